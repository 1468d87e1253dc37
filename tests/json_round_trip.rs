//! Nothing that the files say is lost in the JSON: written back as text, it gives the same model.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a document that lacks a part is a failure"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "support/case.rs"]
mod case;

use case::Case;
use orgc::emit::Format;
use orgc::source::MemoryFiles;

#[test]
fn text_to_json_to_text_gives_the_same_model() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/emit");
    let mut count = 0;
    for path in case::entries(&folder).unwrap() {
        if path.extension().is_some_and(|suffix| suffix == "json") {
            let document: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let text = text_of(&document);
            let again = json_of(&text).unwrap_or_else(|error| panic!("{}: {error}\n{text}", path.display()));
            let (written, again) = (comparable(document), comparable(again));
            let differences = expect_same(&written, &again);
            assert!(differences.is_empty(), "{}: {differences}\n{text}", path.display());
            count += 1;
        }
    }
    assert!(count > 5, "the cases are gone");
}

fn json_of(text: &str) -> Result<Value, String> {
    let mut files = MemoryFiles::default();
    files.insert("again.org", text);
    let case = Case::of(files)?;
    let compilation = case.compile(&case.paths())?;
    let outputs = case.outputs(&compilation)?;
    let json = outputs.into_iter().find(|(format, _)| *format == Format::Json);
    let (_, json) = json.ok_or_else(|| case::findings(&compilation))?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// The document without places, and without what depends on them: findings, and the order of facts that
/// stand in several declarations.
fn comparable(mut document: Value) -> Value {
    document["findings"] = Value::Null;
    sort(&mut document["waivers"]);
    for kind in ["objectives", "responsibilities"] {
        for item in document[kind].as_array_mut().unwrap() {
            sort(&mut item["owners"]);
            item["measures"].as_array_mut().unwrap().iter_mut().for_each(|measure| sort(&mut measure["owners"]));
        }
    }
    remove_places(&mut document);
    document
}

fn sort(array: &mut Value) {
    remove_places(array);
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

/// The files that a document tells of, as one.
fn text_of(document: &Value) -> String {
    let mut out = String::new();
    if document["organization"].is_object() {
        declaration(&mut out, document, "organization", &document["organization"], organization);
    }
    let kinds: [(&str, &str, Body); 8] = [
        ("people", "person", person),
        ("agents", "agent", person),
        ("departments", "department", department),
        ("roles", "role", role),
        ("objectives", "objective", item),
        ("responsibilities", "responsibility", item),
        ("policies", "policy", policy),
        ("views", "view", view),
    ];
    for (array, keyword, body) in kinds {
        for one in list(&document[array]).iter().filter(|one| one["declared"] != false) {
            declaration(&mut out, document, keyword, one, body);
        }
    }
    out
}

/// Writes the statements of one kind of declaration.
type Body = fn(&mut String, &Value, &Value);

fn declaration(out: &mut String, document: &Value, keyword: &str, one: &Value, body: Body) {
    for line in one["doc"].as_str().into_iter().flat_map(|doc| doc.split('\n')) {
        writeln!(out, "/// {line}").unwrap();
    }
    let id = one["id"].as_str().filter(|id| !id.starts_with("policy ")).unwrap_or("");
    let title = if one["titled"] == true { quoted(&one["title"]) } else { String::new() };
    let tags: String = list(&one["tags"]).iter().map(|tag| format!(" #{}", text(tag))).collect();
    writeln!(out, "{keyword} {id} {title}{tags} {{").unwrap();
    list(&one["notes"]).iter().for_each(|note| writeln!(out, "  note {}", quoted(note)).unwrap());
    for link in list(&one["links"]) {
        writeln!(out, "  link {} {}", quoted(&link["url"]), optional("", &link["label"])).unwrap();
    }
    for (key, value) in one["properties"].as_object().unwrap() {
        writeln!(out, "  set {key} {}", quoted(value)).unwrap();
    }
    list(&one["was"]).iter().for_each(|old| writeln!(out, "  was {}", text(old)).unwrap());
    let exists = &one["exists"];
    if exists["abolished"] == true {
        writeln!(out, "  abolished").unwrap();
    } else if exists.is_object() {
        writeln!(out, "  exists{}", dates(exists)).unwrap();
    }
    for waiver in list(&document["waivers"]) {
        let on_this = waiver["on"] == one["id"] && waiver["onKind"] == keyword;
        if on_this {
            let (rule, until) = (text(&waiver["rule"]), text(&waiver["until"]));
            writeln!(out, "  waive {rule} {} until {until}", quoted(&waiver["reason"])).unwrap();
        }
    }
    body(out, document, one);
    writeln!(out, "}}").unwrap();
}

fn organization(out: &mut String, _: &Value, one: &Value) {
    kind_and_heads(out, one);
}

fn person(out: &mut String, _: &Value, one: &Value) {
    if one["email"].is_string() {
        writeln!(out, "  email {}", quoted(&one["email"])).unwrap();
    }
    flag(out, one, "external");
}

fn department(out: &mut String, _: &Value, one: &Value) {
    kind_and_heads(out, one);
    facts(out, "part of", &one["partOf"], "department");
    facts(out, "owns", &one["owns"], "item");
    list(&one["provides"]).iter().for_each(|what| writeln!(out, "  provides {}", quoted(what)).unwrap());
}

fn kind_and_heads(out: &mut String, one: &Value) {
    if one["kind"].is_string() {
        writeln!(out, "  kind {}", quoted(&one["kind"])).unwrap();
    }
    facts(out, "head", &one["heads"], "role");
}

fn role(out: &mut String, document: &Value, one: &Value) {
    for line in list(&document["lines"]) {
        if line["source"] == one["id"] && line["implied"] == false {
            let keyword = match text(&line["kind"]) {
                "solid" => "reports to",
                "assistant" => "assistant to",
                _ => "dotted to",
            };
            let target = line["target"].as_str().map_or("nobody".to_owned(), |target| format!(".{target}"));
            let purpose = optional("for", &line["purpose"]);
            writeln!(out, "  {keyword} {target} {} {purpose} {}", share(line), tail(line)).unwrap();
        }
    }
    for holding in list(&one["holdings"]) {
        let held = if holding["former"] == true { "formerly held by" } else { "held by" };
        let who = match text(&holding["holder"]) {
            "undisclosed" => "undisclosed".to_owned(),
            "placeholder" => format!("{held} {}", quoted(&holding["name"])),
            _ => format!("{held} {}", holder(document, holding)),
        };
        let acting = if holding["acting"] == true { "acting" } else { "" };
        writeln!(out, "  {who} {} {acting} {}", share(holding), tail(holding)).unwrap();
    }
    list(&one["vacancies"]).iter().for_each(|vacancy| writeln!(out, "  vacant {}", tail(vacancy)).unwrap());
    facts(out, "deputised by", &one["deputies"], "role");
    facts(out, "part of", &one["partOf"], "department");
    facts(out, "owns", &one["owns"], "item");
    number(out, "seats", &one["seats"]);
    number(out, "fte", &one["fte"]);
    flag(out, one, "external");
}

/// By identifier, if there is one; else by the name.
fn holder(document: &Value, holding: &Value) -> String {
    let everybody = list(&document["people"]).iter().chain(list(&document["agents"]));
    let declared = everybody.filter(|person| person["declared"] == true);
    let by_id = declared.map(|person| &person["id"]).find(|id| **id == holding["person"]);
    by_id.map_or_else(|| quoted(&holding["name"]), |id| text(id).to_owned())
}

fn item(out: &mut String, _: &Value, one: &Value) {
    owners(out, one);
    for letter in list(&one["letters"]) {
        let keyword = match text(&letter["letter"]) {
            "R" => "responsible",
            "S" => "supported by",
            "C" => "consulted",
            _ => "informed",
        };
        writeln!(out, "  {keyword} .{} {}", text(&letter["target"]), tail(letter)).unwrap();
    }
    if one["unowned"].is_string() {
        writeln!(out, "  unowned {}", quoted(&one["unowned"])).unwrap();
    }
    facts(out, "contributes to", &one["contributesTo"], "objective");
    list(&one["needs"]).iter().for_each(|what| writeln!(out, "  needs {}", quoted(what)).unwrap());
    for key in ["period", "due"] {
        if one[key].is_string() {
            writeln!(out, "  {key} {}", text(&one[key])).unwrap();
        }
    }
    list(&one["measures"]).iter().for_each(|one| measure(out, one));
}

fn owners(out: &mut String, one: &Value) {
    for owner in list(&one["owners"]).iter().filter(|owner| owner["written"] == "owner") {
        writeln!(out, "  owner .{} {}", text(&owner["target"]), tail(owner)).unwrap();
    }
}

fn measure(out: &mut String, one: &Value) {
    let name = text(&one["id"]).rsplit('.').next().unwrap_or("");
    let title = if one["titled"] == true { quoted(&one["title"]) } else { String::new() };
    let figure = |word: &str, figure: &Value| match figure["text"].as_str() {
        Some(digits) => format!(" {word} {digits}{}", if figure["percent"] == true { "%" } else { "" }),
        None => String::new(),
    };
    let (from, to) = (figure("from", &one["from"]), figure("to", &one["to"]));
    let due = one["due"].as_str().map(|due| format!("due {due}")).unwrap_or_default();
    write!(out, "  measure {name} {title}{from}{to} {} {due}", optional("", &one["unit"])).unwrap();
    owners(out, one);
    writeln!(out).unwrap();
}

fn policy(out: &mut String, _: &Value, one: &Value) {
    for statement in list(&one["statements"]) {
        let word = |key: &str| text(&statement[key]);
        match word("kind") {
            "separate" => {
                writeln!(out, "  at most {} of {} by {}", statement["allowed"], sides(&statement["sides"]), word("by"))
            }
            "require" => {
                let letter = if word("letter") == "ownerIn" { "owner in" } else { word("letter") };
                writeln!(out, "  require {letter} .{} on {}", word("target"), sides(&statement["on"]))
            }
            "independent" => {
                let of: Vec<String> = list(&statement["of"]).iter().map(|of| format!(".{}", text(of))).collect();
                writeln!(out, "  independent .{} of {}", word("department"), of.join(", "))
            }
            "limit" => writeln!(out, "  limit {} {}", word("what"), statement["number"]),
            _ => {
                let level = if word("level") == "warning" { "warn" } else { word("level") };
                writeln!(out, "  level {} {level} {}", word("rule"), optional("", &statement["reason"]))
            }
        }
        .unwrap();
    }
}

fn view(out: &mut String, _: &Value, one: &Value) {
    if one["root"].is_object() {
        writeln!(out, "  root .{}", text(&one["root"]["target"])).unwrap();
    }
    number(out, "depth", &one["depth"]);
    for key in ["show", "hide"] {
        let layers: Vec<&str> = list(&one[key]).iter().map(text).collect();
        if !layers.is_empty() {
            writeln!(out, "  {key} {}", layers.join(", ")).unwrap();
        }
    }
    for key in ["include", "exclude"] {
        if !list(&one[key]).is_empty() {
            writeln!(out, "  {key} {}", sides(&one[key])).unwrap();
        }
    }
    if one["columns"].is_string() {
        writeln!(out, "  columns {}", text(&one["columns"])).unwrap();
    }
    if one["asOf"].is_string() {
        writeln!(out, "  as of {}", text(&one["asOf"])).unwrap();
    }
}

fn sides(sides: &Value) -> String {
    let side = |side: &Value| {
        let mark = if side["targetKind"] == "tag" { '#' } else { '.' };
        format!("{mark}{}", text(&side["target"]))
    };
    list(sides).iter().map(side).collect::<Vec<_>>().join(", ")
}

fn facts(out: &mut String, statement: &str, facts: &Value, target: &str) {
    for fact in list(facts) {
        writeln!(out, "  {statement} .{} {}", text(&fact[target]), tail(fact)).unwrap();
    }
}

/// The note and the dates of a fact.
fn tail(fact: &Value) -> String {
    format!("{}{}", optional("note", &fact["note"]), dates(fact))
}

fn dates(fact: &Value) -> String {
    let date = |key: &str| fact[key].as_str().map(|date| format!(" {key} {date}")).unwrap_or_default();
    date("from") + &date("until")
}

fn share(fact: &Value) -> String {
    // Shares have two decimals of a percent.
    fact["share"].as_f64().map(|share| format!("{}%", (share * 10_000.0).round() / 100.0)).unwrap_or_default()
}

fn number(out: &mut String, keyword: &str, number: &Value) {
    if number.is_number() {
        writeln!(out, "  {keyword} {number}").unwrap();
    }
}

fn flag(out: &mut String, one: &Value, key: &str) {
    if one[key] == true {
        writeln!(out, "  {key}").unwrap();
    }
}

fn optional(keyword: &str, string: &Value) -> String {
    if string.is_string() { format!("{keyword} {}", quoted(string)) } else { String::new() }
}

fn list(array: &Value) -> &[Value] {
    array.as_array().map_or(&[], Vec::as_slice)
}

fn text(string: &Value) -> &str {
    string.as_str().unwrap_or_else(|| panic!("no text: {string}"))
}

/// A string of the language.
fn quoted(string: &Value) -> String {
    let escape = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        plain => plain.to_string(),
    };
    format!("\"{}\"", text(string).chars().map(escape).collect::<String>())
}
