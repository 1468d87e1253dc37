//! Messages about blocks: braces that are missing or too many, blocks in the wrong place.

use std::ops::Range;

use super::keyword::Meant;
use super::outline::Fault;
use super::wording::MOST_LABELS;
use crate::catalog::{
    MISSING_BRACE, MISSING_QUOTE, STATEMENT_OUT_OF_PLACE, STRAY_BRACE, STRAY_COMMA, TOO_DEEP, UNCLOSED_COMMENT,
};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{FileId, Span};
use crate::syntax::cursor::offset;
use crate::syntax::scan::Stretch;
use crate::syntax::tree::{Decl, DeclKind, Path};
use crate::syntax::{spell, words};

/// The message about a fault in the blocks of `text`.
pub(super) fn report(fault: &Fault, file: FileId, text: &str, nesting: usize) -> Diagnostic {
    let span = |start: usize, length: usize| Span::new(file, offset(start), offset(start + length));
    match fault {
        Fault::Unclosed(heads, at) => unclosed(heads, span(*at, 0), file, text),
        Fault::Unopened(head, brace) => {
            let name = headline(head, text);
            Diagnostic::new(&MISSING_BRACE, format!("the block of `{name}` is never opened"))
                .label(span(head.end, 0), "`{` is missing here")
                .label(span(*brace, 1), "its block is closed here")
                .help(format!("put `{{` behind `{name}`"))
                .fix(Fix::certain("open the block", span(head.end, 0), " {"))
        }
        Fault::Braceless(head, end, column) => braceless(head, span(*end, 0), *column, span(head.end, 0), text),
        Fault::StrayClose(brace) => Diagnostic::new(&STRAY_BRACE, "this `}` closes nothing")
            .label(span(*brace, 1), "no block is open here")
            .help("remove it, or look for a `{` that is missing above")
            .fix(Fix::possible("remove the brace", span(*brace, 1), "")),
        Fault::TooDeep(brace) => Diagnostic::new(&TOO_DEEP, format!("blocks are nested more than {nesting} deep"))
            .label(span(*brace, 1), "this block is not read")
            .help("a part may also be declared at the top, with a path: `department outer.inner { … }`; `--max-nesting` allows more"),
        Fault::Endless(at, Stretch::BlockComment) => Diagnostic::new(&UNCLOSED_COMMENT, "this comment is never closed")
            .label(span(*at, 2), "everything behind it is comment")
            .help("put `*/` where it ends; block comments do not nest"),
        Fault::Endless(at, _) => Diagnostic::new(&MISSING_QUOTE, "this text block is never closed")
            .label(span(*at, 3), "everything behind it is text")
            .help("put `\"\"\"` where it ends"),
    }
}

fn braceless(head: &Range<usize>, end: Span, column: usize, behind: Span, text: &str) -> Diagnostic {
    let name = headline(head, text);
    let rest = text.get(head.end..).unwrap_or_default();
    let colon = rest.trim_start_matches(' ').strip_prefix(':').map(|more| rest.len() - more.len());
    let place = Span { end: behind.end + offset(colon.unwrap_or(0)), ..behind };
    let edits = vec![
        Edit { span: place, replacement: " {".to_owned() },
        Edit { span: end, replacement: format!("\n{}}}", " ".repeat(column)) },
    ];
    Diagnostic::new(&MISSING_BRACE, format!("the statements of `{name}` stand in no block"))
        .label(place, "`{` is missing here")
        .label(end, "`}` is missing here")
        .help(format!("put `{{` behind `{name}`, and `}}` behind its last statement; indentation alone makes no block"))
        .fix(Fix { title: "put the statements in a block".to_owned(), edits, certain: true })
}

fn unclosed(heads: &[Range<usize>], end: Span, file: FileId, text: &str) -> Diagnostic {
    let message = match heads {
        [head] => format!("the block of `{}` is never closed", headline(head, text)),
        _ => format!("{} blocks are never closed", heads.len()),
    };
    let mut found = Diagnostic::new(&MISSING_BRACE, message);
    for head in heads.iter().rev().take(MOST_LABELS) {
        let opened = Span::new(file, offset(head.start), offset(head.end));
        found = found.label(opened, "its block is opened here");
    }
    let braces = "\n}".repeat(heads.len());
    found
        .label(end, "the best guess of where the closing brace is missing")
        .help("put a `}` where the block ends")
        .fix(Fix::possible("close the block", end, braces))
}

/// The first line of what stands before a brace, cut to a length that fits into a message.
fn headline(head: &Range<usize>, text: &str) -> String {
    let line = text.get(head.clone()).and_then(|head| head.lines().next()).unwrap_or_default();
    let short: String = line.chars().take(48).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

/// `},`
pub(super) fn comma_behind_block(comma: Span) -> Diagnostic {
    Diagnostic::new(&STRAY_COMMA, "no comma stands between declarations")
        .label(comma, "remove this comma")
        .help("remove the comma: the next declaration begins on a new line")
        .fix(Fix::certain("remove the comma", comma, ""))
}

/// A block with nothing in front of it.
pub(super) fn block_of_nothing(brace: Span) -> Diagnostic {
    Diagnostic::new(&STRAY_BRACE, "this block belongs to no declaration")
        .label(brace, "nothing stands before this `{`")
        .help("a block stands right behind its declaration, such as `role ceo \"Chief Executive\" {`")
}

/// A statement with a block.
pub(super) fn block_of_statement(head: Span, meant: Option<Meant>) -> Diagnostic {
    let keyword = meant.map_or("a statement", |meant| meant.keyword.text());
    Diagnostic::new(&STRAY_BRACE, format!("`{keyword}` takes no block"))
        .label(head.after(), "no `{` belongs here")
        .help("only declarations have blocks; remove the braces, or close the block before it first")
}

/// A declaration in a block that takes none of its kind.
pub(super) fn out_of_place(decl: &Decl, outer: Option<DeclKind>) -> Diagnostic {
    let inner = words::with_article(decl.kind);
    let outer = outer.map_or_else(|| "a file".to_owned(), words::with_article);
    let message = format!("{inner} cannot be declared in the block of {outer}");
    let found =
        Diagnostic::new(&STATEMENT_OUT_OF_PLACE, message).label(decl.keyword, format!("not in the block of {outer}"));
    match (&decl.path, &decl.title) {
        (None, Some(title)) if is_holder(decl.kind, &outer) => {
            found.help(format!("write `held by {}`", spell::string(&title.value)))
        }
        (path, _) => {
            let name = path.as_ref().map_or_else(|| "NAME".to_owned(), Path::text);
            found.help(advice(decl.kind, &outer).replace("NAME", &name))
        }
    }
}

/// Whether who is declared was going to be named as a holder.
fn is_holder(kind: DeclKind, outer: &str) -> bool {
    matches!(kind, DeclKind::Person | DeclKind::Agent) && outer == "a role"
}

fn advice(kind: DeclKind, outer: &str) -> &'static str {
    match kind {
        _ if is_holder(kind, outer) => "declare the person outside of every block, and write `held by NAME` here",
        DeclKind::Person | DeclKind::Agent => {
            "people are the same everywhere: declare the person outside of every block"
        }
        DeclKind::Role if outer == "a role" => {
            "close the block above before `NAME`; who stands below whom is said by `reports to`"
        }
        DeclKind::Policy | DeclKind::View => "declare it outside of every block",
        DeclKind::Organization => "an organization encloses nothing and is enclosed by nothing: declare it at the top",
        DeclKind::Objective | DeclKind::Responsibility if outer == "a role" => {
            "declare it outside of the role, and write `owns NAME` here"
        }
        DeclKind::Department | DeclKind::Role if outer == "an organization" => {
            "declare it outside of the block; all that is declared belongs to the one organization"
        }
        _ => "close the block above first, or declare it at the top of a file",
    }
}
