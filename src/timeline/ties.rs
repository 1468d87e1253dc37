//! Which roles any chain of lines joins, solid, dotted or to a deputy.

use indexmap::IndexSet;

use super::{Epoch, Timeline};
use crate::calendar::{Date, Segments};
use crate::model::{DeclarationId, Role, RoleId, Table};

impl Timeline {
    /// The roles that a chain of lines, whatever their direction, joins to `role` on the days of `epoch`, itself
    /// included.
    #[must_use]
    pub fn joined(&self, role: RoleId, epoch: &Epoch) -> Segments<IndexSet<RoleId>> {
        let deputies = self.chart().roles.iter().flat_map(|(id, role)| {
            role.deputies.iter().filter_map(move |fact| self.in_force(fact, DeclarationId::Role(id)))
        });
        let changes = deputies.flat_map(super::changes::ends).collect();
        Segments::sweep(epoch.interval(), changes, |day| reached(&self.neighbours(epoch, day), role))
    }

    fn neighbours(&self, epoch: &Epoch, day: Date) -> Table<Role, Vec<RoleId>> {
        let roles = &self.chart().roles;
        let mut neighbours: Table<Role, Vec<RoleId>> = roles.table(|_, _| Vec::new());
        for (id, role) in roles.iter().filter(|(id, _)| epoch.is_live(*id)) {
            let in_force = |dates: &crate::model::Dates| {
                self.dates_in_force(dates, DeclarationId::Role(id)).is_some_and(|days| days.contains(day))
            };
            let deputies = role.deputies.iter().filter(|fact| in_force(&fact.dates)).filter_map(|fact| fact.value);
            let dotted = epoch.dotted(id).iter().map(|line| line.to);
            let others = epoch.manager(id).into_iter().chain(dotted).chain(deputies);
            for other in others.filter(|other| epoch.is_live(*other)) {
                neighbours[id].push(other);
                neighbours[other].push(id);
            }
        }
        neighbours
    }
}

fn reached(neighbours: &Table<Role, Vec<RoleId>>, from: RoleId) -> IndexSet<RoleId> {
    let mut reached = IndexSet::from([from]);
    let mut next = 0;
    while let Some(role) = reached.get_index(next).copied() {
        reached.extend(neighbours[role].iter().copied());
        next += 1;
    }
    reached
}
