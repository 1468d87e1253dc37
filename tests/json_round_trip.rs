//! Nothing that the files say is lost in the JSON: imported as text, it gives the same model.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a document that lacks a part is a failure")]

use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "support/case.rs"]
mod case;

use case::Case;
use orgc::emit::Format;
use orgc::import::{self, File};
use orgc::source::MemoryFiles;

#[test]
fn text_to_json_to_text_gives_the_same_model() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/emit");
    let mut count = 0;
    for path in case::entries(&folder).unwrap() {
        if path.extension().is_some_and(|suffix| suffix == "json") {
            let text = fs::read_to_string(&path).unwrap();
            let differences = round_trip(&text).unwrap_or_else(|error| error);
            assert!(differences.is_empty(), "{}: {differences}", path.display());
            count += 1;
        }
    }
    assert!(count > 5, "the cases are gone");
}

/// What is different in the document of the text that is made of a document.
fn round_trip(document: &str) -> Result<String, String> {
    let files = import::json(document).map_err(|problems| format!("{problems:#?}"))?;
    let texts: String = files.iter().map(|file| format!("// {}\n{}", file.name, file.text)).collect();
    let again = json_of(&files).map_err(|error| format!("{error}\n{texts}"))?;
    let written = comparable(serde_json::from_str(document).map_err(|error| error.to_string())?);
    let differences = expect_same(&written, &comparable(again));
    Ok(if differences.is_empty() { differences } else { format!("{differences}\n{texts}") })
}

fn json_of(texts: &[File]) -> Result<Value, String> {
    let mut files = MemoryFiles::default();
    texts.iter().for_each(|file| files.insert(&file.name, file.text.as_str()));
    let case = Case::of(files)?;
    let compilation = case.compile(&case.paths())?;
    case.repaired()?;
    let outputs = case.outputs(&compilation)?;
    let json = outputs.into_iter().find(|(format, _)| *format == Format::Json);
    let (_, json) = json.ok_or_else(|| case::findings(&compilation))?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// The document without places and without what depends on them: findings, the numbers of policies without
/// name, and the order of what may stand in different files.
fn comparable(mut document: Value) -> Value {
    document["findings"] = Value::Null;
    remove_places(&mut document);
    for kind in ["objectives", "responsibilities"] {
        for item in document[kind].as_array_mut().unwrap() {
            sort(&mut item["owners"]);
            item["measures"].as_array_mut().unwrap().iter_mut().for_each(|measure| sort(&mut measure["owners"]));
        }
    }
    for array in document.as_object_mut().unwrap().values_mut().filter(|value| value.is_array()) {
        sort(array);
    }
    document
}

fn sort(array: &mut Value) {
    array.as_array_mut().unwrap().sort_by_key(Value::to_string);
}

fn remove_places(value: &mut Value) {
    match value {
        Value::Object(object) => {
            // The `source` of a line is a role.
            if object.get("source").is_some_and(Value::is_object) {
                object.remove("source");
            }
            object.values_mut().for_each(remove_places);
        }
        Value::Array(array) => array.iter_mut().for_each(remove_places),
        _ => {}
    }
}

fn expect_same(written: &Value, again: &Value) -> String {
    let [written, again] = [written, again].map(|value| serde_json::to_string_pretty(value).unwrap());
    similar::TextDiff::from_lines(&written, &again).unified_diff().to_string()
}
