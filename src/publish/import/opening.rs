//! From the structured hours of a register to one value in `opening_hours` syntax.
//!
//! A register tells ordinary weeks, each for some stretch of time, and days that differ. Outside the stretches nobody
//! said anything, which is *unknown* and not closed: an ordinary week without an end is the only one that holds for
//! good. What doesn't fit a value any more is unknown from its day on.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::super::dotted::{Object, put_text};
use crate::domain::hours::{MAX_VALUE_BYTES, Reading, read};

/// What holds at some times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Open,
    Off,
    /// Open in a way that isn't open to everybody; the comment says how.
    Unknown(&'static str),
    /// By appointment.
    Booked,
}

const BOOKED: &str = "ajanvarauksella";

/// Which weeks of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weeks {
    All,
    Even,
    Odd,
    /// The days' first, second … time in a month, from its end where negative.
    Nth(i8),
}

/// From and to; midnight as an end is the day's.
pub type Span = (NaiveTime, NaiveTime);

/// Times on some days of the week, Monday being 0. No times: all day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub weeks: Weeks,
    pub days: Vec<u8>,
    pub spans: Vec<Span>,
    pub state: State,
}

/// Lines that hold from one day to another, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// It takes the place of ordinary weeks.
    pub is_exception: bool,
    pub lines: Vec<Line>,
}

impl Stretch {
    /// Days it has, for telling a long stretch from a short one.
    fn length(&self) -> i64 {
        match (self.from, self.to) {
            (Some(from), Some(to)) => (to - from).num_days(),
            _ => i64::MAX,
        }
    }

    /// Whether it meets another.
    pub fn meets(&self, other: &Self) -> bool {
        let before =
            |to: Option<NaiveDate>, from: Option<NaiveDate>| matches!((to, from), (Some(to), Some(from)) if to < from);
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    fn is_over(&self, today: NaiveDate) -> bool {
        self.to.is_some_and(|to| to < today)
    }

    /// `2026 Dec 24-2026 Dec 26`; nothing where it holds always.
    fn selector(&self, today: NaiveDate) -> String {
        let from = self.from.filter(|from| *from > today);
        match (from, self.to) {
            (None, None) => String::new(),
            (Some(from), Some(to)) if from == to => day(from),
            (_, to) => {
                let from = self.from.map_or_else(|| EARLY.to_owned(), day);
                format!("{from}-{}", to.map_or_else(|| FAR.to_owned(), day))
            }
        }
    }
}

/// Earlier and later than any calendar asks.
const EARLY: &str = "2000 Jan 01";
const FAR: &str = "2099 Dec 31";

fn day(date: NaiveDate) -> String {
    date.format("%Y %b %d").to_string()
}

/// The value of these stretches on this day. `None`: nothing holds any more, or nothing that can be written.
pub fn value(stretches: &[Stretch], today: NaiveDate) -> Option<String> {
    let mut stretches: Vec<&Stretch> =
        stretches.iter().filter(|stretch| !stretch.lines.is_empty() && !stretch.is_over(today)).collect();
    if stretches.iter().all(|stretch| stretch.is_exception) {
        return None;
    }
    // Later rules win: exceptions over ordinary weeks, short stretches over long ones.
    stretches.sort_by_key(|stretch| (stretch.is_exception, std::cmp::Reverse(stretch.length()), stretch.from));
    let (exceptions, ordinary): (Vec<&Stretch>, Vec<&Stretch>) = stretches.into_iter().partition(|s| s.is_exception);
    let holds_for_good =
        ordinary.iter().any(|stretch| stretch.to.is_none() && stretch.from.is_none_or(|from| from <= today));
    let mut rules: Vec<String> = Vec::new();
    if !holds_for_good {
        rules.push("24/7 unknown".to_owned());
    }
    for (at, stretch) in ordinary.iter().enumerate() {
        let selector = stretch.selector(today);
        // A day of the stretch without times is closed, where no other stretch tells of it.
        if !rules.is_empty() && !ordinary[..at].iter().any(|earlier| earlier.meets(stretch)) {
            rules.push(joined(&[&selector, if selector.is_empty() { "24/7 off" } else { "off" }]));
        }
        rules.extend(lines(stretch, &selector));
    }
    let mut by_day = exceptions;
    by_day.sort_by_key(|stretch| stretch.from);
    let mut kept: Vec<&Stretch> = Vec::new();
    let mut cut = None;
    for stretch in by_day {
        let so_far: usize =
            kept.iter().chain([&stretch]).flat_map(|s| lines(s, &s.selector(today))).map(|rule| rule.len() + 2).sum();
        let ordinary: usize = rules.iter().map(|rule| rule.len() + 2).sum();
        if so_far + ordinary + 50 > MAX_VALUE_BYTES {
            cut = stretch.from;
            break;
        }
        kept.push(stretch);
    }
    kept.sort_by_key(|stretch| (std::cmp::Reverse(stretch.length()), stretch.from));
    rules.extend(kept.iter().flat_map(|stretch| lines(stretch, &stretch.selector(today))));
    if let Some(from) = cut {
        rules.push(format!("{}-{FAR} unknown", day(from)));
    }
    let value = rules.join("; ");
    let is_read = matches!(read(&value), Reading::Schedule(_) | Reading::ByAppointment(_));
    is_read.then_some(value)
}

/// One rule for each group of days that has the same times, and within it one for each state, side by side.
fn lines(stretch: &Stretch, selector: &str) -> Vec<String> {
    let mut days: Vec<(Weeks, u8, Vec<&Line>)> = Vec::new();
    for line in &stretch.lines {
        for day in &line.days {
            match days.iter_mut().find(|(weeks, known, _)| *weeks == line.weeks && known == day) {
                Some((_, _, lines)) => lines.push(line),
                None => days.push((line.weeks, *day, vec![line])),
            }
        }
    }
    days.sort_by_key(|(weeks, day, _)| (*weeks, *day));
    let mut groups: Vec<(Weeks, Vec<u8>, Vec<&Line>)> = Vec::new();
    for (weeks, day, lines) in days {
        let times = |lines: &[&Line]| lines.iter().map(|line| (line.state, line.spans.clone())).collect::<Vec<_>>();
        match groups.iter_mut().find(|(known, _, other)| *known == weeks && times(other) == times(&lines)) {
            Some((_, days, _)) => days.push(day),
            None => groups.push((weeks, vec![day], lines)),
        }
    }
    groups.iter().map(|(weeks, days, lines)| rule(selector, *weeks, days, lines)).collect()
}

fn rule(selector: &str, weeks: Weeks, days: &[u8], lines: &[&Line]) -> String {
    let weekdays = match weeks {
        Weeks::Nth(nth) => days.iter().map(|day| format!("{}[{nth}]", weekdays(&[*day]))).collect::<Vec<_>>().join(","),
        _ => weekdays(days),
    };
    let weeks = match weeks {
        Weeks::All | Weeks::Nth(_) => "",
        Weeks::Even => "week 02-52/2",
        Weeks::Odd => "week 01-53/2",
    };
    let when = joined(&[selector, weeks, &weekdays]);
    // Times of one state stand together.
    let mut states: Vec<(State, Vec<Span>, bool)> = Vec::new();
    for line in lines {
        let slot = match states.iter().position(|(state, ..)| *state == line.state) {
            Some(at) => &mut states[at],
            None => {
                states.push((line.state, Vec::new(), false));
                let last = states.len() - 1;
                &mut states[last]
            }
        };
        slot.1.extend(&line.spans);
        slot.2 |= line.spans.is_empty();
    }
    // A closed day is only closed where nothing else is told of it.
    if states.len() > 1 {
        states.retain(|(state, _, is_all_day)| !(*state == State::Off && *is_all_day));
    }
    states.sort_by_key(|(_, spans, _)| spans.iter().min().copied());
    let parts: Vec<String> = states
        .into_iter()
        .map(|(state, mut spans, is_all_day)| {
            spans.sort_unstable();
            spans.dedup();
            let times = if is_all_day && state != State::Off {
                "00:00-24:00".to_owned()
            } else if is_all_day {
                String::new()
            } else {
                spans.iter().map(|span| self::span(*span)).collect::<Vec<_>>().join(",")
            };
            let (word, comment) = match state {
                State::Open => ("", String::new()),
                State::Off => ("off", String::new()),
                State::Unknown("") => ("unknown", String::new()),
                State::Unknown(comment) => ("unknown", format!("\"{comment}\"")),
                State::Booked => ("", format!("\"{BOOKED}\"")),
            };
            joined(&[&when, &times, word, &comment])
        })
        .collect();
    parts.join(", ")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn span((from, to): Span) -> String {
    let to =
        if to == NaiveTime::MIN || to == last_minute() { "24:00".to_owned() } else { to.format("%H:%M").to_string() };
    format!("{}-{to}", from.format("%H:%M"))
}

/// Registers that know no 24:00 write 23:59.
fn last_minute() -> NaiveTime {
    NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default()
}

fn weekdays(days: &[u8]) -> String {
    const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let mut days: Vec<u8> = days.iter().copied().filter(|day| *day < 7).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() == 7 {
        return String::new();
    }
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    let name = |day: u8| NAMES[usize::from(day)];
    let run = |(first, last): &(u8, u8)| match last - first {
        0 => name(*first).to_owned(),
        1 => format!("{},{}", name(*first), name(*last)),
        _ => format!("{}-{}", name(*first), name(*last)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(",")
}

/// `09:00`, `9:00:00`; nothing that is no time.
pub fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    if matches!(text, "24:00" | "24:00:00") {
        return Some(NaiveTime::MIN);
    }
    ["%H:%M:%S", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(text, format).ok())
}

/// The day of a moment or date, by Finland's clocks.
pub fn date(text: &str) -> Option<NaiveDate> {
    super::given::date(text).parse().ok().filter(|date: &NaiveDate| (2000..=2099).contains(&date.year()))
}

/// Puts hours into a place or channel: the value, how it came about, and the date of the source that tells it.
pub fn put(record: &mut Object, value: &str, is_sure: bool, stated_on: &str) {
    put_text(record, "hours.value", value);
    put_text(record, "hours.confidence", if is_sure { "structured" } else { "parsed" });
    put_text(record, "hours.stated_on", stated_on);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(days: &[u8], times: &str, state: State) -> Line {
        let spans = times.split(',').filter_map(|span| {
            let (from, to) = span.split_once('-')?;
            Some((time(from)?, time(to)?))
        });
        Line { weeks: Weeks::All, days: days.to_vec(), spans: spans.collect(), state }
    }

    fn stretch(from: &str, to: &str, is_exception: bool, lines: Vec<Line>) -> Stretch {
        Stretch { from: date(from), to: date(to), is_exception, lines }
    }

    fn today() -> NaiveDate {
        date("2026-11-24").unwrap()
    }

    #[test]
    fn an_ordinary_week_and_days_that_differ() {
        let ordinary = stretch(
            "2020-01-01",
            "",
            false,
            vec![
                line(&[0, 1, 2, 3], "08:00-20:00", State::Open),
                line(&[4], "08:00-18:00", State::Open),
                line(&[0, 1, 2, 3, 4], "06:30-08:00", State::Unknown("omatoimi")),
                line(&[6], "", State::Off),
            ],
        );
        let christmas = stretch("2026-12-24", "2026-12-26", true, vec![line(&[0, 1, 2, 3, 4, 5, 6], "", State::Off)]);
        let past = stretch("2025-12-24", "2025-12-26", true, vec![line(&[0, 1, 2, 3, 4, 5, 6], "", State::Off)]);
        assert_eq!(
            value(&[christmas, ordinary, past], today()).unwrap(),
            "Mo-Th 06:30-08:00 unknown \"omatoimi\", Mo-Th 08:00-20:00; Fr 06:30-08:00 unknown \"omatoimi\", Fr 08:00-18:00; Su off; \
             2026 Dec 24-2026 Dec 26 off"
        );
    }

    #[test]
    fn after_the_last_stretch_nobody_knows() {
        let summer = stretch("2026-06-01", "2026-12-31", false, vec![line(&[0, 1], "10:00-00:00", State::Open)]);
        let told = value(std::slice::from_ref(&summer), today()).unwrap();
        assert_eq!(told, "24/7 unknown; 2026 Jun 01-2026 Dec 31 off; 2026 Jun 01-2026 Dec 31 Mo,Tu 10:00-24:00");
        assert_eq!(value(&[summer], date("2027-01-01").unwrap()), None);
    }

    #[test]
    fn too_many_days_that_differ_end_in_the_unknown() {
        let every: Vec<u8> = (0..7).collect();
        let mut all = vec![stretch("", "", false, vec![line(&[0], "10:00-12:00", State::Open)])];
        for month in 1..=12 {
            for day in [3, 9, 15, 21, 27] {
                let day = format!("2027-{month:02}-{day:02}");
                all.push(stretch(&day, &day, true, vec![line(&every, "10:00-11:00", State::Booked)]));
            }
        }
        let told = value(&all, today()).unwrap();
        assert!(told.len() <= MAX_VALUE_BYTES && told.ends_with("-2099 Dec 31 unknown"), "{told}");
    }

    #[test]
    fn even_weeks_have_their_own_times() {
        let mut even = line(&[0], "10:00-12:00", State::Open);
        even.weeks = Weeks::Even;
        let told =
            value(&[stretch("", "", false, vec![even, line(&[2], "09:00-10:00", State::Open)])], today()).unwrap();
        assert_eq!(told, "We 09:00-10:00; week 02-52/2 Mo 10:00-12:00");
    }
}
