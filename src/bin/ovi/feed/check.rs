//! `ovi feed check`: everything that is wrong or odd in a source folder.

use std::collections::BTreeMap;
use std::path::Path;

use avoin_ovi::domain::time::to_civil;
use avoin_ovi::feed::Collection;
use avoin_ovi::publish::check::judge;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::packs;
use avoin_ovi::publish::problem::Problem;
use avoin_ovi::publish::warnings::warnings;
use avoin_ovi::store::examine_tiles;

use super::super::{Failure, now, output};

/// Of one kind of warning so many are told one by one.
const SHOWN: usize = 5;

/// Problems are this command's result, so they go to stdout. A table for people folds warnings of one kind; JSON has
/// every one.
pub fn run(src: &Path, all: bool, as_json: bool) -> Result<(), Failure> {
    let (mut checked, origins) = judge(SourceFolder::read(src)?);
    let packs = packs::packs(src, &checked.info, examine_tiles)?;
    checked.problems.extend(packs.problems);
    let more = warnings(&checked, &origins, to_civil(now()?).date());
    checked.problems.extend(more);
    if as_json {
        checked.problems.iter().try_for_each(|problem| output::json(&problem.to_json()))?;
    } else {
        for line in table(&checked.problems, if all { usize::MAX } else { SHOWN }) {
            output::line(&line)?;
        }
    }
    let errors = checked.errors();
    if !as_json {
        let counts: Vec<String> = Collection::ALL
            .iter()
            .map(|collection| (checked.count(*collection), collection.stem()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, stem)| format!("{count} {stem}"))
            .chain((!packs.packs.is_empty()).then(|| format!("{} packs of street tiles", packs.packs.len())))
            .collect();
        let counts = if counts.is_empty() { "no records".to_owned() } else { counts.join(", ") };
        output::line(&format!("{counts}: {errors} errors, {} warnings", checked.problems.len() - errors))?;
    }
    if errors > 0 { Err(Failure::Told(1)) } else { Ok(()) }
}

/// Errors first, each of them; then the warnings, kind by kind.
fn table(problems: &[Problem], most: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    let mut kinds: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
    for problem in problems.iter().filter(|problem| !problem.is_error()) {
        // What has no kind is told one by one, unless one field of a large file is odd throughout.
        let kind = problem.kind.or(problem.field.as_deref()).unwrap_or_default();
        kinds.entry(kind).or_default().push(problem);
    }
    for (kind, of_kind) in kinds {
        lines.extend(of_kind.iter().take(most).map(|problem| with_id(problem)));
        let left = of_kind.len().saturating_sub(most);
        if left > 0 {
            let named = kind.replace('_', " ");
            lines.push(format!("         … and {left} more warnings of this kind ({named}); --all shows them"));
        }
    }
    lines
}

/// A person looks a record up by its id where the message doesn't name it.
fn with_id(problem: &Problem) -> String {
    let text = problem.to_string();
    match &problem.id {
        Some(id) if !text.contains(id.as_str()) => match text.strip_prefix("warning: ") {
            Some(rest) => format!("warning: {id}: {rest}"),
            None => text,
        },
        _ => text,
    }
}
