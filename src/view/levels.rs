//! What lies below a root, and how deep.

use crate::calendar::Date;
use crate::model::{Chart, Post, Role, RoleId, Table};
use crate::timeline::{Epoch, Timeline};

/// Whether a role belongs to what stands below a root: below a role its solid subtree; below a department all
/// in it, and the subtree of its head.
pub(super) fn is_below(timeline: &Timeline, epoch: &Epoch, day: Date, root: Post, id: RoleId) -> bool {
    let below = |head: RoleId| head == id || epoch.is_above(head, id);
    match root {
        Post::Role(head) => below(head),
        Post::Department(department) => {
            let head = timeline.head(department).on(day).copied().flatten();
            let mut around = epoch.departments_outward(epoch.department_of(id));
            around.any(|around| around == department) || head.is_some_and(below)
        }
    }
}

/// For each of some roles, the one that stands for it where nothing is shown that is more than `limit` levels
/// below the topmost of them: itself, or the last one above it that is shown.
pub(super) fn standing_for(
    chart: &Chart,
    epoch: &Epoch,
    roles: &Table<Role, bool>,
    limit: u32,
) -> Table<Role, Option<RoleId>> {
    let mut below = chart.roles.table(|_, _| Vec::new());
    let mut waiting: Vec<(RoleId, u32, RoleId)> = Vec::new();
    for id in chart.roles.ids().filter(|id| roles[*id]) {
        match nearest_above(chart, epoch, id, roles) {
            Some(above) => below[above].push(id),
            None => waiting.push((id, 0, id)),
        }
    }
    let mut standing = chart.roles.table(|_, _| None);
    while let Some((id, depth, last)) = waiting.pop() {
        let shown = if depth <= limit { id } else { last };
        standing[id] = Some(shown);
        waiting.extend(below[id].iter().map(|report| (*report, depth + 1, shown)));
    }
    standing
}

/// The nearest of some roles above one.
pub(super) fn nearest_above(chart: &Chart, epoch: &Epoch, id: RoleId, roles: &Table<Role, bool>) -> Option<RoleId> {
    let mut next = epoch.manager(id);
    let mut steps = 0;
    while let Some(manager) = next.filter(|manager| !roles[*manager]) {
        next = epoch.manager(manager).filter(|_| steps < chart.roles.len());
        steps += 1;
    }
    next
}
