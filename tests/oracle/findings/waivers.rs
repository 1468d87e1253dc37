//! Waivers.

use std::collections::BTreeMap;
use std::iter;

use orgc::calendar::Date;
use orgc::model::{Chart, DeclarationId, Waiver};

use super::runs::{self, maximal};
use super::{Days, Key, names};
use crate::terms::Org;

/// Takes what waivers cover out of the findings; gives the findings about the waivers themselves.
pub(crate) fn about_waivers(org: &Org, judged: &[Date], found: &mut BTreeMap<Key, Days>) -> Vec<String> {
    let before = found.clone();
    let mut lines = Vec::new();
    for waiver in &org.chart.waivers {
        let mut waiving = Waiving { org, judged, waiver, covers: false, expired: Vec::new() };
        for (key, days) in &before {
            let rest = found.entry(key.clone()).or_default();
            waiving.apply(key, days, rest);
        }
        let line = |rule: &str, run: &_| {
            format!("{rule} | {} | {}", names(org.chart, &[waiver.on]), runs::written(run, judged))
        };
        if waiving.expired.is_empty() && !waiving.covers {
            lines.push(line("waiver-unused", &(0..=judged.len() - 1)));
        }
        lines.extend(maximal(waiving.expired).iter().map(|run| line("waiver-expired", run)));
    }
    lines
}

/// One waiver at work.
struct Waiving<'a> {
    org: &'a Org<'a>,
    judged: &'a [Date],
    waiver: &'a Waiver,
    covers: bool,
    /// The days of what it has covered, and which holds today.
    expired: Vec<usize>,
}

impl Waiving<'_> {
    /// Takes out of `rest` what the waiver covers of a finding.
    fn apply(&mut self, (rule, subject, _): &Key, days: &Days, rest: &mut Days) {
        if *rule != self.waiver.rule {
            return;
        }
        let is_about = |id: &DeclarationId| lies_inside(self.org.chart, *id, self.waiver.on);
        let whole = subject.iter().any(is_about);
        let of_finding = maximal(days.values().flatten().copied().collect());
        for (ground, days) in days {
            let covered = whole || ground.as_ref().is_some_and(is_about);
            let runs = if whole { of_finding.clone() } else { maximal(days.clone()) };
            for run in runs.into_iter().filter(|_| covered) {
                if self.silences(&run)
                    && let Some(rest) = rest.get_mut(ground)
                {
                    rest.retain(|day| !run.contains(day));
                }
            }
        }
    }

    /// Whether the waiver stands against this run; remembers that it does something.
    fn silences(&mut self, run: &std::ops::RangeInclusive<usize>) -> bool {
        let holds_today = run.clone().any(|day| self.judged.get(day) == Some(&self.org.as_of));
        let begins = self.judged.get(*run.start()).copied();
        if self.org.as_of > self.waiver.until {
            if holds_today {
                self.expired.extend(run.clone());
            }
            return holds_today;
        }
        let covers = begins.is_some_and(|begins| begins <= self.waiver.until);
        self.covers |= covers;
        covers
    }
}

/// Whether it is that declaration, or stands in it.
fn lies_inside(chart: &Chart, id: DeclarationId, declaration: DeclarationId) -> bool {
    iter::successors(Some(id), |inner| chart.enclosing(*inner)).any(|id| id == declaration)
}
