//! Dates that are written in another way than this language does.

use super::damage::Damage;
use super::tokens::{Kind, Token};
use crate::calendar::{Date, Period, PeriodError};
use crate::catalog::BAD_DATE;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// What stands where a date is due, but is none.
pub(super) fn bad_date(damage: &Damage<'_>) -> Option<Diagnostic> {
    let takes_dates = damage.rule().is_some_and(|rule| {
        words::relation(rule).is_some()
            || is_direct(rule)
            || matches!(rule, Rule::exists | Rule::vacant | Rule::undisclosed | Rule::waive | Rule::measure)
    });
    if !takes_dates {
        return None;
    }
    let operands = damage.operands();
    let numbers_follow = damage.rule() == Some(Rule::measure);
    let direct = operands.first().filter(|_| damage.rule().is_some_and(is_direct));
    let behind_word =
        operands.windows(2).skip(1 - usize::from(starts_with_dates(damage))).find_map(|pair| match pair {
            [word, date] if word.kind == Kind::Word && asks_for_date(damage.shown(word), numbers_follow) => {
                Some(date).filter(|date| !is_date(damage, date))
            }
            _ => None,
        });
    let token = direct.filter(|token| !is_date(damage, token)).or(behind_word)?;
    let looks_like_one = matches!(token.kind, Kind::Word | Kind::Text { .. });
    if !looks_like_one {
        return None;
    }
    Some(explain(damage, token))
}

/// Whether a date follows the keyword at once.
fn is_direct(rule: Rule) -> bool {
    matches!(rule, Rule::due | Rule::period | Rule::as_of)
}

/// Whether dates may follow the keyword of the statement itself, without a name between.
fn starts_with_dates(damage: &Damage<'_>) -> bool {
    matches!(damage.rule(), Some(Rule::exists | Rule::vacant | Rule::undisclosed))
}

fn asks_for_date(word: &str, numbers_follow: bool) -> bool {
    matches!(word, "until" | "due") || word == "from" && !numbers_follow
}

fn is_date(damage: &Damage<'_>, token: &Token) -> bool {
    !matches!(Period::parse(damage.shown(token)), Err(PeriodError::NotADate)) && token.kind == Kind::Word
}

fn explain(damage: &Damage<'_>, token: &Token) -> Diagnostic {
    let shown = damage.shown(token);
    let found = Diagnostic::new(&BAD_DATE, format!("`{shown}` is no date"))
        .label(damage.span(&token.range), "a date is due here");
    let fix = |title: String, date: &str| damage.fix(title, &[(token.range.clone(), date)]);
    match read_other(shown.trim_matches('"')) {
        Other::One(date) => {
            let repair = fix(format!("write `{date}`"), &date.to_string());
            found.help(format!("write year, month, day: `{date}`")).fix(repair)
        }
        Other::Two(one, two) => found.help(format!("write year, month, day: `{one}` or `{two}`")),
        Other::Period(text) => {
            let repair = fix(format!("write `{text}`"), &text);
            found.help(format!("write `{text}`")).fix(Fix { certain: false, ..repair })
        }
        Other::Day => found.help("name the day itself, such as `2026-12-31`: what a file says must not change with the day on which it is read"),
        Other::Unknown => found.help("write `2026-12-31`, `2026-12`, `2026-Q4` or `2026`"),
    }
}

/// What a text that is no date may mean.
enum Other {
    One(Date),
    Two(Date, Date),
    Period(String),
    /// A word whose meaning depends on the day.
    Day,
    Unknown,
}

fn read_other(text: &str) -> Other {
    if matches!(text.to_lowercase().as_str(), "today" | "tomorrow" | "yesterday" | "now" | "present") {
        return Other::Day;
    }
    let text = text.to_uppercase().replace('Q', "-Q");
    let parts: Vec<&str> = text.split(['.', '/', '-']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => date(year, month, day).map_or(Other::Unknown, Other::One),
        [first, second, year] if year.len() == 4 => {
            let day_first = date(year, second, first);
            let month_first = date(year, first, second);
            match (day_first, month_first) {
                (Some(one), Some(two)) if one != two && !text.contains('.') => Other::Two(one, two),
                (Some(one), _) | (None, Some(one)) => Other::One(one),
                (None, None) => Other::Unknown,
            }
        }
        [one, two] => period(one, two).or_else(|| period(two, one)).map_or(Other::Unknown, Other::Period),
        _ => Other::Unknown,
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `2026` with `Q4`, `4`, `12`
fn period(year: &str, part: &str) -> Option<String> {
    let part = if part.len() == 1 { format!("0{part}") } else { part.to_uppercase() };
    let text = format!("{year}-{part}");
    Period::parse(&text).is_ok().then_some(text)
}
