//! One page about a directory's condition, for a coordinator and for whoever pays: what is covered, how fresh it is, what is
//! missing, and what to do next.
//!
//! A single HTML file with its style and its pictures inside; it runs no script, loads nothing, reads in the dark and on paper.
//! `facts` counts, `charts` draws, `words` speaks, and this file puts them together.

mod charts;
mod facts;
mod html;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use crate::domain::record::PartialDate;
use charts::{Part, bar, legend, share, stacked, week};
use facts::{Facts, facts};
use html::escape;
use words::{Words, fill};

use super::check::Checked;
use super::municipalities::Municipality;
use super::table::Table;

/// Rows of a list before the rest is only counted.
const ROWS: usize = 60;
/// Ids in the command that can be copied.
const IDS: usize = 25;

/// Whether the report is written in a language.
pub fn speaks(language: &str) -> bool {
    Words::of(language).is_some()
}

/// Writes the page. `language` falls back to Finnish; `src` stands in the commands that can be copied.
pub fn report(checked: &Checked, src: &str, language: &str, today: NaiveDate) -> String {
    let words = Words::of(language).or(Words::of("fi"));
    let Some(words) = words else { return String::new() };
    let facts = facts(checked, today);
    let title = checked.info.title.as_object().and_then(|title| {
        let own = title.get(words.tag).or_else(|| title.get("fi")).or_else(|| title.values().next());
        own.and_then(serde_json::Value::as_str)
    });
    let title = escape(title.unwrap_or(&checked.info.publisher));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}: {title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        words.tag,
        escape(words.title),
        include_str!("style.css"),
        escape(&format!("{}. {}.", words.title, fill(words.made, &[&day(words, today)]))),
    );
    head(&mut page, words, &facts);
    section(&mut page, words.freshness, words.freshness_text, &dates(words, &facts));
    section(&mut page, words.next, words.next_text, &to_check(words, &facts, src));
    section(&mut page, words.coverage, words.coverage_text, &coverage(words, &facts));
    let number = facts.week_of.iso_week().week().to_string();
    section(&mut page, &fill(words.week, &[&number]), words.week_text, &hours(words, &facts));
    section(&mut page, words.accessibility, words.accessibility_text, &accessibility(words, &facts));
    section(&mut page, words.languages, words.languages_text, &languages(words, &facts));
    section(&mut page, words.words_only, words.words_only_text, &in_words(words, &facts));
    let _ = write!(page, "<footer>{}</footer>\n</main>\n</body>\n</html>\n", escape(words.foot));
    page
}

fn day(words: &Words, date: NaiveDate) -> String {
    match words.tag {
        "en" => date.format("%-d %B %Y").to_string(),
        _ => date.format("%-d.%-m.%Y").to_string(),
    }
}

/// A date as well as it is known.
fn partial(words: &Words, date: PartialDate) -> String {
    match (date.month(), date.day()) {
        (Some(_), Some(_)) => day(words, date.first_day()),
        (Some(month), None) if words.tag == "en" => format!("{}-{month:02}", date.year()),
        (Some(month), None) => format!("{month}/{}", date.year()),
        _ => date.year().to_string(),
    }
}

fn section(page: &mut String, heading: &str, text: &str, body: &str) {
    let _ = write!(page, "<section>\n<h2>{}</h2>\n<p>{}</p>\n{body}\n</section>\n", escape(heading), escape(text));
}

fn head(page: &mut String, words: &Words, facts: &Facts) {
    if facts.errors > 0 {
        let text = fill(words.errors, &[&facts.errors.to_string()]);
        let _ = writeln!(page, "<p class=\"errors\">{}</p>", escape(&text));
    }
    page.push_str("<ul class=\"tiles\">");
    let fresh = facts.dates.fresh + facts.dates.soon;
    let tiles = [
        (facts.places.to_string(), words.places),
        (share(fresh, facts.dates.sum()), words.checked_share),
        (share(facts.readable, facts.places), words.readable_share),
        (facts.sessions.to_string(), words.sessions),
        (facts.services.to_string(), words.services),
        (facts.playgrounds.to_string(), words.playgrounds),
    ];
    for (figure, label) in tiles {
        let _ = write!(page, "<li><b>{figure}</b>{}</li>", escape(label));
    }
    page.push_str("</ul>\n");
}

fn dates(words: &Words, facts: &Facts) -> String {
    let part = |count, class, label| Part { count, class, label };
    let parts = [
        part(facts.dates.fresh, "fresh", words.fresh),
        part(facts.dates.soon, "soon", words.soon),
        part(facts.dates.stale, "stale", words.stale),
        part(facts.dates.never, "never", words.never),
    ];
    stacked(&parts) + &legend(&parts)
}

fn coverage(words: &Words, facts: &Facts) -> String {
    let named = |municipality: &Municipality| match words.tag {
        "sv" => municipality.sv.clone(),
        "en" => municipality.en.trim_start_matches("City of ").to_owned(),
        _ => municipality.fi.clone(),
    };
    let all = facts.counties.iter().flat_map(|county| &county.municipalities);
    let most = all.map(|(_, count)| *count).max().unwrap_or(0);
    let mut html = "<div class=\"counties\">".to_owned();
    for county in &facts.counties {
        let (with, without): (Vec<_>, Vec<_>) = county.municipalities.iter().partition(|(_, count)| *count > 0);
        let has = fill(words.county_has, &[&with.len().to_string(), &county.municipalities.len().to_string()]);
        let name = county_name(&county.code, words.tag);
        let _ = write!(html, "<div class=\"county\"><h3>{}</h3><p class=\"note\">{}</p>", escape(&name), escape(&has));
        html.push_str("<ul class=\"rows\">");
        for (municipality, count) in with {
            let name = escape(&named(municipality));
            let _ =
                write!(html, "<li><span>{name}</span>{}<span class=\"count\">{count}</span></li>", bar(count, most));
        }
        html.push_str("</ul>");
        if !without.is_empty() {
            let mut names: Vec<String> = without.iter().map(|(municipality, _)| named(municipality)).collect();
            names.sort();
            let _ = write!(html, "<p class=\"note\">{} {}</p>", escape(words.without), escape(&names.join(", ")));
        }
        html.push_str("</div>");
    }
    html.push_str("</div>");
    if facts.without_municipality > 0 {
        let _ = write!(html, "<p class=\"note\">{}: {}</p>", escape(words.no_municipality), facts.without_municipality);
    }
    html
}

/// The county's name, from the register that the embedded directory's areas are imported from.
fn county_name(code: &str, language: &str) -> String {
    static NAMES: OnceLock<BTreeMap<String, [String; 3]>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let sheet = include_str!("../../../assets/directory/sources/admin/wellbeing_counties.csv");
        let Ok(table) = Table::parse(sheet, "wellbeing_counties.csv") else { return BTreeMap::new() };
        let of = |row| ["name_fi", "name_sv", "name_en"].map(|heading| table.cell(row, heading).to_owned());
        table.rows.iter().map(|row| (format!("hva-{}", table.cell(row, "hva_code")), of(row))).collect()
    });
    let at = ["fi", "sv", "en"].iter().position(|known| *known == language).unwrap_or(0);
    names.get(code).map_or_else(|| code.to_owned(), |names| names[at].clone())
}

fn hours(words: &Words, facts: &Facts) -> String {
    if facts.open.iter().flatten().all(|count| *count == 0) {
        return format!("<p>{}</p>", escape(words.week_empty));
    }
    let cell = |day: usize, hour: usize, count: usize| {
        fill(words.hour_cell, &[words.days[day], &hour.to_string(), &(hour + 1).to_string(), &count.to_string()])
    };
    week(&facts.open, &words.days, &cell)
}

fn accessibility(words: &Words, facts: &Facts) -> String {
    let mut html = "<ul class=\"rows\">".to_owned();
    let mut sums = [0; 3];
    for (item, [yes, no, unknown]) in &facts.accessibility {
        let parts = answers(words, [*yes, *no, *unknown]);
        sums = [sums[0] + yes, sums[1] + no, sums[2] + unknown];
        let known = share(yes + no, yes + no + unknown);
        let _ = write!(
            html,
            "<li><span>{}</span>{}<span class=\"count\">{yes} / {no} <span class=\"share\">{known}</span></span></li>",
            escape(words.item(item)),
            stacked(&parts)
        );
    }
    html.push_str("</ul>");
    html + &legend(&answers(words, sums))
}

fn answers<'w>(words: &'w Words, [yes, no, unknown]: [usize; 3]) -> [Part<'w>; 3] {
    [
        Part { count: yes, class: "yes", label: words.yes },
        Part { count: no, class: "no", label: words.no },
        Part { count: unknown, class: "unknown", label: words.unknown },
    ]
}

fn languages(words: &Words, facts: &Facts) -> String {
    let mut html = "<ul class=\"rows\">".to_owned();
    for (tag, whole, partly) in &facts.told {
        let parts = [
            Part { count: *whole, class: "yes", label: words.told },
            Part { count: *partly, class: "unknown", label: words.untold },
        ];
        let _ = write!(
            html,
            "<li><span>{}</span>{}<span class=\"count\">{whole} <span class=\"share\">{}</span></span></li>",
            escape(words.language(tag)),
            stacked(&parts),
            share(*whole, whole + partly)
        );
    }
    let _ = write!(html, "</ul><h3>{}</h3>", escape(words.spoken));
    if facts.spoken.is_empty() {
        let _ = write!(html, "<p>{}</p>", escape(words.spoken_none));
        return html;
    }
    let most = facts.spoken.first().map_or(0, |(_, count)| *count);
    html.push_str("<ul class=\"rows\">");
    for (tag, count) in &facts.spoken {
        let name = escape(words.language(tag));
        let _ = write!(html, "<li><span>{name}</span>{}<span class=\"count\">{count}</span></li>", bar(*count, most));
    }
    let unknown = fill(words.spoken_unknown, &[&facts.spoken_unknown.to_string()]);
    let _ = write!(html, "</ul><p class=\"note\">{}</p>", escape(&unknown));
    html
}

fn in_words(words: &Words, facts: &Facts) -> String {
    if facts.in_words.is_empty() {
        return format!("<p>{}</p>", escape(words.words_only_none));
    }
    let mut html = format!(
        "<table><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>",
        escape(words.place),
        escape(words.says)
    );
    for place in facts.in_words.iter().take(ROWS) {
        let read = match &place.read {
            Ok(value) => fill(words.perhaps, &[value]),
            Err(why) => fill(words.not_understood, &[unquoted(why)]),
        };
        let _ = write!(
            html,
            "<tr><td>{}<code>{}</code></td><td>{}<br><span class=\"note\">{}</span></td></tr>",
            escape(&place.name),
            escape(&place.id),
            escape(&place.words),
            escape(&read)
        );
    }
    html.push_str("</tbody></table>");
    html + &more(words.rest, facts.in_words.len(), ROWS)
}

/// The reader's English around the word that it stopped at.
fn unquoted(why: &str) -> &str {
    why.strip_suffix(" is not understood").unwrap_or(why)
}

fn more(pattern: &str, all: usize, shown: usize) -> String {
    match all.saturating_sub(shown) {
        0 => String::new(),
        left => format!("<p class=\"note\">{}</p>", escape(&fill(pattern, &[&left.to_string()]))),
    }
}

fn to_check(words: &Words, facts: &Facts, src: &str) -> String {
    if facts.to_check.is_empty() {
        return format!("<p>{}</p>", escape(words.next_none));
    }
    let mut html = format!(
        "<table><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>",
        escape(words.place),
        escape(words.last_checked)
    );
    for place in facts.to_check.iter().take(IDS) {
        let where_ = place.municipality.map(|municipality| match words.tag {
            "sv" => municipality.sv.as_str(),
            _ => municipality.fi.as_str(),
        });
        let last = place.last.map_or_else(|| words.never.to_owned(), |date| partial(words, date));
        let _ = write!(
            html,
            "<tr><td>{}{}<code>{}</code></td><td>{}</td></tr>",
            escape(&place.name),
            escape(&where_.map(|name| format!(", {name}")).unwrap_or_default()),
            escape(&place.id),
            escape(&last)
        );
    }
    html.push_str("</tbody></table>");
    html.push_str(&more(words.next_more, facts.to_check.len(), IDS));
    let ids: Vec<&str> = facts.to_check.iter().take(IDS).map(|place| place.id.as_str()).collect();
    let quoted =
        if src.contains([' ', '"', '\'']) { format!("\"{}\"", src.replace('"', "\\\"")) } else { src.to_owned() };
    let _ = write!(html, "<pre>ovi feed verify {} {} --by …</pre>", escape(&quoted), escape(&ids.join(" ")));
    html
}
