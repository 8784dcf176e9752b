//! The interface's words: Fluent messages in `fi.ftl`, `sv.ftl`, `en.ftl`, and the typed way to them.
//!
//! Owns every word the app says of itself. No other file of the interface may hold a text for people; a test fails on
//! a key that is missing in a language, on one that no code uses, and on one that code uses and no language has.
//! A program in a window carries them all; the web app fetches one language at a time (`texts`).
//! Texts of the directory (names, descriptions) are not here: they come in `domain::text::Text`.

mod texts;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

pub use texts::take;

/// A language the interface speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Finnish,
    Swedish,
    English,
    Arabic,
}

impl Language {
    pub const ALL: [Language; 4] = [Self::Finnish, Self::Swedish, Self::English, Self::Arabic];

    /// The BCP-47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Finnish => "Suomi",
            Self::Swedish => "Svenska",
            Self::English => "English",
            Self::Arabic => "العربية",
        }
    }

    /// Which way it is written, as HTML's `dir`.
    pub fn direction(self) -> &'static str {
        if self.is_from_the_right() { "rtl" } else { "ltr" }
    }

    fn is_from_the_right(self) -> bool {
        self == Self::Arabic
    }

    /// What stands between the parts of a list.
    pub fn comma(self) -> &'static str {
        if self.is_from_the_right() { "، " } else { ", " }
    }

    /// Whether no native speaker has read its words yet.
    pub fn wants_review(self) -> bool {
        self == Self::Arabic
    }

    /// Reads a tag such as `sv-FI`; `None` for a language the interface doesn't speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The first of a device's languages that the interface speaks; English where it speaks none of them, and Finnish
    /// where the device says nothing.
    pub fn of_device<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut tags = tags.into_iter().filter(|tag| !tag.is_empty() && *tag != "C" && *tag != "POSIX").peekable();
        if tags.peek().is_none() {
            return Self::Finnish;
        }
        tags.find_map(Self::parse).unwrap_or(Self::English)
    }

    pub fn words(self) -> Words {
        Words { language: self }
    }

    /// Whether its words are here to be spoken.
    pub fn is_here(self) -> bool {
        texts::own(self).is_some()
    }

    /// This language, or where its words are not here one whose words are.
    pub fn or_one_that_is_here(self) -> Self {
        if self.is_here() { self } else { Self::ALL.into_iter().find(|language| language.is_here()).unwrap_or(self) }
    }
}

/// Takes the words of a language by its tag; those of a language that this version doesn't speak are let go.
pub fn take_words(tag: &str, words: String) {
    if let Some(language) = Language::parse(tag) {
        take(language, words);
    }
}

/// A value put into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Text(Cow<'a, str>),
    Count(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<i64> for Value<'_> {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The words of one language. A plain value: passed about freely, read anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    language: Language,
}

impl Words {
    pub fn language(self) -> Language {
        self.language
    }

    /// The message of this key. Use [`t!`](crate::t), which the tests can see.
    pub fn message(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(bundle) = texts::bundle(self.language) else { return key.to_owned() };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => args.set(*name, FluentValue::from(text.as_ref())),
                Value::Count(count) => args.set(*name, FluentValue::from(*count)),
            }
        }
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

/// A message of the interface: `t!(words, "now-title")`, `t!(words, "now-count", count = 3_usize)`.
#[macro_export]
macro_rules! t {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $words.message($key, &[$((stringify!($name), $crate::ui::i18n::Value::from($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_comes_from_the_device() {
        assert_eq!(Language::of_device(["sv-FI", "fi-FI"]), Language::Swedish);
        assert_eq!(Language::of_device(["de-DE", "en-GB"]), Language::English);
        assert_eq!(Language::of_device(["so"]), Language::English);
        assert_eq!(Language::of_device(["ar-IQ", "fi"]), Language::Arabic);
        assert_eq!(Language::of_device(["fi_FI.UTF-8"]), Language::Finnish);
        assert_eq!(Language::of_device(["C"]), Language::Finnish);
        assert_eq!(Language::of_device([]), Language::Finnish);
    }

    #[test]
    fn arabic_counts_in_its_own_forms_and_keeps_latin_names_apart() {
        let ar = Language::Arabic.words();
        let places = |count: usize| t!(ar, "count-places", count = count);
        assert_eq!(places(2), "مكانان");
        let forms: std::collections::BTreeSet<String> =
            [1, 3, 11, 100].into_iter().map(|count| places(count).replace(|c: char| c.is_ascii_digit(), "")).collect();
        assert!(forms.len() > 2, "{forms:?}");
        assert_ne!(t!(ar, "language-name", tag = "fi"), t!(ar, "language-name", tag = "sv"));
        let words = t!(ar, "words-missing", language = "Svenska", detail = "9:30–11:30");
        assert!(words.contains("\u{2068}Svenska\u{2069}") && !words.contains("\u{2068}9"), "{words}");
    }

    #[test]
    fn plurals_are_right_and_no_marks_hide_in_the_text() {
        let fi = Language::Finnish.words();
        assert_eq!(t!(fi, "count-places", count = 1_usize), "1 paikka");
        assert_eq!(t!(fi, "count-places", count = 2_usize), "2 paikkaa");
        assert_eq!(t!(fi, "count-places", count = 0_usize), "0 paikkaa");
        assert_eq!(t!(Language::Swedish.words(), "count-places", count = 1_usize), "1 plats");
        assert_eq!(t!(Language::English.words(), "count-places", count = 7_usize), "7 places");
        assert_eq!(t!(fi, "state-closes", time = "16"), "sulkeutuu klo\u{a0}16");
    }
}
