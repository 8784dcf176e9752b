//! Suomi.fi's Finnish Service Catalogue (PTV, Palvelutietovaranto): `ovi feed import --from ptv`.
//!
//! Reads objects of the open interface, version 11 and, where their words differ, the ones before: service locations
//! become places, services services with the channels that are in the same input, organizations organizations. One
//! object, a list, a page (`itemList`), or a folder of such files. Points are told in Finland's plane coordinates
//! (`point`). What the catalogue says of hours says nothing of public holidays, so they are *not stated*.

mod hours;
mod place;
mod point;
mod service;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::dotted::{Object, put_text};
use super::super::problem::{Problem, PublishError};
use super::given::{self, Origin, Texts, contact, documents, items, link, put_list};
use super::{Batch, Options, kinds};

const LICENSE: &str = "CC-BY-4.0";

/// What an import is doing.
struct Import<'o> {
    options: &'o Options,
    file: String,
    batch: Batch,
    texts: Texts,
    left_out: BTreeMap<&'static str, usize>,
    /// Organizations that the input tells, or whose name a service tells.
    organizations: BTreeSet<String>,
}

/// Makes places, services and organizations.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let mut import = Import {
        options,
        file: super::file_name(&options.input),
        batch: Batch::default(),
        texts: Texts::default(),
        left_out: BTreeMap::new(),
        organizations: BTreeSet::new(),
    };
    let (mut channels, mut services, mut organizations) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for document in documents(options)? {
        let (_, items) = items(document, &["itemList"]);
        for item in items {
            let list = match () {
                () if item["serviceChannelType"].is_string() => &mut channels,
                () if item["serviceNames"].is_array() => &mut services,
                () if item["organizationNames"].is_array() => &mut organizations,
                () => {
                    import.leave_out("are neither channels nor services nor organizations");
                    continue;
                }
            };
            let id = given::word(&item["id"]);
            if id.is_empty() {
                import.leave_out("have no id");
            } else if !matches!(item["publishingStatus"].as_str(), None | Some("Published")) {
                import.leave_out("are not published");
            } else {
                list.insert(id, item);
            }
        }
    }
    import.choose(&mut channels, &mut services);
    for (id, told) in &organizations {
        import.organization(id, told);
    }
    for (id, told) in &services {
        service::add(&mut import, id, told, &channels);
    }
    for (id, told) in channels.iter().filter(|(_, told)| told["serviceChannelType"] == "ServiceLocation") {
        place::add(&mut import, id, told);
    }
    Ok(import.finish())
}

/// The record's id of an object of the catalogue.
fn record_id(id: &str) -> String {
    given::id("ptv", id)
}

impl Import<'_> {
    fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// Where only some target groups are asked for: their services, and the places that these name or that name them.
    fn choose(&mut self, channels: &mut BTreeMap<String, Value>, services: &mut BTreeMap<String, Value>) {
        let asked = &self.options.terms.target_groups;
        if asked.is_empty() {
            return;
        }
        let is_asked = |service: &Value| {
            let codes =
                service["targetGroups"].as_array().into_iter().flatten().filter_map(|group| group["code"].as_str());
            codes
                .into_iter()
                .any(|code| asked.iter().any(|asked| code == asked || code.starts_with(&format!("{asked}."))))
        };
        let before = channels.len() + services.len();
        services.retain(|_, service| is_asked(service));
        let named: BTreeSet<String> = services
            .values()
            .flat_map(|service| service["serviceChannels"].as_array().into_iter().flatten())
            .map(|channel| given::word(&channel["serviceChannel"]["id"]))
            .collect();
        channels.retain(|id, channel| {
            let linked = channel["services"].as_array().into_iter().flatten();
            named.contains(id)
                || linked.into_iter().any(|link| services.contains_key(&given::word(&link["service"]["id"])))
        });
        let gone = before - channels.len() - services.len();
        if gone > 0 {
            *self.left_out.entry("are for target groups that are not asked for").or_default() += gone;
        }
    }

    fn organization(&mut self, id: &str, told: &Value) {
        let mut record = Object::new();
        put_text(&mut record, "id", &record_id(id));
        self.texts.put(&mut record, "name", typed(&told["organizationNames"], &["Name"]));
        let name = localized(&told["organizationNames"]).unwrap_or_default();
        if !record.contains_key("name") {
            self.leave_out("have no name");
            return;
        }
        let kind = match told["organizationType"].as_str() {
            Some("Municipality") => "municipality",
            Some("State") => "state",
            Some("Company") => "private",
            Some("SotePublic" | "Sote1") => "county",
            _ => kinds::of_organization(name),
        };
        put_text(&mut record, "kind", kind);
        put_text(&mut record, "url", link(web_page(&told["webPages"])));
        put_list(&mut record, "contact", contacts(told, "emails"));
        self.origin(id, told).put(&mut record);
        self.organizations.insert(id.to_owned());
        self.batch.add("organizations", record);
    }

    /// An organization of which only the name is told. The answer is its id.
    fn named_organization(&mut self, id: &str, name: &str) -> Option<String> {
        let record_id = record_id(id);
        if !self.organizations.contains(id) {
            if name.is_empty() {
                return None;
            }
            let mut record = Object::new();
            put_text(&mut record, "id", &record_id);
            put_text(&mut record, "kind", kinds::of_organization(name));
            put_text(&mut record, "name.fi", &given::words(name));
            Origin { name: "Suomi.fi-palvelutietovaranto", license: LICENSE, id, ..Origin::default() }.put(&mut record);
            self.organizations.insert(id.to_owned());
            self.batch.add("organizations", record);
        }
        Some(record_id)
    }

    fn origin<'a>(&self, id: &'a str, told: &Value) -> PtvOrigin<'a> {
        PtvOrigin { id, date: given::date(told["modified"].as_str().unwrap_or("")) }
    }

    fn finish(mut self) -> Batch {
        for (why, count) in &self.left_out {
            self.batch.problems.push(Problem::warning(&self.file, None, format!("{count} {why}: left out")));
        }
        self.batch.problems.extend(self.texts.problem(&self.file));
        self.batch
    }
}

/// The source of a record of the catalogue.
struct PtvOrigin<'a> {
    id: &'a str,
    date: String,
}

impl PtvOrigin<'_> {
    fn put(&self, record: &mut Object) {
        let origin = Origin {
            name: "Suomi.fi-palvelutietovaranto",
            url: "https://www.suomi.fi/",
            license: LICENSE,
            date: &self.date,
            id: self.id,
        };
        origin.put(record);
    }
}

/// Texts of some types out of a list: `[{language, value, type}]`.
fn typed<'a>(list: &'a Value, types: &[&str]) -> Vec<(&'a str, &'a str)> {
    let items: Vec<&Value> = list.as_array().into_iter().flatten().collect();
    let of =
        |word: &str| items.iter().filter(move |item| item["type"].as_str() == Some(word)).copied().collect::<Vec<_>>();
    types
        .iter()
        .map(|word| of(word))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
        .into_iter()
        .filter_map(text)
        .collect()
}

/// Texts of a list without types.
fn texts(list: &Value) -> Vec<(&str, &str)> {
    list.as_array().into_iter().flatten().filter_map(text).collect()
}

fn text(item: &Value) -> Option<(&str, &str)> {
    Some((item["language"].as_str()?, item["value"].as_str()?))
}

/// The Finnish text of a list, or the first there is.
fn localized(list: &Value) -> Option<&str> {
    let texts = texts(list);
    texts.iter().find(|(language, _)| *language == "fi").or(texts.first()).map(|(_, text)| text.trim())
}

fn web_page(pages: &Value) -> &str {
    let pages: Vec<&Value> = pages.as_array().into_iter().flatten().collect();
    let finnish = pages.iter().find(|page| page["language"] == "fi").or(pages.first());
    finnish.and_then(|page| page["url"].as_str()).unwrap_or("")
}

/// Telephone numbers, with the country's where it is told apart.
fn phones(told: &Value) -> Vec<String> {
    let is_phone = |phone: &&Value| matches!(phone["type"].as_str(), None | Some("Phone"));
    let number = |phone: &Value| {
        let number = given::word(&phone["number"]);
        let prefix = phone["prefixNumber"].as_str().unwrap_or("").trim();
        (!number.is_empty()).then(|| if prefix.is_empty() { number.clone() } else { format!("{prefix} {number}") })
    };
    let mut all: Vec<String> =
        told["phoneNumbers"].as_array().into_iter().flatten().filter(is_phone).filter_map(number).collect();
    let mut seen = BTreeSet::new();
    all.retain(|number| number.len() < 40 && seen.insert(number.clone()));
    all
}

fn contacts(told: &Value, emails: &str) -> Vec<Value> {
    let phones = phones(told).into_iter().filter_map(|number| contact("phone", &number)).take(3);
    let emails = texts(&told[emails]).into_iter().filter_map(|(_, email)| contact("email", email)).take(2);
    phones.chain(emails).chain(contact("web", web_page(&told["webPages"]))).collect()
}

fn languages(told: &Value) -> Vec<Value> {
    let tags = told["languages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    tags.filter(|tag| given::is_language(tag)).map(|tag| tag.to_lowercase().into()).collect()
}
