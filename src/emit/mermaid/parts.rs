//! A chart that is too large for Mermaid, as several: one for each department that has to be taken out.

use super::{Drawing, drawing};
use crate::check::CheckedChart;
use crate::emit::{PartText, Request};
use crate::model::{Department, DepartmentId, Table};
use crate::view::graph::{Graph, Part, shown_roles};

/// All parts, what belongs to no department first; `None` where a part that cannot be divided is too large.
pub(super) fn parts(checked: &CheckedChart, request: &Request<'_>) -> Option<Vec<PartText>> {
    let divider = Divider::of(checked, request);
    let (mut waiting, mut parts) = (vec![None], Vec::new());
    while let Some(within) = waiting.pop() {
        let part = divider.divided(within)?;
        // In the order of their departments, whatever their sizes.
        let mut folded = part.folded.clone();
        folded.sort_unstable();
        waiting.extend(folded.into_iter().rev().map(Some));
        parts.push(divider.text(&part));
    }
    Some(parts)
}

/// What is needed to find the parts.
struct Divider<'a> {
    checked: &'a CheckedChart,
    request: &'a Request<'a>,
    /// How many shown roles are in each department and below.
    sizes: Table<Department, usize>,
    around: Table<Department, Option<DepartmentId>>,
}

impl<'a> Divider<'a> {
    fn of(checked: &'a CheckedChart, request: &'a Request<'a>) -> Self {
        let (timeline, chart) = (checked.timeline(), checked.chart());
        let epoch = timeline.epoch_on(request.as_of);
        let mut sizes = chart.departments.table(|_, _| 0);
        for role in shown_roles(timeline, request.focus, request.as_of) {
            for department in epoch.departments_outward(epoch.department_of(role)) {
                sizes[department] += 1;
            }
        }
        let around = chart.departments.table(|id, _| epoch.department_around(id));
        Self { checked, request, sizes, around }
    }

    /// The part of a department, without as few of those in it as it takes, the largest first.
    fn divided(&self, within: Option<DepartmentId>) -> Option<Part> {
        let departments = self.checked.chart().departments.ids();
        let inside = departments.filter(|id| self.around[*id] == within && self.sizes[*id] > 1);
        let mut inside: Vec<DepartmentId> = inside.collect();
        inside.sort_by_key(|id| std::cmp::Reverse(self.sizes[*id]));
        let part = |count: usize| Part { within, folded: inside.iter().take(count).copied().collect() };
        let fits = |count: usize| self.drawing(&part(count)).excess().is_none();
        // The fewest that do, by halves: with more of them taken out, a part only gets smaller.
        let (mut least, mut most) = (0, inside.len());
        if fits(least) {
            return Some(part(least));
        }
        if !fits(most) {
            return None;
        }
        while most - least > 1 {
            let middle = least.midpoint(most);
            if fits(middle) { most = middle } else { least = middle }
        }
        Some(part(most))
    }

    fn drawing(&self, part: &Part) -> Drawing {
        let graph = Graph::of_part(self.checked, self.request.focus, part, self.request.as_of);
        drawing(&graph, self.request.draft)
    }

    fn text(&self, part: &Part) -> PartText {
        let header = part.within.map(|id| &self.checked.chart().departments[id].header);
        let name = header.map(|header| (header.path.clone(), header.title().to_owned()));
        PartText { department: name, text: self.drawing(part).text }
    }
}
