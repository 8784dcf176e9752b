//! `ovi feed …`: from other people's data to files that any host can carry.

use std::path::PathBuf;

use avoin_ovi::publish::import::{self, Options, Source};
use clap::Subcommand;
use serde_json::json;

use super::{Failure, existing, now, output};

#[derive(Debug, Subcommand)]
pub enum Command {
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
