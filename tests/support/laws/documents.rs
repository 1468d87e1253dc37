//! Documents of organisations like those of the oracle, with some values changed: what gets behind the first look
//! of the import.

use orgc::compile::Options;
use orgc::emit::{self, Format, Request};
use orgc::view::Focus;
use serde_json::{Value, json};

use super::organisation::{compiled, files};
use super::{import_json, organisations};

/// So many bytes say what one change is.
const CHANGE: usize = 3;

/// Holds for the document and the changes that an input stands for.
pub(crate) fn bytes(bytes: &[u8]) {
    let (text, changes) = organisations::drawn(bytes);
    let options = Options::on(organisations::as_of());
    let compilation = compiled(&files(text.as_bytes()), &options);
    let Some(checked) = &compilation.checked else { return };
    let (as_of, focus, sources) = (options.as_of, Focus::default(), &compilation.sources);
    let request = Request { as_of, focus, columns: None, draft: compilation.diagnostics.has_errors(), sources };
    let mut document: Value = serde_json::from_str(&emit::write(Format::Json, checked, &request).unwrap()).unwrap();
    for change in changes.chunks_exact(CHANGE) {
        if let [low, high, what] = *change {
            changed(&mut document, usize::from(low) + 256 * usize::from(high), what);
        }
    }
    import_json::bytes(document.to_string().as_bytes());
}

/// Another value in the place of one of the document.
fn changed(document: &mut Value, place: usize, what: u8) {
    let mut places = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(place) = waiting.pop() {
        match document.pointer(&place) {
            // Places in texts, and what follows from the rest, are not read.
            Some(Value::Object(object)) => {
                let keys = object
                    .keys()
                    .filter(|key| !["source", "findings", "chart", "metrics", "now"].contains(&key.as_str()));
                waiting.extend(keys.map(|key| format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"))));
            }
            Some(Value::Array(array)) => waiting.extend((0..array.len()).map(|index| format!("{place}/{index}"))),
            _ => {}
        }
        places.push(place);
    }
    let other = other(document, &places, place, what);
    let place = places.get(place % places.len()).and_then(|place| document.pointer_mut(place));
    place.into_iter().for_each(|value| *value = other.clone());
}

/// A value of its own, or one from elsewhere in the document.
fn other(document: &Value, places: &[String], place: usize, what: u8) -> Value {
    match what % 24 {
        0 => Value::Null,
        1 => json!(""),
        2 => json!("a.b"),
        3 => json!("\"\\\u{1b}\u{202e}\n"),
        4 => json!("2026-12-31"),
        5 => json!("0000-00-00"),
        6 => json!(-1),
        7 => json!(1e300),
        8 => json!([]),
        9 => json!({}),
        10 => json!(true),
        11 => json!("nobody"),
        12 => json!("a\"\"\"b\\"),
        13 => json!("// x"),
        _ => {
            let elsewhere = places.get((place * 7 + usize::from(what) * 31) % places.len());
            elsewhere.and_then(|place| document.pointer(place)).cloned().unwrap_or_default()
        }
    }
}
