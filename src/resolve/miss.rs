//! Names that were not found, kept as data until the whole chart is known.

use indexmap::IndexMap;

use super::kinds::{Entry, Kinds};
use super::lookup::Scope;
use crate::model::DeclarationId;
use crate::source::Span;
use crate::syntax::tree::{Path, Relation, Text};

/// A reference that leads to no declaration, or to several.
#[derive(Debug)]
pub(super) struct Miss<'t> {
    pub(super) path: &'t Path,
    pub(super) scope: Scope,
    pub(super) sought: Sought,
    /// What it could mean, if that is not clear.
    pub(super) candidates: Vec<Entry>,
}

/// A text where a name is due: a title, or a person. That it is none was reported when it was read.
#[derive(Debug)]
pub(super) struct Titled<'t> {
    pub(super) text: &'t Text,
    pub(super) relation: Relation,
    pub(super) scope: Scope,
}

/// What may stand in the place of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sought {
    /// Declarations of these kinds.
    OneOf(Kinds),
    /// A role in the scope of this very department, or of the organization.
    Head(DeclarationId),
    /// A person or agent.
    Holder,
}

impl<'t> Miss<'t> {
    pub(super) const fn new(path: &'t Path, scope: Scope, sought: Sought) -> Self {
        Self { path, scope, sought, candidates: Vec::new() }
    }
}

/// The same words for the same kind of thing are one miss: its places but the first stand beside it.
pub(super) fn by_words<'t>(misses: Vec<Miss<'t>>) -> Vec<(Miss<'t>, Vec<Span>)> {
    let mut known: IndexMap<(String, Sought, bool), (Miss<'t>, Vec<Span>)> = IndexMap::new();
    for miss in misses {
        let key = (miss.path.text(), miss.sought, miss.candidates.is_empty());
        match known.entry(key) {
            indexmap::map::Entry::Occupied(mut same) => same.get_mut().1.push(miss.path.span),
            indexmap::map::Entry::Vacant(new) => _ = new.insert((miss, Vec::new())),
        }
    }
    known.into_values().collect()
}
