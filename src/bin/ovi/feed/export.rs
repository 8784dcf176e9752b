//! `ovi feed export`: a directory in other people's formats.

use std::path::{Path, PathBuf};

use avoin_ovi::publish::export::{Directory, Format, export};
use avoin_ovi::publish::problem::write_whole;
use clap::Args;
use serde_json::json;

use super::super::{Failure, existing, now, output};

#[derive(Debug, Args)]
pub struct Export {
    /// A source folder or a built feed
    src: PathBuf,
    /// geojson, ics, schema-org, hsds or csv
    #[arg(long = "as", value_name = "FORMAT")]
    format: String,
    /// The file; for csv a new folder of sheets
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// One place with what takes place there
    #[arg(long, value_name = "ID", conflicts_with = "area")]
    place: Option<String>,
    /// The places of an area: kunta-091, hva-90
    #[arg(long, value_name = "CODE")]
    area: Option<String>,
    /// In which language to tell what a format has room for only once
    #[arg(long, default_value = "fi")]
    language: String,
}

pub fn run(asked: Export, as_json: bool) -> Result<(), Failure> {
    let Some(format) = Format::parse(&asked.format) else {
        let known = "geojson, ics, schema-org, hsds and csv";
        return Err(Failure::Usage(format!("--as is {:?}, and the formats are {known}", asked.format)));
    };
    let mut directory = Directory::read(&existing(asked.src)?)?;
    if let Some(place) = &asked.place {
        directory = directory.of_place(place)?;
    }
    if let Some(area) = &asked.area {
        directory = directory.of_area(area)?;
    }
    if format.is_folder() && asked.out.join("feed.json").exists() {
        let message = format!("{} is a source folder already: name a new one", asked.out.display());
        return Err(Failure::Usage(message));
    }
    let exported = export(&directory, format, &asked.language, now()?)?;
    for (name, text) in &exported.files {
        let path = if name.is_empty() { asked.out.clone() } else { asked.out.join(name) };
        write_whole(Path::new(&path), text.as_bytes())?;
    }
    let bytes: usize = exported.files.iter().map(|(_, text)| text.len()).sum();
    let whole = json!({
        "out": asked.out, "as": asked.format, "records": exported.records, "beside": exported.beside, "bytes": bytes,
    });
    output::either(as_json, &whole, || {
        let beside = match exported.beside {
            0 => String::new(),
            count => format!(", {count} of them as JSON beside the sheets"),
        };
        format!("{}: {} records{beside}, {bytes} bytes", asked.out.display(), exported.records)
    })
}
