//! `imports.toml`: which sources a folder follows, and what of each.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use url::Url;

use super::super::import::{Source, Terms};
use super::super::problem::{Problem, PublishError, read_text};

/// The file's name inside the source folder.
pub const FILE: &str = "imports.toml";

/// Requests a second, where nobody says otherwise: these are other people's machines.
const PER_SECOND: f64 = 1.0;

/// One source.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub source: Source,
    pub from: From,
    pub terms: Terms,
    /// Requests a second.
    pub per_second: f64,
}

/// Where a source is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Its first pages, all on one host.
    Web(Vec<Url>),
    /// Inside the source folder, or anywhere on this machine.
    Disk(std::path::PathBuf),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    #[serde(default)]
    import: Vec<Told>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    name: toml::Spanned<String>,
    kind: toml::Spanned<String>,
    url: Option<toml::Spanned<String>>,
    /// Further first pages on the same host: another kind of object of the same register.
    #[serde(default)]
    more: Vec<String>,
    file: Option<String>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    municipalities: Vec<String>,
    #[serde(default)]
    service_nodes: Vec<u64>,
    #[serde(default)]
    target_groups: Vec<String>,
    place: Option<String>,
    credit: Option<String>,
    license: Option<String>,
    per_second: Option<f64>,
}

/// Reads the plan of a source folder.
pub fn read(src: &Path) -> Result<Vec<Entry>, PublishError> {
    let path = src.join(FILE);
    if !path.exists() {
        let problem = Problem::error(FILE, None, format!("{} has no {FILE}", src.display()));
        return Err(PublishError::input(problem.suggest("docs/recipes shows whole ones")));
    }
    parse(&read_text(&path, FILE)?, src)
}

fn parse(text: &str, src: &Path) -> Result<Vec<Entry>, PublishError> {
    let line_at = |at: usize| 1 + text[..at.min(text.len())].bytes().filter(|byte| *byte == b'\n').count() as u64;
    let plan: Plan = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(span.start));
        PublishError::input(Problem::error(FILE, line, error.message().to_owned()))
    })?;
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    let mut entries = Vec::new();
    for told in plan.import {
        let line = line_at(told.name.span().start);
        let mut complain = |field: &str, line: u64, message: String, suggestion: &str| {
            problems.push(Problem::error(FILE, line, message).field(field).suggest(suggestion));
        };
        let name = told.name.into_inner();
        let is_plain = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !is_plain || name.len() > 60 {
            complain("name", line, format!("{name:?} is no name"), "small letters, digits and hyphens");
        } else if !names.insert(name.clone()) {
            complain("name", line, format!("{name:?} stands here twice"), "each import keeps files of its own");
        }
        let kind_line = line_at(told.kind.span().start);
        let source = Source::parse(told.kind.get_ref());
        if let Err(message) = &source {
            complain("kind", kind_line, message.clone(), "see docs/importing.md");
        }
        let from = match (&told.url, &told.file) {
            (Some(url), None) => {
                let line = line_at(url.span().start);
                let mut all = Vec::new();
                for told in [url.get_ref()].into_iter().chain(&told.more) {
                    match Url::parse(told) {
                        Ok(url) if is_asked_safely(&url) => all.push(url),
                        _ => complain("url", line, format!("{told:?} is no https address"), "https://…"),
                    }
                }
                Some(From::Web(all))
            }
            (None, Some(file)) => Some(From::Disk(src.join(file))),
            _ => {
                complain("url", line, format!("{name}: an import has a url or a file, one of them"), "");
                None
            }
        };
        let per_second = told.per_second.unwrap_or(PER_SECOND);
        if !(0.001..=20.0).contains(&per_second) {
            complain(
                "per_second",
                line,
                format!("{per_second} requests a second is out of reason"),
                "from 0.001 to 20",
            );
        }
        let terms = Terms {
            keywords: told.keywords,
            municipalities: told.municipalities,
            service_nodes: told.service_nodes,
            target_groups: told.target_groups,
            place: told.place,
            credit: told.credit,
            license: told.license,
        };
        if let (Ok(source), Some(from)) = (source, from) {
            entries.push(Entry { name, source, from, terms, per_second });
        }
    }
    if problems.is_empty() { Ok(entries) } else { Err(PublishError::Input(problems)) }
}

/// https; plain http on this very machine alone.
fn is_asked_safely(url: &Url) -> bool {
    let is_here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    url.has_host() && (url.scheme() == "https" || (url.scheme() == "http" && is_here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_and_its_faults_have_lines() {
        let good =
            "[[import]]\nname = \"tpr\"\nkind = \"tpr\"\nurl = \"https://example.org/unit/\"\nservice_nodes = [69]\n";
        let entries = parse(good, Path::new("src")).unwrap();
        assert_eq!((entries[0].name.as_str(), entries[0].source, entries[0].per_second), ("tpr", Source::Tpr, 1.0));
        let told = |text: &str| match parse(text, Path::new("src")) {
            Err(PublishError::Input(problems)) => {
                problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
            }
            other => panic!("{other:?}"),
        };
        assert!(told("[[import]]\nname = \"a\"\nkind = \"tpr\"\nurll = \"x\"\n").starts_with("error: imports.toml:"));
        assert!(
            told(&good.replace("https", "http"))
                .contains("imports.toml:4: url: \"http://example.org/unit/\" is no https address")
        );
        assert!(
            told(&good.replace("\"tpr\"\nurl", "\"xml\"\nurl")).contains("imports.toml:3: kind: \"xml\" is no format")
        );
        assert!(told(&format!("{good}{good}")).contains("imports.toml:7: name: \"tpr\" stands here twice"));
        assert!(told("[[import]]\nname = \"a\"\nkind = \"tpr\"\n").contains("a url or a file"));
        assert!(parse("", Path::new("src")).unwrap().is_empty());
    }
}
