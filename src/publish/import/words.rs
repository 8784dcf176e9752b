//! Flat sheets of vocabularies: life situations, the family centre's tasks, quality criteria, terms.

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;
use super::flat::{CURATED_LICENSE, PREFIX};

pub fn life_id(word: &str) -> String {
    format!("avoinovi:life/{word}")
}

pub fn task_id(word: &str) -> String {
    format!("avoinovi:task/{word}")
}

pub fn import_life_situations(table: &Table, batch: &mut Batch) {
    each(table, batch, "life_situation", life_id, |cells, word| {
        cells.put_names(word);
        put_order(cells, word, "order");
        let links: Vec<Value> =
            cells.list("service_ids").into_iter().map(|id| format!("{PREFIX}{id}").into()).collect();
        if !links.is_empty() {
            put(word, "links", links.into());
        }
        if let Some(source) = cells.source(CURATED_LICENSE) {
            put(word, "sources", json!([source]));
        }
    });
}

pub fn import_tasks(table: &Table, batch: &mut Batch) {
    each(table, batch, "task", task_id, |cells, word| {
        cells.put_names(word);
        put_order(cells, word, "order");
    });
}

pub fn import_criteria(table: &Table, batch: &mut Batch) {
    each(
        table,
        batch,
        "quality_criterion",
        |id| format!("avoinovi:criterion/{id}"),
        |cells, word| {
            cells.put_texts(word, "name", "criterion");
            cells.put_texts(word, "group", "theme");
            put_order(cells, word, "order");
            let url = cells.text("source_url");
            if url.starts_with("https://") {
                put(word, "links", json!([url]));
            }
            if let Some(source) = cells.source(CURATED_LICENSE) {
                put(word, "sources", json!([source]));
            }
        },
    );
}

/// A term's licence follows where its words come from.
pub fn import_terms(table: &Table, batch: &mut Batch) {
    each(
        table,
        batch,
        "term",
        |id| format!("avoinovi:term/{}", id.to_lowercase()),
        |cells, word| {
            for language in ["fi", "sv", "en", "se", "uk", "ru", "ar", "so"] {
                cells.put_text(word, &format!("name.{language}"), language);
            }
            let license = match cells.text("source_name") {
                "Unicode CLDR" => "Unicode-3.0",
                name if name.contains("MediaWiki") => "GPL-2.0-or-later",
                _ => CURATED_LICENSE,
            };
            if let Some(source) = cells.source(license) {
                put(word, "sources", json!([source]));
            }
        },
    );
}

fn put_order(cells: &mut Cells<'_>, word: &mut Object, heading: &str) {
    cells.put_integer(word, "order", heading);
}

fn each(
    table: &Table,
    batch: &mut Batch,
    kind: &str,
    id: impl Fn(&str) -> String,
    fill: impl Fn(&mut Cells<'_>, &mut Object),
) {
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let short = cells.needed("id").to_owned();
        let mut word = Object::new();
        put_text(&mut word, "id", &id(&short));
        put_text(&mut word, "kind", kind);
        fill(&mut cells, &mut word);
        if !word.contains_key("name") {
            cells.complain("name_fi", "the word has no name".into(), "");
        }
        if cells.problems.is_empty() {
            batch.add("vocabulary", word);
        }
        batch.problems.append(&mut cells.problems);
    }
}
