//! Sets of nodes that all lead to each other.

use indexmap::IndexMap;
use std::hash::Hash;

/// Where each node leads.
pub(super) type Graph<N> = IndexMap<N, Vec<N>>;

/// The strongly connected sets of a graph that loop: of several nodes, or of one that leads to itself
/// (Kosaraju: by the order in which a walk leaves them, then against the arrows). Each set is sorted.
pub(super) fn loops<N: Copy + Ord + Hash>(graph: &Graph<N>) -> Vec<Vec<N>> {
    let mut against: Graph<N> = graph.keys().map(|node| (*node, Vec::new())).collect();
    for (from, to) in graph.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        against.entry(*to).or_default().push(*from);
    }
    let mut seen = IndexMap::new();
    let left: Vec<N> = graph.keys().flat_map(|node| walk(graph, *node, &mut seen)).collect();
    let mut seen = IndexMap::new();
    let mut sets: Vec<Vec<N>> = left.iter().rev().map(|node| walk(&against, *node, &mut seen)).collect();
    sets.retain(|set| matches!(set.as_slice(), [one] if leads(graph, one, one)) || set.len() >= 2);
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets.sort();
    sets
}

/// A shortest way from `start` back to itself, `start` first.
pub(super) fn shortest_loop<N: Copy + Ord + Hash>(graph: &Graph<N>, start: N) -> Vec<N> {
    let mut reached: IndexMap<N, N> = IndexMap::new();
    let mut next = Some(start);
    let mut walked = 0;
    while let Some(node) = next {
        for to in graph.get(&node).into_iter().flatten() {
            reached.entry(*to).or_insert(node);
        }
        next = reached.get_index(walked).map(|(node, _)| *node).filter(|_| !reached.contains_key(&start));
        walked += 1;
    }
    let back = std::iter::successors(reached.get(&start).copied(), |node| {
        reached.get(node).copied().filter(|_| *node != start)
    });
    let mut way: Vec<N> = back.collect();
    way.reverse();
    way
}

fn leads<N: Copy + Ord + Hash>(graph: &Graph<N>, from: &N, to: &N) -> bool {
    graph.get(from).is_some_and(|all| all.contains(to))
}

/// All nodes reached from `start` and not seen before, in the order in which a walk in depth leaves them.
fn walk<N: Copy + Ord + Hash>(graph: &Graph<N>, start: N, seen: &mut IndexMap<N, ()>) -> Vec<N> {
    let (mut left, mut open) = (Vec::new(), Vec::new());
    if seen.insert(start, ()).is_none() {
        open.push((start, 0));
    }
    while let Some((node, place)) = open.last_mut() {
        let next = graph.get(node).and_then(|all| all.get(*place)).copied();
        *place += 1;
        match next {
            Some(next) if seen.insert(next, ()).is_none() => open.push((next, 0)),
            Some(_) => {}
            None => left.extend(open.pop().map(|(node, _)| node)),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(u8, u8)]) -> Graph<u8> {
        let mut graph: Graph<u8> = Graph::new();
        for (from, to) in edges {
            graph.entry(*from).or_default().push(*to);
            graph.entry(*to).or_default();
        }
        graph
    }

    #[test]
    fn only_what_leads_back_loops() {
        let graph = graph(&[(1, 2), (2, 3), (3, 2), (3, 4), (5, 5), (6, 1), (7, 8), (8, 9), (9, 7)]);
        assert_eq!(loops(&graph), [vec![2, 3], vec![5], vec![7, 8, 9]]);
    }

    #[test]
    fn the_way_back_is_a_shortest_one() {
        let graph = graph(&[(1, 2), (2, 3), (3, 4), (4, 1), (2, 1), (3, 3)]);
        assert_eq!(shortest_loop(&graph, 1), [1, 2]);
        assert_eq!(shortest_loop(&graph, 4), [4, 1, 2, 3]);
        assert_eq!(shortest_loop(&graph, 3), [3]);
        assert_eq!(shortest_loop(&graph, 9), Vec::<u8>::new());
    }
}
