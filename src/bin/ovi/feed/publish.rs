//! `ovi feed publish`: a built feed to where phones fetch it.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use avoin_ovi::publish::upload::upload;
use serde_json::json;

use super::super::{Failure, output};

pub fn run(public: &Path, to: &str, as_json: bool) -> Result<(), Failure> {
    let shown = std::io::stderr().is_terminal();
    let begun = AtomicUsize::new(0);
    let done = upload(public, to, &|count, path| {
        let number = begun.fetch_add(1, Ordering::Relaxed) + 1;
        if shown {
            eprintln!("{number} of {count}: {path}");
        }
    })?;
    let whole = json!({
        "to": to, "sequence": done.sequence, "files": done.files, "bytes": done.bytes, "skipped": done.skipped,
        "head": done.head,
    });
    output::either(as_json, &whole, || match done.head {
        true => format!(
            "Sequence {}: {} files with {} bytes brought, {} were there already; phones see it now",
            done.sequence, done.files, done.bytes, done.skipped
        ),
        false => format!("Sequence {} stands there already: nothing new", done.sequence),
    })
}
