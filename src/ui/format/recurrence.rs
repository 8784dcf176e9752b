//! A recurrence rule in words: "tiistaisin", "joka toinen viikko torstaisin", "kuukauden viimeinen keskiviikko". Pure.
//!
//! What has no plain words (the 200th day of a year, every third of a set) has none here: the source's own words do.

use chrono::{NaiveDateTime, Weekday};

use super::{clock, date, end_clock, weekday_key};
use crate::domain::event::Event;
use crate::domain::recurrence::{Frequency, NthWeekday, Rule, Series};
use crate::t;
use crate::ui::i18n::Words;

/// A series' rule with its time of day; `None` for a single event, and for a rule that has no plain words.
pub fn series_in_words(words: Words, event: &Event) -> Option<String> {
    let series = Series::new(event)?;
    let start = event.start?;
    let rule = series.rule()?;
    let mut days = on_days(words, rule, start.at())?;
    if start.has_time() {
        let from = clock(words, start.at().time());
        let hours = match event.end.filter(|end| end.has_time() && end.date() == start.date()) {
            Some(end) => t!(words, "at-from-to", from = from, to = end_clock(words, end.at().time())),
            None => t!(words, "at-from", from = from),
        };
        days = format!("{days} {hours}");
    }
    // A yearly day of a month has said its month.
    let says_months = rule.frequency == Frequency::Yearly && rule.weekdays.is_empty();
    Some(match months(words, &rule.months).filter(|_| !says_months) {
        Some(months) => t!(words, "rule-in-months", days = days, months = months),
        None => days,
    })
}

/// On which days; neither the time of day nor the months are among the words.
fn on_days(words: Words, rule: &Rule, start: NaiveDateTime) -> Option<String> {
    if !rule.positions.is_empty() || !rule.year_days.is_empty() || rule.times != [start.time()] {
        return None;
    }
    match rule.frequency {
        Frequency::Daily if rule.weekdays.is_empty() && no_days(rule) => Some(daily(words, rule.interval)),
        Frequency::Daily if rule.interval == 1 && no_days(rule) => weekly(words, rule, 1),
        Frequency::Weekly if no_days(rule) => weekly(words, rule, rule.interval),
        Frequency::Monthly if rule.weeks.is_empty() => monthly(words, rule),
        Frequency::Yearly if rule.interval == 1 => yearly(words, rule),
        _ => None,
    }
}

fn no_days(rule: &Rule) -> bool {
    rule.month_days.is_empty() && rule.weeks.is_empty()
}

fn daily(words: Words, interval: u32) -> String {
    match interval {
        1 => t!(words, "rule-daily"),
        2 => t!(words, "rule-every-other-day"),
        interval => t!(words, "rule-every-days", count = interval),
    }
}

fn weekly(words: Words, rule: &Rule, interval: u32) -> Option<String> {
    let days = on_weekdays(words, &rule.weekdays)?;
    Some(match interval {
        1 => days,
        2 => t!(words, "rule-every-other-week", days = days),
        interval => t!(words, "rule-every-weeks", count = interval, days = days),
    })
}

fn monthly(words: Words, rule: &Rule) -> Option<String> {
    let days = match (rule.weekdays.as_slice(), rule.month_days.as_slice()) {
        (weekdays, []) if weekdays.iter().all(|(nth, _)| *nth == 0) && rule.interval == 1 => {
            return on_weekdays(words, weekdays);
        }
        (weekdays, []) => all(words, weekdays.iter().map(|nth| nth_weekday(words, *nth)))?,
        ([], days) => all(words, days.iter().map(|day| month_day(words, *day)))?,
        _ => return None,
    };
    Some(match rule.interval {
        1 => days,
        2 => t!(words, "rule-every-other-month", days = days),
        interval => t!(words, "rule-every-months", count = interval, days = days),
    })
}

fn yearly(words: Words, rule: &Rule) -> Option<String> {
    match (rule.weekdays.as_slice(), rule.month_days.as_slice(), rule.weeks.as_slice()) {
        ([], [day], []) => {
            let ([month], Ok(day)) = (rule.months.as_slice(), u32::try_from(*day)) else { return None };
            let month = u32::try_from(*month).ok()?;
            // A leap year, so that the 29th of February has a date too.
            let date = date(words, chrono::NaiveDate::from_ymd_opt(2024, month, day)?);
            Some(t!(words, "rule-yearly", date = date))
        }
        (weekdays, [], weeks) if !weeks.is_empty() => {
            let days = on_weekdays(words, weekdays)?;
            let is_every = |rest: i32| {
                weeks.iter().all(|week| week.rem_euclid(2) == rest)
                    && (1..=52).filter(|week| week % 2 == rest).all(|week| weeks.contains(&week))
            };
            if is_every(0) {
                Some(t!(words, "rule-even-weeks", days = days))
            } else if is_every(1) {
                Some(t!(words, "rule-odd-weeks", days = days))
            } else if weeks.iter().all(|week| *week > 0) {
                let weeks = ranges(weeks).into_iter();
                let weeks = weeks.map(|(from, to)| span(words, from.to_string(), to.to_string()));
                Some(t!(
                    words,
                    "rule-weeks",
                    weeks = weeks.collect::<Vec<_>>().join(words.language().comma()),
                    days = days
                ))
            } else {
                None
            }
        }
        (weekdays, [], []) if weekdays.iter().all(|(nth, _)| *nth == 0) => on_weekdays(words, weekdays),
        // The third Tuesday of a year is nobody's way to say it; that of some months is.
        (weekdays, [], []) if !rule.months.is_empty() => {
            all(words, weekdays.iter().map(|nth| nth_weekday(words, *nth)))
        }
        _ => None,
    }
}

fn on_weekdays(words: Words, weekdays: &[NthWeekday]) -> Option<String> {
    let mut days: Vec<Weekday> = weekdays.iter().map(|(_, day)| *day).collect();
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    if weekdays.is_empty() || weekdays.iter().any(|(nth, _)| *nth != 0) {
        return None;
    }
    if days.len() == 7 {
        return Some(t!(words, "rule-daily"));
    }
    if days.len() == 5 && days.last() == Some(&Weekday::Fri) {
        return Some(t!(words, "rule-workdays"));
    }
    all(words, days.iter().map(|day| Some(t!(words, "rule-on-weekday", day = weekday_key(*day)))))
}

fn nth_weekday(words: Words, (nth, day): NthWeekday) -> Option<String> {
    let day = t!(words, "weekday-name", day = weekday_key(day));
    Some(match nth {
        1 => t!(words, "rule-first-in-month", day = day),
        2 => t!(words, "rule-second-in-month", day = day),
        3 => t!(words, "rule-third-in-month", day = day),
        4 => t!(words, "rule-fourth-in-month", day = day),
        5 => t!(words, "rule-fifth-in-month", day = day),
        -1 => t!(words, "rule-last-in-month", day = day),
        _ => return None,
    })
}

fn month_day(words: Words, day: i32) -> Option<String> {
    match day {
        -1 => Some(t!(words, "rule-last-day-of-month")),
        day if day > 0 => Some(t!(words, "rule-day-of-month", day = i64::from(day))),
        _ => None,
    }
}

/// `tammi–touko, elo–joulu`; `None` where no month is named, or all are.
fn months(words: Words, months: &[i32]) -> Option<String> {
    if months.is_empty() || months.len() == 12 {
        return None;
    }
    let name = |month: i32| t!(words, "month-short", month = i64::from(month));
    let spans = ranges(months).into_iter().map(|(from, to)| span(words, name(from), name(to)));
    Some(spans.collect::<Vec<_>>().join(words.language().comma()))
}

fn span(words: Words, from: String, to: String) -> String {
    if from == to { from } else { t!(words, "from-to", from = from, to = to) }
}

/// Runs of numbers that follow each other, of a list in order.
fn ranges(numbers: &[i32]) -> Vec<(i32, i32)> {
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    ranges
}

/// All of them, joined as one speaks; `None` where one has no words.
fn all(words: Words, parts: impl Iterator<Item = Option<String>>) -> Option<String> {
    let mut parts: Vec<String> = parts.collect::<Option<_>>()?;
    let last = parts.pop()?;
    if parts.is_empty() {
        return Some(last);
    }
    Some(t!(words, "list-and", first = parts.join(words.language().comma()), last = last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::EventId;
    use crate::domain::text::Text;
    use crate::domain::time::Civil;
    use crate::ui::i18n::Language;

    fn in_words(language: Language, rule: &str, start: &str) -> Option<String> {
        let event = Event {
            rrule: Some(rule.to_owned()),
            start: Civil::parse(start),
            end: Civil::parse(&start.replace("T09:30", "T11:30")),
            ..Event::new(EventId::parse("a:b").unwrap(), Text::of("fi", "Kahvila"))
        };
        series_in_words(language.words(), &event)
    }

    #[test]
    fn rules_are_said_as_people_say_them() {
        for (rule, fi, sv, en) in [
            ("FREQ=WEEKLY", "tiistaisin", "tisdagar", "on Tuesdays"),
            (
                "FREQ=WEEKLY;BYDAY=WE,MO",
                "maanantaisin ja keskiviikkoisin",
                "måndagar och onsdagar",
                "on Mondays and on Wednesdays",
            ),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "arkisin", "vardagar", "on weekdays"),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                "joka toinen viikko tiistaisin",
                "varannan vecka, tisdagar",
                "every other week on Tuesdays",
            ),
            (
                "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2,3,4,5,8,9,10,11,12",
                "tiistaisin klo\u{a0}9.30–11.30 (tammi–touko, elo–joulu)",
                "tisdagar kl.\u{a0}9.30–11.30 (jan.–maj, aug.–dec.)",
                "on Tuesdays 9:30–11:30 (Jan–May, Aug–Dec)",
            ),
            (
                "FREQ=MONTHLY;BYDAY=2WE",
                "kuukauden toinen keskiviikko",
                "månadens andra onsdag",
                "the second Wednesday of the month",
            ),
            (
                "FREQ=MONTHLY;BYDAY=-1TH",
                "kuukauden viimeinen torstai",
                "månadens sista torsdag",
                "the last Thursday of the month",
            ),
            ("FREQ=MONTHLY", "kuukauden 1. päivä", "den 1 i månaden", "day 1 of the month"),
            ("FREQ=DAILY", "joka päivä", "varje dag", "every day"),
            ("FREQ=YEARLY", "joka vuosi 1.9.", "varje år 1.9", "every year on 1 Sep"),
        ] {
            for (language, expected) in [(Language::Finnish, fi), (Language::Swedish, sv), (Language::English, en)] {
                let said = in_words(language, rule, "2026-09-01T09:30").unwrap_or_default();
                assert!(said.starts_with(expected), "{rule}: {said:?} is not {expected:?}");
            }
        }
        let said = in_words(Language::Finnish, "FREQ=WEEKLY", "2026-09-01T09:30");
        assert_eq!(said.as_deref(), Some("tiistaisin klo\u{a0}9.30–11.30"));
        assert_eq!(in_words(Language::Finnish, "FREQ=WEEKLY", "2026-09-01").as_deref(), Some("tiistaisin"));
    }

    #[test]
    fn even_and_odd_weeks_have_a_name() {
        let weeks = |first: i32| (first..=53).step_by(2).map(|week| week.to_string()).collect::<Vec<_>>().join(",");
        let said = |weeks: String| {
            in_words(Language::Finnish, &format!("FREQ=YEARLY;BYWEEKNO={weeks};BYDAY=WE"), "2026-09-02T09:30")
        };
        assert_eq!(said(weeks(2)).as_deref(), Some("parillisilla viikoilla keskiviikkoisin klo\u{a0}9.30–11.30"));
        assert_eq!(said(weeks(1)).as_deref(), Some("parittomilla viikoilla keskiviikkoisin klo\u{a0}9.30–11.30"));
        assert_eq!(said("47,48,50".into()).as_deref(), Some("viikoilla 47–48, 50 keskiviikkoisin klo\u{a0}9.30–11.30"));
    }

    #[test]
    fn what_has_no_plain_words_has_none() {
        for rule in [
            "FREQ=YEARLY;BYYEARDAY=200",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2",
            "FREQ=DAILY;BYHOUR=9,13",
            "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
            "FREQ=HOURLY",
        ] {
            assert_eq!(in_words(Language::Finnish, rule, "2026-09-01T09:30"), None, "{rule}");
        }
    }
}
