//! A value's own evaluation over a stretch of time, by OpenStreetMap's rules: no freshness, no eves, no sessions.

use chrono::NaiveDateTime;

use super::super::calendar::PublicHolidays;
use super::gate::{Reading, Unreadable, read};
use super::schedule::{HoursState, Interval};

/// What a value says of a stretch of civil time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Clipped, in order, equal neighbours joined; closed time is left out.
    pub intervals: Vec<Interval>,
    /// The first change of state after the start, within 366 days of it.
    pub next_change: Option<NaiveDateTime>,
}

/// Evaluates a value for `from <= t < to`. What is by appointment, and what is well written but not read with
/// certainty, is unknown throughout; an error is a value that is not in the syntax at all.
pub fn evaluate(
    value: &str,
    from: NaiveDateTime,
    to: NaiveDateTime,
    holidays: PublicHolidays,
) -> Result<Evaluation, Unreadable> {
    match read(value) {
        Reading::Schedule(schedule) => {
            let schedule = schedule.with_public_holidays(holidays);
            Ok(Evaluation {
                intervals: schedule.intervals(from, to).collect(),
                next_change: schedule.next_change(from),
            })
        }
        Reading::ByAppointment => Ok(unknown_throughout(from, to, Some(value))),
        Reading::Unreadable(Unreadable::CommentOnly) => Ok(unknown_throughout(from, to, Some(value))),
        Reading::Unreadable(Unreadable::NotExact(_) | Unreadable::Ambiguous(_)) => {
            Ok(unknown_throughout(from, to, None))
        }
        Reading::Unreadable(why) => Err(why),
    }
}

fn unknown_throughout(from: NaiveDateTime, to: NaiveDateTime, value: Option<&str>) -> Evaluation {
    let comment = value.and_then(|value| value.split('"').nth(1)).map(Into::into);
    let interval = Interval { start: from, end: to, state: HoursState::Unknown, comment };
    Evaluation { intervals: (from < to).then_some(interval).into_iter().collect(), next_change: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(value: &str) -> String {
        let civil = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let (from, to) = (civil("2026-11-24 10:00"), civil("2026-11-26 00:00"));
        match evaluate(value, from, to, PublicHolidays::finland()) {
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
    fn what_is_not_surely_read_is_unknown_throughout() {
        for (value, expected) in [
            ("Mo-Fr 08:00-16:00", "24 10:00..24 16:00 Open -, 25 08:00..25 16:00 Open -"),
            ("24/7", "24 10:00..26 00:00 Open -"),
            ("\"sopimuksen mukaan\"", "24 10:00..26 00:00 Unknown sopimuksen mukaan"),
            ("\"soita\"", "24 10:00..26 00:00 Unknown soita"),
            ("Mo-Fr 17:00+", "24 10:00..26 00:00 Unknown -"),
            (
                "Tu 09:00-15:00 \"ajanvarauksella\"; We 09:00-10:00",
                "24 10:00..24 15:00 Unknown ajanvarauksella, 25 09:00..25 10:00 Open -",
            ),
            ("off", ""),
            ("maanantaisin", "error"),
            ("", "error"),
        ] {
            assert_eq!(told(value), expected, "{value}");
        }
    }
}
