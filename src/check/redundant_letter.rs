//! `redundant-letter`: nobody has two letters of which one says it all.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::post_text;
use super::words::{count, of_letter};
use super::{Finding, Findings, Runs};
use crate::calendar::{Interval, IntervalSet};
use crate::catalog;
use crate::model::{DeclarationId, ItemId, Letter, PersonId, Post, RoleId};
use crate::source::Span;
use crate::timeline::{State, Timeline};

/// So many letters are named that make one needless, if fewer are not enough for all of its days.
const ENOUGH: usize = 16;

/// A letter of an item that another one makes needless.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Redundancy {
    item: ItemId,
    stronger: Place,
    weaker: Place,
    /// The one holder of both roles, where these differ.
    person: Option<PersonId>,
}

/// A letter, A included, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// `None`: accountable.
    letter: Option<Letter>,
    post: Post,
    span: Option<Span>,
}

/// When it is so.
type Found = BTreeMap<Post, Vec<(Interval, Redundancy)>>;

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut found = Found::new();
    for item in timeline.chart().items.ids() {
        by_post(timeline, item, &mut found);
        by_person(timeline, item, &mut found);
    }
    let mut runs = Runs::of(timeline);
    for (post, redundancies) in &found {
        redundancies.iter().for_each(|(days, _)| runs.add(*post, *days));
    }
    for (post, days) in runs.into_runs() {
        let all = found.get(&post).into_iter().flatten().filter(|(other, _)| other.intersect(days).is_some());
        let shown: BTreeSet<&Redundancy> = all.map(|(_, redundancy)| redundancy).collect();
        findings.report(days, describe(timeline, post, &shown.into_iter().collect::<Vec<_>>()));
    }
}

/// R and C, C and I, A and I of one role or department.
fn by_post(timeline: &Timeline, item: ItemId, found: &mut Found) {
    let mut places: BTreeMap<Post, Vec<(Interval, Place)>> = BTreeMap::new();
    for (days, place) in letters(timeline, item).into_iter().chain(claims(timeline, item)) {
        places.entry(place.post).or_default().push((days, place));
    }
    for (post, places) in places {
        for (weaker_days, weaker) in &places {
            let stronger = places.iter().filter(|(_, stronger)| makes_needless(stronger.letter, weaker.letter));
            for (days, stronger) in enough(*weaker_days, stronger.map(|(days, stronger)| (*days, stronger))) {
                let (stronger, weaker) = (stronger.clone(), weaker.clone());
                let redundancy = Redundancy { item, stronger, weaker, person: None };
                found.entry(post).or_default().push((days, redundancy));
            }
        }
    }
}

const fn makes_needless(stronger: Option<Letter>, weaker: Option<Letter>) -> bool {
    matches!(
        (stronger, weaker),
        (Some(Letter::Responsible), Some(Letter::Consulted)) | (Some(Letter::Consulted) | None, Some(Letter::Informed))
    )
}

/// R and C of one person through two roles that she alone holds.
fn by_person(timeline: &Timeline, item: ItemId, found: &mut Found) {
    let mut held: BTreeMap<PersonId, Vec<(Interval, RoleId, Place)>> = BTreeMap::new();
    let asked = letters(timeline, item).into_iter().filter(|(_, place)| place.letter != Some(Letter::Informed));
    for (days, place) in asked {
        for (days, role) in timeline.roles_of(place.post, days) {
            for (days, person) in sole_holders(timeline, role, days) {
                held.entry(person).or_default().push((days, role, place.clone()));
            }
        }
    }
    for (person, places) in held {
        for (weaker_days, consulted, weaker) in &places {
            let stronger = places.iter().filter(|(_, responsible, stronger)| {
                responsible != consulted && makes_needless(stronger.letter, weaker.letter)
            });
            for (days, stronger) in enough(*weaker_days, stronger.map(|(days, _, stronger)| (*days, stronger))) {
                let (stronger, weaker) = (stronger.clone(), weaker.clone());
                let redundancy = Redundancy { item, stronger, weaker, person: Some(person) };
                found.entry(redundancy.weaker.post).or_default().push((days, redundancy));
            }
        }
    }
}

/// Of the letters that make one needless those that are there on some of its days, until there are enough for each.
fn enough<P>(days: Interval, stronger: impl Iterator<Item = (Interval, P)>) -> Vec<(Interval, P)> {
    let (mut uncovered, mut taken) = (IntervalSet::from(days), Vec::new());
    for (there, place) in stronger {
        let Some(there) = there.intersect(days) else { continue };
        let left = uncovered.minus(&IntervalSet::from(there));
        if taken.len() < ENOUGH || left != uncovered {
            taken.push((there, place));
        }
        uncovered = left;
        if taken.len() >= ENOUGH && uncovered.is_empty() {
            break;
        }
    }
    taken
}

fn letters(timeline: &Timeline, item: ItemId) -> Vec<(Interval, Place)> {
    let letters = timeline.chart().items[item].letters.iter().filter_map(|fact| {
        let days = timeline.letter_days(item, fact)?.intersect(timeline.judged())?;
        let place = Place { letter: Some(fact.value.letter), post: fact.value.to?, span: Some(fact.span) };
        Some((days, place))
    });
    letters.collect()
}

/// Who is accountable, own or inherited.
fn claims(timeline: &Timeline, item: ItemId) -> Vec<(Interval, Place)> {
    let informed = timeline.chart().items[item].letters.iter().any(|fact| fact.value.letter == Letter::Informed);
    let owners = timeline.ownership(item).within(timeline.judged()).filter(|_| informed);
    let claims = owners.filter_map(|(days, ownership)| {
        let owned_by = ownership.inherited_from.unwrap_or(item);
        let own = timeline.ownership(owned_by).on(days.start()).and_then(|own| own.claims.first());
        let written = own.and_then(|claim| timeline.chart().items[owned_by].claims.get(claim.place));
        let place = Place { letter: None, post: Post::Role(ownership.role()?), span: written.map(|claim| claim.span) };
        Some((days, place))
    });
    claims.collect()
}

/// The person who alone holds a role, when she does.
fn sole_holders(timeline: &Timeline, role: RoleId, days: Interval) -> Vec<(Interval, PersonId)> {
    let seatings = timeline.seating(role).within(days);
    let filled = seatings.filter(|(_, seating)| seating.state == State::Filled);
    filled.filter_map(|(days, seating)| Some((days, seating.only_holder()?))).collect()
}

fn describe(timeline: &Timeline, post: Post, redundancies: &[&Redundancy]) -> Finding {
    let chart = timeline.chart();
    let name = post_text(chart, post);
    let (subject, bare) = match post {
        Post::Role(role) => (DeclarationId::Role(role), chart.role_path(role)),
        Post::Department(department) => (DeclarationId::Department(department), chart.department_path(department)),
    };
    let Some(first) = redundancies.first() else { return Finding::new(&catalog::REDUNDANT_LETTER, name) };
    let (stronger, weaker) = (role_of(first.stronger.letter), role_of(first.weaker.letter));
    let path = chart.item_path(first.item);
    let items: BTreeSet<ItemId> = redundancies.iter().map(|redundancy| redundancy.item).collect();
    let more = items.len() - 1;
    let elsewhere = if more == 0 { String::new() } else { format!(", and so for {}", count(more, "other item")) };
    let message = match first.person {
        Some(person) => format!(
            "`{}` is {stronger} for `{path}`, and also {weaker} as {name}{elsewhere}",
            chart.people[person].header.title()
        ),
        None => format!("{name} is {stronger} for `{path}`, and also {weaker}{elsewhere}"),
    };
    let finding = Finding::new(&catalog::REDUNDANT_LETTER, message).about(subject);
    let places = redundancies
        .iter()
        .flat_map(|redundancy| [&redundancy.weaker, &redundancy.stronger].map(|place| (redundancy.item, place)));
    let finding = finding.grounds(
        places,
        |(item, _)| DeclarationId::Item(*item),
        |(_, place)| {
            let text = format!("{} is {} here", post_text(chart, place.post), role_of(place.letter));
            Some((place.span?, text))
        },
    );
    finding.help(format!("remove `{bare}` from `{weaker}` of `{path}`: who is {stronger} knows already"))
}

const fn role_of(letter: Option<Letter>) -> &'static str {
    match letter {
        None => "accountable",
        Some(letter) => of_letter(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::enough;
    use crate::calendar::{Date, Interval};

    /// Which of the letters, each with its days, are named.
    fn named(days: impl IntoIterator<Item = Interval>) -> Vec<usize> {
        let letters = days.into_iter().zip(1..);
        enough(Interval::ALWAYS, letters).into_iter().map(|(_, letter)| letter).collect()
    }

    #[test]
    fn of_many_letters_for_the_same_days_some_are_named() {
        assert_eq!(named([Interval::ALWAYS; 20]), (1..=16).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_letter_for_other_days_is_named_however_many_there_are() {
        let day = Date::new(2027, 1, 1).unwrap();
        let (until, since) = (Interval::between(None, Some(day)).unwrap(), Interval::since(day));
        assert_eq!(named([[until; 20], [since; 20]].concat()), [(1..=16).collect(), vec![21]].concat());
    }
}
