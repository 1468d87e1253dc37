//! The items of lists and their modifiers.

use super::Builder;
use crate::catalog::{MODIFIER_OUT_OF_PLACE, REPEATED_STATEMENT};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::Span;
use crate::syntax::cursor::{Cursor, Node};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Bounds, Item, Modifiers, Target};
use crate::syntax::words;

impl Builder<'_> {
    /// The items of a list; `statement` is the statement it belongs to. All are read before one that fails
    /// makes the whole fail, so that every problem is reported.
    pub(super) fn items(&mut self, statement: Rule, nodes: Cursor<'_>) -> Option<Vec<Item>> {
        let mut items = Vec::with_capacity(nodes.len());
        let mut sound = true;
        for node in nodes {
            let item = self.item(statement, node);
            sound &= item.is_some();
            items.extend(item);
        }
        sound.then_some(items)
    }

    fn item(&mut self, statement: Rule, node: Node<'_>) -> Option<Item> {
        let span = node.span();
        let mut parts = node.children();
        let first = parts.next()?;
        let target = match first.rule() {
            Rule::path => Target::Path(self.path(&first)),
            Rule::nobody => Target::Nobody(first.span()),
            _ => Target::Quoted(self.title(&first)),
        };
        let modified = if parts.len() == 0 { None } else { Some(Box::new(self.modifiers(statement, parts)?)) };
        Some(Item { target, modified, span })
    }

    /// Modifiers, each at most once, and each one that `statement` takes.
    pub(super) fn modifiers(&mut self, statement: Rule, nodes: Cursor<'_>) -> Option<Modifiers> {
        let mut modifiers = Modifiers::default();
        let mut seen: Vec<(Rule, Span)> = Vec::new();
        let mut sound = true;
        for node in nodes {
            let first = seen.iter().find(|(rule, _)| *rule == node.rule()).map(|(_, span)| *span);
            seen.push((node.rule(), node.span()));
            sound &= self.may_stand(statement, &node, first) && self.modifier(&mut modifiers, node).is_some();
        }
        let bounds = self.check_bounds(modifiers.bounds);
        bounds.filter(|_| sound).map(|_| modifiers)
    }

    fn modifier(&mut self, modifiers: &mut Modifiers, node: Node<'_>) -> Option<()> {
        match node.rule() {
            Rule::share => modifiers.share = Some(self.share(&node)?),
            Rule::acting => modifiers.acting = Some(node.span()),
            Rule::purpose => modifiers.purpose = node.children().next().map(|text| self.text(&text)),
            Rule::remark => modifiers.note = node.children().next().map(|text| self.text(&text)),
            Rule::from => modifiers.bounds.from = Some(self.moment_in(node)?),
            Rule::until => modifiers.bounds.until = Some(self.moment_in(node)?),
            _ => return None,
        }
        Some(())
    }

    /// Reports a modifier that stands twice, or that the statement does not take.
    fn may_stand(&mut self, statement: Rule, node: &Node<'_>, first: Option<Span>) -> bool {
        let modifier = words::modifier(node.rule());
        let keyword = words::keyword(statement);
        let remove = |title: &str| Fix::possible(title, node.span(), "");
        if let Some(first) = first {
            let found = Diagnostic::new(&REPEATED_STATEMENT, format!("{modifier} is said twice of one item"))
                .label(node.span(), "said again here")
                .label(first, "said first here")
                .help("keep one of them; after a comma begins the next item");
            self.report(found.fix(remove("remove the second")));
            return false;
        }
        if words::takes_modifier(statement, node.rule()) {
            return true;
        }
        let found = Diagnostic::new(&MODIFIER_OUT_OF_PLACE, format!("`{keyword}` takes no {modifier}"))
            .label(node.span(), format!("does not belong to `{keyword}`"))
            .help(format!("remove it; {}", words::modifier_home(node.rule())));
        self.report(found.fix(remove("remove it")));
        false
    }

    /// `[from D] [until D]` by itself.
    pub(super) fn bounds(&mut self, nodes: Cursor<'_>) -> Option<Bounds> {
        self.modifiers(Rule::exists, nodes).map(|modifiers| modifiers.bounds)
    }
}
