//! The JSON Schema of everything on the wire, generated from the types that read it.
//!
//! `docs/feed.schema.json` is what this writes; a test compares them. To write it again after a change of the types, run
//! that test with `AVOIN_OVI_WRITE_SCHEMA=1`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::Collection;
use super::keys::KeySet;
use super::manifest::Manifest;
use super::record::{
    FeedArea, FeedCalendarEntry, FeedEvent, FeedNotice, FeedOrganization, FeedPlace, FeedPlan, FeedService,
    FeedVocabulary, FeedWithdrawn,
};

/// One document: a record of a shard, and under `$defs` each kind of record, the manifest and the key set.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Manifest>();
    generator.subschema_for::<KeySet>();
    let mut kinds = Vec::new();
    for collection in Collection::ALL {
        let (name, required) = declare(*collection, &mut generator);
        kinds.push((*collection, name, required));
    }
    let mut definitions: Map<String, Value> = generator.take_definitions(true);
    let mut records = Vec::new();
    for (collection, name, required) in kinds {
        records.push(json!({ "$ref": format!("#/$defs/{name}") }));
        if let Some(Value::Object(definition)) = definitions.get_mut(&name) {
            if let Some(Value::Object(fields)) = definition.get_mut("properties") {
                fields.insert("type".to_owned(), json!({ "const": collection.type_name() }));
            }
            definition.insert("required".to_owned(), json!(required));
        }
    }
    for (name, definition) in &mut definitions {
        // Of the records alone: the manifest and the key set hold no null.
        if name.starts_with("Feed") {
            allow_null(definition);
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A record of an Avoin ovi feed",
        "description": "One line of a shard. Fields that are not named here are allowed, kept and passed on; null means \
            absent. docs/feed.md tells what the fields mean and which bounds they keep.",
        "oneOf": records,
        "$defs": definitions,
    })
}

/// Null stands for absent wherever something may be absent: in every field that isn't required, every element of a list,
/// every language of a text.
fn allow_null(schema: &mut Value) {
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required = |field: &str| required.as_array().is_some_and(|fields| fields.iter().any(|name| name == field));
    let Some(schema) = schema.as_object_mut() else { return };
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    for (name, field) in fields.filter(|(name, _)| *name != "type") {
        allow_null(field);
        if !is_required(name) {
            or_null(field);
        }
    }
    for inner in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get_mut(inner).filter(|inner| inner.is_object()) {
            allow_null(inner);
            or_null(inner);
        }
    }
}

fn or_null(schema: &mut Value) {
    if let Some(Value::String(name)) = schema.get("type") {
        schema["type"] = json!([name, "null"]);
    } else if let Some(any) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        any.push(json!({ "type": "null" }));
    } else {
        let description = schema.as_object_mut().and_then(|schema| schema.remove("description"));
        *schema = json!({ "anyOf": [schema.take(), { "type": "null" }] });
        if let Some(description) = description {
            schema["description"] = description;
        }
    }
}

/// The name of a kind's definition, and the fields without which there is no record.
fn declare(collection: Collection, generator: &mut SchemaGenerator) -> (String, &'static [&'static str]) {
    fn add<T: JsonSchema>(generator: &mut SchemaGenerator) -> String {
        generator.subschema_for::<T>();
        T::schema_name().into_owned()
    }
    const NAMED: &[&str] = &["type", "id", "name"];
    const OF_A_KIND: &[&str] = &["type", "id", "name", "kind"];
    match collection {
        Collection::Places => (add::<FeedPlace>(generator), OF_A_KIND),
        Collection::Events => (add::<FeedEvent>(generator), NAMED),
        Collection::Services => (add::<FeedService>(generator), OF_A_KIND),
        Collection::Organizations => (add::<FeedOrganization>(generator), OF_A_KIND),
        Collection::Areas => (add::<FeedArea>(generator), &["type", "id", "name", "code"]),
        Collection::Calendar => {
            (add::<FeedCalendarEntry>(generator), &["type", "id", "name", "kind", "area_code", "from"])
        }
        Collection::Notices => (add::<FeedNotice>(generator), NAMED),
        Collection::Plans => (add::<FeedPlan>(generator), NAMED),
        Collection::Vocabularies => (add::<FeedVocabulary>(generator), OF_A_KIND),
        Collection::Withdrawn => (add::<FeedWithdrawn>(generator), &["type", "id"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schema_is_the_one_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/feed.schema.json");
        let generated = schema();
        if std::env::var_os("AVOIN_OVI_WRITE_SCHEMA").is_some() {
            std::fs::write(path, format!("{}\n", serde_json::to_string_pretty(&generated).unwrap())).unwrap();
        }
        let published: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(generated, published, "run this test with AVOIN_OVI_WRITE_SCHEMA=1 and commit the file");
    }

    #[test]
    fn every_kind_of_record_is_in_it() {
        let schema = schema();
        assert_eq!(schema["oneOf"].as_array().map(Vec::len), Some(Collection::ALL.len()));
        for (definition, field) in [("FeedPlace", "hours"), ("FeedEvent", "breaks"), ("Manifest", "shards")] {
            assert!(schema["$defs"][definition]["properties"][field].is_object(), "{definition} {field}");
        }
        assert_eq!(schema["$defs"]["FeedPlace"]["properties"]["type"]["const"], "place");
    }
}
