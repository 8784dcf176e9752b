//! `ovi feed …`: from other people's data to files that any host can carry.

use std::path::PathBuf;

use avoin_ovi::feed::Collection;
use avoin_ovi::publish::check;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::import::{self, Options, Source};
use clap::Subcommand;
use serde_json::json;

use super::{Failure, existing, now, output};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong in a source folder, with file, line and field
    Check {
        /// The source folder
        src: PathBuf,
    },
    /// Bring a file of another format into a source folder; nothing made by hand is lost
    Import {
        /// csv, tpr or osm
        #[arg(long, value_name = "FORMAT")]
        from: String,
        /// The file, or for csv a folder of sheets
        file: PathBuf,
        /// The source folder
        #[arg(long, value_name = "SRC")]
        out: PathBuf,
        /// What to call this import in the names of its files; the file's own name otherwise
        #[arg(long)]
        name: Option<String>,
        /// Leave out rows with errors instead of refusing
        #[arg(long)]
        skip_bad: bool,
    },
}

pub fn run(command: Command, as_json: bool) -> Result<(), Failure> {
    match command {
        Command::Check { src } => check(existing(src)?, as_json),
        Command::Import { from, file, out, name, skip_bad } => {
            let source = Source::parse(&from).map_err(Failure::Usage)?;
            let input = existing(file)?;
            let name = name.unwrap_or_else(|| import::name_of(&input));
            let options = Options { input, out, name, now: now()?, skip_bad };
            let (written, problems) = import::run(source, &options)?;
            problems.iter().for_each(|problem| eprintln!("{problem}"));
            for file in written {
                if as_json {
                    output::json(&json!({
                        "file": file.file, "records": file.records, "new": file.new, "changed": file.changed, "gone": file.gone,
                    }))?;
                } else {
                    output::line(&format!(
                        "{}: {} records, {} new, {} changed, {} gone",
                        file.file, file.records, file.new, file.changed, file.gone
                    ))?;
                }
            }
            Ok(())
        }
    }
}

/// Problems are this command's result, so they go to stdout.
fn check(src: PathBuf, as_json: bool) -> Result<(), Failure> {
    let checked = check::check(SourceFolder::read(&src)?);
    for problem in &checked.problems {
        if as_json { output::json(&problem.to_json())? } else { output::line(&problem.to_string())? }
    }
    let errors = checked.errors();
    if !as_json {
        let counts: Vec<String> = Collection::ALL
            .iter()
            .map(|collection| (checked.count(*collection), collection.stem()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, stem)| format!("{count} {stem}"))
            .collect();
        let warnings = checked.problems.len() - errors;
        output::line(&format!(
            "{}: {errors} errors, {warnings} warnings",
            if counts.is_empty() { "no records".to_owned() } else { counts.join(", ") }
        ))?;
    }
    if errors > 0 { Err(Failure::Told(1)) } else { Ok(()) }
}
