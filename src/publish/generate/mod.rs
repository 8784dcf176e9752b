//! A synthetic country, the same for the same seed: for measuring, and for trying a feed's tools.
//!
//! Places stand in every county, as many in a municipality as people live there; names, hours and sessions are of the
//! kind that Finnish publishers write. Nothing in it is a real place, and its publisher's prefix says so: `gen:`.

mod names;
mod random;
mod records;

use std::path::Path;

use serde_json::{Value, json};

use super::dotted::Object;
use super::municipalities::{self, Municipality};
use super::problem::{Problem, PublishError, write_whole};
use random::Random;

/// How much to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    pub places: usize,
    pub series: usize,
    pub seed: u64,
    /// Records that differ from those of the same seed without edits.
    pub edits: usize,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generated {
    pub places: usize,
    pub series: usize,
    pub organizations: usize,
    pub edited: usize,
}

/// The most that can be asked for, places or series.
pub const MAX: usize = 200_000;

/// Writes a source folder. A folder that holds another publisher's feed is left alone.
pub fn generate(amount: Amount, out: &Path) -> Result<Generated, PublishError> {
    if amount.places > MAX || amount.series > MAX {
        return Err(PublishError::Usage(format!("at most {MAX} places and {MAX} series")));
    }
    refuse_foreign(out)?;
    let mut random = Random::new(amount.seed);
    let homes = homes(amount.places, &mut random);
    let organizations = records::organizations();
    let mut places: Vec<Object> =
        homes.iter().enumerate().map(|(index, home)| records::place(index, home, &mut random)).collect();
    let mut events: Vec<Object> = (0..amount.series).map(|index| records::event(index, &places, &mut random)).collect();
    // Edits come from a stream of their own, so that the rest of the country stays as it was.
    let mut edits = Random::new(amount.seed ^ 0x00ED_1715);
    let edited = edit(&mut places, &mut events, amount.edits, &mut edits);
    let feed = json!({
        "publisher": "Generated country",
        "title": {"fi": "Keksitty maa", "sv": "Ett påhittat land", "en": "A generated country"},
        "languages": ["fi", "sv", "en"], "regions": [], "valid_days": 365, "attribution": [],
    });
    let pretty = serde_json::to_string_pretty(&feed).unwrap_or_default();
    write_whole(&out.join("feed.json"), (pretty + "\n").as_bytes())?;
    let report = Generated { places: places.len(), series: events.len(), organizations: organizations.len(), edited };
    for (stem, records) in [("organizations", organizations), ("places", places), ("events", events)] {
        let lines: String = records.into_iter().map(|record| Value::from(record).to_string() + "\n").collect();
        write_whole(&out.join(format!("{stem}-generated.jsonl")), lines.as_bytes())?;
    }
    Ok(report)
}

fn refuse_foreign(out: &Path) -> Result<(), PublishError> {
    let path = out.join("feed.json");
    let foreign = path.exists() && !std::fs::read_to_string(&path).is_ok_and(|text| text.contains("Generated country"));
    if foreign {
        return Err(PublishError::input(
            Problem::error("feed.json", None, format!("{} holds another feed", out.display()))
                .suggest("choose an empty folder"),
        ));
    }
    Ok(())
}

/// A municipality for each place: one place in every county first, then by inhabitants.
fn homes(places: usize, random: &mut Random) -> Vec<&'static Municipality> {
    let all = municipalities::all();
    let mut homes: Vec<&Municipality> = Vec::with_capacity(places);
    for municipality in all {
        let county_is_new = !homes.iter().any(|home| home.county == municipality.county);
        if county_is_new && homes.len() < places {
            homes.push(municipality);
        }
    }
    let mut reached = 0;
    let ladder: Vec<u64> = all
        .iter()
        .map(|municipality| {
            reached += u64::from(municipality.inhabitants.max(200));
            reached
        })
        .collect();
    while homes.len() < places {
        let at = random.below(reached);
        homes.push(&all[ladder.partition_point(|step| *step <= at).min(all.len() - 1)]);
    }
    homes
}

/// Changes so many different records: a place's hours and a series' time.
fn edit(places: &mut [Object], events: &mut [Object], count: usize, random: &mut Random) -> usize {
    let total = places.len() + events.len();
    let count = count.min(total);
    let mut order: Vec<usize> = (0..total).collect();
    for index in 0..count {
        let other = index + random.below((total - index) as u64) as usize;
        order.swap(index, other);
    }
    for index in &order[..count] {
        match index.checked_sub(places.len()) {
            None => records::edit_place(&mut places[*index], random),
            Some(event) => records::edit_event(&mut events[event], random),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(amount: Amount) -> (String, String) {
        let folder = tempfile::tempdir().unwrap();
        generate(amount, folder.path()).unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        (read("places-generated.jsonl"), read("events-generated.jsonl"))
    }

    const AMOUNT: Amount = Amount { places: 300, series: 200, seed: 7, edits: 0 };

    #[test]
    fn the_same_seed_makes_the_same_country() {
        assert_eq!(made(AMOUNT), made(AMOUNT));
        assert_ne!(made(AMOUNT).0, made(Amount { seed: 8, ..AMOUNT }).0);
    }

    #[test]
    fn edits_change_exactly_so_many_records() {
        let (before, after) = (made(AMOUNT), made(Amount { edits: 25, ..AMOUNT }));
        let differ = |a: &str, b: &str| a.lines().zip(b.lines()).filter(|(a, b)| a != b).count();
        assert_eq!(differ(&before.0, &after.0) + differ(&before.1, &after.1), 25);
    }

    #[test]
    fn every_county_has_a_place_and_every_record_is_good() {
        let folder = tempfile::tempdir().unwrap();
        generate(AMOUNT, folder.path()).unwrap();
        let checked = super::super::check::check(super::super::folder::SourceFolder::read(folder.path()).unwrap());
        assert!(checked.problems.is_empty(), "{:?}", &checked.problems[..checked.problems.len().min(3)]);
        let counties: std::collections::BTreeSet<&str> =
            municipalities::all().iter().map(|m| m.county.as_str()).collect();
        let homes = homes(300, &mut Random::new(7));
        assert!(counties.iter().all(|county| homes.iter().any(|home| home.county == *county)));
    }
}
