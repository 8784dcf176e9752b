//! What a list is asked for: the family's own values and the choices beside them, as one filter and part by part.

use dioxus::prelude::*;

use super::model::Model;
use super::origin::Standpoint;
use super::{use_areas, use_model};
use crate::domain::filter::{Filter, Part};
use crate::store::Setting;
use crate::ui::view::family::Family;
use crate::ui::view::filters::{Chosen, filter_of, without};

/// In the words of `Chosen::to_text`.
pub(super) const CHOSEN: Setting<String> = Setting::new("now_filters");

/// What is asked for beside the family's own values.
pub fn use_chosen() -> Chosen {
    (use_model().chosen)()
}

pub fn use_set_chosen() -> Callback<Chosen> {
    let model = use_model();
    use_callback(move |chosen: Chosen| model.set_chosen(chosen))
}

/// Everything asked for, part by part.
pub fn use_parts() -> Vec<Part> {
    let model = use_model();
    model.filter(model.standpoint(&use_areas()).as_ref()).parts()
}

/// Takes one part back, or all of them.
pub fn use_remove_part() -> Callback<Option<Part>> {
    let model = use_model();
    use_callback(move |part: Option<Part>| {
        let (family, chosen) = match part {
            Some(part) => without(&model.family(), &model.chosen.peek(), &part),
            None => (Family::default(), Chosen::default()),
        };
        if family != model.family() {
            model.set_family(family);
        }
        model.set_chosen(chosen);
    })
}

/// Whether the reader's position is exact enough to measure a distance from.
pub fn use_can_measure() -> bool {
    use_model().standpoint(&use_areas()).is_some_and(|here| here.exact && here.point.is_some())
}

impl Model {
    pub(super) fn filter(self, standpoint: Option<&Standpoint>) -> Filter {
        let origin = standpoint.and_then(|here| here.point);
        let exact = standpoint.is_some_and(|here| here.exact);
        filter_of(&self.family(), &self.chosen.read(), origin, exact)
    }

    pub(super) fn set_chosen(mut self, chosen: Chosen) {
        if *self.chosen.peek() == chosen {
            return;
        }
        let text = Some(chosen.to_text()).filter(|text| !text.is_empty());
        self.chosen.set(chosen);
        self.keep(CHOSEN, text);
    }
}
