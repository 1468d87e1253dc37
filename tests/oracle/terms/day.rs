//! The organisation on one day.

use orgc::calendar::Date;
use orgc::model::{Chart, DeclarationId, Department, DepartmentId, Item, ItemId, Role, RoleId, Table};

use super::life;
use super::lines::Step;
use super::org::Org;
use super::people::{Sitting, State};

/// One day. What every rule asks again and again is found once.
pub(crate) struct Day<'a> {
    pub(crate) org: &'a Org<'a>,
    pub(crate) chart: &'a Chart,
    pub(crate) date: Date,
    live_roles: Table<Role, bool>,
    live_departments: Table<Department, bool>,
    live_items: Table<Item, bool>,
    sittings: Table<Role, Vec<Sitting>>,
    states: Table<Role, State>,
    heads: Table<Department, Option<RoleId>>,
    head_of_all: Option<RoleId>,
    steps: Table<Role, Step>,
    lines: Table<Role, Vec<RoleId>>,
    tops: Vec<RoleId>,
    claims: Table<Item, Vec<RoleId>>,
    owners: Table<Item, Option<RoleId>>,
}

impl<'a> Day<'a> {
    pub(crate) fn new(org: &'a Org<'a>, date: Date) -> Self {
        let chart = org.chart;
        let lives = |id| life::lives(chart, id, date);
        let mut day = Self {
            org,
            chart,
            date,
            live_roles: chart.roles.table(|id, _| lives(DeclarationId::Role(id))),
            live_departments: chart.departments.table(|id, _| lives(DeclarationId::Department(id))),
            live_items: chart.items.table(|id, _| lives(DeclarationId::Item(id))),
            sittings: chart.roles.table(|_, _| Vec::new()),
            states: chart.roles.table(|_, _| State::Unspecified),
            heads: chart.departments.table(|_, _| None),
            head_of_all: None,
            steps: chart.roles.table(|_, _| Step::default()),
            lines: chart.roles.table(|_, _| Vec::new()),
            tops: Vec::new(),
            claims: chart.items.table(|_, _| Vec::new()),
            owners: chart.items.table(|_, _| None),
        };
        // Each of these asks those before it.
        day.sittings = chart.roles.table(|id, _| day.find_sittings(id));
        day.states = chart.roles.table(|id, _| day.find_state(id));
        day.heads = chart.departments.table(|id, _| day.find_head(id));
        day.head_of_all = day.find_head_of_all();
        day.steps = chart.roles.table(|id, _| day.find_step(id));
        day.lines = chart.roles.table(|id, _| day.find_line(id));
        day.tops = day.find_tops();
        day.claims = chart.items.table(|id, _| day.find_claims(id));
        day.owners = chart.items.table(|id, _| day.find_owner(id));
        day
    }

    pub(crate) fn lives(&self, id: DeclarationId) -> bool {
        life::lives(self.chart, id, self.date)
    }

    pub(crate) fn role_lives(&self, role: RoleId) -> bool {
        self.live_roles[role]
    }

    pub(crate) fn department_lives(&self, department: DepartmentId) -> bool {
        self.live_departments[department]
    }

    pub(crate) fn item_lives(&self, item: ItemId) -> bool {
        self.live_items[item]
    }

    pub(crate) fn sittings(&self, role: RoleId) -> &[Sitting] {
        &self.sittings[role]
    }

    pub(crate) fn state(&self, role: RoleId) -> State {
        self.states[role]
    }

    pub(crate) fn claims(&self, item: ItemId) -> &[RoleId] {
        &self.claims[item]
    }

    pub(crate) fn owner(&self, item: ItemId) -> Option<RoleId> {
        self.owners[item]
    }

    pub(crate) fn head(&self, department: DepartmentId) -> Option<RoleId> {
        self.heads[department]
    }

    pub(crate) fn head_of_all(&self) -> Option<RoleId> {
        self.head_of_all
    }

    pub(crate) fn step(&self, role: RoleId) -> &Step {
        &self.steps[role]
    }

    pub(crate) fn manager(&self, role: RoleId) -> Option<RoleId> {
        self.steps[role].manager
    }

    pub(crate) fn line(&self, role: RoleId) -> &[RoleId] {
        &self.lines[role]
    }

    pub(crate) fn tops(&self) -> &[RoleId] {
        &self.tops
    }

    /// The live roles.
    pub(crate) fn roles(&self) -> impl Iterator<Item = RoleId> {
        self.chart.roles.ids().filter(|role| self.role_lives(*role))
    }

    /// The live departments.
    pub(crate) fn departments(&self) -> impl Iterator<Item = DepartmentId> {
        self.chart.departments.ids().filter(|department| self.department_lives(*department))
    }
}
