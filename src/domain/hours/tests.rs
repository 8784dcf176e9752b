//! What values say, rule by rule: the specification's corners, and those where other evaluators say "open" wrongly.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::super::calendar::PublicHolidays;
use super::normalise::understand;
use super::schedule::HoursState;
use super::*;

fn civil(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn around() -> Surroundings {
    let autumn = ["2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15", "2026-10-16"];
    Surroundings {
        public_holidays: PublicHolidays::finland(),
        school_holidays: autumn.iter().map(|day| day.parse().unwrap()).collect(),
        position: None,
    }
}

/// The openings of some days: "24 10:00-15:00", unknown ones with a question mark.
fn told(value: &str, from: &str, days: i64) -> String {
    let from = civil(&format!("{from} 00:00"));
    match evaluate(value, from, from + TimeDelta::days(days), around()) {
        Ok(evaluation) => {
            let told = evaluation.intervals.iter().map(|interval| {
                let doubt = if interval.state == HoursState::Unknown { "?" } else { "" };
                let end = if interval.end.date() == interval.start.date() { "%H:%M" } else { "%d %H:%M" };
                format!("{}-{}{doubt}", interval.start.format("%d %H:%M"), interval.end.format(end))
            });
            told.collect::<Vec<_>>().join(", ")
        }
        Err(trouble) => trouble.to_string(),
    }
}

fn check(rows: &[(&str, &str, i64, &str)]) {
    for (value, from, days, expected) in rows {
        assert_eq!(told(value, from, *days), *expected, "{value} from {from}");
    }
}

#[test]
fn a_later_rule_takes_the_day_over_and_a_closing_cuts() {
    check(&[
        ("Mo-Fr 10:00-16:00; We 12:00-18:00", "2026-11-24", 2, "24 10:00-16:00, 25 12:00-18:00"),
        ("Mo-Fr 10:00-16:00, We 17:00-18:00", "2026-11-25", 1, "25 10:00-16:00, 25 17:00-18:00"),
        ("10:00-16:00; 12:00-13:00 off", "2026-11-25", 1, "25 10:00-12:00, 25 13:00-16:00"),
        ("08:00-09:00; 10:00-12:00", "2026-11-25", 1, "25 10:00-12:00"),
        ("Mo-We; Tu off", "2026-11-23", 3, "23 00:00-24 00:00, 25 00:00-26 00:00"),
        ("Mo-Fr 09:00-15:00; PH off", "2026-12-24", 2, "24 09:00-15:00"),
        ("Tu, Fr 10:00-18:00", "2026-11-24", 4, "24 10:00-18:00, 27 10:00-18:00"),
        ("Jun, Aug 10:00-12:00", "2026-06-30", 2, "30 10:00-12:00"),
    ]);
}

#[test]
fn a_comment_alone_is_unknown() {
    check(&[
        ("\"sopimuksen mukaan\"", "2026-11-24", 1, "24 00:00-25 00:00?"),
        ("Mo-Fr \"soita\"", "2026-11-24", 1, "24 00:00-25 00:00?"),
        ("Mo-Fr 09:00-15:00 \"soita\"", "2026-11-24", 1, "24 09:00-15:00?"),
        ("Mo-Fr 09:00-15:00 open \"vauvat\"", "2026-11-24", 1, "24 09:00-15:00"),
        ("\"soita\" open", "2026-11-24", 1, "24 00:00-25 00:00?"),
        ("Mo-Fr unknown", "2026-11-24", 1, "24 00:00-25 00:00?"),
    ]);
}

#[test]
fn holidays_beside_weekdays_narrow_them_and_in_a_list_add_to_them() {
    check(&[
        // 14 October 2026 is a Wednesday in the schools' autumn holiday; 6 December a Sunday.
        ("SH Mo-We 10:00-12:00", "2026-10-14", 8, "14 10:00-12:00"),
        ("Mo-We SH 10:00-12:00", "2026-10-14", 8, "14 10:00-12:00"),
        ("SH,Mo 10:00-12:00", "2026-10-15", 5, "15 10:00-12:00, 16 10:00-12:00, 19 10:00-12:00"),
        ("PH We 10:00-12:00", "2026-12-02", 8, ""),
        ("PH Su 10:00-12:00", "2026-12-06", 8, "06 10:00-12:00"),
        ("We,PH 10:00-12:00", "2026-12-02", 5, "02 10:00-12:00, 06 10:00-12:00"),
        ("PH -1 day 10:00-12:00", "2026-12-05", 2, "05 10:00-12:00"),
        ("Mo-Fr 10:00-12:00; SH off", "2026-10-16", 4, "19 10:00-12:00"),
    ]);
}

#[test]
fn school_holidays_that_nobody_told_make_their_times_unknown() {
    let Reading::Schedule(schedule) = read("SH Mo-Fr 10:00-12:00") else { panic!("is read") };
    let states: Vec<_> = schedule.day("2026-11-24".parse().unwrap()).iter().map(|i| i.state).collect();
    assert_eq!(states, [HoursState::Unknown]);
    let Reading::Schedule(schedule) = read("Mo-Fr 10:00-14:00; SH 10:00-12:00") else { panic!("is read") };
    let day: Vec<_> =
        schedule.day("2026-11-24".parse().unwrap()).iter().map(|i| (i.end.to_string(), i.state)).collect();
    let (noon, two) = ("2026-11-24 12:00:00".to_owned(), "2026-11-24 14:00:00".to_owned());
    assert_eq!(day, [(noon, HoursState::Open), (two, HoursState::Unknown)], "either way it is open to noon");
    let none = schedule.with_school_holidays(BTreeSet::new());
    assert_eq!(none.day("2026-11-24".parse().unwrap()).len(), 1);
}

#[test]
fn an_open_end_is_unknown_from_its_start() {
    check(&[
        ("Mo-Fr 17:00+", "2026-11-24", 2, "24 00:00-03:00?, 24 17:00-25 03:00?, 25 17:00-26 00:00?"),
        ("Tu 09:00+", "2026-11-24", 2, "24 09:00-25 00:00?"),
        ("Tu 14:00-17:00+", "2026-11-24", 1, "24 14:00-17:00, 24 17:00-25 00:00?"),
        ("Tu 07:00+,12:00-16:00", "2026-11-24", 1, "24 07:00-12:00?, 24 12:00-16:00"),
        ("Tu 17:00+ off", "2026-11-24", 1, ""),
    ]);
}

#[test]
fn a_fallback_fills_the_moments_that_are_closed() {
    check(&[
        ("Tu 09:00-12:00 || 11:00-14:00 unknown", "2026-11-24", 1, "24 09:00-12:00, 24 12:00-14:00?"),
        ("Tu 09:00-12:00 || \"soita\"", "2026-11-24", 1, "24 00:00-09:00?, 24 09:00-12:00, 24 12:00-25 00:00?"),
        ("Tu 09:00-12:00 || We 10:00-11:00", "2026-11-24", 2, "24 09:00-12:00, 25 10:00-11:00"),
        ("Mo 09:00-12:00 || \"soita\"; Tu off", "2026-11-24", 1, ""),
    ]);
}

#[test]
fn what_reaches_past_midnight_is_dropped_by_a_later_rule_for_the_next_day_alone() {
    check(&[
        ("Fr 20:00-02:00", "2026-11-27", 2, "27 20:00-28 02:00"),
        ("Fr 20:00-26:00", "2026-11-27", 2, "27 20:00-28 02:00"),
        ("Sa 10:00-12:00; Fr 20:00-02:00", "2026-11-27", 2, "27 20:00-28 02:00, 28 10:00-12:00"),
        ("Fr 20:00-02:00; Sa 10:00-12:00", "2026-11-27", 2, "27 20:00-28 00:00, 28 10:00-12:00"),
        ("Fr 20:00-02:00, Sa 10:00-12:00", "2026-11-27", 2, "27 20:00-28 02:00, 28 10:00-12:00"),
        ("Fr-Sa 20:00-02:00", "2026-11-27", 3, "27 20:00-28 02:00, 28 20:00-29 02:00"),
        ("Fr 20:00-02:00; Sa off", "2026-11-27", 2, "27 20:00-28 00:00"),
        ("Dec 31 22:00-04:00", "2026-12-31", 2, "31 22:00-01 04:00"),
        ("Fr 10:00-10:00", "2026-11-27", 2, "27 10:00-28 10:00"),
        ("Fr 18:00-00:00", "2026-11-27", 2, "27 18:00-28 00:00"),
    ]);
}

#[test]
fn dates_weeks_and_years() {
    check(&[
        // Good Friday is 3 April 2026.
        ("easter -2 days 10:00-12:00", "2026-04-02", 5, "03 10:00-12:00"),
        ("Mo-Su 10:00-12:00; easter -2 days-easter +1 day off", "2026-04-02", 6, "02 10:00-12:00, 07 10:00-12:00"),
        ("easter-May 01 10:00-11:00", "2026-04-04", 2, "05 10:00-11:00"),
        ("week 1-53/2 Mo 10:00-12:00", "2026-12-21", 22, "28 10:00-12:00, 04 10:00-12:00"),
        ("week 52-01 Mo 10:00-12:00", "2026-12-14", 29, "21 10:00-12:00, 28 10:00-12:00, 04 10:00-12:00"),
        ("Sa[1] 10:00-12:00", "2026-11-01", 30, "07 10:00-12:00"),
        ("Sa[-1] +1 day 10:00-12:00", "2026-11-01", 30, "01 10:00-12:00, 29 10:00-12:00"),
        ("Su[5] 10:00-12:00", "2026-11-01", 40, "29 10:00-12:00"),
        ("Dec 24-26 off; Mo-Su 10:00-12:00; Dec 24-26 off", "2026-12-23", 5, "23 10:00-12:00, 27 10:00-12:00"),
        ("Dec 30-Jan 02 10:00-12:00", "2027-01-02", 2, "02 10:00-12:00"),
        ("Dec 24,31 10:00-12:00", "2026-12-23", 9, "24 10:00-12:00, 31 10:00-12:00"),
        ("2026 Nov 24 10:00-12:00", "2027-11-24", 1, ""),
        ("2026-2028/2 Nov 24 10:00-12:00", "2027-11-24", 1, ""),
        ("2027+ Nov 24 10:00-12:00", "2027-11-24", 1, "24 10:00-12:00"),
        ("2026 Nov 30-2027 Jan 01 10:00-12:00", "2026-12-31", 3, "31 10:00-12:00, 01 10:00-12:00"),
        ("Nov 01-30/8 10:00-12:00", "2026-11-01", 12, "01 10:00-12:00, 09 10:00-12:00"),
        ("Oct Su[-1]-Mar Su[-1] 10:00-12:00", "2026-10-24", 3, "25 10:00-12:00, 26 10:00-12:00"),
        ("Feb 29 10:00-12:00", "2027-02-28", 2, ""),
        ("Feb 29 10:00-12:00", "2028-02-28", 3, "29 10:00-12:00"),
        ("Feb 20-29 10:00-12:00", "2027-02-28", 2, "28 10:00-12:00"),
        ("Jan-Feb Jan 09-15 10:00-12:00", "2027-01-08", 2, "09 10:00-12:00"),
    ]);
}

#[test]
fn hours_told_by_the_sun_are_unknown_where_it_is_not_known_when_it_shines() {
    check(&[
        ("sunrise-sunset", "2026-11-24", 1, "24 00:00-25 00:00?"),
        ("10:00-sunset", "2026-11-24", 1, "24 10:00-25 00:00?"),
        ("10:00-20:00; sunset-24:00 off", "2026-11-24", 1, "24 10:00-20:00?"),
    ]);
    let position = Some(Position { lat: 60.17, lon: 24.94, zone: crate::domain::time::ZONE });
    let from = civil("2026-11-24 00:00");
    let day = |value| {
        evaluate(value, from, from + TimeDelta::days(1), Surroundings { position, ..around() }).unwrap().intervals
    };
    let told = &day("(sunrise+01:00)-sunset")[0];
    assert_eq!((told.start, told.end), (civil("2026-11-24 09:40"), civil("2026-11-24 15:32")));
    assert_eq!(told.state, HoursState::Open);
}

#[test]
fn the_next_change_is_one_of_state_within_a_year() {
    for (value, from, expected) in [
        ("Mo-Su 00:00-24:00", "2026-11-24 10:00", None),
        ("Mo-Su 00:00-24:00; Tu open \"a\"", "2026-11-24 10:00", None),
        ("2020 Mo 10:00-12:00", "2026-11-24 10:00", None),
        ("Fr 20:00-02:00; Sa 02:00-10:00", "2026-11-27 21:00", Some("2026-11-28 00:00")),
        ("Fr 20:00-02:00, Sa 02:00-10:00", "2026-11-27 21:00", Some("2026-11-28 10:00")),
        ("Mo-Fr 17:00+", "2026-11-24 10:00", Some("2026-11-24 17:00")),
        ("Jan 01 10:00-12:00", "2026-01-02 10:00", Some("2027-01-01 10:00")),
        ("Jan 01 10:00-12:00", "2026-01-01 11:00", Some("2026-01-01 12:00")),
    ] {
        let evaluation = evaluate(value, civil(from), civil(from), around()).unwrap();
        assert_eq!(evaluation.next_change, expected.map(civil), "{value} from {from}");
    }
}

/// Rules as people combine them, and as nobody would.
fn values() -> impl Strategy<Value = String> {
    const DAYS: [&str; 14] = [
        "",
        "Mo ",
        "Tu-Th ",
        "Fr,Sa ",
        "Sa-Mo ",
        "PH ",
        "Su,PH ",
        "SH Mo-Fr ",
        "week 01-53/2 ",
        "Oct-Mar ",
        "Oct 10-Nov 03 ",
        "easter -2 days ",
        "Mo[1] ",
        "PH -1 day ",
    ];
    const TIMES: [&str; 11] = [
        "",
        "09:00-15:00",
        "00:00-24:00",
        "22:00-02:00",
        "17:00+",
        "10:00-12:00+",
        "09:00-12:00,13:00-17:00",
        "20:00-30:00",
        "11:30-11:30",
        "08:00-10:00,09:00-14:00",
        "sunrise-18:00",
    ];
    const STATES: [&str; 7] = ["", "", "", " off", " unknown", " open \"a\"", " open"];
    const LINKS: [&str; 4] = ["; ", "; ", ", ", " || "];
    let rule = (0..DAYS.len(), 0..TIMES.len(), 0..STATES.len(), 0..LINKS.len());
    prop::collection::vec(rule, 1..5).prop_map(|rules| {
        let mut value = String::new();
        for (days, times, state, link) in rules {
            let rule = format!("{}{}{}", DAYS[days], TIMES[times], STATES[state]);
            let rule = if rule.trim().is_empty() { "24/7" } else { rule.trim() };
            if !value.is_empty() {
                value += LINKS[link];
            }
            value += rule;
        }
        value
    })
}

/// Bits of what people write, in any order.
fn prose() -> impl Strategy<Value = String> {
    const BITS: [&str; 44] = [
        "ma",
        "ma-pe",
        "la",
        "su",
        "to",
        "Mon",
        "maanantaisin",
        "tiistaista",
        "lauantaihin",
        "arkisin",
        "päivittäin",
        "aattoina",
        "pyhinä",
        "PH",
        "Tu",
        "kesäkuussa",
        "touko-elokuu",
        "1.6.-15.8.",
        "24.12.",
        "Dec 24",
        "vko 23",
        "parilliset viikot",
        "klo",
        "9-15",
        "9.30–16",
        "10:00-12:00",
        "9am-5pm",
        "17:00+",
        "22-02",
        "suljettu",
        "closed",
        "sopimuksen mukaan",
        "\"soita\"",
        "ja",
        "-",
        "–",
        ",",
        ", ",
        ";",
        ":",
        ".",
        "||",
        "2026",
        "24/7",
    ];
    prop::collection::vec((0..BITS.len(), any::<bool>()), 1..9).prop_map(|bits| {
        bits.into_iter().map(|(bit, gap)| format!("{}{}", BITS[bit], if gap { " " } else { "" })).collect()
    })
}

fn any_schedule(value: &str) -> Option<Schedule> {
    match read(value) {
        Reading::Schedule(schedule) | Reading::ByAppointment(schedule) | Reading::CommentOnly(schedule) => {
            Some(schedule)
        }
        Reading::Unreadable(_) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_state_at_every_minute_of_a_week_is_the_intervals(value in values(), day in 0i64..3000) {
        let Some(schedule) = any_schedule(&value) else { return Ok(()) };
        let from = civil("2022-01-01 00:00") + TimeDelta::days(day);
        let mut intervals = schedule.intervals(from, from + TimeDelta::days(7)).peekable();
        for minute in 0..7 * 24 * 60 {
            let at = from + TimeDelta::minutes(minute);
            while intervals.next_if(|interval| interval.end <= at).is_some() {}
            let expected = intervals.peek().filter(|interval| interval.start <= at).map(|interval| interval.state);
            prop_assert_eq!(schedule.state_at(at), expected, "{} at {}", value, at);
        }
    }

    #[test]
    fn the_next_change_is_where_the_state_changes(value in values(), minute in 0i64..3_000_000) {
        let Some(schedule) = any_schedule(&value) else { return Ok(()) };
        let from = civil("2022-01-01 00:00") + TimeDelta::minutes(minute);
        let state = schedule.state_at(from);
        let week = from + TimeDelta::days(7);
        let walked = (1..7 * 24 * 60).map(|step| from + TimeDelta::minutes(step)).find(|at| schedule.state_at(*at) != state);
        let told = schedule.next_change(from);
        match walked {
            Some(change) => prop_assert_eq!(told, Some(change), "{} from {}", value, from),
            None => prop_assert!(told.is_none_or(|told| told >= week && schedule.state_at(told) != state), "{value} from {from}"),
        }
    }

    #[test]
    fn normalising_twice_is_normalising_once(value in prop_oneof![values(), prose(), "\\PC{0,40}"]) {
        let once = normalise(&value);
        if let Some(plain) = &once.value {
            let twice = normalise(plain);
            prop_assert_eq!(twice.value.as_ref(), Some(plain), "{}", value);
            prop_assert_eq!(twice.confidence, Confidence::Structured, "{} gives {}", value, plain);
        }
    }

    #[test]
    fn what_is_written_plainly_means_the_same(value in prop_oneof![values(), prose()]) {
        if let (Some(plain), Some(one)) = (normalise(&value).value, any_schedule(&value)) {
            let other = any_schedule(&plain).expect("is read");
            let from = civil("2026-10-01 00:00");
            let days = from + TimeDelta::days(100);
            prop_assert!(one.intervals(from, days).eq(other.intervals(from, days)), "{value} and {plain}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(value in "\\PC{0,80}", days in 0i64..40_000) {
        let from = civil("1995-01-01 00:00") + TimeDelta::days(days);
        if let Some(schedule) = any_schedule(&value) {
            schedule.next_change(from);
        }
        let _ = understand(&value);
    }
}

/// The far ends of the calendar are survived.
#[test]
fn the_edges_of_time_do_not_panic() {
    for value in
        ["Mo-Fr 22:00-02:00", "easter +300 days", "PH -366 days", "Sa[-1] -366 days", "week 53", "2199+ Feb 29-Mar 01"]
    {
        let schedule = any_schedule(value).unwrap();
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            schedule.day(date);
            schedule.state_at(date.and_hms_opt(12, 0, 0).unwrap());
        }
        schedule.next_change(NaiveDate::MAX.and_hms_opt(12, 0, 0).unwrap());
    }
}
