//! Mistakes that statements and heads of declarations have in common: quotes, comments, spaces.

use super::damage::Damage;
use super::keyword;
use super::tokens::{self, Kind, Token};
use crate::catalog::{INVISIBLE_CHARACTER, MISSING_QUOTE, STRAY_PUNCTUATION, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Fix};

/// How many marks before another one are looked at.
const MOST_MARKS: usize = 16;

/// `# like this` or `-- like this`
pub(super) fn odd_comment(damage: &Damage<'_>) -> Option<Diagnostic> {
    let token = damage.tokens.iter().find(|token| token.kind == Kind::OddComment)?;
    let shown = damage.shown(token);
    let marks = ["<!--", "--", "#"];
    let mark = marks.into_iter().find(|mark| shown.starts_with(mark)).unwrap_or_default();
    let place = token.range.start..token.range.start + mark.len();
    let before = damage.edited(&[(token.range.clone(), "")]);
    let is_all_else_sound = before.trim().is_empty() || damage.fix("", &[(token.range.clone(), "")]).certain;
    let inside = shown.trim_end().strip_suffix("-->").filter(|_| mark == "<!--").map(str::trim_end);
    let mut edits = vec![(place.clone(), "//")];
    edits.extend(inside.map(|inside| (token.range.start + inside.len()..token.range.end, "")));
    let is_whole = mark != "<!--" || inside.is_some();
    // What begins in the line and goes on in the next one would lose its beginning.
    let is_line = damage.text.get(token.range.end..).is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
    let fix = Fix { certain: is_all_else_sound && is_whole && is_line, ..damage.fix("write `//`", &edits) };
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("a comment begins with `//`, not with `{mark}`"))
        .label(damage.span(&place), "write `//` here")
        .help(format!("replace `{mark}` by `//`"));
    Some(found.fix(fix))
}

/// `，`, `；`, `＂`: marks that are as wide as the letters of some scripts.
pub(super) fn full_width(damage: &Damage<'_>) -> Option<Diagnostic> {
    let odd: Vec<(&Token, &'static str)> =
        damage.tokens.iter().filter_map(|token| Some((token, narrow(token.kind)?))).collect();
    let (first, plain) = odd.first()?;
    let shown = damage.shown(first);
    let edits: Vec<_> = odd.iter().map(|(token, plain)| (token.range.clone(), spaced(damage, token, plain))).collect();
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{shown}` is not the plain `{plain}`"))
        .label(damage.span(&first.range), format!("write `{plain}`"))
        .help(damage.write_or(&edits, format!("write `{plain}`, as on an English keyboard")));
    Some(found.fix(damage.fix(format!("write `{plain}`"), &edits)))
}

/// A plain comma with the blank that a wide one has in itself.
fn spaced(damage: &Damage<'_>, mark: &Token, plain: &'static str) -> &'static str {
    let is_before_blank = damage.text.get(mark.range.end..).is_none_or(|rest| rest.starts_with([' ', '\n']));
    if plain == "," && !is_before_blank { ", " } else { plain }
}

/// The plain mark that a wide one stands for.
fn narrow(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Mark('，' | '、' | '､') => Some(","),
        Kind::Mark('；') => Some(";"),
        Kind::Mark('＃') => Some("#"),
        Kind::Mark('％') => Some("%"),
        Kind::Mark('．' | '。') => Some("."),
        _ => None,
    }
}

/// A no-break space or another character that looks like a space.
pub(super) fn odd_space(damage: &Damage<'_>) -> Option<Diagnostic> {
    let odd: Vec<&Token> = damage.tokens.iter().filter(|token| token.kind == Kind::OddSpace).collect();
    let first = odd.first()?;
    let code = damage.shown(first).chars().next().map_or(0, u32::from);
    let edits: Vec<_> = odd.iter().map(|token| (token.range.clone(), " ")).collect();
    let found =
        Diagnostic::new(&INVISIBLE_CHARACTER, format!("this looks like a space but is the character U+{code:04X}"))
            .label(damage.span(&first.range), "not a plain space")
            .help("replace it by a plain space; it often comes from a copied web page or document");
    Some(found.fix(damage.fix("replace by a plain space", &edits)))
}

/// A string that does not end, or only ends.
pub(super) fn missing_quote(damage: &Damage<'_>) -> Option<Diagnostic> {
    let token = damage.tokens.iter().find(|token| token.kind == Kind::Text { closed: false })?;
    let end = token.range.end;
    let edits = [(end..end, "\"")];
    let fix = damage.fix("close the text", &edits);
    let is_clear = !may_hold_more(damage.shown(token)) && !damage.opens;
    let otherwise = "put `\"` where the text ends; a text of several lines stands between `\"\"\"` and `\"\"\"`";
    let help = if is_clear { damage.write_or(&edits, otherwise) } else { otherwise.to_owned() };
    let found = Diagnostic::new(&MISSING_QUOTE, "this text has no closing quote")
        .label(damage.span(&token.range), "`\"` is missing where it ends")
        .help(help);
    Some(found.fix(Fix { certain: fix.certain && is_clear, ..fix }))
}

/// Whether an unclosed text may have ended before its end: more of the statement, or a comment, seems to follow.
fn may_hold_more(text: &str) -> bool {
    let inside = text.trim_start_matches('"');
    let begins_more = |token: Token| {
        let word = inside.get(token.range.clone()).unwrap_or_default();
        let is_modifier = matches!(word, "from" | "until" | "acting" | "note" | "for") || word.ends_with('%');
        is_modifier || inside.get(token.range.start..).and_then(keyword::exact).is_some()
    };
    // What stands behind the scheme of a link begins no comment.
    let holds_comment = inside.replace("://", "").contains("//");
    holds_comment || inside.contains([',', '#', ';', '{', '}']) || tokens::walk(inside).any(begins_more)
}

/// `note Hello"`
pub(super) fn missing_opening_quote(damage: &Damage<'_>) -> Option<Diagnostic> {
    let (last, before) = damage.operands().split_last()?;
    let only_closes = last.kind == Kind::Text { closed: false } && damage.shown(last) == "\"";
    if !only_closes || before.iter().any(|token| matches!(token.kind, Kind::Text { .. })) {
        return None;
    }
    let start = before.first().map_or(last.range.start, |first| first.range.start);
    let found = Diagnostic::new(&MISSING_QUOTE, "this quote closes a text that was never opened")
        .label(damage.span(&last.range), "no text begins before it")
        .help("put `\"` where the text begins, or remove this one");
    Some(found.fix(Fix { certain: false, ..damage.fix("open the text", &[(start..start, "\"")]) }))
}

/// `“…”`, `'…'` and the like.
pub(super) fn odd_quotes(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_odd_mark =
        |token: &&Token| matches!(token.kind, Kind::Mark('“' | '”' | '„' | '‘' | '’' | '\'' | '«' | '»' | '`'));
    let is_odd = |token: &&Token| token.kind == Kind::OddText || is_odd_mark(token);
    let first = damage.tokens.iter().find(is_odd)?;
    let mark = damage.shown(first).chars().next().unwrap_or('\'');
    let mut edits = Vec::new();
    for token in damage.tokens.iter().filter(|token| token.kind == Kind::OddText) {
        let text = damage.shown(token);
        let open = text.chars().next().map_or(0, char::len_utf8);
        let close = text.chars().next_back().map_or(0, char::len_utf8);
        edits.push((token.range.start..token.range.start + open, "\""));
        edits.push((token.range.end - close..token.range.end, "\""));
    }
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{mark}` does not quote text"))
        .label(damage.span(&first.range), "text stands in straight double quotes: `\"`")
        .help(damage.write_or(&edits, "put `\"` before and behind the text"));
    Some(if edits.is_empty() { found } else { found.fix(damage.fix("use straight double quotes", &edits)) })
}

/// `note "She said "hello" to us"`
pub(super) fn inner_quotes(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_text = |token: &Token| matches!(token.kind, Kind::Text { .. });
    let touches = |pair: &&[Token]| match pair {
        [left, right] => {
            left.range.end == right.range.start
                && (is_text(left) && right.kind == Kind::Word || left.kind == Kind::Word && is_text(right))
        }
        _ => false,
    };
    let pair = damage.operands().windows(2).find(touches)?;
    let at = pair.first().map_or(0, |left| if is_text(left) { left.range.end - 1 } else { left.range.end });
    let found = Diagnostic::new(&SYNTAX_ERROR, "the text ends at this quote, but more of it seems to follow")
        .label(damage.span(&(at..at + 1)), "a quote inside of a text is written `\\\"`")
        .help("write `\\\"` for each quote that belongs to the text");
    Some(found)
}

/// `:`, `=`, `->` or `(` where no punctuation is needed.
pub(super) fn punctuation(damage: &Damage<'_>) -> Option<Diagnostic> {
    let marks: Vec<&Token> = damage.tokens.iter().filter(|token| is_mark(token)).collect();
    let first = marks.first()?;
    let mut run = first.range.clone();
    for mark in marks.iter().skip(1).take_while(|mark| is_mark(mark)) {
        run.end = if mark.range.start == run.end { mark.range.end } else { run.end };
    }
    let shown = damage.slice(&run);
    let is_path = shown == "::" && marks.len() == 2;
    let removed = || marks.iter().map(|token| (with_blank(damage, token), gap(damage, token))).collect();
    let edits: Vec<_> = if is_path { vec![(run.clone(), ".")] } else { removed() };
    let behind = damage.keyword();
    let label = if damage.slice(&(behind.end..run.start)).trim().is_empty() && behind.end > 0 {
        "no punctuation stands behind a keyword"
    } else {
        "no punctuation is needed"
    };
    let label = if is_path { "a dot joins the names of a path" } else { label };
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{shown}` does not belong here"))
        .label(damage.span(&run), label)
        .help(damage.write_or(&edits, format!("remove `{shown}`")));
    let is_plain = |token: &&Token| matches!(token.kind, Kind::Mark(':' | '=' | '(' | ')' | '[' | ']'));
    let fix = damage.fix(format!("remove `{shown}`"), &edits);
    Some(found.fix(Fix { certain: fix.certain && marks.iter().all(is_plain), ..fix }))
}

fn is_mark(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark(mark) if mark != ',')
}

/// A mark and, where blanks stand on both sides of it, those behind it.
fn with_blank(damage: &Damage<'_>, mark: &Token) -> std::ops::Range<usize> {
    let behind = damage.text.get(mark.range.end..).unwrap_or_default();
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let mut before = damage.slice(&(0..mark.range.start)).chars().rev().take(MOST_MARKS);
    let before = before.find(|c| c.is_alphanumeric() || c.is_whitespace() || *c == '"');
    let is_apart = before.is_none_or(|before| matches!(before, ' ' | '\t'));
    mark.range.start..mark.range.end + if is_apart { blanks } else { 0 }
}

/// What must stand in place of a mark so that the words beside it stay apart.
fn gap(damage: &Damage<'_>, mark: &Token) -> &'static str {
    let joins =
        |at: usize| damage.text.get(at..).is_some_and(|rest| !rest.starts_with([' ', '\t']) && !rest.is_empty());
    let left = mark.range.start.checked_sub(1).is_some_and(joins);
    if left && joins(mark.range.end) { " " } else { "" }
}
