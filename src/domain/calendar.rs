//! The Finnish calendar: public holidays, eves, school holidays.
//!
//! Public holidays and eves are computed for any year; school holidays are each municipality's own and come in the
//! directory, with default weeks where they don't. Reads no clock.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::area::{CalendarEntry, CalendarKind, SchoolHolidayKind};
use super::region::Region;

/// The 13 public holidays of mainland Finland.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    NewYear,
    Epiphany,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    MayDay,
    Ascension,
    Pentecost,
    MidsummerDay,
    AllSaints,
    Independence,
    ChristmasDay,
    SecondChristmasDay,
}

/// Days before a holiday on which many places close early or don't open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Eve {
    MaundyThursday,
    MayDayEve,
    MidsummerEve,
    ChristmasEve,
    NewYearsEve,
}

/// A day with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpecialDay {
    Holiday(Holiday),
    Eve(Eve),
}

impl SpecialDay {
    /// The key of the day's name: `new_year`, `midsummer_eve`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holiday(holiday) => match holiday {
                Holiday::NewYear => "new_year",
                Holiday::Epiphany => "epiphany",
                Holiday::GoodFriday => "good_friday",
                Holiday::EasterSunday => "easter_sunday",
                Holiday::EasterMonday => "easter_monday",
                Holiday::MayDay => "may_day",
                Holiday::Ascension => "ascension",
                Holiday::Pentecost => "pentecost",
                Holiday::MidsummerDay => "midsummer_day",
                Holiday::AllSaints => "all_saints",
                Holiday::Independence => "independence",
                Holiday::ChristmasDay => "christmas_day",
                Holiday::SecondChristmasDay => "second_christmas_day",
            },
            Self::Eve(eve) => match eve {
                Eve::MaundyThursday => "maundy_thursday",
                Eve::MayDayEve => "may_day_eve",
                Eve::MidsummerEve => "midsummer_eve",
                Eve::ChristmasEve => "christmas_eve",
                Eve::NewYearsEve => "new_years_eve",
            },
        }
    }
}

/// The public holidays of a year, in order. Rules: the Finnish Church Act and the Acts on 1 May and 6 December.
pub fn holidays_of_year(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let Some(easter) = easter_sunday(year) else { return Vec::new() };
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let from_easter = |days: i64| easter.checked_add_signed(chrono::Duration::days(days));
    // Midsummer is the Saturday of 20-26 June, All Saints' the Saturday of 31 October - 6 November.
    let saturday_from = |month, day| fixed(month, day)?.iter_days().take(7).find(|date| date.weekday() == Weekday::Sat);
    let mut days: Vec<_> = [
        (fixed(1, 1), Holiday::NewYear),
        (fixed(1, 6), Holiday::Epiphany),
        (from_easter(-2), Holiday::GoodFriday),
        (Some(easter), Holiday::EasterSunday),
        (from_easter(1), Holiday::EasterMonday),
        (fixed(5, 1), Holiday::MayDay),
        (from_easter(39), Holiday::Ascension),
        (from_easter(49), Holiday::Pentecost),
        (saturday_from(6, 20), Holiday::MidsummerDay),
        (saturday_from(10, 31), Holiday::AllSaints),
        (fixed(12, 6), Holiday::Independence),
        (fixed(12, 25), Holiday::ChristmasDay),
        (fixed(12, 26), Holiday::SecondChristmasDay),
    ]
    .into_iter()
    .filter_map(|(date, holiday)| Some((date?, holiday)))
    .collect();
    // Ascension falls on 1 May in some years (2008); the stable sort keeps both.
    days.sort_by_key(|(date, _)| *date);
    days
}

/// The public holiday of this day, or none.
pub fn holiday_on(date: NaiveDate) -> Option<Holiday> {
    holidays_of_year(date.year()).into_iter().find(|(day, _)| *day == date).map(|(_, holiday)| holiday)
}

/// The eve of this day, or none. A day that is a public holiday itself is no eve.
pub fn eve_on(date: NaiveDate) -> Option<Eve> {
    let easter = easter_sunday(date.year())?;
    match (date.month(), date.day()) {
        (4, 30) => Some(Eve::MayDayEve),
        (12, 24) => Some(Eve::ChristmasEve),
        (12, 31) => Some(Eve::NewYearsEve),
        (6, 19..=25) if date.weekday() == Weekday::Fri => Some(Eve::MidsummerEve),
        _ if easter.signed_duration_since(date).num_days() == 3 => Some(Eve::MaundyThursday),
        _ => None,
    }
}

/// The name this day has of its own.
pub fn special_day(date: NaiveDate) -> Option<SpecialDay> {
    holiday_on(date).map(SpecialDay::Holiday).or_else(|| eve_on(date).map(SpecialDay::Eve))
}

pub(super) fn easter_sunday(year: i32) -> Option<NaiveDate> {
    computus::gregorian_naive(year).ok()
}

/// What is known of a day at school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchoolDay {
    /// No holiday.
    Term,
    /// A holiday that the directory knows.
    Holiday,
    /// Nobody told this holiday's dates, and this day lies in the weeks it may have.
    MayBeHoliday,
}

/// The public holidays of an area, in the shape the hours engine takes.
#[derive(Debug, Clone)]
pub struct PublicHolidays(pub(super) Arc<compact_calendar::CompactCalendar>);

impl PublicHolidays {
    /// Finland's 13, for the years 2000 to 2100.
    pub fn finland() -> Self {
        static FINLAND: std::sync::OnceLock<PublicHolidays> = std::sync::OnceLock::new();
        FINLAND.get_or_init(|| Self::new((2000..=2100).flat_map(holidays_of_year).map(|(date, _)| date))).clone()
    }

    /// Åland's: Finland's, and 9 June, the day of its self-government.
    pub fn aland() -> Self {
        static ALAND: std::sync::OnceLock<PublicHolidays> = std::sync::OnceLock::new();
        let own = || (2000..=2100).filter_map(|year| NaiveDate::from_ymd_opt(year, 6, 9));
        ALAND.get_or_init(|| Self::new(Self::finland().0.iter().chain(own()))).clone()
    }

    /// These days, and no others.
    pub fn new(days: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self(Arc::new(days.into_iter().collect()))
    }

    /// No day at all.
    pub fn none() -> Self {
        Self::new([])
    }

    pub fn contains(&self, date: NaiveDate) -> bool {
        self.0.contains(date)
    }
}

/// The eves of the years 2000 to 2100: asked for every day of every place, so computed once.
fn finland_eves() -> PublicHolidays {
    static EVES: std::sync::OnceLock<PublicHolidays> = std::sync::OnceLock::new();
    let years = || NaiveDate::from_ymd_opt(2000, 1, 1).into_iter().flat_map(|first| first.iter_days().take(101 * 366));
    EVES.get_or_init(|| PublicHolidays::new(years().filter(|date| eve_on(*date).is_some()))).clone()
}

/// One known school holiday, `to` excluded.
#[derive(Debug, Clone, Copy)]
struct Known {
    from: NaiveDate,
    to: NaiveDate,
}

/// A holiday, in one school year, in one area.
type Term = (SchoolHolidayKind, i32);

/// What the directory knows of days: school holidays by area, and the public holidays that only some areas have.
#[derive(Debug, Clone)]
pub struct Calendar {
    school: BTreeMap<String, BTreeMap<Term, Vec<Known>>>,
    regional: BTreeMap<String, BTreeSet<NaiveDate>>,
    regional_eves: BTreeMap<String, BTreeSet<NaiveDate>>,
    finland: PublicHolidays,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::new([])
    }
}

impl Calendar {
    /// Takes the calendar records of a directory. Entries of unknown kinds say nothing here.
    pub fn new(entries: impl IntoIterator<Item = CalendarEntry>) -> Self {
        let mut calendar = Self {
            school: BTreeMap::new(),
            regional: BTreeMap::new(),
            regional_eves: BTreeMap::new(),
            finland: PublicHolidays::finland(),
        };
        for entry in entries {
            calendar.add(entry);
        }
        calendar
    }

    fn add(&mut self, entry: CalendarEntry) {
        let whole_days = |to: NaiveDate| entry.from.iter_days().take_while(move |day| *day < to).take(370);
        match entry.kind {
            CalendarKind::SchoolHoliday => {
                let Some(kind) = entry.school_holiday else { return };
                // A summer without an end waits for the next school year's first day, which is in August everywhere.
                let open_end = || NaiveDate::from_ymd_opt(entry.from.year(), 8, 16);
                let Some(to) = entry.to.or_else(|| (kind == SchoolHolidayKind::Summer).then(open_end).flatten()) else {
                    return;
                };
                let term = (kind, school_year(entry.from));
                let area = self.school.entry(entry.area_code).or_default();
                area.entry(term).or_default().push(Known { from: entry.from, to });
            }
            CalendarKind::PublicHoliday => {
                let to = entry.to.unwrap_or(entry.from + Days::new(1));
                self.regional.entry(entry.area_code.clone()).or_default().extend(whole_days(to));
            }
            CalendarKind::Eve => {
                let to = entry.to.unwrap_or(entry.from + Days::new(1));
                self.regional_eves.entry(entry.area_code.clone()).or_default().extend(whole_days(to));
            }
            CalendarKind::Other(_) => {}
        }
    }

    /// The public holidays where this municipality (bare code) lies.
    pub fn public_holidays(&self, municipality: Option<&str>) -> PublicHolidays {
        let is_aland = municipality.and_then(Region::of_municipality) == Some(Region::ALAND);
        let computed = if is_aland { PublicHolidays::aland() } else { self.finland.clone() };
        let codes = area_codes(municipality);
        let told = codes.iter().filter_map(|code| self.regional.get(code)).flatten().copied();
        let extra: Vec<NaiveDate> = told.filter(|day| !computed.contains(*day)).collect();
        if extra.is_empty() { computed } else { PublicHolidays::new(computed.0.iter().chain(extra)) }
    }

    /// Whether this day is an eve where this municipality lies.
    pub fn is_eve(&self, date: NaiveDate, municipality: Option<&str>) -> bool {
        finland_eves().contains(date)
            || (!self.regional_eves.is_empty()
                && area_codes(municipality)
                    .iter()
                    .filter_map(|code| self.regional_eves.get(code))
                    .any(|days| days.contains(&date)))
    }

    /// What this day is at the schools of this municipality (bare code).
    pub fn school_day(&self, date: NaiveDate, municipality: Option<&str>) -> SchoolDay {
        let areas: Vec<_> = area_codes(municipality).into_iter().filter_map(|code| self.school.get(&code)).collect();
        let mut may_be = false;
        for kind in SchoolHolidayKind::KNOWN {
            // A holiday belongs to the school year in which it begins; Christmas and summer end in the next months.
            for year in [school_year(date), school_year(date) - 1] {
                let known = areas.iter().find_map(|area| area.get(&(kind.clone(), year)));
                match known {
                    Some(known) if known.iter().any(|k| (k.from..k.to).contains(&date)) => return SchoolDay::Holiday,
                    Some(_) => {}
                    None => may_be |= lies_in_default_weeks(kind, year, date),
                }
            }
        }
        if may_be { SchoolDay::MayBeHoliday } else { SchoolDay::Term }
    }
}

/// The codes under which the calendar of a municipality may stand, the narrowest first.
fn area_codes(municipality: Option<&str>) -> Vec<String> {
    let mut codes = Vec::with_capacity(3);
    if let Some(code) = municipality {
        codes.push(format!("kunta-{code}"));
        codes.extend(Region::of_municipality(code).map(|region| region.to_string()));
    }
    codes.push(Region::National.to_string());
    codes
}

/// The year in which the school year of this day began. A school year runs from August to July.
fn school_year(date: NaiveDate) -> i32 {
    if date.month() >= 8 { date.year() } else { date.year() - 1 }
}

/// The weeks a holiday may have where nobody told: autumn 42-43, Christmas 16 December - 7 January, winter 8-10,
/// summer 1 June - 15 August. `year` is the one in which the school year began.
fn lies_in_default_weeks(kind: &SchoolHolidayKind, year: i32, date: NaiveDate) -> bool {
    let between = |from: (i32, u32, u32), to: (i32, u32, u32)| {
        NaiveDate::from_ymd_opt(from.0, from.1, from.2).is_some_and(|from| from <= date)
            && NaiveDate::from_ymd_opt(to.0, to.1, to.2).is_some_and(|to| date <= to)
    };
    let week = date.iso_week();
    match kind {
        SchoolHolidayKind::Autumn => week.year() == year && matches!(week.week(), 42 | 43),
        SchoolHolidayKind::Christmas => between((year, 12, 16), (year + 1, 1, 7)),
        SchoolHolidayKind::Winter => week.year() == year + 1 && matches!(week.week(), 8..=10),
        SchoolHolidayKind::Summer => between((year + 1, 6, 1), (year + 1, 8, 15)),
        SchoolHolidayKind::Other(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CalendarId;
    use crate::domain::record::Provenance;
    use crate::domain::text::Text;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_thirteen_holidays_of_2026() {
        let dates: Vec<String> = holidays_of_year(2026).iter().map(|(date, _)| date.to_string()).collect();
        assert_eq!(
            dates,
            [
                "2026-01-01",
                "2026-01-06",
                "2026-04-03",
                "2026-04-05",
                "2026-04-06",
                "2026-05-01",
                "2026-05-14",
                "2026-05-24",
                "2026-06-20",
                "2026-10-31",
                "2026-12-06",
                "2026-12-25",
                "2026-12-26"
            ]
        );
    }

    /// The movable ones, from a list made by others: Good Friday, Ascension, Pentecost, midsummer, All Saints'.
    #[test]
    fn movable_holidays_are_where_others_have_them() {
        for (year, movable) in [
            (2024, ["03-29", "05-09", "05-19", "06-22", "11-02"]),
            (2025, ["04-18", "05-29", "06-08", "06-21", "11-01"]),
            (2026, ["04-03", "05-14", "05-24", "06-20", "10-31"]),
            (2027, ["03-26", "05-06", "05-16", "06-26", "11-06"]),
            (2028, ["04-14", "05-25", "06-04", "06-24", "11-04"]),
            (2029, ["03-30", "05-10", "05-20", "06-23", "11-03"]),
            (2030, ["04-19", "05-30", "06-09", "06-22", "11-02"]),
            (2031, ["04-11", "05-22", "06-01", "06-21", "11-01"]),
            (2032, ["03-26", "05-06", "05-16", "06-26", "11-06"]),
        ] {
            let days = holidays_of_year(year);
            let on =
                |wanted: Holiday| days.iter().find(|(_, h)| *h == wanted).map(|(d, _)| d.format("%m-%d").to_string());
            let kinds = [
                Holiday::GoodFriday,
                Holiday::Ascension,
                Holiday::Pentecost,
                Holiday::MidsummerDay,
                Holiday::AllSaints,
            ];
            assert_eq!(kinds.map(|kind| on(kind).unwrap()), movable, "{year}");
            let all: Vec<String> = days.iter().map(|(day, _)| day.format("%m-%d").to_string()).collect();
            for fixed in ["01-01", "01-06", "05-01", "12-06", "12-25", "12-26"] {
                assert!(all.contains(&fixed.to_owned()), "{fixed} {year}");
            }
        }
    }

    /// Easter by the church's own tables (golden number, epact, the Sunday after the full moon of spring), which is
    /// another way than the one in use.
    #[test]
    fn easter_is_the_sunday_after_the_full_moon_of_spring() {
        for year in 2000_i32..=2100 {
            let century = year / 100 + 1;
            let (golden, solar) = (year % 19 + 1, 3 * century / 4 - 12);
            let lunar = (8 * century + 5) / 25 - 5;
            let mut epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
            if (epact == 25 && golden > 11) || epact == 24 {
                epact += 1;
            }
            let moon = if epact > 23 { 74 - epact } else { 44 - epact };
            let full_moon = day(&format!("{year}-03-01")) + Days::new(moon as u64 - 1);
            let sunday = full_moon.iter_days().skip(1).find(|date| date.weekday() == Weekday::Sun);
            assert_eq!(easter_sunday(year), sunday, "{year}");
        }
    }

    #[test]
    fn midsummer_and_all_saints_are_saturdays_of_their_weeks() {
        for year in 2000..=2100 {
            for (kind, first) in [(Holiday::MidsummerDay, "06-20"), (Holiday::AllSaints, "10-31")] {
                let found: Vec<_> =
                    holidays_of_year(year).into_iter().filter(|(_, holiday)| *holiday == kind).collect();
                let [(date, _)] = found[..] else { panic!("{kind:?} {year}") };
                let after = (date - day(&format!("{year}-{first}"))).num_days();
                assert!((0..7).contains(&after) && date.weekday() == Weekday::Sat, "{date}");
            }
        }
    }

    #[test]
    fn aland_has_a_day_of_its_own_every_year() {
        let calendar = Calendar::default();
        for year in 2000..=2100 {
            let june = day(&format!("{year}-06-09"));
            assert!(calendar.public_holidays(Some("478")).contains(june), "{june}");
            // In some years Pentecost falls on it (2019).
            let is_everywhere = holiday_on(june).is_some();
            assert_eq!(calendar.public_holidays(Some("091")).contains(june), is_everywhere, "{june}");
            assert_eq!(calendar.public_holidays(None).contains(june), is_everywhere, "{june}");
        }
        assert!(calendar.public_holidays(Some("478")).contains(day("2026-12-06")));
    }

    #[test]
    fn every_year_has_thirteen_holidays_and_five_eves() {
        for year in 2000..=2100 {
            assert_eq!(holidays_of_year(year).len(), 13, "{year}");
            let days = day(&format!("{year}-01-01")).iter_days().take_while(|d| d.year() == year);
            assert_eq!(days.filter(|d| eve_on(*d).is_some()).count(), 5, "{year}");
        }
    }

    #[test]
    fn eves_are_the_days_before() {
        for (date, eve) in [
            ("2026-04-02", Eve::MaundyThursday),
            ("2026-04-30", Eve::MayDayEve),
            ("2026-06-19", Eve::MidsummerEve),
            ("2026-12-24", Eve::ChristmasEve),
            ("2026-12-31", Eve::NewYearsEve),
        ] {
            assert_eq!(eve_on(day(date)), Some(eve), "{date}");
        }
        assert_eq!(eve_on(day("2026-12-05")), None, "no eve of the list");
    }

    fn school(kind: &str, area: &str, from: &str, to: Option<&str>) -> CalendarEntry {
        CalendarEntry {
            id: CalendarId::parse("a:b").unwrap(),
            kind: CalendarKind::SchoolHoliday,
            school_holiday: Some(kind.into()),
            name: Text::default(),
            area_code: area.into(),
            from: day(from),
            to: to.map(day),
            provenance: Provenance::default(),
        }
    }

    #[test]
    fn a_known_holiday_replaces_its_default_weeks_and_no_others() {
        let calendar = Calendar::new([school("autumn", "kunta-049", "2026-10-12", Some("2026-10-17"))]);
        let espoo = Some("049");
        assert_eq!(calendar.school_day(day("2026-10-14"), espoo), SchoolDay::Holiday);
        assert_eq!(calendar.school_day(day("2026-10-17"), espoo), SchoolDay::Term, "`to` is excluded");
        assert_eq!(calendar.school_day(day("2026-10-20"), espoo), SchoolDay::Term, "week 43 is no default any more");
        assert_eq!(calendar.school_day(day("2027-02-24"), espoo), SchoolDay::MayBeHoliday, "winter is not known");
        assert_eq!(calendar.school_day(day("2025-10-22"), espoo), SchoolDay::MayBeHoliday, "another school year");
        assert_eq!(calendar.school_day(day("2026-10-14"), Some("091")), SchoolDay::MayBeHoliday);
        assert_eq!(calendar.school_day(day("2026-11-24"), Some("091")), SchoolDay::Term);
    }

    #[test]
    fn a_summer_without_an_end_lasts_to_15_august() {
        let calendar = Calendar::new([school("summer", "kunta-049", "2026-05-31", None)]);
        for (date, expected) in [
            ("2026-05-31", SchoolDay::Holiday),
            ("2026-08-15", SchoolDay::Holiday),
            ("2026-08-16", SchoolDay::Term),
            ("2027-06-15", SchoolDay::MayBeHoliday),
        ] {
            assert_eq!(calendar.school_day(day(date), Some("049")), expected, "{date}");
        }
    }

    #[test]
    fn christmas_reaches_into_the_new_year() {
        let calendar = Calendar::new([school("christmas", "kunta-091", "2026-12-21", Some("2027-01-07"))]);
        assert_eq!(calendar.school_day(day("2027-01-05"), Some("091")), SchoolDay::Holiday);
        assert_eq!(calendar.school_day(day("2026-12-17"), Some("091")), SchoolDay::Term);
        assert_eq!(calendar.school_day(day("2027-01-07"), None), SchoolDay::MayBeHoliday);
        assert_eq!(calendar.school_day(day("2027-01-08"), None), SchoolDay::Term);
    }

    #[test]
    fn a_county_may_have_a_holiday_of_its_own() {
        let county = Region::of_municipality("609").unwrap().to_string();
        let own = CalendarEntry {
            kind: CalendarKind::PublicHoliday,
            school_holiday: None,
            ..school("", &county, "2026-06-10", Some("2026-06-11"))
        };
        let calendar = Calendar::new([own]);
        let pori = calendar.public_holidays(Some("609"));
        assert!(pori.contains(day("2026-06-10")) && pori.contains(day("2026-12-06")));
        assert!(!calendar.public_holidays(Some("091")).contains(day("2026-06-10")));
    }
}
