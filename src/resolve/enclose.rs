//! Enclosing: which department or whole each declaration belongs to.
//!
//! A block says so itself; a path says so by its prefix, which must name a scope exactly, wherever that
//! is declared. A prefix that names none is reported once for all that stand behind it.

use indexmap::IndexMap;

use super::declare::{Declarations, Placed, Standing};
use super::kinds::{Entry, Kinds};
use super::names::{Names, NodeId};
use crate::model::{Chart, DeclarationId, DepartmentId, ItemId};
use crate::syntax::tree::Path;

/// A prefix that names no scope.
#[derive(Debug)]
pub(super) struct LostPrefix<'t> {
    /// The declaration at which it is shown.
    pub(super) path: &'t Path,
    /// The place in the path of the part that leads nowhere.
    pub(super) part: usize,
    /// The scope in which that part was looked for.
    pub(super) within: NodeId,
    /// What can be a scope of such a declaration.
    pub(super) kinds: Kinds,
    /// Whether a path from the top needs a leading dot here.
    pub(super) nested: bool,
    /// All that stands behind the prefix.
    pub(super) declarations: Vec<DeclarationId>,
    /// The paths of the further declarations.
    pub(super) others: Vec<&'t Path>,
}

/// A prefix of an item that names both a department and an item.
#[derive(Debug)]
pub(super) struct DoubtfulPrefix<'t> {
    pub(super) path: &'t Path,
    pub(super) declaration: DeclarationId,
    /// These two.
    pub(super) scopes: Vec<Entry>,
}

/// What is wrong with the prefixes.
#[derive(Debug, Default)]
pub(super) struct Enclosed<'t> {
    pub(super) lost: Vec<LostPrefix<'t>>,
    pub(super) doubtful: Vec<DoubtfulPrefix<'t>>,
}

/// Gives every declaration its department and its whole, and tells which prefixes lead nowhere.
pub(super) fn enclose<'t>(declarations: &mut Declarations<'t>, chart: &mut Chart) -> Enclosed<'t> {
    let (mut lost, mut doubtful) = (IndexMap::new(), Vec::new());
    for placed in &declarations.placed {
        let Standing::Declared(id) = placed.standing else { continue };
        let Some(prefixed) = Prefixed::new(placed, id) else { continue };
        let names = &mut declarations.names;
        match prefixed.scopes(names).as_slice() {
            [] => prefixed.lose(names, &mut lost),
            [Entry::Item(..)] => names.set_part(placed.node),
            [_] => {}
            both => doubtful.push(DoubtfulPrefix { path: prefixed.path, declaration: id, scopes: both.to_vec() }),
        }
    }
    for nodes in lost.keys() {
        declarations.names.haunt(*nodes);
    }
    for placed in &declarations.placed {
        if let Standing::Declared(id) = placed.standing {
            place(&declarations.names, placed.node, id, chart);
        }
        for measure in placed.measures.iter().flatten() {
            chart.items[*measure].parent = placed.standing.item();
        }
    }
    spread_departments(declarations, chart);
    Enclosed { lost: lost.into_values().collect(), doubtful }
}

/// A declaration whose path has a prefix.
struct Prefixed<'p, 't> {
    placed: &'p Placed<'t>,
    id: DeclarationId,
    path: &'t Path,
    kinds: Kinds,
}

impl<'p, 't> Prefixed<'p, 't> {
    fn new(placed: &'p Placed<'t>, id: DeclarationId) -> Option<Self> {
        let path = placed.decl.path.as_ref().filter(|path| path.parts.len() > 1)?;
        let kinds = match id {
            DeclarationId::Role(_) | DeclarationId::Department(_) => Kinds::DEPARTMENT,
            DeclarationId::Item(_) => Kinds::ITEMS.scopes(),
            _ => return None,
        };
        Some(Self { placed, id, path, kinds })
    }

    /// What the prefix names.
    fn scopes(&self, names: &Names<'t>) -> Vec<Entry> {
        names.entries(names.parent(self.placed.node), self.kinds).collect()
    }

    fn lose(&self, names: &Names<'t>, lost: &mut IndexMap<NodeId, LostPrefix<'t>>) {
        let base = if self.path.absolute { NodeId::TOP } else { self.placed.base };
        let (node, within, part) = first_lost(names, base, self.path, self.kinds);
        let found = lost.entry(node).or_insert_with(|| LostPrefix {
            path: self.path,
            part,
            within,
            kinds: self.kinds,
            nested: base != NodeId::TOP || self.path.absolute,
            declarations: Vec::new(),
            others: Vec::new(),
        });
        if !found.declarations.is_empty() {
            found.others.push(self.path);
        }
        found.declarations.push(self.id);
    }
}

/// The first part of a prefix that names no scope: its node, the node before, its place in the path.
fn first_lost(names: &Names<'_>, base: NodeId, path: &Path, kinds: Kinds) -> (NodeId, NodeId, usize) {
    let mut within = base;
    for (index, part) in path.parts.iter().enumerate() {
        let Some(node) = names.symbol(&part.text).and_then(|symbol| names.child(within, symbol)) else { break };
        if names.entries(node, kinds).next().is_none() {
            return (node, within, index);
        }
        within = node;
    }
    (within, names.parent(within), path.parts.len().saturating_sub(2))
}

fn place(names: &Names<'_>, node: NodeId, id: DeclarationId, chart: &mut Chart) {
    let scope = names.parent(node);
    match id {
        DeclarationId::Department(id) => chart.departments[id].parent = department_at(names, scope),
        DeclarationId::Role(id) => chart.roles[id].department = department_at(names, scope),
        DeclarationId::Item(id) if names.is_part(node) => chart.items[id].parent = whole_at(names, scope),
        DeclarationId::Item(id) => chart.items[id].department = department_at(names, scope),
        _ => {}
    }
}

fn department_at(names: &Names<'_>, node: NodeId) -> Option<DepartmentId> {
    match names.who(node) {
        Some(Entry::Department(id)) => Some(id),
        _ => None,
    }
}

fn whole_at(names: &Names<'_>, node: NodeId) -> Option<ItemId> {
    match names.what(node) {
        Some(Entry::Item(id, _)) => Some(id),
        _ => None,
    }
}

/// Parts belong to the department of their outermost whole, which may stand behind them.
fn spread_departments(declarations: &Declarations<'_>, chart: &mut Chart) {
    let ids: Vec<ItemId> = chart.items.ids().collect();
    for id in ids {
        let outermost = chart.wholes(id).take(declarations.placed.len() + 1).last().unwrap_or(id);
        chart.items[id].department = chart.items[outermost].department;
    }
}
