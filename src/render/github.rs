//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! A command is a line, so what it says is escaped: a text from a file can neither end it nor begin another one.

use super::details::lines;
use super::places::locus;
use super::{Report, closing_line, harmless};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::source::SourceMap;

/// `::error file=a.org,line=1,…,title=two-owners::what is wrong` for each finding, and, if it is wanted, the
/// closing line.
#[must_use]
pub fn github(report: &Report<'_>, closes: bool) -> String {
    let commands = report.findings.iter().map(|finding| command(report.sources, finding));
    let end = closes.then(|| closing_line(report) + "\n");
    commands.chain(end).collect()
}

fn command(sources: &SourceMap, finding: &Diagnostic) -> String {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let place = finding.primary().map(|span| {
        let (start, end) = (sources.position(span), sources.position(span.after()));
        let file = property(sources.path(span.file));
        // GitHub takes columns only where a place lies within one line.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        format!("file={file},line={},endLine={}{columns},", start.line, end.line)
    });
    let place = place.unwrap_or_default();
    format!("::{word} {place}title={}::{}\n", property(finding.rule.slug), data(&message(sources, finding)))
}

/// All that the annotation says, a line each.
fn message(sources: &SourceMap, finding: &Diagnostic) -> String {
    let place = |label: &Label| format!("{}: {}", locus(sources, label.span), harmless(&label.text));
    let mut all = vec![harmless(&finding.message).into_owned()];
    all.extend(finding.labels.iter().skip(1).map(place));
    all.extend(lines(finding, " → "));
    all.push(format!("explain: orgc explain {}", finding.rule.slug));
    all.join("\n")
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(&harmless(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;
    use crate::source::{FileId, SourceMap, Span};

    #[test]
    fn a_finding_is_one_command_whatever_its_texts_hold() {
        let sources = SourceMap::new(vec![("a,b:c\n::error::d.org".into(), "role x\n".into())]);
        let place = Span::new(FileId(0), 5, 6);
        let mut findings = Diagnostics::default();
        findings.push(
            Diagnostic::new(&catalog::GAP, "100%\r\n::error::e")
                .label(place, "")
                .label(place, "f\n::set-output")
                .note("h\ni")
                .help("g"),
        );
        let report = Report { sources: &sources, findings: &findings, checked: Checked::default(), baseline: None };
        let text = github(&report, true);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "::warning file=a%2Cb%3Ac␊%3A%3Aerror%3A%3Ad.org,line=1,endLine=1,col=6,endColumn=7,title=gap::100%25␍␊::error::e%0Aa,b:c␊::error::d.org:1:6: f␊::set-output%0Anote: h␊i%0Ahelp: g%0Aexplain: orgc explain gap",
                "checked the text of 0 files: 1 warning",
            ]
        );
    }
}
