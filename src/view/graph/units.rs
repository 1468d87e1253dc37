//! The frames: departments around what is shown of them.

use super::picture::{Content, Frame, FrameId, Info, Node, NodeId, Stands};
use super::sketch::Sketch;
use super::texts::info;
use crate::model::{DeclarationId, Department, DepartmentId, RoleId, Table};

impl Sketch<'_> {
    /// Adds a frame for each department that has a shown role in it, or is shown without any.
    pub(super) fn add_departments(&mut self) {
        let wanted = self.wanted_departments();
        for id in self.chart.departments.ids().filter(|id| wanted[*id]) {
            let department = &self.chart.departments[id];
            let frame = Frame {
                id: department.header.path.clone(),
                title: department.header.title().to_owned(),
                kind: department.kind.as_ref().map(ToString::to_string),
                around: None,
                info: info(&department.header, self.chooser.timeline.life(DeclarationId::Department(id))),
            };
            self.frame_of[id] = Some(self.graph.frames.push(frame));
        }
        for id in self.chart.departments.ids() {
            if let Some(frame) = self.frame_of[id] {
                let around = self.chooser.epoch.department_around(id);
                let around = around.and_then(|around| self.frame_of[around]);
                self.graph.frames[frame].around = around.filter(|around| !self.is_within(*around, frame));
            }
        }
    }

    /// Whether a frame is another, or lies in it. Departments that are part of each other in a ring cannot be drawn
    /// so: the ring is open where it was going to close.
    fn is_within(&self, inner: FrameId, outer: FrameId) -> bool {
        std::iter::successors(Some(inner), |frame| self.graph.frames[*frame].around).any(|frame| frame == outer)
    }

    /// With a shown role or department, all departments around it, up to the root of the view.
    fn wanted_departments(&self) -> Table<Department, bool> {
        let (chart, epoch) = (self.chart, self.chooser.epoch);
        let mut wanted = chart.departments.table(|_, _| false);
        let roles = chart.roles.ids().filter(|id| self.scope.roles[*id]).filter_map(|id| epoch.department_of(id));
        let departments = chart.departments.ids().filter(|id| self.scope.departments[*id]);
        for start in roles.chain(departments) {
            let mut next = Some(start);
            while let Some(id) = next.filter(|id| !wanted[*id]) {
                wanted[id] = true;
                next = epoch.department_around(id).filter(|_| !self.is_root(id));
            }
        }
        wanted
    }

    fn is_root(&self, id: DepartmentId) -> bool {
        self.chooser.root == Some(crate::model::Post::Department(id))
    }

    /// The departments whose frames have nothing in them.
    pub(super) fn empty_departments(&self) -> Vec<DepartmentId> {
        let (chart, epoch) = (self.chart, self.chooser.epoch);
        let mut filled = chart.departments.table(|_, _| false);
        let roles = chart.roles.ids().filter(|id| self.scope.roles[*id]).filter_map(|id| epoch.department_of(id));
        let nested = chart.departments.ids().filter(|id| self.frame_of[*id].is_some());
        for id in roles.chain(nested.filter_map(|id| epoch.department_around(id))) {
            filled[id] = true;
        }
        chart.departments.ids().filter(|id| self.frame_of[*id].is_some() && !filled[*id]).collect()
    }

    /// What keeps the place of a department without roles: below the head of what is around it.
    pub(super) fn empty_place(&self, id: DepartmentId, frame: Option<FrameId>) -> Node {
        Node {
            id: format!("{} (no roles)", self.chart.departments[id].header.path),
            frame,
            above: None,
            stands: Stands::Apart,
            content: Content::Empty,
            left_out: 0,
            info: Info::default(),
        }
    }

    /// The nearest shown head around a department.
    pub(super) fn head_around(&self, id: DepartmentId) -> Option<NodeId> {
        let (timeline, day) = (self.chooser.timeline, self.chooser.day);
        let around = self.chooser.epoch.departments_outward(self.chooser.epoch.department_around(id));
        let heads = around.filter_map(|around| timeline.head(around).on(day).copied().flatten());
        let whole = timeline.organization_head().on(day).copied().flatten();
        let shown = |head: RoleId| self.node_of[head];
        heads.chain(whole).find_map(shown)
    }
}
