//! From tokens to rules: where one rule ends and the next begins, and what joins them.
//!
//! OSM's signs say it themselves. Prose leaves them out ("ma-pe 9-17 la 10-14"): there a day that comes after times
//! begins a rule, which holds in the season that the rules before it named.

use super::super::read::is_appointment;
use super::super::rules::{DateRange, Expression, Holiday, Link, Rule, RuleState, Span, Time, WeekdayRange};
use super::tokens::{Kind, Lexed, Token};
use super::words::Language;
use super::{Trouble, Understood, Warning};

/// Where the reading stands.
pub struct Cursor {
    pub tokens: Vec<Token>,
    pub at: usize,
    pub warnings: Vec<Warning>,
    pub is_nordic: bool,
}

impl Cursor {
    pub fn kind(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    pub fn gap(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_none_or(|token| token.gap)
    }

    pub fn language(&self, ahead: usize) -> Language {
        self.tokens.get(self.at + ahead).map_or(Language::Osm, |token| token.language)
    }

    pub fn is(&self, ahead: usize, kind: &Kind) -> bool {
        self.kind(ahead) == Some(kind)
    }

    pub fn number(&self, ahead: usize) -> Option<u16> {
        match self.kind(ahead) {
            Some(Kind::Number { value, .. }) => Some(*value),
            _ => None,
        }
    }

    pub fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    pub fn is_day(&self, ahead: usize) -> bool {
        matches!(self.kind(ahead), Some(Kind::Weekday(_) | Kind::PublicHoliday | Kind::SchoolHoliday))
    }
}

/// What was read last of the rule at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Nothing,
    Days,
    Times,
    State,
}

/// The rule at hand.
#[derive(Debug, Default)]
struct Draft {
    rule: Rule,
    last: Part,
    has_state: bool,
    /// No sign stood before it, or only the comma of prose.
    is_prose: bool,
}

impl Draft {
    fn has_body(&self) -> bool {
        !self.rule.times.is_empty() || self.has_state || self.rule.comment.is_some()
    }

    fn is_empty(&self) -> bool {
        self.rule.days.is_empty() && !self.has_body()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Selector {
    Years,
    Dates,
    Weeks,
    Weekdays,
}

pub fn parse(lexed: Lexed) -> Result<Understood, Trouble> {
    let names_eves = lexed.names_eves;
    let cursor = Cursor { tokens: lexed.tokens, at: 0, warnings: lexed.warnings, is_nordic: lexed.is_nordic };
    let mut reader = Reader { cursor, rules: Vec::new(), draft: Draft::default() };
    while reader.cursor.at < reader.cursor.tokens.len() {
        reader.step()?;
    }
    reader.finish(Link::Next)?;
    if reader.rules.is_empty() {
        return Err(Trouble::Empty);
    }
    if names_eves {
        reader.doubt_holidays_that_are_eves();
    }
    Ok(Understood { expression: Expression { rules: reader.rules }, warnings: reader.cursor.warnings })
}

struct Reader {
    cursor: Cursor,
    rules: Vec<Rule>,
    draft: Draft,
}

impl Reader {
    fn step(&mut self) -> Result<(), Trouble> {
        let Some(kind) = self.cursor.kind(0).cloned() else { return Ok(()) };
        match kind {
            Kind::NextRule => {
                self.cursor.at += 1;
                self.finish(Link::Next)
            }
            Kind::Fallback => {
                self.cursor.at += 1;
                if self.draft.is_empty() {
                    return Err(Trouble::Order("a fallback needs a rule before it"));
                }
                self.finish(Link::Else)
            }
            Kind::Comma => self.comma(),
            Kind::Weekday(_) | Kind::PublicHoliday | Kind::SchoolHoliday => {
                self.before_days(Selector::Weekdays)?;
                self.cursor.weekdays(&mut self.draft.rule.days)
            }
            Kind::Month(_) | Kind::Year(_) | Kind::Easter => {
                let is_year = matches!(kind, Kind::Year(_));
                self.before_days(if is_year { Selector::Years } else { Selector::Dates })?;
                self.cursor.dates(&mut self.draft.rule.days)
            }
            Kind::Week | Kind::Parity { .. } => {
                self.before_days(Selector::Weeks)?;
                self.cursor.weeks(&mut self.draft.rule.days)
            }
            Kind::Number { .. } if self.cursor.is_date() => {
                self.before_days(Selector::Dates)?;
                self.cursor.dates(&mut self.draft.rule.days)
            }
            Kind::Number { .. } | Kind::Sun(_) | Kind::Clock(_) | Kind::Open('(') => self.times(),
            Kind::Always => {
                self.cursor.at += 1;
                if !self.draft.rule.times.is_empty() || self.cursor.begins_time() || self.comma_and_time_follow() {
                    return Err(Trouble::Order("around the clock and at a time as well"));
                }
                self.draft.rule.times.push(Span::WHOLE_DAY);
                self.draft.last = Part::Times;
                Ok(())
            }
            Kind::State(state) => {
                self.cursor.at += 1;
                if self.draft.has_state {
                    return Err(Trouble::Order("a rule has one state"));
                }
                if !self.draft.rule.times.is_empty() && self.cursor.is_day(0) {
                    // "9-15 closed Tuesday"
                    return Err(Trouble::Order("whether the days before or after it are closed is not clear"));
                }
                // A comment that comes first makes its rule unknown, whatever comes after.
                let is_open = state == RuleState::Open;
                self.draft.rule.state =
                    if is_open && self.draft.rule.comment.is_some() { RuleState::Unknown } else { state };
                (self.draft.has_state, self.draft.last) = (true, Part::State);
                Ok(())
            }
            Kind::Comment(comment) => {
                self.cursor.at += 1;
                if self.draft.rule.comment.is_some() {
                    return Err(Trouble::Order("a rule has one comment"));
                }
                self.draft.rule.comment = Some(comment);
                self.draft.last = Part::State;
                Ok(())
            }
            Kind::Colon if matches!(self.draft.last, Part::Days | Part::State) || self.is_after_always() => {
                self.cursor.at += 1;
                Ok(())
            }
            Kind::Dot
                if self.draft.last != Part::Nothing && (self.cursor.gap(1) || self.cursor.is(1, &Kind::Comma)) =>
            {
                // A sentence ends.
                self.cursor.at += 1;
                self.cursor.warn(Warning::Sign('.'));
                Ok(())
            }
            Kind::Slash | Kind::Bar if self.draft.has_body() && self.cursor.is_day(1) && self.cursor.gap(0) => {
                self.cursor.at += 1;
                self.cursor.warn(Warning::MissingSeparator);
                self.split(Selector::Weekdays)
            }
            _ => Err(Trouble::Order("a sign stands where it means nothing")),
        }
    }

    fn is_after_always(&self) -> bool {
        self.cursor.at.checked_sub(1).and_then(|at| self.cursor.tokens.get(at)).is_some_and(|t| t.kind == Kind::Always)
    }

    fn comma_and_time_follow(&mut self) -> bool {
        let is_comma = self.cursor.is(0, &Kind::Comma);
        self.cursor.at += 1;
        let follow = is_comma && self.cursor.begins_time();
        self.cursor.at -= 1;
        follow
    }

    fn comma(&mut self) -> Result<(), Trouble> {
        self.cursor.at += 1;
        let is_last = matches!(self.cursor.kind(0), None | Some(Kind::NextRule));
        if is_last {
            return Ok(());
        }
        if self.draft.has_body() {
            if self.draft.last == Part::Days && self.cursor.begins_time() {
                return Err(Trouble::Order("times stand on both sides of their days"));
            }
            if self.cursor.is_nordic {
                let next = if self.cursor.is_day(0) { Selector::Weekdays } else { Selector::Dates };
                return self.split(next);
            }
            return self.finish(Link::And);
        }
        // "perjantaisin, klo 8.30-13": the days go on with their times.
        if !self.draft.rule.days.is_empty() && self.cursor.begins_time() {
            self.cursor.warn(Warning::MissingSeparator);
            return Ok(());
        }
        Err(Trouble::Order("a comma stands where it means nothing"))
    }

    /// Days come: to this rule, or do they begin one?
    fn before_days(&mut self, selector: Selector) -> Result<(), Trouble> {
        let days = &self.draft.rule.days;
        let has_same = match selector {
            Selector::Years => !days.years.is_empty(),
            Selector::Dates => !(days.months.is_empty() && days.dates.is_empty()),
            Selector::Weeks => !days.weeks.is_empty(),
            Selector::Weekdays => !(days.weekdays.is_empty() && days.holidays.is_empty()),
        };
        if self.draft.has_body() && !days.is_empty() && (has_same || self.cursor.is_nordic) {
            if self.draft.last == Part::Days {
                // "9-17 Su Sa off"
                return Err(Trouble::Order("whose times these are is not clear"));
            }
            if selector != Selector::Weekdays && !has_same {
                // "ke 9-14 touko-elokuu pe 9-14"
                return Err(Trouble::Order("which hours the dates belong to is not clear"));
            }
            self.cursor.warn(Warning::MissingSeparator);
            self.split(selector)?;
        }
        self.draft.last = Part::Days;
        Ok(())
    }

    fn times(&mut self) -> Result<(), Trouble> {
        if !self.draft.rule.times.is_empty() {
            match self.draft.last {
                // "9-17 Saturday 10-12": whose times are which?
                Part::Days => return Err(Trouble::Order("times stand on both sides of their days")),
                Part::Times => self.cursor.warn(Warning::MissingSeparator),
                _ => return Err(Trouble::Order("times stand after a rule's state")),
            }
        }
        let has_weekdays = !(self.draft.rule.days.weekdays.is_empty() && self.draft.rule.days.holidays.is_empty());
        self.cursor.spans(&mut self.draft.rule.times, has_weekdays)?;
        self.draft.last = Part::Times;
        Ok(())
    }

    /// Begins a rule that no semicolon announced. New weekdays hold in the season that the rule before them named.
    fn split(&mut self, selector: Selector) -> Result<(), Trouble> {
        let season = self.draft.rule.days.clone();
        self.finish(Link::Next)?;
        self.draft.is_prose = true;
        if selector == Selector::Weekdays {
            let days = &mut self.draft.rule.days;
            (days.years, days.months, days.dates, days.weeks) =
                (season.years, season.months, season.dates, season.weeks);
        }
        Ok(())
    }

    /// The rule at hand is whole; the next one will be joined by `next`.
    fn finish(&mut self, next: Link) -> Result<(), Trouble> {
        let mut draft = std::mem::replace(
            &mut self.draft,
            Draft { rule: Rule { link: next, ..Rule::default() }, ..Draft::default() },
        );
        if draft.is_empty() {
            return match draft.rule.link {
                Link::Else => Err(Trouble::Order("nothing stands after a fallback")),
                _ => Ok(()),
            };
        }
        let rule = &mut draft.rule;
        if (self.cursor.is_nordic || draft.is_prose)
            && !draft.has_state
            && rule.times.is_empty()
            && rule.comment.is_none()
        {
            return Err(Trouble::Order("days are told without times"));
        }
        let is_prose = self.cursor.warnings.iter().any(|warning| matches!(warning, Warning::Word(_)));
        if is_prose && rule.state == RuleState::Open {
            self.check_season(rule)?;
        }
        if let Some(comment) = &rule.comment
            && (!draft.has_state || (rule.state == RuleState::Open && is_appointment(comment)))
        {
            rule.state = RuleState::Unknown;
        }
        if draft.is_prose && rule.state != RuleState::Closed && self.adds(rule) {
            rule.link = Link::And;
        }
        self.rules.push(draft.rule);
        Ok(())
    }

    /// In prose a season and the days it holds on may stand in different rules; which belong together is then not clear:
    /// "ma-pe 9-15, kesällä 10-14", "1.6.-15.8. ma-pe 9-15; la 10-12".
    fn check_season(&self, rule: &Rule) -> Result<(), Trouble> {
        const UNCLEAR: Trouble = Trouble::Order("which days the dates belong to is not clear");
        let is_season = |range: &DateRange| !matches!(range, DateRange::Dates { from, to, .. } if from == to);
        let has_season = |rule: &Rule| {
            let days = &rule.days;
            !days.years.is_empty() || !days.weeks.is_empty() || days.months.iter().chain(&days.dates).any(is_season)
        };
        let has_weekdays = |rule: &Rule| !(rule.days.weekdays.is_empty() && rule.days.holidays.is_empty());
        let mut open = self.rules.iter().filter(|rule| rule.state == RuleState::Open);
        let is_unclear = match has_season(rule) {
            true => !has_weekdays(rule) && open.any(has_weekdays),
            false => rule.days.has_no_dates() && open.any(has_season),
        };
        if is_unclear { Err(UNCLEAR) } else { Ok(()) }
    }

    /// Whether a rule of prose adds to the ones before it, where a semicolon would make it sweep something away: the hours
    /// past midnight of the day before ("pe 14-02 la 12-02"), or other hours of its own day ("ma-pe 9-12, ma 13-15"; where
    /// such hours overlap, what is said last holds).
    fn adds(&self, rule: &Rule) -> bool {
        let weekdays = |rule: &Rule| {
            let mut found = [false; 7];
            for range in &rule.days.weekdays {
                let WeekdayRange::Range { from, to } = range else { return None };
                let days = (0..7).map(|step| (from + step) % 7);
                let last = days.clone().position(|day| day == *to)?;
                days.take(last + 1).for_each(|day| found[usize::from(day)] = true);
            }
            (rule.days.holidays.is_empty() && !rule.days.weekdays.is_empty()).then_some(found)
        };
        let mine = weekdays(rule);
        let is_apart = |other: &Rule| match (mine, weekdays(other)) {
            (Some(mine), Some(others)) => mine.iter().zip(others).all(|(mine, other)| !(*mine && other)),
            _ => false,
        };
        if self.rules.iter().all(is_apart) {
            return self.rules.iter().flat_map(|other| &other.times).any(Span::wraps);
        }
        self.is_beside_all_others(rule)
    }

    /// Whether the rule's times touch no times of the rules before it.
    fn is_beside_all_others(&self, rule: &Rule) -> bool {
        let range = |span: &Span| match (span.start, span.end, span.open_end) {
            (Time::Fixed(start), Some(Time::Fixed(end)), false) if start < end => Some((start, end)),
            _ => None,
        };
        let others = || self.rules.iter().flat_map(|other| &other.times);
        !self.rules.is_empty()
            && self.rules.iter().all(|other| other.state == RuleState::Open && !other.times.is_empty())
            && !rule.times.is_empty()
            && rule.times.iter().all(|span| {
                range(span).is_some_and(|(start, end)| {
                    others().all(|other| range(other).is_some_and(|(from, to)| end <= from || to <= start))
                })
            })
    }

    /// "Aattoina 9-15": 25 December is the eve of 26 December, and a holiday itself. Unless the value speaks of
    /// holidays after its eves, they are not known.
    fn doubt_holidays_that_are_eves(&mut self) {
        let has = |rule: &Rule, wanted: fn(&Holiday) -> bool| {
            let listed = rule.days.weekdays.iter().filter_map(|weekday| match weekday {
                WeekdayRange::Holiday(holiday) => Some(holiday),
                _ => None,
            });
            listed.chain(&rule.days.holidays).any(wanted)
        };
        let last_eve = self.rules.iter().rposition(|rule| has(rule, |h| *h == Holiday::Public { offset_days: -1 }));
        let last_day = self.rules.iter().rposition(|rule| has(rule, |h| *h == Holiday::Public { offset_days: 0 }));
        if last_eve > last_day {
            let mut rule = Rule { state: RuleState::Unknown, ..Rule::default() };
            rule.days.holidays.push(Holiday::Public { offset_days: 0 });
            self.rules.push(rule);
            self.cursor.warn(Warning::Eves);
        }
    }
}
