//! Views.

use super::cursor::Cursor;
use super::facts::date;
use super::order::{Draft, Scope, place};
use super::reader::Reader;
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

const LAYERS: &[&str] = &["people", "dotted", "objectives", "responsibilities", "vacancies"];

const COLUMNS: &[(&str, &str)] = &[("roles", "roles"), ("departments", "departments"), ("people", "people")];

impl<'d> Reader<'d> {
    pub(super) fn view(&mut self, one: &Cursor<'d>) -> Option<Draft<'d>> {
        let id = one.key("id")?;
        let path = id.text()?;
        if !spell::is_path(path) {
            id.problem(format!("`{path}` is no path"));
        }
        let mut own: Vec<String> = Vec::new();
        let root = one.object("root").and_then(|root| self.side(&root));
        own.extend(root.map(|root| format!("root {root}")));
        own.extend(one.count_of("depth").map(|depth| format!("depth {depth}")));
        own.extend(layers(one, "show"));
        own.extend(layers(one, "hide"));
        let lists = ["include", "exclude"].into_iter();
        own.extend(lists.filter_map(|key| Some(format!("{key} {}", self.sides(one, key)?))));
        let columns = one.option("columns").and_then(|_| one.word_of("columns", COLUMNS));
        own.extend(columns.map(|columns| format!("columns {columns}")));
        own.extend(date(one, "asOf").map(|day| format!("as of {day}")));
        let declaration = self.declaration(one, DeclKind::View, path, own);
        Some(Draft { declaration, scope: Scope::Top, place: place(one) })
    }
}

fn layers(one: &Cursor<'_>, key: &str) -> Option<String> {
    let members = one.members(key);
    let mut words = Vec::new();
    for member in &members {
        match member.string() {
            Some(word) if LAYERS.contains(&word) => words.push(word),
            Some(word) => member.problem(format!("`{word}` is none of {}", LAYERS.join(", "))),
            None => {}
        }
    }
    (!words.is_empty()).then(|| format!("{key} {}", words.join(", ")))
}
