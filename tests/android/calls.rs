//! What the Rust program calls by name and signature over JNI, where no compiler looks at both sides.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{read, root};

/// What the two sides agreed on: methods of the activity, each answering at once.
const AGREED: [(&str, &str); 15] = [
    ("askToNotify", "()V"),
    ("keepFile", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z"),
    ("keepPage", "(Ljava/lang/String;)V"),
    ("languages", "()Ljava/lang/String;"),
    ("network", "()I"),
    ("notificationState", "()I"),
    ("notify", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z"),
    ("planReminders", "(Ljava/lang/String;)Z"),
    ("position", "()Z"),
    ("setCanGoBack", "(Z)V"),
    ("share", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z"),
    ("takeKept", "()Ljava/lang/String;"),
    ("takeLink", "()Ljava/lang/String;"),
    ("takePage", "()Ljava/lang/String;"),
    ("takePosition", "()Ljava/lang/String;"),
];

/// Methods of Android's own that the program may call, on the activity or on what that gives.
const ANDROIDS_OWN: [(&str, &str); 2] =
    [("getFilesDir", "()Ljava/io/File;"), ("getAbsolutePath", "()Ljava/lang/String;")];

/// The public methods of the activity that aren't its superclass's, as JNI names and signs them.
fn offered() -> BTreeSet<(String, String)> {
    let source = read("kotlin/MainActivity.kt");
    let methods = source.lines().filter_map(|line| line.strip_prefix("    fun "));
    methods
        .map(|line| {
            let (name, rest) = line.split_once('(').unwrap();
            let (parameters, result) = rest.split_once(')').unwrap();
            let parameters: String = parameters
                .split(", ")
                .filter(|parameter| !parameter.is_empty())
                .map(|parameter| jni_type(parameter.split_once(": ").unwrap().1))
                .collect();
            let result = result.strip_prefix(": ").map_or("V", |result| jni_type(result.split(' ').next().unwrap()));
            (name.to_owned(), format!("({parameters}){result}"))
        })
        .collect()
}

fn jni_type(kotlin: &str) -> &'static str {
    match kotlin {
        "String" => "Ljava/lang/String;",
        "Boolean" => "Z",
        "Int" => "I",
        "Long" => "J",
        other => panic!("{other} is no plain type of the agreement"),
    }
}

/// The string literals of a Rust source in their order, less those in comments. Enough of the language for names and
/// signatures: a quote within a literal ends nothing there.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(start) = rest.find('"') {
            let body = &rest[start + 1..];
            let Some(end) = body.find('"') else { break };
            found.push(body[..end].to_owned());
            rest = &body[end + 1..];
        }
    }
    found
}

/// Whether it is a method's signature: types in brackets and one after them.
fn is_signature(text: &str) -> bool {
    let Some((parameters, result)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) else { return false };
    let mut rest = parameters;
    while !rest.is_empty() {
        let Some(after) = after_one_type(rest) else { return false };
        rest = after;
    }
    result == "V" || after_one_type(result).is_some_and(str::is_empty)
}

fn after_one_type(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('[');
    match text.chars().next()? {
        'Z' | 'B' | 'C' | 'S' | 'I' | 'J' | 'F' | 'D' => Some(&text[1..]),
        'L' => text.split_once(';').map(|(_, after)| after),
        _ => None,
    }
}

/// Name and signature of every call in a source: a signature, and the name that stands before it.
fn calls(source: &str) -> Vec<(String, String)> {
    let literals = literals(source);
    literals.windows(2).filter(|pair| is_signature(&pair[1])).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn sources_of_android(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources_of_android(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_activity_offers_what_was_agreed_and_nothing_else() {
    let agreed: BTreeSet<_> =
        AGREED.iter().map(|(name, signature)| (name.to_string(), signature.to_string())).collect();
    assert_eq!(offered(), agreed);
}

#[test]
fn every_call_of_the_program_finds_its_method() {
    let mut sources = Vec::new();
    sources_of_android(&root().join("src/platform"), &mut sources);
    let mut there = offered();
    there.extend(ANDROIDS_OWN.map(|(name, signature)| (name.to_owned(), signature.to_owned())));
    for call in sources.iter().flat_map(|source| calls(source)) {
        assert!(there.contains(&call), "src/platform calls {call:?}, which MainActivity.kt has not");
    }
}

#[test]
fn calls_are_found_in_a_source() {
    let source = r#"
        // activity.call("old", "()V", &[])
        let free = activity.call("bytesLeft", "()J", &[])?.j()?;
        env.call_method(
            &activity,
            "share",
            "(Ljava/lang/String;[BZ)Z",
            &[text.into()],
        );
        log("a (b) c", "()", "(X)V", "V");
    "#;
    let expected = [("bytesLeft", "()J"), ("share", "(Ljava/lang/String;[BZ)Z")];
    assert_eq!(calls(source), expected.map(|(name, signature)| (name.to_owned(), signature.to_owned())));
}

#[test]
fn the_shrinker_keeps_what_is_called_by_name() {
    let rules = read("keep.pro");
    assert!(rules.contains("-keep class dev.dioxus.main.MainActivity {\n    public *;\n}"));
}

#[test]
fn the_page_is_told_by_fixed_words_alone() {
    let source = read("kotlin/MainActivity.kt");
    assert_eq!(source.matches("evaluateJavascript(").count(), 1);
    assert!(source.contains(r#"evaluateJavascript("dispatchEvent(new Event(\"$event\"))", null)"#));
    for line in source.lines().filter(|line| line.contains("tell(") && !line.contains("fun tell(")) {
        assert!(line.contains("tell(BACK)"), "{line}");
    }
    assert!(source.contains(r#"const val BACK = "avoin-ovi:back""#));
}
