//! Ownership: who is accountable, and whether it can be answered for.

use std::collections::BTreeSet;

use orgc::model::{ItemId, ItemKind, Letter, Post, RoleId};

use super::{Verdict, Walk};
use crate::terms::{Day, Sitting, State, Who};

pub(crate) const RULES: &[&str] = &[
    "no-owner",
    "two-owners",
    "owner-nobody",
    "shared-owner",
    "owner-external",
    "agent-alone",
    "no-path-to-top",
    "no-authority",
    "inverted-authority",
    "delegation-outside",
];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all: Vec<Verdict> = day
        .live_items()
        .filter(|id| is_outermost_without(day, *id))
        .map(|id| Verdict::on_item("no-owner", id))
        .collect();
    all.extend(day.live_items().filter(|id| has_two(day, *id)).map(|id| Verdict::on_item("two-owners", id)));
    all.extend(day.chart.roles.ids().flat_map(|owner| about_owner(day, owner)));
    all.extend(no_path_to_top(day));
    all.extend(day.live_items().flat_map(|item| of_the_responsible(day, item)));
    all.extend(day.live_items().filter_map(|part| delegation_outside(day, part)));
    all
}

/// An objective or responsibility, or a measure that names an owner of its own, with nobody to answer for it: neither a claim, nor an owner to inherit, nor
/// `unowned`.
fn lacks_owner(day: &Day, item: ItemId) -> bool {
    let facts = &day.chart.items[item];
    let counts = facts.kind != ItemKind::Measure || !facts.claims.is_empty();
    counts && facts.unowned.is_none() && nobody_is_named(day, item) && !is_heading(day, item)
}

/// Neither a claim in force, also by a department that has no head, nor one of a whole from which it inherits.
fn nobody_is_named(day: &Day, item: ItemId) -> bool {
    let facts = &day.chart.items[item];
    let inherits = facts.claims.is_empty() && facts.unowned.is_none();
    let whole = facts.parent.filter(|_| inherits);
    day.claims_in_force(item).is_empty() && whole.is_none_or(|whole| nobody_is_named(day, whole))
}

/// A responsibility with parts and no letters of its own.
pub(super) fn is_heading(day: &Day, item: ItemId) -> bool {
    let facts = &day.chart.items[item];
    let has_parts = day.chart.items.values().any(|part| part.parent == Some(item));
    facts.kind == ItemKind::Responsibility && has_parts && facts.letters.is_empty() && facts.claims.is_empty()
}

/// The outermost live item that lacks an owner.
fn is_outermost_without(day: &Day, item: ItemId) -> bool {
    let mut around = std::iter::successors(day.chart.items[item].parent, |inner| day.chart.items[*inner].parent);
    lacks_owner(day, item) && !around.any(|whole| lacks_owner(day, whole))
}

/// Two or more live claims, or one beside `unowned`.
fn has_two(day: &Day, item: ItemId) -> bool {
    let claims = day.claims(item);
    let live = claims.iter().filter(|role| day.role_lives(**role)).count();
    live > 1 || (day.chart.items[item].unowned.is_some() && live > 0)
}

/// What is wrong with a role as an owner, or as one that does the work.
fn about_owner(day: &Day, owner: RoleId) -> Vec<Verdict> {
    let (own, owned) = (day.own_items(owner), day.owned_items(owner));
    let mut all = Vec::new();
    if !own.is_empty() && is_answered_by_nobody(day, owner) {
        all.push(Verdict::on_role("owner-nobody", owner).items(own));
    }
    if day.role_lives(owner) && !owned.is_empty() && is_shared(day, owner) {
        all.push(Verdict::on_role("shared-owner", owner).items(owned.clone()));
    }
    if day.role_lives(owner) && !owned.is_empty() && is_outside(day, owner) {
        all.push(Verdict::on_role("owner-external", owner).items(owned.clone()));
    }
    if day.role_lives(owner) && is_left_to_agents(day, owner) {
        let done = day.live_items().filter(|item| responsible(day, *item).iter().any(|(_, role)| *role == Some(owner)));
        let work: BTreeSet<ItemId> = owned.into_iter().chain(done).collect();
        if !work.is_empty() {
            all.push(Verdict::on_role("agent-alone", owner).items(work).walked(Walk::ToEnd, [owner]));
        }
    }
    all
}

/// Not live, or vacant with no deputy, or a vacant or ended one.
fn is_answered_by_nobody(day: &Day, owner: RoleId) -> bool {
    match day.state(owner) {
        State::Planned | State::Ended => true,
        State::Vacant => day.stand_in(owner).is_none_or(|deputy| day.is_nobody(deputy)),
        _ => false,
    }
}

/// Two or more answering people, unless each has a written share below 100 %.
fn is_shared(day: &Day, owner: RoleId) -> bool {
    let answering = day.answering(owner);
    let named: BTreeSet<Who> = answering.iter().map(|sitting| sitting.who).collect();
    let nameless = answering.iter().filter(|sitting| sitting.who == Who::Nameless).count();
    let people = named.iter().filter(|who| **who != Who::Nameless).count() + nameless;
    let is_part = |sitting: &Sitting| sitting.share.is_some_and(|share| share < orgc::model::Share::WHOLE);
    people > 1 && !answering.iter().all(is_part)
}

/// The role is external, or all who answer are.
fn is_outside(day: &Day, owner: RoleId) -> bool {
    let answering = day.answering(owner);
    let external = |sitting: &Sitting| match sitting.who {
        Who::Person(person) => day.chart.people[person].external,
        Who::Nameless => false,
    };
    day.chart.roles[owner].external || (!answering.is_empty() && answering.iter().all(external))
}

/// Held by agents only, with no role above it filled by a person, undisclosed or unspecified.
fn is_left_to_agents(day: &Day, role: RoleId) -> bool {
    let agents_only = |role: RoleId| day.sittings(role).iter().all(|sitting| day.is_agent(sitting.who));
    let has_somebody = |above: &RoleId| match day.state(*above) {
        State::Filled => !agents_only(*above),
        State::Undisclosed | State::Unspecified => true,
        _ => false,
    };
    day.state(role) == State::Filled && agents_only(role) && !day.above(role).iter().any(has_somebody)
}

/// The role where the line ends; grounds: items owned from below it; not owners that are external.
fn no_path_to_top(day: &Day) -> Vec<Verdict> {
    let mut all = Vec::new();
    for item in day.live_items() {
        let Some(owner) = day.owner(item).filter(|owner| day.role_lives(*owner)) else { continue };
        let line = day.line(owner);
        let has_top = line.iter().any(|role| day.tops().contains(role));
        if let Some(end) = line.last().filter(|_| !has_top && !is_outside(day, owner)) {
            all.push(Verdict::on_role("no-path-to-top", *end).items([item]).walked(Walk::ToTop, [owner]));
        }
    }
    all
}

/// Who bears R, with the role on whose people it falls.
fn responsible(day: &Day, item: ItemId) -> Vec<(Post, Option<RoleId>)> {
    let letters = crate::terms::in_force(&day.chart.items[item].letters, day.item_lives(item), day.date);
    let responsible = letters.filter(|entry| entry.value.letter == Letter::Responsible);
    let bearers = responsible.filter_map(|entry| entry.value.to);
    bearers.map(|post| (post, day.role_of(post).filter(|role| day.role_lives(*role)))).collect()
}

/// `no-authority` and `inverted-authority`: each responsible role and the owner.
fn of_the_responsible(day: &Day, item: ItemId) -> Vec<Verdict> {
    let Some(owner) = day.owner(item).filter(|owner| day.role_lives(*owner)) else { return Vec::new() };
    let mut all = Vec::new();
    for (post, role) in responsible(day, item) {
        let Some(role) = role.filter(|_| !is_declared_in(day, owner, post)) else { continue };
        let pair = [role, owner].map(orgc::model::DeclarationId::Role);
        if day.above(owner).contains(&role) && role != owner {
            all.push(Verdict::new("inverted-authority", pair).items([item]).walked(Walk::Up, [owner]));
        } else if lacks_authority(day, role, owner) {
            all.push(Verdict::new("no-authority", pair).items([item]).walked(Walk::ToTop, [role, owner]));
        }
    }
    all
}

/// Whether the post is a department in which the role is declared.
fn is_declared_in(day: &Day, role: RoleId, post: Post) -> bool {
    let home = day.chart.roles[role].department;
    let mut around = std::iter::successors(home, |inner| day.chart.departments[*inner].parent);
    matches!(post, Post::Department(department) if around.any(|outer| outer == department))
}

/// `role` is no one whom `owner` can ask, though both lines end at the same top.
fn lacks_authority(day: &Day, role: RoleId, owner: RoleId) -> bool {
    let silent = day.in_authority(role, owner)
        || day.above(owner).contains(&role)
        || day.chart.roles[role].external
        || day.share_a_holder(role, owner)
        || is_bridged(day, role, owner);
    day.same_top(role, owner) && !silent
}

/// A dotted line in force, either way, between the role or a manager of it below the common one, and the owner
/// or her subtree.
fn is_bridged(day: &Day, role: RoleId, owner: RoleId) -> bool {
    let below_common: Vec<RoleId> =
        day.line(role).iter().take_while(|above| !day.line(owner).contains(above)).copied().collect();
    let subtree: Vec<RoleId> = day.roles().filter(|other| day.in_subtree(*other, owner)).collect();
    let bridge = |one: RoleId, other: RoleId| day.dotted(one, other) || day.dotted(other, one);
    below_common.iter().any(|one| subtree.iter().any(|other| bridge(*one, *other)))
}

/// The own owner P of a part, and the owner W of the whole: P not in authority(W), same top, P not external, no
/// shared holder.
fn delegation_outside(day: &Day, part: ItemId) -> Option<Verdict> {
    let whole = day.chart.items[part].parent?;
    let outer = day.owner(whole).filter(|owner| day.role_lives(*owner))?;
    let inner = day.claims(part).first().copied().filter(|owner| day.role_lives(*owner))?;
    let silent = day.in_authority(inner, outer) || is_outside(day, inner) || day.share_a_holder(inner, outer);
    let verdict = || {
        let pair = [inner, outer].map(orgc::model::DeclarationId::Role);
        Verdict::new("delegation-outside", pair).items([part]).walked(Walk::ToTop, [inner, outer])
    };
    (day.same_top(inner, outer) && !silent).then(verdict)
}
