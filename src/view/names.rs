//! What people call a role, department or person, so that no two are called the same.

use indexmap::IndexMap;

use crate::calendar::Date;
use crate::model::{
    Arena, DeclarationId, Department, DepartmentId, Header, Id, Item, ItemId, Person, PersonId, Role, RoleId, Table,
};
use crate::timeline::Timeline;

/// The label of every role, department, person and item: its title. Of those that live, equal titles get
/// what is around them in brackets, or the path, where that does not tell them apart.
#[derive(Debug)]
pub struct Names {
    roles: Table<Role, String>,
    departments: Table<Department, String>,
    people: Table<Person, String>,
    items: Table<Item, String>,
}

/// What there is to tell one declaration from others.
struct Candidate<'a> {
    header: &'a Header,
    around: Option<&'a str>,
    live: bool,
}

impl Names {
    /// The labels on a day.
    #[must_use]
    pub fn on(timeline: &Timeline, day: Date) -> Self {
        let (chart, epoch) = (timeline.chart(), timeline.epoch_on(day));
        let department = |id: DepartmentId| chart.departments[id].header.title();
        let live = |id: DeclarationId| timeline.is_live(id, day);
        Self {
            roles: labels(&chart.roles, |id, role| Candidate {
                header: &role.header,
                around: epoch.department_of(id).map(department),
                live: live(DeclarationId::Role(id)),
            }),
            departments: labels(&chart.departments, |id, unit| Candidate {
                header: &unit.header,
                around: epoch.department_around(id).map(department),
                live: live(DeclarationId::Department(id)),
            }),
            people: labels(&chart.people, |id, person| Candidate {
                header: &person.header,
                around: None,
                live: live(DeclarationId::Person(id)),
            }),
            items: labels(&chart.items, |id, item| Candidate {
                header: &item.header,
                around: item.parent.map(|whole| chart.items[whole].header.title()).or(item.department.map(department)),
                live: live(DeclarationId::Item(id)),
            }),
        }
    }

    /// What a role is called.
    #[must_use]
    pub fn role(&self, id: RoleId) -> &str {
        &self.roles[id]
    }

    /// What a department is called.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> &str {
        &self.departments[id]
    }

    /// What a person or agent is called.
    #[must_use]
    pub fn person(&self, id: PersonId) -> &str {
        &self.people[id]
    }

    /// What an objective, responsibility or measure is called, where it stands alone.
    #[must_use]
    pub fn item(&self, id: ItemId) -> &str {
        &self.items[id]
    }
}

fn labels<'a, T: 'a>(arena: &'a Arena<T>, candidate: impl Fn(Id<T>, &'a T) -> Candidate<'a>) -> Table<T, String> {
    let candidates: Vec<Candidate<'a>> = arena.iter().map(|(id, one)| candidate(id, one)).collect();
    let (titles, longer) = (count(&candidates, Candidate::title), count(&candidates, Candidate::longer));
    arena.table(|id, _| {
        let Some(one) = candidates.get(id.index()) else { return String::new() };
        let is_alone = |counts: &IndexMap<String, usize>, label: &String| {
            counts.get(label).copied().unwrap_or(0) == usize::from(one.live)
        };
        let choices = [one.title(), one.longer()];
        let alone = choices.into_iter().zip([&titles, &longer]).find(|(label, counts)| is_alone(counts, label));
        alone.map_or_else(|| one.longest(), |(label, _)| label)
    })
}

/// How many live ones have each label.
fn count<'a>(candidates: &[Candidate<'a>], label: impl Fn(&Candidate<'a>) -> String) -> IndexMap<String, usize> {
    let mut counts = IndexMap::new();
    for one in candidates.iter().filter(|one| one.live) {
        *counts.entry(label(one)).or_default() += 1;
    }
    counts
}

impl Candidate<'_> {
    fn title(&self) -> String {
        self.header.title().to_owned()
    }

    fn longer(&self) -> String {
        self.around.map_or_else(|| self.title(), |around| format!("{} ({around})", self.header.title()))
    }

    fn longest(&self) -> String {
        format!("{} ({})", self.header.title(), self.header.path)
    }
}
