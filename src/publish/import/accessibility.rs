//! What a place's accessibility is, by the sentences of the capital region's register of it.
//!
//! Palvelukartta and PTV carry the same sentences, written by a program from a surveyor's answers, so that few wordings
//! come again and again. An item is *yes* or *no* only where a sentence surely says it of the whole place; one that says
//! both, or something in between, leaves it *unknown*. The sentences themselves stay as the note.

use std::collections::BTreeMap;

use super::super::dotted::{Object, put_text};

/// A sentence with the name of its group, in Finnish.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    pub group: String,
    pub text: String,
}

/// What says it: an item, the answer, and words that must all stand in one sentence (small letters).
const SAYS: &[(&str, bool, &[&str])] = &[
    ("accessible_parking", true, &["esteetön", "autopaikka"]),
    ("accessible_parking", true, &["esteetöntä", "autopaikkaa"]),
    ("accessible_parking", true, &["autopaikkaa", "liikkumisesteis"]),
    ("accessible_parking", false, &["ei ole", "esteet", "autopaik"]),
    ("step_free_entrance", false, &["sisäänkäyn", "ei ole", "esteetön"]),
    ("step_free_entrance", false, &["sisäänkäyn", "portait", "ei ole", "luiskaa"]),
    ("step_free_entrance", false, &["sisäänkäyn", "yli 2 cm korkeita kynnyksiä"]),
    ("step_free_entrance", false, &["sisäänkäyn", "yli 2 cm korkea kynnys"]),
    ("step_free_entrance", true, &["sisäänkäyn", "on esteetön"]),
    ("accessible_toilet", true, &["on esteetön wc"]),
    ("accessible_toilet", true, &["esteetön wc sijaitsee"]),
    ("accessible_toilet", true, &["wc-tila", "riittävästi tilaa pyörätuolille"]),
    ("accessible_toilet", false, &["ei ole esteetöntä wc"]),
    ("accessible_toilet", false, &["esteettömäksi merkitty wc", "ei ole tarpeeksi tilaa"]),
    ("lift", true, &["on hissi"]),
    ("lift", false, &["ei ole hissiä"]),
    ("induction_loop", true, &["on induktiosilmukka"]),
    ("induction_loop", false, &["ei ole induktiosilmukkaa"]),
    ("changing_table", true, &["on lastenhoitopöytä"]),
    ("changing_table", true, &["on vauvanhoitopöytä"]),
];

/// Groups that speak of a part of the place alone, and negative answers of which say nothing of the rest.
const PARTS: [&str; 5] = ["liikuntatila", "katsomo", "pukutila", "pesutila", "erillinen"];

/// The answers of these sentences.
pub fn items(sentences: &[Sentence]) -> BTreeMap<&'static str, bool> {
    let mut answers: BTreeMap<&'static str, Option<bool>> = BTreeMap::new();
    for sentence in sentences {
        let group = sentence.group.to_lowercase();
        let is_of_part = PARTS.iter().any(|part| group.contains(part));
        for one in sentence.text.to_lowercase().split_inclusive(". ") {
            let mut said: BTreeMap<&'static str, bool> = BTreeMap::new();
            for (item, answer, words) in SAYS {
                // "Ei ole" overrules what else the same sentence seems to say.
                if words.iter().all(|word| one.contains(word)) && said.get(item) != Some(&false) {
                    said.insert(item, *answer && !one.contains("ei ole"));
                }
            }
            if is_of_part {
                continue;
            }
            for (item, answer) in said {
                let known = answers.entry(item).or_insert(Some(answer));
                if *known != Some(answer) {
                    *known = None;
                }
            }
        }
    }
    answers.into_iter().filter_map(|(item, answer)| Some((item, answer?))).collect()
}

/// Puts the answers, and the sentences as they stand.
pub fn put(record: &mut Object, sentences: &[Sentence]) {
    for (item, answer) in items(sentences) {
        put_text(record, &format!("accessibility.items.{item}"), if answer { "yes" } else { "no" });
    }
    let note: Vec<&str> =
        sentences.iter().map(|sentence| sentence.text.trim()).filter(|text| !text.is_empty()).collect();
    put_text(record, "accessibility.note.fi", &super::given::words(&note.join("\n")));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(told: &[(&str, &str)]) -> Vec<(&'static str, bool)> {
        let sentences: Vec<Sentence> = told
            .iter()
            .map(|(group, text)| Sentence { group: (*group).to_owned(), text: (*text).to_owned() })
            .collect();
        items(&sentences).into_iter().collect()
    }

    #[test]
    fn only_what_is_surely_said_is_an_answer() {
        assert_eq!(
            of(&[("Sisätilat", "Aulassa tai muussa yleisessä tilassa on esteetön wc.")]),
            [("accessible_toilet", true)]
        );
        assert_eq!(
            of(&[("Pääsisäänkäynti", "Sisäänkäynnin yhteydessä on yli 2 cm korkeita kynnyksiä.")]),
            [("step_free_entrance", false)]
        );
        assert_eq!(
            of(&[("Esteettömät autopaikat", "3 esteetöntä autopaikkaa sijaitsee ulkona yli 10 m sisäänkäynnistä.")]),
            [("accessible_parking", true)]
        );
        assert_eq!(
            of(&[(
                "Sisätilat",
                "Toimipisteessä on esteettömäksi merkitty wc, jossa ei ole tarpeeksi tilaa pyörätuolille."
            )]),
            [("accessible_toilet", false)]
        );
        assert_eq!(of(&[("Liikuntatila", "Allastiloissa ei ole esteetöntä wc:tä.")]), []);
        assert_eq!(
            of(&[("Sisätilat", "On esteetön wc."), ("Sisätilat", "Toisessa kerroksessa ei ole esteetöntä wc:tä.")]),
            []
        );
        assert_eq!(of(&[("Pääsisäänkäynti", "Sisäänkäynti erottuu selkeästi ja on valaistu.")]), []);
    }
}
