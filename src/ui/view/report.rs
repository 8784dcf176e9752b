//! "Something is wrong here": whom to tell, and the letter, written as far as the app can write it.

use crate::t;
use crate::ui::format::{name, told};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::place::{PlacePage, address, hours_in_words};

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Hours,
    Closed,
    Address,
    Accessibility,
    Other,
}

impl Fact {
    pub const ALL: [Fact; 5] = [Self::Hours, Self::Closed, Self::Address, Self::Accessibility, Self::Other];

    fn name(self, words: Words) -> String {
        match self {
            Self::Hours => t!(words, "report-hours"),
            Self::Closed => t!(words, "report-closed"),
            Self::Address => t!(words, "report-address"),
            Self::Accessibility => t!(words, "report-accessibility"),
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

/// The letters to the newest source that tells where to write; else to the directory's editor, where this program was
/// built with one; else nobody's, to be shared by whatever way the reader likes. A source that takes no letters but has
/// a page or a number gets one line.
pub fn report(words: Words, page: &PlacePage, editor: Option<&str>) -> Report {
    let sources = &page.place.provenance.sources;
    let source = sources.iter().find_map(|source| Some((source, source.contact.as_deref()?)));
    if let Some((source, contact)) = source {
        let to = t!(words, "report-to-source", source = &source.name);
        if SafeLink::email(contact).is_some() {
            return Report { to, letters: letters(words, page, Some(contact)) };
        }
        if let Some(link) = SafeLink::parse(contact).or_else(|| SafeLink::phone(contact)) {
            let text = letter(words, page, Fact::Other);
            return Report { to, letters: vec![Letter { fact: contact.to_owned(), link: Some(link), text }] };
        }
    }
    let editor = editor.filter(|address| SafeLink::email(address).is_some());
    let to = match editor {
        Some(_) => t!(words, "report-to-editor"),
        None => t!(words, "report-to-anybody"),
    };
    Report { to, letters: letters(words, page, editor) }
}

fn letters(words: Words, page: &PlacePage, address: Option<&str>) -> Vec<Letter> {
    let one = |fact: Fact| {
        let text = letter(words, page, fact);
        let place = name(words, &page.place.name, &page.place.id).text;
        let subject = t!(words, "report-subject", name = place, fact = fact.name(words));
        Letter {
            fact: fact.name(words),
            link: address.and_then(|address| SafeLink::letter(address, &subject, &text)),
            text,
        }
    };
    Fact::ALL.into_iter().map(one).collect()
}

/// The place by name and id, the fact as it is told now and where it is from, and room for the right one.
fn letter(words: Words, page: &PlacePage, fact: Fact) -> String {
    let place = &page.place;
    let now = match fact {
        Fact::Hours => hours_in_words(words, place).into_iter().map(|text| text.text).collect::<Vec<_>>().join(" "),
        Fact::Address => address(words, place).unwrap_or_default(),
        Fact::Closed | Fact::Accessibility | Fact::Other => String::new(),
    };
    let mut lines = vec![format!("{} ({})", name(words, &place.name, &place.id).text, place.id), fact.name(words)];
    if !now.is_empty() {
        lines.push(t!(words, "report-now", fact = now));
    }
    if let Some(source) = place.provenance.sources.first() {
        lines.push(format!("{} · {}", source.name, told(words, source.date)));
    }
    lines.push(String::new());
    lines.push(t!(words, "report-right"));
    lines.join("\n")
}
