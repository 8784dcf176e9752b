//! HTML to the words in it, and to the data that pages carry for programs. A feed's texts are plain; markup in a source
//! is read as a browser reads it and left out.

use scraper::{Html, Node, Selector};

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 19] = [
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "li",
    "ol",
    "p",
    "tr",
    "ul",
];

/// Elements whose text nobody reads.
const HIDDEN: [&str; 4] = ["script", "style", "template", "noscript"];

/// The words of a text that may be HTML, line by line. One without markup stays as it is, but for blanks.
pub fn text(told: &str) -> String {
    if !told.contains(['<', '&']) {
        return lines(told);
    }
    let html = Html::parse_fragment(told);
    let mut words = String::new();
    // What is still to come, the next one last; `None` ends a line.
    let mut to_come = vec![Some(*html.root_element())];
    while let Some(next) = to_come.pop() {
        let Some(node) = next else {
            words.push('\n');
            continue;
        };
        match node.value() {
            Node::Text(text) => words.push_str(&text.replace('\n', " ")),
            Node::Element(element) if HIDDEN.contains(&element.name()) => {}
            value => {
                let is_block = value.as_element().is_some_and(|element| BLOCKS.contains(&element.name()));
                if is_block {
                    words.push('\n');
                    to_come.push(None);
                }
                to_come.extend(node.children().rev().map(Some));
            }
        }
    }
    lines(&words)
}

/// One blank between words, no blank at a line's ends, one empty line at most.
fn lines(text: &str) -> String {
    let mut clean = String::new();
    for line in text.lines() {
        let line = line.split(|c: char| c.is_whitespace() || c == '\u{200b}').filter(|word| !word.is_empty());
        let line = line.collect::<Vec<_>>().join(" ").replace('\0', "");
        if !line.is_empty() {
            if !clean.is_empty() {
                clean.push('\n');
            }
            clean.push_str(&line);
        }
    }
    clean
}

/// The JSON-LD of a page: what its `<script type="application/ld+json">` hold.
pub fn json_ld(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let Ok(scripts) = Selector::parse("script[type='application/ld+json']") else { return Vec::new() };
    html.select(&scripts).map(|script| script.text().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(text("<p>Sisäänpääsymaksu + ohjausmaksu 2,50&nbsp;€</p>"), "Sisäänpääsymaksu + ohjausmaksu 2,50 €");
        assert_eq!(
            text("<p>Tule <b>mu</b>kaan!<br>Klo 10</p><ul><li>Eväät<li>Vaipat</ul>loppu"),
            "Tule mukaan!\nKlo 10\nEväät\nVaipat\nloppu"
        );
        assert_eq!(text("a < b & c"), "a < b & c");
        assert_eq!(text("5 > 3\n\n  ja\t 2"), "5 > 3\nja 2");
        assert_eq!(text("<script>alert(1)</script>Hei<style>p{}</style>"), "Hei");
        assert_eq!(text(&"<div>".repeat(5_000)), "");
    }

    #[test]
    fn pages_carry_data() {
        let page =
            "<html><head><script type=\"application/ld+json\">{\"a\": \"</b>\"}</script><script>x</script></head>";
        assert_eq!(json_ld(page), ["{\"a\": \"</b>\"}"]);
    }
}
