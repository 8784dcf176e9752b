//! What can be wrong with a publisher's files, said so that a person finds the spot: file, line, field, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

/// Whether the record can be published all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong, or odd, in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// What kind of thing it is, where many of one kind may be told as one (`warnings::kind`).
    pub kind: Option<&'static str>,
    /// The file's path as the person gave it or its name inside the source folder.
    pub file: String,
    /// Counted from 1; `None` when the file as a whole is meant.
    pub line: Option<u64>,
    /// A dotted path, or a column's heading.
    pub field: Option<String>,
    /// The record's id, where it has one.
    pub id: Option<String>,
    pub message: String,
    /// What would make it right.
    pub suggestion: Option<String>,
}

impl Problem {
    pub fn error(file: &str, line: impl Into<Option<u64>>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            kind: None,
            file: file.to_owned(),
            line: line.into(),
            field: None,
            id: None,
            message: message.into(),
            suggestion: None,
        }
    }

    pub fn warning(file: &str, line: impl Into<Option<u64>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, message) }
    }

    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    pub fn of_kind(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The problem as one JSON object.
    pub fn to_json(&self) -> serde_json::Value {
        let mut object = serde_json::Map::new();
        object.insert("severity".into(), self.severity.as_str().into());
        if let Some(kind) = self.kind {
            object.insert("kind".into(), kind.into());
        }
        object.insert("file".into(), self.file.as_str().into());
        let optional = [("field", &self.field), ("id", &self.id), ("suggestion", &self.suggestion)];
        if let Some(line) = self.line {
            object.insert("line".into(), line.into());
        }
        for (key, value) in optional {
            if let Some(value) = value {
                object.insert(key.into(), value.as_str().into());
            }
        }
        object.insert("message".into(), self.message.as_str().into());
        object.into()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.severity.as_str(), Shown(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(field) = &self.field {
            write!(f, ": {}", Shown(field))?;
        }
        write!(f, ": {}", Shown(&self.message))?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, " ({})", Shown(suggestion))?;
        }
        Ok(())
    }
}

/// Words out of somebody's file, on one line of a terminal: what would steer that terminal is shown as what it is.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if c.is_control() { write!(f, "{}", c.escape_debug())? } else { write!(f, "{c}")? }
        }
        Ok(())
    }
}

/// Why a publisher's command did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The files say something that can't be published.
    #[error("{}", summary(.0))]
    Input(Vec<Problem>),
    /// The command was asked for something that doesn't exist.
    #[error("{0}")]
    Usage(String),
    #[error("{}: {error}", path.display())]
    Disk { path: PathBuf, error: std::io::Error },
}

impl PublishError {
    pub fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Disk { path, error }
    }

    pub fn input(problem: Problem) -> Self {
        Self::Input(vec![problem])
    }
}

fn summary(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    match errors {
        1 => "1 error in the source".to_owned(),
        _ => format!("{errors} errors in the source"),
    }
}

/// Reads a whole text file; a byte that is no UTF-8 is named by its line. A byte order mark is taken off.
pub fn read_text(path: &Path, name: &str) -> Result<String, PublishError> {
    let mut bytes = std::fs::read(path).map_err(PublishError::disk(path))?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count() as u64;
        PublishError::input(
            Problem::error(name, line, "the text is not UTF-8")
                .suggest("save the file as UTF-8; in a spreadsheet program choose “CSV UTF-8”"),
        )
    })
}

/// Writes a file so that a reader sees the old one or the new one, never half of it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(PublishError::disk(folder))?;
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    std::fs::write(&part, bytes).map_err(PublishError::disk(&part))?;
    std::fs::rename(&part, path).map_err(PublishError::disk(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_file_steer_no_terminal() {
        let problem = Problem::warning("a.csv", 2, "\"\u{1b}[2Jx\u{0}\n\" is no date").field("Päivä");
        assert_eq!(problem.to_string(), "warning: a.csv:2: Päivä: \"\\u{1b}[2Jx\\0\\n\" is no date");
    }
}
