//! The resources: what leaves the phone by the network and by a backup, the languages, the look.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::{ANDROID, names, read, root};

fn elements<'a, 'input>(document: &'a Document<'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    document.descendants().filter(Node::is_element)
}

#[test]
fn nothing_goes_unencrypted_but_to_the_phone_itself() {
    let text = read("res/xml/avoin_ovi_network_security.xml");
    let document = Document::parse(&text).unwrap();
    let mut open = Vec::new();
    for node in elements(&document) {
        match node.tag_name().name() {
            "network-security-config" | "trust-anchors" => {}
            "base-config" => assert_eq!(node.attribute("cleartextTrafficPermitted"), Some("false")),
            "domain-config" => assert_eq!(node.attribute("cleartextTrafficPermitted"), Some("true")),
            "domain" => open.push((node.text().unwrap(), node.attribute("includeSubdomains"))),
            "certificates" => assert_eq!(node.attribute("src"), Some("system")),
            other => panic!("<{other}> is not looked at"),
        }
    }
    assert_eq!(open, [("127.0.0.1", Some("false"))]);
}

/// The reader's own files: the database, what SQLite has not yet written into it, and the copy kept before each migration.
fn own_files() -> Vec<String> {
    let migrations = std::fs::read_dir(root().join("src/store/sql"))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("user_"))
        .count();
    let mut files = vec!["user.sqlite".to_owned(), "user.sqlite-wal".to_owned()];
    // Nothing stands before the first.
    files.extend((2..=migrations).map(|version| format!("user.sqlite.before-{version}")));
    files
}

/// The files that rules name, with what each asks of the backup: `""` nothing.
fn included(node: Node<'_, '_>) -> Vec<(String, String)> {
    let rules: Vec<_> = node.children().filter(Node::is_element).collect();
    rules
        .iter()
        .map(|rule| {
            assert_eq!(rule.tag_name().name(), "include", "what is not named stays out already");
            assert_eq!(rule.attribute("domain"), Some("file"));
            let asked = rule.attribute("requireFlags").unwrap_or_default();
            (rule.attribute("path").unwrap().to_owned(), asked.to_owned())
        })
        .collect()
}

#[test]
fn a_backup_takes_the_readers_own_database_and_nothing_else_and_only_where_nobody_can_read_it() {
    let text = read("res/xml/avoin_ovi_backup.xml");
    let oldest = Document::parse(&text).unwrap();
    let shut: Vec<_> =
        elements(&oldest).skip(1).map(|node| (node.tag_name().name(), node.attribute("domain"))).collect();
    let all = ["root", "file", "database", "sharedpref", "external"].map(|domain| ("exclude", Some(domain)));
    assert_eq!(shut, all, "Android 8");

    let text = read("res/xml-v28/avoin_ovi_backup.xml");
    let old = Document::parse(&text).unwrap();
    let ways = ["clientSideEncryption", "deviceToDeviceTransfer"];
    let expected: Vec<_> =
        own_files().into_iter().flat_map(|file| ways.map(|way| (file.clone(), way.to_owned()))).collect();
    assert_eq!(included(old.root_element()), expected, "Android 9 to 11");

    let text = read("res/xml/avoin_ovi_data_extraction.xml");
    let new = Document::parse(&text).unwrap();
    let ways: Vec<_> = new.root_element().children().filter(Node::is_element).collect();
    assert_eq!(ways.iter().map(|way| way.tag_name().name()).collect::<Vec<_>>(), ["cloud-backup", "device-transfer"]);
    assert_eq!(ways[0].attribute("disableIfNoEncryptionCapabilities"), Some("true"));
    for way in ways {
        let expected: Vec<_> = own_files().into_iter().map(|file| (file, String::new())).collect();
        assert_eq!(included(way), expected, "{}", way.tag_name().name());
    }
    let store = std::fs::read_to_string(root().join("src/store/migrate.rs")).unwrap();
    assert!(store.contains("\"user.sqlite\"") && store.contains("before-{}"), "the store's names changed");
}

#[test]
fn only_what_is_shared_can_be_lent() {
    let text = read("res/xml/avoin_ovi_shared.xml");
    let document = Document::parse(&text).unwrap();
    let paths: Vec<_> = document.root_element().children().filter(Node::is_element).collect();
    assert_eq!(paths.len(), 1);
    assert_eq!((paths[0].tag_name().name(), paths[0].attribute("path")), ("cache-path", Some("shared/")));
}

#[test]
fn the_settings_offer_the_apps_languages_and_each_has_its_words() {
    let mut languages: Vec<_> = std::fs::read_dir(root().join("src/ui/i18n"))
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".ftl")?.to_owned()))
        .collect();
    languages.sort();
    let text = read("res/xml/avoin_ovi_locales.xml");
    let document = Document::parse(&text).unwrap();
    let mut offered: Vec<_> = elements(&document).filter_map(|node| node.attribute((ANDROID, "name"))).collect();
    offered.sort_unstable();
    assert_eq!(offered, languages);

    let keys = |folder: &str| -> BTreeSet<String> {
        let text = read(format!("res/{folder}/avoin_ovi_strings.xml"));
        let document = Document::parse(&text).unwrap();
        let translated = elements(&document).filter(|node| node.has_tag_name("string"));
        translated
            .filter(|node| node.attribute("translatable") != Some("false"))
            .inspect(|node| assert!(node.text().is_some_and(|text| !text.trim().is_empty())))
            .map(|node| node.attribute("name").unwrap().to_owned())
            .collect()
    };
    let english = keys("values");
    for language in languages.iter().filter(|language| *language != "en") {
        assert_eq!(keys(&format!("values-{language}")), english, "{language}");
    }
}

#[test]
fn every_name_is_the_apps_own_so_that_dx_writes_over_none() {
    for folder in names("res") {
        for file in names(&format!("res/{folder}")) {
            assert!(file.starts_with("avoin_ovi") && file.ends_with(".xml"), "res/{folder}/{file}");
            let text = read(format!("res/{folder}/{file}"));
            let document = Document::parse(&text).unwrap();
            if !folder.starts_with("values") {
                continue;
            }
            for node in document.root_element().children().filter(Node::is_element) {
                let name = node.attribute("name").unwrap();
                assert!(name.starts_with("avoin_ovi") || name.starts_with("AvoinOvi"), "res/{folder}/{file}: {name}");
            }
        }
    }
}

#[test]
fn what_only_newer_androids_look_up_is_there() {
    // Debian's tools, which are older, check every other reference.
    for name in ["avoin_ovi_data_extraction", "avoin_ovi_locales"] {
        assert!(read("AndroidManifest.xml").contains(&format!("\"@xml/{name}\"")));
        assert!(names("res/xml").contains(&format!("{name}.xml")));
    }
}

#[test]
fn the_windows_ground_is_the_pages() {
    let theme = std::fs::read_to_string(root().join("assets/theme.css")).unwrap();
    let (light, dark) = theme.split_once("prefers-color-scheme: dark").unwrap();
    for (folder, css) in [("values", light), ("values-night", dark)] {
        let text = read(format!("res/{folder}/avoin_ovi.xml"));
        let document = Document::parse(&text).unwrap();
        for token in ["birch", "bilberry"] {
            let name = format!("avoin_ovi_{token}");
            let ours = elements(&document).find(|node| node.attribute("name") == Some(&name)).unwrap();
            let start = css.find(&format!("--{token}: ")).unwrap() + token.len() + 4;
            assert_eq!(ours.text().unwrap().to_lowercase(), css[start..start + 7], "{folder}: {token}");
        }
    }
}
