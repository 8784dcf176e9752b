//! When a calendar file's series takes place, in Finland's civil time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDateTime, Utc};

use super::{Change, Series};
use crate::domain::recurrence::{MAX_OCCURRENCES, Rule, matches, rule_starts};
use crate::domain::time::{Civil, from_civil_in, to_civil, to_civil_in};

/// How far two zones' days lie apart.
const ZONES_APART_DAYS: u64 = 2;

/// A time that was moved further than that takes those after it no further.
const FURTHEST_MOVED_DAYS: u64 = 370;

/// The starts in `from <= t < to` of what takes place: cancelled times are left out, moved ones are where they went. An
/// error names the rule that can't be read.
pub fn starts(series: &Series, from: NaiveDateTime, to: NaiveDateTime) -> Result<Vec<Civil>, String> {
    if series.is_cancelled {
        return Ok(Vec::new());
    }
    // A time of before may have been moved into these days, and with it those after it.
    let reach = Days::new(
        ZONES_APART_DAYS + series.changes.iter().map(|(of, change)| days_moved(*of, change.start)).max().unwrap_or(0),
    );
    let first = from.checked_sub_days(reach).ok_or("these days lie outside the calendar")?;
    let last = to.checked_add_days(reach).ok_or("these days lie outside the calendar")?;
    let zone = series.zone;
    let in_zone = |moment: DateTime<Utc>| to_civil_in(&zone, moment);
    let all = |rules: &[String], first: NaiveDateTime, last: NaiveDateTime| {
        let mut found = BTreeSet::new();
        for rule in rules {
            let starts = rule_starts(rule, series.start.at(), first, last, &in_zone);
            found.extend(starts.ok_or_else(|| format!("this rule can't be read: {rule}"))?);
        }
        Ok::<_, String>(found)
    };
    let left_out = all(&series.except_rules, first, last)?;
    let mut starts: BTreeSet<Civil> =
        all(&series.rules, first, last)?.difference(&left_out).map(|at| series.start.moved_to(*at)).collect();
    // The standard counts the first start in, whatever the rule says of it; but one that ended before it began is over.
    let ended = |rule: &String| {
        let until = Rule::parse_in(rule, series.start.at(), &in_zone).and_then(|rule| rule.until);
        until.is_some_and(|until| until < series.start.at())
    };
    if series.rules.is_empty() || !series.rules.iter().all(ended) {
        starts.insert(series.start);
    }
    starts.extend(series.rdates.iter().map(|rdate| rdate.beside(series.start)));
    starts.retain(|start| !series.exdates.iter().any(|exdate| matches(*exdate, *start)));
    // A change that is older than its series, and of a time that it has no more, is over.
    let stands = |of: &Civil, change: &Change| {
        change.sequence >= series.sequence || starts.iter().any(|start| matches(*of, *start))
    };
    let changes: BTreeMap<Civil, Change> =
        series.changes.iter().filter(|(of, change)| stands(of, change)).map(|(of, change)| (*of, *change)).collect();
    let mut found: BTreeSet<Civil> = BTreeSet::new();
    for start in starts.iter().copied() {
        if changes.keys().any(|of| matches(*of, start)) {
            continue;
        }
        match changes.range(..=start).rev().find(|(_, change)| change.and_later) {
            None => _ = found.insert(start),
            Some((_, change)) if change.is_cancelled => {}
            Some((of, change)) => found.extend(moved_by(start, *of, change.start)),
        }
    }
    let changed = changes.values().filter(|change| !change.is_cancelled).map(|change| change.start);
    found.extend(changed);
    let in_finland = found.into_iter().map(|start| match start {
        Civil::Time(at) => Civil::Time(to_civil(from_civil_in(&zone, at))),
        Civil::Date(_) => start,
    });
    let mut starts: Vec<Civil> = in_finland.filter(|start| from <= start.at() && start.at() < to).collect();
    starts.sort_unstable_by_key(|start| start.at());
    starts.dedup();
    starts.truncate(MAX_OCCURRENCES);
    Ok(starts)
}

/// As far from its own time as the changed one is from its.
fn moved_by(start: Civil, of: Civil, to: Civil) -> Option<Civil> {
    Some(to.moved_to(start.at().checked_add_signed(to.at() - of.at())?))
}

fn days_moved(of: Civil, to: Civil) -> u64 {
    ((to.at() - of.at()).num_days().unsigned_abs() + 1).min(FURTHEST_MOVED_DAYS)
}
