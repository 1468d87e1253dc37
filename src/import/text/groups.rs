//! Which declarations stand in which file.

use std::rc::Rc;

use super::declaration::Declaration;
use crate::syntax::tree::DeclKind;

/// The declarations of one file.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// The department at the top; none for the rest.
    pub(super) department: Option<&'a Declaration>,
    /// The declarations that stand in no other one, in order.
    pub(super) roots: Vec<usize>,
    /// Of every declaration of the organisation those that stand in it, in order.
    pub(super) parts: Rc<Vec<Vec<usize>>>,
    /// Whether its place among the others can be seen in a drawing.
    pub(super) is_drawn: bool,
}

/// One group for each department at the top and one for the rest, in the order in which they are drawn.
pub(super) fn of(declarations: &[Declaration]) -> Vec<Group<'_>> {
    let mut parts = vec![Vec::new(); declarations.len()];
    let (mut rest, mut departments) = (Vec::new(), Vec::new());
    let mut place_of_rest = None;
    for (index, declaration) in declarations.iter().enumerate() {
        match declaration.scope.and_then(|scope| parts.get_mut(scope)) {
            Some(parts) => parts.push(index),
            None if declaration.keyword == DeclKind::Department => departments.push((declaration, index)),
            None => {
                if declaration.keyword == DeclKind::Role {
                    place_of_rest.get_or_insert(departments.len());
                }
                rest.push(index);
            }
        }
    }
    rest.sort_by_key(|index| declarations.get(*index).map(|declaration| rank(declaration.keyword)));
    let parts = Rc::new(parts);
    let group = |department, roots, is_drawn| Group { department, roots, parts: Rc::clone(&parts), is_drawn };
    let of_department = |(department, index)| group(Some(department), vec![index], true);
    let mut groups: Vec<Group<'_>> = departments.into_iter().map(of_department).collect();
    if !rest.is_empty() {
        groups.insert(place_of_rest.unwrap_or(0), group(None, rest, place_of_rest.is_some()));
    }
    groups
}

/// What stands before what in a file. Objectives and responsibilities are rows of the same tables, so their
/// order is kept.
const fn rank(keyword: DeclKind) -> usize {
    match keyword {
        DeclKind::Organization => 0,
        DeclKind::Role => 1,
        DeclKind::Department => 2,
        DeclKind::Person | DeclKind::Agent => 3,
        DeclKind::Objective | DeclKind::Responsibility => 4,
        DeclKind::Policy => 5,
        DeclKind::View | DeclKind::Unknown => 6,
    }
}
