//! What the document declares.

use indexmap::IndexMap;

use super::cursor::Cursor;
use crate::import::text::paths::Paths;
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
    /// How they are referred to.
    pub(super) paths: Paths<'d>,
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
        if kind.is_item() {
            self.paths.add_what(path)
        } else {
            self.paths.add_who(path)
        };
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
}

fn is_path(text: &str, at: &Cursor<'_>) -> bool {
    let is_path = spell::is_path(text);
    if !is_path {
        at.problem(format!("`{text}` is no path: names of letters, digits, `_` and `-` with dots between them"));
    }
    is_path
}
