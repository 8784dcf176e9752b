//! `ovi saved`: what a person keeps.

use std::path::PathBuf;

use avoin_ovi::domain::id::check_id;
use avoin_ovi::publish::problem::{read_text, write_whole};
use avoin_ovi::store::{Saved, SavedNow};
use avoin_ovi::sync::Stage;
use chrono::SecondsFormat;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::show::{self, Object, put, words};
use super::{Failure, data, existing, now, output};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the databases; made when it is missing
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Keep a place, an event or a service
    Add { id: String },
    /// Keep it no more
    Remove { id: String },
    /// What is kept, as it is now
    List,
    /// Write what is kept to a file
    Export { file: PathBuf },
    /// Add what a file keeps
    Import { file: PathBuf },
}

pub fn run(arguments: Arguments, as_json: bool) -> Result<(), Failure> {
    let Some(folder) = arguments.data else {
        return Err(Failure::Usage("--data DIR is missing".to_owned()));
    };
    let mut store = data::open(&folder, Stage::Everything)?;
    let at = now()?;
    match arguments.command {
        Command::Add { id } => {
            check_id(&id).map_err(|error| Failure::Input(error.to_string()))?;
            if !store.is_saved(&id)? && !store.can_be_saved(&id)? {
                return Err(Failure::Input(format!("{id}: the directory has no place, event or service of this id")));
            }
            let added = store.saved_add(&id, at)?;
            output::either(as_json, &json!({"id": id, "added": added}), || {
                if added { format!("{id} is saved") } else { format!("{id} was saved before") }
            })
        }
        Command::Remove { id } => {
            let removed = store.saved_remove(&id, at)?;
            output::either(as_json, &json!({"id": id, "removed": removed}), || {
                if removed { format!("{id} is removed") } else { format!("{id} was not saved") }
            })
        }
        Command::List => list(&store.saved_list(at)?, as_json),
        Command::Export { file } => {
            let text = store.saved_export()?;
            write_whole(&file, (text + "\n").as_bytes())?;
            output::either(as_json, &json!({"file": file}), || file.display().to_string())
        }
        Command::Import { file } => {
            let name = file.display().to_string();
            let text = read_text(&existing(file)?, &name)?;
            let added = store.saved_import(&text, at).map_err(|error| match Failure::from(error) {
                Failure::Input(message) => Failure::Input(format!("{name}: {message}")),
                other => other,
            })?;
            output::either(as_json, &json!({"added": added}), || format!("{added} added"))
        }
    }
}

fn list(saved: &[Saved], as_json: bool) -> Result<(), Failure> {
    if as_json {
        return saved.iter().try_for_each(|saved| output::json(&whole(saved)));
    }
    let row = |saved: &Saved| {
        let (name, state) = match &saved.now {
            SavedNow::Place(row) => (words(&row.card.name).to_owned(), show::state(&row.availability)),
            SavedNow::Event(event) => (words(&event.name).to_owned(), event.status.as_str().to_owned()),
            SavedNow::Service(service) => (words(&service.name).to_owned(), String::new()),
            SavedNow::Gone(_) => (String::new(), "no longer in the directory".to_owned()),
        };
        vec![saved.id.clone(), name, state]
    };
    output::table(&["ID", "NAME", "STATE"], &saved.iter().map(row).collect::<Vec<_>>())
}

fn whole(saved: &Saved) -> Value {
    let mut object = Object::new();
    put(&mut object, "id", Some(saved.id.as_str()));
    put(&mut object, "saved_at", Some(saved.saved_at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    let (kind, name) = match &saved.now {
        SavedNow::Place(row) => {
            show::put_availability(&mut object, &row.availability);
            put(&mut object, "now_id", (row.card.id.as_str() != saved.id).then(|| row.card.id.as_str()));
            ("place", Some(&row.card.name))
        }
        SavedNow::Event(event) => {
            put(&mut object, "status", Some(event.status.as_str()));
            ("event", Some(&event.name))
        }
        SavedNow::Service(service) => ("service", Some(&service.name)),
        SavedNow::Gone(_) => ("gone", None),
    };
    put(&mut object, "type", Some(kind));
    put(&mut object, "name", name.map(words));
    object.into()
}
