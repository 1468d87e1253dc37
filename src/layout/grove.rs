//! Which unit hangs below which, in each region.

use indexmap::IndexMap;

use super::families::{Families, Unit, UnitId, UnitKind};
use super::rows::Rows;
use crate::model::{Arena, Table};
use crate::view::graph::{Frame, FrameId, Graph, Node, NodeId};

/// The units of all regions as trees.
#[derive(Debug)]
pub(super) struct Grove {
    /// All units, gatherings last.
    pub(super) units: Arena<Unit>,
    /// What hangs below each, from left to right.
    pub(super) children: Table<Unit, Vec<UnitId>>,
    /// What hangs below nothing, from left to right, by frame.
    pub(super) roots: Table<Frame, Vec<UnitId>>,
    /// The same outside of all frames.
    pub(super) outer_roots: Vec<UnitId>,
}

/// Where a unit hangs.
#[derive(Clone, Copy)]
enum Place {
    /// Below a unit of its region.
    Below(UnitId),
    /// Below a box inside of a unit of its region, which is a frame.
    Inside(UnitId, NodeId),
    /// Below nothing.
    Free,
}

impl Grove {
    /// A unit hangs below the unit of its manager, if that stands in the same region. If the manager stands
    /// in a neighbouring frame, it is gathered with others like it, and the gathering follows that frame.
    pub(super) fn of(graph: &Graph, families: &mut Families, rows: &Rows) -> Self {
        let mut units = std::mem::take(&mut families.units);
        let places = Finder::new(graph, families, rows, &units).places(&units);
        let mut gatherings = IndexMap::new();
        for place in &places {
            if let Place::Inside(frame, manager) = *place {
                gatherings.entry((frame, manager)).or_insert_with(|| {
                    let (region, entry) = (units[frame].region, units[frame].entry);
                    let kind = UnitKind::Gathering(frame);
                    units.push(Unit { region, kind, entry, above: Some(manager) })
                });
            }
        }
        let mut parents = units.table(|id, _| match places.get(id.index()) {
            Some(Place::Below(unit)) => Some(*unit),
            Some(Place::Inside(frame, manager)) => gatherings.get(&(*frame, *manager)).copied(),
            _ => None,
        });
        for gathering in gatherings.values() {
            if let UnitKind::Gathering(frame) = units[*gathering].kind {
                parents[*gathering] = parents[frame];
            }
        }
        let order = source_order(&units);
        Self::plant(graph, units, &order, &parents)
    }

    fn plant(graph: &Graph, units: Arena<Unit>, order: &[UnitId], parents: &Table<Unit, Option<UnitId>>) -> Self {
        let mut children = units.table(|_, _| Vec::new());
        let mut roots = graph.frames.table(|_, _| Vec::new());
        let mut outer_roots = Vec::new();
        for id in order {
            match (parents[*id], units[*id].region) {
                (Some(parent), _) => children[parent].push(*id),
                (None, Some(frame)) => roots[frame].push(*id),
                (None, None) => outer_roots.push(*id),
            }
        }
        Self { units, children, roots, outer_roots }
    }
}

struct Finder<'a> {
    graph: &'a Graph,
    families: &'a Families,
    rows: &'a Rows,
    of_node: Table<Node, Option<UnitId>>,
    of_frame: Table<Frame, Option<UnitId>>,
}

impl<'a> Finder<'a> {
    fn new(graph: &'a Graph, families: &'a Families, rows: &'a Rows, units: &Arena<Unit>) -> Self {
        let mut of_node = graph.nodes.table(|_, _| None);
        let mut of_frame = graph.frames.table(|_, _| None);
        for (id, unit) in units.iter() {
            match unit.kind {
                UnitKind::Node(node) => of_node[node] = Some(id),
                UnitKind::Frame(frame) => of_frame[frame] = Some(id),
                UnitKind::Column(_) | UnitKind::Gathering(_) => {}
            }
        }
        Self { graph, families, rows, of_node, of_frame }
    }

    fn places(&self, units: &Arena<Unit>) -> Vec<Place> {
        units.iter().map(|(id, unit)| self.place(id, unit).unwrap_or(Place::Free)).collect()
    }

    fn place(&self, id: UnitId, unit: &Unit) -> Option<Place> {
        let manager = unit.above?;
        let first_row = self.first_row(id, unit);
        if self.graph.nodes[manager].frame == unit.region {
            let host = self.families.host[manager];
            let below = self.of_node[host].filter(|_| first_row > self.rows.of_node[host]);
            return below.map(Place::Below);
        }
        let neighbour = self.neighbour(manager, unit.region)?;
        let level = first_row >= self.rows.of_frame[neighbour].0;
        self.of_frame[neighbour].filter(|_| level).map(|frame| Place::Inside(frame, manager))
    }

    fn first_row(&self, id: UnitId, unit: &Unit) -> usize {
        match unit.kind {
            UnitKind::Column(_) => self.rows.of_column[id].0,
            UnitKind::Frame(frame) => self.rows.of_frame[frame].0,
            _ => self.rows.of_node[unit.entry],
        }
    }

    /// The frame of `region` that has `node` in it.
    fn neighbour(&self, node: NodeId, region: Option<FrameId>) -> Option<FrameId> {
        let mut frame = self.graph.nodes[node].frame?;
        while self.families.frames.parent[frame] != region {
            frame = self.families.frames.parent[frame]?;
        }
        Some(frame)
    }
}

/// All units by the boxes to which their lines lead; a gathering right behind its frame.
fn source_order(units: &Arena<Unit>) -> Vec<UnitId> {
    let key = |id: &UnitId| match units[*id].kind {
        UnitKind::Gathering(frame) => (units[frame].entry, true, *id),
        _ => (units[*id].entry, false, *id),
    };
    let mut order: Vec<UnitId> = units.ids().collect();
    order.sort_by_cached_key(key);
    order
}
