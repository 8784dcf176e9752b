//! `ovi feed …`: from other people's data to files that any host can carry.

mod check;
mod diff;
mod export;
mod publish;
mod report;
mod serve;
mod sign;

use std::path::{Path, PathBuf};

use avoin_ovi::domain::time::to_civil;
use avoin_ovi::feed::write::{Roots, Rotation};
use avoin_ovi::publish::generate::{self, Amount};
use avoin_ovi::publish::import::{self, Source};
use avoin_ovi::publish::{build, init, refresh, verify};
use avoin_ovi::store::examine_tiles;
use chrono::NaiveDate;
use clap::Subcommand;
use serde_json::json;

use super::{Failure, existing, now, output};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a source folder: feed.json, the sheets' headings, no records
    Init {
        src: PathBuf,
        /// Start with the records of the directory inside the program
        #[arg(long)]
        from_embedded: bool,
    },
    /// Say what is wrong or odd in a source folder, with file, line and field
    Check {
        src: PathBuf,
        /// Every warning, however many there are of one kind
        #[arg(long)]
        all: bool,
    },
    /// Say what families will notice between two folders, each a built feed or a source folder
    Diff { old: PathBuf, new: PathBuf },
    /// Bring a file of another format into a source folder; nothing made by hand is lost
    Import {
        /// linked-events, ptv, hauki, tpr, csv, ics, osm or schema-org
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
    /// Import again what the folder's imports.toml lists, over the web and from disk
    Refresh {
        src: PathBuf,
        /// Only this import; may be given several times
        #[arg(long, value_name = "NAME")]
        only: Vec<String>,
        /// This import may lose over a fifth of its records
        #[arg(long, value_name = "NAME")]
        accept_loss: Vec<String>,
    },
    /// Make the feed's files
    Build {
        src: PathBuf,
        /// The folder that a host will serve
        #[arg(long, value_name = "PUBLIC")]
        out: PathBuf,
        /// The folder of keys that `ovi feed keygen` made; without it the feed is unsigned
        #[arg(long, value_name = "DIR")]
        keys: Option<PathBuf>,
        /// Leave out records with errors instead of refusing
        #[arg(long)]
        skip_bad: bool,
        /// Begin a new count: where PUBLIC was lost, or its numbers were driven to their end
        #[arg(long)]
        new_epoch: bool,
    },
    /// Make a publisher's keys
    Keygen {
        /// A new folder; its *.key files are secret
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The publisher's name inside signatures
        #[arg(long, default_value = "avoin-ovi-feed")]
        name: String,
        /// How many root keys; each belongs somewhere else, offline
        #[arg(long, default_value_t = Roots::default().keys)]
        roots: usize,
        /// How many of them must sign a new key set
        #[arg(long, default_value_t = Roots::default().threshold)]
        threshold: usize,
    },
    /// Make the next key set: a new key for the head, or a new root in the place of one that was lost or stolen
    Rotate {
        /// The folder of keys
        #[arg(long, value_name = "DIR")]
        keys: PathBuf,
        /// A root's secret file; give as many as must sign
        #[arg(long = "root", value_name = "FILE", required = true)]
        roots: Vec<PathBuf>,
        /// Make a new key for the head; the present one counts no more
        #[arg(long)]
        new_head: bool,
        /// The name of a root that a new one takes the place of, such as example.org/root-2
        #[arg(long = "replace-root", value_name = "NAME")]
        replaced: Vec<String>,
    },
    /// Sign what a feed's folder holds: later dates for the same content, or the first signature of an unsigned build
    Sign {
        public: PathBuf,
        /// The folder of keys that `ovi feed keygen` made
        #[arg(long, value_name = "DIR")]
        keys: PathBuf,
        /// How many days it is good; as many as before otherwise
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3660))]
        valid_days: Option<u32>,
    },
    /// Bring a feed's folder to a host: content first, the head last; safe to repeat
    Publish {
        public: PathBuf,
        /// A folder, or s3://bucket/prefix with the usual AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for
        /// another store than Amazon's, AWS_ENDPOINT_URL
        #[arg(long, value_name = "TARGET")]
        to: String,
    },
    /// Write a page about a source folder's condition: what is covered, how fresh, what is missing, what to do next
    Report {
        src: PathBuf,
        #[arg(long, value_name = "FILE.html")]
        out: PathBuf,
        /// fi, sv or en
        #[arg(long, default_value = "fi")]
        language: String,
    },
    /// Write a directory as GeoJSON, iCalendar, schema.org, HSDS or sheets
    Export(export::Export),
    /// Serve a feed's folder on this machine, for trying it out
    Serve {
        public: PathBuf,
        #[arg(long, default_value_t = 8090)]
        port: u16,
        /// Something that goes wrong, to see what the app says of it: truncate, slow, silent, 429, 500, html, flip, redirect,
        /// stale-head, endless or missing
        #[arg(long = "fault", value_name = "FAULT")]
        faults: Vec<String>,
    },
    /// Say that somebody checked these records with the places themselves
    Verify {
        src: PathBuf,
        #[arg(required = true)]
        ids: Vec<String>,
        /// Who checked
        #[arg(long)]
        by: String,
        /// The day of the check; today otherwise
        #[arg(long)]
        date: Option<String>,
    },
    /// Make a synthetic country, the same for the same numbers
    Generate {
        #[arg(long, default_value_t = 10_000)]
        places: usize,
        #[arg(long, default_value_t = 8_000)]
        series: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Records that differ from those without edits
        #[arg(long, default_value_t = 0)]
        edits: usize,
        /// The source folder
        #[arg(long, value_name = "SRC")]
        out: PathBuf,
    },
}

pub fn run(command: Command, as_json: bool) -> Result<(), Failure> {
    match command {
        Command::Init { src, from_embedded } => start(&src, from_embedded, as_json),
        Command::Check { src, all } => check::run(&existing(src)?, all, as_json),
        Command::Diff { old, new } => diff::run(&existing(old)?, &existing(new)?, as_json),
        Command::Import { from, file, out, name, skip_bad } => {
            let source = Source::parse(&from).map_err(Failure::Usage)?;
            let input = existing(file)?;
            let name = name.unwrap_or_else(|| import::name_of(&input));
            import(source, &import::Options { skip_bad, ..import::Options::new(input, out, name, now()?) }, as_json)
        }
        Command::Refresh { src, only, accept_loss } => {
            let patience = refresh::Patience::default();
            refreshed(&refresh::Task { src: existing(src)?, only, accept_loss, patience, now: now()? }, as_json)
        }
        Command::Build { src, out, keys, skip_bad, new_epoch } => {
            let (src, now, examine) = (existing(src)?, now()?, examine_tiles);
            build(&build::Options { src, out, keys, skip_bad, new_epoch, now, examine }, as_json)
        }
        Command::Keygen { out, name, roots, threshold } => {
            keygen(&out, &name, Roots { threshold, keys: roots }, as_json)
        }
        Command::Rotate { keys, roots, new_head, replaced } => {
            rotate(&existing(keys)?, &Rotation { roots, new_head, replaced }, as_json)
        }
        Command::Sign { public, keys, valid_days } => sign::run(&existing(public)?, &keys, valid_days, as_json),
        Command::Publish { public, to } => publish::run(&existing(public)?, &to, as_json),
        Command::Report { src, out, language } => report::run(&existing(src)?, &out, &language, as_json),
        Command::Export(asked) => export::run(asked, as_json),
        Command::Serve { public, port, faults } => serve::run(existing(public)?, port, &faults),
        Command::Verify { src, ids, by, date } => mark(&existing(src)?, &ids, &by, date.as_deref(), as_json),
        Command::Generate { places, series, seed, edits, out } => {
            let made = generate::generate(Amount { places, series, seed, edits }, &out)?;
            let counts = json!({
                "places": made.places, "series": made.series, "organizations": made.organizations, "edited": made.edited,
            });
            output::either(as_json, &counts, || {
                format!(
                    "{} places, {} series, {} organizations, {} edited",
                    made.places, made.series, made.organizations, made.edited
                )
            })
        }
    }
}

fn start(src: &Path, from_embedded: bool, as_json: bool) -> Result<(), Failure> {
    let mut written = init::init(src)?;
    if from_embedded {
        written.extend(super::embedded::write_records(src)?);
    }
    output::either(as_json, &json!({"src": src, "files": written}), || {
        format!(
            "{}: {}\nNext: fill in the sheets, then `ovi feed check {}`",
            src.display(),
            written.join(", "),
            src.display()
        )
    })
}

fn import(source: Source, options: &import::Options, as_json: bool) -> Result<(), Failure> {
    let (written, problems) = import::run(source, options)?;
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    for file in written {
        let counts = json!({
            "file": file.file, "records": file.records, "new": file.new, "changed": file.changed, "gone": file.gone,
        });
        output::either(as_json, &counts, || {
            format!(
                "{}: {} records, {} new, {} changed, {} gone",
                file.file, file.records, file.new, file.changed, file.gone
            )
        })?;
    }
    Ok(())
}

/// A dead source is a fault of the network (3), a loss that nobody agreed to one of the input (1), which weighs more.
fn refreshed(task: &refresh::Task, as_json: bool) -> Result<(), Failure> {
    use refresh::Outcome;

    let mut shown = Ok(());
    let reports = refresh::refresh(task, |report| {
        report.problems.iter().for_each(|problem| eprintln!("{}: {problem}", report.name));
        let name = &report.name;
        let (outcome, message) = match &report.outcome {
            Outcome::Imported(written) => {
                let sum = |count: fn(&import::Written) -> usize| written.iter().map(count).sum::<usize>();
                let words = format!(
                    "{} records, {} new, {} changed, {} gone",
                    sum(|file| file.records),
                    sum(|file| file.new),
                    sum(|file| file.changed),
                    sum(|file| file.gone)
                );
                ("imported", words)
            }
            Outcome::Dead(why) => ("dead", format!("{why}: what it brought before stays")),
            Outcome::Refused { before, after } => (
                "refused",
                format!(
                    "{after} records instead of {before}: nothing was written; --accept-loss {name} takes it as the truth"
                ),
            ),
            Outcome::Unreadable(problems) => {
                problems.iter().for_each(|problem| eprintln!("{name}: {problem}"));
                ("unreadable", "what it brought before stays".to_owned())
            }
        };
        let fetched = report.fetched.unwrap_or_default();
        let whole = json!({
            "name": name, "outcome": outcome, "message": message, "pages": fetched.pages,
            "unchanged_pages": fetched.unchanged, "bytes": fetched.bytes,
        });
        let line = output::either(as_json, &whole, || format!("{name}: {outcome}: {message}"));
        if shown.is_ok() {
            shown = line;
        }
    })?;
    shown?;
    let has = |is: fn(&Outcome) -> bool| reports.iter().any(|report| is(&report.outcome));
    match () {
        () if has(|outcome| matches!(outcome, Outcome::Refused { .. } | Outcome::Unreadable(_))) => {
            Err(Failure::Told(1))
        }
        () if has(|outcome| matches!(outcome, Outcome::Dead(_))) => Err(Failure::Told(3)),
        () => Ok(()),
    }
}

fn build(options: &build::Options, as_json: bool) -> Result<(), Failure> {
    let built = build::build(options)?;
    built.problems.iter().for_each(|problem| eprintln!("{problem}"));
    let left_out = built.problems.iter().filter(|problem| problem.is_error()).count();
    if left_out > 0 {
        eprintln!("ovi: left out what has errors ({left_out})");
    }
    let written = &built.written;
    let shards: Vec<_> = written
        .shards
        .iter()
        .map(|shard| {
            json!({
                "shard": shard.key.to_string(), "sequence": shard.sequence, "changed": shard.changed,
                "records": shard.records, "size": shard.size, "decoded_size": shard.decoded_size,
                "delta_size": shard.delta_size,
            })
        })
        .collect();
    let root = written.root.as_ref().map(ToString::to_string);
    let whole = json!({
        "out": options.out, "sequence": written.sequence, "changed": written.changed, "shards": shards, "root": root,
        "packs": written.packs, "pack_bytes": written.pack_bytes, "delta_size": written.delta_size,
    });
    output::either(as_json, &whole, || {
        let records: u64 = written.shards.iter().map(|shard| shard.records).sum();
        let size: u64 = written.shards.iter().map(|shard| shard.size).sum();
        let news = if written.changed { "" } else { ", nothing new" };
        let link = root.as_ref().map(|root| format!("\nLink: https://…/#root={root}")).unwrap_or_default();
        let shards = written.shards.len();
        let delta = written.delta_size.map(|size| format!(", {size} from the build before")).unwrap_or_default();
        let packs = match written.packs {
            0 => String::new(),
            count => format!(", {count} packs of street tiles with {} bytes", written.pack_bytes),
        };
        format!(
            "Sequence {}: {records} records in {shards} shards, {size} bytes{delta}{packs}{news}{link}",
            written.sequence
        )
    })
}

fn keygen(out: &Path, name: &str, roots: Roots, as_json: bool) -> Result<(), Failure> {
    let keys = build::keygen(out, name, roots)?;
    let root = keys.fingerprint().to_string();
    output::either(as_json, &json!({"out": out, "root": root}), || {
        format!(
            "{}: root.json goes to readers, head.key signs each build.\nMove the {} root-*.key to sticks in drawers of \
             their own: {} of them sign a new key set.\nThe feed's link ends with #root={root}",
            out.display(),
            roots.keys,
            roots.threshold,
        )
    })
}

fn rotate(folder: &Path, rotation: &Rotation, as_json: bool) -> Result<(), Failure> {
    let keys = build::rotate(folder, rotation)?;
    let (version, root) = (keys.version(), keys.fingerprint().to_string());
    output::either(as_json, &json!({"keys": folder, "version": version, "root": root}), || {
        format!(
            "{}: key set {version} is signed. Build and publish now; the feed's link stays #root={root}",
            folder.display()
        )
    })
}

fn mark(src: &Path, ids: &[String], by: &str, date: Option<&str>, as_json: bool) -> Result<(), Failure> {
    let today = to_civil(now()?).date();
    let on = match date {
        None => today,
        Some(text) => text
            .parse::<NaiveDate>()
            .map_err(|_| Failure::Usage(format!("--date is {text:?}, and that is no date such as 2026-11-24")))?,
    };
    let marked = verify::verify(src, ids, by, on, today)?;
    output::either(as_json, &json!({"verified": marked, "by": by, "date": on.to_string()}), || {
        format!("{}: checked by {by} on {on}", marked.join(", "))
    })
}
