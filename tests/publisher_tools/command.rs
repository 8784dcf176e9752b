//! Running `ovi`, and small source folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A Tuesday at ten.
pub const NOW: &str = "2026-11-24T10:00";

pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self
    }

    /// JSON Lines, whatever the exit status.
    #[track_caller]
    pub fn json(&self) -> Vec<Value> {
        let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.out.lines().map(read).collect()
    }

    #[track_caller]
    pub fn one(&self) -> Value {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        let lines = self.json();
        assert_eq!(lines.len(), 1, "{}", self.out);
        lines[0].clone()
    }

    #[track_caller]
    pub fn fails(&self, status: i32, message: &str) {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        assert!(
            self.err.contains(message) || self.out.contains(message),
            "{message:?} not in {}{}",
            self.out,
            self.err
        );
    }
}

pub fn ovi(arguments: &[&str]) -> Ran {
    ovi_at(NOW, arguments)
}

pub fn ovi_at(now: &str, arguments: &[&str]) -> Ran {
    let output = command(now, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

pub fn command(now: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ovi"));
    command.args(arguments).env("AVOIN_OVI_NOW", now).stdin(Stdio::null());
    command
}

/// A publisher's work: a source folder, keys, and whatever is made of them.
pub struct Work {
    folder: TempDir,
}

impl Work {
    /// A source folder with `feed.json` and these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let work = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(work.path("src")).unwrap();
        work.write("src/feed.json", r#"{"publisher": "Testi", "title": {"fi": "Testi"}, "languages": ["fi", "sv"]}"#);
        for (name, text) in files {
            work.write(&format!("src/{name}"), text);
        }
        work
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Keys in `keys`, unless they are there.
    pub fn keygen(&self) {
        if !self.path("keys").exists() {
            ovi(&["feed", "keygen", "--out", &self.text("keys")]).good();
        }
    }

    /// A signed build of `src` in `public`.
    pub fn build(&self, public: &str) -> Value {
        self.build_at(NOW, public)
    }

    pub fn build_at(&self, now: &str, public: &str) -> Value {
        self.keygen();
        let (src, out, keys) = (self.text("src"), self.text(public), self.text("keys"));
        ovi_at(now, &["--json", "feed", "build", &src, "--out", &out, "--keys", &keys]).one()
    }
}

/// The files below a folder, by their path from it, ordered.
/// What a host has to carry: the next build's own list of what was published stays where it is.
pub fn files_below(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.push(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.retain(|file| file != "history.json");
    found.sort();
    found
}
