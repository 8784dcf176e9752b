//! A list of ids inside a link: what one parent keeps, for the other, without anybody between them.
//!
//! `1Ptpr:51199A51200Posm:node/138Z5c0ffee1`: the version, then for each publisher `P` with its first id and `A` before
//! each further local part, last `Z` and a check sum. Ids hold no capital letters, so these part them, and nothing in
//! it needs escaping in an address. The check sum tells a link that lost its end in a message from a shorter list.

use super::id::check_id;

/// The most ids a link carries: a family keeps tens.
pub const MOST_IDS: usize = 300;

const VERSION: char = '1';

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SharedListError {
    #[error("the list was made by a newer program")]
    Newer,
    #[error("the list is not whole")]
    Broken,
    #[error("the list holds more than {MOST_IDS} ids")]
    TooMany,
}

/// Writes ids in their order. What is no id is left out, and what is more than a link carries.
pub fn encode(ids: &[String]) -> String {
    let mut text = String::from(VERSION);
    let mut publisher_before = "";
    for id in ids.iter().filter(|id| check_id(id).is_ok()).take(MOST_IDS) {
        match id.split_once(':') {
            Some((publisher, local)) if publisher == publisher_before => {
                text.push('A');
                text.push_str(local);
            }
            Some((publisher, _)) => {
                publisher_before = publisher;
                text.push('P');
                text.push_str(id);
            }
            None => {}
        }
    }
    let sum = check_sum(&text);
    text.push_str(&format!("Z{sum:08x}"));
    text
}

/// Reads what [`encode`] wrote; each id once, in order.
pub fn decode(text: &str) -> Result<Vec<String>, SharedListError> {
    use SharedListError::{Broken, Newer, TooMany};
    let text = text.trim();
    match text.chars().next() {
        Some(VERSION) => {}
        Some('2'..='9') => return Err(Newer),
        _ => return Err(Broken),
    }
    let (list, sum) = text.rsplit_once('Z').ok_or(Broken)?;
    // Compared as numbers, so that a sum that something wrote in capitals still holds.
    if sum.len() != 8 || u32::from_str_radix(sum, 16).map_err(|_| Broken)? != check_sum(list) {
        return Err(Broken);
    }
    let mut ids: Vec<String> = Vec::new();
    let mut publisher = "";
    let mut rest = list.get(1..).ok_or(Broken)?;
    while !rest.is_empty() {
        let (mark, tail) = (rest.chars().next(), rest.get(1..).ok_or(Broken)?);
        let end = tail.find(|c: char| c.is_ascii_uppercase()).unwrap_or(tail.len());
        let (part, next) = tail.split_at(end);
        let id = match mark {
            Some('P') => {
                publisher = part.split_once(':').ok_or(Broken)?.0;
                part.to_owned()
            }
            Some('A') if !publisher.is_empty() => format!("{publisher}:{part}"),
            _ => return Err(Broken),
        };
        check_id(&id).map_err(|_| Broken)?;
        if ids.len() >= MOST_IDS {
            return Err(TooMany);
        }
        if !ids.contains(&id) {
            ids.push(id);
        }
        rest = next;
    }
    if ids.is_empty() { Err(Broken) } else { Ok(ids) }
}

/// FNV-1a (<https://datatracker.ietf.org/doc/html/rfc9923>): against accidents. Whoever means harm can write any list
/// anyway, and it is shown before anything of it is taken over.
fn check_sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn ids_come_back_in_their_order_and_a_publisher_is_written_once() {
        let list = ids(&["tpr:51199", "tpr:51200", "osm:node/1380779190", "tpr:7", "avoinovi:espoo-pisan:a"]);
        let text = encode(&list);
        assert!(text.starts_with("1Ptpr:51199A51200Posm:node/1380779190Ptpr:7Pavoinovi:espoo-pisan:aZ"), "{text}");
        assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || ":/._-".contains(c)), "{text}");
        assert_eq!(decode(&text), Ok(list));
    }

    #[test]
    fn what_is_not_whole_is_told_and_never_half_taken() {
        let text = encode(&ids(&["tpr:51199", "tpr:51200"]));
        for end in 0..text.len() {
            assert_eq!(decode(&text[..end]), Err(SharedListError::Broken), "{}", &text[..end]);
        }
        for bad in ["", "1", "x", "1Z811c9dc5", "<script>", "1Ptpr:1", "1A5Z00000000", "ä", "1äZ12345678", "Z", "1PZ"]
        {
            assert_eq!(decode(bad), Err(SharedListError::Broken), "{bad}");
        }
        let signed = |list: &str| format!("{list}Z{:08x}", check_sum(list));
        for bad in ["1Ptpr", "1Ptpr:", "1P:1", "1A51199", "1Ptpr:1Q2", "1Ptpr:<b>", "1Ptpr:1A", "1"] {
            assert_eq!(decode(&signed(bad)), Err(SharedListError::Broken), "{bad}");
        }
        assert_eq!(decode(&text.replacen('1', "2", 1)), Err(SharedListError::Newer));
        assert_eq!(decode(&format!(" {}\n", text)).map(|ids| ids.len()), Ok(2), "as people paste it");
        let many = (0..=MOST_IDS).fold("1Pa:x".to_owned(), |list, n| list + &format!("A{n}"));
        assert_eq!(decode(&signed(&many)), Err(SharedListError::TooMany));
    }

    proptest! {
        #[test]
        fn every_list_of_ids_comes_back(list in proptest::collection::vec("[a-z0-9._/-]{1,9}:[a-z0-9:._/-]{1,20}", 1..40)) {
            let mut each_once: Vec<String> = Vec::new();
            for id in list {
                if !each_once.contains(&id) {
                    each_once.push(id);
                }
            }
            prop_assert_eq!(decode(&encode(&each_once)), Ok(each_once));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,60}") {
            let _ = decode(&text);
        }
    }
}
