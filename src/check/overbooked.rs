//! `overbooked`: nobody has more shares than 100 %.

use super::words::elided_with;
use super::{Finding, Findings, Runs};
use crate::calendar::{Interval, Segments};
use crate::catalog;
use crate::model::{Chart, DeclarationId, PersonId, PersonKind, Role, RoleId, Share};
use crate::source::Span;
use crate::timeline::Timeline;

/// A written share of somebody's time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Booking {
    /// A holding: its role, its place among the holdings.
    Holding(RoleId, usize),
    /// A dotted line of a role that only this one holds: the role, its place among the dotted lines.
    Dotted(RoleId, usize),
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let people = timeline.chart().people.iter().filter(|(_, person)| person.kind == PersonKind::Human);
    for (id, _) in people {
        let bookings = bookings(timeline, id);
        // Who is not booked for more in all is not on any day.
        if total(timeline.chart(), bookings.iter().map(|(_, booking)| booking)) <= whole() {
            continue;
        }
        let bookings = Segments::active(timeline.judged(), bookings);
        let mut runs = Runs::of(timeline);
        bookings
            .days(|bookings| total(timeline.chart(), bookings) > whole())
            .runs()
            .iter()
            .for_each(|days| runs.add((), *days));
        for ((), days) in runs.into_runs() {
            findings.report(days, describe(timeline, id, &bookings, days));
        }
    }
}

/// Every share of a person, with the days on which it counts.
fn bookings(timeline: &Timeline, person: PersonId) -> Vec<(Interval, Booking)> {
    let mut bookings = Vec::new();
    for hat in timeline.hats(person).iter().filter(|hat| hat.days.intersect(timeline.judged()).is_some()) {
        bookings.push((hat.days, Booking::Holding(hat.role, hat.holding)));
        let dotted = timeline.chart().roles[hat.role].dotted.iter().enumerate();
        for (place, line) in dotted.filter(|(_, line)| line.value.share.is_some()) {
            let days = timeline.in_force(line, DeclarationId::Role(hat.role)).and_then(|days| days.intersect(hat.days));
            let alone = days.into_iter().flat_map(|days| days_alone(timeline, hat.role, days));
            bookings.extend(alone.map(|days| (days, Booking::Dotted(hat.role, place))));
        }
    }
    bookings.retain(|(_, booking)| share(timeline.chart(), *booking).is_some());
    bookings
}

/// The days on which a role has a single holder: whose time the dotted line takes is clear.
fn days_alone(timeline: &Timeline, role: RoleId, days: Interval) -> Vec<Interval> {
    let seating = timeline.seating(role).within(days);
    seating.filter(|(_, seating)| seating.only_holder().is_some()).map(|(days, _)| days).collect()
}

fn total<'b>(chart: &Chart, bookings: impl IntoIterator<Item = &'b Booking>) -> u64 {
    bookings.into_iter().filter_map(|booking| share(chart, *booking)).map(hundredths).sum()
}

fn hundredths(share: Share) -> u64 {
    u64::from(share.0)
}

fn whole() -> u64 {
    hundredths(Share::WHOLE)
}

fn share(chart: &Chart, booking: Booking) -> Option<Share> {
    match booking {
        Booking::Holding(role, place) => chart.roles[role].holdings.get(place)?.value.share,
        Booking::Dotted(role, place) => chart.roles[role].dotted.get(place)?.value.share,
    }
}

fn describe(timeline: &Timeline, person: PersonId, bookings: &Segments<Vec<Booking>>, days: Interval) -> Finding {
    let chart = timeline.chart();
    let name = chart.people[person].header.title();
    let sums: Vec<u64> = bookings.within(days).map(|(_, there)| total(chart, there)).collect();
    let peak = sums.iter().max().copied().unwrap_or_default();
    let up_to = if sums.iter().all(|sum| *sum == peak) { "" } else { "up to " };
    let message = format!("`{name}` is booked for {up_to}{}", percent(peak));
    let finding = Finding::new(&catalog::OVERBOOKED, message).about(DeclarationId::Person(person));
    let mut shown: Vec<Booking> = bookings.within(days).flat_map(|(_, there)| there.iter().copied()).collect();
    shown.sort_unstable();
    shown.dedup();
    let finding = finding.labels(shown, |booking| place(chart, booking));
    let judged = timeline.judged();
    let runs: Vec<_> = bookings.within(days).collect();
    let sums = elided_with(&runs, |(run, there)| format!("{}: {}", run.open_before(judged), sum(chart, there)));
    finding.proof(sums).help(format!("lower a share of `{name}`, or end one with `until`"))
}

fn place(chart: &Chart, booking: Booking) -> Option<(Span, String)> {
    let (role, share) = (role_of(chart, booking), share(chart, booking)?);
    let path = &role.header.path;
    match booking {
        Booking::Holding(_, place) => Some((role.holdings.get(place)?.span, format!("{share} as `{path}`"))),
        Booking::Dotted(_, place) => {
            Some((role.dotted.get(place)?.span, format!("{share} of `{path}` on a dotted line")))
        }
    }
}

fn role_of(chart: &Chart, booking: Booking) -> &Role {
    match booking {
        Booking::Holding(role, _) | Booking::Dotted(role, _) => &chart.roles[role],
    }
}

/// `60 % + 50 % = 110 %`
fn sum(chart: &Chart, bookings: &[Booking]) -> String {
    let shares: Vec<Share> = bookings.iter().filter_map(|booking| share(chart, *booking)).collect();
    let shares: Vec<String> = elided_with(&shares, ToString::to_string).collect();
    format!("{} = {}", shares.join(" + "), percent(total(chart, bookings)))
}

/// As a share is written: the sum may be more than a share can say.
fn percent(hundredths: u64) -> String {
    let whole = hundredths / 100;
    match hundredths % 100 {
        0 => format!("{whole} %"),
        rest if rest % 10 == 0 => format!("{whole}.{} %", rest / 10),
        rest => format!("{whole}.{rest:02} %"),
    }
}
