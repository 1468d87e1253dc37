//! Pairs of a role that does something and the role that answers for it, on the days on which they meet.

use std::collections::BTreeMap;

use super::Finding;
use super::accountable::with_claim;
use super::words;
use crate::calendar::{Date, Interval, IntervalSet};
use crate::model::{Chart, DeclarationId, DepartmentId, ItemId, Letter, Post, RoleId};
use crate::timeline::{Epoch, Timeline};

/// Who does it, or owns the part, and who owns the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) doer: RoleId,
    pub(super) owner: RoleId,
}

/// Where they meet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    /// The item of the doer.
    pub(super) item: ItemId,
    /// The place of her letter, or of her claim.
    pub(super) place: usize,
    /// The item by whose claim the owner owns.
    pub(super) owned_by: ItemId,
    /// The place of that claim.
    pub(super) claim: usize,
    pub(super) days: Interval,
}

/// All pairs with their meetings.
pub(super) type Pairs = BTreeMap<Pair, Vec<Meeting>>;

/// Every responsible role with the owner, own or inherited; a department means its head. A department that is
/// responsible for what somebody of its own owns has nothing to explain.
pub(super) fn responsible_and_owner(timeline: &Timeline) -> Pairs {
    let chart = timeline.chart();
    let mut pairs = Pairs::new();
    for (item, declared) in chart.items.iter() {
        let letters = declared.letters.iter().enumerate();
        for (place, letter) in letters.filter(|(_, letter)| letter.value.letter == Letter::Responsible) {
            let days = timeline.letter_days(item, letter).and_then(|days| days.intersect(timeline.judged()));
            let Some((post, days)) = letter.value.to.zip(days) else { continue };
            for (days, doer) in timeline.roles_of(post, days) {
                for (days, owner, owned_by, claim) in owners_within(timeline, item, days) {
                    if !is_of_the_department(chart, owner, post) {
                        let meeting = Meeting { item, place, owned_by, claim, days };
                        pairs.entry(Pair { doer, owner }).or_default().push(meeting);
                    }
                }
            }
        }
    }
    pairs
}

/// Every owner of a part by a claim of its own with the different owner of the whole.
pub(super) fn owners_of_part_and_whole(timeline: &Timeline) -> Pairs {
    let chart = timeline.chart();
    let mut pairs = Pairs::new();
    for doer in chart.roles.ids() {
        for part in timeline.owned(doer) {
            let days = part.days.intersect(timeline.judged());
            let Some((whole, days)) = chart.items[part.item].parent.zip(days) else { continue };
            let others = owners_within(timeline, whole, days).into_iter().filter(|(_, owner, ..)| *owner != doer);
            for (days, owner, owned_by, claim) in others {
                let meeting = Meeting { item: part.item, place: part.claim, owned_by, claim, days };
                pairs.entry(Pair { doer, owner }).or_default().push(meeting);
            }
        }
    }
    pairs
}

/// Each pair with the days on which the two meet and `wrong` picks it among those that meet in an epoch.
pub(super) fn days_of(
    timeline: &Timeline,
    pairs: &Pairs,
    wrong: impl Fn(&Epoch, Vec<Pair>) -> Vec<Pair>,
) -> Vec<(Pair, IntervalSet)> {
    let met = pairs.iter().map(|(pair, met)| (*pair, IntervalSet::of(met.iter().map(|met| met.days))));
    let met: BTreeMap<Pair, IntervalSet> = met.collect();
    let mut found: BTreeMap<Pair, Vec<Interval>> = BTreeMap::new();
    for epoch in timeline.epochs().filter(|_| !met.is_empty()) {
        let meeting = met.iter().filter(|(_, days)| days.meets(epoch.interval())).map(|(pair, _)| *pair);
        for pair in wrong(&epoch, meeting.collect()) {
            found.entry(pair).or_default().push(epoch.interval());
        }
    }
    let found = found.into_iter().filter_map(|(pair, epochs)| {
        let days = met.get(&pair)?.intersect(&IntervalSet::of(epochs));
        Some((pair, days))
    });
    found.collect()
}

/// The same, without the days on which one person holds both roles.
pub(super) fn apart(timeline: &Timeline, found: Vec<(Pair, IntervalSet)>) -> Vec<(Pair, IntervalSet)> {
    let apart = |(pair, days): (Pair, IntervalSet)| {
        let days = days.minus(&timeline.share_a_holder(pair.doer, pair.owner));
        (pair, days)
    };
    found.into_iter().map(apart).collect()
}

/// Each maximal run of each pair, by their first days: who asks what else is true on these asks for each once.
pub(super) fn by_day(found: &[(Pair, IntervalSet)]) -> Vec<(Pair, Interval)> {
    let runs = found.iter().flat_map(|(pair, days)| days.runs().iter().map(|run| (*pair, *run)));
    let mut runs: Vec<(Pair, Interval)> = runs.collect();
    runs.sort_by_key(|(_, run)| run.start());
    runs
}

/// Where a pair meets on some of `days`, each place once.
pub(super) fn meetings_within(pairs: &Pairs, pair: Pair, days: Interval) -> Vec<Meeting> {
    let mut seen = indexmap::IndexSet::new();
    let met = pairs.get(&pair).into_iter().flatten().filter(|met| met.days.intersect(days).is_some());
    met.filter(|met| seen.insert((met.item, met.place, met.owned_by, met.claim))).copied().collect()
}

/// Names an item of which the doer is responsible, at her letter and at the owner's claim.
pub(super) fn with_letter(finding: Finding, chart: &Chart, met: &Meeting) -> Finding {
    let item = &chart.items[met.item];
    let finding = match item.letters.get(met.place) {
        Some(letter) => {
            let who = letter.value.to.map_or_else(String::new, |post| format!("{} is ", post_text(chart, post)));
            let text = format!("{who}responsible for `{}`", item.header.path);
            finding.ground(DeclarationId::Item(met.item), letter.span, text)
        }
        None => finding,
    };
    with_owner(finding, chart, met)
}

/// Names a part at the claims of both owners.
pub(super) fn with_both_claims(finding: Finding, chart: &Chart, met: &Meeting) -> Finding {
    with_owner(with_claim(finding, chart, met.item, met.place), chart, met)
}

/// The lines of both up to their common manager.
pub(super) fn both_lines(timeline: &Timeline, pair: Pair, day: Date) -> Vec<String> {
    let epoch = timeline.epoch_on(day);
    let common = epoch.common_manager(pair.doer, pair.owner);
    let up = |role: RoleId| {
        let line = common.map_or_else(|| epoch.line_of(role), |common| epoch.line_to(role, common));
        words::line(timeline.chart(), &line)
    };
    vec![format!("line of the owner: {}", up(pair.owner)), format!("line of the other: {}", up(pair.doer))]
}

/// A role or department in words.
pub(super) fn post_text(chart: &Chart, post: Post) -> String {
    match post {
        Post::Role(role) => format!("`{}`", chart.role_path(role)),
        Post::Department(department) => format!("department `{}`", chart.department_path(department)),
    }
}

fn with_owner(finding: Finding, chart: &Chart, met: &Meeting) -> Finding {
    match chart.items[met.owned_by].claims.get(met.claim) {
        Some(claim) => {
            let text = super::accountable::claim_text(chart, met.owned_by, met.claim);
            finding.ground(DeclarationId::Item(met.item), claim.span, text)
        }
        None => finding,
    }
}

/// Who owns an item on some of `days`, own or inherited, with the claim by which.
fn owners_within(timeline: &Timeline, item: ItemId, days: Interval) -> Vec<(Interval, RoleId, ItemId, usize)> {
    let mut owners = Vec::new();
    for (days, ownership) in timeline.ownership(item).within(days) {
        let Some(owner) = ownership.role() else { continue };
        let owned_by = ownership.inherited_from.unwrap_or(item);
        let claim = timeline.ownership(owned_by).on(days.start()).and_then(|own| own.claims.first());
        owners.push((days, owner, owned_by, claim.map_or(0, |claim| claim.place)));
    }
    owners
}

fn is_of_the_department(chart: &Chart, owner: RoleId, responsible: Post) -> bool {
    let Post::Department(department) = responsible else { return false };
    is_declared_in(chart, owner, department)
}

/// Whether a role is declared in a department, or in one inside it.
fn is_declared_in(chart: &Chart, role: RoleId, department: DepartmentId) -> bool {
    chart.outward(DeclarationId::Role(role)).any(|around| around == DeclarationId::Department(department))
}
