//! The screens. Each has two halves: one that asks the hooks, and one that renders plain values.

mod calendar;
mod components;
mod event;
mod filters;
mod keeping;
mod later;
mod map;
mod missing;
mod network;
mod now;
mod omat;
mod place;
mod position;
mod saved;
mod settings;
mod support;
mod time;
mod welcome;

pub use calendar::{Calendar, CalendarContent, CalendarPage, CalendarView};
pub use components::{ComponentsScreen, ComponentsView};
pub use event::{EventContent, EventScreen, EventView};
pub use filters::{FamilyCards, FiltersScreen, FiltersView};
pub use later::{Later, beside, screen};
pub use map::{MapCard, MapContent, MapList, MapOffer, MapScreen, MapView};
pub use missing::Missing;
pub use network::{
    FeedbackContent, FeedbackScreen, FeedbackToScreen, FeedbackView, NetworkContent, NetworkScreen, NetworkView,
    OrganizationContent, OrganizationScreen, OrganizationView, QualityContent, QualityScreen, QualityView,
};
pub use now::{AskedChips, Culprit, Groups, LinkOffer, ListArea, MOST_FOUND, Now, NowContent, NowView, Reading};
pub use omat::{
    Beside, BesideView, HiddenScreen, HiddenView, ListCard, NewsCard, OfferCard, OfferContent, Own, OwnCard, OwnView,
    RemindCard, RemindView, RemindersCard, Said, WeekCard,
};
pub use place::{AddSessionsView, AddedNote, Place, PlaceContent, PlaceView, ShareOutcome};
pub use position::{PlaceHit, PositionChoice, PositionScreen, PositionView};
pub use saved::{FileOutcome, Saved, SavedContent, SavedLine, SavedView};
pub use settings::{
    AccessibilityScreen, AccessibilityView, FamilyScreen, FamilyView, FeedNews, FeedScreen, FeedView, Followed,
    NewLink, PrivacyScreen, PrivacyView, RegionLine, RegionsScreen, RegionsView, Settings, SettingsView,
    SoftwareScreen, SoftwareView, Sources, SourcesView, StreetMapsScreen, StreetMapsView,
};
pub use support::{
    Near, ServiceContent, ServiceScreen, ServiceView, SituationContent, SituationScreen, SituationView, Support,
    SupportContent, SupportView,
};
pub use time::{TimeScreen, TimeView};
pub use welcome::{Welcome, WelcomePlace, WelcomeScreen, WelcomeStep, WelcomeView};
