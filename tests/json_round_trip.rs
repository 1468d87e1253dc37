//! Nothing that the files say is lost in the JSON: imported as text, it gives the same model.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a document that lacks a part is a failure")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "support/case.rs"]
mod case;
#[path = "oracle/generate/mod.rs"]
mod generate;
#[path = "support/grammar.rs"]
mod grammar;

use case::Case;
use orgc::emit::Format;
use orgc::import::{self, File};
use orgc::source::MemoryFiles;
use orgc::syntax::{Piece, PieceKind, pieces};

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

/// How many random organisations there are.
const MANY: u64 = 300;

#[test]
fn random_organisations_come_back() {
    let mut count = 0;
    for seed in 0..MANY {
        let files = generate::organisation(seed);
        // The same day for all: what it is does not matter.
        let dated = |text: String| format!("// as-of: {}\n{text}", generate::as_of());
        let texts: Vec<File> = files.into_iter().map(|(name, text)| File { name, text: dated(text) }).collect();
        // Of one whose departments lack heads where roles are due there is no document.
        let Ok(document) = json_of(&texts) else { continue };
        let differences = round_trip(&document.to_string()).unwrap_or_else(|error| error);
        assert!(differences.is_empty(), "seed {seed}: {differences}");
        count += 1;
    }
    assert!(count > MANY / 2, "only {count} of {MANY} organisations have a document");
}

/// Every statement of the language, and every modifier.
const EVERYTHING: &str = include_str!("corpus/emit/everything.org");

#[test]
fn every_statement_of_the_grammar_is_among_what_comes_back() {
    let keywords: Vec<String> = grammar::rules().iter().filter_map(|(_, body)| keyword(body)).collect();
    assert!(keywords.len() > 55, "{keywords:?}");
    let words: Vec<&str> =
        pieces(EVERYTHING).into_iter().filter(|piece| piece.kind == PieceKind::Word).map(|piece| piece.text).collect();
    let is_said = |keyword: &&String| {
        let keyword: Vec<&str> = keyword.split(' ').collect();
        words.windows(keyword.len()).any(|words| words == keyword)
    };
    let missing: Vec<&String> = keywords.iter().filter(|keyword| !is_said(keyword)).collect();
    assert!(missing.is_empty(), "tests/corpus/emit/everything.org lacks {missing:?}");
}

/// The words with which a rule of the grammar begins: `formerly held by`.
fn keyword(body: &str) -> Option<String> {
    let parts = body.split('~').map(str::trim).filter(|part| !matches!(*part, "\" \"+" | "gap"));
    let words = parts.map_while(|part| part.strip_prefix('"')?.strip_suffix('"'));
    let is_word = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<&str> = words.take_while(is_word).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[test]
fn whatever_is_said_otherwise_is_another_document() {
    let document = without_places(document_of(EVERYTHING).unwrap());
    let (mut looked_at, mut refused) = (0, 0);
    for piece in pieces(EVERYTHING) {
        let Some(other) = otherwise(&piece) else { continue };
        looked_at += 1;
        // A reference that leads nowhere is an error, and no document.
        match document_of(&with(&piece, &other)) {
            None => refused += 1,
            Some(changed) => assert_ne!(without_places(changed), document, "`{}` as `{other}`", piece.text),
        }
    }
    assert!(looked_at > 150 && refused * 3 < looked_at, "{looked_at} pieces, {refused} of them refused");
}

/// A document without what changes with every byte of the text.
fn without_places(mut document: Value) -> Value {
    document["findings"] = Value::Null;
    remove_places(&mut document);
    document
}

/// A piece that says something else: another text, number or date, or nothing.
fn otherwise(piece: &Piece<'_>) -> Option<String> {
    let bumped = |digit: char| match digit {
        '1' => '2',
        '2'..='9' => '1',
        other => other,
    };
    match piece.kind {
        PieceKind::LineComment if piece.is_doc() => Some(format!("{}x", piece.text)),
        PieceKind::Word if piece.text.starts_with('#') => Some(format!("{}x", piece.text)),
        PieceKind::Text => {
            let quotes = piece.text.strip_suffix('"')?;
            Some(format!("{quotes}x\""))
        }
        PieceKind::Word if piece.text.contains(|c: char| c.is_ascii_digit()) => {
            let last = piece.text.rfind(|c: char| matches!(c, '1'..='9'))?;
            let (before, rest) = piece.text.split_at(last);
            let digit = rest.chars().next().map(bumped)?;
            Some(format!("{before}{digit}{}", rest.get(1..)?))
        }
        PieceKind::Word => {
            let flags = ["acting", "external", "abolished", "vacant", "undisclosed"];
            flags.contains(&piece.text).then(String::new)
        }
        _ => None,
    }
}

/// Everything, with another text in the place of one piece.
fn with(piece: &Piece<'_>, other: &str) -> String {
    let (before, rest) = EVERYTHING.split_at(piece.start);
    let (_, behind) = rest.split_at(piece.text.len());
    format!("{before}{other}{behind}")
}

/// The document of one text, a draft where it has errors.
fn document_of(text: &str) -> Option<Value> {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    let case = Case::of(files).ok()?;
    let compilation = case.compile(&case.paths()).ok()?;
    let json = case.output(&compilation, Format::Json).ok()??;
    serde_json::from_str(&json).ok()
}

/// What is different in the document of the text that is made of a document.
fn round_trip(document: &str) -> Result<String, String> {
    let files = import::json(document).map_err(|problems| format!("{problems:#?}"))?;
    let texts: String = files.iter().map(|file| format!("// {}\n{}", file.name, file.text)).collect();
    let again = json_of(&files).map_err(|error| format!("{error}\n{texts}"))?;
    let written: Value = serde_json::from_str(document).map_err(|error| error.to_string())?;
    let orders = [&written, &again].map(|document| serde_json::to_value(siblings(document)).unwrap());
    let differences = expect_same(&orders[0], &orders[1]) + &expect_same(&comparable(written), &comparable(again));
    Ok(if differences.is_empty() { differences } else { format!("{differences}\n{texts}") })
}

/// The document of some files, as of the day that the first of them names.
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
    if document["draft"] == true {
        without_consequences(&mut document);
    }
    remove_places(&mut document);
    let metrics = document["metrics"].as_object_mut().into_iter().flat_map(|metrics| metrics.values_mut());
    metrics.filter(|value| value.is_array()).for_each(sort);
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

/// The order of those who stand in one block: by kind and path of the block.
fn siblings(document: &Value) -> BTreeMap<String, Vec<&str>> {
    let mut siblings: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for kind in ["departments", "roles", "people", "agents", "objectives", "responsibilities", "views"] {
        for one in document[kind].as_array().unwrap().iter().filter(|one| one["declared"] != false) {
            let id = one["id"].as_str().unwrap();
            let block = id.rsplit_once('.').map_or("", |(block, _)| block);
            siblings.entry(format!("{kind} in {block}")).or_default().push(id);
        }
    }
    siblings
}

/// What follows from an organisation in which there are errors may depend on places.
fn without_consequences(document: &mut Value) {
    for key in ["chart", "metrics", "validFrom", "nextChange"] {
        document[key] = Value::Null;
    }
    document["lines"].as_array_mut().unwrap().retain(|line| line["implied"] == false);
    for kind in ["departments", "roles", "people", "agents", "lines", "objectives", "responsibilities"] {
        for one in document[kind].as_array_mut().unwrap() {
            one["now"] = Value::Null;
            one["parentId"] = if kind == "roles" { Value::Null } else { one["parentId"].take() };
            for measure in one.get_mut("measures").and_then(Value::as_array_mut).into_iter().flatten() {
                measure["now"] = Value::Null;
            }
        }
    }
    if document["organization"].is_object() {
        document["organization"]["now"] = Value::Null;
    }
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
