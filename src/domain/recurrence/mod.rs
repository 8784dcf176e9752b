//! From a series to its occurrences, in civil time: a session at 9.30 stays at 9.30 across a clock change.
//!
//! `rule` reads a rule, `expand` gives its times; seasons, breaks, exceptions and moved instances are this module's.
//! Moments (UTC) are the caller's: nothing here knows the time zone but `UNTIL=…Z`.

#[cfg(test)]
mod against;
mod expand;
mod rule;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use self::expand::Expansion;
pub use self::rule::{Frequency, NthWeekday, Rule};
use super::calendar::{Calendar, SchoolDay};
use super::event::{Break, Event, EventStatus, Override};
use super::id::PlaceId;
use super::text::Text;
use super::time::Civil;

/// The most occurrences one series gives for one question: eleven years of weekdays would be fewer.
pub const MAX_OCCURRENCES: usize = 3_000;

/// The longest an occurrence can last; a longer one is taken to have no end.
const MAX_DURATION_DAYS: i64 = 370;

/// One time of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The start that the rule gives; names this occurrence for good.
    pub recurrence_id: Civil,
    pub start: Civil,
    /// When it is over; of whole days the day after the last. `None`: nobody told the end.
    pub end: Option<Civil>,
    pub place_id: Option<PlaceId>,
    pub status: EventStatus,
    /// A single event's own date, an rdate or an override names this very day: it holds on holidays too.
    pub is_named: bool,
    /// It lies in weeks that the municipality's school holidays may take.
    pub may_pause: bool,
    pub note: Text,
}

impl Occurrence {
    /// Whether it takes place: not cancelled, not postponed, and no status newer than this program.
    pub fn runs(&self) -> bool {
        matches!(self.status, EventStatus::Scheduled | EventStatus::Moved)
    }

    /// Whether it begins at another time than its series would have it.
    pub fn is_moved(&self) -> bool {
        !matches(self.recurrence_id, self.start)
    }

    /// Whether it has ended. Of one without times, and of one whose end nobody told, that isn't known.
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.start.has_time() && self.end.is_some_and(|end| end.at() <= now)
    }

    /// Whether any of it lies in `from <= t < to`; one without an end is its start.
    fn touches(&self, from: NaiveDateTime, to: NaiveDateTime) -> bool {
        let start = self.start.at();
        let end = self.end.map_or(start, |end| end.at());
        start < to && (end > from || start >= from)
    }
}

/// An event whose rule was read once.
#[derive(Debug, Clone)]
pub struct Series<'e> {
    event: &'e Event,
    start: Civil,
    duration: Option<TimeDelta>,
    rule: Option<Expansion>,
    last_day: Option<NaiveDate>,
}

impl<'e> Series<'e> {
    /// `None` where the event has no start, or a rule that can't be read: it is told in words only.
    pub fn new(event: &'e Event) -> Option<Self> {
        let start = event.start?;
        let duration = event
            .end
            .map(|end| ends_at(end) - start.at())
            .filter(|duration| *duration > TimeDelta::zero() && duration.num_days() <= MAX_DURATION_DAYS);
        let (rule, rule_ends) = match &event.rrule {
            Some(text) => {
                let rule = Expansion::new(Rule::parse(text, start.at())?, start.at());
                let ends = rule.last_day(MAX_OCCURRENCES);
                (Some(rule), ends)
            }
            None => (None, Some(start.date())),
        };
        let season_ends = event.season.and_then(|season| season.to).map(|to| to.last_day());
        // A rule without an end, in no season, has no last day; else the earlier of the two, but for times that
        // records name themselves.
        let by_rule = [rule_ends, season_ends].into_iter().flatten().min();
        let named = event.rdates.iter().map(|rdate| rdate.date());
        let moved = event.overrides.iter().filter_map(|o| o.start).map(|start| start.date());
        let last_day = by_rule.map(|day| named.chain(moved).fold(day, NaiveDate::max));
        Some(Self { event, start, duration, rule, last_day })
    }

    pub fn event(&self) -> &'e Event {
        self.event
    }

    /// Its rule; `None` where it takes place once.
    pub fn rule(&self) -> Option<&Rule> {
        self.rule.as_ref().map(Expansion::rule)
    }

    /// The starts in `from <= day < to` that the rule alone gives, whatever season, breaks and exceptions say of them.
    /// Without a rule: its one start.
    pub fn by_rule(&self, from: NaiveDate, to: NaiveDate) -> Vec<Civil> {
        match &self.rule {
            Some(rule) => {
                let (from, to) = (from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN));
                rule.within(from, to, MAX_OCCURRENCES).into_iter().map(|at| self.start.moved_to(at)).collect()
            }
            None => vec![self.start],
        }
    }

    /// Whether its times of day are known: a start of whole days opens no door.
    pub fn has_time(&self) -> bool {
        self.start.has_time()
    }

    /// The last day on which it can take place; `None` where there is none.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }

    /// The first day of its stated season; `None` where nobody stated one. A rule's first start is no season: where a
    /// source names none, it is only the day from which the rule is known.
    pub fn season_begins(&self) -> Option<NaiveDate> {
        self.event.season.and_then(|season| season.from).map(|from| from.first_day())
    }

    /// The occurrences that lie, wholly or in part, in `from <= t < to`, in order, cancelled ones among them.
    /// `municipality` (bare code) says whose school holidays count.
    pub fn occurrences(
        &self,
        calendar: &Calendar,
        municipality: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Vec<Occurrence> {
        let reach = self.duration.map_or(0, |duration| duration.num_days().unsigned_abs() + 1);
        let first = from.checked_sub_days(Days::new(reach)).unwrap_or(from);
        let mut found: Vec<Occurrence> = Vec::new();
        for start in self.starts(first, to) {
            let instance = self.instance(start, calendar, municipality);
            found.extend(instance.filter(|_| self.override_of(start).is_none_or(|o| o.start.is_none())));
        }
        let moved = self.event.overrides.iter().filter_map(|change| self.moved(change));
        found.extend(moved);
        let (window_from, window_to) = (from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN));
        found.retain(|occurrence| occurrence.touches(window_from, window_to));
        found.sort_by_key(|occurrence| occurrence.start.at());
        found.dedup_by(|a, b| a.start == b.start && a.recurrence_id == b.recurrence_id);
        found
    }

    /// Instances that were moved from a day in `from <= day < to` out of these days altogether.
    pub fn moved_out(&self, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
        let (window_from, window_to) = (from.and_time(NaiveTime::MIN), to.and_time(NaiveTime::MIN));
        let moved = self.event.overrides.iter().filter_map(|change| self.moved(change));
        moved
            .filter(|run| from <= run.recurrence_id.date() && run.recurrence_id.date() < to)
            .filter(|run| !run.touches(window_from, window_to))
            .collect()
    }

    /// Starts by rule and by rdate, exceptions taken out.
    fn starts(&self, from: NaiveDate, to: NaiveDate) -> Vec<Civil> {
        let mut starts = self.by_rule(from, to);
        starts.extend(self.event.rdates.iter().map(|rdate| rdate.beside(self.start)));
        starts.retain(|start| !self.event.exdates.iter().any(|exdate| matches(*exdate, *start)));
        starts
    }

    /// One start with what season, breaks and overrides say of it; `None` where it is taken out.
    fn instance(&self, start: Civil, calendar: &Calendar, municipality: Option<&str>) -> Option<Occurrence> {
        let date = start.date();
        let is_rdate = self.event.rdates.iter().any(|rdate| matches(*rdate, start));
        let mut may_pause = false;
        if !is_rdate {
            let season = self.event.season.unwrap_or_default();
            if season.from.is_some_and(|from| date < from.first_day())
                || season.to.is_some_and(|to| date > to.last_day())
            {
                return None;
            }
            for pause in self.event.breaks.iter().flatten() {
                match pause {
                    Break::Days { from, to } if *from <= date && date < *to => return None,
                    Break::SchoolHolidays => match calendar.school_day(date, municipality) {
                        SchoolDay::Holiday => return None,
                        SchoolDay::MayBeHoliday => may_pause = true,
                        SchoolDay::Term => {}
                    },
                    Break::Days { .. } | Break::Words(_) => {}
                }
            }
        }
        let change = self.override_of(start);
        let end = change.and_then(|change| stated_end(start, change.end?)).or_else(|| self.end_after(start));
        Some(Occurrence {
            recurrence_id: start,
            start,
            end: end.filter(|end| end.at() > start.at()),
            place_id: change.and_then(|c| c.place_id.clone()).or_else(|| self.event.place_id.clone()),
            status: change.and_then(|c| c.status.clone()).unwrap_or_else(|| self.event.status.clone()),
            is_named: self.rule.is_none() || is_rdate || change.is_some_and(|c| c.status.is_none()),
            may_pause,
            note: change.map(|change| change.note.clone()).unwrap_or_default(),
        })
    }

    /// An override with a start: it runs then, wherever the rule had put it.
    fn moved(&self, change: &Override) -> Option<Occurrence> {
        let start = change.start?;
        let end = change.end.and_then(|end| stated_end(start, end)).or_else(|| self.end_after(start));
        Some(Occurrence {
            recurrence_id: change.recurrence_id,
            start,
            end: end.filter(|end| end.at() > start.at()),
            place_id: change.place_id.clone().or_else(|| self.event.place_id.clone()),
            status: change.status.clone().unwrap_or(match self.event.status {
                EventStatus::Scheduled => EventStatus::Moved,
                ref other => other.clone(),
            }),
            is_named: true,
            may_pause: false,
            note: change.note.clone(),
        })
    }

    fn override_of(&self, start: Civil) -> Option<&'e Override> {
        self.event.overrides.iter().find(|change| matches(change.recurrence_id, start))
    }

    fn end_after(&self, start: Civil) -> Option<Civil> {
        over_at(start, start.at().checked_add_signed(self.duration?)?)
    }
}

/// The moment at which a stated end is over: a day counts whole, as people say "from Friday to Sunday".
fn ends_at(end: Civil) -> NaiveDateTime {
    match end {
        Civil::Date(day) => day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN),
        Civil::Time(time) => time,
    }
}

fn stated_end(start: Civil, end: Civil) -> Option<Civil> {
    over_at(start, ends_at(end))
}

/// The end of something that begins so: whole days end with a day.
fn over_at(start: Civil, end: NaiveDateTime) -> Option<Civil> {
    match start {
        Civil::Time(_) => Some(Civil::Time(end)),
        Civil::Date(_) if end.time() == NaiveTime::MIN => Some(Civil::Date(end.date())),
        Civil::Date(_) => end.date().succ_opt().map(Civil::Date),
    }
}

/// Every occurrence of an event that lies, wholly or in part, in `from <= t < to`. An event that can't be expanded
/// has none: it is told in words.
pub fn occurrences(
    event: &Event,
    calendar: &Calendar,
    municipality: Option<&str>,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<Occurrence> {
    Series::new(event).map(|series| series.occurrences(calendar, municipality, from, to)).unwrap_or_default()
}

/// The starts in `from <= t < to` that a rule gives beside its first start, at most [`MAX_OCCURRENCES`] of them, all in
/// one civil time; `to_civil` brings an `UNTIL` told as a moment into it. `None`: no rule of the standard, or one that
/// is finer than days.
pub fn rule_starts(
    rule: &str,
    start: NaiveDateTime,
    from: NaiveDateTime,
    to: NaiveDateTime,
    to_civil: &dyn Fn(DateTime<Utc>) -> NaiveDateTime,
) -> Option<Vec<NaiveDateTime>> {
    let rule = Rule::parse_in(rule, start, to_civil)?;
    Some(Expansion::new(rule, start).within(from, to, MAX_OCCURRENCES))
}

/// Whether an exception or a recurrence id means this start: a date alone means whatever is on it.
pub fn matches(named: Civil, start: Civil) -> bool {
    match named {
        Civil::Date(date) => date == start.date(),
        Civil::Time(time) => time == start.at(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Season;
    use crate::domain::id::EventId;
    use crate::domain::record::PartialDate;

    fn series(rrule: &str, start: &str, end: Option<&str>) -> Event {
        Event {
            rrule: Some(rrule.to_owned()).filter(|rule| !rule.is_empty()),
            start: Civil::parse(start),
            end: end.and_then(Civil::parse),
            ..Event::new(EventId::parse("a:b").unwrap(), Text::of("fi", "Kahvila"))
        }
    }

    fn starts(event: &Event, from: &str, to: &str) -> String {
        let found = occurrences(event, &Calendar::default(), Some("091"), from.parse().unwrap(), to.parse().unwrap());
        found.iter().map(|o| o.start.to_string()).collect::<Vec<_>>().join(" ")
    }

    fn tuesdays() -> Event {
        series("FREQ=WEEKLY;BYDAY=TU", "2026-09-01T09:30", Some("2026-09-01T11:30"))
    }

    #[test]
    fn t33_the_wall_clock_stays_across_a_clock_change() {
        assert_eq!(
            starts(&tuesdays(), "2026-10-19", "2026-11-02"),
            "2026-10-20T09:30 2026-10-27T09:30",
            "clocks change on 25 October"
        );
    }

    #[test]
    fn rules_are_expanded() {
        for (rule, start, from, to, expected) in [
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
                "2026-11-05T10:00",
                "2026-11-01",
                "2026-12-01",
                "2026-11-05T10:00 2026-11-19T10:00",
            ),
            ("FREQ=MONTHLY;BYDAY=-1WE", "2026-10-28T10:00", "2026-11-01", "2026-12-01", "2026-11-25T10:00"),
            (
                "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261109",
                "2026-11-02T10:00",
                "2026-11-01",
                "2026-12-01",
                "2026-11-02T10:00 2026-11-09T10:00",
            ),
            (
                "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261109T080000Z",
                "2026-11-02T10:00",
                "2026-11-01",
                "2026-12-01",
                "2026-11-02T10:00 2026-11-09T10:00",
            ),
            (
                "FREQ=WEEKLY;BYDAY=MO;COUNT=2",
                "2026-11-02T10:00",
                "2026-11-01",
                "2026-12-01",
                "2026-11-02T10:00 2026-11-09T10:00",
            ),
            (
                "FREQ=YEARLY;BYWEEKNO=47,49,51,53;BYDAY=MO",
                "2026-11-16T10:00",
                "2026-11-01",
                "2027-01-20",
                "2026-11-16T10:00 2026-11-30T10:00 2026-12-14T10:00 2026-12-28T10:00",
            ),
            (
                "FREQ=MONTHLY;BYDAY=TU,1FR",
                "2026-11-01T10:00",
                "2026-11-01",
                "2026-11-12",
                "2026-11-03T10:00 2026-11-06T10:00 2026-11-10T10:00",
            ),
            (
                "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1",
                "2026-11-04T10:00",
                "2026-11-01",
                "2026-11-20",
                "2026-11-09T10:00 2026-11-16T10:00",
            ),
            ("FREQ=WEEKLY;BYDAY=1TU", "2026-11-03T10:00", "2026-11-09", "2026-11-12", "2026-11-10T10:00"),
            ("freq=weekly;byday=tu", "2026-11-03T10:00", "2026-11-09", "2026-11-12", "2026-11-10T10:00"),
            // An old start costs no more than a young one.
            ("FREQ=DAILY", "1326-01-01T10:00", "2026-11-09", "2026-11-10", "2026-11-09T10:00"),
            // The 30th of February never comes, and nobody waits for it.
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "2026-01-01T10:00", "2026-11-09", "2026-11-10", ""),
            // What can't be read gives nothing: twice the same part, parts of no standard, no number, an end before
            // the start, a thousand times a day.
            ("FREQ=DAILY;FREQ=WEEKLY", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=DAILY;BYEASTER=1", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=DAILY;INTERVAL=0", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=DAILY;BYMONTH=13", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=DAILY;BYSETPOS=1", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=DAILY;UNTIL=20261101", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            (
                "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8,9,10;BYMINUTE=1,2,3,4,5,6,7,8,9,10,11",
                "2026-11-24T10:00",
                "2026-11-24",
                "2026-11-25",
                "",
            ),
            ("", "2026-11-24T10:00", "2026-11-24", "2026-11-25", "2026-11-24T10:00"),
            ("", "2026-11-24", "2026-11-24", "2026-11-25", "2026-11-24"),
            ("FREQ=HOURLY", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
            ("FREQ=SOMETIMES", "2026-11-24T10:00", "2026-11-24", "2026-11-25", ""),
        ] {
            assert_eq!(starts(&series(rule, start, None), from, to), expected, "{rule}");
        }
    }

    #[test]
    fn seasons_and_breaks_take_times_out() {
        let mut event = tuesdays();
        event.season = Some(Season { from: PartialDate::parse("2026-09"), to: PartialDate::parse("2026-11") });
        event.breaks =
            Some(vec![Break::Days { from: "2026-11-10".parse().unwrap(), to: "2026-11-17".parse().unwrap() }]);
        event.exdates = vec![Civil::parse("2026-11-03").unwrap()];
        assert_eq!(starts(&event, "2026-11-01", "2027-01-01"), "2026-11-17T09:30 2026-11-24T09:30");
        assert_eq!(Series::new(&event).unwrap().last_day(), Some("2026-11-30".parse().unwrap()));
    }

    #[test]
    fn a_break_for_school_holidays_leaves_doubt_in_default_weeks() {
        let mut event = tuesdays();
        event.breaks = Some(vec![Break::SchoolHolidays]);
        let found = occurrences(
            &event,
            &Calendar::default(),
            Some("091"),
            "2026-10-06".parse().unwrap(),
            "2026-10-20".parse().unwrap(),
        );
        let doubts: Vec<bool> = found.iter().map(|o| o.may_pause).collect();
        assert_eq!(doubts, [false, true], "week 42 may be the autumn holiday");
    }

    #[test]
    fn overrides_cancel_and_move() {
        let mut event = tuesdays();
        let change = |id: &str, start: Option<&str>, status: Option<EventStatus>| Override {
            recurrence_id: Civil::parse(id).unwrap(),
            start: start.and_then(Civil::parse),
            end: None,
            place_id: None,
            status,
            note: Text::default(),
        };
        event.overrides = vec![
            change("2026-11-10T09:30", None, Some(EventStatus::Cancelled)),
            change("2026-11-17T09:30", Some("2026-11-18T13:00"), Some(EventStatus::Moved)),
        ];
        let found = occurrences(
            &event,
            &Calendar::default(),
            None,
            "2026-11-08".parse().unwrap(),
            "2026-11-25".parse().unwrap(),
        );
        let told: Vec<_> =
            found.iter().map(|o| (o.start.to_string(), o.runs(), o.end.map(|e| e.to_string()))).collect();
        assert_eq!(
            told,
            [
                ("2026-11-10T09:30".into(), false, Some("2026-11-10T11:30".into())),
                ("2026-11-18T13:00".into(), true, Some("2026-11-18T15:00".into())),
                ("2026-11-24T09:30".into(), true, Some("2026-11-24T11:30".into())),
            ]
        );
    }

    #[test]
    fn an_event_that_began_before_the_window_is_in_it() {
        let event = series("", "2026-11-23T18:00", Some("2026-11-25T12:00"));
        assert_eq!(starts(&event, "2026-11-24", "2026-11-25"), "2026-11-23T18:00");
        assert_eq!(starts(&event, "2026-11-26", "2026-11-27"), "");
    }

    #[test]
    fn an_end_that_is_a_day_is_the_last_one() {
        for (start, end, over) in [
            ("2026-11-23", Some("2026-11-23"), Some("2026-11-24")),
            ("2026-11-23", Some("2026-11-25"), Some("2026-11-26")),
            ("2026-11-23", Some("2026-11-25T12:00"), Some("2026-11-26")),
            ("2026-11-23T10:00", Some("2026-11-24"), Some("2026-11-25T00:00")),
            ("2026-11-23", None, None),
        ] {
            let event = series("", start, end);
            let day = "2026-11-23".parse().unwrap();
            let found = occurrences(&event, &Calendar::default(), None, day, day + Days::new(1));
            assert_eq!(found[0].end.map(|end| end.to_string()).as_deref(), over, "{start} {end:?}");
        }
        let event = series("", "2026-11-23", Some("2026-11-25"));
        assert_eq!(starts(&event, "2026-11-25", "2026-11-26"), "2026-11-23");
        assert_eq!(starts(&event, "2026-11-26", "2026-11-27"), "");
    }

    #[test]
    fn an_end_before_the_start_is_no_end() {
        let event = series("", "2026-11-23T18:00", Some("2026-11-23T12:00"));
        let found = occurrences(
            &event,
            &Calendar::default(),
            None,
            "2026-11-23".parse().unwrap(),
            "2026-11-24".parse().unwrap(),
        );
        assert_eq!(found[0].end, None);
    }

    proptest::proptest! {
        #[test]
        fn no_rule_makes_it_panic(rule in "[A-Z=;,0-9+-]{0,40}") {
            let _ = starts(&series(&rule, "2026-09-01T09:30", None), "2026-11-01", "2026-12-01");
        }
    }
}
