//! Findings as one JSON document, for programs. Texts are given as they are, what could act on a terminal as
//! an escape.

use serde::Serialize;

use super::{Compared, Report, json_document};
use crate::calendar::Interval;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Level};
use crate::source::{Position, SourceMap, Span};

/// The only version of the document there is.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema_version: u32,
    findings: Vec<FindingJson<'a>>,
    summary: Summary,
}

/// One finding as the object that all JSON outputs share.
#[derive(Serialize)]
pub struct FindingJson<'a> {
    code: String,
    slug: &'a str,
    level: &'a str,
    subject: &'a [String],
    grounds: &'a [String],
    message: &'a str,
    from: Option<String>,
    until: Option<String>,
    labels: Vec<LabelJson<'a>>,
    proof: &'a [String],
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct LabelJson<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    primary: bool,
    text: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    certain: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    replacement: &'a str,
}

/// Lines and columns from 1, columns in code points, the offset in bytes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    files: usize,
    roles: usize,
    items: usize,
    dates: usize,
    /// Only where a baseline was given: how many findings it left out, and how many of its own are gone.
    #[serde(flatten)]
    baseline: Option<Compared>,
}

/// All findings and how much was checked.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let count = |level| report.findings.count(level);
    let checked = report.checked;
    let document = Document {
        schema_version: SCHEMA_VERSION,
        findings: report.findings.iter().map(|finding| FindingJson::of(report.sources, finding)).collect(),
        summary: Summary {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            files: checked.files,
            roles: checked.roles,
            items: checked.items,
            dates: checked.dates,
            baseline: report.baseline,
        },
    };
    // Nothing in these structs can fail to be written: no maps with odd keys, no floats.
    json_document(&document)
}

impl<'a> FindingJson<'a> {
    /// The object for `finding`, with the places of its labels in `sources`.
    #[must_use]
    pub fn of(sources: &'a SourceMap, finding: &'a Diagnostic) -> Self {
        let labels = finding.labels.iter().enumerate();
        Self {
            code: finding.rule.code(),
            slug: finding.rule.slug,
            level: finding.level.word(),
            subject: &finding.subject,
            grounds: &finding.grounds,
            message: &finding.message,
            from: finding.interval.and_then(Interval::from).map(|date| date.to_string()),
            until: finding.interval.and_then(Interval::until).map(|date| date.to_string()),
            labels: labels.map(|(index, label)| label_json(sources, index == 0, label)).collect(),
            proof: &finding.proof,
            notes: &finding.notes,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| fix_json(sources, fix)),
        }
    }
}

fn label_json<'a>(sources: &'a SourceMap, primary: bool, label: &'a Label) -> LabelJson<'a> {
    LabelJson { place: place(sources, label.span), primary, text: &label.text }
}

fn fix_json<'a>(sources: &'a SourceMap, fix: &'a Fix) -> FixJson<'a> {
    let edit = |edit: &'a Edit| EditJson { place: place(sources, edit.span), replacement: &edit.replacement };
    FixJson { title: &fix.title, certain: fix.certain, edits: fix.edits.iter().map(edit).collect() }
}

fn place(sources: &SourceMap, span: Span) -> Place<'_> {
    let start = sources.position(span);
    let Position { line: end_line, column: end_column } = sources.position(span.after());
    let file = sources.path(span.file);
    Place { file, line: start.line, column: start.column, end_line, end_column, offset: span.start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::catalog;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;
    use crate::source::FileId;

    #[test]
    fn a_finding_is_an_object_with_all_it_says() {
        let sources = SourceMap::new(vec![("a.org".into(), "é\nrole é\u{1b}x\n".into())]);
        let place = Span::new(FileId(0), 8, 10);
        let mut findings = Diagnostics::default();
        findings.push(
            Diagnostic::new(&catalog::TWO_OWNERS, "m")
                .subject("s")
                .ground("g")
                .label(place, "\u{1b}")
                .help("h")
                .holds(Interval::since(Date::new(2026, 7, 1).unwrap()))
                .proof(["p".into()])
                .fix(Fix::certain("remove it", place, "")),
        );
        let report = Report {
            sources: &sources,
            findings: &findings,
            checked: Checked { files: 1, roles: 2, items: 3, dates: 4 },
            baseline: None,
        };
        let place = serde_json::json!({
            "file": "a.org", "line": 2, "column": 6, "endLine": 2, "endColumn": 7, "offset": 8,
        });
        let with = |more: serde_json::Value| {
            let mut object = place.as_object().unwrap().clone();
            object.extend(more.as_object().unwrap().clone());
            object
        };
        let expected = serde_json::json!({
            "schemaVersion": 1,
            "findings": [{
                "code": "ORG0402", "slug": "two-owners", "level": "error", "subject": ["s"], "grounds": ["g"],
                "message": "m", "from": "2026-07-01", "until": null,
                "labels": [with(serde_json::json!({ "primary": true, "text": "\u{1b}" }))],
                "proof": ["p"], "notes": [], "help": "h",
                "fix": { "title": "remove it", "certain": true, "edits": [with(serde_json::json!({ "replacement": "" }))] },
            }],
            "summary": { "errors": 1, "warnings": 0, "notes": 0, "files": 1, "roles": 2, "items": 3, "dates": 4 },
        });
        let text = json(&report);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), expected);
        assert!(text.contains(r"\u001b") && !text.contains('\u{1b}'));
    }
}
