//! Why a state is what it is: a small set, since several reasons may hold at once.

/// One reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Reason {
    /// Nobody checked for over 24 months, or there is no date at all.
    Stale,
    /// A public holiday of which nobody told.
    Holiday,
    /// An eve of which nobody told.
    Eve,
    /// The municipality's school holidays, known or in their default weeks.
    SchoolHolidays,
    /// Summer or Christmas, when many houses keep other hours.
    Season,
    /// The house is staffed then; whether for families, nobody told.
    BuildingHours,
    /// A program read the hours from prose.
    ParsedDoubt,
    /// Nobody told whether one can drop in.
    DropInUnknown,
    /// Nobody told any hours.
    NoHours,
    /// The hours are told in words only.
    TextOnly,
    /// The hours are told in a form that is not surely understood.
    Unreadable,
    /// It begins then; nobody told when it ends.
    NoEnd,
    /// A session is not running, and the house's own hours are not known.
    BetweenSessions,
    /// The season of all that is known is over.
    SeasonOver,
    /// The season has not begun.
    BeforeSeason,
    /// For children or young people without a parent.
    ChildrenAlone,
    /// What takes place there needs enrolling, or is online.
    RegistrationRequired,
    /// No opening within 366 days.
    NoOpening,
    /// Closed for a time.
    TemporarilyClosed,
    /// Closed for good.
    PermanentlyClosed,
    ByAppointment,
    /// One can write at any time; nobody answers at once.
    AnyTime,
    /// The number or the address is not known.
    NoContact,
}

const ALL: [Reason; 23] = [
    Reason::Stale,
    Reason::Holiday,
    Reason::Eve,
    Reason::SchoolHolidays,
    Reason::Season,
    Reason::BuildingHours,
    Reason::ParsedDoubt,
    Reason::DropInUnknown,
    Reason::NoHours,
    Reason::TextOnly,
    Reason::Unreadable,
    Reason::NoEnd,
    Reason::BetweenSessions,
    Reason::SeasonOver,
    Reason::BeforeSeason,
    Reason::ChildrenAlone,
    Reason::RegistrationRequired,
    Reason::NoOpening,
    Reason::TemporarilyClosed,
    Reason::PermanentlyClosed,
    Reason::ByAppointment,
    Reason::AnyTime,
    Reason::NoContact,
];

impl Reason {
    /// Every reason there is.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.into_iter()
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Holiday => "holiday",
            Self::Eve => "eve",
            Self::SchoolHolidays => "school_holidays",
            Self::Season => "season",
            Self::BuildingHours => "building_hours",
            Self::ParsedDoubt => "parsed_doubt",
            Self::DropInUnknown => "drop_in_unknown",
            Self::NoHours => "no_hours",
            Self::TextOnly => "text_only",
            Self::Unreadable => "unreadable",
            Self::NoEnd => "no_end",
            Self::BetweenSessions => "between_sessions",
            Self::SeasonOver => "season_over",
            Self::BeforeSeason => "before_season",
            Self::ChildrenAlone => "children_alone",
            Self::RegistrationRequired => "registration_required",
            Self::NoOpening => "no_opening",
            Self::TemporarilyClosed => "temporarily_closed",
            Self::PermanentlyClosed => "permanently_closed",
            Self::ByAppointment => "by_appointment",
            Self::AnyTime => "any_time",
            Self::NoContact => "no_contact",
        }
    }
}

/// A set of reasons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Reasons(u32);

impl Reasons {
    pub const NONE: Self = Self(0);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn contains(self, reason: Reason) -> bool {
        self.0 & bit(reason) != 0
    }

    #[must_use]
    pub fn with(self, reason: Reason) -> Self {
        Self(self.0 | bit(reason))
    }

    /// Adds the reason where it holds.
    #[must_use]
    pub fn with_if(self, holds: bool, reason: Reason) -> Self {
        if holds { self.with(reason) } else { self }
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn iter(self) -> impl Iterator<Item = Reason> {
        ALL.into_iter().filter(move |reason| self.contains(*reason))
    }

    /// The set as bits, for a store to keep.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Takes back what `bits` gave; unknown bits are dropped.
    pub fn from_bits(bits: u32) -> Self {
        Self(bits & ((1 << ALL.len()) - 1))
    }
}

impl From<Reason> for Reasons {
    fn from(reason: Reason) -> Self {
        Self(bit(reason))
    }
}

fn bit(reason: Reason) -> u32 {
    1 << reason as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_bit_and_a_word_of_its_own() {
        let words: std::collections::BTreeSet<_> = Reason::all().map(Reason::as_str).collect();
        assert_eq!(words.len(), ALL.len());
        for (place, reason) in Reason::all().enumerate() {
            assert_eq!(reason as usize, place, "{}", reason.as_str());
        }
        let set = Reasons::from(Reason::Eve).with(Reason::NoContact);
        assert_eq!(Reasons::from_bits(set.bits()), set);
        assert_eq!(set.iter().map(Reason::as_str).collect::<Vec<_>>(), ["eve", "no_contact"]);
    }
}
