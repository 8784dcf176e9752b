//! Strict JSON in, canonical JSON out.
//!
//! A record comes from somebody else's server. `serde_json` alone would keep the last of two equal keys in silence and
//! read a hundred levels deep; here both are errors, so that every reader of a feed sees the same record. Knows nothing
//! of what a record means.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::tree::{Fields, Json};

/// The longest record, in bytes of its line.
pub const MAX_LINE_BYTES: usize = 256 * 1024;
/// How deep a record nests. The format itself needs six levels.
pub const MAX_DEPTH: usize = 16;

/// Reads one JSON value: no key twice in an object, no NUL in a text, at most [`MAX_DEPTH`] levels, at most
/// [`MAX_LINE_BYTES`] bytes. NaN, infinities and numbers beyond a double's range are no JSON.
///
/// The error says where, in words for the person who wrote the line.
pub fn read(line: &str) -> Result<Json<'_>, String> {
    if line.len() > MAX_LINE_BYTES {
        return Err(format!("the line has {} bytes, and {MAX_LINE_BYTES} is the most", line.len()));
    }
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let value = Strict { depth: 0 }.deserialize(&mut deserializer).map_err(|error| error.to_string())?;
    deserializer.end().map_err(|error| error.to_string())?;
    Ok(value)
}

/// The same as a value that stands by itself.
pub fn parse(line: &str) -> Result<Value, String> {
    read(line).map(Value::from)
}

/// Brings a value that came another way into the form that [`read`] gives, if it keeps the same bounds.
pub fn normalise(value: &mut Json<'_>) -> Result<(), String> {
    normalise_at(value, 0)
}

fn normalise_at(value: &mut Json<'_>, depth: usize) -> Result<(), String> {
    match value {
        Json::Array(_) | Json::Object(_) if depth >= MAX_DEPTH => Err(too_deep()),
        Json::String(text) => check_text(text),
        Json::Array(items) => items.iter_mut().try_for_each(|item| normalise_at(item, depth + 1)),
        Json::Object(fields) => fields.iter_mut().try_for_each(|(key, item)| {
            check_text(key)?;
            normalise_at(item, depth + 1)
        }),
        Json::Number(stated) => {
            *stated = stated.as_f64().and_then(number).ok_or("a number out of range")?;
            Ok(())
        }
        Json::Null | Json::Bool(_) => Ok(()),
    }
}

/// JSON has one kind of number, a double: `3.0` and `3` are the same value and read the same.
fn number(double: f64) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if double.fract() == 0.0 && double.abs() <= EXACT {
        return Some(Number::from(double as i64));
    }
    Number::from_f64(double)
}

fn check_text(text: &str) -> Result<(), String> {
    if text.contains('\0') { Err("a text holds a NUL character".to_owned()) } else { Ok(()) }
}

fn too_deep() -> String {
    format!("nested deeper than {MAX_DEPTH} levels")
}

/// The one way to write a value (RFC 8785): keys sorted, no spaces, numbers as JavaScript writes them.
pub fn canonical(value: &impl Serialize) -> Result<String, String> {
    serde_json_canonicalizer::to_string(value).map_err(|error| error.to_string())
}

/// The same of a record, which is nearly always written several times faster. `like` has about its length.
pub fn canonical_line(value: &Json<'_>, like: usize) -> Result<String, String> {
    if !is_plain(value) {
        return canonical(value);
    }
    let mut line = Vec::with_capacity(like);
    serde_json::to_writer(&mut line, value).map_err(|error| error.to_string())?;
    String::from_utf8(line).map_err(|error| error.to_string())
}

/// Whether serde_json writes this value as RFC 8785 does: keys in order whichever way they are compared, and numbers
/// that both write alike.
fn is_plain(value: &Json<'_>) -> bool {
    match value {
        Json::Null | Json::Bool(_) | Json::String(_) => true,
        Json::Number(number) => is_plain_number(number),
        Json::Array(items) => items.iter().all(is_plain),
        Json::Object(fields) => fields.iter().all(|(key, item)| key.is_ascii() && is_plain(item)),
    }
}

fn is_plain_number(number: &Number) -> bool {
    const EXACT: u64 = 1 << 53;
    match (number.as_i64(), number.as_f64()) {
        (Some(whole), _) => whole.unsigned_abs() < EXACT,
        (None, Some(real)) => real.fract() != 0.0 && (1e-3..1e9).contains(&real.abs()),
        (None, None) => false,
    }
}

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH { Err(E::custom(too_deep())) } else { Ok(Self { depth: self.depth + 1 }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Json<'de>;
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }
    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Json<'de>, E> {
        self.visit_f64(value as f64)
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Json<'de>, E> {
        self.visit_f64(value as f64)
    }
    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Json<'de>, E> {
        number(value).map(Json::Number).ok_or_else(|| E::custom("a number out of range"))
    }
    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        Words.visit_borrowed_str(text).map(Json::String)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json<'de>, E> {
        Words.visit_str(text).map(Json::String)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json<'de>, A::Error> {
        let deeper = self.deeper()?;
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(deeper)? {
            array.push(item);
        }
        Ok(Json::Array(array))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json<'de>, A::Error> {
        let deeper = self.deeper()?;
        let mut object = Vec::new();
        while let Some(key) = fields.next_key_seed(Words)? {
            object.push((key, fields.next_value_seed(deeper)?));
        }
        let twice = |key| A::Error::custom(format!("the key {key:?} stands twice in one object"));
        Fields::new(object).map(Json::Object).map_err(twice)
    }
}

/// A text or a key: borrowed, where nothing in it is escaped.
struct Words;

impl<'de> DeserializeSeed<'de> for Words {
    type Value = Cow<'de, str>;
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Words {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text")
    }
    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        check_text(text).map_err(E::custom)?;
        Ok(Cow::Borrowed(text))
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Cow<'de, str>, E> {
        check_text(text).map_err(E::custom)?;
        Ok(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;

    #[test]
    fn what_every_reader_would_read_alike_is_read() {
        let value = parse(r#" {"b":[1,2.50,-3e2,true,null],"a":"ä\u00e4"} "#).unwrap();
        assert_eq!(canonical(&value).unwrap(), r#"{"a":"ää","b":[1,2.5,-300,true,null]}"#);
    }

    #[test]
    fn one_number_has_one_form() {
        for (text, expected) in [("3.0", "3"), ("-0.0", "0"), ("1e2", "100"), ("9007199254740993", "9007199254740992")]
        {
            let value = parse(text).unwrap();
            assert_eq!(canonical(&value).unwrap(), expected);
            assert_eq!(parse(expected).unwrap(), value, "{text}");
        }
    }

    #[test]
    fn what_readers_would_read_differently_is_refused() {
        for bad in [
            "",
            "{",
            r#"{"a":1}{"a":1}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"a":{"b":1,"b":1}}"#,
            r#"{"a":NaN}"#,
            r#"{"a":1e999}"#,
            r#"{"a":-Infinity}"#,
            r#"{"a":"\ud800"}"#,
            r#"{"a":"\u0000"}"#,
            "{\"a\":\"\0\"}",
            "\u{feff}{}",
            r#"{"a":01}"#,
        ] {
            assert!(parse(bad).is_err(), "{bad:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_fast_way_writes_the_same(numbers in proptest::collection::vec(proptest::num::f64::ANY, 0..8),
            whole in proptest::num::i64::ANY, small in -1e6f64..1e6, text in ".*", key in "\\PC{0,6}") {
            let mut fields = Map::new();
            fields.insert(key, Value::from(whole));
            fields.insert("z\u{e4}".into(), Value::from(text));
            fields.insert("a".into(), Value::from(small));
            fields.insert("b".into(), Value::from((small * 100.0).round() / 100.0));
            for number in numbers {
                fields.insert(format!("n{number}"), Number::from_f64(number).map_or(Value::Null, Value::Number));
            }
            let fields = fields.into_iter().chain([("all".to_owned(), Value::Null)]);
            for (key, value) in fields {
                let value = Json::from(Value::Object(Map::from_iter([(key, value)])));
                proptest::prop_assert_eq!(canonical_line(&value, 0).unwrap(), canonical(&value).unwrap());
            }
        }
    }

    #[test]
    fn depth_and_length_are_capped() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        assert!(parse(&nested(MAX_DEPTH + 1)).unwrap_err().contains("deeper"));
        assert!(parse(&nested(100_000)).is_err());
        let long = format!("\"{}\"", "a".repeat(MAX_LINE_BYTES));
        assert!(parse(&long).unwrap_err().contains("bytes"));
        let mut deep = Json::Null;
        for _ in 0..=MAX_DEPTH {
            deep = Json::Array(vec![deep]);
        }
        assert!(normalise(&mut deep).is_err());
    }
}
