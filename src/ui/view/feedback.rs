//! An idea or feedback to the network: what is written, to whom it may go, and the letter. Nothing here sends anything.

use crate::domain::organization::{NetworkRole, Organization};
use crate::domain::record::ContactKind;
use crate::domain::support::Person;
use crate::t;
use crate::ui::format::{plain, spoken};
use crate::ui::i18n::Words;
use crate::ui::link::SafeLink;

/// Some mail programs cut longer letters that come by a link.
pub const MOST_LETTERS: usize = 1_500;

/// What it is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Matter {
    #[default]
    Idea,
    Thanks,
    Better,
}

impl Matter {
    pub const ALL: [Self; 3] = [Self::Idea, Self::Thanks, Self::Better];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Thanks => "thanks",
            Self::Better => "better",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.as_str() == word)
    }

    pub fn name(self, words: Words) -> String {
        match self {
            Self::Idea => t!(words, "feedback-idea"),
            Self::Thanks => t!(words, "feedback-thanks"),
            Self::Better => t!(words, "feedback-better"),
        }
    }
}

/// What is being written. It waits on the device until its writer sends it or wipes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    pub matter: Matter,
    /// Who writes, where they say so.
    pub writer: Option<Person>,
    pub text: String,
}

impl Draft {
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Who writes, as the letter says it.
pub fn writer_name(words: Words, person: Person) -> String {
    match person {
        Person::Child => t!(words, "feedback-child"),
        Person::YoungPerson => t!(words, "feedback-youth"),
        Person::Parent => t!(words, "feedback-parent"),
    }
}

/// Somebody the letter can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub name: String,
    pub address: String,
}

/// Who can be written to: the organization that was asked for, then the network's coordinators, its other members, who
/// publishes their records, and at last the directory's editor. Each address once; what is no address is left out.
pub fn recipients(
    words: Words,
    wanted: Option<&Organization>,
    network: &[Organization],
    editor: Option<&str>,
) -> Vec<Recipient> {
    let is_coordinator = |one: &&Organization| one.network.as_ref().is_some_and(|n| n.role == NetworkRole::Coordinator);
    let coordinators = network.iter().filter(is_coordinator);
    let members = network.iter().filter(|one| !is_coordinator(one));
    let mut found: Vec<Recipient> = Vec::new();
    let mut add = |name: String, address: &str| {
        let address = address.trim();
        if SafeLink::email(address).is_some() && found.iter().all(|other| other.address != address) {
            found.push(Recipient { name, address: address.to_owned() });
        }
    };
    for one in wanted.into_iter().chain(coordinators).chain(members) {
        let name = spoken(words, &one.name).map_or_else(|| one.id.to_string(), |name| name.text);
        for contact in one.contacts.iter().filter(|contact| contact.kind == ContactKind::Email) {
            add(name.clone(), &contact.value);
        }
    }
    for source in wanted.into_iter().chain(network).flat_map(|one| &one.provenance.sources) {
        if let Some(contact) = &source.contact {
            add(plain(&source.name), contact);
        }
    }
    if let Some(editor) = editor {
        add(t!(words, "feedback-editor"), editor);
    }
    found
}

/// The letter's text: what it is, who writes, the writer's own words.
pub fn letter(words: Words, draft: &Draft, about: Option<&str>) -> String {
    let mut head = vec![draft.matter.name(words)];
    head.extend(about.map(str::to_owned));
    head.extend(draft.writer.map(|writer| writer_name(words, writer)));
    let text: String = draft.text.trim().chars().take(MOST_LETTERS).collect();
    format!("{}\n\n{text}", head.join(" · "))
}

/// The link that opens the letter in the writer's own mail.
pub fn letter_link(words: Words, draft: &Draft, about: Option<&str>, to: &Recipient) -> Option<SafeLink> {
    let subject = t!(words, "feedback-subject", matter = draft.matter.name(words));
    SafeLink::letter(&to.address, &subject, &letter(words, draft, about))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::OrganizationId;
    use crate::domain::organization::{Network, OrganizationKind};
    use crate::domain::record::{Contact, Provenance, Source};
    use crate::domain::text::Text;
    use crate::ui::i18n::Language;

    fn organization(name: &str, role: NetworkRole, mail: &str, publisher: &str) -> Organization {
        Organization {
            id: OrganizationId::parse(&format!("a:{name}")).unwrap(),
            kind: OrganizationKind::Association,
            name: Text::of("fi", name),
            parent_id: None,
            url: None,
            contacts: vec![Contact { kind: ContactKind::Email, value: mail.to_owned(), label: Text::default() }],
            network: Some(Network { role, promise: None }),
            provenance: Provenance {
                sources: vec![Source {
                    name: "Julkaisija".to_owned(),
                    url: None,
                    license: None,
                    date: None,
                    id: None,
                    contact: Some(publisher.to_owned()),
                }],
                ..Provenance::default()
            },
        }
    }

    #[test]
    fn the_one_asked_for_comes_first_then_the_coordinator_and_no_address_twice() {
        let words = Language::Finnish.words();
        let network = [
            organization("jäsen".replace('ä', "a").as_str(), NetworkRole::Member, "jasen@a.fi", "toimitus@a.fi"),
            organization("koordinaattori", NetworkRole::Coordinator, "koordinaattori@a.fi", "toimitus@a.fi"),
            organization("outo", NetworkRole::Host, "ei osoite?bcc=x@y.fi", "https://a.fi"),
        ];
        let addresses = |wanted: Option<&Organization>, editor: Option<&str>| {
            let found = recipients(words, wanted, &network, editor);
            found.into_iter().map(|one| one.address).collect::<Vec<_>>()
        };
        assert_eq!(addresses(None, None), ["koordinaattori@a.fi", "jasen@a.fi", "toimitus@a.fi"]);
        assert_eq!(addresses(Some(&network[0]), None)[0], "jasen@a.fi");
        assert_eq!(addresses(None, Some("editor@a.fi"))[3], "editor@a.fi");
        assert_eq!(recipients(words, None, &[], None), [], "nobody's address is known");
    }

    #[test]
    fn a_letter_holds_its_writer_s_words_and_no_more_than_a_link_carries() {
        let words = Language::Finnish.words();
        let draft =
            Draft {
                matter: Matter::Idea, writer: Some(Person::Child), text: format!(" Keinu! {}", "ä".repeat(3_000))
            };
        let text = letter(words, &draft, Some("Perhetalo"));
        assert!(text.starts_with("Idea · Perhetalo · Lapsi\n\nKeinu! ää"), "{text}");
        assert!(text.chars().count() < MOST_LETTERS + 60);
        let to = Recipient { name: "A".to_owned(), address: "a@b.fi".to_owned() };
        let link = letter_link(words, &draft, None, &to).unwrap();
        assert!(link.as_str().starts_with("mailto:a@b.fi?subject="), "{}", link.as_str());
        assert!(Draft { text: " \n".to_owned(), ..Draft::default() }.is_empty());
    }
}
