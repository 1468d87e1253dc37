//! `no-authority`: the owner can direct whoever does the work.

use super::pairs::{self, Meeting, Pair};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::timeline::{Epoch, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let pairs = pairs::responsible_and_owner(timeline);
    let found = pairs::days_of(timeline, &pairs, |epoch, met| {
        let is_outside = |pair: &Pair| !chart.roles[pair.doer].external && is_elsewhere(epoch, *pair);
        let outside: Vec<Pair> = met.into_iter().filter(is_outside).collect();
        without_ties(epoch, chart, outside)
    });
    for (pair, days) in pairs::by_day(&pairs::apart(timeline, found)) {
        findings.report(days, describe(timeline, pair, &pairs::meetings_within(&pairs, pair, days), days));
    }
}

/// Both are under one top, and no solid line leads from the one to the other.
fn is_elsewhere(epoch: &Epoch, pair: Pair) -> bool {
    epoch.have_one_top(pair.doer, pair.owner)
        && !epoch.has_authority(pair.owner, pair.doer)
        && !epoch.is_above(pair.doer, pair.owner)
}

/// Those whom no dotted line joins either.
fn without_ties(epoch: &Epoch, chart: &Chart, mut pairs: Vec<Pair>) -> Vec<Pair> {
    if !pairs.is_empty() {
        let ties = epoch.ties(chart);
        pairs.retain(|pair| !ties.join(pair.doer, pair.owner));
    }
    pairs
}

fn describe(timeline: &Timeline, pair: Pair, meetings: &[Meeting], days: Interval) -> Finding {
    let chart = timeline.chart();
    let path = |role: RoleId| chart.role_path(role);
    let items: indexmap::IndexSet<&str> = meetings.iter().map(|met| chart.item_path(met.item)).collect();
    let (doer, owner, items) = (path(pair.doer), path(pair.owner), names(items));
    let message = format!("`{owner}` owns {items}, and has no line to `{doer}`, which is responsible");
    let mut finding = Finding::new(&catalog::NO_AUTHORITY, message)
        .about(DeclarationId::Role(pair.doer))
        .about(DeclarationId::Role(pair.owner));
    for met in meetings {
        finding = pairs::with_letter(finding, chart, met);
    }
    let lines = pairs::both_lines(timeline, pair, days.start());
    finding
        .proof(lines)
        .proof([format!("`{doer}` is not below `{owner}`"), "no dotted line joins the two sides".to_owned()])
        .help(format!(
            "add `dotted to {owner} for \"…\"` to `{doer}`, let a role below `{owner}` be responsible, or write `supported by {doer}`"
        ))
}
