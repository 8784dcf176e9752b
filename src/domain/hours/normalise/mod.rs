//! From any text that a publisher writes to a value in `opening_hours` syntax.
//!
//! One reader for clean and for dirty text: `tokens` knows writing and words, `parse` (with `day_selectors` and
//! `times`) the order they come in. What is not surely understood, all of it, is *text only*: no guess is made of a
//! part, since the part left out may be the one that says "closed". Patterns are matched by hand: an engine for them
//! would weigh more in the web app than all of this.

mod day_selectors;
mod numeric_dates;
mod parse;
mod times;
mod tokens;
mod words;

use super::rules::Expression;

/// A longer value is nobody's hours.
pub const MAX_VALUE_BYTES: usize = 1_000;

/// How well a text was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// It is `opening_hours` syntax, but perhaps for blanks, dashes, capitals and leading zeros.
    Structured,
    /// Its meaning was worked out from words and signs.
    Parsed,
    /// It stays text; nothing is known of times.
    TextOnly,
}

/// A text made plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised {
    /// In `opening_hours` syntax; `None` where the text stays text.
    pub value: Option<String>,
    pub confidence: Confidence,
    /// What had to be worked out, or the one thing that was not understood.
    pub warnings: Vec<Warning>,
}

/// Something a publisher had better write otherwise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    #[error("\"{0}\" is no word of opening_hours")]
    Word(Box<str>),
    #[error("'{0}' is no sign of opening_hours")]
    Sign(char),
    #[error("hours are written with a colon: 09:30")]
    Dot,
    #[error("hours are written with minutes: 09:00")]
    BareHour,
    #[error("hours are written by the 24-hour clock")]
    Meridiem,
    #[error("dates are written with the month's name: Jun 01-Aug 15")]
    NumericDate,
    #[error("rules are told apart by a semicolon")]
    MissingSeparator,
    #[error("workdays are taken to be Monday to Friday")]
    Workdays,
    #[error("an eve that is a holiday itself is taken as not known")]
    Eves,
    #[error("{0}")]
    NotUnderstood(Trouble),
}

/// What was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("the value is empty")]
    Empty,
    #[error("the value has {0} bytes, over {MAX_VALUE_BYTES}")]
    TooLong(usize),
    #[error("\"{0}\" is not understood")]
    Word(Box<str>),
    #[error("'{0}' is not understood")]
    Character(char),
    #[error("a number is no hour, day or year")]
    Number,
    #[error("{0}")]
    Order(&'static str),
}

/// Reads a text and writes it plainly. Normalising again changes nothing.
pub fn normalise(text: &str) -> Normalised {
    let understood = understand(text).and_then(|understood| {
        let value = understood.expression.to_string();
        match value.len() {
            0..=MAX_VALUE_BYTES => Ok((value, understood.warnings)),
            bytes => Err(Trouble::TooLong(bytes)),
        }
    });
    match understood {
        Ok((value, warnings)) => {
            let confidence = if warnings.is_empty() { Confidence::Structured } else { Confidence::Parsed };
            Normalised { value: Some(value), confidence, warnings }
        }
        Err(trouble) => Normalised {
            value: None,
            confidence: Confidence::TextOnly,
            warnings: vec![Warning::NotUnderstood(trouble)],
        },
    }
}

/// An expression, and what had to be worked out to get it.
#[derive(Debug)]
pub struct Understood {
    pub expression: Expression,
    pub warnings: Vec<Warning>,
}

/// Reads a text; all of it, or not at all.
pub fn understand(text: &str) -> Result<Understood, Trouble> {
    if text.len() > MAX_VALUE_BYTES {
        return Err(Trouble::TooLong(text.len()));
    }
    let lexed = tokens::lex(text)?;
    if lexed.tokens.is_empty() {
        return Err(Trouble::Empty);
    }
    parse::parse(lexed)
}

#[cfg(test)]
mod tests;
