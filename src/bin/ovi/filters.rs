//! The filters that places and events share.

use avoin_ovi::domain::area::AreaLevel;
use avoin_ovi::domain::filter::{Filter, OpenFilter};
use avoin_ovi::domain::place::{AccessibilityItem, PlaceKind, Position};
use avoin_ovi::domain::region::Region;
use clap::Args;

use super::Failure;

#[derive(Debug, Args)]
pub struct Filters {
    /// Where distances are told from
    #[arg(long, value_name = "LAT,LON", allow_hyphen_values = true)]
    pub near: Option<String>,
    /// Only this near to --near
    #[arg(long, value_name = "METRES", requires = "near")]
    pub within: Option<u32>,
    /// Offered in this language, such as fi, sv, en, ar
    #[arg(long, value_name = "CODE")]
    pub language: Vec<String>,
    /// Fit for a need, such as step_free_entrance or changing_table
    #[arg(long, value_name = "ITEM")]
    pub need: Vec<String>,
    /// A child's age; a place must fit every child
    #[arg(long, value_name = "N")]
    pub age_months: Vec<u32>,
    /// Leave out what is not known to fit
    #[arg(long)]
    pub sure: bool,
    /// Free of charge
    #[arg(long)]
    pub free: bool,
    /// Without booking
    #[arg(long)]
    pub drop_in: bool,
    /// A kind of place; playgrounds are listed only when asked for
    #[arg(long, value_name = "K")]
    pub kind: Vec<String>,
    /// kunta-091, hva-90 or national
    #[arg(long, value_name = "CODE")]
    pub area: Vec<String>,
    /// Words to search for
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

impl Filters {
    /// The domain's filter, or what is wrong with the words.
    pub fn filter(&self, open: OpenFilter) -> Result<Filter, Failure> {
        let kinds = self
            .kind
            .iter()
            .map(|word| known(word, PlaceKind::from(word.as_str()), PlaceKind::KNOWN, PlaceKind::as_str, "kind"));
        let needs = self.need.iter().map(|word| {
            known(
                word,
                AccessibilityItem::from(word.as_str()),
                AccessibilityItem::KNOWN,
                AccessibilityItem::as_str,
                "need",
            )
        });
        Ok(Filter {
            kinds: kinds.collect::<Result<_, _>>()?,
            open,
            origin: self.near.as_deref().map(point).transpose()?,
            within_m: self.within,
            languages: self.language.clone(),
            needs: needs.collect::<Result<_, _>>()?,
            ages_months: self.age_months.clone(),
            free: self.free,
            drop_in: self.drop_in,
            areas: self.area.iter().map(|code| area(code)).collect::<Result<_, _>>()?,
            sure: self.sure,
            ..Filter::default()
        })
    }
}

fn known<T: PartialEq + Clone>(
    word: &str,
    read: T,
    all: &[T],
    name: fn(&T) -> &str,
    option: &str,
) -> Result<T, Failure> {
    if all.contains(&read) {
        return Ok(read);
    }
    let words: Vec<&str> = all.iter().map(name).collect();
    Err(Failure::Usage(format!("--{option} {word:?} is none of {}", words.join(", "))))
}

fn point(text: &str) -> Result<Position, Failure> {
    let read = text
        .split_once(',')
        .and_then(|(lat, lon)| Some(Position { lat: lat.trim().parse().ok()?, lon: lon.trim().parse().ok()? }));
    let inside = |point: &Position| (-90.0..=90.0).contains(&point.lat) && (-180.0..=180.0).contains(&point.lon);
    read.filter(inside).ok_or_else(|| Failure::Usage(format!("--near {text:?} is no point such as 60.17,24.94")))
}

fn area(code: &str) -> Result<String, Failure> {
    match Region::of_area(code) {
        Some(_) => Ok(code.to_owned()),
        None => Err(Failure::Usage(format!(
            "--area {code:?} is no {} such as kunta-091, hva-90 or national",
            AreaLevel::Municipality.as_str()
        ))),
    }
}
