//! Text as it is compared: lower case, without the diacritics of the languages spoken here.
//!
//! The full-text indexes fold by SQLite's own table. This one serves what is compared outside of them: how a name
//! begins, and how lists are sorted when nothing else decides.

/// Folds a text: `Äiti` and `aiti` become one.
pub(super) fn fold(text: &str) -> String {
    folded(text).collect()
}

/// The first letters of a text, folded.
pub(super) fn fold_start(text: &str, chars: usize) -> String {
    folded(text).take(chars).collect()
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let lower = |c: char| {
        // Most letters need no table.
        let (ascii, others) = if c.is_ascii() { (Some(c.to_ascii_lowercase()), None) } else { (None, Some(c)) };
        ascii.into_iter().chain(others.into_iter().flat_map(char::to_lowercase))
    };
    text.trim().chars().flat_map(lower).map(fold_char).filter(|c| *c != '\0')
}

fn fold_char(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ǧ' | 'ģ' => 'g',
        'ȟ' => 'h',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => 'i',
        'ǩ' | 'ķ' => 'k',
        'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        // Combining marks of a decomposed text.
        '\u{300}'..='\u{36f}' => '\0',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_start};

    #[test]
    fn what_a_reader_takes_for_the_same_is_the_same() {
        for (text, folded) in
            [("Äiti", "aiti"), ("A\u{308}iti", "aiti"), ("Åland", "aland"), (" Čáhci ", "cahci"), ("ДIM", "дim")]
        {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold_start(text, 3), folded.chars().take(3).collect::<String>());
            assert_eq!(fold_start(text, 99), folded);
        }
    }
}
