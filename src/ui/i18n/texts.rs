//! Where the words of each language are: inside the program, or in the web app wherever they have been fetched to.
//!
//! Each language is a file of its own beside the web app, since a first visit needs one of them and no more.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
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
    })
}

#[cfg(feature = "web")]
fn carried(_: Language) -> Option<&'static str> {
    None
}

fn bundle_of(language: Language, text: String) -> Bundle {
    let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Our texts mix no writing directions yet, and the marks would show up in searches and copies.
    bundle.set_use_isolating(false);
    // A test reads every file strictly; what a resource with errors holds that is whole is used all the same.
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}
