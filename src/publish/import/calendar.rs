//! Flat sheets of municipalities' school holidays.

use serde_json::json;

use super::super::dotted::{Object, put, put_text};
use super::super::municipalities;
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;
use super::flat::CURATED_LICENSE;

const NAMES: [(&str, [&str; 3]); 4] = [
    ("autumn", ["Syysloma", "Höstlov", "Autumn holiday"]),
    ("christmas", ["Joululoma", "Jullov", "Christmas holiday"]),
    ("winter", ["Talviloma", "Sportlov", "Winter holiday"]),
    ("summer", ["Kesäloma", "Sommarlov", "Summer holiday"]),
];

/// Makes a calendar entry of each row. A summer without an end stays without: it waits for the next school year.
pub fn import(table: &Table, batch: &mut Batch) {
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let code = cells.needed("municipality_code");
        if municipalities::by_code(code).is_none() && !code.is_empty() {
            cells.complain("municipality_code", format!("{code:?} is no municipality of 2026"), "three digits, as 091");
        }
        let kind = cells.word("kind", &NAMES.map(|(kind, _)| kind)).unwrap_or("");
        let year = cells.needed("school_year");
        cells.needed("from");
        let (from, to) = (cells.date("from"), cells.date("to"));
        if let (Some(from), Some(to)) = (from, to)
            && to <= from
        {
            cells.complain("to", format!("{to} is not after {from}"), "`to` is the day after the last one");
        }
        let mut entry = Object::new();
        put_text(&mut entry, "id", &format!("avoinovi:calendar/school-{code}-{year}-{kind}"));
        put_text(&mut entry, "kind", "school_holiday");
        put_text(&mut entry, "school_holiday", kind);
        for (_, names) in NAMES.iter().filter(|(known, _)| *known == kind) {
            for (language, name) in ["fi", "sv", "en"].iter().zip(names) {
                put_text(&mut entry, &format!("name.{language}"), name);
            }
        }
        put_text(&mut entry, "area_code", &format!("kunta-{code}"));
        put_text(&mut entry, "from", &from.map(|date| date.to_string()).unwrap_or_default());
        put_text(&mut entry, "to", &to.map(|date| date.to_string()).unwrap_or_default());
        if let Some(source) = cells.source(CURATED_LICENSE) {
            put(&mut entry, "sources", json!([source]));
        }
        if cells.problems.is_empty() {
            batch.add("calendar", entry);
        }
        batch.problems.append(&mut cells.problems);
    }
}
