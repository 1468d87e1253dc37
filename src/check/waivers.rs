//! Waivers: findings that somebody accepted, with a reason and an end.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Ground};
use crate::calendar::{Date, Interval};
use crate::catalog;
use crate::model::{Chart, DeclarationId, Waiver};
use crate::source::Span;
use crate::timeline::Timeline;

/// What a waiver covers: the first of the findings, and from the first to the last day of all of them.
struct Covered {
    place: Option<Span>,
    message: String,
    days: Interval,
}

/// What a waiver has to do with what was found.
#[derive(Default)]
struct Use {
    covered: Option<Covered>,
    /// The first day of what it would cover, if it did not end before.
    beyond: Option<Date>,
}

/// Takes out what waivers in force cover, puts `waiver-expired` in place of what expired ones still cover
/// today, and reports waivers that cover nothing.
pub(super) fn apply(found: Vec<Finding>, timeline: &Timeline) -> Vec<Finding> {
    let chart = timeline.chart();
    let by_place = by_place(chart);
    let mut uses: Vec<Use> = chart.waivers.iter().map(|_| Use::default()).collect();
    let mut open = Vec::with_capacity(found.len());
    for finding in found {
        let mut covering = Vec::new();
        for place in around(&finding, &by_place, chart) {
            let (Some(waiver), Some(its)) = (chart.waivers.get(place), uses.get_mut(place)) else { continue };
            if reaches(waiver, &finding, timeline) {
                its.covered = Some(Covered::and(its.covered.take(), &finding));
                covering.push(waiver);
            } else {
                let first = its.beyond.map_or(finding.days.start(), |first| first.min(finding.days.start()));
                its.beyond = Some(first);
            }
        }
        open.extend(covering.into_iter().try_fold(finding, |left, waiver| without_covered(left, waiver, chart)));
    }
    open.extend(chart.waivers.iter().zip(&uses).filter_map(|(waiver, its)| judge(waiver, its, timeline)));
    open
}

impl Covered {
    fn and(before: Option<Self>, finding: &Finding) -> Self {
        let new = || Self { place: finding.primary(), message: finding.message().to_owned(), days: finding.days };
        before.map_or_else(new, |before| Self { days: before.days.joined(finding.days), ..before })
    }
}

/// The waivers of each rule, by the declaration in which they stand.
fn by_place(chart: &Chart) -> BTreeMap<(&str, DeclarationId), Vec<usize>> {
    let mut by_place: BTreeMap<(&str, DeclarationId), Vec<usize>> = BTreeMap::new();
    for (place, waiver) in chart.waivers.iter().enumerate() {
        by_place.entry((&waiver.rule, waiver.on)).or_default().push(place);
    }
    by_place
}

/// The waivers of the rule that stand around the cause or somebody who suffers, in source order.
fn around(finding: &Finding, by_place: &BTreeMap<(&str, DeclarationId), Vec<usize>>, chart: &Chart) -> BTreeSet<usize> {
    if by_place.is_empty() {
        return BTreeSet::new();
    }
    let sufferers = finding.grounds.iter().map(|ground| ground.sufferer);
    let involved = finding.subjects.iter().copied().chain(sufferers);
    let places = involved.flat_map(|id| chart.outward(id)).filter_map(|id| by_place.get(&(finding.rule().slug, id)));
    places.flatten().copied().collect()
}

/// Whether the time fits: a run that begins while the waiver holds is covered whole; past its end, what holds
/// today is what it covered.
fn reaches(waiver: &Waiver, finding: &Finding, timeline: &Timeline) -> bool {
    if is_expired(waiver, timeline) {
        finding.days.contains(timeline.as_of())
    } else {
        finding.days.start() <= waiver.until
    }
}

fn is_expired(waiver: &Waiver, timeline: &Timeline) -> bool {
    timeline.as_of() > waiver.until
}

/// What is left of a finding: nothing, if its cause or all who suffer are covered.
fn without_covered(mut finding: Finding, waiver: &Waiver, chart: &Chart) -> Option<Finding> {
    if covers_cause(waiver, &finding, chart) {
        return None;
    }
    finding.grounds.retain(|ground| !covers_ground(waiver, ground, chart));
    (!finding.grounds.is_empty()).then_some(finding)
}

fn covers_cause(waiver: &Waiver, finding: &Finding, chart: &Chart) -> bool {
    finding.subjects.iter().any(|subject| lies_inside(*subject, waiver.on, chart))
}

fn covers_ground(waiver: &Waiver, ground: &Ground, chart: &Chart) -> bool {
    lies_inside(ground.sufferer, waiver.on, chart)
}

/// Whether a declaration is `around`, or stands in it.
fn lies_inside(id: DeclarationId, around: DeclarationId, chart: &Chart) -> bool {
    chart.outward(id).any(|id| id == around)
}

/// What is to be said about the waiver itself.
fn judge(waiver: &Waiver, its: &Use, timeline: &Timeline) -> Option<Finding> {
    let rule = &waiver.rule;
    match &its.covered {
        None if is_expired(waiver, timeline) => {
            let message = format!("this waiver of `{rule}` ended on {}, and covers nothing any more", waiver.until);
            Some(unused(waiver, message).label(waiver.span, format!("waived here until {}", waiver.until)))
        }
        None => Some(match its.beyond {
            Some(first) => unused(waiver, format!("this waiver of `{rule}` ends before what it could cover begins"))
                .label(waiver.span, format!("waived here until {}; what is found begins on {first}", waiver.until))
                .help("give it a later end, or remove it until then"),
            None => unused(waiver, format!("this waiver of `{rule}` covers nothing"))
                .label(waiver.span, "nothing here is found by this rule"),
        }),
        // On the as-of date all of them hold.
        Some(covered) if is_expired(waiver, timeline) => Some(expired(waiver, covered).on(covered.days)),
        Some(_) => None,
    }
}

fn unused(waiver: &Waiver, message: String) -> Finding {
    Finding::new(&catalog::WAIVER_UNUSED, message).about(waiver.on).help("remove the waiver")
}

fn expired(waiver: &Waiver, covered: &Covered) -> Finding {
    let message = format!("the waiver of `{}` ended on {}, and what it covered still holds", waiver.rule, waiver.until);
    let report = Finding::new(&catalog::WAIVER_EXPIRED, message)
        .about(waiver.on)
        .label(waiver.span, format!("waived here until {}", waiver.until));
    let report = match covered.place {
        Some(place) => report.label(place, covered.message.clone()),
        None => report,
    };
    report.help("repair it, or give the waiver a new end with a reason that still stands")
}
