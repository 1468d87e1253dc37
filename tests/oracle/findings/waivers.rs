//! Waivers.

use std::iter;
use std::ops::RangeInclusive;

use orgc::calendar::Date;
use orgc::model::{Chart, DeclarationId, Waiver};

use super::runs::{self, maximal};
use super::{Found, names};
use crate::terms::Org;

/// Takes out the findings that waivers cover; gives those about the waivers themselves.
pub(crate) fn about_waivers(org: &Org, judged: &[Date], found: &mut Vec<Found>) -> Vec<String> {
    let line = |rule: &str, waiver: &Waiver, run: &RangeInclusive<usize>| {
        format!("{rule} | {} | {}", names(org.chart, &[waiver.on]), runs::written(run, judged))
    };
    let mut lines = Vec::new();
    for waiver in &org.chart.waivers {
        let covered: Vec<&Found> = found.iter().filter(|found| covers(org, judged, waiver, found)).collect();
        if covered.is_empty() {
            lines.push(line("waiver-unused", waiver, &(0..=judged.len() - 1)));
        } else if is_over(org, waiver) {
            let days = covered.into_iter().flat_map(|found| found.run.clone()).collect();
            lines.extend(maximal(days).iter().map(|run| line("waiver-expired", waiver, run)));
        }
    }
    found.retain(|found| {
        let waivers: Vec<&Waiver> =
            org.chart.waivers.iter().filter(|waiver| covers(org, judged, waiver, found)).collect();
        let by = |id: &DeclarationId| waivers.iter().any(|waiver| lies_inside(org.chart, *id, waiver.on));
        let is_covered = found.subject.iter().any(by) || (!found.grounds.is_empty() && found.grounds.iter().all(by));
        !is_covered
    });
    lines
}

fn is_over(org: &Org, waiver: &Waiver) -> bool {
    org.as_of > waiver.until
}

/// Whether it covers the subject of a finding, or one who suffers: all of a run that begins while the waiver is in
/// force; once it is over, what still holds on the as-of date.
fn covers(org: &Org, judged: &[Date], waiver: &Waiver, found: &Found) -> bool {
    let mut about = found.subject.iter().chain(&found.grounds);
    let is_in_time = if is_over(org, waiver) {
        found.run.clone().any(|day| judged.get(day) == Some(&org.as_of))
    } else {
        judged.get(*found.run.start()).is_some_and(|begins| *begins <= waiver.until)
    };
    found.rule == waiver.rule && is_in_time && about.any(|id| lies_inside(org.chart, *id, waiver.on))
}

/// Whether it is that declaration, or stands in it.
fn lies_inside(chart: &Chart, id: DeclarationId, declaration: DeclarationId) -> bool {
    iter::successors(Some(id), |inner| chart.enclosing(*inner)).any(|id| id == declaration)
}
