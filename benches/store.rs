//! What the store costs with a country in it: 10,000 places and 8,000 weekly series, made up here, always the same.
//!
//! Prints the memory that applying adds (Linux), then measures: applying, a small change, states, lists, search, a
//! day's agenda, opening.

use std::hint::black_box;
use std::path::Path;

use avoin_ovi::domain::filter::{Filter, OpenFilter, Scope};
use avoin_ovi::domain::place::Position;
use avoin_ovi::domain::region::Region;
use avoin_ovi::domain::time::{parse_moment, to_civil};
use avoin_ovi::feed::{Decoded, ShardKey, decode_line};
use avoin_ovi::store::{AgendaQuery, EventQuery, Generation, Location, PlaceQuery, Store, StoreError};
use chrono::{DateTime, Days, NaiveDate, Utc};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::json;

const PLACES: usize = 10_000;
const SERIES: usize = 8_000;

const NAMES: [&str; 8] = [
    "Leikkipuisto",
    "Perhekahvila",
    "Asukaspuisto",
    "Avoin päiväkoti",
    "Kohtaamispaikka",
    "Perhekeskus",
    "Kirjasto",
    "Seurakuntatalo",
];
const STEMS: [&str; 12] =
    ["Kivi", "Mänty", "Lehto", "Haapa", "Pelto", "Järven", "Metsä", "Äijän", "Tapio", "Matin", "Sauna", "Ruusu"];
const ENDS: [&str; 9] = ["puisto", "ranta", "mäki", "kylä", "niitty", "laakso", "lahti", "pelto", "kangas"];
const HOURS: [&str; 5] = [
    "Mo-Fr 09:00-15:00",
    "Mo-We 08:00-13:00; Th-Fr 11:30-13:00; PH off",
    "Tu 09:30-11:30; Th 13:00-15:00",
    "Mo-Th 08:30-16:00; Fr 08:30-15:00; Jun 1-Aug 15 off",
    "Mo-Su 10:00-18:00",
];

type Shard = (ShardKey, Vec<String>);

/// The same country at every run, its shards in the order of a sync.
fn country() -> Vec<Shard> {
    let municipalities: Vec<(Region, String)> = (1..=21)
        .chain([90, 91])
        .map(Region::County)
        .flat_map(|county| county.municipalities().map(move |code| (county, code)))
        .collect();
    let mut shards: Vec<Shard> = (1..=21).chain([90, 91]).map(|n| (Region::County(n).into(), Vec::new())).collect();
    for number in 0..PLACES {
        // Half of the places stand in a tenth of the municipalities.
        let at = if number.is_multiple_of(2) { number / 2 % 31 * 10 } else { number % municipalities.len() };
        let (region, code) = &municipalities[at.min(municipalities.len() - 1)];
        let shard = shards.iter_mut().find(|(key, _)| *key == ShardKey::Region(*region));
        let Some((_, lines)) = shard else { continue };
        lines.push(place(number, code));
        if number < SERIES {
            lines.push(series(number));
        }
    }
    shards
}

fn place(number: usize, municipality: &str) -> String {
    let name = format!("{} {}{}", NAMES[number % 8], STEMS[number / 8 % 12], ENDS[number / 96 % 9]);
    json!({
        "type": "place", "id": format!("gen:place-{number:05}"),
        "kind": if number.is_multiple_of(3) { "family_cafe" } else { "meeting_place" },
        "name": {"fi": name, "sv": format!("Öppet hus {number}")},
        "summary": {"fi": "Avoin kohtaamispaikka lapsiperheille, ilman ilmoittautumista ja maksutta."},
        "description": {"fi": "Tule leikkimään, juomaan kahvia ja tapaamaan muita perheitä. Lelut ja kirjat odottavat, \
            ja ohjaaja on paikalla. Lapset ovat vanhempiensa vastuulla, ja eväät saa syödä keittiössä.",
            "sv": "Kom och lek, drick kaffe och träffa andra familjer. Leksaker och böcker väntar."},
        "lat": 60.0 + (number * 7_919 % 8_000) as f64 / 1_000.0, "lon": 21.0 + (number * 104_729 % 9_000) as f64 / 1_000.0,
        "position": "exact", "municipality_code": municipality,
        "address": {"street": {"fi": format!("{}katu {}", STEMS[number % 12], number % 90 + 1)},
            "postal_code": format!("{:05}", number % 99_999), "city": {"fi": format!("Kunta {municipality}")}},
        "hours": {"value": HOURS[number % 5], "confidence": "structured", "scope": "offer", "holidays": "not_stated",
            "seasons": "not_stated", "stated_on": "2026-08-01"},
        "access": {"drop_in": "yes", "cost": {"kind": "free"}, "registration": {"required": false}},
        "audience": {"age_min_months": 0, "age_max_months": 83}, "languages": {"activity": ["fi", "sv"]},
        "accessibility": {"items": {"step_free_entrance": "yes", "changing_table": "yes", "lift": "no"}},
        "contact": [{"kind": "phone", "value": "+358 9 123 4567"}, {"kind": "web", "value": "https://example.org/paikka"}],
        "sources": [{"name": "Generated", "url": "https://example.org/", "license": "CC0-1.0", "date": "2026-09-01"}],
        "verified_at": "2026-10-01", "modified_at": "2026-10-01T08:00:00Z"
    })
    .to_string()
}

fn series(number: usize) -> String {
    let day = ["MO", "TU", "WE", "TH", "FR"][number % 5];
    json!({
        "type": "event", "id": format!("gen:series-{number:05}"), "name": {"fi": format!("{}n avoin aamu", STEMS[number % 12])},
        "summary": {"fi": "Laulua, leikkiä ja kahvia vauvoille ja taaperoille."},
        "place_id": format!("gen:place-{number:05}"), "start": format!("2026-08-{:02}T09:30", 10 + number % 5),
        "end": format!("2026-08-{:02}T11:30", 10 + number % 5), "rrule": format!("FREQ=WEEKLY;BYDAY={day}"),
        "season": {"from": "2026-08-10", "to": "2027-05-28"}, "breaks": ["school_holidays"],
        "access": {"drop_in": "yes", "cost": {"kind": "free"}}, "sources": [{"name": "Generated", "date": "2026-09-01"}],
        "verified_at": "2026-10-01"
    })
    .to_string()
}

fn now() -> DateTime<Utc> {
    parse_moment("2026-11-24T10:00").unwrap_or_default()
}

fn decoded(lines: &[String]) -> impl Iterator<Item = Decoded> + '_ {
    lines.iter().filter_map(|line| decode_line(line).ok())
}

fn apply(store: &mut Store, shards: &[Shard], sequence: u64) -> Result<usize, StoreError> {
    let mut records = 0;
    for (shard, lines) in shards {
        let report = store.apply_region(*shard, &Generation::embedded(sequence, now()), decoded(lines))?;
        records += report.places + report.events;
    }
    Ok(records)
}

fn on_disk(folder: &Path) -> Result<Store, StoreError> {
    Store::open(&Location::Folder(folder.to_owned()))
}

/// Kilobytes from `/proc/self/status`, where there is one.
fn memory_kib(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find(|line| line.starts_with(field))?.split_whitespace().nth(1)?.parse().ok()
}

fn tell_memory(shards: &[Shard]) -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let mut store = on_disk(folder.path())?;
    // Forget the highest memory so far.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory_kib("VmRSS");
    let began = std::time::Instant::now();
    let records = apply(&mut store, shards, 1)?;
    let took = began.elapsed();
    let peak = memory_kib("VmHWM");
    drop(store);
    let size = std::fs::metadata(folder.path().join("directory.sqlite"))?.len();
    println!("{records} records applied in {took:?}; the directory has {:.1} MB", size as f64 / 1e6);
    if let (Some(before), Some(peak)) = (before, peak) {
        println!("memory added at most: {:.1} MiB", peak.saturating_sub(before) as f64 / 1024.0);
    }
    Ok(())
}

fn store(c: &mut Criterion) {
    if let Err(error) = measure(c) {
        println!("the store can't be measured: {error}");
    }
}

fn measure(c: &mut Criterion) -> Result<(), Box<dyn std::error::Error>> {
    let shards = country();
    tell_memory(&shards)?;
    let lines: Vec<&String> = shards.iter().flat_map(|(_, lines)| lines).collect();
    let mut group = c.benchmark_group("apply");
    group.sample_size(10);
    group.bench_function("decode the country", |b| {
        b.iter(|| lines.iter().filter_map(|line| decode_line(line).ok()).count())
    });
    group.bench_function("the country, first time", |b| {
        b.iter_batched(
            || tempfile::tempdir().and_then(|dir| on_disk(dir.path()).map(|s| (dir, s)).map_err(std::io::Error::other)),
            |made| made.map(|(dir, mut store)| (apply(&mut store, &shards, 1).is_ok(), store, dir)),
            BatchSize::PerIteration,
        )
    });
    let folder = tempfile::tempdir()?;
    let mut store = on_disk(folder.path())?;
    apply(&mut store, &shards, 1)?;
    group.bench_function("the country, unchanged", |b| b.iter(|| apply(&mut store, &shards, 2).is_ok()));
    group.finish();

    let at = now();
    c.bench_function("states of 10,000 places at a moment", |b| {
        b.iter(|| store.states(black_box(at)).map(|s| s.len()))
    });
    c.bench_function("list of 10,000 places, whole", |b| b.iter(|| store.places(&PlaceQuery::at(at)).map(|p| p.len())));
    let near = Filter {
        origin: Some(Position { lat: 60.2, lon: 24.9 }),
        within_m: Some(20_000),
        open: OpenFilter::MaybeOpen,
        ..Filter::default()
    };
    let query = PlaceQuery { filter: near, limit: Some(50), ..PlaceQuery::at(at) };
    c.bench_function("list within 20 km, open", |b| b.iter(|| store.places(&query).map(|p| p.len())));
    let query = PlaceQuery { bounds: Some((60.1, 24.7, 60.4, 25.2)), ..PlaceQuery::at(at) };
    c.bench_function("a map's box", |b| b.iter(|| store.places(&query).map(|p| p.len())));
    let mut group = c.benchmark_group("search, top 20");
    for text in ["k", "p", "ka", "öp", "puisto", "perhekahvila", "avo", "katu 12", "mäki kunta 091", "zzz"] {
        let query = PlaceQuery { search: Some(text.to_owned()), limit: Some(20), ..PlaceQuery::at(at) };
        group.bench_function(text, |b| b.iter(|| store.places(&query).map(|p| p.len())));
    }
    group.finish();
    let from = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let day = |filter| EventQuery { filter, search: None, from, to: from + Days::new(1), limit: None };
    let whole = day(Filter::default());
    c.bench_function("every run of a day, whole country", |b| b.iter(|| store.events(&whole).map(|e| e.len())));
    let helsinki = day(Filter { areas: vec!["kunta-091".to_owned()], ..Filter::default() });
    c.bench_function("every run of a day, one municipality", |b| b.iter(|| store.events(&helsinki).map(|e| e.len())));
    let calendar = |days, town: Option<&str>, enough| AgendaQuery {
        filter: Filter::default(),
        scope: Scope { town: town.map(str::to_owned), kept: None },
        from,
        to: from + Days::new(days),
        enough,
        most_of_a_day: enough,
        now: Some(to_civil(at)),
    };
    let (all, own) = (calendar(1, None, 40), calendar(1, Some("091"), 40));
    c.bench_function("a day's agenda, whole country", |b| b.iter(|| store.agenda(&all).map(|a| a.days.len())));
    c.bench_function("a day's agenda, one municipality", |b| b.iter(|| store.agenda(&own).map(|a| a.days.len())));
    let (first, own) = (calendar(28, None, 40), calendar(28, Some("091"), 40));
    c.bench_function("the calendar's first days, whole country", |b| {
        b.iter(|| store.agenda(&first).map(|a| a.days.len()))
    });
    c.bench_function("the calendar's first days, one municipality", |b| {
        b.iter(|| store.agenda(&own).map(|a| a.days.len()))
    });
    let month = calendar(35, None, usize::MAX);
    c.bench_function("a month's marks, whole country", |b| b.iter(|| store.event_days(&month).map(|d| d.len())));
    let month = calendar(35, Some("091"), usize::MAX);
    c.bench_function("a month's marks, one municipality", |b| b.iter(|| store.event_days(&month).map(|d| d.len())));
    drop(store);
    c.bench_function("open, and the first 20 places of a municipality", |b| {
        b.iter(|| {
            let filter = Filter { areas: vec!["kunta-091".to_owned()], ..Filter::default() };
            let query = PlaceQuery { filter, limit: Some(20), ..PlaceQuery::at(at) };
            on_disk(folder.path()).and_then(|store| store.places(&query)).map(|places| places.len())
        })
    });
    Ok(())
}

criterion_group!(benches, store);
criterion_main!(benches);
