//! People's own data in what every family reads: names, e-mail addresses, mobile numbers.
//!
//! A feed is copied to every phone that follows it, and a copy can't be called back: what is personal data under the
//! GDPR had better never be in it. An address by role (`perhekeskus@`) outlives whoever answers there, too.

use crate::domain::record::{Contact, ContactKind};
use crate::feed::Record;

use super::names::{is_given, is_given_in_address, is_surname, is_surname_in_address};
use super::translations::texts;
use super::{Problem, Subject, kind};

const WHY: &str = "every phone keeps a copy that nobody can call back (GDPR)";

/// Words after which a person is named.
const BEFORE_A_NAME: [&str; 24] = [
    "ohjaaja",
    "ohjaajat",
    "yhteyshenkilö",
    "vastaava",
    "vetäjä",
    "vetäjänä",
    "koordinaattori",
    "lisätietoja",
    "lisätiedot",
    "ilmoittautumiset",
    "terveydenhoitaja",
    "perheohjaaja",
    "perhetyöntekijä",
    "lastenohjaaja",
    "diakoni",
    "tiedustelut",
    "kontaktperson",
    "ledare",
    "ansvarig",
    "anmälan",
    "contact",
    "coordinator",
    "instructor",
    "leader",
];

pub fn warnings(subjects: &[Subject<'_>]) -> Vec<Problem> {
    let mut found = Vec::new();
    for subject in subjects {
        let record = &subject.decoded.record;
        for (path, text) in texts(record).into_iter().filter(|(path, _)| *path != "name") {
            for (language, words) in text.iter() {
                let told = in_words(subject, &format!("{path}.{language}"), words);
                // The same person in three languages is one thing to do.
                let is_known = |told: &Problem| {
                    found.iter().rev().any(|known: &Problem| known.id == told.id && known.message == told.message)
                };
                if let Some(told) = told.filter(|told| !is_known(told)) {
                    found.push(told);
                }
            }
        }
        match record {
            Record::Place(place) => {
                contacts(subject, &place.contacts, &mut found);
                let phone = place.access.registration.phone.as_deref();
                found.extend(phone.and_then(|phone| mobile(subject, "access.registration.phone", phone)));
                verified_by(subject, place.provenance.verified_by.as_deref(), &mut found);
            }
            Record::Event(event) => {
                let phone = event.access.registration.phone.as_deref();
                found.extend(phone.and_then(|phone| mobile(subject, "access.registration.phone", phone)));
                verified_by(subject, event.provenance.verified_by.as_deref(), &mut found);
            }
            Record::Organization(organization) => contacts(subject, &organization.contacts, &mut found),
            Record::Service(service) => {
                for (index, channel) in service.channels.iter().enumerate() {
                    let field = format!("channels.{index}.number");
                    found.extend(channel.number.as_deref().and_then(|number| mobile(subject, &field, number)));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whoever wrote down that they checked is named on the place's page.
fn verified_by(subject: &Subject<'_>, by: Option<&str>, found: &mut Vec<Problem>) {
    if let Some(name) = by.and_then(person_in) {
        let message = format!("names a person, {name}, on the place's page: {WHY}");
        found.push(
            subject
                .warn(kind::PERSONAL_NAME, "verified_by", message)
                .suggest("write the role: “the house's coordinator”, or the organization's name"),
        );
    }
}

fn contacts(subject: &Subject<'_>, contacts: &[Contact], found: &mut Vec<Problem>) {
    for (index, contact) in contacts.iter().enumerate() {
        let field = format!("contact.{index}.value");
        found.extend(match contact.kind {
            ContactKind::Email => email(subject, &field, &contact.value),
            // Whoever says whose number it is has thought of it.
            ContactKind::Phone if contact.label.is_empty() => mobile(subject, &field, &contact.value),
            _ => None,
        });
        if let Some((language, label)) = contact.label.for_reader("fi") {
            found.extend(in_words(subject, &format!("contact.{index}.label.{language}"), label));
        }
    }
}

/// The first thing in a text that is somebody's own.
fn in_words(subject: &Subject<'_>, field: &str, words: &str) -> Option<Problem> {
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@').to_owned();
    let address = words.split_whitespace().map(trim).find(|word| word.contains('@'));
    if let Some(problem) = address.and_then(|address| email(subject, field, &address)) {
        return Some(problem);
    }
    if let Some(number) = mobile_in(words) {
        return mobile(subject, field, &number);
    }
    let name = person_in(words)?;
    let message = format!("names a person, {name}: {WHY}");
    Some(subject.warn(kind::PERSONAL_NAME, field, message).suggest("write the role: “the family worker”"))
}

fn email(subject: &Subject<'_>, field: &str, address: &str) -> Option<Problem> {
    let (local, _) = address.split_once('@')?;
    let parts: Vec<String> = local.split(['.', '_']).map(str::to_lowercase).collect();
    if parts.iter().any(|part| matches!(part.as_str(), "etunimi" | "sukunimi" | "förnamn" | "fornamn" | "firstname")) {
        let message = format!("{address} is a pattern, and nobody reads what is sent there");
        return Some(
            subject.warn(kind::PERSONAL_EMAIL, field, message).suggest("write an address that is read, or none at all"),
        );
    }
    let is_person = match parts.as_slice() {
        [first, .., last] => {
            (is_given_in_address(first)
                && last.len() > 1
                && (is_surname_in_address(last) || !is_given_in_address(last)))
                || (is_given_in_address(last) && is_surname_in_address(first))
        }
        _ => false,
    };
    let message = format!("{address} is a person's own address: {WHY}");
    let role = address.split_once('@').map_or("", |(_, domain)| domain);
    is_person.then(|| {
        subject
            .warn(kind::PERSONAL_EMAIL, field, message)
            .suggest(format!("use an address by role, such as perhekeskus@{role}"))
    })
}

fn mobile(subject: &Subject<'_>, field: &str, number: &str) -> Option<Problem> {
    if !is_mobile(number) {
        return None;
    }
    let message = format!("{number} is a mobile number; if it is somebody's own, {WHY}");
    let suggestion = match field.strip_suffix(".value") {
        Some(contact) => {
            format!("if it is the house's own, say so in {contact}.label.fi (overlay.csv), and this is told no more")
        }
        None => "use the house's number where it has one".to_owned(),
    };
    Some(subject.warn(kind::MOBILE_NUMBER, field, message).suggest(suggestion))
}

/// Finland's mobile numbers begin with 04 or 050.
fn is_mobile(number: &str) -> bool {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let national = digits.strip_prefix("+358").or_else(|| digits.strip_prefix("00358")).map(str::to_owned);
    let national = national.or_else(|| digits.strip_prefix('0').map(str::to_owned)).unwrap_or_default();
    let national = national.trim_start_matches('0');
    (national.starts_with('4') || national.starts_with("50")) && (7..=11).contains(&national.len())
}

/// A mobile number within a text: digits, spaces and hyphens in a row.
fn mobile_in(words: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}' | '+');
    words
        .split(|c: char| !is_part(c))
        .map(str::trim)
        .find(|run| run.chars().filter(char::is_ascii_digit).count() >= 8 && is_mobile(run))
        .map(str::to_owned)
}

/// "Aino Virtanen", or a given name right after a word that introduces one.
fn person_in(words: &str) -> Option<String> {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    for (index, token) in tokens.iter().enumerate() {
        let first = bare(token);
        if !is_capital(&first) || !is_given(&first) {
            continue;
        }
        // A comma or a full stop ends the name that it follows.
        let ends_here = token.ends_with([',', '.', ';', ')', ':']);
        let next = tokens.get(index + 1).map(|next| bare(next)).filter(|next| !ends_here && is_capital(next));
        if let Some(last) = next.as_ref().filter(|last| is_surname(last)) {
            return Some(format!("{first} {last}"));
        }
        let before = index.checked_sub(1).map(|at| bare(tokens[at]).to_lowercase());
        if before.is_some_and(|before| BEFORE_A_NAME.contains(&before.as_str())) {
            return Some(next.map_or(first.clone(), |last| format!("{first} {last}")));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_houses() {
        for (words, person) in [
            ("Lisätietoja: Päivi Mäkinen, 040 123 4567", Some("Päivi Mäkinen")),
            ("Ohjaaja Tiina ottaa vastaan.", Some("Tiina")),
            ("Kontaktperson Anna Lindström.", Some("Anna Lindström")),
            ("Leikkipuisto Sanna on auki.", None),
            ("Anna palautetta! Nokkanen on puisto.", None),
            ("Anni Swanin puisto", None),
            ("Maria, Virtanen", None),
            ("Matti ja Liisa", None),
        ] {
            assert_eq!(person_in(words).as_deref(), person, "{words}");
        }
    }

    #[test]
    fn mobile_numbers_are_told_from_others() {
        for number in ["+358 46 877 3131", "040 123 4567", "0501234567", "+358 (0)44 123 4567", "00358 40 1234567"] {
            assert!(is_mobile(number), "{number}");
        }
        for number in ["+358 9 310 46674", "116 111", "0800 96 116", "09 4150 0400", "+46 70 123 45 67", "112", ""] {
            assert!(!is_mobile(number), "{number}");
        }
        assert_eq!(mobile_in("Soita 040 123 4567 arkisin 9-12").as_deref(), Some("040 123 4567"));
        assert_eq!(mobile_in("Soita 040 123 4567, arkisin").as_deref(), Some("040 123 4567"));
        assert_eq!(mobile_in("Syksyllä 4.9.2026-15.12.2026 klo 9.30-11.30"), None);
    }
}
