//! Who runs a place, from the name alone: an organization record with a stable id.

use serde_json::Value;

use super::super::dotted::{Object, put, put_text};

/// The id of the organization of this name: the same name gives the same id wherever it is met.
pub fn organization_id(name: &str) -> String {
    let mut slug = slug(name);
    slug.truncate(100);
    format!("avoinovi:org/{}", slug.trim_end_matches('-'))
}

/// Small letters, digits and single hyphens; letters with marks lose them.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(letter) => slug.push(letter),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn plain(letter: char) -> Option<char> {
    match letter {
        'a'..='z' | '0'..='9' => Some(letter),
        'ä' | 'å' | 'á' | 'à' | 'â' => Some('a'),
        'ö' | 'ø' | 'ó' | 'õ' => Some('o'),
        'é' | 'è' | 'ë' => Some('e'),
        'ü' | 'ú' => Some('u'),
        'š' => Some('s'),
        'ž' => Some('z'),
        'č' => Some('c'),
        'ŋ' => Some('n'),
        'đ' => Some('d'),
        _ => None,
    }
}

/// An organization of which the source tells name and kind. A name that is plainly Swedish is filed as such.
pub fn organization(name: &str, kind: &str, source: Option<&Value>) -> Object {
    let mut record = Object::new();
    put_text(&mut record, "id", &organization_id(name));
    put_text(&mut record, "kind", if kind.is_empty() { "other" } else { kind });
    put_text(&mut record, &format!("name.{}", language_of_name(name)), name);
    if let Some(source) = source {
        put(&mut record, "sources", vec![source.clone()].into());
    }
    record
}

/// The language a Finnish organization's name is written in.
fn language_of_name(name: &str) -> &'static str {
    const SWEDISH: [&str; 10] = [
        " stad",
        " församling",
        " kommun",
        "Folkhälsan",
        "Rädda Barnen",
        " flyktingvänner",
        "Luckan ",
        "Ärligt talat",
        " r.f.",
        "förening",
    ];
    if SWEDISH.iter().any(|word| name.contains(word)) { "sv" } else { "fi" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_always_gives_the_same_id() {
        assert_eq!(organization_id("Espoon kaupunki"), "avoinovi:org/espoon-kaupunki");
        assert_eq!(organization_id("Käpy – Lapsikuolemaperheet ry"), "avoinovi:org/kapy-lapsikuolemaperheet-ry");
        assert_eq!(organization_id("Rädda Barnen på Åland r.f."), "avoinovi:org/radda-barnen-pa-aland-r-f");
        assert_eq!(language_of_name("Pargas stad"), "sv");
        assert_eq!(language_of_name("Turun kaupunki"), "fi");
    }
}
