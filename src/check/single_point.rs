//! `single-point`: no person without deputy is the only holder of too much.

use indexmap::IndexSet;

use super::accountable::{item_paths, with_claims};
use super::limits::{Limits, Set};
use super::words::{count, names};
use super::{Finding, Findings};
use crate::calendar::Interval;
use crate::catalog;
use crate::model::{DeclarationId, ItemId, Limit, Person, PersonId, RoleId, Table};
use crate::timeline::{Owned, Seating, State, Timeline};

/// What hangs on each person alone, by which role, and when.
type Alone = Table<Person, Vec<(RoleId, Owned)>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let Some(limits) = Limits::of(timeline, Limit::SinglePoint) else { return };
    let alone = alone(timeline);
    for person in timeline.chart().people.ids() {
        let items = alone[person].iter().map(|(_, owned)| (owned.days, owned.item));
        for days in limits.exceeded(timeline.judged(), &items, |limit| limit.saturating_sub(1)).runs() {
            if let Some(limit) = limits.on(days.start()) {
                findings.report(*days, describe(timeline, person, &alone[person], *days, limit));
            }
        }
    }
}

fn alone(timeline: &Timeline) -> Alone {
    let mut alone: Alone = timeline.chart().people.table(|_, _| Vec::new());
    for role in timeline.chart().roles.ids() {
        for owned in timeline.owned(role) {
            let Some(days) = owned.days.intersect(timeline.judged()) else { continue };
            for (days, seating) in timeline.seating(role).within(days) {
                let Some(person) = seating.only_holder().filter(|_| seating.state == State::Filled) else { continue };
                let alone_on = days_without_deputy(timeline, seating, days);
                alone[person].extend(alone_on.into_iter().map(|days| (role, Owned { days, ..*owned })));
            }
        }
    }
    alone
}

/// The days on which nobody is named who would stand in. A deputy who is not there is none.
fn days_without_deputy(timeline: &Timeline, seating: &Seating, days: Interval) -> Vec<Interval> {
    let Some(deputy) = seating.deputised_by else { return vec![days] };
    let absent = timeline.seating(deputy).within(days).filter(|(_, seating)| seating.state.is_nobody());
    absent.map(|(days, _)| days).collect()
}

fn describe(
    timeline: &Timeline,
    person: PersonId,
    alone: &[(RoleId, Owned)],
    days: Interval,
    (limit, span): Set,
) -> Finding {
    let chart = timeline.chart();
    let header = &chart.people[person].header;
    let within: Vec<&(RoleId, Owned)> =
        alone.iter().filter(|(_, owned)| owned.days.intersect(days).is_some()).collect();
    let mut owned: Vec<Owned> = within.iter().map(|(_, owned)| *owned).collect();
    owned.sort_by_key(|owned| (owned.item, owned.claim));
    owned.dedup_by_key(|owned| (owned.item, owned.claim));
    let roles: IndexSet<RoleId> = within.iter().map(|(role, _)| *role).collect();
    let number = owned.iter().map(|owned| owned.item).collect::<IndexSet<ItemId>>().len();
    let hang = if number == 1 { "hangs" } else { "hang" };
    let message = format!("{} {hang} on `{}` alone, with no deputy", count(number, "item"), header.title());
    let mut finding = Finding::new(&catalog::SINGLE_POINT, message)
        .about(DeclarationId::Person(person))
        .label(span, format!("{limit} or more are too many here"))
        .label(header.name_span, "the only holder, with no deputy");
    for role in &roles {
        let text = format!("`{}` has one holder and no deputy", chart.role_path(*role));
        finding = finding.label(chart.roles[*role].header.name_span, text);
    }
    let by_role = roles.iter().map(|role| {
        let its: Vec<Owned> = within.iter().filter(|(by, _)| by == role).map(|(_, owned)| *owned).collect();
        format!("as `{}`: {}", chart.role_path(*role), names(item_paths(chart, &its)))
    });
    let first = roles.first().map_or("", |role| chart.role_path(*role));
    with_claims(finding.proof(by_role), chart, &owned)
        .help(format!("name a deputy (`deputised by …` in `{first}`), or give some of it to another role"))
}
