//! A word behind an item of a list that is neither another item nor a modifier of it.

use super::damage::Damage;
use super::lists;
use super::numbers::is_amount;
use super::shares;
use super::tokens::{Kind, Token};
use super::wording::short;
use crate::calendar::{Period, PeriodError};
use crate::catalog::{BAD_DATE, MISSING_QUOTE, STRAY_COMMA, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// `from 2027-01-01, until 2028-01-01`, `"Ana Ruiz", 50%`
pub(super) fn modifier_behind_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|rule| lists::is_list(*rule))?;
    let operands = damage.operands();
    let behind = |at: usize| operands.get(at + 1..).unwrap_or_default();
    let is_stray = |(at, token): &(usize, &Token)| {
        token.kind == Kind::Mark(',') && *at > 0 && begins_modifier(damage, rule, behind(*at))
    };
    let stray: Vec<usize> = operands.iter().enumerate().filter(is_stray).map(|(at, _)| at).collect();
    let first = *stray.first()?;
    let word = behind(first).first().map_or("", |word| damage.shown(word));
    let commas: Vec<&Token> = stray.iter().filter_map(|at| operands.get(*at)).collect();
    let edits: Vec<_> = commas.iter().map(|comma| (comma.range.clone(), "")).collect();
    let about = if matches!(word, "from" | "until") { "dates belong" } else { "this belongs" };
    let otherwise = format!("remove the comma: {about} to the item before it; a comma begins the next item");
    let found = Diagnostic::new(&STRAY_COMMA, format!("no comma stands before `{}`", short(word)))
        .label(damage.span(&commas.first()?.range), "remove this comma")
        .help(damage.write_or(&edits, otherwise));
    let fix = damage.fix(if edits.len() > 1 { "remove the commas" } else { "remove the comma" }, &edits);
    // Before a share, the next holder may be missing.
    Some(found.fix(Fix { certain: fix.certain && matches!(word, "from" | "until"), ..fix }))
}

/// Whether these words are what an item may say about itself, and no item.
fn begins_modifier(damage: &Damage<'_>, rule: Rule, words: &[Token]) -> bool {
    let Some(word) = words.first().filter(|word| word.kind == Kind::Word) else { return false };
    let next = words.get(1);
    match damage.shown(word) {
        "from" | "until" => next.is_some_and(|date| looks_like_date(damage, date)),
        "note" | "for" => next.is_some_and(|text| matches!(text.kind, Kind::Text { .. })),
        shown => words::takes_modifier(rule, Rule::share) && shown.strip_suffix('%').is_some_and(is_amount),
    }
}

/// Whether a word is a date, be it of a day that the calendar does not have.
fn looks_like_date(damage: &Damage<'_>, token: &Token) -> bool {
    token.kind == Kind::Word && !matches!(Period::parse(damage.shown(token)), Err(PeriodError::NotADate))
}

/// A word behind an item and its modifiers: which one, and what it may mean.
pub(super) fn stray_word(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|rule| words::relation(*rule).is_some())?;
    let mut rest = damage.operands();
    loop {
        let (item, behind) = rest.split_first().filter(|(item, _)| is_item(item))?;
        let others = lists::skip_modifiers(damage, behind);
        let is_plain = others.len() == behind.len();
        match others.split_first()? {
            (comma, more) if comma.kind == Kind::Mark(',') => rest = more,
            (word, _) if word.kind == Kind::Word => return explain(damage, rule, item, word, is_plain),
            _ => return None,
        }
    }
}

fn is_item(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Text { closed: true })
}

fn explain(damage: &Damage<'_>, rule: Rule, item: &Token, word: &Token, is_plain: bool) -> Option<Diagnostic> {
    let shown = damage.shown(word);
    let is_holder = matches!(rule, Rule::held_by | Rule::formerly_held_by);
    if matches!(shown, "and" | "&" | "+" | "/" | "und" | "et" | "y") {
        return None;
    }
    if is_date(damage, word) {
        return Some(bare_date(damage, word));
    }
    if words::takes_modifier(rule, Rule::share)
        && let Some(found) = shares::other_share(damage, word)
    {
        return Some(found);
    }
    let is_text = matches!(item.kind, Kind::Text { .. });
    if is_holder && is_plain && is_text {
        return Some(rest_of_text(damage, item, word));
    }
    let is_name = |token: &Token| damage.shown(token).chars().next().is_some_and(char::is_uppercase);
    if is_holder && is_plain && is_name(item) && is_name(word) {
        return Some(person(damage, item, word));
    }
    let is_article = matches!(damage.shown(item), "the" | "our" | "my") || is_name(item) || is_name(word);
    if !is_holder && is_plain && !is_text && (lists::names_one(&rule) || is_article) {
        return Some(two_words(damage, rule, item, word));
    }
    None
}

fn is_date(damage: &Damage<'_>, token: &Token) -> bool {
    token.kind == Kind::Word && Period::parse(damage.shown(token)).is_ok()
}

/// `held by "Pam" 2026-01-01`, `held by "Pam" 2026-01-01 - 2026-12-31`
fn bare_date(damage: &Damage<'_>, date: &Token) -> Diagnostic {
    let shown = damage.shown(date);
    let found = Diagnostic::new(&BAD_DATE, format!("`{shown}` does not say whether it is the first day or the last"));
    let mut behind = damage.operands().iter().filter(|token| token.range.start >= date.range.end);
    let last = behind.find(|token| is_date(damage, token)).filter(|last| {
        let between = damage.slice(&(date.range.end..last.range.start)).trim();
        matches!(between, "-" | "–" | "—" | "to" | ".." | "..." | "…" | "/" | "->" | "→" | "until")
    });
    let Some(last) = last else {
        return found
            .label(damage.span(&date.range), "write `from` or `until` before it")
            .help(format!("write `from {shown}` if it begins on that day, `until {shown}` if it ends"));
    };
    let range = date.range.start..last.range.end;
    let written = format!("from {shown} until {}", damage.shown(last));
    let edits = [(range.clone(), written.as_str())];
    Diagnostic::new(&BAD_DATE, "an interval is `from` its first day `until` its last")
        .label(damage.span(&range), "from when, until when?")
        .help(damage.write_or(&edits, format!("write `{written}`")))
        .fix(damage.fix(format!("write `{written}`"), &edits))
}

/// `held by "Tom" Smith`
fn rest_of_text(damage: &Damage<'_>, text: &Token, word: &Token) -> Diagnostic {
    let last = last_of_run(damage, word);
    let quote = text.range.end - 1;
    let edits = [(quote..text.range.end, ""), (last.range.end..last.range.end, "\"")];
    Diagnostic::new(&MISSING_QUOTE, format!("`{}` stands behind the closing quote", short(damage.shown(word))))
        .label(damage.span(&(word.range.start..last.range.end)), "a part of the name?")
        .help("move it into the quotes; a comma separates two holders")
        .fix(Fix { certain: false, ..damage.fix("move it into the quotes", &edits) })
}

/// `held by Ann Smith`
fn person(damage: &Damage<'_>, first: &Token, second: &Token) -> Diagnostic {
    let last = last_of_run(damage, second);
    let range = first.range.start..last.range.end;
    let quoted = format!("\"{}\"", damage.slice(&range));
    Diagnostic::new(&MISSING_QUOTE, "the name of a person stands in quotes")
        .label(damage.span(&range), "put `\"` before and behind it")
        .help(format!("write `{quoted}`; without quotes it is the one-word name of a declared person"))
        .fix(Fix { certain: false, ..damage.fix(format!("write `{quoted}`"), &[(range.clone(), quoted.as_str())]) })
}

/// `reports to the boss`
fn two_words(damage: &Damage<'_>, rule: Rule, first: &Token, second: &Token) -> Diagnostic {
    let last = last_of_run(damage, second);
    let keyword = words::keyword(rule);
    Diagnostic::new(&SYNTAX_ERROR, "a name is one word")
        .label(damage.span(&(first.range.start..last.range.end)), "several words")
        .help(format!(
            "write the name that stands behind the keyword of the declaration, as in `{}`; `{keyword}` separates \
             several by commas",
            words::form(rule)
        ))
}

/// The last of the capitalised words that follow each other from `word` on.
fn last_of_run<'d>(damage: &'d Damage<'_>, word: &'d Token) -> &'d Token {
    let is_name =
        |token: &&Token| token.kind == Kind::Word && damage.shown(token).chars().next().is_some_and(char::is_uppercase);
    let behind = damage.operands().iter().filter(|token| token.range.start > word.range.start);
    behind.take_while(is_name).last().unwrap_or(word)
}
