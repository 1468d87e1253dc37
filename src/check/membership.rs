//! The roles of the departments that policies name, also of those inside them, over time.

use indexmap::{IndexMap, IndexSet};

use crate::calendar::Interval;
use crate::model::{Chart, DeclarationId, DepartmentId, PolicyRule, RoleId, Side};
use crate::timeline::{Epoch, Timeline};

/// A role that belongs to a department, or to one inside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub(super) role: RoleId,
    /// How many departments lie between.
    pub(super) distance: usize,
    pub(super) days: Interval,
}

/// The members of each department that a policy names, or that bears a tag.
pub(super) struct Memberships(IndexMap<DepartmentId, IndexMap<(RoleId, usize), Vec<Interval>>>);

impl Memberships {
    pub(super) fn of(timeline: &Timeline) -> Self {
        let chart = timeline.chart();
        let mut members = Self(wanted(chart).into_iter().map(|department| (department, IndexMap::new())).collect());
        if !members.0.is_empty() {
            timeline.epochs().for_each(|epoch| members.add(timeline, &epoch));
        }
        members
    }

    /// The live roles of a department while it lives, each with the days.
    pub(super) fn of_department(&self, department: DepartmentId) -> impl Iterator<Item = Member> {
        let members = self.0.get(&department).into_iter().flatten();
        members.flat_map(|((role, distance), runs)| {
            runs.iter().map(|days| Member { role: *role, distance: *distance, days: *days })
        })
    }

    fn add(&mut self, timeline: &Timeline, epoch: &Epoch) {
        let day = epoch.interval().start();
        for role in timeline.chart().roles.ids().filter(|role| epoch.is_live(*role)) {
            for (distance, department) in epoch.departments_outward(epoch.department_of(role)).enumerate() {
                let Some(members) = self.0.get_mut(&department) else { continue };
                if !timeline.is_live(DeclarationId::Department(department), day) {
                    continue;
                }
                let runs = members.entry((role, distance)).or_default();
                match runs.last_mut() {
                    Some(last) if last.touches(epoch.interval()) => *last = last.extended_to(epoch.interval().end()),
                    _ => runs.push(epoch.interval()),
                }
            }
        }
    }
}

/// Every department that a policy names, or that bears a tag.
fn wanted(chart: &Chart) -> IndexSet<DepartmentId> {
    let tagged = chart.departments.iter().filter(|(_, department)| !department.header.annotations().tags.is_empty());
    let statements = chart.policies.values().flat_map(|policy| &policy.statements);
    let named = statements.flat_map(|statement| match &statement.rule {
        PolicyRule::Separate(separation) => separation.sides.iter().filter_map(|(side, _)| listed(side)).collect(),
        PolicyRule::Independent { department, of } => {
            department.iter().copied().chain(of.iter().filter_map(|(other, _)| *other)).collect()
        }
        _ => Vec::new(),
    });
    tagged.map(|(id, _)| id).chain(named).collect()
}

fn listed(side: &Option<Side>) -> Option<DepartmentId> {
    match side {
        Some(Side::Department(department)) => Some(*department),
        _ => None,
    }
}
