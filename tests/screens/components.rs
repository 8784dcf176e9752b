//! The component page shows every component, in every language.

use std::fs;
use std::path::Path;

use avoin_ovi::ui::i18n::Language;
use avoin_ovi::ui::screens::ComponentsView;
use dioxus::prelude::*;

use super::pages::render_in_router;

/// What frames every screen is seen on the page as it is.
const FRAMES: [&str; 1] = ["tabs"];

#[test]
fn the_component_page_leaves_no_component_out() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let page = fs::read_to_string(here.join("screens/components.rs")).unwrap();
    let folders = fs::read_dir(here.join("components")).unwrap().map(|entry| entry.unwrap());
    let names: Vec<String> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| !FRAMES.contains(&name.as_str()))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("components::{name}::")), "{name} is not on the component page");
    }
}

#[test]
fn every_state_is_drawn_in_every_language() {
    fn page(language: Language) -> Element {
        rsx! { ComponentsView { words: language.words() } }
    }
    for (language, draw) in [
        (Language::Finnish, (|| page(Language::Finnish)) as fn() -> Element),
        (Language::Swedish, || page(Language::Swedish)),
        (Language::English, || page(Language::English)),
        (Language::Arabic, || page(Language::Arabic)),
    ] {
        let html = render_in_router(draw);
        for tone in ["tone-open", "tone-soon", "tone-maybe", "tone-closed"] {
            assert!(html.contains(&format!("hero {tone}")), "{language:?} lacks {tone}");
        }
        for class in ["row-link", "session-off", "answer", "chip-chosen", "map-frame", "legend", "service", "toast"] {
            assert!(html.contains(class), "{language:?} lacks {class}");
        }
    }
}
