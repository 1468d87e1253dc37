//! The statements of policies.

use super::super::kinds::{Entry, Kinds};
use super::{Carrier, Linker};
use crate::model::{
    Limit, PolicyId, PolicyRule, PolicyStatement, PolicySubject, RequiredLetter, Requirement, Separation, Side,
};
use crate::source::Span;
use crate::syntax::tree::{self, By, LimitKind, Number, Path, Statement, StatementKind};

impl<'t> Linker<'_, 't> {
    pub(super) fn policy(&mut self, id: PolicyId, carrier: Carrier, statement: &'t Statement) {
        let rule = match &statement.kind {
            StatementKind::Separate(separate) => Some(PolicyRule::Separate(Separation {
                allowed: whole_number(&separate.allowed).unwrap_or(1),
                sides: self.sides(&separate.sides, Kinds::ALL, carrier),
                by: separate.by.map_or(PolicySubject::Person, |(by, _)| subject(by)),
            })),
            StatementKind::Require(require) => Some(PolicyRule::Require(Requirement {
                letter: self.required(require.letter, &require.who, carrier),
                on: self.sides(&require.on, Kinds::ITEMS, carrier),
            })),
            StatementKind::Independent(independent) => Some(PolicyRule::Independent {
                department: self.find_department(&independent.department, carrier, None),
                of: independent.of.iter().map(|path| (self.find_department(path, carrier, None), path.span)).collect(),
            }),
            StatementKind::Limit(written) => {
                whole_number(&written.number).map(|number| PolicyRule::Limit { what: limit(written.what.0), number })
            }
            StatementKind::Level(level) => {
                self.level(id, &level.rule, level.level.0, level.reason.as_ref(), statement);
                None
            }
            _ => None,
        };
        let statement = rule.map(|rule| PolicyStatement { rule, span: statement.span });
        self.chart.policies[id].statements.extend(statement);
    }

    /// What a list of paths and tags names, each with its place.
    pub(super) fn sides(
        &mut self,
        sides: &'t [tree::Side],
        kinds: Kinds,
        carrier: Carrier,
    ) -> Vec<(Option<Side>, Span)> {
        sides.iter().map(|side| self.side(side, kinds, carrier)).collect()
    }

    fn side(&mut self, side: &'t tree::Side, kinds: Kinds, carrier: Carrier) -> (Option<Side>, Span) {
        match side {
            tree::Side::Tag(tag) => (Some(Side::Tag(tag.text.clone())), tag.span),
            tree::Side::Path(path) => {
                let side = match self.find(path, kinds, carrier, None) {
                    Some(Entry::Role(id)) => Some(Side::Role(id)),
                    Some(Entry::Department(id)) => Some(Side::Department(id)),
                    Some(Entry::Item(id, _)) => Some(Side::Item(id)),
                    Some(Entry::Ghost) | None => None,
                };
                (side, path.span)
            }
        }
    }

    fn required(&mut self, letter: tree::RequiredLetter, who: &'t Path, carrier: Carrier) -> RequiredLetter {
        match letter {
            tree::RequiredLetter::Responsible => RequiredLetter::Responsible(self.find_role(who, carrier, None)),
            tree::RequiredLetter::Consulted => RequiredLetter::Consulted(self.find_role(who, carrier, None)),
            tree::RequiredLetter::Informed => RequiredLetter::Informed(self.find_role(who, carrier, None)),
            tree::RequiredLetter::OwnerIn => RequiredLetter::OwnerIn(self.find_department(who, carrier, None)),
        }
    }
}

pub(super) fn whole_number(number: &Number) -> Option<u32> {
    number.digits.parse().ok()
}

const fn subject(by: By) -> PolicySubject {
    match by {
        By::Person => PolicySubject::Person,
        By::Role => PolicySubject::Role,
        By::Department => PolicySubject::Department,
    }
}

const fn limit(what: LimitKind) -> Limit {
    match what {
        LimitKind::Span => Limit::Span,
        LimitKind::Layers => Limit::Layers,
        LimitKind::Owned => Limit::Owned,
        LimitKind::SinglePoint => Limit::SinglePoint,
    }
}
