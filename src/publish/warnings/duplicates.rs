//! Two records that are probably one place: much the same name, at much the same spot.
//!
//! Pairs are looked for among places that share the beginning of a word of their names within half a kilometre, so that a
//! country's ten thousand take no longer than they must. A name that many places have ("Leikkipaikka, Turku") says
//! nothing.

use std::collections::{BTreeSet, HashMap};

use crate::domain::distance::distance_m;
use crate::domain::place::{Place, PlaceKind, StatusKind};
use crate::feed::Record;

use super::{Problem, Subject, kind};

/// How near two places have to be; playgrounds, of which a housing estate has several, nearer.
const NEAR_M: u32 = 400;
const NEAR_PLAYGROUNDS_M: u32 = 30;
/// How alike their names have to be, of 1.
const ALIKE: f64 = 0.85;
/// A name that more places have is generic.
const GENERIC: usize = 4;
/// So many letters of a word are compared to find candidates.
const STEM_CHARS: usize = 5;
/// A beginning that more places of one neighbourhood share tells none of them apart.
const CROWD: usize = 60;
/// Cells of a little over half a kilometre.
const CELLS_PER_DEGREE: (f64, f64) = (200.0, 100.0);

type Cell = (i32, i32);

struct Candidate<'a> {
    subject: Subject<'a>,
    place: &'a Place,
    name: String,
}

pub fn warnings(subjects: &[Subject<'_>]) -> Vec<Problem> {
    let candidates: Vec<Candidate<'_>> = subjects.iter().filter_map(|subject| candidate(*subject)).collect();
    let mut named: HashMap<&str, usize> = HashMap::new();
    for candidate in &candidates {
        *named.entry(candidate.name.as_str()).or_default() += 1;
    }
    let mut cells: HashMap<(Cell, String), Vec<usize>> = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(cell) = cell_of(candidate.place) else { continue };
        for stem in stems(&candidate.name) {
            cells.entry((cell, stem)).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some((row, column)) = cell_of(candidate.place) else { continue };
        for stem in stems(&candidate.name) {
            for (up, right) in [(0, 0), (0, 1), (1, -1), (1, 0), (1, 1)] {
                let others = cells.get(&((row + up, column + right), stem.clone()));
                let others = others.filter(|others| others.len() <= CROWD).into_iter().flatten();
                pairs.extend(
                    others.filter(|other| **other != index).map(|other| (index.min(*other), index.max(*other))),
                );
            }
        }
    }
    let is_generic = |name: &str| named.get(name).is_some_and(|count| *count > GENERIC);
    pairs
        .into_iter()
        .filter(|(a, b)| !is_generic(&candidates[*a].name) && !is_generic(&candidates[*b].name))
        .filter_map(|(a, b)| told(&candidates[a], &candidates[b]))
        .collect()
}

fn candidate(subject: Subject<'_>) -> Option<Candidate<'_>> {
    let Record::Place(place) = &subject.decoded.record else { return None };
    if place.duplicate_of.is_some() || place.moved_to.is_some() || place.status.kind == StatusKind::Closed {
        return None;
    }
    let (_, name) = place.name.for_reader("fi")?;
    Some(Candidate { subject, place, name: plain(name) })
}

/// Small letters, without signs.
fn plain(name: &str) -> String {
    let words = name.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn stems(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(' ').filter(|word| word.chars().count() >= 3).map(|word| word.chars().take(STEM_CHARS).collect())
}

fn cell_of(place: &Place) -> Option<Cell> {
    let point = place.point?;
    Some(((point.lat * CELLS_PER_DEGREE.0).floor() as i32, (point.lon * CELLS_PER_DEGREE.1).floor() as i32))
}

fn told(a: &Candidate<'_>, b: &Candidate<'_>) -> Option<Problem> {
    let (one, other) = (a.place.point?, b.place.point?);
    let metres = distance_m(one, other);
    let is_outdoors = |place: &Place| place.kind == PlaceKind::Playground;
    let near_m = if is_outdoors(a.place) { NEAR_PLAYGROUNDS_M } else { NEAR_M };
    if metres > near_m || a.place.municipality_code != b.place.municipality_code || is_known(a.place, b.place) {
        return None;
    }
    // A playground beside the park's house, and a café in its host's room, are two places.
    if is_outdoors(a.place) != is_outdoors(b.place) || !differ_only_in_letters(&a.name, &b.name) {
        return None;
    }
    let (_, name) = b.place.name.for_reader("fi")?;
    let (a_id, b_id) = (a.place.id.as_str(), b.place.id.as_str());
    let metres = match metres {
        0 => "at the same spot".to_owned(),
        metres => format!("{metres} m away"),
    };
    let message =
        format!("is probably the same place as {b_id} (“{name}”, {metres}, {}:{})", b.subject.file, b.subject.line);
    Some(
        a.subject
            .warn(kind::PROBABLE_DUPLICATE, "id", message)
            .suggest(format!("a line {a_id},{b_id} in twins.csv makes them one; withdrawn.csv takes one away")),
    )
}

fn is_known(a: &Place, b: &Place) -> bool {
    let names = |one: &Place, other: &Place| one.same_as.contains(&other.id) || one.host_id.as_ref() == Some(&other.id);
    names(a, b) || names(b, a)
}

/// Much the same name, where no word that only one of them has is a word of its own: "Perhekahvila Aino" and
/// "Perhekahvila Eino" are two, "Perhekahvila Ainola" and "Ainolan perhekahvila" one.
fn differ_only_in_letters(a: &str, b: &str) -> bool {
    let sorted = |name: &str| {
        let mut words: Vec<&str> = name.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    let numbers = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    if numbers(a) != numbers(b) {
        return false;
    }
    let alike = strsim::normalized_damerau_levenshtein(a, b)
        .max(strsim::normalized_damerau_levenshtein(&sorted(a), &sorted(b)));
    // In the short words a letter is the whole difference.
    let (mine, theirs): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let only = |one: &[&str], other: &[&str]| -> Vec<String> {
        one.iter().filter(|word| !other.contains(word)).map(|word| (*word).to_owned()).collect()
    };
    let (left, right) = (only(&mine, &theirs), only(&theirs, &mine));
    // Endings bend, beginnings don't: Kivenlahti and Kivenlahden are one, Ainola and Einola two.
    let begins_alike = |word: &String, other: &String| word.chars().take(3).eq(other.chars().take(3));
    let same_stem = |word: &String, others: &[String]| {
        others
            .iter()
            .any(|other| begins_alike(word, other) && strsim::normalized_damerau_levenshtein(word, other) >= 0.7)
    };
    alike >= ALIKE && left.iter().all(|word| same_stem(word, &right)) && right.iter().all(|word| same_stem(word, &left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_place_are_told_from_those_of_two() {
        for (a, b, same) in [
            ("Perhekahvila Aino", "Perhekahvila  AINO", true),
            ("Ainolan perhekahvila", "Perhekahvila Ainola", true),
            ("Leikkipuisto Lampi", "Leikkipuisto, Lampi", true),
            ("Olarin asukaspuisto", "Olarin asukaspuisto 2", false),
            ("Perhekahvila Aino", "Perhekahvila Eino", false),
            ("Asukaspuisto Kivenlahti", "Kivenlahden asukaspuisto", true),
            ("Kirjasto", "Kirjasto Oodi", false),
        ] {
            assert_eq!(differ_only_in_letters(&plain(a), &plain(b)), same, "{a} / {b}");
        }
    }
}
