//! One cause, one finding: on the days of a stronger finding the weaker one about the same thing is not
//! reported, whatever the level of the stronger, waived or not.
//!
//! Most of this needs no table: a check whose walk meets a loop, or a role that has ended, says nothing.

use indexmap::IndexMap;

use super::finding::Finding;
use crate::calendar::{Interval, IntervalSet};
use crate::catalog;
use crate::diagnostic::Rule;
use crate::model::{Chart, DeclarationId};

/// Stronger rules, each with the weaker ones that it hides where they share a subject.
const STRONGER: &[(&Rule, &[&Rule])] = &[
    (&catalog::REPORTS_TO_ENDED, &[&catalog::OUTSIDE_DATES]),
    (&catalog::HEAD_ENDED, &[&catalog::OUTSIDE_DATES, &catalog::DEPARTMENT_WITHOUT_HEAD]),
    (&catalog::SEVERAL_TOPS, &[&catalog::ISLAND]),
    (&catalog::OWNER_NOBODY, &[&catalog::GAP, &catalog::ACTING_OVER, &catalog::OUTSIDE_DATES]),
    (&catalog::OWNER_EXTERNAL, &[&catalog::DELEGATION_OUTSIDE]),
    (&catalog::NO_OWNER, &[&catalog::NOBODY_RESPONSIBLE, &catalog::MISSING_CONSULTED]),
];

/// Takes the days of stronger findings away from weaker ones.
pub(super) fn keep_strongest(found: Vec<Finding>, chart: &Chart) -> Vec<Finding> {
    let mut hidden: IndexMap<(&str, DeclarationId), Vec<Interval>> = IndexMap::new();
    for finding in &found {
        let weaker =
            STRONGER.iter().filter(|(stronger, _)| *stronger == finding.rule()).flat_map(|(_, weaker)| *weaker);
        for (rule, subject) in weaker.flat_map(|rule| finding.subjects.iter().map(move |subject| (rule, subject))) {
            hidden.entry((rule.slug, *subject)).or_default().push(finding.days);
        }
    }
    let hidden: IndexMap<_, IntervalSet> = hidden.into_iter().map(|(key, days)| (key, IntervalSet::of(days))).collect();
    found.into_iter().flat_map(|finding| what_is_left(finding, &hidden, chart)).collect()
}

fn what_is_left(
    finding: Finding,
    hidden: &IndexMap<(&str, DeclarationId), IntervalSet>,
    chart: &Chart,
) -> Vec<Finding> {
    let own = finding.subjects.iter().flat_map(|subject| with_wholes(*subject, chart));
    let days = own.filter_map(|subject| hidden.get(&(finding.rule().slug, subject)));
    let hidden_days = days.fold(IntervalSet::empty(), |all, days| all.union(days));
    if hidden_days.is_empty() {
        return vec![finding];
    }
    let left = IntervalSet::from(finding.days).minus(&hidden_days);
    left.runs().iter().map(|run| within(&finding, *run)).collect()
}

/// The finding on these days, with those who suffer then.
fn within(finding: &Finding, days: Interval) -> Finding {
    let mut left = finding.clone().on(days);
    left.grounds.retain(|ground| ground.days.meets(days));
    left
}

/// A subject, and for a part of an item all its wholes.
fn with_wholes(subject: DeclarationId, chart: &Chart) -> impl Iterator<Item = DeclarationId> + '_ {
    let item = match subject {
        DeclarationId::Item(item) => Some(item),
        _ => None,
    };
    let wholes = item.into_iter().flat_map(|item| chart.wholes(item).skip(1));
    std::iter::once(subject).chain(wholes.map(DeclarationId::Item))
}
