//! Writes the JavaScript bindings of the web app: `avoin-ovi-web-bindgen APP.wasm FOLDER`.
//!
//! The library behind wasm-bindgen's own command does all the work. Calling it from here compiles in a third of that
//! command's time, and lets a lock file hold the one version that fits the app. Everything else of the packing is in
//! `../pack.mjs`.

use std::{env, error::Error, fs, path::PathBuf};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(wasm), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: avoin-ovi-web-bindgen APP.wasm FOLDER".into());
    };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(&wasm)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&folder)?;
    Ok(())
}
