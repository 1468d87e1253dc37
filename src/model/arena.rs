//! Lists whose places are typed.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The place of a `T` in its [`Arena`]. The order of ids is source order.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

/// All `T` of a chart, in source order. An id is only ever made by the arena it belongs to, so that
/// every id has its `T`.
#[derive(Debug, Clone, PartialEq)]
pub struct Arena<T>(Vec<T>);

/// One `V` for every `T` of an arena.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T, V>(Vec<V>, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The place as a number from 0, for tables beside the arena.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Arena<T> {
    /// Makes room for so many more: large things are not moved while they become more.
    pub fn reserve(&mut self, more: usize) {
        self.0.reserve_exact(more);
    }

    /// Adds one at the end.
    pub fn push(&mut self, value: T) -> Id<T> {
        let id = Id(u32::try_from(self.0.len()).unwrap_or(u32::MAX), PhantomData);
        self.0.push(value);
        id
    }

    /// All ids in source order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..u32::try_from(self.0.len()).unwrap_or(u32::MAX)).map(|index| Id(index, PhantomData))
    }

    /// All in source order, with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.ids().zip(&self.0)
    }

    /// All in source order, without their ids.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// A table beside the arena: what `value` says of each.
    pub fn table<V>(&self, mut value: impl FnMut(Id<T>, &T) -> V) -> Table<T, V> {
        Table(self.iter().map(|(id, member)| value(id, member)).collect(), PhantomData)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "an id is only made by the arena it belongs to")]
    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }
}

impl<T> IndexMut<Id<T>> for Arena<T> {
    #[expect(clippy::indexing_slicing, reason = "an id is only made by the arena it belongs to")]
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.0[id.index()]
    }
}

impl<T, V> Table<T, V> {
    /// All entries, in the order of the arena.
    pub fn values(&self) -> std::slice::Iter<'_, V> {
        self.0.iter()
    }
}

impl<T, V> Index<Id<T>> for Table<T, V> {
    type Output = V;

    #[expect(clippy::indexing_slicing, reason = "a table has an entry for every id of its arena")]
    fn index(&self, id: Id<T>) -> &V {
        &self.0[id.index()]
    }
}

impl<T, V> IndexMut<Id<T>> for Table<T, V> {
    #[expect(clippy::indexing_slicing, reason = "a table has an entry for every id of its arena")]
    fn index_mut(&mut self, id: Id<T>) -> &mut V {
        &mut self.0[id.index()]
    }
}

// Written out, because derives would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{}", self.0)
    }
}
