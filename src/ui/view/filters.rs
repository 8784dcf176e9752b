//! What is asked of a list beside the family's own values, and everything asked for in words. Pure.

use crate::domain::filter::{Filter, Part};
use crate::domain::organization::OrganizationKind;
use crate::domain::place::{PlaceKind, Position};
use crate::t;
use crate::ui::format::{child_age, distance, kind, need};
use crate::ui::i18n::Words;
use crate::ui::view::family::Family;

/// Distances to choose from, in metres.
pub const DISTANCES_M: [u32; 4] = [1_000, 3_000, 10_000, 30_000];

/// The kinds of operators to choose from; the others are too few to be looked for.
pub const OPERATORS: [OrganizationKind; 5] = [
    OrganizationKind::Municipality,
    OrganizationKind::Association,
    OrganizationKind::Parish,
    OrganizationKind::County,
    OrganizationKind::Private,
];

/// What a list is asked for beside the family's needs, languages and ages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    pub kinds: Vec<PlaceKind>,
    /// Metres from an exact position; rests while there is none.
    pub within_m: Option<u32>,
    pub free: bool,
    pub drop_in: bool,
    pub operators: Vec<OrganizationKind>,
    /// Only what is known to fit.
    pub sure: bool,
}

impl Chosen {
    /// The setting's text: `kind=library;within=3000;free`.
    pub fn to_text(&self) -> String {
        let kinds = self.kinds.iter().map(|kind| format!("kind={}", kind.as_str()));
        let operators = self.operators.iter().map(|kind| format!("operator={}", kind.as_str()));
        let within = self.within_m.map(|metres| format!("within={metres}"));
        let flags = [(self.free, "free"), (self.drop_in, "drop_in"), (self.sure, "sure")];
        let flags = flags.into_iter().filter(|(on, _)| *on).map(|(_, word)| word.to_owned());
        kinds.chain(operators).chain(within).chain(flags).collect::<Vec<_>>().join(";")
    }

    /// Reads the setting's text; what it doesn't know is left out.
    pub fn from_text(text: &str) -> Self {
        let mut chosen = Self::default();
        for word in text.split(';') {
            match word.split_once('=') {
                Some(("kind", kind)) => push_once(&mut chosen.kinds, PlaceKind::from(kind)),
                Some(("operator", kind)) => push_once(&mut chosen.operators, OrganizationKind::from(kind)),
                Some(("within", metres)) => chosen.within_m = metres.parse().ok(),
                None if word == "free" => chosen.free = true,
                None if word == "drop_in" => chosen.drop_in = true,
                None if word == "sure" => chosen.sure = true,
                _ => {}
            }
        }
        chosen
    }
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// The filter that a family and its choices make. `origin` is where distances are told from; one that stands for a
/// whole municipality measures nothing, so no distance is asked for.
pub fn filter_of(family: &Family, chosen: &Chosen, origin: Option<Position>, exact: bool) -> Filter {
    Filter {
        kinds: chosen.kinds.clone(),
        origin,
        within_m: chosen.within_m.filter(|_| exact && origin.is_some()),
        languages: family.languages.clone(),
        needs: family.needs.clone(),
        ages_months: family.ages_months.clone(),
        free: chosen.free,
        drop_in: chosen.drop_in,
        operator_kinds: chosen.operators.clone(),
        sure: chosen.sure,
        ..Filter::default()
    }
}

/// What is left of a family and its choices when this part of their filter is taken back.
pub fn without(family: &Family, chosen: &Chosen, part: &Part) -> (Family, Chosen) {
    let left = filter_of(family, chosen, None, false).without(part);
    let family = Family { needs: left.needs, languages: left.languages, ages_months: left.ages_months };
    let chosen = Chosen {
        kinds: left.kinds,
        within_m: chosen.within_m.filter(|_| !matches!(part, Part::Within(_))),
        free: left.free,
        drop_in: left.drop_in,
        operators: left.operator_kinds,
        sure: left.sure,
    };
    (family, chosen)
}

/// A part of a filter as its chip says it.
pub fn part_name(words: Words, part: &Part) -> String {
    match part {
        Part::Age(months) => child_age(words, *months),
        Part::Language(tag) => t!(words, "language-name", tag = tag),
        Part::Need(item) => need(words, item),
        Part::Free => t!(words, "tag-free"),
        Part::DropIn => t!(words, "filter-drop-in"),
        Part::Within(metres) => t!(words, "filter-within", distance = distance(words, f64::from(*metres))),
        Part::Kind(of) => kind(words, of),
        Part::Operator(of) => operator_kind(words, of),
        Part::Sure => t!(words, "filter-sure"),
    }
}

/// Who runs a place, by kind.
pub fn operator_kind(words: Words, kind: &OrganizationKind) -> String {
    match kind {
        OrganizationKind::County => t!(words, "operator-county"),
        OrganizationKind::Municipality => t!(words, "operator-municipality"),
        OrganizationKind::Association => t!(words, "operator-association"),
        OrganizationKind::Parish => t!(words, "operator-parish"),
        OrganizationKind::Private => t!(words, "operator-private"),
        OrganizationKind::State | OrganizationKind::Unspecified | OrganizationKind::Other(_) => {
            t!(words, "operator-other")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::AccessibilityItem;

    fn chosen() -> Chosen {
        Chosen {
            kinds: vec![PlaceKind::Library, PlaceKind::Playground],
            within_m: Some(3_000),
            free: true,
            drop_in: false,
            operators: vec![OrganizationKind::Parish],
            sure: true,
        }
    }

    #[test]
    fn choices_come_back_as_they_were_kept() {
        assert_eq!(Chosen::from_text(&chosen().to_text()), chosen());
        assert_eq!(Chosen::default().to_text(), "");
        let read = Chosen::from_text("free;kind=library;kind=library;within=x;colour=red;;=");
        assert_eq!(read, Chosen { kinds: vec![PlaceKind::Library], free: true, ..Chosen::default() });
    }

    #[test]
    fn a_distance_rests_while_the_position_is_a_whole_municipality() {
        let here = Some(Position { lat: 60.2, lon: 24.9 });
        let within = |origin, exact| filter_of(&Family::default(), &chosen(), origin, exact).within_m;
        assert_eq!([within(here, true), within(here, false), within(None, true)], [Some(3_000), None, None]);
    }

    #[test]
    fn taking_a_part_back_leaves_the_others() {
        let family = Family {
            needs: vec![AccessibilityItem::Lift],
            languages: vec!["sv".to_owned()],
            ages_months: vec![14, 14],
        };
        let (left, same) = without(&family, &chosen(), &Part::Age(14));
        assert_eq!((left.ages_months, left.needs, same), (vec![14], family.needs.clone(), chosen()));
        let (_, left) = without(&family, &chosen(), &Part::Kind(PlaceKind::Library));
        assert_eq!(left, Chosen { kinds: vec![PlaceKind::Playground], ..chosen() });
        let (_, left) = without(&family, &chosen(), &Part::Within(3_000));
        assert_eq!(left, Chosen { within_m: None, ..chosen() });
    }
}
