//! How a good host answers for one file: whole, a part, or "you have it already" (RFC 9110).

use super::super::public::hash_in_name;
use crate::feed::hash::Hash;

/// What somebody asked of a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    pub if_none_match: Option<&'a str>,
    pub range: Option<&'a str>,
    pub if_range: Option<&'a str>,
}

/// What to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Whole,
    /// From here to there, the last byte included.
    Part(u64, u64),
    NotModified,
    /// The part that was asked for lies behind the end.
    Unsatisfiable,
}

/// A strong ETag: what is named by its hash is known by it; anything else is hashed.
pub fn etag(path: &str, bytes: &[u8]) -> String {
    format!("\"{}\"", hash_in_name(path).unwrap_or_else(|| Hash::of(bytes)))
}

pub fn answer(asked: Asked<'_>, etag: &str, size: u64) -> Answer {
    let is_known = |list: &str| {
        list.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == etag || one == "*")
    };
    if asked.if_none_match.is_some_and(is_known) {
        return Answer::NotModified;
    }
    // A part of another file than the one that somebody has the beginning of is worth nothing.
    if asked.if_range.is_some_and(|known| known != etag) {
        return Answer::Whole;
    }
    match asked.range.and_then(|range| range.strip_prefix("bytes=")) {
        // Several parts at once: the whole is a right answer too.
        Some(range) if !range.contains(',') => part(range, size),
        _ => Answer::Whole,
    }
}

fn part(range: &str, size: u64) -> Answer {
    let Some((from, to)) = range.trim().split_once('-') else { return Answer::Whole };
    let number = |text: &str| text.parse::<u64>().ok();
    match (from, to) {
        ("", last) => match number(last) {
            Some(0) => Answer::Unsatisfiable,
            Some(_) if size == 0 => Answer::Unsatisfiable,
            Some(count) => Answer::Part(size.saturating_sub(count), size - 1),
            None => Answer::Whole,
        },
        (from, to) => {
            let (from, to) = match (number(from), to) {
                (Some(from), "") => (from, u64::MAX),
                (Some(from), to) => match number(to) {
                    Some(to) if to >= from => (from, to),
                    _ => return Answer::Whole,
                },
                (None, _) => return Answer::Whole,
            };
            if from >= size { Answer::Unsatisfiable } else { Answer::Part(from, to.min(size - 1)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_given_as_the_standard_says() {
        let of = |range: &str, if_range: Option<&str>| {
            answer(Asked { range: Some(range), if_range, ..Asked::default() }, "\"a\"", 10)
        };
        for (range, expected) in [
            ("bytes=0-3", Answer::Part(0, 3)),
            ("bytes=4-", Answer::Part(4, 9)),
            ("bytes=8-99", Answer::Part(8, 9)),
            ("bytes=-3", Answer::Part(7, 9)),
            ("bytes=-99", Answer::Part(0, 9)),
            ("bytes=10-", Answer::Unsatisfiable),
            ("bytes=-0", Answer::Unsatisfiable),
            ("bytes=3-1", Answer::Whole),
            ("bytes=0-1,4-5", Answer::Whole),
            ("lines=0-1", Answer::Whole),
            ("bytes=x-", Answer::Whole),
        ] {
            assert_eq!(of(range, None), expected, "{range}");
        }
        assert_eq!(of("bytes=4-", Some("\"a\"")), Answer::Part(4, 9));
        assert_eq!(of("bytes=4-", Some("\"b\"")), Answer::Whole, "another file");
        assert_eq!(of("bytes=4-", Some("W/\"a\"")), Answer::Whole, "a weak one proves no byte");
        let known = Asked { if_none_match: Some("\"x\", W/\"a\""), range: Some("bytes=0-1"), ..Asked::default() };
        assert_eq!(answer(known, "\"a\"", 10), Answer::NotModified);
    }
}
