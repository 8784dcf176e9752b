//! Reading the cells of one row, collecting what is wrong instead of stopping at the first fault.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::record::PartialDate;

use super::super::dotted::{Object, put, put_text};
use super::super::problem::Problem;
use super::super::table::{Row, Table};

/// The languages in which a sheet may tell a text.
pub const LANGUAGES: [&str; 4] = ["fi", "sv", "en", "ar"];

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

    /// Copies a text in every language it is told in: `heading_fi`, `heading_sv` and so on. A sheet that began in
    /// Finnish alone may call its Finnish column plainly `heading`.
    pub fn put_texts(&self, record: &mut Object, path: &str, heading: &str) {
        for language in LANGUAGES {
            let text = match self.text(&format!("{heading}_{language}")) {
                "" if language == "fi" => self.text(heading),
                text => text,
            };
            put_text(record, &format!("{path}.{language}"), text);
        }
    }

    /// The names in each language, and which of them are the curator's own translations: `curator` in `name_note` means
    /// all but the Finnish one, `curator:en;ar` those languages.
    pub fn put_names(&self, record: &mut Object) {
        self.put_texts(record, "name", "name");
        let note = self.text("name_note");
        let ours = |language: &&str| match note.strip_prefix("curator") {
            Some("") => *language != "fi",
            Some(rest) => rest.trim_start_matches(':').split(';').any(|one| one.trim() == *language),
            None => false,
        };
        let named = |language: &&str| !self.text(&format!("name_{language}")).is_empty();
        let unofficial: Vec<Value> = LANGUAGES.iter().copied().filter(named).filter(ours).map(Value::from).collect();
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn record(sheet: &str, fill: impl Fn(&Cells<'_>, &mut Object)) -> Value {
        let table = Table::parse(sheet, "x.csv").unwrap();
        let mut record = Object::new();
        fill(&Cells::new(&table, &table.rows[0]), &mut record);
        record.into()
    }

    #[test]
    fn a_text_comes_in_each_language_it_is_told_in() {
        let sheet = "note,note_sv,note_ar,summary_fi,summary_en\nJouluna,,عيد,Apua,Help\n";
        let told = record(sheet, |cells, record| {
            cells.put_texts(record, "holidays_note", "note");
            cells.put_texts(record, "summary", "summary");
        });
        let expected = json!({
            "holidays_note": {"fi": "Jouluna", "ar": "عيد"}, "summary": {"fi": "Apua", "en": "Help"},
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn a_name_of_our_own_is_marked_in_its_language() {
        let named = |note: &str| {
            let sheet = format!("name_fi,name_sv,name_en,name_ar,name_note\nSuoja,Skydd,,حماية,{note}\n");
            record(&sheet, |cells, record| cells.put_names(record))["unofficial_names"].clone()
        };
        assert_eq!(named(""), Value::Null);
        assert_eq!(named("curator"), json!(["sv", "ar"]));
        assert_eq!(named("curator:en;ar"), json!(["ar"]), "the Swedish name is official, none is English");
    }
}
