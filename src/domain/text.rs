//! A text in several languages, and the order in which a reader falls back from one to another.
//!
//! Owns no translations of its own: the interface's words live in `ui/i18n`.

use std::collections::BTreeMap;

/// A text for people: BCP-47 language tag to words. Plain text always, never markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// Leaves out empty words, so that a text that exists says something.
    pub fn new(words: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(words.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect())
    }

    /// A text in one language.
    pub fn of(language: &str, words: &str) -> Self {
        Self::new([(language.to_owned(), words.to_owned())])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words in exactly this language.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The words a reader of `language` understands best, with the language they are in: the language itself, then
    /// (for Northern Sámi and everybody else) Finnish, Swedish, English, then whatever there is.
    pub fn for_reader(&self, language: &str) -> Option<(&str, &str)> {
        let order: &[&str] = match language {
            "sv" => &["sv", "fi", "en"],
            "en" | "uk" | "ru" | "ar" | "so" => &["en", "fi", "sv"],
            _ => &["fi", "sv", "en"],
        };
        std::iter::once(language)
            .chain(order.iter().copied())
            .find_map(|language| self.0.get_key_value(language))
            .or_else(|| self.0.iter().next())
            .map(|(language, words)| (language.as_str(), words.as_str()))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, words)| (language.as_str(), words.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_language_closest_to_their_own() {
        let text = Text::new([("fi".into(), "Puisto".into()), ("sv".into(), "Park".into()), ("en".into(), " ".into())]);
        assert_eq!(text.for_reader("sv"), Some(("sv", "Park")));
        assert_eq!(text.for_reader("en"), Some(("fi", "Puisto")), "blank words are no words");
        assert_eq!(Text::of("smn", "Sämi").for_reader("fi"), Some(("smn", "Sämi")));
        assert_eq!(Text::default().for_reader("fi"), None);
    }
}
