//! The formats that can be imported, and the one way in.

use std::path::Path;

use super::super::problem::{Problem, PublishError};
use super::{
    Batch, Options, Written, file_name, flat, hauki, ics, linked_events, operators, osm, ptv, schema_org, tpr,
};

/// The formats that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Csv,
    Tpr,
    Osm,
    LinkedEvents,
    Ptv,
    Hauki,
    Ics,
    SchemaOrg,
}

/// Their words, as `--from` and `imports.toml` name them.
const SOURCES: &[(&str, Source)] = &[
    ("linked-events", Source::LinkedEvents),
    ("ptv", Source::Ptv),
    ("hauki", Source::Hauki),
    ("ics", Source::Ics),
    ("schema-org", Source::SchemaOrg),
    ("tpr", Source::Tpr),
    ("csv", Source::Csv),
    ("osm", Source::Osm),
];

impl Source {
    /// Reads the format's word; the error says which words there are.
    pub fn parse(word: &str) -> Result<Self, String> {
        let words = SOURCES.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let found = SOURCES.iter().find(|(known, _)| *known == word).map(|(_, source)| *source);
        found.ok_or_else(|| format!("{word:?} is no format that can be imported; these are: {words}"))
    }
}

impl Source {
    /// Whether a register writes it, and not the publisher: what is wrong in it nobody here can put right.
    fn is_foreign(self) -> bool {
        self != Self::Csv
    }
}

/// Imports a file or folder into the source folder.
pub fn run(source: Source, options: &Options) -> Result<(Vec<Written>, Vec<Problem>), PublishError> {
    prepare(source, options)?.write(options)
}

/// Reads a file or folder, without writing anything.
pub fn prepare(source: Source, options: &Options) -> Result<Batch, PublishError> {
    let mut batch = match source {
        Source::Csv => flat::import(options)?,
        Source::Tpr => tpr::import(options)?,
        Source::Osm => osm::import(options)?,
        Source::LinkedEvents => linked_events::import(options)?,
        Source::Ptv => ptv::import(options)?,
        Source::Hauki => hauki::import(options)?,
        Source::Ics => ics::import(options)?,
        Source::SchemaOrg => schema_org::import(options)?,
    };
    options.terms.apply(&mut batch);
    if source.is_foreign() {
        batch.prove(&file_name(&options.input));
    } else {
        batch.refuse(&file_name(&options.input));
    }
    Ok(batch)
}

/// An import's name from its file's: the stem, in small letters and hyphens. A collection's own name says nothing new
/// (`places.csv` would make `places-places.jsonl`), so its folder's stands in.
pub fn name_of(input: &Path) -> String {
    let stem = |path: &Path| path.file_stem().map(|stem| operators::slug(&stem.to_string_lossy())).unwrap_or_default();
    let own = stem(input);
    let folder = input.parent().map(stem).unwrap_or_default();
    let plain = [
        "places",
        "events",
        "sessions",
        "services",
        "organizations",
        "areas",
        "calendar",
        "notices",
        "plans",
        "vocabulary",
    ];
    let own = plain.iter().find_map(|stem| own.strip_prefix(&format!("{stem}-"))).map(str::to_owned).unwrap_or(own);
    match (plain.contains(&own.as_str()), folder.is_empty()) {
        (true, false) => folder,
        (true, true) => "imported".to_owned(),
        (false, _) => own,
    }
}
