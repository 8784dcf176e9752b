//! Prepares what the web app's packing needs of Rust: `avoin-ovi-web-bindgen APP.wasm FOLDER [SEED PACK]`.
//!
//! Writes the program's JavaScript bindings into FOLDER, and the seed of the folder SEED as the one file PACK. The
//! library behind wasm-bindgen's own command does the first. Calling it from here compiles in a third of that command's
//! time, and lets a lock file hold the one version that fits the app. Everything else of the packing is in
//! `../pack.mjs`.

mod seed;

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    match arguments.as_slice() {
        [wasm, folder] => bindings(wasm, folder),
        [wasm, folder, seed, pack] => {
            bindings(wasm, folder)?;
            seed::write_pack(seed, pack)
        }
        _ => Err("usage: avoin-ovi-web-bindgen APP.wasm FOLDER [SEED PACK]".into()),
    }
}

/// First the program falls into its parts: the one that starts, and what it loads later.
fn bindings(wasm: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let first = folder.join("first.wasm");
    let program = fs::read(wasm)?;
    let mut options = wasm_split_cli_support::Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = "./parts.js";
    options.main_module = "./app.js";
    wasm_split_cli_support::transform(options)?;
    Bindgen::new()
        .input_path(&first)
        .out_name("app")
        .web(true)?
        .typescript(false)
        // The second part shares the table of functions.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)?;
    fs::remove_file(first)?;
    Ok(())
}
