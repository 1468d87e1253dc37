//! Findings a line each, as compilers print them: for logs, editors and `grep`.

use super::Report;
use super::brief::brief;
use super::details::details;
use super::places::locus;
use super::words::counted;
use crate::diagnostic::Diagnostic;
use crate::source::SourceMap;

/// `file:line:column: level[slug]: message` for each finding, its help indented below it.
#[must_use]
pub fn short(report: &Report<'_>, max_findings: usize) -> String {
    let mut text = String::new();
    for finding in report.findings.iter().take(max_findings) {
        push_headline(&mut text, report.sources, finding);
        push_detail(&mut text, "help: ", finding.help.as_deref());
    }
    let left = report.findings.len().saturating_sub(max_findings);
    if left > 0 {
        text.push_str(&format!("{} not shown\n", counted(left, "more finding")));
    }
    text
}

/// The short form with everything a finding says, to be reviewed as prose: expectations of tests.
#[must_use]
pub fn review(report: &Report<'_>) -> String {
    let mut text = String::new();
    for finding in report.findings {
        push_headline(&mut text, report.sources, finding);
        let mut labels = finding.labels.iter();
        push_detail(
            &mut text,
            "here: ",
            labels.next().map(|label| label.text.as_str()).filter(|text| !text.is_empty()),
        );
        for label in labels {
            push_detail(
                &mut text,
                "at: ",
                Some(format!("{} {}", locus(report.sources, label.span), label.text).trim_end()),
            );
        }
        text.extend(details(finding).iter().map(|detail| format!("  {}: {}\n", detail.name, detail.text(" → "))));
    }
    text
}

fn push_headline(text: &mut String, sources: &SourceMap, finding: &Diagnostic) {
    if let Some(place) = finding.primary() {
        text.push_str(&locus(sources, place));
        text.push_str(": ");
    }
    text.push_str(&format!("{}[{}]: {}\n", finding.level, finding.rule.slug, brief(&finding.message)));
}

fn push_detail(text: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        text.push_str(&format!("  {name}{}\n", brief(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;
    use crate::source::{FileId, Span};

    #[test]
    fn a_finding_is_a_line_and_its_help() {
        let sources = SourceMap::new(vec![("a\nb.org".into(), "role a\nrole a\n".into())]);
        let mut findings = Diagnostics::default();
        let finding = Diagnostic::new(&catalog::DUPLICATE_NAME, "`a` is declared twice")
            .label(Span::new(FileId(0), 12, 13), "again here")
            .label(Span::new(FileId(0), 5, 6), "first here")
            .help("rename one");
        findings.extend([finding.clone(), finding]);
        let report = Report { sources: &sources, findings: &findings, checked: Checked::default(), baseline: None };
        let headline = "a␊b.org:2:6: error[duplicate-name]: `a` is declared twice\n";
        assert_eq!(short(&report, 1), format!("{headline}  help: rename one\n1 more finding not shown\n"));
        let review_of_one = format!("{headline}  here: again here\n  at: a␊b.org:1:6 first here\n  help: rename one\n");
        assert_eq!(review(&report), review_of_one.repeat(2));
    }
}
