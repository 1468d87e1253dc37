//! Commas: missing, stray, or written as `and`.

use super::damage::Damage;
use super::numbers::is_amount;
use super::tokens::{Kind, Token};
use super::wording::short;
use crate::catalog::{MISSING_COMMA, STRAY_COMMA, SYNTAX_ERROR};
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
    let keyword = words::keyword(rule);
    let found = Diagnostic::new(&MISSING_COMMA, format!("`{}` begins no statement", short(shown)))
        .label(damage.whole(), "another item of the list above?")
        .label(previous.after(), "then a comma is missing here")
        .help(format!(
            "put a comma before it: a list goes on behind a comma only, as in `{keyword} …, {}`",
            short(shown)
        ));
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
        .help(format!("write one of them, as in `{}`", damage.slice(&(0..comma.range.start)).trim()));
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
    let behind = damage.text.get(stray.range.end..).unwrap_or_default();
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let edits = [(stray.range.start..stray.range.end + blanks, "")];
    let label = if is_last { "nothing of the list follows" } else { "nothing stands on one side of it" };
    let help = damage.write_or(&edits, "remove the comma, or name what comes next in the list");
    let found = Diagnostic::new(&STRAY_COMMA, "this comma separates nothing")
        .label(damage.span(&stray.range), label)
        .help(help);
    Some(found.fix(damage.fix("remove the comma", &edits)))
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
        rest = if words::relation(rule).is_some() { skip_modifiers(damage, behind) } else { behind };
        let (next, more) = rest.split_first()?;
        match next.kind {
            Kind::Mark(',') => rest = more,
            Kind::Word if separates(rule, damage.shown(next)) && !more.is_empty() => {
                return Some(report(damage, next, true));
            }
            Kind::Mark(';' | '|' | '、') if !more.is_empty() => return Some(report(damage, next, true)),
            Kind::Word if rule == Rule::separate && damage.shown(next) == "by" => return None,
            Kind::Word if damage.shown(next).ends_with('%') => return None,
            Kind::Word | Kind::Tag | Kind::Text { .. } => return Some(report(damage, next, false)),
            _ => return None,
        }
    }
    None
}

/// Words that stand between items elsewhere.
fn separates(rule: Rule, word: &str) -> bool {
    matches!(word, "and" | "&" | "+" | "/" | "und" | "et" | "y")
        || rule == Rule::separate && matches!(word, "from" | "vs" | "versus" | "or")
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
    word.strip_suffix('%').is_some_and(is_amount)
}

/// A comma in place of this separator, and of all like it.
fn all_separators(damage: &Damage<'_>, end: usize, next: &Token) -> Vec<(std::ops::Range<usize>, &'static str)> {
    let shown = damage.shown(next);
    let mut edits = vec![(end..next.range.end, ",")];
    let behind = damage.operands().windows(2).filter_map(|pair| match pair {
        [before, other] if other.range.start > next.range.start && damage.shown(other) == shown => {
            Some((before.range.end..other.range.end, ","))
        }
        _ => None,
    });
    edits.extend(behind);
    edits
}

/// `reports to ceo and cfo`: with a comma it would be another mistake.
fn two_where_one_is_due(damage: &Damage<'_>, rule: Rule, end: usize, next: &Token) -> Option<Diagnostic> {
    let other = match rule {
        Rule::reports_to => "; the line to the other may be `dotted to`",
        Rule::owner => "; list the other under `responsible`",
        Rule::head | Rule::part_of => "",
        _ => return None,
    };
    let first = damage.slice(&(0..end)).trim();
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("`{}` names one at a time", words::keyword(rule)))
        .label(damage.span(&(next.range.start..damage.text.trim_end().len())), "one too many")
        .help(format!("keep one of them, as in `{}`{other}", short(first)));
    Some(found)
}

fn report(damage: &Damage<'_>, next: &Token, is_word: bool) -> Diagnostic {
    let before = damage.tokens.iter().take_while(|token| token.range.start < next.range.start).last();
    let end = before.map_or(next.range.start, |before| before.range.end);
    let shown = short(damage.shown(next));
    if is_word {
        if let Some(found) = damage.rule().and_then(|rule| two_where_one_is_due(damage, rule, end, next)) {
            return found;
        }
        let edits = all_separators(damage, end, next);
        let fix = damage.fix("write a comma", &edits);
        return Diagnostic::new(
            &MISSING_COMMA,
            format!("the items of a list have a comma between them, not `{shown}`"),
        )
        .label(damage.span(&next.range), "write a comma here")
        .help(damage.write_or(&edits, format!("write a comma in place of `{shown}`")))
        .fix(fix);
    }
    // A word may be anything; texts can only be items.
    let is_text = |token: &Token| matches!(token.kind, Kind::Text { .. });
    let is_sure = is_text(next) && before.is_some_and(is_text);
    let edits = [(end..end, ",")];
    let is_sure = is_sure && damage.fix("", &edits).certain;
    let otherwise = "items of a list have commas between them; another statement begins on a new line or behind `;`";
    let help = if is_sure { damage.write_or(&edits, otherwise) } else { otherwise.to_owned() };
    Diagnostic::new(&MISSING_COMMA, format!("a comma is missing before `{shown}`"))
        .label(damage.point(end), "put the comma here")
        .help(help)
        .fix(Fix { certain: is_sure, ..damage.fix("put a comma", &edits) })
}
