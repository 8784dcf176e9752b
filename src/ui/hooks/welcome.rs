//! The first start: three questions that nobody has to answer. What is answered is kept as the settings keep it; here
//! stands only whether the questions are still offered, and that the counties kept fresh follow the place chosen.

use dioxus::prelude::*;

use super::model::Model;
use super::presets::Link;
use super::regions::{use_choose_regions, use_chosen_regions};
use super::{use_areas, use_model};
use crate::domain::area::{Area, counties_around};
use crate::store::Setting;
use crate::ui::format::spoken;
use crate::ui::view::family::Family;

/// Whether the questions were answered, put aside, or made needless by a link.
pub(super) const ANSWERED: Setting<bool> = Setting::new("welcome_answered");

/// Whether the list offers the questions: to a newcomer who has told nothing, and came by no link.
pub fn use_welcome_offered() -> bool {
    let model = use_model();
    model.own().is_some()
        && !(model.welcomed)()
        && !model.is_example()
        && *model.link.read() == Link::None
        && model.origin().is_none()
        && model.family() == Family::default()
}

/// Puts the questions behind the reader for good; the settings lead to them again.
pub fn use_put_welcome_aside() -> Callback<()> {
    let model = use_model();
    use_callback(move |()| model.put_welcome_aside())
}

/// Notes by what the app was opened: whoever follows a link to one place wants that place, not questions.
pub fn use_note_arrival(by_link: bool) {
    let model = use_model();
    use_hook(|| {
        if by_link {
            model.put_welcome_aside();
        }
    });
}

impl Model {
    pub(super) fn put_welcome_aside(mut self) {
        if !*self.welcomed.peek() {
            self.welcomed.set(true);
            self.keep(ANSWERED, Some(true));
        }
    }
}

/// Lets the counties kept fresh follow the place that is chosen while this screen stands, unless the reader chose them
/// by hand. Gives the names of those that are kept fresh; none where all are.
pub fn use_counties_follow() -> Vec<String> {
    let model = use_model();
    let areas = use_areas();
    let chosen = use_chosen_regions();
    let choose = use_choose_regions();
    let here = counties_here(model, &areas);
    let mut last = use_signal(|| None::<Vec<String>>);
    use_effect(use_reactive((&here, &chosen), move |(here, chosen)| {
        let (Some(here), Some(chosen)) = (here, chosen) else { return };
        let before = last.peek().clone();
        if before.as_ref() == Some(&here) {
            return;
        }
        last.set(Some(here.clone()));
        if before.is_some_and(|before| before == chosen) {
            choose.call(here);
        }
    }));
    let name = |code: &String| {
        let area = areas.iter().find(|area| area.code == *code)?;
        spoken(model.language().words(), &area.name).map(|name| name.text)
    };
    chosen.unwrap_or_default().iter().filter_map(name).collect()
}

/// The counties of where the reader is: none where they said nothing. `None` while that isn't known yet.
fn counties_here(model: Model, areas: &[Area]) -> Option<Vec<String>> {
    if model.origin().is_none() {
        return Some(Vec::new());
    }
    let here = model.standpoint(areas).filter(|_| !areas.is_empty())?;
    let counties = counties_around(areas, here.municipality.as_deref(), here.point);
    Some(counties.iter().map(ToString::to_string).collect())
}
