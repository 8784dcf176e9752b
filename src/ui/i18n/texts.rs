//! Where the words of each language are: inside the program, or in the web app wherever they have been fetched to.
//!
//! Each language is a file of its own beside the web app, since a first visit needs one of them and no more.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Language;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// Takes a language's words, as its `.ftl` file writes them; those that were here first stay.
pub fn take(language: Language, text: String) {
    place(language).get_or_init(|| bundle_of(language, text));
}

/// A language's own words.
pub(super) fn own(language: Language) -> Option<&'static Bundle> {
    let place = place(language);
    if place.get().is_none()
        && let Some(text) = carried(language)
    {
        take(language, text.to_owned());
    }
    place.get()
}

/// A language's words, or where they are not here those of another one: anything but bare keys.
pub(super) fn bundle(language: Language) -> Option<&'static Bundle> {
    own(language).or_else(|| Language::ALL.into_iter().find_map(own))
}

fn place(language: Language) -> &'static OnceLock<Bundle> {
    &BUNDLES[language as usize]
}

#[cfg(not(feature = "web"))]
fn carried(language: Language) -> Option<&'static str> {
    Some(match language {
        Language::Finnish => include_str!("fi.ftl"),
        Language::Swedish => include_str!("sv.ftl"),
        Language::English => include_str!("en.ftl"),
        Language::Arabic => include_str!("ar.ftl"),
    })
}

#[cfg(feature = "web")]
fn carried(_: Language) -> Option<&'static str> {
    None
}

fn bundle_of(language: Language, text: String) -> Bundle {
    let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Around every value the marks would show up in searches and copies, and turn a span of times around.
    bundle.set_use_isolating(false);
    if language.is_from_the_right() {
        bundle.set_formatter(Some(from_the_left));
    }
    // A test reads every file strictly; what a resource with errors holds that is whole is used all the same.
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A value with Latin letters in a sentence that is written from right to left: kept apart by Unicode's own marks, so that
/// neither turns the other. Times and numbers stay in the flow, where a span of them runs as the sentence does.
fn from_the_left<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::String(text) = value else { return None };
    let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    let is_apart = text.starts_with(['\u{2066}', '\u{2067}', '\u{2068}']);
    let is_latin = !is_apart && text.chars().any(char::is_alphabetic) && !text.chars().any(is_arabic);
    is_latin.then(|| format!("\u{2068}{text}\u{2069}"))
}
