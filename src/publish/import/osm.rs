//! OpenStreetMap features as PBF (`osm_pbf`), as a sheet of tags (CSV) or GeoJSON: `ovi feed import --from osm`.
//!
//! Takes playgrounds anybody may enter, and libraries. Their data is ODbL, so they stand in files of their own and are
//! never merged with other records; a playground that another register knows too carries `duplicate_of`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::super::dotted::{Object, look, look_text, put, put_text};
use super::super::municipalities::{self, Municipality};
use super::super::problem::{Problem, PublishError, read_text};
use super::super::table::Table;
use super::places::put_city;
use super::{Batch, Options, file_name, files, id_of, json_lines, osm_pbf};

const LICENSE: &str = "ODbL-1.0";

/// What is listed.
const KINDS: [(&str, &str); 2] = [("leisure", "playground"), ("amenity", "library")];

/// How far apart two records of the same name may lie and still be one place.
const TWIN_WITHIN_M: f64 = 300.0;

/// A feature with its tags.
pub struct Feature {
    pub line: Option<u64>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub tags: BTreeMap<String, String>,
}

impl Feature {
    fn tag(&self, name: &str) -> &str {
        self.tags.get(name).map_or("", String::as_str)
    }

    fn is(&self, key: &str, value: &str) -> bool {
        self.tag(key) == value || self.tag("kind") == format!("{key}={value}")
    }
}

/// Makes a place of each feature of a kind that is listed.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let file = file_name(&options.input);
    if file.ends_with(".osm") {
        return Err(PublishError::input(
            Problem::error(&file, None, "this form of OpenStreetMap data is not read").suggest(
                "take the .osm.pbf, export GeoJSON, or a sheet with the columns osm, lat, lon and a column per tag",
            ),
        ));
    }
    let features = match options.input.extension().map(|ending| ending.to_string_lossy().to_lowercase()).as_deref() {
        Some("pbf") => osm_pbf::read(&options.input, &file, |key, value| KINDS.contains(&(key, value)))?,
        Some("csv") => sheet(&options.input, &file)?,
        _ => geojson(&options.input, &file)?,
    };
    // An extract of one municipality needs no address to say which.
    let only = match &options.terms.municipalities[..] {
        [only] => municipalities::by_code(only),
        _ => None,
    };
    let is_told = |feature: &Feature| feature.line.is_some() || !feature.tag("muni_code").is_empty();
    let listed = Listed::read(options)?;
    let mut batch = Batch::default();
    let (mut private, mut other, mut twice, mut nowhere) = (0, 0, 0, 0);
    let mut seen = BTreeSet::new();
    for feature in &features {
        let kind = match () {
            () if feature.is("leisure", "playground") => "playground",
            () if feature.is("amenity", "library") => "library",
            () => {
                other += 1;
                continue;
            }
        };
        if !matches!(feature.tag("access"), "" | "yes" | "permissive") {
            private += 1;
            continue;
        }
        match place(feature, kind, &listed, only) {
            // An extract that was cut by area tells a feature on the border twice.
            Ok(place) if !seen.insert(id_of(&place).to_owned()) => twice += 1,
            Ok(place) => batch.add("places", place),
            // The map itself seldom says in which municipality a thing lies; a sheet that was made of it does.
            Err(("muni_code", _)) if !is_told(feature) => nowhere += 1,
            Err((field, message)) => batch.problems.push(Problem::error(&file, feature.line, message).field(field)),
        }
    }
    if nowhere > 0 {
        let message = format!("{nowhere} features tell no municipality: left out");
        let suggestion =
            "import an extract of one municipality, and name it in imports.toml (municipalities = [\"091\"])";
        batch.problems.push(Problem::warning(&file, None, message).suggest(suggestion));
    }
    let left_out = [
        (private, "are not open to everybody"),
        (other, "are of a kind that is not listed"),
        (twice, "are told a second time"),
    ];
    for (count, why) in left_out {
        if count > 0 {
            batch.problems.push(Problem::warning(&file, None, format!("{count} features {why}: left out")));
        }
    }
    Ok(batch)
}

fn sheet(path: &Path, file: &str) -> Result<Vec<Feature>, PublishError> {
    let table = Table::read(path, file)?;
    table.require(&["lat", "lon"])?;
    let feature = |row: &super::super::table::Row| Feature {
        line: Some(row.line),
        lat: table.cell(row, "lat").parse().ok(),
        lon: table.cell(row, "lon").parse().ok(),
        tags: table.headings.iter().cloned().zip(row.cells.iter().cloned()).collect(),
    };
    Ok(table.rows.iter().map(feature).collect())
}

fn geojson(path: &Path, file: &str) -> Result<Vec<Feature>, PublishError> {
    let text = read_text(path, file)?;
    let value: Value = serde_json::from_str(&text).map_err(|error| {
        let line = error.line() as u64;
        PublishError::input(Problem::error(file, line, format!("no JSON: {error}")))
    })?;
    let Some(features) = value["features"].as_array() else {
        return Err(PublishError::input(
            Problem::error(file, None, "no GeoJSON: it has no features").field("features"),
        ));
    };
    let words = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    Ok(features
        .iter()
        .map(|feature| Feature {
            line: None,
            lat: middle(&feature["geometry"]["coordinates"], 1),
            lon: middle(&feature["geometry"]["coordinates"], 0),
            tags: feature["properties"]
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key.clone(), words(value)))
                .chain(feature["id"].as_str().map(|id| ("@id".to_owned(), id.to_owned())))
                .collect(),
        })
        .collect())
}

/// A point's own coordinate; of a line or an area the middle.
fn middle(coordinates: &Value, axis: usize) -> Option<f64> {
    if let Some(own) = coordinates[axis].as_f64() {
        return Some(own);
    }
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    let mut open: Vec<&Value> = vec![coordinates];
    while let Some(next) = open.pop() {
        match next[axis].as_f64() {
            Some(at) => (low, high) = (low.min(at), high.max(at)),
            None => open.extend(next.as_array().into_iter().flatten()),
        }
    }
    (low <= high).then(|| ((low + high) / 2.0 * 1e6).round() / 1e6)
}

fn place(
    feature: &Feature,
    kind: &str,
    listed: &Listed,
    only: Option<&'static Municipality>,
) -> Result<Object, (&'static str, String)> {
    let id = osm_id(feature).ok_or(("osm", "the feature has no OpenStreetMap id such as node/123".to_owned()))?;
    let finite = |degrees: Option<f64>| degrees.filter(|degrees| degrees.is_finite());
    let (Some(lat), Some(lon)) = (finite(feature.lat), finite(feature.lon)) else {
        return Err(("lat", format!("{id} has no point")));
    };
    let code = feature.tag("muni_code");
    let municipality = municipalities::by_code(code)
        .or_else(|| municipalities::by_name(feature.tag("addr:city")))
        .or(only)
        .ok_or(("muni_code", format!("{id}: {code:?} is no municipality of 2026")))?;
    let mut place = Object::new();
    put_text(&mut place, "id", &format!("osm:{id}"));
    put_text(&mut place, "kind", kind);
    names(feature, kind, municipality, &mut place);
    put(&mut place, "lat", lat.into());
    put(&mut place, "lon", lon.into());
    put_text(&mut place, "position", "exact");
    put_text(&mut place, "municipality_code", &municipality.code);
    let street = format!("{} {}", feature.tag("addr:street"), feature.tag("addr:housenumber"));
    if !feature.tag("addr:street").is_empty() {
        put_text(&mut place, "address.street.fi", street.trim());
        put_text(&mut place, "address.postal_code", feature.tag("addr:postcode"));
    }
    // Thousands of yards would each tell a town that their municipality's code tells already.
    if kind != "playground" || place.contains_key("address") {
        put_city(&mut place, &municipality.fi, "fi");
    }
    hours(feature, kind, &mut place);
    match feature.tag("fee") {
        "yes" => put_text(&mut place, "access.cost.kind", "paid"),
        "no" => put_text(&mut place, "access.cost.kind", "free"),
        _ => {}
    }
    // `limited` is neither yes nor no.
    if let answer @ ("yes" | "no") = feature.tag("wheelchair") {
        put_text(&mut place, "accessibility.items.step_free_entrance", answer);
    }
    for (tag, item) in [("changing_table", "changing_table"), ("toilets:wheelchair", "accessible_toilet")] {
        if let answer @ ("yes" | "no") = feature.tag(tag) {
            put_text(&mut place, &format!("accessibility.items.{item}"), answer);
        }
    }
    let web = feature.tag("website");
    if web.starts_with("https://") {
        put(&mut place, "contact", json!([{"kind": "web", "value": web}]));
    }
    let mut source = Object::new();
    put_text(&mut source, "name", "OpenStreetMap");
    put_text(&mut source, "url", &format!("https://www.openstreetmap.org/{id}"));
    put_text(&mut source, "license", LICENSE);
    put_text(&mut source, "date", data_date(feature));
    put(&mut place, "sources", json!([source]));
    if let Some(twin) = listed.twin(&place) {
        put_text(&mut place, "duplicate_of", twin);
    }
    Ok(place)
}

/// `node/123`, from the spellings that tools give an id: `node/123`, `n123`, `way/5`.
fn osm_id(feature: &Feature) -> Option<String> {
    let id = ["osm", "osm_id", "@id", "id"].iter().map(|name| feature.tag(name)).find(|id| !id.is_empty())?;
    if let Some((kind @ ("node" | "way" | "relation"), number)) = id.split_once('/') {
        return number.parse::<u64>().ok().map(|number| format!("{kind}/{number}"));
    }
    let kind = match id.chars().next()? {
        'n' => "node",
        'w' => "way",
        'r' => "relation",
        _ => return None,
    };
    id[1..].parse::<u64>().ok().map(|number| format!("{kind}/{number}"))
}

/// A playground without a name is called by its kind and municipality.
fn names(feature: &Feature, kind: &str, municipality: &Municipality, place: &mut Object) {
    let name = feature.tag("name");
    for language in ["fi", "sv", "en"] {
        put_text(place, &format!("name.{language}"), feature.tag(&format!("name:{language}")));
    }
    if look(place, "name.fi").is_none() {
        let language = if look_text(place, "name.sv") == Some(name) { "" } else { "fi" };
        if !language.is_empty() {
            put_text(place, "name.fi", name);
        }
    }
    if place.contains_key("name") {
        return;
    }
    let words = match kind {
        "library" => ["Kirjasto", "Bibliotek", "Library"],
        _ => ["Leikkipaikka", "Lekplats", "Playground"],
    };
    let towns = [&municipality.fi, &municipality.sv, &municipality.en];
    for (language, (word, town)) in ["fi", "sv", "en"].iter().zip(words.iter().zip(towns)) {
        put_text(place, &format!("name.{language}"), &format!("{word}, {town}"));
    }
}

/// A playground's hours are when one may play; a library's are the house's.
fn hours(feature: &Feature, kind: &str, place: &mut Object) {
    let value = feature.tag("opening_hours");
    if value.is_empty() {
        return;
    }
    put_text(place, "hours.value", value);
    put_text(place, "hours.confidence", "structured");
    if kind == "playground" {
        put_text(place, "hours.scope", "offer");
    }
    if value == "24/7" || value.split([' ', ',', ';']).any(|word| word == "PH") {
        put_text(place, "hours.holidays", "stated");
    }
    put_text(place, "hours.stated_on", data_date(feature));
}

/// The date of the data that the feature was taken from, where the sheet tells it; else of its last change.
fn data_date(feature: &Feature) -> &str {
    let changed = feature.tag("@timestamp").split('T').next().unwrap_or("");
    [feature.tag("data_date"), changed].into_iter().find(|date| !date.is_empty()).unwrap_or("")
}

/// Other registers' playgrounds in the same source folder.
#[derive(Default)]
struct Listed(Vec<(String, String, f64, f64)>);

impl Listed {
    /// Closed ones are left out: their house is closed, and the yard that OpenStreetMap knows is still there.
    fn read(options: &Options) -> Result<Self, PublishError> {
        let mut closed = String::new();
        for path in files(&options.out, "csv")? {
            let file = file_name(&path);
            if file.starts_with("closures") {
                closed.push_str(&read_text(&path, &file)?);
            }
        }
        let mut listed = Self::default();
        for path in files(&options.out, "jsonl")? {
            let file = file_name(&path);
            if !file.starts_with("places") {
                continue;
            }
            for (_, record) in json_lines(&path, &file)? {
                let Ok(record) = record else { continue };
                let number = |path: &str| look(&record, path).and_then(Value::as_f64);
                let known = look_text(&record, "name.fi").zip(number("lat")).zip(number("lon"));
                if let Some(((name, lat), lon)) = known
                    && id_of(&record).starts_with("tpr:")
                    && !closed.contains(&format!("{},", id_of(&record)))
                {
                    listed.0.push((id_of(&record).to_owned(), plain(name), lat, lon));
                }
            }
        }
        Ok(listed)
    }

    fn twin(&self, place: &Object) -> Option<&str> {
        let name = plain(look_text(place, "name.fi")?);
        let number = |path: &str| look(place, path).and_then(Value::as_f64);
        let (lat, lon) = (number("lat")?, number("lon")?);
        let near = |other_lat: f64, other_lon: f64| {
            let (north_m, east_m) =
                ((lat - other_lat) * 111_200.0, (lon - other_lon) * 111_200.0 * lat.to_radians().cos());
            north_m.hypot(east_m) < TWIN_WITHIN_M
        };
        self.0.iter().find(|(_, other, lat, lon)| *other == name && near(*lat, *lon)).map(|(id, ..)| id.as_str())
    }
}

fn plain(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
