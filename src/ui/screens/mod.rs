//! The screens. Each has two halves: one that asks the hooks, and one that renders plain values.

mod missing;
mod now;
mod place;
mod position;
mod saved;
mod settings;

pub use missing::Missing;
pub use now::{Groups, Now, NowContent, NowView};
pub use place::{Place, PlaceContent, PlaceView, ShareOutcome};
pub use position::{PositionScreen, PositionView};
pub use saved::{FileOutcome, Saved, SavedContent, SavedLine, SavedView};
pub use settings::{
    AccessibilityScreen, AccessibilityView, FamilyScreen, FamilyView, PrivacyScreen, PrivacyView, RegionLine,
    RegionsScreen, RegionsView, Settings, SettingsView, SoftwareScreen, SoftwareView, Sources, SourcesView,
};
