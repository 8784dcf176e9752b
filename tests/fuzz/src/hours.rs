//! Opening hours: no text panics or takes long, what was made plain stays as it is, and a change is one.

use std::time::{Duration, Instant};

use avoin_ovi::domain::hours::{Confidence, MAX_VALUE_BYTES, Reading, Schedule, normalise, read};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Bits of hours: random bytes alone would seldom come upon one.
const BITS: [&str; 96] = [
    "Mo",
    "Tu-Th",
    "Fr,Sa",
    "Sa-Mo",
    "ma-pe",
    "la",
    "su",
    "to",
    "maanantaisin",
    "tiistaista",
    "lauantaihin",
    "Monday",
    "arkisin",
    "päivittäin",
    "joka toinen",
    "aattoina",
    "pyhinä",
    "jouluaattona",
    "PH",
    "SH",
    "PH -1 day",
    "Mo[1]",
    "Sa[-1] +3 days",
    "easter -2 days",
    "easter",
    "Dec 24-26",
    "Dec 30-Jan 02",
    "Feb 29",
    "Jun-Aug",
    "Oct-Mar",
    "2026",
    "2027+",
    "2026-2030/2",
    "week 01-53/2",
    "week 52-01",
    "parilliset viikot",
    "udda veckor",
    "vko 23",
    "kesäkuussa",
    "touko-elokuu",
    "1.6.-15.8.",
    "24.12.",
    "1.-15.7.",
    "24. joulukuuta",
    "Jan Su[1]-Mar Su[-1]",
    "klo",
    "9-15",
    "9",
    "9.30–16",
    "09:00-15:00",
    "00:00-24:00",
    "22:00-02:00",
    "20:00-30:00",
    "17:00+",
    "14:00-17:00+",
    "9am-5pm",
    "1-5pm",
    "0900-2000",
    "sunrise-sunset",
    "(sunset-01:30)-24:00",
    "24/7",
    "24 hours",
    "open",
    "off",
    "suljettu",
    "stängt",
    "unknown",
    "\"soita\"",
    "sopimuksen mukaan",
    "by appointment",
    "ja",
    "och",
    "and",
    "till",
    "myöhään",
    ",",
    ", ",
    ";",
    "; ",
    " || ",
    "|",
    "/",
    "-",
    "–",
    " - ",
    "+",
    ":",
    ".",
    "(",
    ")",
    "[",
    "]",
    "\"",
    " ",
    "\u{a0}",
    "°",
];

/// The longest that one value may take, a year of it evaluated: for optimised code; other code is only kept from hanging.
const LONGEST: Duration =
    Duration::from_millis(if option_env!("AVOIN_OVI_FUZZ_OPTIMISED").is_some() { 50 } else { 3_000 });

/// A kept file holds a value a line. Random bytes are tried as text, and each as a bit of hours.
pub fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    text.lines().for_each(check_value);
    let mut bits = String::new();
    for byte in input.iter().take(24) {
        bits.push_str(BITS[usize::from(*byte) % BITS.len()]);
        if *byte >= 128 {
            bits.push(' ');
        }
    }
    check_value(&bits);
}

fn check_value(value: &str) {
    // A machine that was busy elsewhere is no slow value.
    let times: Vec<Duration> = (0..3).map(|_| time_of(value)).take_while(|time| *time >= LONGEST).collect();
    assert!(times.len() < 3, "{value:?} takes {times:?}");
    check_meaning(value);
}

/// How long it takes to make a value plain, to read it, and to evaluate a year of it.
fn time_of(value: &str) -> Duration {
    let began = Instant::now();
    normalise(value);
    if let Some(schedule) = schedule(value) {
        let from = start(value);
        std::hint::black_box(schedule.intervals(from, from + TimeDelta::days(366)).count());
        std::hint::black_box(schedule.next_change(from));
    }
    began.elapsed()
}

fn schedule(value: &str) -> Option<Schedule> {
    match read(value) {
        Reading::Schedule(schedule) | Reading::ByAppointment(schedule) | Reading::CommentOnly(schedule) => {
            Some(schedule)
        }
        Reading::Unreadable(_) => None,
    }
}

fn check_meaning(value: &str) {
    let once = normalise(value);
    if let Some(plain) = &once.value {
        assert!(value.len() <= MAX_VALUE_BYTES && plain.len() <= MAX_VALUE_BYTES, "{value:?} is too long");
        let twice = normalise(plain);
        assert_eq!(twice.value.as_ref(), Some(plain), "{value:?}");
        assert_eq!(twice.confidence, Confidence::Structured, "{value:?} gives {plain:?}");
    }
    let Some(schedule) = schedule(value) else { return };
    let from = start(value);
    let mut intervals = schedule.intervals(from, from + TimeDelta::days(30));
    let mut end = from;
    assert!(
        intervals.all(|interval| {
            let is_after = end <= interval.start && interval.start < interval.end;
            end = interval.end;
            is_after
        }),
        "{value:?} from {from}: intervals overlap"
    );
    let change = schedule.next_change(from);
    if let Some(change) = change {
        let before = change - TimeDelta::minutes(1);
        assert_ne!(schedule.state_at(change), schedule.state_at(from), "{value:?} from {from}");
        assert_eq!(schedule.state_at(before), schedule.state_at(from), "{value:?} from {from}");
    }
}

/// Some moment of this century, the same for the same value.
fn start(value: &str) -> NaiveDateTime {
    let seed = value.bytes().fold(7_i64, |seed, byte| (seed * 31 + i64::from(byte)) % 52_000_000);
    NaiveDate::default().and_time(NaiveTime::MIN) + TimeDelta::days(10_957) + TimeDelta::minutes(seed)
}
