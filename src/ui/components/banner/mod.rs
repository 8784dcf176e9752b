//! A line across the head of every screen: the example area, or what went wrong in part.

use dioxus::prelude::*;

#[component]
pub fn Banner(text: String, action: Option<String>, onaction: Option<EventHandler<()>>) -> Element {
    rsx! {
        div { class: "banner", role: "status",
            p { "{text}" }
            if let (Some(action), Some(onaction)) = (action, onaction) {
                button { class: "banner-action", r#type: "button", onclick: move |_| onaction.call(()), "{action}" }
            }
        }
    }
}
