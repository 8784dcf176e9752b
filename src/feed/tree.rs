//! A JSON value that borrows its texts from the line it was read from.
//!
//! `serde_json`'s own value copies every text and every key, and keeps an object's fields in a tree of nodes: to make
//! and drop that took longer than to read the line. Of the crates with a borrowing value none keeps the fields in order,
//! refuses a key that stands twice, and lets a field be taken out.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};
use serde_json::{Number, Value};

#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    Object(Fields<'a>),
}

/// The fields of an object, by their names in bytewise order, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Fields<'a> {
    /// Fields in any order. The error is a name that stands twice.
    pub fn new(mut fields: Vec<(Cow<'a, str>, Json<'a>)>) -> Result<Self, String> {
        // Canonical lines have them in order.
        if !fields.is_sorted_by(|(a, _), (b, _)| a < b) {
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            if let Some([(twice, _), _]) = fields.array_windows().find(|[(a, _), (b, _)]| a == b) {
                return Err(twice.clone().into_owned());
            }
        }
        Ok(Self(fields))
    }

    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.at(name).ok().map(|at| &self.0[at].1)
    }

    /// Takes a value out; null is left in its place.
    pub fn take(&mut self, name: &str) -> Option<Json<'a>> {
        self.at(name).ok().map(|at| std::mem::replace(&mut self.0[at].1, Json::Null))
    }

    /// Sets a field.
    pub fn insert(&mut self, name: &'static str, value: Json<'a>) {
        match self.at(name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (Cow::Borrowed(name), value)),
        }
    }

    /// Goes through these fields beside others that are in the same order, and makes of each pair what `join` says of it:
    /// the value there is, if any, and what comes to it. `None` takes the field out.
    pub fn join<T>(
        &mut self,
        others: impl IntoIterator<Item = (String, T)>,
        mut join: impl FnMut(Option<Json<'a>>, T) -> Option<Json<'a>>,
    ) {
        let mut own = std::mem::take(&mut self.0).into_iter().peekable();
        for (name, other) in others {
            while let Some(before) = own.next_if(|(known, _)| **known < *name) {
                self.0.push(before);
            }
            let here = own.next_if(|(known, _)| **known == *name);
            let (name, value) = match here {
                Some((known, value)) => (known, join(Some(value), other)),
                None => (Cow::Owned(name), join(None, other)),
            };
            self.0.extend(value.map(|value| (name, value)));
        }
        self.0.extend(own);
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Json<'a>)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    fn at(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(name))
    }
}

impl<'a> IntoIterator for Fields<'a> {
    type Item = (Cow<'a, str>, Json<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> Json<'a> {
    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        match self {
            Self::Object(fields) => fields.get(name),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

impl From<Value> for Json<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::String(Cow::Owned(text)),
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (Cow::Owned(name), Self::from(value)));
                let mut fields: Vec<(Cow<'_, str>, Self)> = fields.collect();
                fields.sort_by(|(a, _), (b, _)| a.cmp(b));
                Self::Object(Fields(fields))
            }
        }
    }
}

impl From<Json<'_>> for Value {
    fn from(value: Json<'_>) -> Self {
        match value {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => Self::Number(number),
            Json::String(text) => Self::String(text.into_owned()),
            Json::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Json::Object(fields) => {
                Self::Object(fields.into_iter().map(|(name, value)| (name.into_owned(), Self::from(value))).collect())
            }
        }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(fields) => serializer.collect_map(fields.iter()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &[&'static str]) -> Result<Fields<'static>, String> {
        Fields::new(names.iter().map(|name| (Cow::Borrowed(*name), Json::Bool(true))).collect())
    }

    #[test]
    fn fields_are_found_in_whatever_order_they_came() {
        let mut fields = fields(&["b", "a", "aa", "ä", "c"]).unwrap();
        assert_eq!(fields.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["a", "aa", "b", "c", "ä"]);
        assert_eq!(fields.take("aa"), Some(Json::Bool(true)));
        assert_eq!(fields.take("aa"), Some(Json::Null));
        assert_eq!(fields.take("d"), None);
        fields.insert("ab", Json::Null);
        fields.insert("a", Json::Null);
        assert_eq!(
            serde_json::to_string(&Json::Object(fields)).unwrap(),
            r#"{"a":null,"aa":null,"ab":null,"b":true,"c":true,"ä":true}"#
        );
    }

    #[test]
    fn two_rows_of_fields_are_joined_in_one_pass() {
        let mut joined = fields(&["b", "d", "f"]).unwrap();
        let others = ["a", "b", "c", "d", "g"].map(|name| (name.to_owned(), name));
        joined.join(others, |here, other| match (here, other) {
            (Some(_), "d") | (None, "c") => None,
            (Some(value), _) => Some(Json::Array(vec![value])),
            (None, other) => Some(Json::String(other.into())),
        });
        assert_eq!(serde_json::to_string(&Json::Object(joined)).unwrap(), r#"{"a":"a","b":[true],"f":true,"g":"g"}"#);
    }

    #[test]
    fn a_name_stands_once() {
        assert_eq!(fields(&["a", "b", "a"]), Err("a".to_owned()));
        assert_eq!(fields(&["a", "a"]), Err("a".to_owned()));
    }
}
