//! Kartta: the list of what the map shows, its picture, and how they keep in step.
//!
//! Both are answers to the question that Nyt asks (the same filter, the same time, the same groups). The picture gets
//! the pins of the whole country once per answer, so that pushing the map asks nobody; the list is the part that lies in
//! the box the map shows, read from the store by that box each time the map comes to rest.

use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use dioxus::prelude::*;
use futures_util::StreamExt as _;

use super::model::{Model, Phase};
use super::origin::{Origin, Standpoint};
use super::packs::{MapStreets, OpenPacks, use_map_streets};
use super::read::{Sorted, Towns};
use super::{Areas, groups, known_areas, rows, saved, use_model};
use crate::domain::filter::Filter;
use crate::domain::place::Position;
use crate::feed::map_pack::BASE_ZOOM;
use crate::platform::{self, MapPicture, TileAnswer};
use crate::store::{Db, PlaceQuery, Store, StoreError, Tiles};
use crate::ui::components::map_frame::{FrameAsk, Ground, PICTURE, Picture};
use crate::ui::components::place_group::MOST_ROWS;
use crate::ui::format::state::Moment;
use crate::ui::link::SafeLink;
use crate::ui::screens::{ListArea, MapCard, MapContent, MapList, MapOffer};
use crate::ui::view::map::{self as view, Heard, MapBox, Pin};
use crate::ui::view::row::{Asked, PlaceItem};

/// What stays while the reader looks at another screen: what the map showed, and its ground.
#[derive(Clone, Copy)]
struct Kept {
    /// With the point it was seen from: whoever chooses another position begins there.
    shown: Signal<Option<(MapBox, Option<Position>)>>,
    ground: Signal<Arc<Mutex<Option<Tiles>>>>,
}

pub(super) fn use_provide_map() {
    platform::use_map_files();
    use_context_provider(|| Kept { shown: Signal::new(None), ground: Signal::new(Arc::default()) });
}

impl Kept {
    fn set_shown(mut self, shown: MapBox, from: Option<Position>) {
        self.shown.set(Some((shown, from)));
    }

    /// Answers tiles once there are any: of the base map, and of streets beyond. One that can't be read is one that isn't
    /// there.
    fn answer(self, streets: OpenPacks) -> TileAnswer {
        let ground = self.ground.peek().clone();
        Arc::new(move |zoom, column, row| {
            if zoom > BASE_ZOOM {
                return streets.tile(zoom, column, row);
            }
            let tiles = ground.lock().unwrap_or_else(PoisonError::into_inner);
            tiles.as_ref()?.tile(zoom, column, row).ok().flatten()
        })
    }

    /// Opens the file of tiles that comes with the app, the first time.
    async fn load_ground(self) -> Result<(), String> {
        let ground = self.ground.peek().clone();
        if ground.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            return Ok(());
        }
        let file = platform::ground_file().await?;
        let tiles = Tiles::open(&file).map_err(|error| error.to_string())?;
        *ground.lock().unwrap_or_else(PoisonError::into_inner) = Some(tiles);
        Ok(())
    }
}

/// Everything that the map's screen shows and asks.
#[derive(Clone, Copy)]
pub struct MapHandle {
    pub content: ReadSignal<MapContent>,
    pub picture: ReadSignal<Picture>,
    pub card: ReadSignal<Option<MapCard>>,
    pub has_home: ReadSignal<bool>,
    pub searches_here: ReadSignal<bool>,
    /// Credits of the streets that are drawn, beyond those that always stand there.
    pub credits: ReadSignal<Vec<String>>,
    /// A street map of what is shown, which isn't on this device.
    pub offer: ReadSignal<Option<MapOffer>>,
    /// Offers that one, by its id, no more.
    pub put_aside: Callback<String>,
    /// The picture's element stands.
    pub draw: Callback<()>,
    pub ask: Callback<FrameAsk>,
    /// Shows a larger box.
    pub widen: Callback<()>,
    /// Puts the card away.
    pub close: Callback<()>,
}

/// Where the reader stands, as far as the map needs it.
type Here = (Option<Position>, bool);

pub fn use_map() -> MapHandle {
    let model = use_model();
    let kept = use_context::<Kept>();
    let areas = use_context::<Areas>().0;
    let standpoint = use_memo(move || model.standpoint(&known_areas(model, areas)));
    let here = use_memo(move || -> Here {
        let standpoint = standpoint.read();
        (standpoint.as_ref().and_then(|here| here.point), standpoint.as_ref().is_some_and(|here| here.exact))
    });
    let shown = use_memo(move || {
        let (point, exact) = here();
        kept_box(kept, point).unwrap_or_else(|| MapBox::first(point, exact))
    });
    let asked = use_memo(move || (model.filter(standpoint.read().as_ref()), model.list_time()));
    let everywhere = use_resource(move || read_answer(model.home(), model.revision(), asked(), here().1, None));
    let inside = use_resource(move || read_answer(model.home(), model.revision(), asked(), here().1, Some(shown())));
    let pins = use_memo(move || match &*everywhere.read() {
        Some(Ok(answer)) => Rc::new(view::pins(answer.sorted.iter())),
        Some(Err(_)) | None => Rc::default(),
    });
    let hearts = use_resource(move || saved::kept_places(model.home(), model.revision()));
    let asked_of = move |answer: &Answer| Asked {
        filter: answer.filter.clone(),
        moment: Moment { at: answer.at, now: model.minute() },
        kept: hearts().unwrap_or_default(),
        town: standpoint.read().as_ref().and_then(Standpoint::named_town),
        hearts: true,
    };
    let content = use_memo(move || content(model, &everywhere.read(), &inside.read(), shown(), asked_of));
    let streets = use_map_streets(shown);
    let drawn = streets.drawn;
    let drawing = use_picture(kept, pins, here, shown, (streets.open, drawn));
    let card = use_memo(move || {
        let pressed = drawing.pressed.read().clone()?;
        let pins = pins.read();
        let pin = pins.iter().find(|pin| pin.id() == pressed)?;
        let everywhere = everywhere.read();
        let Some(Ok(answer)) = &*everywhere else { return None };
        Some(card(model, pin, answer, &asked_of(answer)))
    });
    let searches_here =
        use_memo(move || matches!(*drawing.picture.read(), Picture::Drawn(_)) && shown().invites_search(here().0));
    let widen = use_callback(move |()| {
        if let Some(wider) = shown.peek().wider() {
            kept.set_shown(wider, here.peek().0);
            drawing.tell(&view::tell_box(wider));
        }
    });
    let ask = use_callback(move |ask: FrameAsk| match ask {
        FrameAsk::ZoomIn => drawing.tell(&view::tell_zoom(1)),
        FrameAsk::ZoomOut => drawing.tell(&view::tell_zoom(-1)),
        FrameAsk::Home => {
            let (point, exact) = *here.peek();
            drawing.tell(&view::tell_box(MapBox::first(point, exact)));
        }
        FrameAsk::SearchHere => {
            let shown = *shown.peek();
            let origin = Origin::map(shown.middle());
            if let Origin::Map(point) = origin {
                kept.set_shown(shown, Some(point));
            }
            model.set_origin(Some(origin));
        }
        FrameAsk::Retry => drawing.draw.call(()),
    });
    MapHandle {
        content: content.into(),
        picture: drawing.picture.into(),
        card: card.into(),
        has_home: use_memo(move || here().0.is_some()).into(),
        searches_here: searches_here.into(),
        credits: use_memo(move || drawn.read().as_ref().map(|drawn| drawn.credits.clone()).unwrap_or_default()).into(),
        offer: streets.offer.into(),
        put_aside: streets.put_aside,
        draw: drawing.draw,
        ask,
        widen,
        close: use_callback(move |()| drawing.close_card()),
    }
}

/// What the map showed last, where its reader still stands where they stood then.
fn kept_box(kept: Kept, point: Option<Position>) -> Option<MapBox> {
    (*kept.shown.read()).filter(|(_, from)| *from == point).map(|(shown, _)| shown)
}

/// The picture: how far it is, and which of its pins was pressed.
#[derive(Clone, Copy)]
struct Drawing {
    picture: Signal<Picture>,
    handle: Signal<Option<Rc<MapPicture>>>,
    pressed: Signal<Option<String>>,
    draw: Callback<()>,
}

impl Drawing {
    fn tell(self, message: &str) {
        if let Some(handle) = &*self.handle.peek() {
            handle.tell(message);
        }
    }

    fn close_card(mut self) {
        self.pressed.set(None);
        self.tell(&view::tell_focus());
    }
}

fn use_picture(
    kept: Kept,
    pins: Memo<Rc<Vec<Pin>>>,
    here: Memo<Here>,
    shown: Memo<MapBox>,
    (open, streets): (OpenPacks, ReadSignal<Option<MapStreets>>),
) -> Drawing {
    let model = use_model();
    let picture = use_signal(Picture::default);
    let mut handle = use_signal(|| None::<Rc<MapPicture>>);
    let pressed = use_signal(|| None::<String>);
    let draw = use_callback(move |()| {
        if handle.peek().is_some() {
            spawn(lay_ground(kept, picture, handle));
            return;
        }
        let answer = kept.answer(open.clone());
        spawn(async move {
            let mut picture = picture;
            picture.set(Picture::Waits);
            let setup = view::setup(model.language().words(), *shown.peek());
            let heard = match MapPicture::open(PICTURE, &setup, answer).await {
                Ok(Some((opened, heard))) => {
                    handle.set(Some(Rc::new(opened)));
                    heard
                }
                Ok(None) => return picture.set(Picture::NotHere),
                Err(detail) => return picture.set(Picture::Failed(detail)),
            };
            let messages = heard.filter_map(|message| std::future::ready(view::heard(&message)));
            futures_util::pin_mut!(messages);
            while let Some(message) = messages.next().await {
                hear(message, kept, here, picture, handle, pressed);
            }
        });
    });
    use_effect(move || {
        if let Some(handle) = &*handle.read() {
            handle.tell(&view::tell_pins(&pins.read()));
        }
    });
    use_effect(move || {
        if let Some(handle) = &*handle.read() {
            let (point, exact) = here();
            handle.tell(&view::tell_here(point, exact));
        }
    });
    use_effect(move || {
        if let Some(handle) = &*handle.read() {
            handle.tell(&view::tell_streets(streets.read().as_ref().map(|drawn| &drawn.streets)));
        }
    });
    use_effect(move || {
        let chosen = pressed();
        if let Some(handle) = &*handle.read() {
            handle.tell(&view::tell_chosen(chosen.as_deref().unwrap_or_default()));
        }
    });
    // Whoever stands elsewhere now sees the map there.
    use_effect(move || {
        let (point, exact) = here();
        if let Some(handle) = &*handle.read()
            && kept_box(kept, point).is_none()
        {
            handle.tell(&view::tell_box(MapBox::first(point, exact)));
        }
    });
    Drawing { picture, handle, pressed, draw }
}

fn hear(
    message: Heard,
    kept: Kept,
    here: Memo<Here>,
    mut picture: Signal<Picture>,
    handle: Signal<Option<Rc<MapPicture>>>,
    mut pressed: Signal<Option<String>>,
) {
    match message {
        Heard::Ready => {
            picture.set(Picture::Drawn(Ground::Waits));
            spawn(lay_ground(kept, picture, handle));
        }
        Heard::Moved(shown) => kept.set_shown(shown, here.peek().0),
        Heard::Pressed(id) => {
            if *pressed.peek() != id {
                pressed.set(id);
            }
        }
    }
}

/// Puts the base map below the pins. They stand without it.
async fn lay_ground(kept: Kept, mut picture: Signal<Picture>, handle: Signal<Option<Rc<MapPicture>>>) {
    picture.set(Picture::Drawn(Ground::Waits));
    let ground = match kept.load_ground().await {
        Ok(()) => {
            if let Some(handle) = &*handle.peek() {
                handle.tell(&view::tell_tiles());
            }
            Ground::Drawn
        }
        Err(detail) => Ground::Failed(detail),
    };
    picture.set(Picture::Drawn(ground));
}

/// The places of a question, and what it was.
#[derive(Debug, Clone, PartialEq)]
struct Answer {
    filter: Filter,
    at: DateTime<Utc>,
    sorted: Sorted,
}

type Answered = Result<Rc<Answer>, String>;

async fn read_answer(
    home: Option<Db>,
    _revision: u64,
    (filter, at): (Filter, DateTime<Utc>),
    exact: bool,
    area: Option<MapBox>,
) -> Answered {
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| answer(store, filter, at, exact, area)).await;
    read.and_then(|answer| answer).map(Rc::new).map_err(|error| error.to_string())
}

fn answer(
    store: &Store,
    filter: Filter,
    at: DateTime<Utc>,
    exact: bool,
    area: Option<MapBox>,
) -> Result<Answer, StoreError> {
    let towns = Towns::read(store)?;
    let filter = Filter { hidden: store.hidden()?, ..filter };
    let query = PlaceQuery { filter, bounds: area.map(MapBox::bounds), ..PlaceQuery::at(at) };
    let lies_in = |item: &PlaceItem| area.is_none_or(|area| item.card.point.is_some_and(|point| area.holds(point)));
    // The store's boxes are a hair wider than asked.
    let items = store.places(&query)?.into_iter().map(|row| towns.item_from(row, exact)).filter(lies_in);
    Ok(Answer { sorted: Sorted::of(items, at), filter: query.filter, at })
}

fn content(
    model: Model,
    everywhere: &Option<Answered>,
    inside: &Option<Answered>,
    shown: MapBox,
    asked_of: impl Fn(&Answer) -> Asked,
) -> MapContent {
    match model.phase() {
        Phase::Failed(detail) => return MapContent::Failed(detail),
        Phase::Unpacking { done, total } => return MapContent::Starting { done, total },
        Phase::Opening => return MapContent::Loading,
        Phase::Ready => {}
    }
    let (everywhere, inside) = match (everywhere, inside) {
        (Some(Err(detail)), _) | (_, Some(Err(detail))) => return MapContent::Failed(detail.clone()),
        (Some(Ok(everywhere)), Some(Ok(inside))) => (everywhere, inside),
        _ => return MapContent::Loading,
    };
    let unplaced = everywhere.sorted.iter().filter(|item| item.card.point.is_none()).count();
    MapContent::List(Box::new(MapList {
        groups: groups(model, &inside.sorted, &asked_of(inside), ListArea::Map),
        count: inside.sorted.iter().count(),
        open: inside.sorted.open.len(),
        everywhere: everywhere.sorted.iter().count() - unplaced,
        unplaced,
        can_widen: shown.wider().is_some(),
    }))
}

fn card(model: Model, pin: &Pin, answer: &Answer, asked: &Asked) -> MapCard {
    let is_there = |item: &&PlaceItem| pin.places.contains(&item.card.id);
    let items: Vec<PlaceItem> = answer.sorted.iter().filter(is_there).cloned().collect();
    let about = pin.is_about();
    MapCard {
        id: pin.id().to_owned(),
        about,
        rows: rows(model.language().words(), &items, MOST_ROWS, asked),
        // Nobody is led to the middle of a municipality.
        routes: (!about).then(|| (SafeLink::geo(pin.point), SafeLink::web_map(pin.point))),
    }
}
