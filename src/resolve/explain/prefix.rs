//! Declarations whose path begins with what is no scope.

use super::super::enclose::LostPrefix;
use super::super::kinds::Entry;
use super::super::lookup::{Found, Scope};
use super::offer::Offer;
use super::{Explain, with_places};
use crate::catalog;
use crate::diagnostic::wording::with_article;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;
use crate::syntax::tree::{Name, Path};

impl<'t> Explain<'_, 't> {
    /// One finding for all declarations behind the prefix.
    pub(super) fn lost_prefix(&mut self, lost: &LostPrefix<'t>) -> Option<Diagnostic> {
        let part = lost.path.parts.get(lost.part)?;
        let others: Vec<Span> = lost.others.iter().map(|path| path.span).collect();
        if let Some(found) = self.no_scope(lost, part) {
            return Some(with_places(found, others));
        }
        if self.declared.lost {
            return None;
        }
        Some(with_places(self.unknown_prefix(lost, part), others))
    }

    /// The prefix names something that cannot contain such a declaration.
    fn no_scope(&self, lost: &LostPrefix<'t>, part: &Name) -> Option<Diagnostic> {
        let names = self.lookup.names;
        let node = names.descend(lost.within, std::slice::from_ref(part))?;
        let entry = names.who(node).into_iter().chain(names.what(node)).find(|entry| *entry != Entry::Ghost)?;
        let words = entry.kinds().words();
        let message = format!("expected {}, found {words} `{}`", lost.kinds.with_article(), part.text);
        let found = Diagnostic::new(&catalog::WRONG_KIND, message)
            .subject(lost.path.text())
            .label(part.span, format!("nothing of this kind can be declared in {}", with_article(&words)));
        Some(match self.header(entry) {
            Some(header) => found.label(header.name_span, "declared here"),
            None => found,
        })
    }

    fn unknown_prefix(&mut self, lost: &LostPrefix<'t>, part: &Name) -> Diagnostic {
        let message = format!("no {} is called `{}`", lost.kinds.words(), prefix(lost.path, lost.part));
        let found = Diagnostic::new(&catalog::UNKNOWN_NAME, message)
            .subject(lost.path.text())
            .label(part.span, "the path of a declaration says exactly where it belongs");
        if let Some(full) = self.meant_by_end(lost) {
            let title = format!("write `{full}`");
            return found.help(format!("did you mean `{full}`?")).fix(Fix::possible(title, lost.path.span, full));
        }
        let near = Offer::plain(self.nearest_in(lost.within, &part.text, lost.kinds));
        let declare = format!("declare it, as in `{} {} \"…\"`", lost.kinds.example(), part.text);
        near.add_to(found, part.span, |found| found.help(declare))
    }

    /// The path from the top, if the prefix is the end of that of one scope, as it may be in a reference.
    fn meant_by_end(&mut self, lost: &LostPrefix<'t>) -> Option<String> {
        let parts = lost.path.parts.get(..=lost.part)?.into();
        let reference = Path { absolute: false, parts, span: lost.path.span };
        let Found::One(entry) = self.lookup.find(&reference, Scope::TOP, lost.kinds) else { return None };
        let rest = lost.path.parts.iter().skip(lost.part + 1).map(|part| part.text.as_str());
        let parts: Vec<&str> = std::iter::once(self.path(entry)).chain(rest).collect();
        Some(format!("{}{}", if lost.nested { "." } else { "" }, parts.join(".")))
    }
}

fn prefix(path: &Path, part: usize) -> String {
    let parts: Vec<&str> = path.parts.iter().take(part + 1).map(|part| part.text.as_str()).collect();
    parts.join(".")
}
