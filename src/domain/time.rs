//! Civil time in Finland. Everything is evaluated in Europe/Helsinki, whatever the phone says.
//!
//! Reads no clock: moments are arguments.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Helsinki;
use chrono_tz::Tz;

/// The directory's one time zone.
pub const ZONE: Tz = Helsinki;

/// A civil date, or a civil date and time, as a record states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Civil {
    Date(NaiveDate),
    Time(NaiveDateTime),
}

impl Civil {
    /// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return Some(Self::Date(date)).filter(|_| text.len() == 10);
        }
        ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
            .map(Self::Time)
    }

    pub fn date(self) -> NaiveDate {
        match self {
            Self::Date(date) => date,
            Self::Time(time) => time.date(),
        }
    }

    /// The first moment it may mean.
    pub fn at(self) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.and_time(NaiveTime::MIN),
            Self::Time(time) => time,
        }
    }

    pub fn has_time(self) -> bool {
        matches!(self, Self::Time(_))
    }

    /// Another time, told as this one is: with its time of day, or as a day.
    pub fn moved_to(self, at: NaiveDateTime) -> Self {
        match self {
            Self::Date(_) => Self::Date(at.date()),
            Self::Time(_) => Self::Time(at),
        }
    }

    /// A day among times means the time of day at which the first of them begins.
    pub fn beside(self, start: Self) -> Self {
        match (self, start) {
            (Self::Date(day), Self::Time(start)) => Self::Time(day.and_time(start.time())),
            _ => self,
        }
    }
}

impl std::fmt::Display for Civil {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Time(time) => write!(f, "{}", time.format("%Y-%m-%dT%H:%M")),
        }
    }
}

/// The moment at which the clocks in Finland show this civil time: in autumn's repeated hour the first of the two; in
/// spring's missing hour, as RFC 5545 says, by the offset before the gap (3.30 is then 4.30 on the clocks).
pub fn from_civil(civil: NaiveDateTime) -> DateTime<Utc> {
    from_civil_in(&ZONE, civil)
}

/// The same by another zone's clocks.
pub fn from_civil_in<Z: TimeZone>(zone: &Z, civil: NaiveDateTime) -> DateTime<Utc> {
    match zone.from_local_datetime(&civil) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.to_utc(),
        LocalResult::None => {
            // No clock was ever set forward by more, but where a day was left out.
            let before = zone.from_local_datetime(&(civil - Duration::hours(3))).earliest();
            let offset =
                before.map_or_else(|| zone.offset_from_utc_datetime(&civil).fix(), |before| before.offset().fix());
            (civil - Duration::seconds(i64::from(offset.local_minus_utc()))).and_utc()
        }
    }
}

/// What the clocks in Finland show at this moment.
pub fn to_civil(moment: DateTime<Utc>) -> NaiveDateTime {
    to_civil_in(&ZONE, moment)
}

/// The same by another zone's clocks.
pub fn to_civil_in<Z: TimeZone>(zone: &Z, moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(zone).naive_local()
}

/// Reads the civil time a person types: `2026-11-24T10:00`, and in the repeated hour of autumn with `+03:00` or `+02:00`.
pub fn parse_moment(text: &str) -> Option<DateTime<Utc>> {
    parse_moment_in(ZONE, text)
}

/// The same by another zone's clocks.
pub fn parse_moment_in(zone: Tz, text: &str) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    if let Ok(moment) = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z") {
        return Some(moment.to_utc());
    }
    match Civil::parse(text)? {
        Civil::Time(time) => Some(from_civil_in(&zone, time)),
        Civil::Date(_) => None,
    }
}

/// Writes a moment as civil time without offset, but in the repeated hour of autumn with it.
pub fn format_moment(moment: DateTime<Utc>) -> String {
    format_moment_in(ZONE, moment)
}

/// The same by another zone's clocks.
pub fn format_moment_in(zone: Tz, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&zone);
    let civil = local.naive_local();
    let format = match zone.from_local_datetime(&civil) {
        LocalResult::Ambiguous(..) => "%Y-%m-%dT%H:%M%:z",
        _ => "%Y-%m-%dT%H:%M",
    };
    local.format(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repeated_hour_is_told_apart_by_its_offset() {
        for text in ["2026-10-25T03:30+03:00", "2026-10-25T03:30+02:00", "2026-11-24T10:00"] {
            assert_eq!(parse_moment(text).map(format_moment).as_deref(), Some(text));
        }
        assert_eq!(parse_moment("2026-10-25T03:30"), parse_moment("2026-10-25T03:30+03:00"), "the first of the two");
    }

    #[test]
    fn the_missing_hour_is_the_jump() {
        let jump = parse_moment("2026-03-29T04:00").unwrap();
        assert_eq!(parse_moment("2026-03-29T03:00"), Some(jump));
        assert_eq!(format_moment(parse_moment("2026-03-29T02:59").unwrap()), "2026-03-29T02:59");
    }

    #[test]
    fn civil_times_are_read_strictly() {
        assert_eq!(Civil::parse("2026-11-24").map(|c| c.to_string()).as_deref(), Some("2026-11-24"));
        assert_eq!(Civil::parse("2026-11-24T09:30:00").map(|c| c.to_string()).as_deref(), Some("2026-11-24T09:30"));
        for bad in ["", "2026-11-24T", "24.11.2026", "2026-13-01", "2026-11-24T25:00", "2026-11-24T10:00Z"] {
            assert_eq!(Civil::parse(bad), None, "{bad}");
        }
    }
}
