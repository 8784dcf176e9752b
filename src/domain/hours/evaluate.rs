//! A value's own evaluation over a stretch of time, by OpenStreetMap's rules: no freshness, no eves, no sessions.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::super::calendar::PublicHolidays;
use super::normalise::Trouble;
use super::read::{Reading, read};
use super::schedule::Interval;
use super::sun::Position;

/// What a value says of a stretch of civil time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Clipped, in order, equal neighbours joined; closed time is left out.
    pub intervals: Vec<Interval>,
    /// The first change of state after the start, within 366 days of it.
    pub next_change: Option<NaiveDateTime>,
}

/// What a value is evaluated with.
#[derive(Debug, Clone)]
pub struct Surroundings {
    pub public_holidays: PublicHolidays,
    pub school_holidays: BTreeSet<NaiveDate>,
    /// Without it, hours told by the sun are unknown.
    pub position: Option<Position>,
}

/// Evaluates a value for `from <= t < to`. What is by appointment, or not certain, is unknown at its times; an error is
/// a text that is not understood.
pub fn evaluate(
    value: &str,
    from: NaiveDateTime,
    to: NaiveDateTime,
    around: Surroundings,
) -> Result<Evaluation, Trouble> {
    let schedule = match read(value) {
        Reading::Schedule(schedule) | Reading::ByAppointment(schedule) | Reading::CommentOnly(schedule) => schedule,
        Reading::Unreadable(trouble) => return Err(trouble),
    };
    let mut schedule =
        schedule.with_public_holidays(around.public_holidays).with_school_holidays(around.school_holidays);
    if let Some(position) = around.position {
        schedule = schedule.with_position(position);
    }
    Ok(Evaluation { intervals: schedule.intervals(from, to).collect(), next_change: schedule.next_change(from) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(value: &str) -> String {
        let civil = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let (from, to) = (civil("2026-11-24 10:00"), civil("2026-11-26 00:00"));
        let around = Surroundings {
            public_holidays: PublicHolidays::finland(),
            school_holidays: BTreeSet::new(),
            position: None,
        };
        match evaluate(value, from, to, around) {
            Ok(evaluation) => {
                let intervals = evaluation.intervals.iter().map(|i| {
                    let comment = i.comment.as_deref().unwrap_or("-");
                    format!("{}..{} {:?} {comment}", i.start.format("%d %H:%M"), i.end.format("%d %H:%M"), i.state)
                });
                intervals.collect::<Vec<_>>().join(", ")
            }
            Err(_) => "error".into(),
        }
    }

    #[test]
    fn what_is_not_certain_is_unknown_at_its_times() {
        for (value, expected) in [
            ("Mo-Fr 08:00-16:00", "24 10:00..24 16:00 Open -, 25 08:00..25 16:00 Open -"),
            ("24/7", "24 10:00..26 00:00 Open -"),
            ("\"sopimuksen mukaan\"", "24 10:00..26 00:00 Unknown sopimuksen mukaan"),
            ("\"soita\"", "24 10:00..26 00:00 Unknown soita"),
            ("Mo-Fr 17:00+", "24 17:00..25 03:00 Unknown -, 25 17:00..26 00:00 Unknown -"),
            (
                "Tu 09:00-15:00 \"ajanvarauksella\"; We 09:00-10:00",
                "24 10:00..24 15:00 Unknown ajanvarauksella, 25 09:00..25 10:00 Open -",
            ),
            ("off", ""),
            ("maanantaisin", "error"),
            ("ma-ke 9-11", "24 10:00..24 11:00 Open -, 25 09:00..25 11:00 Open -"),
            ("", "error"),
        ] {
            assert_eq!(told(value), expected, "{value}");
        }
    }
}
