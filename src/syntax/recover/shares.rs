//! Shares that are written in another way: `50 %`, `0,5`, `half`.

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

/// `50 %`, `50 percent`
pub(super) fn loose_percent(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_percent = |token: &Token| matches!(damage.shown(token), "%" | "percent" | "pct" | "Prozent");
    let pair = damage
        .operands()
        .windows(2)
        .find(|pair| matches!(pair, [share, percent] if number(damage, share) && is_percent(percent)))?;
    let (share, percent) = (pair.first()?, pair.last()?);
    let written = format!("{}%", damage.shown(share));
    let range = share.range.start..percent.range.end;
    let edits = [(range.clone(), written.as_str())];
    let found = Diagnostic::new(&BAD_NUMBER, format!("a share is written in one word: `{written}`"))
        .label(damage.span(&range), format!("write `{written}`"))
        .help(damage.write_or(&edits, format!("write `{written}`")));
    Some(found.fix(damage.fix(format!("write `{written}`"), &edits)))
}

/// `held by "Pam" 0,5`
pub(super) fn decimal_comma(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    if !words::takes_modifier(rule, Rule::share) || words::relation(rule).is_none() {
        return None;
    }
    let three = damage.operands().windows(3).find(|three| {
        matches!(three, [whole, comma, part]
            if comma.kind == Kind::Mark(',') && damage.shown(whole) == "0" && number(damage, part)
            && whole.range.end == comma.range.start && comma.range.end == part.range.start)
    })?;
    let range = three.first()?.range.start..three.last()?.range.end;
    let value = damage.slice(&range).replace(',', ".");
    Some(in_percent(damage, &range, &value))
}

/// `held by "Pam" 0.5`, `held by "Pam" half`, `held by "Pam" at 50%`: what stands behind a holder.
pub(super) fn other_share(damage: &Damage<'_>, word: &Token) -> Option<Diagnostic> {
    let shown = damage.shown(word);
    if amount(shown).is_some_and(|number| number <= 100.0) {
        return Some(in_percent(damage, &word.range, shown));
    }
    if let Some((_, share)) = WORDS.iter().find(|(other, _)| *other == shown) {
        return Some(write(damage, &word.range, share));
    }
    let next = damage.operands().iter().find(|token| token.range.start > word.range.start)?;
    let is_share = damage.shown(next).ends_with('%');
    let range = word.range.start..next.range.start;
    let edits = [(range, "")];
    let written = damage.rewritten(&edits).filter(|_| is_share)?;
    let found = Diagnostic::new(&BAD_NUMBER, format!("no `{shown}` stands before a share"))
        .label(damage.span(&word.range), "remove this word")
        .help(format!("write `{written}`"));
    Some(found.fix(damage.fix(format!("remove `{shown}`"), &edits)))
}

fn in_percent(damage: &Damage<'_>, range: &std::ops::Range<usize>, shown: &str) -> Diagnostic {
    let value = amount(shown).unwrap_or_default();
    let percent = if value <= 1.0 { format!("{}%", (value * 100.0).round()) } else { format!("{shown}%") };
    write(damage, range, &percent)
}

fn write(damage: &Damage<'_>, range: &std::ops::Range<usize>, percent: &str) -> Diagnostic {
    let edits = [(range.clone(), percent)];
    Diagnostic::new(&BAD_NUMBER, format!("a share is written in percent: `{percent}`"))
        .label(damage.span(range), "no share of a person's time")
        .help(damage.write_or(&edits, format!("write `{percent}`")))
        .fix(Fix { certain: false, ..damage.fix(format!("write `{percent}`"), &edits) })
}
