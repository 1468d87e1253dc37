//! `two-heads`: one role heads a department, or the organization, at one time; leading together is one role with two
//! holders.

use indexmap::IndexSet;

use super::lines::{self, led};
use super::words::names;
use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    let departments = timeline.chart().departments.ids().map(DeclarationId::Department);
    for led in [DeclarationId::Organization].into_iter().chain(departments) {
        timeline.heads(led).days(|heads| heads_differ(heads)).runs().iter().for_each(|days| runs.add(led, *days));
    }
    for (led, days) in runs.into_runs() {
        findings.report(days, describe(timeline, led, days.start()));
    }
}

fn heads_differ(heads: &[(usize, RoleId)]) -> bool {
    heads.windows(2).any(|pair| matches!(pair, [(_, one), (_, other)] if one != other))
}

fn describe(timeline: &Timeline, carrier: DeclarationId, day: Date) -> Finding {
    let chart = timeline.chart();
    let heads = timeline.heads(carrier).on(day).cloned().unwrap_or_default();
    let different: IndexSet<&str> = heads.iter().map(|(_, role)| chart.role_path(*role)).collect();
    let message =
        format!("{} has {} heads: {}", led(chart, carrier), different.len(), names(different.iter().copied()));
    let mut finding = Finding::new(&catalog::TWO_HEADS, message).about(carrier);
    for (span, text) in heads.iter().filter_map(|(place, _)| lines::head(chart, carrier, *place)) {
        finding = finding.label(span, text);
    }
    let first = different.first().copied().unwrap_or_default();
    finding.help(format!(
        "keep one; if they lead together, let both hold `{first}`; if one follows the other, add `until` and `from`"
    ))
}
