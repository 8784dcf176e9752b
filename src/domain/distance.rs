//! Metres between points, as the crow flies.
//!
//! The one place where a point becomes longitude, latitude.

use geo::{Distance, Haversine, Point};

use super::place::Position;

/// Great-circle distance in metres (haversine, mean earth radius), rounded.
pub fn distance_m(a: Position, b: Position) -> u32 {
    let metres = Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat));
    // Half the earth's girth is 20,037,508 m: it always fits.
    metres.round() as u32
}

/// The latitude and longitude bounds (south, west, north, east; degrees) that hold every point within `metres`.
/// Wider than need be near the poles, never narrower.
pub fn bounds_around(centre: Position, metres: u32) -> (f64, f64, f64, f64) {
    const METRES_PER_DEGREE: f64 = 111_000.0;
    let lat_reach = f64::from(metres) / METRES_PER_DEGREE;
    let shrink = (centre.lat.abs() + lat_reach).min(89.0).to_radians().cos();
    let lon_reach = lat_reach / shrink;
    (centre.lat - lat_reach, centre.lon - lon_reach, centre.lat + lat_reach, centre.lon + lon_reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helsinki_to_tampere_is_160_km() {
        let (helsinki, tampere) = (Position { lat: 60.1699, lon: 24.9384 }, Position { lat: 61.4978, lon: 23.761 });
        assert!((160_000..162_000).contains(&distance_m(helsinki, tampere)), "{}", distance_m(helsinki, tampere));
        assert_eq!(distance_m(helsinki, helsinki), 0);
    }

    proptest::proptest! {
        #[test]
        fn bounds_hold_every_point_within(lat in 59.0f64..70.5, lon in 19.0f64..32.0, dlat in -0.2f64..0.2, dlon in -0.5f64..0.5) {
            let (centre, point) = (Position { lat, lon }, Position { lat: lat + dlat, lon: lon + dlon });
            let (south, west, north, east) = bounds_around(centre, distance_m(centre, point) + 1);
            proptest::prop_assert!((south..=north).contains(&point.lat) && (west..=east).contains(&point.lon));
        }
    }
}
