//! What all facts have: dates, a note, a share.

use super::cursor::Cursor;
use crate::calendar::Period;
use crate::syntax::spell;

/// ` note "…" from … until …`: what follows the thing itself.
pub(super) fn tail(fact: &Cursor<'_>) -> String {
    let note = fact.option_text_of("note").map(|note| format!(" note {}", spell::string(note)));
    note.unwrap_or_default() + &dates(fact)
}

/// ` from … until …`
pub(super) fn dates(fact: &Cursor<'_>) -> String {
    let (from, until) = (date(fact, "from"), date(fact, "until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && from > until
    {
        fact.problem(format!("it ends on {until}, before it begins on {from}"));
    }
    let bound = |word: &str, date: Option<String>| date.map(|date| format!(" {word} {date}")).unwrap_or_default();
    bound("from", from) + &bound("until", until)
}

/// A day, or null.
pub(super) fn date(fact: &Cursor<'_>, key: &str) -> Option<String> {
    let found = fact.option(key)?;
    day(&found)
}

/// A day.
pub(super) fn day(found: &Cursor<'_>) -> Option<String> {
    let text = found.string()?;
    let period = Period::parse(text).ok().filter(|period| period.first() == period.last());
    if period.is_none() {
        found.problem(format!("`{text}` is no day such as `2026-12-31`"));
    }
    period.map(|period| period.first().to_string())
}

/// ` 60%`
pub(super) fn share(fact: &Cursor<'_>) -> String {
    let Some(found) = fact.option("share") else { return String::new() };
    // Shares have two decimals of a percent.
    let percent = found.value().as_f64().map(|share| (share * 10_000.0).round() / 100.0);
    match percent.filter(|percent| *percent > 0.0 && *percent <= 100.0) {
        Some(percent) => format!(" {percent}%"),
        None => {
            found.problem(format!("{} is no share: a number above 0 and up to 1", found.value()));
            String::new()
        }
    }
}
