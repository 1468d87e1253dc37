//! Heads, managers, lines, tops.

use std::iter;

use orgc::model::{DepartmentId, Manager, Post, RoleId};

use super::day::Day;
use super::life::in_force;

/// The way to the manager of a role.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    /// The manager, if there is one.
    pub(crate) manager: Option<RoleId>,
    /// The departments without head that were asked on the way.
    pub(crate) headless: Vec<DepartmentId>,
    /// Whether the written line leads to a department without head: then the manager is not known.
    pub(crate) unknown: bool,
}

impl Day<'_> {
    /// The role of the first `head` in force that is live.
    pub(crate) fn find_head(&self, department: DepartmentId) -> Option<RoleId> {
        let heads = &self.chart.departments[department].heads;
        let named = in_force(heads, self.department_lives(department), self.date);
        named.filter_map(|head| head.value).find(|head| self.role_lives(*head))
    }

    /// The same for the organization.
    pub(crate) fn find_head_of_all(&self) -> Option<RoleId> {
        let organization = self.chart.organization.as_ref()?;
        let lives = self.lives(orgc::model::DeclarationId::Organization);
        let named = in_force(&organization.heads, lives, self.date);
        named.filter_map(|head| head.value).find(|head| self.role_lives(*head))
    }

    /// The role a post stands for: a department stands for its head.
    pub(crate) fn role_of(&self, post: Post) -> Option<RoleId> {
        match post {
            Post::Role(role) => Some(role),
            Post::Department(department) => self.head(department),
        }
    }

    /// The department around a department.
    pub(crate) fn around(&self, department: DepartmentId) -> Option<DepartmentId> {
        let facts = &self.chart.departments[department];
        let written = in_force(&facts.part_of, self.department_lives(department), self.date).next();
        written.map_or(facts.parent, |part| part.value)
    }

    /// The department and those around it, outward; a ring ends where it began.
    pub(crate) fn outward(&self, department: Option<DepartmentId>) -> Vec<DepartmentId> {
        let mut way = Vec::new();
        for next in iter::successors(department, |inner| self.around(*inner)) {
            if way.contains(&next) {
                break;
            }
            way.push(next);
        }
        way
    }

    /// The department of a role.
    pub(crate) fn department_of(&self, role: RoleId) -> Option<DepartmentId> {
        let facts = &self.chart.roles[role];
        let written = in_force(&facts.part_of, self.role_lives(role), self.date).next();
        written.map_or(facts.department, |part| part.value)
    }

    /// The written lines in force of a role.
    pub(crate) fn written_lines(&self, role: RoleId) -> Vec<Manager> {
        let lines = in_force(&self.chart.roles[role].solid, self.role_lives(role), self.date);
        lines.filter_map(|line| line.value.to).collect()
    }

    /// The way to the manager: the written solid line, else the default.
    pub(crate) fn find_step(&self, role: RoleId) -> Step {
        match self.written_lines(role).first() {
            Some(Manager::Nobody) => Step::default(),
            Some(Manager::Post(Post::Role(manager))) => Step { manager: Some(*manager), ..Step::default() },
            Some(Manager::Post(Post::Department(department))) => {
                let manager = self.head(*department);
                let headless = if manager.is_none() { vec![*department] } else { Vec::new() };
                Step { manager, headless, unknown: manager.is_none() }
            }
            None if !self.role_lives(role) || self.chart.roles[role].external => Step::default(),
            None if self.head_of_all() == Some(role) => Step::default(),
            None => self.default_step(role),
        }
    }

    /// From its department outward, the first head that is another role, then the head of the organization.
    fn default_step(&self, role: RoleId) -> Step {
        let mut headless = Vec::new();
        for department in self.outward(self.begins(role)) {
            match self.head(department) {
                Some(head) if head != role => return Step { manager: Some(head), headless, unknown: false },
                Some(_) => {}
                None => headless.push(department),
            }
        }
        Step { manager: self.head_of_all(), headless, unknown: false }
    }

    /// Its department; outside the outermost one it heads, if it heads any.
    fn begins(&self, role: RoleId) -> Option<DepartmentId> {
        let headed = self.chart.departments.ids().filter(|department| self.head(*department) == Some(role));
        let outermost = headed.min_by_key(|department| self.outward(Some(*department)).len());
        outermost.map_or_else(|| self.department_of(role), |department| self.around(department))
    }

    /// The role, its manager, and so on; ends at a role without manager, one not live, one met before.
    pub(crate) fn find_line(&self, role: RoleId) -> Vec<RoleId> {
        let mut line = vec![role];
        let mut next = self.manager(role);
        while let Some(manager) = next.filter(|manager| !line.contains(manager)) {
            line.push(manager);
            next = self.manager(manager);
        }
        line
    }

    /// Those above a role: later in its line.
    pub(crate) fn above(&self, role: RoleId) -> &[RoleId] {
        self.line(role).get(1..).unwrap_or(&[])
    }

    /// Whether following the managers leads back to the role.
    pub(crate) fn in_cycle(&self, role: RoleId) -> bool {
        let last = self.line(role).last().copied().unwrap_or(role);
        self.manager(last) == Some(role)
    }

    /// `w` and every live role whose line contains `w`.
    pub(crate) fn in_subtree(&self, role: RoleId, w: RoleId) -> bool {
        role == w || (self.role_lives(role) && self.line(role).contains(&w))
    }

    /// Whether there is a dotted line in force from the one to the other.
    pub(crate) fn dotted(&self, from: RoleId, to: RoleId) -> bool {
        self.dotted_targets(from).contains(&to)
    }

    /// Where the dotted lines in force of a role lead.
    pub(crate) fn dotted_targets(&self, role: RoleId) -> Vec<RoleId> {
        let lines = in_force(&self.chart.roles[role].dotted, self.role_lives(role), self.date);
        lines.filter_map(|line| self.role_of(line.value.to?)).collect()
    }

    /// The solid subtree, and every role with a dotted line of its own to `w`.
    pub(crate) fn in_authority(&self, role: RoleId, w: RoleId) -> bool {
        self.in_subtree(role, w) || self.dotted(role, w)
    }

    /// A top by declaration: it heads the organization, or says `reports to nobody`. Where it says more, the
    /// first is used.
    pub(crate) fn is_declared_top(&self, role: RoleId) -> bool {
        let says_nobody = || self.written_lines(role).first() == Some(&Manager::Nobody);
        self.role_lives(role) && (self.head_of_all() == Some(role) || says_nobody())
    }

    /// A top only because nothing was written: no manager, and not external.
    pub(crate) fn is_undeclared_top(&self, role: RoleId) -> bool {
        let has_manager = self.manager(role).is_some() || self.step(role).unknown;
        let external = self.chart.roles[role].external;
        self.role_lives(role) && !has_manager && !external && !self.is_declared_top(role)
    }

    /// The tops; an external without manager only on days without any other.
    pub(crate) fn find_tops(&self) -> Vec<RoleId> {
        let roles = || self.chart.roles.ids();
        let tops: Vec<RoleId> = roles().filter(|r| self.is_declared_top(*r) || self.is_undeclared_top(*r)).collect();
        if !tops.is_empty() {
            return tops;
        }
        let outside = |role: &RoleId| self.chart.roles[*role].external && self.manager(*role).is_none();
        roles().filter(|role| self.role_lives(*role) && outside(role)).collect()
    }

    /// The highest top on the line of a role.
    pub(crate) fn highest_top(&self, role: RoleId) -> Option<RoleId> {
        self.line(role).iter().rev().find(|above| self.tops().contains(above)).copied()
    }

    /// Whether both lines end at the same top.
    pub(crate) fn same_top(&self, one: RoleId, other: RoleId) -> bool {
        let top = self.highest_top(one);
        top.is_some() && top == self.highest_top(other)
    }
}
