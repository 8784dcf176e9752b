//! Every so many weeks on these days: what a family café's rule nearly always is.
//!
//! A country's series are expanded at every sync, twice over: for their places' timelines and for the calendar. The
//! rule engine reads and walks any rule there is, at some hundred times the cost of counting weeks. Anything but the
//! four parts known here goes to the engine, and so does what it would refuse.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use super::read_until;

/// `FREQ=WEEKLY` with at most `INTERVAL`, `BYDAY` and `UNTIL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    start: NaiveDateTime,
    interval_weeks: u64,
    /// By the day's number from Monday.
    on: [bool; 7],
    until: Option<NaiveDateTime>,
}

impl Weekly {
    /// `None`: another rule, or none.
    pub fn read(text: &str, start: NaiveDateTime) -> Option<Self> {
        let (mut is_weekly, mut interval_weeks, mut on, mut until) = (false, None, None, None);
        for part in text.split(';').filter(|part| !part.is_empty()) {
            match part.split_once('=')? {
                ("FREQ", "WEEKLY") if !is_weekly => is_weekly = true,
                ("INTERVAL", weeks) if interval_weeks.is_none() => {
                    // The engine refuses greater ones.
                    interval_weeks = Some(weeks.parse::<u16>().ok().filter(|weeks| (1..=520).contains(weeks))?);
                }
                ("BYDAY", days) if on.is_none() => on = Some(read_days(days)?),
                ("UNTIL", value) if until.is_none() => until = Some(read_until(value)?),
                _ => return None,
            }
        }
        let mut own_day = [false; 7];
        own_day[number(start.weekday())] = true;
        (is_weekly && until.is_none_or(|until| until >= start)).then_some(Self {
            start,
            interval_weeks: u64::from(interval_weeks.unwrap_or(1)),
            on: on.unwrap_or(own_day),
            until,
        })
    }

    pub fn until(&self) -> Option<NaiveDateTime> {
        self.until
    }

    /// The starts in `from <= t <= to`, in order.
    pub fn starts(&self, from: NaiveDateTime, to: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + '_ {
        let (from, to) = (from.max(self.start), self.until.map_or(to, |until| until.min(to)));
        let first_monday = monday_of(self.start.date());
        // The first week of the rule that ends after `from`.
        let weeks = monday_of(from.date()).signed_duration_since(first_monday).num_weeks().unsigned_abs();
        let first_week = weeks.div_ceil(self.interval_weeks) * self.interval_weeks;
        (first_week..)
            .step_by(self.interval_weeks as usize)
            .map_while(move |week| first_monday.checked_add_days(Days::new(week * 7)))
            .take_while(move |monday| *monday <= to.date())
            .flat_map(move |monday| {
                let days = monday.iter_days().zip(self.on).filter(|(_, on)| *on);
                days.map(|(day, _)| day.and_time(self.start.time()))
            })
            .filter(move |start| from <= *start && *start <= to)
    }
}

fn read_days(days: &str) -> Option<[bool; 7]> {
    let mut on = [false; 7];
    for day in days.split(',') {
        let number = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|name| *name == day)?;
        on[number] = true;
    }
    Some(on)
}

fn number(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday()))).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::super::{MAX_OCCURRENCES, Rule, read_any_rule};
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    #[test]
    fn only_plain_weeks_are_read_here() {
        let start = at("2026-09-01T09:30");
        for (rule, is_read) in [
            ("FREQ=WEEKLY", true),
            ("FREQ=WEEKLY;BYDAY=TU", true),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231", true),
            ("FREQ=WEEKLY;BYDAY=1TU", false),
            ("FREQ=WEEKLY;BYDAY=", false),
            ("FREQ=WEEKLY;COUNT=3", false),
            ("FREQ=WEEKLY;WKST=SU", false),
            ("FREQ=WEEKLY;INTERVAL=0", false),
            ("FREQ=WEEKLY;INTERVAL=70000", false),
            ("FREQ=WEEKLY;UNTIL=20260801", false),
            ("FREQ=WEEKLY;UNTIL=soon", false),
            ("FREQ=WEEKLY;FREQ=WEEKLY", false),
            ("FREQ=DAILY", false),
            ("BYDAY=TU", false),
            ("weekly", false),
            ("", false),
        ] {
            assert_eq!(Weekly::read(rule, start).is_some(), is_read, "{rule}");
        }
    }

    proptest::proptest! {
        /// Weeks counted are the weeks that the engine finds.
        #[test]
        fn weeks_agree_with_the_engine(
            (day, minute) in (0u64..1500, 0u32..1440),
            (on, interval) in (0u8..128, 0u16..6),
            (from, length) in (0u64..2000, 0u64..400),
            until in proptest::option::of((0u64..900, 0u8..3)),
        ) {
            let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
            let start = (first + Days::new(day)).and_hms_opt(minute / 60, minute % 60, 0).unwrap();
            let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            let days: Vec<&str> = (0..7).filter(|day| on >> day & 1 == 1).map(|day| names[day]).collect();
            let mut rule = "FREQ=WEEKLY".to_owned();
            if interval > 0 {
                rule += &format!(";INTERVAL={interval}");
            }
            if !days.is_empty() {
                rule += &format!(";BYDAY={}", days.join(","));
            }
            if let Some((after, form)) = until {
                let until = start + Days::new(after);
                rule += &until.format([";UNTIL=%Y%m%d", ";UNTIL=%Y%m%dT%H%M%S", ";UNTIL=%Y%m%dT235959Z"][form as usize]).to_string();
            }
            let weekly = Weekly::read(&rule, start).unwrap();
            let (engine, ends) = read_any_rule(&rule, start).unwrap();
            proptest::prop_assert_eq!(weekly.until().map(|until| until.date()), ends);
            let from = (first + Days::new(from)).and_hms_opt(minute / 120, 0, 0).unwrap();
            let to = from + Days::new(length);
            let counted: Vec<_> = weekly.starts(from, to).take(usize::from(MAX_OCCURRENCES)).collect();
            proptest::prop_assert_eq!(counted, Rule::Other(Box::new(engine)).within(from, to), "{} from {}", rule, start);
        }
    }
}
