//! Packs of street tiles in a source folder: `packs/packs.json` names them, the MBTiles files lie beside it.
//!
//! What an MBTiles file says is found by whoever has a database (`Examine`); what it means for a feed is judged here.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::folder::FeedInfo;
use super::problem::{Problem, PublishError, read_text};
use crate::domain::region::Region;
use crate::feed::hash::{Hash, Hasher};
use crate::feed::map_pack::{
    MAX_PACKS, MapPack, PackFault, TileFacts, check_name, check_pack_id, check_pack_size, map_pack_path,
};
use crate::feed::write::PackFile;

/// Opens an MBTiles file and tells what it is.
pub type Examine = fn(&Path) -> Result<TileFacts, PackFault>;

/// The folder inside a source folder, and the list in it.
const FOLDER: &str = "packs";
const LIST: &str = "packs/packs.json";
const FIELDS: [&str; 5] = ["id", "file", "name", "regions", "attribution"];

/// The packs that can be published, and what is wrong with them and with the others.
#[derive(Debug, Default)]
pub struct Packs {
    pub packs: Vec<PackFile>,
    pub problems: Vec<Problem>,
}

/// Reads and judges the packs of a source folder. Most folders have none.
pub fn packs(source: &Path, info: &FeedInfo, examine: Examine) -> Result<Packs, PublishError> {
    let path = source.join(LIST);
    let mut found = Packs::default();
    if !path.exists() {
        found.problems.extend(unlisted(source, &[])?);
        return Ok(found);
    }
    let listed = match serde_json::from_str(&read_text(&path, LIST)?) {
        Ok(Value::Array(listed)) => listed,
        Ok(_) => {
            let problem = Problem::error(LIST, None, "is no list of packs");
            found.problems.push(
                problem.suggest(r#"[{"id": "helsinki", "file": "helsinki.mbtiles", "name": {"fi": "Helsinki"}}]"#),
            );
            return Ok(found);
        }
        Err(error) => {
            found.problems.push(Problem::error(LIST, error.line() as u64, format!("no JSON: {error}")));
            return Ok(found);
        }
    };
    if listed.len() > MAX_PACKS {
        let message = format!("names {} packs, and {MAX_PACKS} are the most", listed.len());
        found.problems.push(Problem::error(LIST, None, message));
    }
    let mut files = Vec::new();
    for (index, entry) in listed.iter().enumerate().take(MAX_PACKS) {
        files.extend(entry["file"].as_str().map(str::to_owned));
        let mut entry = Entry { source, index, value: entry, problems: Vec::new() };
        let read = entry.read(info, examine)?;
        let mut problems = entry.problems;
        if let Some(PackFile { pack, .. }) = &read
            && found.packs.iter().any(|other| other.pack.id == pack.id)
        {
            let message = format!("{:?} is the id of another pack too", pack.id);
            problems.push(Problem::error(LIST, None, message).field(format!("[{index}].id")).id(&pack.id));
        }
        if !problems.iter().any(Problem::is_error) {
            found.packs.extend(read);
        }
        found.problems.extend(problems);
    }
    found.problems.extend(unlisted(source, &files)?);
    Ok(found)
}

/// MBTiles files that nobody names: probably a slip.
fn unlisted(source: &Path, files: &[String]) -> Result<Vec<Problem>, PublishError> {
    let folder = source.join(FOLDER);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(PublishError::disk(&folder))? {
        let path = entry.map_err(PublishError::disk(&folder))?.path();
        if path.extension().is_some_and(|extension| extension == "mbtiles") {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.retain(|name| !files.contains(name));
    names.sort();
    let told = |name: String| {
        Problem::warning(&format!("{FOLDER}/{name}"), None, "no entry of packs.json names it: it is left alone")
    };
    Ok(names.into_iter().map(told).collect())
}

/// One entry of the list, on its way to be a pack.
struct Entry<'a> {
    source: &'a Path,
    index: usize,
    value: &'a Value,
    problems: Vec<Problem>,
}

impl Entry<'_> {
    fn wrong(&mut self, field: &str, message: impl Into<String>) {
        let problem = Problem::error(LIST, None, message).field(format!("[{}].{field}", self.index));
        self.problems.push(match self.value["id"].as_str() {
            Some(id) => problem.id(id),
            None => problem,
        });
    }

    fn read(&mut self, info: &FeedInfo, examine: Examine) -> Result<Option<PackFile>, PublishError> {
        let Some(fields) = self.value.as_object() else {
            self.wrong("id", "the entry is no object");
            return Ok(None);
        };
        for name in fields.keys().filter(|name| !FIELDS.contains(&name.as_str())) {
            let told = Problem::warning(LIST, None, "packs have no such field: it is left out");
            self.problems.push(told.field(format!("[{}].{name}", self.index)));
        }
        let id = self.value["id"].as_str().unwrap_or_default().to_owned();
        if let Err(fault) = check_pack_id(&id) {
            self.wrong("id", fault.message);
        }
        let name = self.name();
        let regions = self.regions(info);
        let Some(file) = self.file() else { return Ok(None) };
        let shown = format!("{FOLDER}/{}", file.file_name().unwrap_or_default().to_string_lossy());
        let size = std::fs::metadata(&file).map_err(PublishError::disk(&file))?.len();
        let of_file = |field: &str, message: String| Problem::error(&shown, None, message).field(field).id(&id);
        if let Err(fault) = check_pack_size(size) {
            self.problems.push(of_file(fault.field, fault.message));
            return Ok(None);
        }
        let facts = match examine(&file) {
            Ok(facts) => facts,
            Err(fault) => {
                self.problems.push(of_file(fault.field, fault.message).suggest("MBTiles 1.3 with vector tiles (pbf)"));
                return Ok(None);
            }
        };
        let mut attribution = self.attribution();
        if attribution.is_empty() {
            attribution.extend(facts.attribution);
        }
        if attribution.is_empty() {
            let problem =
                of_file("attribution", "nobody is credited: map data has a licence that asks for it".to_owned());
            self.problems.push(problem.suggest("name it in packs.json, or in the file's metadata"));
        }
        let sha256 = hash_of(&file)?;
        let pack = MapPack {
            id,
            name,
            regions,
            url: map_pack_path(sha256),
            sha256,
            size,
            bounds: facts.bounds,
            min_zoom: facts.min_zoom,
            max_zoom: facts.max_zoom,
            attribution,
        };
        Ok(Some(PackFile { pack, file }))
    }

    fn name(&mut self) -> BTreeMap<String, String> {
        let words = self.value["name"].as_object().cloned().unwrap_or_default();
        if words.is_empty() {
            self.wrong("name", "the pack has no name for people");
        }
        let mut name = BTreeMap::new();
        for (language, text) in words {
            let text = text.as_str().unwrap_or_default().trim().to_owned();
            match check_name(&language, &text) {
                Ok(()) => _ = name.insert(language, text),
                Err(fault) => self.wrong(&format!("name.{language}"), fault.message),
            }
        }
        name
    }

    fn regions(&mut self, info: &FeedInfo) -> Vec<String> {
        let mut regions = Vec::new();
        for code in self.texts("regions") {
            match Region::parse(&code) {
                None => self.wrong("regions", format!("{code:?} is no region")),
                Some(region) if !info.regions.is_empty() && !info.regions.contains(&region) => {
                    self.wrong("regions", format!("{code} is not among the feed's regions"));
                }
                Some(_) => regions.push(code),
            }
        }
        regions
    }

    fn attribution(&mut self) -> Vec<String> {
        let lines = self.texts("attribution");
        for line in &lines {
            if let Err(fault) = check_name("attribution", line) {
                self.wrong("attribution", fault.message);
            }
        }
        lines
    }

    /// A list of texts; absent is empty.
    fn texts(&mut self, field: &str) -> Vec<String> {
        let value = &self.value[field];
        let texts: Option<Vec<String>> = match value {
            Value::Null => Some(Vec::new()),
            Value::Array(items) => items.iter().map(|item| item.as_str().map(|text| text.trim().to_owned())).collect(),
            _ => None,
        };
        texts.unwrap_or_else(|| {
            self.wrong(field, "is no list of texts");
            Vec::new()
        })
    }

    /// The file, if it lies in the folder of packs.
    fn file(&mut self) -> Option<PathBuf> {
        let name = self.value["file"].as_str().unwrap_or_default().to_owned();
        if name.is_empty() || Path::new(&name).file_name() != Some(name.as_ref()) || name.contains('\\') {
            self.wrong("file", format!("{name:?} is no file's name"));
            return None;
        }
        let path = self.source.join(FOLDER).join(&name);
        if !path.is_file() {
            self.wrong("file", format!("there is no {FOLDER}/{name}"));
            return None;
        }
        Some(path)
    }
}

fn hash_of(path: &Path) -> Result<Hash, PublishError> {
    let mut file = std::fs::File::open(path).map_err(PublishError::disk(path))?;
    let mut hasher = Hasher::default();
    let mut piece = vec![0; 256 * 1024];
    loop {
        match file.read(&mut piece).map_err(PublishError::disk(path))? {
            0 => return Ok(hasher.finish()),
            length => hasher.add(&piece[..length]),
        }
    }
}
