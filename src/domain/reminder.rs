//! A reminder of one time of an event, and what becomes of it when that time moves, is cancelled or vanishes.
//!
//! A reminder is bound to the start that the event's rule gives (`recurrence_id`), which stays when the time is moved.
//! Its moment is worked out from the time as it is told now, so it follows a move by itself. One of every time of a
//! series goes on to the next once its time is over.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::recurrence::{Occurrence, matches};
use super::time::{Civil, from_civil};

/// How long before it begins somebody wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// An hour before; of whole days the morning.
    Hour,
    /// At eight in the morning of that day.
    Morning,
    /// At six in the evening of the day before.
    Evening,
}

impl Lead {
    pub const ALL: [Self; 3] = [Self::Hour, Self::Morning, Self::Evening];

    /// The word under which it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Morning => "morning",
            Self::Evening => "evening",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lead| lead.as_str() == word)
    }

    /// The moment for something that begins then. What begins before eight is told an hour before.
    pub fn moment(self, start: Civil) -> NaiveDateTime {
        let day = start.date();
        let at = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let morning = day.and_time(at(8));
        match (self, start) {
            (Self::Evening, _) => day.checked_sub_days(Days::new(1)).unwrap_or(day).and_time(at(18)),
            (Self::Hour, Civil::Time(start)) => start - TimeDelta::hours(1),
            (Self::Morning, Civil::Time(start)) if start <= morning => start - TimeDelta::hours(1),
            (Self::Morning | Self::Hour, _) => morning,
        }
    }
}

/// A reminder as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Which time it is of: the start that the rule gives.
    pub run: Civil,
    pub lead: Lead,
    /// When that time was to begin, as it was told last.
    pub start: Civil,
    /// What its reader has been told already.
    pub told: Told,
    /// Whether it goes on to the next time once this one is over.
    pub every: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    #[default]
    Nothing,
    /// That it is soon.
    Due,
    /// That it was moved to `start`.
    Moved,
    /// That it is cancelled, postponed or gone.
    Off,
}

impl Told {
    fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Due => "due",
            Self::Moved => "moved",
            Self::Off => "off",
        }
    }
}

impl Reminder {
    pub fn new(run: &Occurrence, lead: Lead) -> Self {
        Self { run: run.recurrence_id, lead, start: run.start, told: Told::Nothing, every: false }
    }

    /// One line: the time, the lead, the start as told last, what was told, and `every` where it goes on.
    pub fn to_text(&self) -> String {
        let every = if self.every { ";every" } else { "" };
        format!("{};{};{};{}{every}", self.run, self.lead.as_str(), self.start, self.told.as_str())
    }

    /// Reads what [`Reminder::to_text`] wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let (run, lead, start) = (parts.next()?, parts.next()?, parts.next()?);
        let told = parts.next()?;
        let told = [Told::Nothing, Told::Due, Told::Moved, Told::Off].into_iter().find(|one| one.as_str() == told)?;
        let every = parts.next() == Some("every");
        Some(Self { run: Civil::parse(run)?, lead: Lead::parse(lead)?, start: Civil::parse(start)?, told, every })
    }

    /// The reminder of the first time after its own that isn't over, where it goes on and its own is. `runs`: as for
    /// [`Reminder::standing`], in the order of their starts.
    pub fn gone_on(&self, runs: Option<&[Occurrence]>, now: DateTime<Utc>) -> Option<Self> {
        if !self.every || self.standing(runs, now) != Standing::Over {
            return None;
        }
        let later = runs?.iter().filter(|run| run.recurrence_id.at() > self.run.at());
        let mut next = later.map(|run| Self { every: true, ..Self::new(run, self.lead) });
        next.find(|next| next.standing(runs, now) != Standing::Over)
    }

    /// How it stands. `runs`: the event's times as they are told now, from today on; `None`: the directory has the event
    /// no more.
    pub fn standing(&self, runs: Option<&[Occurrence]>, now: DateTime<Utc>) -> Standing {
        let run = runs.and_then(|runs| runs.iter().find(|run| self.is_of(run)));
        let Some(run) = run else {
            // What was to begin before today is over, and only what is to come can vanish.
            return if from_civil(end_of_day(self.start)) <= now { Standing::Over } else { Standing::Vanished };
        };
        let is_over = run.end.map_or(end_of_day(run.start), |end| end.at());
        if from_civil(is_over) <= now {
            return Standing::Over;
        }
        if !run.runs() {
            return Standing::Off(run.clone());
        }
        let moment = from_civil(self.lead.moment(run.start));
        let moved = run.start != self.start;
        match moment <= now {
            true => Standing::Due { run: run.clone(), moved },
            false => Standing::Waits { run: run.clone(), moment, moved },
        }
    }

    fn is_of(&self, run: &Occurrence) -> bool {
        matches(run.recurrence_id, self.run) || matches(self.run, run.recurrence_id)
    }
}

/// How a reminder stands at a moment.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// `moved`: to another time than was told last.
    Waits {
        run: Occurrence,
        moment: DateTime<Utc>,
        moved: bool,
    },
    Due {
        run: Occurrence,
        moved: bool,
    },
    /// Cancelled or postponed: there is nothing to remind of.
    Off(Occurrence),
    /// The directory tells of no such time any more.
    Vanished,
    Over,
}

fn end_of_day(start: Civil) -> NaiveDateTime {
    let day = start.date();
    day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::EventStatus;
    use crate::domain::text::Text;
    use crate::domain::time::parse_moment;

    fn civil(text: &str) -> Civil {
        Civil::parse(text).unwrap()
    }

    fn run(recurrence_id: &str, start: &str, status: EventStatus) -> Occurrence {
        Occurrence {
            recurrence_id: civil(recurrence_id),
            start: civil(start),
            end: None,
            place_id: None,
            status,
            is_named: false,
            may_pause: false,
            note: Text::default(),
        }
    }

    fn of(lead: Lead) -> Reminder {
        Reminder::new(&run("2026-12-02T09:30", "2026-12-02T09:30", EventStatus::Scheduled), lead)
    }

    #[test]
    fn the_moment_is_the_one_that_was_asked_for() {
        for (lead, start, moment) in [
            (Lead::Hour, "2026-12-02T09:30", "2026-12-02T08:30"),
            (Lead::Morning, "2026-12-02T09:30", "2026-12-02T08:00"),
            (Lead::Morning, "2026-12-02T07:30", "2026-12-02T06:30"),
            (Lead::Evening, "2026-12-02T09:30", "2026-12-01T18:00"),
            (Lead::Hour, "2026-12-02", "2026-12-02T08:00"),
            (Lead::Evening, "2026-03-01", "2026-02-28T18:00"),
            (Lead::Hour, "2026-12-02T00:30", "2026-12-01T23:30"),
        ] {
            assert_eq!(lead.moment(civil(start)), civil(moment).at(), "{lead:?} {start}");
        }
    }

    #[test]
    fn it_waits_is_due_and_is_over() {
        let runs = [run("2026-12-02T09:30", "2026-12-02T09:30", EventStatus::Scheduled)];
        for (now, expected) in [
            ("2026-12-02T08:29", "waits"),
            ("2026-12-02T08:30", "due"),
            ("2026-12-02T11:00", "due"),
            ("2026-12-03T00:00", "over"),
        ] {
            let told = match of(Lead::Hour).standing(Some(&runs), parse_moment(now).unwrap()) {
                Standing::Waits { moved: false, .. } => "waits",
                Standing::Due { moved: false, .. } => "due",
                Standing::Over => "over",
                other => panic!("{other:?}"),
            };
            assert_eq!(told, expected, "{now}");
        }
    }

    #[test]
    fn it_follows_a_move_and_tells_of_a_cancellation() {
        let now = parse_moment("2026-12-01T10:00").unwrap();
        let moved = [run("2026-12-02T09:30", "2026-12-03T13:00", EventStatus::Moved)];
        match of(Lead::Hour).standing(Some(&moved), now) {
            Standing::Waits { moment, moved: true, .. } => {
                assert_eq!(moment, parse_moment("2026-12-03T12:00").unwrap());
            }
            other => panic!("{other:?}"),
        }
        let by_day = [run("2026-12-02", "2026-12-03T13:00", EventStatus::Moved)];
        let standing = of(Lead::Hour).standing(Some(&by_day), now);
        assert!(matches!(standing, Standing::Waits { moved: true, .. }), "an exception may name its day alone");
        for status in [EventStatus::Cancelled, EventStatus::Postponed, EventStatus::Other("x".to_owned())] {
            let off = [run("2026-12-02T09:30", "2026-12-02T09:30", status)];
            assert!(matches!(of(Lead::Hour).standing(Some(&off), now), Standing::Off(_)));
        }
        assert_eq!(of(Lead::Hour).standing(Some(&[]), now), Standing::Vanished);
        assert_eq!(of(Lead::Hour).standing(None, now), Standing::Vanished);
        let later = parse_moment("2026-12-05T10:00").unwrap();
        assert_eq!(of(Lead::Hour).standing(Some(&[]), later), Standing::Over, "what is over has not vanished");
    }

    #[test]
    fn a_moment_stays_on_the_wall_clock_across_a_clock_change() {
        let runs = [run("2026-10-25T09:30", "2026-10-25T09:30", EventStatus::Scheduled)];
        let reminder = Reminder::new(&runs[0], Lead::Evening);
        match reminder.standing(Some(&runs), parse_moment("2026-10-24T12:00").unwrap()) {
            Standing::Waits { moment, .. } => assert_eq!(moment, parse_moment("2026-10-24T18:00").unwrap()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_of_every_time_goes_on_when_its_time_is_over() {
        let week = |day: &str, status| run(&format!("{day}T09:30"), &format!("{day}T09:30"), status);
        let runs = [
            week("2026-12-02", EventStatus::Scheduled),
            week("2026-12-09", EventStatus::Cancelled),
            run("2026-12-16T09:30", "2026-12-17T13:00", EventStatus::Moved),
        ];
        let every = Reminder { every: true, told: Told::Due, ..of(Lead::Hour) };
        let next = |reminder: &Reminder, now: &str| reminder.gone_on(Some(&runs), parse_moment(now).unwrap());
        assert_eq!(next(&every, "2026-12-02T23:59"), None, "not before it is over");
        let cancelled = next(&every, "2026-12-03T00:00").unwrap();
        assert_eq!((cancelled.run, cancelled.told, cancelled.every), (civil("2026-12-09T09:30"), Told::Nothing, true));
        let standing = cancelled.standing(Some(&runs), parse_moment("2026-12-03T00:00").unwrap());
        assert!(matches!(standing, Standing::Off(_)), "a time that is off is told as such, not passed over");
        let moved = next(&every, "2026-12-11T00:00").unwrap();
        assert_eq!((moved.run, moved.start), (civil("2026-12-16T09:30"), civil("2026-12-17T13:00")));
        assert_eq!(next(&cancelled, "2026-12-10T00:00"), Some(moved));
        assert_eq!(next(&every, "2026-12-18T00:00"), None, "nothing follows");
        assert_eq!(next(&of(Lead::Hour), "2026-12-03T00:00"), None, "one of a single time ends with it");
    }

    #[test]
    fn it_comes_back_as_it_was_kept() {
        let reminder = Reminder { told: Told::Moved, ..of(Lead::Evening) };
        assert_eq!(reminder.to_text(), "2026-12-02T09:30;evening;2026-12-02T09:30;moved");
        assert_eq!(Reminder::from_text(&reminder.to_text()), Some(reminder.clone()));
        let every = Reminder { every: true, ..reminder };
        assert_eq!(Reminder::from_text(&every.to_text()), Some(every));
        for bad in
            ["", ";;;", "2026-12-02;week;2026-12-02;", "2026-12-02;hour", "x;hour;y;", "2026-12-02;hour;2026-12-02;z"]
        {
            assert_eq!(Reminder::from_text(bad), None, "{bad}");
        }
    }
}
