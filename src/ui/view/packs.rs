//! Street maps in plain values: what can be had, what is here, and what a button asks for. Pure.

use crate::ui::components::place_row::Spoken;

/// How a street map stands on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackState {
    /// It can be downloaded.
    Offered,
    /// So many bytes of it are here, and more come.
    Running { here: u64 },
    /// All of it is here, and is being looked at.
    Checking,
    /// So many bytes of it are here.
    Paused { here: u64 },
    /// It is here and drawn.
    Here,
    /// It is here, and there is a newer one of this size.
    Newer { size: u64 },
}

/// What is wrong, in words, and in the system's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub text: String,
    pub detail: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PackLine {
    pub id: String,
    pub name: Spoken,
    /// The counties it lies in, by name.
    pub places: Vec<String>,
    /// Bytes of what is here, or would be.
    pub size: u64,
    pub state: PackState,
    /// An older one stands until this one does.
    pub replaces: bool,
    /// A file of its reader's own.
    pub own: bool,
    /// Who wants to be credited.
    pub credits: Vec<String>,
    pub trouble: Option<Trouble>,
    /// Whether it lies where the reader's family is.
    pub near: bool,
    /// How far its middle is, where that is known.
    pub distance_m: Option<f64>,
}

/// What a button of a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackAsk {
    /// To begin, to go on, or to replace the one that is here.
    Download,
    Pause,
    /// To give up what is on its way.
    Cancel,
    Delete,
}

/// What became of a file of its reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnFile {
    Nothing,
    Looking,
    /// It is on the list, by this name.
    Kept(String),
    Wrong(Trouble),
}

/// Those of the family's own regions first, then the nearer ones, then by name.
pub fn sort(lines: &mut [PackLine]) {
    lines.sort_by(|a, b| {
        let distance = |line: &PackLine| line.distance_m.unwrap_or(f64::MAX);
        b.near
            .cmp(&a.near)
            .then_with(|| distance(a).total_cmp(&distance(b)))
            .then_with(|| a.name.text.cmp(&b.name.text))
            .then_with(|| a.id.cmp(&b.id))
    });
}

/// Credits that the map's own line doesn't give already: OpenStreetMap's link stands there always.
pub fn further_credits<'a>(credits: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut further = Vec::new();
    for credit in credits {
        let rest = credit.trim_start_matches(['©', ' ']).strip_prefix("OpenStreetMap contributors").map(str::trim);
        let given = rest
            .is_some_and(|rest| rest.is_empty() || (rest.starts_with('(') && rest.find(')') == Some(rest.len() - 1)));
        if !given && !further.contains(credit) {
            further.push(credit.clone());
        }
    }
    further
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_near_the_family_comes_first() {
        let line = |id: &str, near: bool, distance_m: Option<f64>| PackLine {
            id: id.to_owned(),
            name: Spoken { text: id.to_owned(), lang: None },
            places: Vec::new(),
            size: 1,
            state: PackState::Offered,
            replaces: false,
            own: false,
            credits: Vec::new(),
            trouble: None,
            near,
            distance_m,
        };
        let mut lines = [
            line("z", false, None),
            line("b", false, Some(9.0)),
            line("a", false, None),
            line("c", true, Some(99.0)),
            line("d", true, Some(5.0)),
        ];
        sort(&mut lines);
        assert_eq!(lines.map(|line| line.id), ["d", "c", "b", "a", "z"]);
    }

    #[test]
    fn a_credit_is_told_once() {
        let told = |lines: &[&str]| further_credits(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        assert!(told(&["© OpenStreetMap contributors", "© OpenStreetMap contributors (ODbL 1.0)"]).is_empty());
        assert_eq!(told(&["© OpenStreetMap contributors, © Kaupunki", "© Kaupunki", "© Kaupunki"]).len(), 2);
    }
}
