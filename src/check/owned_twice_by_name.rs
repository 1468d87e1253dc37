//! `owned-twice-by-name`: the same work does not stand in one scope under two names and two owners.

use std::collections::BTreeMap;

use super::words::{elided_with, names};
use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{Chart, DeclarationId, DepartmentId, Item, ItemId, ItemKind, RoleId};
use crate::timeline::Timeline;

/// A scope, a kind, and a title as it sounds.
type Name = (Option<ItemId>, Option<DepartmentId>, ItemKind, String);

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for namesakes in namesakes(timeline.chart()) {
        for (days, owned) in owned_sets(timeline, &namesakes) {
            runs.add(owned, days);
        }
    }
    for (items, days) in runs.into_runs() {
        findings.report(days, describe(timeline, &items, days.start()));
    }
}

/// Responsibilities, and measures, of one scope with equal titles.
fn namesakes(chart: &Chart) -> Vec<Vec<ItemId>> {
    let mut by_name: BTreeMap<Name, Vec<ItemId>> = BTreeMap::new();
    for (id, item) in chart.items.iter().filter(|(_, item)| item.kind != ItemKind::Objective) {
        let department = item.department.filter(|_| item.parent.is_none());
        let title = spoken(item);
        if !title.is_empty() {
            by_name.entry((item.parent, department, item.kind, title)).or_default().push(id);
        }
    }
    by_name.into_values().filter(|items| items.len() >= 2).collect()
}

/// The title without case, punctuation and spaces.
fn spoken(item: &Item) -> String {
    let title = item.header.title().chars().flat_map(char::to_lowercase);
    title.filter(|character| !is_punctuation(*character)).collect()
}

fn is_punctuation(character: char) -> bool {
    character.is_whitespace() || "!\"'()*,-./:;?[\\]_{}‐‑‒–—―‘’‚“”„…«»¡¿·、。".contains(character)
}

/// The sets of items that have owners, on the days on which these are not all the same.
fn owned_sets(timeline: &Timeline, namesakes: &[ItemId]) -> Vec<(Interval, Vec<ItemId>)> {
    let owned = namesakes.iter().flat_map(|item| {
        let runs = timeline.ownership(*item).within(timeline.judged());
        runs.filter_map(|(days, ownership)| Some((days, (*item, ownership.role()?))))
    });
    let together = crate::calendar::Segments::active(timeline.judged(), owned);
    let disputed = together.iter().filter(|(_, owned)| have_different_owners(owned));
    disputed.map(|(days, owned)| (days, owned.iter().map(|(item, _)| *item).collect())).collect()
}

fn have_different_owners(owned: &[(ItemId, RoleId)]) -> bool {
    owned.windows(2).any(|pair| matches!(pair, [(_, one), (_, other)] if one != other))
}

fn describe(timeline: &Timeline, items: &[ItemId], day: Date) -> Finding {
    let chart = timeline.chart();
    let paths = names(items.iter().map(|item| chart.item_path(*item)));
    let message = format!("{paths} have the same title and different owners");
    let owner = |item: ItemId| {
        let owner = timeline.ownership(item).on(day).and_then(crate::timeline::Ownership::role);
        owner.map_or("", |owner| chart.role_path(owner))
    };
    let start = Finding::new(&catalog::OWNED_TWICE_BY_NAME, message);
    items
        .iter()
        .fold(start, |finding, item| finding.about(DeclarationId::Item(*item)))
        .labels(items, |item| {
            let header = &chart.items[*item].header;
            Some((header.name_span, format!("`{}`, owned by `{}`", header.title(), owner(*item))))
        })
        .proof(elided_with(items, |item| format!("`{}` is owned by `{}`", chart.item_path(*item), owner(*item))))
        .help("keep one of them and list the other owner under another letter, or make the titles say how they differ")
}
