//! The schema of the JSON output: strict, and about nothing that never occurs. (That every output obeys
//! it is tested where outputs are: in the corpus.)

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a document that lacks a part is a failure"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

#[path = "support/folders.rs"]
mod folders;

/// Parts of the schema that no case of the corpus needs to fill, and why they are there.
const EXPLAINED: &[(&str, &str)] = &[
    ("#/$defs/finding/properties/fix", "most repairs are of errors about the text, which keep every output back"),
    ("#/$defs/finding/properties/notes", "few findings need more than a proof and a help"),
];

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/reference/orgc.schema.json")).unwrap()
}

/// Every JSON document of the corpus of outputs.
fn documents() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/emit");
    let files = folders::entries(&folder)
        .unwrap()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "json"));
    files.map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn everything() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/emit/everything.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_schema_is_one() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap();
}

#[test]
fn a_wrong_document_is_refused() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let sound = everything();
    assert!(validator.is_valid(&sound));
    let second_root = sound["chart"][0].clone();
    let wrongs: &[(&str, Value)] = &[
        ("/schemaVersion", json!(2)),
        ("/validFrom", json!("yesterday")),
        ("/draft", json!(null)),
        ("/organization/title", json!(3)),
        ("/departments/0/id", json!("")),
        ("/roles/0/now/state", json!("busy")),
        ("/roles/0/holdings/0/share", json!(60)),
        ("/roles/0/seats", json!(-1)),
        ("/lines/0/kind", json!("dashed")),
        ("/objectives/0/letters/0/letter", json!("A")),
        ("/objectives/0/measures/0/to", json!(10)),
        ("/policies/0/statements/0/kind", json!("wish")),
        ("/waivers/0/until", json!(null)),
        ("/metrics/span/0/reports", json!(0)),
        ("/chart", json!([])),
        ("/chart/1", second_root),
    ];
    for (place, value) in wrongs {
        let mut wrong = sound.clone();
        *wrong.pointer_mut(place).unwrap_or_else(|| panic!("there is no {place}")) = value.clone();
        assert!(!validator.is_valid(&wrong), "{place} may be {value}");
    }
}

#[test]
fn every_key_and_every_kind_of_object_is_described() {
    let schema = schema();
    let is_described = |part: &Value| ["description", "$ref", "const"].iter().any(|key| part.get(key).is_some());
    for key in keys(&schema) {
        assert!(is_described(part_of(&schema, &key)), "{key} has no description");
    }
    for (name, part) in schema["$defs"].as_object().unwrap() {
        assert!(part.get("title").is_some(), "{name} has no title");
    }
}

/// A version that is to come may add keys anywhere.
#[test]
fn the_opened_schema_takes_new_keys_and_refuses_what_is_wrong() {
    let mut open = schema();
    everywhere(&mut open, &|object| _ = object.remove("additionalProperties"));
    let validator = jsonschema::draft202012::new(&open).unwrap();
    let mut later = everything();
    everywhere(&mut later, &|object| _ = object.insert("unheard-of".to_owned(), json!("x")));
    // `properties` are those of users: each is a text.
    assert!(validator.is_valid(&later), "{:?}", validator.validate(&later).err());
    later["roles"][0]["title"] = json!(null);
    assert!(!validator.is_valid(&later));
}

/// Does something to every object of a document.
fn everywhere(value: &mut Value, change: &dyn Fn(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(|member| everywhere(member, change));
            change(object);
        }
        Value::Array(array) => array.iter_mut().for_each(|member| everywhere(member, change)),
        _ => {}
    }
}

#[test]
fn every_object_has_exactly_its_keys() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let sound = everything();
    let mut waiting = vec![String::new()];
    while let Some(place) = waiting.pop() {
        match sound.pointer(&place).unwrap() {
            Value::Object(_) if place.ends_with("/properties") => {}
            Value::Object(object) => {
                for key in object.keys() {
                    let mut wrong = sound.clone();
                    wrong.pointer_mut(&place).unwrap().as_object_mut().unwrap().remove(key);
                    assert!(!validator.is_valid(&wrong), "{place} may lack {key}");
                    waiting.push(format!("{place}/{key}"));
                }
                let mut wrong = sound.clone();
                wrong.pointer_mut(&place).unwrap()["unheard-of"] = json!(1);
                assert!(!validator.is_valid(&wrong), "{place} may have any key");
            }
            // One of a kind is enough: the others are of the same type.
            Value::Array(array) if !array.is_empty() => waiting.push(format!("{place}/0")),
            _ => {}
        }
    }
}

#[test]
fn every_key_of_the_schema_is_filled_somewhere() {
    let schema = schema();
    let mut filled = BTreeSet::new();
    for document in documents() {
        collect(&schema, "#", &document, &mut filled);
    }
    let is_explained = |key: &String| EXPLAINED.iter().any(|(part, _)| key.starts_with(part));
    let mut missing = keys(&schema);
    missing.retain(|key| !filled.contains(key) && !is_explained(key));
    assert!(missing.is_empty(), "no output fills {missing:#?}");
}

/// The pointers of all keys that any part of the schema names.
fn keys(schema: &Value) -> Vec<String> {
    let (mut keys, mut waiting) = (Vec::new(), vec!["#".to_owned()]);
    while let Some(place) = waiting.pop() {
        let part = part_of(schema, &place);
        if let Some(properties) =
            part["properties"].as_object().filter(|_| part["additionalProperties"] == json!(false))
        {
            keys.extend(properties.keys().map(|key| format!("{place}/properties/{key}")));
        }
        match part {
            Value::Object(object) => waiting.extend(object.keys().map(|key| format!("{place}/{key}"))),
            Value::Array(array) => waiting.extend((0..array.len()).map(|index| format!("{place}/{index}"))),
            _ => {}
        }
    }
    keys
}

/// Notes the pointers of the keys that `value` fills: with something other than null, nothing or `false`.
fn collect(schema: &Value, place: &str, value: &Value, filled: &mut BTreeSet<String>) {
    let part = part_of(schema, place);
    if let Some(target) = part["$ref"].as_str() {
        return collect(schema, target, value, filled);
    }
    if let Some(choices) = part["oneOf"].as_array() {
        let fits = |choice: &Value| fits(schema, choice, value);
        let index = choices.iter().position(fits).unwrap_or_else(|| panic!("{place}: no choice for {value}"));
        return collect(schema, &format!("{place}/oneOf/{index}"), value, filled);
    }
    for (key, member) in value.as_object().into_iter().flatten() {
        let below = format!("{place}/properties/{key}");
        if find(schema, &below).is_some() {
            if !matches!(member, Value::Null | Value::Bool(false)) && *member != json!([]) && *member != json!("") {
                filled.insert(below.clone());
            }
            collect(schema, &below, member, filled);
        }
    }
    for member in value.as_array().into_iter().flatten() {
        collect(schema, &format!("{place}/items"), member, filled);
    }
}

fn fits(schema: &Value, choice: &Value, value: &Value) -> bool {
    let choice = choice["$ref"].as_str().map_or(choice, |target| part_of(schema, target));
    match (choice["type"].as_str(), value) {
        (Some("null"), Value::Null) | (Some("string"), Value::String(_)) => true,
        (Some("object"), Value::Object(object)) => {
            let kind = &choice["properties"]["kind"]["const"];
            kind.is_null() || object.get("kind") == Some(kind)
        }
        _ => false,
    }
}

fn part_of<'a>(schema: &'a Value, reference: &str) -> &'a Value {
    find(schema, reference).unwrap_or_else(|| panic!("there is no {reference}"))
}

/// What a reference like `#/$defs/role` leads to.
fn find<'a>(schema: &'a Value, reference: &str) -> Option<&'a Value> {
    schema.pointer(reference.trim_start_matches('#'))
}
