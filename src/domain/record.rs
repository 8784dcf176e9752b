//! What records of every kind have in common: where they come from, and who may come, in what language, at what cost.

use chrono::{DateTime, NaiveDate, Utc};

use super::open_enum::open_enum;
use super::text::Text;

/// A date that may be known only to its month or year: `2023`, `2024-05`, `2024-05-16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// A date of its parts; `None` where there is no such day. Years 1900 to 2200.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        if !(1900..=2200).contains(&year) || (month.is_none() && day.is_some()) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).map(|_| Self { year, month, day })
    }

    /// Reads an ISO date, possibly reduced. Years 1900 to 2200.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Some(None),
            Some(digits) if digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse::<u32>().ok().map(Some)
            }
            Some(_) => None,
        };
        let (year, month, day) = (part(4)??, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(i32::try_from(year).ok()?, month, day)
    }

    /// The first day it may mean; the day a reduced date stands for.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or_default()
    }

    /// The last day it may mean.
    pub fn last_day(self) -> NaiveDate {
        let first = self.first_day();
        let after = match (self.month, self.day) {
            (_, Some(_)) => return first,
            (Some(_), None) => first.checked_add_months(chrono::Months::new(1)),
            (None, None) => first.checked_add_months(chrono::Months::new(12)),
        };
        after.and_then(|day| day.pred_opt()).unwrap_or(first)
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn month(self) -> Option<u32> {
        self.month
    }

    pub fn day(self) -> Option<u32> {
        self.day
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Yes, no, or nobody said. The difference between the last two is the point of this program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    Yes,
    No,
    #[default]
    Unknown,
}

impl Answer {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the format's word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Self::Yes),
            "no" => Some(Self::No),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// A page or register that a record's facts come from. Records list theirs newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub url: Option<String>,
    pub license: Option<String>,
    pub date: Option<PartialDate>,
    pub id: Option<String>,
    /// Where to tell that something is wrong.
    pub contact: Option<String>,
}

/// When a record changed, and when somebody checked it with the place itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Newest first.
    pub sources: Vec<Source>,
    pub modified_at: Option<DateTime<Utc>>,
    pub verified_at: Option<NaiveDate>,
    pub verified_by: Option<String>,
}

open_enum! {
    /// How a contact is used.
    ContactKind { Phone = "phone", Email = "email", Web = "web" }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub kind: ContactKind,
    pub value: String,
    pub label: Text,
}

open_enum! {
    CostKind { Free = "free", Optional = "optional", Paid = "paid", Unknown = "unknown" }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    pub kind: CostKind,
    /// Euros.
    pub amount_eur: Option<f64>,
    pub note: Text,
}

impl Default for Cost {
    fn default() -> Self {
        Self { kind: CostKind::Unknown, amount_eur: None, note: Text::default() }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    pub required: Option<bool>,
    pub url: Option<String>,
    pub phone: Option<String>,
    pub opens_at: Option<String>,
    pub closes_at: Option<String>,
}

open_enum! {
    LedBy { Professional = "professional", Volunteer = "volunteer", Both = "both" }
}

/// How one gets in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Access {
    pub drop_in: Answer,
    pub registration: Registration,
    pub referral_required: Option<bool>,
    pub cost: Cost,
    pub led_by: Option<LedBy>,
    pub substance_free: Option<bool>,
    pub food: Text,
}

/// Whom it is for. Ages in months, the last one included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    pub age_min_months: Option<u32>,
    pub age_max_months: Option<u32>,
    /// For children or young people without a parent: no place for a family to walk into.
    pub children_alone: Option<bool>,
    pub groups: Vec<String>,
    /// Ids of vocabulary records of kind `life_situation`.
    pub life_situations: Vec<String>,
    pub note: Text,
}

/// Languages offered, as BCP-47 tags. `None` means that nobody said; an empty list means that none is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages {
    pub activity: Option<Vec<String>>,
    pub staff: Option<Vec<String>>,
    pub interpreter_by_request: Option<bool>,
    pub no_common_language_needed: Option<bool>,
}
