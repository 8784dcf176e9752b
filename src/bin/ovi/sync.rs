//! `ovi sync`: bring the directory up to what a feed holds.

use std::path::PathBuf;

use avoin_ovi::domain::region::Region;
use avoin_ovi::sync::{self as feed, FeedSource, Patience, Request, Stage, SyncOutcome, SyncReport, Trust};
use clap::Args;
use serde_json::{Value, json};

use super::show::{Object, put};
use super::{Failure, data, now, output};

#[derive(Debug, Args)]
pub struct Sync {
    /// The feed's address, with #root=… for the first time, or its folder
    #[arg(long, value_name = "URL|DIR")]
    feed: String,
    /// The folder of the databases; made when it is missing
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The publisher's root.json
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// Follow this county alone: hva-01 … hva-91
    #[arg(long, value_name = "CODE")]
    region: Vec<String>,
}

pub fn run(asked: Sync, as_json: bool) -> Result<(), Failure> {
    let source = FeedSource::parse(&asked.feed).map_err(|error| Failure::Usage(format!("--feed {error}")))?;
    let trust = match &asked.trust {
        None => Trust::Pinned,
        Some(path) => Trust::RootFile(
            std::fs::read(path).map_err(|error| Failure::Outside(format!("{}: {error}", path.display())))?,
        ),
    };
    let regions = asked.region.iter().map(|code| region(code)).collect::<Result<Vec<_>, _>>()?;
    let now = now()?;
    let report = data::wait(async {
        let db = data::filled(&asked.data, Stage::FirstList).await?;
        let request = Request { source: &source, trust: &trust, regions: &regions, now, patience: Patience::default() };
        Ok::<_, Failure>(feed::sync(&db, request, |_| {}).await)
    })??;
    output::either(as_json, &json(&report), || words(&report))?;
    if let SyncOutcome::Updated { skipped, .. } = &report.outcome {
        for left_out in skipped {
            let id = left_out.id.as_deref().unwrap_or("a record without an id");
            eprintln!("ovi: {}:{}: {id}: {}: left out", left_out.shard, left_out.line, left_out.message);
        }
    }
    match report.outcome {
        SyncOutcome::Failed { kind, message, .. } => {
            eprintln!("ovi: {message}");
            Err(Failure::Told(if kind.is_environment() { 3 } else { 1 }))
        }
        _ => Ok(()),
    }
}

fn region(code: &str) -> Result<Region, Failure> {
    Region::parse(code).ok_or_else(|| Failure::Usage(format!("--region {code:?} is no county such as hva-03")))
}

fn json(report: &SyncReport) -> Value {
    let mut object = Object::new();
    match &report.outcome {
        SyncOutcome::UpToDate => put(&mut object, "outcome", Some("up_to_date")),
        SyncOutcome::Updated { places, events, services, skipped } => {
            put(&mut object, "outcome", Some("updated"));
            put(&mut object, "places", Some(*places));
            put(&mut object, "events", Some(*events));
            put(&mut object, "services", Some(*services));
            put(&mut object, "skipped", Some(skipped.len()));
        }
        SyncOutcome::Failed { kind, message, kept } => {
            put(&mut object, "outcome", Some("failed"));
            put(&mut object, "kind", Some(kind.as_str()));
            put(&mut object, "message", Some(message.as_str()));
            put(&mut object, "kept", Some(*kept));
        }
    }
    put(&mut object, "expired", report.expired.then_some(true));
    put(&mut object, "bytes", Some(report.bytes));
    put(&mut object, "ms", Some(json!(report.ms)));
    object.into()
}

fn words(report: &SyncReport) -> String {
    let cost = format!("{} bytes, {} ms", report.bytes, report.ms);
    let expired = if report.expired { "; the feed says that it may be out of date" } else { "" };
    match &report.outcome {
        SyncOutcome::UpToDate => format!("Up to date ({cost}){expired}"),
        SyncOutcome::Updated { places, events, services, skipped } => {
            let skipped = if skipped.is_empty() { String::new() } else { format!(", {} left out", skipped.len()) };
            format!("Updated: {places} places, {events} events, {services} services{skipped} ({cost}){expired}")
        }
        SyncOutcome::Failed { kept, .. } => {
            let kept = if *kept { "; what was there is kept" } else { "" };
            format!("Failed ({cost}){kept}")
        }
    }
}
