//! A word about what was just done, above the tabs, with the way to undo it. It is heard as well, and stays until it
//! is answered or the screen changes: nobody has to be quick.

use dioxus::prelude::*;

#[component]
pub fn Toast(text: String, action: Option<String>, onaction: Option<EventHandler<()>>) -> Element {
    rsx! {
        div { class: "toast", role: "status",
            p { class: "toast-text", dir: "auto", "{text}" }
            if let (Some(action), Some(onaction)) = (action, onaction) {
                button { class: "toast-action", r#type: "button", onclick: move |_| onaction.call(()), "{action}" }
            }
        }
    }
}
