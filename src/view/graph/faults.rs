//! Which boxes, frames and lines of a draft have errors.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::picture::{FrameId, NodeId};
use super::sketch::Sketch;
use crate::calendar::{Date, Interval};
use crate::check::CheckedChart;
use crate::model::{Header, Item, ItemId, RoleId, Table};
use crate::source::Span;
use crate::view::places::Places;

/// What is wrong with what a picture shows. Empty for everything but a draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults {
    /// Boxes.
    pub nodes: BTreeMap<NodeId, Vec<Fault>>,
    /// Frames.
    pub frames: BTreeMap<FrameId, Vec<Fault>>,
    /// Boxes whose line to the one above is wrong.
    pub lines: BTreeSet<NodeId>,
    /// The places of links among the links.
    pub links: BTreeSet<usize>,
}

/// An error about something shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The check that found it.
    pub slug: &'static str,
    /// Since when, if that is still to come.
    pub from: Option<Date>,
}

/// An error of the checked chart, as far as pictures tell it.
pub(super) struct Finding<'a> {
    fault: Fault,
    /// The paths of all that it is about.
    paths: Vec<&'a str>,
    places: Places,
}

/// The errors that hold on this day or later.
pub(super) fn findings(checked: &CheckedChart, day: Date) -> Vec<Finding<'_>> {
    let errors = checked.findings().iter().filter(|finding| finding.is_error());
    let current = errors.filter(|finding| !finding.interval.is_some_and(|days| days.is_over(day)));
    let finding = current.map(|finding| Finding {
        fault: Fault {
            slug: finding.rule.slug,
            from: finding.interval.and_then(Interval::from).filter(|from| *from > day),
        },
        paths: finding.subject.iter().chain(&finding.grounds).map(String::as_str).collect(),
        places: Places::of(finding.labels.iter().map(|label| label.span)),
    });
    finding.collect()
}

impl Finding<'_> {
    fn touches(&self, header: &Header) -> bool {
        self.places.any_touches(header.span)
    }
}

impl Sketch<'_> {
    /// Marks what the findings are about. A role may have the path of an item: so a place of the finding must
    /// lie in the one that is meant.
    pub(super) fn mark_faults(&mut self, findings: &[Finding<'_>], node_of_item: &Table<Item, Option<NodeId>>) {
        if findings.is_empty() {
            return;
        }
        let items: IndexMap<&str, ItemId> =
            self.chart.items.iter().map(|(id, item)| (item.header.path.as_str(), id)).collect();
        let roles: IndexMap<&str, RoleId> =
            self.chart.roles.iter().map(|(id, role)| (role.header.path.as_str(), id)).collect();
        for finding in findings {
            for path in &finding.paths {
                if let Some(id) = roles.get(path) {
                    self.mark_role(*id, finding);
                }
                if let Some(id) = items.get(path) {
                    self.mark_item(*id, finding, node_of_item);
                }
            }
        }
        self.mark_departments(findings);
        self.mark_links(findings);
    }

    fn mark_role(&mut self, id: RoleId, finding: &Finding<'_>) {
        let role = &self.chart.roles[id];
        let Some(node) = self.node_of[id].filter(|_| finding.touches(&role.header)) else { return };
        add(self.graph.faults.nodes.entry(node).or_default(), finding.fault);
        if role.solid.iter().any(|line| finding.places.any_touches(line.span)) {
            self.graph.faults.lines.insert(node);
        }
    }

    fn mark_item(&mut self, id: ItemId, finding: &Finding<'_>, node_of_item: &Table<Item, Option<NodeId>>) {
        let item = &self.chart.items[id];
        let touches =
            finding.touches(&item.header) || item.claims.iter().any(|claim| finding.places.any_touches(claim.span));
        if let Some(node) = node_of_item[id].filter(|_| touches) {
            add(self.graph.faults.nodes.entry(node).or_default(), finding.fault);
        }
    }

    fn mark_departments(&mut self, findings: &[Finding<'_>]) {
        let departments: IndexMap<&str, FrameId> = self
            .chart
            .departments
            .iter()
            .filter_map(|(id, department)| Some((department.header.path.as_str(), self.frame_of[id]?)))
            .collect();
        for finding in findings {
            for frame in finding.paths.iter().filter_map(|path| departments.get(path)) {
                add(self.graph.faults.frames.entry(*frame).or_default(), finding.fault);
            }
        }
    }

    fn mark_links(&mut self, findings: &[Finding<'_>]) {
        let places: BTreeSet<Span> = findings.iter().flat_map(|finding| finding.places.spans()).copied().collect();
        for ((role, written), link) in &self.link_of {
            let Some(line) = self.chart.roles[*role].dotted.get(*written) else { continue };
            if places.contains(&line.span) {
                self.graph.faults.links.insert(*link);
            }
        }
    }
}

fn add(faults: &mut Vec<Fault>, fault: Fault) {
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}
