//! Sheets as people keep them, exported from a spreadsheet: headings in Finnish, Swedish or English, one place a row.
//!
//! `headings` says what a column means. What can't be read in a cell is an error with its line, or, where the rest of the
//! row stands without it, a warning; a heading that nobody knows is named and its column left alone.

mod cells;
mod headings;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::folder::FeedInfo;
use super::super::municipalities::{self, Municipality};
use super::super::problem::Problem;
use super::super::table::Table;
use super::given::{self, contact, put_list, put_point};
use super::operators::{organization, organization_id, slug};
use super::places::{add_organization, put_city};
use super::{Batch, Options, kinds};
use cells::Row;
use headings::Column;

/// Whether a sheet's headings are people's: they say what and where.
pub fn is_peoples(table: &Table) -> bool {
    let known: Vec<Column> = table.headings.iter().filter_map(|heading| headings::meaning(heading).ok()).collect();
    let is_where = |column: &Column| matches!(column, Column::Street | Column::City | Column::Municipality);
    known.iter().any(|column| matches!(column, Column::Name(_))) && known.iter().any(is_where)
}

/// Makes a place of each row.
pub fn import(table: &Table, options: &Options, batch: &mut Batch) {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for heading in &table.headings {
        let meaning = headings::meaning(heading);
        if let (Err(meant), false) = (meaning, heading.is_empty()) {
            let problem =
                Problem::warning(&table.file, 1, "this heading is not known: the column is left alone").field(heading);
            batch.problems.push(match meant {
                Some(meant) => problem.suggest(format!("did you mean {meant}?")),
                None => problem,
            });
        }
        let column = meaning.ok().filter(|column| !columns.contains(&Some(*column)));
        if meaning.is_ok() && column.is_none() {
            let problem = Problem::warning(&table.file, 1, "another column means the same: this one is left alone");
            batch.problems.push(problem.field(heading));
        }
        columns.push(column);
    }
    let publisher = FeedInfo::read(&options.out).map(|info| info.publisher).unwrap_or_default();
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    for row in &table.rows {
        let mut row = Row::new(table, row, &columns);
        if let Some(place) = place(&mut row, options, &publisher, batch) {
            let id = super::id_of(&place).to_owned();
            match lines.insert(id.clone(), row.line()) {
                None if !row.has_errors() => batch.add("places", place),
                None => {}
                Some(line) => {
                    let problem = Problem::error(&table.file, row.line(), format!("line {line} has the same id {id}"));
                    batch.problems.push(problem.id(&id).suggest("tell them apart in a column Tunnus"));
                }
            }
        }
        batch.problems.append(&mut row.problems);
    }
}

fn place(row: &mut Row<'_>, options: &Options, publisher: &str, batch: &mut Batch) -> Option<Object> {
    let mut place = Object::new();
    for language in ["fi", "sv", "en"] {
        put_text(&mut place, &format!("name.{language}"), row.text(Column::Name(language)));
    }
    let name = ["fi", "sv", "en"].iter().map(|l| row.text(Column::Name(l))).find(|name| !name.is_empty());
    let Some(name) = name.map(str::to_owned) else {
        row.complain(Column::Name("fi"), "the place has no name".to_owned(), "");
        return None;
    };
    let kind = match row.text(Column::Kind) {
        "" => kinds::of_place(&name),
        word => headings::kind(word).unwrap_or_else(|| {
            row.warn(
                Column::Kind,
                format!("{word:?} is no kind of place: taken as other"),
                "perhekahvila, kohtaamispaikka, perhekeskus, kirjasto …",
            );
            "other"
        }),
    };
    put_text(&mut place, "kind", kind);
    let municipality = address(row, &mut place);
    let local = match row.text(Column::Id) {
        "" => format!("{}-{}", slug(&name), municipality.map_or_else(String::new, |m| slug(&m.fi))),
        id => id.to_owned(),
    };
    let id = if local.contains(':') { local } else { given::id(&options.name, &local) };
    match crate::domain::id::check_id(&id) {
        Ok(()) => put_text(&mut place, "id", &id),
        Err(error) => row.complain(Column::Id, error.to_string(), "small letters, digits and hyphens"),
    }
    position(row, &mut place, municipality);
    let (updated, checked) = (row.date(Column::Updated), row.date(Column::Checked));
    let stated = updated.as_ref().or(checked.as_ref()).cloned().unwrap_or_default();
    row.hours(&mut place, &stated);
    let contacts = [contact("phone", row.text(Column::Phone)), contact("email", row.text(Column::Email)), row.web()];
    put_list(&mut place, "contact", contacts.into_iter().flatten().collect());
    row.languages(&mut place);
    row.accessibility(&mut place);
    row.access(&mut place);
    row.age(&mut place);
    put_text(&mut place, "summary.fi", row.text(Column::Summary));
    put_text(&mut place, "description.fi", row.text(Column::More));
    let operator = row.text(Column::Operator).to_owned();
    let source = match row.text(Column::Source) {
        "" => publisher,
        source => source,
    };
    let mut told = Object::new();
    put_text(&mut told, "name", source);
    put_text(&mut told, "url", given::link(source));
    put_text(&mut told, "date", &stated);
    if told.contains_key("name") {
        put(&mut place, "sources", json!([told]));
    }
    if !operator.is_empty() {
        put(&mut place, "operator_ids", json!([organization_id(&operator)]));
        let kind = kinds::of_organization(&operator);
        add_organization(batch, organization(&operator, kind, Some(&Value::from(told))));
    }
    // Whoever keeps the sheet writes down the day on which they asked: that is a check, told by the source itself.
    if let Some(checked) = checked {
        row.verified(&mut place, &checked, options.now.date_naive(), publisher);
    }
    Some(place)
}

/// `Siltakatu 11, 02770 Espoo` in one cell, or a cell for each.
fn address(row: &mut Row<'_>, place: &mut Object) -> Option<&'static Municipality> {
    let whole = row.text(Column::Street);
    let (street, rest) = whole.split_once(',').unwrap_or((whole, ""));
    let rest = rest.trim();
    let is_code = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (code, town) = match rest.split_once(' ') {
        Some((code, town)) if is_code(code) => (code, town.trim()),
        _ => ("", rest),
    };
    put_text(
        place,
        "address.street.fi",
        if town.is_empty() || municipalities::by_name(town).is_some() || !code.is_empty() {
            street.trim()
        } else {
            whole
        },
    );
    let postal = match row.text(Column::PostalCode) {
        "" => code.to_owned(),
        // A spreadsheet takes 00100 for a number.
        digits if digits.len() < 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) => format!("{digits:0>5}"),
        digits => digits.to_owned(),
    };
    put_text(place, "address.postal_code", &postal);
    let city = [row.text(Column::City), town].into_iter().find(|city| !city.is_empty()).unwrap_or("").to_owned();
    let told = row.text(Column::Municipality);
    let find = |name: &str| {
        let capital: String = name
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(name.chars().skip(1).flat_map(char::to_lowercase))
            .collect();
        municipalities::by_name(name)
            .or_else(|| municipalities::by_name(&capital))
            .or_else(|| municipalities::by_code(&format!("{name:0>3}")))
    };
    let municipality = if told.is_empty() { find(&city) } else { find(told) };
    if municipality.is_none() && !told.is_empty() {
        row.complain(
            Column::Municipality,
            format!("{told:?} is no municipality of 2026"),
            "its name, or its three digits",
        );
    }
    match municipality {
        Some(municipality) => {
            put_text(place, "municipality_code", &municipality.code);
            put_city(place, if city.is_empty() { &municipality.fi } else { &city }, "fi");
        }
        None => put_city(place, &city, "fi"),
    }
    municipality
}

fn position(row: &mut Row<'_>, place: &mut Object, municipality: Option<&Municipality>) {
    let point = row.number(Column::Lat).zip(row.number(Column::Lon));
    if put_point(place, point, "exact") {
        return;
    }
    if let Some((lat, lon)) = point {
        row.complain(Column::Lat, format!("{lat}, {lon} is no point in Finland"), "degrees: 60,17 and 24,94");
    }
    if let Some(municipality) = municipality {
        put_point(place, Some((municipality.lat, municipality.lon)), "municipality");
    }
}
