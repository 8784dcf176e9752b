//! An event as a file for the phone's own calendar, in the reader's words.

use chrono::{DateTime, Utc};

use crate::domain::availability::{Reason, Reasons};
use crate::domain::event::{Attendance, EventStatus};
use crate::domain::icalendar::{self, Entry, Told};
use crate::domain::recurrence::Occurrence;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::format::state::capitalised;
use crate::ui::format::{plain, spoken};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::calendar::doubt_words;
use crate::ui::view::event::{EventPage, location};

/// A file's name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFile {
    pub name: String,
    pub text: String,
}

/// One of its times, by its place among the runs.
pub fn of_one(words: Words, page: &EventPage, index: usize, now: DateTime<Utc>) -> Option<EventFile> {
    let (run, doubts) = page.runs.get(index)?;
    let entry = entry(words, page, run, *doubts);
    let name = format!("{}-{}.ics", stem(page.event.id.as_str()), run.start.date());
    Some(EventFile { name, text: icalendar::one(&page.event, &entry, now) })
}

/// All its times that are known; `None` where it is no series.
pub fn of_series(words: Words, page: &EventPage, now: DateTime<Utc>) -> Option<EventFile> {
    let to_come = page.to_come(to_civil(now));
    let entries: Vec<Entry> = to_come.map(|(run, doubts)| entry(words, page, run, *doubts)).collect();
    let text = icalendar::series(&page.event, &entries, now)?;
    Some(EventFile { name: format!("{}.ics", stem(page.event.id.as_str())), text })
}

/// All times that are known of what takes place at a place (its id); `None` where there are none to come.
pub fn of_place(words: Words, id: &str, pages: &[EventPage], now: DateTime<Utc>) -> Option<EventFile> {
    let civil = to_civil(now);
    let events = pages.iter().map(|page| {
        let entries = page.to_come(civil).map(|(run, doubts)| entry(words, page, run, *doubts));
        (&page.event, entries.collect())
    });
    let text = icalendar::calendar(&events.collect::<Vec<_>>(), now)?;
    Some(EventFile { name: format!("{}.ics", stem(id)), text })
}

/// What a file may be called everywhere: the id's own letters and digits.
fn stem(id: &str) -> String {
    let local = id.split_once(':').map_or("", |(_, local)| local);
    let letters: String = local.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
    format!("avoin-ovi-{}", letters.trim_matches('-'))
}

fn entry(words: Words, page: &EventPage, run: &Occurrence, doubts: Reasons) -> Entry {
    // That nobody looked for years is said in words; in doubt are the days that may be left out.
    let in_doubt = doubts.iter().any(|reason| reason != Reason::Stale);
    Entry { run: run.clone(), told: told(words, page, run, doubts), in_doubt }
}

fn told(words: Words, page: &EventPage, run: &Occurrence, doubts: Reasons) -> Told {
    let event = &page.event;
    let name = spoken(words, &event.name).map(|name| name.text).unwrap_or_else(|| event.id.to_string());
    // A calendar that knows nothing of statuses shows the name alone.
    let summary = match run.status {
        EventStatus::Cancelled => t!(words, "event-file-off", status = t!(words, "session-cancelled"), name = name),
        EventStatus::Postponed => t!(words, "event-file-off", status = t!(words, "session-postponed"), name = name),
        _ => name,
    };
    let texts = [&run.note, &event.summary, &event.description].into_iter().filter_map(|text| spoken(words, text));
    let mut description: Vec<String> = texts.map(|text| text.text).collect();
    description.extend(doubt_words(words, doubts, page.checked).map(|why| t!(words, "event-check-why", why = why)));
    let online = event.online_url.as_deref().filter(|_| event.attendance != Attendance::InPerson);
    let online = online.and_then(SafeLink::parse).map(|link| link.as_str().to_owned());
    if let Some(link) = &online {
        description.push(t!(words, "event-file-online", link = link));
    }
    let sources: Vec<String> = event.provenance.sources.iter().map(|source| plain(&source.name)).collect();
    if !sources.is_empty() {
        description.push(t!(words, "event-file-source", source = sources.join(words.language().comma())));
    }
    let place = run.place_id.as_ref().and_then(|id| page.places.get(id));
    let page_of_source = event.provenance.sources.iter().find_map(|source| SafeLink::parse(source.url.as_deref()?));
    Told {
        summary: capitalised(&summary),
        description: description.join("\n\n"),
        location: place.and_then(|place| location(words, place)).or(online).unwrap_or_default(),
        url: page_of_source.filter(SafeLink::is_page).map(|link| link.as_str().to_owned()),
    }
}
