//! Commands that answer line by line: a question in JSON on each line of stdin, its answer on a line of stdout.

use std::io::{BufRead, Read as _};

use avoin_ovi::domain::time::ZONE;
use chrono_tz::Tz;
use serde_json::{Map, Value};

use super::{Failure, output};

/// A longer line is no question; the rest of it is passed over.
const LONGEST_LINE: u64 = 1024 * 1024;

/// A JSON object.
pub type Object = Map<String, Value>;

/// Answers each line as soon as it has come, in constant memory. What a question asks in vain is an answer with `error`
/// in it; a line that is no question is the input's fault, told by its number once all others are answered.
pub fn each(answer: impl Fn(&Object) -> Result<Object, String>) -> Result<(), Failure> {
    let mut input = std::io::stdin().lock();
    let (mut bytes, mut number, mut bad_lines) = (Vec::new(), 0_u64, 0_u64);
    loop {
        bytes.clear();
        let outside = |error: std::io::Error| Failure::Outside(format!("stdin: {error}"));
        let read = (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(outside)?;
        if read == 0 {
            break;
        }
        number += 1;
        let question = if bytes.len() as u64 == LONGEST_LINE && !bytes.ends_with(b"\n") {
            pass_over_line(&mut input).map_err(outside)?;
            Err(format!("the line is longer than {LONGEST_LINE} bytes"))
        } else {
            read_object(&bytes)
        };
        let answer = match question {
            Ok(None) => continue,
            Ok(Some(question)) => {
                let answer =
                    answer(&question).unwrap_or_else(|why| Object::from_iter([("error".to_owned(), why.into())]));
                let id = question.get("id").map(|id| ("id".to_owned(), id.clone()));
                id.into_iter().chain(answer).collect()
            }
            Err(why) => {
                bad_lines += 1;
                eprintln!("ovi: stdin:{number}: {why}");
                Object::from_iter([("error".to_owned(), format!("line {number}: {why}").into())])
            }
        };
        output::json(&Value::Object(answer))?;
    }
    if bad_lines == 0 { Ok(()) } else { Err(Failure::Told(1)) }
}

/// `None` for a line of blanks.
fn read_object(bytes: &[u8]) -> Result<Option<Object>, String> {
    let line = std::str::from_utf8(bytes).map_err(|_| "the text is not UTF-8")?;
    if line.trim().is_empty() {
        return Ok(None);
    }
    match serde_json::from_str(line) {
        Ok(Value::Object(question)) => Ok(Some(question)),
        Ok(_) => Err("not a JSON object".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn pass_over_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let part = input.fill_buf()?;
        let (length, is_end) = match part.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (part.len(), part.is_empty()),
        };
        input.consume(length);
        if is_end {
            return Ok(());
        }
    }
}

/// A field that must be text.
pub fn text<'q>(question: &'q Object, field: &str) -> Result<&'q str, String> {
    match question.get(field) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(format!("{field}: is no text")),
        None => Err(format!("{field}: is missing")),
    }
}

/// The zone of a question's times; Finland's where it names none.
pub fn zone(question: &Object) -> Result<Tz, String> {
    match question.get("tz") {
        None | Some(Value::Null) => Ok(ZONE),
        Some(_) => {
            let name = text(question, "tz")?;
            name.parse().map_err(|_| format!("tz: {name:?} is no time zone"))
        }
    }
}
