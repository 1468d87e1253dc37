//! Places as other programs and people count them.

use crate::source::{SourceMap, Span};

/// `file:line:column`, the file name made harmless.
pub(super) fn locus(sources: &SourceMap, span: Span) -> String {
    let position = sources.position(span);
    format!("{}:{}:{}", super::harmless(sources.path(span.file)), position.line, position.column)
}
