//! The table of all names: which path leads to which declaration.
//!
//! Knows spellings: every path of the model from the top is one node, with at most one declaration in
//! each of the two namespaces (*who*, *what*). Knows nothing of statements or messages.

use indexmap::IndexSet;

use super::kinds::{Entry, Kinds};
use super::quick::IdMap;
use crate::syntax::tree::Name;

/// A name, interned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Symbol(u32);

/// A path from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NodeId(u32);

/// What stands at the end of one path.
#[derive(Debug, Clone, Copy)]
struct Node {
    parent: NodeId,
    name: Symbol,
    who: Option<Entry>,
    what: Option<Entry>,
    /// Whether the declaration in `what` is a part of an item (not: stands in a department or at the top).
    part: bool,
    /// The next node that ends in the same name.
    next: Option<NodeId>,
}

/// All nodes that end in one name, as a list through [`Node::next`].
#[derive(Debug, Clone, Copy)]
struct SameName {
    first: NodeId,
    last: NodeId,
    count: u32,
}

/// All paths of the model.
#[derive(Debug)]
pub(super) struct Names<'t> {
    symbols: IndexSet<&'t str>,
    same_name: Vec<Option<SameName>>,
    nodes: Vec<Node>,
    children: IdMap<(NodeId, Symbol), NodeId>,
    /// Whether anything is haunted.
    ghosts: bool,
}

impl NodeId {
    /// The top: the empty path.
    pub(super) const TOP: Self = Self(0);
}

impl<'t> Names<'t> {
    /// An empty table with room for so many declarations.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        let mut names = Self {
            symbols: IndexSet::with_capacity(capacity),
            same_name: Vec::with_capacity(capacity),
            nodes: Vec::with_capacity(capacity),
            children: IdMap::with_capacity_and_hasher(capacity, Default::default()),
            ghosts: false,
        };
        let nameless = names.intern("");
        names.add_node(NodeId::TOP, nameless);
        names
    }

    /// The node at the end of `parts`, from `base`; made, if it is not there.
    pub(super) fn path(&mut self, base: NodeId, parts: &'t [Name]) -> NodeId {
        parts.iter().fold(base, |node, part| {
            let symbol = self.intern(&part.text);
            self.child(node, symbol).unwrap_or_else(|| self.add_node(node, symbol))
        })
    }

    /// A new scope that no path leads to: that of a declaration without name.
    pub(super) fn nameless(&mut self, base: NodeId) -> NodeId {
        let symbol = self.intern("");
        self.add_node(base, symbol)
    }

    /// Puts a declaration at the end of a path, where none of the same namespace stands.
    pub(super) fn declare(&mut self, node: NodeId, entry: Entry, part: bool) {
        let Some(node) = self.nodes.get_mut(node.0 as usize) else { return };
        let is_item = matches!(entry, Entry::Item(..));
        *(if is_item { &mut node.what } else { &mut node.who }) = Some(entry);
        node.part |= is_item && part;
    }

    /// Notes that something of unknown kind bears this path.
    pub(super) fn haunt(&mut self, node: NodeId) {
        self.ghosts = true;
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.who.get_or_insert(Entry::Ghost);
            node.what.get_or_insert(Entry::Ghost);
        }
    }

    pub(super) fn who(&self, node: NodeId) -> Option<Entry> {
        self.node(node).and_then(|node| node.who)
    }

    pub(super) fn what(&self, node: NodeId) -> Option<Entry> {
        self.node(node).and_then(|node| node.what)
    }

    /// The declarations at the end of a path that are of one of these kinds: at most one a namespace.
    pub(super) fn entries(&self, node: NodeId, kinds: Kinds) -> impl Iterator<Item = Entry> + use<> {
        let [who, what] = self.node(node).map_or([None, None], |node| [node.who, node.what]);
        who.into_iter().chain(what).filter(move |entry| entry.kinds().overlaps(kinds))
    }

    /// Whether the item at the end of this path is a part of another item.
    pub(super) fn is_part(&self, node: NodeId) -> bool {
        self.node(node).is_some_and(|node| node.part)
    }

    pub(super) fn parent(&self, node: NodeId) -> NodeId {
        self.node(node).map_or(NodeId::TOP, |node| node.parent)
    }

    /// The path from the top, with `?` for what has no name.
    pub(super) fn spell(&self, node: NodeId) -> String {
        let up = std::iter::successors(Some(node), |node| Some(self.parent(*node)));
        let mut parts: Vec<&str> = up.take_while(|node| *node != NodeId::TOP).map(|node| self.label(node)).collect();
        parts.reverse();
        parts.join(".")
    }

    pub(super) fn symbol(&self, name: &str) -> Option<Symbol> {
        let index = self.symbols.get_index_of(name)?;
        u32::try_from(index).ok().map(Symbol)
    }

    pub(super) fn text(&self, symbol: Symbol) -> &'t str {
        self.symbols.get_index(symbol.0 as usize).copied().unwrap_or("")
    }

    pub(super) fn name(&self, node: NodeId) -> Symbol {
        self.node(node).map_or(Symbol(0), |node| node.name)
    }

    pub(super) fn child(&self, node: NodeId, name: Symbol) -> Option<NodeId> {
        self.children.get(&(node, name)).copied()
    }

    /// The end of `parts` from `base`, if they lead somewhere.
    pub(super) fn descend(&self, base: NodeId, parts: &[Name]) -> Option<NodeId> {
        parts.iter().try_fold(base, |node, part| self.child(node, self.symbol(&part.text)?))
    }

    /// All nodes that end in this name, in the order in which they were met.
    pub(super) fn named(&self, name: Symbol) -> impl Iterator<Item = NodeId> {
        let first = self.same_name(name).map(|list| list.first);
        std::iter::successors(first, |node| self.node(*node)?.next)
    }

    /// How many nodes end in this name.
    pub(super) fn count(&self, name: Symbol) -> u32 {
        self.same_name(name).map_or(0, |list| list.count)
    }

    /// Every name that something is declared under, or that stands in the path of something.
    pub(super) fn symbols(&self) -> impl Iterator<Item = Symbol> + use<> {
        (0..u32::try_from(self.symbols.len()).unwrap_or(u32::MAX)).map(Symbol)
    }

    /// All paths directly below `node`, in the order in which they were met. Slow: for messages only.
    pub(super) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        self.children.iter().filter(move |((parent, _), _)| *parent == node).map(|(_, child)| *child)
    }

    /// Whether there is anything of unknown kind at all.
    pub(super) const fn has_ghosts(&self) -> bool {
        self.ghosts
    }

    /// Whether something of unknown kind stands at the end of this path.
    pub(super) fn is_ghost(&self, node: NodeId) -> bool {
        self.who(node) == Some(Entry::Ghost) || self.what(node) == Some(Entry::Ghost)
    }

    fn label(&self, node: NodeId) -> &'t str {
        match self.text(self.name(node)) {
            "" => "?",
            name => name,
        }
    }

    /// Notes that the item at the end of this path is a part of another item.
    pub(super) fn set_part(&mut self, node: NodeId) {
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.part = true;
        }
    }

    fn intern(&mut self, text: &'t str) -> Symbol {
        let (index, _) = self.symbols.insert_full(text);
        Symbol(u32::try_from(index).unwrap_or(u32::MAX))
    }

    fn add_node(&mut self, parent: NodeId, name: Symbol) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { parent, name, who: None, what: None, part: false, next: None });
        if name != Symbol(0) {
            self.children.insert((parent, name), id);
            self.append_to_same_name(name, id);
        }
        id
    }

    fn append_to_same_name(&mut self, name: Symbol, id: NodeId) {
        self.same_name.resize(self.symbols.len().max(self.same_name.len()), None);
        let Some(list) = self.same_name.get_mut(name.0 as usize) else { return };
        let previous = list.replace(match *list {
            Some(list) => SameName { last: id, count: list.count + 1, ..list },
            None => SameName { first: id, last: id, count: 1 },
        });
        if let Some(last) = previous.and_then(|list| self.nodes.get_mut(list.last.0 as usize)) {
            last.next = Some(id);
        }
    }

    fn same_name(&self, name: Symbol) -> Option<SameName> {
        self.same_name.get(name.0 as usize).copied().flatten()
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }
}
