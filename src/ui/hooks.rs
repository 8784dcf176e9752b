//! The screens' only door to store, sync and platform.
//!
//! What screens share lives in one [`Model`] of signals, given once by the root. What a screen shows is read again
//! when the store's revision moves, when a minute passes, or when the reader's choices change; nothing else makes it
//! move. Screens never wait: a read runs on the store's thread, and the last list stands until the next one is there.

mod ahead;
pub mod calendar;
mod device;
mod family;
mod feed;
pub mod feed_link;
pub mod feedback;
mod filters;
mod install;
pub mod map;
mod model;
pub mod network;
pub mod omat;
mod origin;
pub mod packs;
mod position;
mod presets;
mod read;
pub mod regions;
pub mod rest;
pub mod saved;
mod seed;
pub mod share;
pub mod support;
mod time;
mod unpack;
mod update;
pub mod welcome;
mod work;

pub use self::device::use_follow_device;
pub use self::family::{use_family, use_set_family};
pub use self::filters::{use_can_measure, use_chosen, use_parts, use_remove_part, use_set_chosen};
pub use self::install::{Installing, use_installing};
pub use self::position::{
    Locating, use_can_locate, use_choose_place, use_locate, use_position_choice, use_position_hits,
};
pub use self::presets::{use_answer_link, use_link_offer};
pub use self::time::{use_moment, use_other_time, use_set_time};

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::*;
use futures_util::FutureExt as _;

use self::model::{Model, Phase, Trouble};
use self::origin::{Origin, Standpoint};
use crate::domain::area::Area;
use crate::domain::id::PlaceId;
use crate::platform::{self, Network};
use crate::t;
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::place_group::{Rows, Unfolded};
use crate::ui::components::sources::SourceLine;
use crate::ui::format::spoken;
use crate::ui::format::state::Moment;
use crate::ui::i18n::{Language, Words};
use crate::ui::link::SafeLink;
use crate::ui::screens::{Groups, ListArea, MOST_FOUND, NowContent, PlaceContent};
use crate::ui::view::row::{Asked, PlaceItem, row_asked};
use crate::ui::view::town::{Town, towns};

pub use ahead::begin;
pub use feed::{
    DataAge, FeedOutcome, FeedStatus, use_data_age, use_feed, use_feed_link, use_set_feed_link, use_sync_now,
};
pub use update::{use_put_update_aside, use_take_update, use_update_waits};
pub use work::work;

/// Municipalities and counties, read once per revision.
#[derive(Clone, Copy)]
struct Areas(Resource<Rc<Vec<Area>>>);

/// What Nyt shows.
#[derive(Clone, Copy)]
struct Content(ReadSignal<NowContent>);

/// Gives the model to everything below, and starts what runs beside the screens.
pub fn use_provide_model() {
    let model = use_context_provider(Model::new);
    use_hook(|| {
        model.read_link();
        model.take_ahead();
    });
    let areas = use_resource(move || read::areas(model.home(), model.revision()));
    use_context_provider(|| Areas(areas));
    regions::use_provide_regions();
    support::use_provide_support();
    feedback::use_provide_feedback();
    map::use_provide_map();
    calendar::use_provide_calendar();
    omat::use_provide_omat();
    device::use_provide_device(model);
    rest::use_provide_rest();
    use_provide_content(model, areas);
    feed::use_provide_feed(model);
    update::use_provide_update();
    use_effect(move || {
        let language = model.language();
        platform::show_language(language.tag(), language.direction());
    });
    use_effect(move || {
        if let Some(language) = model.language_to_remember() {
            platform::remember_language(language.tag());
        }
    });
    use_future(move || model.tick());
    use_hook(|| model.start());
}

fn use_model() -> Model {
    use_context::<Model>()
}

fn use_areas() -> Rc<Vec<Area>> {
    known_areas(use_model(), use_context::<Areas>().0)
}

/// The areas, or those that were read ahead until they are read for the screen.
fn known_areas(model: Model, areas: Resource<Rc<Vec<Area>>>) -> Rc<Vec<Area>> {
    areas().or_else(|| Some(model.first.read().as_ref()?.areas.clone())).unwrap_or_default()
}

pub fn use_words() -> Words {
    use_model().language().words()
}

/// This moment, to the minute.
pub fn use_now() -> DateTime<Utc> {
    use_model().minute()
}

/// Rests without blocking the screen.
pub async fn pause(duration: Duration) {
    platform::sleep(duration).await;
}

/// Whether a page with one thread has answered its reader since the model was made: drawing is a piece of its own.
pub fn use_first_breath() -> bool {
    let mut breathed = use_signal(|| platform::breathe().now_or_never().is_some());
    use_future(move || async move {
        if !*breathed.peek() {
            platform::breathe().await;
            breathed.set(true);
        }
    });
    breathed()
}

/// Opens links as the system does.
pub fn use_open_link() -> OpenLink {
    use_callback(|link: SafeLink| platform::open_link(link.as_str()))
}

/// What stands in the search field; it stays while one looks at a place.
pub fn use_search_text() -> Signal<String> {
    use_model().search
}

/// What is searched for, once typing rests.
pub fn use_sought() -> Signal<String> {
    use_model().sought
}

/// The Now list, or what was searched for. Kept by the root, so that it stands at once when one comes back to it.
pub fn use_now_content() -> ReadSignal<NowContent> {
    use_context::<Content>().0
}

fn use_provide_content(model: Model, areas: Resource<Rc<Vec<Area>>>) {
    let asked = use_memo(move || {
        let place = model.standpoint(&known_areas(model, areas));
        let filter = model.filter(place.as_ref());
        (filter, model.list_time(), place)
    });
    let list = use_resource(move || {
        let (filter, at, place) = asked();
        read::list(model.home(), model.revision(), read::Question { filter, at, sought: (model.sought)(), place })
    });
    let kept = use_resource(move || saved::kept_places(model.home(), model.revision()));
    let town = use_memo(move || asked.read().2.as_ref().and_then(Standpoint::named_town));
    let content = use_memo(move || {
        let words = model.language().words();
        match model.phase() {
            Phase::Failed(detail) => return NowContent::Failed(detail),
            Phase::Unpacking { done, total } => return NowContent::Starting { done, total },
            Phase::Opening => return NowContent::Loading,
            Phase::Ready => {}
        }
        let (list, first) = (list.read(), model.first.read());
        let answer = match (&*list, &*first) {
            (Some(Ok(answer)), _) => answer,
            (Some(Err(detail)), _) => return NowContent::Failed(detail.clone()),
            (None, Some(first)) => &first.list,
            (None, None) => return NowContent::Loading,
        };
        // What the rows answer to is what the store was asked, not what is asked meanwhile.
        let asked = Asked {
            filter: answer.filter.clone(),
            moment: Moment { at: answer.at, now: model.minute() },
            kept: kept().unwrap_or_default(),
            town: town(),
            hearts: true,
        };
        match &answer.list {
            read::List::Emptied(culprits) => NowContent::Emptied(culprits.clone()),
            read::List::Found(items) => NowContent::Found(rows(words, items, MOST_FOUND, &asked)),
            read::List::Now { own, rest } => {
                let rest_area = if own.is_some() { ListArea::Elsewhere } else { ListArea::Country };
                NowContent::List {
                    own: own.as_ref().map(|own| Box::new(groups(model, own, &asked, ListArea::Town))),
                    rest: groups(model, rest, &asked, rest_area),
                }
            }
        }
    });
    // Of a list that stands, its minutes and rows change; it comes but now and then.
    let stands = use_memo(move || matches!(*content.read(), NowContent::List { .. }));
    let here = rest::use_here();
    use_effect(move || {
        if stands() {
            platform::list_stands();
            spawn(rest::load_ahead(here));
            spawn(model.draw_on());
        }
    });
    use_context_provider(|| Content(content.into()));
}

/// The groups of a list. Put in words is what is drawn.
fn groups(model: Model, sorted: &read::Sorted, asked: &Asked, area: ListArea) -> Groups {
    let (words, unfolded, most) = (model.language().words(), model.unfolded.read(), (model.drawn)());
    let items = [&sorted.open, &sorted.check, &sorted.later, &sorted.unknown];
    let mut groups = area.ids().into_iter().zip(area.folded()).zip(items).map(|((id, folded), items)| {
        let unfolded = unfolded.get(id).copied().unwrap_or(Unfolded::at_first(folded));
        rows(words, items, unfolded.rows().min(most), asked)
    });
    let mut next = || groups.next().unwrap_or_default();
    Groups { open: next(), check: next(), later: next(), unknown: next() }
}

fn rows(words: Words, items: &[PlaceItem], most: usize, asked: &Asked) -> Rows {
    let rows = items.iter().take(most).map(|item| row_asked(words, item, asked)).collect();
    Rows { rows, count: items.len() }
}

/// How far the reader opened each group of the list.
pub fn use_unfolded() -> Signal<BTreeMap<&'static str, Unfolded>> {
    use_model().unfolded
}

/// The place whose page was opened from the list last; taken once, by the list that appears.
pub fn use_came_from() -> Signal<Option<String>> {
    use_model().came_from
}

/// A place's page.
pub fn use_place_content(id: ReadSignal<String>) -> ReadSignal<PlaceContent> {
    let model = use_model();
    let page = use_resource(move || read::page(model.home(), model.revision(), model.minute(), id()));
    use_memo(move || match (model.phase(), &*page.read()) {
        (Phase::Failed(detail), _) => PlaceContent::Failed(detail),
        (Phase::Opening | Phase::Unpacking { .. }, Some(PlaceContent::Missing)) => PlaceContent::Loading,
        (_, Some(content)) => content.clone(),
        (_, None) => PlaceContent::Loading,
    })
    .into()
}

/// Opens the directory once more.
pub fn use_retry() -> Callback<()> {
    let model = use_model();
    use_callback(move |()| model.start())
}

/// The name of where the reader is, where they said.
pub fn use_position_name() -> Option<String> {
    let model = use_model();
    let standpoint = model.standpoint(&use_areas())?;
    let words = model.language().words();
    match model.origin() {
        Some(Origin::Device(_)) => return Some(t!(words, "position-device")),
        Some(Origin::Map(_)) => return Some(t!(words, "position-map")),
        _ => {}
    }
    spoken(words, &standpoint.name).map(|name| name.text)
}

/// Whether what the reader chose was read: until then nothing is said of it.
pub fn use_choices_known() -> bool {
    use_model().own().is_some()
}

/// Whether it is known where the reader is, by name, or that they didn't say.
pub fn use_position_known() -> bool {
    let (model, areas) = (use_model(), use_areas());
    match model.origin() {
        None => model.own().is_some(),
        Some(Origin::Device(_) | Origin::Map(_)) => true,
        Some(Origin::Town(_)) => !areas.is_empty(),
        Some(Origin::Place(_)) => matches!(model.phase(), Phase::Ready | Phase::Failed(_)),
    }
}

/// Something that is true of the whole list: a part that could not be unpacked, no network.
pub fn use_notice() -> Option<String> {
    let model = use_model();
    let words = model.language().words();
    // Asked again each minute, with the list. Without a network a part may well be missing: that is the reason to tell.
    model.minute();
    if platform::network() == Some(Network::Offline) {
        return Some(t!(words, "offline-text"));
    }
    match model.trouble()? {
        Trouble::Part(detail) => Some(t!(words, "partial-text", detail = detail)),
        Trouble::NotKept(detail) => Some(t!(words, "not-kept-text", detail = detail)),
        Trouble::Words(language, detail) => Some(t!(words, "words-missing", language = language, detail = detail)),
    }
}

/// Whether what is fetched now costs its reader something, where the system tells.
pub fn use_is_metered() -> bool {
    // Asked again each minute.
    use_model().minute();
    platform::network() == Some(Network::Metered)
}

/// Measures distances from a place from now on.
pub fn use_set_origin_to_place() -> Callback<PlaceId> {
    let model = use_model();
    use_callback(move |id: PlaceId| model.set_origin(Some(Origin::Place(id))))
}

/// Whether distances are measured from this place.
pub fn use_is_origin(id: ReadSignal<String>) -> bool {
    matches!(use_model().origin(), Some(Origin::Place(place)) if place.as_str() == *id.read())
}

/// The municipalities to choose from.
pub fn use_towns() -> ReadSignal<Vec<Town>> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    use_memo(move || towns(model.language().words(), &areas.read().clone().unwrap_or_default())).into()
}

/// Sets the municipality, or none.
pub fn use_choose_town() -> Callback<Option<String>> {
    let model = use_model();
    use_callback(move |code: Option<String>| model.set_origin(code.map(Origin::Town)))
}

pub fn use_set_language() -> Callback<Language> {
    let model = use_model();
    use_callback(move |language: Language| model.set_language(language))
}

/// Whether the example area is shown in place of the directory.
pub fn use_example() -> bool {
    use_model().is_example()
}

pub fn use_set_example() -> Callback<bool> {
    let model = use_model();
    use_callback(move |on: bool| model.set_example(on))
}

/// Whom the directory owes its facts to, the greatest part first.
pub fn use_credits() -> ReadSignal<Vec<SourceLine>> {
    let model = use_model();
    let credits = use_resource(move || read::credits(model.home(), model.revision(), model.minute()));
    use_memo(move || read::credit_lines(model.language().words(), &credits.read().clone().unwrap_or_default())).into()
}
