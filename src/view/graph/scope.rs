//! Which roles, departments and items a view wants to see.

use indexmap::IndexSet;

use crate::calendar::Date;
use crate::model::{
    Chart, DeclarationId, Department, DepartmentId, Item, ItemId, Layer, Post, Role, RoleId, Side, Table, View,
};
use crate::timeline::{Epoch, Ownership, State, Timeline};
use crate::view::levels;

/// What is shown.
pub(super) struct Scope {
    /// The roles.
    pub(super) roles: Table<Role, bool>,
    /// How many roles below each are left out, because they are too deep.
    pub(super) left_out: Table<Role, usize>,
    /// The departments that are shown even without roles.
    pub(super) departments: Table<Department, bool>,
    /// The objectives and responsibilities.
    pub(super) items: Table<Item, bool>,
}

/// What the choice is made from.
pub(super) struct Chooser<'a> {
    pub(super) timeline: &'a Timeline,
    pub(super) epoch: &'a Epoch,
    pub(super) view: Option<&'a View>,
    /// Where the picture begins.
    pub(super) root: Option<Post>,
    /// How deep it goes.
    pub(super) depth: Option<u32>,
    pub(super) day: Date,
}

/// The things that `include` or `exclude` names, by what they are.
struct Named {
    roles: Table<Role, bool>,
    departments: Table<Department, bool>,
    items: Table<Item, bool>,
}

impl Scope {
    /// Chooses.
    pub(super) fn of(chooser: &Chooser<'_>) -> Self {
        let chart = chooser.chart();
        let included = chooser.view.map(|view| chooser.named(&view.include));
        let included = included.filter(|_| chooser.view.is_some_and(|view| !view.include.is_empty()));
        let excluded = chooser.named(chooser.view.map_or(&[], |view| &view.exclude));
        let items = chooser.items(included.as_ref(), &excluded);
        let mut roles = chooser.roles(included.as_ref(), &excluded, &items);
        let left_out = chooser.cut_depth(&mut roles);
        chooser.add_ghosts(&mut roles);
        let items = chooser.owned_by_shown(items, &roles, included.as_ref());
        let departments = chart.departments.table(|id, _| chooser.shows_department(id, included.as_ref(), &excluded));
        Self { roles, left_out, departments, items }
    }
}

impl Chooser<'_> {
    fn chart(&self) -> &Chart {
        self.timeline.chart()
    }

    /// Whether a layer is shown; objectives and responsibilities only on request.
    pub(super) fn shows(&self, layer: Layer) -> bool {
        let on_request = matches!(layer, Layer::Objectives | Layer::Responsibilities);
        let (show, hide) = self.view.map_or((&[][..], &[][..]), |view| (&view.show, &view.hide));
        !hide.contains(&layer) && (!on_request || show.contains(&layer))
    }

    /// What is named, with all that is inside of it: the roles and departments of a department, the parts of
    /// an item, all that a tag is on.
    fn named(&self, sides: &[(Option<Side>, crate::source::Span)]) -> Named {
        let chart = self.chart();
        let sides: IndexSet<&Side> = sides.iter().filter_map(|(side, _)| side.as_ref()).collect();
        let tagged = |header: &crate::model::Header| {
            header.annotations().tags.iter().any(|tag| sides.contains(&Side::Tag(tag.name.clone())))
        };
        let direct = chart
            .departments
            .table(|id, department| sides.contains(&Side::Department(id)) || tagged(&department.header));
        let departments =
            chart.departments.table(|id, _| self.epoch.departments_outward(Some(id)).any(|around| direct[around]));
        let roles = chart.roles.table(|id, role| {
            let around = self.epoch.department_of(id).is_some_and(|department| departments[department]);
            around || sides.contains(&Side::Role(id)) || tagged(&role.header)
        });
        let direct = chart.items.table(|id, item| sides.contains(&Side::Item(id)) || tagged(&item.header));
        let items = chart.items.table(|id, _| chart.wholes(id).any(|whole| direct[whole]));
        Named { roles, departments, items }
    }

    /// The objectives and responsibilities that are asked for, whoever owns them.
    fn items(&self, included: Option<&Named>, excluded: &Named) -> Table<Item, bool> {
        use crate::model::ItemKind::{Measure, Objective, Responsibility};
        let any_named = included.is_some_and(|named| named.items.values().any(|named| *named));
        self.chart().items.table(|id, item| {
            let layer = match item.kind {
                Objective => self.shows(Layer::Objectives),
                Responsibility => self.shows(Layer::Responsibilities),
                Measure => false,
            };
            let named = !any_named || included.is_some_and(|included| included.items[id]);
            layer && named && !excluded.items[id] && self.timeline.is_live(DeclarationId::Item(id), self.day)
        })
    }

    fn roles(&self, included: Option<&Named>, excluded: &Named, items: &Table<Item, bool>) -> Table<Role, bool> {
        let chart = self.chart();
        let chosen = included.map(|named| {
            if named.roles.values().chain(named.departments.values()).any(|named| *named) {
                chart.roles.table(|id, _| named.roles[id])
            } else {
                self.lines_of_owners(named, items)
            }
        });
        let mut roles = chart.roles.table(|id, _| {
            self.epoch.is_live(id)
                && chosen.as_ref().is_none_or(|chosen| chosen[id])
                && !excluded.roles[id]
                && self.is_below_root(id)
        });
        if !self.shows(Layer::Vacancies) {
            self.hide_vacancies(&mut roles);
        }
        roles
    }

    /// Where a view includes items only: the roles that answer for them, and all above those.
    fn lines_of_owners(&self, named: &Named, shown: &Table<Item, bool>) -> Table<Role, bool> {
        let chart = self.chart();
        let mut roles = chart.roles.table(|_, _| false);
        for id in chart.items.ids().filter(|id| named.items[*id] || shown[*id]) {
            let mut next = self.owner(id);
            while let Some(role) = next.filter(|role| !roles[*role]) {
                roles[role] = true;
                next = self.epoch.manager(role);
            }
        }
        roles
    }

    fn owner(&self, id: ItemId) -> Option<RoleId> {
        self.timeline.ownership(id).on(self.day).and_then(Ownership::role)
    }

    fn is_below_root(&self, id: RoleId) -> bool {
        self.root.is_none_or(|root| levels::is_below(self.timeline, self.epoch, self.day, root, id))
    }

    /// Takes away vacant roles; a role to which a shown one reports stays.
    fn hide_vacancies(&self, roles: &mut Table<Role, bool>) {
        let chart = self.chart();
        let mut reports =
            chart.roles.table(|id, _| self.epoch.reports(id).iter().filter(|report| roles[**report]).count());
        let mut waiting: Vec<RoleId> = chart.roles.ids().filter(|id| roles[*id]).collect();
        while let Some(id) = waiting.pop() {
            let vacant = self.timeline.seating(id).on(self.day).is_some_and(|seating| seating.state == State::Vacant);
            if !vacant || !roles[id] || reports[id] > 0 {
                continue;
            }
            roles[id] = false;
            if let Some(manager) = self.epoch.manager(id) {
                reports[manager] = reports[manager].saturating_sub(1);
                waiting.push(manager);
            }
        }
    }

    /// Takes away what stands more than `depth` below the topmost shown roles, and counts it.
    fn cut_depth(&self, roles: &mut Table<Role, bool>) -> Table<Role, usize> {
        let chart = self.chart();
        let mut left_out = chart.roles.table(|_, _| 0);
        let Some(limit) = self.depth else { return left_out };
        let standing = levels::standing_for(chart, self.epoch, roles, limit);
        for id in chart.roles.ids() {
            if let Some(shown) = standing[id].filter(|shown| *shown != id) {
                roles[id] = false;
                left_out[shown] += 1;
            }
        }
        left_out
    }

    /// The nearest shown role above one.
    pub(super) fn nearest_above(&self, id: RoleId, shown: &Table<Role, bool>) -> Option<RoleId> {
        levels::nearest_above(self.chart(), self.epoch, id, shown)
    }

    /// A role that is not live is shown where a shown one reports to it, and where the view names it.
    fn add_ghosts(&self, roles: &mut Table<Role, bool>) {
        let live: Vec<RoleId> = self.chart().roles.ids().filter(|id| roles[*id]).collect();
        let gone = live.iter().filter_map(|id| self.epoch.manager(*id)).filter(|manager| !self.epoch.is_live(*manager));
        let wanted = self.view.into_iter().flat_map(|view| &view.include).filter_map(|(side, _)| match side {
            Some(Side::Role(role)) => Some(*role),
            _ => None,
        });
        for id in gone.chain(wanted.filter(|role| !self.epoch.is_live(*role))) {
            roles[id] = true;
        }
    }

    /// Unless items are included by name, only those are shown whose owner is shown, and their wholes.
    fn owned_by_shown(
        &self,
        items: Table<Item, bool>,
        roles: &Table<Role, bool>,
        included: Option<&Named>,
    ) -> Table<Item, bool> {
        let by_name = included.is_some_and(|named| named.items.values().any(|named| *named));
        if by_name || self.root.is_none() && self.view.is_none_or(|view| view.include.is_empty()) {
            return items;
        }
        let mut shown = self.chart().items.table(|_, _| false);
        for id in self.chart().items.ids() {
            if items[id] && self.owner(id).is_some_and(|owner| roles[owner]) {
                for whole in self.chart().wholes(id) {
                    shown[whole] = items[whole];
                }
            }
        }
        shown
    }

    /// A department without shown roles is shown, where nothing narrows the view to others.
    fn shows_department(&self, id: DepartmentId, included: Option<&Named>, excluded: &Named) -> bool {
        let in_root = match self.root {
            Some(Post::Department(root)) => self.epoch.departments_outward(Some(id)).any(|around| around == root),
            Some(Post::Role(_)) => false,
            None => true,
        };
        let whole_depth = self.depth.is_none();
        let live = self.timeline.is_live(DeclarationId::Department(id), self.day);
        live && in_root
            && whole_depth
            && included.is_none_or(|named| named.departments[id])
            && !excluded.departments[id]
    }
}
