//! Objectives, their measures and what they need; dotted lines that say nothing.

use std::collections::BTreeSet;

use orgc::calendar::Date;
use orgc::model::{DeclarationId, DepartmentId, ItemId, ItemKind, RoleId};

use super::{Verdict, Walk};
use crate::terms::{Day, in_force};

pub(crate) const RULES: &[&str] = &[
    "redundant-dotted",
    "objective-cycle",
    "unmeasured",
    "late-part",
    "no-progress",
    "lacks-capability",
    "owned-twice-by-name",
];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all: Vec<Verdict> = day.roles().filter_map(|role| redundant_dotted(day, role)).collect();
    all.extend(objective_cycles(day));
    for item in day.live_items() {
        let found = [
            ("unmeasured", is_unmeasured(day, item)),
            ("late-part", is_late(day, item)),
            ("no-progress", stands_still(day, item)),
        ];
        all.extend(found.into_iter().filter(|(_, found)| *found).map(|(rule, _)| Verdict::on_item(rule, item)));
    }
    all.extend(day.live_items().filter_map(|item| lacks_capability(day, item)));
    all.extend(day.live_items().filter_map(|item| owned_twice(day, item)));
    all
}

/// Dotted to itself or its manager; to one further above only without purpose.
fn redundant_dotted(day: &Day, role: RoleId) -> Option<Verdict> {
    let lines = in_force(&day.chart.roles[role].dotted, true, day.date);
    let mut places = Vec::new();
    for line in lines {
        let Some(to) = line.value.to.and_then(|to| day.role_of(to)).filter(|to| day.role_lives(*to)) else { continue };
        let place = day.line(role).iter().position(|above| *above == to);
        if place.is_some_and(|steps| steps <= 1 || line.value.purpose.is_none()) {
            places.extend(place);
        }
    }
    let nearest = places.into_iter().min()?;
    let walked = Some(role).filter(|_| nearest > 1);
    Some(Verdict::on_role("redundant-dotted", role).walked(Walk::Up, walked))
}

/// What an objective serves: its whole, and what it contributes to.
fn serves(day: &Day, item: ItemId) -> Vec<ItemId> {
    let facts = &day.chart.items[item];
    let further = in_force(&facts.contributes_to, true, day.date).filter_map(|fact| fact.value);
    let all = facts.parent.into_iter().chain(further);
    all.filter(|other| day.item_lives(*other) && day.chart.items[*other].kind == ItemKind::Objective).collect()
}

/// The sets of objectives that lead to each other.
fn objective_cycles(day: &Day) -> Vec<Verdict> {
    let reached: Vec<(ItemId, BTreeSet<ItemId>)> =
        objectives(day).into_iter().map(|item| (item, reached_from(day, item))).collect();
    let mut sets = BTreeSet::new();
    for (item, from_it) in reached.iter().filter(|(item, from_it)| from_it.contains(item)) {
        let back = reached.iter().filter(|(other, onwards)| from_it.contains(other) && onwards.contains(item));
        sets.insert(back.map(|(other, _)| *other).collect::<BTreeSet<ItemId>>());
    }
    sets.into_iter().map(|set| Verdict::new("objective-cycle", set.into_iter().map(DeclarationId::Item))).collect()
}

fn objectives(day: &Day) -> Vec<ItemId> {
    day.live_items().filter(|item| day.chart.items[*item].kind == ItemKind::Objective).collect()
}

fn reached_from(day: &Day, item: ItemId) -> BTreeSet<ItemId> {
    let mut reached: BTreeSet<ItemId> = serves(day, item).into_iter().collect();
    loop {
        let further: BTreeSet<ItemId> = reached.iter().flat_map(|item| serves(day, *item)).collect();
        if further.is_subset(&reached) {
            return reached;
        }
        reached.extend(further);
    }
}

/// An objective in which nothing stands.
fn is_unmeasured(day: &Day, item: ItemId) -> bool {
    let is_leaf = day.chart.items.values().all(|part| part.parent != Some(item));
    day.chart.items[item].kind == ItemKind::Objective && is_leaf
}

/// The later one of `due` and the end of the period.
fn end(day: &Day, item: ItemId) -> Option<Date> {
    let facts = &day.chart.items[item];
    facts.due.map(|(due, _)| due).max(facts.period.map(|(period, _)| period.last()))
}

/// It ends after the nearest whole that has an end.
fn is_late(day: &Day, item: ItemId) -> bool {
    let mut wholes = std::iter::successors(day.chart.items[item].parent, |part| day.chart.items[*part].parent);
    let nearest = wholes.find_map(|whole| end(day, whole));
    end(day, item).zip(nearest).is_some_and(|(own, nearest)| own > nearest)
}

/// A measure from a number to the same number.
fn stands_still(day: &Day, item: ItemId) -> bool {
    let measure = day.chart.items[item].measure.as_ref();
    measure.is_some_and(|measure| measure.from.as_ref().is_some_and(|from| from.equals(&measure.to)))
}

/// A needed capability is provided neither by the department of the owner, nor inside it, nor by departments
/// headed in the owner's solid subtree. Parts inherit needs: judged where an owner is named. What nobody provides
/// is a note of its own where it is needed, on days on which nothing else is lacking.
fn lacks_capability(day: &Day, item: ItemId) -> Option<Verdict> {
    let facts = &day.chart.items[item];
    let owner = day.owner(item).filter(|owner| day.role_lives(*owner))?;
    let wholes = std::iter::successors(facts.parent, |part| day.chart.items[*part].parent);
    let inherited = wholes.filter(|_| !day.claims(item).is_empty()).flat_map(|whole| &day.chart.items[whole].needs);
    let provide = |need: &str| -> Vec<DepartmentId> {
        let has = |id: &DepartmentId| day.chart.departments[*id].provides.iter().any(|provided| provided == need);
        day.departments().filter(has).collect()
    };
    let is_elsewhere = |need: &str| {
        let departments = provide(need);
        !departments.is_empty() && !departments.into_iter().any(|department| is_at_hand(day, owner, department))
    };
    let verdict = Verdict::on_item("lacks-capability", item);
    if inherited.chain(&facts.needs).any(|(need, _)| is_elsewhere(need)) {
        return Some(verdict);
    }
    let is_unknown = facts.needs.iter().any(|(need, _)| provide(need).is_empty());
    is_unknown.then_some(Verdict { statement: Some(facts.header.name_span), ..verdict })
}

/// It is the department of the role, or inside it, or headed by a role below, or by one whose line breaks: that may
/// be below.
fn is_at_hand(day: &Day, owner: RoleId, department: DepartmentId) -> bool {
    let home = day.department_of(owner);
    let is_inside = home.is_some_and(|home| day.outward(Some(department)).contains(&home));
    let may_be_below = |head: RoleId| {
        let line = day.line(head);
        let breaks = line.last().is_some_and(|last| !day.role_lives(*last) || day.step(*last).unknown);
        day.in_subtree(head, owner) || breaks || line.iter().any(|above| day.in_cycle(*above))
    };
    is_inside || day.head(department).is_some_and(may_be_below)
}

/// The responsibilities or measures of one scope with equal titles, case and punctuation aside, and different
/// owners. One verdict for the set: from its first member.
fn owned_twice(day: &Day, first: ItemId) -> Option<Verdict> {
    let facts = &day.chart.items[first];
    let alike = day.live_items().filter(|other| {
        let other = &day.chart.items[*other];
        let is_beside =
            other.parent == facts.parent && other.department == facts.department && other.kind == facts.kind;
        is_beside && plain(other.header.title()) == plain(facts.header.title())
    });
    let owned: Vec<(ItemId, RoleId)> = alike.filter_map(|item| Some((item, day.owner(item)?))).collect();
    let is_first = owned.first().is_some_and(|(item, _)| *item == first);
    let owners: BTreeSet<RoleId> = owned.iter().map(|(_, owner)| *owner).collect();
    let is_found = facts.kind != ItemKind::Objective && is_first && owners.len() > 1;
    let set = owned.into_iter().map(|(item, _)| DeclarationId::Item(item));
    is_found.then(|| Verdict::new("owned-twice-by-name", set))
}

/// A title without case, spaces and punctuation. A symbol is none: C is not C++.
fn plain(title: &str) -> String {
    let is_symbol = |letter: &char| "+<=>|~$^`".contains(*letter);
    let says = |letter: &char| is_symbol(letter) || !(letter.is_ascii_punctuation() || letter.is_whitespace());
    title.chars().filter(says).flat_map(char::to_lowercase).collect()
}
