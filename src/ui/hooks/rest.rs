//! The program's second part: the screens behind the first one, and the feed's client.
//!
//! In a browser it is a file of its own, which the packing splits off, so that a first list waits for no more than it
//! needs. It is fetched once the list stands, or when somebody asks for it sooner. Elsewhere it is simply there.
//!
//! What belongs to it is decided by who calls whom: whatever can be reached through [`Rest`] alone. A screen that the
//! first part names by itself is back in the first part.

// The splitting makes an import and an export of the function below.
#![allow(unsafe_code)]

use std::time::Duration;

use chrono::{DateTime, Utc};
use dioxus::prelude::*;
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::feed::{self, FeedNote};
use super::model::Model;
use super::saved;
use super::seed::{SeedSource, Stopped};
use super::unpack;
use crate::domain::region::Region;
use crate::platform;
use crate::store::{Db, StoreError};
use crate::sync::Stage;
use crate::ui::route::Route;
use crate::ui::screens;

/// What was just painted is looked at first.
const REST_FOR_THE_LIST: Duration = Duration::from_millis(500);

type Follow = for<'a> fn(
    &'a Db,
    &'a str,
    &'a [Region],
    DateTime<Utc>,
    &'a dyn Fn(FeedNote),
) -> LocalBoxFuture<'a, Result<(), StoreError>>;

type Unpack = for<'a> fn(
    &'a Db,
    &'a SeedSource,
    Stage,
    DateTime<Utc>,
    &'a dyn Fn(usize, usize),
) -> LocalBoxFuture<'a, Result<(), Stopped>>;

type Keep = fn(Model, Db, String, bool) -> LocalBoxFuture<'static, ()>;

/// The ways into the second part.
pub struct Rest {
    /// Draws the screen of an address.
    pub screen: fn(Route) -> Element,
    /// Draws what stands beside every screen.
    pub beside: fn() -> Element,
    /// Follows a feed once.
    pub follow: Follow,
    /// Applies a stage of the seed.
    pub(super) unpack: Unpack,
    /// Keeps a record, or no more.
    pub(super) keep: Keep,
}

/// The second part, from when it is here.
#[derive(Clone, Copy)]
pub struct Here(Signal<Option<&'static Rest>>);

pub(super) fn use_provide_rest() {
    use_context_provider(|| Here(Signal::new(None)));
}

pub(super) fn use_here() -> Here {
    use_context::<Here>()
}

/// What stands beside every screen, once the second part is here.
pub fn use_beside() -> Option<fn() -> Element> {
    use_here().0().map(|rest| rest.beside)
}

impl Here {
    fn note(mut self, rest: &'static Rest) {
        if self.0.peek().is_none() {
            self.0.set(Some(rest));
        }
    }
}

#[wasm_split(rest, fallible)]
fn rest() -> Result<&'static Rest, SplitLoaderError> {
    static REST: Rest = Rest {
        screen: screens::screen,
        beside: screens::beside,
        follow: |db, link, regions, now, tell| feed::follow(db, link, regions, now, tell).boxed_local(),
        keep: |model, home, id, kept| saved::keep(model, home, id, kept).boxed_local(),
        unpack: |db, source, stage, now, progress| unpack::unpack(db, source, stage, now, progress).boxed_local(),
    };
    Ok(&REST)
}

/// Fetches the second part, where it isn't there yet. An error is told in the system's words.
pub(super) async fn load() -> Result<&'static Rest, String> {
    rest().await.map_err(|error| error.to_string())
}

/// Fetches it before anybody asks for it.
pub(super) async fn load_ahead(here: Here) {
    platform::sleep(REST_FOR_THE_LIST).await;
    // Without a network now: whoever opens one of its screens asks again, and is told.
    if let Ok(rest) = load().await {
        here.note(rest);
    }
}

/// The second part once it is here, or why it isn't; and how to ask for it once more.
pub fn use_rest() -> (Option<Result<&'static Rest, String>>, Callback<()>) {
    let mut answer = use_signal(|| load().now_or_never());
    let here = use_here();
    let ask = use_callback(move |()| {
        answer.set(None);
        spawn(async move {
            let loaded = load().await;
            if let Ok(rest) = loaded {
                here.note(rest);
            }
            answer.set(Some(loaded));
        });
    });
    use_hook(|| {
        if answer.peek().is_none() {
            ask.call(());
        }
    });
    (answer(), ask)
}
