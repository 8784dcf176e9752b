//! Handing a record on: by the system's own sheet, or copied where there is none.

use dioxus::prelude::*;

use crate::platform::{self, OutsideError, Shared, Sharing};
use crate::ui::route::Route;
use crate::ui::screens::ShareOutcome;

/// Where the directory's editor reads letters, where whoever built this program said so.
const EDITOR: Option<&str> = option_env!("AVOIN_OVI_EDITOR");

/// The address to tell of mistakes to, where a record's source gives none.
pub fn editor() -> Option<String> {
    EDITOR.map(str::to_owned)
}

/// Shares a text about a record, with the address of its page where the world can reach it. What became of it is told
/// until the screen shows another one.
pub fn use_share(
    id: ReadSignal<String>,
    page: fn(&str) -> Route,
) -> (Callback<String>, ReadSignal<Option<ShareOutcome>>) {
    let mut outcome = use_signal(|| None::<ShareOutcome>);
    let press = use_callback(move |text: String| {
        let title = text.lines().next().unwrap_or_default().to_owned();
        let url = platform::public_address(&page(&id.peek()).to_string());
        share(outcome, Shared { title, text, url });
    });
    use_effect(move || {
        id.read();
        outcome.set(None);
    });
    (press, outcome.into())
}

/// Shares words of the reader's own: no page stands behind them.
pub fn use_share_text() -> (Callback<String>, ReadSignal<Option<ShareOutcome>>) {
    let outcome = use_signal(|| None::<ShareOutcome>);
    let press = use_callback(move |text: String| {
        let title = text.lines().next().unwrap_or_default().to_owned();
        share(outcome, Shared { title, text, url: None });
    });
    (press, outcome.into())
}

fn share(mut outcome: Signal<Option<ShareOutcome>>, shared: Shared) {
    // In the component's own scope: a browser shares only while the press is fresh, and a page that is gone needs no
    // answer.
    spawn(async move {
        outcome.set(match platform::share(shared).await {
            Ok(Sharing::Sheet) => None,
            Ok(Sharing::Copied) => Some(ShareOutcome::Copied),
            Err(OutsideError::NotOnThisSystem) => Some(ShareOutcome::NotHere),
            Err(OutsideError::Failed(detail)) => Some(ShareOutcome::Failed(detail)),
        });
    });
}
