//! The store's texts and pictures, as Google Play takes them and fastlane's `supply` sends them.

use std::fs;

use super::{folder, names, read};

/// The store's names of the languages.
const LANGUAGES: [&str; 3] = ["en-GB", "fi-FI", "sv-SE"];

#[test]
fn every_language_has_its_texts_and_they_fit() {
    let folders: Vec<_> =
        names("store").into_iter().filter(|name| folder().join("store").join(name).is_dir()).collect();
    assert_eq!(folders, LANGUAGES);
    for language in LANGUAGES {
        for (file, most) in [("title", 30), ("short_description", 80), ("full_description", 4000)] {
            let path = format!("store/{language}/{file}.txt");
            let text = read(&path);
            let letters = text.trim_end().chars().count();
            assert!(letters > 0 && letters <= most, "{path}: {letters} letters, and {most} fit");
            assert!(!text.contains('<'), "{path}: the store would take it for markup");
            assert!(file == "full_description" || text.trim_end().lines().count() == 1, "{path}: one line");
        }
        let path = format!("store/{language}/changelogs/default.txt");
        assert!((1..=500).contains(&read(&path).trim_end().chars().count()), "{path}");
    }
}

#[test]
fn the_pictures_have_the_stores_sizes() {
    for (file, width, height) in [("icon.png", 512, 512), ("featureGraphic.png", 1024, 500)] {
        let bytes = fs::read(folder().join("store/fi-FI/images").join(file)).unwrap();
        assert_eq!(&bytes[1..4], b"PNG", "{file}");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (width, height), "{file}");
    }
}

#[test]
fn the_answers_on_data_say_that_nothing_is_collected() {
    let answers = read("store/data-safety.md");
    assert!(answers.contains("| Does your app collect or share any of the required user data types? | No |"));
    // They name each permission that could make somebody wonder.
    for permission in ["ACCESS_COARSE_LOCATION", "POST_NOTIFICATIONS", "INTERNET"] {
        assert!(answers.contains(permission), "{permission}");
    }
}
