//! `agent-alone`: a human stands above every software agent that owns or does something.

use super::accountable::{claim_text, is_agent};
use super::owner_nobody::since;
use super::words::{line, names};
use super::{Finding, Findings, Runs};
use crate::calendar::{Interval, IntervalSet};
use crate::catalog;
use crate::model::{Chart, DeclarationId, ItemId, Letter, Role, RoleId, Table};
use crate::source::Span;
use crate::timeline::{Epoch, LineEnd, Seating, State, Timeline};

/// How many roles above are shown.
const SHOWN: usize = 8;

/// Something that a role owns, or is responsible for.
#[derive(Debug, Clone)]
struct Duty {
    item: ItemId,
    span: Span,
    text: String,
    days: Interval,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let chart = timeline.chart();
    let by_agents = chart.roles.table(|role, _| timeline.seating(role).days(|seating| has_only_agents(chart, seating)));
    if by_agents.values().all(IntervalSet::is_empty) {
        return;
    }
    let duties = duties(timeline, &by_agents);
    let on_duty = chart
        .roles
        .table(|role, _| IntervalSet::of(duties[role].iter().map(|duty| duty.days)).intersect(&by_agents[role]));
    let manned = chart.roles.table(|role, _| timeline.seating(role).days(|seating| may_have_a_human(chart, seating)));
    let mut runs = Runs::of(timeline);
    for epoch in timeline.epochs() {
        let manned_above = nearest_manned(&epoch, chart, &manned);
        for role in chart.roles.ids().filter(|role| on_duty[*role].meets(epoch.interval())) {
            let alone = days_alone(&epoch, role, &on_duty[role], &manned, &manned_above);
            alone.runs().iter().for_each(|days| runs.add(role, *days));
        }
    }
    for (role, days) in runs.into_runs_by_day() {
        findings.report(days, describe(timeline, role, &duties[role], days));
    }
}

fn has_only_agents(chart: &Chart, seating: &Seating) -> bool {
    seating.state == State::Filled && seating.holders.iter().all(|sitter| is_agent(chart, sitter.who))
}

/// A person is there, or somebody whom nobody names.
fn may_have_a_human(chart: &Chart, seating: &Seating) -> bool {
    match seating.state {
        State::Filled => !has_only_agents(chart, seating),
        State::Undisclosed | State::Unspecified | State::Unknown => true,
        State::Vacant | State::Planned | State::Ended => false,
    }
}

fn duties(timeline: &Timeline, by_agents: &Table<Role, IntervalSet>) -> Table<Role, Vec<Duty>> {
    let chart = timeline.chart();
    let mut duties: Table<Role, Vec<Duty>> = chart.roles.table(|role, _| {
        let owned = timeline.owned(role).iter().filter(|_| !by_agents[role].is_empty());
        let duty = |owned: &crate::timeline::Owned| {
            let span = chart.items[owned.item].claims.get(owned.claim)?.span;
            let text = claim_text(chart, owned.item, owned.claim);
            Some(Duty { item: owned.item, span, text, days: owned.days })
        };
        owned.filter_map(duty).collect()
    });
    for (item, declared) in chart.items.iter() {
        for letter in declared.letters.iter().filter(|letter| letter.value.letter == Letter::Responsible) {
            let Some((post, days)) = letter.value.to.zip(timeline.letter_days(item, letter)) else { continue };
            let roles = timeline.roles_of(post, days).into_iter();
            for (days, role) in roles.filter(|(_, role)| !by_agents[*role].is_empty()) {
                let text = format!("`{}` is responsible for `{}`", chart.role_path(role), declared.header.path);
                duties[role].push(Duty { item, span: letter.span, text, days });
            }
        }
    }
    duties
}

/// For each role the nearest one above it in which there is a human on some day.
fn nearest_manned(epoch: &Epoch, chart: &Chart, manned: &Table<Role, IntervalSet>) -> Table<Role, Option<RoleId>> {
    let mut nearest = chart.roles.table(|_, _| None);
    for role in epoch.downward() {
        nearest[*role] = epoch
            .manager(*role)
            .filter(|manager| epoch.is_live(*manager))
            .and_then(|manager| if manned[manager].meets(epoch.interval()) { Some(manager) } else { nearest[manager] });
    }
    nearest
}

/// The days of an epoch on which no human is above. A line that is broken, or not known, says nothing.
fn days_alone(
    epoch: &Epoch,
    role: RoleId,
    on_duty: &IntervalSet,
    manned: &Table<Role, IntervalSet>,
    manned_above: &Table<Role, Option<RoleId>>,
) -> IntervalSet {
    if !matches!(epoch.line_end(role), LineEnd::NoManager(_)) {
        return IntervalSet::empty();
    }
    let mut left = on_duty.intersect(&epoch.interval().into());
    let mut next = manned_above[role];
    while let Some(above) = next.filter(|_| !left.is_empty()) {
        left = left.minus(&manned[above]);
        next = manned_above[above];
    }
    left
}

fn describe(timeline: &Timeline, role: RoleId, duties: &[Duty], days: Interval) -> Finding {
    let chart = timeline.chart();
    let (path, day) = (chart.role_path(role), days.start());
    let on_duty: Vec<&Duty> = duties.iter().filter(|duty| duty.days.intersect(days).is_some()).collect();
    let items: indexmap::IndexSet<ItemId> = on_duty.iter().map(|duty| duty.item).collect();
    let items = names(items.into_iter().map(|item| chart.item_path(item)));
    let message = format!("`{path}` does {items} with software agents only, and no human stands above it");
    let mut finding = Finding::new(&catalog::AGENT_ALONE, message).about(DeclarationId::Role(role));
    for sitter in timeline.seating(role).on(day).into_iter().flat_map(|seating| &seating.holders) {
        if let (Some(holding), Some(name)) = (chart.roles[role].holdings.get(sitter.holding), sitter.name(chart)) {
            finding = finding.label(holding.span, format!("`{name}` is a software agent"));
        }
    }
    finding =
        finding.grounds(on_duty, |duty| DeclarationId::Item(duty.item), |duty| Some((duty.span, duty.text.clone())));
    let above = timeline.epoch_on(day).line_of(role);
    let mut proof = vec![format!("line of the role: {}", line(chart, &above))];
    for above in above.into_iter().skip(1).take(SHOWN) {
        let who = if timeline.people(above, day).is_empty() {
            since(timeline, above, day)
        } else {
            "has agents only".to_owned()
        };
        let text = format!("`{}` {who}", chart.role_path(above));
        finding = finding.label(chart.roles[above].header.name_span, text.clone());
        proof.push(text);
    }
    finding.proof(proof).help(help(timeline, role))
}

fn help(timeline: &Timeline, role: RoleId) -> String {
    let path = timeline.chart().role_path(role);
    format!("let a person hold `{path}` or a role above it, or let `{path}` report to a role that a person holds")
}
