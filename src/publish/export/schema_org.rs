//! Places, events, services and who runs them as schema.org JSON-LD: what search engines and voice assistants read.
//!
//! A graph of nodes that name each other by id. Texts carry their language. Hours become specifications only where every
//! week is alike; others are told day by day for four weeks, which is all that is surely known.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};

use crate::domain::event::{Attendance, Event, EventStatus};
use crate::domain::organization::{Organization, OrganizationKind};
use crate::domain::place::{Place, PlaceKind, StatedHours};
use crate::domain::record::{Access, Answer, Audience, ContactKind, CostKind, Provenance};
use crate::domain::recurrence::{Frequency, NthWeekday, Rule};
use crate::domain::service::{ChannelKind, Service, ServiceKind};
use crate::domain::text::Text;
use crate::domain::time::{Civil, from_civil, to_civil};

use super::Directory;
use super::plain::{self, Opening, Times, clock};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub fn write(directory: &Directory, now: DateTime<Utc>) -> (String, usize) {
    let today = to_civil(now).date();
    let mut graph: Vec<Value> = directory.organizations().values().map(|own| organization(own)).collect();
    graph.extend(directory.listed().map(|own| place(own, today)));
    graph.extend(directory.events().filter(|own| own.start.is_some()).map(event));
    graph.extend(directory.services().map(|own| service(own, today)));
    let count = graph.len();
    let whole = json!({"@context": "https://schema.org", "@graph": graph});
    (whole.to_string() + "\n", count)
}

/// A node that leaves out what isn't known.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str, id: &str) -> Self {
        let mut node = Self(Map::new());
        node.put("@type", Some(kind.into()));
        node.put("@id", Some(urn(id)));
        node.put("identifier", Some(id.into()));
        node
    }

    fn part(kind: &str) -> Self {
        let mut node = Self(Map::new());
        node.put("@type", Some(kind.into()));
        node
    }

    fn put(&mut self, key: &str, value: Option<Value>) {
        let is_empty = |value: &Value| matches!(value, Value::Array(items) if items.is_empty());
        if let Some(value) = value.filter(|value| !is_empty(value)) {
            self.0.insert(key.to_owned(), value);
        }
    }

    fn text(&mut self, key: &str, text: &Text) {
        let words: Vec<Value> = text.iter().map(|(tag, words)| json!({"@value": words, "@language": tag})).collect();
        self.put(key, Some(words.into()));
    }

    fn sources(&mut self, provenance: &Provenance) {
        let pages: Vec<Value> =
            provenance.sources.iter().filter_map(|source| source.url.clone()).map(Value::from).collect();
        self.put("isBasedOn", Some(pages.into()));
        self.put(
            "sdLicense",
            Some(plain::licenses(provenance).into_iter().map(Value::from).collect::<Vec<_>>().into()),
        );
        self.put("dateModified", provenance.modified_at.map(|at| at.to_rfc3339().into()));
    }

    fn done(self) -> Value {
        self.0.into()
    }
}

fn urn(id: &str) -> Value {
    format!("urn:avoin-ovi:{id}").into()
}

fn node(id: &str) -> Value {
    json!({"@id": urn(id)})
}

fn organization(own: &Organization) -> Value {
    let kind = match own.kind {
        OrganizationKind::County | OrganizationKind::Municipality | OrganizationKind::State => "GovernmentOrganization",
        OrganizationKind::Association => "NGO",
        _ => "Organization",
    };
    let mut node = Node::new(kind, own.id.as_str());
    node.text("name", &own.name);
    node.put("url", own.url.clone().map(Value::from));
    node.put("telephone", plain::contact(&own.contacts, &ContactKind::Phone).map(Value::from));
    node.put("email", plain::contact(&own.contacts, &ContactKind::Email).map(Value::from));
    node.put("parentOrganization", own.parent_id.as_ref().map(|id| self::node(id.as_str())));
    node.done()
}

fn place(own: &Place, today: NaiveDate) -> Value {
    let kind = match own.kind {
        PlaceKind::Library => "Library",
        PlaceKind::Playground => "Playground",
        _ => "CivicStructure",
    };
    let mut node = Node::new(kind, own.id.as_str());
    node.text("name", &own.name);
    node.text("description", if own.summary.is_empty() { &own.description } else { &own.summary });
    let mut address = Node::part("PostalAddress");
    address.put("streetAddress", plain::words(&own.address.street, "fi").map(Value::from));
    address.put("postalCode", own.address.postal_code.clone().map(Value::from));
    address.put("addressLocality", plain::words(&own.address.city, "fi").map(Value::from));
    address.put("addressCountry", Some("FI".into()));
    node.put("address", Some(address.done()));
    // A point that stands for a town is no position of the house.
    let point = own.point.filter(|_| own.precision.gives_distance());
    let geo = point.map(|at| json!({"@type": "GeoCoordinates", "latitude": at.lat, "longitude": at.lon}));
    node.put("geo", geo);
    node.put("openingHoursSpecification", own.hours.as_ref().and_then(|hours| opening_hours(hours, today)));
    node.put("telephone", plain::contact(&own.contacts, &ContactKind::Phone).map(Value::from));
    node.put("email", plain::contact(&own.contacts, &ContactKind::Email).map(Value::from));
    node.put("url", plain::page(own).map(Value::from));
    node.put("isAccessibleForFree", free(&own.access));
    let features = own.accessibility.items.iter().filter(|(_, answer)| **answer != Answer::Unknown).map(|(item, answer)| {
        json!({"@type": "LocationFeatureSpecification", "name": item.as_str().replace('_', " "), "value": *answer == Answer::Yes})
    });
    node.put("amenityFeature", Some(features.collect::<Vec<_>>().into()));
    node.put("sameAs", Some(own.same_as.iter().map(|id| urn(id.as_str())).collect::<Vec<_>>().into()));
    node.put("additionalType", Some(own.kind.as_str().into()));
    node.sources(&own.provenance);
    node.done()
}

fn free(access: &Access) -> Option<Value> {
    match access.cost.kind {
        CostKind::Free | CostKind::Optional => Some(true.into()),
        CostKind::Paid => Some(false.into()),
        _ => None,
    }
}

fn opening_hours(hours: &StatedHours, today: NaiveDate) -> Option<Value> {
    let specification = |opens, closes| {
        let mut part = Node::part("OpeningHoursSpecification");
        part.put("opens", Some(clock(opens, false).into()));
        part.put("closes", Some(clock(closes, true).into()));
        part
    };
    let of = |openings: &[Opening]| -> Vec<Value> {
        let day = |(weekday, opens, closes): &Opening| {
            let mut part = specification(*opens, *closes);
            part.put("dayOfWeek", Some(DAYS[*weekday as usize].into()));
            part.done()
        };
        openings.iter().map(day).collect()
    };
    Some(match plain::times(hours, today)? {
        Times::Weekly { openings, on_holidays } => {
            let mut all = of(&openings);
            // "00:00 to 00:00" is how schema.org writes that a day is closed.
            let holidays = on_holidays.map(|holidays| match holidays.first() {
                Some((_, opens, closes)) => (clock(*opens, false), clock(*closes, true)),
                None => ("00:00".to_owned(), "00:00".to_owned()),
            });
            all.extend(holidays.map(|(opens, closes)| {
                json!({"@type": "OpeningHoursSpecification", "dayOfWeek": "PublicHolidays", "opens": opens, "closes": closes})
            }));
            all.into()
        }
        Times::Dated(days) => {
            let day = |(date, opens, closes): (NaiveDate, _, _)| {
                let mut part = specification(opens, closes);
                part.put("validFrom", Some(date.to_string().into()));
                part.put("validThrough", Some(date.to_string().into()));
                part.done()
            };
            days.into_iter().map(day).collect::<Vec<_>>().into()
        }
    })
}

fn event(own: &Event) -> Value {
    let mut node = Node::new("Event", own.id.as_str());
    node.text("name", &own.name);
    node.text("description", if own.summary.is_empty() { &own.description } else { &own.summary });
    let moment = |civil: Civil| match civil.has_time() {
        true => from_civil(civil.at()).to_rfc3339(),
        false => civil.date().to_string(),
    };
    node.put("startDate", own.start.map(|start| moment(start).into()));
    node.put("endDate", own.end.map(|end| moment(end).into()));
    let status = match own.status {
        EventStatus::Cancelled => "EventCancelled",
        EventStatus::Postponed => "EventPostponed",
        EventStatus::Moved => "EventRescheduled",
        _ => "EventScheduled",
    };
    node.put("eventStatus", Some(format!("https://schema.org/{status}").into()));
    let mode = match own.attendance {
        Attendance::Online => "OnlineEventAttendanceMode",
        Attendance::Hybrid => "MixedEventAttendanceMode",
        _ => "OfflineEventAttendanceMode",
    };
    node.put("eventAttendanceMode", Some(format!("https://schema.org/{mode}").into()));
    let online = own.online_url.as_ref().map(|url| json!({"@type": "VirtualLocation", "url": url}));
    let place = own.place_id.as_ref().map(|id| self::node(id.as_str()));
    node.put("location", Some(place.into_iter().chain(online).collect::<Vec<_>>().into()));
    node.put("organizer", Some(own.organizer_ids.iter().map(|id| self::node(id.as_str())).collect::<Vec<_>>().into()));
    node.put("eventSchedule", schedule(own));
    node.put("isAccessibleForFree", free(&own.access));
    node.put("inLanguage", own.languages.activity.clone().map(Value::from));
    node.put("typicalAgeRange", ages(&own.audience).map(Value::from));
    node.sources(&own.provenance);
    node.done()
}

/// A rule of weeks or months; another one is told by its first time alone.
fn schedule(own: &Event) -> Option<Value> {
    let start = own.start?;
    let rule = Rule::parse(own.rrule.as_deref()?, start.at())?;
    let finer = [&rule.months, &rule.weeks, &rule.year_days, &rule.month_days, &rule.positions];
    if finer.iter().any(|part| !part.is_empty()) || rule.times.len() > 1 {
        return None;
    }
    let frequency = match rule.frequency {
        Frequency::Daily => format!("P{}D", rule.interval),
        Frequency::Weekly => format!("P{}W", rule.interval),
        Frequency::Monthly => format!("P{}M", rule.interval),
        Frequency::Yearly => format!("P{}Y", rule.interval),
    };
    let mut node = Node::part("Schedule");
    node.put("repeatFrequency", Some(frequency.into()));
    let season = own.season.unwrap_or_default();
    let from = season.from.map_or_else(|| start.date(), |from| from.first_day());
    node.put("startDate", Some(from.to_string().into()));
    node.put("endDate", season.to.map(|to| to.last_day().to_string().into()));
    let time = |civil: Civil| civil.has_time().then(|| clock(civil.at().time(), false).into());
    node.put("startTime", time(start));
    node.put("endTime", own.end.and_then(time));
    let days: Vec<Value> = rule.weekdays.iter().map(by_day).collect();
    node.put("byDay", Some(days.into()));
    node.put("scheduleTimezone", Some("Europe/Helsinki".into()));
    node.put("exceptDate", Some(own.exdates.iter().map(|date| date.to_string().into()).collect::<Vec<Value>>().into()));
    Some(node.done())
}

/// `2TU` where the rule counts weeks of a month, else the day's own name.
fn by_day((nth, weekday): &NthWeekday) -> Value {
    let weekday = weekday.num_days_from_monday() as usize;
    match nth {
        0 => format!("https://schema.org/{}", DAYS[weekday]).into(),
        nth => format!("{nth}{}", ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday]).into(),
    }
}

/// In years, as schema.org writes them: `0-6`, `3-`.
fn ages(audience: &Audience) -> Option<String> {
    let years = |months: u32| months / 12;
    match (audience.age_min_months, audience.age_max_months) {
        (None, None) => None,
        (from, Some(to)) => Some(format!("{}-{}", years(from.unwrap_or(0)), years(to))),
        (Some(from), None) => Some(format!("{}-", years(from))),
    }
}

fn service(own: &Service, today: NaiveDate) -> Value {
    // `EmergencyService` is a place in schema.org's eyes; a number is a service.
    let kind = if own.kind == ServiceKind::Emergency { "GovernmentService" } else { "Service" };
    let mut node = Node::new(kind, own.id.as_str());
    node.text("name", &own.name);
    node.text("description", &own.summary);
    node.put("serviceType", Some(own.kind.as_str().into()));
    node.put("provider", own.provider_id.as_ref().map(|id| self::node(id.as_str())));
    node.put("areaServed", Some(own.area_codes.iter().map(|code| code.as_str().into()).collect::<Vec<Value>>().into()));
    let channels = own.channels.iter().map(|channel| {
        let mut part = Node::part("ServiceChannel");
        part.put("name", Some(channel.kind.as_str().into()));
        let phone = channel.number.as_ref().filter(|_| channel.kind == ChannelKind::Phone).map(|number| {
            let mut point = Node::part("ContactPoint");
            point.put("telephone", Some(number.as_str().into()));
            point.put("hoursAvailable", channel.hours.as_ref().and_then(|hours| opening_hours(hours, today)));
            point.done()
        });
        part.put("servicePhone", phone);
        part.put("serviceUrl", channel.url.clone().map(Value::from));
        part.put("availableLanguage", Some(channel.languages.clone().into()));
        part.done()
    });
    node.put("availableChannel", Some(channels.collect::<Vec<_>>().into()));
    node.sources(&own.provenance);
    node.done()
}
