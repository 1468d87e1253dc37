//! `delegation-outside`: the owner of the whole can direct the owner of each part.

use super::pairs::{self, Meeting, Pair};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::{Epoch, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let pairs = pairs::owners_of_part_and_whole(timeline);
    let found = pairs::days_of(timeline, &pairs, |epoch, met| {
        met.into_iter().filter(|pair| is_known(chart, pair.doer) && is_outside(epoch, *pair)).collect()
    });
    for (pair, days) in pairs::by_day(&pairs::apart(timeline, found)) {
        findings.report(days, describe(timeline, pair, &pairs::meetings_within(&pairs, pair, days), days));
    }
}

/// A role inside the organisation, all of whose lines could be read.
fn is_known(chart: &Chart, role: RoleId) -> bool {
    !chart.roles[role].external && !chart.damage.declarations.contains(&DeclarationId::Role(role))
}

fn is_outside(epoch: &Epoch, pair: Pair) -> bool {
    epoch.have_one_top(pair.doer, pair.owner) && !epoch.has_authority(pair.owner, pair.doer)
}

fn describe(timeline: &Timeline, pair: Pair, meetings: &[Meeting], days: Interval) -> Finding {
    let chart = timeline.chart();
    let path = |role: RoleId| chart.role_path(role);
    let parts: indexmap::IndexSet<&str> = meetings.iter().map(|met| chart.item_path(met.item)).collect();
    let (doer, owner) = (path(pair.doer), path(pair.owner));
    let message = format!(
        "{} {} owned by `{doer}`, outside the line of `{owner}`, which owns the whole",
        names(parts.iter().copied()),
        if parts.len() == 1 { "is" } else { "are" }
    );
    let mut finding = Finding::new(&catalog::DELEGATION_OUTSIDE, message)
        .about(DeclarationId::Role(pair.doer))
        .about(DeclarationId::Role(pair.owner));
    for met in meetings {
        finding = pairs::with_both_claims(finding, chart, met);
    }
    let lines = pairs::both_lines(timeline, pair, days.start());
    let is_above = timeline.epoch_on(days.start()).is_above(pair.doer, pair.owner);
    let tie = if is_above {
        format!("let `{doer}` own the whole")
    } else {
        format!("add `dotted to {owner} for \"…\"` to `{doer}`")
    };
    finding.proof(lines).proof([format!("`{doer}` is not below `{owner}`, and has no dotted line to it")]).help(
        format!("{tie}, let a role below `{owner}` own the part, or write it beside the whole with `contributes to`"),
    )
}
