//! The manifest, line by line: what a phone's owner is asked for, and who may call what.

use roxmltree::{Document, Node};

use super::{ANDROID, read};

/// Each with its reason in `platform/android/README.md`.
const PERMISSIONS: [&str; 5] = [
    "android.permission.INTERNET",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.ACCESS_COARSE_LOCATION",
    "android.permission.POST_NOTIFICATIONS",
    "android.permission.RECEIVE_BOOT_COMPLETED",
];

/// Every change of a device that Android lets an activity live through, as its reference of attributes names them.
const CHANGES: [&str; 18] = [
    "orientation",
    "screenSize",
    "smallestScreenSize",
    "screenLayout",
    "uiMode",
    "fontScale",
    "fontWeightAdjustment",
    "density",
    "keyboard",
    "keyboardHidden",
    "navigation",
    "touchscreen",
    "locale",
    "layoutDirection",
    "grammaticalGender",
    "colorMode",
    "mcc",
    "mnc",
];

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((ANDROID, name))
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    attribute(node, "name").unwrap()
}

fn of<'a, 'input>(node: Node<'a, 'input>, tag: &'static str) -> Vec<Node<'a, 'input>> {
    node.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

fn the<'a, 'input>(node: Node<'a, 'input>, tag: &'static str) -> Node<'a, 'input> {
    let found = of(node, tag);
    assert_eq!(found.len(), 1, "<{tag}>");
    found[0]
}

fn with_manifest(check: impl FnOnce(Node<'_, '_>)) {
    let text = read("AndroidManifest.xml");
    check(Document::parse(&text).unwrap().root_element());
}

#[test]
fn it_asks_for_what_the_readme_gives_a_reason_for_and_nothing_else() {
    with_manifest(|manifest| {
        let asked: Vec<_> = manifest
            .children()
            .filter(|node| node.tag_name().name().starts_with("uses-permission"))
            .inspect(|node| assert_eq!(node.attributes().len(), 1, "{}: always, on every Android", name(*node)))
            .map(name)
            .collect();
        assert_eq!(asked, PERMISSIONS);
    });
    let reasons = read("README.md");
    for permission in PERMISSIONS {
        let short = permission.rsplit('.').next().unwrap();
        assert!(reasons.contains(&format!("| `{short}` |")), "README.md: no reason for {short}");
    }
}

#[test]
fn no_device_is_shut_out() {
    with_manifest(|manifest| {
        for feature in of(manifest, "uses-feature") {
            assert_eq!(attribute(feature, "required"), Some("false"), "{}", name(feature));
        }
    });
}

#[test]
fn it_asks_the_system_for_one_kind_of_app_alone() {
    with_manifest(|manifest| {
        let asked = the(the(manifest, "queries"), "intent");
        assert_eq!(name(the(asked, "action")), "android.intent.action.CREATE_DOCUMENT");
    });
}

#[test]
fn the_application_is_set_up() {
    with_manifest(|manifest| {
        let application = the(manifest, "application");
        for (key, value) in [
            ("allowBackup", "true"),
            ("fullBackupContent", "@xml/avoin_ovi_backup"),
            ("dataExtractionRules", "@xml/avoin_ovi_data_extraction"),
            ("networkSecurityConfig", "@xml/avoin_ovi_network_security"),
            ("localeConfig", "@xml/avoin_ovi_locales"),
            ("supportsRtl", "true"),
            ("theme", "@style/AvoinOvi"),
            ("icon", "@mipmap/avoin_ovi"),
            ("label", "@string/avoin_ovi_name"),
            ("enableOnBackInvokedCallback", "true"),
        ] {
            assert_eq!(attribute(application, key), Some(value), "{key}");
        }
        // The network's rules say it better, and the build gives the id.
        assert_eq!(attribute(application, "usesCleartextTraffic"), None);
        assert_eq!(attribute(application, "debuggable"), None);
        assert_eq!(manifest.attribute("package"), None);
        for (key, value) in [("EnableSafeBrowsing", "false"), ("MetricsOptOut", "true")] {
            let key = format!("android.webkit.WebView.{key}");
            let found = application.children().find(|node| attribute(*node, "name") == Some(&key));
            assert_eq!(found.and_then(|node| attribute(node, "value")), Some(value), "{key}");
        }
    });
}

#[test]
fn the_activity_is_the_window_librarys_and_lives_through_every_change() {
    with_manifest(|manifest| {
        let activity = the(manifest, "activity");
        assert_eq!(name(activity), "dev.dioxus.main.MainActivity");
        assert_eq!(attribute(activity, "exported"), Some("true"));
        assert_eq!(attribute(activity, "launchMode"), Some("singleTask"));
        let library = the(activity, "meta-data");
        assert_eq!((name(library), attribute(library, "value")), ("android.app.lib_name", Some("main")));

        let mut lived_through: Vec<_> = attribute(activity, "configChanges").unwrap().split('|').collect();
        let mut all = CHANGES.to_vec();
        lived_through.sort_unstable();
        all.sort_unstable();
        assert_eq!(lived_through, all);
    });
}

/// The pages that the program opens by their address: `src/ui/deep_link.rs`.
const PAGES: &str = "pathPrefix=/place/ pathPrefix=/event/ pathPrefix=/service/ path=/saved path=/";

#[test]
fn it_opens_from_the_launcher_by_its_own_scheme_and_by_the_web_apps_links() {
    with_manifest(|manifest| {
        let filters = of(the(manifest, "activity"), "intent-filter");
        let told: Vec<_> = filters
            .iter()
            .map(|filter| {
                let data: Vec<_> = of(*filter, "data")
                    .iter()
                    .flat_map(|data| data.attributes().map(|it| format!("{}={}", it.name(), it.value())))
                    .collect();
                (name(the(*filter, "action")), data.join(" "), attribute(*filter, "autoVerify"))
            })
            .collect();
        let view = "android.intent.action.VIEW";
        assert_eq!(
            told,
            [
                ("android.intent.action.MAIN", String::new(), None),
                (view, "scheme=avoinovi".to_owned(), None),
                (view, format!("scheme=https host=@string/avoin_ovi_web_host {PAGES}"), Some("true")),
            ]
        );
        // What Apple's phones are told is the same, by page.
        let apples = std::fs::read_to_string(crate::root().join("platform/web/well_known.mjs")).unwrap();
        for page in ["\"/place/*\"", "\"/event/*\"", "\"/service/*\"", "\"/saved\"", "\"/\", \"?\""] {
            assert!(apples.contains(page), "{page}");
        }
        for filter in &filters[1..] {
            let categories: Vec<_> = of(*filter, "category").into_iter().map(name).collect();
            assert_eq!(categories, ["android.intent.category.DEFAULT", "android.intent.category.BROWSABLE"]);
        }
    });
}

#[test]
fn nobody_else_may_call_what_is_behind_it() {
    with_manifest(|manifest| {
        assert!(of(manifest, "service").is_empty(), "nothing runs in the background");
        for tag in ["receiver", "provider"] {
            for part in of(manifest, tag) {
                assert_eq!(attribute(part, "exported"), Some("false"), "{}", name(part));
            }
        }
        let receivers: Vec<_> = of(manifest, "receiver").into_iter().map(name).collect();
        assert_eq!(receivers, ["fi.avoinovi.app.ReminderReceiver", "fi.avoinovi.app.BootReceiver"]);
        let source = read("kotlin/ReminderAlarm.kt");
        for receiver in receivers {
            let class = receiver.rsplit('.').next().unwrap();
            assert!(source.contains(&format!("class {class} : BroadcastReceiver()")), "{class}");
        }
        let provider = the(manifest, "provider");
        assert_eq!(attribute(provider, "grantUriPermissions"), Some("true"));
        assert_eq!(attribute(provider, "authorities"), Some("fi.avoinovi.app.shared"));
        assert!(read("kotlin/Outgoing.kt").contains(r#"context.packageName + ".shared""#));
    });
}

#[test]
fn dx_is_given_the_same_files_and_numbers() {
    let text = std::fs::read_to_string(super::root().join("Dioxus.toml")).unwrap();
    for line in [
        "android_manifest = \"platform/android/AndroidManifest.xml\"",
        "android_main_activity = \"platform/android/kotlin/MainActivity.kt\"",
        "proguard_rules = [\"platform/android/keep.pro\"]",
        "identifier = \"fi.avoinovi.app\"",
        "android_min_sdk_version = 26",
        "min_sdk = 26",
        "target_sdk = 36",
        "compile_sdk = 36",
    ] {
        assert!(text.lines().any(|it| it == line), "Dioxus.toml: {line}");
    }
}
