//! "Something is wrong here": whom to tell, and the letter, written as far as the app can write it.

use crate::domain::record::Source;
use crate::t;
use crate::ui::format::{languages, name, spoken, told};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::place::{PlacePage, address, hours_in_words};
use crate::ui::view::support::{ServiceItem, every_source};

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Hours,
    Closed,
    Address,
    Accessibility,
    /// When a service answers, which isn't a house's hours.
    AnswerHours,
    Ended,
    Number,
    Languages,
    Other,
}

/// Of a place.
const OF_PLACE: [Fact; 5] = [Fact::Hours, Fact::Closed, Fact::Address, Fact::Accessibility, Fact::Other];
/// Of a service.
const OF_SERVICE: [Fact; 5] = [Fact::Number, Fact::AnswerHours, Fact::Languages, Fact::Ended, Fact::Other];

impl Fact {
    fn name(self, words: Words) -> String {
        match self {
            Self::Hours => t!(words, "report-hours"),
            Self::Closed => t!(words, "report-closed"),
            Self::Address => t!(words, "report-address"),
            Self::Accessibility => t!(words, "report-accessibility"),
            Self::AnswerHours => t!(words, "report-service-hours"),
            Self::Ended => t!(words, "report-ended"),
            Self::Number => t!(words, "report-number"),
            Self::Languages => t!(words, "report-languages"),
            Self::Other => t!(words, "report-other"),
        }
    }
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub fact: String,
    /// Where it goes; absent where nobody's address is known: then the text is shared.
    pub link: Option<SafeLink>,
    pub text: String,
}

/// Who hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Whom the letters go to, in words.
    pub to: String,
    pub letters: Vec<Letter>,
}

/// The record that something is wrong with.
struct Record<'r> {
    name: String,
    id: &'r str,
    /// Newest first.
    sources: Vec<&'r Source>,
    /// What can be wrong with it, each with what is told of it now.
    facts: Vec<(Fact, String)>,
}

/// Letters about a place.
pub fn report(words: Words, page: &PlacePage, editor: Option<&str>) -> Report {
    let place = &page.place;
    let now = |fact: Fact| match fact {
        Fact::Hours => hours_in_words(words, place).into_iter().map(|text| text.text).collect::<Vec<_>>().join(" "),
        Fact::Address => address(words, place).unwrap_or_default(),
        _ => String::new(),
    };
    let record = Record {
        name: name(words, &place.name, &place.id).text,
        id: place.id.as_str(),
        sources: place.provenance.sources.iter().collect(),
        facts: OF_PLACE.into_iter().map(|fact| (fact, now(fact))).collect(),
    };
    report_on(words, &record, editor)
}

/// Letters about a service.
pub fn report_service(words: Words, item: &ServiceItem, editor: Option<&str>) -> Report {
    let service = &item.service;
    let of_channels = |told: &dyn Fn(&crate::domain::service::Channel) -> Option<String>| {
        let mut all: Vec<String> = service.channels.iter().filter_map(told).collect();
        all.dedup();
        all.join("; ")
    };
    let now = |fact: Fact| match fact {
        Fact::Number => of_channels(&|channel| channel.number.clone().or_else(|| channel.url.clone())),
        Fact::AnswerHours => of_channels(&|channel| {
            let hours = channel.hours.as_ref()?;
            spoken(words, &hours.source_text).map(|text| text.text).or_else(|| hours.value.clone())
        }),
        Fact::Languages => of_channels(&|channel| {
            Some(&channel.languages).filter(|tags| !tags.is_empty()).map(|tags| languages(words, tags))
        }),
        _ => String::new(),
    };
    let record = Record {
        name: spoken(words, &service.name).map_or_else(|| service.id.to_string(), |name| name.text),
        id: service.id.as_str(),
        sources: every_source(service),
        facts: OF_SERVICE.into_iter().map(|fact| (fact, now(fact))).collect(),
    };
    report_on(words, &record, editor)
}

/// The letters to the newest source that tells where to write; else to the directory's editor, where this program was
/// built with one; else nobody's, to be shared by whatever way the reader likes. A source that takes no letters but has
/// a page or a number gets one line.
fn report_on(words: Words, record: &Record<'_>, editor: Option<&str>) -> Report {
    let source = record.sources.iter().find_map(|source| Some((source, source.contact.as_deref()?)));
    if let Some((source, contact)) = source {
        let to = t!(words, "report-to-source", source = &source.name);
        if SafeLink::email(contact).is_some() {
            return Report { to, letters: letters(words, record, Some(contact)) };
        }
        if let Some(link) = SafeLink::parse(contact).or_else(|| SafeLink::phone(contact)) {
            let text = letter(words, record, Fact::Other, "");
            return Report { to, letters: vec![Letter { fact: contact.to_owned(), link: Some(link), text }] };
        }
    }
    let editor = editor.filter(|address| SafeLink::email(address).is_some());
    let to = match editor {
        Some(_) => t!(words, "report-to-editor"),
        None => t!(words, "report-to-anybody"),
    };
    Report { to, letters: letters(words, record, editor) }
}

fn letters(words: Words, record: &Record<'_>, address: Option<&str>) -> Vec<Letter> {
    let one = |(fact, now): &(Fact, String)| {
        let text = letter(words, record, *fact, now);
        let subject = t!(words, "report-subject", name = &record.name, fact = fact.name(words));
        Letter {
            fact: fact.name(words),
            link: address.and_then(|address| SafeLink::letter(address, &subject, &text)),
            text,
        }
    };
    record.facts.iter().map(one).collect()
}

/// The record by name and id, the fact as it is told now and where it is from, and room for the right one.
fn letter(words: Words, record: &Record<'_>, fact: Fact, now: &str) -> String {
    let mut lines = vec![format!("{} ({})", record.name, record.id), fact.name(words)];
    if !now.is_empty() {
        lines.push(t!(words, "report-now", fact = now));
    }
    if let Some(source) = record.sources.first() {
        lines.push(format!("{} · {}", source.name, told(words, source.date)));
    }
    lines.push(String::new());
    lines.push(t!(words, "report-right"));
    lines.join("\n")
}
