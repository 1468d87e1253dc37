//! `objective-cycle`: no objective contributes to itself, through parts and `contributes to`.

use super::loops::{Graph, loops, shortest_loop};
use super::words::names;
use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, Segments};
use crate::catalog;
use crate::model::{Dated, DeclarationId, ItemId};
use crate::timeline::Timeline;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    // Parts alone are no loop: their paths would have no end.
    if chart.items.values().all(|item| item.contributes_to.is_empty()) {
        return;
    }
    let ever = loops(&aims(timeline, chart.items.ids(), None));
    let mut runs = Runs::of(timeline);
    for set in ever {
        let changes = set.iter().flat_map(|item| contributions(timeline, *item)).flat_map(|(days, _, _)| ends(days));
        let on_each_day = |day| loops(&aims(timeline, set.iter().copied(), Some(day)));
        for (days, loops) in Segments::sweep(timeline.judged(), changes.collect(), on_each_day).iter() {
            loops.iter().for_each(|set| runs.add(set.clone(), days));
        }
    }
    for (set, days) in runs.into_runs() {
        findings.report(days, describe(timeline, &set, days.start()));
    }
}

/// What each item serves: its whole, and what it contributes to on `day`, or ever.
fn aims(timeline: &Timeline, items: impl Iterator<Item = ItemId>, day: Option<Date>) -> Graph<ItemId> {
    let mut graph: Graph<ItemId> = items.map(|item| (item, Vec::new())).collect();
    let items: Vec<ItemId> = graph.keys().copied().collect();
    for item in items {
        let contributions =
            contributions(timeline, item).filter(|(days, _, _)| day.is_none_or(|day| days.contains(day)));
        let whole = timeline.chart().items[item].parent;
        let aims: Vec<ItemId> = whole.into_iter().chain(contributions.map(|(_, to, _)| to)).collect();
        let aims = aims.into_iter().filter(|to| graph.contains_key(to)).collect();
        graph.insert(item, aims);
    }
    graph
}

/// Every `contributes to` of an item, on the days on which both live.
fn contributions(
    timeline: &Timeline,
    item: ItemId,
) -> impl Iterator<Item = (Interval, ItemId, &Dated<Option<ItemId>>)> {
    timeline.chart().items[item].contributes_to.iter().filter_map(move |aim| {
        let to = aim.value?;
        let life = timeline.life(DeclarationId::Item(to))?;
        let days = timeline.in_force(aim, DeclarationId::Item(item))?.intersect(life)?;
        Some((days, to, aim))
    })
}

fn ends(days: Interval) -> impl Iterator<Item = Date> {
    days.from().into_iter().chain(days.until().map(Date::next))
}

/// Sets are sorted, and may be long.
fn is_in(set: &[ItemId], item: ItemId) -> bool {
    set.binary_search(&item).is_ok()
}

fn describe(timeline: &Timeline, set: &[ItemId], day: Date) -> Finding {
    let chart = timeline.chart();
    let path = |item: ItemId| chart.item_path(item);
    let graph = aims(timeline, set.iter().copied(), Some(day));
    let way = set.first().map_or_else(Vec::new, |first| shortest_loop(&graph, *first));
    let message = match set {
        [only] => format!("`{}` contributes to itself", path(*only)),
        _ => format!("{} contribute to each other in a loop", names(set.iter().map(|item| path(*item)))),
    };
    let mut finding = Finding::new(&catalog::OBJECTIVE_CYCLE, message);
    for item in set {
        finding = finding.about(DeclarationId::Item(*item));
    }
    let parts = set.iter().filter_map(|item| Some((*item, chart.items[*item].parent?)));
    finding = finding.labels(parts.filter(|(_, whole)| is_in(set, *whole)), |(item, whole)| {
        Some((chart.items[item].header.name_span, format!("`{}` is a part of `{}`", path(item), path(whole))))
    });
    let contributions = set.iter().flat_map(|item| contributions(timeline, *item).map(move |aim| (*item, aim)));
    let on_the_day = contributions.filter(|(_, (days, to, _))| days.contains(day) && is_in(set, *to));
    finding = finding.labels(on_the_day, |(item, (_, to, aim))| {
        Some((aim.span, format!("`{}` contributes to `{}` here", path(item), path(to))))
    });
    let steps: Vec<(ItemId, ItemId)> = way.iter().copied().zip(way.iter().copied().cycle().skip(1)).collect();
    let written = steps.iter().rev().find(|(from, to)| chart.items[*from].parent != Some(*to));
    let example =
        written.map_or_else(String::new, |(from, to)| format!("`contributes to {}` in `{}`", path(*to), path(*from)));
    finding
        .proof(steps.iter().map(|(from, to)| format!("`{}` serves `{}`", path(*from), path(*to))))
        .help(format!("remove the one that does not say what serves what, perhaps {example}"))
}
