//! What every declaration may say.

use super::cursor::Cursor;
use super::facts::{dates, day};
use super::reader::Reader;
use crate::import::text::{Declaration, statement};
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

impl<'d> Reader<'d> {
    /// A declaration with the statements of its kind, and around them those that all kinds have.
    pub(super) fn declaration(
        &mut self,
        one: &Cursor<'d>,
        keyword: DeclKind,
        path: &str,
        own: Vec<String>,
    ) -> Declaration {
        let mut statements: Vec<String> = exists(one).into_iter().chain(own).collect();
        statements.extend(about(one));
        let waivers = self.take_waivers(keyword, one.value().get("id").and_then(|id| id.as_str()).unwrap_or(""));
        statements.extend(waivers.iter().filter_map(waiver));
        Declaration {
            keyword,
            path: path.to_owned(),
            scope: None,
            title: title(one),
            tags: one.members("tags").iter().filter_map(name).map(str::to_owned).collect(),
            doc: doc(one),
            statements,
        }
    }
}

/// The title, if it is more than the name.
pub(super) fn title(one: &Cursor<'_>) -> Option<String> {
    let title = one.text_of("title");
    title.filter(|_| one.flag_of("titled")).map(str::to_owned)
}

/// A word that is a name.
pub(super) fn name<'d>(at: &Cursor<'d>) -> Option<&'d str> {
    let name = at.text()?;
    if !spell::is_name(name) {
        at.problem(format!("`{name}` is no name: letters, digits, `_` and `-`"));
    }
    spell::is_name(name).then_some(name)
}

/// A word, or a string where it is none.
pub(super) fn word_or_text(text: &str) -> String {
    if spell::is_name(text) { text.to_owned() } else { spell::string(text) }
}

fn doc(one: &Cursor<'_>) -> Option<String> {
    let found = one.option("doc")?;
    let doc = found.text()?;
    if doc.split('\n').any(|line| line.trim_end() != line || bare_joiner(line)) {
        found.problem("a doc comment cannot hold blanks at the end of a line, or joiners behind plain letters");
    }
    Some(doc.to_owned())
}

/// Whether a line needs an escape, which comments do not have.
fn bare_joiner(line: &str) -> bool {
    spell::string(line).contains("\\u{") && !line.contains("\\u{")
}

fn exists(one: &Cursor<'_>) -> Option<String> {
    let exists = one.object("exists")?;
    if exists.flag_of("abolished") {
        return Some("abolished".to_owned());
    }
    Some(format!("exists{}", dates(&exists)))
}

fn about(one: &Cursor<'_>) -> Vec<String> {
    let mut statements = Vec::new();
    for (key, value) in one.entries("properties") {
        if !spell::is_name(key) {
            value.problem(format!("`{key}` is no name: letters, digits, `_` and `-`"));
        }
        statements.extend(value.text().map(|text| format!("set {key} {}", spell::string(text))));
    }
    for link in one.objects("links") {
        let label = link.option_text_of("label").map(|label| format!(" {}", spell::string(label)));
        let url = link.text_of("url").map(spell::string);
        statements.extend(url.map(|url| format!("link {url}{}", label.unwrap_or_default())));
    }
    statements.extend(one.members("notes").iter().filter_map(Cursor::text).map(statement::note));
    for was in one.members("was") {
        match was.text() {
            Some(path) if spell::is_path(path) => statements.push(format!("was {path}")),
            Some(path) => was.problem(format!("`{path}` is no path")),
            None => {}
        }
    }
    statements
}

fn waiver(waiver: &Cursor<'_>) -> Option<String> {
    let rule = name(&waiver.key("rule")?);
    let reason = waiver.text_of("reason").map(spell::string);
    let until = waiver.key("until").and_then(|until| day(&until));
    Some(format!("waive {} {} until {}", rule?, reason?, until?))
}
