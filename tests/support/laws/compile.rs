//! Compiling: whatever the files say, on every day, all findings lie in their files, and each rendering of them is
//! what it says it is, with nothing in it that could act on a terminal.

use orgc::baseline::Baseline;
use orgc::calendar::Date;
use orgc::compile::{Compilation, Options};
use orgc::diagnostic::Level;
use orgc::render::{self, Checked, Look, Report, harmless};
use orgc::source::Span;
use serde_json::Value;

use super::organisation::{compiled, files, options};

/// Holds for the files of an input.
pub(crate) fn bytes(bytes: &[u8]) {
    let files = files(bytes);
    let leap_day = Date::new(2024, 2, 29).unwrap();
    for options in [options(), Options { as_of: leap_day, all_dates: true, ..options() }] {
        check(&compiled(&files, &options));
    }
}

/// Holds for what came of a compilation.
pub(crate) fn check(compilation: &Compilation) {
    for found in &compilation.diagnostics {
        assert!(!found.labels.is_empty(), "without place: {}", found.message);
        let edits = found.fix.iter().flat_map(|fix| &fix.edits);
        let places = found.labels.iter().map(|label| label.span).chain(edits.map(|edit| edit.span));
        places.for_each(|place| check_place(compilation, place));
    }
    let sound = !compilation.diagnostics.has_text_errors();
    assert_eq!(compilation.checked.is_some(), sound, "there is a chart where the text is sound");
    check_renderings(compilation);
}

fn check_place(compilation: &Compilation, place: Span) {
    let text = compilation.sources.get(place.file).map(orgc::source::SourceFile::text);
    let is_sound = text.is_some_and(|text| text.get(place.start as usize..place.end as usize).is_some());
    assert!(is_sound, "{place:?} is no place of {text:?}");
}

fn check_renderings(compilation: &Compilation) {
    let (sources, findings) = (&compilation.sources, &compilation.diagnostics);
    let report = Report { sources, findings, checked: Checked::default(), baseline: None };
    let look = Look { max_findings: usize::MAX, ..Look::default() };
    let json = render::json(&report);
    let texts = [
        render::human(&report, look),
        render::short(&report, usize::MAX),
        render::review(&report),
        render::github(&report, true),
        render::sarif(&report),
        json.clone(),
    ];
    texts.iter().for_each(|text| check_terminal(text));
    let [_, short, _, github, sarif, _] = &texts;
    let is_detail = |line: &&str| line.starts_with(' ');
    assert_eq!(short.lines().filter(|line| !is_detail(line)).count(), findings.len(), "{short}");
    assert_eq!(github.lines().filter(|line| line.starts_with("::")).count(), findings.len(), "{github}");
    let count = |text: &str, pointer: &str| -> Option<usize> {
        let document: Value = serde_json::from_str(text).ok()?;
        Some(document.pointer(pointer)?.as_array()?.len())
    };
    assert_eq!(count(&json, "/findings"), Some(findings.len()), "{json}");
    assert_eq!(count(sarif, "/runs/0/results"), Some(findings.len()), "{sarif}");
    check_baseline(compilation, &json);
}

/// No character moves a cursor, changes the direction of what is shown, or hides.
fn check_terminal(text: &str) {
    let harmful = text.lines().find(|line| harmless(line) != *line);
    assert!(harmful.is_none(), "harmful: {harmful:?}");
}

/// Against the findings of today nothing is new but errors of the text, which are never known.
fn check_baseline(compilation: &Compilation, json: &str) {
    let mut findings = compilation.diagnostics.clone();
    _ = Baseline::parse(json).unwrap().take_known(&mut findings);
    let new = findings.iter().find(|found| found.level != Level::Error || !found.rule.is_about_text());
    assert!(new.is_none(), "new against itself: {new:?}");
}
