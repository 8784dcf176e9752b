//! The fuzzer's targets. `./dev fuzz TARGET MINUTES` runs one.

use std::fs;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use avoin_ovi_fuzz::choices::Choices;
use avoin_ovi_fuzz::importers::IMPORTERS;
use avoin_ovi_fuzz::{feed, hours, map, mutate};

/// When one input takes longer than this, it never ends.
const ENDLESS: Duration = Duration::from_secs(60);

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target)
}

/// What the target keeps, changed as the fuzzer's bytes say, or made of them by `made`. An input that something is wrong
/// with is kept as the corpus' file `found`; the last one that is written is the smallest.
fn throw(target: &'static str, made: Option<fn(&mut Choices<'_>) -> Vec<u8>>, check: impl Fn(&[u8]) + RefUnwindSafe) {
    static NOW: Mutex<Option<(Instant, Vec<u8>)>> = Mutex::new(None);
    let now = || NOW.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let found = corpus(target).join("found");
    let mut files: Vec<_> = fs::read_dir(corpus(target)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    seeds.iter().for_each(|seed| check(seed));
    let watched = found.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(ENDLESS / 10);
            if let Some((since, input)) = &*now()
                && since.elapsed() > ENDLESS
            {
                fs::write(&watched, input).unwrap();
                eprintln!("an input never ends: {}", watched.display());
                std::process::abort();
            }
        }
    });
    bolero::check!().with_max_len(256).for_each(|bytes: &[u8]| {
        let mut choices = Choices::new(bytes);
        let input = match made {
            Some(made) if choices.rarely(2) => made(&mut choices),
            // Bytes of no shape belong to it too.
            _ if choices.rarely(50) => bytes.to_vec(),
            _ => mutate::changed(&seeds, &mut choices),
        };
        *now() = Some((Instant::now(), input.clone()));
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| check(&input))) {
            fs::write(&found, &input).unwrap();
            resume_unwind(panic);
        }
    });
}

#[test]
fn hours() {
    bolero::check!().with_max_len(256).for_each(|input: &[u8]| hours::check(input));
}

#[test]
fn head() {
    throw("head", None, feed::head);
}

#[test]
fn decoder() {
    throw("decoder", None, feed::decoder);
}

#[test]
fn delta() {
    throw("delta", None, feed::delta);
}

/// A target for each importer.
macro_rules! importers {
    ($($name:ident: $made:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let known = IMPORTERS.iter().find(|importer| importer.name == stringify!($name));
                let importer = *known.unwrap();
                throw(importer.name, $made, |input| importer.check(input));
            }
        )*
    };
}

importers! {
    ptv: None;
    linked_events: None;
    hauki: None;
    tpr: None;
    sheets: None;
    ics: None;
    osm_pbf: Some(map::file);
    osm_geojson: None;
    schema_org: None;
}
