//! Sheets of the country's areas: municipalities, wellbeing services counties, and the whole.

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;

fn source() -> Value {
    json!([{
        "name": "Statistics Finland and National Land Survey of Finland",
        "url": "https://stat.fi/fi/luokitukset/kunta/",
        "license": "CC-BY-4.0",
        "date": "2026",
    }])
}

fn area(code: &str, level: &str, parent: Option<&str>) -> Object {
    let mut area = Object::new();
    put_text(&mut area, "id", &format!("avoinovi:area/{code}"));
    put_text(&mut area, "code", code);
    put_text(&mut area, "level", level);
    put_text(&mut area, "parent", parent.unwrap_or(""));
    put(&mut area, "sources", source());
    area
}

fn names(cells: &mut Cells<'_>, area: &mut Object) {
    cells.needed("name_fi");
    for language in ["fi", "sv", "en"] {
        cells.put_text(area, &format!("name.{language}"), &format!("name_{language}"));
    }
}

pub fn import_municipalities(table: &Table, batch: &mut Batch) {
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let (code, county) = (cells.needed("code"), cells.needed("hva_code"));
        let mut area = area(&format!("kunta-{code}"), "municipality", Some(&format!("hva-{county}")));
        names(&mut cells, &mut area);
        let point = (cells.number("centre_lat", 59.0..=71.0), cells.number("centre_lon", 19.0..=32.0));
        if let (Some(lat), Some(lon)) = point {
            put(&mut area, "lat", lat.into());
            put(&mut area, "lon", lon.into());
        }
        finish(cells, area, batch);
    }
}

pub fn import_counties(table: &Table, batch: &mut Batch) {
    let mut finland = area("national", "national", None);
    for (language, name) in [("fi", "Suomi"), ("sv", "Finland"), ("en", "Finland")] {
        put_text(&mut finland, &format!("name.{language}"), name);
    }
    batch.add("areas", finland);
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let mut area = area(&format!("hva-{}", cells.needed("hva_code")), "county", Some("national"));
        names(&mut cells, &mut area);
        finish(cells, area, batch);
    }
}

fn finish(mut cells: Cells<'_>, area: Object, batch: &mut Batch) {
    if cells.problems.is_empty() {
        batch.add("areas", area);
    }
    batch.problems.append(&mut cells.problems);
}
