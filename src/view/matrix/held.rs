//! The matrix letter by letter, as references: who has which one in what.

use super::entries::{self, Entry, Who};
use super::letters::measures;
use super::{Desk, Question, Scope, Symbol, rows};
use crate::check::CheckedChart;
use crate::model::{ItemId, Post, RoleId};

/// A letter in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// In what.
    pub item: ItemId,
    /// The letter.
    pub symbol: Symbol,
    /// Whether it comes from the whole.
    pub inherited: bool,
    /// Who bears it.
    pub bearer: Post,
    /// The role that does; of a department, its head.
    pub role: Option<RoleId>,
}

/// All letters in the wanted items: wholes before their parts, measures last.
#[must_use]
pub fn held(checked: &CheckedChart, question: &Question) -> Vec<Held> {
    let desk = Desk::of(checked, question.day);
    let scope = Scope::of(&desk, question.focus);
    let shown = rows::shown(&desk, &scope).into_iter().map(|(id, _)| id);
    let items = shown.chain(measures(&desk, &scope));
    let letters = items.flat_map(|item| entries::of_item(&desk, item).into_iter().map(move |entry| (item, entry)));
    letters.filter_map(|(item, entry)| desk.held(item, entry)).collect()
}

impl Desk<'_> {
    fn held(&self, item: ItemId, entry: Entry) -> Option<Held> {
        let (bearer, role) = match entry.who {
            Who::Role(role) => (Post::Role(role), Some(role)),
            Who::Department(department) => {
                (Post::Department(department), self.timeline.head(department).on(self.day).copied().flatten())
            }
            Who::Person(_) => return None,
        };
        Some(Held { item, symbol: entry.symbol, inherited: entry.inherited, bearer, role })
    }
}
