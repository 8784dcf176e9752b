//! "I checked these today": the one act by which a place becomes plainly open.
//!
//! Written as corrections in `overlay.csv`, so that the next import doesn't forget it.

use std::path::Path;

use chrono::NaiveDate;

use super::assemble::assemble;
use super::folder::SourceFolder;
use super::problem::{Problem, PublishError, write_whole};
use super::table::delimiter;

const FILE: &str = "overlay.csv";
const HEADINGS: [&str; 5] = ["id", "field", "value", "by", "date"];

/// Marks records as verified by somebody on a day. An id that no record has marks nothing at all. `today` is when the
/// marks were made.
pub fn verify(
    folder: &Path,
    ids: &[String],
    by: &str,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<String>, PublishError> {
    if by.trim().is_empty() {
        return Err(PublishError::Usage("--by names who checked".to_owned()));
    }
    if on > today {
        return Err(PublishError::Usage(format!("{on} is still to come")));
    }
    let mut source = SourceFolder::read(folder)?;
    let twins = source.twins.clone();
    let records = assemble(&mut source);
    let mut marked = Vec::new();
    let mut unknown = Vec::new();
    for id in ids {
        let known = |id: &str| records.iter().any(|record| record.id() == id);
        let joined = twins.iter().find(|twin| twin.id == *id).map(|twin| twin.same_as.clone());
        match [Some(id.clone()), joined].into_iter().flatten().find(|id| known(id)) {
            Some(id) => marked.push(id),
            None => {
                let close =
                    records.iter().map(|record| (strsim::normalized_damerau_levenshtein(record.id(), id), record.id()));
                let best = close.filter(|(nearness, _)| *nearness > 0.7).max_by(|a, b| a.0.total_cmp(&b.0));
                let file = folder.display().to_string();
                let problem = Problem::error(&file, None, format!("no record has the id {id}")).field("id").id(id);
                unknown.push(match best {
                    Some((_, best)) => problem.suggest(format!("did you mean {best}?")),
                    None => problem,
                });
            }
        }
    }
    if !unknown.is_empty() {
        return Err(PublishError::Input(unknown));
    }
    let mut rows: Vec<[String; 5]> = source
        .corrections
        .into_iter()
        .filter(|row| !(marked.contains(&row.id) && matches!(row.field.as_str(), "verified_at" | "verified_by")))
        .map(|row| [row.id, row.field, row.value, row.by, row.date])
        .collect();
    for id in &marked {
        for (field, value) in [("verified_at", on.to_string()), ("verified_by", by.to_owned())] {
            rows.push([id.clone(), field.to_owned(), value, by.to_owned(), today.to_string()]);
        }
    }
    write(folder, &rows)?;
    Ok(marked)
}

fn write(folder: &Path, rows: &[[String; 5]]) -> Result<(), PublishError> {
    let path = folder.join(FILE);
    // As the sheet was: whoever opens it by a double click finds it the same.
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    let (mark, text) = match before.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", before.as_str()),
    };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter(text)).from_writer(mark.as_bytes().to_vec());
    let written = writer.write_record(HEADINGS).and_then(|()| rows.iter().try_for_each(|row| writer.write_record(row)));
    let bytes = written.map_err(|error| std::io::Error::other(error.to_string()));
    let bytes = bytes.and_then(|()| writer.into_inner().map_err(|error| std::io::Error::other(error.to_string())));
    write_whole(&path, &bytes.map_err(PublishError::disk(&path))?)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::*;

    #[test]
    fn a_check_is_marked_once_and_survives() {
        let folder = tempfile::tempdir().unwrap();
        super::super::init::init(folder.path()).unwrap();
        let places = folder.path().join("places.csv");
        std::fs::write(&places, "id,kind,name.fi,municipality_code,lat,lon\na:1,library,Kirjasto,091,60.2,24.9\n")
            .unwrap();
        let day = |text: &str| text.parse().unwrap();
        let ids = ["a:1".to_owned()];
        for on in ["2026-11-01", "2026-11-24"] {
            verify(folder.path(), &ids, "Aino, \"MLL\"", day(on), day("2026-11-24")).unwrap();
        }
        let checked = check(SourceFolder::read(folder.path()).unwrap());
        assert_eq!(checked.problems, []);
        let canonical = &checked.records[0].canonical;
        assert!(
            canonical.contains(r#""verified_at":"2026-11-24""#) && canonical.contains(r#"Aino, \"MLL\""#),
            "{canonical}"
        );
        assert!(
            canonical.contains(r#""modified_at":"2026-11-24T00:00:00Z""#),
            "the record changed that day: {canonical}"
        );
        assert_eq!(std::fs::read_to_string(folder.path().join(FILE)).unwrap().lines().count(), 3);
        let wrong = verify(folder.path(), &["a:2".to_owned()], "Aino", day("2026-11-24"), day("2026-11-24"));
        assert!(matches!(wrong, Err(PublishError::Input(_))));
    }
}
