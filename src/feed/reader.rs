//! From wire fields to domain values, one field at a time, with a name for everything that is wrong.
//!
//! A bad optional field costs the record that field and leaves a warning. A field on which an opening depends (when an
//! event runs, whether a place is shut) is never dropped: the record is refused, because a directory that forgets a
//! season or a cancellation says *open* without proof. So is a record whose numbers or years are out of bounds.

use std::collections::BTreeMap;

use serde_json::Number;
use smol_str::SmolStr;

use super::tree::{Fields, Json};
use super::{FieldWarning, RecordError};

/// The most elements of any list in a record.
pub const MAX_LIST: usize = 2_000;

/// One field as it came: not there (or null), readable, or of a wrong shape.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Field<T> {
    #[default]
    Absent,
    Good(T),
    /// Why it can't be read.
    Bad(String),
}

/// A list as it came: one bad element costs that element.
pub type List<T> = Field<Vec<Field<T>>>;

impl<T> Field<T> {
    /// The value, whether it is there and readable.
    pub fn good(&self) -> Option<&T> {
        match self {
            Self::Good(value) => Some(value),
            _ => None,
        }
    }
}

impl<T: Wire> Field<T> {
    /// Takes a field out of an object.
    pub fn take(fields: &mut Fields<'_>, name: &str) -> Self {
        fields.take(name).map_or(Self::Absent, Self::of)
    }

    /// Reads a value; null is none.
    pub fn of(value: Json<'_>) -> Self {
        match value {
            Json::Null => Self::Absent,
            value => match T::from_value(value) {
                Ok(value) => Self::Good(value),
                Err(message) => Self::Bad(message),
            },
        }
    }
}

/// What can be read from a JSON value.
///
/// A trait of our own beside serde's: every field is tried by itself, so serde would have to build each value anew at
/// every level, and reading is half of what applying a shard costs.
pub trait Wire: Sized {
    /// Takes the value apart, or says in words for people what it is instead.
    fn from_value(value: Json<'_>) -> Result<Self, String>;
}

/// What a value is, in words for people.
pub fn found(value: &Json<'_>) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

impl Wire for String {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::String(text) => Ok(text.into_owned()),
            other => Err(format!("is {}, and a text is expected", found(&other))),
        }
    }
}

impl Wire for SmolStr {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::String(text) => Ok(text.into()),
            other => Err(format!("is {}, and a text is expected", found(&other))),
        }
    }
}

impl Wire for bool {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::Bool(value) => Ok(value),
            other => Err(format!("is {}, and true or false is expected", found(&other))),
        }
    }
}

impl Wire for f64 {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        value.number().and_then(Number::as_f64).ok_or_else(|| format!("is {}, and a number is expected", found(&value)))
    }
}

impl Wire for i64 {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        value
            .number()
            .and_then(Number::as_i64)
            .ok_or_else(|| format!("is {}, and a whole number is expected", found(&value)))
    }
}

impl Wire for u32 {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        let number = value.number().and_then(Number::as_u64).and_then(|number| Self::try_from(number).ok());
        number.ok_or_else(|| format!("is {}, and a whole number from 0 on is expected", found(&value)))
    }
}

impl<T: Wire> Wire for Vec<Field<T>> {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::Array(items) => Ok(items.into_iter().map(Field::of).collect()),
            other => Err(format!("is {}, and a list is expected", found(&other))),
        }
    }
}

impl<T: Wire> Wire for BTreeMap<String, Field<T>> {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        Ok(object(value)?.into_iter().map(|(key, value)| (key.into_owned(), Field::of(value))).collect())
    }
}

/// The fields of an object.
pub fn object(value: Json<'_>) -> Result<Fields<'_>, String> {
    match value {
        Json::Object(fields) => Ok(fields),
        other => Err(format!("is {}, and an object is expected", found(&other))),
    }
}

#[cfg(feature = "cli")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// A word alone, or an object that says more.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(untagged, inline))]
pub enum WordOr<T> {
    Word(String),
    Full(T),
}

impl<T: Wire> Wire for WordOr<T> {
    fn from_value(value: Json<'_>) -> Result<Self, String> {
        match value {
            Json::String(word) => Ok(Self::Word(word.into_owned())),
            value => T::from_value(value).map(Self::Full),
        }
    }
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// It says nothing usable; without it the record is still true.
    Bad(String),
    /// It is out of the format's bounds; nothing in the record can be trusted.
    Reject(String),
}

/// Shorthand for the `Err` of a reading function.
pub fn bad<T>(message: impl Into<String>) -> Result<T, Trouble> {
    Err(Trouble::Bad(message.into()))
}

/// Shorthand for the `Err` of a reading function.
pub fn reject<T>(message: impl Into<String>) -> Result<T, Trouble> {
    Err(Trouble::Reject(message.into()))
}

/// Collects warnings and the first fault while a record is converted.
///
/// Paths are made from the inside out, where there is something to tell: nearly always there is nothing.
#[derive(Debug, Default)]
pub struct Reader {
    warnings: Vec<FieldWarning>,
    fault: Option<RecordError>,
}

impl Reader {
    /// An optional field: what can't be read is left out, with a warning.
    pub fn optional<T, U>(
        &mut self,
        name: &str,
        field: Field<T>,
        read: impl FnOnce(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<U> {
        self.field(Step::Name(name), field, false, read)
    }

    /// A field that may be absent, but not wrong: an opening depends on it.
    pub fn decisive<T, U>(
        &mut self,
        name: &str,
        field: Field<T>,
        read: impl FnOnce(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<U> {
        self.field(Step::Name(name), field, true, read)
    }

    /// A field without which there is no record.
    pub fn required<T, U>(
        &mut self,
        name: &str,
        field: Field<T>,
        read: impl FnOnce(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<U> {
        if matches!(field, Field::Absent) {
            self.reject(name, "is missing");
        }
        self.field(Step::Name(name), field, true, read)
    }

    /// A list, bad elements left out with a warning each.
    pub fn list<T, U>(
        &mut self,
        name: &str,
        field: List<T>,
        read: impl FnMut(&mut Self, T) -> Result<U, Trouble>,
    ) -> Vec<U> {
        self.maybe_list(name, field, read).unwrap_or_default()
    }

    /// A list whose absence says something else than its emptiness.
    pub fn maybe_list<T, U>(
        &mut self,
        name: &str,
        field: List<T>,
        read: impl FnMut(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<Vec<U>> {
        self.optional(name, field, |reader, items| reader.items(items, false, read))
    }

    /// A list in which a bad element refuses the record.
    pub fn decisive_list<T, U>(
        &mut self,
        name: &str,
        field: List<T>,
        read: impl FnMut(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<Vec<U>> {
        self.decisive(name, field, |reader, items| reader.items(items, true, read))
    }

    /// Notes what is wrong with a field without refusing the record.
    pub fn warn(&mut self, name: &str, message: impl Into<String>) {
        self.warnings.push(FieldWarning { field: name.to_owned(), message: message.into() });
    }

    /// Refuses the record. The first fault is the one told.
    pub fn reject(&mut self, name: &str, message: impl Into<String>) {
        if self.fault.is_none() {
            self.fault = Some(RecordError { id: None, field: name.to_owned(), message: message.into() });
        }
    }

    /// The warnings, or the fault.
    pub fn finish(self) -> Result<Vec<FieldWarning>, RecordError> {
        self.fault.map_or(Ok(self.warnings), Err)
    }

    fn field<T, U>(
        &mut self,
        step: Step<'_>,
        field: Field<T>,
        decisive: bool,
        read: impl FnOnce(&mut Self, T) -> Result<U, Trouble>,
    ) -> Option<U> {
        let result = match field {
            Field::Absent => return None,
            Field::Bad(message) => bad(message),
            Field::Good(value) => {
                let (told, is_at_fault) = (self.warnings.len(), self.fault.is_some());
                let result = read(self, value);
                for warning in &mut self.warnings[told..] {
                    warning.field = step.to(&warning.field);
                }
                if let Some(fault) = self.fault.as_mut().filter(|_| !is_at_fault) {
                    fault.field = step.to(&fault.field);
                }
                result
            }
        };
        match result {
            Ok(value) => return Some(value),
            Err(Trouble::Reject(message)) => self.reject(&step.to(""), message),
            Err(Trouble::Bad(message)) if decisive => self.reject(&step.to(""), message),
            Err(Trouble::Bad(message)) => self.warn(&step.to(""), message),
        }
        None
    }

    fn items<T, U>(
        &mut self,
        items: Vec<Field<T>>,
        decisive: bool,
        mut read: impl FnMut(&mut Self, T) -> Result<U, Trouble>,
    ) -> Result<Vec<U>, Trouble> {
        if items.len() > MAX_LIST {
            return reject(format!("has {} elements, and {MAX_LIST} is the most", items.len()));
        }
        let numbered = items.into_iter().enumerate();
        Ok(numbered.filter_map(|(index, item)| self.field(Step::Index(index), item, decisive, &mut read)).collect())
    }
}

/// One step of a path.
#[derive(Clone, Copy)]
enum Step<'n> {
    /// Empty for what has no name of its own.
    Name(&'n str),
    Index(usize),
}

impl Step<'_> {
    /// The path from here on.
    fn to(self, rest: &str) -> String {
        let dot = if rest.is_empty() || rest.starts_with('[') { "" } else { "." };
        match self {
            Self::Name("") => rest.to_owned(),
            Self::Name(name) => format!("{name}{dot}{rest}"),
            Self::Index(index) => format!("[{index}]{dot}{rest}"),
        }
    }
}
