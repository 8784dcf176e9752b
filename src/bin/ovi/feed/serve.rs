//! `ovi feed serve`: a feed on this machine, with whatever may go wrong on the way.

use std::io::Write as _;
use std::path::PathBuf;

use avoin_ovi::publish::serve::{Fault, Options, serve};

use super::super::Failure;

pub fn run(folder: PathBuf, port: u16, faults: &[String]) -> Result<(), Failure> {
    let parse = |word: &String| {
        Fault::parse(word).ok_or_else(|| {
            let known: Vec<&str> = Fault::ALL.iter().map(|fault| fault.as_str()).collect();
            Failure::Usage(format!("--fault is {word:?}, and these are known: {}", known.join(", ")))
        })
    };
    let faults = faults.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let options = Options { folder, port, faults };
    let ready = |address| {
        say(&format!("Serving on http://{address}/ (stop with Ctrl-C)"));
        say(&format!(
            "Open it for the addresses to try: http://{address}/fault/slow/ is the same feed with slow files"
        ));
    };
    Ok(serve(options, ready, say)?)
}

/// A line for whoever watches; nobody may.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
