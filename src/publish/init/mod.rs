//! Starting a publisher: a folder that builds at once, with the headings of every sheet and not one made-up record.

use std::path::Path;

use serde_json::{Value, json};

use super::problem::{Problem, PublishError, write_whole};

/// The sheets a publisher may fill in, with the columns that most need.
const TEMPLATES: &[(&str, &str)] = &[
    ("organizations.csv", "id,kind,name.fi,name.sv,name.en,url,contact.phone,contact.email"),
    (
        "places.csv",
        "id,kind,name.fi,name.sv,name.en,summary.fi,summary.sv,summary.en,first_visit.fi,municipality_code,\
         address.street.fi,address.postal_code,address.city.fi,lat,lon,position,arrival.fi,operator_ids,\
         hours.value,hours.scope,hours.holidays,hours.seasons,hours.note.fi,hours.stated_on,\
         access.drop_in,access.registration.required,access.cost.kind,access.cost.note.fi,access.led_by,\
         audience.age_min_months,audience.age_max_months,audience.note.fi,languages.activity,languages.staff,\
         accessibility.items.step_free_entrance,accessibility.items.accessible_toilet,\
         accessibility.items.changing_table,accessibility.items.stroller_access,accessibility.note.fi,\
         contact.phone,contact.email,contact.web,verified_at,verified_by,source.name,source.url,source.license,\
         source.date",
    ),
    (
        "events.csv",
        "id,place_id,name.fi,name.sv,name.en,summary.fi,when_text.fi,start,end,rrule,season.from,season.to,breaks,\
         exdates,access.drop_in,access.registration.required,access.cost.kind,audience.age_min_months,\
         audience.age_max_months,languages.activity,verified_at,verified_by,source.name,source.url,\
         source.date",
    ),
    (
        "services.csv",
        "id,kind,name.fi,name.sv,name.en,summary.fi,provider_id,area_codes,life_situations,tasks,role,fallback_id",
    ),
    (
        "channels.csv",
        "service_id,id,kind,number,url,hours.value,hours.scope,hours.holidays,hours.stated_on,languages,cost.kind,\
         anonymous,confidence",
    ),
    ("overlay.csv", "id,field,value,by,date"),
    ("closures.csv", "id,status,from,until,source"),
    ("withdrawn.csv", "id,since"),
    ("twins.csv", "id,same_as"),
];

/// For whoever fills the sheets in.
const READMES: [(&str, &str); 3] = [
    ("README.md", include_str!("README.md")),
    ("README.sv.md", include_str!("README.sv.md")),
    ("README.en.md", include_str!("README.en.md")),
];

/// Makes a source folder. One that is there already is left alone.
pub fn init(folder: &Path) -> Result<Vec<String>, PublishError> {
    let feed = folder.join("feed.json");
    if feed.exists() {
        return Err(PublishError::input(
            Problem::error("feed.json", None, format!("{} is a source folder already", folder.display()))
                .suggest("edit it, or choose another folder"),
        ));
    }
    let full = std::path::absolute(folder).map_err(PublishError::disk(folder))?;
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "feed".to_owned());
    let info: Value = json!({
        "publisher": name,
        "title": {"fi": name},
        "contact": "",
        "languages": ["fi", "sv", "en"],
        "regions": [],
        "valid_days": super::folder::VALID_DAYS,
        "attribution": [],
    });
    let mut written = Vec::new();
    let mut write = |file: &str, text: String| -> Result<(), PublishError> {
        let path = folder.join(file);
        if !path.exists() {
            write_whole(&path, text.as_bytes())?;
            written.push(file.to_owned());
        }
        Ok(())
    };
    for (file, heading) in TEMPLATES {
        // As spreadsheet programs of Finland open a sheet by a double click: a mark that says UTF-8, and semicolons.
        write(file, format!("\u{feff}{}\r\n", heading.replace(',', ";")))?;
    }
    for (file, text) in READMES {
        write(file, text.to_owned())?;
    }
    write("feed.json", serde_json::to_string_pretty(&info).unwrap_or_default() + "\n")?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::super::folder::SourceFolder;
    use super::*;

    #[test]
    fn a_new_folder_checks_clean_and_holds_no_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("myhva");
        assert!(init(&path).unwrap().contains(&"places.csv".to_owned()));
        let checked = check(SourceFolder::read(&path).unwrap());
        assert_eq!(checked.problems, []);
        assert!(checked.records.is_empty());
        assert_eq!(checked.info.publisher, "myhva");
        let sheet = std::fs::read_to_string(path.join("places.csv")).unwrap();
        assert!(
            sheet.starts_with("\u{feff}id;kind;name.fi;") && sheet.contains(";verified_at;verified_by;"),
            "{sheet}"
        );
        // Every column that a README speaks of is one that the sheets have.
        for (file, text) in READMES {
            for field in ["verified_at", "hours.scope", "rrule", "municipality_code", "season.to"] {
                assert!(text.contains(&format!("**{field}**")), "{file} says nothing of {field}");
            }
        }
        assert!(matches!(init(&path), Err(PublishError::Input(_))), "never over an existing folder");
    }
}
