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
fn half_a_point_is_no_point() {
    let bench = Bench::new();
    let map = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "way/3", "properties": {"leisure": "playground"},
         "geometry": {"type": "Polygon", "coordinates": [[[24.9, 60.1], [25.0, 1e304], [25.0, 60.2], [24.9, 60.1]]]}},
    ]});
    let mut options = bench.options(&bench.input("map.geojson", map.to_string()), "2026-11-24T10:00");
    options.terms = Terms { municipalities: vec!["091".to_owned()], ..Terms::default() };
    let refused = format!("{:?}", import::run(Osm, &options).unwrap_err());
    assert!(refused.contains("way/3 has no point"), "{refused}");
}

/// Just enough of protobuf to write a map: varints, and fields with a length.
mod pbf {
    pub fn varint(mut number: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        while number >= 0x80 {
            bytes.push((number as u8 & 0x7f) | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    }

    pub fn zigzag(number: i64) -> Vec<u8> {
        varint(((number << 1) ^ (number >> 63)) as u64)
    }

    pub fn number(field: u64, bytes: Vec<u8>) -> Vec<u8> {
        [varint(field << 3), bytes].concat()
    }

    pub fn field(field: u64, bytes: &[u8]) -> Vec<u8> {
        [varint(field << 3 | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
    }

    pub fn block(kind: &str, content: &[u8]) -> Vec<u8> {
        let blob = field(1, content);
        let header = [field(1, kind.as_bytes()), number(3, varint(blob.len() as u64))].concat();
        [(header.len() as u32).to_be_bytes().to_vec(), header, blob].concat()
    }
}

#[test]
fn the_maps_own_files_are_read() {
    let strings = ["", "leisure", "playground", "amenity", "bench", "name", "Puisto"];
    let table: Vec<u8> = strings.iter().flat_map(|text| pbf::field(1, text.as_bytes())).collect();
    // Degrees in units of 100 nanodegrees.
    let node = |id: i64, lat: f64, lon: f64, keys: &[u8], values: &[u8]| {
        let at = |degrees: f64| pbf::zigzag((degrees * 1e7).round() as i64);
        let all = [
            pbf::number(1, pbf::zigzag(id)),
            pbf::field(2, keys),
            pbf::field(3, values),
            pbf::number(8, at(lat)),
            pbf::number(9, at(lon)),
        ];
        pbf::field(1, &all.concat())
    };
    let nodes = [
        node(1, 60.17, 24.94, &[1, 5], &[2, 6]),
        node(2, 60.17, 24.94, &[3], &[4]),
        node(3, 60.10, 24.90, &[], &[]),
        node(4, 60.20, 25.00, &[], &[]),
    ];
    let changed = pbf::number(2, pbf::varint(1_777_629_600));
    let refs = [pbf::zigzag(3), pbf::zigzag(1), pbf::zigzag(-1)].concat();
    let way = [
        pbf::number(1, pbf::varint(7)),
        pbf::field(2, &[1]),
        pbf::field(3, &[2]),
        pbf::field(4, &changed),
        pbf::field(8, &refs),
    ];
    let group = [nodes.concat(), pbf::field(3, &way.concat())].concat();
    let primitive = [pbf::field(1, &table), pbf::field(2, &group)].concat();
    let map = [pbf::block("OSMHeader", &pbf::field(4, b"OsmSchema-V0.6")), pbf::block("OSMData", &primitive)].concat();
    let bench = Bench::new();
    let mut options = bench.options(&bench.input("map.osm.pbf", map), "2026-11-24T10:00");
    options.terms = Terms { municipalities: vec!["091".to_owned()], ..Terms::default() };
    import::run(Osm, &options).unwrap();
    let records = bench.records();
    assert_eq!(records.keys().collect::<Vec<_>>(), ["osm:node/1", "osm:way/7"], "a bench is no place for families");
    assert_eq!(
        (&records["osm:node/1"]["name"]["fi"], &records["osm:node/1"]["lat"]),
        (&json!("Puisto"), &json!(60.17))
    );
    let yard = &records["osm:way/7"];
    assert_eq!(
        (&yard["lat"], &yard["lon"], &yard["sources"][0]["date"]),
        (&json!(60.15), &json!(24.95), &json!("2026-05-01"))
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
