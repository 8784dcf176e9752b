//! Opening hours told in Finnish prose, where every word of the sentence is understood.
//!
//! A reader for the few forms that occur ("avoinna ma–pe klo 9–16"). What it gives is `parsed`: shown with doubt until
//! somebody checks it. A sentence with one word it doesn't know (a season, a group, a club) stays text.

use serde_json::Value;

use super::super::dotted::{Object, put, put_text};
use crate::domain::hours::normalise;

/// The hours that a description tells, as the record's `hours`. `date` is the date of the text.
pub fn hours(description: &str, date: &str) -> Option<Object> {
    let sentences: Vec<&str> = sentences(description).into_iter().filter(|sentence| tells_hours(sentence)).collect();
    if sentences.is_empty() {
        return None;
    }
    let mut hours = Object::new();
    put_text(&mut hours, "source_text.fi", &sentences.join(" "));
    match sentences[..] {
        [sentence] => match read(sentence) {
            Some(value) => {
                put_text(&mut hours, "value", &value);
                put_text(&mut hours, "confidence", "parsed");
            }
            None => put_text(&mut hours, "confidence", "text_only"),
        },
        // Two sentences may limit each other.
        _ => put_text(&mut hours, "confidence", "text_only"),
    }
    if !date.is_empty() {
        put(&mut hours, "stated_on", Value::from(date));
    }
    Some(hours)
}

/// The hours that a unit's sections of opening hours tell (`connections` of REST v4), in every language. They are read
/// where there is one alone and all of it is understood; several limit each other.
pub fn of_connections(connections: &[Value], date: &str) -> Option<Object> {
    let text =
        |section: &Value, language: &str| section[format!("name_{language}")].as_str().unwrap_or("").trim().to_owned();
    let sections: Vec<&Value> = connections
        .iter()
        .filter(|section| section["section_type"] == "OPENING_HOURS")
        // "Aukioloajat" with an address tells where they stand, not when.
        .filter(|section| text(section, "fi").bytes().any(|byte| byte.is_ascii_digit()))
        .collect();
    if sections.is_empty() {
        return None;
    }
    let mut hours = Object::new();
    for language in ["fi", "sv", "en"] {
        let told: Vec<String> =
            sections.iter().map(|section| text(section, language)).filter(|text| !text.is_empty()).collect();
        put_text(&mut hours, &format!("source_text.{language}"), &super::given::words(&told.join("\n")));
    }
    let value = match sections[..] {
        [only] => normalise(&text(only, "fi")).value,
        _ => None,
    };
    put_text(&mut hours, "confidence", if value.is_some() { "parsed" } else { "text_only" });
    put_text(&mut hours, "value", &value.unwrap_or_default());
    put_text(&mut hours, "stated_on", date);
    Some(hours)
}

/// A full stop between digits ("klo 9.30") ends no sentence.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, byte) in text.bytes().enumerate() {
        let ends = match byte {
            b'\n' => true,
            b'.' | b'!' => bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
            _ => false,
        };
        if ends {
            found.push(text[start..=at].trim());
            start = at + 1;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn tells_hours(sentence: &str) -> bool {
    const WORDS: [&str; 6] = ["avoinna", "auki ", "aukioloa", "aukiolo:", "käyttöajat", "avaamme"];
    let lower = sentence.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word)) && words(&lower).iter().any(|word| span(word).is_some())
}

/// Reads a sentence as OSM `opening_hours`; `None` unless all of it is understood.
pub fn read(sentence: &str) -> Option<String> {
    let lower = sentence.to_lowercase();
    let all = words(&lower);
    // The subject ("Leikkipuisto on", "Puisto on avoin kohtaamispaikka kaikille … ja on") says who, not when.
    let opening = all
        .iter()
        .position(|word| matches!(word.as_str(), "avoinna" | "auki" | "aukioloajat" | "aukioloaika" | "aukiolo"))?;
    if all[..opening].iter().any(|word| is_condition(word) || word.bytes().any(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let (mut days, mut times, mut rules): (Vec<String>, Vec<String>, Vec<String>) = Default::default();
    for word in &all[opening + 1..] {
        if let Some(day) = days_of(word) {
            if !times.is_empty() {
                rules.push(format!("{} {}", days.join(","), times.join(",")));
                (days, times) = Default::default();
            }
            days.push(day);
        } else if let Some(span) = span(word) {
            if days.is_empty() {
                return None;
            }
            times.push(span);
        } else if !matches!(word.as_str(), "klo" | "kello" | "ja" | "sekä" | "on" | "ovat") {
            return None;
        }
    }
    if days.is_empty() || times.is_empty() {
        return None;
    }
    rules.push(format!("{} {}", days.join(","), times.join(",")));
    Some(rules.join("; "))
}

fn is_condition(word: &str) -> bool {
    ["lukuvuo", "kouluvuo", "loma", "kesä", "talv", "kerho", "koulu", "poikkeus", "paitsi", "vain", "ei", "suljettu"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Splits into words; a comma, colon or semicolon between two items is like a space.
fn words(lower: &str) -> Vec<String> {
    lower
        .replace('–', "-")
        .replace(" - ", "-")
        .split([' ', ',', ';', ':', '(', ')', '\u{a0}'])
        .map(|word| word.trim_end_matches(['.', '!']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn days_of(word: &str) -> Option<String> {
    match word {
        "arkisin" | "arkipäivisin" => return Some("Mo-Fr".to_owned()),
        "päivittäin" => return Some("Mo-Su".to_owned()),
        "viikonloppuisin" => return Some("Sa-Su".to_owned()),
        _ => {}
    }
    match word.split_once('-') {
        Some((from, to)) => Some(format!("{}-{}", day(from)?, day(to)?)),
        None => day(word).map(str::to_owned),
    }
}

fn day(word: &str) -> Option<&'static str> {
    const DAYS: [(&str, &str, &str); 7] = [
        ("ma", "maanantai", "Mo"),
        ("ti", "tiistai", "Tu"),
        ("ke", "keskiviikko", "We"),
        ("to", "torstai", "Th"),
        ("pe", "perjantai", "Fr"),
        ("la", "lauantai", "Sa"),
        ("su", "sunnuntai", "Su"),
    ];
    let fits = |short: &str, long: &str| word == short || word == long || word.strip_prefix(long) == Some("sin");
    DAYS.iter().find(|(short, long, _)| fits(short, long)).map(|(_, _, day)| *day)
}

/// `9-16`, `9.30-12`, `12-15.30`.
fn span(word: &str) -> Option<String> {
    let (from, to) = word.split_once('-')?;
    let (from, to) = (time(from)?, time(to)?);
    (from < to).then(|| format!("{from}-{to}"))
}

fn time(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once('.').unwrap_or((text, "00"));
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| (1..=2).contains(&digits.len()));
    let (hour, minute) = (number(hour)?, number(minute).filter(|_| minute.len() == 2)?);
    (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_wholly_understood_becomes_hours() {
        let check = |sentence: &str, value: Option<&str>| assert_eq!(read(sentence).as_deref(), value, "{sentence}");
        check("Leikkipuisto on avoinna ma–pe klo 9–16.", Some("Mo-Fr 09:00-16:00"));
        check("Avoinna arkisin 9.30 - 12 ja 13-15.30", Some("Mo-Fr 09:30-12:00,13:00-15:30"));
        check("Aukioloajat: ma, ke klo 9-12, pe 10-13", Some("Mo,We 09:00-12:00; Fr 10:00-13:00"));
        check(
            "Viherpuisto on avoin kohtaamispaikka kaikille ja on avoinna päivittäin 9-16.",
            Some("Mo-Su 09:00-16:00"),
        );
        check("Asukaspuisto avoinna klo 8-16", None);
        check("Avoinna ma-pe 8-16 kouluvuoden aikana", None);
        check("Avoinna ma-pe 16-8", None);
        check("Sisätilojen käyttöajat kouluvuoden aikana: ma-ke klo 8-13 avoin kaikille", None);
        check("Kerho on auki ma 9-12", None);
    }

    #[test]
    fn words_about_hours_are_kept_even_when_not_understood() {
        let hours = hours(
            "Tervetuloa! Asukaspuisto avoinna klo 8-16\nKerhoja on kaksi, ti ja to klo 8.30-11.30.",
            "2024-05-15",
        )
        .unwrap();
        assert_eq!(hours["confidence"], "text_only");
        assert_eq!(hours["source_text"]["fi"], "Asukaspuisto avoinna klo 8-16");
        assert_eq!(hours["stated_on"], "2024-05-15");
        assert!(super::hours("Kerho ti klo 9-12. Leluja on.", "2024").is_none());
    }
}
