//! Who bears which letter in one item.

use super::{Desk, Symbol};
use crate::model::{DeclarationId, ItemId, Letter, PersonId, Post, RoleId};
use crate::timeline::State;

/// A letter of an item, as it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) symbol: Symbol,
    pub(super) inherited: bool,
    /// The state of the role that bears it, if nobody is there.
    pub(super) nobody: Option<State>,
    /// Whether it is really borne further below, by a role that is not shown.
    pub(super) from_below: bool,
}

/// Who bears a letter: what a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who {
    Department(crate::model::DepartmentId),
    Role(RoleId),
    Person(PersonId),
}

/// The letters that hold now, each with the role or department that bears it.
pub(super) fn of_item(desk: &Desk<'_>, id: ItemId) -> Vec<Entry> {
    let item = &desk.checked.chart().items[id];
    let letters = item.letters.iter().filter(|fact| {
        desk.timeline.in_force(fact, DeclarationId::Item(id)).is_some_and(|days| days.contains(desk.day))
    });
    let letters = letters.filter_map(|fact| Some(entry(desk, fact.value.to?, symbol(fact.value.letter))));
    let live = |entry: &Entry| match entry.who {
        Who::Department(id) => desk.timeline.is_live(DeclarationId::Department(id), desk.day),
        Who::Role(id) => desk.timeline.is_live(DeclarationId::Role(id), desk.day),
        Who::Person(_) => true,
    };
    owners(desk, id).into_iter().chain(letters.filter(live)).collect()
}

/// The same letter, borne by the department to which the role belongs. A role outside of all departments
/// stands for itself.
pub(super) fn by_department(desk: &Desk<'_>, entry: Entry) -> Entry {
    let epoch = desk.timeline.epoch_on(desk.day);
    let department = match entry.who {
        Who::Role(role) => epoch.department_of(role),
        Who::Department(_) | Who::Person(_) => None,
    };
    Entry { who: department.map_or(entry.who, Who::Department), ..entry }
}

/// The same letter, borne by the nearest role above that is shown, where there is a depth.
pub(super) fn raised(desk: &Desk<'_>, entry: Entry) -> Entry {
    let bearer = match entry.who {
        Who::Role(role) => Some(role),
        Who::Department(id) => desk.timeline.head(id).on(desk.day).copied().flatten(),
        Who::Person(_) => None,
    };
    let shown = bearer.and_then(|role| desk.standing.as_ref()?[role].filter(|shown| *shown != role));
    shown.map_or(entry, |shown| Entry { who: Who::Role(shown), from_below: true, ..entry })
}

/// The same letter, borne by the people of the role. Where no name is known, the role stands for them.
pub(super) fn by_person(desk: &Desk<'_>, entry: Entry) -> Vec<Entry> {
    let Who::Role(role) = entry.who else { return vec![entry] };
    let sitters = match entry.symbol {
        Symbol::Accountable => desk.timeline.answering(role, desk.day),
        _ => desk.timeline.people(role, desk.day),
    };
    let person = |who: crate::timeline::Who| who.person().map_or(Who::Role(role), Who::Person);
    let mut bearers: Vec<Entry> = Vec::new();
    for sitter in sitters {
        let borne = Entry { who: person(sitter.who), ..entry };
        if !bearers.contains(&borne) {
            bearers.push(borne);
        }
    }
    if bearers.is_empty() { vec![entry] } else { bearers }
}

/// All who claim it now: several in a draft.
fn owners(desk: &Desk<'_>, id: ItemId) -> Vec<Entry> {
    let Some(ownership) = desk.timeline.ownership(id).on(desk.day) else { return Vec::new() };
    let mut roles = ownership.live_claimants();
    if roles.is_empty() {
        roles.extend(ownership.role());
    }
    let inherited = ownership.inherited_from.is_some();
    let owner = |role: RoleId| Entry { inherited, ..entry(desk, Post::Role(role), Symbol::Accountable) };
    roles.into_iter().map(owner).collect()
}

fn entry(desk: &Desk<'_>, to: Post, symbol: Symbol) -> Entry {
    let (who, nobody) = match to {
        Post::Role(role) => (Who::Role(role), desk.state(role).filter(|state| state.is_nobody())),
        Post::Department(department) => (Who::Department(department), None),
    };
    Entry { who, symbol, inherited: false, nobody, from_below: false }
}

const fn symbol(letter: Letter) -> Symbol {
    match letter {
        Letter::Responsible => Symbol::Responsible,
        Letter::Supporting => Symbol::Supporting,
        Letter::Consulted => Symbol::Consulted,
        Letter::Informed => Symbol::Informed,
    }
}
