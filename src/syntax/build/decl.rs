//! Declarations.

use super::Builder;
use crate::source::Span;
use crate::syntax::cursor::Node;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Decl, DeclIndex, DeclKind};
use crate::syntax::words;

impl Builder<'_> {
    /// Adds a declaration with all it contains. Recurses as deep as blocks are nested, which is limited.
    pub(in crate::syntax) fn declaration(&mut self, node: Node<'_>, parent: Option<DeclIndex>) {
        let Some(kind) = words::decl_kind(node.rule()) else { return };
        let (span, closes) = (node.span(), node.text().ends_with('}'));
        let keyword = Span { end: span.start + super::super::cursor::offset(kind.keyword().len()), ..span };
        let mut parts = node.children();
        let path = parts.take_one(&[Rule::path]).map(|node| self.path(&node));
        let title = parts.take_one(&[Rule::string, Rule::text_block]).map(|node| self.text(&node));
        let mut tags = Vec::new();
        while let Some(tag) = parts.take_one(&[Rule::tag]) {
            tags.push(self.tag(&tag));
        }
        let ends = [path.as_ref().map(|path| path.span), title.as_ref().map(|title| title.span)];
        let last = tags.last().map(|tag| tag.span).or(ends.into_iter().flatten().next_back());
        let header = keyword.to(last.unwrap_or(keyword));
        let span = if closes { span } else { header };
        let decl = Decl { kind, keyword, path, title, tags, doc: None, parent, body: Vec::new(), header, span };
        let index = self.add_decl(decl);
        for part in parts {
            match words::decl_kind(part.rule()) {
                Some(_) => self.declaration(part, Some(index)),
                None => self.statement(part, index, kind),
            }
        }
    }

    /// Adds a statement to the body of `to`, which is a `kind`.
    fn statement(&mut self, node: Node<'_>, to: DeclIndex, _kind: DeclKind) {
        if node.rule() != Rule::EOI {
            let item = self.body_item(node);
            self.add(to, item);
        }
    }
}
