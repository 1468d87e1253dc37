//! The closing line: what was looked at, and how it went.

use serde::Serialize;

use super::Report;
use super::words::counted;
use crate::diagnostic::{Diagnostics, Level};

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files.
    pub files: usize,
    /// Roles.
    pub roles: usize,
    /// Objectives and responsibilities.
    pub items: usize,
    /// Days on which the checks were made; 0 if the text had errors, so that none was.
    pub dates: usize,
}

/// Findings held against those of another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Findings that were there before, and are not shown.
    pub known: usize,
    /// Findings of the baseline that are there no more.
    pub gone: usize,
}

/// `checked 214 roles, 61 objectives and responsibilities in 5 files on 9 dates: 2 errors, 1 warning`
#[must_use]
pub fn closing_line(report: &Report<'_>) -> String {
    let compared = report.baseline.map(compared).unwrap_or_default();
    format!("checked {}: {}{compared}", what(report.checked), outcome(report.findings))
}

/// `` `orgc check --fix` can fix 3 of these ``: a line of its own; nothing if none can.
#[must_use]
pub fn repairable(findings: &Diagnostics) -> String {
    match (findings.certain_fixes().count(), findings.len()) {
        (0, _) => String::new(),
        (1, 1) => "`orgc check --fix` can fix it\n".to_owned(),
        (count, all) if count == all => "`orgc check --fix` can fix all of these\n".to_owned(),
        (count, _) => format!("`orgc check --fix` can fix {count} of these\n"),
    }
}

fn what(checked: Checked) -> String {
    let files = counted(checked.files, "file");
    if checked.dates == 0 {
        return format!("the text of {files}");
    }
    let items = match checked.items {
        1 => "1 objective or responsibility".to_owned(),
        many => format!("{many} objectives and responsibilities"),
    };
    format!("{}, {items} in {files} on {}", counted(checked.roles, "role"), counted(checked.dates, "date"))
}

fn compared(Compared { known, gone }: Compared) -> String {
    let known = if known == 0 { String::new() } else { format!(" besides {}", counted(known, "known finding")) };
    let gone = match gone {
        0 => String::new(),
        1 => "; 1 finding of the baseline is gone: write it anew".to_owned(),
        many => format!("; {many} findings of the baseline are gone: write it anew"),
    };
    known + &gone
}

fn outcome(findings: &Diagnostics) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note];
    let counts = levels.map(|level| (findings.count(level), level));
    let said: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, level)| counted(*count, level.word())).collect();
    if said.is_empty() { "no findings".to_owned() } else { said.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::diagnostic::Diagnostic;
    use crate::source::SourceMap;

    fn line(checked: Checked, found: &[Diagnostic]) -> String {
        let mut findings = Diagnostics::default();
        findings.extend(found.to_vec());
        closing_line(&Report { sources: &SourceMap::default(), findings: &findings, checked, baseline: None })
    }

    #[test]
    fn one_is_not_many() {
        let two_owners = Diagnostic::new(&catalog::TWO_OWNERS, "");
        let gap = Diagnostic::new(&catalog::GAP, "");
        assert_eq!(
            line(Checked { files: 5, roles: 214, items: 61, dates: 9 }, &[two_owners.clone(), two_owners, gap]),
            "checked 214 roles, 61 objectives and responsibilities in 5 files on 9 dates: 2 errors, 1 warning"
        );
        assert_eq!(
            line(Checked { files: 1, roles: 1, items: 1, dates: 1 }, &[]),
            "checked 1 role, 1 objective or responsibility in 1 file on 1 date: no findings"
        );
    }

    #[test]
    fn where_the_text_is_wrong_nothing_else_was_checked() {
        let error = Diagnostic::new(&catalog::MISSING_BRACE, "");
        assert_eq!(line(Checked { files: 2, ..Checked::default() }, &[error]), "checked the text of 2 files: 1 error");
    }
}
