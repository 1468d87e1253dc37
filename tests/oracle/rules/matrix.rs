//! The matrix: letters that are missing, and letters that say nothing.

use orgc::model::{DeclarationId, ItemId, ItemKind, Letter, Post, RoleId};

use super::Verdict;
use crate::terms::{Day, Who, in_force};

pub(crate) const RULES: &[&str] = &["nobody-responsible", "redundant-letter"];

pub(crate) fn verdicts(day: &Day) -> Vec<Verdict> {
    let mut all: Vec<Verdict> = day.live_items().filter_map(|item| nobody_responsible(day, item)).collect();
    all.extend(day.live_items().flat_map(|item| redundant_letters(day, item)));
    all
}

/// The letters in force of an item; only those of live bearers count.
pub(super) fn letters(day: &Day, item: ItemId) -> Vec<(Letter, Post)> {
    let entries = in_force(&day.chart.items[item].letters, day.item_lives(item), day.date);
    let entries = entries.filter_map(|entry| Some((entry.value.letter, entry.value.to?)));
    entries.filter(|(_, to)| day.lives(declaration(*to))).collect()
}

pub(super) fn declaration(post: Post) -> DeclarationId {
    match post {
        Post::Role(role) => DeclarationId::Role(role),
        Post::Department(department) => DeclarationId::Department(department),
    }
}

/// A leaf responsibility with owner and no R, where another one of the same scope has an R.
fn nobody_responsible(day: &Day, item: ItemId) -> Option<Verdict> {
    let facts = &day.chart.items[item];
    let is_leaf = day.chart.items.values().all(|part| part.parent != Some(item));
    let has_responsible = |item: ItemId| letters(day, item).iter().any(|(letter, _)| *letter == Letter::Responsible);
    let mut others = day.live_items().filter(|other| {
        let other = &day.chart.items[*other];
        other.kind == ItemKind::Responsibility && other.parent == facts.parent && other.department == facts.department
    });
    let is_found = facts.kind == ItemKind::Responsibility
        && is_leaf
        && day.owner(item).is_some()
        && !has_responsible(item)
        && others.any(has_responsible);
    is_found.then(|| Verdict::on_item("nobody-responsible", item))
}

/// R and C, C and I, or A and I of one role or department; R and C of one person through two roles that she
/// alone holds. The subject is who bears the weaker letter.
fn redundant_letters(day: &Day, item: ItemId) -> Vec<Verdict> {
    let letters = letters(day, item);
    let has = |letter: Letter, to: Post| letters.contains(&(letter, to));
    let accountable = day.owner(item).map(Post::Role);
    let mut all = Vec::new();
    for (letter, to) in &letters {
        let is_redundant = match letter {
            Letter::Consulted => has(Letter::Responsible, *to) || does_the_work_elsewhere(day, &letters, *to),
            Letter::Informed => has(Letter::Consulted, *to) || accountable == Some(*to),
            _ => false,
        };
        if is_redundant {
            all.push(Verdict::new("redundant-letter", [declaration(*to)]).items([item]));
        }
    }
    all
}

/// Whether the only holder of the one who is consulted is responsible through another role that she alone holds.
fn does_the_work_elsewhere(day: &Day, letters: &[(Letter, Post)], consulted: Post) -> bool {
    let responsible = letters.iter().filter(|(letter, _)| *letter == Letter::Responsible);
    let Some(consulted) = day.role_of(consulted) else { return false };
    let Some(holder) = only_holder(day, consulted) else { return false };
    let mut roles = responsible.filter_map(|(_, to)| day.role_of(*to));
    roles.any(|role| role != consulted && only_holder(day, role) == Some(holder))
}

/// Who alone holds the role.
pub(super) fn only_holder(day: &Day, role: RoleId) -> Option<orgc::model::PersonId> {
    match day.sittings(role).split_first()? {
        (first, others) if others.iter().all(|other| other.who == first.who) => match first.who {
            Who::Person(person) => Some(person),
            Who::Nameless => None,
        },
        _ => None,
    }
}
