//! Which boxes, frames and lines of a draft have errors.

use std::collections::{BTreeMap, BTreeSet};

use super::picture::{FrameId, NodeId};
use super::sketch::Sketch;
use crate::calendar::Date;
use crate::check::CheckedChart;
use crate::model::{DeclarationId, Item, RoleId, Table};
use crate::source::Span;
use crate::view::About;
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
pub(super) struct Finding {
    fault: Fault,
    about: Vec<DeclarationId>,
    places: Places,
}

/// The errors that hold on this day or later.
pub(super) fn findings(checked: &CheckedChart, day: Date) -> Vec<Finding> {
    let about = About::on(checked, day);
    let errors = checked.findings().iter().enumerate().filter(|(_, finding)| finding.is_error());
    let finding = errors.filter(|(_, finding)| !finding.is_over(day)).map(|(place, finding)| Finding {
        fault: Fault { slug: finding.rule.slug, from: finding.begins_after(day) },
        about: about.declarations(place).to_vec(),
        places: Places::of(finding.labels.iter().map(|label| label.span)),
    });
    finding.collect()
}

impl Sketch<'_> {
    /// Marks what the findings are about.
    pub(super) fn mark_faults(&mut self, findings: &[Finding], node_of_item: &Table<Item, Option<NodeId>>) {
        for finding in findings {
            for id in &finding.about {
                match *id {
                    DeclarationId::Role(id) => self.mark_role(id, finding),
                    DeclarationId::Item(id) => self.mark_node(node_of_item[id], finding),
                    DeclarationId::Department(id) => self.mark_frame(self.frame_of[id], finding),
                    _ => {}
                }
            }
        }
        self.mark_links(findings);
    }

    fn mark_role(&mut self, id: RoleId, finding: &Finding) {
        let node = self.node_of[id];
        self.mark_node(node, finding);
        if self.chart.roles[id].solid.iter().any(|line| finding.places.any_touches(line.span)) {
            self.graph.faults.lines.extend(node);
        }
    }

    fn mark_node(&mut self, node: Option<NodeId>, finding: &Finding) {
        if let Some(node) = node {
            add(self.graph.faults.nodes.entry(node).or_default(), finding.fault);
        }
    }

    fn mark_frame(&mut self, frame: Option<FrameId>, finding: &Finding) {
        if let Some(frame) = frame {
            add(self.graph.faults.frames.entry(frame).or_default(), finding.fault);
        }
    }

    fn mark_links(&mut self, findings: &[Finding]) {
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
