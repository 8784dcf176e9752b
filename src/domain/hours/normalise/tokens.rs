//! From text to tokens: digits and signs in whatever writing, words by their meaning, comments.

use std::sync::Arc;

use super::super::rules::{RuleState, SunEvent};
use super::words::{Language, Meaning, PHRASES, word};
use super::{Trouble, Warning};

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Number {
        value: u16,
        digits: u8,
    },
    Year(i32),
    Weekday(u8),
    Month(u8),
    PublicHoliday,
    SchoolHoliday,
    Easter,
    Sun(SunEvent),
    Week,
    /// Every second week: the even ones or the odd ones.
    Parity {
        is_even: bool,
    },
    Day,
    State(RuleState),
    Comment(Arc<str>),
    Always,
    Clock(u16),
    Am,
    Pm,
    NextRule,
    Fallback,
    Bar,
    Comma,
    Dash,
    Plus,
    Slash,
    Colon,
    Dot,
    Open(char),
    Close(char),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub kind: Kind,
    /// Whether a blank stands before it.
    pub gap: bool,
    /// Whether it came of a word that is not OSM's.
    pub language: Language,
}

/// The tokens of a text, and what was noticed on the way.
#[derive(Debug, Default)]
pub struct Lexed {
    pub tokens: Vec<Token>,
    pub warnings: Vec<Warning>,
    /// Finnish or Swedish words were met: people's prose, with a 24-hour clock.
    pub is_nordic: bool,
    /// "aattoina" was met.
    pub names_eves: bool,
}

pub fn lex(text: &str) -> Result<Lexed, Trouble> {
    // The tag's own name, copied along.
    let text = match text.trim_start().strip_prefix("opening_hours").map(str::trim_start) {
        Some(value) => value.strip_prefix('=').unwrap_or(text),
        None => text,
    };
    let mut lexer = Lexer { rest: text, gap: false, out: Lexed::default() };
    while !lexer.rest.is_empty() {
        lexer.step()?;
    }
    Ok(lexer.out)
}

struct Lexer<'a> {
    rest: &'a str,
    gap: bool,
    out: Lexed,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) -> Result<(), Trouble> {
        let Some(first) = self.rest.chars().next() else { return Ok(()) };
        if is_blank(first) {
            self.skip(first.len_utf8());
            self.gap = true;
            return Ok(());
        }
        if digit(first).is_some() {
            return self.number();
        }
        if first.is_alphabetic() && first != 'ー' {
            return self.word();
        }
        let after = &self.rest[first.len_utf8()..];
        if closing_quote(first).is_some() {
            return self.quoted(first);
        }
        let kind = match first {
            ';' => Kind::NextRule,
            '|' if after.starts_with('|') => {
                self.skip(1);
                Kind::Fallback
            }
            '|' => Kind::Bar,
            ',' => Kind::Comma,
            '&' => {
                self.warn(Warning::Sign('&'));
                Kind::Comma
            }
            '-' => Kind::Dash,
            '‐' | '‑' | '‒' | '–' | '—' | '−' | 'ー' => Kind::Dash,
            '~' | '～' | '→' | '=' => {
                self.warn(Warning::Sign(first));
                Kind::Dash
            }
            '+' => Kind::Plus,
            '/' => Kind::Slash,
            ':' | '：' => Kind::Colon,
            '.' => Kind::Dot,
            '[' | '(' => Kind::Open(first),
            ']' | ')' => Kind::Close(first),
            other => return Err(Trouble::Character(other)),
        };
        self.skip(first.len_utf8());
        self.push(kind, Language::Osm);
        Ok(())
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn push(&mut self, kind: Kind, language: Language) {
        let gap = std::mem::take(&mut self.gap);
        self.out.tokens.push(Token { kind, gap, language });
    }

    fn warn(&mut self, warning: Warning) {
        if !self.out.warnings.contains(&warning) {
            self.out.warnings.push(warning);
        }
    }

    fn number(&mut self) -> Result<(), Trouble> {
        if let Some(after) = self.rest.strip_prefix("24/7")
            && !after.starts_with(|c: char| c.is_alphanumeric())
        {
            self.rest = after;
            self.push(Kind::Always, Language::Osm);
            return Ok(());
        }
        // "24 hours", but not the end of "10-24 h".
        let is_time_already = matches!(
            self.out.tokens.last(),
            Some(Token { kind: Kind::Dash | Kind::Colon | Kind::Dot | Kind::Comma, .. })
        );
        if !is_time_already && self.phrase() {
            return Ok(());
        }
        let (mut value, mut digits) = (0_u32, 0_u8);
        while let Some(next) = self.rest.chars().next() {
            let Some(number) = digit(next) else { break };
            if !next.is_ascii() {
                self.warn(Warning::Sign(next));
            }
            (value, digits) = (value * 10 + number, digits + 1);
            if digits > 4 {
                return Err(Trouble::Number);
            }
            self.skip(next.len_utf8());
        }
        let kind = match (digits, value) {
            (4, 1901..=2199) => Kind::Year(value as i32),
            _ => Kind::Number { value: value as u16, digits },
        };
        self.push(kind, Language::Osm);
        Ok(())
    }

    fn word(&mut self) -> Result<(), Trouble> {
        if self.phrase() || self.meridiem() {
            return Ok(());
        }
        let length = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
        let (text, after) = self.rest.split_at(length);
        // "9h30"
        let after_digit = matches!(self.out.tokens.last(), Some(Token { kind: Kind::Number { .. }, .. })) && !self.gap;
        if text.eq_ignore_ascii_case("h") && after_digit && after.starts_with(|c: char| c.is_ascii_digit()) {
            self.rest = after;
            self.warn(Warning::Word(text.into()));
            self.push(Kind::Colon, Language::Other);
            return Ok(());
        }
        let lower = text.to_lowercase();
        let (meaning, language, used) = match word(&lower) {
            Some((meaning, language)) => (meaning, language, length),
            // "SHWe", "PHoff".
            None => match text.get(..2).map(|two| (two, lower.get(2..).and_then(word))) {
                Some(("SH" | "PH", Some(_))) => {
                    let holiday = if text.starts_with('S') { Meaning::SchoolHoliday } else { Meaning::PublicHoliday };
                    (holiday, Language::Osm, 2)
                }
                _ => return Err(Trouble::Word(text.into())),
            },
        };
        let used_text = &self.rest[..used];
        self.skip(used);
        // "ma.", "pe." are abbreviations; "2. ma" is none.
        if language != Language::Osm
            && let Some(after) = self.rest.strip_prefix('.')
            && !after.starts_with(|c: char| c.is_ascii_digit())
        {
            self.rest = after;
        }
        self.mean(meaning, language, used_text)
    }

    /// Words that only together mean something.
    fn phrase(&mut self) -> bool {
        let rest = self.rest;
        let begins = |phrase: &str| same_letter(phrase.chars().next(), rest.chars().next());
        let candidates = PHRASES.iter().filter(|(phrase, ..)| begins(phrase));
        let found = candidates
            .filter_map(|(phrase, meaning, language)| Some((length_of_phrase(rest, phrase)?, *meaning, *language)));
        let Some((length, meaning, language)) = found.max_by_key(|(length, ..)| *length) else { return false };
        let text = &rest[..length];
        self.skip(length);
        self.mean(meaning, language, text).is_ok()
    }

    /// "a.m.", "p. m."
    fn meridiem(&mut self) -> bool {
        for (first, kind) in [('a', Kind::Am), ('p', Kind::Pm)] {
            let mut rest = self.rest.chars();
            if !rest.next().is_some_and(|c| c.eq_ignore_ascii_case(&first)) || rest.next() != Some('.') {
                continue;
            }
            let after = rest.as_str().trim_start();
            if let Some(after) = after.strip_prefix(['m', 'M'])
                && !after.starts_with(char::is_alphabetic)
            {
                self.rest = after.strip_prefix('.').unwrap_or(after);
                self.warn(Warning::Meridiem);
                self.push(kind, Language::Other);
                return true;
            }
        }
        false
    }

    fn mean(&mut self, meaning: Meaning, language: Language, text: &str) -> Result<(), Trouble> {
        let (meaning, language) = match meaning {
            Meaning::To if self.is_dash_here() => (Meaning::Dash, Language::Other),
            Meaning::To => (Meaning::Weekday(3), language),
            meaning => (meaning, language),
        };
        if language == Language::Nordic {
            self.out.is_nordic = true;
        }
        if language != Language::Osm && !matches!(meaning, Meaning::Am | Meaning::Pm) {
            self.warn(Warning::Word(text.into()));
        }
        let number = |value: u16| Kind::Number { value, digits: 2 };
        let kinds: Vec<Kind> = match meaning {
            Meaning::Weekday(day) => vec![Kind::Weekday(day)],
            Meaning::WeekdayFrom(day) => vec![Kind::Weekday(day), Kind::Dash],
            Meaning::Month(month) => vec![Kind::Month(month)],
            Meaning::MonthFrom(month) => vec![Kind::Month(month), Kind::Dash],
            Meaning::MonthStem(month) if self.rest.starts_with(['-', '–']) => vec![Kind::Month(month)],
            Meaning::MonthStem(_) | Meaning::Refused => return Err(Trouble::Word(text.into())),
            Meaning::PublicHoliday => vec![Kind::PublicHoliday],
            Meaning::SchoolHoliday => vec![Kind::SchoolHoliday],
            Meaning::Eve => {
                self.out.names_eves = true;
                vec![Kind::PublicHoliday, Kind::Dash, number(1), Kind::Day]
            }
            Meaning::HolidayOffset(days) => {
                vec![Kind::PublicHoliday, sign(days), number(days.unsigned_abs()), Kind::Day]
            }
            Meaning::Named(month, day) => vec![Kind::Month(month), number(u16::from(day))],
            Meaning::Easter(0) => vec![Kind::Easter],
            Meaning::Easter(days) => vec![Kind::Easter, sign(days), number(days.unsigned_abs()), Kind::Day],
            Meaning::Sun(event) => vec![Kind::Sun(event)],
            Meaning::Daylight => vec![Kind::Sun(SunEvent::Sunrise), Kind::Dash, Kind::Sun(SunEvent::Sunset)],
            Meaning::Week => vec![Kind::Week],
            Meaning::EvenWeeks => vec![Kind::Parity { is_even: true }],
            Meaning::OddWeeks => vec![Kind::Parity { is_even: false }],
            Meaning::Day => vec![Kind::Day],
            Meaning::Open => vec![Kind::State(RuleState::Open)],
            Meaning::Closed => vec![Kind::State(RuleState::Closed)],
            Meaning::Unknown => vec![Kind::State(RuleState::Unknown)],
            Meaning::Always | Meaning::WholeDay => vec![Kind::Always],
            Meaning::EveryDay => vec![Kind::Weekday(0), Kind::Dash, Kind::Weekday(6)],
            Meaning::Workdays => {
                self.warn(Warning::Workdays);
                vec![Kind::Weekday(0), Kind::Dash, Kind::Weekday(4)]
            }
            Meaning::Weekend => vec![Kind::Weekday(5), Kind::Comma, Kind::Weekday(6)],
            Meaning::SundaysAndHolidays => vec![Kind::Weekday(6), Kind::Comma, Kind::PublicHoliday],
            Meaning::Dash => vec![Kind::Dash],
            Meaning::Between if self.is_between_times() => vec![Kind::Dash],
            Meaning::Between => return Err(Trouble::Word(text.into())),
            // Decided above.
            Meaning::To => vec![],
            Meaning::And => vec![Kind::Comma],
            Meaning::Else => vec![Kind::Fallback],
            Meaning::OpenEnd => {
                // "17:00 till late", "17:00-late"
                if matches!(self.out.tokens.last(), Some(Token { kind: Kind::Dash, .. })) {
                    self.out.tokens.pop();
                }
                vec![Kind::Plus]
            }
            Meaning::Clock(minutes) => vec![Kind::Clock(minutes)],
            Meaning::Am | Meaning::Pm => {
                self.warn(Warning::Meridiem);
                vec![if meaning == Meaning::Am { Kind::Am } else { Kind::Pm }]
            }
            Meaning::Filler => {
                self.gap = true;
                // "Öffnungszeiten: …"
                if self.out.tokens.is_empty() {
                    self.rest = self.rest.trim_start().strip_prefix(':').unwrap_or(self.rest);
                }
                return Ok(());
            }
            Meaning::Appointment => vec![Kind::Comment(text.into())],
        };
        for kind in kinds {
            self.push(kind, language);
        }
        Ok(())
    }

    /// Whether an hour stands before, and digits follow.
    fn is_between_times(&self) -> bool {
        let before = self.out.tokens.last().is_some_and(|token| is_of_time(&token.kind));
        before && self.rest.trim_start().starts_with(|c: char| digit(c).is_some())
    }

    /// "to" is English where it joins two times, or two days with English names; else it is "torstai".
    fn is_dash_here(&self) -> bool {
        if self.is_between_times() {
            let mut before = self.out.tokens.iter().rev().skip_while(|token| is_of_time(&token.kind));
            // After a whole stretch of time it is the next day's name.
            return before.next().is_none_or(|token| token.kind != Kind::Dash);
        }
        let is_english = |token: &Token| token.language == Language::Other;
        let is_day = |token: &Token| matches!(token.kind, Kind::Weekday(_) | Kind::Month(_));
        if !self.out.tokens.last().is_some_and(is_day) {
            return false;
        }
        let next: String = self.rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        let next_is_english = match word(&next.to_lowercase()) {
            Some((Meaning::Weekday(_) | Meaning::Month(_), language)) => language == Language::Other,
            _ => return false,
        };
        next_is_english || self.out.tokens.last().is_some_and(is_english)
    }

    /// A comment, in straight quotes or in those of books.
    fn quoted(&mut self, quote: char) -> Result<(), Trouble> {
        let text = &self.rest[quote.len_utf8()..];
        let closes =
            |c: char| if quote == '"' { c == '"' } else { closing_quote(quote).is_some_and(|all| all.contains(c)) };
        let Some(end) = text.find(closes) else { return Err(Trouble::Character(quote)) };
        let comment = &text[..end];
        if comment.trim().is_empty() || comment.contains('"') {
            return Err(Trouble::Character(quote));
        }
        let close = text[end..].chars().next().map_or(0, char::len_utf8);
        self.rest = &text[end + close..];
        if quote != '"' {
            self.warn(Warning::Sign(quote));
        }
        self.push(Kind::Comment(comment.into()), Language::Osm);
        Ok(())
    }
}

fn sign(days: i16) -> Kind {
    if days < 0 { Kind::Dash } else { Kind::Plus }
}

pub fn is_of_time(kind: &Kind) -> bool {
    matches!(kind, Kind::Number { .. } | Kind::Year(_) | Kind::Colon | Kind::Dot | Kind::Am | Kind::Pm | Kind::Clock(_))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '␣')
}

/// Digits as people write them: full-width, raised and lowered ones, "00" as two degree signs.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '°' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '⁴'..='⁹' => Some(u32::from(c) - 0x2070),
        '₀'..='₉' => Some(u32::from(c) - 0x2080),
        '０'..='９' => Some(u32::from(c) - 0xff10),
        _ => None,
    }
}

fn closing_quote(quote: char) -> Option<&'static str> {
    match quote {
        '"' => Some("\""),
        '“' | '„' | '”' => Some("”“\""),
        '‘' | '’' | '‚' | '\'' => Some("'‘’"),
        '«' | '»' => Some("»«"),
        _ => None,
    }
}

fn same_letter(one: Option<char>, other: Option<char>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || other.to_lowercase().eq([one]),
        _ => false,
    }
}

/// How many bytes of the text are this phrase; a blank of the phrase is any run of blanks and hyphens.
fn length_of_phrase(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text.char_indices().peekable();
    for wanted in phrase.chars() {
        if wanted == ' ' {
            let mut gaps = 0;
            while rest.next_if(|(_, c)| is_blank(*c) || matches!(c, '-' | '_')).is_some() {
                gaps += 1;
            }
            if gaps == 0 {
                return None;
            }
        } else {
            let (_, found) = rest.next()?;
            if !same_letter(Some(wanted), Some(found)) {
                return None;
            }
        }
    }
    match rest.peek() {
        None => Some(text.len()),
        Some((_, next)) if next.is_alphanumeric() => None,
        Some((at, _)) => Some(*at),
    }
}
