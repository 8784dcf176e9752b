//! OpenStreetMap's own files (`.osm.pbf`): the features of the kinds that are listed, a way at the middle of its nodes.
//!
//! The file is read twice: for the features, and for where the nodes of the ways among them are. Neither holds more
//! than those in memory.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::DateTime;
use osmpbf::{Element, ElementReader};

use super::super::problem::{Problem, PublishError};
use super::osm::Feature;

/// A way that was found, with its nodes.
struct Way {
    tags: BTreeMap<String, String>,
    nodes: Vec<i64>,
}

/// The features of a file that `is_listed` says yes to.
pub fn read(path: &Path, file: &str, is_listed: impl Fn(&str, &str) -> bool) -> Result<Vec<Feature>, PublishError> {
    let bad = |error: osmpbf::Error| {
        PublishError::input(
            Problem::error(file, None, format!("no OpenStreetMap data (PBF): {error}"))
                .suggest("fetch the extract again"),
        )
    };
    let reader = || ElementReader::from_path(path).map_err(bad);
    let mut features = Vec::new();
    let mut ways: Vec<Way> = Vec::new();
    let tags_of = |tags: &mut dyn Iterator<Item = (&str, &str)>, kind: &str, id: i64, changed: Option<i64>| {
        let tags: BTreeMap<String, String> = tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        let is_listed = tags.iter().any(|(key, value)| is_listed(key, value));
        let at = changed.filter(|millis| *millis > 0).and_then(DateTime::from_timestamp_millis);
        let own = [("@id".to_owned(), format!("{kind}/{id}"))].into_iter();
        let own = own.chain(at.map(|at| ("@timestamp".to_owned(), at.date_naive().to_string())));
        is_listed.then(|| tags.into_iter().chain(own).collect::<BTreeMap<_, _>>())
    };
    // The map's own precision.
    let rounded = |degrees: f64| Some((degrees * 1e7).round() / 1e7);
    let feature = |tags, lat: f64, lon: f64| Feature { line: None, lat: rounded(lat), lon: rounded(lon), tags };
    let mut elements = 0_u64;
    let mut sort = |element: Element<'_>| {
        elements += 1;
        match element {
            Element::Node(node) => {
                if let Some(tags) = tags_of(&mut node.tags(), "node", node.id(), node.info().milli_timestamp()) {
                    features.push(feature(tags, node.lat(), node.lon()));
                }
            }
            Element::DenseNode(node) => {
                if let Some(tags) =
                    tags_of(&mut node.tags(), "node", node.id(), node.info().map(|info| info.milli_timestamp()))
                {
                    features.push(feature(tags, node.lat(), node.lon()));
                }
            }
            Element::Way(way) => {
                if let Some(tags) = tags_of(&mut way.tags(), "way", way.id(), way.info().milli_timestamp()) {
                    ways.push(Way { tags, nodes: way.refs().collect() });
                }
            }
            // A place of several pieces is told by one of them as well.
            Element::Relation(_) => {}
        }
    };
    reader()?.for_each(&mut sort).map_err(bad)?;
    if elements == 0 {
        let problem = Problem::error(file, None, "no OpenStreetMap data (PBF): nothing is in it");
        return Err(PublishError::input(problem.suggest("fetch the extract again")));
    }
    let mut points: HashMap<i64, Option<(f64, f64)>> =
        ways.iter().flat_map(|way| &way.nodes).map(|node| (*node, None)).collect();
    if !points.is_empty() {
        let mut put = |id: i64, lat: f64, lon: f64| {
            if let Some(point) = points.get_mut(&id) {
                *point = Some((lat, lon));
            }
        };
        reader()?
            .for_each(|element| match element {
                Element::Node(node) => put(node.id(), node.lat(), node.lon()),
                Element::DenseNode(node) => put(node.id(), node.lat(), node.lon()),
                Element::Way(_) | Element::Relation(_) => {}
            })
            .map_err(bad)?;
    }
    for way in ways {
        let at: Vec<(f64, f64)> = way.nodes.iter().filter_map(|node| *points.get(node)?).collect();
        let middle = |of: fn(&(f64, f64)) -> f64| {
            let (low, high) = at.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)));
            ((low + high) / 2.0 * 1e6).round() / 1e6
        };
        if !at.is_empty() {
            features.push(feature(way.tags, middle(|point| point.0), middle(|point| point.1)));
        }
    }
    Ok(features)
}
