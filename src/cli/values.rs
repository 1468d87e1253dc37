//! Values of options: from words to meaning, with a message that says how to repair them.

use super::nearest::{nearest, question};
use crate::calendar::{Date, Period, PeriodError};
use crate::catalog;
use crate::diagnostic::{Level, Rule};
use crate::emit::Format;

/// `RULE=LEVEL`
#[derive(Debug, Clone, Copy)]
pub struct LevelChange {
    /// The rule.
    pub rule: &'static Rule,
    /// Its level; `None` is *off*.
    pub level: Option<Level>,
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    Period::parse(text).map(Period::first).map_err(|error| match error {
        PeriodError::NotADate => "a date is written `2026-12-31`, `2026-12`, `2026-Q4` or `2026`".to_owned(),
        PeriodError::NoSuchDay => "the calendar has no such day".to_owned(),
    })
}

pub(super) fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "it is a whole number; 0 stands for all".to_owned())
}

pub(super) fn levels(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "it is a whole number, such as 2".to_owned())
}

pub(super) fn level(text: &str) -> Result<LevelChange, String> {
    let (slug, word) = text.split_once('=').ok_or("it is written RULE=LEVEL, as in `two-owners=warn`")?;
    let rule = rule(slug.trim())?;
    let level = match word.trim() {
        "error" => Some(Level::Error),
        "warn" | "warning" => Some(Level::Warning),
        "note" => Some(Level::Note),
        "off" => None,
        other => return Err(format!("`{other}` is no level: say `error`, `warn`, `note` or `off`")),
    };
    if rule.is_fixed() && level != Some(Level::Error) {
        return Err(format!("`{}` is always an error: it can be neither lowered nor switched off", rule.slug));
    }
    Ok(LevelChange { rule, level })
}

/// The format with this name, or with this file suffix.
pub(super) fn format(name: &str) -> Result<Format, String> {
    Format::parse(name).ok_or_else(|| {
        let names: Vec<String> = Format::ALL.iter().map(|format| format!("`{}`", format.name())).collect();
        let near = nearest(name, Format::ALL.iter().map(|format| format.name()));
        question(&near).unwrap_or_else(|| format!("the formats are {}", names.join(", ")))
    })
}

/// The rule with this slug or code, in capital letters or small ones.
pub(super) fn rule(slug_or_code: &str) -> Result<&'static Rule, String> {
    catalog::find(&slug_or_code.to_ascii_lowercase()).ok_or_else(|| {
        let codes: Vec<String> = catalog::RULES.iter().map(|rule| rule.code()).collect();
        let slugs = catalog::RULES.iter().map(|rule| rule.slug);
        let near = nearest(slug_or_code, slugs.chain(codes.iter().map(String::as_str)));
        let hint = question(&near).unwrap_or_else(|| "`orgc rules` lists all".to_owned());
        format!("no check is called `{slug_or_code}`; {hint}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_names_a_rule_and_a_word() {
        let change = level("two-owners=warn").unwrap();
        assert_eq!((change.rule, change.level), (&catalog::TWO_OWNERS, Some(Level::Warning)));
        assert_eq!(level("ORG0402=off").unwrap().level, None);
    }

    #[test]
    fn a_broken_level_says_how_to_repair_it() {
        let complaints =
            ["two-owners", "two-owner=off", "two-owners=loud", "unknown-name=off"].map(|text| level(text).unwrap_err());
        assert_eq!(
            complaints,
            [
                "it is written RULE=LEVEL, as in `two-owners=warn`",
                "no check is called `two-owner`; did you mean `two-owners`?",
                "`loud` is no level: say `error`, `warn`, `note` or `off`",
                "`unknown-name` is always an error: it can be neither lowered nor switched off",
            ]
        );
    }

    #[test]
    fn a_period_stands_for_its_first_day() {
        assert_eq!(date("2026-Q4").unwrap().to_string(), "2026-10-01");
        assert!(date("2026-02-30").is_err() && date("soon").is_err());
    }
}
