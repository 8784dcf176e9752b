//! `ovi feed report`: a page about a directory's condition.

use std::path::Path;

use avoin_ovi::domain::time::to_civil;
use avoin_ovi::publish::check::check;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::problem::write_whole;
use avoin_ovi::publish::report::{report, speaks};
use serde_json::json;

use super::super::{Failure, now, output};

pub fn run(src: &Path, out: &Path, language: &str, as_json: bool) -> Result<(), Failure> {
    if !speaks(language) {
        return Err(Failure::Usage(format!("--language is {language:?}, and the report is written in fi, sv and en")));
    }
    let checked = check(SourceFolder::read(src)?);
    let page = report(&checked, &src.display().to_string(), language, to_civil(now()?).date());
    write_whole(out, page.as_bytes())?;
    let whole = json!({"out": out, "bytes": page.len(), "records": checked.records.len(), "errors": checked.errors()});
    output::either(as_json, &whole, || {
        format!("{}: {} records, open it in a browser", out.display(), checked.records.len())
    })
}
