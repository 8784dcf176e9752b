//! `ovi feed diff`: what families will notice.

use std::path::Path;

use avoin_ovi::domain::time::to_civil;
use avoin_ovi::publish::diff::{News, Side, diff};

use super::super::{Failure, now, output};

pub fn run(old: &Path, new: &Path, as_json: bool) -> Result<(), Failure> {
    let found = diff(&Side::read(old)?, &Side::read(new)?, to_civil(now()?));
    if as_json {
        return found.news.iter().try_for_each(|news| output::json(&news.to_json()));
    }
    let mut last: Option<&News> = None;
    for news in &found.news {
        if last.is_none_or(|last| last.id != news.id) {
            output::line(&format!("{} ({})", news.name, news.id))?;
        }
        let session = news.session.as_ref().filter(|(_, session)| *session != news.name);
        let session = session.map(|(_, session)| format!("{session}: ")).unwrap_or_default();
        output::line(&format!("  {session}{}", news.text))?;
        last = Some(news);
    }
    let mut ids: Vec<&str> = found.news.iter().map(|news| news.id.as_str()).collect();
    ids.dedup();
    let of =
        |kinds: &[&str]| found.news.iter().filter(|news| news.session.is_none() && kinds.contains(&news.kind)).count();
    let (new, gone) = (of(&["new"]), of(&["gone", "withdrawn"]));
    let changed = ids.len().saturating_sub(new + gone);
    let others = match found.unseen {
        0 => String::new(),
        count => format!(", {count} changed in nothing that families see"),
    };
    let checked = match found.checked {
        0 => String::new(),
        count => format!("; {count} checked anew"),
    };
    output::line(&format!("{new} new, {gone} gone, {changed} changed{others}, {} as before{checked}", found.same))
}
