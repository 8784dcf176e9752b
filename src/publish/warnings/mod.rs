//! What can be published and had better be looked at: facts nobody has checked, words that some families can't read,
//! hours that no program can read, points in another municipality, two records of one place, people's own data.
//!
//! `check` tells what is wrong with a folder; this is a publisher's list of what to do next, so a build doesn't repeat it.
//! Every warning names file, line, field and id, and what would settle it. A rule that cries wolf teaches people to look
//! away: where a rule can't be sure it stays silent.

mod duplicates;
mod freshness;
mod hours;
mod municipality;
mod names;
mod privacy;
mod translations;

use chrono::NaiveDate;

use crate::feed::{Collection, Decoded};

use super::check::{Checked, Origins};
use super::problem::Problem;

pub use freshness::{Freshness, freshness};
pub use hours::{is_text_only, unread};
pub use translations::{gaps, texts};

/// The kinds of warning, by which a long list is folded.
pub mod kind {
    pub const NEVER_CHECKED: &str = "never_checked";
    pub const STALE: &str = "stale";
    pub const SOON_STALE: &str = "soon_stale";
    pub const CHECKED_IN_FUTURE: &str = "checked_in_future";
    pub const UNTRANSLATED: &str = "untranslated";
    pub const COPIED_LANGUAGE: &str = "copied_language";
    pub const TEXT_ONLY_HOURS: &str = "text_only_hours";
    pub const TOLD_IN_WORDS: &str = "told_in_words";
    pub const OTHER_MUNICIPALITY: &str = "other_municipality";
    pub const PROBABLE_DUPLICATE: &str = "probable_duplicate";
    pub const PERSONAL_NAME: &str = "personal_name";
    pub const PERSONAL_EMAIL: &str = "personal_email";
    pub const MOBILE_NUMBER: &str = "mobile_number";
}

/// A record, and where its publisher wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub decoded: &'a Decoded,
    pub file: &'a str,
    pub line: u64,
}

impl Subject<'_> {
    fn warn(&self, kind: &'static str, field: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem::warning(self.file, self.line, message).field(field).id(&self.decoded.id).of_kind(kind)
    }
}

/// Everything that had better be looked at, ordered by file and line.
pub fn warnings(checked: &Checked, origins: &Origins, today: NaiveDate) -> Vec<Problem> {
    let subjects: Vec<Subject<'_>> = checked
        .records
        .iter()
        .filter(|decoded| decoded.collection != Collection::Withdrawn)
        .map(|decoded| {
            let (file, line) = origins.get(&decoded.id).map_or(("", 0), |(file, line)| (file.as_str(), *line));
            Subject { decoded, file, line }
        })
        .collect();
    let mut found = freshness::warnings(&subjects, today);
    found.extend(translations::warnings(&subjects, &checked.info.languages));
    found.extend(hours::warnings(&subjects, today));
    found.extend(municipality::warnings(&subjects));
    found.extend(duplicates::warnings(&subjects));
    found.extend(privacy::warnings(&subjects));
    found.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    found
}
