//! Where two documents differ, by JSON pointer.

use serde_json::Value;

/// A place where two documents differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDifference {
    /// The place: a JSON pointer (RFC 6901).
    pub at: String,
    /// What the first says there; `None` where it says nothing.
    pub first: Option<Value>,
    /// What the second says there; `None` where it says nothing.
    pub second: Option<Value>,
}

/// Every place where two values differ, in the order of the first. Lists of different lengths differ
/// as wholes: which of their values is the one too many nobody can tell.
pub fn differences(first: &Value, second: &Value) -> Vec<DocumentDifference> {
    let mut found = Vec::new();
    collect(String::new(), Some(first), Some(second), &mut found);
    found
}

fn collect(
    at: String,
    first: Option<&Value>,
    second: Option<&Value>,
    found: &mut Vec<DocumentDifference>,
) {
    match (first, second) {
        (Some(Value::Object(first)), Some(Value::Object(second))) => {
            let only = second.keys().filter(|key| !first.contains_key(*key));
            for key in first.keys().chain(only) {
                collect(below(&at, key), first.get(key), second.get(key), found);
            }
        }
        (Some(Value::Array(first)), Some(Value::Array(second))) if first.len() == second.len() => {
            for (place, (first, second)) in first.iter().zip(second).enumerate() {
                collect(below(&at, &place.to_string()), Some(first), Some(second), found);
            }
        }
        _ if first == second => {}
        _ => found.push(DocumentDifference { at, first: first.cloned(), second: second.cloned() }),
    }
}

/// The pointer to what a value has below a key.
fn below(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}
