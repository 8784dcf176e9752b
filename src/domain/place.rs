//! A place a family can walk into, and the hours somebody stated for it.

use std::collections::BTreeMap;

use super::id::{OrganizationId, PlaceId, VocabularyId};
use super::open_enum::open_enum;
use super::record::{Access, Answer, Audience, Contact, Languages, PartialDate, Provenance};
use super::text::Text;
use chrono::NaiveDate;

open_enum! {
    PlaceKind {
        MeetingPlace = "meeting_place",
        FamilyCafe = "family_cafe",
        ParishClub = "parish_club",
        OpenEarlyEducation = "open_early_education",
        PlaygroundHouse = "playground_house",
        Playground = "playground",
        FamilyCentre = "family_centre",
        Library = "library",
        Youth = "youth",
        Unspecified = "other",
    }
}

open_enum! {
    /// How well the point is known.
    Precision {
        Exact = "exact",
        Street = "street",
        Postal = "postal",
        Locality = "locality",
        Municipality = "municipality",
    }
}

impl Precision {
    /// Whether a distance in metres to this point means anything.
    pub fn gives_distance(&self) -> bool {
        matches!(self, Self::Exact | Self::Street)
    }

    /// How far from the point the place may really be, in metres: rough figures for a Finnish postal area, locality and
    /// municipality.
    pub fn reach_m(&self) -> u32 {
        match self {
            Self::Exact => 0,
            Self::Street => 500,
            Self::Postal => 3_000,
            Self::Locality => 5_000,
            Self::Municipality | Self::Other(_) => 20_000,
        }
    }
}

/// A WGS84 point in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    pub street: Text,
    pub postal_code: Option<String>,
    pub city: Text,
}

open_enum! {
    HoursConfidence { Structured = "structured", Parsed = "parsed", TextOnly = "text_only" }
}

open_enum! {
    /// `offer`: the times a family may come; `building`: wider than the offer.
    HoursScope { Offer = "offer", Building = "building" }
}

/// Hours as somebody stated them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedHours {
    /// OSM `opening_hours` syntax.
    pub value: Option<String>,
    pub source_text: Text,
    pub note: Text,
    pub confidence: HoursConfidence,
    pub scope: HoursScope,
    pub holidays_stated: bool,
    pub seasons_stated: bool,
    /// The date of the source that tells these very hours.
    pub stated_on: Option<PartialDate>,
}

open_enum! {
    AccessibilityItem {
        StepFreeEntrance = "step_free_entrance",
        Lift = "lift",
        AccessibleToilet = "accessible_toilet",
        ChangingTable = "changing_table",
        StrollerAccess = "stroller_access",
        StrollerParking = "stroller_parking",
        AccessibleParking = "accessible_parking",
        InductionLoop = "induction_loop",
        QuietSpace = "quiet_space",
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accessibility {
    pub items: BTreeMap<AccessibilityItem, Answer>,
    pub assessed_at: Option<PartialDate>,
    pub assessor: Option<String>,
    pub note: Text,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// sha256 of the file, in hex.
    pub asset: String,
    pub alt: Text,
    pub credit: String,
    pub license: String,
}

open_enum! {
    QualityMethod { OneSelf = "self", Peer = "peer" }
}

/// One criterion's assessment. Never a star.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quality {
    pub criterion_id: VocabularyId,
    pub result: String,
    pub method: QualityMethod,
    pub date: Option<PartialDate>,
}

open_enum! {
    StatusKind { Active = "active", TemporarilyClosed = "temporarily_closed", Closed = "closed" }
}

/// Whether the place exists, and if it is shut for a time, from which day until which (included).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub kind: StatusKind,
    pub from: Option<PartialDate>,
    pub until: Option<PartialDate>,
}

impl Default for Status {
    fn default() -> Self {
        Self { kind: StatusKind::Active, from: None, until: None }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub id: PlaceId,
    pub kind: PlaceKind,
    pub name: Text,
    /// Languages in which the name is the directory editor's translation, not an official one.
    pub unofficial_names: Vec<String>,
    pub summary: Text,
    pub description: Text,
    pub first_visit: Text,
    pub point: Option<Position>,
    pub precision: Precision,
    pub address: Address,
    /// Three digits, without prefix.
    pub municipality_code: Option<String>,
    pub arrival: Text,
    pub operator_ids: Vec<OrganizationId>,
    pub operator_note: Text,
    pub host_id: Option<PlaceId>,
    pub host_name: Text,
    pub hours: Option<StatedHours>,
    pub access: Access,
    pub audience: Audience,
    pub languages: Languages,
    pub accessibility: Accessibility,
    pub contacts: Vec<Contact>,
    pub images: Vec<Image>,
    pub quality: Vec<Quality>,
    /// Ids of vocabulary records of kind `task`.
    pub tasks: Vec<String>,
    pub status: Status,
    /// Other ids of this very place; saved places follow them.
    pub same_as: Vec<PlaceId>,
    pub moved_to: Option<PlaceId>,
    /// The record beside which this one is not listed.
    pub duplicate_of: Option<PlaceId>,
    pub provenance: Provenance,
}

impl Place {
    /// A place of which nothing is known but its name and kind.
    pub fn new(id: PlaceId, kind: PlaceKind, name: Text) -> Self {
        Self {
            id,
            kind,
            name,
            unofficial_names: Vec::new(),
            summary: Text::default(),
            description: Text::default(),
            first_visit: Text::default(),
            point: None,
            precision: Precision::Municipality,
            address: Address::default(),
            municipality_code: None,
            arrival: Text::default(),
            operator_ids: Vec::new(),
            operator_note: Text::default(),
            host_id: None,
            host_name: Text::default(),
            hours: None,
            access: Access::default(),
            audience: Audience::default(),
            languages: Languages::default(),
            accessibility: Accessibility::default(),
            contacts: Vec::new(),
            images: Vec::new(),
            quality: Vec::new(),
            tasks: Vec::new(),
            status: Status::default(),
            same_as: Vec::new(),
            moved_to: None,
            duplicate_of: None,
            provenance: Provenance::default(),
        }
    }

    /// The day somebody checked the place itself, or `None`.
    pub fn verified_at(&self) -> Option<NaiveDate> {
        self.provenance.verified_at
    }
}
