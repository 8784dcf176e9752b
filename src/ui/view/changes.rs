//! What changed in what one keeps, in words: a line for each thing that is different. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::domain::changes::{Change, RunNow, Thing, What};
use crate::domain::event::{Event, EventStatus};
use crate::domain::id::PlaceId;
use crate::domain::record::{Answer, ContactKind, Cost};
use crate::domain::text::Text;
use crate::domain::time::Civil;
use crate::t;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::recurrence::series_in_words;
use crate::ui::format::state::capitalised;
use crate::ui::format::{ages, full_date, isolated, languages, need, partial_date, plain, spoken};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::calendar::civil_when;
use crate::ui::view::event::span;
use crate::ui::view::place::{address_in_words, cost};
use crate::ui::view::support::channel_name;

/// Lines of one record that are told at once: a place whose whole programme is new is better looked at.
const MOST_LINES: usize = 6;

/// A kept record, and what is different about it.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// The id under which it was kept.
    pub id: String,
    /// What it is now, or where it is gone what it was.
    pub thing: Thing,
    pub changes: Vec<Change>,
    /// The names of the places that the changes speak of.
    pub venues: BTreeMap<PlaceId, Text>,
}

/// The same in words.
#[derive(Debug, Clone, PartialEq)]
pub struct NewsLines {
    pub id: String,
    pub name: Spoken,
    pub opens: Option<Route>,
    pub lines: Vec<String>,
    /// How many more there are.
    pub rest: usize,
}

pub fn news_lines(words: Words, news: &News, now: NaiveDateTime) -> NewsLines {
    let of = news.thing.name();
    let lines: Vec<String> = news.changes.iter().map(|change| line(words, change, of, &news.venues, now)).collect();
    let opens = match &news.thing {
        Thing::Place(_) => Some(Route::place(&news.id)),
        Thing::Event(event) => Some(Route::event(event.id.as_str())),
        Thing::Service(service) => Some(Route::service(service.id.as_str())),
    };
    let is_gone_page = news.changes.iter().any(|change| change.what == What::Vanished);
    NewsLines {
        id: news.id.clone(),
        name: spoken(words, news.thing.name()).unwrap_or_else(|| Spoken { text: news.id.clone(), lang: None }),
        // A service that is gone has no page.
        opens: opens.filter(|_| !(is_gone_page && matches!(news.thing, Thing::Service(_)))),
        rest: lines.len().saturating_sub(MOST_LINES),
        lines: lines.into_iter().take(MOST_LINES).collect(),
    }
}

/// One change in words; what takes place at a place is named first, unless it goes by the place's own name.
pub fn line(words: Words, change: &Change, of: &Text, venues: &BTreeMap<PlaceId, Text>, now: NaiveDateTime) -> String {
    let said = what(words, &change.what, venues, now);
    let session = change.session.as_ref().filter(|(_, name)| name != of);
    match session.and_then(|(_, name)| spoken(words, name)) {
        Some(name) => t!(words, "change-of-session", name = isolated(&name.text), change = said),
        None => capitalised(&said),
    }
}

fn what(words: Words, what: &What, venues: &BTreeMap<PlaceId, Text>, now: NaiveDateTime) -> String {
    let at = |civil: &Civil| civil_when(words, *civil, now);
    match what {
        What::Vanished => t!(words, "change-vanished"),
        What::Returned => t!(words, "change-returned"),
        What::Named { now } => t!(words, "change-named", name = told(words, now)),
        What::Closed => t!(words, "change-closed"),
        What::ClosedForNow { until: Some(until), .. } => {
            t!(words, "change-closed-until", date = partial_date(words, *until))
        }
        What::ClosedForNow { from: Some(from), until: None } => {
            t!(words, "change-closed-from", date = partial_date(words, *from))
        }
        What::ClosedForNow { from: None, until: None } => t!(words, "change-closed-for-now"),
        What::OpenAgain => t!(words, "change-open-again"),
        What::Address { now } => match address_in_words(words, now) {
            Some(address) => t!(words, "change-address", address = isolated(&address)),
            None => t!(words, "change-address-gone"),
        },
        What::Hours { was, now } => hours(words, &told(words, was), &told(words, now)),
        What::Contact { kind, was, now } => contact(words, kind, was, now),
        What::Cost { was, now } => price(words, was, now),
        What::Registration { required: true } => t!(words, "change-registration"),
        What::Registration { required: false } => t!(words, "change-registration-none"),
        What::DropIn(Answer::Yes) => t!(words, "place-drop-in-yes"),
        What::DropIn(_) => t!(words, "place-drop-in-no"),
        What::Ages { now: (from, to) } => match ages(words, *from, *to) {
            Some(ages) => t!(words, "change-ages", ages = ages),
            None => t!(words, "change-ages-all"),
        },
        What::Languages { now } if now.is_empty() => t!(words, "change-languages-unknown"),
        What::Languages { now } => t!(words, "change-languages", languages = languages(words, now)),
        What::Need { item, now } => {
            let need = need(words, item);
            match now {
                Answer::Yes => t!(words, "change-need-yes", need = need),
                Answer::No => t!(words, "change-need-no", need = need),
                Answer::Unknown => t!(words, "change-need-unknown", need = need),
            }
        }
        What::Told => t!(words, "change-told"),
        What::OnlinePage => t!(words, "change-online"),
        What::Event(EventStatus::Cancelled) => t!(words, "change-event-cancelled"),
        What::Event(EventStatus::Postponed) => t!(words, "change-event-postponed"),
        What::Event(EventStatus::Moved) => t!(words, "session-moved"),
        What::Event(EventStatus::Scheduled) => t!(words, "change-event-on"),
        What::Event(EventStatus::Other(_)) => t!(words, "event-check"),
        What::Venue { now } => match now.as_ref().and_then(|id| venues.get(id)) {
            Some(name) => t!(words, "change-venue", place = told(words, name)),
            None => t!(words, "change-venue-unknown"),
        },
        What::Start { was, now } => t!(words, "change-start", was = at(was), now = at(now)),
        What::End { now: Some(end) } => t!(words, "change-end", when = at(end)),
        What::End { now: None } => t!(words, "change-end-unknown"),
        What::Rule { was, now } => rhythm(words, was, now),
        What::WhenTold { now } if now.is_empty() => t!(words, "change-rule-other"),
        What::WhenTold { now } => t!(words, "change-when-told", when = told(words, now)),
        What::LastDay { now: Some(day) } => t!(words, "change-last-day", date = full_date(words, *day)),
        What::LastDay { now: None } => t!(words, "change-last-day-none"),
        What::Run { start, now } => run(words, &at(start), now, venues, &at),
        What::RunsDropped { first, last, count } => {
            let days = t!(words, "from-to", from = day(words, *first), to = day(words, *last));
            t!(words, "change-runs-dropped", count = *count, days = days)
        }
        What::SessionNew { event } => match in_words(words, event) {
            Some(times) => t!(words, "change-session-new", when = times),
            None => t!(words, "change-session-new-told"),
        },
        What::SessionGone => t!(words, "change-session-gone"),
        What::ChannelNumber { kind, now } => {
            let way = channel_name(words, kind);
            match now {
                Some(now) => t!(words, "change-channel", way = way, now = plain(now)),
                None => t!(words, "change-channel-gone", way = way),
            }
        }
        What::ChannelHours { kind, was, now } => {
            let change = hours(words, &told(words, was), &told(words, now));
            t!(words, "change-of-session", name = channel_name(words, kind), change = change)
        }
        What::ChannelNew(kind) => t!(words, "change-channel-new", way = channel_name(words, kind)),
        What::ChannelGone(kind) => t!(words, "change-channel-gone", way = channel_name(words, kind)),
    }
}

fn told(words: Words, text: &Text) -> String {
    spoken(words, text).map(|text| isolated(&text.text)).unwrap_or_default()
}

fn day(words: Words, civil: Civil) -> String {
    crate::ui::format::date(words, civil.date())
}

fn hours(words: Words, was: &str, now: &str) -> String {
    match (was.is_empty(), now.is_empty()) {
        // The words are the same; what a program reads from them is not.
        _ if was == now => t!(words, "change-hours-read"),
        (true, _) => t!(words, "change-hours-new", now = now),
        (false, true) => t!(words, "change-hours-gone", was = was),
        (false, false) => t!(words, "change-hours", was = was, now = now),
    }
}

fn contact(words: Words, kind: &ContactKind, was: &[String], now: &[String]) -> String {
    let list = |values: &[String]| values.iter().map(|value| plain(value)).collect::<Vec<_>>().join(", ");
    match (kind, now.is_empty()) {
        (ContactKind::Phone, false) => t!(words, "change-phone", now = list(now)),
        (ContactKind::Phone, true) => t!(words, "change-phone-gone", was = list(was)),
        (ContactKind::Email, false) => t!(words, "change-email", now = list(now)),
        (ContactKind::Email, true) => t!(words, "change-email-gone", was = list(was)),
        (ContactKind::Web | ContactKind::Other(_), false) => t!(words, "change-web", now = list(now)),
        (ContactKind::Web | ContactKind::Other(_), true) => t!(words, "change-web-gone", was = list(was)),
    }
}

fn price(words: Words, was: &Cost, now: &Cost) -> String {
    match (cost(words, was), cost(words, now)) {
        (Some(was), Some(now)) => t!(words, "change-cost", was = was, now = now),
        (None, Some(now)) => t!(words, "change-cost-new", now = now),
        _ => t!(words, "change-cost-gone"),
    }
}

fn rhythm(words: Words, was: &Event, now: &Event) -> String {
    match (in_words(words, was), in_words(words, now)) {
        (Some(was), Some(now)) if was != now => t!(words, "change-rule", was = was, now = now),
        (None, Some(now)) => t!(words, "change-when-told", when = now),
        _ => t!(words, "change-rule-other"),
    }
}

/// A rule, a day, or the source's own words.
fn in_words(words: Words, event: &Event) -> Option<String> {
    if event.rrule.is_some() {
        return series_in_words(words, event);
    }
    match event.start {
        Some(_) => Some(span(words, event.start, event.end)),
        None => spoken(words, &event.when_text).map(|told| isolated(&told.text)),
    }
}

fn run(
    words: Words,
    start: &str,
    now: &RunNow,
    venues: &BTreeMap<PlaceId, Text>,
    at: &dyn Fn(&Civil) -> String,
) -> String {
    let noted = |said: String, note: &Text| match spoken(words, note) {
        Some(note) => t!(words, "change-with-note", change = said, note = isolated(&note.text)),
        None => said,
    };
    match now {
        RunNow::Cancelled(note) => noted(t!(words, "change-run-cancelled", when = start), note),
        RunNow::Postponed(note) => noted(t!(words, "change-run-postponed", when = start), note),
        RunNow::On => t!(words, "change-run-on", when = start),
        RunNow::Moved(to) => t!(words, "change-run-moved", was = start, now = at(to)),
        RunNow::Elsewhere(place) => match place.as_ref().and_then(|id| venues.get(id)) {
            Some(name) => t!(words, "change-run-elsewhere", when = start, place = told(words, name)),
            None => t!(words, "change-run-elsewhere-unknown", when = start),
        },
        RunNow::Dropped => t!(words, "change-run-dropped", when = start),
        RunNow::Added => t!(words, "change-run-added", when = start),
    }
}
