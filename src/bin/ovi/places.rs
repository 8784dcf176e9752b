//! `ovi places`.

use std::path::PathBuf;

use avoin_ovi::domain::filter::{Match, OpenFilter};
use avoin_ovi::domain::place::PlaceKind;
use avoin_ovi::store::{PlaceQuery, PlaceRow};
use avoin_ovi::sync::Stage;
use clap::Args;
use serde_json::Value;

use super::filters::Filters;
use super::show::{self, Object, put, words};
use super::{Failure, data, moment, output};

#[derive(Debug, Args)]
pub struct Places {
    /// The folder of the databases; made when it is missing
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The moment asked about, civil time in Finland; now otherwise
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Only what is open for certain
    #[arg(long)]
    open: bool,
    /// Also what may be open
    #[arg(long)]
    maybe: bool,
    #[command(flatten)]
    filters: Filters,
}

pub fn run(asked: Places, as_json: bool) -> Result<(), Failure> {
    let open = match (asked.open, asked.maybe) {
        (_, true) => OpenFilter::MaybeOpen,
        (true, false) => OpenFilter::Open,
        (false, false) => OpenFilter::Any,
    };
    let query = PlaceQuery {
        filter: asked.filters.filter(open)?,
        search: asked.filters.search.clone(),
        limit: asked.filters.limit,
        ..PlaceQuery::at(moment(asked.at.as_deref(), "--at")?)
    };
    let stage = match query.filter.kinds.contains(&PlaceKind::Playground) {
        true => Stage::Everything,
        false => Stage::FirstList,
    };
    let rows = data::open(&asked.data, stage)?.places(&query)?;
    if as_json {
        return rows.iter().try_for_each(|row| output::json(&json(row)));
    }
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.card.id.to_string(),
                words(&row.card.name).to_owned(),
                row.card.kind.as_str().to_owned(),
                words(&row.card.city).to_owned(),
                show::state(&row.availability),
                show::next(&row.availability),
                row.distance_m.map(|metres| format!("{metres} m")).unwrap_or_default(),
                if row.matched == Match::Unknown { "not known to fit".to_owned() } else { String::new() },
            ]
        })
        .collect();
    output::table(&["ID", "NAME", "KIND", "TOWN", "STATE", "", "", ""], &table)
}

/// A place as a line of JSON.
pub fn json(row: &PlaceRow) -> Value {
    let card = &row.card;
    let mut object = Object::new();
    put(&mut object, "id", Some(card.id.as_str()));
    put(&mut object, "name", Some(words(&card.name)));
    put(&mut object, "kind", Some(card.kind.as_str()));
    show::put_availability(&mut object, &row.availability);
    put(&mut object, "match", Some(row.matched.as_str()));
    put(&mut object, "distance_m", row.distance_m);
    put(&mut object, "municipality_code", card.municipality_code.as_deref());
    put(&mut object, "free", Some(card.facts.free.as_str()));
    put(&mut object, "drop_in", Some(card.facts.drop_in.as_str()));
    put(&mut object, "languages", Some(show::languages(&card.facts.languages)));
    put(&mut object, "needs", Some(show::needs(&card.facts)));
    put(&mut object, "checked", row.availability.checked.map(|date| date.to_string()));
    put(&mut object, "source", card.source.as_ref().map(show::source));
    object.into()
}
