//! What screens share: the reader's choices, the clock, and which directory is open.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use futures_util::future::select;
use futures_util::{StreamExt as _, stream};
use serde::{Deserialize, Serialize};

use crate::domain::area::Area;
use crate::domain::id::PlaceId;
use crate::domain::time::to_civil;
use crate::platform::{self, Signal as SystemSignal};
use crate::store::{Db, Location, Persistence, Setting, Store, StoreError};
use crate::ui::components::place_group::{MOST_ROWS, Unfolded};
use crate::ui::i18n::{self, Language};
use crate::ui::view::filters::Chosen;

use super::ahead::{self, First};
use super::family::KeptFamily;
use super::filters::CHOSEN;
use super::origin::{Origin, Standpoint};
use super::presets::Link;
use super::seed::{self, SeedSource};
use super::welcome::ANSWERED;
use super::work::{self, Note, Task};

const LANGUAGE: Setting<String> = Setting::new("language");
/// A municipality's bare code.
const TOWN: Setting<String> = Setting::new("position_municipality");
/// Degrees, rounded so that it names a block and not a door: `60.184;24.95`, `60.184;24.95;map` where it was chosen on
/// the map.
const POINT: Setting<String> = Setting::new("position_point");
/// The id of a place that distances are measured from.
const PLACE: Setting<String> = Setting::new("position_place");
const EXAMPLE: Setting<bool> = Setting::new("example_area");

/// The example area keeps its data in a folder of its own.
const EXAMPLE_FOLDER: &str = "example";

/// Rows of a group that a phone shows without scrolling: they are drawn first.
const ROWS_AT_FIRST: usize = 8;
/// How many they are then, step by step, with a pause before each in which the thread answers the reader.
const ROWS_THEN: [usize; 3] = [16, 28, MOST_ROWS];
const PAUSE_BETWEEN_ROWS: Duration = Duration::from_millis(30);

/// How far the directory is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    Opening,
    /// The first start: shards applied, of so many.
    Unpacking {
        done: usize,
        total: usize,
    },
    Ready,
    Failed(String),
}

/// What went wrong without stopping anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A part of the directory could not be unpacked.
    Part(String),
    /// What the reader chooses is forgotten when the app closes.
    NotKept(String),
    /// A language's words could not be fetched: its own name, and why.
    Words(&'static str, String),
}

/// Writes one setting.
type Write = Box<dyn FnOnce(&mut Store) -> Result<(), StoreError> + Send>;

/// The signals. Every field belongs to the root, so a screen that goes takes nothing with it.
#[derive(Clone, Copy)]
pub struct Model {
    pub(super) language: Signal<Language>,
    /// The language that was asked for last, whose words may be on their way.
    asked_language: Signal<Option<Language>>,
    minute: Signal<DateTime<Utc>>,
    pub(super) example: Signal<bool>,
    pub(super) origin: Signal<Option<Origin>>,
    /// The place of [`Origin::Place`], once it was read.
    place: Signal<Option<Standpoint>>,
    phase: Signal<Phase>,
    /// The list that was read ahead, until the first one is read for the screen.
    pub(super) first: Signal<Option<Rc<First>>>,
    /// The directory that is shown.
    home: Signal<Option<Db>>,
    /// The reader's own, where settings live whichever directory is shown.
    own: Signal<Option<Db>>,
    revision: Signal<u64>,
    /// Whether the directory that is shown holds all that the package has.
    filled: Signal<bool>,
    trouble: Signal<Option<Trouble>>,
    /// The family's own values, as they are kept.
    pub(super) kept_family: Signal<KeptFamily>,
    /// Whether the family's values hold for this visit only.
    pub(super) trial: Signal<bool>,
    pub(super) link: Signal<Link>,
    /// What a list is asked for beside the family's own values.
    pub(super) chosen: Signal<Chosen>,
    /// Whether the first start's questions are behind the reader, answered or put aside.
    pub(super) welcomed: Signal<bool>,
    /// The other time that the list is for.
    pub(super) other_time: Signal<Option<DateTime<Utc>>>,
    /// How far each group of the list was opened.
    pub(super) unfolded: Signal<BTreeMap<&'static str, Unfolded>>,
    /// The most rows of a group that are drawn by now.
    pub(super) drawn: Signal<usize>,
    /// The place whose page was opened from the list.
    pub(super) came_from: Signal<Option<String>>,
    /// What was chosen before the store was open, to be written once it is.
    early: Signal<Vec<Write>>,
    /// Whether the reader's own data is being opened.
    opening: Signal<bool>,
    /// What stands in the search field.
    pub search: Signal<String>,
    /// What is searched for, once typing rests.
    pub sought: Signal<String>,
}

/// What the reader chose, as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    pub language: Option<Language>,
    pub origin: Option<Origin>,
    pub example: bool,
    pub family: KeptFamily,
    pub chosen: Chosen,
    pub welcomed: bool,
}

impl Choices {
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        let text = |setting: Setting<String>| store.setting(setting);
        let place = text(PLACE)?.and_then(|id| PlaceId::parse(&id).ok()).map(Origin::Place);
        let device = text(POINT)?.and_then(|point| Origin::point_from_text(&point));
        Ok(Self {
            language: text(LANGUAGE)?.and_then(|tag| Language::parse(&tag)),
            origin: place.or(device).or(text(TOWN)?.map(Origin::Town)),
            example: store.setting(EXAMPLE)?.unwrap_or(false),
            family: KeptFamily::read(store)?,
            chosen: text(CHOSEN)?.map(|text| Chosen::from_text(&text)).unwrap_or_default(),
            welcomed: store.setting(ANSWERED)?.unwrap_or(false),
        })
    }
}

fn language_of_device() -> Language {
    Language::of_device(platform::device_languages().iter().map(String::as_str))
}

impl Model {
    pub fn new() -> Self {
        Self {
            language: Signal::new(language_of_device().or_one_that_is_here()),
            asked_language: Signal::new(None),
            minute: Signal::new(platform::now()),
            example: Signal::new(false),
            origin: Signal::new(None),
            place: Signal::new(None),
            phase: Signal::new(Phase::Opening),
            first: Signal::new(None),
            home: Signal::new(None),
            own: Signal::new(None),
            revision: Signal::new(0),
            filled: Signal::new(false),
            trouble: Signal::new(None),
            kept_family: Signal::new(KeptFamily::default()),
            trial: Signal::new(false),
            link: Signal::new(Link::None),
            chosen: Signal::new(Chosen::default()),
            welcomed: Signal::new(false),
            other_time: Signal::new(None),
            unfolded: Signal::new(BTreeMap::new()),
            drawn: Signal::new(ROWS_AT_FIRST),
            came_from: Signal::new(None),
            early: Signal::new(Vec::new()),
            opening: Signal::new(false),
            search: Signal::new(String::new()),
            sought: Signal::new(String::new()),
        }
    }

    pub fn language(self) -> Language {
        (self.language)()
    }

    pub fn minute(self) -> DateTime<Utc> {
        (self.minute)()
    }

    /// The same for whoever must not follow it.
    pub(super) fn minute_now(self) -> DateTime<Utc> {
        *self.minute.peek()
    }

    /// The language to begin with next time; what a link brought is for this visit only.
    pub(super) fn language_to_remember(self) -> Option<Language> {
        (!(self.trial)()).then(|| self.language())
    }

    pub(super) fn is_trial(self) -> bool {
        *self.trial.peek()
    }

    pub fn is_example(self) -> bool {
        (self.example)()
    }

    pub fn origin(self) -> Option<Origin> {
        (self.origin)()
    }

    pub fn phase(self) -> Phase {
        (self.phase)()
    }

    /// The reader's own data.
    pub fn own(self) -> Option<Db> {
        (self.own)()
    }

    pub fn home(self) -> Option<Db> {
        (self.home)()
    }

    pub fn revision(self) -> u64 {
        (self.revision)()
    }

    pub fn is_filled(self) -> bool {
        *self.filled.peek()
    }

    /// The same for whoever waits for it.
    pub fn fills(self) -> bool {
        (self.filled)()
    }

    pub fn trouble(self) -> Option<Trouble> {
        (self.trouble)()
    }

    /// Tells, in the heads of the lists, what went wrong without stopping anything.
    pub fn tell_trouble(mut self, trouble: Trouble) {
        self.trouble.set(Some(trouble));
    }

    /// Where the reader is, as far as the directory knows the place they named.
    pub fn standpoint(self, areas: &[Area]) -> Option<Standpoint> {
        match self.origin()? {
            Origin::Place(_) => (self.place)(),
            origin => Standpoint::of(&origin, areas),
        }
    }

    /// Moves the clock at each full minute, for ever, and as soon as somebody looks again: a phone that slept may not have
    /// counted its minutes, and what was open before isn't now.
    pub async fn tick(mut self) {
        // A system that tells of none leaves the minutes.
        let mut returns = platform::signals(SystemSignal::Returned).chain(stream::pending());
        loop {
            let into_minute_ms = platform::now().timestamp_millis().rem_euclid(60_000);
            let rest = u64::try_from(60_000 - into_minute_ms).unwrap_or(60_000);
            let minute = pin!(platform::sleep(Duration::from_millis(rest)));
            select(minute, returns.next()).await;
            let now = platform::now();
            let before = *self.minute.peek();
            // Whoever looks again within the minute, a window that just opened for one, has it already.
            if minute_of(now) != minute_of(before) {
                self.minute.set(now);
            }
            let home = self.home.peek().clone();
            if let Some(home) = home
                && to_civil(now).date() != to_civil(before).date()
            {
                // A day that could not be made ready is answered by the evaluator, only slower.
                let _ = seed::ready_days(&home, to_civil(now).date()).await;
            }
        }
    }

    /// Draws the rest of the first list, a few rows at a time.
    pub async fn draw_on(mut self) {
        for rows in ROWS_THEN {
            platform::sleep(PAUSE_BETWEEN_ROWS).await;
            if *self.drawn.peek() < rows {
                self.drawn.set(rows);
            }
        }
    }

    /// Takes over what was read while the window system started, so that the first face drawn is the list.
    pub fn take_ahead(mut self) {
        // A store that could not be opened is opened once more by `start`, which tells.
        let Some(Ok((own, Some(ahead)))) = ahead::ready() else { return };
        self.settle(own.clone(), ahead.choices);
        if let Some(first) = ahead.first.filter(|_| !self.is_trial()) {
            self.place.set(first.place.clone().filter(|_| matches!(*self.origin.peek(), Some(Origin::Place(_)))));
            self.first.set(Some(Rc::new(first)));
            self.home.set(Some(own));
            self.phase.set(Phase::Ready);
        }
    }

    /// Opens the reader's own data, then the directory they look at. Once more after a failure.
    pub fn start(self) {
        spawn_forever(async move {
            let mut model = self;
            // A list that was read ahead stands.
            if *model.phase.peek() != Phase::Ready {
                model.phase.set(Phase::Opening);
            }
            if let Err(error) = model.open().await {
                model.phase.set(Phase::Failed(error.to_string()));
            }
        });
    }

    async fn open(mut self) -> Result<(), StoreError> {
        let opened = self.own.peek().clone();
        let own = match opened {
            Some(own) => own,
            // Whoever opens it already goes on with what is chosen by then.
            None if self.opening.replace(true) => return Ok(()),
            None => {
                let opened = self.open_own().await;
                self.opening.set(false);
                opened?
            }
        };
        if *self.example.peek() {
            let folder = platform::data_folder().join(EXAMPLE_FOLDER);
            let db = Db::open(Location::Folder(folder.clone())).await?;
            self.show(db, folder, SeedSource::of_example()).await
        } else {
            self.show(own, platform::data_folder(), SeedSource::of_package()).await
        }
    }

    async fn open_own(mut self) -> Result<Db, StoreError> {
        let (own, ahead) = ahead::open().await?;
        let mut choices = ahead.map(|ahead| ahead.choices);
        // What was chosen meanwhile counts more than what was kept, so it is written before that is read.
        let choices = loop {
            let early = self.early.replace(Vec::new());
            if early.is_empty()
                && let Some(choices) = choices.take()
            {
                break choices;
            }
            if let Err(error) = own.run(move |store| early.into_iter().try_for_each(|write| write(store))).await? {
                self.trouble.set(Some(Trouble::NotKept(error.to_string())));
            }
            choices = Some(own.read(Choices::read).await??);
        };
        self.settle(own.clone(), choices);
        Ok(own)
    }

    /// Takes over the reader's own data and choices.
    fn settle(mut self, own: Db, choices: Choices) {
        if let Persistence::Refused(detail) = own.persistence() {
            self.trouble.set(Some(Trouble::NotKept(detail)));
        }
        self.own.set(Some(own));
        self.speak(choices.language.unwrap_or_else(language_of_device));
        self.origin.set(choices.origin);
        self.example.set(choices.example);
        self.kept_family.set(choices.family);
        self.chosen.set(choices.chosen);
        // Somebody may have come by a link before this was read.
        if choices.welcomed {
            self.welcomed.set(true);
        }
        self.try_presets();
    }

    /// Shows a directory, and fills it from its seed where that holds more.
    async fn show(mut self, db: Db, folder: PathBuf, source: SeedSource) -> Result<(), StoreError> {
        let stands = self.home.peek().as_ref().is_some_and(|home| home.is(&db));
        if !stands {
            self.home.set(Some(db.clone()));
        }
        self.filled.set(false);
        self.follow(&db);
        let now = platform::now();
        let today = to_civil(now).date();
        let here = seed::holds_something(&db).await?;
        if here {
            self.take_step(Step::ListStands, &source);
            self.find_place(&db).await;
        }
        if !here || !source.is_known() || db.read(move |store| store.windows_waiting(today)).await?? > 0 {
            let heard = &source;
            let tell = move |note| {
                if let Note::Step(step) = note {
                    self.take_step(step, heard);
                }
            };
            work::perform(&db, folder.display().to_string(), now, Task::Unpack(source.clone()), &tell).await?;
            self.find_place(&db).await;
        }
        self.filled.set(true);
        Ok(())
    }

    fn take_step(mut self, step: Step, source: &SeedSource) {
        let stands = *self.phase.peek() == Phase::Ready;
        match step {
            // A list that stands stays; what is new joins it.
            Step::Unpacking { .. } | Step::ListStands if stands => {}
            Step::Unpacking { done, total } => self.phase.set(Phase::Unpacking { done, total }),
            Step::ListStands => self.phase.set(Phase::Ready),
            Step::AllStands => source.note_known(),
            Step::Trouble(detail) => self.trouble.set(Some(Trouble::Part(detail))),
            Step::Failed(detail) => self.phase.set(Phase::Failed(detail)),
        }
    }

    /// Moves the revision whenever the store says that something was written, as long as this directory is shown.
    fn follow(self, db: &Db) {
        let mut changes = db.changes();
        let mut revision = self.revision;
        spawn_forever(async move {
            while changes.next().await.is_some() {
                revision += 1;
            }
        });
    }

    /// Speaks a language, as soon as its words are here.
    pub(super) fn speak(mut self, language: Language) {
        self.asked_language.set(Some(language));
        if language.is_here() {
            self.language.set(language);
            return;
        }
        spawn_forever(async move {
            match platform::words(language.tag()).await {
                Ok(words) => {
                    i18n::take(language, words);
                    if *self.asked_language.peek() == Some(language) {
                        self.language.set(language);
                    }
                }
                Err(detail) => self.tell_trouble(Trouble::Words(language.own_name(), detail)),
            }
        });
    }

    pub fn set_language(self, language: Language) {
        self.speak(language);
        self.keep(LANGUAGE, Some(language.tag().to_owned()));
    }

    pub fn set_origin(mut self, origin: Option<Origin>) {
        let point = origin.as_ref().and_then(Origin::point_to_text);
        let (town, place) = match &origin {
            Some(Origin::Town(code)) => (Some(code.clone()), None),
            Some(Origin::Place(id)) => (None, Some(id.to_string())),
            Some(Origin::Device(_) | Origin::Map(_)) | None => (None, None),
        };
        self.origin.set(origin);
        self.place.set(None);
        self.keep(TOWN, town);
        self.keep(PLACE, place);
        self.keep(POINT, point);
        if let Some(home) = self.home.peek().clone() {
            spawn_forever(async move { self.find_place(&home).await });
        }
    }

    pub fn set_example(mut self, on: bool) {
        self.example.set(on);
        self.keep(EXAMPLE, Some(on));
        self.phase.set(Phase::Opening);
        self.start();
    }

    /// Reads the place that distances are measured from. A place that is gone leaves the reader nowhere, which the
    /// head of the list shows.
    async fn find_place(mut self, home: &Db) {
        let Some(Origin::Place(id)) = self.origin.peek().clone() else { return };
        let found = home.read(move |store| store.resolve_place(&id)).await;
        if let Ok(Ok(Some(place))) = found {
            self.place.set(Some(Standpoint::of_place(place)));
        }
    }

    /// Writes a setting beside the screen. One that can't be written holds until the app closes; the list tells.
    pub(super) fn keep<T: crate::store::SettingValue + Send + 'static>(self, setting: Setting<T>, value: Option<T>) {
        let now = platform::now();
        let write = move |store: &mut Store| store.set_setting(setting, value.as_ref(), now);
        let Some(own) = self.own.peek().clone() else {
            let mut early = self.early;
            early.write().push(Box::new(write));
            return;
        };
        let mut trouble = self.trouble;
        spawn_forever(async move {
            let written = own.run(write).await;
            if let Ok(Err(error)) | Err(error) = written {
                trouble.set(Some(Trouble::NotKept(error.to_string())));
            }
        });
    }
}

/// What unpacking a seed tells as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Unpacking {
        done: usize,
        total: usize,
    },
    /// Enough is in to show the list; the rest follows.
    ListStands,
    /// The rest is in.
    AllStands,
    /// A part could not be unpacked; the others were.
    Trouble(String),
    /// Nothing could be unpacked, and nothing was there before.
    Failed(String),
}

/// The minute that a moment lies in, counted from 1970.
fn minute_of(moment: DateTime<Utc>) -> i64 {
    moment.timestamp().div_euclid(60)
}
