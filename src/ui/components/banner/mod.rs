//! A line across the head of every screen: the example area, a newer version, or what went wrong in part.

use dioxus::prelude::*;

#[component]
pub fn Banner(
    text: String,
    action: Option<String>,
    onaction: Option<EventHandler<()>>,
    /// A second button, that puts the line aside.
    aside: Option<String>,
    onaside: Option<EventHandler<()>>,
) -> Element {
    rsx! {
        div { class: "banner", role: "status",
            p { "{text}" }
            div { class: "banner-actions",
                if let (Some(action), Some(onaction)) = (action, onaction) {
                    button { class: "banner-action", r#type: "button", onclick: move |_| onaction.call(()), "{action}" }
                }
                if let (Some(aside), Some(onaside)) = (aside, onaside) {
                    button { class: "banner-aside", r#type: "button", onclick: move |_| onaside.call(()), "{aside}" }
                }
            }
        }
    }
}
