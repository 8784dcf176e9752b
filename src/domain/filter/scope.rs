//! What a calendar keeps beside a filter: what takes place where one lives, and what one keeps.

use std::collections::BTreeSet;

use crate::domain::card::PlaceCard;
use crate::domain::event::Attendance;
use crate::domain::id::{EventId, PlaceId};

/// The default keeps everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// A municipality's bare code: what takes place there, and whatever one can join from anywhere.
    pub town: Option<String>,
    /// Ids of events and places: these events, and what takes place at these places.
    pub kept: Option<BTreeSet<String>>,
}

impl Scope {
    /// `home`: the place where the event is at home; `place`: where this run takes place, which may be another.
    pub fn keeps(
        &self,
        event: &EventId,
        attendance: &Attendance,
        home: Option<&PlaceId>,
        place: Option<&PlaceCard>,
    ) -> bool {
        let is_here = |town: &String| {
            !matches!(attendance, Attendance::InPerson)
                || place.is_some_and(|place| place.municipality_code.as_ref() == Some(town))
        };
        let is_kept = |kept: &BTreeSet<String>| {
            kept.contains(event.as_str())
                || home.is_some_and(|home| kept.contains(home.as_str()))
                || place.is_some_and(|place| kept.contains(place.id.as_str()))
        };
        self.town.as_ref().is_none_or(is_here) && self.kept.as_ref().is_none_or(is_kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::{Place, PlaceKind};
    use crate::domain::text::Text;

    fn keeps(scope: &Scope, attendance: Attendance, town: Option<&str>) -> bool {
        let event = EventId::parse("a:e").unwrap();
        let home = PlaceId::parse("a:home").unwrap();
        let card = town.map(|town| {
            let id = PlaceId::parse("a:there").unwrap();
            let mut place = Place::new(id, PlaceKind::Library, Text::of("fi", "Kirjasto"));
            place.municipality_code = Some(town.to_owned());
            PlaceCard::of(&place, None)
        });
        scope.keeps(&event, &attendance, Some(&home), card.as_ref())
    }

    #[test]
    fn a_town_has_its_own_and_whatever_is_online() {
        let scope = Scope { town: Some("091".to_owned()), kept: None };
        assert!(keeps(&scope, Attendance::InPerson, Some("091")));
        assert!(!keeps(&scope, Attendance::InPerson, Some("049")));
        assert!(!keeps(&scope, Attendance::InPerson, None), "nobody knows where");
        assert!(keeps(&scope, Attendance::Online, None) && keeps(&scope, Attendance::Hybrid, Some("049")));
        assert!(keeps(&Scope::default(), Attendance::InPerson, None));
    }

    #[test]
    fn what_is_kept_is_the_event_its_home_or_where_it_takes_place() {
        let kept = |id: &str| {
            let scope = Scope { town: None, kept: Some(BTreeSet::from([id.to_owned()])) };
            keeps(&scope, Attendance::InPerson, Some("091"))
        };
        assert!(kept("a:e") && kept("a:home") && kept("a:there"));
        assert!(!kept("a:other"));
    }
}
