//! Values in words: times, days, distances, ages, the dates of sources. Pure: the moment is an argument.
//!
//! States have a file of their own. Every word comes from the translations.

pub mod recurrence;
pub mod state;
pub mod syllables;
pub mod time;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};

use crate::domain::id::PlaceId;
use crate::domain::place::{AccessibilityItem, PlaceKind};
use crate::domain::record::PartialDate;
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::place_row::Spoken;
use crate::ui::i18n::{Language, Words};

/// A time of day: `9.30`, and `9` on the hour.
pub fn clock(words: Words, time: NaiveTime) -> String {
    clock_parts(words, time.hour(), time.minute())
}

fn clock_parts(words: Words, hour: u32, minute: u32) -> String {
    let hour = hour.to_string();
    match minute {
        0 => t!(words, "clock-hour", hour = hour),
        _ => t!(words, "clock", hour = hour, minute = format!("{minute:02}")),
    }
}

/// A time in a column of times, where each has its minutes: `8.00`.
pub fn clock_in_column(words: Words, hour: u32, minute: u32) -> String {
    t!(words, "clock", hour = hour.to_string(), minute = format!("{minute:02}"))
}

/// The time something ends: midnight belongs to the day before, as people say it ("klo 24").
pub fn end_clock(words: Words, time: NaiveTime) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => clock_parts(words, 24, 0),
        (hour, minute) => clock_parts(words, hour, minute),
    }
}

/// A stretch of a day: `9–12`.
pub fn span(words: Words, from: NaiveTime, to: NaiveTime) -> String {
    t!(words, "from-to", from = clock(words, from), to = end_clock(words, to))
}

pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

pub fn weekday_short(words: Words, day: Weekday) -> String {
    t!(words, "weekday-short", day = weekday_key(day))
}

/// A day without its year: `24.11.`.
pub fn date(words: Words, day: NaiveDate) -> String {
    t!(words, "day-month", day = day.day(), month = day.month())
}

/// A day with its year: `24.11.2026`.
pub fn full_date(words: Words, day: NaiveDate) -> String {
    let year = day.year().to_string();
    t!(words, "day-month-year", day = day.day(), month = day.month(), year = year)
}

/// A day by its weekday: `ti 24.11.`.
pub fn weekday_and_date(words: Words, day: NaiveDate) -> String {
    t!(words, "weekday-and-date", weekday = weekday_short(words, day.weekday()), date = date(words, day))
}

/// A day as one speaks of it on `today`: with its year where that differs.
pub fn day(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() || (day - today).num_days().abs() < 180 {
        weekday_and_date(words, day)
    } else {
        full_date(words, day)
    }
}

/// A moment to come: today, tomorrow, or on a day, at a time.
pub fn when(words: Words, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let time = clock(words, at.time());
    if at.date() == now.date() {
        t!(words, "when-today", time = time)
    } else if now.date().checked_add_days(Days::new(1)) == Some(at.date()) {
        t!(words, "when-tomorrow", time = time)
    } else {
        t!(words, "when-day", day = day(words, at.date(), now.date()), time = time)
    }
}

/// Whole minutes until then, rounded up: nothing opens "in 0 minutes".
pub fn minutes_until(then: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    let seconds = (then - now).num_seconds();
    (seconds + 59).div_euclid(60).max(1)
}

/// The head's pill: the time that the list is for.
pub fn now_pill(words: Words, now: DateTime<Utc>) -> String {
    let civil = to_civil(now);
    let time = clock_in_column(words, civil.hour(), civil.minute());
    t!(words, "now-pill", weekday = weekday_short(words, civil.weekday()), time = time)
}

/// How old a fact is: `tieto vuodelta 2023`, `tieto toukokuulta 2024`, `tieto 16.5.2024`.
pub fn told(words: Words, date: Option<PartialDate>) -> String {
    let Some(date) = date else { return t!(words, "told-undated") };
    let year = date.year().to_string();
    match (date.month(), date.day()) {
        (None, _) => t!(words, "told-year", year = year),
        (Some(month), None) => t!(words, "told-month", month = month, year = year),
        (Some(_), Some(_)) => t!(words, "told-day", date = full_date(words, date.first_day())),
    }
}

/// A date as far as it is known: `2023`, `5.2024` in the language's own way, `16.5.2024`.
pub fn partial_date(words: Words, date: PartialDate) -> String {
    match (date.month(), date.day()) {
        (Some(_), Some(_)) => full_date(words, date.first_day()),
        (Some(month), None) => format!("{month}/{}", date.year()),
        (None, _) => date.year().to_string(),
    }
}

/// A distance as one walks it: tens of metres, then tenths of a kilometre, then kilometres.
pub fn distance(words: Words, metres: f64) -> String {
    if metres < 995.0 {
        let rounded = ((metres / 10.0).round() * 10.0).max(10.0);
        return t!(words, "distance-m", metres = format!("{rounded:.0}"));
    }
    let kilometres = metres / 1000.0;
    let text = if kilometres < 9.95 { decimal(words, kilometres, 1) } else { format!("{kilometres:.0}") };
    t!(words, "distance-km", kilometres = text)
}

/// A file's size as one reads it on a phone: whole kilobytes (of 1,000 bytes), then tenths of a megabyte.
pub fn size(words: Words, bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        return t!(words, "size-kb", size = kilobytes.to_string());
    }
    let megabytes = f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX)) / 1_000.0;
    t!(words, "size-mb", size = decimal(words, megabytes, 1))
}

/// A number with the language's own decimal mark, zeros at the end left out.
fn decimal(words: Words, value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    match words.language() {
        Language::English | Language::Arabic => text,
        Language::Finnish | Language::Swedish => text.replace('.', ","),
    }
}

/// Euros without their sign: `2`, `2,50`.
pub fn euros(words: Words, amount: f64) -> String {
    let whole = (amount * 100.0).round() / 100.0;
    if whole.fract().abs() < 0.005 {
        return format!("{whole:.0}");
    }
    let text = format!("{whole:.2}");
    match words.language() {
        Language::English | Language::Arabic => text,
        Language::Finnish | Language::Swedish => text.replace('.', ","),
    }
}

/// Whom a place is for, by age. `max_months` is the last month included; babies' ages stay in months.
pub fn ages(words: Words, min_months: Option<u32>, max_months: Option<u32>) -> Option<String> {
    match (min_months, max_months) {
        (None | Some(0), None) => None,
        (Some(from), None) => Some(t!(words, "place-ages-from-years", from = from.div_ceil(12))),
        (from, Some(to)) if to < 24 => Some(t!(words, "place-ages-from-to-months", from = from.unwrap_or(0), to = to)),
        (from, Some(to)) => Some(t!(words, "place-ages-from-to-years", from = from.unwrap_or(0) / 12, to = to / 12)),
    }
}

/// A child's age: `5 kk`, `1 v 2 kk`, `3 v`.
pub fn child_age(words: Words, months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => t!(words, "age-in-months", months = months),
        (years, 0) => t!(words, "age-in-years", years = years),
        (years, months) => t!(words, "age-in-both", years = years, months = months),
    }
}

/// A place's kind.
pub fn kind(words: Words, kind: &PlaceKind) -> String {
    match kind {
        PlaceKind::MeetingPlace => t!(words, "kind-meeting-place"),
        PlaceKind::FamilyCafe => t!(words, "kind-family-cafe"),
        PlaceKind::ParishClub => t!(words, "kind-parish-club"),
        PlaceKind::OpenEarlyEducation => t!(words, "kind-open-early-education"),
        PlaceKind::PlaygroundHouse => t!(words, "kind-playground-house"),
        PlaceKind::Playground => t!(words, "kind-playground"),
        PlaceKind::FamilyCentre => t!(words, "kind-family-centre"),
        PlaceKind::Library => t!(words, "kind-library"),
        PlaceKind::Youth => t!(words, "kind-youth"),
        PlaceKind::Unspecified | PlaceKind::Other(_) => t!(words, "kind-other"),
    }
}

/// An accessibility item; one newer than this program is named by its own word.
pub fn need(words: Words, item: &AccessibilityItem) -> String {
    match item {
        AccessibilityItem::StepFreeEntrance => t!(words, "need-step-free-entrance"),
        AccessibilityItem::Lift => t!(words, "need-lift"),
        AccessibilityItem::AccessibleToilet => t!(words, "need-accessible-toilet"),
        AccessibilityItem::ChangingTable => t!(words, "need-changing-table"),
        AccessibilityItem::StrollerAccess => t!(words, "need-stroller-access"),
        AccessibilityItem::StrollerParking => t!(words, "need-stroller-parking"),
        AccessibilityItem::AccessibleParking => t!(words, "need-accessible-parking"),
        AccessibilityItem::InductionLoop => t!(words, "need-induction-loop"),
        AccessibilityItem::QuietSpace => t!(words, "need-quiet-space"),
        AccessibilityItem::Other(word) => word.replace('_', " "),
    }
}

/// Languages by name, joined.
pub fn languages(words: Words, tags: &[String]) -> String {
    let names: Vec<String> = tags.iter().map(|tag| t!(words, "language-name", tag = tag)).collect();
    names.join(words.language().comma())
}

/// A text of the directory as it may be shown: without the marks that turn the direction of everything after them, and
/// without control characters. Letters of every script stay as they are.
pub fn plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !turns(*c) && (!c.is_control() || *c == '\n')).collect()
}

/// A text of the directory inside a sentence: kept apart by Unicode's own marks where it is written from right to left,
/// so that it doesn't turn the words around it.
pub fn isolated(text: &str) -> String {
    let from_the_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}');
    let text = plain(text);
    if text.chars().any(from_the_right) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// A text of the directory for this reader, with its language where that isn't theirs.
pub fn spoken(words: Words, text: &Text) -> Option<Spoken> {
    let own = words.language().tag();
    text.for_reader(own)
        .map(|(language, text)| Spoken { text: plain(text), lang: (language != own).then(|| language.to_owned()) })
}

/// A name, or where a record has none, its id: a row is never blank.
pub fn name(words: Words, text: &Text, id: &PlaceId) -> Spoken {
    spoken(words, text).unwrap_or_else(|| Spoken { text: id.to_string(), lang: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_moment;

    fn fi() -> Words {
        Language::Finnish.words()
    }

    fn civil(text: &str) -> NaiveDateTime {
        to_civil(parse_moment(text).unwrap())
    }

    #[test]
    fn times_are_told_as_people_tell_them() {
        let time = |text: &str| civil(&format!("2026-11-24T{text}")).time();
        assert_eq!(clock(fi(), time("09:30")), "9.30");
        assert_eq!(clock(fi(), time("16:00")), "16");
        assert_eq!(clock(Language::English.words(), time("16:00")), "16:00");
        assert_eq!(clock(fi(), time("00:00")), "0");
        assert_eq!(span(fi(), time("09:00"), time("12:00")), "9–12");
        assert_eq!(span(fi(), time("18:00"), time("00:00")), "18–24");
        assert_eq!(now_pill(fi(), parse_moment("2026-11-24T10:05").unwrap()), "Nyt · ti 10.05");
        assert_eq!(now_pill(fi(), parse_moment("2026-11-24T10:00").unwrap()), "Nyt · ti 10.00");
    }

    #[test]
    fn a_day_is_told_from_where_one_stands() {
        let now = civil("2026-11-24T10:00");
        for (at, fi_words, sv_words, en_words) in [
            ("2026-11-24T13:00", "tänään klo\u{a0}13", "i dag kl.\u{a0}13", "today at\u{a0}13:00"),
            ("2026-11-25T09:00", "huomenna klo\u{a0}9", "i morgon kl.\u{a0}9", "tomorrow at\u{a0}9:00"),
            ("2026-11-30T09:30", "ma 30.11. klo\u{a0}9.30", "må 30.11 kl.\u{a0}9.30", "Mon 30 Nov at\u{a0}9:30"),
            ("2027-01-07T09:00", "to 7.1. klo\u{a0}9", "to 7.1 kl.\u{a0}9", "Thu 7 Jan at\u{a0}9:00"),
        ] {
            assert_eq!(when(Language::Finnish.words(), civil(at), now), fi_words);
            assert_eq!(when(Language::Swedish.words(), civil(at), now), sv_words);
            assert_eq!(when(Language::English.words(), civil(at), now), en_words);
        }
    }

    #[test]
    fn a_text_turns_nothing_around_it() {
        assert_eq!(plain("ovi\u{202e}kiinni\u{2066}\u{7}"), "ovikiinni");
        assert_eq!(plain("مقهى العائلة"), "مقهى العائلة");
        assert_eq!(isolated("مقهى"), "\u{2068}مقهى\u{2069}");
        assert_eq!(isolated("Kahvila"), "Kahvila");
    }

    #[test]
    fn minutes_are_rounded_up_and_never_nought() {
        let now = parse_moment("2026-11-24T10:00").unwrap();
        let after = |seconds: i64| minutes_until(now + chrono::Duration::seconds(seconds), now);
        assert_eq!([after(0), after(1), after(60), after(61), after(3600)], [1, 1, 1, 2, 60]);
    }

    #[test]
    fn a_fact_tells_its_age_as_far_as_it_is_known() {
        let told = |text: &str| told(fi(), PartialDate::parse(text));
        assert_eq!(told("2023"), "tieto vuodelta 2023");
        assert_eq!(told("2024-05"), "tieto toukokuulta 2024");
        assert_eq!(told("2024-05-16"), "tieto 16.5.2024");
        assert_eq!(told(""), "tieto ilman päiväystä");
        let en = super::told(Language::English.words(), PartialDate::parse("2024-05-16"));
        assert_eq!(en, "information from 16 May 2024");
    }

    #[test]
    fn distances_are_told_as_one_walks_them() {
        for (metres, text) in [
            (3.0, "10 m"),
            (647.0, "650 m"),
            (994.0, "990 m"),
            (996.0, "1 km"),
            (2_140.0, "2,1 km"),
            (12_400.0, "12 km"),
        ] {
            assert_eq!(distance(fi(), metres), text);
        }
        assert_eq!(distance(Language::English.words(), 2_140.0), "2.1 km");
        assert_eq!(euros(fi(), 2.5), "2,50");
        assert_eq!(euros(fi(), 3.0), "3");
    }

    #[test]
    fn sizes_are_told_as_a_phone_tells_them() {
        for (bytes, text) in [
            (0, "0 kt"),
            (1, "1 kt"),
            (312_400, "313 kt"),
            (999_001, "1 Mt"),
            (1_240_000, "1,2 Mt"),
            (u64::MAX, "4294967,3 Mt"),
        ] {
            assert_eq!(size(fi(), bytes), text);
        }
        assert_eq!(size(Language::English.words(), 1_240_000), "1.2 MB");
    }

    #[test]
    fn ages_are_told_in_years_and_babies_in_months() {
        assert_eq!(ages(fi(), None, Some(47)).as_deref(), Some("0–3-vuotiaille"));
        assert_eq!(ages(fi(), Some(36), Some(83)).as_deref(), Some("3–6-vuotiaille"));
        assert_eq!(ages(fi(), Some(0), Some(9)).as_deref(), Some("0–9 kuukauden ikäisille"));
        assert_eq!(ages(fi(), Some(36), None).as_deref(), Some("3 vuotta täyttäneille"));
        assert_eq!(ages(fi(), None, Some(11)).as_deref(), Some("0–11 kuukauden ikäisille"));
        assert_eq!(ages(fi(), None, None), None);
        assert_eq!([0, 5, 14, 36].map(|months| child_age(fi(), months)), ["0 kk", "5 kk", "1 v 2 kk", "3 v"]);
    }
}
