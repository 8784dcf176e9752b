//! OpenStreetMap as GeoJSON with the tags of accessibility, and what is no map at all.

use avoin_ovi::publish::import::Source::Osm;
use avoin_ovi::publish::import::{self, Terms};
use serde_json::json;

use super::Bench;

#[test]
fn an_extract_of_one_municipality_needs_no_addresses() {
    let bench = Bench::new();
    let feature = |id: &str, tags: serde_json::Value| json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [24.94, 60.17]}, "properties": tags});
    let map = json!({"type": "FeatureCollection", "features": [
        feature("node/1", json!({"amenity": "library", "name": "Kirjasto", "name:sv": "Biblioteket", "wheelchair": "yes", "changing_table": "yes", "toilets:wheelchair": "no", "opening_hours": "Mo-Fr 08:00-20:00"})),
        feature("way/2", json!({"amenity": "bench"})),
        {"type": "Feature", "id": "way/3", "properties": {"leisure": "playground", "@timestamp": "2026-05-01T10:00:00Z"},
         "geometry": {"type": "Polygon", "coordinates": [[[24.9, 60.1], [25.0, 60.1], [25.0, 60.2], [24.9, 60.1]]]}},
    ]});
    let input = bench.input("map.geojson", map.to_string());
    let (_, problems) = bench.import(Osm, &input);
    assert!(
        problems.iter().any(|problem| problem.to_string().contains("2 features tell no municipality")),
        "{problems:?}"
    );
    let mut options = bench.options(&input, "2026-11-24T10:00");
    options.terms = Terms { municipalities: vec!["091".to_owned()], ..Terms::default() };
    import::run(Osm, &options).unwrap();
    let records = bench.records();
    let yard = &records["osm:way/3"];
    assert_eq!(
        (&yard["lat"], &yard["lon"], &yard["sources"][0]["date"]),
        (&json!(60.15), &json!(24.95), &json!("2026-05-01"))
    );
    let library = &records["osm:node/1"];
    assert_eq!(
        library["accessibility"]["items"],
        json!({"step_free_entrance": "yes", "changing_table": "yes", "accessible_toilet": "no"})
    );
    assert_eq!(
        (&library["municipality_code"], &library["hours"]["value"]),
        (&json!("091"), &json!("Mo-Fr 08:00-20:00"))
    );
}

#[test]
fn what_is_no_map_is_refused() {
    let bench = Bench::new();
    for (name, bytes) in [("a.osm.pbf", &b"no map"[..]), ("b.osm.pbf", b""), ("c.osm.pbf", &[0, 0, 0, 200, 1, 2, 3])] {
        let told = bench.input(name, bytes);
        match import::run(Osm, &bench.options(&told, "2026-11-24T10:00")) {
            Err(error) => assert!(format!("{error:?}").contains("no OpenStreetMap data"), "{error:?}"),
            Ok((written, _)) => assert!(written.is_empty(), "{name}"),
        }
    }
    let told = bench.refused(Osm, &bench.input("d.osm", "<osm/>"));
    assert!(told[0].contains("take the .osm.pbf"), "{told:?}");
}
