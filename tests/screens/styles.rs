//! Styles: each one linked, and written so that a right-to-left language mirrors them by itself.

use std::path::{Path, PathBuf};

fn style_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            style_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "css") {
            found.push(path);
        }
    }
}

fn all_styles() -> Vec<(PathBuf, String)> {
    let mut files = vec![PathBuf::from("assets/theme.css")];
    style_files(Path::new("src/ui"), &mut files);
    files.sort();
    files.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_native_window_wears_every_style() {
    use avoin_ovi::ui::{FONTS, STYLES};
    for (path, text) in all_styles() {
        assert!(STYLES.contains(&text.as_str()), "src/ui/style.rs lacks {}", path.display());
    }
    assert_eq!(STYLES.len(), all_styles().len());
    for (address, bytes) in FONTS {
        assert!(STYLES[0].contains(address), "the theme doesn't name {address}");
        assert_eq!(&bytes[..4], b"wOF2", "{address}");
    }
}

#[test]
fn styles_follow_the_line_of_writing() {
    const PHYSICAL: [&str; 12] = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float:",
        " left:",
        " right:",
        "!important;color",
    ];
    for (path, text) in all_styles() {
        for word in PHYSICAL {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}
