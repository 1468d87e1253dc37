//! `no-owner`: every objective and responsibility has an accountable role on every date.

use super::{Finding, Findings, Runs};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, Claim, DeclarationId, Item, ItemId, ItemKind, Letter, Post, Table};
use crate::timeline::{Owner, Timeline};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let is_whole = wholes(chart);
    let ownerless = chart.items.table(|id, item| {
        let judged = counts(item) && !is_heading(item, is_whole[id]);
        if judged { days_without_owner(timeline, id) } else { IntervalSet::empty() }
    });
    let mut runs = Runs::of(timeline);
    for (id, item) in chart.items.iter() {
        let outermost = days_outside(&ownerless, chart, item, &ownerless[id]);
        outermost.runs().iter().for_each(|days| runs.add(id, *days));
    }
    for (item, days) in runs.into_runs() {
        findings.report(days, describe(timeline, item, days));
    }
}

/// Which items have parts of their own. A measure is a part only if it has an owner of its own.
fn wholes(chart: &Chart) -> Table<Item, bool> {
    let mut is_whole = chart.items.table(|_, _| false);
    chart.items.values().filter(|item| counts(item)).filter_map(|item| item.parent).for_each(|whole| {
        is_whole[whole] = true;
    });
    is_whole
}

/// The owner of a measure is that of its objective, unless it says otherwise.
fn counts(item: &Item) -> bool {
    item.kind != ItemKind::Measure || !item.claims.is_empty()
}

/// Standing work with parts and no letters, A included, is judged through its parts.
fn is_heading(item: &Item, is_whole: bool) -> bool {
    item.kind == ItemKind::Responsibility && is_whole && item.letters.is_empty() && item.claims.is_empty()
}

fn days_without_owner(timeline: &Timeline, item: ItemId) -> IntervalSet {
    timeline.ownership(item).days(|ownership| ownership.owner == Owner::Missing)
}

/// The days on which no whole around it lacks an owner, too: the outermost one is the cause.
fn days_outside(ownerless: &Table<Item, IntervalSet>, chart: &Chart, item: &Item, days: &IntervalSet) -> IntervalSet {
    let mut left = days.clone();
    let mut around = item.parent;
    while let Some(whole) = around.filter(|_| !left.is_empty()) {
        left = left.minus(&ownerless[whole]);
        around = chart.items[whole].parent;
    }
    left
}

fn describe(timeline: &Timeline, id: ItemId, days: Interval) -> Finding {
    let chart = timeline.chart();
    let item = &chart.items[id];
    let (path, kind) = (chart.item_path(id), item.kind.word());
    let message = format!("nobody owns the {kind} `{path}`");
    let mut finding = Finding::new(&catalog::NO_OWNER, message).about(DeclarationId::Item(id));
    finding = finding.label(item.header.name_span, "nobody is accountable for this");
    let lapsed = |claim: &Claim| {
        let over = claim.dates.until.filter(|until| *until < days.start());
        let later = claim.dates.from.filter(|from| *from > days.end());
        let text = match (over, later) {
            (Some(until), _) => format!("owned until {until}"),
            (_, Some(from)) => format!("owned from {from}"),
            _ => "this claim lapses with the life of its role".to_owned(),
        };
        Some((claim.span, text))
    };
    finding = finding.labels(&item.claims, lapsed);
    if let Some((_, span)) = item.parent.and_then(|whole| chart.items[whole].unowned.as_ref()) {
        finding = finding.label(*span, "`unowned` is not inherited");
    }
    finding.proof(proof(chart, item, path)).help(help(timeline, id, days))
}

fn proof(chart: &Chart, item: &Item, path: &str) -> Vec<String> {
    let whole = item.parent.map(|whole| chart.item_path(whole));
    let first = if item.claims.is_empty() {
        format!("no `owner` and no `owns` names `{path}`")
    } else {
        format!("`{path}` names owners, but none for these days")
    };
    let second = match whole {
        Some(_) if !item.claims.is_empty() => "who names an owner on some date inherits none".to_owned(),
        Some(whole) => format!("its whole `{whole}` has no owner to inherit"),
        None => "it is part of nothing that has an owner".to_owned(),
    };
    vec![first, second]
}

/// Names who is nearest to it: who does the work, or who leads where it stands.
fn help(timeline: &Timeline, id: ItemId, days: Interval) -> String {
    let chart = timeline.chart();
    let item = &chart.items[id];
    if !item.claims.is_empty() {
        let all_begin_later = item.claims.iter().all(|claim| claim.dates.from.is_some_and(|from| from > days.end()));
        return match days.until() {
            Some(until) if all_begin_later => {
                format!("let one of the claims begin earlier, or name who owns it until {until}")
            }
            Some(until) => format!("let one of the claims hold until {until}, or name who owns it in between"),
            None => "name who owns it from then on".to_owned(),
        };
    }
    let day = days.start();
    let head = || timeline.organization_head().on(day).copied().flatten().map(|head| chart.role_path(head));
    let candidate = department_head(timeline, item, day).or_else(|| responsible(chart, item)).or_else(head);
    let owner = candidate.unwrap_or("ROLE");
    format!("add `owner {owner}`, or say `unowned \"…\"` if nobody is to own it")
}

fn department_head<'c>(timeline: &'c Timeline, item: &Item, day: Date) -> Option<&'c str> {
    let head = timeline.head(item.department?).on(day).copied().flatten()?;
    Some(timeline.chart().role_path(head))
}

fn responsible<'c>(chart: &'c Chart, item: &Item) -> Option<&'c str> {
    let entries = item.letters.iter().map(|fact| fact.value);
    entries.filter(|entry| entry.letter == Letter::Responsible).find_map(|entry| match entry.to? {
        Post::Role(role) => Some(chart.role_path(role)),
        Post::Department(department) => Some(chart.department_path(department)),
    })
}
