//! A sheet of comma-separated values, read so that every complaint can name file, line and column.
//!
//! Knows nothing of records. Accepts what spreadsheet programs write: a byte order mark, semicolons or tabs between
//! cells, CRLF, empty lines at the end.

use std::path::Path;

use super::problem::{Problem, PublishError, read_text};

/// A sheet with its heading.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file's name, for messages.
    pub file: String,
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
}

/// One line of a sheet that has at least one filled cell.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line of the file on which the row begins, from 1.
    pub line: u64,
    pub cells: Vec<String>,
}

impl Table {
    /// Reads a file. A sheet with unequal rows or a repeated heading is refused as a whole.
    pub fn read(path: &Path, name: &str) -> Result<Self, PublishError> {
        Self::parse(&read_text(path, name)?, name)
    }

    /// Reads a sheet's text.
    pub fn parse(text: &str, name: &str) -> Result<Self, PublishError> {
        // No record may hold one; what has many was saved two bytes a letter.
        if let Some(at) = text.find('\0') {
            let line = 1 + text[..at].matches('\n').count() as u64;
            return Err(PublishError::input(
                Problem::error(name, line, "a NUL character stands in the text")
                    .suggest("save the file as UTF-8; in a spreadsheet program choose “CSV UTF-8”"),
            ));
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut problems = Vec::new();
        let mut headings = None;
        let mut rows = Vec::new();
        let mut lines = Lines { text, line: 1, byte: 0 };
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map(csv::Position::line);
                    problems.push(Problem::error(name, line, format!("the line can't be read: {error}")));
                    continue;
                }
            };
            let line = lines.at(record.position().map_or(0, |position| position.byte() as usize));
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            let Some(known) = &headings else {
                problems.extend(repeated(&cells).map(|heading| {
                    Problem::error(name, line, "the heading occurs twice")
                        .field(heading)
                        .suggest("keep one of the columns")
                }));
                headings = Some(cells);
                continue;
            };
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match fit(cells, known) {
                Ok(cells) => rows.push(Row { line, cells }),
                Err(count) => problems.push(
                    Problem::error(name, line, format!("the row has {count} cells and the heading {}", known.len()))
                        .suggest("a text that holds the separator belongs in quotes"),
                ),
            }
        }
        if let Some(at) = unclosed_quote(text) {
            problems.push(Problem::error(name, at, "a quote opens here and never closes"));
        }
        match (headings, problems.is_empty()) {
            (Some(headings), true) => Ok(Self { file: name.to_owned(), headings, rows }),
            (None, true) => Err(PublishError::input(Problem::error(name, 1, "the file is empty: not even a heading"))),
            (_, false) => Err(PublishError::Input(problems)),
        }
    }

    pub fn has(&self, heading: &str) -> bool {
        self.column(heading).is_some()
    }

    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|known| known == heading)
    }

    /// The cell under a heading; empty where the sheet has no such column.
    pub fn cell<'a>(&self, row: &'a Row, heading: &str) -> &'a str {
        self.column(heading).and_then(|column| row.cells.get(column)).map_or("", String::as_str)
    }

    /// Complains of each heading that the sheet must have and doesn't.
    pub fn require(&self, headings: &[&str]) -> Result<(), PublishError> {
        let missing: Vec<Problem> = headings
            .iter()
            .filter(|heading| !self.has(heading))
            .map(|heading| Problem::error(&self.file, 1, "the column is missing").field(*heading))
            .collect();
        if missing.is_empty() { Ok(()) } else { Err(PublishError::Input(missing)) }
    }
}

/// Lines of ascending places in a text. The reader's own count is one short after CRLF.
struct Lines<'a> {
    text: &'a str,
    line: u64,
    byte: usize,
}

impl Lines<'_> {
    fn at(&mut self, byte: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let mut start = byte.min(bytes.len());
        while matches!(bytes.get(start), Some(b'\r' | b'\n')) {
            start += 1;
        }
        self.line += bytes[self.byte.min(start)..start].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.byte = start;
        self.line
    }
}

/// The separator that the heading uses most.
pub(super) fn delimiter(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or("");
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in heading.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The first wins a tie, so a sheet of a single column is comma-separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

fn repeated(headings: &[String]) -> impl Iterator<Item = &String> {
    headings
        .iter()
        .enumerate()
        .filter(|(index, heading)| !heading.is_empty() && headings[..*index].contains(heading))
        .map(|(_, heading)| heading)
}

/// Spreadsheet programs add empty cells at a row's end: that is no fault. A row that is short may have lost a cell
/// anywhere, so it is never filled up by guessing. The error is the count of cells.
fn fit(mut cells: Vec<String>, headings: &[String]) -> Result<Vec<String>, usize> {
    let count = cells.len();
    while cells.len() > headings.len() && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.len() == headings.len() { Ok(cells) } else { Err(count) }
}

/// The line on which a quoted cell begins that runs to the file's end.
fn unclosed_quote(text: &str) -> Option<u64> {
    let (mut line, mut opened, mut at_start) = (1, None, true);
    for byte in text.bytes() {
        match byte {
            b'"' if opened.is_some() => opened = None,
            // A quote inside a bare cell is an inch or a foot, not a beginning; one right after another is an escape.
            b'"' if at_start => opened = Some(line),
            b'\n' => line += 1,
            _ => {}
        }
        at_start = matches!(byte, b',' | b';' | b'\t' | b'\n' | b'"');
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        match Table::parse(text, "t.csv") {
            Err(PublishError::Input(problems)) => problems.iter().map(Problem::to_string).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn commas_semicolons_and_tabs_separate() {
        for text in [
            "id,name.fi\na:1,\"Kahvila, Aino\"\n\n",
            "id;name.fi\r\na:1;Kahvila, Aino\r\n;;\r\n",
            "id\tname.fi\na:1\tKahvila, Aino",
        ] {
            let table = Table::parse(text, "t.csv").unwrap();
            assert_eq!(table.rows.len(), 1, "{text:?}");
            assert_eq!(table.cell(&table.rows[0], "name.fi"), "Kahvila, Aino");
            assert_eq!(table.cell(&table.rows[0], "kind"), "");
            assert_eq!(table.rows[0].line, 2);
        }
    }

    #[test]
    fn bad_sheets_are_told_with_their_line() {
        assert_eq!(problems(""), ["error: t.csv:1: the file is empty: not even a heading"]);
        assert!(problems("id,name\na,b\u{0}\n")[0].starts_with("error: t.csv:2: a NUL character stands in the text"));
        assert_eq!(problems("id,id\n"), ["error: t.csv:1: id: the heading occurs twice (keep one of the columns)"]);
        assert!(
            problems("id,name\na,b\nc,d,e\n")[0].starts_with("error: t.csv:3: the row has 3 cells and the heading 2")
        );
        assert!(
            problems("id,name\na,\"b\nc,d\n")
                .iter()
                .any(|problem| problem.starts_with("error: t.csv:2: a quote opens"))
        );
    }

    #[test]
    fn a_byte_that_is_no_utf8_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("places.csv");
        std::fs::write(&path, b"\xEF\xBB\xBFid,name.fi\na:1,Aino\na:2,P\xE4iv\xE4\n").unwrap();
        match Table::read(&path, "places.csv") {
            Err(PublishError::Input(problems)) => {
                assert!(
                    problems[0].to_string().starts_with("error: places.csv:3: the text is not UTF-8"),
                    "{problems:?}"
                );
            }
            other => panic!("{other:?}"),
        }
        std::fs::write(&path, "\u{feff}id,name.fi\na:1,Aino\n").unwrap();
        assert!(Table::read(&path, "places.csv").unwrap().has("id"), "a byte order mark is no part of the heading");
    }
}
