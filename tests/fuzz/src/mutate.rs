//! From an input that means something to one that nobody should send. Bytes at random would never get past the first
//! line of JSON, so what a seed is made of (JSON, lines of it, text, bytes) decides what is put in its place.

use avoin_ovi::feed::pack::unpack;
use serde_json::{Map, Value, json};

use crate::choices::Choices;

/// The longest input that comes of a seed.
const MOST_BYTES: usize = 64 * 1024;

/// Words that stand where others are meant, or right among them.
const ODD: [&str; 64] = [
    "",
    " ",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\r\n",
    "\n\n",
    "\t",
    "\"",
    "\\",
    ";",
    ",",
    ":",
    "<p>",
    "</p>",
    "<br/>",
    "<b>x</b>",
    "<script>alert(1)</script>",
    "<!--",
    "<![CDATA[",
    "&lt;p&gt;",
    "&#0;&#x110000;",
    "&nbsp;",
    "javascript:alert(1)",
    "https://example.org/ä ö",
    "https://example.org",
    "http://",
    "nimi@example.org",
    "+358 40 123 4567",
    "0",
    "-1",
    "1e999",
    "NaN",
    "60,17",
    "24.94",
    "99999999999999999999",
    "2026-02-30",
    "2026-11-24",
    "9999-12-31T23:59:59Z",
    "0000-00-00",
    "-262143-01-01",
    "2026-10-25T03:30:00+03:00",
    "2026-03-29T03:30",
    "24:00",
    "23:59:60",
    "25:61",
    "P1D",
    "PT-1H",
    "FREQ=SECONDLY;COUNT=999999999",
    "FREQ=YEARLY;BYDAY=53MO;INTERVAL=0",
    "FREQ=DAILY;UNTIL=99991231T235959Z",
    "RRULE:FREQ=MINUTELY",
    "TZID=Europe/Kyiv:",
    "ma-pe 9-15",
    "Mo-Fr 09:00-15:00; PH off",
    "Mo[5] 00:00-48:00+ || \"?\"",
    "sopimuksen mukaan",
    "kyllä",
    "fi;sv;klingon",
    "ÄÄKKÖSET İıẞ",
    "日本語 عربي",
    "👨‍👩‍👧",
    "a:b/c..//",
];

/// One of the seeds, changed.
pub fn changed(seeds: &[Vec<u8>], choices: &mut Choices<'_>) -> Vec<u8> {
    if seeds.is_empty() {
        return Vec::new();
    }
    let seed = choices.one(seeds).as_slice();
    let other = choices.one(seeds).as_slice();
    // What is packed is changed inside, or as the bytes it is.
    let unpacked = if choices.rarely(2) { None } else { unpack(seed, MOST_BYTES as u64).ok() };
    let seed = unpacked.as_deref().unwrap_or(seed);
    let mut input = match std::str::from_utf8(seed) {
        Err(_) => bytes(seed, other, choices),
        Ok(text) => match serde_json::from_str::<Value>(text) {
            Ok(mut value) => {
                json(&mut value, choices);
                value.to_string().into_bytes()
            }
            Err(_) => text_of(text, choices).into_bytes(),
        },
    };
    if choices.rarely(8) {
        input = bytes(&input, other, choices);
    }
    input.truncate(MOST_BYTES);
    input
}

/// Some of its values are others, are there twice, or not at all.
fn json(value: &mut Value, choices: &mut Choices<'_>) {
    for _ in 0..=choices.below(6) {
        let mut all = 0;
        walk(value, &mut |_| all += 1);
        let (from, to) = (choices.below(all), choices.below(all));
        let mut other = Value::Null;
        let mut at = 0;
        walk(value, &mut |value| {
            if at == from {
                other.clone_from(value);
            }
            at += 1;
        });
        at = 0;
        walk(value, &mut |value| {
            if at == to {
                change(value, other.clone(), choices);
            }
            at += 1;
        });
    }
}

/// Every value with those in it, the innermost first: what was changed is not come upon again.
fn walk(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, visit)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, visit)),
        _ => {}
    }
    visit(value);
}

fn change(here: &mut Value, other: Value, choices: &mut Choices<'_>) {
    match (choices.below(8), &mut *here) {
        (0, _) => *here = odd(choices),
        (1, _) => *here = other,
        (2, _) => *here = json!([here.take()]),
        (3, Value::Number(number)) => *here = number.to_string().into(),
        (4.., Value::Number(number)) => {
            let times = choices.one(&[0.0, -1.0, 0.001, 1.000_001, 7.0, 1e6, 1e300]);
            *here = (number.as_f64().unwrap_or(0.0) * times).into();
        }
        (3.., Value::String(text)) => *here = text_of(text, choices).into(),
        (3.., Value::Array(items)) => change_items(items, other, choices),
        (3.., Value::Object(fields)) => change_fields(fields, other, choices),
        _ => *here = odd(choices),
    }
}

fn change_items(items: &mut Vec<Value>, other: Value, choices: &mut Choices<'_>) {
    let at = choices.below(items.len());
    match choices.below(4) {
        0 if !items.is_empty() => drop(items.remove(at)),
        1 if !items.is_empty() => items.insert(at, items[at].clone()),
        // More than anybody tells.
        2 if choices.rarely(8) => items.extend(std::iter::repeat_n(other, 300)),
        _ => items.insert(at, other),
    }
}

fn change_fields(fields: &mut Map<String, Value>, other: Value, choices: &mut Choices<'_>) {
    let keys: Vec<String> = fields.keys().cloned().collect();
    let Some(key) = keys.get(choices.below(keys.len())) else {
        fields.insert((*choices.one(&ODD)).to_owned(), other);
        return;
    };
    match choices.below(4) {
        0 => drop(fields.remove(key)),
        1 => drop(fields.insert((*choices.one(&ODD)).to_owned(), other)),
        2 => drop(fields.insert(format!("{key}{}", choices.below(3)), other)),
        _ => drop(fields.insert(key.clone(), other)),
    }
}

/// A value of another kind, or one that is too much of it.
fn odd(choices: &mut Choices<'_>) -> Value {
    match choices.below(12) {
        0 => Value::Null,
        1 => json!(choices.rarely(2)),
        2 => json!([]),
        3 => json!({}),
        4 => json!(choices.number()),
        5 => json!(i64::from_ne_bytes(choices.number().to_ne_bytes())),
        6 => json!(f64::from_bits(choices.number())),
        7 => choices.one(&ODD).repeat(1 + choices.below(2_000)).into(),
        8 => (0..choices.below(60)).fold(Value::Null, |inner, _| json!([inner])),
        9 => json!({"fi": "x", "sv": 7, "ÄÄÄ": "z", "en": "x"}),
        _ => (*choices.one(&ODD)).into(),
    }
}

/// A text with lines that are gone, twice or elsewhere, and with odd words in it.
fn text_of(text: &str, choices: &mut Choices<'_>) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..=choices.below(5) {
        let (at, other) = (choices.below(lines.len()), choices.below(lines.len()));
        match choices.below(8) {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            1 if lines.len() > 1 => lines.swap(at, other),
            2 if lines.len() > 1 => lines.insert(other, lines[at].clone()),
            _ => {
                if let Some(line) = lines.get_mut(at) {
                    *line = line_of(line, choices);
                }
            }
        }
    }
    lines.concat()
}

/// A line in which something else stands in the place of one word, or of whatever lies between two letters.
fn line_of(line: &str, choices: &mut Choices<'_>) -> String {
    if let Ok(mut value @ Value::Object(_)) = serde_json::from_str(line)
        && !choices.rarely(4)
    {
        json(&mut value, choices);
        return format!("{value}\n");
    }
    let mut letters: Vec<char> = line.chars().collect();
    let word = choices.one(&ODD);
    let is_edge = |letter: &char| matches!(letter, ';' | ',' | ':' | '=' | '"' | '<' | '>' | '\n');
    let from = choices.below(letters.len() + 1);
    let (from, to) = match choices.below(3) {
        0 => {
            let begin = letters[..from].iter().rposition(is_edge).map_or(0, |at| at + 1);
            (begin, letters[from..].iter().position(is_edge).map_or(letters.len(), |at| from + at))
        }
        1 => (from, (from + choices.below(20)).min(letters.len())),
        _ => (from, from),
    };
    letters.splice(from..to, word.chars());
    letters.into_iter().collect()
}

/// Bytes that are others, gone, or out of another seed.
fn bytes(seed: &[u8], other: &[u8], choices: &mut Choices<'_>) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=choices.below(8) {
        let at = choices.below(bytes.len());
        let to = (at + choices.below(16)).min(bytes.len());
        match choices.below(8) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.truncate(at),
            2 => {
                let from = choices.below(other.len());
                let until = (from + choices.below(64)).min(other.len());
                drop(bytes.splice(at..to, other[from..until].iter().copied()));
            }
            3 => bytes.insert(at, choices.byte()),
            kind => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = match kind {
                        4 => *byte ^ (1 << choices.below(8)),
                        5 => *choices.one(&[0, 1, 0x7f, 0x80, 0xff]),
                        6 => byte.wrapping_add(1),
                        _ => choices.byte(),
                    };
                }
            }
        }
    }
    bytes
}
