//! Declarations.

use super::Builder;
use crate::source::Span;
use crate::syntax::cursor::{Cursor, Node, offset};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Decl, DeclIndex};
use crate::syntax::words;

impl Builder<'_> {
    /// Adds a declaration with all it contains. Recurses as deep as blocks are nested, which is limited.
    pub(in crate::syntax) fn declaration(&mut self, node: &Node<'_>, parent: Option<DeclIndex>) {
        let (span, has_block) = (node.span(), node.text().ends_with('}'));
        let mut parts = node.clone().children();
        let Some(mut decl) = self.head(node, &mut parts) else { return };
        decl.parent = parent;
        decl.span = if has_block { span } else { decl.header };
        decl.body = Vec::with_capacity(parts.len());
        let index = self.add_decl(decl);
        for part in parts {
            if words::decl_kind(part.rule()).is_some() {
                self.declaration(&part, Some(index));
            } else {
                let item = self.body_item(part);
                self.add(index, item);
            }
        }
    }

    /// A declaration without what stands in its block.
    pub(in crate::syntax) fn header(&mut self, node: &Node<'_>) -> Option<Decl> {
        self.head(node, &mut node.clone().children())
    }

    fn head(&mut self, node: &Node<'_>, parts: &mut Cursor<'_>) -> Option<Decl> {
        let kind = words::decl_kind(node.rule())?;
        let start = node.span();
        let keyword = Span { end: start.start + offset(kind.keyword().len()), ..start };
        let path = parts.take_one(&[Rule::path]).map(|node| self.path(&node));
        let title = parts.take_one(&[Rule::string, Rule::text_block]).map(|node| self.title(&node));
        let mut tags = Vec::new();
        while let Some(tag) = parts.take_one(&[Rule::tag]) {
            tags.push(self.tag(&tag));
        }
        let ends = [path.as_ref().map(|path| path.span), title.as_ref().map(|title| title.span)];
        let last = tags.last().map(|tag| tag.span).or(ends.into_iter().flatten().next_back());
        let header = keyword.to(last.unwrap_or(keyword));
        Some(Decl { kind, keyword, path, title, tags, doc: None, parent: None, body: Vec::new(), header, span: header })
    }
}
