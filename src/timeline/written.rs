//! Lines and heads as they are written, when several may stand beside each other.

use super::Timeline;
use crate::calendar::{Interval, IntervalSet};
use crate::model::{DeclarationId, DepartmentId, Manager, RoleId};

/// A solid line as it is written, on days on which its end is a live role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenLine {
    /// Its place in [`Role::solid`](crate::model::Role::solid).
    pub place: usize,
    /// Where it goes; `None`: to nobody, on purpose.
    pub to: Option<RoleId>,
}

impl Timeline {
    /// Every written solid line of a role in force, with its live manager.
    #[must_use]
    pub fn solid_lines(&self, role: RoleId) -> Vec<(Interval, WrittenLine)> {
        let mut lines = Vec::new();
        for (place, line) in self.chart().roles[role].solid.iter().enumerate() {
            let Some(days) = self.in_force(line, DeclarationId::Role(role)) else { continue };
            match line.value.to {
                Some(Manager::Nobody) => lines.push((days, WrittenLine { place, to: None })),
                Some(Manager::Post(post)) => {
                    let ends = self.roles_of(post, days).into_iter();
                    lines.extend(ends.map(|(days, to)| (days, WrittenLine { place, to: Some(to) })));
                }
                None => {}
            }
        }
        lines
    }

    /// The days on which a department has no head; none, where a `head` could not be read.
    #[must_use]
    pub fn headless(&self, department: DepartmentId) -> IntervalSet {
        let damaged = self.chart().damage.heads.contains(&DeclarationId::Department(department));
        self.head(department).days(|head| head.is_none() && !damaged)
    }
}
