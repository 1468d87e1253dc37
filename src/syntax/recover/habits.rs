//! Habits from other languages: quoted keys, arrows, flags with values, sentences, assignments.

use std::ops::Range;

use super::damage::Damage;
use super::keyword::{self, Keyword, Spelling};
use super::slots::is_path;
use super::tokens::{Kind, Token};
use crate::catalog::{STRAY_PUNCTUATION, SYNTAX_ERROR, UNKNOWN_STATEMENT};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::place;
use crate::syntax::words;

/// `"reports_to": "ceo",`
pub(super) fn quoted_key(damage: &Damage<'_>) -> Option<Diagnostic> {
    let [key, mark, ..] = damage.tokens.as_slice() else { return None };
    if !matches!((key.kind, mark.kind), (Kind::Text { closed: true }, Kind::Mark(':' | '='))) {
        return None;
    }
    let found = Diagnostic::new(&STRAY_PUNCTUATION, "keywords stand without quotes")
        .label(damage.span(&key.range), "remove the quotes, and the `:` behind them");
    let otherwise = "write the bare word and what it says, as in `held by \"Ana Ruiz\"`";
    let help = as_statement(damage, key, mark).map(|written| format!("write `{written}`"));
    Some(found.help(help.unwrap_or_else(|| otherwise.to_owned())))
}

/// The statement that a key and its value were going to be.
fn as_statement(damage: &Damage<'_>, key: &Token, mark: &Token) -> Option<String> {
    let line = damage.text.get(mark.range.end..)?.lines().next()?;
    let value = line.trim().trim_end_matches(',').trim_end();
    let meant = keyword::meant(damage.shown(key).trim_matches('"'))?;
    let Keyword::Statement(rule) = meant.keyword else { return None };
    let bare = value.trim_matches('"');
    let value = match (rule, value) {
        (Rule::reports_to, "null" | "None" | "nil" | "\"\"") => "nobody",
        (Rule::held_by | Rule::formerly_held_by, _) => value,
        _ if words::relation(rule).is_some() && is_path(bare) => bare,
        _ => value,
    };
    let written = format!("{} {value}", words::keyword(rule));
    damage.is_statement(&written).then_some(written)
}

/// `cto --> ceo`, `-> ceo`, `cto -.-> ceo`
pub(super) fn arrow(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_statement = damage.meant.is_some_and(|meant| matches!(meant.keyword, Keyword::Statement(_)));
    if is_statement {
        return None;
    }
    let range = arrow_range(damage)?;
    let arrow = damage.slice(&range);
    let keyword = if arrow.contains(['.', '~']) { "dotted to" } else { "reports to" };
    let left = damage.slice(&(0..range.start)).trim();
    let right = damage.slice(&(range.end..damage.text.len())).trim();
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{arrow}` draws no line"))
        .label(damage.span(&range), "lines are said in words");
    let right = if is_path(right) { right } else { "ROLE" };
    if left.is_empty() {
        let written = format!("{keyword} {right}");
        return Some(found.help(format!("write `{written}`")).fix(Fix {
            certain: false,
            ..damage.fix(format!("write `{written}`"), &[(0..damage.text.len(), written.as_str())])
        }));
    }
    let left = if is_path(left) { left } else { "ROLE" };
    Some(found.help(format!(
        "write `{keyword} {right}` in the block of `{left}`, or `{keyword} {left}` in that of `{right}`: whoever is \
         below says so"
    )))
}

/// The marks that draw an arrow.
fn arrow_range(damage: &Damage<'_>) -> Option<Range<usize>> {
    let tokens = &damage.tokens;
    let is_head = |token: &Token| matches!(token.kind, Kind::Mark('>' | '<' | '→' | '←' | '⟶' | '⇒'));
    let at = tokens.iter().position(is_head)?;
    let is_shaft = |token: &&Token| {
        let shown = damage.shown(token);
        !shown.is_empty() && shown.chars().all(|c| "-.=~<>|".contains(c))
    };
    let mut range = tokens.get(at)?.range.clone();
    for token in tokens.get(..at)?.iter().rev().take_while(is_shaft) {
        range.start = if token.range.end == range.start { token.range.start } else { range.start };
    }
    for token in tokens.get(at + 1..)?.iter().take_while(is_shaft) {
        range.end = if token.range.start == range.end { token.range.end } else { range.end };
    }
    let is_long = range.len() > 1 || !damage.slice(&range).is_ascii();
    is_long.then_some(range)
}

/// `was held by "Ana"`: once, not now.
pub(super) fn past(damage: &Damage<'_>) -> Option<Diagnostic> {
    let [first, held, ..] = damage.tokens.as_slice() else { return None };
    let is_past = matches!(damage.shown(first), "was" | "once");
    let edits = [(first.range.clone(), "formerly")];
    let is_held = is_past && damage.text.get(held.range.start..)?.starts_with("held by");
    let written = damage.rewritten(&edits).filter(|_| is_held)?;
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, "who held a role once is said with `formerly held by`")
        .label(damage.span(&first.range), "write `formerly`")
        .help(format!("write `{written}`"))
        .fix(Fix { certain: false, ..damage.fix("write `formerly held by`", &edits) });
    Some(found)
}

/// `is vacant`, `has seats 4`
pub(super) fn filler(damage: &Damage<'_>) -> Option<Diagnostic> {
    let [first, second, ..] = damage.tokens.as_slice() else { return None };
    let shown = damage.shown(first);
    if !matches!(shown, "is" | "are" | "has" | "have" | "the" | "a" | "an" | "its" | "and" | "please" | "-" | "*") {
        return None;
    }
    let edits = [(first.range.start..second.range.start, "")];
    let written = damage.rewritten(&edits)?;
    let meant = keyword::meant(&written)?;
    let fits = matches!(meant.keyword, Keyword::Statement(rule) if place::may_stand(rule, damage.kind));
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("a statement does not begin with `{shown}`"))
        .label(damage.span(&first.range), "remove this word")
        .help(format!("write `{written}`"))
        .fix(damage.fix(format!("remove `{shown}`"), &edits));
    fits.then_some(found)
}

/// `vacant: true`, `external no`
pub(super) fn flag(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    if !matches!(rule, Rule::vacant | Rule::undisclosed | Rule::external | Rule::abolished) {
        return None;
    }
    let (value, marks) = damage.operands().split_last()?;
    let is_mark = |token: &Token| matches!(token.kind, Kind::Mark(':' | '='));
    let keyword = words::keyword(rule);
    let is_on = match damage.shown(value).to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" => true,
        "false" | "no" | "n" | "0" => false,
        _ => return None,
    };
    if marks.len() > 1 || !marks.iter().all(is_mark) {
        return None;
    }
    let found = Diagnostic::new(&STRAY_PUNCTUATION, format!("`{keyword}` stands alone"))
        .label(damage.span(&(damage.keyword().end..value.range.end)), "remove this");
    if is_on {
        let edits = [(damage.keyword().end..value.range.end, "")];
        return Some(found.help(format!("write `{keyword}`")).fix(damage.fix(format!("write `{keyword}`"), &edits)));
    }
    Some(found.help(format!("leave `{keyword}` out where it is not so")))
}

/// `Anna reports to Bob`, outside of every block
pub(super) fn sentence(damage: &Damage<'_>) -> Option<Diagnostic> {
    if damage.kind.is_some() || damage.meant.is_some() {
        return None;
    }
    let words = damage.tokens.iter().take_while(|token| token.kind == Kind::Word);
    let (at, rule) = words.skip(1).take(6).find_map(|token| {
        let meant = keyword::meant(damage.text.get(token.range.start..)?)?;
        match meant.keyword {
            Keyword::Statement(rule) if meant.spelling == Spelling::Exact => Some((token.range.start, rule)),
            _ => None,
        }
    })?;
    let statement = damage.slice(&(at..damage.text.len())).trim_end_matches(['.', ' ']);
    let subject = damage.slice(&(0..at)).trim_end();
    let names: Vec<&str> = subject.split_whitespace().filter(|word| !matches!(*word, "the" | "The" | "is")).collect();
    let name = names.join("-");
    let kind = place::homes(rule).first().filter(|_| is_path(&name) && damage.is_statement(statement))?.keyword();
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, "a statement stands in the block of what it is about")
        .label(damage.span(&(0..subject.len())), format!("the {kind} that this is about"))
        .help(format!("write `{kind} {name} {{ {statement} }}`"));
    Some(found)
}

/// `ceo = Role(name="Chief Executive")`
pub(super) fn assignment(damage: &Damage<'_>) -> Option<Diagnostic> {
    let [name, mark, word, ..] = damage.tokens.as_slice() else { return None };
    if damage.kind.is_some() || !matches!(mark.kind, Kind::Mark('=' | ':')) || !is_path(damage.shown(name)) {
        return None;
    }
    let meant = keyword::meant(damage.text.get(word.range.start..)?)?;
    let Keyword::Declaration(kind) = meant.keyword else { return None };
    let title = damage.tokens.iter().find(|token| matches!(token.kind, Kind::Text { closed: true }));
    let title = title.map_or("\"Title\"", |title| damage.shown(title));
    let found = Diagnostic::new(&SYNTAX_ERROR, "a declaration begins with its keyword")
        .label(damage.span(&(name.range.start..word.range.end)), "first the keyword, then the name and the title")
        .help(format!("write `{} {} {title}`", kind.keyword(), damage.shown(name)));
    Some(found)
}
