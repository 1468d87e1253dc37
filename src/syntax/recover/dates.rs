//! Dates that are written in another way than this language does.

use std::ops::Range;

use super::damage::Damage;
use super::tokens::{Kind, Token};
use crate::calendar::foreign::{self, Foreign};
use crate::calendar::{Period, PeriodError};
use crate::catalog::BAD_DATE;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// Words that people write for `from` and `until`.
const WORDS: &[(&str, &[&str])] = &[
    ("from", &["since", "starting", "after", "beginning", "as of"]),
    ("until", &["till", "til", "to", "through", "before", "ending", "thru"]),
];

/// Words before a date that say nothing of it.
const FILLERS: &[&str] = &["at", "by", "date", "day", "on", "the"];

/// How many bad dates of a statement are explained.
const MOST_DATES: usize = 16;

/// `held by ana since 2026-01-01`
pub(super) fn other_word(damage: &Damage<'_>) -> Option<Diagnostic> {
    let rule = damage.rule()?;
    if !takes_dates(rule) || is_direct(rule) || rule == Rule::measure {
        return None;
    }
    let operands = damage.operands();
    let is_word = |token: &Token| token.kind == Kind::Word;
    let at = operands.windows(2).position(|pair| {
        matches!(pair, [word, date] if is_word(word) && is_date(damage, date) && other(damage.shown(word)).is_some())
    });
    let as_of = || {
        operands
            .windows(2)
            .position(|pair| matches!(pair, [a, b] if damage.shown(a) == "as" && damage.shown(b) == "of"))
    };
    let (range, meant) = match at {
        Some(at) => operands.get(at).and_then(|word| Some((word.range.clone(), other(damage.shown(word))?)))?,
        None => {
            let at = as_of()?;
            (operands.get(at)?.range.start..operands.get(at + 1)?.range.end, "from")
        }
    };
    let word = damage.slice(&range);
    if let Some(found) = excluded_day(damage, &range) {
        return Some(found);
    }
    let edits = [(range.clone(), meant)];
    let otherwise = format!("write `{meant}`: an interval is `from` its first day `until` its last");
    let found = Diagnostic::new(&BAD_DATE, format!("`{word}` begins no date"))
        .label(damage.span(&range), format!("did you mean `{meant}`?"))
        .help(damage.write_or(&edits, otherwise));
    let fix = damage.fix(format!("write `{meant}`"), &edits);
    let is_inclusive = !matches!(word, "after" | "before");
    Some(found.fix(Fix { certain: fix.certain && is_inclusive, ..fix }))
}

/// `before 2027`, `after 2026-12-31`: the day that is named is not one of them.
fn excluded_day(damage: &Damage<'_>, word: &Range<usize>) -> Option<Diagnostic> {
    let date = damage.operands().iter().find(|token| token.range.start >= word.end)?;
    let period = Period::parse(damage.shown(date)).ok()?;
    let word_and_date = word.start..date.range.end;
    let meant = match damage.slice(word) {
        "before" => format!("until {}", period.first().previous()),
        "after" => format!("from {}", period.last().next()),
        _ => return None,
    };
    let edits = [(word_and_date.clone(), meant.as_str())];
    let found = Diagnostic::new(&BAD_DATE, format!("`{}` begins no date", damage.slice(word)))
        .label(damage.span(&word_and_date), "`from` and `until` name days that belong to it")
        .help(damage.write_or(&edits, format!("write `{meant}`")));
    Some(found.fix(Fix { certain: false, ..damage.fix(format!("write `{meant}`"), &edits) }))
}

fn other(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(_, others)| others.contains(&word)).map(|(meant, _)| *meant)
}

fn takes_dates(rule: Rule) -> bool {
    words::relation(rule).is_some()
        || is_direct(rule)
        || matches!(rule, Rule::exists | Rule::vacant | Rule::undisclosed | Rule::waive | Rule::measure)
}

/// What stands where a date is due, but is none.
pub(super) fn bad_date(damage: &Damage<'_>) -> Option<Diagnostic> {
    bad_dates(damage).into_iter().next()
}

/// All that stands where dates are due, but is none. A repair is certain if all of them together are.
pub(super) fn bad_dates(damage: &Damage<'_>) -> Vec<Diagnostic> {
    let found: Vec<_> = bad_tokens(damage).into_iter().map(|token| explain(damage, token)).collect();
    let edits: Vec<_> = found.iter().filter_map(|(_, repair)| repair.as_ref()).collect();
    let edits: Vec<_> = edits.iter().map(|repair| (repair.range.clone(), repair.date.as_str())).collect();
    let is_all = edits.len() == found.len() && damage.fix("", &edits).certain;
    let with_fix = |(diagnostic, repair): (Diagnostic, Option<&Repair>)| match repair {
        None => diagnostic,
        Some(repair) => {
            let title =
                if repair.date.is_empty() { "remove this".to_owned() } else { format!("write `{}`", repair.date) };
            let fix = damage.fix(title, &[(repair.range.clone(), repair.date.as_str())]);
            diagnostic.fix(Fix { certain: is_all && repair.is_clear, ..fix })
        }
    };
    found.iter().map(|(diagnostic, repair)| with_fix((diagnostic.clone(), repair.as_ref()))).collect()
}

fn bad_tokens<'d>(damage: &'d Damage<'_>) -> Vec<&'d Token> {
    if !damage.rule().is_some_and(takes_dates) {
        return Vec::new();
    }
    let operands = damage.operands();
    let numbers_follow = damage.rule() == Some(Rule::measure);
    let direct = operands.first().filter(|_| damage.rule().is_some_and(is_direct));
    let behind_words =
        operands.windows(2).skip(1 - usize::from(starts_with_dates(damage))).filter_map(|pair| match pair {
            [word, date] if word.kind == Kind::Word && asks_for_date(damage.shown(word), numbers_follow) => Some(date),
            _ => None,
        });
    let looks_like_one = |token: &&Token| matches!(token.kind, Kind::Word | Kind::Text { .. });
    direct
        .into_iter()
        .chain(behind_words)
        .filter(|date| !is_date(damage, date))
        .filter(looks_like_one)
        .take(MOST_DATES)
        .collect()
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

/// Another date in place of what is none.
struct Repair {
    range: Range<usize>,
    date: String,
    /// Whether nothing else can be meant.
    is_clear: bool,
}

fn explain(damage: &Damage<'_>, token: &Token) -> (Diagnostic, Option<Repair>) {
    let range = whole_date(damage, token);
    let shown = damage.slice(&range);
    let bare = shown.trim_matches('"');
    let found = |label: &str| {
        Diagnostic::new(&BAD_DATE, format!("`{shown}` is no date")).label(damage.span(&range), label.to_owned())
    };
    let repair = |date: String, is_clear: bool| Some(Repair { range: range.clone(), date, is_clear });
    if is_relative(bare) {
        let found = found("another day tomorrow").help(
            "name the day itself, such as `2026-12-31`: what a file says must not change with the day on which it is read",
        );
        return (found, None);
    }
    match foreign::read(bare) {
        _ if bare != shown && Period::parse(bare).is_ok() => {
            (found("a date stands without quotes").help(format!("write `{bare}`")), repair(bare.to_owned(), true))
        }
        Foreign::Day(date) => {
            let help = format!("write `{date}`: year, month, day");
            let label = match bare.split(['-', '/', '.', ' ']).next() {
                Some(year) if year.len() == 4 => "month and day have two digits each, with `-` between them",
                _ => "the year comes first, the day last",
            };
            (found(label).help(help), repair(date.to_string(), true))
        }
        Foreign::Either { day_first: one, month_first: two } => {
            (found("which is the month?").help(format!("write `{one}` or `{two}`: year, month, day")), None)
        }
        Foreign::Period(period) => {
            (found("the year comes first").help(format!("write `{period}`")), repair(period.to_string(), true))
        }
        Foreign::DayAndTime(date) => {
            (found("a date has no time of day").help(format!("write `{date}`")), repair(date.to_string(), false))
        }
        Foreign::NoSuchDay => (
            Diagnostic::new(&BAD_DATE, format!("the calendar has no day `{shown}`"))
                .label(damage.span(&range), "that month has fewer days, or a year fewer months")
                .help("write year, month, day: `2026-12-31`"),
            None,
        ),
        Foreign::ShortYear => {
            (found("the year has four digits").help("write year, month, day, all in full: `2026-12-31`"), None)
        }
        Foreign::Unknown => unknown(damage, token, found("a date belongs here")),
    }
}

/// `due by 2026-12-31`, `due end of 2026`: words before a date; or no date at all.
fn unknown(damage: &Damage<'_>, token: &Token, found: Diagnostic) -> (Diagnostic, Option<Repair>) {
    let behind = damage.operands().iter().skip_while(|other| other.range.start <= token.range.start);
    // Behind a comma stands another item, with dates of its own.
    let date = behind.take_while(|other| other.kind == Kind::Word).find(|date| is_date(damage, date));
    let edits = date.map(|date| [(token.range.start..date.range.start, "")]);
    let Some((edits, written)) = edits.and_then(|edits| damage.rewritten(&edits).map(|written| (edits, written)))
    else {
        return (found.help("write `2026-12-31`, `2026-12`, `2026-Q4` or `2026`"), None);
    };
    let place = edits.first().map_or(0..0, |(range, _)| range.start..range.end);
    let words = damage.slice(&place).trim_end();
    if !may_go(damage, token, words) {
        return (found.help("write the day itself, or its period: `2026-12-31`, `2026-12`, `2026-Q4` or `2026`"), None);
    }
    let found = Diagnostic::new(&BAD_DATE, format!("`{words}` is no date"))
        .label(damage.span(&(place.start..place.start + words.len())), "no words stand before a date");
    let last = if damage.rule() == Some(Rule::due) { "; a month, quarter or year stands for its last day" } else { "" };
    let is_long = words.contains(' ');
    let help = format!("write `{written}`{}", if is_long { last } else { "" });
    (found.help(help), Some(Repair { range: place, date: String::new(), is_clear: !is_long }))
}

/// Whether a date is the same without these words before it: a period stands for its last day where one is due.
fn may_go(damage: &Damage<'_>, first: &Token, words: &str) -> bool {
    let before = damage.operands().iter().rev().find(|token| token.range.end <= first.range.start);
    let is_last_day = damage.rule() == Some(Rule::due) || before.is_some_and(|word| damage.shown(word) == "until");
    words.split_whitespace().all(|word| FILLERS.contains(&word))
        || is_last_day && matches!(words, "end" | "end of" | "the end of" | "by end of" | "by the end of")
}

/// `31 December 2026`, `Q4 2026`: the words from this one on that are a date together, or this one.
fn whole_date(damage: &Damage<'_>, token: &Token) -> Range<usize> {
    let rest = damage.text.get(token.range.start..).unwrap_or_default();
    let end = token.range.start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    if matches!(foreign::read(damage.slice(&(token.range.start..end))), Foreign::DayAndTime(_)) {
        return token.range.start..end;
    }
    let operands = damage.operands();
    let first = operands.iter().position(|other| other == token).unwrap_or(0);
    let ends = operands.get(first..).unwrap_or_default().iter().take(3).take_while(|token| token.kind == Kind::Word);
    let ranges = ends.map(|last| token.range.start..last.range.end);
    let is_date = |range: &Range<usize>| foreign::read(damage.slice(range)) != Foreign::Unknown;
    ranges.filter(is_date).last().unwrap_or_else(|| token.range.clone())
}

fn is_relative(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "today" | "tomorrow" | "yesterday" | "now" | "present")
}
