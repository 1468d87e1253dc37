//! What a role owns and takes part in: in which letter, and why.

use indexmap::IndexMap;

use crate::emit::html::desk::Desk;
use crate::emit::html::letter::letters;
use crate::emit::html::markup::{Markup, Tag, classed, tag};
use crate::emit::html::proof::proof;
use crate::model::{ItemId, Post, RoleId};
use crate::view::matrix::{Held, Symbol};

/// A row for each item in which the role has a letter.
pub(super) fn table(desk: &Desk<'_>, id: RoleId) -> Option<Tag> {
    let mut by_item: IndexMap<ItemId, Vec<&Held>> = IndexMap::new();
    for held in &desk.letters_of[id] {
        by_item.entry(held.item).or_default().push(held);
    }
    if by_item.is_empty() {
        return None;
    }
    let rows = by_item.iter().map(|(item, held)| row(desk, *item, held));
    let heads = ["Letter", "In what", "Why"].map(|head| tag("th").set("scope", "col").with(head));
    let table = classed("table", "letters")
        .with(tag("caption").with("Owns and takes part in"))
        .with(tag("thead").with(tag("tr").all(heads)))
        .with(tag("tbody").all(rows));
    Some(classed("div", "wide").with(table))
}

fn row(desk: &Desk<'_>, item: ItemId, held: &[&Held]) -> Tag {
    let marks = held.iter().map(|held| (held.symbol, held.inherited));
    let title = tag("th").set("scope", "row").set("data-find", "item").with(desk.item(item));
    tag("tr").with(tag("td").with(letters(marks))).with(title).with(tag("td").with(why(desk, item, held)))
}

/// The proof that it answers; of other letters, the department through which it has them.
fn why(desk: &Desk<'_>, item: ItemId, held: &[&Held]) -> Markup {
    if held.iter().any(|held| held.symbol == Symbol::Accountable) {
        return proof(desk, item);
    }
    let department = held.iter().find_map(|held| match held.bearer {
        Post::Department(id) => Some(format!("as head of {}", desk.names.department(id))),
        Post::Role(_) => None,
    });
    department.unwrap_or_else(|| "named".to_owned()).into()
}
