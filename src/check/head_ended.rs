//! `head-ended`: a department that lives is not headed by a role that has ended.

use super::{Finding, Findings, Runs, lives};
use crate::calendar::{Interval, IntervalSet};
use crate::catalog;
use crate::model::{Dated, DeclarationId, DepartmentId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for department in timeline.chart().departments.ids() {
        days(timeline, department).runs().iter().for_each(|days| runs.add(department, *days));
    }
    for (department, days) in runs.into_runs() {
        findings.report(days, describe(timeline, department, days));
    }
}

/// The days, judged or not, on which a `head` in force names a role that has ended, and none a live one.
pub(super) fn days(timeline: &Timeline, department: DepartmentId) -> IntervalSet {
    let heads = &timeline.chart().departments[department].heads;
    let ended = heads.iter().filter_map(|head| ended_days(timeline, department, head));
    IntervalSet::of(ended).intersect(&timeline.headless(department))
}

fn ended_days(timeline: &Timeline, department: DepartmentId, head: &Dated<Option<RoleId>>) -> Option<Interval> {
    let days = timeline.in_force(head, DeclarationId::Department(department))?;
    match timeline.life(DeclarationId::Role(head.value?)) {
        Some(life) => days.intersect(Interval::since(life.until()?.next())),
        None => Some(days),
    }
}

fn describe(timeline: &Timeline, id: DepartmentId, days: Interval) -> Finding {
    let (chart, department) = (timeline.chart(), &timeline.chart().departments[id]);
    let path = &department.header.path;
    let mut finding = Finding::new(&catalog::HEAD_ENDED, format!("the head of `{path}` has ended"));
    finding = finding.about(DeclarationId::Department(id));
    let on_the_day = |head: &&Dated<_>| ended_days(timeline, id, head).is_some_and(|run| run.contains(days.start()));
    for head in department.heads.iter().filter(on_the_day) {
        let Some(role) = head.value else { continue };
        let fate = lives::fate(timeline, DeclarationId::Role(role), days.start());
        finding = finding.label(head.span, format!("`{}` heads `{path}` and {fate}", chart.role_path(role)));
        if let Some((span, text)) = lives::place(timeline, DeclarationId::Role(role), days.start()) {
            finding = finding.label(span, text);
        }
    }
    finding.help(match days.from().filter(|from| *from > timeline.judged().start()) {
        Some(from) => format!(
            "name who follows in `{path}` with `head … from {from}`, or end the department with `exists until {}`",
            from.previous()
        ),
        None => format!("name who follows in `{path}` with `head …`, or end the department with `exists until …`"),
    })
}
