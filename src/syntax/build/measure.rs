//! `measure`.

use super::Builder;
use crate::catalog::{REPEATED_STATEMENT, SYNTAX_ERROR};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::cursor::{Cursor, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Item, Measure, Moment, Number, Target, Text};
use crate::syntax::words;

/// The clauses of a measure, in whatever order they stand.
#[derive(Default)]
struct Clauses {
    from: Option<Number>,
    to: Option<Number>,
    unit: Option<Text>,
    due: Option<Moment>,
    owner: Option<Item>,
}

impl Builder<'_> {
    pub(super) fn measure(&mut self, mut parts: Cursor<'_>) -> Option<Measure> {
        let name = self.name(&parts.next()?);
        let title = parts.take_one(&[Rule::string, Rule::text_block]).map(|node| self.title(&node));
        let mut clauses = Clauses::default();
        let mut seen: Vec<(Rule, Span)> = Vec::new();
        let mut sound = true;
        for part in parts {
            let first = seen.iter().find(|(rule, _)| *rule == part.rule()).map(|(_, span)| *span);
            seen.push((part.rule(), part.span()));
            sound &= self.is_first_clause(&part, first) && self.clause(&mut clauses, part).is_some();
        }
        let Clauses { from, to, unit, due, owner } = clauses;
        if to.is_none() && sound {
            self.report_missing_target(name.span);
        }
        let to = to.filter(|_| sound)?;
        Some(Measure { name, title, from, to, unit, due, owner })
    }

    fn clause(&mut self, clauses: &mut Clauses, node: Node<'_>) -> Option<()> {
        let rule = node.rule();
        if rule == Rule::due {
            clauses.due = Some(self.moment_in(node)?);
            return Some(());
        }
        let inner = node.children().next()?;
        match rule {
            Rule::measure_from => clauses.from = Some(self.number(&inner)),
            Rule::measure_to => clauses.to = Some(self.number(&inner)),
            Rule::measure_unit => clauses.unit = Some(self.text(&inner)),
            _ => {
                let (path, span) = (self.path(&inner), inner.span());
                clauses.owner = Some(Item { target: Target::Path(path), modified: None, span });
            }
        }
        Some(())
    }

    fn is_first_clause(&mut self, node: &Node<'_>, first: Option<Span>) -> bool {
        let Some(first) = first else { return true };
        let found = Diagnostic::new(
            &REPEATED_STATEMENT,
            format!("{} is said twice of one measure", words::human(node.rule()).unwrap_or("this")),
        )
        .label(node.span(), "said again here")
        .label(first, "said first here")
        .help("keep one of them");
        self.report(found);
        false
    }

    fn report_missing_target(&mut self, name: Span) {
        let found = Diagnostic::new(&SYNTAX_ERROR, "this measure does not say where it is to go")
            .label(name.after(), "`to` and a number are missing")
            .help("add the target, such as `from 42 to 10` or `to 95%`");
        self.report(found);
    }
}
