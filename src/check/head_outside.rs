//! `head-outside`: the head of a department is a role of it, or of one around it.

use super::lines;
use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for department in timeline.chart().departments.ids() {
        let from_outside =
            |head: &Option<RoleId>| head.is_some_and(|head| is_outside(timeline.chart(), head, department));
        timeline.head(department).days(from_outside).runs().iter().for_each(|days| runs.add(department, *days));
    }
    for (department, days) in runs.into_runs() {
        findings.report(days, describe(timeline, department, days.start()));
    }
}

/// Declared neither in the department nor around it. The top level is around everything.
fn is_outside(chart: &Chart, head: RoleId, department: DepartmentId) -> bool {
    let Some(home) = chart.roles[head].department else { return false };
    !encloses(chart, home, department) && !encloses(chart, department, home)
}

fn encloses(chart: &Chart, outer: DepartmentId, inner: DepartmentId) -> bool {
    chart.departments_outward(inner).any(|around| around == outer)
}

fn describe(timeline: &Timeline, id: DepartmentId, day: Date) -> Finding {
    let (chart, subject) = (timeline.chart(), DeclarationId::Department(id));
    let path = chart.department_path(id);
    let head = timeline.heads(subject).on(day).and_then(|heads| heads.first().copied());
    let name = head.map_or("", |(_, role)| chart.role_path(role));
    let message = format!("`{name}` heads `{path}` and belongs to another department");
    let mut finding = Finding::new(&catalog::HEAD_OUTSIDE, message).about(subject);
    if let Some((place, role)) = head {
        if let Some((span, text)) = lines::head(chart, subject, place) {
            finding = finding.label(span, text);
        }
        finding = finding.label(chart.roles[role].header.name_span, format!("`{name}` is declared here"));
    }
    finding.help(format!("let a role of `{path}`, or of a department around it, be its head"))
}
