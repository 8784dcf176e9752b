//! Who may know whom: a module imports only what stands below it. A rejected import is a design to talk about.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Folder of `src/`, and the folders whose code it may use besides its own.
const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("feed", &["domain"]),
    ("store", &["domain", "feed"]),
    ("net", &[]),
    ("sync", &["domain", "feed", "store", "net"]),
    ("publish", &["domain", "feed", "net"]),
    ("platform", &["domain"]),
    ("ui", &["domain"]),
];

/// The one door of `ui` to the store, sync and the platform: this file, and the folder of its parts.
const HOOKS: [&str; 2] = ["src/ui/hooks.rs", "src/ui/hooks/"];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The file without comments and its own tests: tests may look around.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn nobody_imports_what_stands_above() {
    let modules: Vec<&str> = ALLOWED.iter().map(|(module, _)| *module).collect();
    let mut broken = Vec::new();
    for (module, allowed) in ALLOWED {
        let folder = root().join("src").join(module);
        if !folder.is_dir() {
            continue;
        }
        for file in rust_files(&folder) {
            let name = file.strip_prefix(root()).unwrap().display().to_string();
            let code = code(&file);
            for other in &modules {
                let is_hooks = HOOKS.iter().any(|hooks| name.starts_with(hooks))
                    && ["store", "sync", "platform", "feed"].contains(other);
                if other == module || allowed.contains(other) || is_hooks {
                    continue;
                }
                if code.contains(&format!("crate::{other}")) {
                    broken.push(format!("{name} uses crate::{other}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_domain_is_pure() {
    let forbidden = [
        "serde",
        "rusqlite",
        "reqwest",
        "std::fs",
        "std::env",
        "std::net",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant::now",
    ];
    for file in rust_files(&root().join("src/domain")) {
        let code = code(&file);
        for word in forbidden {
            assert!(!code.contains(word), "{} uses {word}", file.display());
        }
    }
}

#[test]
fn one_clock_and_one_place_for_what_differs_between_systems() {
    for file in rust_files(&root().join("src")) {
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        let code = code(&file);
        let may_know_the_system = ["src/platform/", "src/store/", "src/sync/", "src/net.rs", "src/lib.rs"];
        if !may_know_the_system.iter().any(|allowed| name.starts_with(allowed)) {
            assert!(!code.contains("cfg(target_"), "{name} asks which system it is on; that is platform's");
        }
        // The command has no window, so no platform: it has a clock of its own, which tests set the same way.
        if !name.starts_with("src/platform/") && name != "src/bin/ovi/clock.rs" {
            for clock in ["Utc::now", "Local::now", "SystemTime::now"] {
                assert!(!code.contains(clock), "{name} reads {clock}; the clock is platform's");
            }
        }
    }
}

#[test]
fn sql_lives_in_the_store() {
    for file in rust_files(&root().join("src")) {
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        if !name.starts_with("src/store/") {
            assert!(!code(&file).contains("rusqlite"), "{name} speaks to the database past the store");
        }
    }
}

#[test]
fn the_command_needs_no_window_library() {
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--no-default-features",
            "--features",
            "cli",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    for library in ["wry ", "tao ", "gtk ", "webkit2gtk", "dioxus"] {
        assert!(!tree.lines().any(|line| line.starts_with(library)), "`ovi` pulls in {library}");
    }
}
