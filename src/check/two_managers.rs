//! `two-managers`: a role has at most one solid line at one time (unity of command).

use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Segments};
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::{Timeline, WrittenLine};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    let several = timeline.chart().roles.iter().filter(|(_, role)| role.solid.len() >= 2);
    for (role, _) in several {
        let lines = solid_lines(timeline, role);
        lines.days(|lines| managers_differ(lines)).runs().iter().for_each(|days| runs.add(role, *days));
    }
    for (role, days) in runs.into_runs() {
        findings.report(days, describe(timeline, role, days.start()));
    }
}

/// The written lines of a role to live managers. One to a manager that has ended is `reports-to-ended`.
fn solid_lines(timeline: &Timeline, role: RoleId) -> Segments<Vec<WrittenLine>> {
    Segments::active(timeline.judged(), timeline.solid_lines(role))
}

/// Two different managers, or `nobody` beside one.
fn managers_differ(lines: &[WrittenLine]) -> bool {
    lines.windows(2).any(|pair| matches!(pair, [one, other] if one.to != other.to))
}

fn describe(timeline: &Timeline, id: RoleId, day: Date) -> Finding {
    let (chart, role) = (timeline.chart(), &timeline.chart().roles[id]);
    let lines = solid_lines(timeline, id).on(day).cloned().unwrap_or_default();
    let path = &role.header.path;
    let message = match lines.iter().any(|line| line.to.is_none()) {
        true => format!("`{path}` reports to nobody and to somebody"),
        false => format!("`{path}` has more than one manager"),
    };
    let mut finding = Finding::new(&catalog::TWO_MANAGERS, message).about(DeclarationId::Role(id));
    for line in &lines {
        if let Some(written) = role.solid.get(line.place) {
            finding = finding.label(written.span, format!("`{path}` reports to {} here", manager(chart, *line)));
        }
    }
    let other = lines.iter().rev().find_map(|line| line.to).map_or("", |role| chart.role_path(role));
    finding.help(format!("keep one; write the other as `dotted to {other}`, or end it with `until`"))
}

fn manager(chart: &Chart, line: WrittenLine) -> String {
    line.to.map_or_else(|| "nobody".to_owned(), |role| format!("`{}`", chart.role_path(role)))
}
