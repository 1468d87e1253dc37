//! A part of a picture that is too large to be one.

use super::scope::{Chooser, Scope};
use crate::model::{Department, DepartmentId, ItemId, Role, RoleId, Table};
use crate::timeline::Ownership;

/// What of a picture is wanted; by default all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Only what is in this department, and those to whom lines lead from it.
    pub within: Option<DepartmentId>,
    /// Of these departments, none of which is in another, only the heads, and how many are left out: they have
    /// pictures of their own.
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
        let regions = Regions::of(chooser, part);
        let own = chart.roles.table(|id, _| self.roles[id] && regions.of_role(chooser, id) == Region::Own);
        let mut narrow = Self {
            roles: own.clone(),
            left_out: chart.roles.table(|id, _| if own[id] { self.left_out[id] } else { 0 }),
            departments: chart
                .departments
                .table(|id, _| self.departments[id] && regions.by_department[id] == Region::Own),
            items: chart.items.table(|_, _| false),
        };
        for id in chart.roles.ids().filter(|id| own[*id]) {
            let bosses = chooser.epoch.dotted(id).iter().map(|line| line.to);
            for boss in bosses.chain(chooser.nearest_above(id, &self.roles)).filter(|boss| self.roles[*boss]) {
                narrow.roles[boss] = true;
            }
        }
        narrow.fold(&self, chooser, part, &regions);
        narrow.take_items(&self, chooser, part, &own);
        narrow
    }

    /// Shows the head of each folded department, with the number of those it stands for.
    fn fold(&mut self, whole: &Self, chooser: &Chooser<'_>, part: &Part, regions: &Regions) {
        let head_of = |id: DepartmentId| chooser.timeline.head(id).on(chooser.day).copied().flatten();
        let shown_head = |id| head_of(id).filter(|head| whole.roles[*head]);
        for folded in &part.folded {
            match shown_head(*folded) {
                Some(head) => self.roles[head] = true,
                None => self.departments[*folded] = true,
            }
        }
        for id in chooser.timeline.chart().roles.ids().filter(|id| whole.roles[*id]) {
            let Region::Folded(folded) = regions.of_role(chooser, id) else { continue };
            if let Some(head) = shown_head(folded).filter(|head| *head != id) {
                self.left_out[head] += 1 + whole.left_out[id];
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

/// Where something is, as a part sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Region {
    /// In the part.
    Own,
    /// In one of the departments that have pictures of their own.
    Folded(DepartmentId),
    /// In another part.
    Elsewhere,
}

/// Where every department is.
struct Regions {
    by_department: Table<Department, Region>,
    /// What is in no department.
    top: Region,
}

impl Regions {
    /// Asks each department once, however deep they lie.
    fn of(chooser: &Chooser<'_>, part: &Part) -> Self {
        let chart = chooser.timeline.chart();
        let top = if part.within.is_none() { Region::Own } else { Region::Elsewhere };
        let mut known = chart.departments.table(|_, _| None);
        part.within.into_iter().for_each(|id| known[id] = Some(Region::Own));
        part.folded.iter().for_each(|id| known[*id] = Some(Region::Folded(*id)));
        for id in chart.departments.ids() {
            let mut way = Vec::new();
            let region = chooser.epoch.departments_outward(Some(id)).find_map(|around| {
                way.push(around);
                known[around]
            });
            way.into_iter().for_each(|around| known[around] = Some(region.unwrap_or(top)));
        }
        Self { by_department: chart.departments.table(|id, _| known[id].unwrap_or(top)), top }
    }

    fn of_role(&self, chooser: &Chooser<'_>, id: RoleId) -> Region {
        chooser.epoch.department_of(id).map_or(self.top, |department| self.by_department[department])
    }
}
