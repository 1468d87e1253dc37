//! The solid lines of one day as a forest, so that "is above" costs nothing.

use indexmap::IndexMap;

use super::managers::{Line, LineTo};
use crate::model::{Arena, Role, RoleId, Table};

/// Where a role lies in the forest. Roles that do not live, or whose line meets a cycle, lie nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Where its subtree begins in the order of the forest.
    first: u32,
    /// Where its subtree ends.
    end: u32,
    /// How many roles lie on its line, itself included.
    pub(super) depth: u32,
    /// The last role of its line.
    pub(super) root: RoleId,
    /// The highest top on its line.
    pub(super) top: Option<RoleId>,
}

/// Who reports to whom, in both directions.
#[derive(Debug)]
pub(super) struct Forest {
    places: Table<Role, Option<Place>>,
    /// All placed roles, each before its reports (a preorder).
    order: Vec<RoleId>,
    reports: Table<Role, Vec<RoleId>>,
    cycles: Vec<Vec<RoleId>>,
    /// Of each role in a loop: in which, and where in it.
    in_cycles: IndexMap<RoleId, (usize, usize)>,
}

impl Forest {
    pub(super) fn grow(
        roles: &Arena<Role>,
        lines: &Table<Role, Line>,
        is_live: impl Fn(RoleId) -> bool,
        is_top: impl Fn(RoleId) -> bool,
    ) -> Self {
        let mut reports: Table<Role, Vec<RoleId>> = roles.table(|_, _| Vec::new());
        let mut roots = Vec::new();
        for role in roles.ids().filter(|role| is_live(*role)) {
            match lines[role].to {
                LineTo::Role(manager) => {
                    reports[manager].push(role);
                    roots.extend((!is_live(manager)).then_some(role));
                }
                _ => roots.push(role),
            }
        }
        let places = roles.table(|_, _| None);
        let mut forest = Self { places, order: Vec::new(), reports, cycles: Vec::new(), in_cycles: IndexMap::new() };
        roots.into_iter().for_each(|root| forest.plant(root, &is_top));
        forest.cycles = forest.find_cycles(roles, lines, &is_live);
        for (number, cycle) in forest.cycles.iter().enumerate() {
            forest.in_cycles.extend(cycle.iter().enumerate().map(|(place, role)| (*role, (number, place))));
        }
        forest
    }

    pub(super) fn place(&self, role: RoleId) -> Option<Place> {
        self.places[role]
    }

    /// Whether `upper` is later in the line of `lower`.
    pub(super) fn is_above(&self, upper: RoleId, lower: RoleId) -> bool {
        let places = self.places[upper].zip(self.places[lower]);
        places.is_some_and(|(upper, lower)| upper.first < lower.first && lower.first < upper.end)
    }

    /// Of these roles, each that lies below another of them, with the nearest such one.
    pub(super) fn stacked(&self, roles: &[RoleId]) -> Vec<(RoleId, RoleId)> {
        let mut placed: Vec<(u32, RoleId)> =
            roles.iter().filter_map(|role| Some((self.places[*role]?.first, *role))).collect();
        placed.sort_unstable();
        placed.dedup();
        let (mut above, mut stacked): (Vec<RoleId>, Vec<(RoleId, RoleId)>) = (Vec::new(), Vec::new());
        for (_, role) in placed {
            while above.last().is_some_and(|upper| !self.is_above(*upper, role)) {
                above.pop();
            }
            stacked.extend(above.last().map(|upper| (role, *upper)));
            above.push(role);
        }
        stacked
    }

    /// The live roles whose line to their manager ends at this role, in source order.
    pub(super) fn reports(&self, role: RoleId) -> &[RoleId] {
        &self.reports[role]
    }

    /// A role and all below it.
    pub(super) fn subtree(&self, role: RoleId) -> &[RoleId] {
        let place = self.places[role];
        place.and_then(|place| self.order.get(place.first as usize..place.end as usize)).unwrap_or(&[])
    }

    /// All roles that lie in the forest, each before its reports.
    pub(super) fn order(&self) -> &[RoleId] {
        &self.order
    }

    /// Every loop, each going up from one of its roles.
    pub(super) fn cycles(&self) -> &[Vec<RoleId>] {
        &self.cycles
    }

    /// The loop in which a role lies, once around, upwards from it.
    pub(super) fn around(&self, role: RoleId) -> Option<impl Iterator<Item = RoleId>> {
        let (number, place) = *self.in_cycles.get(&role)?;
        let (behind, from) = self.cycles.get(number)?.split_at_checked(place)?;
        Some(from.iter().chain(behind).copied())
    }

    fn plant(&mut self, root: RoleId, is_top: &impl Fn(RoleId) -> bool) {
        let mut open: Vec<(RoleId, usize)> = Vec::new();
        self.enter(root, root, None, 1, is_top);
        open.push((root, 0));
        while let Some((role, next)) = open.last_mut() {
            let (role, report) = (*role, self.reports[*role].get(*next).copied());
            *next += 1;
            match report {
                Some(report) => {
                    let top = self.places[role].and_then(|place| place.top);
                    self.enter(report, root, top, position(open.len() + 1), is_top);
                    open.push((report, 0));
                }
                None => {
                    let end = position(self.order.len());
                    if let Some(place) = &mut self.places[role] {
                        place.end = end;
                    }
                    open.pop();
                }
            }
        }
    }

    fn enter(&mut self, role: RoleId, root: RoleId, top: Option<RoleId>, depth: u32, is_top: &impl Fn(RoleId) -> bool) {
        let first = position(self.order.len());
        let top = top.or_else(|| is_top(role).then_some(role));
        self.places[role] = Some(Place { first, end: first + 1, depth, root, top });
        self.order.push(role);
    }

    /// Walks up from every live role that no root reached; what is met twice in one walk is a loop.
    fn find_cycles(
        &self,
        roles: &Arena<Role>,
        lines: &Table<Role, Line>,
        is_live: &impl Fn(RoleId) -> bool,
    ) -> Vec<Vec<RoleId>> {
        let mut walk_of: Table<Role, Option<RoleId>> = roles.table(|_, _| None);
        let mut cycles = Vec::new();
        for start in roles.ids().filter(|role| is_live(*role) && self.places[*role].is_none()) {
            let (mut at, mut path) = (start, Vec::new());
            while walk_of[at].is_none() {
                walk_of[at] = Some(start);
                path.push(at);
                let LineTo::Role(manager) = lines[at].to else { break };
                at = manager;
            }
            if walk_of[at] == Some(start) {
                cycles.extend(path.iter().position(|role| *role == at).map(|from| path.split_off(from)));
            }
        }
        cycles.sort();
        cycles
    }
}

fn position(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
