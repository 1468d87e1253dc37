//! Identifiers, paths, tags.

use smallvec::SmallVec;
use smol_str::SmolStr;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::Builder;
use crate::source::Span;
use crate::syntax::cursor::{Node, offset};
use crate::syntax::tree::{Name, Path};

impl Builder<'_> {
    pub(super) fn name(&self, node: &Node<'_>) -> Name {
        Name { text: normal(node.text()), span: node.span() }
    }

    /// A tag, without `#`; its place includes it.
    pub(super) fn tag(&self, node: &Node<'_>) -> Name {
        Name { text: normal(node.text().trim_start_matches('#')), span: node.span() }
    }

    pub(super) fn path(&self, node: &Node<'_>) -> Path {
        path_of(node.text(), node.span())
    }
}

/// The path that `text` at `span` says.
pub(in crate::syntax) fn path_of(text: &str, span: Span) -> Path {
    let absolute = text.starts_with('.');
    let mut start = span.start + u32::from(absolute);
    let mut parts = SmallVec::with_capacity(1 + text.bytes().skip(1).filter(|byte| *byte == b'.').count());
    for part in text.trim_start_matches('.').split('.') {
        let end = start + offset(part.len());
        parts.push(Name { text: normal(part), span: Span { start, end, ..span } });
        start = end + 1;
    }
    Path { absolute, parts, span }
}

fn normal(text: &str) -> SmolStr {
    if is_nfc(text) { text.into() } else { text.nfc().collect() }
}
