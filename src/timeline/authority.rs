//! Whom a role can direct: its solid subtree, and who is tied to it by dotted lines.

use indexmap::{IndexMap, IndexSet};

use super::Epoch;
use crate::model::{Chart, DeclarationId, Role, RoleId, Table};

/// The dotted lines of an epoch, in both directions, so that ties along a line are found without walking all of it.
#[derive(Debug)]
pub struct Ties<'e> {
    epoch: &'e Epoch,
    neighbours: IndexMap<RoleId, Vec<RoleId>>,
    /// Live roles whose dotted lines are not all known.
    unknown: Vec<RoleId>,
    /// The nearest role on each line, beginning with the role itself, that has a neighbour.
    nearest: Table<Role, Option<RoleId>>,
}

impl Epoch {
    /// Whether `role` belongs to authority(`owner`): its solid subtree, or a dotted line of its own to `owner`.
    #[must_use]
    pub fn has_authority(&self, owner: RoleId, role: RoleId) -> bool {
        let is_below = owner == role || self.is_above(owner, role);
        is_below || self.dotted(role).iter().any(|line| line.to == owner)
    }

    /// Whether both lines lead to one and the same top.
    #[must_use]
    pub fn have_one_top(&self, one: RoleId, other: RoleId) -> bool {
        self.top_of(one).is_some() && self.top_of(one) == self.top_of(other)
    }

    /// The nearest role that is above both, or one of them above the other.
    #[must_use]
    pub fn common_manager(&self, one: RoleId, other: RoleId) -> Option<RoleId> {
        let is_common = |role: &RoleId| *role == other || self.is_above(*role, other);
        std::iter::successors(Some(one), |role| self.manager(*role)).take(self.depth(one) as usize).find(is_common)
    }

    /// The dotted lines, ready to be asked who is tied to whom.
    #[must_use]
    pub fn ties(&self, chart: &Chart) -> Ties<'_> {
        let mut neighbours: IndexMap<RoleId, Vec<RoleId>> = IndexMap::new();
        for (role, line) in self.all_dotted().flat_map(|(role, lines)| lines.iter().map(move |line| (role, line))) {
            neighbours.entry(role).or_default().push(line.to);
            neighbours.entry(line.to).or_default().push(role);
        }
        let mut nearest = chart.roles.table(|_, _| None);
        for role in self.downward() {
            let above = self.manager(*role).and_then(|manager| nearest[manager]);
            nearest[*role] = if neighbours.contains_key(role) { Some(*role) } else { above };
        }
        let unknown = chart.roles.ids().filter(|role| self.is_live(*role) && is_unknown(chart, *role)).collect();
        Ties { epoch: self, neighbours, unknown, nearest }
    }
}

impl Ties<'_> {
    /// Whether a dotted line, either way, joins `role` or a manager of it below the common one with `owner` or its
    /// subtree. So it may be, too, where dotted lines could not be read.
    #[must_use]
    pub fn join(&self, role: RoleId, owner: RoleId) -> bool {
        let belongs_to_owner = |other: &RoleId| *other == owner || self.epoch.is_above(owner, *other);
        let is_below_common = |other: RoleId| other != owner && !self.epoch.is_above(other, owner);
        let mut seen = IndexSet::new();
        let mut next = self.nearest[role];
        while let Some(at) = next.filter(|at| is_below_common(*at) && seen.insert(*at)) {
            if self.neighbours.get(&at).is_some_and(|others| others.iter().any(belongs_to_owner)) {
                return true;
            }
            next = self.epoch.manager(at).and_then(|manager| self.nearest[manager]);
        }
        let is_of_role = |other: RoleId| other == role || (self.epoch.is_above(other, role) && is_below_common(other));
        self.unknown.iter().any(|other| is_of_role(*other) || belongs_to_owner(other))
    }
}

fn is_unknown(chart: &Chart, role: RoleId) -> bool {
    chart.damage.declarations.contains(&DeclarationId::Role(role))
}
