//! Where the reader said they are, and where distances are measured from.

use crate::domain::area::Area;
use crate::domain::id::PlaceId;
use crate::domain::place::{Place, Position};
use crate::domain::text::Text;

/// Where the reader said they are.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// A municipality, by its bare code.
    Town(String),
    Place(PlaceId),
    /// Where the device says it is, rounded.
    Device(Position),
    /// A point that was chosen on the map, rounded likewise.
    Map(Position),
}

/// To some hundred metres: nothing here needs to know the door.
fn rounded(point: Position) -> Position {
    let rounded = |degrees: f64| (degrees * 1_000.0).round() / 1_000.0;
    Position { lat: rounded(point.lat), lon: rounded(point.lon) }
}

impl Origin {
    pub fn device(point: Position) -> Self {
        Self::Device(rounded(point))
    }

    pub fn map(point: Position) -> Self {
        Self::Map(rounded(point))
    }

    pub(super) fn point_to_text(&self) -> Option<String> {
        match self {
            Self::Device(point) => Some(format!("{};{}", point.lat, point.lon)),
            Self::Map(point) => Some(format!("{};{};map", point.lat, point.lon)),
            Self::Town(_) | Self::Place(_) => None,
        }
    }

    pub(super) fn point_from_text(text: &str) -> Option<Self> {
        let (degrees, kind) = match text.strip_suffix(";map") {
            Some(degrees) => (degrees, Self::Map as fn(Position) -> Self),
            None => (text, Self::Device as fn(Position) -> Self),
        };
        let (lat, lon) = degrees.split_once(';')?;
        let point = Position { lat: lat.parse().ok()?, lon: lon.parse().ok()? };
        ((-90.0..=90.0).contains(&point.lat) && (-180.0..=180.0).contains(&point.lon)).then(|| kind(point))
    }
}

/// Where distances are measured from.
#[derive(Debug, Clone, PartialEq)]
pub struct Standpoint {
    /// Empty where the device told it, or a finger on the map.
    pub name: Text,
    pub point: Option<Position>,
    /// The municipality whose places come first.
    pub municipality: Option<String>,
    /// Whether metres from here mean anything: from the middle of a municipality they don't.
    pub exact: bool,
}

impl Standpoint {
    /// The municipality that was set by its name, by its bare code.
    pub(super) fn named_town(&self) -> Option<String> {
        self.municipality.clone().filter(|_| !self.exact)
    }

    /// Of a municipality or of the device; a place is to be read first.
    pub(super) fn of(origin: &Origin, areas: &[Area]) -> Option<Self> {
        match origin {
            Origin::Place(_) => None,
            Origin::Device(point) | Origin::Map(point) => {
                Some(Self { name: Text::default(), point: Some(*point), municipality: None, exact: true })
            }
            Origin::Town(code) => {
                let area = areas.iter().find(|area| area.code.strip_prefix("kunta-") == Some(code))?;
                let (name, municipality) = (area.name.clone(), Some(code.clone()));
                Some(Self { name, point: area.point, municipality, exact: false })
            }
        }
    }

    pub(super) fn of_place(place: Place) -> Self {
        Self {
            name: place.name,
            point: place.point,
            municipality: place.municipality_code,
            exact: place.precision.gives_distance(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_comes_back_as_it_was_kept_and_nonsense_is_none() {
        let point = Position { lat: 60.18412, lon: 24.95 };
        for origin in [Origin::device(point), Origin::map(point)] {
            let text = origin.point_to_text().unwrap();
            assert!(text.starts_with("60.184;24.95"), "{text}");
            assert_eq!(Origin::point_from_text(&text), Some(origin));
        }
        for nonsense in ["", ";", "60;x", "91;24", "60;24;mars", "60;;map"] {
            assert_eq!(Origin::point_from_text(nonsense), None, "{nonsense}");
        }
    }
}
