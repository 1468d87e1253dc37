//! Who holds a role: people and agents by identifier, quoted names, and names that are none.

use indexmap::{IndexMap, IndexSet};
use unicode_normalization::UnicodeNormalization;

use super::super::header;
use super::super::miss::{Miss, Sought};
use super::super::placeholder;
use super::super::quick::IdSet;
use super::{Carrier, Linker, damage};
use crate::model::{Chart, Holder, PersonId, PersonKind, RoleId};
use crate::source::Span;
use crate::syntax::nobody;
use crate::syntax::tree::{Item, Path, Relation, Target, Text};

/// Everyone who was named as a holder.
#[derive(Debug, Default)]
pub(in super::super) struct Holders {
    /// Who of the declared is named, in any way.
    pub(in super::super) used: IdSet<PersonId>,
    /// Who is only quoted, by name.
    pub(in super::super) quoted: IndexMap<String, Quoted>,
    /// Names that several of the declared bear, and that were quoted: they are counted as used once.
    shared: IndexSet<String>,
    /// Declared people by title; made when the first name is quoted.
    titles: Option<IndexMap<String, Vec<PersonId>>>,
}

/// Somebody who is only quoted.
#[derive(Debug)]
pub(in super::super) struct Quoted {
    pub(in super::super) person: PersonId,
    /// The roles the name holds (not: held), each with the place of the first such statement.
    pub(in super::super) roles: IndexMap<RoleId, Span>,
}

impl<'t> Linker<'_, 't> {
    pub(super) fn holder(
        &mut self,
        item: &'t Item,
        role: RoleId,
        relation: Relation,
        carrier: Carrier,
    ) -> Option<Holder> {
        match &item.target {
            Target::Path(path) => self.identified(path, relation, carrier),
            Target::Quoted(name) => self.quoted(name, role, relation, carrier),
            Target::Nobody(_) => None,
        }
    }

    /// Identifiers in statements that do not count make nobody unused.
    pub(super) fn count_as_used(&mut self, items: &[Item]) {
        for item in items {
            let Target::Path(path) = &item.target else { continue };
            self.holders.used.extend(person_called(self.declared, path).flatten());
        }
    }

    fn identified(&mut self, path: &'t Path, relation: Relation, carrier: Carrier) -> Option<Holder> {
        let known = person_called(self.declared, path);
        if known.is_none() {
            self.misses.push(Miss::new(path, carrier.scope, Sought::Holder));
        }
        let person = known.flatten();
        match person {
            Some(person) => _ = self.holders.used.insert(person),
            None => damage::note(&mut self.chart.damage, carrier.id, Some(relation)),
        }
        person.map(Holder::Person)
    }

    fn quoted(&mut self, text: &'t Text, role: RoleId, relation: Relation, carrier: Carrier) -> Option<Holder> {
        let name = folded(&text.value);
        if nobody(&name).is_some() {
            if relation == Relation::HeldBy {
                let path = self.chart.role_path(role);
                self.diagnostics.push(placeholder::found(&name, text.span, path));
            }
            return Some(Holder::Placeholder(text.value.clone()));
        }
        let chart = &*self.chart;
        let titles = self.holders.titles.get_or_insert_with(|| by_title(chart));
        match titles.get(&name).map_or(&[][..], Vec::as_slice) {
            [] => Some(Holder::Person(self.undeclared(name, text.span, role, relation))),
            [only] => {
                self.holders.used.insert(*only);
                Some(Holder::Person(*only))
            }
            several => {
                self.diagnostics.push(placeholder::namesakes(&name, text.span, several, self.chart));
                if self.holders.shared.insert(name) {
                    self.holders.used.extend(several.iter().copied());
                }
                damage::note(&mut self.chart.damage, carrier.id, Some(relation));
                None
            }
        }
    }

    fn undeclared(&mut self, name: String, span: Span, role: RoleId, relation: Relation) -> PersonId {
        let people = &mut self.chart.people;
        let quoted = self.holders.quoted.entry(name).or_insert_with_key(|name| Quoted {
            person: people.push(header::person(header::of_quoted(name, span), PersonKind::Human)),
            roles: IndexMap::new(),
        });
        if relation == Relation::HeldBy {
            quoted.roles.entry(role).or_insert(span);
        }
        quoted.person
    }
}

/// The person or agent with this identifier; an inner none for a block of unknown kind.
fn person_called(declared: &super::Declarations<'_>, path: &Path) -> Option<Option<PersonId>> {
    match path.parts.as_slice() {
        [name] => declared.people.get(name.text.as_str()).copied(),
        _ => None,
    }
}

/// The people and agents that are declared, by their title.
fn by_title(chart: &Chart) -> IndexMap<String, Vec<PersonId>> {
    let mut titles: IndexMap<String, Vec<PersonId>> = IndexMap::new();
    for (id, person) in chart.people.iter() {
        titles.entry(folded(person.header.title())).or_default().push(id);
    }
    titles
}

/// A name under NFC, with every run of spaces one space and none at the ends.
fn folded(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if is_plain && !name.starts_with(' ') && !name.ends_with(' ') && !name.contains("  ") {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").nfc().collect()
}
