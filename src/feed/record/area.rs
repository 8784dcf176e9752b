//! Areas, their calendars and notices, words of vocabularies, and tombstones, on the wire.

use chrono::NaiveDate;

use super::super::reader::{Field, List, Reader};
use super::common::{self, FeedSource};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::area::{Area, AreaLevel, CalendarEntry, Notice, Vocabulary};
use crate::domain::id::{AreaId, CalendarId, NoticeId, PlaceId, VocabularyId, check_id};
use crate::domain::record::PartialDate;
use crate::domain::region::Region;

wire! {
    /// A municipality, a service area, a county, the country.
    FeedArea {
        id: Field<String>,
        name: Field<FeedText>,
        /// `kunta-091`, `hva-01`, `national`.
        code: Field<String>,
        /// `municipality`, `service_area`, `county`, `national`. Absent: what the code says.
        level: Field<String>,
        /// The code of the area this one lies in.
        parent: Field<String>,
        lat: Field<f64>,
        lon: Field<f64>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }

    /// Days that differ, `to` excluded.
    FeedCalendarEntry {
        id: Field<String>,
        /// `public_holiday`, `eve`, `school_holiday`.
        kind: Field<String>,
        /// `autumn`, `christmas`, `winter`, `summer`.
        school_holiday: Field<String>,
        name: Field<FeedText>,
        area_code: Field<String>,
        from: Field<String>,
        /// The day after the last. A summer without it waits for the next school year.
        to: Field<String>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }

    /// Something to know about an area or a place for a time, `to` excluded.
    FeedNotice {
        id: Field<String>,
        name: Field<FeedText>,
        text: Field<FeedText>,
        area_code: Field<String>,
        place_id: Field<String>,
        from: Field<String>,
        to: Field<String>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }

    /// A word of a vocabulary.
    FeedVocabulary {
        id: Field<String>,
        /// `life_situation`, `quality_criterion`, `task`, `term`.
        kind: Field<String>,
        name: Field<FeedText>,
        unofficial_names: List<String>,
        /// What the word belongs under: a criterion's theme.
        group: Field<FeedText>,
        order: Field<i64>,
        /// Ids of records or https addresses, the fittest first.
        links: List<String>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }

    /// A tombstone: a record that is gone for good, also from the directory inside the app.
    FeedWithdrawn {
        id: Field<String>,
        /// ISO date, possibly reduced.
        since: Field<String>,
    }
}

/// A record that is gone for good. It hides a record of this id whatever layer that one came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Of a record of any kind.
    pub id: String,
    pub since: Option<PartialDate>,
}

impl FeedArea {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Area> {
        let id = reader.required("id", self.id, values::id(AreaId::parse));
        let name = reader.required("name", self.name, values::name);
        let code = reader.required("code", self.code, values::words);
        let level = match (&self.level, code.as_deref()) {
            (Field::Absent, Some("national")) => Some(AreaLevel::National),
            (Field::Absent, Some(code)) if code.starts_with("kunta-") => Some(AreaLevel::Municipality),
            (Field::Absent, Some(code)) if Region::parse(code).is_some() => Some(AreaLevel::County),
            _ => reader.required("level", self.level, values::word),
        };
        Some(Area {
            parent: reader.optional("parent", self.parent, values::words),
            point: values::point(reader, self.lat, self.lon),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            name: name?,
            code: code?,
            level: level?,
        })
    }
}

impl FeedCalendarEntry {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<CalendarEntry> {
        let id = reader.required("id", self.id, values::id(CalendarId::parse));
        let kind = reader.required("kind", self.kind, values::word);
        let name = reader.required("name", self.name, values::name);
        let area_code = reader.required("area_code", self.area_code, values::words);
        let from = reader.required("from", self.from, values::date);
        let to = reader.decisive("to", self.to, values::date);
        check_days(reader, from, to);
        Some(CalendarEntry {
            school_holiday: reader.optional("school_holiday", self.school_holiday, values::word),
            to,
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            kind: kind?,
            name: name?,
            area_code: area_code?,
            from: from?,
        })
    }
}

impl FeedNotice {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Notice> {
        let id = reader.required("id", self.id, values::id(NoticeId::parse));
        let name = reader.required("name", self.name, values::name);
        let from = reader.decisive("from", self.from, values::date);
        let to = reader.decisive("to", self.to, values::date);
        check_days(reader, from, to);
        Some(Notice {
            text: reader.optional("text", self.text, values::text).unwrap_or_default(),
            area_code: reader.optional("area_code", self.area_code, values::words),
            place_id: reader.optional("place_id", self.place_id, values::id(PlaceId::parse)),
            from,
            to,
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            name: name?,
        })
    }
}

fn check_days(reader: &mut Reader, from: Option<NaiveDate>, to: Option<NaiveDate>) {
    if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        reader.reject("to", format!("{to} does not come after {from} (`to` is the day after the last)"));
    }
}

impl FeedVocabulary {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Vocabulary> {
        let id = reader.required("id", self.id, values::id(VocabularyId::parse));
        let kind = reader.required("kind", self.kind, values::word);
        let name = reader.required("name", self.name, values::name);
        Some(Vocabulary {
            unofficial_names: reader.list("unofficial_names", self.unofficial_names, values::language),
            group: reader.optional("group", self.group, values::text).unwrap_or_default(),
            order: reader.optional("order", self.order, |_, order| Ok(order)).unwrap_or_default(),
            links: reader.list("links", self.links, values::words),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            kind: kind?,
            name: name?,
        })
    }
}

impl FeedWithdrawn {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Withdrawn> {
        let parse = |text: &str| check_id(text).map(|()| text.to_owned());
        let id = reader.required("id", self.id, values::id(parse));
        Some(Withdrawn { since: reader.optional("since", self.since, values::partial_date), id: id? })
    }
}
