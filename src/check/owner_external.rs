//! `owner-external`: somebody inside the organisation is accountable.

use super::accountable::{external_days, faulty_owners, item_paths, nearest_filled_head, owned_within, with_claims};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    for (role, days) in faulty_owners(timeline, |role| external_days(timeline, role)) {
        findings.report(days, describe(timeline, role, days));
    }
}

fn describe(timeline: &Timeline, role: RoleId, days: Interval) -> Finding {
    let chart = timeline.chart();
    let (path, day) = (chart.role_path(role), days.start());
    let owned = owned_within(timeline, role, days);
    let items = names(item_paths(chart, &owned));
    let is_external = chart.roles[role].external;
    let who = if is_external { "is external" } else { "is held by externals only" };
    let message = format!("`{path}` owns {items}, and {who}");
    let mut finding = Finding::new(&catalog::OWNER_EXTERNAL, message).about(DeclarationId::Role(role));
    finding = finding.label(chart.roles[role].header.name_span, format!("`{path}` {who}"));
    if !is_external {
        for person in timeline.answering(role, day).iter().filter_map(|sitter| sitter.who.person()) {
            let header = &chart.people[person].header;
            finding = finding.label(header.name_span, format!("`{}` is external", header.title()));
        }
    }
    let owner = item_paths(chart, &owned).first().map(|item| format!("`{item}` is owned by `{path}`"));
    let holders = timeline.why_there(role, day).into_iter().skip(1).filter(|_| !is_external);
    let steps = holders.map(|step| step.text(chart));
    finding = finding.proof(owner.into_iter().chain(steps).chain([format!("`{path}` {who}")]));
    let inside = match nearest_filled_head(timeline, role, day).filter(|head| !chart.roles[*head].external) {
        Some(head) => format!("`{}`", chart.role_path(head)),
        None => "a role inside the organisation".to_owned(),
    };
    with_claims(finding, chart, &owned).help(format!("let {inside} own it, with `responsible {path}`"))
}
