//! Commas: missing, stray, or written as `and`.

use super::damage::Damage;
use super::statement::short;
use super::tokens::{Kind, Token};
use crate::catalog::{MISSING_COMMA, STRAY_COMMA};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// How the statement goes on behind a keyword.
pub(super) fn is_list(rule: Rule) -> bool {
    words::relation(rule).is_some()
        || matches!(
            rule,
            Rule::provides | Rule::needs | Rule::separate | Rule::show | Rule::hide | Rule::include | Rule::exclude
        )
}

/// Whether a statement usually names one thing only.
pub(super) fn names_one(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::head | Rule::part_of | Rule::reports_to | Rule::assistant_to | Rule::deputised_by | Rule::owner
    )
}

/// A line that begins with no keyword, and goes on with the list of the line before.
pub(super) fn list_goes_on(damage: &Damage<'_>) -> Option<Diagnostic> {
    let (previous, rule) = damage.previous?;
    let rule = rule.filter(|rule| is_list(*rule) && !names_one(rule) && damage.meant.is_none())?;
    if !damage.goes_on(words::keyword(rule)) {
        return None;
    }
    let shown = damage.tokens.first().map_or("", |first| damage.shown(first));
    let found = Diagnostic::new(&MISSING_COMMA, format!("`{}` begins no statement", short(shown)))
        .label(damage.whole(), "another item of the list above?")
        .label(previous.after(), "then a comma is missing here")
        .help("a list goes on in the next line only after a comma");
    Some(found.fix(Fix::possible("put a comma", previous.after(), ",")))
}

/// A comma in a statement that takes one thing only.
fn comma_of_no_list(damage: &Damage<'_>, rule: Rule) -> Option<Diagnostic> {
    let operands = damage.operands();
    let at = operands.iter().position(|token| token.kind == Kind::Mark(','))?;
    let comma = operands.get(at).filter(|_| at + 1 < operands.len())?;
    let keyword = words::keyword(rule);
    let found = Diagnostic::new(&STRAY_COMMA, format!("`{keyword}` takes one thing, not a list"))
        .label(damage.span(&comma.range), "no list here")
        .help(format!("it is written like this: `{}`", words::form(rule)));
    Some(found)
}

/// A comma that no item follows, or none precedes.
pub(super) fn stray_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    let operands = damage.operands();
    let is_comma = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Mark(','));
    let takes_list = is_list(rule) || matches!(rule, Rule::at_most | Rule::require | Rule::independent);
    if !takes_list && let Some(found) = comma_of_no_list(damage, rule) {
        return Some(found);
    }
    let stray = if is_comma(operands.first()) {
        operands.first()
    } else {
        let doubled = operands.windows(2).find(|pair| pair.iter().all(|token| is_comma(Some(token))));
        doubled.and_then(<[Token]>::last).or(operands.last().filter(|last| is_comma(Some(last))))
    };
    let stray = stray?;
    let is_last = operands.last() == Some(stray);
    let (label, help) = if is_last {
        ("no item of the list follows", "remove the comma, or name what comes next in the list")
    } else {
        ("no item stands on both sides", "remove the comma")
    };
    let found = Diagnostic::new(&STRAY_COMMA, "this comma separates nothing")
        .label(damage.span(&stray.range), label)
        .help(help);
    Some(found.fix(damage.fix("remove the comma", &[(stray.range.clone(), "")])))
}

/// Two items of a list with nothing, `and` or `&` between them.
pub(super) fn missing_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule().filter(|rule| is_list(*rule))?;
    let operands = damage.operands();
    let mut rest = operands;
    while let Some((first, behind)) = rest.split_first() {
        let is_item = matches!(first.kind, Kind::Word | Kind::Tag | Kind::Text { .. });
        if !is_item {
            return None;
        }
        rest = skip_modifiers(damage, behind);
        let (next, more) = rest.split_first()?;
        match next.kind {
            Kind::Mark(',') => rest = more,
            Kind::Word if matches!(damage.shown(next), "and" | "&" | "+") && !more.is_empty() => {
                return Some(report(damage, next, true));
            }
            Kind::Word if rule == Rule::separate && damage.shown(next) == "by" => return None,
            Kind::Word if damage.shown(next).ends_with('%') => return None,
            Kind::Word | Kind::Tag | Kind::Text { .. } => return Some(report(damage, next, false)),
            _ => return None,
        }
    }
    None
}

/// What stands behind the modifiers of an item.
pub(super) fn skip_modifiers<'k>(damage: &Damage<'_>, tokens: &'k [Token]) -> &'k [Token] {
    let mut rest = tokens;
    while let Some((first, behind)) = rest.split_first() {
        let word = if first.kind == Kind::Word { damage.shown(first) } else { "" };
        let has_operand = matches!(word, "from" | "until" | "for" | "note") && !behind.is_empty();
        if word == "acting" || is_share(word) {
            rest = behind;
        } else if has_operand {
            rest = behind.get(1..).unwrap_or_default();
        } else {
            break;
        }
    }
    rest
}

fn is_share(word: &str) -> bool {
    word.strip_suffix('%').is_some_and(|number| number.parse::<f64>().is_ok())
}

fn report(damage: &Damage<'_>, next: &Token, is_word: bool) -> Diagnostic {
    let before = damage.tokens.iter().take_while(|token| token.range.start < next.range.start).last();
    let end = before.map_or(next.range.start, |before| before.range.end);
    let shown = short(damage.shown(next));
    if is_word {
        let fix = damage.fix("write a comma", &[(end..next.range.end, ",")]);
        return Diagnostic::new(&MISSING_COMMA, format!("items of a list are separated by a comma, not by `{shown}`"))
            .label(damage.span(&next.range), "write a comma here")
            .help(format!("replace `{shown}` by a comma"))
            .fix(fix);
    }
    // A word may be anything; texts can only be items.
    let is_text = |token: &Token| matches!(token.kind, Kind::Text { .. });
    let is_sure = is_text(next) && before.is_some_and(is_text);
    let is_sure = is_sure && damage.fix("", &[(end..end, ",")]).certain;
    Diagnostic::new(&MISSING_COMMA, format!("a comma is missing before `{shown}`"))
        .label(damage.point(end), "put the comma here")
        .help("separate the items of a list by commas; a statement of its own begins on a new line or behind `;`")
        .fix(Fix { certain: is_sure, ..damage.fix("put a comma", &[(end..end, ",")]) })
}
