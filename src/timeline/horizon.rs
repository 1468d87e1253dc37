//! How many dates are followed.
//!
//! Every date on which lines change asks for the whole chart anew, and every date on which a long list of facts
//! changes for the whole list. Where that comes to too many steps the judged days end earlier, and what is not
//! judged is said. Knows how many steps a date costs; must not know what is asked on it.

use std::collections::BTreeMap;

use super::changes::{ends, structural_facts};
use super::life::Lives;
use super::people::Hat;
use super::seating;
use crate::calendar::{Date, Interval};
use crate::model::{Chart, Dates, DeclarationId, DepartmentId, ItemId, Person, Post, Table};

/// How many steps all judged dates together may cost, unless another limit is given.
pub const MAX_STEPS: usize = 10_000_000;

/// How many facts a list may have whose every date is followed, at no matter what cost.
const LONG: usize = 64;

/// An item whose owner changes with a list elsewhere has its own answer for every date, which takes as much as so
/// many facts.
const ANSWER: usize = 8;

/// The first days that are not judged, because those before cost too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unjudged {
    /// The first one.
    pub first: Date,
    /// What changes on it.
    pub carrier: DeclarationId,
    /// How many dates there would be.
    pub dates: usize,
    /// How many steps all of them would cost.
    pub steps: usize,
    /// How many steps were allowed.
    pub allowed: usize,
}

/// The days on which somebody asks for something: the judged ones, and those of the views.
#[derive(Debug)]
pub(super) struct Followed {
    judged: Interval,
    views: Vec<Date>,
}

/// A date, what changes on it, and what that costs.
type Cost = (Date, DeclarationId, usize);

/// Where the judged days end, if before their time.
pub(super) fn unjudged(
    chart: &Chart,
    lives: &Lives,
    hats: &Table<Person, Vec<Hat>>,
    as_of: Date,
    judged: Interval,
    allowed: usize,
) -> Option<Unjudged> {
    let mut costs = of_structure(chart, lives, judged);
    costs.extend(of_long_lists(chart, lives, hats, as_of, judged));
    costs.extend(of_contributions(chart, lives, judged));
    costs.sort_unstable();
    let mut steps: usize = 0;
    let mut first = None;
    for (day, carrier, cost) in &costs {
        steps = steps.saturating_add(*cost);
        if steps > allowed && first.is_none() {
            first = Some((*day, *carrier));
        }
    }
    let (first, carrier) = first?;
    costs.dedup_by_key(|(day, ..)| *day);
    Some(Unjudged { first, carrier, dates: costs.len(), steps, allowed })
}

/// Where lines, heads, memberships or lives change: a step for every role and department.
fn of_structure(chart: &Chart, lives: &Lives, judged: Interval) -> Vec<Cost> {
    let written =
        structural_facts(chart).filter_map(|(carrier, dates)| Some((carrier, lives.in_force(dates, carrier)?)));
    let roles = chart.roles.ids().map(DeclarationId::Role);
    let posts = roles.chain(chart.departments.ids().map(DeclarationId::Department));
    let lived = posts.filter_map(|post| Some((post, lives.of_declaration(post)?)));
    let mut changes: Vec<(Date, DeclarationId)> = within(judged, written.chain(lived)).collect();
    changes.sort_unstable();
    changes.dedup_by_key(|(day, _)| *day);
    let steps = chart.roles.len() + chart.departments.len();
    changes.into_iter().map(|(day, carrier)| (day, carrier, steps)).collect()
}

/// Where a long list changes: a step for each of its facts.
fn of_long_lists(
    chart: &Chart,
    lives: &Lives,
    hats: &Table<Person, Vec<Hat>>,
    as_of: Date,
    judged: Interval,
) -> Vec<Cost> {
    let mut costs = Vec::new();
    let following = following(chart);
    let mut add = |carrier, facts: Vec<Interval>| {
        let mut days: Vec<(Date, DeclarationId)> = within(judged, facts.iter().map(|run| (carrier, *run))).collect();
        days.sort_unstable();
        days.dedup();
        let steps = facts.len() + ANSWER * following.get(&carrier).copied().unwrap_or_default();
        costs.extend(days.into_iter().map(|(day, carrier)| (day, carrier, steps)));
    };
    for (id, role) in chart.roles.iter().filter(|(_, role)| role.holdings.len() > LONG) {
        let holdings = seating::effective_holdings(role, id, lives, as_of);
        add(DeclarationId::Role(id), holdings.into_iter().map(|(run, _)| run).collect());
    }
    for id in chart.people.ids().filter(|id| hats[*id].len() > LONG) {
        add(DeclarationId::Person(id), hats[id].iter().map(|hat| hat.days).collect());
    }
    for (carrier, lists) in long_lists(chart) {
        let facts = lists.into_iter().filter_map(|dates| lives.in_force(dates, carrier));
        add(carrier, facts.collect());
    }
    costs
}

/// Where it changes what contributes to what: a step for each contribution, dated or not, if many are dated.
fn of_contributions(chart: &Chart, lives: &Lives, judged: Interval) -> Vec<Cost> {
    let all =
        || chart.items.iter().flat_map(|(id, item)| item.contributes_to.iter().map(move |fact| (id, &fact.dates)));
    let dated = all().filter(|(_, dates)| dates.from.is_some() || dates.until.is_some());
    let dated = dated
        .filter_map(|(id, dates)| Some((DeclarationId::Item(id), lives.in_force(dates, DeclarationId::Item(id))?)));
    let mut days: Vec<(Date, DeclarationId)> = within(judged, dated).collect();
    days.sort_unstable();
    days.dedup_by_key(|(day, _)| *day);
    let steps = if days.len() > LONG { all().count() } else { 0 };
    days.into_iter().filter(|_| steps > 0).map(|(day, carrier)| (day, carrier, steps)).collect()
}

/// How many items may have another owner whenever one with many claims has, or a department with many heads.
fn following(chart: &Chart) -> BTreeMap<DeclarationId, usize> {
    let is_long = |item: ItemId| chart.items[item].claims.len() > LONG;
    let heads = |department: DepartmentId| chart.departments[department].heads.len() > LONG;
    let mut following = BTreeMap::new();
    if !chart.items.ids().any(is_long) && !chart.departments.ids().any(heads) {
        return following;
    }
    for whole in chart.items.ids().flat_map(|item| chart.wholes(item)) {
        let owners = chart.items[whole].claims.iter().take(LONG).filter_map(|claim| claim.by);
        let departments =
            owners.filter_map(|by| if let Post::Department(department) = by { Some(department) } else { None });
        let departments = departments.filter(|department| heads(*department)).map(DeclarationId::Department);
        for carrier in departments.chain(is_long(whole).then_some(DeclarationId::Item(whole))) {
            *following.entry(carrier).or_default() += 1;
        }
    }
    following
}

/// The dates of claims, letters, lines and heads, where one declaration has many of a kind.
fn long_lists(chart: &Chart) -> Vec<(DeclarationId, Vec<&Dates>)> {
    let mut lists = Vec::new();
    for (id, item) in chart.items.iter() {
        let carrier = DeclarationId::Item(id);
        lists.extend(if_long(carrier, item.claims.iter().map(|claim| &claim.dates)));
        lists.extend(if_long(carrier, item.letters.iter().map(|letter| &letter.dates)));
    }
    for (id, role) in chart.roles.iter() {
        lists.extend(if_long(DeclarationId::Role(id), role.solid.iter().map(|line| &line.dates)));
    }
    for (id, department) in chart.departments.iter() {
        lists.extend(if_long(DeclarationId::Department(id), department.heads.iter().map(|head| &head.dates)));
    }
    lists
}

fn if_long<'c>(
    carrier: DeclarationId,
    dates: impl ExactSizeIterator<Item = &'c Dates>,
) -> Option<(DeclarationId, Vec<&'c Dates>)> {
    (dates.len() > LONG).then(|| (carrier, dates.collect()))
}

/// The judged days on which these begin, or are over.
fn within(
    judged: Interval,
    facts: impl Iterator<Item = (DeclarationId, Interval)>,
) -> impl Iterator<Item = (Date, DeclarationId)> {
    let days = facts.flat_map(|(carrier, run)| ends(run).map(move |day| (day, carrier)));
    days.filter(move |(day, _)| *day > judged.start() && *day <= judged.end())
}

impl Followed {
    pub(super) fn new(chart: &Chart, judged: Interval) -> Self {
        let mut views: Vec<Date> = chart
            .views
            .values()
            .filter_map(|view| view.as_of)
            .map(|(day, _)| day)
            .filter(|day| !judged.contains(*day))
            .collect();
        views.sort_unstable();
        views.dedup();
        Self { judged, views }
    }

    /// The same facts, true on every day that is followed. On the others those of a long list are what they are on
    /// some day that is.
    pub(super) fn only<T>(&self, facts: Vec<(Interval, T)>) -> Vec<(Interval, T)> {
        if facts.len() <= LONG {
            return facts;
        }
        facts.into_iter().filter_map(|(run, fact)| Some((self.rounded(run)?, fact))).collect()
    }

    /// The run from the first followed day in it to the last, and on to the next that is followed.
    fn rounded(&self, run: Interval) -> Option<Interval> {
        let first = self.at_or_after(run.start())?;
        let over = self.at_or_after(run.end().next()).filter(|over| *over > run.end());
        let days = Interval::between(Some(first), over.map(Date::previous))?;
        (first <= run.end()).then_some(days)
    }

    /// The first followed day from `day` on.
    fn at_or_after(&self, day: Date) -> Option<Date> {
        let view = self.views.get(self.views.partition_point(|view| *view < day)).copied();
        let judged = Interval::since(day).intersect(self.judged).map(Interval::start);
        view.into_iter().chain(judged).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_true_on_every_day_that_is_followed() {
        let day = |number| Date::from_unix_days(number).unwrap();
        let followed =
            Followed { judged: Interval::new(day(50), day(60)).unwrap(), views: vec![day(10), day(30), day(90)] };
        let runs = || (0..100).flat_map(|start| (start..100).map(move |end| (start, end)));
        let facts: Vec<_> =
            runs().map(|(start, end)| (Interval::new(day(start), day(end)).unwrap(), (start, end))).collect();
        let kept: BTreeMap<_, _> = followed.only(facts).into_iter().map(|(run, fact)| (fact, run)).collect();
        for asked in (50..=60).chain([10, 30, 90]) {
            for (start, end) in runs() {
                let is_there = kept.get(&(start, end)).is_some_and(|run| run.contains(day(asked)));
                assert_eq!(is_there, (start..=end).contains(&asked), "{start} to {end} on {asked}");
            }
        }
        let starts: std::collections::BTreeSet<_> = kept.values().map(|run| run.start()).collect();
        assert_eq!(starts.len(), 11 + 3, "no other day begins anything");
    }
}
