//! `unknown-name`: nothing bears the name.

use smallvec::smallvec;
use smol_str::SmolStr;

use super::super::kinds::{Entry, Kinds};
use super::super::lookup::{Found, Scope};
use super::super::miss::{Miss, Sought};
use super::super::names::NodeId;
use super::Explain;
use super::offer::Offer;
use crate::catalog;
use crate::diagnostic::wording::{all_of, one_of};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::DeclarationId;
use crate::source::{FileId, Span};
use crate::syntax::nobody;
use crate::syntax::tree::{Name, Path};

/// A scope with at most so many names is shown whole.
const FEW: usize = 5;

/// The part of a path that leads nowhere.
struct Broken<'p> {
    /// The scope that the parts before it name; none for the first part of a path.
    within: Option<NodeId>,
    part: &'p Name,
    /// What was due in its place.
    kinds: Kinds,
}

/// Stands for the last part of a path without parts, which the parser does not make.
static NOTHING: Name = Name { text: SmolStr::new_static(""), span: Span::new(FileId(0), 0, 0) };

impl<'t> Explain<'_, 't> {
    pub(super) fn unknown(&mut self, miss: &Miss<'t>) -> Diagnostic {
        let found = self.not_there(miss);
        let now = miss.sought.kinds().and_then(|kinds| self.now_called(miss.path, miss.scope, kinds));
        match now {
            Some(now) => found.help(format!("write `{now}`: that is what it is called now")).fix(Fix::possible(
                format!("write `{now}`"),
                miss.path.span,
                now,
            )),
            None => found,
        }
    }

    fn not_there(&mut self, miss: &Miss<'t>) -> Diagnostic {
        match (miss.sought, miss.path.parts.as_slice()) {
            (Sought::Holder, _) => self.unknown_person(miss.path),
            (Sought::Head(of), [name]) => self.unknown_head(of, miss.scope, name, miss.path),
            (Sought::OneOf(kinds), [name]) if !miss.path.absolute => self.unknown_name(miss, name, kinds),
            (sought, _) => self.unknown_path(miss.path, miss.scope, sought.kinds().unwrap_or(Kinds::ALL)),
        }
    }

    fn unknown_person(&mut self, path: &Path) -> Diagnostic {
        let written = path.text();
        let found = nothing(format!("no person or agent is called `{written}`"), path, path.span, "not declared");
        if nobody(&written).is_some() {
            return found.help("write `vacant` if nobody holds the role, `undisclosed` if the name is withheld");
        }
        if written == "acting" {
            return found.help("`acting` stands behind its holder without a comma, as in `held by NAME acting`");
        }
        let near = Offer::plain(self.nearest(&written, None));
        let declare = format!("declare `person {written} \"…\"`, or write the name of the person in quotes");
        near.add_to(found, path.span, |found| found.help(declare))
    }

    fn unknown_head(&mut self, of: DeclarationId, scope: Scope, name: &Name, path: &Path) -> Diagnostic {
        let message = match of {
            DeclarationId::Department(id) => {
                format!("no role of department `{}` is called `{}`", self.chart.department_path(id), name.text)
            }
            _ => format!("no role at the top is called `{}`", name.text),
        };
        let found = nothing(message, path, path.span, "looked up in this scope only");
        let elsewhere = self.bearing(&name.text, Kinds::ROLE).into_iter();
        let elsewhere: Vec<String> = elsewhere.map(|role| format!("`{}`", self.absolute(role))).collect();
        let write = format!("write {}", one_of(&elsewhere));
        match elsewhere.as_slice() {
            [] => {
                let near = Offer::plain(self.nearest_in(scope.department, &name.text, Kinds::ROLE));
                let declare = format!("declare it, as in `role {} \"…\"`", name.text);
                near.add_to(found, path.span, |found| found.help(declare))
            }
            [only] => found.help(write).fix(Fix::possible(format!("write {only}"), path.span, only.trim_matches('`'))),
            _ => found.help(write),
        }
    }

    fn unknown_name(&mut self, miss: &Miss<'t>, name: &Name, kinds: Kinds) -> Diagnostic {
        let message = format!("{} is called `{}`", none_of(kinds), name.text);
        let found = nothing(message, miss.path, name.span, "not declared anywhere");
        let near = self.nearest(&name.text, Some(kinds));
        let near = Offer::of(near, |near| self.reach(near, kinds, miss.scope));
        let declare = format!("declare it, as in `{} {} \"…\"`", kinds.example(), name.text);
        near.add_to(found, name.span, |found| found.help(declare))
    }

    /// How to write a name so that it leads somewhere: with its path, if several bear it.
    fn reach(&mut self, name: &str, kinds: Kinds, scope: Scope) -> String {
        let part = Name { text: name.into(), span: NOTHING.span };
        let path = Path { absolute: false, parts: smallvec![part], span: NOTHING.span };
        match self.lookup.find(&path, scope, kinds) {
            Found::Several(entries) => entries.first().map_or_else(String::new, |first| self.surely(*first, scope)),
            Found::One(_) | Found::Nothing => name.to_owned(),
        }
    }

    fn unknown_path(&mut self, path: &Path, scope: Scope, kinds: Kinds) -> Diagnostic {
        let broken = self.broken(path, scope, kinds);
        let (name, none) = (&broken.part.text, none_of(broken.kinds));
        let (message, label) = match broken.within {
            Some(NodeId::TOP) => (format!("{none} at the top is called `{name}`"), "not declared at the top"),
            Some(node) => (format!("{none} of {} is called `{name}`", self.scope_words(node)), "not declared there"),
            None => (format!("{none} is called `{name}`"), "not declared anywhere"),
        };
        let near = match broken.within {
            Some(node) => self.nearest_in(node, name, broken.kinds),
            None => self.nearest(name, Some(broken.kinds)),
        };
        let found = nothing(message, path, broken.part.span, label);
        if let Some(rest) = self.behind_its_kind(path, scope, kinds) {
            let fix = Fix::possible(format!("write `{rest}`"), path.span, rest.as_str());
            return found.help(format!("write `{rest}`: no kind stands in a path")).fix(fix);
        }
        Offer::plain(near)
            .add_to(found, broken.part.span, |found| self.with_what_is_there(found, &broken, path, scope, kinds))
    }

    /// `ceo`, where `role.ceo` was written.
    fn behind_its_kind(&mut self, path: &Path, scope: Scope, kinds: Kinds) -> Option<String> {
        let (first, rest) = path.parts.split_first()?;
        let is_kind = matches!(first.text.as_str(), "role" | "department" | "objective" | "responsibility");
        let rest = Path { absolute: false, parts: rest.into(), span: path.span };
        let leads_somewhere = is_kind && !matches!(self.lookup.find(&rest, scope, kinds), Found::Nothing);
        leads_somewhere.then(|| rest.text())
    }

    /// Which part of a path leads nowhere, read as far as it leads somewhere.
    fn broken<'p>(&self, path: &'p Path, scope: Scope, kinds: Kinds) -> Broken<'p> {
        let (mut within, read) = self.longest_start(path, scope, kinds);
        let last = path.parts.len().saturating_sub(1);
        for (index, part) in path.parts.iter().enumerate().skip(read) {
            let due = if index == last { kinds } else { kinds.scopes() };
            let next = within.and_then(|node| self.lookup.names.descend(node, std::slice::from_ref(part)));
            let next = next.filter(|node| self.lookup.names.entries(*node, due).next().is_some());
            if next.is_none() || index == last {
                return Broken { within, part, kinds: due };
            }
            within = next;
        }
        Broken { within, part: path.parts.last().unwrap_or(&NOTHING), kinds }
    }

    /// The longest start of the path that names a scope, and how many parts that is.
    fn longest_start(&self, path: &Path, scope: Scope, kinds: Kinds) -> (Option<NodeId>, usize) {
        if path.absolute {
            return (Some(NodeId::TOP), 0);
        }
        if let Some(node) = self.lookup.first_part(&path.parts, scope, kinds) {
            return (Some(node), 1);
        }
        let starts = (1..path.parts.len()).rev().filter_map(|length| Some((path.parts.get(..length)?, length)));
        let mut known = starts.filter_map(|(start, length)| Some((self.lookup.scope(start, kinds.scopes())?, length)));
        known.next().map_or((None, 0), |(node, length)| (Some(node), length))
    }

    fn with_what_is_there(
        &mut self,
        found: Diagnostic,
        broken: &Broken<'_>,
        path: &Path,
        scope: Scope,
        kinds: Kinds,
    ) -> Diagnostic {
        let last = path.parts.last().unwrap_or(&NOTHING);
        let elsewhere = self.declared_as(&last.text, kinds, scope);
        if !elsewhere.is_empty() {
            return found.help(format!("there is {}", all_of(&elsewhere)));
        }
        let searched = broken.within.filter(|_| self.has_time());
        let there = searched.map_or_else(Vec::new, |node| self.names_in(node, broken.kinds));
        let there: Vec<String> = there.iter().map(|name| format!("`{name}`")).collect();
        match there.len() {
            0 => found.help(format!("declare it, as in `{} {} \"…\"`", broken.kinds.example(), broken.part.text)),
            1..=FEW => found.help(format!("there is {}", all_of(&there))),
            _ => found,
        }
    }

    /// The declarations that bear a name anywhere, if they are few.
    fn declared_as(&mut self, name: &str, kinds: Kinds, scope: Scope) -> Vec<String> {
        let entries = self.bearing(name, kinds);
        entries.into_iter().map(|entry| format!("`{}`", self.surely(entry, scope))).collect()
    }

    /// What bears a name anywhere; nothing, if that is much.
    fn bearing(&self, name: &str, kinds: Kinds) -> Vec<Entry> {
        let names = self.lookup.names;
        let symbol = names.symbol(name).filter(|symbol| names.count(*symbol) as usize <= FEW);
        let nodes = symbol.into_iter().flat_map(|symbol| names.named(symbol));
        nodes.flat_map(|node| names.entries(node, kinds)).collect()
    }
}

/// `no role or department`; where anything may stand, `nothing`.
fn none_of(kinds: Kinds) -> String {
    if kinds == Kinds::ALL { "nothing".to_owned() } else { format!("no {}", kinds.words()) }
}

fn nothing(message: String, path: &Path, place: Span, label: &str) -> Diagnostic {
    Diagnostic::new(&catalog::UNKNOWN_NAME, message).subject(path.text()).label(place, label)
}
