//! Shares that are written in another way: `50 %`, `0,5`, `half`.

use std::ops::Range;

use super::damage::Damage;
use super::numbers::{amount, is_amount};
use super::tokens::{Kind, Token};
use crate::catalog::BAD_NUMBER;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// Words for a part of the working time.
const WORDS: &[(&str, &str)] = &[
    ("half", "50%"),
    ("half-time", "50%"),
    ("halftime", "50%"),
    ("quarter", "25%"),
    ("third", "33%"),
    ("full", "100%"),
    ("full-time", "100%"),
    ("fulltime", "100%"),
];

fn number(damage: &Damage<'_>, token: &Token) -> bool {
    is_amount(damage.shown(token))
}

/// `50 %`, `50 percent`, `from 1 to 2 percent`
pub(super) fn loose_percent(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_percent = |token: &Token| matches!(damage.shown(token), "%" | "percent" | "pct" | "Prozent");
    let loose: Vec<&[Token]> = damage
        .operands()
        .windows(2)
        .filter(|pair| matches!(pair, [share, percent] if number(damage, share) && is_percent(percent)))
        .collect();
    let first = loose.first().and_then(|pair| Some(pair.first()?.range.start..pair.last()?.range.end))?;
    let ends = loose.iter().filter_map(|pair| Some(pair.first()?.range.end..pair.last()?.range.end));
    let mut edits: Vec<_> = ends.map(|end| (end, "%")).collect();
    let bare = bare_start(damage).filter(|start| edits.iter().all(|(end, _)| end.start != *start));
    edits.extend(bare.map(|start| (start..start, "%")));
    edits.sort_by_key(|(range, _)| range.start);
    let what = if damage.rule() == Some(Rule::measure) { "percentage" } else { "share" };
    let written =
        format!("{}%", damage.slice(&first).split_whitespace().next().unwrap_or_default().trim_end_matches('%'));
    let found = Diagnostic::new(&BAD_NUMBER, format!("a {what} is written in one word: `{written}`"))
        .label(damage.span(&first), format!("write `{written}`"))
        .help(damage.write_or(&edits, format!("write `{written}`")));
    let fix = damage.fix(format!("write `{written}`"), &edits);
    Some(found.fix(Fix { certain: fix.certain && bare.is_none(), ..fix }))
}

/// Where the number ends from which a measure starts, if it is not in percent itself.
fn bare_start(damage: &Damage<'_>) -> Option<usize> {
    let pairs = damage.operands().windows(2).filter(|_| damage.rule() == Some(Rule::measure));
    let mut starts = pairs.filter(|pair| pair.first().is_some_and(|word| damage.shown(word) == "from"));
    starts.find_map(|pair| pair.last().filter(|token| number(damage, token)).map(|token| token.range.end))
}

/// `held by "Pam" 0,5`, `held by "Pam" 33,3%`
pub(super) fn decimal_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    if !words::takes_modifier(rule, Rule::share) || words::relation(rule).is_none() {
        return None;
    }
    let range = damage.operands().windows(3).find_map(|three| decimal(damage, three))?;
    let value = damage.slice(&range).replace(',', ".");
    if !value.ends_with('%') {
        return value.starts_with("0.").then(|| in_percent(damage, &range, &value));
    }
    let edits = [(range.clone(), value.as_str())];
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` is no share", damage.slice(&range)))
        .label(damage.span(&range), "decimals stand behind a point")
        .help(damage.write_or(&edits, format!("write `{value}`")));
    Some(found.fix(damage.fix(format!("write `{value}`"), &edits)))
}

/// Where three tokens are one number with a comma in it.
pub(super) fn decimal(damage: &Damage<'_>, three: &[Token]) -> Option<Range<usize>> {
    let [whole, comma, part] = three else { return None };
    let is_part = is_amount(damage.shown(part).trim_end_matches('%'));
    let is_one = whole.range.end == comma.range.start && comma.range.end == part.range.start;
    let is_decimal = comma.kind == Kind::Mark(',') && number(damage, whole) && is_part && is_one;
    is_decimal.then_some(whole.range.start..part.range.end)
}

/// Words that say that it is a part, and not which.
const PARTS: &[&str] = &["part-time", "parttime", "part", "partly", "partially"];

/// `held by "Pam" 0.5`, `held by "Pam" half`, `held by "Pam" at 50%`: what stands behind a holder.
pub(super) fn other_share(damage: &Damage<'_>, word: &Token) -> Option<Diagnostic> {
    let shown = damage.shown(word);
    if amount(shown).is_some_and(|number| number <= 100.0) {
        return Some(in_percent(damage, &word.range, shown));
    }
    if let Some((_, share)) = WORDS.iter().find(|(other, _)| *other == shown) {
        return Some(write(damage, &word.range, share));
    }
    let next = damage.operands().iter().find(|token| token.range.start > word.range.start);
    if PARTS.contains(&shown) {
        let time = next.filter(|next| damage.shown(next) == "time").unwrap_or(word);
        return Some(how_much(damage, word.range.start..time.range.end));
    }
    let next = next?;
    let is_share = damage.shown(next).ends_with('%');
    let range = word.range.start..next.range.start;
    let edits = [(range, "")];
    let written = damage.rewritten(&edits).filter(|_| is_share)?;
    let found = Diagnostic::new(&BAD_NUMBER, format!("no `{shown}` stands before a share"))
        .label(damage.span(&word.range), "remove this word")
        .help(format!("write `{written}`"));
    Some(found.fix(damage.fix(format!("remove `{shown}`"), &edits)))
}

fn how_much(damage: &Damage<'_>, range: Range<usize>) -> Diagnostic {
    let half = damage.rewritten(&[(range.clone(), "50%")]);
    let half = half.map_or_else(|| "`50%`".to_owned(), |written| format!("`{written}`"));
    Diagnostic::new(&BAD_NUMBER, format!("`{}` does not say how much", damage.slice(&range)))
        .label(damage.span(&range), "which share of the working time?")
        .help(format!("write the share in percent, such as {half}, or leave it out where it is not known"))
}

fn in_percent(damage: &Damage<'_>, range: &Range<usize>, shown: &str) -> Diagnostic {
    let value = amount(shown).unwrap_or_default();
    let percent = if value <= 1.0 { format!("{}%", (value * 100.0).round()) } else { format!("{shown}%") };
    write(damage, range, &percent)
}

fn write(damage: &Damage<'_>, range: &Range<usize>, percent: &str) -> Diagnostic {
    let edits = [(range.clone(), percent)];
    Diagnostic::new(&BAD_NUMBER, format!("a share is written in percent: `{percent}`"))
        .label(damage.span(range), "no share of a person's time")
        .help(damage.write_or(&edits, format!("write `{percent}`")))
        .fix(Fix { certain: false, ..damage.fix(format!("write `{percent}`"), &edits) })
}
