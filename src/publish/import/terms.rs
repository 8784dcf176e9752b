//! What a publisher asks of a source: which of its records, and how it is to be named.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::dotted::{Object, look, look_text, put_text};
use super::super::problem::Problem;
use super::{Batch, id_of};

/// Empty lists ask for everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Events with any of these: `yso:p4354`.
    pub keywords: Vec<String>,
    /// Places, and events at places, of these municipalities: `091`.
    pub municipalities: Vec<String>,
    /// Units of any of these service nodes of Palvelukartta.
    pub service_nodes: Vec<u64>,
    /// Services for any of these target groups of PTV, and their places: `KR1.2`.
    pub target_groups: Vec<String>,
    /// The place of all events of a calendar.
    pub place: Option<String>,
    /// The source's name where records are shown: its credit.
    pub credit: Option<String>,
    /// SPDX.
    pub license: Option<String>,
}

impl Terms {
    /// Keeps what is asked for, and names the source as told.
    pub fn apply(&self, batch: &mut Batch) {
        let asked = self.keywords.len() + self.municipalities.len();
        let before: usize = batch.records.values().map(Vec::len).sum();
        if !self.keywords.is_empty() {
            self.by_keyword(batch);
        }
        if !self.municipalities.is_empty() {
            self.by_municipality(batch);
        }
        let after: usize = batch.records.values().map(Vec::len).sum();
        if asked > 0 && after < before {
            let message = format!("{} records are not asked for: left out", before - after);
            batch.problems.push(Problem::warning("imports.toml", None, message));
        }
        for record in batch.records.values_mut().flatten() {
            self.name(record);
        }
    }

    fn by_keyword(&self, batch: &mut Batch) {
        let wanted =
            |keyword: &Value| keyword.as_str().is_some_and(|word| self.keywords.iter().any(|k| is_same(k, word)));
        if let Some(events) = batch.records.get_mut("events") {
            events.retain(|event| {
                look(event, "keywords").and_then(Value::as_array).is_some_and(|k| k.iter().any(wanted))
            });
        }
        keep_used(batch);
    }

    fn by_municipality(&self, batch: &mut Batch) {
        let mut elsewhere = BTreeSet::new();
        let lies = |record: &Object| {
            look_text(record, "municipality_code")
                .is_some_and(|code| self.municipalities.iter().any(|known| known == code))
        };
        for stem in ["places", "venues"] {
            if let Some(places) = batch.records.get_mut(stem) {
                elsewhere.extend(places.iter().filter(|place| !lies(place)).map(|place| id_of(place).to_owned()));
                places.retain(lies);
            }
        }
        if let Some(events) = batch.records.get_mut("events") {
            events.retain(|event| look_text(event, "place_id").is_none_or(|id| !elsewhere.contains(id)));
        }
        let codes: Vec<String> = self.municipalities.iter().map(|code| format!("kunta-{code}")).collect();
        if let Some(services) = batch.records.get_mut("services") {
            // A service of a wider area is theirs too.
            services.retain(|service| {
                let areas = look(service, "area_codes").and_then(Value::as_array);
                areas.is_none_or(|areas| {
                    areas.iter().any(|area| {
                        area.as_str()
                            .is_none_or(|area| !area.starts_with("kunta-") || codes.iter().any(|code| code == area))
                    })
                })
            });
        }
        keep_used(batch);
    }

    fn name(&self, record: &mut Object) {
        let Some(source) = record.get_mut("sources").and_then(|list| list.get_mut(0)).and_then(Value::as_object_mut)
        else {
            return;
        };
        put_text(source, "name", self.credit.as_deref().unwrap_or(""));
        put_text(source, "license", self.license.as_deref().unwrap_or(""));
    }
}

/// `p4354` and `yso:p4354` are one keyword.
fn is_same(asked: &str, told: &str) -> bool {
    asked == told || (!asked.contains(':') && told.split_once(':').is_some_and(|(_, word)| word == asked))
}

/// Venues and organizers that no event names any more.
fn keep_used(batch: &mut Batch) {
    let used: BTreeSet<String> = batch
        .records
        .iter()
        .filter(|(stem, _)| !matches!(**stem, "venues" | "organizations"))
        .flat_map(|(_, records)| records)
        .flat_map(|record| {
            let lists =
                ["organizer_ids", "operator_ids"].iter().filter_map(|field| record.get(*field)?.as_array()).flatten();
            let ids = ["place_id", "provider_id"].iter().filter_map(|field| record.get(*field));
            lists.chain(ids).filter_map(Value::as_str).map(str::to_owned)
        })
        .collect();
    for stem in ["venues", "organizations"] {
        if let Some(records) = batch.records.get_mut(stem) {
            records.retain(|record| used.contains(id_of(record)));
        }
    }
}
