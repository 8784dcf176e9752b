//! The cells of one row of such a sheet.

use chrono::NaiveDate;
use serde_json::Value;

use super::super::super::dotted::{Object, put, put_text};
use super::super::super::problem::Problem;
use super::super::super::table::{self, Table};
use super::super::given::{self, contact, put_list};
use super::headings::{self, Column};
use crate::domain::hours::{Confidence, normalise};
use crate::domain::record::PartialDate;

/// One row under its columns' meanings.
pub struct Row<'a> {
    table: &'a Table,
    row: &'a table::Row,
    columns: &'a [Option<Column>],
    pub problems: Vec<Problem>,
}

impl<'a> Row<'a> {
    pub fn new(table: &'a Table, row: &'a table::Row, columns: &'a [Option<Column>]) -> Self {
        Self { table, row, columns, problems: Vec::new() }
    }

    pub fn line(&self) -> u64 {
        self.row.line
    }

    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    /// The cell's text; empty where the sheet has no such column.
    pub fn text(&self, column: Column) -> &'a str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// The heading as it is written.
    fn heading(&self, column: Column) -> &'a str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| self.table.headings.get(at)).map_or("Nimi", String::as_str)
    }

    fn problem(&mut self, problem: Problem, column: Column, suggestion: &str) {
        let problem = problem.field(self.heading(column));
        self.problems.push(if suggestion.is_empty() { problem } else { problem.suggest(suggestion) });
    }

    pub fn complain(&mut self, column: Column, message: String, suggestion: &str) {
        self.problem(Problem::error(&self.table.file, self.row.line, message), column, suggestion);
    }

    pub fn warn(&mut self, column: Column, message: String, suggestion: &str) {
        self.problem(Problem::warning(&self.table.file, self.row.line, message), column, suggestion);
    }

    /// A Finnish spreadsheet writes 60,17.
    pub fn number(&mut self, column: Column) -> Option<f64> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.complain(column, format!("{text:?} is no number"), "write it as 60,17");
        }
        number
    }

    /// `24.11.2026`, `2026-11-24`, `11/2026`, `2026`.
    pub fn date(&mut self, column: Column) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let day =
            ["%d.%m.%Y", "%d.%m.%Y klo %H.%M"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
        let month = || text.split_once('/').map(|(month, year)| format!("{year}-{month:0>2}"));
        let found = day
            .and_then(|day| PartialDate::parse(&day.to_string()))
            .map(|day| day.to_string())
            .or_else(|| PartialDate::parse(text).map(|date| date.to_string()))
            .or_else(|| month().and_then(|month| PartialDate::parse(&month)).map(|date| date.to_string()));
        if found.is_none() {
            self.complain(column, format!("{text:?} is no date"), "write it as 24.11.2026");
        }
        found
    }

    fn answer(&mut self, column: Column) -> Option<bool> {
        let text = self.text(column);
        let answer = headings::answer(text);
        if answer.is_none() {
            self.warn(
                column,
                format!("{text:?} is neither yes nor no: left out"),
                "kyllä, ei, or leave the cell empty",
            );
        }
        answer.flatten()
    }

    /// Hours in people's words, or in OpenStreetMap's.
    pub fn hours(&mut self, place: &mut Object, stated_on: &str) {
        let text = self.text(Column::Hours);
        if text.is_empty() {
            return;
        }
        let read = normalise(text);
        let confidence = match read.confidence {
            Confidence::Structured => "structured",
            Confidence::Parsed => "parsed",
            Confidence::TextOnly => "text_only",
        };
        if let (Confidence::TextOnly, Some(why)) = (read.confidence, read.warnings.first()) {
            self.warn(
                Column::Hours,
                format!("these hours stay text, and the place unknown: {why}"),
                "ma-pe 9-15; la 10-14",
            );
        }
        put_text(place, "hours.value", &read.value.unwrap_or_default());
        if read.confidence != Confidence::Structured {
            put_text(place, "hours.source_text.fi", text);
        }
        put_text(place, "hours.confidence", confidence);
        put_text(place, "hours.stated_on", stated_on);
    }

    pub fn web(&mut self) -> Option<Value> {
        let text = self.text(Column::Web).to_owned();
        let address = if text.starts_with("www.") { format!("https://{text}") } else { text.clone() };
        let found = contact("web", &address);
        if found.is_none() && !text.is_empty() {
            self.warn(Column::Web, format!("{text:?} is no https address: left out"), "https://…");
        }
        found
    }

    pub fn languages(&mut self, place: &mut Object) {
        let mut all = Vec::new();
        for word in self.text(Column::Languages).split([',', ';', '/', '\n']).flat_map(|part| part.split(" ja ")) {
            match headings::language(word) {
                Some(tag) => all.push(tag.into()),
                None if word.trim().is_empty() => {}
                None => self.warn(
                    Column::Languages,
                    format!("{:?} is no language that is known here: left out", word.trim()),
                    "suomi, ruotsi, englanti …",
                ),
            }
        }
        put_list(place, "languages.activity", all);
    }

    pub fn accessibility(&mut self, place: &mut Object) {
        let text = self.text(Column::Accessibility);
        match headings::answer(text) {
            Some(Some(answer)) => put_text(place, "accessibility.items.step_free_entrance", yes_no(answer)),
            Some(None) => {}
            None => {
                if matches!(text.to_lowercase().trim_end_matches('.'), "esteetön" | "tillgänglig" | "accessible") {
                    put_text(place, "accessibility.items.step_free_entrance", "yes");
                }
                put_text(place, "accessibility.note.fi", text);
            }
        }
        for item in ["step_free_entrance", "lift", "accessible_toilet", "changing_table", "stroller_access"] {
            if let Some(answer) = self.answer(Column::Item(item)) {
                put_text(place, &format!("accessibility.items.{item}"), yes_no(answer));
            }
        }
    }

    /// Enrolling, cost, and whether one may just come.
    pub fn access(&mut self, place: &mut Object) {
        let told = self.text(Column::Registration).to_owned();
        let lower = told.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower == *word);
        if says(&["ei tarvita", "ei tarvetta", "ei vaadita", "ei ennakkoilmoittautumista", "behövs inte", "not needed"])
        {
            put(place, "access.registration.required", false.into());
        } else if says(&["vaaditaan", "pakollinen", "tarvitaan", "krävs", "required"]) || !given::link(&told).is_empty()
        {
            put(place, "access.registration.required", true.into());
            put_text(place, "access.registration.url", given::link(&told));
        } else if let Some(answer) = self.answer(Column::Registration) {
            put(place, "access.registration.required", answer.into());
        }
        if let Some(answer) = self.answer(Column::DropIn) {
            put_text(place, "access.drop_in", yes_no(answer));
        }
        if let Some(answer) = self.answer(Column::Free) {
            put_text(place, "access.cost.kind", if answer { "free" } else { "paid" });
        }
        let price = self.text(Column::Price);
        let amount =
            price.trim_end_matches(['€', ' ']).trim_end_matches("euroa").trim().replace(',', ".").parse::<f64>().ok();
        match (price.to_lowercase().as_str(), amount) {
            ("", _) => {}
            ("maksuton" | "ilmainen" | "gratis" | "free", _) => put_text(place, "access.cost.kind", "free"),
            (_, Some(0.0)) => put_text(place, "access.cost.kind", "free"),
            (_, Some(amount)) if (0.0..1_000.0).contains(&amount) => {
                put_text(place, "access.cost.kind", "paid");
                put(place, "access.cost.amount_eur", amount.into());
            }
            _ => put_text(place, "access.cost.note.fi", price),
        }
    }

    /// "0–6 v", "alle 3 v"; other words stay words.
    pub fn age(&mut self, place: &mut Object) {
        const OLDEST: u32 = 99;
        let text = self.text(Column::Age);
        let plain = text.to_lowercase().replace(['–', '—'], "-").replace(' ', "");
        let plain = ["-vuotiaat", "vuotiaat", "vuotta", "vuotias", "år", "v.", "v"]
            .iter()
            .find_map(|unit| plain.strip_suffix(unit))
            .unwrap_or(&plain);
        let years = |text: &str| text.parse::<u32>().ok().filter(|years| *years <= OLDEST);
        match plain.split_once('-').map(|(from, to)| (years(from), years(to))) {
            Some((Some(from), Some(to))) if from <= to => {
                put(place, "audience.age_min_months", (from * 12).into());
                put(place, "audience.age_max_months", (to * 12 + 11).into());
            }
            _ => match plain.strip_prefix("alle").and_then(years).filter(|years| *years > 0) {
                Some(under) => put(place, "audience.age_max_months", (under * 12 - 1).into()),
                None => put_text(place, "audience.note.fi", text),
            },
        }
    }

    pub fn verified(&mut self, place: &mut Object, on: &str, today: NaiveDate, publisher: &str) {
        match on.parse::<NaiveDate>() {
            Ok(day) if day > today => self.complain(Column::Checked, format!("{on} is still to come"), ""),
            Ok(_) => {
                put_text(place, "verified_at", on);
                let by = self.text(Column::CheckedBy);
                put_text(place, "verified_by", if by.is_empty() { publisher } else { by });
            }
            // A month or a year is a date of the words, not a check.
            Err(_) => {
                self.warn(Column::Checked, format!("{on} is no day: the place counts as not checked"), "24.11.2026")
            }
        }
    }
}

fn yes_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}
