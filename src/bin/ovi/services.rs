//! `ovi services`.

use std::path::PathBuf;

use avoin_ovi::domain::availability::Availability;
use avoin_ovi::domain::service::Channel;
use avoin_ovi::store::ServiceRow;
use avoin_ovi::sync::Stage;
use clap::Args;
use serde_json::{Value, json};

use super::show::{self, Object, put, words};
use super::{Failure, data, moment, output};

#[derive(Debug, Args)]
pub struct Services {
    /// The folder of the databases; made when it is missing
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The moment asked about, civil time in Finland; now otherwise
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Only what answers now
    #[arg(long)]
    open: bool,
}

pub fn run(asked: Services, as_json: bool) -> Result<(), Failure> {
    let at = moment(asked.at.as_deref(), "--at")?;
    let mut rows = data::open(&asked.data, Stage::FirstList)?.services(at)?;
    if asked.open {
        rows.retain(|row| row.availability.is_open());
    }
    if as_json {
        return rows.iter().try_for_each(|row| output::json(&whole(row)));
    }
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let number = row.service.channels.iter().find_map(|channel| channel.number.clone());
            let page = || row.service.channels.iter().find_map(|channel| channel.url.clone());
            vec![
                words(&row.service.name).to_owned(),
                number.or_else(page).unwrap_or_default(),
                show::state(&row.availability),
                show::next(&row.availability),
                row.service.id.to_string(),
            ]
        })
        .collect();
    output::table(&["NAME", "NUMBER OR PAGE", "STATE", "", "ID"], &table)
}

fn whole(row: &ServiceRow) -> Value {
    let mut object = Object::new();
    put(&mut object, "id", Some(row.service.id.as_str()));
    put(&mut object, "name", Some(words(&row.service.name)));
    put(&mut object, "kind", Some(row.service.kind.as_str()));
    show::put_availability(&mut object, &row.availability);
    let channels: Vec<Value> =
        row.service.channels.iter().zip(&row.channels).map(|(channel, state)| one(channel, state)).collect();
    put(&mut object, "channels", Some(channels));
    put(&mut object, "source", row.service.provenance.sources.first().map(show::source));
    object.into()
}

fn one(channel: &Channel, availability: &Availability) -> Value {
    let mut object = Object::new();
    put(&mut object, "id", Some(channel.id.as_str()));
    put(&mut object, "kind", Some(channel.kind.as_str()));
    put(&mut object, "number", channel.number.as_deref());
    put(&mut object, "url", channel.url.as_deref());
    show::put_availability(&mut object, availability);
    put(&mut object, "languages", Some(json!(channel.languages)));
    object.into()
}
