//! What families will notice when one generation of a directory takes the place of another.
//!
//! Which differences a family cares about, `domain::changes` knows: the same rule tells a reader what changed in what they
//! keep. Here it is asked of every record of two folders, each a built feed or a source folder; what is new or gone is
//! told beside it. Sources, dates of import and the order of things are nobody's news.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

use crate::domain::area::Notice;
use crate::domain::calendar::Calendar;
use crate::domain::changes::{Change, Known, Thing, changes};
use crate::domain::distance::distance_m;
use crate::domain::event::Event;
use crate::domain::organization::Organization;
use crate::domain::place::{Place, StatusKind};
use crate::domain::recurrence::Series;
use crate::domain::service::Service;
use crate::domain::text::Text;
use crate::feed::{Decoded, Record};

use super::export::Directory;
use super::problem::PublishError;

/// A point that moves less was only measured better.
const MOVED_M: u32 = 150;

/// One thing that families will notice.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    pub id: String,
    /// `place`, `event`, `service`, `organization`, `notice`.
    pub record: &'static str,
    pub name: String,
    /// What kind of thing: `new`, `gone`, `closed`, `hours`, `time`, `cost` …
    pub kind: &'static str,
    /// What takes place at the place, where this is about it: id and name.
    pub session: Option<(String, String)>,
    pub was: Option<String>,
    pub now: Option<String>,
    /// In words for people.
    pub text: String,
}

impl News {
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        let mut put = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                object.insert(key.to_owned(), json!(value));
            }
        };
        put("id", Some(&self.id));
        put("record", Some(self.record));
        put("name", Some(&self.name));
        put("change", Some(self.kind));
        put("session", self.session.as_ref().map(|(id, _)| id.as_str()));
        put("session_name", self.session.as_ref().map(|(_, name)| name.as_str()));
        put("was", self.was.as_deref());
        put("now", self.now.as_deref());
        put("text", Some(&self.text));
        object.into()
    }
}

/// What two folders differ in.
#[derive(Debug, Default)]
pub struct Diff {
    /// Ordered by the record's name; what keeps a family from going in vain first.
    pub news: Vec<News>,
    /// Records that were checked with the place since.
    pub checked: usize,
    /// Records that differ in nothing a family sees.
    pub unseen: usize,
    pub same: usize,
}

/// One side of the comparison.
#[derive(Debug, Default)]
pub struct Side {
    records: BTreeMap<String, Decoded>,
}

impl Side {
    /// Reads a built feed, all of it proven, or a source folder. One with errors is refused: what it would publish isn't
    /// known.
    pub fn read(folder: &Path) -> Result<Self, PublishError> {
        Directory::read(folder).map(|directory| Self::of(directory.records))
    }

    pub fn of(records: Vec<Decoded>) -> Self {
        Self { records: records.into_iter().map(|decoded| (decoded.id.clone(), decoded)).collect() }
    }

    fn place(&self, id: &str) -> Option<&Place> {
        match &self.records.get(id)?.record {
            Record::Place(place) => Some(place),
            _ => None,
        }
    }

    fn calendar(&self) -> Calendar {
        Calendar::new(self.records.values().filter_map(|decoded| match &decoded.record {
            Record::Calendar(entry) => Some(entry.clone()),
            _ => None,
        }))
    }

    /// The sessions of each place, and the events that stand for themselves.
    fn sessions(&self) -> (BTreeMap<&str, Vec<Event>>, BTreeMap<&str, &Event>) {
        let (mut at, mut alone) = (BTreeMap::new(), BTreeMap::new());
        for decoded in self.records.values() {
            let Record::Event(event) = &decoded.record else { continue };
            match event.place_id.as_ref().filter(|id| self.place(id.as_str()).is_some()) {
                Some(place) => at.entry(place.as_str()).or_insert_with(Vec::new).push(event.clone()),
                None => {
                    alone.insert(event.id.as_str(), event);
                }
            }
        }
        (at, alone)
    }

    fn is_withdrawn(&self, id: &str) -> bool {
        matches!(self.records.get(id).map(|decoded| &decoded.record), Some(Record::Withdrawn(_)))
    }

    /// The place that goes by another id now.
    fn successor(&self, id: &str) -> Option<&Place> {
        let places = self.records.values().filter_map(|decoded| match &decoded.record {
            Record::Place(place) => Some(place),
            _ => None,
        });
        places.into_iter().find(|place| place.same_as.iter().any(|other| other.as_str() == id))
    }
}

/// Compares two generations as they are seen at a moment (civil time).
pub fn diff(old: &Side, new: &Side, at: NaiveDateTime) -> Diff {
    let mut teller = Teller { old, new, calendar: new.calendar(), at, found: Diff::default() };
    let ((old_at, old_alone), (new_at, new_alone)) = (old.sessions(), new.sessions());
    let known = |place: &Place, sessions: &BTreeMap<&str, Vec<Event>>| Known {
        thing: Thing::Place(Box::new(place.clone())),
        sessions: sessions.get(place.id.as_str()).cloned().unwrap_or_default(),
    };
    let mut renamed = BTreeSet::new();
    for (id, decoded) in &old.records {
        match &decoded.record {
            Record::Place(was) => {
                let now = new.place(id).or_else(|| new.successor(id));
                if let Some(now) = now.filter(|now| now.id != was.id) {
                    renamed.insert(now.id.as_str().to_owned());
                }
                let before = known(was, &old_at);
                teller.place(was, &before, now.map(|now| (now, known(now, &new_at))));
            }
            Record::Service(was) => teller.service(was),
            Record::Organization(was) => teller.organization(was),
            Record::Notice(was) => teller.notice(was),
            _ => {}
        }
    }
    for (id, decoded) in new.records.iter().filter(|(id, _)| !old.records.contains_key(*id)) {
        match &decoded.record {
            Record::Place(place) if !renamed.contains(id) => {
                let sessions = new_at.get(id.as_str()).map_or(0, Vec::len);
                teller.new_place(place, sessions);
            }
            Record::Service(service) => teller.add(id, "service", &service.name, "new", None, "is new".to_owned()),
            Record::Notice(notice) => teller.new_notice(notice),
            _ => {}
        }
    }
    // An event that has moved from a place to none, or the other way, is told with the place that lost or got it.
    for (id, was) in &old_alone {
        if let Some(now) = new_alone.get(id) {
            let of = |event: &Event| Known { thing: Thing::Event(Box::new(event.clone())), sessions: Vec::new() };
            teller.changed(id, "event", &now.name, &of(was), &of(now));
        } else if !new.records.contains_key(*id) && !is_over(was, at) {
            teller.gone(id, "event", &was.name);
        }
    }
    for (id, event) in &new_alone {
        if !old.records.contains_key(*id) && !is_over(event, at) {
            let when = words::when(event);
            teller.add(id, "event", &event.name, "new", when.clone(), format!("is new{}", words::after_colon(when)));
        }
    }
    let mut found = teller.counted();
    found.news.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    found
}

fn is_over(event: &Event, at: NaiveDateTime) -> bool {
    Series::new(event).and_then(|series| series.last_day()).is_some_and(|last| last < at.date())
}

struct Teller<'a> {
    old: &'a Side,
    new: &'a Side,
    calendar: Calendar,
    at: NaiveDateTime,
    found: Diff,
}

impl Teller<'_> {
    fn add(
        &mut self,
        id: &str,
        record: &'static str,
        name: &Text,
        kind: &'static str,
        now: Option<String>,
        text: String,
    ) {
        let name = words::name(name, id);
        self.found.news.push(News { id: id.to_owned(), record, name, kind, session: None, was: None, now, text });
    }

    fn gone(&mut self, id: &str, record: &'static str, name: &Text) {
        let (kind, text) = match self.new.is_withdrawn(id) {
            true => ("withdrawn", "is gone for good"),
            false => ("gone", "is in the directory no more"),
        };
        self.add(id, record, name, kind, None, text.to_owned());
    }

    fn place(&mut self, was: &Place, before: &Known, now: Option<(&Place, Known)>) {
        let id = was.id.as_str();
        let Some((now, after)) = now else { return self.gone(id, "place", &was.name) };
        if now.id != was.id {
            let text = format!("goes by the id {} now", now.id);
            self.add(id, "place", &now.name, "renamed", Some(now.id.to_string()), text);
        }
        if now.moved_to != was.moved_to
            && let Some(to) = &now.moved_to
        {
            let name =
                self.new.place(to.as_str()).map_or_else(|| to.to_string(), |to| words::name(&to.name, to.id.as_str()));
            self.add(id, "place", &now.name, "moved", Some(to.to_string()), format!("has moved: it is {name} now"));
        }
        if now.duplicate_of.is_some() && was.duplicate_of.is_none() {
            let text = "is listed under another record now".to_owned();
            self.add(id, "place", &now.name, "duplicate", now.duplicate_of.as_ref().map(ToString::to_string), text);
        }
        if let (Some(from), Some(to)) = (was.point, now.point)
            && distance_m(from, to) > MOVED_M
            && was.address == now.address
        {
            let metres = distance_m(from, to);
            let text = format!("is shown {metres} m from where it was on the map");
            self.add(id, "place", &now.name, "point", Some(format!("{},{}", to.lat, to.lon)), text);
        }
        self.changed(id, "place", &now.name, before, &after);
    }

    fn changed(&mut self, id: &str, record: &'static str, name: &Text, was: &Known, now: &Known) {
        let changes = changes(Some(was), Some(now), &self.calendar, self.at);
        let of_new = self.new;
        let venue = |id: &str| of_new.place(id).map(|place| words::name(&place.name, id));
        for Change { session, what } in &changes {
            let (kind, was, now, text) = words::change(what, &venue);
            let name = words::name(name, id);
            let session = session.as_ref().map(|(id, name)| (id.to_string(), words::name(name, id.as_str())));
            self.found.news.push(News { id: id.to_owned(), record, name, kind, session, was, now, text });
        }
    }

    fn service(&mut self, was: &Service) {
        let id = was.id.as_str();
        match self.new.records.get(id).map(|decoded| &decoded.record) {
            Some(Record::Service(now)) => {
                let of = |service: &Service| Known {
                    thing: Thing::Service(Box::new(service.clone())),
                    sessions: Vec::new(),
                };
                self.changed(id, "service", &now.name, &of(was), &of(now));
            }
            _ => self.gone(id, "service", &was.name),
        }
    }

    fn organization(&mut self, was: &Organization) {
        let id = was.id.as_str();
        let now = match self.new.records.get(id).map(|decoded| &decoded.record) {
            Some(Record::Organization(now)) => now.clone(),
            _ => return self.gone(id, "organization", &was.name),
        };
        if was.name != now.name {
            let text = format!("is called {} now", words::name(&now.name, id));
            self.add(id, "organization", &was.name, "name", Some(words::name(&now.name, id)), text);
        }
        if was.contacts != now.contacts || was.url != now.url {
            let ways: Vec<&str> =
                now.contacts.iter().map(|contact| contact.value.as_str()).chain(now.url.as_deref()).collect();
            let text = format!(
                "is reached otherwise: {}",
                if ways.is_empty() { "no way is told".to_owned() } else { ways.join(", ") }
            );
            self.add(id, "organization", &now.name, "contact", Some(ways.join(", ")), text);
        }
    }

    fn notice(&mut self, was: &Notice) {
        let over = |notice: &Notice| notice.to.is_some_and(|to| to <= self.at.date());
        match self.new.records.get(was.id.as_str()).map(|decoded| &decoded.record) {
            Some(Record::Notice(now)) if now.text != was.text || now.from != was.from || now.to != was.to => {
                let now = now.clone();
                let text = format!("says now: {}", words::name(&now.text, ""));
                self.add(now.id.as_str(), "notice", &now.name, "notice", None, text);
            }
            Some(Record::Notice(_)) => {}
            _ if over(was) => {}
            _ => self.gone(was.id.as_str(), "notice", &was.name),
        }
    }

    fn new_notice(&mut self, notice: &Notice) {
        let text = format!("is a new notice: {}", words::name(&notice.text, notice.id.as_str()));
        self.add(notice.id.as_str(), "notice", &notice.name, "notice", None, text);
    }

    fn new_place(&mut self, place: &Place, sessions: usize) {
        if place.status.kind == StatusKind::Closed || place.duplicate_of.is_some() {
            return;
        }
        let hours = place.hours.as_ref().and_then(|hours| {
            hours.value.clone().or_else(|| hours.source_text.for_reader("en").map(|(_, text)| text.to_owned()))
        });
        let with = match sessions {
            0 => String::new(),
            1 => ", with a session".to_owned(),
            count => format!(", with {count} sessions"),
        };
        let text = format!("is new{with}{}", words::after_colon(hours.clone()));
        self.add(place.id.as_str(), "place", &place.name, "new", hours, text);
    }

    fn counted(mut self) -> Diff {
        let news = self.found.news.iter();
        let told: BTreeSet<&str> = news
            .flat_map(|news| [Some(news.id.as_str()), news.session.as_ref().map(|(id, _)| id.as_str())])
            .flatten()
            .collect();
        let verified = |decoded: &Decoded| match &decoded.record {
            Record::Place(place) => place.provenance.verified_at,
            Record::Event(event) => event.provenance.verified_at,
            Record::Service(service) => service.provenance.verified_at,
            _ => None,
        };
        let (mut checked, mut same, mut unseen) = (0, 0, 0);
        for (id, was) in &self.old.records {
            let Some(now) = self.new.records.get(id) else { continue };
            checked += usize::from(verified(now) > verified(was));
            if was.canonical == now.canonical {
                same += 1;
            } else if !told.contains(id.as_str()) {
                unseen += 1;
            }
        }
        (self.found.checked, self.found.same, self.found.unseen) = (checked, same, unseen);
        self.found
    }
}
