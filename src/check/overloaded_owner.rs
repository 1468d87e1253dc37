//! `overloaded-owner`: nobody is accountable for more than a policy allows.

use super::accountable::{item_paths, with_claims};
use super::limits::{Limits, Set};
use super::words::{count, names};
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, ItemId, Limit, Person, PersonId, RoleId, Table};
use crate::timeline::{Owned, Timeline};

/// What each person is accountable for, by which role, and when.
type Burden = Table<Person, Vec<(RoleId, Owned)>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let Some(limits) = Limits::of(timeline, Limit::Owned) else { return };
    let burden = burden(timeline);
    for person in timeline.chart().people.ids() {
        let items = burden[person].iter().map(|(_, owned)| (owned.days, owned.item));
        for days in limits.exceeded(timeline.judged(), &items, |limit| limit).runs() {
            if findings.is_full() {
                return;
            }
            if let Some(limit) = limits.on(days.start()) {
                findings.report(*days, describe(timeline, person, &burden[person], *days, limit));
            }
        }
    }
}

/// Own claims only: what is inherited comes with the whole.
fn burden(timeline: &Timeline) -> Burden {
    let mut burden: Burden = timeline.chart().people.table(|_, _| Vec::new());
    for role in timeline.chart().roles.ids() {
        for owned in timeline.owned(role) {
            let Some(days) = owned.days.intersect(timeline.judged()) else { continue };
            for (days, seating) in timeline.seating(role).within(days) {
                for person in seating.answering().filter_map(|sitter| sitter.who.person()) {
                    burden[person].push((role, Owned { days, ..*owned }));
                }
            }
        }
    }
    burden
}

fn describe(
    timeline: &Timeline,
    person: PersonId,
    burden: &[(RoleId, Owned)],
    days: Interval,
    (limit, span): Set,
) -> Finding {
    let chart = timeline.chart();
    let header = &chart.people[person].header;
    let first_day = burden.iter().filter(|(_, owned)| owned.days.contains(days.start()));
    let number = first_day.map(|(_, owned)| owned.item).collect::<indexmap::IndexSet<ItemId>>().len();
    let message = format!("`{}` is accountable for {}, of {limit} allowed", header.title(), count(number, "item"));
    let mut within: Vec<(RoleId, Owned)> = Vec::new();
    within.extend(burden.iter().filter(|(_, owned)| owned.days.intersect(days).is_some()));
    let mut owned: Vec<Owned> = within.iter().map(|(_, owned)| *owned).collect();
    owned.sort_by_key(|owned| (owned.item, owned.claim));
    owned.dedup_by_key(|owned| (owned.item, owned.claim));
    let roles: indexmap::IndexSet<RoleId> = within.iter().map(|(role, _)| *role).collect();
    let by_role = roles.into_iter().map(|role| {
        let its: Vec<Owned> = within.iter().filter(|(by, _)| *by == role).map(|(_, owned)| *owned).collect();
        format!("as `{}`: {}", chart.role_path(role), names(item_paths(chart, &its)))
    });
    let finding = Finding::new(&catalog::OVERLOADED_OWNER, message)
        .about(DeclarationId::Person(person))
        .label(span, format!("{limit} allowed here"))
        .label(header.name_span, format!("accountable for {number}"))
        .proof(by_role);
    with_claims(finding, chart, &owned).help("give some of it to another role, or raise the limit")
}
