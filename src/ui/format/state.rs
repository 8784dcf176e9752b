//! Each of the nine states in words, and every doubt in a sentence.
//!
//! The domain decides; this says it. A state that is not certain never reads as plain "open".

use chrono::{DateTime, Datelike, Days, Months, NaiveDateTime, Utc};

use super::{date, end_clock, full_date, minutes_until, told, when};
use crate::domain::availability::{Availability, Reason, Says, State};
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::door::Door;
use crate::ui::i18n::Words;

/// What the hours are of: a house that is open, sessions that run, or a line that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    House,
    Sessions,
    Line,
}

/// The time a list is for, and the time it is read at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub at: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

/// A state in words: a row joins them, a page's head sets them one below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateWords {
    pub door: Door,
    pub head: String,
    pub detail: Option<String>,
    /// How old the fact is, where a reader must know it.
    pub told: Option<String>,
}

impl StateWords {
    /// One line: `Auki · sulkeutuu klo 16`. How old the fact is has a line of its own.
    pub fn line(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{} · {detail}", self.head),
            None => self.head.clone(),
        }
    }
}

/// The state at `now`. An uncertain state, and one whose fact is 12 months old or more, says how old it is.
pub fn state(words: Words, availability: &Availability, subject: Subject, now: DateTime<Utc>) -> StateWords {
    state_at(words, availability, subject, Moment { at: now, now })
}

/// The state at another time than now, told to somebody who reads it now: "today" is the reader's.
pub fn state_at(words: Words, availability: &Availability, subject: Subject, moment: Moment) -> StateWords {
    let (now, today) = (to_civil(moment.at), to_civil(moment.now));
    let speaker = Speaker { words, availability, subject, now, today };
    let (head, detail) = match availability.state {
        State::Open => speaker.open(),
        State::ClosingSoon => speaker.closing_soon(),
        State::OpeningSoon => speaker.opening_soon(),
        State::Closed => speaker.closed(speaker.opens()),
        State::Holiday => (speaker.holiday_head(), speaker.opens()),
        State::LongClosed => speaker.closed(speaker.opens_on()),
        State::ByAppointment => (t!(words, "state-by-appointment"), Some(t!(words, "state-by-appointment-detail"))),
        State::Uncertain => speaker.uncertain(),
        State::Unknown => speaker.unknown(),
    };
    let told = speaker.tells_age().then(|| told(words, availability.checked));
    StateWords { door: door_of(availability), head, detail, told }
}

/// The door that a state is drawn as, without its words: a map has thousands.
pub fn door_of(availability: &Availability) -> Door {
    match availability.state {
        State::Open => Door::Open,
        State::ClosingSoon | State::OpeningSoon => Door::Ajar,
        State::Closed | State::Holiday | State::LongClosed => Door::Closed,
        State::ByAppointment => Door::Appointment,
        // Nobody says that it is open; but whoever writes is heard.
        State::Unknown if availability.reasons.contains(Reason::AnyTime) => Door::Ajar,
        State::Uncertain | State::Unknown => Door::Uncertain,
    }
}

/// The state for the head of a page: its door, a word, and below it the time and how old the fact is.
pub fn in_large(
    words: Words,
    availability: &Availability,
    subject: Subject,
    now: DateTime<Utc>,
) -> (Door, String, Vec<String>) {
    let said = state(words, availability, subject, now);
    let (head, detail) = match uncertain_word(words, availability, subject) {
        Some(word) if word != said.head => (word, Some(said.line())),
        _ => (said.head, said.detail),
    };
    (said.door, head, [detail, soon(words, availability, now), said.told].into_iter().flatten().collect())
}

/// What an uncertain state is in a word.
fn uncertain_word(words: Words, availability: &Availability, subject: Subject) -> Option<String> {
    (availability.state == State::Uncertain).then(|| match (availability.says, subject) {
        (Some(Says::Open), Subject::House) => t!(words, "state-told-open"),
        (Some(Says::Open), Subject::Sessions) => t!(words, "state-told-running"),
        (Some(Says::Open), Subject::Line) => t!(words, "state-told-answers"),
        (_, Subject::House | Subject::Sessions) => t!(words, "state-told-closed"),
        (_, Subject::Line) => t!(words, "state-told-not-answering"),
    })
}

/// How long until the state changes, where that is soon: `25 minuutin päästä`.
pub fn soon(words: Words, availability: &Availability, now: DateTime<Utc>) -> Option<String> {
    let change = match availability.state {
        State::ClosingSoon => availability.until,
        State::OpeningSoon => availability.opens,
        _ => None,
    }?;
    Some(t!(words, "in-minutes", count = minutes_until(change, now)))
}

/// Every doubt about the state, and what lies behind an unknown one, in sentences.
pub fn doubts(words: Words, availability: &Availability) -> Vec<String> {
    let sentence = |reason: Reason| match reason {
        Reason::Stale if availability.checked.is_none() => Some(t!(words, "reason-undated")),
        Reason::Stale => Some(t!(words, "reason-stale")),
        Reason::Holiday => Some(t!(words, "reason-holiday")),
        Reason::Eve => Some(t!(words, "reason-eve")),
        Reason::SchoolHolidays => Some(t!(words, "reason-school-holidays")),
        Reason::Season => Some(t!(words, "reason-season")),
        Reason::BuildingHours => Some(t!(words, "reason-building-hours")),
        Reason::ParsedDoubt => Some(t!(words, "reason-parsed-doubt")),
        Reason::DropInUnknown => Some(t!(words, "reason-drop-in-unknown")),
        Reason::NoHours => Some(t!(words, "reason-no-hours")),
        Reason::TextOnly => Some(t!(words, "reason-text-only")),
        Reason::Unreadable => Some(t!(words, "reason-unreadable")),
        Reason::NoEnd => Some(t!(words, "reason-no-end")),
        Reason::BetweenSessions => Some(t!(words, "reason-between-sessions")),
        Reason::SeasonOver => Some(t!(words, "reason-season-over")),
        Reason::BeforeSeason => Some(t!(words, "reason-before-season")),
        Reason::ChildrenAlone => Some(t!(words, "reason-children-alone")),
        Reason::RegistrationRequired => Some(t!(words, "reason-registration-required")),
        Reason::NoOpening => Some(t!(words, "reason-no-opening")),
        Reason::TemporarilyClosed => Some(t!(words, "reason-temporarily-closed")),
        Reason::PermanentlyClosed => Some(t!(words, "reason-permanently-closed")),
        // The state itself says these.
        Reason::ByAppointment | Reason::AnyTime | Reason::NoContact => None,
    };
    availability.reasons.iter().filter_map(sentence).collect()
}

struct Speaker<'a> {
    words: Words,
    availability: &'a Availability,
    subject: Subject,
    /// The time the state is of.
    now: NaiveDateTime,
    /// The time at which it is read.
    today: NaiveDateTime,
}

type Said = (String, Option<String>);

impl Speaker<'_> {
    fn until(&self) -> Option<NaiveDateTime> {
        self.availability.until.map(to_civil)
    }

    /// The closing time, where it lies in this day or the night after it.
    fn until_clock(&self) -> Option<String> {
        let until = self.until()?;
        let tomorrow = self.now.date().checked_add_days(Days::new(1))?;
        let tonight = until.date() == tomorrow && until < tomorrow.and_hms_opt(6, 0, 0)?;
        (until.date() == self.now.date() || tonight).then(|| end_clock(self.words, until.time()))
    }

    fn opens_at(&self) -> Option<String> {
        Some(when(self.words, to_civil(self.availability.opens?), self.today))
    }

    fn open(&self) -> Said {
        let words = self.words;
        let (head, detail) = match (self.subject, self.until_clock()) {
            (Subject::House, Some(time)) => (t!(words, "state-open"), Some(t!(words, "state-closes", time = time))),
            (Subject::Sessions, Some(time)) => {
                (t!(words, "state-running"), Some(t!(words, "state-until", time = time)))
            }
            (Subject::House, None) => (t!(words, "state-open"), self.closes_another_day()),
            (Subject::Sessions, None) => (t!(words, "state-running"), None),
            (Subject::Line, Some(time)) => (t!(words, "state-answers"), Some(t!(words, "state-until", time = time))),
            (Subject::Line, None) => (t!(words, "state-answers"), None),
        };
        (head, detail)
    }

    /// A closing time within a week is worth telling; one beyond is not.
    fn closes_another_day(&self) -> Option<String> {
        let until = self.until().filter(|until| (*until - self.now).num_days() < 7)?;
        Some(t!(self.words, "state-closes-day", when = when(self.words, until, self.today)))
    }

    fn closing_soon(&self) -> Said {
        let words = self.words;
        let head = match self.subject {
            Subject::House | Subject::Line => t!(words, "state-closing-soon"),
            Subject::Sessions => t!(words, "state-ending-soon"),
        };
        let detail = self.until().map(|until| t!(words, "state-at", time = end_clock(words, until.time())));
        (head, detail)
    }

    fn opening_soon(&self) -> Said {
        let words = self.words;
        let head = match self.subject {
            Subject::House | Subject::Line => t!(words, "state-opening-soon"),
            Subject::Sessions => t!(words, "state-starting-soon"),
        };
        let opens = self.availability.opens.map(to_civil);
        let detail = opens.map(|opens| t!(words, "state-at", time = super::clock(words, opens.time())));
        (head, detail)
    }

    /// Shut, and when next. A line says only when it answers: that it doesn't now is in the door, and the verb twice
    /// would be stiff.
    fn closed(&self, next: Option<String>) -> Said {
        match (self.subject, next) {
            (Subject::Line, Some(next)) => (capitalised(&next), None),
            (_, next) => (self.closed_head(), next),
        }
    }

    fn closed_head(&self) -> String {
        match self.subject {
            Subject::House => t!(self.words, "state-closed"),
            Subject::Sessions => t!(self.words, "state-not-running"),
            Subject::Line => t!(self.words, "state-not-answering"),
        }
    }

    fn opens(&self) -> Option<String> {
        let when = self.opens_at()?;
        Some(match self.subject {
            Subject::House => t!(self.words, "state-opens", when = when),
            Subject::Sessions => t!(self.words, "state-next", when = when),
            Subject::Line => t!(self.words, "state-answers-when", when = when),
        })
    }

    /// The day alone: far ahead, the time says little.
    fn opens_on(&self) -> Option<String> {
        let words = self.words;
        let day = to_civil(self.availability.opens?).date();
        let day = if day.year() == self.now.year() { date(words, day) } else { full_date(words, day) };
        Some(match self.subject {
            Subject::House => t!(words, "state-opens", when = day),
            Subject::Sessions => t!(words, "state-next", when = day),
            Subject::Line => t!(words, "state-answers-when", when = day),
        })
    }

    /// The day's name, where it has one.
    fn day_name(&self) -> Option<String> {
        self.availability.special_day.map(|day| t!(self.words, "day-name", day = day.as_str()))
    }

    fn holiday_head(&self) -> String {
        let is_today = self.now.date() == self.today.date();
        match self.day_name() {
            Some(day) if is_today => t!(self.words, "state-closed-today-named", day = day),
            Some(day) => t!(self.words, "state-closed-named", day = day),
            None if is_today => t!(self.words, "state-closed-today"),
            None => t!(self.words, "state-closed"),
        }
    }

    fn uncertain(&self) -> Said {
        match self.availability.says {
            Some(Says::Open) => self.told_open(),
            Some(Says::Closed) | None => self.told_closed(),
        }
    }

    fn told_open(&self) -> Said {
        let words = self.words;
        let time = self.until_clock();
        if let Some(head) = self.day_doubt() {
            let detail = match time {
                Some(time) => t!(words, "state-told-short-until", time = time),
                None => t!(words, "state-told-short"),
            };
            return (head, Some(detail));
        }
        let head = match self.subject {
            Subject::House => t!(words, "state-told-open"),
            Subject::Sessions => t!(words, "state-told-running"),
            Subject::Line => t!(words, "state-told-answers"),
        };
        (head, time.map(|time| t!(words, "state-until", time = time)))
    }

    /// What about the day itself makes it doubtful.
    fn day_doubt(&self) -> Option<String> {
        let words = self.words;
        let has = |reason: Reason| self.availability.reasons.contains(reason);
        if has(Reason::Holiday) || has(Reason::Eve) {
            return Some(match self.day_name() {
                Some(day) => t!(words, "state-named-day-check", day = capitalised(&day)),
                None => t!(words, "state-holiday-check"),
            });
        }
        if has(Reason::SchoolHolidays) {
            return Some(t!(words, "state-school-holiday-check"));
        }
        has(Reason::Season).then(|| t!(words, "state-season-check"))
    }

    fn told_closed(&self) -> Said {
        let words = self.words;
        let head = match (self.subject, self.opens_at()) {
            (Subject::House, Some(when)) => t!(words, "state-told-opens", when = when),
            (Subject::Sessions, Some(when)) => t!(words, "state-told-next", when = when),
            (Subject::Line, Some(when)) => t!(words, "state-told-answers-when", when = when),
            (Subject::Line, None) => t!(words, "state-told-not-answering"),
            (_, None) => t!(words, "state-told-closed"),
        };
        (head, None)
    }

    fn unknown(&self) -> Said {
        let words = self.words;
        if self.availability.reasons.contains(Reason::AnyTime) {
            return (t!(words, "state-any-time"), None);
        }
        let next = self.opens_at().map(|when| t!(words, "state-next", when = when));
        (t!(words, "state-unknown"), next)
    }

    fn tells_age(&self) -> bool {
        let a_year_old = || {
            let checked = self.availability.checked?.first_day();
            Some(checked.checked_add_months(Months::new(12))? <= self.now.date())
        };
        match self.availability.state {
            State::Uncertain => true,
            _ => a_year_old().unwrap_or(false),
        }
    }
}

pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
