//! Between the system and the router: links that open the app, the way back, the page to come back to.

use dioxus::prelude::*;
use futures_util::StreamExt as _;

use super::model::Model;
use super::{omat, use_model};
use crate::platform::{self, Signal as SystemSignal};
use crate::ui::deep_link::DeepLink;
use crate::ui::route::Route;

/// What came from outside and waits for the router.
#[derive(Clone, Copy)]
struct Device {
    link: Signal<Option<DeepLink>>,
    /// How often the way back was pressed.
    back: Signal<usize>,
}

pub(super) fn use_provide_device(model: Model) {
    let mut device = use_context_provider(|| {
        let link = link_that_came();
        if matches!(&link, Some(DeepLink::Page(route)) if route.is_of_a_record()) {
            // Whoever follows a link to one place wants that place, not questions.
            model.put_welcome_aside();
        }
        Device { link: Signal::new(link.or_else(page_that_stood)), back: Signal::new(0) }
    });
    use_future(move || async move {
        let mut links = platform::signals(SystemSignal::LinkCame);
        while links.next().await.is_some() {
            if let Some(link) = link_that_came() {
                device.link.set(Some(link));
            }
        }
    });
    use_future(move || async move {
        let mut back = platform::signals(SystemSignal::Back);
        while back.next().await.is_some() {
            device.back += 1;
        }
    });
}

/// A link that leads nowhere is left alone: the app opens as ever.
fn link_that_came() -> Option<DeepLink> {
    let link = platform::take_link()?;
    DeepLink::parse(&link, platform::public_address("/").as_deref())
}

fn page_that_stood() -> Option<DeepLink> {
    platform::take_page()?.parse::<Route>().ok().map(DeepLink::Page)
}

/// Follows what comes from outside, wherever one stands. Called by whatever frames the screens.
pub fn use_follow_device() {
    let model = use_model();
    let mut device = use_context::<Device>();
    let bring_list = omat::use_bring_list();
    let navigator = navigator();
    let route = use_route::<Route>();
    use_effect(use_reactive((&route,), move |(route,)| {
        platform::keep_page(&route.to_string());
        platform::let_back(navigator.can_go_back());
    }));
    let go = use_callback(move |to: Route| {
        if to != route {
            navigator.push(to);
        }
    });
    use_effect(move || {
        let Some(link) = device.link.read().clone() else { return };
        device.link.set(None);
        match link {
            DeepLink::Page(to) => go.call(to),
            DeepLink::List(list) => {
                bring_list.call(list);
                go.call(Route::Saved {});
            }
            DeepLink::Presets(query) => {
                model.take_presets(&query);
                go.call(Route::Now {});
            }
        }
    });
    let mut followed = use_hook(|| CopyValue::new(*device.back.peek()));
    use_effect(move || {
        let pressed = (device.back)();
        if pressed > followed() && navigator.can_go_back() {
            navigator.go_back();
        }
        followed.set(pressed);
    });
}
