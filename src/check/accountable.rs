//! What the checks on accountable roles share: when something is wrong with one that owns, and what it owns then.

use super::Finding;
use crate::calendar::{Date, Interval, IntervalSet};
use crate::model::{Chart, ClaimSide, DeclarationId, ItemId, PersonKind, Post, RoleId};
use crate::source::Span;
use crate::timeline::{Owned, State, Timeline, Who};

/// Every role that owns something by a claim of its own, with each maximal run of judged days on which it does and
/// `fault` holds.
pub(super) fn faulty_owners(
    timeline: &Timeline,
    fault: impl Fn(RoleId) -> IntervalSet,
) -> impl Iterator<Item = (RoleId, Interval)> {
    let owners = timeline.chart().roles.ids().filter(|role| !timeline.owned(*role).is_empty());
    owners.flat_map(move |role| {
        let faulty = owning_days(timeline, role).intersect(&fault(role));
        faulty.runs().iter().map(|run| (role, *run)).collect::<Vec<_>>()
    })
}

/// The judged days on which a role owns something by a claim of its own.
pub(super) fn owning_days(timeline: &Timeline, role: RoleId) -> IntervalSet {
    let owned = timeline.owned(role).iter();
    IntervalSet::of(owned.filter_map(|owned| owned.days.intersect(timeline.judged())))
}

/// What a role owns on some of `days`, each claim once, in source order.
pub(super) fn owned_within(timeline: &Timeline, role: RoleId, days: Interval) -> Vec<Owned> {
    let owned = timeline.owned(role).iter().filter(|owned| owned.days.intersect(days).is_some());
    let mut owned: Vec<Owned> = owned.copied().collect();
    owned.sort_by_key(|owned| (owned.item, owned.claim));
    owned.dedup_by_key(|owned| (owned.item, owned.claim));
    owned
}

/// The paths of items, each once, in source order.
pub(super) fn item_paths<'c>(chart: &'c Chart, owned: &[Owned]) -> Vec<&'c str> {
    let mut items: Vec<ItemId> = owned.iter().map(|owned| owned.item).collect();
    items.sort_unstable();
    items.dedup();
    items.into_iter().map(|item| chart.item_path(item)).collect()
}

/// Names those who suffer, each at its claim.
pub(super) fn with_claims(finding: Finding, chart: &Chart, owned: &[Owned]) -> Finding {
    let who = |owned: &&Owned| DeclarationId::Item(owned.item);
    finding.grounds(owned, who, |owned| claimed(chart, owned.item, owned.claim))
}

/// Names one who suffers, at its claim.
pub(super) fn with_claim(finding: Finding, chart: &Chart, item: ItemId, claim: usize) -> Finding {
    match claimed(chart, item, claim) {
        Some((span, text)) => finding.ground(DeclarationId::Item(item), span, text),
        None => finding,
    }
}

fn claimed(chart: &Chart, item: ItemId, claim: usize) -> Option<(Span, String)> {
    let written = chart.items[item].claims.get(claim)?;
    Some((written.span, claim_text(chart, item, claim)))
}

/// What a claim says: "`salaries` is owned by `payroll`".
pub(super) fn claim_text(chart: &Chart, item: ItemId, claim: usize) -> String {
    let path = chart.item_path(item);
    let Some((side, by)) = chart.items[item].claims.get(claim).and_then(|claim| Some((claim.side, claim.by?))) else {
        return format!("`{path}` is owned here");
    };
    let owner = match by {
        Post::Role(role) => format!("`{}`", chart.role_path(role)),
        Post::Department(department) => format!("the head of `{}`", chart.department_path(department)),
    };
    match side {
        ClaimSide::Owner => format!("`{path}` is owned by {owner}"),
        ClaimSide::Owns => format!("{owner} owns `{path}`"),
    }
}

/// The days on which a role, or all who answer in it, are external.
pub(super) fn external_days(timeline: &Timeline, role: RoleId) -> IntervalSet {
    if timeline.chart().roles[role].external {
        return timeline.life(DeclarationId::Role(role)).into();
    }
    timeline.seating(role).days(|seating| {
        let mut answering = seating.answering().peekable();
        let are_known = seating.state != State::Unknown && answering.peek().is_some();
        are_known && answering.all(|sitter| is_external(timeline.chart(), sitter.who))
    })
}

fn is_external(chart: &Chart, who: Who) -> bool {
    who.person().is_some_and(|person| chart.people[person].external)
}

/// Whether this is a software agent.
pub(super) fn is_agent(chart: &Chart, who: Who) -> bool {
    who.person().is_some_and(|person| chart.people[person].kind == PersonKind::Agent)
}

/// The nearest head around a role, not itself, with somebody there: whom it could be given to.
pub(super) fn nearest_filled_head(timeline: &Timeline, role: RoleId, day: Date) -> Option<RoleId> {
    let around = timeline.departments_around(role, day).into_iter();
    let heads = around.filter_map(|department| timeline.head(department).on(day).copied().flatten());
    let organization = timeline.organization_head().on(day).copied().flatten();
    heads.chain(organization).find(|head| *head != role && is_filled(timeline, *head, day))
}

/// Whether somebody is there on a day, named or not.
fn is_filled(timeline: &Timeline, role: RoleId, day: Date) -> bool {
    timeline.seating(role).on(day).is_some_and(|seating| !seating.state.is_nobody())
}
