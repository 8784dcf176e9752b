//! Content lines: escaped where they are texts, folded at 75 octets, ended as the standard asks.

/// The longest line, in octets, its end not counted.
const LONGEST: usize = 75;

#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is no text: a date, a rule, an address. Signs that would end the line are left out.
    pub fn value(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// A property whose value people read.
    pub fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.fold(&format!("{name}:{escaped}"));
    }

    pub fn finish(self) -> String {
        self.0
    }

    /// Breaks a long line between characters; a line that goes on begins with a space, which counts.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", text);
        lines.finish()
    }

    #[test]
    fn texts_are_escaped_and_end_no_line() {
        assert_eq!(text("Kahvia, pullaa; \\ yhdessä"), "SUMMARY:Kahvia\\, pullaa\\; \\\\ yhdessä\r\n");
        assert_eq!(text("a\r\nEND:VCALENDAR\nb\rc"), "SUMMARY:a\\nEND:VCALENDAR\\nbc\r\n");
        let mut lines = Lines::default();
        lines.value("URL", "https://example.org/\r\nATTACH:x");
        assert_eq!(lines.finish(), "URL:https://example.org/ATTACH:x\r\n");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(words in "[a-zåäö漢 ]{0,300}") {
            let folded = text(&words);
            proptest::prop_assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST));
            proptest::prop_assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{words}\r\n"));
        }
    }
}
