//! The app.
use dioxus::prelude::*;
fn main() {
    launch(App)
}
#[component]
fn App() -> Element {
    rsx! { h1 { "Avoin ovi" } }
}
