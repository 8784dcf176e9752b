//! A change in words for the publisher, with what was and what is for programs. The app has words of its own.

use crate::domain::changes::{RunNow, What};
use crate::domain::event::{Event, EventStatus};
use crate::domain::place::Address;
use crate::domain::record::{Answer, ContactKind, Cost, CostKind, PartialDate};
use crate::domain::text::Text;
use crate::domain::time::Civil;

/// Kind, what was, what is, in words.
pub type Told = (&'static str, Option<String>, Option<String>, String);

/// The words that a coordinator reads first.
pub fn name(text: &Text, id: &str) -> String {
    text.for_reader("fi")
        .map_or_else(|| id.to_owned(), |(_, words)| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub fn after_colon(text: Option<String>) -> String {
    text.map(|text| format!(": {text}")).unwrap_or_default()
}

/// When an event takes place, by its rule or in words.
pub fn when(event: &Event) -> Option<String> {
    match (&event.start, &event.rrule) {
        (Some(start), Some(rule)) => Some(match weekly(rule) {
            Some((days, rhythm)) if start.has_time() => {
                format!("{days} {}{}, {rhythm}", start.at().format("%H:%M"), until(event.end))
            }
            _ => format!("{}{}, {rule}", at(*start), until(event.end)),
        }),
        (Some(start), None) => Some(format!("{}{}", at(*start), until(event.end))),
        (None, _) => event.when_text.for_reader("fi").map(|(_, words)| words.to_owned()),
    }
}

/// A rule of weekdays in words; any other is shown as it is.
fn weekly(rule: &str) -> Option<(String, String)> {
    let parts: Vec<(&str, &str)> = rule.split(';').map(|part| part.split_once('=')).collect::<Option<_>>()?;
    let of = |name: &str| parts.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
    let known = |key: &str| matches!(key, "FREQ" | "BYDAY" | "INTERVAL" | "UNTIL" | "WKST");
    if of("FREQ") != Some("WEEKLY") || !parts.iter().all(|(key, _)| known(key)) {
        return None;
    }
    let day = |day: &str| {
        let at = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|known| *known == day)?;
        Some(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][at])
    };
    let days: Vec<&str> = of("BYDAY")?.split(',').map(day).collect::<Option<_>>()?;
    let rhythm = match of("INTERVAL").unwrap_or("1") {
        "1" => "every week".to_owned(),
        "2" => "every other week".to_owned(),
        weeks => format!("every {weeks} weeks"),
    };
    Some((days.join(", "), rhythm))
}

fn until(end: Option<Civil>) -> String {
    match end {
        Some(end) if end.has_time() => format!("–{}", end.at().format("%H:%M")),
        Some(end) => format!(" to {}", end.date()),
        None => String::new(),
    }
}

fn at(civil: Civil) -> String {
    match civil.has_time() {
        true => civil.at().format("%a %-d %b %Y %H:%M").to_string(),
        false => civil.date().format("%a %-d %b %Y").to_string(),
    }
}

/// One change. `venue` names the places of the new generation.
pub fn change(what: &What, venue: &dyn Fn(&str) -> Option<String>) -> Told {
    let plain = |kind, text: &str| (kind, None, None, text.to_owned());
    let told = |text: &Text| name(text, "");
    match what {
        What::Vanished => plain("gone", "is in the directory no more"),
        What::Returned => plain("new", "is there again"),
        What::Named { now } => one("name", told(now), |now| format!("is called {now} now")),
        What::Closed => plain("closed", "has closed for good"),
        What::ClosedForNow { from, until } => {
            let day = |date: &Option<PartialDate>| date.map(|date| date.to_string());
            let from = day(from).map(|from| format!(" from {from}")).unwrap_or_default();
            let until_words = day(until).map(|until| format!(" until {until}")).unwrap_or_default();
            ("closed", None, day(until), format!("is closed for now{from}{until_words}"))
        }
        What::OpenAgain => plain("open_again", "is open again"),
        What::Address { now } => one("address", address(now), |now| match now.is_empty() {
            true => "has no address any more".to_owned(),
            false => format!("is at another address: {now}"),
        }),
        What::Hours { was, now } => two("hours", "other hours", told(was), told(now)),
        What::Contact { kind, was, now } => {
            let label = match kind {
                ContactKind::Phone => "another number",
                ContactKind::Email => "another e-mail address",
                _ => "another page",
            };
            two("contact", label, was.join(", "), now.join(", "))
        }
        What::Cost { was, now } => two("cost", "another price", cost(was), cost(now)),
        What::Registration { required: true } => plain("registration", "one has to register now"),
        What::Registration { required: false } => plain("registration", "nobody has to register any more"),
        What::DropIn(Answer::Yes) => plain("drop_in", "one may drop in now"),
        What::DropIn(_) => plain("drop_in", "one may not drop in any more"),
        What::Ages { now } => {
            let month = |months: Option<u32>| months.map_or_else(|| "…".to_owned(), |months| months.to_string());
            let ages = format!("{}–{} months", month(now.0), month(now.1));
            ("ages", None, Some(ages.clone()), format!("is for other ages: {ages}"))
        }
        What::Languages { now } => one("languages", now.join(", "), |now| match now.is_empty() {
            true => "its languages are not told any more".to_owned(),
            false => format!("is held in {now} now"),
        }),
        What::Need { item, now } => {
            let (item, now) = (item.as_str().to_owned(), now.as_str());
            ("accessibility", None, Some(now.to_owned()), format!("{}: {now}", item.replace('_', " ")))
        }
        What::Told => plain("words", "is told in other words"),
        What::OnlinePage => plain("online", "has another page to join by"),
        What::Event(EventStatus::Cancelled) => plain("cancelled", "is cancelled"),
        What::Event(EventStatus::Postponed) => plain("postponed", "is postponed"),
        What::Event(EventStatus::Moved) => plain("time", "has moved"),
        What::Event(EventStatus::Scheduled) => plain("open_again", "takes place after all"),
        What::Event(EventStatus::Other(word)) => one("status", word.clone(), |now| format!("has the status {now}")),
        What::Venue { now } => {
            let place = now.as_ref().map(|id| venue(id.as_str()).unwrap_or_else(|| id.to_string()));
            let text = place.as_ref().map_or_else(
                || "where it takes place is not told any more".to_owned(),
                |place| format!("takes place elsewhere: {place}"),
            );
            ("venue", None, place, text)
        }
        What::Start { was, now } => two("time", "another time", at(*was), at(*now)),
        What::End { now } => match now {
            Some(end) => one("time", at(*end), |end| format!("ends at {end} now")),
            None => plain("time", "when it ends is not told any more"),
        },
        What::Rule { was, now } => {
            two("time", "other times", when(was).unwrap_or_default(), when(now).unwrap_or_default())
        }
        What::WhenTold { now } => one("time", told(now), |now| format!("other times, in words: {now}")),
        What::LastDay { now } => match now {
            Some(day) => one("time", day.to_string(), |day| format!("runs until {day}")),
            None => plain("time", "runs on without an end"),
        },
        What::Run { start, now } => run(*start, now, venue),
        What::RunsDropped { first, last, count } => {
            let text = format!("{count} times from {} to {} are told no more", first.date(), last.date());
            ("cancelled", Some(first.to_string()), None, text)
        }
        What::SessionNew { event } => {
            let when = when(event);
            ("session_new", None, when.clone(), format!("is new here{}", after_colon(when)))
        }
        What::SessionGone => plain("session_gone", "takes place here no more"),
        What::ChannelNumber { kind, now } => {
            let text = match now {
                Some(now) => format!("{}: {now} now", kind.as_str()),
                None => format!("{}: no number or page any more", kind.as_str()),
            };
            ("contact", None, now.clone(), text)
        }
        What::ChannelHours { kind, was, now } => {
            two("hours", &format!("{}: other hours", kind.as_str()), told(was), told(now))
        }
        What::ChannelNew(kind) => {
            one("contact", kind.as_str().to_owned(), |kind| format!("can be reached by {kind} now"))
        }
        What::ChannelGone(kind) => {
            ("contact", Some(kind.as_str().to_owned()), None, format!("can't be reached by {} any more", kind.as_str()))
        }
    }
}

fn one(kind: &'static str, now: String, text: impl FnOnce(&str) -> String) -> Told {
    let text = text(&now);
    (kind, None, (!now.is_empty()).then_some(now), text)
}

fn two(kind: &'static str, label: &str, was: String, now: String) -> Told {
    let shown = |words: &str| if words.is_empty() { "not told".to_owned() } else { words.to_owned() };
    let text = match was == now {
        // The source's words are the same; what a program reads from them is not.
        true => format!("{label}: the same words, read otherwise"),
        false => format!("{label}: {} → {}", shown(&was), shown(&now)),
    };
    let full = |words: String| (!words.is_empty()).then_some(words);
    (kind, full(was), full(now), text)
}

fn run(start: Civil, now: &RunNow, venue: &dyn Fn(&str) -> Option<String>) -> Told {
    let when = at(start);
    let noted = |text: String, note: &Text| match note.for_reader("fi") {
        Some((_, note)) => format!("{text} ({note})"),
        None => text,
    };
    let was = Some(start.to_string());
    match now {
        RunNow::Cancelled(note) => ("cancelled", was, None, noted(format!("{when} is cancelled"), note)),
        RunNow::Postponed(note) => ("postponed", was, None, noted(format!("{when} is postponed"), note)),
        RunNow::On => ("open_again", was, None, format!("{when} takes place after all")),
        RunNow::Moved(to) => ("time", was, Some(to.to_string()), format!("{when} has moved to {}", at(*to))),
        RunNow::Elsewhere(place) => {
            let place = place.as_ref().map(|id| venue(id.as_str()).unwrap_or_else(|| id.to_string()));
            let text = format!("{when} is elsewhere: {}", place.as_deref().unwrap_or("where is not told"));
            ("venue", was, place, text)
        }
        RunNow::Dropped => ("cancelled", was, None, format!("{when} is told no more")),
        RunNow::Added => ("time", None, Some(start.to_string()), format!("{when} is added")),
    }
}

fn address(address: &Address) -> String {
    let street = address.street.for_reader("fi").map(|(_, street)| street.to_owned());
    let city = address.city.for_reader("fi").map(|(_, city)| city.to_owned());
    let town = [address.postal_code.clone(), city].into_iter().flatten().collect::<Vec<_>>().join(" ");
    [street.unwrap_or_default(), town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn cost(cost: &Cost) -> String {
    let kind = match cost.kind {
        CostKind::Free => "free".to_owned(),
        CostKind::Optional => "free, or what one likes to pay".to_owned(),
        CostKind::Paid => "paid".to_owned(),
        CostKind::Unknown => String::new(),
        CostKind::Other(ref word) => word.clone(),
    };
    match cost.amount_eur {
        Some(euros) => format!("{kind} {euros} €").trim().to_owned(),
        None => kind,
    }
}
