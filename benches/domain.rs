//! What one value and one place cost: reading hours, a state with its next change, two months' timeline.

use std::hint::black_box;

use avoin_ovi::domain::availability::{Timeline, place_timeline};
use avoin_ovi::domain::calendar::Calendar;
use avoin_ovi::domain::hours::{Reading, read};
use avoin_ovi::domain::id::PlaceId;
use avoin_ovi::domain::place::{HoursConfidence, HoursScope, Place, PlaceKind, StatedHours};
use avoin_ovi::domain::text::Text;
use avoin_ovi::domain::time::parse_moment;
use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};

const VALUE: &str = "Mo-We 08:00-13:00; Th-Fr 11:30-13:00; PH off";

fn house() -> Option<Place> {
    let mut place = Place::new(PlaceId::parse("t:house").ok()?, PlaceKind::MeetingPlace, Text::of("fi", "Talo"));
    place.hours = Some(StatedHours {
        value: Some(VALUE.to_owned()),
        source_text: Text::default(),
        note: Text::default(),
        confidence: HoursConfidence::Structured,
        scope: HoursScope::Offer,
        holidays_stated: true,
        seasons_stated: false,
        stated_on: None,
    });
    Some(place)
}

fn domain(c: &mut Criterion) {
    let (Some(place), Some(from), Some(at)) =
        (house(), NaiveDate::from_ymd_opt(2026, 11, 24), parse_moment("2026-11-24T10:00"))
    else {
        return;
    };
    let calendar = Calendar::default();
    c.bench_function("read a value", |b| b.iter(|| read(black_box(VALUE))));
    if let (Reading::Schedule(schedule), Some(civil)) = (read(VALUE), from.and_hms_opt(10, 0, 0)) {
        c.bench_function("state and next change of a read value", |b| {
            b.iter(|| (schedule.state_at(black_box(civil)), schedule.next_change(black_box(civil))))
        });
    }
    c.bench_function("timeline of a place, 60 days", |b| {
        b.iter(|| place_timeline(black_box(&place), &[], &calendar, from, 60))
    });
    let bytes = place_timeline(&place, &[], &calendar, from, 60).encode();
    c.bench_function("state from a kept timeline", |b| b.iter(|| Timeline::read_at(black_box(&bytes), at)));
}

criterion_group!(benches, domain);
criterion_main!(benches);
