//! Dotted paths into a record's JSON: `address.street.fi`, `sources.0.url`.

use serde_json::{Map, Value};

/// A record as it travels through the publisher's tools: the wire's JSON object, decoded only to check it.
pub type Object = Map<String, Value>;

/// Puts a value at a path, making objects on the way. What stood in the way of the path is replaced.
pub fn put(object: &mut Object, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            object.insert(path.to_owned(), value);
        }
        Some((head, rest)) => {
            let slot = object.entry(head).or_insert_with(|| Value::Object(Object::new()));
            match slot {
                Value::Array(items) => {
                    if let Some(Value::Object(inner)) = index(rest).and_then(|(at, _)| items.get_mut(at))
                        && let Some((_, Some(tail))) = index(rest)
                    {
                        put(inner, tail, value);
                    }
                }
                Value::Object(inner) => put(inner, rest, value),
                other => {
                    let mut inner = Object::new();
                    put(&mut inner, rest, value);
                    *other = Value::Object(inner);
                }
            }
        }
    }
}

/// Puts a text where there is one.
pub fn put_text(object: &mut Object, path: &str, text: &str) {
    if !text.is_empty() {
        put(object, path, Value::from(text));
    }
}

/// The value at a path.
pub fn look<'a>(object: &'a Object, path: &str) -> Option<&'a Value> {
    let mut steps = path.split('.');
    let mut value = object.get(steps.next()?)?;
    for step in steps {
        value = match value {
            Value::Object(inner) => inner.get(step)?,
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// The text at a path.
pub fn look_text<'a>(object: &'a Object, path: &str) -> Option<&'a str> {
    look(object, path)?.as_str()
}

/// Takes away what stands at a path, if anything does; empty objects left behind go too.
pub fn cut(object: &mut Object, path: &str) {
    match path.split_once('.') {
        None => {
            object.remove(path);
        }
        Some((head, rest)) => {
            if let Some(Value::Object(inner)) = object.get_mut(head) {
                cut(inner, rest);
                if inner.is_empty() {
                    object.remove(head);
                }
            }
        }
    }
}

fn index(path: &str) -> Option<(usize, Option<&str>)> {
    match path.split_once('.') {
        Some((at, rest)) => Some((at.parse().ok()?, Some(rest))),
        None => Some((path.parse().ok()?, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_through_objects_and_lists() {
        let mut object = Object::new();
        put(&mut object, "address.street.fi", "Aleksanterinkatu 1".into());
        put(&mut object, "sources", serde_json::json!([{"name": "a"}]));
        put(&mut object, "sources.0.url", "https://a.fi".into());
        assert_eq!(look_text(&object, "address.street.fi"), Some("Aleksanterinkatu 1"));
        assert_eq!(look_text(&object, "sources.0.url"), Some("https://a.fi"));
        cut(&mut object, "address.street.fi");
        assert!(object.get("address").is_none());
    }
}
