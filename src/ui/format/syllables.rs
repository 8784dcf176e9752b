//! Where a long word may be broken when a large text leaves it no room.
//!
//! Browsers know Finnish syllables nowhere near everywhere: not on Android, not in the native window. The rule itself is
//! short: a syllable begins at a consonant that a vowel follows. It is right for Finnish but at the seams of some
//! compounds, and near enough for the names in other languages, which browsers break better where they can. A
//! library's patterns for three languages would weigh a hundred times as much.

/// Shorter words fit on a line even at twice their size.
const LONG: usize = 10;
/// Letters that stay together at either end of a word.
const LEAST: usize = 3;

const SOFT_HYPHEN: char = '\u{ad}';

/// The text with soft hyphens in its long words. They show only where the style lets words be broken, which is where
/// the text is large and the line short.
pub fn breakable(text: &str) -> String {
    if text.split(|c: char| !c.is_alphabetic()).all(|word| word.chars().count() < LONG) {
        return text.to_owned();
    }
    let mut broken = String::with_capacity(text.len() + 8);
    for part in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters: Vec<char> = part.chars().collect();
        let word = letters.iter().take_while(|c| c.is_alphabetic()).count();
        for (at, letter) in letters.iter().enumerate() {
            if word >= LONG && at >= LEAST && at + LEAST <= word && begins_a_syllable(&letters[at - 1..word]) {
                broken.push(SOFT_HYPHEN);
            }
            broken.push(*letter);
        }
    }
    broken
}

/// The text without them, as it is searched for.
pub fn unbroken(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "")
}

/// Whether a syllable begins at the second of these letters.
fn begins_a_syllable(letters: &[char]) -> bool {
    matches!(letters, [before, c, next, ..] if before.is_alphabetic() && !is_vowel(*c) && is_vowel(*next))
}

fn is_vowel(c: char) -> bool {
    "aeiouyåäöéüõ".contains(c.to_lowercase().next().unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_may_be_broken_at_their_syllables_and_short_ones_nowhere() {
        for (text, broken) in [
            ("Kohtaamispaikka Keidas", "Koh|taa|mis|paikka Keidas"),
            ("Avoin varhaiskasvatus", "Avoin var|hais|kas|va|tus"),
            ("Saavutettavuus", "Saa|vu|tet|ta|vuus"),
            ("Perhetalo Kuutti, Iso-Roobertinkatu 17", "Perhetalo Kuutti, Iso-Roo|ber|tin|katu 17"),
            ("Pääkirjasto", "Pää|kir|jasto"),
            ("БИБЛИОТЕКАГОРОДСКАЯ", "БИБЛИОТЕКАГОРОДСКАЯ"),
            ("", ""),
        ] {
            assert_eq!(breakable(text), broken.replace('|', "\u{ad}"), "{text}");
            assert_eq!(unbroken(&breakable(text)), text);
        }
    }
}
