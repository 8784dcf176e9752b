//! An event's page: when in words, its next times, where, who, at what cost. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::availability::{Reason, Reasons};
use crate::domain::event::{Attendance, Break, Event, EventStatus};
use crate::domain::id::PlaceId;
use crate::domain::organization::Organization;
use crate::domain::place::Place;
use crate::domain::record::{Access, PartialDate};
use crate::domain::recurrence::{Occurrence, Series};
use crate::domain::text::Text;
use crate::domain::time::{Civil, to_civil};
use crate::t;
use crate::ui::components::door::Door;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::recurrence::series_in_words;
use crate::ui::format::state::capitalised;
use crate::ui::format::{clock, date, end_clock, full_date, name, spoken, weekday_and_date};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::calendar::{badge, civil_when, doubt_words, moved_from, run_state};
use crate::ui::view::place::address;

/// How many of its next times a page shows.
pub const NEXT_TIMES: usize = 5;

/// Everything an event's page is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPage {
    pub event: Event,
    /// Where it is at home, and where single times of it take place.
    pub places: BTreeMap<PlaceId, Place>,
    pub organizers: Vec<Organization>,
    /// In order, from today on, with what may keep each from taking place.
    pub runs: Vec<(Occurrence, Reasons)>,
    /// The newest date on which somebody looked.
    pub checked: Option<PartialDate>,
    /// By name, as the vocabulary has them.
    pub life_situations: Vec<Text>,
    /// When it was kept, where the directory has it no more: everything here is what was known then.
    pub gone_since_kept: Option<DateTime<Utc>>,
}

impl EventPage {
    /// Where it is at home.
    pub fn place(&self) -> Option<&Place> {
        self.places.get(self.event.place_id.as_ref()?)
    }

    /// The runs that are not over.
    pub fn to_come(&self, now: NaiveDateTime) -> impl Iterator<Item = &(Occurrence, Reasons)> {
        self.runs.iter().filter(move |(run, _)| !is_over(run, now))
    }
}

/// A run without an end is over with its day.
fn is_over(run: &Occurrence, now: NaiveDateTime) -> bool {
    match run.end {
        Some(end) => end.at() <= now,
        None => run.start.date() < now.date(),
    }
}

/// The state, large.
#[derive(Debug, Clone, PartialEq)]
pub struct EventHead {
    pub door: Door,
    pub head: String,
    pub details: Vec<String>,
    pub doubts: Vec<String>,
}

pub fn head(words: Words, page: &EventPage, now: DateTime<Utc>) -> EventHead {
    let now = to_civil(now);
    let event = &page.event;
    let plain = |door: Door, head: String, details: Vec<String>| EventHead { door, head, details, doubts: Vec::new() };
    if let Some(kept_at) = page.gone_since_kept {
        let date = full_date(words, to_civil(kept_at).date());
        return plain(Door::Closed, t!(words, "saved-gone"), vec![t!(words, "saved-gone-facts", date = date)]);
    }
    match event.status {
        EventStatus::Cancelled => return plain(Door::Closed, t!(words, "session-cancelled"), Vec::new()),
        EventStatus::Postponed => return plain(Door::Closed, t!(words, "session-postponed"), Vec::new()),
        _ => {}
    }
    let Some(series) = Series::new(event) else {
        return plain(Door::Uncertain, t!(words, "event-in-words"), vec![t!(words, "event-in-words-text")]);
    };
    let next = page.to_come(now).find(|(run, _)| run.runs());
    let Some((run, doubts)) = next else {
        // A season that is over, a single event that was, or a year with no time in it.
        let last = series.last_day().filter(|last| *last < now.date() || page.to_come(now).next().is_none());
        return match last {
            Some(last) if last <= now.date() => plain(
                Door::Closed,
                t!(words, "event-over"),
                vec![t!(words, "event-last", date = full_date(words, last))],
            ),
            _ => plain(Door::Uncertain, t!(words, "saved-next-unknown"), Vec::new()),
        };
    };
    let state = run_state(words, run, *doubts, now);
    let door = state.as_ref().map_or(Door::Closed, |state| state.door);
    let told_when = civil_when(words, run.start, now);
    let begun = run.start.at() <= now;
    let (head, mut details) = match state {
        // A word, and below it until when: the same as on a place's page.
        Some(state) if begun => (state.head, Vec::from_iter(state.detail)),
        Some(check) => (capitalised(&told_when), vec![check.line()]),
        None if event.rrule.is_some() => (t!(words, "saved-next", when = told_when), Vec::new()),
        None => (capitalised(&told_when), Vec::new()),
    };
    details.extend(doubt_words(words, *doubts, page.checked).map(|doubt| capitalised(&doubt)));
    EventHead { door, head, details, doubts: doubt_sentences(words, *doubts, page.checked) }
}

fn doubt_sentences(words: Words, doubts: Reasons, checked: Option<PartialDate>) -> Vec<String> {
    let sentence = |reason: Reason| match reason {
        Reason::Stale if checked.is_none() => Some(t!(words, "event-doubt-undated")),
        Reason::Stale => Some(t!(words, "event-doubt-stale")),
        Reason::Holiday | Reason::Eve => Some(t!(words, "event-doubt-day")),
        Reason::SchoolHolidays => Some(t!(words, "reason-school-holidays")),
        _ => None,
    };
    doubts.iter().filter_map(sentence).collect()
}

/// When, in words: the rule or the day, the season, the pauses.
pub fn when_facts(words: Words, event: &Event, today: NaiveDate) -> Vec<String> {
    let mut facts = Vec::new();
    let Some(series) = Series::new(event) else { return facts };
    match series.rule() {
        Some(_) => facts.extend(series_in_words(words, event).map(|rule| capitalised(&rule))),
        None => facts.push(capitalised(&span(words, event.start, event.end))),
    }
    if series.rule().is_none() {
        return facts;
    }
    if let Some(begins) = series.season_begins().filter(|begins| *begins > today) {
        facts.push(t!(words, "event-season-from", date = full_date(words, begins)));
    }
    match series.last_day() {
        Some(last) if last < today => facts.push(t!(words, "event-season-over", date = full_date(words, last))),
        Some(last) => facts.push(t!(words, "event-season-to", date = full_date(words, last))),
        None => {}
    }
    match event.breaks.as_deref() {
        None => facts.push(t!(words, "event-breaks-unknown")),
        // A rule that names its months has said when there is none.
        Some([]) if event.rrule.as_deref().is_some_and(|rule| rule.contains("BYMONTH=")) => {}
        Some([]) => facts.push(t!(words, "event-breaks-none")),
        Some(breaks) => facts.extend(breaks.iter().filter_map(|pause| pause_words(words, pause, today))),
    }
    facts
}

/// When, in the source's own words, where they say more than the facts: a word of theirs stands in none.
pub fn when_told(words: Words, event: &Event, facts: &[String]) -> Option<Spoken> {
    let told = spoken(words, &event.when_text)?;
    let known = facts.join(" ").to_lowercase();
    let says_more = |text: &str| {
        let mut parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.any(|part| !known.contains(&part.to_lowercase()))
    };
    (facts.is_empty() || says_more(&told.text)).then_some(told)
}

/// A pause; one that is over is nobody's business.
fn pause_words(words: Words, pause: &Break, today: NaiveDate) -> Option<String> {
    match pause {
        Break::Days { to, .. } if *to <= today => None,
        Break::Days { from, to } => {
            let last = to.pred_opt().unwrap_or(*to);
            let days = match last == *from {
                true => date(words, *from),
                false => t!(words, "from-to", from = date(words, *from), to = date(words, last)),
            };
            Some(t!(words, "event-break-days", days = days))
        }
        Break::SchoolHolidays => Some(t!(words, "event-break-school")),
        Break::Words(told) => Some(t!(words, "event-break-words", told = crate::ui::format::isolated(told))),
    }
}

/// A single time as its record states it: its day, and its hours where it has any. An end that is a day is the last.
pub fn span(words: Words, start: Option<Civil>, end: Option<Civil>) -> String {
    let Some(start) = start else { return String::new() };
    let day = weekday_and_date(words, start.date());
    match (start, end) {
        (Civil::Date(from), Some(end)) if end.date() > from => {
            t!(words, "from-to", from = day, to = weekday_and_date(words, end.date()))
        }
        (Civil::Date(_), _) => day,
        (Civil::Time(from), Some(Civil::Date(last))) if last > from.date() => {
            format!(
                "{} {}",
                t!(words, "from-to", from = day, to = weekday_and_date(words, last)),
                hours(words, from, None)
            )
        }
        (Civil::Time(from), end) => {
            let end = end.filter(|end| end.has_time()).map(Civil::at);
            format!("{day} {}", hours(words, from, end))
        }
    }
}

/// The hours of a time: `klo 9.30–11.30`, and where it ends another day, that day too.
fn hours(words: Words, from: NaiveDateTime, end: Option<NaiveDateTime>) -> String {
    let time = clock(words, from.time());
    let Some(end) = end else { return t!(words, "at-from", from = time) };
    let last = (end - chrono::TimeDelta::seconds(1)).date();
    match last == from.date() {
        true => t!(words, "at-from-to", from = time, to = end_clock(words, end.time())),
        false => {
            let end = t!(words, "when-day", day = weekday_and_date(words, end.date()), time = clock(words, end.time()));
            t!(words, "event-hours-over-night", from = time, to = end)
        }
    }
}

/// One of the next times.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLine {
    /// Its place among the runs.
    pub index: usize,
    pub day: String,
    pub hours: String,
    pub badge: Option<String>,
    pub off: bool,
    pub notes: Vec<String>,
    /// Where it takes place, where that isn't the event's own place.
    pub elsewhere: Option<(PlaceId, Spoken)>,
}

pub fn next_times(words: Words, page: &EventPage, now: DateTime<Utc>) -> Vec<TimeLine> {
    let now = to_civil(now);
    let to_come = page.runs.iter().enumerate().filter(|(_, (run, _))| !is_over(run, now));
    let line = |(index, (run, doubts)): (usize, &(Occurrence, Reasons))| {
        let (day, hours) = match (run.start, run.end) {
            (Civil::Time(start), end) => {
                (weekday_and_date(words, start.date()), hours(words, start, end.map(Civil::at)))
            }
            (Civil::Date(_), end) => {
                let last = end.and_then(|end| end.date().pred_opt()).map(Civil::Date);
                (span(words, Some(run.start), last), t!(words, "event-all-day"))
            }
        };
        let mut notes = Vec::new();
        // That nobody looked for years holds for all of them, and the page's head says it.
        let of_day = doubts.iter().filter(|reason| *reason != Reason::Stale).fold(Reasons::NONE, Reasons::with);
        if run.runs() {
            notes.extend(doubt_words(words, of_day, page.checked).map(|why| t!(words, "event-check-why", why = why)));
        }
        notes.extend(moved_from(words, run, now));
        notes.extend(spoken(words, &run.note).map(|note| note.text));
        let elsewhere = run.place_id.as_ref().filter(|place| Some(*place) != page.event.place_id.as_ref());
        let elsewhere = elsewhere.and_then(|id| page.places.get(id));
        TimeLine {
            index,
            day,
            hours,
            badge: badge(words, &run.status, false),
            off: !run.runs(),
            notes,
            elsewhere: elsewhere.map(|place| (place.id.clone(), name(words, &place.name, &place.id))),
        }
    };
    to_come.take(NEXT_TIMES).map(line).collect()
}

/// What kind of taking part it is, above the title.
pub fn kind(words: Words, event: &Event) -> String {
    match event.attendance {
        Attendance::Online => t!(words, "event-online"),
        Attendance::Hybrid => t!(words, "event-hybrid"),
        Attendance::InPerson | Attendance::Other(_) if event.rrule.is_some() => t!(words, "event-series"),
        Attendance::InPerson | Attendance::Other(_) => t!(words, "saved-kind-event"),
    }
}

/// Where one takes part online: the page, or its address as text where it may not be followed.
pub fn online(event: &Event) -> Option<(Option<SafeLink>, String)> {
    let url = event.online_url.as_deref()?;
    (event.attendance != Attendance::InPerson).then(|| (SafeLink::parse(url), crate::ui::format::plain(url)))
}

/// Whether one can sign up now, where its days are told.
pub fn registration_now(words: Words, access: &Access, today: NaiveDate) -> Option<String> {
    if access.registration.required == Some(false) {
        return None;
    }
    let day = |text: &Option<String>| PartialDate::parse(text.as_deref()?.get(..10)?);
    let (opens, closes) = (day(&access.registration.opens_at), day(&access.registration.closes_at));
    match (opens, closes) {
        (_, Some(closes)) if closes.last_day() < today => {
            Some(t!(words, "registration-over", date = full_date(words, closes.last_day())))
        }
        (Some(opens), _) if opens.first_day() > today => None,
        (None, None) => None,
        _ => Some(t!(words, "registration-now")),
    }
}

/// What one sends a friend: the name, when, where.
pub fn as_text(words: Words, page: &EventPage) -> String {
    let event = &page.event;
    let name = spoken(words, &event.name).map(|name| name.text).unwrap_or_else(|| event.id.to_string());
    let when = match Series::new(event) {
        Some(series) if series.rule().is_some() => series_in_words(words, event).map(|rule| capitalised(&rule)),
        Some(_) => Some(span(words, event.start, event.end)),
        None => None,
    };
    let when = when.or_else(|| spoken(words, &event.when_text).map(|told| told.text));
    let at = page.place().and_then(|place| location(words, place));
    let online = online(event).and_then(|(link, _)| link).map(|link| link.as_str().to_owned());
    [Some(name), when, at, online].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A place's name and address in one line.
pub fn location(words: Words, place: &Place) -> Option<String> {
    let parts = [Some(name(words, &place.name, &place.id).text), address(words, place)];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
}
