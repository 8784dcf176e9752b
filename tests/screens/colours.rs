//! Every pair of colours that meets on a screen has the contrast of WCAG 2.2 AA, in both schemes.

use std::collections::BTreeMap;

/// Token to its red, green and blue, per scheme.
fn schemes() -> [BTreeMap<String, [f64; 3]>; 2] {
    let css = std::fs::read_to_string("assets/theme.css").unwrap();
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let (dark, _) = dark.split_once("\n}\n").unwrap();
    [tokens(light), tokens(dark)]
}

fn tokens(css: &str) -> BTreeMap<String, [f64; 3]> {
    let mut tokens = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": #")) else {
            continue;
        };
        let hex = value.trim_end_matches(';');
        let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        tokens.insert(name.to_owned(), [part(0), part(2), part(4)]);
    }
    tokens
}

/// WCAG 2.2's relative luminance.
fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_has_a_contrast_of_four_and_a_half() {
    let pairs = [
        ("ink", "birch"),
        ("ink", "paper"),
        ("ash", "birch"),
        ("ash", "paper"),
        ("bilberry", "birch"),
        ("bilberry", "paper"),
        ("bilberry", "bilberry-soft"),
        ("birch", "bilberry"),
        ("spruce", "birch"),
        ("spruce", "paper"),
        ("spruce", "spruce-soft"),
        ("amber", "birch"),
        ("amber", "amber-soft"),
        ("slate", "birch"),
        ("slate", "paper"),
        ("slate", "slate-soft"),
        ("violet", "birch"),
        ("violet", "paper"),
        ("violet", "violet-soft"),
        ("ink", "spruce-soft"),
        ("ink", "amber-soft"),
        ("ink", "slate-soft"),
        ("ink", "violet-soft"),
        ("ink", "bilberry-soft"),
    ];
    check(&pairs, 4.5);
}

#[test]
fn signs_and_edges_of_controls_have_a_contrast_of_three() {
    check(&[("edge", "birch"), ("edge", "paper"), ("bilberry", "birch"), ("bilberry", "paper")], 3.0);
}

fn check(pairs: &[(&str, &str)], least: f64) {
    for (scheme, tokens) in ["light", "dark"].into_iter().zip(schemes()) {
        for (above, below) in pairs {
            let found = contrast(tokens[*above], tokens[*below]);
            assert!(found >= least, "{scheme}: {above} on {below} is {found:.2}");
        }
    }
}

#[test]
fn the_figures_of_the_design_are_those_of_the_theme() {
    let design = std::fs::read_to_string("docs/design.md").unwrap();
    let rows: Vec<Vec<&str>> = design
        .lines()
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|row| row.len() == 4 && row[2].parse::<f64>().is_ok())
        .collect();
    assert!(rows.len() > 10);
    for row in rows {
        let found = schemes().map(|tokens| format!("{:.1}", contrast(tokens[row[0]], tokens[row[1]])));
        assert_eq!([row[2], row[3]], [found[0].as_str(), found[1].as_str()], "{} on {}", row[0], row[1]);
    }
}
