//! A place's page, group by group.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};

use crate::domain::area::Notice;
use crate::domain::availability::{Availability, DayHours, DaySpan, DayState};
use crate::domain::event::{Event, EventStatus};
use crate::domain::hours::is_plain;
use crate::domain::id::{EventId, PlaceId};
use crate::domain::organization::Organization;
use crate::domain::place::{AccessibilityItem, Address, HoursScope, Image, Place, Quality, QualityMethod};
use crate::domain::record::{
    Access, Answer, Audience, Contact, ContactKind, Cost, CostKind, Languages, LedBy, PartialDate, Provenance, Source,
};
use crate::domain::text::Text;
use crate::t;
use crate::ui::components::card::SignedFact;
use crate::ui::components::icon::Sign;
use crate::ui::components::place_row::Spoken;
use crate::ui::components::session_list::SessionLine;
use crate::ui::components::sources::SourceLine;
use crate::ui::components::week::WeekLine;
use crate::ui::format::{
    ages, clock, euros, full_date, isolated, languages, need, partial_date, plain, span, spoken, told,
    weekday_and_date, weekday_short,
};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

/// Everything a place's page is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacePage {
    pub place: Place,
    pub operators: Vec<Organization>,
    pub host: Option<(PlaceId, Text)>,
    pub availability: Availability,
    /// Seven days from today on.
    pub week: Vec<DayHours>,
    /// In order, from now on.
    pub sessions: Vec<Session>,
    /// Series that nobody can expand: told in words only.
    pub told_in_words: Vec<Event>,
    /// What holds today, of the place or of the areas it lies in.
    pub notices: Vec<Notice>,
    /// Its tasks and life situations by name, as the vocabulary has them.
    pub tasks: Vec<Text>,
    pub life_situations: Vec<Text>,
    pub quality: Vec<Criterion>,
    /// When it was kept, where the directory has it no more: everything here is what was known then.
    pub gone_since_kept: Option<DateTime<Utc>>,
}

/// A quality criterion with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    pub name: Text,
    pub assessed: Quality,
}

/// One coming session.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub key: String,
    pub event: EventId,
    pub name: Text,
    pub start: NaiveDateTime,
    /// Whether the start has a time of day.
    pub timed: bool,
    pub end: Option<NaiveDateTime>,
    pub status: EventStatus,
    pub note: Text,
    pub online: bool,
    pub online_url: Option<String>,
    pub registration_required: bool,
}

/// The week, days alike folded. Only days that follow each other fold; today and days with a name stand alone.
pub fn week(words: Words, days: &[DayHours], today: NaiveDate) -> Vec<WeekLine> {
    let mut folds: Vec<(&DayHours, NaiveDate)> = Vec::new();
    for day in days {
        match folds.last_mut() {
            Some((first, last)) if first.date != today && folds_with(first, day) => *last = day.date,
            _ => folds.push((day, day.date)),
        }
    }
    let line = |(first, last): (&DayHours, NaiveDate)| WeekLine {
        days: day_label(words, first, last, today),
        hours: day_hours(words, first),
        today: first.date == today,
    };
    folds.into_iter().map(line).collect()
}

fn folds_with(first: &DayHours, day: &DayHours) -> bool {
    let clocks = |day: &DayHours| -> Vec<_> {
        day.spans.iter().map(|span| (span.start.time(), span.end.time(), span.state)).collect()
    };
    first.special_day.is_none()
        && day.special_day.is_none()
        && first.is_unknown == day.is_unknown
        && clocks(first) == clocks(day)
}

fn day_label(words: Words, first: &DayHours, last: NaiveDate, today: NaiveDate) -> String {
    let weekday = weekday_short(words, first.date.weekday());
    let label = if first.date == today {
        t!(words, "today-weekday", weekday = weekday)
    } else if first.date == last {
        weekday
    } else {
        t!(words, "from-to", from = weekday, to = weekday_short(words, last.weekday()))
    };
    match first.special_day {
        Some(day) => format!("{label} · {}", t!(words, "day-name", day = day.as_str())),
        None => label,
    }
}

fn day_hours(words: Words, day: &DayHours) -> Vec<String> {
    let stretch = |part: &DaySpan| {
        let (from, to) = (part.start.time(), part.end.time());
        match part.state {
            DayState::Open => span(words, from, to),
            DayState::MaybeOpen => t!(words, "place-week-uncertain", hours = span(words, from, to)),
            DayState::OpenEnd => t!(words, "at-from", from = clock(words, from)),
        }
    };
    match (day.spans.is_empty(), day.is_unknown) {
        (true, true) => vec![t!(words, "place-week-unknown")],
        (true, false) => vec![t!(words, "place-week-closed")],
        (false, _) => day.spans.iter().map(stretch).collect(),
    }
}

/// Whether anything is known of the week.
pub fn knows_week(days: &[DayHours]) -> bool {
    days.iter().any(|day| !day.spans.is_empty() || !day.is_unknown)
}

/// What its pictures show, in words, each with whose picture it is. The pictures themselves are never fetched: whoever
/// serves them would learn which place somebody looks at.
pub fn pictures(words: Words, place: &Place) -> Vec<(Spoken, String)> {
    let picture = |image: &Image| {
        let whose = [plain(&image.credit), plain(&image.license)];
        let whose = whose.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Some((spoken(words, &image.alt)?, whose))
    };
    place.images.iter().filter_map(picture).collect()
}

/// The hours in the source's words, with the note that goes with them. A value that people wrote in words of their own
/// is such a text, where the source has no other.
pub fn hours_in_words(words: Words, place: &Place) -> Vec<Spoken> {
    let Some(hours) = &place.hours else { return Vec::new() };
    let value = hours.value.as_deref().filter(|value| hours.source_text.is_empty() && !is_plain(value));
    let value = value.map(|value| Spoken { text: plain(value), lang: None });
    let told = [&hours.source_text, &hours.note].into_iter().filter_map(|text| spoken(words, text));
    value.into_iter().chain(told).collect()
}

/// Whether the hours stated are those of the building, wider than what is offered.
pub fn building_hours(place: &Place) -> bool {
    place.hours.as_ref().is_some_and(|hours| hours.scope == HoursScope::Building && hours.value.is_some())
}

/// The accessibility items, the known ones first, then those that nobody told.
pub fn accessibility(words: Words, place: &Place) -> Vec<(String, Answer)> {
    let answer = |item: &AccessibilityItem| place.accessibility.items.get(item).copied().unwrap_or_default();
    let others = place.accessibility.items.keys().filter(|item| !AccessibilityItem::KNOWN.contains(item));
    let mut items: Vec<_> =
        AccessibilityItem::KNOWN.iter().chain(others).map(|item| (need(words, item), answer(item))).collect();
    items.sort_by_key(|(_, answer)| *answer);
    items
}

/// Who may come, how, at what price, in what language.
pub fn who_and_how(
    words: Words,
    access: &Access,
    audience: &Audience,
    spoken_languages: &Languages,
) -> Vec<SignedFact> {
    let whom = whom(words, access, audience);
    let mut price = vec![cost(words, &access.cost).unwrap_or_else(|| t!(words, "place-cost-unknown"))];
    price.extend(spoken(words, &access.cost.note).map(|note| note.text));
    let how = how(words, access);
    let languages = language_facts(words, spoken_languages);
    let groups = [(Sign::Family, whom), (Sign::Price, price), (Sign::Door, how), (Sign::Talk, languages)];
    groups.into_iter().flat_map(|(sign, texts)| texts.into_iter().map(move |text| SignedFact { sign, text })).collect()
}

fn whom(words: Words, access: &Access, audience: &Audience) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(ages(words, audience.age_min_months, audience.age_max_months));
    if audience.children_alone == Some(true) {
        facts.push(t!(words, "place-children-alone"));
    }
    facts.extend(spoken(words, &audience.note).map(|note| note.text));
    facts.extend(led_by(words, access.led_by.as_ref()));
    if access.substance_free == Some(true) {
        facts.push(t!(words, "place-substance-free"));
    }
    facts
}

fn how(words: Words, access: &Access) -> Vec<String> {
    let mut facts = Vec::new();
    facts.push(match access.drop_in {
        Answer::Yes => t!(words, "place-drop-in-yes"),
        Answer::No => t!(words, "place-drop-in-no"),
        Answer::Unknown => t!(words, "place-drop-in-unknown"),
    });
    match access.registration.required {
        Some(true) if registration_season(words, access).is_some() => {
            facts.extend(registration_season(words, access));
        }
        Some(true) => facts.push(t!(words, "place-registration-required")),
        Some(false) if access.drop_in != Answer::Yes => facts.push(t!(words, "place-registration-none")),
        _ => {}
    }
    if access.referral_required == Some(true) {
        facts.push(t!(words, "place-referral"));
    }
    facts.extend(spoken(words, &access.food).map(|food| food.text));
    facts
}

/// When one can sign up, where that is told.
fn registration_season(words: Words, access: &Access) -> Option<String> {
    let day = |text: &Option<String>| {
        let date = PartialDate::parse(text.as_deref()?.get(..10).unwrap_or_default())?;
        Some(partial_date(words, date))
    };
    match (day(&access.registration.opens_at), day(&access.registration.closes_at)) {
        (Some(from), Some(to)) => Some(t!(words, "place-registration-from-to", from = from, to = to)),
        (Some(from), None) => Some(t!(words, "place-registration-from", from = from)),
        (None, Some(to)) => Some(t!(words, "place-registration-to", to = to)),
        (None, None) => None,
    }
}

/// Where one signs up: a page, a number.
pub fn registration(words: Words, access: &Access) -> Vec<ContactLine> {
    let line = |kind: ContactKind, value: &String, link: Option<SafeLink>| ContactLine {
        kind,
        label: t!(words, "place-registration-here"),
        text: plain(value),
        link,
    };
    if access.registration.required == Some(false) {
        return Vec::new();
    }
    let page = access.registration.url.as_ref().map(|url| line(ContactKind::Web, url, SafeLink::parse(url)));
    let phone = access.registration.phone.as_ref().map(|n| line(ContactKind::Phone, n, SafeLink::phone(n)));
    page.into_iter().chain(phone).collect()
}

/// A criterion: its words, then the answer, who gave it and when.
pub fn quality(words: Words, criteria: &[Criterion]) -> Vec<(Spoken, String)> {
    let line = |criterion: &Criterion| {
        let assessed = &criterion.assessed;
        let result = match assessed.result.as_str() {
            "yes" => t!(words, "quality-yes"),
            "partly" => t!(words, "quality-partly"),
            "no" => t!(words, "quality-no"),
            other => plain(other),
        };
        let method = match assessed.method {
            QualityMethod::OneSelf => Some(t!(words, "quality-self")),
            QualityMethod::Peer => Some(t!(words, "quality-peer")),
            QualityMethod::Other(_) => None,
        };
        let date = assessed.date.map(|date| partial_date(words, date));
        let name = spoken(words, &criterion.name)
            .unwrap_or_else(|| Spoken { text: assessed.criterion_id.to_string(), lang: None });
        (name, [Some(result), method, date].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    criteria.iter().map(line).collect()
}

/// What it costs; `None` where nobody told.
pub fn cost(words: Words, cost: &Cost) -> Option<String> {
    match (&cost.kind, cost.amount_eur) {
        (CostKind::Free, _) => Some(t!(words, "place-cost-free")),
        (CostKind::Optional, _) => Some(t!(words, "place-cost-optional")),
        (CostKind::Paid, Some(amount)) => Some(t!(words, "place-cost-paid-amount", amount = euros(words, amount))),
        (CostKind::Paid, None) => Some(t!(words, "place-cost-paid")),
        (CostKind::Unknown | CostKind::Other(_), _) => None,
    }
}

fn led_by(words: Words, led_by: Option<&LedBy>) -> Option<String> {
    match led_by? {
        LedBy::Professional => Some(t!(words, "place-led-professional")),
        LedBy::Volunteer => Some(t!(words, "place-led-volunteer")),
        LedBy::Both => Some(t!(words, "place-led-both")),
        LedBy::Other(_) => None,
    }
}

fn language_facts(words: Words, spoken_languages: &Languages) -> Vec<String> {
    let named = |tags: &Option<Vec<String>>| tags.clone().filter(|tags| !tags.is_empty());
    let mut facts = Vec::new();
    if let Some(tags) = named(&spoken_languages.activity) {
        facts.push(t!(words, "place-language-activity", languages = languages(words, &tags)));
    }
    if let Some(tags) = named(&spoken_languages.staff) {
        facts.push(t!(words, "place-language-staff", languages = languages(words, &tags)));
    }
    if spoken_languages.no_common_language_needed == Some(true) {
        facts.push(t!(words, "place-language-none-needed"));
    }
    if spoken_languages.interpreter_by_request == Some(true) {
        facts.push(t!(words, "place-language-interpreter"));
    }
    if facts.is_empty() {
        facts.push(t!(words, "place-language-unknown"));
    }
    facts
}

/// The street, the post code and the town, as on an envelope.
pub fn address(words: Words, place: &Place) -> Option<String> {
    address_in_words(words, &place.address)
}

pub fn address_in_words(words: Words, address: &Address) -> Option<String> {
    let text = |text: &Text| spoken(words, text).map(|spoken| spoken.text);
    let town = [address.postal_code.clone(), text(&address.city)];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts: Vec<_> = [text(&address.street), Some(town)].into_iter().flatten().collect();
    let address = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    (!address.is_empty()).then_some(address)
}

/// The ways there, by the phone's own map and by a map in a browser: to the point where that is the house's, else to the
/// address, where there is one with a street.
pub fn ways_there(words: Words, place: &Place) -> Option<(SafeLink, SafeLink)> {
    if let Some(point) = place.point.filter(|_| place.precision.gives_distance()) {
        return Some((SafeLink::geo(point), SafeLink::web_map(point)));
    }
    spoken(words, &place.address.street)?;
    let address = address(words, place)?;
    Some((SafeLink::geo_address(&address), SafeLink::web_map_address(&address)))
}

/// What one sends a friend: the name, the address, and where it is told.
pub fn as_text(words: Words, page: &PlacePage) -> String {
    let place = &page.place;
    let name = crate::ui::format::name(words, &place.name, &place.id).text;
    let page = place.contacts.iter().filter(|contact| contact.kind == ContactKind::Web);
    let page = page.filter_map(|contact| SafeLink::parse(&contact.value)).map(|link| link.as_str().to_owned()).next();
    [Some(name), address(words, place), page].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A way to reach the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactLine {
    pub kind: ContactKind,
    pub label: String,
    pub text: String,
    /// Absent where the address isn't one that may be followed: it is shown as text.
    pub link: Option<SafeLink>,
}

pub fn contacts(words: Words, contacts: &[Contact]) -> Vec<ContactLine> {
    let line = |contact: &Contact| {
        let (label, link) = match contact.kind {
            ContactKind::Phone => (t!(words, "place-call"), SafeLink::phone(&contact.value)),
            ContactKind::Email => (t!(words, "place-email"), SafeLink::email(&contact.value)),
            ContactKind::Web | ContactKind::Other(_) => (t!(words, "place-web"), SafeLink::parse(&contact.value)),
        };
        let label = spoken(words, &contact.label).map_or(label, |label| label.text);
        ContactLine { kind: contact.kind.clone(), label, text: plain(&contact.value), link }
    };
    contacts.iter().map(line).collect()
}

pub fn sessions(words: Words, sessions: &[Session], today: NaiveDate) -> Vec<SessionLine> {
    sessions.iter().map(|session| session_line(words, session, today)).collect()
}

fn session_line(words: Words, session: &Session, today: NaiveDate) -> SessionLine {
    let day = match session.start.date() {
        date if date == today => t!(words, "today-weekday", weekday = weekday_short(words, date.weekday())),
        date => weekday_and_date(words, date),
    };
    let hours = match (session.timed, session.end) {
        (false, _) => String::new(),
        (true, Some(end)) => {
            let from = clock(words, session.start.time());
            t!(words, "at-from-to", from = from, to = crate::ui::format::end_clock(words, end.time()))
        }
        (true, None) => t!(words, "at-from", from = clock(words, session.start.time())),
    };
    let badge = match session.status {
        EventStatus::Cancelled => Some(t!(words, "session-cancelled")),
        EventStatus::Postponed => Some(t!(words, "session-postponed")),
        EventStatus::Moved => Some(t!(words, "session-moved")),
        EventStatus::Scheduled | EventStatus::Other(_) => None,
    };
    let mut details = Vec::new();
    details.extend(spoken(words, &session.note).map(|note| note.text));
    if session.online {
        details.push(t!(words, "session-online"));
    }
    if session.registration_required {
        details.push(t!(words, "session-registration"));
    }
    SessionLine {
        key: session.key.clone(),
        opens: Route::event(session.event.as_str()),
        day,
        hours,
        name: spoken(words, &session.name).unwrap_or_default(),
        details,
        badge,
        link: session.online_url.as_deref().filter(|_| session.online).and_then(SafeLink::parse),
        off: matches!(session.status, EventStatus::Cancelled | EventStatus::Postponed),
    }
}

pub fn sources(words: Words, provenance: &Provenance) -> Vec<SourceLine> {
    provenance.sources.iter().map(|source| source_line(words, source)).collect()
}

fn source_line(words: Words, source: &Source) -> SourceLine {
    let license = source.license.as_deref().map(plain).unwrap_or_else(|| t!(words, "sources-none"));
    SourceLine {
        name: plain(&source.name),
        link: source.url.as_deref().and_then(SafeLink::parse),
        details: vec![license, told(words, source.date)],
    }
}

/// Who checked the record with the place, and when.
pub fn verified(words: Words, provenance: &Provenance) -> Option<String> {
    let date = full_date(words, provenance.verified_at?);
    Some(match &provenance.verified_by {
        Some(who) => t!(words, "place-verified-by", date = date, who = isolated(who)),
        None => t!(words, "place-verified", date = date),
    })
}

/// Who assessed the accessibility, and when.
pub fn assessed(words: Words, place: &Place) -> Option<String> {
    let date = partial_date(words, place.accessibility.assessed_at?);
    Some(match &place.accessibility.assessor {
        Some(who) => t!(words, "place-assessed-by", date = date, who = isolated(who)),
        None => t!(words, "place-assessed", date = date),
    })
}
