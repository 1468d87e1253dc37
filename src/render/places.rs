//! Places as other programs and people count them.

use crate::source::{SourceMap, Span};

/// The name of a file as people read it, made harmless.
pub(super) fn file_name(path: &str) -> String {
    if path == "-" { "<stdin>".to_owned() } else { super::harmless(path).into_owned() }
}

/// `file:line:column`, the file name made harmless.
pub(super) fn locus(sources: &SourceMap, span: Span) -> String {
    let position = sources.position(span);
    format!("{}:{}:{}", super::harmless(sources.path(span.file)), position.line, position.column)
}
