//! The order in which declarations are written, and the block in which each stands.

use indexmap::IndexMap;

use super::cursor::Cursor;
use crate::import::text::{Declaration, paths};
use crate::syntax::tree::DeclKind;

/// A declaration that has been read.
#[derive(Debug)]
pub(super) struct Draft<'d> {
    pub(super) declaration: Declaration,
    /// The path of the declaration in whose block it stands; empty at the top.
    pub(super) scope: Scope<'d>,
    /// Where the document says that it stood.
    pub(super) place: Option<Place<'d>>,
}

/// The path of the block around a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope<'d> {
    Top,
    Department(&'d str),
    Item(&'d str),
}

/// A file, and the offset in it.
pub(super) type Place<'d> = (&'d str, u64);

/// The place of a declaration. It only orders siblings, so it may be missing, and is not judged.
pub(super) fn place<'d>(one: &Cursor<'d>) -> Option<Place<'d>> {
    let source = one.value().get("source")?;
    Some((source.get("file")?.as_str()?, source.get("offset")?.as_u64()?))
}

/// Arrays are in source order already; the places say how the arrays go together.
pub(super) fn declarations(mut drafts: Vec<Draft<'_>>) -> Vec<Declaration> {
    if places_fit(&drafts) {
        drafts.sort_by(|a, b| a.place.cmp(&b.place));
    }
    let (departments, items) = (indices(&drafts, is_department), indices(&drafts, is_item));
    let scopes: Vec<Option<usize>> = drafts
        .iter()
        .map(|draft| match draft.scope {
            Scope::Top => None,
            Scope::Department(path) => departments.get(path).copied(),
            Scope::Item(path) => items.get(path).copied(),
        })
        .collect();
    let declarations = drafts.into_iter().map(|draft| draft.declaration);
    declarations.zip(scopes).map(|(declaration, scope)| Declaration { scope, ..declaration }).collect()
}

/// Whether every declaration has a place, and no array is in another order than its places.
fn places_fit(drafts: &[Draft<'_>]) -> bool {
    let mut last: IndexMap<u8, Place<'_>> = IndexMap::new();
    drafts.iter().all(|draft| {
        let Some(place) = draft.place else { return false };
        let before = last.insert(draft.declaration.keyword as u8, place);
        before.is_none_or(|before| before <= place)
    })
}

fn indices(drafts: &[Draft<'_>], belongs: fn(DeclKind) -> bool) -> IndexMap<String, usize> {
    let drafts = drafts.iter().enumerate().filter(|(_, draft)| belongs(draft.declaration.keyword));
    drafts.map(|(index, draft)| (draft.declaration.path.clone(), index)).collect()
}

fn is_department(keyword: DeclKind) -> bool {
    keyword == DeclKind::Department
}

fn is_item(keyword: DeclKind) -> bool {
    matches!(keyword, DeclKind::Objective | DeclKind::Responsibility)
}

impl<'d> Scope<'d> {
    /// Whether a path lies directly in it.
    pub(super) fn has(self, path: &str) -> bool {
        match self {
            Self::Top => paths::parent(path).is_empty(),
            Self::Department(scope) | Self::Item(scope) => paths::parent(path) == scope,
        }
    }
}
