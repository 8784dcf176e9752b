//! A filter taken apart: each thing that was asked for by itself, what a place answers to it, and the filter without
//! it. Chips, the marks of a row and "which one empties the list?" are made of these.

use super::Filter;
use crate::domain::card::{Facts, PlaceCard};
use crate::domain::organization::OrganizationKind;
use crate::domain::place::{AccessibilityItem, PlaceKind};
use crate::domain::record::Answer;

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A child's age in months.
    Age(u32),
    /// BCP-47.
    Language(String),
    Need(AccessibilityItem),
    Free,
    DropIn,
    /// Metres.
    Within(u32),
    Kind(PlaceKind),
    Operator(OrganizationKind),
    /// Only what is known to fit.
    Sure,
}

impl Filter {
    /// Everything asked for that a reader can take back, in the order in which it is shown. Areas and the states that
    /// a list keeps are not among them.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self.ages_months.iter().map(|months| Part::Age(*months)).collect();
        parts.extend(self.languages.iter().cloned().map(Part::Language));
        parts.extend(self.needs.iter().cloned().map(Part::Need));
        parts.extend(self.free.then_some(Part::Free));
        parts.extend(self.drop_in.then_some(Part::DropIn));
        // Without an origin a distance asks nothing.
        parts.extend(self.origin.and(self.within_m).map(Part::Within));
        parts.extend(self.kinds.iter().cloned().map(Part::Kind));
        parts.extend(self.operator_kinds.iter().cloned().map(Part::Operator));
        parts.extend(self.sure.then_some(Part::Sure));
        parts
    }

    /// The filter without this part. Of several children of one age, one is taken out.
    pub fn without(&self, part: &Part) -> Self {
        let mut filter = self.clone();
        match part {
            Part::Age(months) => {
                if let Some(index) = filter.ages_months.iter().position(|age| age == months) {
                    filter.ages_months.remove(index);
                }
            }
            Part::Language(tag) => filter.languages.retain(|language| language != tag),
            Part::Need(item) => filter.needs.retain(|need| need != item),
            Part::Free => filter.free = false,
            Part::DropIn => filter.drop_in = false,
            Part::Within(_) => filter.within_m = None,
            Part::Kind(kind) => filter.kinds.retain(|other| other != kind),
            Part::Operator(kind) => filter.operator_kinds.retain(|other| other != kind),
            Part::Sure => filter.sure = false,
        }
        filter
    }

    /// What a place answers to a part. Of several kinds or operators one is enough, so each answers for all.
    pub fn answer(&self, part: &Part, card: &PlaceCard) -> Answer {
        self.answer_event(part, &card.facts, Some(card))
    }

    /// What an event with these facts answers to a part. `place` is where it takes place.
    pub fn answer_event(&self, part: &Part, facts: &Facts, place: Option<&PlaceCard>) -> Answer {
        let yes = |is: bool| if is { Answer::Yes } else { Answer::No };
        match part {
            Part::Age(months) => facts.suits_age(*months),
            Part::Language(tag) => facts.speaks(tag),
            Part::Need(item) => facts.meets(item),
            Part::Free => facts.free,
            Part::DropIn => facts.drop_in,
            // What takes place nowhere has no distance and no kind of place.
            Part::Within(_) => place.map_or(Answer::Unknown, |place| self.is_within(place)),
            Part::Kind(_) => place.map_or(Answer::No, |place| yes(self.keeps_kind(&place.kind))),
            Part::Operator(_) => place.map_or(Answer::Yes, |place| self.is_run_by(place)),
            Part::Sure => Answer::Yes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Match;
    use super::*;
    use crate::domain::id::PlaceId;
    use crate::domain::place::{Place, Position, Precision};
    use crate::domain::record::CostKind;
    use crate::domain::text::Text;
    use proptest::prelude::*;

    fn filter() -> impl Strategy<Value = Filter> {
        let needs = proptest::sample::subsequence(AccessibilityItem::KNOWN.to_vec(), 0..3);
        let kinds = proptest::sample::subsequence(PlaceKind::KNOWN.to_vec(), 0..3);
        let operators = proptest::sample::subsequence(OrganizationKind::KNOWN.to_vec(), 0..3);
        let languages = proptest::sample::subsequence(vec!["fi".to_owned(), "sv".to_owned(), "ar".to_owned()], 0..3);
        let ages = proptest::collection::vec(0u32..216, 0..3);
        let within = proptest::option::of(1u32..50_000);
        let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        (needs, kinds, operators, languages, ages, within, flags).prop_map(
            |(needs, kinds, operator_kinds, languages, ages_months, within_m, (free, drop_in, sure, here))| Filter {
                needs,
                kinds,
                operator_kinds,
                languages,
                ages_months,
                within_m,
                free,
                drop_in,
                sure,
                origin: here.then_some(Position { lat: 60.2, lon: 24.9 }),
                ..Filter::default()
            },
        )
    }

    fn card() -> impl Strategy<Value = PlaceCard> {
        let answer = || prop_oneof![Just(Answer::Yes), Just(Answer::No), Just(Answer::Unknown)];
        let kind = proptest::sample::select(PlaceKind::KNOWN.to_vec());
        let precision = proptest::sample::select(Precision::KNOWN.to_vec());
        let cost = proptest::sample::select(CostKind::KNOWN.to_vec());
        (kind, precision, cost, answer(), answer(), proptest::option::of(0u32..80), any::<bool>()).prop_map(
            |(kind, precision, cost, drop_in, lift, age, swedish)| {
                let mut place = Place::new(PlaceId::parse("a:b").unwrap(), kind, Text::of("fi", "Talo"));
                place.precision = precision;
                place.point = Some(Position { lat: 60.3, lon: 24.9 });
                place.access.cost.kind = cost;
                place.access.drop_in = drop_in;
                place.accessibility.items.insert(AccessibilityItem::Lift, lift);
                place.audience.age_max_months = age;
                place.languages.activity = swedish.then(|| vec!["sv".to_owned()]);
                PlaceCard::of(&place, None)
            },
        )
    }

    proptest! {
        #[test]
        fn the_parts_together_say_what_the_filter_says(filter in filter(), card in card()) {
            let parts = filter.parts();
            let answers: Vec<Answer> = parts.iter().map(|part| filter.answer(part, &card)).collect();
            // Playgrounds are left out unasked, which no part says.
            if !filter.kinds.is_empty() || card.kind != PlaceKind::Playground {
                let expected = match () {
                    () if answers.contains(&Answer::No) => None,
                    () if !answers.contains(&Answer::Unknown) => Some(Match::Yes),
                    () if filter.sure => None,
                    () => Some(Match::Unknown),
                };
                prop_assert_eq!(filter.check(&card, None), expected);
            }
        }

        #[test]
        fn with_every_part_taken_out_nothing_is_asked(filter in filter()) {
            let mut bare = filter.clone();
            for part in filter.parts() {
                let fewer = bare.without(&part);
                prop_assert_eq!(fewer.parts().len() + 1, bare.parts().len());
                bare = fewer;
            }
            prop_assert!(bare.parts().is_empty());
        }
    }
}
