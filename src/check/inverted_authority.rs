//! `inverted-authority`: nobody answers for the work of her own manager.

use super::pairs::{self, Meeting, Pair};
use super::words::{line, names};
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, RoleId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let pairs = pairs::responsible_and_owner(timeline);
    let found = pairs::days_of(timeline, &pairs, |epoch, met| {
        met.into_iter().filter(|pair| epoch.is_above(pair.doer, pair.owner)).collect()
    });
    for (pair, days) in pairs::by_day(&found) {
        findings.report(days, describe(timeline, pair, &pairs::meetings_within(&pairs, pair, days), days));
    }
}

fn describe(timeline: &Timeline, pair: Pair, meetings: &[Meeting], days: Interval) -> Finding {
    let chart = timeline.chart();
    let path = |role: RoleId| chart.role_path(role);
    let items: indexmap::IndexSet<&str> = meetings.iter().map(|met| chart.item_path(met.item)).collect();
    let (doer, owner, items) = (path(pair.doer), path(pair.owner), names(items));
    let message = format!("`{owner}` owns {items}, for which `{doer}` above it is responsible");
    let mut finding = Finding::new(&catalog::INVERTED_AUTHORITY, message)
        .about(DeclarationId::Role(pair.doer))
        .about(DeclarationId::Role(pair.owner));
    for met in meetings {
        finding = pairs::with_letter(finding, chart, met);
    }
    let above = timeline.epoch_on(days.start()).line_to(pair.owner, pair.doer);
    finding
        .proof([format!("line of the owner: {}", line(chart, &above))])
        .help(format!("swap the two (`owner {doer}`, `responsible {owner}`), or write `supported by {doer}`"))
}
