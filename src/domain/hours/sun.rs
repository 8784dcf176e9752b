//! When the sun rises and sets, to the minute.
//!
//! The sun's place by the low-accuracy formulas of J. Meeus, *Astronomical Algorithms*, chapter 25 (0.01 degrees), and
//! the moment it stands at an altitude by approaching that moment, chapter 15.

use std::f64::consts::TAU;

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::rules::{DAY_MIN, SunEvent};

/// Where hours are told by the sun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub lat: f64,
    pub lon: f64,
    pub zone: Tz,
}

const J2000: f64 = 2_451_545.0;
const UNIX_EPOCH: f64 = 2_440_587.5;

impl Position {
    /// Minutes from midnight of the civil day; `None` where the sun does not rise or set that day.
    pub fn minutes(&self, date: NaiveDate, event: SunEvent) -> Option<u32> {
        // Altitudes of the sun's centre: refraction and half its disc at rise and set, civil twilight at dawn and dusk.
        let (altitude, side) = match event {
            SunEvent::Sunrise => (-0.833_f64, -1.0),
            SunEvent::Sunset => (-0.833, 1.0),
            SunEvent::Dawn => (-6.0, -1.0),
            SunEvent::Dusk => (-6.0, 1.0),
        };
        let noon = date.and_time(NaiveTime::from_hms_opt(12, 0, 0)?).and_utc().timestamp() as f64 / 86_400.0;
        // Days since the epoch of the formulas.
        let mut day = noon + UNIX_EPOCH - J2000 - self.lon / 360.0;
        for _ in 0..3 {
            day -= self.hour_angle(day, sun(day)) / TAU;
        }
        let lat = self.lat.to_radians();
        // One step leads from noon to the event, the others correct it for what the sun moves meanwhile.
        for _ in 0..4 {
            let place = sun(day);
            let cosine = (altitude.to_radians().sin() - lat.sin() * place.declination.sin())
                / (lat.cos() * place.declination.cos());
            if !(-1.0..=1.0).contains(&cosine) {
                return None;
            }
            day -= (self.hour_angle(day, place) - side * cosine.acos()) / TAU;
        }
        let seconds = (day + J2000 - UNIX_EPOCH) * 86_400.0;
        let local = DateTime::from_timestamp(seconds as i64, 0)?.with_timezone(&self.zone);
        let minutes = local.hour() * 60 + local.minute();
        // Past midnight it belongs to this day all the same.
        Some(if local.date_naive() > date { minutes + DAY_MIN } else { minutes })
    }

    /// How far the sun is past the meridian, from half a turn before to half a turn after.
    fn hour_angle(&self, day: f64, place: Place) -> f64 {
        let sidereal = (280.460_618_37 + 360.985_647_366_29 * day + self.lon).to_radians();
        let angle = sidereal - place.right_ascension;
        angle - TAU * (angle / TAU).round()
    }
}

#[derive(Clone, Copy)]
struct Place {
    right_ascension: f64,
    declination: f64,
}

/// The sun's apparent place, so many days after the epoch.
fn sun(day: f64) -> Place {
    let century = day / 36_525.0;
    let mean_longitude = 280.466_46 + 36_000.769_83 * century;
    let anomaly = (357.529_11 + 35_999.050_29 * century).to_radians();
    let centre = (1.914_602 - 0.004_817 * century) * anomaly.sin()
        + (0.019_993 - 0.000_101 * century) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * century).to_radians();
    let longitude = (mean_longitude + centre - 0.005_69 - 0.004_78 * node.sin()).to_radians();
    let obliquity = (23.439_291 - 0.013_004_2 * century + 0.002_56 * node.cos()).to_radians();
    Place {
        right_ascension: (obliquity.cos() * longitude.sin()).atan2(longitude.cos()),
        declination: (obliquity.sin() * longitude.sin()).asin(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sun_rises_when_others_say() {
        // Helsinki, by another program (suncalc 2).
        let helsinki = Position { lat: 60.1699, lon: 24.9384, zone: chrono_tz::Europe::Helsinki };
        for (date, rise, set) in
            [("2026-03-20", "06:22", "18:34"), ("2026-06-21", "03:54", "22:50"), ("2026-12-21", "09:23", "15:12")]
        {
            let date = date.parse().unwrap();
            let minutes = |text: &str| {
                let (hour, minute) = text.split_once(':').unwrap();
                hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap()
            };
            for (event, expected) in [(SunEvent::Sunrise, rise), (SunEvent::Sunset, set)] {
                let told = i64::from(helsinki.minutes(date, event).unwrap());
                assert!((told - minutes(expected)).abs() <= 1, "{date} {event:?}: {told} for {expected}");
            }
        }
    }

    #[test]
    fn the_sun_neither_rises_nor_sets_in_the_far_north() {
        let utsjoki = Position { lat: 69.9, lon: 27.0, zone: chrono_tz::Europe::Helsinki };
        for date in ["2026-06-21", "2026-12-21"] {
            assert_eq!(utsjoki.minutes(date.parse().unwrap(), SunEvent::Sunrise), None, "{date}");
        }
    }
}
