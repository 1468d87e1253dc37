//! `outside-dates`: a written date leaves the life of what it is about.

use orgc::calendar::Date;
use orgc::model::{ClaimSide, Dated, Dates, DeclarationId, DepartmentId, Holder, Item, Post};

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

/// The end whose life is left by a written bound: on days on which the carrier does not live the carrier, on others
/// what it is about.
fn outside(day: &Day, fact: &Fact) -> Option<Verdict> {
    let other = fact.other.filter(|_| lives_or_did(day, fact.carrier, day.date));
    let left = [Some(fact.carrier), other].into_iter().flatten().find(|end| leaves(day, *end, fact.dates))?;
    let headed = fact.heads.into_iter().collect();
    Some(Verdict { headed, grounds: vec![fact.carrier], ..Verdict::new("outside-dates", [left]) })
}

/// Whether it does not live on the day, nor on any other day from there to a bound.
fn leaves(day: &Day, end: DeclarationId, dates: Dates) -> bool {
    let is_dead_to = |bound: Date| {
        let (first, last) = (bound.min(day.date), bound.max(day.date));
        let mut days = std::iter::successors(Some(first), |day| Some(day.next())).take_while(|day| *day <= last);
        days.all(|other| !lives_or_did(day, end, other))
    };
    !lives_or_did(day, end, day.date) && [dates.from, dates.until].into_iter().flatten().any(is_dead_to)
}

/// What lives on no day, as what is abolished, may have lived until the as-of date.
fn lives_or_did(day: &Day, end: DeclarationId, date: Date) -> bool {
    let ever = day.org.all_days().any(|other| lives(day.chart, end, other));
    if ever { lives(day.chart, end, date) } else { date < day.org.as_of }
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
        // That a manager has ended is said by `reports-to-ended`.
        all.extend(role.solid.iter().map(|line| fact(carrier, line, None)));
        all.extend(role.dotted.iter().map(|line| fact(carrier, line, line.value.to.and_then(itself))));
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

/// A role. A department that stands for its head is judged by `department-without-head`.
fn itself(post: Post) -> Option<DeclarationId> {
    match post {
        Post::Role(role) => Some(DeclarationId::Role(role)),
        Post::Department(_) => None,
    }
}

/// Owners, letters, what it contributes to.
fn of_item(id: DeclarationId, item: &Item) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::new();
    for claim in &item.claims {
        let by = claim.by.and_then(itself);
        all.push(match (claim.side, claim.by.map(declaration)) {
            (ClaimSide::Owns, Some(carrier)) => Fact { carrier, other: Some(id), dates: claim.dates, heads: None },
            _ => Fact { carrier: id, other: by, dates: claim.dates, heads: None },
        });
    }
    all.extend(item.letters.iter().map(|letter| fact(id, letter, letter.value.to.map(declaration))));
    all.extend(item.contributes_to.iter().map(|whole| fact(id, whole, whole.value.map(DeclarationId::Item))));
    all
}
