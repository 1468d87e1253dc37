//! `several-tops`: of the roles without manager, at most one does not say that this is on purpose.

use super::words::{count, names};
use super::{Finding, Findings, Runs, tops};
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    let mut first_tops = Vec::new();
    for (days, tops) in tops::undeclared(timeline).filter(|(_, tops)| tops.len() >= 2) {
        runs.add((), days);
        first_tops.push((days.start(), tops));
    }
    for ((), days) in runs.into_runs() {
        let tops = first_tops.iter().find(|(start, _)| *start == days.start()).map_or(&[][..], |(_, tops)| tops);
        findings.report(days, describe(timeline.chart(), tops));
    }
}

fn describe(chart: &Chart, tops: &[RoleId]) -> Finding {
    let path = |role: &RoleId| chart.role_path(*role);
    let named = names(tops.iter().map(path));
    let message = format!("{} have no manager: {named}", count(tops.len(), "role"));
    let mut finding = Finding::new(&catalog::SEVERAL_TOPS, message).about(DeclarationId::Organization);
    for role in tops {
        let text = format!("`{}` has no manager and does not say `reports to nobody`", path(role));
        finding = finding.label(chart.roles[*role].header.name_span, text);
    }
    let first = tops.first().map(path).unwrap_or_default();
    let one_top = match &chart.organization {
        None => format!("write `organization \"Name\" {{ head {first} }}`, so that the others report to it"),
        Some(organization) if organization.heads.is_empty() => {
            format!("write `head {first}` in the organization, so that the others report to it")
        }
        Some(_) => "say to whom they report with `reports to`".to_owned(),
    };
    finding.help(format!("{one_top}, or `reports to nobody` in each that is a top on purpose"))
}
