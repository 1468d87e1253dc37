//! Looking a path up: the one place that knows the rules of scopes.
//!
//! - In the scope in which it stands, the first part decides, without fallback.
//! - Else the whole path must be the end of exactly one path of the model.
//! - Enclosing scopes have no precedence, so that a declaration added elsewhere can make a reference
//!   ambiguous, but never change it silently.
//! - Only declarations of the kinds that may stand in that place count.

use indexmap::IndexMap;

use super::kinds::{Entry, Kinds};
use super::names::{Names, NodeId, Symbol};
use crate::syntax::tree::{Name, Path};

/// This many candidates of an ambiguous name are told apart; of more, only that there are more.
const MOST_CANDIDATES: usize = 20;

/// Lists of one name that are longer than this are searched once for each set of kinds.
const LONG: u32 = 8;

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    /// The innermost department around it, or the top: where *who* is looked up.
    pub(super) department: NodeId,
    /// The innermost objective or responsibility around it: where *what* is looked up.
    pub(super) item: Option<NodeId>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    One(Entry),
    /// In the order in which they were declared; at most a score of them.
    Several(Vec<Entry>),
}

/// The table of names, with a memory for names that many declarations bear.
#[derive(Debug)]
pub(super) struct Lookup<'a, 't> {
    pub(super) names: &'a Names<'t>,
    common: IndexMap<(Symbol, Kinds), Found>,
}

impl Scope {
    pub(super) const TOP: Self = Self { department: NodeId::TOP, item: None };

    pub(super) const fn department(node: NodeId) -> Self {
        Self { department: node, item: None }
    }
}

impl<'a, 't> Lookup<'a, 't> {
    pub(super) fn new(names: &'a Names<'t>) -> Self {
        Self { names, common: IndexMap::new() }
    }

    /// The declaration of one of these kinds that `path` means where it stands.
    pub(super) fn find(&mut self, path: &Path, scope: Scope, kinds: Kinds) -> Found {
        if path.absolute {
            return self.from(NodeId::TOP, &path.parts, kinds);
        }
        match path.parts.as_slice() {
            [name] => self.name(name, scope, kinds),
            parts => match self.first_part(parts, scope, kinds) {
                Some(decided) => self.from(decided, parts.get(1..).unwrap_or_default(), kinds),
                None => self.by_end(parts, kinds),
            },
        }
    }

    /// What the one scope `node` says about a single name.
    pub(super) fn only_in(&self, node: NodeId, name: &Name, kinds: Kinds) -> Found {
        self.from(node, std::slice::from_ref(name), kinds)
    }

    /// The scope that the first part of a path names in the very scope in which the path stands.
    pub(super) fn first_part(&self, parts: &[Name], scope: Scope, kinds: Kinds) -> Option<NodeId> {
        let symbol = self.names.symbol(&parts.first()?.text)?;
        let through = kinds.scopes();
        let here = self.here(symbol, scope, through);
        here.map(|(node, _)| node).next()
    }

    fn name(&mut self, name: &Name, scope: Scope, kinds: Kinds) -> Found {
        let Some(symbol) = self.names.symbol(&name.text) else { return Found::Nothing };
        match Found::of(self.here(symbol, scope, kinds).map(|(_, entry)| entry)) {
            Found::Nothing => self.anywhere(symbol, kinds),
            found => found,
        }
    }

    /// What the very scope says about a name.
    fn here(&self, name: Symbol, scope: Scope, kinds: Kinds) -> impl Iterator<Item = (NodeId, Entry)> {
        let who = if kinds.has_posts() && (scope.item.is_none() || !kinds.has_items()) {
            self.names.child(scope.department, name).and_then(|node| Some((node, self.names.who(node)?)))
        } else {
            None
        };
        let what = if kinds.has_items() {
            let child = self.names.child(scope.item.unwrap_or(scope.department), name);
            let child = child.filter(|node| self.names.is_part(*node) == scope.item.is_some());
            child.and_then(|node| Some((node, self.names.what(node)?)))
        } else {
            None
        };
        who.into_iter().chain(what).filter(move |(_, entry)| entry.kinds().overlaps(kinds))
    }

    fn from(&self, base: NodeId, parts: &[Name], kinds: Kinds) -> Found {
        let end = self.names.descend(base, parts);
        Found::of(end.into_iter().flat_map(|node| self.names.entries(node, kinds)))
    }

    /// The only declaration of the whole model that bears this name.
    fn anywhere(&mut self, name: Symbol, kinds: Kinds) -> Found {
        if self.names.count(name) <= LONG {
            return self.all_named(name, kinds);
        }
        if let Some(known) = self.common.get(&(name, kinds)) {
            return known.clone();
        }
        let found = self.all_named(name, kinds);
        self.common.insert((name, kinds), found.clone());
        found
    }

    fn all_named(&self, name: Symbol, kinds: Kinds) -> Found {
        Found::of(self.names.named(name).flat_map(|node| self.names.entries(node, kinds)))
    }

    /// The only declaration of the whole model whose path ends so.
    fn by_end(&self, parts: &[Name], kinds: Kinds) -> Found {
        Found::of(self.ends(parts).flat_map(|node| self.names.entries(node, kinds)))
    }

    /// The only scope of the whole model whose path ends so.
    pub(super) fn scope(&self, parts: &[Name], kinds: Kinds) -> Option<NodeId> {
        let mut scopes = self.ends(parts).filter(|node| self.names.entries(*node, kinds).next().is_some());
        scopes.next().filter(|_| scopes.next().is_none())
    }

    /// All nodes whose path ends so. Searched from the rarest part.
    fn ends(&self, parts: &[Name]) -> impl Iterator<Item = NodeId> {
        let symbols: Option<Vec<Symbol>> = parts.iter().map(|part| self.names.symbol(&part.text)).collect();
        let symbols = symbols.unwrap_or_default();
        let rarest = symbols.iter().enumerate().min_by_key(|(_, symbol)| self.names.count(**symbol));
        let (index, rarest) = rarest.map(|(index, symbol)| (index, *symbol)).unzip();
        let named = rarest.into_iter().flat_map(|symbol| self.names.named(symbol));
        named.filter_map(move |node| {
            let (before, from) = symbols.split_at_checked(index?)?;
            let after = from.get(1..)?;
            let fits = self.ends_with(self.names.parent(node), before);
            if fits { after.iter().try_fold(node, |node, name| self.names.child(node, *name)) } else { None }
        })
    }

    fn ends_with(&self, node: NodeId, symbols: &[Symbol]) -> bool {
        let up = std::iter::successors(Some(node), |node| Some(self.names.parent(*node)));
        up.zip(symbols.iter().rev()).all(|(node, symbol)| self.names.name(node) == *symbol)
    }
}

impl Found {
    fn of(mut entries: impl Iterator<Item = Entry>) -> Self {
        let Some(first) = entries.next() else { return Self::Nothing };
        let Some(second) = entries.next() else { return Self::One(first) };
        let others = entries.take(MOST_CANDIDATES - 1);
        Self::Several([first, second].into_iter().chain(others).collect())
    }
}
