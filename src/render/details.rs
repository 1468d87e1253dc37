//! What a finding says below its headline: when it holds, why, and what to do.

use std::borrow::Cow;

use super::brief::brief;
use super::words::when;
use crate::diagnostic::Diagnostic;

/// One thing that is said, made harmless and brief.
pub(super) struct Detail<'a> {
    /// What it is: `holds`, `proof`, `note`, `help` or `fix`.
    pub(super) name: &'static str,
    /// The steps of a proof; one text of everything else.
    steps: Vec<Cow<'a, str>>,
}

/// All of it, in the order in which it is read.
pub(super) fn details<'a>(finding: &'a Diagnostic) -> Vec<Detail<'a>> {
    let one = |name, text: &'a str| Detail { name, steps: vec![brief(text)] };
    let mut all = Vec::new();
    all.extend(when(finding.interval).map(|days| Detail { name: "holds", steps: vec![days.into()] }));
    if !finding.proof.is_empty() {
        all.push(Detail { name: "proof", steps: finding.proof.iter().map(|step| brief(step)).collect() });
    }
    all.extend(finding.notes.iter().map(|note| one("note", note)));
    all.extend(finding.help.iter().map(|help| one("help", help)));
    all.extend(finding.fix.iter().map(|fix| one("fix", &fix.title)));
    all
}

/// The same as lines, with `between` the steps of a proof. What a repair does is left out where a help says it.
pub(super) fn lines(finding: &Diagnostic, between: &str) -> impl Iterator<Item = String> {
    let is_said = |detail: &Detail<'_>| detail.name == "fix" && finding.help.is_some();
    details(finding).into_iter().filter(move |detail| !is_said(detail)).map(move |detail| detail.line(between))
}

impl Detail<'_> {
    /// All of it, with `between` the steps.
    pub(super) fn text(&self, between: &str) -> String {
        self.steps.join(between)
    }

    /// `help: …`; when a finding holds needs no name.
    fn line(&self, between: &str) -> String {
        let text = self.text(between);
        if self.name == "holds" { text } else { format!("{}: {text}", self.name) }
    }
}
