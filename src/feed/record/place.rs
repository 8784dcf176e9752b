//! A place on the wire.

use std::collections::BTreeMap;

use super::super::reader::{Field, List, Reader, Trouble, WordOr, bad, reject};
use super::common::{self, FeedAccess, FeedAudience, FeedContact, FeedHours, FeedLanguages, FeedSource};
use super::values::{self, FeedText};
use super::wire;
use crate::domain::id::{OrganizationId, PlaceId, VocabularyId};
use crate::domain::place::{
    Accessibility, AccessibilityItem, Address, Image, Place, Precision, Quality, QualityMethod, Status, StatusKind,
};
use crate::domain::region::Region;

wire! {
    FeedAddress {
        street: Field<FeedText>,
        postal_code: Field<String>,
        city: Field<FeedText>,
    }

    FeedAccessibility {
        /// `step_free_entrance`, `lift`, `accessible_toilet`, `changing_table`, `stroller_access`, `stroller_parking`,
        /// `accessible_parking`, `induction_loop`, `quiet_space`: `yes`, `no`, `unknown`.
        items: Field<BTreeMap<String, Field<String>>>,
        assessed_at: Field<String>,
        assessor: Field<String>,
        note: Field<FeedText>,
    }

    FeedImage {
        /// sha256 of the file, 64 hex digits.
        asset: Field<String>,
        alt: Field<FeedText>,
        credit: Field<String>,
        license: Field<String>,
    }

    /// One quality criterion's assessment.
    FeedQuality {
        criterion_id: Field<String>,
        result: Field<String>,
        /// `self`, `peer`.
        method: Field<String>,
        date: Field<String>,
    }

    /// Whether the place exists, and if it is shut for a time, from which day until which (included).
    FeedStatus {
        /// `active`, `temporarily_closed`, `closed`.
        kind: Field<String>,
        from: Field<String>,
        until: Field<String>,
    }

    /// A place a family can walk into.
    FeedPlace {
        id: Field<String>,
        /// `meeting_place`, `family_cafe`, `parish_club`, `open_early_education`, `playground_house`, `playground`,
        /// `family_centre`, `library`, `youth`, `other`.
        kind: Field<String>,
        name: Field<FeedText>,
        /// Languages in which the name is the editor's translation, not an official one.
        unofficial_names: List<String>,
        summary: Field<FeedText>,
        description: Field<FeedText>,
        first_visit: Field<FeedText>,
        lat: Field<f64>,
        lon: Field<f64>,
        /// How well the point is known: `exact`, `street`, `postal`, `locality`, `municipality`. Absent: exact.
        position: Field<String>,
        address: Field<FeedAddress>,
        /// Three digits, without prefix.
        municipality_code: Field<String>,
        arrival: Field<FeedText>,
        operator_ids: List<String>,
        operator_note: Field<FeedText>,
        host_id: Field<String>,
        host_name: Field<FeedText>,
        hours: Field<FeedHours>,
        access: Field<FeedAccess>,
        audience: Field<FeedAudience>,
        languages: Field<FeedLanguages>,
        accessibility: Field<FeedAccessibility>,
        contact: List<FeedContact>,
        images: List<FeedImage>,
        quality: List<FeedQuality>,
        /// Ids of vocabulary records of kind `task`.
        tasks: List<String>,
        /// A status' word alone, or an object with its dates.
        status: Field<WordOr<FeedStatus>>,
        /// Other ids of this very place.
        same_as: List<String>,
        moved_to: Field<String>,
        /// The record beside which this one is not listed.
        duplicate_of: Field<String>,
        sources: List<FeedSource>,
        modified_at: Field<String>,
        verified_at: Field<String>,
        verified_by: Field<String>,
    }
}

impl FeedPlace {
    /// `None` where the reader has noted why.
    pub fn read(self, reader: &mut Reader) -> Option<Place> {
        let id = reader.required("id", self.id, values::id(PlaceId::parse));
        let kind = reader.required("kind", self.kind, values::word);
        let name = reader.required("name", self.name, values::name);
        let point = values::point(reader, self.lat, self.lon);
        let precision = match self.position {
            Field::Absent if point.is_some() => Precision::Exact,
            stated => reader.optional("position", stated, values::word).unwrap_or(Precision::Municipality),
        };
        Some(Place {
            unofficial_names: reader.list("unofficial_names", self.unofficial_names, values::language),
            summary: reader.optional("summary", self.summary, values::text).unwrap_or_default(),
            description: reader.optional("description", self.description, values::text).unwrap_or_default(),
            first_visit: reader.optional("first_visit", self.first_visit, values::text).unwrap_or_default(),
            point,
            precision,
            address: reader.optional("address", self.address, address).unwrap_or_default(),
            municipality_code: reader.optional("municipality_code", self.municipality_code, municipality),
            arrival: reader.optional("arrival", self.arrival, values::text).unwrap_or_default(),
            operator_ids: reader.list("operator_ids", self.operator_ids, values::id(OrganizationId::parse)),
            operator_note: reader.optional("operator_note", self.operator_note, values::text).unwrap_or_default(),
            host_id: reader.optional("host_id", self.host_id, values::id(PlaceId::parse)),
            host_name: reader.optional("host_name", self.host_name, values::text).unwrap_or_default(),
            hours: reader.optional("hours", self.hours, common::hours),
            access: reader.optional("access", self.access, common::access).unwrap_or_default(),
            audience: reader.optional("audience", self.audience, common::audience).unwrap_or_default(),
            languages: reader.optional("languages", self.languages, common::languages).unwrap_or_default(),
            accessibility: reader.optional("accessibility", self.accessibility, accessibility).unwrap_or_default(),
            contacts: reader.list("contact", self.contact, common::contact),
            images: reader.list("images", self.images, image),
            quality: reader.list("quality", self.quality, quality),
            tasks: reader.list("tasks", self.tasks, values::words),
            status: reader.decisive("status", self.status, status).unwrap_or_default(),
            same_as: reader.list("same_as", self.same_as, values::id(PlaceId::parse)),
            moved_to: reader.optional("moved_to", self.moved_to, values::id(PlaceId::parse)),
            duplicate_of: reader.optional("duplicate_of", self.duplicate_of, values::id(PlaceId::parse)),
            provenance: common::provenance(reader, self.sources, self.modified_at, self.verified_at, self.verified_by),
            id: id?,
            kind: kind?,
            name: name?,
        })
    }
}

fn address(reader: &mut Reader, wire: FeedAddress) -> Result<Address, Trouble> {
    Ok(Address {
        street: reader.optional("street", wire.street, values::text).unwrap_or_default(),
        postal_code: reader.optional("postal_code", wire.postal_code, values::words),
        city: reader.optional("city", wire.city, values::text).unwrap_or_default(),
    })
}

/// A code this program's table lacks is dropped, so that the record lands in `national` for everybody alike.
fn municipality(_: &mut Reader, code: String) -> Result<String, Trouble> {
    match Region::of_municipality(&code) {
        Some(_) => Ok(code),
        None => bad(format!("{code:?} is no municipality: three digits, such as \"091\"")),
    }
}

fn accessibility(reader: &mut Reader, wire: FeedAccessibility) -> Result<Accessibility, Trouble> {
    let items = reader.optional("items", wire.items, |reader, items| {
        let read = |(item, answer): (String, Field<String>)| {
            let answer = reader.optional(&item, answer, values::answer)?;
            Some((AccessibilityItem::from(item.as_str()), answer))
        };
        Ok(items.into_iter().filter_map(read).collect())
    });
    Ok(Accessibility {
        items: items.unwrap_or_default(),
        assessed_at: reader.optional("assessed_at", wire.assessed_at, values::partial_date),
        assessor: reader.optional("assessor", wire.assessor, values::words),
        note: reader.optional("note", wire.note, values::text).unwrap_or_default(),
    })
}

fn image(reader: &mut Reader, wire: FeedImage) -> Result<Image, Trouble> {
    let Field::Good(asset) = wire.asset else { return bad("an image needs its asset") };
    if asset.len() != 64 || !asset.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return bad("the asset of an image is a sha256 in 64 hex digits");
    }
    Ok(Image {
        asset,
        alt: reader.optional("alt", wire.alt, values::text).unwrap_or_default(),
        credit: reader.optional("credit", wire.credit, values::words).unwrap_or_default(),
        license: reader.optional("license", wire.license, values::words).unwrap_or_default(),
    })
}

fn quality(reader: &mut Reader, wire: FeedQuality) -> Result<Quality, Trouble> {
    let (Field::Good(criterion), Field::Good(result)) = (wire.criterion_id, wire.result) else {
        return bad("a quality result needs criterion_id and result");
    };
    Ok(Quality {
        criterion_id: values::id(VocabularyId::parse)(reader, criterion)?,
        result: values::words(reader, result)?,
        method: reader.optional("method", wire.method, values::word).unwrap_or(QualityMethod::OneSelf),
        date: reader.optional("date", wire.date, values::partial_date),
    })
}

fn status(reader: &mut Reader, wire: WordOr<FeedStatus>) -> Result<Status, Trouble> {
    let wire = match wire {
        WordOr::Word(word) => return Ok(Status { kind: values::word(reader, word)?, ..Status::default() }),
        WordOr::Full(wire) => wire,
    };
    let from = reader.decisive("from", wire.from, values::partial_date);
    let until = reader.decisive("until", wire.until, values::partial_date);
    if from.zip(until).is_some_and(|(from, until)| until.last_day() < from.first_day()) {
        return reject("ends before it begins");
    }
    let kind = reader.decisive("kind", wire.kind, values::word).unwrap_or(StatusKind::Active);
    Ok(Status { kind, from, until })
}
