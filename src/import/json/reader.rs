//! The whole document.

use indexmap::IndexMap;

use super::cursor::Cursor;
use super::names::{Kind, Names};
use super::order::{self, Draft};
use crate::import::text::Declaration;
use crate::syntax::tree::DeclKind;

/// Everything that is needed at hand to read one declaration.
pub(super) struct Reader<'d> {
    pub(super) document: Cursor<'d>,
    pub(super) names: Names<'d>,
    /// The lines of each role that are written.
    lines: IndexMap<&'d str, Vec<Cursor<'d>>>,
    /// The waivers of each declaration.
    waivers: IndexMap<(&'d str, &'d str), Vec<Cursor<'d>>>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: Cursor<'d>) -> Self {
        let names = names(&document);
        let (lines, waivers) = (lines(&document), waivers(&document));
        Self { document, names, lines, waivers }
    }

    /// All declarations, in the order in which they are to be drawn.
    pub(super) fn read(mut self) -> Vec<Declaration> {
        let document = self.document.clone();
        let mut drafts: Vec<Draft<'d>> = Vec::new();
        drafts.extend(document.object("organization").map(|one| self.organization(&one)));
        let mut all = |key: &str, read: fn(&mut Self, &Cursor<'d>) -> Option<Draft<'d>>| {
            drafts.extend(document.objects(key).iter().filter_map(|one| read(&mut self, one)));
        };
        all("roles", Self::role);
        all("departments", Self::department);
        all("people", |reader, one| reader.holder(one, DeclKind::Person));
        all("agents", |reader, one| reader.holder(one, DeclKind::Agent));
        all("objectives", |reader, one| reader.item(one, DeclKind::Objective));
        all("responsibilities", |reader, one| reader.item(one, DeclKind::Responsibility));
        all("policies", Self::policy);
        all("views", Self::view);
        self.report_leftovers();
        order::declarations(drafts)
    }

    /// The written lines of a role. They are read once.
    pub(super) fn take_lines(&mut self, role: &str) -> Vec<Cursor<'d>> {
        self.lines.swap_remove(role).unwrap_or_default()
    }

    /// The waivers of a declaration. They are read once.
    pub(super) fn take_waivers(&mut self, keyword: DeclKind, id: &'d str) -> Vec<Cursor<'d>> {
        self.waivers.swap_remove(&(keyword.keyword(), id)).unwrap_or_default()
    }

    /// What is about declarations that are not there.
    fn report_leftovers(&self) {
        let lines = self.lines.values().flatten().filter_map(|line| line.key("source"));
        lines.for_each(|source| source.problem("no role has this id"));
        let waivers = self.waivers.values().flatten().filter_map(|waiver| waiver.key("on"));
        waivers.for_each(|on| on.problem("no declaration of this kind has this id"));
    }
}

fn names<'d>(document: &Cursor<'d>) -> Names<'d> {
    let mut names = Names::default();
    document.objects("departments").iter().for_each(|one| names.declare(one, Kind::Department));
    document.objects("roles").iter().for_each(|one| names.declare(one, Kind::Role));
    for one in document.objects("objectives") {
        names.declare(&one, Kind::Objective);
        one.objects("measures").iter().for_each(|measure| names.declare(measure, Kind::Measure));
    }
    document.objects("responsibilities").iter().for_each(|one| names.declare(one, Kind::Responsibility));
    document.objects("people").iter().for_each(|one| names.declare_person(one));
    document.objects("agents").iter().for_each(|one| names.declare_person(one));
    names
}

fn lines<'d>(document: &Cursor<'d>) -> IndexMap<&'d str, Vec<Cursor<'d>>> {
    let mut lines: IndexMap<&str, Vec<Cursor<'d>>> = IndexMap::new();
    for line in document.objects("lines") {
        if let Some(source) = line.text_of("source").filter(|_| !line.flag_of("implied")) {
            lines.entry(source).or_default().push(line);
        }
    }
    lines
}

fn waivers<'d>(document: &Cursor<'d>) -> IndexMap<(&'d str, &'d str), Vec<Cursor<'d>>> {
    let mut waivers: IndexMap<(&str, &str), Vec<Cursor<'d>>> = IndexMap::new();
    for waiver in document.objects("waivers") {
        if let Some(kind) = waiver.text_of("onKind") {
            // The organization has no id.
            let on = waiver.option_text_of("on").unwrap_or("");
            waivers.entry((kind, on)).or_default().push(waiver);
        }
    }
    waivers
}
