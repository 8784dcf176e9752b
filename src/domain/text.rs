//! A text in several languages, and the order in which a reader falls back from one to another.
//!
//! Owns no translations of its own: the interface's words live in `ui/i18n`.

use smol_str::SmolStr;

/// A text for people: BCP-47 language tag to words. Plain text always, never markup.
///
/// By language, each once. A country's places have a quarter of a million of these: tags and short names stand in the
/// list itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Box<[(SmolStr, SmolStr)]>);

impl Text {
    /// Leaves out empty words, so that a text that exists says something. Of two in one language the later one stays.
    pub fn new<L: Into<SmolStr>, W: Into<SmolStr>>(words: impl IntoIterator<Item = (L, W)>) -> Self {
        let words = words.into_iter().map(|(language, words)| (language.into(), words.into()));
        let mut words: Vec<(SmolStr, SmolStr)> = words.filter(|(_, words)| !words.trim().is_empty()).collect();
        if !words.is_sorted_by(|(a, _), (b, _)| a < b) {
            words.reverse();
            words.sort_by(|(a, _), (b, _)| a.cmp(b));
            words.dedup_by(|(a, _), (b, _)| a == b);
        }
        Self(words.into_boxed_slice())
    }

    /// A text in one language.
    pub fn of(language: &str, words: &str) -> Self {
        Self::new([(language, words)])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words in exactly this language.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == language).map(|(_, words)| words.as_str())
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
            .find_map(|language| self.0.iter().find(|(known, _)| known == language))
            .or_else(|| self.0.first())
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
        let text = Text::new([("fi", "Puisto"), ("sv", "Park"), ("en", " ")]);
        assert_eq!(text.for_reader("sv"), Some(("sv", "Park")));
        assert_eq!(text.for_reader("en"), Some(("fi", "Puisto")), "blank words are no words");
        assert_eq!(Text::of("smn", "Sämi").for_reader("fi"), Some(("smn", "Sämi")));
        assert_eq!(Text::default().for_reader("fi"), None);
    }

    #[test]
    fn a_language_stands_once_and_in_order() {
        let text = Text::new([("sv", "Park"), ("fi", "Vanha"), ("en", "Park"), ("fi", "Puisto")]);
        assert_eq!(text.iter().collect::<Vec<_>>(), [("en", "Park"), ("fi", "Puisto"), ("sv", "Park")]);
        assert_eq!(text, Text::new([("en", "Park"), ("fi", "Puisto"), ("sv", "Park")]));
    }
}
