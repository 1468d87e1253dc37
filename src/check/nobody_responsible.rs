//! `nobody-responsible`: where the work of a scope is given out, no piece of it is forgotten.

use std::collections::BTreeMap;

use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, IntervalSet, Segments};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, Item, ItemId, ItemKind, Letter, Table};
use crate::source::Span;
use crate::timeline::{Owner, Timeline};

/// The declaration in which a responsibility stands.
type Scope = (Option<ItemId>, Option<DepartmentId>);

/// An item for which somebody is responsible, with the place of the letter.
type Done = (ItemId, usize);

/// The first one of each scope on each day.
type Doers = BTreeMap<Scope, Segments<Option<Done>>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let done = chart.items.table(|id, item| days_done(timeline, id, item));
    let mut done_in: BTreeMap<Scope, Vec<Interval>> = BTreeMap::new();
    for (id, item) in responsibilities(chart) {
        done_in.entry(scope(item)).or_default().extend(done[id].runs());
    }
    let done_in: BTreeMap<Scope, IntervalSet> =
        done_in.into_iter().map(|(scope, days)| (scope, IntervalSet::of(days))).collect();
    let doers = doers(timeline);
    let is_whole = wholes(chart);
    let mut runs = Runs::of(timeline);
    for (id, item) in responsibilities(chart).filter(|(id, _)| !is_whole[*id] && are_letters_known(chart, *id)) {
        let Some(others) = done_in.get(&scope(item)) else { continue };
        let undone = others.intersect(&owned_days(timeline, id)).minus(&done[id]);
        undone.runs().iter().for_each(|days| runs.add(id, *days));
    }
    for (id, days) in runs.into_runs() {
        if findings.is_full() {
            break;
        }
        findings.report(days, describe(timeline, id, &doers, days.start()));
    }
}

fn responsibilities(chart: &Chart) -> impl Iterator<Item = (ItemId, &Item)> {
    chart.items.iter().filter(|(_, item)| item.kind == ItemKind::Responsibility)
}

fn scope(item: &Item) -> Scope {
    (item.parent, item.department.filter(|_| item.parent.is_none()))
}

fn wholes(chart: &Chart) -> Table<Item, bool> {
    let mut is_whole = chart.items.table(|_, _| false);
    for whole in chart.items.values().filter_map(|item| item.parent) {
        is_whole[whole] = true;
    }
    is_whole
}

fn are_letters_known(chart: &Chart, item: ItemId) -> bool {
    !chart.damage.letters.contains(&DeclarationId::Item(item))
}

/// The days on which somebody is responsible.
fn days_done(timeline: &Timeline, id: ItemId, item: &Item) -> IntervalSet {
    let letters = item.letters.iter().filter(|letter| letter.value.letter == Letter::Responsible);
    IntervalSet::of(letters.filter_map(|letter| timeline.letter_days(id, letter)))
}

fn owned_days(timeline: &Timeline, item: ItemId) -> IntervalSet {
    timeline.ownership(item).days(|ownership| matches!(ownership.owner, Owner::Role(_)))
}

fn describe(timeline: &Timeline, id: ItemId, doers: &Doers, day: Date) -> Finding {
    let chart = timeline.chart();
    let path = chart.item_path(id);
    let owner = timeline.ownership(id).on(day).and_then(crate::timeline::Ownership::role);
    let owner = owner.map_or("", |owner| chart.role_path(owner));
    let finding = Finding::new(&catalog::NOBODY_RESPONSIBLE, format!("nobody is responsible for `{path}`"))
        .about(DeclarationId::Item(id))
        .label(chart.items[id].header.name_span, format!("owned by `{owner}`, done by nobody"));
    let finding = match sibling(chart, id, doers, day) {
        Some((span, other)) => finding.label(span, format!("`{other}`, of the same scope, has somebody")),
        None => finding,
    };
    finding.help(format!("add `responsible ROLE`; `responsible {owner}` if the owner does it"))
}

/// The first one of the scope for which somebody is responsible on that day, and where.
fn sibling<'c>(chart: &'c Chart, id: ItemId, doers: &Doers, day: Date) -> Option<(Span, &'c str)> {
    let (item, letter) = (*doers.get(&scope(&chart.items[id]))?.on(day)?)?;
    Some((chart.items[item].letters.get(letter)?.span, chart.item_path(item)))
}

fn doers(timeline: &Timeline) -> Doers {
    let mut doers: BTreeMap<Scope, Vec<(Interval, Done)>> = BTreeMap::new();
    for (id, item) in responsibilities(timeline.chart()) {
        for (place, letter) in item.letters.iter().enumerate() {
            let days = timeline.letter_days(id, letter).filter(|_| letter.value.letter == Letter::Responsible);
            doers.entry(scope(item)).or_default().extend(days.map(|days| (days, (id, place))));
        }
    }
    doers.into_iter().map(|(scope, letters)| (scope, Segments::first(Interval::ALWAYS, letters))).collect()
}
