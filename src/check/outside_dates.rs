//! `outside-dates`: a fact that is dated holds only while both its ends live.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::dated_facts::{self, DatedFact};
use super::{Finding, Findings, Runs, head_ended, lives};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::model::{Dates, DeclarationId, DepartmentId};
use crate::source::Span;
use crate::timeline::Timeline;

/// A fact that goes beyond the life of one of its ends.
struct Excess {
    sufferer: DeclarationId,
    days: IntervalSet,
    span: Span,
    text: String,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut by_end: IndexMap<DeclarationId, Vec<Excess>> = IndexMap::new();
    let mut head_ended: BTreeMap<DepartmentId, IntervalSet> = BTreeMap::new();
    for fact in dated_facts::of(timeline.chart()) {
        let told = fact.heads.map(|id| &*head_ended.entry(id).or_insert_with(|| head_ended::days(timeline, id)));
        for end in fact.ends() {
            by_end.entry(end).or_default().extend(excess(timeline, &fact, end, told));
        }
    }
    let mut runs = Runs::of(timeline);
    for (end, excesses) in &by_end {
        excesses.iter().flat_map(|excess| excess.days.runs()).for_each(|days| runs.add(*end, *days));
    }
    for (end, days) in runs.into_runs() {
        let excesses = by_end.get(&end).map_or(&[][..], Vec::as_slice);
        findings.report(days, describe(timeline, end, excesses, days));
    }
}

/// What goes beyond the carrier's own life is said of the carrier alone, and what `head-ended` has told is not said.
fn excess(timeline: &Timeline, fact: &DatedFact, end: DeclarationId, told: Option<&IntervalSet>) -> Option<Excess> {
    let life = life_or_past(timeline, end)?;
    let (before, after) = (days_before(fact.dates, life), days_after(fact.dates, life));
    let mut days = IntervalSet::of(before.into_iter().chain(after));
    if end != fact.carrier {
        days = days.intersect(&IntervalSet::from(life_or_past(timeline, fact.carrier)));
    }
    if let Some(told) = told.filter(|_| !days.is_empty()) {
        days = days.minus(told);
    }
    let bound = if before.is_some() { fact.dates.from_span } else { fact.dates.until_span };
    let bound = bound.or(fact.dates.from_span).or(fact.dates.until_span).unwrap_or(fact.span);
    let text = fact.dates.interval().map_or_else(String::new, |dates| format!("this says {dates}"));
    (!days.is_empty()).then_some(Excess { sufferer: fact.carrier, days, span: bound, text })
}

/// Of what is `abolished` nobody knows since when: what was before the as-of date may have been.
fn life_or_past(timeline: &Timeline, id: DeclarationId) -> Option<Interval> {
    timeline.life(id).or_else(|| Interval::between(None, Some(timeline.as_of().previous())))
}

/// The days that a written bound claims before the life begins. An open one claims none.
fn days_before(dates: &Dates, life: Interval) -> Option<Interval> {
    let too_early = |bound: &Option<Date>| bound.is_some_and(|bound| bound < life.start());
    let days = dates.interval()?.intersect(Interval::between(None, Some(life.from()?.previous()))?);
    days.filter(|_| too_early(&dates.from) || too_early(&dates.until))
}

/// The days that a written bound claims after the life has ended.
fn days_after(dates: &Dates, life: Interval) -> Option<Interval> {
    let too_late = |bound: &Option<Date>| bound.is_some_and(|bound| bound > life.end());
    let days = dates.interval()?.intersect(Interval::since(life.until()?.next()));
    days.filter(|_| too_late(&dates.from) || too_late(&dates.until))
}

fn describe(timeline: &Timeline, end: DeclarationId, excesses: &[Excess], days: Interval) -> Finding {
    let path = timeline.chart().header(end).map_or("", |header| &header.path);
    let fate = lives::fate(timeline, end, days.start());
    let begins_later = timeline.life(end).is_some_and(|life| days.start() < life.start());
    let what = if begins_later { "a date lies before that" } else { "a date goes beyond that" };
    let mut finding = Finding::new(&catalog::OUTSIDE_DATES, format!("`{path}` {fate}, and {what}"));
    finding = finding.about(end);
    let name = timeline.chart().header(end).map(|header| (header.name_span, format!("`{path}` {fate}")));
    if let Some((span, text)) = lives::place(timeline, end, days.start()).or(name) {
        finding = finding.label(span, text);
    }
    let days = IntervalSet::from(days);
    for excess in excesses.iter().filter(|excess| !excess.days.intersect(&days).is_empty()) {
        finding = finding.ground_on(excess.days.clone(), excess.sufferer, excess.span, excess.text.clone());
    }
    finding.help(help(timeline, end))
}

fn help(timeline: &Timeline, end: DeclarationId) -> String {
    match timeline.life(end) {
        Some(life) => format!("keep the dates within the life of it, {life}, or change its life with `exists`"),
        None if lives::is_abolished(timeline.chart(), end) => {
            "end them where it ended, or write when it did with `exists until` instead of `abolished`".to_owned()
        }
        None => "change its dates or those around it, so that it lives on some day".to_owned(),
    }
}
