//! What the document declares, and how a reference to it is written.

use indexmap::IndexMap;

use super::cursor::Cursor;
use crate::syntax::spell;

/// What a path can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Department,
    Role,
    Objective,
    Responsibility,
    Measure,
}

/// Everything that is declared, by path, in the two namespaces of the language, and the people.
#[derive(Debug, Default)]
pub(super) struct Names<'d> {
    who: IndexMap<&'d str, Kind>,
    what: IndexMap<&'d str, Kind>,
    people: IndexMap<&'d str, bool>,
    /// How many paths end so.
    ends: IndexMap<&'d str, usize>,
}

/// Where a reference stands: the paths of the department and of the item around it; empty at the top.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope<'d> {
    pub(super) department: &'d str,
    pub(super) item: Option<&'d str>,
}

impl Kind {
    pub(super) const POSTS: &[Self] = &[Self::Role, Self::Department];
    pub(super) const ITEMS: &[Self] = &[Self::Objective, Self::Responsibility, Self::Measure];

    const fn is_item(self) -> bool {
        matches!(self, Self::Objective | Self::Responsibility | Self::Measure)
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Role => "role",
            Self::Objective => "objective",
            Self::Responsibility => "responsibility",
            Self::Measure => "measure",
        }
    }
}

impl<'d> Names<'d> {
    /// Notes a declaration under its `id`. The id, if it is a path and the first one of its kind.
    pub(super) fn declare(&mut self, declaration: &Cursor<'d>, kind: Kind) {
        let Some(id) = declaration.key("id") else { return };
        let Some(path) = id.text().filter(|text| is_path(text, &id)) else { return };
        let names = if kind.is_item() { &mut self.what } else { &mut self.who };
        if let Some(first) = names.get(path) {
            return id.problem(format!("`{path}` is the id of a {} already", first.word()));
        }
        names.insert(path, kind);
        for end in ends(path) {
            *self.ends.entry(end).or_default() += 1;
        }
    }

    /// Notes a person or agent. Who is only quoted may have any name as `id`.
    pub(super) fn declare_person(&mut self, person: &Cursor<'d>) {
        let declared = person.flag_of("declared");
        let Some(id) = person.key("id") else { return };
        let Some(name) = id.text().filter(|text| !declared || is_path(text, &id)) else { return };
        if self.people.insert(name, declared).is_some() {
            id.problem(format!("`{name}` is the id of somebody already"));
        }
    }

    /// Whether the person is declared; `None` if there is no such person.
    pub(super) fn is_declared(&self, person: &str) -> Option<bool> {
        self.people.get(person).copied()
    }

    /// The path in a key, if something of these kinds is declared under it.
    pub(super) fn find(&self, at: &Cursor<'d>, key: &str, kinds: &[Kind]) -> Option<&'d str> {
        self.resolve(&at.key(key)?, kinds)
    }

    pub(super) fn resolve(&self, at: &Cursor<'d>, kinds: &[Kind]) -> Option<&'d str> {
        let path = at.text()?;
        let mut found = [self.who.get(path), self.what.get(path)].into_iter().flatten();
        if found.any(|kind| kinds.contains(kind)) {
            return Some(path);
        }
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        at.problem(format!("no {} has the id `{path}`", kinds.join(" or ")));
        None
    }

    /// How a reference to a role or department is written there: as short as it is safe.
    pub(super) fn who(&self, path: &str, scope: Scope<'_>) -> String {
        match parent(path) {
            parent if parent == scope.department && path != "nobody" => last(path).to_owned(),
            _ => self.from_top(path, scope.department),
        }
    }

    /// How a reference to an objective, responsibility or measure is written there.
    pub(super) fn what(&self, path: &str, scope: Scope<'_>) -> String {
        let around = scope.item.unwrap_or(scope.department);
        // What stands in an item of the same path as a department is not seen from that department.
        let is_doubtful = self.who.contains_key(around) && self.what.contains_key(around);
        match parent(path) {
            parent if parent == around && !is_doubtful => last(path).to_owned(),
            _ => self.from_top(path, around),
        }
    }

    /// The path; with a leading dot, where something else might be meant by it.
    pub(super) fn from_top(&self, path: &str, scope: &str) -> String {
        let first = path.split('.').next().unwrap_or(path);
        let is_hidden = !scope.is_empty() && {
            let here = format!("{scope}.{first}");
            self.who.contains_key(here.as_str()) || self.what.contains_key(here.as_str())
        };
        let is_safe = self.ends.get(path) == Some(&1) && !is_hidden && path != "nobody";
        if is_safe { path.to_owned() } else { format!(".{path}") }
    }
}

/// The path without its last part; empty at the top.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(parent, _)| parent)
}

pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The path, and all that is left of it when parts are taken off in front.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |rest| rest.split_once('.').map(|(_, rest)| rest))
}

fn is_path(text: &str, at: &Cursor<'_>) -> bool {
    let is_path = spell::is_path(text);
    if !is_path {
        at.problem(format!("`{text}` is no path: names of letters, digits, `_` and `-` with dots between them"));
    }
    is_path
}
