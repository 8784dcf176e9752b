//! Areas, their calendars and their notices; and the words of a vocabulary.

use chrono::NaiveDate;

use super::distance::distance_m;
use super::id::{AreaId, CalendarId, NoticeId, PlaceId, VocabularyId};
use super::open_enum::open_enum;
use super::place::Position;
use super::record::Provenance;
use super::region::Region;
use super::text::Text;

open_enum! {
    AreaLevel {
        Municipality = "municipality",
        ServiceArea = "service_area",
        County = "county",
        National = "national",
    }
}

/// `code` is prefixed: `kunta-091`, `hva-01`, `national`.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub id: AreaId,
    pub code: String,
    pub level: AreaLevel,
    /// The code of the area this one lies in.
    pub parent: Option<String>,
    pub name: Text,
    pub point: Option<Position>,
    pub provenance: Provenance,
}

/// Who lives near a border goes to places on both sides of it: a county counts where a municipality of it has its middle
/// within this distance.
const NEAR_M: u32 = 30_000;

/// The counties that matter to somebody: their own, and those beside it. `municipality` is a bare code; where only a
/// point is known, the nearest municipality's county is theirs. In the order of their codes; empty where neither tells.
pub fn counties_around(areas: &[Area], municipality: Option<&str>, point: Option<Position>) -> Vec<Region> {
    let middle = |area: &Area| {
        let code = area.code.strip_prefix("kunta-").filter(|_| area.level == AreaLevel::Municipality)?;
        Some((Region::of_municipality(code)?, distance_m(area.point?, point?)))
    };
    let middles: Vec<(Region, u32)> = areas.iter().filter_map(middle).collect();
    let nearest = || middles.iter().min_by_key(|(_, metres)| *metres).map(|(region, _)| *region);
    let own = municipality.and_then(Region::of_municipality).or_else(nearest);
    let near = middles.iter().filter(|(_, metres)| *metres <= NEAR_M).map(|(region, _)| *region);
    let mut counties: Vec<Region> = own.into_iter().chain(near).collect();
    counties.sort_unstable();
    counties.dedup();
    counties
}

open_enum! {
    CalendarKind { PublicHoliday = "public_holiday", Eve = "eve", SchoolHoliday = "school_holiday" }
}

open_enum! {
    SchoolHolidayKind { Autumn = "autumn", Christmas = "christmas", Winter = "winter", Summer = "summer" }
}

/// Days that differ, `to` excluded. A summer without `to` waits for the next school year's first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    pub id: CalendarId,
    pub kind: CalendarKind,
    pub school_holiday: Option<SchoolHolidayKind>,
    pub name: Text,
    pub area_code: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub provenance: Provenance,
}

/// Something to know about an area or a place for a time, `to` excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: NoticeId,
    pub name: Text,
    pub text: Text,
    pub area_code: Option<String>,
    pub place_id: Option<PlaceId>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub provenance: Provenance,
}

open_enum! {
    VocabularyKind {
        LifeSituation = "life_situation",
        QualityCriterion = "quality_criterion",
        Task = "task",
        Term = "term",
    }
}

/// A word of a vocabulary: a life situation, a task of the family centre, a quality criterion, a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    pub id: VocabularyId,
    pub kind: VocabularyKind,
    pub name: Text,
    pub unofficial_names: Vec<String>,
    /// What the word belongs under, for people to read: a criterion's theme.
    pub group: Text,
    pub order: i64,
    /// Ids of records or https addresses, the fittest first.
    pub links: Vec<String>,
    pub provenance: Provenance,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town(code: &str, lat: f64, lon: f64) -> Area {
        Area {
            id: AreaId::parse(&format!("a:area/{code}")).unwrap(),
            code: format!("kunta-{code}"),
            level: AreaLevel::Municipality,
            parent: None,
            name: Text::default(),
            point: Some(Position { lat, lon }),
            provenance: Provenance::default(),
        }
    }

    #[test]
    fn a_family_s_counties_are_its_own_and_those_across_the_border() {
        let areas = [
            town("091", 60.17, 24.94),
            town("049", 60.21, 24.66),
            town("092", 60.29, 25.04),
            town("837", 61.50, 23.76),
            town("890", 69.91, 27.03),
        ];
        let codes = |municipality: Option<&str>, point: Option<(f64, f64)>| {
            let point = point.map(|(lat, lon)| Position { lat, lon });
            let counties = counties_around(&areas, municipality, point);
            counties.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(codes(Some("049"), Some((60.21, 24.66))), ["hva-03", "hva-04", "hva-90"]);
        assert_eq!(codes(Some("837"), Some((61.50, 23.76))), ["hva-08"]);
        assert_eq!(codes(None, Some((68.9, 27.0))), ["hva-21"], "far from every middle, the nearest one's");
        assert_eq!(codes(Some("837"), None), ["hva-08"]);
        assert_eq!(codes(Some("000"), None), [""; 0]);
        assert_eq!(codes(None, None), [""; 0]);
    }
}
