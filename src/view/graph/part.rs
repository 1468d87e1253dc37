//! A part of a picture that is too large to be one.

use super::scope::{Chooser, Scope};
use crate::model::{DepartmentId, ItemId, Role, RoleId, Table};
use crate::timeline::Ownership;

/// What of a picture is wanted; by default all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Only what is in this department, and those to whom lines lead from it.
    pub within: Option<DepartmentId>,
    /// Of these departments only the heads, and how many are left out: they have pictures of their own.
    pub folded: Vec<DepartmentId>,
}

impl Part {
    fn is_whole(&self) -> bool {
        self.within.is_none() && self.folded.is_empty()
    }
}

impl Scope {
    /// What of it belongs to a part. Every role belongs to one part, and so does every line that leads from it
    /// to a manager or another boss: they are shown as well, where they belong to another part.
    pub(super) fn narrowed(self, chooser: &Chooser<'_>, part: &Part) -> Self {
        if part.is_whole() {
            return self;
        }
        let chart = chooser.timeline.chart();
        let own = chart.roles.table(|id, _| self.roles[id] && belongs(chooser, part, id));
        let mut narrow = Self {
            roles: own.clone(),
            left_out: chart.roles.table(|id, _| if own[id] { self.left_out[id] } else { 0 }),
            departments: chart.departments.table(|id, _| {
                self.departments[id] && is_within(chooser, part, id) && folded_around(chooser, part, Some(id)).is_none()
            }),
            items: chart.items.table(|_, _| false),
        };
        for id in chart.roles.ids().filter(|id| own[*id]) {
            let bosses = chooser.epoch.dotted(id).iter().map(|line| line.to);
            for boss in bosses.chain(chooser.nearest_above(id, &self.roles)).filter(|boss| self.roles[*boss]) {
                narrow.roles[boss] = true;
            }
        }
        narrow.fold(&self, chooser, part);
        narrow.take_items(&self, chooser, part, &own);
        narrow
    }

    /// Shows the head of each folded department, with the number of those it stands for.
    fn fold(&mut self, whole: &Self, chooser: &Chooser<'_>, part: &Part) {
        for folded in &part.folded {
            let head = chooser.timeline.head(*folded).on(chooser.day).copied().flatten();
            match head.filter(|head| whole.roles[*head]) {
                None => self.departments[*folded] = true,
                Some(head) => {
                    let roles = chooser.timeline.chart().roles.ids();
                    let inside = roles.filter(|id| whole.roles[*id] && *id != head && is_in(chooser, *id, *folded));
                    self.left_out[head] += inside.map(|id| 1 + whole.left_out[id]).sum::<usize>();
                    self.roles[head] = true;
                }
            }
        }
    }

    /// Objectives and responsibilities stand with those who own them; those without a shown owner, in the part
    /// that belongs to no department.
    fn take_items(&mut self, whole: &Self, chooser: &Chooser<'_>, part: &Part, own: &Table<Role, bool>) {
        let chart = chooser.timeline.chart();
        for id in chart.items.ids().filter(|id| whole.items[*id]) {
            let owner = owner(chooser, id).filter(|owner| whole.roles[*owner]);
            if owner.map_or(part.within.is_none(), |owner| own[owner]) {
                for around in chart.wholes(id) {
                    self.items[around] = whole.items[around];
                }
            }
        }
    }
}

fn owner(chooser: &Chooser<'_>, id: ItemId) -> Option<RoleId> {
    chooser.timeline.ownership(id).on(chooser.day).and_then(Ownership::role)
}

fn belongs(chooser: &Chooser<'_>, part: &Part, id: RoleId) -> bool {
    let department = chooser.epoch.department_of(id);
    let within = part.within.is_none_or(|within| is_in(chooser, id, within));
    within && folded_around(chooser, part, department).is_none()
}

fn is_in(chooser: &Chooser<'_>, id: RoleId, department: DepartmentId) -> bool {
    chooser.epoch.departments_outward(chooser.epoch.department_of(id)).any(|around| around == department)
}

fn is_within(chooser: &Chooser<'_>, part: &Part, id: DepartmentId) -> bool {
    part.within.is_none_or(|within| chooser.epoch.departments_outward(Some(id)).any(|around| around == within))
}

fn folded_around(chooser: &Chooser<'_>, part: &Part, id: Option<DepartmentId>) -> Option<DepartmentId> {
    chooser.epoch.departments_outward(id).find(|around| part.folded.contains(around))
}
