//! Values of options: from words to meaning, with a message that says how to repair them.

use super::nearest::{nearest, question};
use crate::calendar::{Date, Period, PeriodError};
use crate::catalog;
use crate::diagnostic::{Level, Rule};
use crate::emit::Format;
use crate::syntax::{Limits, size as said};

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

/// `64MiB`, `512KiB`, `1000000`
pub(super) fn size(text: &str) -> Result<u64, String> {
    let wrong = || "a size is written `64MiB`, `512KiB` or `1000000`".to_owned();
    let digits = text.trim_end_matches(|last: char| !last.is_ascii_digit());
    let unit = match text.strip_prefix(digits).unwrap_or_default().trim_start().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(unit).ok_or_else(|| "no computer has so much".to_owned())
}

/// A size that one file may have.
pub(super) fn file_size(text: &str) -> Result<u64, String> {
    let most = Limits::MOST_FILE_BYTES;
    size(text).and_then(|bytes| if bytes <= most { Ok(bytes) } else { Err(format!("at most {}", said(most))) })
}

/// How deep blocks may be nested.
pub(super) fn nesting(text: &str) -> Result<usize, String> {
    let most = Limits::MOST_NESTING;
    let levels = text.parse().ok().filter(|levels| (1..=most).contains(levels));
    levels.ok_or_else(|| format!("it is a whole number from 1 to {most}"))
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
    fn a_size_is_a_number_with_a_unit() {
        let sizes = ["0", "1000000", "512KiB", "64mib", "2 GiB", "3MB", "7B"].map(|text| size(text).unwrap());
        assert_eq!(sizes, [0, 1_000_000, 512 << 10, 64 << 20, 2 << 30, 3_000_000, 7]);
        for text in ["", "MiB", "-1", "1.5MiB", "64 M", "64MiBs", "0x10", "99999999999999999999"] {
            assert_eq!(size(text).unwrap_err(), "a size is written `64MiB`, `512KiB` or `1000000`", "{text}");
        }
        assert_eq!(size("18446744073709551615GiB").unwrap_err(), "no computer has so much");
        assert_eq!(file_size("4095MiB"), Ok(4095 << 20));
        assert_eq!(file_size("4GiB").unwrap_err(), "at most 4095 MiB");
    }

    #[test]
    fn nesting_has_bounds() {
        assert_eq!((nesting("1"), nesting("256")), (Ok(1), Ok(256)));
        for text in ["0", "257", "deep", "-1"] {
            assert_eq!(nesting(text).unwrap_err(), "it is a whole number from 1 to 256", "{text}");
        }
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
