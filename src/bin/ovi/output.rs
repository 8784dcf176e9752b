//! Results on stdout: JSON Lines for programs, a table for people.

use std::io::{ErrorKind, Write};

use serde_json::Value;

use super::Failure;

/// Writes one line. A reader that has seen enough (`| head`) is no fault.
pub fn line(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}") {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Told(0)),
        Err(error) => Err(Failure::Outside(format!("stdout: {error}"))),
    }
}

/// Writes one JSON object on its line.
pub fn json(value: &Value) -> Result<(), Failure> {
    line(&value.to_string())
}

/// Writes rows in columns as wide as their widest cell; the last column runs free.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([headings[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let show = |cells: &[String]| {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(&widths) {
            text.push_str(cell);
            text.push_str(&" ".repeat(2 + width.saturating_sub(cell.chars().count())));
        }
        text.trim_end().to_owned()
    };
    line(&show(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>()))?;
    rows.iter().try_for_each(|row| line(&show(row)))
}

/// Writes one result: as JSON, or in words.
pub fn either(as_json: bool, value: &Value, words: impl FnOnce() -> String) -> Result<(), Failure> {
    if as_json { json(value) } else { line(&words()) }
}
