//! `overfilled`: a role has no more holders than seats.

use indexmap::IndexSet;

use super::shared_owner::different;
use super::words::count;
use super::{Finding, Findings, Runs};
use crate::calendar::Date;
use crate::catalog;
use crate::model::{DeclarationId, Role, RoleId, Share};
use crate::timeline::{Sitter, Timeline, Who};

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut runs = Runs::of(timeline);
    for (id, role) in timeline.chart().roles.iter().filter(|(_, role)| role.seats.is_some()) {
        let over = timeline.seating(id).days(|seating| has_too_many(role, &seating.holders));
        over.runs().iter().for_each(|days| runs.add(id, *days));
    }
    for (role, days) in runs.into_runs() {
        findings.report(days, describe(timeline, role, days.start()));
    }
}

fn has_too_many(role: &Role, holders: &[Sitter]) -> bool {
    let is_more = |seats: u32| holders.len() > seats as usize && seats_taken(holders) > seats as usize;
    role.seats.is_some_and(is_more)
}

/// A part-time holder takes half a seat, rounded up in sum; an acting one none. Who is named twice is one holder.
fn seats_taken(holders: &[Sitter]) -> usize {
    let regular = || holders.iter().filter(|holder| !holder.acting);
    let (part_time, full): (Vec<&Sitter>, Vec<&Sitter>) = regular().partition(|holder| is_part_time(holder));
    let named: IndexSet<Who> = full.iter().map(|holder| holder.who).collect();
    let part_time = different(part_time.into_iter().filter(|holder| !names(&named, holder)));
    different(full.into_iter()).len() + part_time.len().div_ceil(2)
}

fn names(holders: &IndexSet<Who>, holder: &Sitter) -> bool {
    holder.who.person().is_some() && holders.contains(&holder.who)
}

fn is_part_time(holder: &Sitter) -> bool {
    holder.share.is_some_and(|share| share < Share::WHOLE)
}

fn describe(timeline: &Timeline, id: RoleId, day: Date) -> Finding {
    let (role, seating) = (&timeline.chart().roles[id], timeline.seating(id).on(day));
    let path = &role.header.path;
    let holders = seating.map_or(&[][..], |seating| &seating.holders);
    let (seats, taken) = (role.seats.unwrap_or_default() as usize, seats_taken(holders));
    let message = format!("`{path}` has {} and {} for {taken}", count(seats, "seat"), "holders");
    let mut finding = Finding::new(&catalog::OVERFILLED, message)
        .about(DeclarationId::Role(id))
        .label(role.header.name_span, format!("`{path}` has {}", count(seats, "seat")));
    for holder in holders.iter().filter(|holder| !holder.acting) {
        let name =
            holder.name(timeline.chart()).map_or_else(|| "somebody undisclosed".to_owned(), |name| format!("`{name}`"));
        let takes = if is_part_time(holder) { "half a seat" } else { "a seat" };
        if let Some(holding) = role.holdings.get(holder.holding) {
            finding = finding.label(holding.span, format!("{name} takes {takes}"));
        }
    }
    finding.help(format!(
        "write `seats {taken}` in `{path}`, or end a holding with `until`; of those who share a seat, write the shares, such as `50%`"
    ))
}
