//! `no-authority`: the owner can direct whoever does the work.

use super::pairs::{self, Meeting, Pair};
use super::words::names;
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::{Epoch, Ties, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings) {
    let chart = timeline.chart();
    let pairs = pairs::responsible_and_owner(timeline);
    let found = pairs::days_of(timeline, &pairs, |epoch, met| {
        let ties = epoch.ties(chart);
        let is_outside = |pair: &Pair| !chart.roles[pair.doer].external && lacks_authority(epoch, &ties, *pair);
        met.into_iter().filter(is_outside).collect()
    });
    for (pair, days) in pairs::apart(timeline, found) {
        for run in days.runs() {
            findings.report(*run, describe(timeline, pair, &pairs::meetings_within(&pairs, pair, *run), *run));
        }
    }
}

/// Both are under one top, and neither a solid nor a dotted line leads from the owner to the work.
fn lacks_authority(epoch: &Epoch, ties: &Ties<'_>, pair: Pair) -> bool {
    epoch.have_one_top(pair.doer, pair.owner)
        && !epoch.has_authority(pair.owner, pair.doer)
        && !epoch.is_above(pair.doer, pair.owner)
        && !ties.join(pair.doer, pair.owner)
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
