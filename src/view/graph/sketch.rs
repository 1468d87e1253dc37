//! A picture in the making.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::faults::Finding;
use super::part::Part;
use super::picture::{FrameId, Graph, NodeId};
use super::scope::{Chooser, Scope};
use crate::calendar::Date;
use crate::model::{Chart, Department, Item, ItemId, Role, RoleId, Table};
use crate::timeline::Timeline;
use crate::view::Focus;

/// A picture, with what is already known of it.
pub(super) struct Sketch<'a> {
    pub(super) chart: &'a Chart,
    pub(super) chooser: &'a Chooser<'a>,
    pub(super) scope: Scope,
    /// The parts of each item, measures too, in source order.
    pub(super) parts: Table<Item, Vec<ItemId>>,
    pub(super) frame_of: Table<Department, Option<FrameId>>,
    pub(super) node_of: Table<Role, Option<NodeId>>,
    /// The place among the links of each written dotted line, by its place in [`Role::dotted`].
    pub(super) link_of: BTreeMap<(RoleId, usize), usize>,
    pub(super) graph: Graph,
}

/// Draws the picture of a day.
pub(super) fn draw(timeline: &Timeline, findings: &[Finding], focus: Focus, part: &Part, day: Date) -> Graph {
    let chart = timeline.chart();
    let epoch = timeline.epoch_on(day);
    let (view, root, depth) = (focus.view(chart), focus.root(chart), focus.depth(chart));
    let chooser = Chooser { timeline, epoch: Arc::as_ref(&epoch), view, root, depth, day };
    let mut sketch = Sketch {
        chart,
        chooser: &chooser,
        scope: Scope::of(&chooser).narrowed(&chooser, part),
        parts: parts(chart),
        frame_of: chart.departments.table(|_, _| None),
        node_of: chart.roles.table(|_, _| None),
        link_of: BTreeMap::new(),
        graph: Graph { title: title(chart, focus, part), truth: Some(timeline.truth_around(day)), ..Graph::default() },
    };
    sketch.add_departments();
    sketch.add_roles();
    let items = sketch.add_items();
    sketch.add_dotted();
    sketch.mark_faults(findings, &items);
    sketch.graph
}

/// The roles that such a picture shows.
pub(super) fn roles(timeline: &Timeline, focus: Focus, day: Date) -> Vec<RoleId> {
    let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
    let (view, root, depth) = (focus.view(chart), focus.root(chart), focus.depth(chart));
    let scope = Scope::of(&Chooser { timeline, epoch: Arc::as_ref(&epoch), view, root, depth, day });
    chart.roles.ids().filter(|id| scope.roles[*id]).collect()
}

fn parts(chart: &Chart) -> Table<Item, Vec<ItemId>> {
    let mut parts = chart.items.table(|_, _| Vec::new());
    for (id, item) in chart.items.iter() {
        if let Some(whole) = item.parent {
            parts[whole].push(id);
        }
    }
    parts
}

fn title(chart: &Chart, focus: Focus, part: &Part) -> String {
    let organization = chart.organization.as_ref().map(|organization| organization.header.title());
    let department = part.within.map(|id| chart.departments[id].header.title());
    let titles: Vec<&str> = organization.into_iter().chain(focus.titles(chart)).chain(department).collect();
    titles.join(" – ")
}
