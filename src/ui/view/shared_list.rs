//! A list in a link: what is read from a text that somebody pasted, and the link as squares that a phone's camera reads.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::domain::text::Text;
use crate::t;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::spoken;
use crate::ui::i18n::Words;

/// Something that a shared list names.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedPlace {
    pub id: String,
    /// Absent where this directory doesn't have it.
    pub name: Option<Text>,
    /// Whether it is kept already.
    pub kept: bool,
}

/// A shared list in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// How many would be new.
    pub new: usize,
    pub kept: usize,
    /// How many nobody here knows yet.
    pub unknown: usize,
    /// The names of what would be new.
    pub names: Vec<Spoken>,
}

pub fn offer(words: Words, places: &[OfferedPlace]) -> Offer {
    let new: Vec<&OfferedPlace> = places.iter().filter(|place| !place.kept).collect();
    let names = new.iter().filter_map(|place| place.name.as_ref().and_then(|name| spoken(words, name)));
    Offer {
        new: new.len(),
        kept: places.len() - new.len(),
        unknown: new.iter().filter(|place| place.name.is_none()).count(),
        names: names.collect(),
    }
}

/// What is said once a list was taken over.
pub fn taken(words: Words, added: usize, all: usize) -> String {
    match added {
        0 => t!(words, "list-taken-none"),
        added if added == all => t!(words, "saved-imported", count = added),
        added => {
            let rest = t!(words, "list-taken-rest", count = all - added);
            format!("{} {rest}", t!(words, "saved-imported", count = added))
        }
    }
}

/// The list in a text that holds a whole link, or the list alone.
pub fn list_in(text: &str) -> &str {
    let text = text.trim();
    let list = text.rsplit_once("#list=").map_or(text, |(_, list)| list);
    // A message goes on behind its link.
    list.split_whitespace().next().unwrap_or_default()
}

/// Squares of a side of one, drawn as one path; `size` with the quiet rim that cameras need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Squares {
    pub size: i32,
    pub path: String,
}

/// White squares around the code, as the standard asks (ISO/IEC 18004).
const RIM: i32 = 4;

/// `None`: the text is longer than such squares can hold, or than a phone's camera reads from a phone's screen.
pub fn squares(text: &str) -> Option<Squares> {
    /// 97 squares a side: four to a millimetre on a phone's screen.
    const LARGEST_SIDE: i32 = 97;
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok().filter(|code| code.size() <= LARGEST_SIDE)?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + RIM, y + RIM));
            }
            x += run + 1;
        }
    }
    Some(Squares { size: side + 2 * RIM, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shared_list::{decode, encode};

    #[test]
    fn a_list_is_found_in_whatever_somebody_pastes() {
        for text in [
            "1Ptpr:1Z0",
            " 1Ptpr:1Z0\n",
            "https://ovi.fi/saved#list=1Ptpr:1Z0",
            "Omat paikkamme\nhttps://ovi.fi/saved#list=1Ptpr:1Z0",
            "avoinovi:saved#list=1Ptpr:1Z0 katso!",
        ] {
            assert_eq!(list_in(text), "1Ptpr:1Z0", "{text}");
        }
        assert_eq!(list_in(""), "");
    }

    #[test]
    fn squares_hold_the_link_and_what_is_too_long_has_none() {
        let ids = |count: usize| (0..count).map(|n| format!("tpr:{}", 51_000 + n)).collect::<Vec<_>>();
        let link = format!("https://avoinovi.example.org/saved#list={}", encode(&ids(12)));
        let squares_of = squares(&link).unwrap();
        assert!(squares_of.size > 2 * RIM + 21 && squares_of.path.starts_with("M4 4h7v1h-7z"), "the first eye");
        assert_eq!(squares(&"x".repeat(3_000)), None);
        assert_eq!(decode(list_in(&link)).unwrap().len(), 12);
    }
}
