//! What every part of the document needs: the chart, the day, and how things are called.

use std::sync::Arc;

use indexmap::IndexSet;

use crate::calendar::Date;
use crate::emit::Request;
use crate::model::{
    Chart, DeclarationId, DepartmentId, Item, ItemId, ItemKind, Manager, PersonId, Post, RoleId, Table,
};
use crate::source::SourceMap;
use crate::timeline::{Epoch, Seating, Timeline, Who};

/// All that the parts of the document are made from.
pub(super) struct Context<'a> {
    pub(super) chart: &'a Chart,
    pub(super) timeline: &'a Timeline,
    pub(super) sources: &'a SourceMap,
    /// The day of everything that stands under `now`.
    pub(super) day: Date,
    /// The lines of that day.
    pub(super) epoch: Arc<Epoch>,
    /// People who are only quoted, with the name of a declared one.
    homonyms: IndexSet<PersonId>,
    /// The measures of each objective.
    measures: Table<Item, Vec<ItemId>>,
}

/// How a target is called, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) kind: &'static str,
}

impl<'a> Context<'a> {
    pub(super) fn new(timeline: &'a Timeline, request: &Request<'a>) -> Self {
        let (chart, day) = (timeline.chart(), request.as_of);
        let epoch = timeline.epoch_on(day);
        Self {
            chart,
            timeline,
            sources: request.sources,
            day,
            epoch,
            homonyms: homonyms(chart),
            measures: measures(chart),
        }
    }

    pub(super) fn role(&self, id: RoleId) -> &'a str {
        self.chart.role_path(id)
    }

    pub(super) fn department(&self, id: DepartmentId) -> &'a str {
        self.chart.department_path(id)
    }

    pub(super) fn item(&self, id: ItemId) -> &'a str {
        self.chart.item_path(id)
    }

    /// The identifier; of people who are only quoted, the name: in quotation marks, where somebody else
    /// is declared by that identifier.
    pub(super) fn person(&self, id: PersonId) -> String {
        let path = &self.chart.people[id].header.path;
        if self.homonyms.contains(&id) { format!("\"{path}\"") } else { path.clone() }
    }

    pub(super) fn post(&self, post: Post) -> Target<'a> {
        match post {
            Post::Role(role) => Target { id: Some(self.role(role)), kind: "role" },
            Post::Department(department) => Target { id: Some(self.department(department)), kind: "department" },
        }
    }

    pub(super) fn manager(&self, manager: Manager) -> Target<'a> {
        match manager {
            Manager::Post(post) => self.post(post),
            Manager::Nobody => Target { id: None, kind: "nobody" },
        }
    }

    /// The role that a role, or a department in the place of one, stands for now.
    pub(super) fn role_now(&self, post: Post) -> Option<RoleId> {
        match post {
            Post::Role(role) => Some(role),
            Post::Department(department) => self.timeline.head(department).on(self.day).copied().flatten(),
        }
    }

    pub(super) fn measures(&self, objective: ItemId) -> &[ItemId] {
        &self.measures[objective]
    }

    pub(super) fn seating(&self, role: RoleId) -> Option<&'a Seating> {
        self.timeline.seating(role).on(self.day)
    }

    pub(super) fn is_live(&self, id: DeclarationId) -> bool {
        self.timeline.is_live(id, self.day)
    }

    /// The named ones of those who sit somewhere.
    pub(super) fn named(&self, sitters: impl Iterator<Item = Who>) -> Vec<String> {
        sitters.filter_map(Who::person).map(|person| self.person(person)).collect()
    }

    /// `live`, `planned` or `ended`.
    pub(super) fn life_now(&self, id: DeclarationId) -> &'static str {
        match self.timeline.life(id) {
            Some(life) if life.contains(self.day) => "live",
            Some(life) if self.day < life.start() => "planned",
            _ => "ended",
        }
    }
}

fn homonyms(chart: &Chart) -> IndexSet<PersonId> {
    let declared: IndexSet<&str> = chart
        .people
        .values()
        .filter(|person| person.header.declared)
        .map(|person| person.header.path.as_str())
        .collect();
    let quoted = chart.people.iter().filter(|(_, person)| !person.header.declared);
    quoted.filter(|(_, person)| declared.contains(person.header.path.as_str())).map(|(id, _)| id).collect()
}

fn measures(chart: &Chart) -> Table<Item, Vec<ItemId>> {
    let mut measures = chart.items.table(|_, _| Vec::new());
    for (id, item) in chart.items.iter().filter(|(_, item)| item.kind == ItemKind::Measure) {
        if let Some(objective) = item.parent {
            measures[objective].push(id);
        }
    }
    measures
}
