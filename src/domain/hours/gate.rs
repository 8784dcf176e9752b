//! Which values are read at all.
//!
//! A value is read only where the engine below is known to be exact. Everything else is refused here, and its hours
//! are *unknown*: open ends, fallbacks, Easter, sun times, school holidays, spans past midnight, and the engine's own
//! traps (each named beside its check). Better engines may open the gate; nothing else has to change then.

use std::cell::RefCell;
use std::collections::HashMap;

use opening_hours_syntax::rules::day::{Date, DateOffset, HolidayKind, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};
use opening_hours_syntax::{ExtendedTime, Parser};

use super::schedule::Schedule;

/// A longer value is nobody's hours.
pub const MAX_VALUE_BYTES: usize = 1_000;

/// What a value turned out to be.
#[derive(Debug, Clone)]
pub enum Reading {
    Schedule(Schedule),
    /// Every opening is by appointment only.
    ByAppointment,
    Unreadable(Unreadable),
}

/// Why a value is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the value is empty")]
    Empty,
    #[error("the value has {0} bytes, over {MAX_VALUE_BYTES}")]
    TooLong(usize),
    #[error("not in opening_hours syntax: {0}")]
    Syntax(String),
    #[error("a comment alone says nothing of times")]
    CommentOnly,
    #[error("{0} is not read yet")]
    NotExact(&'static str),
    #[error("\"{0}\" may mean two things")]
    Ambiguous(String),
}

/// Reads a value in OSM `opening_hours` syntax.
///
/// A county's places share most of their values, so the last ones read are kept by each thread.
pub fn read(value: &str) -> Reading {
    const MOST_KEPT: usize = 256;
    thread_local!(static KEPT: RefCell<HashMap<String, Reading>> = RefCell::default());
    if let Some(known) = KEPT.with_borrow(|kept| kept.get(value).cloned()) {
        return known;
    }
    let reading = read_anew(value);
    if value.len() <= MAX_VALUE_BYTES {
        KEPT.with_borrow_mut(|kept| {
            if kept.len() >= MOST_KEPT {
                kept.clear();
            }
            kept.insert(value.to_owned(), reading.clone());
        });
    }
    reading
}

fn read_anew(value: &str) -> Reading {
    match read_expression(value) {
        Ok(expression) if by_appointment_only(&expression) => Reading::ByAppointment,
        Ok(expression) => match Schedule::new(expression) {
            Some(schedule) => Reading::Schedule(schedule),
            None => Reading::Unreadable(Unreadable::Syntax(value.to_owned())),
        },
        Err(why) => Reading::Unreadable(why),
    }
}

fn read_expression(value: &str) -> Result<OpeningHoursExpression, Unreadable> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Unreadable::Empty);
    }
    if value.len() > MAX_VALUE_BYTES {
        return Err(Unreadable::TooLong(value.len()));
    }
    let closed_up = close_up_weekdays(value);
    let bare = without_comments(&closed_up);
    if let Some(found) = selectors_side_by_side(&bare) {
        return Err(Unreadable::Ambiguous(found));
    }
    let mut expression = Parser::default()
        .parse(&closed_up)
        .map_err(|error| Unreadable::Syntax(error.to_string().lines().last().unwrap_or_default().trim().to_owned()))?;
    let says_always = bare.contains("24/7") || bare.contains("00:00-24:00");
    for rule in &mut expression.rules {
        check_rule(rule)?;
        // The engine takes a comment alone as open around the clock.
        if rule.is_constant() && !rule.comment.is_empty() && !says_always {
            rule.kind = RuleKind::Unknown;
        }
        if is_appointment(&rule.comment) && rule.kind == RuleKind::Open {
            rule.kind = RuleKind::Unknown;
        }
    }
    check_rules_beside_each_other(&expression, &bare)?;
    let all_comments = expression.rules.iter().all(|rule| rule.is_constant() && rule.kind == RuleKind::Unknown);
    if all_comments && !by_appointment_only(&expression) {
        return Err(Unreadable::CommentOnly);
    }
    Ok(expression)
}

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const HOLIDAYS: [&str; 2] = ["PH", "SH"];

/// "Tu, Fr 10:00-18:00" means Tuesday and Friday; the engine reads "Tuesday all day; Friday 10-18". Lists of weekdays
/// are closed up before it sees them. By hand: an engine for patterns would be 9 KB more for whoever opens the web app.
fn close_up_weekdays(value: &str) -> String {
    let mut closed = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once(',') {
        closed.push_str(before);
        let next = after.trim_start();
        if next.len() < after.len() && ends_with_a_weekday(&closed) && begins_with_a_weekday(next) {
            closed.truncate(closed.trim_end().len());
            rest = next;
        } else {
            rest = after;
        }
        closed.push(',');
    }
    closed + rest
}

/// `Tu`, `Tu[1]`.
fn ends_with_a_weekday(text: &str) -> bool {
    let text = text.trim_end();
    let text = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')).map_or(text, |(text, _)| text);
    WEEKDAYS.iter().chain(&["PH"]).any(|day| text.ends_with(day))
}

fn begins_with_a_weekday(text: &str) -> bool {
    let rest = WEEKDAYS.iter().chain(&["PH"]).find_map(|day| text.strip_prefix(day));
    rest.is_some_and(|rest| !rest.starts_with(of_a_word))
}

fn of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// "PH We", "Mo SH": the engine takes it as a union; it means the intersection.
fn selectors_side_by_side(text: &str) -> Option<String> {
    let mut before = None;
    for piece in text.split_inclusive(|c| !of_a_word(c)) {
        let word = piece.trim_end_matches(|c| !of_a_word(c));
        let gap = &piece[word.len()..];
        match before {
            // Only blanks so far since the word before.
            Some(_) if word.is_empty() && gap.trim().is_empty() => {}
            Some(first) if is_pair(first, word) => return Some(format!("{first} {word}")),
            _ => before = (!word.is_empty() && !gap.is_empty() && gap.trim().is_empty()).then_some(word),
        }
    }
    None
}

fn is_pair(first: &str, second: &str) -> bool {
    let (weekday, holiday) = (|word| WEEKDAYS.contains(&word), |word| HOLIDAYS.contains(&word));
    weekday(first) && holiday(second) || holiday(first) && weekday(second)
}

fn without_comments(value: &str) -> String {
    value.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

fn check_rule(rule: &RuleSequence) -> Result<(), Unreadable> {
    if rule.operator == RuleOperator::Fallback {
        // The engine falls back a day at a time, not a moment at a time.
        return Err(Unreadable::NotExact("a fallback (||)"));
    }
    for weekday in &rule.day_selector.weekday {
        if matches!(weekday, WeekDayRange::Holiday { kind: HolidayKind::School, .. }) {
            return Err(Unreadable::NotExact("SH"));
        }
    }
    for range in &rule.day_selector.monthday {
        if let MonthdayRange::Date { start, end } = range {
            for (date, offset) in [start, end] {
                match date {
                    Date::Easter { .. } => return Err(Unreadable::NotExact("Easter")),
                    Date::Weekday { .. } => return Err(Unreadable::NotExact("a weekday within a month as a date")),
                    Date::Fixed { .. } if *offset != DateOffset::default() => {
                        return Err(Unreadable::NotExact("a date with an offset"));
                    }
                    Date::Fixed { .. } => {}
                }
            }
        }
    }
    check_times(rule)
}

fn check_times(rule: &RuleSequence) -> Result<(), Unreadable> {
    let mut spans = Vec::new();
    for span in &rule.time_selector.spans {
        if span.open_end {
            return Err(Unreadable::NotExact("an open end (+)"));
        }
        if span.repeats.is_some() {
            return Err(Unreadable::NotExact("a repeated time"));
        }
        let (Time::Fixed(start), Time::Fixed(end)) = (span.range.start, span.range.end) else {
            return Err(Unreadable::NotExact("a sun time"));
        };
        if end > ExtendedTime::MIDNIGHT_24 || end < start {
            return Err(Unreadable::NotExact("a span past midnight"));
        }
        if end == start {
            return Err(Unreadable::NotExact("a span without length"));
        }
        spans.push((start, end));
    }
    spans.sort_unstable();
    if spans.windows(2).any(|pair| pair[1].0 < pair[0].1) {
        // The engine keeps the later span's end even where the earlier one ends after it.
        return Err(Unreadable::NotExact("overlapping spans in one rule"));
    }
    Ok(())
}

/// "Jun, Aug 10:00-12:00": the engine reads "June all day; August 10-12". A rule that adds to one without times is not
/// trusted.
fn check_rules_beside_each_other(expression: &OpeningHoursExpression, bare: &str) -> Result<(), Unreadable> {
    for pair in expression.rules.windows(2) {
        let full_day = pair[0].kind != RuleKind::Closed && pair[0].time_selector == Default::default();
        if pair[1].operator == RuleOperator::Additional && full_day {
            return Err(Unreadable::Ambiguous(bare.to_owned()));
        }
    }
    Ok(())
}

fn by_appointment_only(expression: &OpeningHoursExpression) -> bool {
    let mut openings = expression.rules.iter().filter(|rule| rule.kind != RuleKind::Closed).peekable();
    openings.peek().is_some() && openings.all(|rule| is_appointment(&rule.comment))
}

/// Whether a comment says that one comes by appointment, in Finnish, Swedish or English.
pub fn is_appointment(comment: &str) -> bool {
    let comment = comment.to_lowercase();
    [
        "sopimuksen mukaan",
        "sopimuksesta",
        "sovittaessa",
        "ajanvara",
        "varauksella",
        "enligt överenskommelse",
        "enligt avtal",
        "tidsbeställning",
        "tidsbokning",
        "appointment",
    ]
    .iter()
    .any(|words| comment.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_weekdays_are_closed_up_and_nothing_else_is() {
        for (value, closed) in [
            ("Tu, Fr 10:00-18:00", "Tu,Fr 10:00-18:00"),
            ("Mo, Tu , We,  Th 9-10", "Mo,Tu,We,Th 9-10"),
            ("Mo[1,3], PH off", "Mo[1,3],PH off"),
            ("Mo 9-10, Tu 9-10", "Mo 9-10, Tu 9-10"),
            ("Mo, Tuesday", "Mo, Tuesday"),
            ("We 9-10, 12-13", "We 9-10, 12-13"),
            ("Mo,Tu", "Mo,Tu"),
            (", ,", ", ,"),
        ] {
            assert_eq!(close_up_weekdays(value), closed);
        }
    }

    #[test]
    fn a_holiday_and_a_weekday_side_by_side_are_seen() {
        for (value, found) in [
            ("PH We 9-10", Some("PH We")),
            ("9-10; Mo   SH", Some("Mo SH")),
            ("PH,We 9-10", None),
            ("PH Wednesday", None),
            ("PH 9-10; We", None),
            ("PH", None),
            ("Mo-Fr PH", Some("Fr PH")),
        ] {
            assert_eq!(selectors_side_by_side(value).as_deref(), found, "{value}");
        }
    }

    #[test]
    fn what_is_not_exact_is_not_read() {
        for value in [
            "",
            " ",
            "Mo-Fr 17:00+",
            "Mo-Fr 09:00-12:00 || \"soita\"",
            "easter off",
            "easter -2 days off; Mo-Fr 09:00-16:00",
            "Mo-Fr sunrise-sunset",
            "SH Mo-Fr 10:00-12:00",
            "SH off; Mo-Fr 10:00-12:00",
            "Fr 20:00-02:00",
            "Fr 20:00-26:00",
            "PH We 10:00-12:00",
            "We PH 10:00-12:00",
            "Mo-Fr 09:00-18:00,10:00-12:00",
            "Jun, Aug 10:00-12:00",
            "\"soita ensin\"",
            "maanantaisin",
            "9-16",
            "Mo-Fr 10:00-16:00/01:30",
        ] {
            assert!(matches!(read(value), Reading::Unreadable(_)), "{value:?} gives {:?}", read(value));
        }
        assert!(matches!(read(&"Mo 10:00-11:00; ".repeat(80)), Reading::Unreadable(Unreadable::TooLong(_))));
    }

    #[test]
    fn by_appointment_is_said_in_a_comment() {
        for value in ["\"sopimuksen mukaan\"", "Mo-Fr 09:00-15:00 \"ajanvarauksella\"", "\"by appointment\""] {
            assert!(matches!(read(value), Reading::ByAppointment), "{value}");
        }
        assert!(matches!(read("Mo 09:00-15:00; Tu 09:00-12:00 \"sopimuksen mukaan\""), Reading::Schedule(_)));
    }

    #[test]
    fn ordinary_values_are_read() {
        for value in [
            "Mo-Fr 08:00-16:00; PH off",
            "Mo-We 08:00-13:00; Th-Fr 11:30-13:00; PH off",
            "Tu, Fr 10:00-18:00",
            "Mo, We, Fr 10:00-18:00",
            "Mo-Su,PH 17:00-20:00",
            "24/7",
            "Mo-Fr 09:00-12:00,13:00-16:00",
            "Jun-Aug Mo-Fr 09:00-12:00; Sep-May Mo-Fr 09:00-16:00; Dec 24-26 off",
            "week 1-53/2 Mo 10:00-12:00",
            "Sa[1] 10:00-12:00",
            "Mo-Fr 09:00-24:00",
        ] {
            assert!(matches!(read(value), Reading::Schedule(_)), "{value:?} gives {:?}", read(value));
        }
    }
}
