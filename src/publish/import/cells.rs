//! Reading the cells of one row, collecting what is wrong instead of stopping at the first fault.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::record::PartialDate;

use super::super::dotted::{Object, put, put_text};
use super::super::problem::Problem;
use super::super::table::{Row, Table};

/// One row under its headings.
pub struct Cells<'a> {
    pub table: &'a Table,
    pub row: &'a Row,
    pub problems: Vec<Problem>,
}

impl<'a> Cells<'a> {
    pub fn new(table: &'a Table, row: &'a Row) -> Self {
        Self { table, row, problems: Vec::new() }
    }

    /// The cell's text, empty where nobody stated anything.
    pub fn text(&self, heading: &str) -> &'a str {
        self.table.cell(self.row, heading)
    }

    pub fn complain(&mut self, heading: &str, message: String, suggestion: &str) {
        let mut problem = Problem::error(&self.table.file, self.row.line, message).field(heading);
        if !suggestion.is_empty() {
            problem = problem.suggest(suggestion);
        }
        let id = self.text("id");
        self.problems.push(if id.is_empty() { problem } else { problem.id(id) });
    }

    /// The cell's text, which must be there.
    pub fn needed(&mut self, heading: &str) -> &'a str {
        let text = self.text(heading);
        if text.is_empty() {
            self.complain(heading, "the cell is empty".into(), "this column must be filled");
        }
        text
    }

    /// An id in this sheet's short spelling, made whole with the publisher's prefix.
    pub fn id(&mut self, heading: &str, prefix: &str) -> Option<String> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        let id = if text.contains(':') { text.to_owned() } else { format!("{prefix}{text}") };
        match crate::domain::id::check_id(&id) {
            Ok(()) => Some(id),
            Err(error) => {
                self.complain(heading, error.to_string(), "small letters, digits and hyphens");
                None
            }
        }
    }

    pub fn number(&mut self, heading: &str, range: std::ops::RangeInclusive<f64>) -> Option<f64> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        match text.parse::<f64>() {
            Ok(number) if range.contains(&number) => Some(number),
            Ok(_) => {
                self.complain(heading, format!("{text} lies outside {} … {}", range.start(), range.end()), "");
                None
            }
            Err(_) => {
                self.complain(heading, format!("{text:?} is no number"), "write it with a point: 60.17");
                None
            }
        }
    }

    pub fn integer(&mut self, heading: &str) -> Option<u32> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            self.complain(heading, format!("{text:?} is no whole number"), "");
        }
        number
    }

    pub fn date(&mut self, heading: &str) -> Option<NaiveDate> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
        if date.is_none() {
            self.complain(heading, format!("{text:?} is no date"), "write it as 2026-11-24");
        }
        date
    }

    /// A date that may be known only to its month or year.
    pub fn partial_date(&mut self, heading: &str) -> Option<PartialDate> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        let date = PartialDate::parse(text);
        if date.is_none() {
            self.complain(heading, format!("{text:?} is no date"), "write it as 2026, 2026-11 or 2026-11-24");
        }
        date
    }

    /// One of a few words, or nothing.
    pub fn word(&mut self, heading: &str, known: &[&str]) -> Option<&'a str> {
        let text = self.text(heading);
        if text.is_empty() {
            return None;
        }
        if known.contains(&text) {
            return Some(text);
        }
        self.complain(
            heading,
            format!("{text:?} is not among the known words"),
            &format!("one of {}", known.join(", ")),
        );
        None
    }

    /// The items of a list, which semicolons separate.
    pub fn list(&self, heading: &str) -> Vec<&'a str> {
        self.text(heading).split(';').map(str::trim).filter(|item| !item.is_empty()).collect()
    }

    /// Copies a word.
    pub fn put_word(&mut self, record: &mut Object, path: &str, heading: &str, known: &[&str]) {
        if let Some(word) = self.word(heading, known) {
            put_text(record, path, word);
        }
    }

    /// Copies `yes` and `no` as a JSON boolean.
    pub fn put_bool(&mut self, record: &mut Object, path: &str, heading: &str) {
        if let Some(word) = self.word(heading, &["yes", "no"]) {
            put(record, path, Value::Bool(word == "yes"));
        }
    }

    /// Copies a text.
    pub fn put_text(&self, record: &mut Object, path: &str, heading: &str) {
        put_text(record, path, self.text(heading));
    }

    /// Copies a whole number.
    pub fn put_integer(&mut self, record: &mut Object, path: &str, heading: &str) {
        if let Some(number) = self.integer(heading) {
            put(record, path, number.into());
        }
    }

    /// Copies a list of texts, where it has any.
    pub fn put_list(&self, record: &mut Object, path: &str, heading: &str) {
        let items = self.list(heading);
        if !items.is_empty() {
            put(record, path, items.into_iter().map(Value::from).collect::<Vec<_>>().into());
        }
    }

    /// The names in three languages, and which of them are the curator's own translations.
    pub fn put_names(&self, record: &mut Object) {
        let mut unofficial = Vec::new();
        for language in ["fi", "sv", "en"] {
            let name = self.text(&format!("name_{language}"));
            put_text(record, &format!("name.{language}"), name);
            if language != "fi" && !name.is_empty() && self.text("name_note") == "curator" {
                unofficial.push(Value::from(language));
            }
        }
        if !unofficial.is_empty() {
            put(record, "unofficial_names", unofficial.into());
        }
    }

    /// The row's source, as a record tells it.
    pub fn source(&mut self, license: &str) -> Option<Value> {
        let name = self.text("source_name");
        if name.is_empty() {
            return None;
        }
        let mut source = Object::new();
        put_text(&mut source, "name", name);
        put_text(&mut source, "url", self.text("source_url"));
        put_text(&mut source, "license", license);
        if let Some(date) = self.partial_date("source_date") {
            put_text(&mut source, "date", &date.to_string());
        }
        Some(source.into())
    }
}
