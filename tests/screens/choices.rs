//! What a family chooses: pickers, chips, the filters' and the time's screens, rendered from plain values.

use avoin_ovi::domain::place::AccessibilityItem;
use avoin_ovi::ui::components::ages_picker::AgesPicker;
use avoin_ovi::ui::components::languages_picker::LanguagesPicker;
use avoin_ovi::ui::components::needs_picker::{NeedsPicker, toggled};
use avoin_ovi::ui::i18n::{Language, Words};
use dioxus::prelude::*;

fn fi() -> Words {
    Language::Finnish.words()
}

fn render(element: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(element);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[test]
fn needs_are_offered_all_and_the_chosen_ones_are_told() {
    let html = render(|| {
        let chosen = vec![AccessibilityItem::ChangingTable];
        rsx! { NeedsPicker { words: fi(), labelled_by: "needs", chosen, onchange: |_| () } }
    });
    assert_eq!(html.matches("aria-pressed=\"false\"").count(), AccessibilityItem::KNOWN.len() - 1);
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    assert!(html.contains("role=\"group\"") && html.contains("aria-labelledby=\"needs\""));
    assert!(html.contains("Hoitopöytä") && html.contains("Vaunuilla pääsee sisään"));
}

#[test]
fn a_language_that_is_not_offered_is_shown_once_chosen() {
    let html = render(|| {
        let chosen = vec!["sv".to_owned(), "vi".to_owned()];
        rsx! { LanguagesPicker { words: fi(), labelled_by: "languages", chosen, onchange: |_| () } }
    });
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 2, "{html}");
    assert!(html.contains("ruotsi") && html.contains(">vi"));
}

#[test]
fn each_child_s_age_can_be_removed_by_name_and_another_added() {
    let html = render(|| {
        rsx! { AgesPicker { words: fi(), labelled_by: "ages", ages_months: vec![14, 36], onchange: |_| () } }
    });
    for words in ["1 v 2 kk", "3 v", "aria-label=\"Poista: 1 v 2 kk\"", "Lisää lapsi", "for=\"ages-years\""] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a_choice_is_put_in_and_taken_out() {
    assert_eq!(toggled(&[1, 2], &3), [1, 2, 3]);
    assert_eq!(toggled(&[1, 2, 3], &2), [1, 3]);
}
