//! Human Services Data Specification 3.0 (Open Referral), as a page of `/services`: each service with its organization,
//! its places and its schedules inside.
//!
//! A place becomes a service that is offered at a location, since that is what a family is offered; a support service is
//! one without a location. HSDS wants UUIDs: they are made of our ids (version 8, of their sha256), so the same record
//! has the same one in every export. Our own id stands as the location's external identifier.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::domain::event::Event;
use crate::domain::organization::Organization;
use crate::domain::place::{Place, StatedHours, StatusKind};
use crate::domain::record::{Access, Answer, Audience, Contact, ContactKind, Cost, CostKind, Provenance};
use crate::domain::recurrence::{Frequency, Rule};
use crate::domain::service::{ChannelKind, Service};
use crate::domain::text::Text;
use crate::domain::time::{Civil, to_civil};

use super::super::municipalities;
use super::Directory;
use super::plain::{self, Times, clock};

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

pub fn write(directory: &Directory, language: &str, now: DateTime<Utc>) -> (String, usize) {
    let mut sessions: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in directory.events() {
        if let Some(place) = &event.place_id {
            sessions.entry(place.as_str()).or_default().push(event);
        }
    }
    let organizations = directory.organizations();
    let writer = Writer { directory, organizations, sessions, language, today: to_civil(now).date() };
    let mut services: Vec<Value> = directory.listed().map(|place| writer.place(place)).collect();
    services.extend(directory.services().map(|service| writer.service(service)));
    let count = services.len();
    let page = json!({
        "total_items": count, "total_pages": 1, "page_number": 1, "size": count, "first_page": true, "last_page": true,
        "empty": count == 0, "contents": services,
    });
    (page.to_string() + "\n", count)
}

/// A UUID of what an id and a part of its record stand for.
fn uuid(id: &str, part: &str) -> String {
    let hash = Sha256::digest(format!("{id}#{part}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

struct Fields(Map<String, Value>);

impl Fields {
    fn new(id: &str, part: &str) -> Self {
        let mut fields = Map::new();
        fields.insert("id".to_owned(), uuid(id, part).into());
        Self(fields)
    }

    fn put(&mut self, key: &str, value: Option<impl Into<Value>>) {
        let value = value.map(Into::into);
        let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        if let Some(value) = value.filter(|value| !value.is_null() && !is_empty(value)) {
            self.0.insert(key.to_owned(), value);
        }
    }

    fn done(self) -> Value {
        self.0.into()
    }
}

struct Writer<'a> {
    directory: &'a Directory,
    organizations: BTreeMap<&'a str, &'a Organization>,
    /// By their place.
    sessions: BTreeMap<&'a str, Vec<&'a Event>>,
    language: &'a str,
    today: NaiveDate,
}

impl Writer<'_> {
    fn words(&self, text: &Text) -> Option<String> {
        plain::words(text, self.language)
    }

    fn place(&self, place: &Place) -> Value {
        let id = place.id.as_str();
        let mut fields = Fields::new(id, "service");
        fields.put("name", Some(self.words(&place.name).unwrap_or_else(|| id.to_owned())));
        fields.put("description", self.words(&place.summary).or_else(|| self.words(&place.description)));
        let status = match place.status.kind {
            StatusKind::Closed => "defunct",
            StatusKind::TemporarilyClosed => "temporarily closed",
            _ => "active",
        };
        fields.put("status", Some(status));
        self.offer(&mut fields, id, &place.access, &place.audience, &place.provenance);
        fields.put("url", plain::page(place));
        fields.put("email", plain::contact(&place.contacts, &ContactKind::Email));
        fields.put("phones", Some(phones(id, &place.contacts)));
        fields.put("languages", Some(languages(id, place.languages.activity.as_deref().unwrap_or_default())));
        fields.put("organization", Some(self.organization(place.operator_ids.first().map(|own| own.as_str()))));
        let mut schedules: Vec<Value> =
            place.hours.as_ref().map(|hours| self.schedules(id, "hours", hours)).unwrap_or_default();
        let sessions = self.sessions.get(id).into_iter().flatten().copied();
        schedules.extend(sessions.filter_map(|event| self.session(event)));
        let mut at = Fields::new(id, "at");
        at.put("location", Some(self.location(place)));
        at.put("schedules", Some(schedules));
        fields.put("service_at_locations", Some(vec![at.done()]));
        fields.done()
    }

    fn service(&self, service: &Service) -> Value {
        let id = service.id.as_str();
        let mut fields = Fields::new(id, "service");
        fields.put("name", Some(self.words(&service.name).unwrap_or_else(|| id.to_owned())));
        fields.put("description", self.words(&service.summary));
        fields.put("status", Some("active"));
        self.offer(&mut fields, id, &Access::default(), &service.audience, &service.provenance);
        fields.put("url", service.channels.iter().find_map(|channel| channel.url.clone()));
        fields.put("organization", Some(self.organization(service.provider_id.as_ref().map(|own| own.as_str()))));
        let phones: Vec<Value> = service
            .channels
            .iter()
            .filter(|channel| channel.kind == ChannelKind::Phone)
            .filter_map(|channel| {
                let mut phone = Fields::new(id, &format!("phone/{}", channel.id));
                phone.put("number", Some(channel.number.clone()?));
                phone.put("type", Some("voice"));
                phone.put("languages", Some(languages(&format!("{id}/{}", channel.id), &channel.languages)));
                Some(phone.done())
            })
            .collect();
        fields.put("phones", Some(phones));
        let schedules: Vec<Value> = service
            .channels
            .iter()
            .filter_map(|channel| Some(self.schedules(id, &channel.id, channel.hours.as_ref()?)))
            .flatten()
            .collect();
        fields.put("schedules", Some(schedules));
        let areas = service.area_codes.iter().map(|code| {
            let mut area = Fields::new(id, &format!("area/{code}"));
            let municipality = code.strip_prefix("kunta-").and_then(municipalities::by_code);
            area.put("name", Some(municipality.map_or_else(|| code.clone(), |own| own.fi.clone())));
            area.put("extent", Some(code.clone()));
            area.done()
        });
        fields.put("service_areas", Some(areas.collect::<Vec<_>>()));
        fields.done()
    }

    fn offer(&self, fields: &mut Fields, id: &str, access: &Access, audience: &Audience, provenance: &Provenance) {
        let years = |months: Option<u32>| months.map(|months| f64::from(months) / 12.0);
        fields.put("minimum_age", years(audience.age_min_months));
        fields.put("maximum_age", years(audience.age_max_months));
        fields.put("eligibility_description", self.words(&audience.note));
        let process = match (access.drop_in, access.registration.required) {
            (Answer::Yes, _) => Some("Drop in, no appointment needed".to_owned()),
            (_, Some(true)) => Some(match &access.registration.url {
                Some(url) => format!("Register first: {url}"),
                None => "Register first".to_owned(),
            }),
            _ => None,
        };
        fields.put("application_process", process);
        fields.put("fees_description", self.words(&access.cost.note));
        fields.put("cost_options", Some(cost(id, &access.cost).into_iter().collect::<Vec<_>>()));
        fields.put("assured_date", provenance.verified_at.map(|date| date.to_string()));
        fields.put("last_modified", provenance.modified_at.map(|at| at.to_rfc3339()));
        let licenses = plain::credit(provenance).join("; ");
        fields.put("licenses", (!licenses.is_empty()).then_some(licenses));
    }

    /// Who runs it; where nobody is named, the publisher, which HSDS can't do without.
    fn organization(&self, id: Option<&str>) -> Value {
        match id.and_then(|id| self.organizations.get(id).copied()) {
            Some(own) => self.known_organization(own),
            None => {
                let publisher = &self.directory.publisher;
                let mut fields = Fields::new(&publisher.name, "publisher");
                fields.put("name", Some(publisher.name.clone()));
                fields.put("description", Some("The publisher of this directory; who runs the service is not told"));
                fields.done()
            }
        }
    }

    fn known_organization(&self, own: &Organization) -> Value {
        let id = own.id.as_str();
        let name = self.words(&own.name).unwrap_or_else(|| id.to_owned());
        let mut fields = Fields::new(id, "organization");
        fields.put("name", Some(name.clone()));
        fields.put("description", Some(format!("{name} ({})", own.kind.as_str())));
        fields.put("website", own.url.clone().or_else(|| plain::contact(&own.contacts, &ContactKind::Web)));
        fields.put("email", plain::contact(&own.contacts, &ContactKind::Email));
        fields.put("phones", Some(phones(id, &own.contacts)));
        fields.done()
    }

    fn location(&self, place: &Place) -> Value {
        let id = place.id.as_str();
        let mut fields = Fields::new(id, "location");
        fields.put("location_type", Some("physical"));
        fields.put("name", self.words(&place.name));
        fields.put("transportation", self.words(&place.arrival));
        // A point that stands for a town is no position of the house.
        let point = place.point.filter(|_| place.precision.gives_distance());
        fields.put("latitude", point.map(|at| at.lat));
        fields.put("longitude", point.map(|at| at.lon));
        fields.put("external_identifier", Some(id));
        fields.put("external_identifier_type", Some("Avoin ovi"));
        let municipality = place.municipality_code.as_deref().and_then(municipalities::by_code);
        if let Some(street) = self.words(&place.address.street) {
            let city = self.words(&place.address.city).or_else(|| municipality.map(|own| own.fi.clone()));
            let mut address = Fields::new(id, "address");
            address.put("address_1", Some(street));
            address.put("city", Some(city.unwrap_or_default()));
            address.put("state_province", Some(municipality.map(|own| own.county.clone()).unwrap_or_default()));
            address.put("postal_code", Some(place.address.postal_code.clone().unwrap_or_default()));
            address.put("country", Some("FI"));
            address.put("address_type", Some("physical"));
            fields.put("addresses", Some(vec![address.done()]));
        }
        let known = place.accessibility.items.iter().filter(|(_, answer)| **answer != Answer::Unknown);
        let accessibility = known.map(|(item, answer)| {
            let mut fields = Fields::new(id, item.as_str());
            fields.put("description", Some(item.as_str().replace('_', " ")));
            fields.put("details", Some(answer.as_str()));
            fields.done()
        });
        fields.put("accessibility", Some(accessibility.collect::<Vec<_>>()));
        fields.done()
    }

    /// A schedule for each stretch of a week; hours that no program reads are described.
    fn schedules(&self, id: &str, part: &str, hours: &StatedHours) -> Vec<Value> {
        let named = |number: usize| Fields::new(id, &format!("{part}/{number}"));
        let note = self.words(&hours.note);
        match plain::times(hours, self.today) {
            Some(Times::Weekly { openings, .. }) => {
                let mut alike: Vec<(chrono::NaiveTime, chrono::NaiveTime, Vec<&str>)> = Vec::new();
                for (weekday, opens, closes) in openings {
                    let day = DAYS[weekday as usize];
                    match alike.iter_mut().find(|(from, to, _)| (*from, *to) == (opens, closes)) {
                        Some((_, _, days)) => days.push(day),
                        None => alike.push((opens, closes, vec![day])),
                    }
                }
                let schedule =
                    |(number, (opens, closes, days)): (usize, (chrono::NaiveTime, chrono::NaiveTime, Vec<&str>))| {
                        let mut fields = named(number);
                        fields.put("freq", Some("WEEKLY"));
                        fields.put("interval", Some(1));
                        fields.put("byday", Some(days.join(",")));
                        fields.put("opens_at", Some(clock(opens, false)));
                        fields.put("closes_at", Some(clock(closes, true)));
                        fields.put("notes", note.clone());
                        fields.done()
                    };
                alike.into_iter().enumerate().map(schedule).collect()
            }
            Some(Times::Dated(days)) => {
                let schedule =
                    |(number, (date, opens, closes)): (usize, (NaiveDate, chrono::NaiveTime, chrono::NaiveTime))| {
                        let mut fields = named(number);
                        fields.put("valid_from", Some(date.to_string()));
                        fields.put("valid_to", Some(date.to_string()));
                        fields.put("freq", Some("WEEKLY"));
                        fields.put("byday", Some(DAYS[date.weekday().num_days_from_monday() as usize]));
                        fields.put("opens_at", Some(clock(opens, false)));
                        fields.put("closes_at", Some(clock(closes, true)));
                        fields.done()
                    };
                days.into_iter().enumerate().map(schedule).collect()
            }
            None => {
                let words = self.words(&hours.source_text).or_else(|| hours.value.clone());
                let mut fields = named(0);
                fields.put("description", words);
                fields.put("notes", note);
                vec![fields.done()]
            }
        }
    }

    fn session(&self, event: &Event) -> Option<Value> {
        let id = event.id.as_str();
        let mut fields = Fields::new(id, "schedule");
        fields.put("description", self.words(&event.name));
        fields.put("notes", self.words(&event.when_text));
        if let Some(start) = event.start {
            fields.put("dtstart", Some(start.date().to_string()));
            let time = |civil: Civil| civil.has_time().then(|| clock(civil.at().time(), false));
            fields.put("opens_at", time(start));
            fields.put("closes_at", event.end.and_then(time));
            let season = event.season.unwrap_or_default();
            fields.put("valid_from", season.from.map(|from| from.first_day().to_string()));
            fields.put("valid_to", season.to.map(|to| to.last_day().to_string()));
            match event.rrule.as_deref().map(|rule| Rule::parse(rule, start.at())) {
                // What HSDS can't say of a rhythm is better not said at all.
                Some(None) => return None,
                Some(Some(rule)) => {
                    let freq = match rule.frequency {
                        Frequency::Weekly => "WEEKLY",
                        Frequency::Monthly => "MONTHLY",
                        Frequency::Daily | Frequency::Yearly => return None,
                    };
                    let day = |(nth, weekday): &(i32, chrono::Weekday)| {
                        let day = DAYS[weekday.num_days_from_monday() as usize];
                        if *nth == 0 { day.to_owned() } else { format!("{nth}{day}") }
                    };
                    fields.put("freq", Some(freq));
                    fields.put("interval", Some(rule.interval));
                    fields.put("byday", Some(rule.weekdays.iter().map(day).collect::<Vec<_>>().join(",")));
                    fields.put("until", rule.until.map(|until| until.date().to_string()));
                    fields.put("count", rule.count);
                }
                None => fields.put("count", Some(1)),
            }
        }
        Some(fields.done())
    }
}

fn phones(id: &str, contacts: &[Contact]) -> Vec<Value> {
    let all = contacts.iter().filter(|contact| contact.kind == ContactKind::Phone).enumerate();
    all.map(|(number, contact)| {
        let mut phone = Fields::new(id, &format!("phone/{number}"));
        phone.put("number", Some(contact.value.clone()));
        phone.put("type", Some("voice"));
        phone.put("description", plain::words(&contact.label, "fi"));
        phone.done()
    })
    .collect()
}

fn languages(id: &str, tags: &[String]) -> Vec<Value> {
    let of = |tag: &String| {
        let mut language = Fields::new(id, &format!("language/{tag}"));
        language.put("code", Some(tag.clone()));
        language.done()
    };
    tags.iter().map(of).collect()
}

fn cost(id: &str, cost: &Cost) -> Option<Value> {
    let option = match cost.kind {
        CostKind::Free => "free",
        CostKind::Optional => "voluntary contribution",
        CostKind::Paid => "paid",
        _ => return None,
    };
    let mut fields = Fields::new(id, "cost");
    fields.put("option", Some(option));
    fields.put("amount", cost.amount_eur);
    fields.put("currency", cost.amount_eur.map(|_| "EUR"));
    Some(fields.done())
}
