//! Several statements in a row with nothing that separates them, and statements without a block.

use std::ops::Range;

use super::keyword::{self, Keyword, Spelling};
use super::tokens::{self, Kind};
use crate::catalog::{STRAY_PUNCTUATION, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{FileId, Span};
use crate::syntax::cursor::offset;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::DeclKind;
use crate::syntax::{place, scan, words};

/// Words that begin a block elsewhere.
const OPENING: &[&str] = &["begin", "do", "then"];

/// How many lines below such a word its end is looked for.
const MOST_LINES: usize = 100;

/// Longer declarations are not shown as what to write.
const MOST_SHOWN: usize = 72;

/// How many places of a piece are tried in vain.
const MOST_FAILURES: usize = 3;

/// The statements, each sound but perhaps the last, of which `text` is made; `None` if it is only one. With
/// `opens`, a block follows, so that the last may be any declaration.
pub(super) fn parts(text: &str, kind: Option<DeclKind>, opens: bool) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut failures = 0;
    for token in tokens::tokens(text).iter().skip(1).filter(|token| token.kind == Kind::Word) {
        let at = token.range.start;
        let Some(next) = text.get(at..).and_then(|rest| begins(rest, kind, opens)) else { continue };
        let before = text.get(start..at).unwrap_or_default().trim_end_matches([' ', '\t', ',']);
        match statement(before) {
            Some(rule) if !is_clause(rule, next) => {
                parts.push(start..start + before.len());
                start = at;
            }
            Some(_) => {}
            None => failures += 1,
        }
        if failures >= MOST_FAILURES {
            break;
        }
    }
    parts.push(start..text.len());
    (parts.len() > 1).then_some(parts)
}

/// What begins here, if that is clear.
fn begins(rest: &str, kind: Option<DeclKind>, opens: bool) -> Option<Keyword> {
    let meant = keyword::meant(rest).filter(|meant| meant.spelling == Spelling::Exact)?;
    let goes_on = rest.get(meant.length..).is_some_and(|more| more.starts_with([' ', '\t', '"']));
    let is_clear = match meant.keyword {
        Keyword::Statement(rule) => place::may_stand(rule, kind) && goes_on,
        Keyword::Declaration(_) => goes_on && (opens || rest.contains('"')),
    };
    is_clear.then_some(meant.keyword)
}

/// Whether a keyword goes on with a statement instead of beginning one.
fn is_clause(statement: Rule, next: Keyword) -> bool {
    match next {
        Keyword::Statement(Rule::note) => words::relation(statement).is_some(),
        Keyword::Statement(Rule::owner | Rule::due) => matches!(statement, Rule::measure | Rule::require),
        _ => false,
    }
}

fn statement(text: &str) -> Option<Rule> {
    let read = grammar::statement(FileId(0), 0, &scan::without_comments(text)).ok()?.rule();
    Some(read)
}

/// The message about statements in a row.
pub(super) fn in_a_row(file: FileId, base: usize, text: &str, parts: &[Range<usize>]) -> Diagnostic {
    let span = |range: Range<usize>| Span::new(file, offset(base + range.start), offset(base + range.end));
    let second = parts.get(1).cloned().unwrap_or_default();
    let meant = keyword::meant(text.get(second.clone()).unwrap_or_default());
    let what = match meant.map(|meant| meant.keyword) {
        Some(Keyword::Declaration(_)) => "declaration",
        _ => "statement",
    };
    let word = meant.map_or("it", |meant| meant.keyword.text());
    let mut found = Diagnostic::new(&SYNTAX_ERROR, format!("`{word}` begins a new {what}"));
    let mut edits = Vec::new();
    for pair in parts.windows(2) {
        let [before, next] = pair else { continue };
        let length = keyword::meant(text.get(next.clone()).unwrap_or_default()).map_or(1, |meant| meant.length);
        found = found.label(span(next.start..next.start + length), "put `;` or a new line before it");
        edits.push(Edit { span: span(before.end..next.start), replacement: "; ".to_owned() });
    }
    let comma = parts.iter().any(|part| text.get(part.end..).is_some_and(|rest| rest.starts_with(',')));
    let help = if comma { "replace the comma by `;`" } else { "each begins on a new line or behind `;`" };
    let certain = !comma && parts.iter().all(|part| text.get(part.clone()).and_then(statement).is_some());
    found.help(help).fix(Fix { title: "separate them".to_owned(), edits, certain })
}

/// Where the statements begin that stand behind the head of a declaration instead of in its block.
pub(super) fn loose_statements(text: &str, kind: DeclKind) -> Option<Range<usize>> {
    let at = tokens::tokens(text).iter().skip(2).filter(|token| token.kind == Kind::Word).find_map(|token| {
        let next = begins(text.get(token.range.start..)?, Some(kind), false)?;
        let head = text.get(..token.range.start)?.trim_end();
        let is_head = grammar::declaration(FileId(0), 0, &scan::without_comments(head)).is_ok();
        (matches!(next, Keyword::Statement(_)) && is_head).then_some(head.len()..token.range.start)
    })?;
    Some(at.end..text.len())
}

/// `role c "C" held by "Pam"`
pub(super) fn without_block(file: FileId, base: usize, text: &str, statements: &Range<usize>) -> Diagnostic {
    let span = |range: Range<usize>| Span::new(file, offset(base + range.start), offset(base + range.end));
    let shown = text.get(statements.clone()).unwrap_or_default();
    let edits = vec![
        Edit { span: span(statements.start..statements.start), replacement: "{ ".to_owned() },
        Edit { span: span(statements.end..statements.end), replacement: " }".to_owned() },
    ];
    let head = text.get(..statements.start).unwrap_or_default().trim_end();
    let whole = format!("{head} {{ {shown} }}");
    let certain = grammar::declaration(FileId(0), 0, &scan::without_comments(&whole)).is_ok();
    let is_short = whole.chars().count() < MOST_SHOWN;
    let written = if is_short { whole } else { format!("{{ {} }}", super::statement::short(shown)) };
    Diagnostic::new(&SYNTAX_ERROR, "the statements of a declaration stand in a block")
        .label(span(statements.clone()), "no braces around it")
        .help(format!("write `{written}`"))
        .fix(Fix { title: "put braces around it".to_owned(), edits, certain })
}

/// A block in other marks than braces: `( … )`, `[ … ]`.
pub(super) struct Bracketed {
    /// The length of the head before it.
    pub(super) head: usize,
    pub(super) open: Range<usize>,
    /// The closing mark, unless it stands in a line of its own.
    pub(super) close: Option<Range<usize>>,
}

/// The block in other marks behind the head of a declaration, if there is one; `behind` is what follows.
pub(super) fn bracketed(text: &str, behind: &str) -> Option<Bracketed> {
    let tokens = tokens::tokens(text);
    let is_mark = |kind: Kind| matches!(kind, Kind::Mark('(' | '[' | '｛' | '（'));
    let is_last = |range: &Range<usize>| range.end == text.len();
    let is_open = |token: &&tokens::Token| {
        let is_word = token.kind == Kind::Word && is_last(&token.range);
        is_mark(token.kind) || is_word && OPENING.contains(&text.get(token.range.clone()).unwrap_or_default())
    };
    let open = tokens.iter().find(is_open)?.range.clone();
    let head = text.get(..open.start)?.trim_end();
    let last = tokens.last().filter(|last| matches!(last.kind, Kind::Mark(')' | ']' | '｝' | '）')));
    let close = last.map(|last| last.range.clone());
    let by_word = || behind.lines().take(MOST_LINES).any(|line| line.trim() == "end");
    let by_mark = || {
        let mark = behind.find([')', ']', '{', '}', '｝', '）']);
        mark.is_some_and(|at| behind.get(at..).is_some_and(is_closed_by))
    };
    let is_word = text.get(open.clone()).is_some_and(|open| OPENING.contains(&open));
    let is_block = close.is_some() || if is_word { by_word() } else { by_mark() };
    let is_head = grammar::declaration(FileId(0), 0, &scan::without_comments(head)).is_ok();
    (is_block && is_head).then_some(Bracketed { head: head.len(), open, close })
}

fn is_closed_by(rest: &str) -> bool {
    rest.starts_with([')', ']', '｝', '）'])
}

/// Whether a head ends with a word that begins a block elsewhere.
pub(super) fn begins_block(head: &str) -> bool {
    head.rsplit_once(' ').is_some_and(|(_, last)| OPENING.contains(&last))
}

/// What stands before the mark that ends a block, if one stands at the end of a line.
pub(super) fn closes(text: &str) -> Option<&str> {
    let before = text.strip_suffix([')', ']', '｝', '）']).or_else(|| (text == "end").then_some(""))?;
    Some(before.trim_end())
}

/// The message about a block in other marks.
pub(super) fn other_marks(file: FileId, base: usize, text: &str, block: &Bracketed) -> Diagnostic {
    let span = |range: &Range<usize>| Span::new(file, offset(base + range.start), offset(base + range.end));
    let mark = text.get(block.open.clone()).unwrap_or_default();
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{mark}` begins no block"))
        .label(span(&block.open), "a block is written `{ … }`")
        .help("put the statements between `{` and `}`");
    let Some(close) = &block.close else { return found };
    let edits = vec![
        Edit { span: span(&block.open), replacement: "{".to_owned() },
        Edit { span: span(close), replacement: "}".to_owned() },
    ];
    found.fix(Fix { title: "write braces".to_owned(), edits, certain: false })
}
