//! A walk over what the grammar read.
//!
//! Knows pest's pairs, and is the only code that does. Must not know what any of them means.

use std::iter::Peekable;

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;
use crate::source::{FileId, Span};

/// One piece of the text that a rule of the grammar matched.
#[derive(Debug, Clone)]
pub(super) struct Node<'t> {
    pair: Pair<'t, Rule>,
    file: FileId,
    base: usize,
}

/// The pieces inside a piece, in order.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'t> {
    pairs: Peekable<Pairs<'t, Rule>>,
    file: FileId,
    base: usize,
}

impl<'t> Node<'t> {
    /// `base` is where the text that was parsed starts in its file.
    pub(super) fn new(pair: Pair<'t, Rule>, file: FileId, base: usize) -> Self {
        Self { pair, file, base }
    }

    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    pub(super) fn text(&self) -> &'t str {
        self.pair.as_str()
    }

    pub(super) fn span(&self) -> Span {
        let span = self.pair.as_span();
        Span::new(self.file, offset(self.base + span.start()), offset(self.base + span.end()))
    }

    pub(super) fn children(self) -> Cursor<'t> {
        let Self { pair, file, base } = self;
        Cursor::new(pair.into_inner(), file, base)
    }
}

impl<'t> Cursor<'t> {
    pub(super) fn new(pairs: Pairs<'t, Rule>, file: FileId, base: usize) -> Self {
        Self { pairs: pairs.peekable(), file, base }
    }

    /// Takes the next piece if it is one of `rules`.
    pub(super) fn take_one(&mut self, rules: &[Rule]) -> Option<Node<'t>> {
        let is_one = self.pairs.peek().is_some_and(|pair| rules.contains(&pair.as_rule()));
        if is_one { self.next() } else { None }
    }
}

impl<'t> Iterator for Cursor<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let pair = self.pairs.next()?;
        Some(Node::new(pair, self.file, self.base))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pairs.size_hint()
    }
}

impl ExactSizeIterator for Cursor<'_> {}

/// Texts are limited long before they reach a cursor: see [`Limits`](super::Limits).
pub(super) fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
