//! `v1/delta/<sha256>.jsonl.zst`: what changed in one shard, or in all of them, since an earlier sequence.
//!
//! JSON Lines. A section begins with `{"shard": "hva-90", "from": 6}`: what follows leads from the shard's sequence 6 to
//! the one in the manifest. Then one line for each record that differs, ordered by id: a whole record as it stands in the
//! shard, a merge patch (RFC 7396) `{"id": …, "patch": {…}}`, or `{"id": …, "gone": true}`. A delta needs no proof of its
//! own: the state hash in the manifest proves what comes of it.
//!
//! The patch is ours and not a crate's: it is thirty lines, and the one in wide use brings pointers, paths and RFC 6902
//! into the web app.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::hash::Hash;
use super::json;
use super::manifest::FileRef;
use super::tree::{Fields, Json};

/// The largest delta file and the largest delta, in bytes.
pub const MAX_DELTA_BYTES: u64 = 1024 * 1024;
pub const MAX_DELTA_DECODED_BYTES: u64 = 8 * 1024 * 1024;
/// The most deltas that a manifest may list for one shard, or for all of them together. Further ones are passed over.
pub const MAX_DELTAS: usize = 32;
/// Who would delete more than one record in this many gets the whole shard, proven before anything goes.
pub const MOST_GONE: u64 = 5;

/// Where a delta lies, from the feed's root.
pub fn delta_path(hash: Hash) -> String {
    format!("v1/delta/{hash}.jsonl.zst")
}

/// A delta that leads to the manifest's generation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct DeltaEntry {
    /// The sequence from which it leads here: the shard's own, or for all shards together the feed's.
    pub from: u64,
    #[serde(flatten)]
    pub file: FileRef,
}

/// One line of a delta.
#[derive(Debug, Clone, PartialEq)]
pub enum DeltaLine {
    /// What follows is about this shard, from this sequence of it on. The key may be one that this version doesn't know.
    Shard {
        key: String,
        from: u64,
    },
    Change(Change),
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is new, or another: the line as the shard has it.
    Put {
        id: String,
        line: String,
    },
    /// These fields of it are others.
    Patch {
        id: String,
        patch: Value,
    },
    Gone {
        id: String,
    },
}

impl Change {
    pub fn id(&self) -> &str {
        match self {
            Self::Put { id, .. } | Self::Patch { id, .. } | Self::Gone { id } => id,
        }
    }
}

impl DeltaLine {
    /// Reads a line; the error is in words for whoever made the delta.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let line = std::str::from_utf8(line).map_err(|_| "is no UTF-8".to_owned())?;
        let mut value = json::parse(line)?;
        let Some(fields) = value.as_object_mut() else { return Err("is no JSON object".to_owned()) };
        if let Some(key) = fields.get("shard") {
            let key = key.as_str().ok_or("names no shard")?.to_owned();
            let from = fields.get("from").and_then(Value::as_u64).ok_or("names no sequence")?;
            return Ok(Self::Shard { key, from });
        }
        let id = fields.get("id").and_then(Value::as_str).ok_or("has no id")?.to_owned();
        Ok(Self::Change(if fields.contains_key("type") {
            Change::Put { id, line: line.to_owned() }
        } else if let Some(patch) = fields.remove("patch") {
            if !patch.is_object() {
                return Err(format!("the patch of {id} is no object"));
            }
            Change::Patch { id, patch }
        } else if fields.get("gone") == Some(&Value::Bool(true)) {
            Change::Gone { id }
        } else {
            return Err(format!("says nothing of {id}"));
        }))
    }
}

/// Applies a merge patch (RFC 7396) to a record's canonical text. Gives the new canonical text.
pub fn patched(canonical: &str, patch: Value) -> Result<String, String> {
    let mut value = json::read(canonical)?;
    merge(&mut value, patch);
    json::canonical_line(&value, canonical.len())
}

fn merge(target: &mut Json<'_>, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = Json::from(patch);
        return;
    };
    if !matches!(target, Json::Object(_)) {
        *target = Json::Object(Fields::default());
    }
    let Json::Object(fields) = target else { return };
    let mut patch: Vec<(String, Value)> = patch.into_iter().collect();
    patch.sort_by(|(a, _), (b, _)| a.cmp(b));
    // In one pass: a hostile patch may have as many fields as a line has bytes for.
    fields.join(patch, |here, change| match change {
        Value::Null => None,
        change => {
            let mut value = here.unwrap_or(Json::Null);
            merge(&mut value, change);
            Some(value)
        }
    });
}

/// The line that leads from one canonical record to another of the same id: a patch, or the whole where that is shorter
/// or where no patch can say it (a merge patch can't set a field to null).
#[cfg(feature = "cli")]
pub fn change_line(id: &str, before: &str, after: &str) -> Result<String, String> {
    let (old, new) = (json::parse(before)?, json::parse(after)?);
    let Some(patch) = difference(&old, &new) else { return Ok(after.to_owned()) };
    let line = json::canonical(&serde_json::json!({ "id": id, "patch": patch }))?;
    // Read as a phone will read it: a patch that doesn't lead there is no patch.
    let leads_there = match DeltaLine::parse(line.as_bytes()) {
        Ok(DeltaLine::Change(Change::Patch { patch, .. })) => patched(before, patch).is_ok_and(|text| text == after),
        _ => false,
    };
    Ok(if leads_there && line.len() < after.len() { line } else { after.to_owned() })
}

/// The line for a record that is gone.
#[cfg(feature = "cli")]
pub fn gone_line(id: &str) -> Result<String, String> {
    json::canonical(&serde_json::json!({ "id": id, "gone": true }))
}

/// The line that begins a shard's section.
#[cfg(feature = "cli")]
pub fn shard_line(key: &str, from: u64) -> Result<String, String> {
    json::canonical(&serde_json::json!({ "shard": key, "from": from }))
}

/// The merge patch between two values; `None` where they are equal.
#[cfg(feature = "cli")]
fn difference(old: &Value, new: &Value) -> Option<Value> {
    let (Value::Object(before), Value::Object(after)) = (old, new) else {
        return (old != new).then(|| new.clone());
    };
    let mut patch = serde_json::Map::new();
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        patch.insert(key.clone(), Value::Null);
    }
    for (key, value) in after {
        let change = match before.get(key) {
            Some(old) => difference(old, value),
            None => Some(value.clone()),
        };
        patch.extend(change.map(|change| (key.clone(), change)));
    }
    (!patch.is_empty()).then_some(Value::Object(patch))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_examples_of_rfc_7396() {
        for (target, patch, result) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({"a":"b"}), json!(["c"]), json!(["c"])),
            (json!({"a":"foo"}), Value::Null, Value::Null),
            (json!({"a":"foo"}), json!("bar"), json!("bar")),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
            (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
            (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
        ] {
            let mut merged = Json::from(target.clone());
            merge(&mut merged, patch.clone());
            assert_eq!(Value::from(merged), result, "{target} with {patch}");
        }
    }

    #[test]
    fn a_line_reads_as_what_it_is() {
        let parse = |line: &str| DeltaLine::parse(line.as_bytes());
        let change = |line: &str| match parse(line) {
            Ok(DeltaLine::Change(change)) => change,
            other => panic!("{line}: {other:?}"),
        };
        let whole = r#"{"id":"a:1","name":{"fi":"x"},"type":"place"}"#;
        assert_eq!(parse(&shard_line("hva-90", 6).unwrap()), Ok(DeltaLine::Shard { key: "hva-90".into(), from: 6 }));
        assert_eq!(change(whole), Change::Put { id: "a:1".into(), line: whole.into() });
        assert_eq!(change(&gone_line("a:1").unwrap()), Change::Gone { id: "a:1".into() });
        assert_eq!(
            change(r#"{"id":"a:1","patch":{"b":null}}"#),
            Change::Patch { id: "a:1".into(), patch: json!({"b": null}) }
        );
        for bad in [
            "",
            "[]",
            "{}",
            r#"{"id":"a:1"}"#,
            r#"{"id":"a:1","gone":false}"#,
            r#"{"id":"a:1","patch":[]}"#,
            r#"{"shard":"hva-90"}"#,
            r#"{"shard":"hva-90","from":-1}"#,
            r#"{"shard":9,"from":1}"#,
            r#"{"id":"a:1","id":"a:2","gone":true}"#,
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert!(DeltaLine::parse(b"\xff").is_err());
    }

    #[test]
    fn what_a_patch_cannot_say_is_told_whole() {
        let (before, after) = (r#"{"id":"a:1","type":"place","x":1}"#, r#"{"id":"a:1","type":"place","x":null}"#);
        assert_eq!(change_line("a:1", before, after).unwrap(), after);
        let long = format!(r#"{{"id":"a:1","long":"{}","type":"place","x":1}}"#, "a".repeat(100));
        let other = long.replace(":1}", ":2}");
        assert_eq!(change_line("a:1", &long, &other).unwrap(), r#"{"id":"a:1","patch":{"x":2}}"#);
    }

    /// Values as records have them, null among them.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-5i64..5).prop_map(Value::from),
            "[a-c]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map("[a-d]", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_change_line_leads_from_one_record_to_the_other(
            before in prop::collection::btree_map("[a-d]", value(), 0..5),
            after in prop::collection::btree_map("[a-d]", value(), 0..5),
        ) {
            let record = |fields: std::collections::BTreeMap<String, Value>| {
                let mut fields: serde_json::Map<String, Value> = fields.into_iter().collect();
                fields.insert("id".into(), "t:1".into());
                fields.insert("type".into(), "place".into());
                json::canonical(&Value::Object(fields)).unwrap()
            };
            let (before, after) = (record(before), record(after));
            let line = change_line("t:1", &before, &after).unwrap();
            let result = match DeltaLine::parse(line.as_bytes()).unwrap() {
                DeltaLine::Change(Change::Put { line, .. }) => line,
                DeltaLine::Change(Change::Patch { patch, .. }) => patched(&before, patch).unwrap(),
                other => panic!("{other:?}"),
            };
            prop_assert_eq!(result, after);
        }
    }
}
