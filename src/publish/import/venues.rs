//! Where an event is held, by words alone: "Blombergin aukio 12, Turku / Kupittaa, Kupittaan maauimala".

use super::super::dotted::{Object, put_text};
use super::super::municipalities;
use super::given::{self, put_point};
use super::operators::slug;
use super::places::put_city;

/// A place of the publisher's, with its id, where the words name a municipality and more. The same words give the same
/// id. Its point is the municipality's.
pub fn of_words(words: &str, publisher: &str) -> Option<(String, Object)> {
    let parts: Vec<&str> = words.split([',', '\n', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let postal = |part: &str| {
        let (code, town) = part.split_once(' ')?;
        (code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit())).then(|| (code.to_owned(), town.trim().to_owned()))
    };
    let town =
        |part: &&str| municipalities::by_name(&postal(part).map_or_else(|| (*part).to_owned(), |(_, town)| town));
    let municipality = parts.iter().find_map(town).filter(|_| parts.len() > 1)?;
    let has_number =
        |part: &str| part.split_whitespace().skip(1).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let street = parts.iter().find(|part| has_number(part) && town(part).is_none()).copied().unwrap_or("");
    // What is neither street nor town nor country; the last of them is the narrowest.
    let is_name = |part: &&&str| **part != street && town(part).is_none() && !matches!(**part, "Suomi" | "Finland");
    let name = parts.iter().rev().find(is_name).copied().unwrap_or(street);
    if name.is_empty() || name.len() > 120 {
        return None;
    }
    let id = given::id(publisher, &format!("venue/{}/{}/{}", municipality.code, slug(street), slug(name)));
    let mut place = Object::new();
    put_text(&mut place, "id", &id);
    put_text(&mut place, "kind", "other");
    put_text(&mut place, "name.fi", name);
    put_text(&mut place, "address.street.fi", street);
    if let Some((code, _)) = parts.iter().find_map(|part| postal(part)) {
        put_text(&mut place, "address.postal_code", &code);
    }
    put_city(&mut place, &municipality.fi, "fi");
    put_text(&mut place, "municipality_code", &municipality.code);
    put_point(&mut place, Some((municipality.lat, municipality.lon)), "municipality");
    Some((id, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_municipality_are_a_place() {
        let check = |words: &str, name: &str, street: &str| {
            let found = of_words(words, "x").map(|(_, place)| {
                (
                    place["name"]["fi"].as_str().unwrap().to_owned(),
                    place["address"]["street"]["fi"].as_str().unwrap_or("").to_owned(),
                )
            });
            assert_eq!(found.unwrap_or_default(), (name.to_owned(), street.to_owned()), "{words}");
        };
        check(
            "Blombergin aukio 12, Turku / Kupittaa, Kupittaan maauimala",
            "Kupittaan maauimala",
            "Blombergin aukio 12",
        );
        check("Kerhotalo, Esimerkkikuja 3, 02600 Espoo, Suomi", "Kerhotalo", "Esimerkkikuja 3");
        check("Esimerkkikuja 3 A, Espoo", "Esimerkkikuja 3 A", "Esimerkkikuja 3 A");
        check("Espoo", "", "");
        check("Sisäpihalla", "", "");
    }
}
