//! The only predicates: list, map and calendar share them.
//!
//! A filter drops *no* and keeps *unknown*, which ranks after *yes* under a heading of its own; `sure` keeps *yes*
//! alone. Needs no store: SQL makes a coarse cut before, never a finer one.

mod parts;
mod scope;

pub use parts::Part;
pub use scope::Scope;

use std::collections::BTreeSet;

use super::availability::Availability;
use super::card::{Facts, PlaceCard};
use super::distance::distance_m;
use super::id::PlaceId;
use super::organization::OrganizationKind;
use super::place::{AccessibilityItem, PlaceKind, Position, StatusKind};
use super::record::Answer;
use super::region::Region;

/// How well a place or an event fits what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    Yes,
    /// Nothing speaks against it, but something asked for is not known.
    Unknown,
}

impl Match {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Unknown => "unknown",
        }
    }
}

/// Which states a list keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OpenFilter {
    #[default]
    Any,
    /// Open for certain: open and closing soon.
    Open,
    /// These and what may be open.
    MaybeOpen,
}

impl OpenFilter {
    pub fn keeps(self, availability: &Availability) -> bool {
        match self {
            Self::Any => true,
            Self::Open => availability.is_open(),
            Self::MaybeOpen => availability.is_open() || availability.may_be_open(),
        }
    }
}

/// What was asked for. The default keeps everything but playgrounds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Empty: every kind but playgrounds, of which there are ten thousand.
    pub kinds: Vec<PlaceKind>,
    pub open: OpenFilter,
    /// Where distances are told from.
    pub origin: Option<Position>,
    /// Metres from `origin`.
    pub within_m: Option<u32>,
    /// BCP-47; every one of them is asked for.
    pub languages: Vec<String>,
    pub needs: Vec<AccessibilityItem>,
    /// Each child's age in months; a place fits when it fits every child.
    pub ages_months: Vec<u32>,
    pub free: bool,
    pub drop_in: bool,
    /// Area codes: `kunta-091`, `hva-90`, `national`.
    pub areas: Vec<String>,
    pub operator_kinds: Vec<OrganizationKind>,
    /// Keep *yes* alone.
    pub sure: bool,
    /// Places that the reader wants to see in no list, by every id they may stand under. What takes place there is
    /// left out as well.
    pub hidden: BTreeSet<PlaceId>,
}

impl Filter {
    /// Whether this place is kept, and how well it fits. Its state is checked where it is given.
    pub fn check(&self, card: &PlaceCard, availability: Option<&Availability>) -> Option<Match> {
        if !self.keeps_kind(&card.kind) || !self.keeps_area(card.municipality_code.as_deref()) {
            return None;
        }
        if self.hidden.contains(&card.id) {
            return None;
        }
        if availability.is_some_and(|availability| !self.open.keeps(availability)) {
            return None;
        }
        let answers = [self.is_within(card), self.is_run_by(card)].into_iter().chain(self.answers(&card.facts));
        self.conclude(answers)
    }

    /// Whether an event with these facts is kept, and how well it fits. `place` is where it takes place: its kind, area
    /// and distance count.
    pub fn check_event(&self, facts: &Facts, place: Option<&PlaceCard>) -> Option<Match> {
        if let Some(place) = place {
            if !self.keeps_kind(&place.kind) || !self.keeps_area(place.municipality_code.as_deref()) {
                return None;
            }
            if self.hidden.contains(&place.id) {
                return None;
            }
        } else if !self.kinds.is_empty() || !self.areas.is_empty() {
            return None;
        }
        let at_place = match place {
            Some(place) => [self.is_within(place), self.is_run_by(place)],
            None => [if self.within_m.is_some() { Answer::Unknown } else { Answer::Yes }, Answer::Yes],
        };
        self.conclude(at_place.into_iter().chain(self.answers(facts)))
    }

    fn answers<'f>(&'f self, facts: &'f Facts) -> impl Iterator<Item = Answer> + 'f {
        let languages = self.languages.iter().map(|language| facts.speaks(language));
        let needs = self.needs.iter().map(|need| facts.meets(need));
        let ages = self.ages_months.iter().map(|months| facts.suits_age(*months));
        let free = self.free.then_some(facts.free);
        let drop_in = self.drop_in.then_some(facts.drop_in);
        languages.chain(needs).chain(ages).chain(free).chain(drop_in)
    }

    fn conclude(&self, answers: impl Iterator<Item = Answer>) -> Option<Match> {
        let mut all_known = true;
        for answer in answers {
            match answer {
                Answer::No => return None,
                Answer::Unknown => all_known = false,
                Answer::Yes => {}
            }
        }
        match all_known {
            true => Some(Match::Yes),
            false if self.sure => None,
            false => Some(Match::Unknown),
        }
    }

    fn keeps_kind(&self, kind: &PlaceKind) -> bool {
        if self.kinds.is_empty() { *kind != PlaceKind::Playground } else { self.kinds.contains(kind) }
    }

    fn keeps_area(&self, municipality: Option<&str>) -> bool {
        self.areas.is_empty()
            || self.areas.iter().any(|area| match (Region::parse(area), municipality) {
                (Some(Region::National), _) => true,
                (Some(county), Some(code)) => Region::of_municipality(code) == Some(county),
                (None, Some(code)) => area.strip_prefix("kunta-") == Some(code),
                (_, None) => false,
            })
    }

    fn is_within(&self, card: &PlaceCard) -> Answer {
        let (Some(origin), Some(within_m)) = (self.origin, self.within_m) else { return Answer::Yes };
        match distance_of(card, origin) {
            Some(metres) if metres <= within_m => Answer::Yes,
            Some(_) => Answer::No,
            None => self.may_be_within(card, origin, within_m),
        }
    }

    /// A place whose point stands for its locality or municipality may be within reach where that point is, give or
    /// take the reach of such an area.
    fn may_be_within(&self, card: &PlaceCard, origin: Position, within_m: u32) -> Answer {
        match card.point {
            Some(point) if distance_m(point, origin) > within_m.saturating_add(card.precision.reach_m()) => Answer::No,
            _ => Answer::Unknown,
        }
    }

    fn is_run_by(&self, card: &PlaceCard) -> Answer {
        match &card.operator_kind {
            _ if self.operator_kinds.is_empty() => Answer::Yes,
            Some(kind) if self.operator_kinds.contains(kind) => Answer::Yes,
            Some(_) => Answer::No,
            None => Answer::Unknown,
        }
    }
}

/// Metres from `origin`, where the place's point is known well enough to say so.
pub fn distance_of(card: &PlaceCard, origin: Position) -> Option<u32> {
    card.point.filter(|_| card.precision.gives_distance()).map(|point| distance_m(point, origin))
}

/// Metres to sort by: a place whose point stands for an area comes after exact ones within that area's reach.
pub fn sort_distance_m(card: &PlaceCard, origin: Position) -> u32 {
    let reach_m = if card.precision.gives_distance() { 0 } else { card.precision.reach_m() };
    card.point.map_or(u32::MAX, |point| distance_m(point, origin).saturating_add(reach_m))
}

/// Whether a list shows a place of this status by itself: one that is closed for good is found by search and among
/// saved places only.
pub fn is_listed(status: &StatusKind) -> bool {
    !matches!(status, StatusKind::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::{Place, Precision};
    use crate::domain::text::Text;

    fn card(change: impl FnOnce(&mut Place)) -> PlaceCard {
        let mut place =
            Place::new(PlaceId::parse("a:b").unwrap(), PlaceKind::MeetingPlace, Text::of("fi", "Kohtaamispaikka"));
        place.municipality_code = Some("091".into());
        place.point = Some(Position { lat: 60.17, lon: 24.94 });
        place.precision = Precision::Exact;
        change(&mut place);
        PlaceCard::of(&place, None)
    }

    fn check(filter: Filter, card: &PlaceCard, expected: Option<Match>) {
        assert_eq!(filter.check(card, None), expected, "{filter:?}");
        let sure = Filter { sure: true, ..filter };
        assert_eq!(sure.check(card, None), expected.filter(|m| *m == Match::Yes), "sure: {sure:?}");
    }

    #[test]
    fn unknown_is_kept_and_no_is_dropped() {
        let bare = card(|_| {});
        let asks = || {
            [
                Filter { languages: vec!["sv".into()], ..Filter::default() },
                Filter { needs: vec![AccessibilityItem::StepFreeEntrance], ..Filter::default() },
                Filter { ages_months: vec![14], ..Filter::default() },
                Filter { free: true, ..Filter::default() },
                Filter { drop_in: true, ..Filter::default() },
                Filter { operator_kinds: vec![OrganizationKind::Parish], ..Filter::default() },
            ]
        };
        for filter in asks() {
            check(filter, &bare, Some(Match::Unknown));
        }
        check(Filter::default(), &bare, Some(Match::Yes));
        let no = card(|place| {
            place.languages.activity = Some(vec!["fi".into()]);
            place.accessibility.items.insert(AccessibilityItem::StepFreeEntrance, Answer::No);
            place.audience.age_min_months = Some(36);
            place.access.cost.kind = CostKind::Paid;
            place.access.drop_in = Answer::No;
        });
        for filter in asks().into_iter().take(5) {
            check(filter, &no, None);
        }
    }
    use crate::domain::record::CostKind;

    #[test]
    fn languages_follow_the_rule() {
        for (activity, staff, interpreter, none_needed, expected) in [
            (None, None, None, None, Answer::Unknown),
            (None, None, None, Some(true), Answer::Yes),
            (Some("fi"), None, None, None, Answer::No),
            (Some("fi"), None, Some(true), None, Answer::Unknown),
            (Some("fi"), Some("sv"), None, None, Answer::Yes),
            (Some("sv-FI"), None, None, None, Answer::Yes),
        ] {
            let card = card(|place| {
                place.languages = super::super::record::Languages {
                    activity: activity.map(|tag| vec![tag.to_owned()]),
                    staff: staff.map(|tag| vec![tag.to_owned()]),
                    interpreter_by_request: interpreter,
                    no_common_language_needed: none_needed,
                }
            });
            assert_eq!(card.facts.speaks("sv"), expected, "{activity:?} {staff:?} {interpreter:?} {none_needed:?}");
        }
    }

    #[test]
    fn a_place_fits_when_it_fits_every_child() {
        let zero_to_three = card(|place| {
            place.audience.age_min_months = Some(0);
            place.audience.age_max_months = Some(47);
        });
        check(Filter { ages_months: vec![2, 47], ..Filter::default() }, &zero_to_three, Some(Match::Yes));
        check(Filter { ages_months: vec![2, 48], ..Filter::default() }, &zero_to_three, None);
    }

    #[test]
    fn a_point_that_stands_for_an_area_passes_a_distance_as_unknown_only() {
        let origin = Some(Position { lat: 60.17, lon: 24.94 });
        let within = |within_m| Filter { origin, within_m: Some(within_m), ..Filter::default() };
        check(within(100), &card(|_| {}), Some(Match::Yes));
        let away = |precision: Precision, lat: f64| {
            card(|place| {
                place.precision = precision;
                place.point = Some(Position { lat, lon: 24.94 });
            })
        };
        check(within(100), &away(Precision::Exact, 60.18), None);
        check(within(100), &away(Precision::Locality, 60.18), Some(Match::Unknown));
        check(within(100), &away(Precision::Municipality, 62.0), None);
    }

    #[test]
    fn what_is_hidden_is_in_no_list_and_neither_is_what_takes_place_there() {
        let here = card(|_| {});
        let hidden = Filter { hidden: BTreeSet::from([here.id.clone()]), ..Filter::default() };
        check(hidden.clone(), &here, None);
        assert_eq!(hidden.check_event(&here.facts, Some(&here)), None);
        assert_eq!(hidden.check_event(&here.facts, None), Some(Match::Yes));
        let other = card(|place| place.id = PlaceId::parse("a:other").unwrap());
        check(hidden.clone(), &other, Some(Match::Yes));
        assert!(hidden.parts().is_empty(), "nothing that a chip could take back");
    }

    #[test]
    fn areas_and_kinds_cut() {
        let area = |code: &str| Filter { areas: vec![code.into()], ..Filter::default() };
        for (code, kept) in
            [("kunta-091", true), ("kunta-049", false), ("hva-90", true), ("hva-03", false), ("x", false)]
        {
            assert_eq!(area(code).check(&card(|_| {}), None).is_some(), kept, "{code}");
        }
        let playground = card(|place| place.kind = PlaceKind::Playground);
        check(Filter::default(), &playground, None);
        check(Filter { kinds: vec![PlaceKind::Playground], ..Filter::default() }, &playground, Some(Match::Yes));
    }
}
