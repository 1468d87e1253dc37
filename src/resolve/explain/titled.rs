//! Titles and people where the name of a declaration is due: who is meant, and how to write that.

use super::super::kinds::{Entry, Kinds};
use super::super::lookup::Found;
use super::super::miss::Titled;
use super::Explain;
use crate::catalog;
use crate::diagnostic::wording::{all_of, one_of};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::PersonId;
use crate::source::Span;
use crate::syntax::tree::{Name, Path, Relation};

impl<'t> Explain<'_, 't> {
    pub(super) fn titled(&mut self, titled: &Titled<'t>) -> Diagnostic {
        let written = titled.text.value.trim();
        let bare = written.strip_prefix("the ").or_else(|| written.strip_prefix("our ")).unwrap_or(written);
        let kinds = kinds(titled.relation);
        self.name_without_quotes(titled, bare, kinds)
            .or_else(|| self.title(titled, bare, kinds))
            .or_else(|| self.person(titled, bare, kinds))
            .unwrap_or_else(|| nothing(titled, bare, kinds))
    }

    /// `reports to "ceo"`, `reports to the ceo`
    fn name_without_quotes(&mut self, titled: &Titled<'t>, bare: &str, kinds: Kinds) -> Option<Diagnostic> {
        let path = path_of(bare, titled.text.span);
        let Found::One(_) = self.lookup.find(&path, titled.scope, kinds) else { return None };
        let found =
            Diagnostic::new(&catalog::SYNTAX_ERROR, format!("a name stands alone and without quotes: `{bare}`"))
                .subject(bare)
                .label(titled.text.span, format!("write `{bare}`"))
                .help(help(titled.relation, bare));
        Some(found.fix(Fix::possible(format!("write `{bare}`"), titled.text.span, bare)))
    }

    /// `reports to "Chief Executive"`
    fn title(&mut self, titled: &Titled<'t>, bare: &str, kinds: Kinds) -> Option<Diagnostic> {
        let entries: Vec<Entry> = self.titles().declared(bare, kinds);
        let names: Vec<String> = entries.iter().map(|entry| self.surely(*entry, titled.scope)).collect();
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let [first, ..] = names.as_slice() else { return None };
        let message = format!("`{bare}` is the title of {}, not its name", all_of(&quoted));
        let found = Diagnostic::new(&catalog::WRONG_KIND, message)
            .subject(bare)
            .label(titled.text.span, format!("write {}", one_of(&quoted)));
        let found = match entries.first().and_then(|entry| self.header(*entry)) {
            Some(header) if names.len() == 1 => found.label(header.name_span, "declared here"),
            _ => found,
        };
        let found = found.help(help(titled.relation, first));
        Some(match names.as_slice() {
            [only] => found.fix(Fix::possible(format!("write `{only}`"), titled.text.span, only.as_str())),
            _ => found,
        })
    }

    /// `owner "Ana Ruiz"`
    fn person(&mut self, titled: &Titled<'t>, bare: &str, kinds: Kinds) -> Option<Diagnostic> {
        let id = self.person_titled(bare)?;
        let person = &self.chart.people[id];
        let message = format!("expected {}, found person `{bare}`", kinds.with_article());
        let found = Diagnostic::new(&catalog::WRONG_KIND, message)
            .subject(bare)
            .label(titled.text.span, "this is a person")
            .label(person.header.name_span, "named here")
            .help(self.roles_of(id, bare));
        Some(match self.only_role(id) {
            Some(role) => found.fix(Fix::possible(format!("write `{role}`"), titled.text.span, role)),
            None => found,
        })
    }

    pub(super) fn person_titled(&mut self, name: &str) -> Option<PersonId> {
        self.titles().person(name)
    }

    fn only_role(&self, person: PersonId) -> Option<String> {
        match self.held_by(person).as_slice() {
            [only] => Some(self.chart.role_path(*only).to_owned()),
            _ => None,
        }
    }
}

/// Nothing is called so, and nothing is titled so.
fn nothing(titled: &Titled<'_>, bare: &str, kinds: Kinds) -> Diagnostic {
    let example = kinds.example();
    Diagnostic::new(&catalog::UNKNOWN_NAME, format!("no {} is called `{bare}`", kinds.words()))
        .subject(bare)
        .label(titled.text.span, "no declaration has this name or title")
        .help(format!("write the name behind the keyword of its declaration: that of `{example} ceo \"…\"` is `ceo`"))
}

fn help(relation: Relation, name: &str) -> String {
    format!("write `{} {name}`: what stands behind the keyword of a declaration is its name", relation.keyword())
}

/// What may stand behind a keyword.
const fn kinds(relation: Relation) -> Kinds {
    match relation {
        Relation::Head | Relation::AssistantTo | Relation::DeputisedBy => Kinds::ROLE,
        Relation::PartOf => Kinds::DEPARTMENT,
        Relation::Owns => Kinds::ITEMS,
        Relation::ContributesTo => Kinds::OBJECTIVE,
        _ => Kinds::POSTS,
    }
}

fn path_of(text: &str, span: Span) -> Path {
    let (absolute, text) = text.strip_prefix('.').map_or((false, text), |rest| (true, rest));
    let part = |part: &str| Name { text: part.into(), span };
    Path { absolute, parts: text.split('.').map(part).collect(), span }
}
