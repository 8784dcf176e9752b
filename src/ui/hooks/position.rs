//! Where the reader is, set by hand or told by the device. Nothing of it leaves the phone; the device is asked only
//! when its reader presses the button, and what it says is rounded before it is kept.

use dioxus::prelude::*;

use super::origin::Origin;
use super::{read, use_model};
use crate::domain::id::PlaceId;
use crate::domain::place::Position;
use crate::platform::{self, LocateError};
use crate::ui::screens::{PlaceHit, PositionChoice};

/// How asking the device went.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Locating {
    #[default]
    Idle,
    Asked,
    /// The position was set.
    Found,
    /// The reader, or the system for them, said no.
    Denied,
    /// The system's location is switched off.
    Off,
    /// This system tells no position.
    NotHere,
    Failed(String),
}

/// Whether this system can be asked at all.
pub fn use_can_locate() -> bool {
    use_hook(platform::can_locate)
}

/// Asks the device, and measures from there.
pub fn use_locate() -> (Signal<Locating>, Callback<()>) {
    let model = use_model();
    let mut state = use_signal(Locating::default);
    let locate = use_callback(move |()| {
        if *state.peek() == Locating::Asked {
            return;
        }
        state.set(Locating::Asked);
        spawn(async move {
            state.set(match platform::locate().await {
                Ok((lat, lon)) => {
                    model.set_origin(Some(Origin::device(Position { lat, lon })));
                    Locating::Found
                }
                Err(LocateError::Denied) => Locating::Denied,
                Err(LocateError::Off) => Locating::Off,
                Err(LocateError::NotHere) => Locating::NotHere,
                Err(LocateError::Failed(detail)) => Locating::Failed(detail),
            });
        });
    });
    (state, locate)
}

/// Places with an address that what was typed names.
pub fn use_position_hits(typed: Signal<String>) -> ReadSignal<Vec<PlaceHit>> {
    let model = use_model();
    let hits = use_resource(move || read::position_hits(model.home(), model.revision(), typed()));
    use_memo(move || {
        let words = model.language().words();
        hits.read().iter().flatten().map(|hit| read::place_hit(words, hit)).collect::<Vec<_>>()
    })
    .into()
}

/// Measures distances from a place, by its id.
pub fn use_choose_place() -> Callback<String> {
    let model = use_model();
    use_callback(move |id: String| {
        if let Ok(id) = PlaceId::parse(&id) {
            model.set_origin(Some(Origin::Place(id)));
        }
    })
}

/// Where the reader said they are, once what they chose is read.
pub fn use_position_choice() -> PositionChoice {
    let model = use_model();
    match model.origin() {
        Some(Origin::Town(code)) => PositionChoice::Town(code),
        Some(Origin::Place(_)) => PositionChoice::Place,
        Some(Origin::Device(_)) => PositionChoice::Device,
        Some(Origin::Map(_)) => PositionChoice::Map,
        None if model.own().is_some() => PositionChoice::Nowhere,
        None => PositionChoice::NotKnown,
    }
}
