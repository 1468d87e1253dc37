//! `outside-dates`: a written date leaves the life of what it is about.

use std::cmp::Reverse;

use orgc::calendar::Date;
use orgc::model::{ClaimSide, Dated, Dates, DeclarationId, DepartmentId, Holder, Item, Manager, Post};

use super::Verdict;
use super::matrix::declaration;
use crate::terms::{Day, has, lives};

pub(crate) const RULES: &[&str] = &["outside-dates"];

/// A dated fact: who says it, and what it joins.
struct Fact {
    carrier: DeclarationId,
    other: Option<DeclarationId>,
    dates: Dates,
    /// The department of which it names the head.
    heads: Option<DepartmentId>,
}

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    facts(day).into_iter().filter(|fact| has(fact.dates, day.date)).flat_map(|fact| outside(day, &fact)).collect()
}

/// The end whose life is left by a written bound; of two that are left, the one whose life is over first (or
/// begins last), and of equals the one that carries the fact.
fn outside(day: &Day, fact: &Fact) -> Option<Verdict> {
    let ends = [Some(fact.carrier), fact.other].into_iter().flatten().filter(|end| !day.lives(*end));
    let lived_last = |end: &DeclarationId| day.org.all_days().filter(|other| lives(day.chart, *end, *other)).last();
    let lives_first = |end: &DeclarationId| day.org.all_days().find(|other| lives(day.chart, *end, *other));
    let left_behind = ends.clone().filter(|end| is_after(day, *end, fact.dates)).min_by_key(lived_last);
    let too_early = || ends.filter(|end| is_before(day, *end, fact.dates)).min_by_key(|end| Reverse(lives_first(end)));
    let left = left_behind.or_else(too_early)?;
    let headed = fact.heads.into_iter().collect();
    Some(Verdict { headed, grounds: vec![fact.carrier], ..Verdict::new("outside-dates", [left]) })
}

/// Whether the life is over on the day, and a bound lies behind it.
fn is_after(day: &Day, end: DeclarationId, dates: Dates) -> bool {
    let comes = day.org.all_days().any(|other| other > day.date && lives(day.chart, end, other));
    let behind = |bound: Date| is_dead_between(day, end, bound.min(day.date), bound.max(day.date));
    !comes && [dates.from, dates.until].into_iter().flatten().any(|bound| counts(day, end, bound) && behind(bound))
}

/// Whether the life has not begun on the day, and a bound lies before it.
fn is_before(day: &Day, end: DeclarationId, dates: Dates) -> bool {
    let comes = day.org.all_days().any(|other| other > day.date && lives(day.chart, end, other));
    let before = |bound: Date| is_dead_between(day, end, bound.min(day.date), bound.max(day.date));
    comes && [dates.from, dates.until].into_iter().flatten().any(|bound| counts(day, end, bound) && before(bound))
}

fn is_dead_between(day: &Day, end: DeclarationId, first: Date, last: Date) -> bool {
    let mut days = std::iter::successors(Some(first), |day| Some(day.next())).take_while(|day| *day <= last);
    days.all(|other| !lives(day.chart, end, other))
}

/// Of what is abolished, on a day that is not known, only what is still to come is surely outside.
fn counts(day: &Day, end: DeclarationId, bound: Date) -> bool {
    let abolished = day.chart.header(end).is_some_and(|header| header.exists.abolished.is_some());
    !abolished || bound >= day.org.as_of
}

/// Everything that joins two declarations, or says something of one, for a time.
fn facts(day: &Day) -> Vec<Fact> {
    let chart = day.chart;
    let mut all = Vec::new();
    let organization = chart.organization.iter();
    for head in organization.flat_map(|organization| &organization.heads) {
        all.push(fact(DeclarationId::Organization, head, head.value.map(DeclarationId::Role)));
    }
    for (id, department) in chart.departments.iter() {
        let carrier = DeclarationId::Department(id);
        all.extend(
            department
                .heads
                .iter()
                .map(|head| Fact { heads: Some(id), ..fact(carrier, head, head.value.map(DeclarationId::Role)) }),
        );
        all.extend(
            department.part_of.iter().map(|part| fact(carrier, part, part.value.map(DeclarationId::Department))),
        );
    }
    all.extend(of_roles(day));
    for (id, item) in chart.items.iter() {
        all.extend(of_item(DeclarationId::Item(id), item));
    }
    all
}

fn fact<T>(carrier: DeclarationId, dated: &Dated<T>, other: Option<DeclarationId>) -> Fact {
    Fact { carrier, other, dates: dated.dates, heads: None }
}

fn of_roles(day: &Day) -> Vec<Fact> {
    let mut all = Vec::new();
    for (id, role) in day.chart.roles.iter() {
        let carrier = DeclarationId::Role(id);
        all.extend(role.solid.iter().map(|line| match line.value.to {
            Some(Manager::Post(post)) => fact(carrier, line, Some(declaration(post))),
            _ => fact(carrier, line, None),
        }));
        all.extend(role.dotted.iter().map(|line| fact(carrier, line, line.value.to.map(declaration))));
        all.extend(role.part_of.iter().map(|part| fact(carrier, part, part.value.map(DeclarationId::Department))));
        all.extend(role.deputies.iter().map(|deputy| fact(carrier, deputy, deputy.value.map(DeclarationId::Role))));
        all.extend(role.vacancies.iter().map(|vacancy| fact(carrier, vacancy, None)));
        let held = role.holdings.iter().filter(|holding| !holding.value.former);
        all.extend(held.map(|holding| match holding.value.holder {
            Some(Holder::Person(person)) => fact(carrier, holding, Some(DeclarationId::Person(person))),
            _ => fact(carrier, holding, None),
        }));
    }
    all
}

/// Owners, letters, what it contributes to.
fn of_item(id: DeclarationId, item: &Item) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::new();
    for claim in &item.claims {
        let by: Option<DeclarationId> = claim.by.map(|by: Post| declaration(by));
        all.push(match (claim.side, by) {
            (ClaimSide::Owns, Some(carrier)) => Fact { carrier, other: Some(id), dates: claim.dates, heads: None },
            _ => Fact { carrier: id, other: by, dates: claim.dates, heads: None },
        });
    }
    all.extend(item.letters.iter().map(|letter| fact(id, letter, letter.value.to.map(declaration))));
    all.extend(item.contributes_to.iter().map(|whole| fact(id, whole, whole.value.map(DeclarationId::Item))));
    all
}
