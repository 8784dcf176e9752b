//! Tukea in words: who answers, what it costs, in which languages, and what to do while nobody does.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::area::{Area, Vocabulary};
use crate::domain::availability::{Availability, DayHours};
use crate::domain::event::Event;
use crate::domain::id::ServiceId;
use crate::domain::organization::Organization;
use crate::domain::record::{Answer, Cost, Provenance, Source};
use crate::domain::service::{Channel, ChannelConfidence, ChannelKind, Service};
use crate::domain::support::{
    Answering, Part, Person, Reach, answering, can_ask_for, can_become_one, is_emergency_number, part_of, reach,
    works_without_network,
};
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::components::door::Door;
use crate::ui::components::place_row::{Row, Spoken};
use crate::ui::components::service_card::{Meanwhile, ServiceLine, Way};
use crate::ui::components::sources::SourceLine;
use crate::ui::components::week::WeekLine;
use crate::ui::format::state::{Subject, capitalised, state};
use crate::ui::format::{isolated, languages, plain, spoken};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::row::{PlaceItem, row};
use crate::ui::view::saved::event_row;
use crate::ui::view::{help, place};

/// A service as the directory has it at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceItem {
    pub service: Service,
    pub provider: Option<Organization>,
    /// The best channel's state.
    pub availability: Availability,
    /// One for each channel, in their order.
    pub channels: Vec<Availability>,
    /// What to use while this one is closed.
    pub fallback: Option<Fallback>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Fallback {
    pub id: ServiceId,
    pub name: Text,
    pub availability: Availability,
}

/// Everything that Tukea is made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SupportItems {
    pub services: Vec<ServiceItem>,
    /// Moments in life, in their order.
    pub situations: Vec<Vocabulary>,
    /// Events that one takes part in from home, each with its next run's start.
    pub online: Vec<(Event, Option<NaiveDateTime>)>,
    /// Places near the reader that volunteers lead.
    pub volunteer_led: Vec<PlaceItem>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asker {
    pub person: Option<Person>,
    /// Where they live, where they said so: a bare code.
    pub municipality: Option<String>,
    /// Whether they said where they are, by whatever way.
    pub is_placed: bool,
}

/// A group of lines under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    pub group: Answering,
    pub lines: Vec<ServiceLine>,
}

/// A moment in life, and the address of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    pub id: String,
    pub name: Spoken,
}

/// Tukea, put in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SupportPage {
    pub emergency: Option<ServiceLine>,
    /// Who can be talked or written to, best first.
    pub talk: Vec<Lines>,
    pub situations: Vec<Situation>,
    pub beside: Vec<ServiceLine>,
    pub childcare: Vec<ServiceLine>,
    pub peers: Vec<ServiceLine>,
    pub online: Vec<ServiceLine>,
    pub online_events: Vec<Row>,
    pub advice: Vec<ServiceLine>,
    /// Where one can give a hand, the nearest first.
    pub give: Vec<ServiceLine>,
    /// Places near the reader that volunteers lead.
    pub give_places: Vec<Row>,
    /// Whether it is known what is near.
    pub is_placed: bool,
}

pub fn support_page(
    words: Words,
    items: &SupportItems,
    areas: &[Area],
    asker: &Asker,
    now: DateTime<Utc>,
) -> SupportPage {
    let mut page = SupportPage {
        situations: items.situations.iter().filter_map(|word| situation(words, word)).collect(),
        online_events: items.online.iter().map(|(event, next)| event_row(words, event, *next, now)).collect(),
        give_places: items.volunteer_led.iter().map(|place| row(words, place, now)).collect(),
        is_placed: asker.is_placed,
        ..SupportPage::default()
    };
    let mut give: Vec<(bool, ServiceLine)> = Vec::new();
    let mut talk: Vec<(Answering, bool, ServiceLine)> = Vec::new();
    for item in &items.services {
        let service = &item.service;
        let line = || line(words, item, areas, now);
        if is_emergency_number(service) {
            page.emergency = Some(line());
            continue;
        }
        let reached = reach(&service.area_codes, asker.municipality.as_deref());
        if reached == Reach::Elsewhere {
            continue;
        }
        if can_become_one(service) {
            give.push((reached != Reach::Here, line()));
        }
        if !can_ask_for(service) || asker.person.is_some_and(|person| !person.is_served(service)) {
            continue;
        }
        match part_of(service) {
            // What is near and what is for an emergency comes first among its like.
            Part::Emergency => talk.push((answering(&item.availability), false, line())),
            Part::Talk => talk.push((answering(&item.availability), reached != Reach::Here, line())),
            Part::Beside => page.beside.push(line()),
            Part::Childcare => page.childcare.push(line()),
            Part::Peers => page.peers.push(line()),
            Part::Online => page.online.push(line()),
            Part::Advice => page.advice.push(line()),
        }
    }
    talk.sort_by(|a, b| (a.0, a.1, &a.2.name.text).cmp(&(b.0, b.1, &b.2.name.text)));
    for (group, _, line) in talk {
        match page.talk.last_mut() {
            Some(lines) if lines.group == group => lines.lines.push(line),
            _ => page.talk.push(Lines { group, lines: vec![line] }),
        }
    }
    let SupportPage { beside, childcare, peers, online, advice, .. } = &mut page;
    for lines in [beside, childcare, peers, online, advice] {
        lines.sort_by(|a, b| a.name.text.cmp(&b.name.text));
    }
    give.sort_by(|a, b| (a.0, &a.1.name.text).cmp(&(b.0, &b.1.name.text)));
    page.give = give.into_iter().map(|(_, line)| line).collect();
    page
}

/// A moment in life by its name; one that has none in any language can't be chosen.
pub fn situation(words: Words, word: &Vocabulary) -> Option<Situation> {
    Some(Situation { id: word.id.to_string(), name: spoken(words, &word.name)? })
}

/// Who helps in one moment in life, those who answer first.
pub fn for_situation(
    words: Words,
    items: &SupportItems,
    word: &Vocabulary,
    areas: &[Area],
    asker: &Asker,
    now: DateTime<Utc>,
) -> Vec<ServiceLine> {
    let id = word.id.to_string();
    let is_for_it = |service: &Service| {
        service.life_situations.contains(&id)
            || service.audience.life_situations.contains(&id)
            || word.links.iter().any(|link| link == service.id.as_str())
    };
    let reaches = |service: &Service| reach(&service.area_codes, asker.municipality.as_deref()) != Reach::Elsewhere;
    let mut lines: Vec<_> = items
        .services
        .iter()
        .filter(|item| is_for_it(&item.service) && reaches(&item.service))
        .map(|item| {
            // The vocabulary names the fittest first.
            let fit = word.links.iter().position(|link| link == item.service.id.as_str()).unwrap_or(usize::MAX);
            ((answering(&item.availability), fit), line(words, item, areas, now))
        })
        .collect();
    lines.sort_by(|a, b| (a.0, &a.1.name.text).cmp(&(b.0, &b.1.name.text)));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn service_name(words: Words, service: &Service) -> Spoken {
    spoken(words, &service.name).unwrap_or_else(|| Spoken { text: service.id.to_string(), lang: None })
}

/// A service in a list.
pub fn line(words: Words, item: &ServiceItem, areas: &[Area], now: DateTime<Utc>) -> ServiceLine {
    let service = &item.service;
    let said = state(words, &item.availability, Subject::Line, now);
    let help = help::sides(words, item);
    let mut ways = ways(words, item);
    if help.iter().any(|side| side.way.is_some()) {
        // Its two sides lead there.
        ways.retain(|way| way.kind != ChannelKind::Web);
    }
    ServiceLine {
        id: service.id.to_string(),
        name: service_name(words, service),
        door: said.door,
        state: said.line(),
        told: said.told,
        summary: spoken(words, &service.summary),
        facts: facts(words, item, areas),
        ways,
        help,
        meanwhile: meanwhile(words, item),
    }
}

/// What one asks before calling: for whom, what it costs, whether one must tell one's name, in which languages, where.
fn facts(words: Words, item: &ServiceItem, areas: &[Area]) -> Vec<String> {
    let service = &item.service;
    let mut facts = Vec::new();
    facts.extend(for_whom(words, &service.audience.groups));
    if let Some(channel) = best_channel(item) {
        facts.extend(cost(words, &channel.cost));
        if channel.anonymous == Answer::Yes {
            facts.push(t!(words, "support-anonymous"));
        }
        if !channel.languages.is_empty() {
            facts.push(t!(words, "tag-languages", languages = languages(words, &channel.languages)));
        }
    }
    facts.extend(area_names(words, &service.area_codes, areas));
    facts
}

/// The channel that gives the service its state.
fn best_channel(item: &ServiceItem) -> Option<&Channel> {
    let index = item.channels.iter().position(|state| *state == item.availability)?;
    item.service.channels.get(index)
}

fn for_whom(words: Words, groups: &[String]) -> Option<String> {
    let name = |group: &String| match group.as_str() {
        "parents" => Some(t!(words, "support-for-parents")),
        "families" => Some(t!(words, "support-for-families")),
        "children" => Some(t!(words, "support-for-children")),
        "youth" => Some(t!(words, "support-for-youth")),
        "anyone" => Some(t!(words, "support-for-anyone")),
        _ => None,
    };
    let names: Vec<_> = groups.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| capitalised(&names.join(words.language().comma())))
}

fn cost(words: Words, cost: &Cost) -> Option<String> {
    // A publisher's own words say more than the kind.
    spoken(words, &cost.note).map(|note| note.text).or_else(|| place::cost(words, cost))
}

/// The counties and municipalities that a service is for; none where it is for everybody.
fn area_names(words: Words, codes: &[String], areas: &[Area]) -> Option<String> {
    if reach(codes, None) == Reach::Everywhere {
        return None;
    }
    let name = |code: &String| spoken(words, &areas.iter().find(|area| area.code == *code)?.name).map(|name| name.text);
    let names: Vec<_> = codes.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(words.language().comma()))
}

/// What a press does: call who answers, write where one can. Whoever doesn't answer now is not offered.
fn ways(words: Words, item: &ServiceItem) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let mut seen: Vec<&ChannelKind> = Vec::new();
    let groups = item.channels.iter().map(answering);
    let mut channels: Vec<_> = groups.zip(&item.service.channels).collect();
    // Of two lines of a kind, the one that answers.
    channels.sort_by_key(|(group, _)| *group);
    for (group, channel) in channels {
        let offered = match channel.kind {
            ChannelKind::Phone | ChannelKind::Chat => {
                matches!(group, Answering::Now | Answering::Maybe | Answering::NotKnown)
            }
            _ => group == Answering::AnyTime,
        };
        if !offered || seen.contains(&&channel.kind) {
            continue;
        }
        if let Some(way) = way(words, channel, group == Answering::Now) {
            seen.push(&channel.kind);
            ways.push(way);
        }
    }
    // A page of its own is worth a press only where nothing better is.
    if ways.len() > 1 {
        ways.retain(|way| way.kind != ChannelKind::Web);
    }
    ways
}

/// The press that opens a channel; `None` where its address isn't one that may be followed.
pub fn way(words: Words, channel: &Channel, strong: bool) -> Option<Way> {
    let page = || channel.url.as_deref().and_then(SafeLink::parse);
    let (text, link) = match channel.kind {
        ChannelKind::Phone => {
            let number = channel.number.as_deref()?;
            (t!(words, "support-call", number = isolated(number)), SafeLink::phone(number)?)
        }
        ChannelKind::Chat => (t!(words, "support-chat"), page()?),
        ChannelKind::Letter => (t!(words, "support-letter"), page()?),
        ChannelKind::BookedChat => (t!(words, "support-book"), page()?),
        ChannelKind::Forum => (t!(words, "support-forum"), page()?),
        ChannelKind::Web | ChannelKind::Visit | ChannelKind::Other(_) => (t!(words, "place-web"), page()?),
    };
    Some(Way { kind: channel.kind.clone(), text, link, strong })
}

/// Who to turn to while this one doesn't answer: only somebody who may.
fn meanwhile(words: Words, item: &ServiceItem) -> Option<Meanwhile> {
    if matches!(answering(&item.availability), Answering::Now | Answering::Maybe) {
        return None;
    }
    let fallback = item.fallback.as_ref()?;
    if !matches!(answering(&fallback.availability), Answering::Now | Answering::Maybe | Answering::AnyTime) {
        return None;
    }
    let name = spoken(words, &fallback.name)?.text;
    Some(Meanwhile { id: fallback.id.to_string(), text: t!(words, "support-meanwhile", name = isolated(&name)) })
}

/// A service's page.
#[derive(Debug, Clone, PartialEq)]
pub struct ServicePage {
    pub item: ServiceItem,
    /// The counties and municipalities that it is for.
    pub areas: Vec<Area>,
    /// Seven days of each channel from today on.
    pub weeks: Vec<Vec<DayHours>>,
    pub life_situations: Vec<Vocabulary>,
    pub tasks: Vec<Text>,
}

/// One channel on a service's page.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelCard {
    pub key: String,
    pub title: String,
    pub door: Door,
    pub state: String,
    pub told: Option<String>,
    pub way: Option<Way>,
    /// The number or the address as text, where no press can open it.
    pub address: Option<String>,
    pub facts: Vec<String>,
    /// What the publisher says of hours, holidays and whom it is for.
    pub texts: Vec<Spoken>,
    pub week: Vec<WeekLine>,
    /// Whether it does nothing without a data network.
    pub needs_network: bool,
    pub is_old: bool,
}

pub fn channel_cards(words: Words, page: &ServicePage, now: DateTime<Utc>) -> Vec<ChannelCard> {
    let today = to_civil(now).date();
    let channels = page.item.service.channels.iter().zip(&page.item.channels).zip(&page.weeks);
    channels
        .map(|((channel, availability), week)| channel_card(words, channel, availability, week, now, today))
        .collect()
}

fn channel_card(
    words: Words,
    channel: &Channel,
    availability: &Availability,
    week: &[DayHours],
    now: DateTime<Utc>,
    today: NaiveDate,
) -> ChannelCard {
    let said = state(words, availability, Subject::Line, now);
    let way = way(words, channel, answering(availability) == Answering::Now);
    let address = channel.number.as_deref().or(channel.url.as_deref()).filter(|_| way.is_none()).map(plain);
    let mut facts = Vec::new();
    facts.extend(cost(words, &channel.cost));
    match channel.anonymous {
        Answer::Yes => facts.push(t!(words, "support-anonymous")),
        Answer::No => facts.push(t!(words, "support-by-name")),
        Answer::Unknown => {}
    }
    if !channel.languages.is_empty() {
        facts.push(t!(words, "tag-languages", languages = languages(words, &channel.languages)));
    }
    let hours = channel.hours.as_ref();
    let texts = [
        Some(&channel.audience),
        hours.map(|hours| &hours.source_text),
        hours.map(|hours| &hours.note),
        Some(&channel.holidays_note),
    ];
    ChannelCard {
        key: channel.id.clone(),
        title: channel_name(words, &channel.kind),
        door: said.door,
        state: said.line(),
        told: said.told,
        way,
        address,
        facts,
        texts: texts.into_iter().flatten().filter_map(|text| spoken(words, text)).collect(),
        week: if place::knows_week(week) { place::week(words, week, today) } else { Vec::new() },
        needs_network: !works_without_network(channel),
        is_old: channel.confidence == ChannelConfidence::Old,
    }
}

pub fn channel_name(words: Words, kind: &ChannelKind) -> String {
    match kind {
        ChannelKind::Phone => t!(words, "channel-phone"),
        ChannelKind::Chat => t!(words, "channel-chat"),
        ChannelKind::Letter => t!(words, "channel-letter"),
        ChannelKind::BookedChat => t!(words, "channel-booked-chat"),
        ChannelKind::Forum => t!(words, "channel-forum"),
        ChannelKind::Web => t!(words, "place-web"),
        ChannelKind::Visit => t!(words, "channel-visit"),
        ChannelKind::Other(other) => plain(other),
    }
}

/// The sources of the service and of its channels, each once.
pub fn every_source(service: &Service) -> Vec<&Source> {
    let mut sources: Vec<&Source> = Vec::new();
    let of_channels = service.channels.iter().flat_map(|channel| &channel.sources);
    for source in service.provenance.sources.iter().chain(of_channels) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

pub fn sources(words: Words, service: &Service) -> Vec<SourceLine> {
    let sources = every_source(service).into_iter().cloned().collect();
    place::sources(words, &Provenance { sources, ..Provenance::default() })
}

/// Whom it is for and where, in the publisher's words and ours.
pub fn about(words: Words, item: &ServiceItem, areas: &[Area]) -> Vec<String> {
    let service = &item.service;
    let mut about = Vec::new();
    about.extend(for_whom(words, &service.audience.groups));
    about.extend(spoken(words, &service.audience.note).map(|note| note.text));
    match area_names(words, &service.area_codes, areas) {
        Some(names) => about.push(names),
        None if reach(&service.area_codes, None) == Reach::Everywhere => about.push(t!(words, "support-everywhere")),
        None => {}
    }
    about
}

/// What one sends a friend: the name, the number, the page.
pub fn as_text(words: Words, item: &ServiceItem) -> String {
    let service = &item.service;
    let number = service.channels.iter().find_map(|channel| channel.number.as_deref().map(plain));
    let page = service.channels.iter().find_map(|channel| SafeLink::parse(channel.url.as_deref()?));
    let page = page.map(|link| link.as_str().to_owned());
    [Some(service_name(words, service).text), number, page].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
