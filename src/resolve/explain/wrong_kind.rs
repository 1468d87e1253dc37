//! `wrong-kind`: the name is borne by something that may not stand in this place.

use super::super::kinds::{Entry, Kinds};
use super::super::lookup::Found;
use super::super::miss::{Miss, Sought};
use super::Explain;
use crate::catalog;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::{all_of, one_of, with_article};
use crate::model::{DepartmentId, Header, Holder, ItemId, ItemKind, PersonId, PersonKind, Post, Role, RoleId};

/// So many roles of one person are offered.
const MOST_OFFERED: usize = 3;

impl<'t> Explain<'_, 't> {
    pub(super) fn wrong_kind(&mut self, miss: &Miss<'t>) -> Option<Diagnostic> {
        if let Some(entry) = self.of_another_kind(miss) {
            let words = entry.kinds().words();
            let found = wrong(miss, &words, self.header(entry)?, &with_article(&words));
            return Some(match self.instead(entry, miss) {
                Some(help) => found.help(help),
                None => found,
            });
        }
        let [name] = miss.path.parts.as_slice() else { return None };
        let declared = self.declared.people.get(name.text.as_str()).copied().flatten();
        let person = match declared {
            Some(person) => person,
            None => self.person_titled(&name.text).filter(|_| miss.sought != Sought::Holder)?,
        };
        let known = &self.chart.people[person];
        let word = if known.kind == PersonKind::Human { "person" } else { "agent" };
        Some(wrong(miss, word, &known.header, &with_article(word)).help(self.roles_of(person, &name.text)))
    }

    /// What this name would lead to if anything might stand here.
    fn of_another_kind(&mut self, miss: &Miss<'t>) -> Option<Entry> {
        match self.lookup.find(miss.path, miss.scope, Kinds::ALL) {
            Found::Nothing => None,
            Found::One(entry) => Some(entry),
            Found::Several(entries) => entries.first().copied(),
        }
        .filter(|entry| !miss.sought.kinds().is_some_and(|kinds| entry.kinds().overlaps(kinds)))
    }

    /// What may be written in place of it.
    fn instead(&self, entry: Entry, miss: &Miss<'t>) -> Option<String> {
        let Some(kinds) = miss.sought.kinds() else {
            return Some(
                "a role is held by people: write the name of a declared person or agent, or a full name in quotes"
                    .into(),
            );
        };
        match entry {
            Entry::Department(id) if kinds == Kinds::ROLE => Some(self.head_of(id)),
            Entry::Role(id) if kinds == Kinds::DEPARTMENT => Some(self.department_of(id)),
            Entry::Item(id, _) if kinds == Kinds::OBJECTIVE => Some(self.objective_of(id)),
            Entry::Item(id, _) if !kinds.has_items() => Some(self.owner_of(id, kinds)),
            Entry::Role(_) | Entry::Department(_) if kinds == Kinds::ITEMS => Some(
                "what is owned is an objective or responsibility: declare the one that is meant, and write its name"
                    .into(),
            ),
            Entry::Role(_) | Entry::Department(_) if kinds == Kinds::OBJECTIVE => {
                Some("write the objective that is meant, not who works for it".into())
            }
            _ => None,
        }
    }

    fn department_of(&self, id: RoleId) -> String {
        match self.chart.roles[id].department {
            Some(department) => format!("write its department: `{}`", self.chart.department_path(department)),
            None => {
                format!("`{}` stands in no department: write the one that is meant", self.chart.role_path(id))
            }
        }
    }

    fn objective_of(&self, id: ItemId) -> String {
        let item = &self.chart.items[id];
        match item.parent.filter(|_| item.kind == ItemKind::Measure) {
            Some(whole) => format!("write the objective it measures: `{}`", self.chart.item_path(whole)),
            None => "only objectives can be contributed to: write one of them".to_owned(),
        }
    }

    /// Who is accountable for an item, or for a whole of it, in the place of a role or department.
    fn owner_of(&self, id: ItemId, kinds: Kinds) -> String {
        let mut claims = self.chart.wholes(id).flat_map(|item| &self.chart.items[item].claims);
        let owner = claims.find_map(|claim| match claim.by? {
            Post::Role(role) if kinds.overlaps(Kinds::ROLE) => Some(self.chart.role_path(role)),
            Post::Department(department) if kinds.overlaps(Kinds::DEPARTMENT) => {
                Some(self.chart.department_path(department))
            }
            _ => None,
        });
        match owner {
            Some(owner) => format!("write who owns it: `{owner}`"),
            None => format!("write the {} that is meant", kinds.words()),
        }
    }

    fn head_of(&self, id: DepartmentId) -> String {
        let heads: Vec<String> = self.chart.departments[id]
            .heads
            .iter()
            .filter_map(|head| head.value)
            .map(|role| format!("`{}`", self.chart.role_path(role)))
            .collect();
        match heads.as_slice() {
            [] => "a role is due here: give the department a `head`, and write that".to_owned(),
            heads => format!("write the role that heads it: {}", one_of(heads)),
        }
    }

    /// What to write in place of a person, who is called `id`.
    pub(super) fn roles_of(&mut self, person: PersonId, id: &str) -> String {
        if !self.may_suggest() {
            return format!("write a role that `{id}` holds");
        }
        let held = self.held_by(person).into_iter().take(MOST_OFFERED);
        let held: Vec<String> = held.map(|role| format!("`{}`", self.chart.role_path(role))).collect();
        match held.as_slice() {
            [] => format!("`{id}` holds no role: declare one that is held by `{id}`, and write that"),
            [only] => format!("`{id}` holds {only}: write that"),
            several => format!("`{id}` holds {}: write one of them", all_of(several)),
        }
    }

    /// The roles that a person holds at any time.
    pub(super) fn held_by(&self, person: PersonId) -> Vec<RoleId> {
        let holder = Some(Holder::Person(person));
        let holds =
            |role: &Role| role.holdings.iter().any(|holding| !holding.value.former && holding.value.holder == holder);
        self.chart.roles.iter().filter(|(_, role)| holds(role)).map(|(id, _)| id).collect()
    }
}

fn wrong(miss: &Miss<'_>, word: &str, declared: &Header, found: &str) -> Diagnostic {
    let expected = match miss.sought {
        Sought::OneOf(kinds) => kinds.with_article(),
        Sought::Head(_) => Kinds::ROLE.with_article(),
        Sought::Holder => with_article(&miss.sought.words()),
    };
    let written = miss.path.text();
    Diagnostic::new(&catalog::WRONG_KIND, format!("expected {expected}, found {word} `{written}`"))
        .subject(written)
        .label(miss.path.span, format!("this is {found}"))
        .label(declared.name_span, if declared.declared { "declared here" } else { "named here" })
}
