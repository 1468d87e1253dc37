//! The statements of policies and views.

use super::Builder;
use crate::catalog::BAD_NUMBER;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::cursor::{Cursor, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{
    By, Columns, Independent, Layer, Level, LevelWord, Limit, LimitKind, Number, Path, Require, RequiredLetter,
    Separate, Side, StatementKind,
};

impl Builder<'_> {
    pub(super) fn policy_or_view<'t>(
        &mut self,
        rule: Rule,
        first: &Node<'t>,
        mut rest: Cursor<'t>,
    ) -> Option<StatementKind> {
        Some(match rule {
            Rule::separate => {
                let one = Number { digits: "1".into(), percent: false, span: first.span() };
                self.sides_apart(one, std::iter::once(first.clone()).chain(rest))?
            }
            Rule::at_most => {
                let allowed = self.count(first, "sides")?;
                self.sides_apart(allowed, rest)?
            }
            Rule::require => {
                let who = self.path(&rest.next()?);
                let letter = required_letter(first.text());
                StatementKind::Require(Box::new(Require { letter, who, on: self.sides(rest) }))
            }
            Rule::independent => {
                let of: Vec<Path> = rest.map(|part| self.path(&part)).collect();
                StatementKind::Independent(Box::new(Independent { department: self.path(first), of }))
            }
            Rule::limit => {
                let number = self.count(&rest.next()?, "things")?;
                StatementKind::Limit(Box::new(Limit { what: (limit_kind(first.text()), first.span()), number }))
            }
            Rule::level => {
                let word = rest.next()?;
                let reason = rest.next().map(|reason| self.text(&reason));
                let level = (level_word(word.text()), word.span());
                StatementKind::Level(Box::new(Level { rule: self.name(first), level, reason }))
            }
            Rule::show => StatementKind::Show(layers(first, rest)),
            Rule::hide => StatementKind::Hide(layers(first, rest)),
            Rule::include => StatementKind::Include(self.sides(std::iter::once(first.clone()).chain(rest))),
            Rule::exclude => StatementKind::Exclude(self.sides(std::iter::once(first.clone()).chain(rest))),
            Rule::columns => StatementKind::Columns(columns(first.text()), first.span()),
            _ => return None,
        })
    }

    fn sides_apart<'t>(&mut self, allowed: Number, parts: impl Iterator<Item = Node<'t>>) -> Option<StatementKind> {
        let (by, sides): (Vec<Node<'t>>, Vec<Node<'t>>) = parts.partition(|part| part.rule() == Rule::by);
        let by = by.into_iter().next().and_then(|by| by.children().next());
        let by = by.map(|whom| (by_whom(whom.text()), whom.span()));
        let sides = self.sides(sides.into_iter());
        let most = allowed.digits.parse().unwrap_or(usize::MAX);
        if sides.len() > most {
            return Some(StatementKind::Separate(Box::new(Separate { allowed, sides, by })));
        }
        let found = Diagnostic::new(&BAD_NUMBER, "this forbids nothing: nobody can have more sides than there are")
            .label(allowed.span, format!("{most} allowed, {} named", sides.len()))
            .help("name more sides than one may have, separated by commas");
        self.report(found);
        None
    }

    fn sides<'t>(&self, parts: impl Iterator<Item = Node<'t>>) -> Vec<Side> {
        parts.map(|part| self.side(&part)).collect()
    }

    fn side(&self, node: &Node<'_>) -> Side {
        if node.rule() == Rule::tag { Side::Tag(self.tag(node)) } else { Side::Path(self.path(node)) }
    }
}

fn by_whom(text: &str) -> By {
    match text {
        "role" => By::Role,
        "department" => By::Department,
        _ => By::Person,
    }
}

fn required_letter(text: &str) -> RequiredLetter {
    match text {
        "consulted" => RequiredLetter::Consulted,
        "informed" => RequiredLetter::Informed,
        "responsible" => RequiredLetter::Responsible,
        _ => RequiredLetter::OwnerIn,
    }
}

fn limit_kind(text: &str) -> LimitKind {
    match text {
        "span" => LimitKind::Span,
        "layers" => LimitKind::Layers,
        "owned" => LimitKind::Owned,
        _ => LimitKind::SinglePoint,
    }
}

fn level_word(text: &str) -> LevelWord {
    match text {
        "error" => LevelWord::Error,
        "note" => LevelWord::Note,
        "off" => LevelWord::Off,
        _ => LevelWord::Warn,
    }
}

fn layers<'t>(first: &Node<'t>, rest: Cursor<'t>) -> Vec<(Layer, Span)> {
    let all = std::iter::once(first.clone()).chain(rest);
    all.map(|node| (layer(node.text()), node.span())).collect()
}

fn layer(text: &str) -> Layer {
    match text {
        "people" => Layer::People,
        "dotted" => Layer::Dotted,
        "objectives" => Layer::Objectives,
        "responsibilities" => Layer::Responsibilities,
        _ => Layer::Vacancies,
    }
}

fn columns(text: &str) -> Columns {
    match text {
        "departments" => Columns::Departments,
        "people" => Columns::People,
        _ => Columns::Roles,
    }
}
