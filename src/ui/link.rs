//! The only links that leave the app: https, tel, mailto and geo. Everything else from the directory is shown as text.

use std::borrow::Cow;

use crate::domain::place::Position;

/// Takes the place of an international host name while the rest of an address is read.
const STAND_IN: &str = "stand-in.invalid";

/// Writes an international host name (`päiväkoti.fi`) as `xn--…`: the address with a stand-in, and the host. `None`: its
/// host is none. The tables with which the `url` crate would do so for every script weigh as much on the web as a font.
fn with_plain_host(address: &str) -> Option<(Cow<'_, str>, Option<String>)> {
    let Some(rest) = address.strip_prefix("https://") else { return Some((address.into(), None)) };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    let is_plain = authority.is_ascii() && !authority.split('.').any(|label| label.starts_with("xn--"));
    if is_plain || authority.contains('@') {
        return Some((address.into(), None));
    }
    let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
    let label = |label: &str| {
        let label = label.to_lowercase();
        let is_name = !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
        if !is_name {
            return None;
        }
        if label.is_ascii() { Some(label) } else { Some(format!("xn--{}", idna::punycode::encode_str(&label)?)) }
    };
    let host = host.split('.').map(label).collect::<Option<Vec<_>>>()?.join(".");
    Some((format!("https://{STAND_IN}{port}{path}").into(), Some(host)))
}

/// An address of an allowed kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeLink(String);

impl SafeLink {
    /// Takes an address as the directory has it; `None` where it isn't one that may be followed.
    pub fn parse(address: &str) -> Option<Self> {
        let address = address.trim();
        if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let (address, host) = with_plain_host(address)?;
        let url = url::Url::parse(&address).ok()?;
        let allowed = match url.scheme() {
            // A name and a password before the host dress one site up as another.
            "https" => url.host_str().is_some() && url.username().is_empty() && url.password().is_none(),
            "tel" | "mailto" | "geo" => true,
            _ => false,
        };
        allowed.then(|| match host {
            Some(host) => Self(url.as_str().replacen(STAND_IN, &host, 1)),
            None => Self(url.to_string()),
        })
    }

    /// A phone number as people write it: digits, spaces, a plus. Ends at the first word ("09 123 45 (ma–pe)").
    pub fn phone(number: &str) -> Option<Self> {
        let mut digits = String::new();
        for c in number.trim().chars() {
            match c {
                '0'..='9' => digits.push(c),
                '+' if digits.is_empty() => digits.push(c),
                ' ' | '-' | '\u{a0}' | '(' | ')' | '.' | '–' => {}
                _ => break,
            }
        }
        (digits.len() >= 3 && digits.len() <= 16).then(|| Self(format!("tel:{digits}")))
    }

    pub fn email(address: &str) -> Option<Self> {
        let address = address.trim();
        let (name, host) = address.split_once('@')?;
        let plain = |text: &str| {
            !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
        };
        (plain(name) && plain(host) && host.contains('.')).then(|| Self(format!("mailto:{address}")))
    }

    /// A letter with its subject and text written. The address is checked as strictly as any.
    pub fn letter(address: &str, subject: &str, text: &str) -> Option<Self> {
        let Self(mailto) = Self::email(address)?;
        Some(Self(format!("{mailto}?subject={}&body={}", encoded(subject), encoded(text))))
    }

    /// A point on a map in a browser, for where no program takes `geo:`.
    pub fn web_map(point: Position) -> Self {
        let (lat, lon) = (point.lat, point.lon);
        Self(format!("https://www.openstreetmap.org/?mlat={lat:.6}&mlon={lon:.6}#map=17/{lat:.6}/{lon:.6}"))
    }

    /// A point on whatever map the phone has.
    pub fn geo(point: Position) -> Self {
        Self(format!("geo:{:.6},{:.6}?q={:.6},{:.6}", point.lat, point.lon, point.lat, point.lon))
    }

    /// An address on whatever map the phone has.
    pub fn geo_address(address: &str) -> Self {
        Self(format!("geo:0,0?q={}", encoded(address)))
    }

    /// The same on a map in a browser.
    pub fn web_map_address(address: &str) -> Self {
        Self(format!("https://www.openstreetmap.org/search?query={}", encoded(address)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads to a page, which a browser opens beside the app.
    pub fn is_page(&self) -> bool {
        self.0.starts_with("https:")
    }
}

/// Percent-encoded for the query of `mailto:` (RFC 6068): lines end with CRLF there.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.replace('\n', "\r\n").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t36_only_four_kinds_of_links_leave_the_app() {
        for good in ["https://www.mll.fi/x?y=1", "tel:+358401234567", "mailto:a@b.fi", "geo:60.1,24.9"] {
            assert!(SafeLink::parse(good).is_some(), "{good}");
        }
        for bad in [
            "http://www.mll.fi",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://user:pw@evil.example",
            "//evil.example",
            "www.mll.fi",
            "",
        ] {
            assert_eq!(SafeLink::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn hosts_with_letters_of_other_alphabets_are_written_plainly() {
        let link = |address: &str| SafeLink::parse(address).map(|link| link.as_str().to_owned());
        for (address, expected) in [
            ("https://päiväkoti.fi/a?b=ä", "https://xn--pivkoti-5wac.fi/a?b=%C3%A4"),
            ("https://www.PÄIVÄKOTI.fi:8443", "https://www.xn--pivkoti-5wac.fi:8443/"),
            ("https://xn--pivkoti-5wac.fi/", "https://xn--pivkoti-5wac.fi/"),
        ] {
            assert_eq!(link(address).as_deref(), Some(expected));
        }
        for bad in [
            "https://ä@evil.example/",
            "https://a:ä@evil.example/",
            "https://pä iva.fi",
            "https://ä..fi",
            "https://ä/\u{202e}",
        ] {
            assert!(link(bad).is_none_or(|link| link.starts_with("https://xn--4ca/")), "{bad}");
        }
    }

    #[test]
    fn numbers_become_links_as_people_write_them() {
        let tel = |number: &str| SafeLink::phone(number).map(|link| link.as_str().to_owned());
        assert_eq!(tel("+358 43 825 4192").as_deref(), Some("tel:+358438254192"));
        assert_eq!(tel("0800 96 116").as_deref(), Some("tel:080096116"));
        assert_eq!(tel("116 111").as_deref(), Some("tel:116111"));
        assert_eq!(tel("09 310 12345 (ma–pe)").as_deref(), Some("tel:0931012345"));
        assert_eq!(tel("ei numeroa"), None);
        assert!(SafeLink::email("perhe@mll.fi").is_some());
        assert_eq!(SafeLink::email("a@b.fi?bcc=x@y.fi"), None);
    }

    #[test]
    fn a_letter_carries_its_words_and_nothing_more() {
        let letter = SafeLink::letter("a@b.fi", "Ovi & ikkuna", "rivi 1\n&bcc=x@y.fi").unwrap();
        assert_eq!(letter.as_str(), "mailto:a@b.fi?subject=Ovi%20%26%20ikkuna&body=rivi%201%0D%0A%26bcc%3Dx%40y.fi");
        assert_eq!(SafeLink::letter("a@b.fi?bcc=x@y.fi", "", ""), None);
        assert_eq!(SafeLink::geo_address("Kuja 1, Espoo&x").as_str(), "geo:0,0?q=Kuja%201%2C%20Espoo%26x");
    }
}
