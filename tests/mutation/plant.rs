//! Planting a fault: edits of the text, and what is said about the result.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use orgc::diagnostic::Level;
use orgc::source::Span;

use crate::organisation::{self, Organisation};

/// A fault of one kind at one place.
pub(crate) struct Fault {
    /// The check that must find it.
    pub(crate) rule: &'static str,
    /// What is changed. The finding must show one of these places.
    pub(crate) edits: Vec<Edit>,
}

/// A stretch of a file and what stands there instead.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) path: String,
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// What is said that was not said before.
pub(crate) struct Outcome {
    pub(crate) findings: Vec<Said>,
}

/// One new finding.
pub(crate) struct Said {
    pub(crate) slug: &'static str,
    /// Whether one of its labels touches what was planted.
    pub(crate) is_at_its_place: bool,
    line: String,
}

impl Fault {
    pub(crate) fn new(rule: &'static str, edits: Vec<Edit>) -> Self {
        Self { rule, edits }
    }
}

/// What stands there now: a file, and where in it.
type Planted = (String, Range<usize>);

/// Compiles the organisation with the fault in it.
pub(crate) fn plant(organisation: &Organisation, fault: &Fault) -> Outcome {
    let (texts, planted) = edited(&organisation.texts, &fault.edits);
    let compilation = organisation::compile(&texts);
    let touches = |span: Span| {
        let path = compilation.sources.path(span.file);
        let (start, end) = (span.start as usize, span.end as usize);
        planted.iter().any(|(file, range)| file == path && start <= range.end && range.start <= end)
    };
    // Notes are no complaints.
    let complaints = compilation.diagnostics.iter().filter(|finding| finding.level != Level::Note);
    let mut before = organisation.said.clone();
    let mut findings = Vec::new();
    for finding in complaints {
        let key = organisation::key(finding);
        if let Some(known) = before.iter().position(|other| *other == key) {
            before.swap_remove(known);
            continue;
        }
        let is_at_its_place = finding.labels.iter().any(|label| touches(label.span));
        let line = format!("{} {}: {}", finding.level.word(), finding.rule.slug, finding.message);
        findings.push(Said { slug: finding.rule.slug, is_at_its_place, line });
    }
    Outcome { findings }
}

/// The texts after the edits, and where in them the edits are.
fn edited(texts: &BTreeMap<String, String>, edits: &[Edit]) -> (BTreeMap<String, String>, Vec<Planted>) {
    let mut texts = texts.clone();
    let mut planted: Vec<Planted> = Vec::new();
    let mut edits = edits.to_vec();
    // From the end of a file to its start, so that offsets stay true; what is planted moves what was planted behind it.
    edits.sort_by(|a, b| (&a.path, b.range.start).cmp(&(&b.path, a.range.start)));
    for Edit { path, range, text } in edits {
        let file = texts.entry(path.clone()).or_default();
        file.replace_range(range.clone(), &text);
        for (_, later) in planted.iter_mut().filter(|(file, _)| *file == path) {
            let moved = |offset: usize| offset + text.len() - range.len();
            *later = moved(later.start)..moved(later.end);
        }
        planted.push((path, range.start..range.start + text.len()));
    }
    (texts, planted)
}

impl fmt::Display for Edit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {:?} <- {:?}", self.path, self.range, self.text)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.is_at_its_place { "" } else { " (elsewhere)" };
        write!(out, "{}{place}", self.line)
    }
}
