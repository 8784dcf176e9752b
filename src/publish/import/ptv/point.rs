//! From Finland's plane coordinates to degrees: ETRS-TM35FIN (EPSG:3067) to WGS84.

use std::sync::OnceLock;

use proj4rs::Proj;
use serde_json::Value;

use super::super::given;

/// Latitude and longitude of an address. The catalogue's `latitude` is northing and its `longitude` easting, in metres;
/// where they are degrees already, they are taken as such.
pub fn point(address: &Value) -> Option<(f64, f64)> {
    let number =
        |field: &str| given::word(&address[field]).replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    let (north, east) = (number("latitude")?, number("longitude")?);
    if (59.0..=71.0).contains(&north) && (19.0..=32.0).contains(&east) {
        return Some((north, east));
    }
    // Finland's part of the plane.
    if !(6_500_000.0..=7_900_000.0).contains(&north) || !(40_000.0..=800_000.0).contains(&east) {
        return None;
    }
    let (plane, globe) = projections()?;
    let mut at = (east, north, 0.0);
    proj4rs::transform::transform(plane, globe, &mut at).ok()?;
    Some((at.1.to_degrees(), at.0.to_degrees()))
}

fn projections() -> Option<&'static (Proj, Proj)> {
    static BOTH: OnceLock<Option<(Proj, Proj)>> = OnceLock::new();
    let both = || {
        let plane =
            Proj::from_proj_string("+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs").ok()?;
        Some((plane, Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs").ok()?))
    };
    BOTH.get_or_init(both).as_ref()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn plane_coordinates_become_degrees() {
        // Two units of Palvelukartta, which tells both.
        for (north, east, lat, lon) in
            [(6_671_945.0, 385_637.0, 60.16835, 24.93896), (6_677_155.0, 381_878.0, 60.21403, 24.868238)]
        {
            let at = point(&json!({"latitude": format!("{north}"), "longitude": east})).unwrap();
            assert!((at.0 - lat).abs() < 1e-5 && (at.1 - lon).abs() < 1e-5, "{at:?}");
        }
        assert_eq!(point(&json!({"latitude": "61.6887", "longitude": "27.2721"})), Some((61.6887, 27.2721)));
        for odd in [json!({}), json!({"latitude": "x", "longitude": "1"}), json!({"latitude": 1e300, "longitude": -1})]
        {
            assert_eq!(point(&odd), None);
        }
    }
}
