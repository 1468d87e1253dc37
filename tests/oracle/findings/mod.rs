//! From verdicts on days to findings: what one cause explains falls, days are joined to runs, waivers and levels
//! silence.

mod levels;
mod one_cause;
mod runs;
mod waivers;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use orgc::calendar::Date;
use orgc::model::{Chart, DeclarationId};
use orgc::source::Span;

use crate::rules;
use crate::terms::{Day, Org};

/// What makes a finding one: rule, subject, and the statement where that tells findings apart.
type Key = (&'static str, Vec<DeclarationId>, Option<Span>);

/// A finding: a maximal run of judged days, as numbers from 0.
pub(crate) struct Found {
    pub(crate) rule: &'static str,
    pub(crate) subject: Vec<DeclarationId>,
    /// Who suffers on any of the days.
    pub(crate) grounds: BTreeSet<DeclarationId>,
    pub(crate) run: RangeInclusive<usize>,
}

/// All findings, a line each: rule, subject, first and last day.
pub(crate) fn findings(org: &Org) -> Vec<String> {
    let judged = org.judged_days();
    let mut found = joined(verdicts(org, &judged));
    let mut lines = waivers::about_waivers(org, &judged, &mut found);
    for Found { rule, subject, run, .. } in found {
        lines.push(format!("{rule} | {} | {}", names(org.chart, &subject), runs::written(&run, &judged)));
    }
    lines.retain(|line| !levels::is_off(org.chart, line.split(" | ").next().unwrap_or_default()));
    lines.sort();
    lines
}

/// What is found on each day, and who suffers then.
fn verdicts(org: &Org, judged: &[Date]) -> BTreeMap<Key, BTreeMap<usize, Vec<DeclarationId>>> {
    let mut found: BTreeMap<Key, BTreeMap<usize, Vec<DeclarationId>>> = BTreeMap::new();
    for (number, date) in judged.iter().enumerate() {
        let day = Day::new(org, *date);
        for verdict in one_cause::strongest(&day, rules::verdicts(&day)) {
            let days = found.entry((verdict.rule, verdict.subject, verdict.statement)).or_default();
            days.entry(number).or_default().extend(verdict.grounds);
        }
    }
    found
}

/// The days joined to maximal runs.
fn joined(found: BTreeMap<Key, BTreeMap<usize, Vec<DeclarationId>>>) -> Vec<Found> {
    let mut all = Vec::new();
    for ((rule, subject, _), days) in found {
        for run in runs::maximal(days.keys().copied().collect()) {
            let grounds = days.range(run.clone()).flat_map(|(_, grounds)| grounds).copied().collect();
            all.push(Found { rule, subject: subject.clone(), grounds, run });
        }
    }
    all
}

/// A subject as it is written in a finding.
pub(crate) fn names(chart: &Chart, subject: &[DeclarationId]) -> String {
    let name = |id: &DeclarationId| chart.header(*id).map(|header| header.path.clone()).unwrap_or_default();
    let mut names: Vec<String> = subject.iter().map(name).collect();
    names.sort();
    names.join(", ")
}
