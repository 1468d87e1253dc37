//! Several statements in a row with nothing that separates them, and statements without a block.

use std::ops::Range;

use super::keyword::{self, Keyword};
use super::tokens::{self, Kind, Token};
use super::wording::{self, MOST_LABELS};
use crate::catalog::{STRAY_PUNCTUATION, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{FileId, Span};
use crate::syntax::cursor::offset;
use crate::syntax::grammar::{self, Rule};
use crate::syntax::tree::DeclKind;
use crate::syntax::{place, scan, words};

/// Words that begin a block elsewhere.
const OPENING: &[&str] = &["begin", "do", "then"];

/// Marks that end a block elsewhere.
const CLOSING: [char; 4] = [')', ']', '｝', '）'];

/// How many lines below such a word its end is looked for.
const MOST_LINES: usize = 100;

/// How many characters behind the start of a block its end is looked for.
const MOST_AHEAD: usize = 2048;

/// How many places behind the last that fits are tried in vain.
const MOST_FAILURES: usize = 3;

/// The statements, each sound but perhaps the last, of which `text` is made; `None` if it is only one. With
/// `opens`, a block follows, so that the last may be any declaration.
pub(super) fn parts(text: &str, kind: Option<DeclKind>, opens: bool) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut failures = 0;
    for (at, next) in beginnings(text, kind, opens) {
        let is_clause = text.get(start..).and_then(exact_statement).is_some_and(|rule| is_clause(rule, next));
        if at == 0 || is_clause {
            continue;
        }
        let before = text.get(start..at).unwrap_or_default().trim_end_matches([' ', '\t', ',']);
        if statement(before).is_some() {
            parts.push(start..start + before.len());
            (start, failures) = (at, 0);
        } else {
            failures += 1;
        }
        if failures >= MOST_FAILURES {
            break;
        }
    }
    parts.push(start..text.len());
    (parts.len() > 1).then_some(parts)
}

/// Where in `text` a statement or declaration clearly begins.
fn beginnings(text: &str, kind: Option<DeclKind>, opens: bool) -> impl Iterator<Item = (usize, Keyword)> {
    let last_quote = text.rfind('"').unwrap_or(0);
    let words = tokens::walk(text).filter(|token| token.kind == Kind::Word);
    words.filter_map(move |token| {
        let at = token.range.start;
        let meant = text.get(at..).and_then(keyword::exact)?;
        let goes_on = text.get(at + meant.length..).is_some_and(|more| more.starts_with([' ', '\t', '"']));
        let is_clear = match meant.keyword {
            Keyword::Statement(rule) => place::may_stand(rule, kind),
            Keyword::Declaration(_) => opens || at < last_quote,
        };
        (is_clear && goes_on).then_some((at, meant.keyword))
    })
}

/// The statement with whose keyword a text begins.
fn exact_statement(text: &str) -> Option<Rule> {
    match keyword::exact(text)?.keyword {
        Keyword::Statement(rule) => Some(rule),
        Keyword::Declaration(_) => None,
    }
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
    let read = grammar::statement(FileId(0), 0, &scan::plain(text)).ok()?.rule();
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
    for next in parts.iter().skip(1).take(MOST_LABELS) {
        let length = text.get(next.clone()).and_then(keyword::exact).map_or(1, |meant| meant.length);
        found = found.label(span(next.start..next.start + length), "put `;` or a new line before it");
    }
    let edits = gaps(parts).map(|gap| Edit { span: span(gap), replacement: "; ".to_owned() }).collect();
    let comma = parts.iter().any(|part| text.get(part.end..).is_some_and(|rest| rest.starts_with(',')));
    let help = if comma { "replace the comma by `;`" } else { "each begins on a new line or behind `;`" };
    let certain = !comma && parts.iter().all(|part| text.get(part.clone()).and_then(statement).is_some());
    found.help(help).fix(Fix { title: "separate them".to_owned(), edits, certain })
}

/// Where the statements begin that stand behind the head of a declaration instead of in its block.
pub(super) fn loose_statements(text: &str, kind: DeclKind) -> Option<Range<usize>> {
    let statements = beginnings(text, Some(kind), false).filter(|(_, next)| matches!(next, Keyword::Statement(_)));
    let is_behind_head = |at: &usize| {
        let head = text.get(..*at).unwrap_or_default().trim_end();
        grammar::declaration(FileId(0), 0, &scan::plain(head)).is_ok()
    };
    let at = statements.map(|(at, _)| at).filter(|at| *at > 0).take(MOST_FAILURES).find(is_behind_head)?;
    Some(at..text.len())
}

/// `role c "C" held by "Pam"`, `role c "C" reports to b held by "Pam"`
pub(super) fn without_block(
    file: FileId,
    base: usize,
    text: &str,
    (kind, statements): (Option<DeclKind>, &Range<usize>),
) -> Diagnostic {
    let span = |range: Range<usize>| Span::new(file, offset(base + range.start), offset(base + range.end));
    let shown = text.get(statements.clone()).unwrap_or_default();
    let mut edits = vec![Edit { span: span(statements.start..statements.start), replacement: "{ ".to_owned() }];
    let parts = parts(shown, kind, false).unwrap_or_default();
    let gaps = gaps(&parts).map(|gap| statements.start + gap.start..statements.start + gap.end);
    edits.extend(gaps.map(|gap| Edit { span: span(gap), replacement: "; ".to_owned() }));
    edits.push(Edit { span: span(statements.end..statements.end), replacement: " }".to_owned() });
    let separate: Vec<&str> = parts.iter().filter_map(|part| shown.get(part.clone())).collect();
    let separate = separate.join("; ");
    let shown = if parts.is_empty() { shown } else { &separate };
    let head = text.get(..statements.start).unwrap_or_default().trim_end();
    let whole = format!("{head} {{ {shown} }}");
    let certain = grammar::declaration(FileId(0), 0, &scan::plain(&whole)).is_ok();
    let written = if wording::fits(&whole) { whole } else { format!("{{ {} }}", wording::short(shown)) };
    Diagnostic::new(&SYNTAX_ERROR, "the statements of a declaration stand in a block")
        .label(span(statements.clone()), "no braces around it")
        .help(format!("write `{written}`"))
        .fix(Fix { title: "put braces around it".to_owned(), edits, certain })
}

/// What stands between the parts.
fn gaps(parts: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    parts.iter().zip(parts.iter().skip(1)).map(|(before, next)| before.end..next.start)
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
    let is_mark = |kind: Kind| matches!(kind, Kind::Mark('(' | '[' | '｛' | '（'));
    let opens = |range: &Range<usize>| text.get(range.clone()).is_some_and(|word| OPENING.contains(&word));
    let is_open = |token: &Token| is_mark(token.kind) || token.range.end == text.len() && opens(&token.range);
    let open = tokens::walk(text).find(is_open)?.range;
    let head = text.get(..open.start)?.trim_end();
    if grammar::declaration(FileId(0), 0, &scan::plain(head)).is_err() {
        return None;
    }
    let close = if text.ends_with(CLOSING) { tokens::walk(text).last() } else { None };
    let close = close.filter(|last| matches!(last.kind, Kind::Mark(mark) if CLOSING.contains(&mark)));
    let is_block = close.is_some() || is_closed(behind, opens(&open));
    is_block.then_some(Bracketed { head: head.len(), open, close: close.map(|last| last.range) })
}

/// Whether the end of a block stands not far behind its start: `end` in a line of its own, or a mark before any
/// brace.
fn is_closed(behind: &str, by_word: bool) -> bool {
    if by_word {
        let end = behind.char_indices().nth(MOST_AHEAD).map_or(behind.len(), |(at, _)| at);
        let near = behind.get(..end).unwrap_or_default();
        return near.lines().take(MOST_LINES).any(|line| line.trim() == "end");
    }
    let mark = behind.chars().take(MOST_AHEAD).find(|mark| CLOSING.contains(mark) || matches!(mark, '{' | '}'));
    mark.is_some_and(|mark| CLOSING.contains(&mark))
}

/// Whether a head ends with a word that begins a block elsewhere.
pub(super) fn begins_block(head: &str) -> bool {
    head.rsplit_once(' ').is_some_and(|(_, last)| OPENING.contains(&last))
}

/// What stands before the mark that ends a block, if one stands at the end of a line.
pub(super) fn closes(text: &str) -> Option<&str> {
    let before = text.strip_suffix(CLOSING).or_else(|| (text == "end").then_some(""))?;
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
