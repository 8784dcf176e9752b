//! Asking for somebody beside the family, or becoming one: the two sides of a service, and the letters they write.

use crate::domain::record::ContactKind;
use crate::domain::service::ChannelKind;
use crate::domain::support::{can_ask_for, can_become_one, is_helping_hand};
use crate::t;
use crate::ui::components::service_card::{HelpSide, Way};
use crate::ui::format::spoken;
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;
use crate::ui::view::support::ServiceItem;

/// The sides of a service that brings people together, asking first; none of another service.
pub fn sides(words: Words, item: &ServiceItem) -> Vec<HelpSide> {
    let service = &item.service;
    if !is_helping_hand(service) {
        return Vec::new();
    }
    let name = spoken(words, &service.name).map_or_else(|| service.id.to_string(), |name| name.text);
    let mut sides = Vec::new();
    if can_ask_for(service) {
        let letter = (t!(words, "help-ask-subject", name = &name), t!(words, "help-ask-letter"));
        sides.push(HelpSide {
            title: t!(words, "help-ask"),
            text: t!(words, "help-ask-text"),
            way: way(item, t!(words, "help-ask"), &letter),
        });
    }
    if can_become_one(service) {
        let letter = (t!(words, "help-become-subject", name = &name), t!(words, "help-become-letter"));
        sides.push(HelpSide {
            title: t!(words, "help-become"),
            text: t!(words, "help-become-text"),
            way: way(item, t!(words, "help-become"), &letter),
        });
    }
    sides
}

/// A letter to whoever runs it, where they have an address; else the service's page, its number, their page.
fn way(item: &ServiceItem, text: String, (subject, letter): &(String, String)) -> Option<Way> {
    let provider = item.provider.as_ref();
    let mail = provider.into_iter().flat_map(|provider| &provider.contacts);
    let mail = mail.filter(|contact| contact.kind == ContactKind::Email);
    let letter = mail.filter_map(|contact| SafeLink::letter(&contact.value, subject, letter)).next();
    let channels = &item.service.channels;
    let page =
        || channels.iter().find_map(|channel| SafeLink::parse(channel.url.as_deref()?)).filter(SafeLink::is_page);
    let phone = || channels.iter().find_map(|channel| SafeLink::phone(channel.number.as_deref()?));
    let owner = || SafeLink::parse(provider?.url.as_deref()?).filter(SafeLink::is_page);
    let (kind, link) = letter
        .map(|link| (ChannelKind::Letter, link))
        .or_else(|| Some((ChannelKind::Web, page()?)))
        .or_else(|| Some((ChannelKind::Phone, phone()?)))
        .or_else(|| Some((ChannelKind::Web, owner()?)))?;
    Some(Way { kind, text, link, strong: false })
}
