//! Which values are read at all.
//!
//! A value is read only where the engine below is known to be exact. Everything else is refused here, and its hours
//! are *unknown*: open ends, fallbacks, Easter, sun times, school holidays, spans past midnight, and the engine's own
//! traps (each named beside its check). Better engines may open the gate; nothing else has to change then.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use opening_hours_syntax::rules::day::{Date, DateOffset, HolidayKind, MonthdayRange, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};
use opening_hours_syntax::{ExtendedTime, Parser};
use regex_lite::Regex;

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
    if let Some(found) = SELECTORS_SIDE_BY_SIDE.find(&bare) {
        // The engine takes "PH We" as a union; it means the intersection.
        return Err(Unreadable::Ambiguous(found.as_str().trim().to_owned()));
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

/// "Tu, Fr 10:00-18:00" means Tuesday and Friday; the engine reads "Tuesday all day; Friday 10-18". Lists of weekdays
/// are closed up before it sees them.
fn close_up_weekdays(value: &str) -> String {
    static GAP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:\[[^\]]*\])?)\s*,\s+((?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b)").ok()
    });
    let mut text = value.to_owned();
    let Some(gap) = GAP.as_ref() else { return text };
    // Neighbouring gaps share a weekday, so one pass closes every other one.
    while let std::borrow::Cow::Owned(closed) = gap.replace_all(&text, "$1,$2") {
        text = closed;
    }
    text
}

fn without_comments(value: &str) -> String {
    value.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

static SELECTORS_SIDE_BY_SIDE: LazyLock<SideBySide> = LazyLock::new(|| {
    const DAYS: &str = "(?:Mo|Tu|We|Th|Fr|Sa|Su)";
    SideBySide(Regex::new(&format!(r"(?:\b(?:PH|SH)\s+{DAYS}\b)|(?:\b{DAYS}\s+(?:PH|SH)\b)")).ok())
});

struct SideBySide(Option<Regex>);

impl SideBySide {
    fn find<'t>(&self, text: &'t str) -> Option<regex_lite::Match<'t>> {
        self.0.as_ref()?.find(text)
    }
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
