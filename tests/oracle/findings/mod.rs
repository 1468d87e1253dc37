//! From verdicts on days to findings: what one cause explains falls, days are joined to runs, waivers and levels
//! silence.

mod levels;
mod one_cause;
mod runs;
mod waivers;

use std::collections::BTreeMap;

use orgc::model::{Chart, DeclarationId};
use orgc::source::Span;

use crate::rules;
use crate::terms::{Day, Org};

/// What makes a finding one: rule, subject, and the statement where that tells findings apart.
pub(crate) type Key = (&'static str, Vec<DeclarationId>, Option<Span>);

/// The days of a finding as numbers from 0, by who suffers; without sufferer, by `None`.
pub(crate) type Days = BTreeMap<Option<DeclarationId>, Vec<usize>>;

/// All findings, a line each: rule, subject, first and last day.
pub(crate) fn findings(org: &Org) -> Vec<String> {
    let judged = org.judged_days();
    let mut found: BTreeMap<Key, Days> = BTreeMap::new();
    for (number, date) in judged.iter().enumerate() {
        let day = Day::new(org, *date);
        for verdict in one_cause::strongest(&day, rules::verdicts(&day)) {
            let days = found.entry((verdict.rule, verdict.subject, verdict.statement)).or_default();
            let grounds = verdict.grounds.into_iter().map(Some);
            let grounds: Vec<_> = if grounds.len() == 0 { vec![None] } else { grounds.collect() };
            for ground in grounds {
                days.entry(ground).or_default().push(number);
            }
        }
    }
    let mut lines = waivers::about_waivers(org, &judged, &mut found);
    for ((rule, subject, _), days) in found {
        let days = days.into_values().flatten().collect();
        for run in runs::maximal(days) {
            lines.push(format!("{rule} | {} | {}", names(org.chart, &subject), runs::written(&run, &judged)));
        }
    }
    lines.retain(|line| !levels::is_off(org.chart, line.split(" | ").next().unwrap_or_default()));
    lines.sort();
    lines
}

/// A subject as it is written in a finding.
pub(crate) fn names(chart: &Chart, subject: &[DeclarationId]) -> String {
    let name = |id: &DeclarationId| chart.header(*id).map(|header| header.path.clone()).unwrap_or_default();
    let mut names: Vec<String> = subject.iter().map(name).collect();
    names.sort();
    names.join(", ")
}
