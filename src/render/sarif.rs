//! Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code hosts and viewers.
//!
//! One run, one tool, the rules that were found with their whole pages as help, a result for each finding with
//! every place it rests on. Lines and columns count from 1, columns in Unicode code points.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use super::brief::brief;
use super::details::lines;
use super::{Report, harmless, json_document};
use crate::calendar::Interval;
use crate::catalog;
use crate::diagnostic::{Diagnostic, Edit, Fix, Identity, Label, Rule};
use crate::source::{FileId, SourceMap, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a path may have in a URI as it is (RFC 3986, section 3.3).
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All findings as one SARIF document.
#[must_use]
pub fn sarif(report: &Report<'_>) -> String {
    let rules = rules_of(report);
    let mut prints = Fingerprints::default();
    let result = |finding| result(report.sources, &rules, finding, &prints.next(finding));
    let results: Vec<Value> = report.findings.iter().map(result).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "orgc",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": "The folder in which orgc was run." } } },
            "results": results,
        }],
    });
    json_document(&document)
}

/// The rules that were found, in the order of the catalog.
fn rules_of(report: &Report<'_>) -> Vec<&'static Rule> {
    let found: BTreeSet<u16> = report.findings.iter().map(|finding| finding.rule.number).collect();
    catalog::RULES.iter().copied().filter(|rule| found.contains(&rule.number)).collect()
}

fn descriptor(rule: &'static Rule) -> Value {
    let page = catalog::page(rule);
    json!({
        "id": rule.code(),
        "name": rule.slug,
        "shortDescription": { "text": rule.summary },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "enabled": rule.level.is_some(), "level": rule.level.map_or("warning", |level| level.word()) },
    })
}

fn result(sources: &SourceMap, rules: &[&'static Rule], finding: &Diagnostic, print: &str) -> Value {
    let mut labels = finding.labels.iter();
    let primary: Vec<Value> = labels.next().map(|label| location(sources, label, None)).into_iter().collect();
    let related: Vec<Value> = labels.zip(1..).map(|(label, id)| location(sources, label, Some(id))).collect();
    let mut result = json!({
        "ruleId": finding.rule.code(),
        "ruleIndex": rules.iter().position(|rule| rule.number == finding.rule.number),
        "level": finding.level.word(),
        "message": message(finding),
        "locations": primary,
        "relatedLocations": related,
        "partialFingerprints": { "orgcFinding/v1": print },
        "properties": {
            "subject": finding.subject,
            "grounds": finding.grounds,
            "from": finding.interval.and_then(Interval::from).map(|day| day.to_string()),
            "until": finding.interval.and_then(Interval::until).map(|day| day.to_string()),
            "proof": finding.proof,
        },
    });
    if let (Some(fix), Some(object)) = (&finding.fix, result.as_object_mut()) {
        object.insert("fixes".to_owned(), json!([repair(sources, fix)]));
    }
    result
}

/// What is wrong, when, why, and what to do: viewers show nothing else of a result.
fn message(finding: &Diagnostic) -> Message {
    let message = brief(&finding.message).into_owned();
    let all: Vec<String> = std::iter::once(message).chain(lines(finding, "; ")).collect();
    Message::escaped(&all.join("\n"))
}

/// A message of SARIF that holds neither placeholders nor links (SARIF 2.1.0, sections 3.11.5 and 3.11.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn escaped(raw: &str) -> Self {
        let mut text = String::with_capacity(raw.len());
        for character in raw.chars() {
            match character {
                '{' | '}' => text.extend([character, character]),
                '\\' | '[' | ']' => text.extend(['\\', character]),
                _ => text.push(character),
            }
        }
        Self { text }
    }
}

/// What a viewer needs to tell old findings from new ones: the same for the same finding wherever it moves.
#[derive(Default)]
struct Fingerprints(BTreeMap<Identity, usize>);

impl Fingerprints {
    /// That of the next finding. Of several with one identity all but the first are numbered.
    fn next(&mut self, finding: &Diagnostic) -> String {
        let identity = finding.identity();
        let print = identity.to_string();
        let count = self.0.entry(identity).or_default();
        *count += 1;
        if *count == 1 { print } else { format!("{print} #{count}") }
    }
}

fn location(sources: &SourceMap, label: &Label, id: Option<usize>) -> Value {
    let mut location = json!({
        "physicalLocation": { "artifactLocation": artifact(sources, label.span), "region": region(sources, label.span) },
    });
    if let Some(object) = location.as_object_mut() {
        if let Some(id) = id {
            object.insert("id".to_owned(), json!(id));
        }
        if !label.text.is_empty() {
            object.insert("message".to_owned(), json!(Message::escaped(&label.text)));
        }
    }
    location
}

fn artifact(sources: &SourceMap, span: Span) -> Value {
    let path = sources.path(span.file);
    let uri = utf8_percent_encode(path, NOT_IN_PATHS).to_string();
    if path == "-" {
        json!({ "uri": "stdin" })
    } else if path.starts_with('/') {
        json!({ "uri": format!("file://{uri}") })
    } else {
        json!({ "uri": uri, "uriBaseId": "SRCROOT" })
    }
}

fn region(sources: &SourceMap, span: Span) -> Value {
    let (start, end) = (sources.position(span), sources.position(span.after()));
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "byteOffset": span.start, "byteLength": span.end - span.start,
    })
}

fn repair(sources: &SourceMap, fix: &Fix) -> Value {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let changes: Vec<Value> = by_file.values().map(|edits| change(sources, edits)).collect();
    json!({ "description": Message::escaped(&harmless(&fix.title)), "artifactChanges": changes })
}

/// All edits of one file.
fn change(sources: &SourceMap, edits: &[&Edit]) -> Value {
    let replacement = |edit: &&Edit| json!({ "deletedRegion": region(sources, edit.span), "insertedContent": { "text": edit.replacement } });
    json!({
        "artifactLocation": edits.first().map(|edit| artifact(sources, edit.span)),
        "replacements": edits.iter().map(replacement).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::Date;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;

    /// The results for these findings about two files and standard input.
    fn results(found: Vec<Diagnostic>) -> Value {
        let text = || "role a\nrole b\n".to_owned();
        let sources = SourceMap::new(vec![("-".into(), text()), ("a.org".into(), text()), ("b.org".into(), text())]);
        let mut findings = Diagnostics::default();
        findings.extend(found);
        let report = Report { sources: &sources, findings: &findings, checked: Checked::default(), baseline: None };
        let mut document: Value = serde_json::from_str(&sarif(&report)).unwrap();
        document["runs"][0]["results"].take()
    }

    /// A message as viewers read it (sections 3.11.5 and 3.11.6); `None` if it has placeholders or links.
    fn seen(text: &str) -> Option<String> {
        let mut seen = String::new();
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            match character {
                '{' | '}' => seen.push(characters.next().filter(|next| *next == character)?),
                '\\' => seen.push(characters.next()?),
                '[' | ']' => return None,
                _ => seen.push(character),
            }
        }
        Some(seen)
    }

    proptest! {
        #[test]
        fn a_viewer_reads_every_text_as_it_is_shown(
            text in r"[\\{}\[\]()%a1 \n\x1b\u{202e}]{0,16}",
            label in any::<String>(),
            file in r"[a-z %#?/é\\]{1,12}",
        ) {
            let sources = SourceMap::new(vec![(file.clone(), "role a\n".into())]);
            let place = Span::new(FileId(0), 5, 6);
            let fix = Fix::certain(text.clone(), place, label.clone());
            let mut findings = Diagnostics::default();
            findings.push(Diagnostic::new(&catalog::SYNTAX_ERROR, text.clone()).label(place, label.clone()).fix(fix));
            let report = Report { sources: &sources, findings: &findings, checked: Checked::default(), baseline: None };
            let document: Value = serde_json::from_str(&sarif(&report)).unwrap();
            let result = &document["runs"][0]["results"][0];
            let message = |place: &str| result.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
            let shown = harmless(&text);
            prop_assert_eq!(seen(&message("/message/text")), Some(format!("{shown}\nfix: {shown}")));
            prop_assert_eq!(seen(&message("/locations/0/message/text")), Some(label.clone()));
            prop_assert_eq!(seen(&message("/fixes/0/description/text")), Some(harmless(&text).into_owned()));
            let inserted = message("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text");
            prop_assert_eq!(inserted, label);
            let uri = message("/locations/0/physicalLocation/artifactLocation/uri");
            let uri = uri.strip_prefix("file://").unwrap_or(&uri);
            let path = percent_encoding::percent_decode_str(uri).decode_utf8().unwrap();
            prop_assert_eq!(path, file);
        }
    }

    #[test]
    fn findings_of_one_cause_have_fingerprints_of_their_own() {
        let since = |year| Interval::since(Date::new(year, 1, 1).unwrap());
        let finding = Diagnostic::new(&catalog::OWNER_NOBODY, "m").subject("lead");
        let found = [2026, 2027].map(|year| finding.clone().holds(since(year)));
        let results = results([found.to_vec(), vec![finding.subject("goal")]].concat());
        let prints = [0, 1, 2].map(|index| results[index]["partialFingerprints"]["orgcFinding/v1"].as_str().unwrap());
        assert_eq!(prints, ["owner-nobody lead", "owner-nobody lead #2", "owner-nobody lead goal"]);
    }

    #[test]
    fn a_message_says_why_and_nothing_in_it_is_a_link() {
        let finding = Diagnostic::new(&catalog::OWNER_NOBODY, "{0} [y](z)\n")
            .proof(["p".to_owned(), "q".to_owned()])
            .note("n")
            .help("h");
        let results = results(vec![finding]);
        assert_eq!(results[0]["message"]["text"], "{{0}} \\[y\\](z)␊\nproof: p; q\nnote: n\nhelp: h");
    }

    #[test]
    fn a_repair_has_one_change_for_each_file() {
        let place = |file, start| Span::new(FileId(file), start, start + 1);
        let mut fix = Fix::certain("remove them", place(1, 5), "");
        let more = [(1, 12), (2, 5)].map(|(file, start)| Edit { span: place(file, start), replacement: String::new() });
        fix.edits.extend(more);
        let results = results(vec![Diagnostic::new(&catalog::SYNTAX_ERROR, "m").label(place(1, 5), "").fix(fix)]);
        let changes = results[0]["fixes"][0]["artifactChanges"].as_array().unwrap();
        let seen = changes.iter().map(|change| {
            (change["artifactLocation"]["uri"].as_str().unwrap(), change["replacements"].as_array().unwrap().len())
        });
        assert_eq!(seen.collect::<Vec<_>>(), [("a.org", 2), ("b.org", 1)]);
    }

    #[test]
    fn standard_input_is_no_file_of_the_folder() {
        let place = Span::new(FileId(0), 0, 4);
        let results = results(vec![Diagnostic::new(&catalog::SYNTAX_ERROR, "m").label(place, "")]);
        let artifact = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact, &json!({ "uri": "stdin" }));
    }
}
