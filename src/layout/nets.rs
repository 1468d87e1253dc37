//! Which links run as one line: those that mean the same and lead to the same end join on their way there, as
//! long as nothing is said of each of them.

use std::collections::BTreeMap;

use crate::view::graph::{Graph, LinkKind};

/// What runs as one line: the place of the first of its links.
pub(super) type Net = usize;

/// The line of each link, in the order of the links. What has a label, or an error, runs by itself.
pub(super) fn nets(graph: &Graph, labels: &[Vec<i32>]) -> Vec<Net> {
    let mut first = BTreeMap::new();
    let links = graph.links.iter().zip(labels).enumerate();
    let net = links.map(|(place, (link, label))| {
        let is_alone = !label.is_empty() || graph.faults.links.contains(&place);
        if is_alone { place } else { *first.entry((link.kind, link.to)).or_insert(place) }
    });
    net.collect()
}

/// Whether a line is a dotted one, which never moves anything.
pub(super) fn is_dotted(graph: &Graph, net: Net) -> bool {
    graph.links.get(net).is_none_or(|link| link.kind == LinkKind::Dotted)
}
