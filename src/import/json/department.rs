//! The organization and its departments.

use super::cursor::Cursor;
use super::facts::tail;
use super::header::word_or_text;
use super::names::Kind;
use super::order::{Draft, Scope, place};
use super::reader::Reader;
use crate::import::text::{paths, statement};
use crate::syntax::tree::DeclKind;

impl<'d> Reader<'d> {
    pub(super) fn organization(&mut self, one: &Cursor<'d>) -> Draft<'d> {
        let own = self.kind_and_heads(one, "");
        if !one.flag_of("titled") {
            one.problem("an organization needs a title");
        }
        let declaration = self.declaration(one, DeclKind::Organization, "", own);
        Draft { declaration, scope: Scope::Top, place: place(one) }
    }

    pub(super) fn department(&mut self, one: &Cursor<'d>) -> Option<Draft<'d>> {
        let path = one.text_of("id")?;
        let scope = self.department_around(one, "parentId", path);
        let mut own = self.kind_and_heads(one, path);
        own.extend(self.memberships(one, path));
        own.extend(self.claims(one, path));
        let provided = one.members("provides");
        own.extend(statement::listed("provides", provided.iter().filter_map(Cursor::text).map(word_or_text)));
        let declaration = self.declaration(one, DeclKind::Department, path, own);
        Some(Draft { declaration, scope, place: place(one) })
    }

    /// The department in which a department or role is declared, which is also the start of its path.
    pub(super) fn department_around(&self, one: &Cursor<'d>, key: &str, path: &str) -> Scope<'d> {
        let around = one.option(key).and_then(|at| self.names.resolve(&at, &[Kind::Department]));
        let scope = around.map_or(Scope::Top, Scope::Department);
        if let Some(at) = one.key(key).filter(|_| !scope.has(path)) {
            at.problem(format!("the id `{path}` says another department"));
        }
        scope
    }

    /// `part of`, of departments and roles; `department` is the one in whose block it stands.
    pub(super) fn memberships(&self, one: &Cursor<'d>, department: &str) -> Vec<String> {
        let scope = paths::Scope { department, item: None };
        let facts = one.objects("partOf");
        let department = |fact: &Cursor<'d>| {
            let path = self.names.find(fact, "department", &[Kind::Department])?;
            Some(self.names.paths.who(path, scope) + &tail(fact))
        };
        statement::listed("part of", facts.iter().filter_map(department))
    }

    /// `owns`, of departments and roles.
    pub(super) fn claims(&self, one: &Cursor<'d>, department: &str) -> Vec<String> {
        let scope = paths::Scope { department, item: None };
        let facts = one.objects("owns");
        let item = |fact: &Cursor<'d>| {
            let path = self.names.find(fact, "item", Kind::ITEMS)?;
            Some(self.names.paths.what(path, scope) + &tail(fact))
        };
        statement::listed("owns", facts.iter().filter_map(item))
    }

    fn kind_and_heads(&self, one: &Cursor<'d>, path: &str) -> Vec<String> {
        let kind = one.option_text_of("kind").map(|kind| format!("kind {}", word_or_text(kind)));
        let facts = one.objects("heads");
        let head = |fact: &Cursor<'d>| {
            let role = self.names.find(fact, "role", &[Kind::Role])?;
            // A single name is looked up in the department itself.
            let is_own = paths::parent(role) == path;
            let name = if is_own { paths::last(role).to_owned() } else { format!(".{role}") };
            Some(name + &tail(fact))
        };
        let heads = statement::listed("head", facts.iter().filter_map(head));
        kind.into_iter().chain(heads).collect()
    }
}
