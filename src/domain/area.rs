//! Areas, their calendars and their notices; and the words of a vocabulary.

use chrono::NaiveDate;

use super::id::{AreaId, CalendarId, NoticeId, PlaceId, VocabularyId};
use super::open_enum::open_enum;
use super::place::Position;
use super::record::Provenance;
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
