//! The list of other people's software inside the app equals what Cargo.lock builds into it, on every system.
//!
//! So are the packages of the map, which the web app and the native window carry: those of its lock file.
//!
//! `./dev licences` writes the list anew: it runs this test with `AVOIN_OVI_WRITE` set.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const LIST: &str = "assets/licences/software.txt";

/// Target and features of each kind of app.
const APPS: [(&str, &str); 4] = [
    ("x86_64-unknown-linux-gnu", "desktop"),
    ("wasm32-unknown-unknown", "web"),
    ("aarch64-linux-android", "mobile"),
    ("aarch64-apple-ios", "mobile"),
];

/// Every crate that is built into one of the apps, by licence: `name version`.
fn crates_by_licence() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (target, features) in APPS {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--locked", "--no-default-features", "--edges", "normal", "--prefix", "none"])
            .args(["--no-dedupe", "--format", "{p}|{l}", "--target", target, "--features", features])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let (package, licence) = line.split_once('|').unwrap();
            let mut words = package.split(' ');
            let (name, version) = (words.next().unwrap(), words.next().unwrap().trim_start_matches('v'));
            if name == env!("CARGO_PKG_NAME") {
                continue;
            }
            // Some still write the bar of old for "or".
            let licence = licence.replace(" / ", " OR ").replace('/', " OR ");
            let licence = if licence.is_empty() { "?".to_owned() } else { licence };
            found.entry(licence).or_default().insert(format!("{name} {version}"));
        }
    }
    found
}

/// What only the style specification's own command uses: no line of it is in the files that ship.
const NOT_SHIPPED: [&str; 3] = ["@mapbox/jsonlint-lines-primitives", "json-stringify-pretty-compact", "minimist"];

/// Every package that draws the map, likewise: `npm:name version`.
fn with_packages(mut found: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("platform/map/package-lock.json");
    let lock: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for (place, package) in lock["packages"].as_object().unwrap() {
        let Some((_, name)) = place.rsplit_once("node_modules/") else { continue };
        if NOT_SHIPPED.contains(&name) {
            continue;
        }
        let licence = package["license"].as_str().unwrap_or("?").trim_matches(['(', ')']).to_owned();
        found.entry(licence).or_default().insert(format!("npm:{name} {}", package["version"].as_str().unwrap()));
    }
    found
}

/// What dx 0.7.10's Gradle project puts into the Android app beside the program, by its own template: `maven:group:name
/// version`. The libraries bring further ones of their own families, all under the same licence.
const ANDROID: [&str; 4] = [
    "maven:androidx.appcompat:appcompat 1.7.1",
    "maven:androidx.webkit:webkit 1.13.0",
    "maven:com.google.android.material:material 1.13.0",
    "maven:org.jetbrains.kotlin:kotlin-stdlib 2.0.20",
];

fn parts_by_licence() -> BTreeMap<String, BTreeSet<String>> {
    let mut parts = with_packages(crates_by_licence());
    parts.entry("Apache-2.0".to_owned()).or_default().extend(ANDROID.map(str::to_owned));
    parts
}

fn written() -> String {
    let mut text = String::new();
    for (licence, crates) in parts_by_licence() {
        let crates: Vec<String> = crates.into_iter().collect();
        text.push_str(&format!("{licence}: {}\n", crates.join(", ")));
    }
    text
}

#[test]
fn the_list_of_software_is_what_the_app_is_built_from() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST);
    let now = written();
    if std::env::var_os("AVOIN_OVI_WRITE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let listed = std::fs::read_to_string(&path).unwrap();
    assert!(listed == now, "{LIST} is old: ./dev licences writes it anew");
    assert!(!now.lines().any(|line| line.starts_with('?')), "something without a licence");
}

#[test]
fn no_licence_asks_for_more_than_naming_it() {
    // What may be linked into an app that is given away in binary form. A new word here is to be read first.
    const KNOWN: [&str; 16] = [
        "MIT",
        "Apache-2.0",
        "Unicode-3.0",
        "Unlicense",
        "Zlib",
        "BSD-3-Clause",
        "BSD-2-Clause",
        "CC0-1.0",
        "MIT-0",
        "0BSD",
        "BSL-1.0",
        "ISC",
        "MPL-2.0",
        "CDLA-Permissive-2.0",
        "BSD-1-Clause",
        "GPL-2.0-only",
    ];
    for licence in parts_by_licence().keys() {
        for word in licence.split([' ', '(', ')']).filter(|word| !word.is_empty()) {
            let joins = ["AND", "OR", "WITH", "LLVM-exception"].contains(&word);
            assert!(joins || KNOWN.contains(&word), "{licence}");
        }
        assert!(licence.contains("OR") || !licence.contains("GPL"), "{licence}");
    }
}
