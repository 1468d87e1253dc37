//! Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code hosts and viewers.
//!
//! One run, one tool, the rules that were found with their whole pages as help, a result for each finding with
//! every place it rests on. Lines and columns count from 1, columns in Unicode code points.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::words::when;
use super::{Report, harmless_json};
use crate::calendar::Interval;
use crate::catalog;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Rule};
use crate::source::{SourceMap, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What a path may have in a URI as it is (RFC 3986, section 3.3).
const NOT_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All findings as one SARIF document.
#[must_use]
pub fn sarif(report: &Report<'_>) -> String {
    let rules = rules_of(report);
    let results: Vec<Value> = report.findings.iter().map(|finding| result(report.sources, &rules, finding)).collect();
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
    harmless_json(&format!("{document:#}")) + "\n"
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

fn result(sources: &SourceMap, rules: &[&'static Rule], finding: &Diagnostic) -> Value {
    let mut labels = finding.labels.iter();
    let primary: Vec<Value> = labels.next().map(|label| location(sources, label, None)).into_iter().collect();
    let related: Vec<Value> = labels.zip(1..).map(|(label, id)| location(sources, label, Some(id))).collect();
    let mut result = json!({
        "ruleId": finding.rule.code(),
        "ruleIndex": rules.iter().position(|rule| rule.number == finding.rule.number),
        "level": finding.level.word(),
        "message": { "text": message(finding) },
        "locations": primary,
        "relatedLocations": related,
        "partialFingerprints": { "orgcFinding/v1": identity(finding) },
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
fn message(finding: &Diagnostic) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(when(finding.interval));
    lines.extend(finding.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    plain(&lines.join("\n"))
}

/// A text that holds neither placeholders nor links (SARIF 2.1.0, sections 3.11.5 and 3.11.6).
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' | '}' => plain.extend([character, character]),
            '\\' | '[' | ']' => plain.extend(['\\', character]),
            _ => plain.push(character),
        }
    }
    plain
}

/// The same for the same finding wherever it moves: what a viewer needs to tell old ones from new ones.
fn identity(finding: &Diagnostic) -> String {
    let about = if finding.subject.is_empty() { finding.message.clone() } else { finding.subject.join(" ") };
    format!("{} {about}", finding.rule.slug)
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
            object.insert("message".to_owned(), json!({ "text": plain(&label.text) }));
        }
    }
    location
}

fn artifact(sources: &SourceMap, span: Span) -> Value {
    let path = sources.path(span.file);
    let uri = utf8_percent_encode(path, NOT_IN_PATHS).to_string();
    if path.starts_with('/') {
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
    let changes = fix.edits.iter().map(|edit| change(sources, edit));
    json!({ "description": { "text": plain(&fix.title) }, "artifactChanges": changes.collect::<Vec<_>>() })
}

fn change(sources: &SourceMap, edit: &Edit) -> Value {
    let replacement = json!({
        "deletedRegion": region(sources, edit.span), "insertedContent": { "text": edit.replacement },
    });
    json!({ "artifactLocation": artifact(sources, edit.span), "replacements": [replacement] })
}
