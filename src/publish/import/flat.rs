//! Sheets of flat columns (`name_fi`, `hours_value`, `source_date`), the curated directory's own kind, and sheets of
//! dotted columns (`name.fi`), and sheets under people's own headings (`people`): `ovi feed import --from csv`.
//!
//! A sheet is known by its headings, so its file may have any name. A folder brings every sheet in it.

use std::path::{Path, PathBuf};

use super::super::columns;
use super::super::problem::{Problem, PublishError};
use super::super::table::Table;
use super::{Batch, Options, admin, calendar, file_name, files, people, places, services, sessions, words};

/// The licence of the curated rows: facts from the named page, told in our words.
pub const CURATED_LICENSE: &str = "CC0-1.0";

/// The prefix of the curated directory's short ids.
pub const PREFIX: &str = "avoinovi:";

/// What a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Places,
    Sessions,
    Services,
    Channels,
    Closures,
    Twins,
    SchoolHolidays,
    Municipalities,
    Counties,
    LifeSituations,
    Tasks,
    Criteria,
    Terms,
    Dotted(&'static str),
    /// Places under people's own headings.
    People,
}

/// Known by these headings; the first that fits wins.
const SHEETS: &[(Sheet, &[&str])] = &[
    (Sheet::Sessions, &["id", "place_id", "when_text_fi", "rrule"]),
    (Sheet::Channels, &["id", "service_id", "kind", "confidence", "hours_value"]),
    (Sheet::Services, &["id", "name_fi", "kind", "provider", "summary_fi"]),
    (Sheet::Places, &["id", "kind", "name_fi", "municipality_code"]),
    (Sheet::Closures, &["id", "same_as", "status", "from", "until"]),
    (Sheet::Twins, &["id", "same_as", "how"]),
    (Sheet::SchoolHolidays, &["municipality_code", "school_year", "kind", "from", "to"]),
    (Sheet::Municipalities, &["code", "name_fi", "hva_code", "centre_lat"]),
    (Sheet::Counties, &["hva_code", "name_fi", "municipality_codes"]),
    (Sheet::LifeSituations, &["id", "name_fi", "order", "service_ids"]),
    (Sheet::Criteria, &["id", "criterion_fi", "theme_fi", "order"]),
    (Sheet::Terms, &["id", "fi", "sv", "en", "confidence"]),
    (Sheet::Tasks, &["id", "name_fi", "name_sv", "name_en", "order"]),
];

/// Imports a sheet, or all sheets of a folder.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let folder = options.input.is_dir();
    let paths: Vec<PathBuf> = if folder { files(&options.input, "csv")? } else { vec![options.input.clone()] };
    let mut batch = Batch::default();
    let mut known = false;
    for path in &paths {
        let name = file_name(path);
        let table = Table::read(path, &name)?;
        match recognise(&table, path) {
            // Channels belong to services, which read the sheet beside their own.
            Some(Sheet::Channels) if folder => known = true,
            Some(sheet) => {
                take(sheet, &table, path, options, &mut batch)?;
                known = true;
            }
            None if folder => batch.problems.push(Problem::warning(&name, 1, "not a sheet of records: left alone")),
            None => {}
        }
    }
    if known {
        return Ok(batch);
    }
    let name = file_name(&options.input);
    Err(PublishError::input(
        Problem::error(&name, 1, "the headings are not those of a sheet of places, events, services or the like").suggest(
            "head the columns Nimi, Osoite, Kunta, Aukioloajat …; or name the file after its collection (places.csv) and \
             head them id, kind, name.fi, municipality_code, …",
        ),
    ))
}

fn recognise(table: &Table, path: &Path) -> Option<Sheet> {
    let dotted = table.headings.iter().any(|heading| heading.starts_with("name.") || heading.starts_with("text."));
    if dotted {
        return columns::stem_of(&file_name(path)).map(Sheet::Dotted);
    }
    let flat = SHEETS.iter().find(|(_, headings)| headings.iter().all(|heading| table.has(heading)));
    flat.map(|(sheet, _)| *sheet).or_else(|| people::is_peoples(table).then_some(Sheet::People))
}

fn take(sheet: Sheet, table: &Table, path: &Path, options: &Options, batch: &mut Batch) -> Result<(), PublishError> {
    let beside = |name: &str| -> Result<Option<Table>, PublishError> {
        let other = path.with_file_name(name);
        if other.exists() { Table::read(&other, name).map(Some) } else { Ok(None) }
    };
    match sheet {
        Sheet::Places => places::import(table, batch),
        Sheet::Sessions => sessions::import(table, beside("places.csv")?.as_ref(), options.now, batch),
        Sheet::Services => services::import(table, beside("channels.csv")?.as_ref(), batch),
        Sheet::Channels => {
            return Err(PublishError::input(
                Problem::error(&table.file, 1, "channels come with their services")
                    .suggest("import services.csv; channels.csv beside it is read too"),
            ));
        }
        Sheet::Closures => places::import_closures(table, batch),
        Sheet::Twins => places::import_twins(table, batch),
        Sheet::SchoolHolidays => calendar::import(table, batch),
        Sheet::Municipalities => admin::import_municipalities(table, batch),
        Sheet::Counties => admin::import_counties(table, batch),
        Sheet::LifeSituations => words::import_life_situations(table, batch),
        Sheet::Tasks => words::import_tasks(table, batch),
        Sheet::Criteria => words::import_criteria(table, batch),
        Sheet::Terms => words::import_terms(table, batch),
        Sheet::Dotted(stem) => {
            let (records, problems) = columns::records(table, stem);
            batch.problems.extend(problems);
            records.into_iter().for_each(|(_, record)| batch.add(stem, record));
        }
        Sheet::People => people::import(table, options, batch),
    }
    Ok(())
}
