//! Tags that policies and views name, and tags that are spelled almost like them.

use indexmap::IndexMap;

use super::slip::Slips;
use super::suggest::{Near, Pool};
use crate::catalog;
use crate::diagnostic::wording::one_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::source::Span;
use crate::syntax::tree::{BodyItem, Name, Side, StatementKind, Tree};

/// So many places of one tag are shown.
const MOST_PLACES: usize = 20;

/// All tags of the model, with their places.
#[derive(Debug, Default)]
struct Tags<'t> {
    borne: IndexMap<&'t str, Vec<Span>>,
    named: IndexMap<&'t str, Vec<Span>>,
}

/// Reports `unused-tag` and `near-tag`; not if something is lost that may bear any tag.
pub(super) fn check(trees: &[&Tree], lost: bool, diagnostics: &mut Diagnostics) {
    let tags = Tags::of(trees);
    if tags.named.is_empty() || lost {
        return;
    }
    let pool = Pool::new(tags.borne.keys().copied());
    for (tag, places) in tags.named.iter().filter(|(tag, _)| !tags.borne.contains_key(*tag)) {
        diagnostics.push(unused(tag, places, &pool));
    }
    let relied_on = Slips::of(tags.named.keys().filter(|tag| tags.borne.contains_key(*tag)).copied());
    for (tag, places) in tags.borne.iter().filter(|(tag, _)| !tags.named.contains_key(*tag)) {
        diagnostics.extend(relied_on.meant_by(tag).map(|named| nearly(tag, places, named)));
    }
}

impl<'t> Tags<'t> {
    fn of(trees: &[&'t Tree]) -> Self {
        let mut tags = Self::default();
        for decl in trees.iter().flat_map(|tree| &tree.decls) {
            for tag in &decl.tags {
                tags.borne.entry(&tag.text).or_default().push(tag.span);
            }
            for item in &decl.body {
                let BodyItem::Statement(statement) = item else { continue };
                for tag in named_by(&statement.kind) {
                    tags.named.entry(&tag.text).or_default().push(tag.span);
                }
            }
        }
        tags
    }
}

fn named_by(statement: &StatementKind) -> impl Iterator<Item = &Name> {
    let sides = match statement {
        StatementKind::Separate(separate) => &separate.sides,
        StatementKind::Require(require) => &require.on,
        StatementKind::Include(sides) | StatementKind::Exclude(sides) => sides.as_slice(),
        _ => &[],
    };
    sides.iter().filter_map(|side| if let Side::Tag(tag) = side { Some(tag) } else { None })
}

fn unused(tag: &str, places: &[Span], borne: &Pool<'_>) -> Diagnostic {
    let found = Diagnostic::new(&catalog::UNUSED_TAG, format!("nothing bears the tag `#{tag}`")).subject(tag);
    let found = with_places(found, places, "named here");
    let near = match borne.nearest(tag) {
        Near::Folded(near) | Near::Spelled(near) => near,
    };
    match near.as_slice() {
        [] => found.help(format!("write `#{tag}` behind the title of what is meant")),
        near => {
            let near: Vec<String> = near.iter().map(|tag| format!("`#{tag}`")).collect();
            found.help(format!("did you mean {}?", one_of(&near)))
        }
    }
}

fn nearly(tag: &str, places: &[Span], named: &str) -> Diagnostic {
    let message = format!("`#{tag}` is almost `#{named}`, which a policy or view names");
    let found = Diagnostic::new(&catalog::NEAR_TAG, message).subject(tag);
    let found = with_places(found, places, "borne here");
    let found = found.help(format!("if `#{named}` is meant, write that; a policy does not see `#{tag}`"));
    match places {
        [only] => found.fix(Fix::possible(format!("write `#{named}`"), *only, format!("#{named}"))),
        _ => found,
    }
}

fn with_places(found: Diagnostic, places: &[Span], text: &str) -> Diagnostic {
    let shown = places.iter().take(MOST_PLACES);
    let found = shown.fold(found, |found, place| found.label(*place, text));
    match places.len().checked_sub(MOST_PLACES) {
        None | Some(0) => found,
        Some(more) => found.note(format!("and in {more} more places")),
    }
}
