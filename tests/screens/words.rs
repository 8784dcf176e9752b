//! The translations are complete: each language has each key that the code uses, with the same values, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Key to the names of the values it takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(language: &str) -> Messages {
    let path = Path::new("src/ui/i18n").join(format!("{language}.ftl"));
    let text = std::fs::read_to_string(&path).unwrap();
    let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| {
        panic!("{}: {errors:?}", path.display());
    });
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut values = BTreeSet::new();
            values_of_pattern(message.value.as_ref().expect("a message has a text"), &mut values);
            let key = message.id.name.to_owned();
            assert!(messages.insert(key.clone(), values).is_none(), "{language}.ftl has {key} twice");
        }
    }
    messages
}

fn values_of_pattern(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            values_of(expression, values);
        }
    }
}

fn values_of(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => value_of(inline, values),
        Expression::Select { selector, variants } => {
            value_of(selector, values);
            variants.iter().for_each(|variant| values_of_pattern(&variant.value, values));
        }
    }
}

fn value_of(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => values_of(expression, values),
        _ => {}
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every use of a key in the interface: key to (values given, file).
fn uses() -> Vec<(String, BTreeSet<String>, String)> {
    let mut files = Vec::new();
    sources(Path::new("src/ui"), &mut files);
    let mut uses = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = code.collect::<Vec<_>>().join("\n");
        for (start, _) in text.match_indices("t!(") {
            let before = text[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            if let Some((key, values)) = call(&text[start + 3..]) {
                uses.push((key, values, file.display().to_string()));
            }
        }
    }
    uses
}

/// Reads `words, "key", name = value, …)`: the key, and the names of the values.
fn call(text: &str) -> Option<(String, BTreeSet<String>)> {
    let mut depth = 0_i32;
    let mut in_string = false;
    let mut parts = vec![String::new()];
    for c in text.chars() {
        match c {
            '"' => in_string = !in_string,
            '(' | '[' | '{' if !in_string => depth += 1,
            ')' | ']' | '}' if !in_string => {
                depth -= 1;
                if depth < 0 {
                    break;
                }
            }
            ',' if !in_string && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut()?.push(c);
    }
    let key = parts.get(1)?.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned();
    let names = parts[2..].iter().filter_map(|part| Some(part.split_once('=')?.0.trim().to_owned())).collect();
    Some((key, names))
}

#[test]
fn every_language_has_every_key_with_the_same_values() {
    let finnish = messages("fi");
    assert!(finnish.len() > 100);
    for language in ["sv", "en", "ar"] {
        let other = messages(language);
        for (key, values) in &finnish {
            let found = other.get(key).unwrap_or_else(|| panic!("{language}.ftl lacks {key}"));
            assert_eq!(found, values, "{language}.ftl: {key} takes other values than in fi.ftl");
        }
        for key in other.keys() {
            assert!(finnish.contains_key(key), "{language}.ftl has {key}, which fi.ftl lacks");
        }
    }
}

#[test]
fn every_key_the_code_uses_exists_and_gets_its_values() {
    let messages = messages("fi");
    for (key, given, file) in uses() {
        let wanted = messages.get(&key).unwrap_or_else(|| panic!("{file} uses {key}, which no language has"));
        assert_eq!(&given, wanted, "{file}: the values given to {key}");
    }
}

#[test]
fn every_key_is_used() {
    let uses = uses();
    // Asked for through `Language::own_name`, before there are words to choose from.
    let mut used: BTreeSet<&str> = BTreeSet::new();
    used.extend(uses.iter().map(|(key, _, _)| key.as_str()));
    let unused: Vec<String> = messages("fi").into_keys().filter(|key| !used.contains(key.as_str())).collect();
    assert!(unused.is_empty(), "no code uses {unused:?}");
}

#[test]
fn no_interface_text_stands_in_code() {
    let mut files = Vec::new();
    sources(Path::new("src/ui/components"), &mut files);
    sources(Path::new("src/ui/screens"), &mut files);
    // The outlines of the signs are letters and numbers, but no words; the component page speaks to developers.
    files.retain(|file| !file.ends_with("icon/mod.rs") && !file.ends_with("screens/components.rs"));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            // Text of an element: a literal on a line of its own, with letters outside its braces.
            let Some(literal) = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { continue };
            let outside: String =
                literal.split('{').flat_map(|part| part.split_once('}').map(|(_, rest)| rest).or(Some(part))).collect();
            assert!(!outside.chars().any(char::is_alphabetic), "{}:{}: {line}", file.display(), number + 1);
        }
    }
}
