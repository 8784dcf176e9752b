//! Times that are told in words only: families can read them, no program can, so the place is never *open*.

use chrono::NaiveDate;

use crate::domain::event::Event;
use crate::domain::hours::normalise;
use crate::domain::place::{Place, StatedHours, StatusKind};
use crate::domain::recurrence::Series;
use crate::domain::service::ChannelKind;
use crate::feed::Record;

use super::{Problem, Subject, kind};

/// Whether a place's hours are words alone.
pub fn is_text_only(hours: &StatedHours) -> bool {
    hours.value.is_none() && !hours.source_text.is_empty()
}

/// What keeps the words from being read, or the value that they were read to.
pub fn unread(words: &str) -> Result<String, String> {
    let read = normalise(words);
    read.value.ok_or_else(|| read.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

pub fn warnings(subjects: &[Subject<'_>], today: NaiveDate) -> Vec<Problem> {
    subjects
        .iter()
        .flat_map(|subject| match &subject.decoded.record {
            Record::Place(place) => of_place(subject, place).into_iter().collect(),
            Record::Event(event) => of_event(subject, event, today).into_iter().collect(),
            Record::Service(service) => {
                let channels = service.channels.iter().enumerate();
                channels
                    .filter_map(|(index, channel)| {
                        // A letter and a forum can be written to at any time.
                        if !matches!(channel.kind, ChannelKind::Phone | ChannelKind::Chat) {
                            return None;
                        }
                        let hours = channel.hours.as_ref().filter(|hours| is_text_only(hours))?;
                        Some(in_words(subject, hours, &format!("channels.{index}.hours")))
                    })
                    .collect::<Vec<_>>()
            }
            _ => Vec::new(),
        })
        .collect()
}

fn of_place(subject: &Subject<'_>, place: &Place) -> Option<Problem> {
    let is_listed = place.status.kind != StatusKind::Closed && place.duplicate_of.is_none();
    let hours = place.hours.as_ref().filter(|hours| is_listed && is_text_only(hours))?;
    Some(in_words(subject, hours, "hours"))
}

fn in_words(subject: &Subject<'_>, hours: &StatedHours, field: &str) -> Problem {
    let (_, words) = hours.source_text.for_reader("fi").unwrap_or(("fi", ""));
    let shown = shorten(words);
    let warning = |message: String| subject.warn(kind::TEXT_ONLY_HOURS, format!("{field}.value"), message);
    match unread(words) {
        Ok(value) => warning(format!("the hours are words alone: “{shown}”"))
            .suggest(format!("if that means {value}, write it into {field}.value")),
        Err(why) => warning(format!("the hours are words alone, “{shown}”, and were not understood: {why}"))
            .suggest("write weekdays and times as Mo-Fr 09:00-15:00"),
    }
}

/// A session that is known in words only is in no calendar.
fn of_event(subject: &Subject<'_>, event: &Event, today: NaiveDate) -> Option<Problem> {
    if Series::new(event).is_some() || event.when_text.is_empty() {
        return None;
    }
    let over = event.season.and_then(|season| season.to).is_some_and(|to| to.last_day() < today);
    let (_, words) = event.when_text.for_reader("fi").filter(|_| !over)?;
    let message = format!("its times are words alone, so it is in no calendar: “{}”", shorten(words));
    Some(
        subject
            .warn(kind::TOLD_IN_WORDS, "start", message)
            .suggest("start 2026-09-01T09:30, end, and rrule FREQ=WEEKLY;BYDAY=TU for one that repeats"),
    )
}

fn shorten(words: &str) -> String {
    const CHARS: usize = 100;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(CHARS) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}
