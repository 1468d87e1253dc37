//! Statements: what each rule of the grammar says.

use super::Builder;
use crate::source::Span;
use crate::syntax::cursor::{Cursor, Node, offset};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{BodyItem, Damaged, Link, Property, Statement, StatementKind, Text, Waive};
use crate::syntax::words;

impl Builder<'_> {
    /// A statement; damaged, if something in it cannot be (which is reported).
    pub(in crate::syntax) fn body_item(&mut self, node: Node<'_>) -> BodyItem {
        let (rule, span) = (node.rule(), node.span());
        let keyword = Span { end: span.start + keyword_length(rule, node.text()), ..span };
        match self.statement_kind(rule, node.children()) {
            Some(kind) => BodyItem::Statement(Statement { kind, keyword, span }),
            None => BodyItem::Damaged(Damaged { span, relation: words::relation(rule) }),
        }
    }

    fn statement_kind(&mut self, rule: Rule, mut parts: Cursor<'_>) -> Option<StatementKind> {
        if let Some(relation) = words::relation(rule) {
            return Some(StatementKind::Relation(relation, self.items(rule, parts)?));
        }
        Some(match rule {
            Rule::abolished => StatementKind::Abolished,
            Rule::external => StatementKind::External,
            Rule::exists => StatementKind::Exists(Box::new(self.bounds(parts)?)),
            Rule::undisclosed => StatementKind::Undisclosed(Box::new(self.modifiers(rule, parts)?)),
            Rule::vacant => StatementKind::Vacant(Box::new(self.modifiers(rule, parts)?)),
            Rule::provides => StatementKind::Provides(self.texts(parts)),
            Rule::needs => StatementKind::Needs(self.texts(parts)),
            Rule::measure => StatementKind::Measure(Box::new(self.measure(parts)?)),
            Rule::waive => self.waive(parts)?,
            Rule::link => StatementKind::Link(Box::new(Link {
                url: self.text(&parts.next()?),
                label: parts.next().map(|label| self.text(&label)),
            })),
            Rule::set => StatementKind::Set(Box::new(Property {
                key: self.name(&parts.next()?),
                value: self.text(&parts.next()?),
            })),
            _ => return self.of_one_part(rule, &parts.next()?, parts),
        })
    }

    /// The statements that are a keyword and one thing, and those of policies and views.
    fn of_one_part<'t>(&mut self, rule: Rule, first: &Node<'t>, rest: Cursor<'t>) -> Option<StatementKind> {
        Some(match rule {
            Rule::note => StatementKind::Note(self.text(first)),
            Rule::was => StatementKind::Was(Box::new(self.path(first))),
            Rule::kind => StatementKind::Kind(self.text(first)),
            Rule::seats => StatementKind::Seats(self.count(first, "seats")?),
            Rule::fte => StatementKind::Fte(self.fte(first)?),
            Rule::email => StatementKind::Email(self.text(first)),
            Rule::unowned => StatementKind::Unowned(self.text(first)),
            Rule::period => StatementKind::Period(self.moment(first)?),
            Rule::due => StatementKind::Due(self.moment(first)?),
            Rule::as_of => StatementKind::AsOf(self.moment(first)?),
            Rule::root => StatementKind::Root(Box::new(self.path(first))),
            Rule::depth => StatementKind::Depth(self.levels(first)?),
            _ => return self.policy_or_view(rule, first, rest),
        })
    }

    fn texts(&mut self, parts: Cursor<'_>) -> Vec<Text> {
        parts.map(|part| self.text(&part)).collect()
    }

    fn waive(&mut self, mut parts: Cursor<'_>) -> Option<StatementKind> {
        let rule = self.name(&parts.next()?);
        let (mut reason, mut until) = (None, None);
        for part in parts {
            match part.rule() {
                Rule::until => until = Some(self.moment_in(part)?),
                _ => reason = Some(self.text(&part)),
            }
        }
        Some(StatementKind::Waive(Box::new(Waive { rule, reason: reason?, until: until? })))
    }
}

/// The length of the keyword at the start of a statement. Between its words may stand any space.
fn keyword_length(rule: Rule, text: &str) -> u32 {
    let keyword = words::keyword(rule);
    if text.starts_with(keyword) {
        return offset(keyword.len());
    }
    let last = keyword.rsplit(' ').next().unwrap_or(keyword);
    let behind_first = keyword.find(' ').unwrap_or(0);
    let found = text.get(behind_first..).and_then(|rest| rest.find(last));
    offset(found.map_or(0, |at| behind_first + at + last.len()))
}
