//! Trees given by their parents.

use crate::model::{Arena, Id, Table};

/// A forest over the members of an arena.
#[derive(Debug)]
pub(super) struct Forest<T> {
    /// The parent of each; none of them leads back to where it began.
    pub(super) parent: Table<T, Option<Id<T>>>,
    /// The children of each, in the order of the arena.
    pub(super) children: Table<T, Vec<Id<T>>>,
    /// All, parents before their children.
    pub(super) order: Vec<Id<T>>,
}

impl<T> Forest<T> {
    /// The forest with these parents. Of each loop the first member in the order of the arena loses its
    /// parent.
    pub(super) fn of(arena: &Arena<T>, parent: impl FnMut(Id<T>, &T) -> Option<Id<T>>) -> Self {
        let mut parent = arena.table(parent);
        cut_loops(arena, &mut parent);
        let mut children = arena.table(|_, _| Vec::new());
        for (id, parent) in arena.ids().zip(parent.values()) {
            if let Some(parent) = parent {
                children[*parent].push(id);
            }
        }
        let roots = arena.ids().filter(|id| parent[*id].is_none());
        let order = preorder(roots.collect(), |id| &children[id]);
        Self { parent, children, order }
    }
}

/// All that is reached from `roots`, each before what it leads to, in the order given.
pub(super) fn preorder<'c, T: 'c>(roots: Vec<Id<T>>, children: impl Fn(Id<T>) -> &'c [Id<T>]) -> Vec<Id<T>> {
    let mut waiting = roots;
    waiting.reverse();
    let mut order = Vec::new();
    while let Some(next) = waiting.pop() {
        order.push(next);
        waiting.extend(children(next).iter().rev());
    }
    order
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Never,
    OnThisWalk,
    Before,
}

fn cut_loops<T>(arena: &Arena<T>, parent: &mut Table<T, Option<Id<T>>>) {
    let mut seen = arena.table(|_, _| Seen::Never);
    for start in arena.ids() {
        let mut walk = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next.filter(|id| seen[*id] == Seen::Never) {
            seen[id] = Seen::OnThisWalk;
            walk.push(id);
            next = parent[id];
        }
        if let Some(met) = next.filter(|id| seen[*id] == Seen::OnThisWalk) {
            let round = walk.iter().skip_while(|id| **id != met);
            if let Some(first) = round.min() {
                parent[*first] = None;
            }
        }
        for id in walk {
            seen[id] = Seen::Before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forest(parents: &[Option<usize>]) -> (Vec<Option<usize>>, Vec<usize>) {
        let mut arena = Arena::default();
        for parent in parents {
            arena.push(*parent);
        }
        let ids: Vec<_> = arena.ids().collect();
        let forest = Forest::of(&arena, |_, parent| parent.and_then(|place| ids.get(place).copied()));
        let parents = forest.parent.values().map(|parent| parent.map(Id::index)).collect();
        (parents, forest.order.iter().map(|id| id.index()).collect())
    }

    #[test]
    fn parents_come_first_and_siblings_keep_their_order() {
        assert_eq!(forest(&[Some(2), Some(2), None, Some(0)]).1, [2, 0, 3, 1]);
    }

    #[test]
    fn of_a_loop_the_first_member_becomes_a_root() {
        let (parents, order) = forest(&[Some(1), Some(2), Some(1), Some(3)]);
        assert_eq!(parents, [Some(1), None, Some(1), None]);
        assert_eq!(order, [1, 0, 2, 3]);
    }

    #[test]
    fn a_chain_may_be_long() {
        let parents: Vec<_> = (0..100_000usize).map(|place| place.checked_sub(1)).collect();
        assert_eq!(forest(&parents).1.len(), 100_000);
    }
}
