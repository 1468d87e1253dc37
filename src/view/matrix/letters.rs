//! The matrix in long form: a row for each letter of each item.

use super::entries::{self, Entry, Who};
use super::{Desk, Question, Scope, Symbol, rows};
use crate::check::CheckedChart;
use crate::model::{DeclarationId, ItemId, ItemKind, Layer};

/// A letter of an item; of an item without letters, none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// The path of the item.
    pub item: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: ItemKind,
    /// The path of the whole of which it is a part.
    pub whole: Option<String>,
    /// The letter.
    pub letter: Option<Symbol>,
    /// The path and title of the role or department that bears it.
    pub bearer: Option<(String, String)>,
    /// The people behind it.
    pub people: Vec<String>,
    /// Whether it comes from the whole.
    pub inherited: bool,
}

/// All letters of the wanted items, wholes before their parts, measures last.
#[must_use]
pub fn letters(checked: &CheckedChart, question: &Question) -> Vec<LetterRow> {
    let desk = Desk::of(checked, question.day);
    let scope = Scope::of(&desk, question.focus);
    let with_people = !question.focus.hides(checked.chart(), Layer::People);
    let shown = rows::shown(&desk, &scope).into_iter().map(|(id, _)| id);
    let items = shown.chain(measures(&desk, &scope));
    items.flat_map(|id| of_item(&desk, id, with_people)).collect()
}

pub(super) fn measures(desk: &Desk<'_>, scope: &Scope) -> Vec<ItemId> {
    let items = desk.checked.chart().items.iter();
    let measures = items.filter(|(_, item)| item.kind == ItemKind::Measure).map(|(id, _)| id);
    let is_shown = |id: &ItemId| scope.has(*id) && desk.timeline.is_live(DeclarationId::Item(*id), desk.day);
    measures.filter(is_shown).collect()
}

fn of_item(desk: &Desk<'_>, id: ItemId, with_people: bool) -> Vec<LetterRow> {
    let items = &desk.checked.chart().items;
    let item = &items[id];
    let empty = LetterRow {
        item: item.header.path.clone(),
        title: item.header.title().to_owned(),
        kind: item.kind,
        whole: item.parent.map(|whole| items[whole].header.path.clone()),
        letter: None,
        bearer: None,
        people: Vec::new(),
        inherited: false,
    };
    let row = |entry: Entry| LetterRow {
        letter: Some(entry.symbol),
        bearer: bearer(desk, entry.who),
        people: if with_people { people(desk, entry) } else { Vec::new() },
        inherited: entry.inherited,
        ..empty.clone()
    };
    let rows: Vec<LetterRow> = entries::of_item(desk, id).into_iter().map(row).collect();
    if rows.is_empty() { vec![empty] } else { rows }
}

fn bearer(desk: &Desk<'_>, who: Who) -> Option<(String, String)> {
    let chart = desk.checked.chart();
    let header = match who {
        Who::Role(id) => &chart.roles[id].header,
        Who::Department(id) => &chart.departments[id].header,
        Who::Person(_) => return None,
    };
    Some((header.path.clone(), header.title().to_owned()))
}

fn people(desk: &Desk<'_>, entry: Entry) -> Vec<String> {
    let person = |entry: Entry| match entry.who {
        Who::Person(id) => Some(desk.checked.chart().people[id].header.title().to_owned()),
        Who::Role(_) | Who::Department(_) => None,
    };
    entries::by_person(desk, entry).into_iter().filter_map(person).collect()
}
