//! What a value turned out to be: times, an appointment, or text that tells no times.

use std::cell::RefCell;
use std::collections::HashMap;

use super::normalise::{MAX_VALUE_BYTES, Trouble, understand};
use super::schedule::Schedule;

/// What a value turned out to be.
#[derive(Debug, Clone)]
pub enum Reading {
    Schedule(Schedule),
    /// Every opening is by appointment only; the schedule says *unknown* at those times.
    ByAppointment(Schedule),
    /// A comment alone, which says nothing of times: unknown around the clock.
    CommentOnly(Schedule),
    Unreadable(Trouble),
}

/// Reads hours, in OSM `opening_hours` syntax or in people's words.
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

/// Whether a value is times in `opening_hours` syntax, which nobody needs to see; anything else is somebody's words.
pub fn is_plain(value: &str) -> bool {
    match read(value) {
        Reading::Schedule(schedule) => !schedule.is_guess(),
        Reading::ByAppointment(_) | Reading::CommentOnly(_) | Reading::Unreadable(_) => false,
    }
}

fn read_anew(value: &str) -> Reading {
    let understood = match understand(value) {
        Ok(understood) => understood,
        Err(trouble) => return Reading::Unreadable(trouble),
    };
    let schedule = Schedule::new(understood.expression, !understood.warnings.is_empty());
    if schedule.opens_only_with(is_appointment) {
        Reading::ByAppointment(schedule)
    } else if schedule.is_comment_only() {
        Reading::CommentOnly(schedule)
    } else {
        Reading::Schedule(schedule)
    }
}

/// Whether a comment says that one comes by appointment, in Finnish, Swedish or English. That none is needed counts
/// only where it is said of the appointment itself: "ei päivystystä, vain ajanvarauksella" opens no door.
pub fn is_appointment(comment: &str) -> bool {
    const NAMES: [&str; 12] = [
        "sopimuksen mukaan",
        "sopimuksesta",
        "sop. mukaan",
        "sovittaessa",
        "ajanvara",
        "varauksella",
        "enligt överenskommelse",
        "enligt avtal",
        "tidsbeställning",
        "tidsbokning",
        "appointment",
        "vereinbarung",
    ];
    let comment = comment.to_lowercase();
    NAMES.iter().flat_map(|name| comment.match_indices(name)).any(|(at, _)| !is_needless(&comment, at))
}

/// Whether what stands there is said not to be needed: "ilman ajanvarausta", "ajanvarausta ei tarvita".
fn is_needless(comment: &str, at: usize) -> bool {
    const NOT: [&str; 6] = ["ilman", "ei", "utan", "no", "not", "without"];
    const BETWEEN: [&str; 8] = ["a", "an", "prior", "need", "tarvita", "tarvitse", "vaadita", "needed"];
    const NOT_NEEDED: [[&str; 2]; 8] = [
        ["ei", "tarvita"],
        ["ei", "tarvitse"],
        ["ei", "vaadita"],
        ["not", "needed"],
        ["not", "required"],
        ["not", "necessary"],
        ["behövs", "inte"],
        ["krävs", "inte"],
    ];
    let words = |text: &'_ str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (before, after) = comment.split_at(at);
    let before = words(before);
    let mut before = before.iter().rev().skip_while(|word| BETWEEN.contains(&word.as_str()));
    let is_not = |word: Option<&String>| word.is_some_and(|word| NOT.contains(&word.as_str()));
    // "Ei ilman ajanvarausta": not without.
    let is_negated = is_not(before.next()) && !is_not(before.next());
    let after = words(after);
    is_negated || after.windows(2).take(2).any(|pair| NOT_NEEDED.iter().any(|not_needed| pair == not_needed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_surely_understood_is_text() {
        for value in [
            "",
            " ",
            ";",
            "maanantaisin",
            "Mo-Fr 09:00",
            "9-5",
            "kesällä",
            "juhannuksesta elokuun loppuun ma-pe 9-15",
            "joka toinen maanantai 10-12",
            "1.6. alkaen ma-pe 9-15",
            "ma-pe 9-15 (ei heinäkuussa)",
            "8.10-9.11",
            "1-15 June 10:00-12:00",
            "Mo-Fr 10:00-16:00/01:30",
            "Mo-Fr 10:00-16:00 \"",
            "Mo 25:00-26:00",
            "Feb 30 10:00-12:00",
            "week 54 10:00-12:00",
            "Mo[6] 10:00-12:00",
            "Suljettu toistaiseksi",
        ] {
            assert!(matches!(read(value), Reading::Unreadable(_)), "{value:?} gives {:?}", read(value));
        }
        let long = "Mo 10:00-11:00; ".repeat(80);
        assert!(matches!(read(&long), Reading::Unreadable(Trouble::TooLong(_))));
    }

    #[test]
    fn peoples_words_are_to_be_shown() {
        for (value, expected) in [
            ("Mo-Fr 9:00 – 15:00", true),
            ("24/7", true),
            ("ma-pe 9-15", false),
            ("kesällä", false),
            ("\"soita\"", false),
            ("\"sopimuksen mukaan\"", false),
        ] {
            assert_eq!(is_plain(value), expected, "{value}");
        }
    }

    #[test]
    fn a_comment_alone_tells_no_times() {
        assert!(matches!(read("\"soita ensin\""), Reading::CommentOnly(_)));
    }

    #[test]
    fn by_appointment_is_said_in_a_comment() {
        for value in [
            "\"sopimuksen mukaan\"",
            "Mo-Fr 09:00-15:00 \"ajanvarauksella\"",
            "Mo-Fr 09:00-15:00 open \"ajanvarauksella\"",
            "\"by appointment\"",
            "Avoinna sopimuksen mukaan.",
            "ma-pe 9-15 ajanvarauksella",
        ] {
            assert!(matches!(read(value), Reading::ByAppointment(_)), "{value} gives {:?}", read(value));
        }
        for comment in ["ilman ajanvarausta", "ei ajanvarausta", "no appointment needed", "kahvia"] {
            assert!(!is_appointment(comment), "{comment}");
        }
        for comment in [
            "utan tidsbokning",
            "Ajanvarausta ei tarvita",
            "ei tarvita ajanvarausta",
            "without an appointment",
            "appointment not required",
            "tidsbokning behövs inte",
        ] {
            assert!(!is_appointment(comment), "{comment}");
        }
        for comment in [
            "ei päivystystä, vain ajanvarauksella",
            "no drop-in, only by appointment",
            "ei ilman ajanvarausta",
            "not without appointment",
            "ma ilman ajanvarausta, ti ajanvarauksella",
        ] {
            assert!(is_appointment(comment), "{comment}");
        }
        assert!(matches!(read("Mo 09:00-15:00; Tu 09:00-12:00 \"sopimuksen mukaan\""), Reading::Schedule(_)));
    }
}
