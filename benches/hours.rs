//! What the distinct opening hours of two cities cost: reading one, its state with the next change, a week of it.
//!
//! Prints the medians as JSON, nanoseconds a value; `hours.mjs` runs this beside opening_hours.js.

use std::hint::black_box;
use std::time::Instant;

use avoin_ovi::domain::hours::{Reading, Schedule, read};
use chrono::{Days, NaiveDate, NaiveDateTime};

const VALUES: &str = include_str!("hours/values.txt");

/// Rounds of each; the median of them counts.
const ROUNDS: usize = 15;

fn main() {
    let moments: Vec<NaiveDateTime> = ["2026-03-28", "2026-05-01", "2026-06-19", "2026-10-24", "2026-12-24"]
        .iter()
        .filter_map(|day| day.parse::<NaiveDate>().ok()?.and_hms_opt(10, 7, 0))
        .collect();
    let values: Vec<&str> = VALUES.lines().collect();
    // What was read is kept by each thread: a new one begins with nothing.
    let parse = median(values.len(), || {
        let values = values.clone();
        std::thread::spawn(move || {
            let begun = Instant::now();
            for value in values {
                black_box(read(black_box(value)));
            }
            begun.elapsed().as_nanos()
        })
        .join()
        .unwrap_or(0)
    });
    let schedules: Vec<Schedule> = values
        .iter()
        .filter_map(|value| match read(value) {
            Reading::Schedule(schedule) => Some(schedule),
            _ => None,
        })
        .collect();
    let asked = schedules.len() * moments.len();
    let each = |ask: &dyn Fn(&Schedule, NaiveDateTime)| {
        let begun = Instant::now();
        for schedule in &schedules {
            moments.iter().for_each(|moment| ask(schedule, *moment));
        }
        begun.elapsed().as_nanos()
    };
    let state = median(asked, || {
        each(&|schedule, at| _ = black_box((schedule.state_at(black_box(at)), schedule.next_change(at))))
    });
    let week = median(asked, || {
        each(&|schedule, from| _ = black_box(schedule.intervals(black_box(from), from + Days::new(7)).count()))
    });
    println!(
        r#"{{"values": {}, "read": {}, "parse": {parse}, "state": {state}, "week": {week}}}"#,
        values.len(),
        schedules.len()
    );
}

/// The median of the rounds, in nanoseconds for one of so many.
fn median(of: usize, mut round: impl FnMut() -> u128) -> u128 {
    let mut rounds: Vec<u128> = (0..ROUNDS).map(|_| round()).collect();
    rounds.sort_unstable();
    rounds.get(ROUNDS / 2).copied().unwrap_or(0) / u128::try_from(of.max(1)).unwrap_or(1)
}
