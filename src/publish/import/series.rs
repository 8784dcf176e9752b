//! From times told one by one to the rule they follow.
//!
//! Registers tell a weekly club as forty events. As one series it is one record, which a family can keep, and of which
//! a week that is left out shows as such.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

/// The rule of a weekly, fortnightly or the like rhythm, and the times it gives that nobody told.
#[derive(Debug, PartialEq, Eq)]
pub struct Rhythm {
    pub rrule: String,
    pub exdates: Vec<NaiveDateTime>,
}

/// The fewest times that make a rhythm.
const FEWEST: usize = 3;

/// The longest step in weeks that is a rhythm and no chance.
const LONGEST_STEP: i64 = 4;

/// The rhythm of these starts, which are in order and differ. `None` where there is none that holds: another time of
/// day, too few, or more weeks left out than kept.
pub fn rhythm(starts: &[NaiveDateTime]) -> Option<Rhythm> {
    let (first, last) = (*starts.first()?, *starts.last()?);
    if starts.len() < FEWEST || starts.iter().any(|start| start.time() != first.time()) {
        return None;
    }
    let mut weekdays: Vec<_> = starts.iter().map(|start| start.weekday().num_days_from_monday()).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    let monday = |day: NaiveDate| day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())));
    let begin = monday(first.date())?;
    let week = |day: NaiveDate| (day - begin).num_days() / 7;
    // The widest step that meets every week told.
    let step = starts.iter().map(|start| week(start.date())).fold(0, gcd).clamp(1, i64::MAX);
    if step > LONGEST_STEP {
        return None;
    }
    let mut given = Vec::new();
    let mut at = 0;
    while at <= week(last.date()) {
        for weekday in &weekdays {
            let days = u64::try_from(at * 7).ok()? + u64::from(*weekday);
            let start = begin.checked_add_days(Days::new(days))?.and_time(first.time());
            if (first..=last).contains(&start) {
                given.push(start);
            }
        }
        at += step;
    }
    let exdates: Vec<_> = given.iter().filter(|start| !starts.contains(start)).copied().collect();
    if exdates.len() >= starts.len() {
        return None;
    }
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let days: Vec<&str> = weekdays.iter().map(|day| NAMES[*day as usize]).collect();
    let interval = if step > 1 { format!(";INTERVAL={step}") } else { String::new() };
    let until = last.format("%Y%m%dT%H%M%S");
    Some(Rhythm { rrule: format!("FREQ=WEEKLY{interval};BYDAY={};UNTIL={until}", days.join(",")), exdates })
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(days: &[&str]) -> Vec<NaiveDateTime> {
        days.iter().map(|day| format!("{day}T10:00:00").parse().unwrap()).collect()
    }

    #[test]
    fn weekly_times_are_a_rule_and_gaps_are_exceptions() {
        let weekly = rhythm(&times(&["2026-11-03", "2026-11-10", "2026-11-24", "2026-12-01"])).unwrap();
        assert_eq!(weekly.rrule, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T100000");
        assert_eq!(weekly.exdates, times(&["2026-11-17"]));
        let often = rhythm(&times(&["2026-11-05", "2026-11-10", "2026-11-12", "2026-11-17"])).unwrap();
        assert_eq!(often.rrule, "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261117T100000");
        assert!(often.exdates.is_empty());
        let fortnightly = rhythm(&times(&["2026-11-03", "2026-11-17", "2026-12-01"])).unwrap();
        assert_eq!(fortnightly.rrule, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20261201T100000");
    }

    #[test]
    fn chance_is_no_rhythm() {
        assert_eq!(rhythm(&times(&["2026-11-03", "2026-11-10"])), None);
        assert_eq!(rhythm(&times(&["2026-01-07", "2026-03-19", "2026-06-02", "2026-11-28"])), None);
        let mut other = times(&["2026-11-03", "2026-11-10", "2026-11-17"]);
        other[2] += chrono::TimeDelta::hours(1);
        assert_eq!(rhythm(&other), None);
    }

    #[test]
    fn what_the_rule_gives_is_what_was_told() {
        let told = times(&["2026-09-02", "2026-09-16", "2026-09-30", "2026-10-28", "2026-11-25"]);
        let rhythm = rhythm(&told).unwrap();
        let ends = told[4] + chrono::TimeDelta::days(400);
        let mut given: Vec<_> =
            crate::domain::recurrence::rule_starts(&rhythm.rrule, told[0], told[0], ends, &|at| at.naive_utc())
                .unwrap();
        given.retain(|start| !rhythm.exdates.contains(start));
        assert_eq!(given, told);
    }
}
