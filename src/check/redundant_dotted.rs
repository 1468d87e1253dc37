//! `redundant-dotted`: a dotted line says something that the solid line does not.

use super::{Finding, Findings, Runs, lines};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::{Dotted, Epoch, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        let live = timeline.chart().roles.ids().filter(|role| epoch.is_live(*role));
        let redundant = live.filter(|role| redundant(timeline.chart(), &epoch, *role).next().is_some());
        redundant.for_each(|role| runs.add(role, epoch.interval()));
    }
    for (role, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, role, days.start()));
    }
}

fn redundant<'c>(chart: &'c Chart, epoch: &'c Epoch, role: RoleId) -> impl Iterator<Item = Dotted> + 'c {
    epoch.dotted(role).iter().copied().filter(move |dotted| {
        is_to_itself_or_manager(epoch, role, *dotted)
            || (epoch.is_above(dotted.to, role) && !has_purpose(chart, role, *dotted))
    })
}

fn is_to_itself_or_manager(epoch: &Epoch, role: RoleId, dotted: Dotted) -> bool {
    dotted.to == role || epoch.manager(role) == Some(dotted.to)
}

fn has_purpose(chart: &Chart, role: RoleId, dotted: Dotted) -> bool {
    chart.roles[role].dotted.get(dotted.written).is_some_and(|line| line.value.purpose.is_some())
}

fn describe(timeline: &Timeline, id: RoleId, day: Date) -> Finding {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let path = chart.role_path(id);
    let redundant: Vec<Dotted> = redundant(chart, &epoch, id).collect();
    let to = |dotted: &Dotted| {
        if dotted.to == id { "itself".to_owned() } else { format!("`{}`", chart.role_path(dotted.to)) }
    };
    let first = redundant.first().map_or_else(String::new, to);
    let message = match redundant.first() {
        Some(dotted) if dotted.to == id => format!("`{path}` has a dotted line to itself"),
        _ => format!("`{path}` has a dotted line to {first}, to whom its solid line leads anyway"),
    };
    let mut finding = Finding::new(&catalog::REDUNDANT_DOTTED, message).about(DeclarationId::Role(id));
    for dotted in &redundant {
        if let Some(line) = chart.roles[id].dotted.get(dotted.written) {
            finding = finding.label(line.span, format!("dotted to {} here", to(dotted)));
        }
    }
    if redundant.iter().any(|dotted| dotted.to != id) {
        let (span, text) = lines::solid(chart, &epoch, id);
        finding = finding.label(span, text);
    }
    let may_have_purpose = redundant.iter().all(|dotted| !is_to_itself_or_manager(&epoch, id, *dotted));
    finding.help(if may_have_purpose {
        format!("remove it, or say with `for \"…\"` for what `{path}` works with {first}")
    } else {
        "remove the dotted line".to_owned()
    })
}
