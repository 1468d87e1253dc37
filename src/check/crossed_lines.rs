//! `crossed-lines`: the head of a department reports into the line of the head of the department around it.

use super::{Finding, Findings, Runs, lines, tops};
use crate::calendar::{Date, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, RoleId};
use crate::timeline::{Epoch, LineEnd, Timeline};

/// The heads of a department and of the one around it.
#[derive(Clone, Copy)]
struct Heads {
    around: DepartmentId,
    inner: RoleId,
    outer: RoleId,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    let reported = tops::reported_as_headless(timeline);
    for epoch in timeline.epochs() {
        for department in timeline.chart().departments.ids() {
            let heads =
                heads(timeline, &epoch, department).filter(|heads| is_crossed(timeline.chart(), &epoch, *heads));
            let Some(Heads { around, inner, outer }) = heads else { continue };
            let between = epoch.departments_outward(Some(department)).skip(1).take_while(|passed| *passed != around);
            let clear =
                between.fold(epoch.interval().into(), |days: IntervalSet, passed| days.minus(&reported[passed]));
            let days = clear.minus(&timeline.share_a_holder(inner, outer));
            days.runs().iter().for_each(|days| runs.add(department, *days));
        }
    }
    for (department, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, department, days.start()));
    }
}

/// The head of a department and that of the nearest one around it that has one.
fn heads(timeline: &Timeline, epoch: &Epoch, department: DepartmentId) -> Option<Heads> {
    let damaged = &timeline.chart().damage.heads;
    let known = |department: DepartmentId| !damaged.contains(&DeclarationId::Department(department));
    let head = |department: DepartmentId| *timeline.head(department).on(epoch.interval().start())?;
    let mut outward = epoch.departments_outward(Some(department)).skip(1);
    let around = outward.find(|around| !known(*around) || head(*around).is_some())?;
    let heads = Heads { around, inner: head(department)?, outer: head(around)? };
    (known(department) && known(around)).then_some(heads)
}

fn is_crossed(chart: &Chart, epoch: &Epoch, Heads { inner, outer, .. }: Heads) -> bool {
    let reports_into_its_line = inner == outer || epoch.is_above(outer, inner);
    let is_excused = chart.roles[inner].external || epoch.is_declared_top(inner) || epoch.is_above(inner, outer);
    !reports_into_its_line && !is_excused && line_is_whole(epoch, inner) && line_is_whole(epoch, outer)
}

/// A line that loops, meets a role that has ended, or is not known, is reported as such.
fn line_is_whole(epoch: &Epoch, role: RoleId) -> bool {
    matches!(epoch.line_end(role), LineEnd::NoManager(_))
}

fn describe(timeline: &Timeline, id: DepartmentId, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let (path, subject) = (chart.department_path(id), DeclarationId::Department(id));
    let Some(heads) = heads(timeline, &epoch, id) else {
        return Finding::new(&catalog::CROSSED_LINES, format!("`{path}` is led from another line")).about(subject);
    };
    let (inner, outer) = (chart.role_path(heads.inner), chart.role_path(heads.outer));
    let around = chart.department_path(heads.around);
    let message =
        format!("`{inner}`, head of `{path}`, does not report into the line of `{outer}`, head of `{around}`");
    let mut finding = Finding::new(&catalog::CROSSED_LINES, message).about(subject);
    let (span, text) = lines::solid(chart, &epoch, heads.inner);
    finding = finding.label(span, text);
    for carrier in [id, heads.around].map(DeclarationId::Department) {
        let place = timeline.heads(carrier).on(day).and_then(|heads| Some(heads.first()?.0));
        if let Some((span, text)) = place.and_then(|place| lines::head(chart, carrier, place)) {
            finding = finding.label(span, text);
        }
    }
    finding
        .proof(lines::steps_up(chart, &epoch, &epoch.line_of(heads.inner)))
        .help(format!("write `reports to {outer}` in `{inner}`, or `part of …` in `{path}` if it belongs elsewhere"))
}
