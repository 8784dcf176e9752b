//! Reminders in words. Pure.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::domain::event::EventStatus;
use crate::domain::recurrence::Occurrence;
use crate::domain::reminder::{Lead, Reminder, Standing, Told};
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::state::capitalised;
use crate::ui::format::{isolated, spoken, when};
use crate::ui::i18n::Words;
use crate::ui::view::calendar::civil_when;
use crate::ui::view::event::EventPage;

/// A reminder as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The event's id.
    pub id: String,
    pub name: Text,
    /// Where; empty where that isn't known.
    pub place: Text,
    pub reminder: Reminder,
    pub standing: Standing,
    /// It has gone on to another time than the one that is written down.
    pub gone_on: bool,
}

/// How its reader hears of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notified {
    /// The system reminds by itself, also while the app is closed.
    Planned,
    BySystem,
    NotAsked,
    Denied,
    /// This system shows none: the app's own screen tells.
    InAppOnly,
}

impl Notified {
    /// What to expect, said where one sets a reminder.
    pub fn words(self, words: Words) -> String {
        match self {
            Self::Planned => t!(words, "remind-planned"),
            Self::BySystem | Self::NotAsked => t!(words, "remind-when-open"),
            Self::Denied => t!(words, "remind-denied"),
            Self::InAppOnly => t!(words, "remind-in-app"),
        }
    }
}

pub fn lead(words: Words, lead: Lead) -> String {
    match lead {
        Lead::Hour => t!(words, "remind-hour"),
        Lead::Morning => t!(words, "remind-morning"),
        Lead::Evening => t!(words, "remind-evening"),
    }
}

/// The times of an event that one can still be reminded of: the next ones that take place.
pub fn times(words: Words, page: &EventPage, now: DateTime<Utc>) -> Vec<(Occurrence, String)> {
    const MOST: usize = 4;
    let civil = to_civil(now);
    let to_come = page.runs.iter().map(|(run, _)| run).filter(|run| run.runs() && run.start.at() > civil);
    to_come.take(MOST).map(|run| (run.clone(), civil_when(words, run.start, civil))).collect()
}

/// The leads whose moment is still to come for this time.
pub fn leads(run: &Occurrence, now: NaiveDateTime) -> Vec<Lead> {
    Lead::ALL.into_iter().filter(|lead| lead.moment(run.start) > now).collect()
}

/// A reminder in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ReminderLine {
    pub id: String,
    pub name: Spoken,
    /// When one is told, or why one isn't.
    pub state: String,
    /// That it goes on to the next time; that it was moved, and its reader was told.
    pub notes: Vec<String>,
    /// Whether nothing will be told: only to be taken away.
    pub off: bool,
}

pub fn line(words: Words, kept: &Kept, now: DateTime<Utc>) -> ReminderLine {
    let civil = to_civil(now);
    let at = |run: &Occurrence| civil_when(words, run.start, civil);
    let (state, off) = match &kept.standing {
        Standing::Waits { run, moment, .. } => {
            let told = t!(words, "remind-waits", moment = when(words, to_civil(*moment), civil), when = at(run));
            (told, false)
        }
        Standing::Due { run, .. } => (t!(words, "remind-due", when = at(run)), false),
        Standing::Off(run) => (off_words(words, run, civil), true),
        Standing::Vanished => (t!(words, "remind-vanished"), true),
        Standing::Over => (t!(words, "event-over"), true),
    };
    let moved = kept.reminder.told == Told::Moved && matches!(kept.standing, Standing::Waits { .. });
    let mut notes = Vec::new();
    if kept.reminder.every {
        notes.push(t!(words, "remind-is-every"));
    }
    if moved {
        notes.push(t!(words, "event-moved-from", when = civil_when(words, kept.reminder.run, civil)));
    }
    ReminderLine { id: kept.id.clone(), name: name(words, kept), state: capitalised(&state), notes, off }
}

/// What is said when it is time, or when something happened to it: the name, and the rest of the sentence.
pub fn told(words: Words, kept: &Kept, now: DateTime<Utc>) -> (String, String) {
    let civil = to_civil(now);
    let title = name(words, kept).text;
    let text = match &kept.standing {
        Standing::Waits { run, .. } => t!(
            words,
            "change-start",
            was = civil_when(words, kept.reminder.start, civil),
            now = civil_when(words, run.start, civil)
        ),
        Standing::Off(run) => off_words(words, run, civil),
        Standing::Vanished | Standing::Over => t!(words, "remind-vanished"),
        Standing::Due { run, .. } => {
            let at = civil_when(words, run.start, civil);
            match spoken(words, &kept.place) {
                Some(place) => format!("{at} · {}", isolated(&place.text)),
                None => at,
            }
        }
    };
    (isolated(&title), text)
}

/// When a reminder that waits is to be told, and what is told then.
pub fn planned(words: Words, kept: &Kept) -> Option<(DateTime<Utc>, String, String)> {
    let Standing::Waits { run, moment, moved } = &kept.standing else { return None };
    let due = Kept { standing: Standing::Due { run: run.clone(), moved: *moved }, ..kept.clone() };
    let (title, text) = told(words, &due, *moment);
    Some((*moment, title, capitalised(&text)))
}

fn off_words(words: Words, run: &Occurrence, now: NaiveDateTime) -> String {
    let when = civil_when(words, run.start, now);
    match run.status {
        EventStatus::Postponed => t!(words, "change-run-postponed", when = when),
        EventStatus::Other(_) => t!(words, "event-check"),
        _ => t!(words, "change-run-cancelled", when = when),
    }
}

fn name(words: Words, kept: &Kept) -> Spoken {
    let unnamed = || Spoken { text: t!(words, "saved-kind-event"), lang: None };
    spoken(words, &kept.name).unwrap_or_else(unnamed)
}
