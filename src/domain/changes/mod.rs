//! What is different about a kept record, field by field: what a reader saw last against what the directory has now.
//!
//! Owns which differences a family cares about, and no words. Sources, dates of checking and everything derived are not
//! among them; neither is what is over. A place is compared with what takes place there, since a family keeps a café
//! for its Wednesday.

mod runs;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime};

use super::calendar::Calendar;
use super::event::{Event, EventStatus};
use super::id::{EventId, PlaceId};
use super::place::{AccessibilityItem, Address, Place, StatedHours, Status, StatusKind};
use super::record::{Access, Answer, Audience, Contact, ContactKind, Cost, CostKind, Languages, PartialDate};
use super::service::{Channel, ChannelKind, Service};
use super::text::Text;
use super::time::Civil;

/// A record, and what takes place at it where it is a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub thing: Thing,
    pub sessions: Vec<Event>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Thing {
    Place(Box<Place>),
    Event(Box<Event>),
    Service(Box<Service>),
}

impl Thing {
    pub fn name(&self) -> &Text {
        match self {
            Self::Place(place) => &place.name,
            Self::Event(event) => &event.name,
            Self::Service(service) => &service.name,
        }
    }
}

/// One thing that is different.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What takes place at the kept place, where it is this that changed; `None`: the kept record itself.
    pub session: Option<(EventId, Text)>,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The directory has it no more.
    Vanished,
    /// It is there again.
    Returned,
    Named {
        now: Text,
    },
    /// It has closed for good.
    Closed,
    ClosedForNow {
        from: Option<PartialDate>,
        until: Option<PartialDate>,
    },
    OpenAgain,
    /// It is somewhere else now, or its address was corrected.
    Address {
        now: Address,
    },
    Hours {
        was: Text,
        now: Text,
    },
    /// Numbers, addresses or pages of one kind.
    Contact {
        kind: ContactKind,
        was: Vec<String>,
        now: Vec<String>,
    },
    Cost {
        was: Cost,
        now: Cost,
    },
    Registration {
        required: bool,
    },
    DropIn(Answer),
    /// In months, the last one included.
    Ages {
        now: (Option<u32>, Option<u32>),
    },
    /// BCP-47 tags of the activity.
    Languages {
        now: Vec<String>,
    },
    Need {
        item: AccessibilityItem,
        now: Answer,
    },
    /// What is told of it in its publisher's words.
    Told,
    OnlinePage,
    Event(EventStatus),
    /// It is at another place, or at none that is known.
    Venue {
        now: Option<PlaceId>,
    },
    /// A single event begins at another time.
    Start {
        was: Civil,
        now: Civil,
    },
    /// It ends at another time.
    End {
        now: Option<Civil>,
    },
    /// A series has another rhythm or another time of day.
    Rule {
        was: Box<Event>,
        now: Box<Event>,
    },
    /// When, in words only.
    WhenTold {
        now: Text,
    },
    LastDay {
        now: Option<NaiveDate>,
    },
    /// One time of a series, by the start that was told for it.
    Run {
        start: Civil,
        now: RunNow,
    },
    /// Times that fall out one after another.
    RunsDropped {
        first: Civil,
        last: Civil,
        count: usize,
    },
    SessionNew {
        event: Box<Event>,
    },
    SessionGone,
    ChannelNumber {
        kind: ChannelKind,
        now: Option<String>,
    },
    ChannelHours {
        kind: ChannelKind,
        was: Text,
        now: Text,
    },
    ChannelNew(ChannelKind),
    ChannelGone(ChannelKind),
}

/// What became of one time of a series.
#[derive(Debug, Clone, PartialEq)]
pub enum RunNow {
    /// With what its publisher says of it.
    Cancelled(Text),
    Postponed(Text),
    /// It takes place after all.
    On,
    Moved(Civil),
    Elsewhere(Option<PlaceId>),
    /// Neither cancelled nor moved: it is just not told any more.
    Dropped,
    Added,
}

impl What {
    /// What keeps a family from going in vain comes first, then what they may have to do, then the rest.
    fn weight(&self) -> u8 {
        match self {
            Self::Vanished
            | Self::Returned
            | Self::Closed
            | Self::ClosedForNow { .. }
            | Self::OpenAgain
            | Self::Event(_)
            | Self::Start { .. }
            | Self::Run { .. }
            | Self::RunsDropped { .. } => 0,
            Self::Address { .. }
            | Self::Hours { .. }
            | Self::Venue { .. }
            | Self::End { .. }
            | Self::Rule { .. }
            | Self::WhenTold { .. }
            | Self::LastDay { .. }
            | Self::SessionNew { .. }
            | Self::SessionGone
            | Self::ChannelNumber { .. }
            | Self::ChannelHours { .. }
            | Self::ChannelNew(_)
            | Self::ChannelGone(_) => 1,
            Self::Contact { .. }
            | Self::Cost { .. }
            | Self::Registration { .. }
            | Self::DropIn(_)
            | Self::OnlinePage => 2,
            Self::Named { .. } | Self::Ages { .. } | Self::Languages { .. } | Self::Need { .. } | Self::Told => 3,
        }
    }
}

/// What differs between what was seen and what is there. `was: None`: it was known to be gone.
pub fn changes(was: Option<&Known>, now: Option<&Known>, calendar: &Calendar, at: NaiveDateTime) -> Vec<Change> {
    let own = |what| vec![Change { session: None, what }];
    match (was, now) {
        (None, None) => Vec::new(),
        (Some(_), None) => own(What::Vanished),
        (None, Some(_)) => own(What::Returned),
        (Some(was), Some(now)) => {
            let mut found = Vec::new();
            let whats = match (&was.thing, &now.thing) {
                (Thing::Place(was), Thing::Place(now)) => of_place(was, now),
                (Thing::Event(was), Thing::Event(now)) => of_event(was, now, calendar, None, at),
                (Thing::Service(was), Thing::Service(now)) => of_service(was, now),
                // An id never changes its kind; if it does, it is another thing.
                _ => vec![What::Returned],
            };
            found.extend(whats.into_iter().map(|what| Change { session: None, what }));
            if let (Thing::Place(old), Thing::Place(new)) = (&was.thing, &now.thing) {
                let was: Vec<Event> = was.sessions.iter().map(|event| told_as_at(event, old, new)).collect();
                found.extend(of_sessions(&was, &now.sessions, calendar, new.municipality_code.as_deref(), at));
            }
            found.sort_by_key(|change: &Change| change.what.weight());
            found
        }
    }
}

/// What took place at a place, under the id by which that goes now: another id is not another house.
fn told_as_at(event: &Event, was: &Place, now: &Place) -> Event {
    let mut event = event.clone();
    let changes = event.overrides.iter_mut().filter_map(|change| change.place_id.as_mut());
    for id in changes.chain(event.place_id.as_mut()) {
        if *id == was.id || now.same_as.contains(id) {
            *id = now.id.clone();
        }
    }
    event
}

fn of_sessions(
    was: &[Event],
    now: &[Event],
    calendar: &Calendar,
    municipality: Option<&str>,
    at: NaiveDateTime,
) -> Vec<Change> {
    let mut found = Vec::new();
    let named = |event: &Event, what| Change { session: Some((event.id.clone(), event.name.clone())), what };
    for event in now {
        match was.iter().find(|old| old.id == event.id) {
            Some(old) => {
                let whats = of_event(old, event, calendar, municipality, at);
                found.extend(whats.into_iter().map(|what| named(event, what)));
            }
            None if runs::has_any_to_come(event, calendar, municipality, at) => {
                found.push(named(event, What::SessionNew { event: Box::new(event.clone()) }));
            }
            None => {}
        }
    }
    for old in was {
        if !now.iter().any(|event| event.id == old.id) && runs::has_any_to_come(old, calendar, municipality, at) {
            found.push(named(old, What::SessionGone));
        }
    }
    found
}

fn of_place(was: &Place, now: &Place) -> Vec<What> {
    let mut found = Vec::new();
    found.extend(status(&was.status, &now.status));
    found.extend(name(&was.name, &now.name));
    found.extend((was.address != now.address).then(|| What::Address { now: now.address.clone() }));
    found.extend(hours(was.hours.as_ref(), now.hours.as_ref()).map(|(was, now)| What::Hours { was, now }));
    contacts(&was.contacts, &now.contacts, &mut found);
    access(&was.access, &now.access, &mut found);
    audience(&was.audience, &now.audience, &was.languages, &now.languages, &mut found);
    let items = was.accessibility.items.keys().chain(now.accessibility.items.keys());
    let mut items: Vec<&AccessibilityItem> = items.collect();
    items.sort();
    items.dedup();
    for item in items {
        let answer = |place: &Place| place.accessibility.items.get(item).copied().unwrap_or_default();
        if answer(was) != answer(now) {
            found.push(What::Need { item: item.clone(), now: answer(now) });
        }
    }
    let told = |place: &Place| {
        [&place.summary, &place.description, &place.first_visit, &place.arrival].map(|text| text.to_owned())
    };
    found.extend((told(was) != told(now)).then_some(What::Told));
    found
}

fn of_event(was: &Event, now: &Event, calendar: &Calendar, municipality: Option<&str>, at: NaiveDateTime) -> Vec<What> {
    // What was over and is over is nobody's business; one without times is told in words, and never over.
    let is_told = |event: &Event| runs::has_any_to_come(event, calendar, municipality, at);
    if !is_told(was) && !is_told(now) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if was.status != now.status {
        found.push(What::Event(now.status.clone()));
    }
    found.extend(name(&was.name, &now.name));
    runs::compare(was, now, calendar, municipality, at, &mut found);
    if was.place_id != now.place_id {
        found.push(What::Venue { now: now.place_id.clone() });
    }
    if was.online_url != now.online_url {
        found.push(What::OnlinePage);
    }
    access(&was.access, &now.access, &mut found);
    audience(&was.audience, &now.audience, &was.languages, &now.languages, &mut found);
    let told = (&was.summary, &was.description) != (&now.summary, &now.description);
    found.extend(told.then_some(What::Told));
    found
}

fn of_service(was: &Service, now: &Service) -> Vec<What> {
    let mut found: Vec<What> = name(&was.name, &now.name).into_iter().collect();
    for channel in &now.channels {
        match was.channels.iter().find(|old| old.id == channel.id) {
            Some(old) => of_channel(old, channel, &mut found),
            None => found.push(What::ChannelNew(channel.kind.clone())),
        }
    }
    for old in &was.channels {
        if !now.channels.iter().any(|channel| channel.id == old.id) {
            found.push(What::ChannelGone(old.kind.clone()));
        }
    }
    found.extend((was.summary != now.summary).then_some(What::Told));
    found
}

fn of_channel(was: &Channel, now: &Channel, found: &mut Vec<What>) {
    let kind = || now.kind.clone();
    let way = |channel: &Channel| channel.number.clone().or_else(|| channel.url.clone());
    if way(was) != way(now) {
        found.push(What::ChannelNumber { kind: kind(), now: way(now) });
    }
    if let Some((was, now)) = hours(was.hours.as_ref(), now.hours.as_ref()) {
        found.push(What::ChannelHours { kind: kind(), was, now });
    }
    found.extend(cost(&was.cost, &now.cost));
}

fn name(was: &Text, now: &Text) -> Option<What> {
    (was != now && !now.is_empty()).then(|| What::Named { now: now.clone() })
}

fn status(was: &Status, now: &Status) -> Option<What> {
    if was == now {
        return None;
    }
    match now.kind {
        StatusKind::Closed => (was.kind != StatusKind::Closed).then_some(What::Closed),
        StatusKind::TemporarilyClosed => Some(What::ClosedForNow { from: now.from, until: now.until }),
        StatusKind::Active => (was.kind != StatusKind::Active).then_some(What::OpenAgain),
        // A status newer than this program says nothing that could be told.
        StatusKind::Other(_) => None,
    }
}

/// What was told and what is told: the source's words, or where it has none the value itself. That the same hours are
/// told in other words is no change.
fn hours(was: Option<&StatedHours>, now: Option<&StatedHours>) -> Option<(Text, Text)> {
    let value = |hours: Option<&StatedHours>| hours.and_then(|hours| hours.value.clone());
    let differs = match (value(was), value(now)) {
        (None, None) => {
            was.map(|hours| &hours.source_text).unwrap_or(&Text::default())
                != now.map(|hours| &hours.source_text).unwrap_or(&Text::default())
        }
        (was, now) => was != now,
    };
    let told = |hours: Option<&StatedHours>| match hours {
        Some(hours) if hours.source_text.is_empty() => {
            Text::new(hours.value.iter().map(|value| (String::new(), value.clone())))
        }
        Some(hours) => hours.source_text.clone(),
        None => Text::default(),
    };
    differs.then(|| (told(was), told(now)))
}

fn contacts(was: &[Contact], now: &[Contact], found: &mut Vec<What>) {
    let of = |contacts: &[Contact], kind: &ContactKind| -> Vec<String> {
        let mut values: Vec<String> =
            contacts.iter().filter(|contact| contact.kind == *kind).map(|contact| contact.value.clone()).collect();
        values.sort();
        values.dedup();
        values
    };
    for kind in ContactKind::KNOWN {
        // Spaces in a number change nobody's call.
        let bare = |values: &[String]| -> Vec<String> {
            values.iter().map(|value| value.chars().filter(|c| !c.is_whitespace()).collect()).collect()
        };
        let (was, now) = (of(was, kind), of(now, kind));
        if bare(&was) != bare(&now) {
            found.push(What::Contact { kind: kind.clone(), was, now });
        }
    }
}

fn access(was: &Access, now: &Access, found: &mut Vec<What>) {
    found.extend(cost(&was.cost, &now.cost));
    if let Some(required) = now.registration.required.filter(|now| was.registration.required != Some(*now)) {
        // That nothing is asked for any more is news only where something was.
        found.extend((required || was.registration.required == Some(true)).then_some(What::Registration { required }));
    }
    if was.drop_in != now.drop_in && now.drop_in != Answer::Unknown {
        found.push(What::DropIn(now.drop_in));
    }
}

fn cost(was: &Cost, now: &Cost) -> Option<What> {
    let is_known = |cost: &Cost| !matches!(cost.kind, CostKind::Unknown | CostKind::Other(_));
    let differs = was.kind != now.kind || was.amount_eur != now.amount_eur;
    (differs && (is_known(was) || is_known(now))).then(|| What::Cost { was: was.clone(), now: now.clone() })
}

fn audience(was: &Audience, now: &Audience, was_in: &Languages, now_in: &Languages, found: &mut Vec<What>) {
    let ages = |audience: &Audience| (audience.age_min_months, audience.age_max_months);
    if ages(was) != ages(now) {
        found.push(What::Ages { now: ages(now) });
    }
    let spoken = |languages: &Languages| {
        let mut tags = languages.activity.clone().unwrap_or_default();
        tags.sort();
        tags
    };
    if spoken(was_in) != spoken(now_in) {
        found.push(What::Languages { now: spoken(now_in) });
    }
}
