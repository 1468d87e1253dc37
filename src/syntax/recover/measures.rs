//! Measures that are written in another way: without a name, with arrows, with numbers of other countries.

use std::ops::Range;

use super::damage::Damage;
use super::numbers;
use super::shares;
use super::tokens::{Kind, Token};
use super::wording::short;
use crate::calendar::{Period, PeriodError};
use crate::catalog::{BAD_NUMBER, MISSING_QUOTE, SYNTAX_ERROR};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::{spell, words};

/// How many numbers of a measure are looked at.
const MOST_NUMBERS: usize = 4;

type Edits<'e> = Vec<(Range<usize>, &'e str)>;

/// A measure without name, or with a number that is written in another way.
pub(super) fn bad_measure(damage: &Damage<'_>) -> Option<Diagnostic> {
    damage.rule().filter(|rule| *rule == Rule::measure)?;
    without_name(damage)
        .or_else(|| arrow(damage))
        .or_else(|| thousands(damage))
        .or_else(|| decimals(damage))
        .or_else(|| without_target(damage))
        .or_else(|| bad_number(damage))
        .or_else(|| bare_unit(damage))
}

/// `measure "Turnover" from 3 to 4`
fn without_name(damage: &Damage<'_>) -> Option<Diagnostic> {
    let first = damage.operands().first().filter(|first| matches!(first.kind, Kind::Text { .. }))?;
    let found = Diagnostic::new(&SYNTAX_ERROR, "this measure has no name")
        .label(damage.point(first.range.start), "a name belongs before the title");
    let name = spell::identifier(damage.shown(first).trim_matches('"'));
    let named = format!("{name} ");
    let edits = [(first.range.start..first.range.start, named.as_str())];
    if let Some(written) = damage.rewritten(&edits) {
        let fix = damage.fix(format!("name it `{name}`"), &edits);
        return Some(found.help(format!("write `{written}`")).fix(Fix { certain: false, ..fix }));
    }
    Some(found.help(format!(
        "write a name, the title, and the number it is to reach, as in `measure answered {} to 80%`",
        short(damage.shown(first))
    )))
}

fn is_number(damage: &Damage<'_>, token: &Token) -> bool {
    numbers::is_number(damage.shown(token))
}

/// `measure nps "N" 10 -> 20`
fn arrow(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let at = operands.iter().position(|token| is_number(damage, token)).filter(|at| *at > 0)?;
    let (before, first) = (operands.get(at - 1)?, operands.get(at)?);
    if matches!(damage.shown(before), "from" | "to") {
        return None;
    }
    let mut behind = operands.iter().filter(|token| token.range.start >= first.range.end);
    let last = behind.find(|token| is_number(damage, token))?;
    let between = damage.slice(&(first.range.end..last.range.start)).trim();
    if !matches!(between, "->" | "=>" | "→" | "–" | "-" | "to" | "..") {
        return None;
    }
    let range = first.range.start..last.range.end;
    let written = format!("from {} to {}", damage.shown(first), damage.shown(last));
    let edits = [(range.clone(), written.as_str())];
    let found = Diagnostic::new(&SYNTAX_ERROR, "a measure goes `from` a number `to` a number")
        .label(damage.span(&range), format!("write `{written}`"))
        .help(damage.write_or(&edits, format!("write `{written}`")));
    Some(found.fix(damage.fix(format!("write `{written}`"), &edits)))
}

/// `from 1,000 to 2,000`
fn thousands(damage: &Damage<'_>) -> Option<Diagnostic> {
    let is_digits = |token: &Token| damage.shown(token).bytes().all(|byte| byte.is_ascii_digit());
    let commas: Vec<&Token> = damage
        .operands()
        .windows(3)
        .filter_map(|three| match three {
            [before, comma, behind]
                if comma.kind == Kind::Mark(',')
                    && before.range.end == comma.range.start
                    && comma.range.end == behind.range.start
                    && is_digits(before)
                    && is_digits(behind)
                    && behind.range.len() == 3 =>
            {
                Some(comma)
            }
            _ => None,
        })
        .collect();
    let first = commas.first()?;
    let edits: Edits<'_> = commas.iter().map(|comma| (comma.range.clone(), "_")).collect();
    let number = chunk(damage, first.range.start);
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` is no number", damage.slice(&number)))
        .label(damage.span(&number), "a comma separates the items of a list")
        .help(damage.write_or(&edits, "group digits with `_`, as in `1_000`"));
    // Where a comma is the decimal mark, another number may be meant.
    Some(found.fix(Fix { certain: false, ..damage.fix("group the digits with `_`", &edits) }))
}

/// `from 1,5 to 2,5`
fn decimals(damage: &Damage<'_>) -> Option<Diagnostic> {
    let numbers: Vec<_> = damage.operands().windows(3).filter_map(|three| shares::decimal(damage, three)).collect();
    let first = numbers.first()?;
    let written: Vec<String> = numbers.iter().map(|range| damage.slice(range).replace(',', ".")).collect();
    let edits: Edits<'_> = numbers.iter().cloned().zip(written.iter().map(String::as_str)).collect();
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` is no number", damage.slice(first)))
        .label(damage.span(first), "decimals stand behind a point")
        .help(damage.write_or(&edits, format!("write `{}`", written.first().map_or("", String::as_str))));
    Some(found.fix(damage.fix("write decimals behind a point", &edits)))
}

/// What stands without blanks around an offset.
fn chunk(damage: &Damage<'_>, at: usize) -> Range<usize> {
    let is_blank = |c: char| c.is_whitespace();
    let before = damage.slice(&(0..at));
    let start = before.rfind(is_blank).map_or(0, |blank| blank + 1);
    let behind = damage.text.get(at..).unwrap_or_default();
    start..at + behind.find(is_blank).unwrap_or(behind.len())
}

/// `measure turnover 4`
fn without_target(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let at = operands.iter().position(|token| is_number(damage, token)).filter(|at| *at > 0)?;
    let (before, number) = (operands.get(at - 1)?, operands.get(at)?);
    let is_said = matches!(damage.shown(before), "from" | "to" | "due");
    let to = [(number.range.start..number.range.start, "to ")];
    let written = damage.rewritten(&to).filter(|_| !is_said)?;
    let found = Diagnostic::new(&SYNTAX_ERROR, "a measure goes `to` a number")
        .label(damage.span(&number.range), "write `to` before it")
        .help(format!("write `{written}`"));
    Some(found.fix(Fix { certain: false, ..damage.fix("write `to`", &to) }))
}

/// `from €1 to €2`, `to 1.5M`
fn bad_number(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let asks = |token: &Token| matches!(damage.shown(token), "from" | "to");
    let behind_words = operands.windows(2).filter_map(|pair| match pair {
        [word, number] if asks(word) => Some(chunk(damage, number.range.start)),
        _ => None,
    });
    let numbers: Vec<Range<usize>> = behind_words.take(MOST_NUMBERS).collect();
    let is_sound = |range: &&Range<usize>| numbers::is_number(damage.slice(range));
    let bad = numbers.iter().find(|range| !is_sound(range))?;
    let found = Diagnostic::new(&BAD_NUMBER, format!("`{}` is no number", short(damage.slice(bad))))
        .label(damage.span(bad), "write digits, and the unit behind them");
    let otherwise = "such as `from 1_000 to 2_000`, `from 1.5 to 2 \"million €\"`, `from 41% to 70%`";
    let Some(unit) = common_unit(damage, &numbers) else { return Some(found.help(otherwise)) };
    let quoted = format!(" \"{unit}\"");
    let mut edits: Edits<'_> = numbers.iter().map(|range| (range.clone(), digits(damage.slice(range)))).collect();
    let end = numbers.last().map_or(0, |last| last.end);
    edits.push((end..end, quoted.as_str()));
    let fix = damage.fix("write the unit in quotes", &edits);
    Some(found.help(damage.write_or(&edits, otherwise)).fix(Fix { certain: false, ..fix }))
}

/// The digits in a number with a unit.
fn digits(number: &str) -> &str {
    number.trim_matches(|c: char| !c.is_ascii_digit())
}

/// The unit that all of these numbers have.
fn common_unit<'d>(damage: &Damage<'d>, numbers: &[Range<usize>]) -> Option<&'d str> {
    let units = numbers.iter().map(|range| {
        let shown = damage.slice(range);
        let number = digits(shown);
        match (shown.strip_suffix(number), shown.strip_prefix(number)) {
            (Some(before), _) if !before.is_empty() => before,
            (_, Some(behind)) => behind,
            _ => "",
        }
    });
    let units: Vec<&str> = units.collect();
    let first = units.first().copied().filter(|unit| !unit.is_empty() && !unit.contains('"'))?;
    units.iter().all(|unit| *unit == first).then_some(first)
}

/// `to 4 by 2027-12-31`: a day behind the number is no unit.
fn deadline(damage: &Damage<'_>, range: &Range<usize>) -> Option<Diagnostic> {
    let words: Vec<&str> = damage.slice(range).split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    let meant = match Period::parse(last) {
        Err(PeriodError::NotADate) => return None,
        Ok(period) if *first == "before" => format!("due {}", period.first().previous()),
        _ => format!("due {last}"),
    };
    let edits = [(range.clone(), meant.as_str())];
    let found = Diagnostic::new(&SYNTAX_ERROR, "a measure says with `due` when it is to be reached")
        .label(damage.span(range), "a day, and no unit")
        .help(damage.write_or(&edits, format!("write `{meant}`")));
    let is_clear = matches!(words.as_slice(), ["by" | "until" | "till", _]);
    let fix = damage.fix(format!("write `{meant}`"), &edits);
    Some(found.fix(Fix { certain: fix.certain && is_clear, ..fix }))
}

/// `to 4 million`
fn bare_unit(damage: &Damage<'_>) -> Option<Diagnostic> {
    let operands = damage.operands();
    let to = operands.iter().position(|token| damage.shown(token) == "to")?;
    let unit = operands.get(to + 2).filter(|unit| unit.kind == Kind::Word)?;
    if matches!(damage.shown(unit), "from" | "due" | "owner" | "to") {
        return None;
    }
    let behind = operands.get(to + 3..)?.iter();
    let is_more = |token: &&Token| token.kind == Kind::Word && !matches!(damage.shown(token), "from" | "due" | "owner");
    let last = behind.take_while(is_more).last().unwrap_or(unit);
    let range = unit.range.start..last.range.end;
    if let Some(found) = deadline(damage, &range) {
        return Some(found);
    }
    let edits = [(range.start..range.start, "\""), (range.end..range.end, "\"")];
    let form = format!("the statement is written like this: `{}`", words::form(Rule::measure));
    let found = Diagnostic::new(&MISSING_QUOTE, "the unit of a measure stands in quotes")
        .label(damage.span(&range), "put `\"` before and behind it")
        .help(damage.write_or(&edits, form));
    Some(found.fix(damage.fix("put the unit in quotes", &edits)))
}
