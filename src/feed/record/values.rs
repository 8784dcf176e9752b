//! Single values: texts, ids, dates, numbers, each within the format's bounds.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use smol_str::SmolStr;

use super::super::reader::{Field, Reader, Trouble, Wire, bad, object, reject};
use super::super::tree::Json;
use crate::domain::id::IdError;
use crate::domain::place::Position;
use crate::domain::record::{Answer, PartialDate};
use crate::domain::text::Text;
use crate::domain::time::Civil;

/// The longest text of one language, in bytes.
pub const MAX_TEXT_BYTES: usize = 20_000;
/// The longest name, word, number or address, in bytes.
pub const MAX_WORDS_BYTES: usize = 2_000;
/// The most languages of one text.
pub const MAX_LANGUAGES: usize = 60;
/// Finland with its waters, degrees: south, north, west, east.
pub const FINLAND: [f64; 4] = [59.3, 70.2, 19.0, 31.7];
/// The years a date may lie in, both included.
pub const YEARS: [i32; 2] = [1900, 2200];

/// A language map as it stands on the wire.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FeedText(Vec<(SmolStr, Field<SmolStr>)>);

impl Wire for FeedText {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        Ok(Self(object(value)?.into_iter().map(|(language, words)| (language.into(), Field::of(words))).collect()))
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for FeedText {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FeedText".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, String>::json_schema(generator)
    }
}

/// A text in several languages. A blank one is none.
pub fn text(reader: &mut Reader, FeedText(map): FeedText) -> Result<Text, Trouble> {
    if map.len() > MAX_LANGUAGES {
        return reject(format!("has {} languages, and {MAX_LANGUAGES} is the most", map.len()));
    }
    let mut all = Vec::with_capacity(map.len());
    for (language, words) in map {
        let read = |_: &mut Reader, words: SmolStr| {
            tag_of(&language)?;
            if words.len() > MAX_TEXT_BYTES {
                return bad(format!("has {} bytes, and {MAX_TEXT_BYTES} is the most", words.len()));
            }
            let trimmed = words.trim();
            Ok(if trimmed.len() == words.len() { words } else { trimmed.into() })
        };
        if let Some(words) = reader.optional(&language, words, read) {
            all.push((language, words));
        }
    }
    Ok(Text::new(all))
}

/// A name: a text that says something.
pub fn name(reader: &mut Reader, map: FeedText) -> Result<Text, Trouble> {
    let name = text(reader, map)?;
    if name.is_empty() { bad("says nothing in any language") } else { Ok(name) }
}

/// A language tag (BCP-47), as far as its shape goes.
pub fn language(_: &mut Reader, tag: String) -> Result<String, Trouble> {
    tag_of(&tag)?;
    Ok(tag)
}

fn tag_of(tag: &str) -> Result<(), Trouble> {
    let parts = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    if tag.len() <= 35 && (2..=8).contains(&first.len()) && tag.split('-').all(parts) {
        return Ok(());
    }
    bad(format!("{tag:?} is no language tag such as \"fi\""))
}

/// Words in no particular language: a name of a source, a number, an address of the web.
pub fn words(_: &mut Reader, words: String) -> Result<String, Trouble> {
    if words.len() > MAX_WORDS_BYTES {
        return bad(format!("has {} bytes, and {MAX_WORDS_BYTES} is the most", words.len()));
    }
    match words.trim() {
        "" => bad("is blank"),
        trimmed => Ok(trimmed.to_owned()),
    }
}

/// A word of an enum. Words newer than this program are kept.
pub fn word<E: for<'a> From<&'a str>>(reader: &mut Reader, value: String) -> Result<E, Trouble> {
    let value = words(reader, value)?;
    if value.len() > 100 { bad("is no word of the format") } else { Ok(E::from(&value)) }
}

/// `yes`, `no` or `unknown`.
pub fn answer(_: &mut Reader, word: String) -> Result<Answer, Trouble> {
    Answer::parse(&word).map_or_else(|| bad(format!("{word:?} is none of yes, no, unknown")), Ok)
}

/// A boolean as it is.
pub fn boolean(_: &mut Reader, value: bool) -> Result<bool, Trouble> {
    Ok(value)
}

/// An id of one kind.
pub fn id<I>(parse: impl Fn(&str) -> Result<I, IdError>) -> impl FnMut(&mut Reader, String) -> Result<I, Trouble> {
    move |_, text| parse(&text).map_err(|error| Trouble::Bad(error.to_string()))
}

/// A date, possibly reduced to its month or year.
pub fn partial_date(_: &mut Reader, text: String) -> Result<PartialDate, Trouble> {
    match PartialDate::parse(&text) {
        Some(date) => Ok(date),
        None => not_a_date(&text, "no date such as 2026-11-24, 2026-11 or 2026"),
    }
}

/// A whole date.
pub fn date(_: &mut Reader, text: String) -> Result<NaiveDate, Trouble> {
    match Civil::parse(&text) {
        Some(Civil::Date(date)) if in_years(date) => Ok(date),
        _ => not_a_date(&text, "no date such as 2026-11-24"),
    }
}

/// A civil date or date-time.
pub fn civil(_: &mut Reader, text: String) -> Result<Civil, Trouble> {
    match Civil::parse(&text) {
        Some(civil) if in_years(civil.date()) => Ok(civil),
        _ => not_a_date(&text, "no civil time such as 2026-11-24T09:30, nor a date"),
    }
}

/// A moment: RFC 3339, UTC.
pub fn moment(_: &mut Reader, text: String) -> Result<DateTime<Utc>, Trouble> {
    match DateTime::parse_from_rfc3339(&text) {
        Ok(moment) if in_years(moment.date_naive()) => Ok(moment.to_utc()),
        _ => not_a_date(&text, "no moment such as 2026-11-24T08:00:00Z"),
    }
}

fn in_years(date: NaiveDate) -> bool {
    (YEARS[0]..=YEARS[1]).contains(&date.year())
}

/// A year out of bounds is a broken record; anything else that is no date is only no date.
fn not_a_date<T>(text: &str, why: &str) -> Result<T, Trouble> {
    let shown: String = text.chars().take(40).collect();
    let unsigned = shown.trim_start_matches(['-', '+']);
    let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let year = unsigned[..digits].parse::<i64>().ok().filter(|_| digits >= 4 || shown.starts_with('-'));
    let out = year.is_some_and(|year| shown.starts_with('-') || !(1900..=2200).contains(&year));
    if out {
        return reject(format!("{shown:?} lies outside the years {} to {}", YEARS[0], YEARS[1]));
    }
    bad(format!("{shown:?} is {why}"))
}

/// A point, from its two fields. One alone is none; one outside Finland refuses the record.
pub fn point(reader: &mut Reader, lat: Field<f64>, lon: Field<f64>) -> Option<Position> {
    let [south, north, west, east] = FINLAND;
    let within = |low: f64, high: f64| {
        move |_: &mut Reader, degrees: f64| {
            if (low..=high).contains(&degrees) {
                return Ok(degrees);
            }
            reject(format!("{degrees} lies outside Finland ({low} to {high})"))
        }
    };
    let lat = reader.optional("lat", lat, within(south, north));
    let lon = reader.optional("lon", lon, within(west, east));
    match (lat, lon) {
        (Some(lat), Some(lon)) => Some(Position { lat, lon }),
        (None, None) => None,
        (lat, _) => {
            reader.warn(if lat.is_some() { "lon" } else { "lat" }, "is missing: a point needs both lat and lon");
            None
        }
    }
}

/// An age in months, up to a hundred years.
pub fn months(_: &mut Reader, months: u32) -> Result<u32, Trouble> {
    if months <= 1_200 { Ok(months) } else { bad(format!("{months} months is no age")) }
}

/// An amount in euros.
pub fn euros(_: &mut Reader, amount: f64) -> Result<f64, Trouble> {
    if (0.0..=100_000.0).contains(&amount) { Ok(amount) } else { bad(format!("{amount} is no price in euros")) }
}
