//! `two-owners`: every item has at most one accountable role at one time.

use super::words::names;
use super::{Finding, Findings, Runs};
use crate::catalog;
use crate::model::{Chart, ClaimSide, DeclarationId, Item, ItemId, RoleId};
use crate::timeline::{Owner, Ownership, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for item in timeline.chart().items.ids() {
        let contested =
            timeline.ownership(item).iter().filter(|(_, ownership)| is_contested(timeline, item, ownership));
        contested.for_each(|(days, _)| runs.add(item, days));
    }
    for (item, days) in runs.into_runs() {
        findings.report(days, describe(timeline, item, days.start()));
    }
}

/// Two live roles claim it, or one claims what is `unowned`.
fn is_contested(timeline: &Timeline, item: ItemId, ownership: &Ownership) -> bool {
    let unowned = timeline.chart().items[item].unowned.is_some();
    let claimants = ownership.live_claimants().len() + usize::from(unowned);
    ownership.owner != Owner::NotLive && claimants >= 2
}

fn describe(timeline: &Timeline, id: ItemId, day: crate::calendar::Date) -> Finding {
    let chart = timeline.chart();
    let item = &chart.items[id];
    let ownership = timeline.ownership(id).on(day);
    let claims = ownership.map_or(&[][..], |ownership| &ownership.claims);
    let claimants = ownership.map_or_else(Vec::new, Ownership::live_claimants);
    let roles = names(claimants.iter().map(|role| chart.role_path(*role)));
    let path = chart.item_path(id);
    let message = match (&item.unowned, claimants.len()) {
        (Some(_), 1) => format!("`{path}` is unowned, and {roles} owns it"),
        (Some(_), _) => format!("`{path}` is unowned, and {roles} own it"),
        (None, number) => format!("`{path}` has {} accountable roles: {roles}", number_word(number)),
    };
    let mut finding = Finding::new(&catalog::TWO_OWNERS, message).about(DeclarationId::Item(id));
    for (nth, claim) in claims.iter().enumerate() {
        if let Some(written) = item.claims.get(claim.place) {
            finding = finding.label(written.span, claim_text(chart, written.side, claim.role, nth));
        }
    }
    if let Some((reason, span)) = &item.unowned {
        return finding.label(*span, format!("unowned here: \"{reason}\"")).help("keep one: the owner, or `unowned`");
    }
    finding.help(help(item))
}

fn claim_text(chart: &Chart, side: ClaimSide, role: RoleId, nth: usize) -> String {
    let and = if nth == 0 { "" } else { "and " };
    let role = chart.role_path(role);
    match side {
        ClaimSide::Owns => format!("{and}claimed by `{role}` here"),
        ClaimSide::Owner => format!("{and}given to `{role}` here"),
    }
}

fn help(item: &Item) -> String {
    let dated = item.claims.iter().any(|claim| claim.dates.from.is_some());
    let end = if dated { "end it with `until` on the day before the other begins" } else { "end it with `until`" };
    format!("keep one; list the other under `responsible`, or {end}")
}

fn number_word(number: usize) -> String {
    match number {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        _ => number.to_string(),
    }
}
