//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! A command is a line, so what it says is escaped: a text from a file can neither end it nor begin another one.

use std::fmt;

use super::brief::brief;
use super::details::lines;
use super::places::locus;
use super::{Report, closing_line, harmless};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::source::{SourceMap, Span};

/// `::error file=a.org,line=1,…,title=two-owners::what is wrong` for each finding, and, if it is wanted, the
/// closing line.
#[must_use]
pub fn github(report: &Report<'_>, closes: bool) -> String {
    let commands = report.findings.iter().map(|finding| command(report.sources, finding).to_string());
    let end = closes.then(|| closing_line(report) + "\n");
    commands.chain(end).collect()
}

fn command(sources: &SourceMap, finding: &Diagnostic) -> Command {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut properties = finding.primary().map(|span| place(sources, span)).unwrap_or_default();
    properties.push(("title", Property::escaped(finding.rule.slug)));
    Command { word, properties, data: Data::of_lines(&message(sources, finding)) }
}

/// The properties that say where it is.
fn place(sources: &SourceMap, span: Span) -> Properties {
    let (start, end) = (sources.position(span), sources.position(span.after()));
    let mut properties = vec![
        ("file", Property::escaped(sources.path(span.file))),
        ("line", Property::number(start.line)),
        ("endLine", Property::number(end.line)),
    ];
    // GitHub takes columns only where a place lies within one line.
    if start.line == end.line {
        properties.push(("col", Property::number(start.column)));
        properties.push(("endColumn", Property::number(end.column)));
    }
    properties
}

/// All that the annotation says, a line each.
fn message(sources: &SourceMap, finding: &Diagnostic) -> Vec<String> {
    let place = |label: &Label| format!("{}: {}", locus(sources, label.span), brief(&label.text));
    let mut all = vec![brief(&finding.message).into_owned()];
    all.extend(finding.labels.iter().skip(1).map(place));
    all.extend(lines(finding, "; "));
    all.push(format!("explain: orgc explain {}", finding.rule.slug));
    all
}

/// A workflow command. What users wrote gets into it as [`Property`] or [`Data`] only, and the one way to make
/// one of them is to escape.
struct Command {
    word: &'static str,
    properties: Properties,
    data: Data,
}

type Properties = Vec<(&'static str, Property)>;

/// What stands behind the second `::`.
struct Data(String);

/// The value of a property.
struct Property(String);

impl Data {
    /// Lines of text; what would end one of them, or act on a terminal that shows the log, is replaced.
    fn of_lines(lines: &[impl AsRef<str>]) -> Self {
        let escaped: Vec<String> = lines.iter().map(|line| harmless(line.as_ref()).replace('%', "%25")).collect();
        Self(escaped.join("%0A"))
    }
}

impl Property {
    fn escaped(raw: &str) -> Self {
        Self(Data::of_lines(&[raw]).0.replace(':', "%3A").replace(',', "%2C"))
    }

    fn number(number: u32) -> Self {
        Self(number.to_string())
    }
}

impl fmt::Display for Command {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "::{}", self.word)?;
        for (place, (key, value)) in self.properties.iter().enumerate() {
            write!(out, "{}{key}={value}", if place == 0 { ' ' } else { ',' })?;
        }
        writeln!(out, "::{}", self.data)
    }
}

impl fmt::Display for Data {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Property {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;
    use crate::source::FileId;

    /// A command, its properties, its data.
    type Read<'l> = (&'l str, Vec<(&'l str, String)>, String);

    /// A line as the runner of GitHub Actions reads it (`ActionCommand.TryParseV2`).
    fn read(line: &str) -> Option<Read<'_>> {
        let (head, data) = line.strip_prefix("::")?.split_once("::")?;
        let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
        let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
        let value = |text: &str| plain(text).replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
        let pairs = properties.split(',').filter_map(|property| property.split_once('='));
        let properties = pairs.map(|(key, text)| (key, value(text))).collect();
        Some((command, properties, plain(data).replace("%25", "%")))
    }

    fn annotated(path: &str, finding: Diagnostic) -> String {
        let sources = SourceMap::new(vec![(path.to_owned(), "role x\n".into())]);
        let mut findings = Diagnostics::default();
        findings.push(finding.label(Span::new(FileId(0), 5, 6), ""));
        let report = Report { sources: &sources, findings: &findings, checked: Checked::default(), baseline: None };
        github(&report, false)
    }

    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![r"[%:,=;\r\n \t0-9AaDd]{0,16}", any::<String>()]
    }

    proptest! {
        #[test]
        fn the_runner_reads_every_text_as_it_is_shown(path in any_text(), text in any_text(), help in any_text()) {
            let written = annotated(&path, Diagnostic::new(&catalog::GAP, text.clone()).help(help.clone()));
            prop_assert_eq!(written.matches('\n').count(), 1);
            let (command, properties, data) = read(written.trim_end_matches('\n')).unwrap();
            prop_assert_eq!(command, "warning");
            let keys: Vec<&str> = properties.iter().map(|(key, _)| *key).collect();
            prop_assert_eq!(keys, ["file", "line", "endLine", "col", "endColumn", "title"]);
            prop_assert_eq!(&properties[0].1, &harmless(&path));
            prop_assert_eq!(&properties[5].1, "gap");
            let expected = format!("{}\nhelp: {}\nexplain: orgc explain gap", harmless(&text), harmless(&help));
            prop_assert_eq!(data, expected);
        }
    }

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
