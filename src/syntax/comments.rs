//! Comments, and the doc comments among them that document a declaration.

use super::cursor::offset;
use super::items::Remark;
use super::tree::{Comment, Decl, Text};
use crate::catalog::STRAY_DOC_COMMENT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// Gives each declaration the `///` lines before it. What is left over is returned, and reported if it was
/// meant to document something.
pub(super) fn attach(
    file: FileId,
    text: &str,
    remarks: &[Remark],
    decls: &mut [Decl],
    diagnostics: &mut Diagnostics,
) -> Vec<Comment> {
    let mut left = Vec::new();
    let mut rest = remarks;
    let mut next = 0;
    let mut stray_until = None;
    while let Some(first) = rest.first() {
        let length = rest.iter().zip(rest.iter().skip(1)).take_while(|(a, b)| is_run(text, a, b)).count() + 1;
        let (run, behind) = rest.split_at(length);
        rest = behind;
        let is_doc = is_doc(text, first);
        let end = run.last().map_or(first.end, |last| last.end);
        while decls.get(next).is_some_and(|decl| (decl.keyword.start as usize) < end) {
            next += 1;
        }
        match decls.get_mut(next).filter(|decl| is_doc && only_space(text, behind, end, decl.keyword.start as usize)) {
            Some(decl) => decl.doc = Some(doc_text(file, text, run)),
            None => {
                left.extend(run.iter().map(|remark| comment(file, text, remark)));
                if is_doc {
                    // Empty lines between them make them no other mistake: the layout takes some of them away.
                    let goes_on = stray_until.is_some_and(|until| is_blank(text, until, first.start));
                    stray_until = Some(end);
                    if !goes_on {
                        diagnostics.push(stray(Span::new(file, offset(first.start), offset(end))));
                    }
                }
            }
        }
    }
    left
}

fn comment(file: FileId, text: &str, remark: &Remark) -> Comment {
    let span = Span::new(file, offset(remark.start), offset(trimmed_end(text, remark)));
    Comment { span, block: remark.block }
}

fn stray(span: Span) -> Diagnostic {
    Diagnostic::new(&STRAY_DOC_COMMENT, "this `///` comment documents nothing")
        .label(span, "no declaration follows")
        .help("write `//` for a comment; `///` stands right before the declaration that it documents")
}

/// `///`, but not `////`
fn is_doc(text: &str, remark: &Remark) -> bool {
    let written = text.get(remark.start..remark.end).unwrap_or_default();
    !remark.block && written.starts_with("///") && !written.starts_with("////")
}

/// Whether two comments are doc lines with nothing but a line end between them.
fn is_run(text: &str, first: &Remark, second: &Remark) -> bool {
    let between = text.get(first.end..second.start).unwrap_or_default();
    is_doc(text, first) && is_doc(text, second) && is_empty(between) && between.matches('\n').count() == 1
}

/// Whether nothing but space and plain comments stands between `from` and `to`. `remarks` are those behind `from`.
fn only_space(text: &str, remarks: &[Remark], from: usize, to: usize) -> bool {
    let mut at = from;
    for remark in remarks.iter().take_while(|remark| remark.start < to) {
        if is_doc(text, remark) || !is_blank(text, at, remark.start) {
            return false;
        }
        at = remark.end;
    }
    is_blank(text, at, to)
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(is_empty)
}

/// Whether nothing is said here: a lone semicolon ends nothing.
fn is_empty(between: &str) -> bool {
    between.trim_matches(|character: char| character.is_whitespace() || character == ';').is_empty()
}

fn doc_text(file: FileId, text: &str, run: &[Remark]) -> Text {
    let lines: Vec<&str> = run.iter().map(|remark| doc_line(text, remark)).collect();
    let start = run.first().map_or(0, |first| first.start);
    let end = run.last().map_or(start, |last| trimmed_end(text, last));
    Text { value: lines.join("\n").into(), span: Span::new(file, offset(start), offset(end)) }
}

fn doc_line<'t>(text: &'t str, remark: &Remark) -> &'t str {
    let line = text.get(remark.start + 3..trimmed_end(text, remark)).unwrap_or_default();
    line.strip_prefix(' ').unwrap_or(line)
}

/// The end of a comment without blanks and the carriage return before the line end.
fn trimmed_end(text: &str, remark: &Remark) -> usize {
    let written = text.get(remark.start..remark.end).unwrap_or_default();
    remark.start + written.trim_end().len()
}
