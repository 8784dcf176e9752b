//! A newer version of the app: offered when it is here, never taken by itself.

use dioxus::prelude::*;
use futures_util::StreamExt as _;

use crate::platform;

/// Whether a newer version waits and nobody has put the offer aside.
#[derive(Clone, Copy)]
struct Update(Signal<bool>);

pub(super) fn use_provide_update() {
    let mut update = use_context_provider(|| Update(Signal::new(false)));
    use_future(move || async move {
        let mut waits = platform::signals(platform::Signal::UpdateWaits);
        while waits.next().await.is_some() {
            update.0.set(true);
        }
    });
}

/// Whether to offer it.
pub fn use_update_waits() -> bool {
    (use_context::<Update>().0)()
}

/// Takes it: the app starts anew.
pub fn use_take_update() -> Callback<()> {
    use_callback(|()| platform::take_update())
}

/// Puts the offer aside until the next one, or the next start.
pub fn use_put_update_aside() -> Callback<()> {
    let mut update = use_context::<Update>();
    use_callback(move |()| update.0.set(false))
}
