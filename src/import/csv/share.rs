//! Shares of working time, as people write them: `0.5`, `50%`, `50 %`, `0,5`.

/// How a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Full time is 1.
    Whole,
    /// Full time is 100, also where no `%` is written.
    Percent,
}

impl Unit {
    /// A column counts in percent if its numbers are large, and none is what would be a share of 1.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let bare: Vec<f64> = cells.filter(|cell| !cell.contains('%')).filter_map(number).collect();
        let is_share = |number: &f64| *number > 0.0 && *number <= 1.0;
        // Three posts are 3; nobody has 3 %.
        let is_percent = bare.iter().any(|number| *number >= 5.0) && !bare.iter().any(is_share);
        if is_percent { Self::Percent } else { Self::Whole }
    }
}

/// A share in hundredths of a percent: `50%` is 5000. `None` if it is no number above 0.
pub(super) fn parse(cell: &str, unit: Unit) -> Option<u32> {
    let (digits, is_percent) = match cell.trim_end().strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (cell, unit == Unit::Percent),
    };
    let hundredths = (number(digits)? * if is_percent { 100.0 } else { 10_000.0 }).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 1 and ten million")]
    (1.0..=10_000_000.0).contains(&hundredths).then_some(hundredths as u32)
}

/// `6000` as `60%`.
pub(super) fn percent(hundredths: u32) -> String {
    format!("{}%", decimal(hundredths))
}

/// `15000` as `1.5`: how much work a post has.
pub(super) fn full_time(hundredths: u32) -> String {
    let text = format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn decimal(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with a point or a comma before its decimals.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_in_every_form() {
        for (cell, unit, expected) in [
            ("0.5", Unit::Whole, Some(5000)),
            ("0,5", Unit::Whole, Some(5000)),
            ("50%", Unit::Whole, Some(5000)),
            ("50 %", Unit::Whole, Some(5000)),
            ("33,33 %", Unit::Whole, Some(3333)),
            ("1", Unit::Whole, Some(10_000)),
            ("80", Unit::Percent, Some(8000)),
            ("1.0", Unit::Percent, Some(100)),
            ("0", Unit::Whole, None),
            ("half", Unit::Whole, None),
            ("1e3", Unit::Whole, None),
            ("-1", Unit::Whole, None),
        ] {
            assert_eq!(parse(cell, unit), expected, "{cell}");
        }
    }

    #[test]
    fn a_column_with_large_numbers_is_in_percent() {
        assert_eq!(Unit::of(["100", "50", "20"].into_iter()), Unit::Percent);
        assert_eq!(Unit::of(["14.5", "1", "0.6"].into_iter()), Unit::Whole);
        assert_eq!(Unit::of(["100 %", "1", "0.5"].into_iter()), Unit::Whole);
    }

    #[test]
    fn shares_are_written_without_needless_digits() {
        assert_eq!([percent(5000), percent(3333), percent(1250)], ["50%", "33.33%", "12.5%"]);
        assert_eq!([full_time(10_000), full_time(15_000), full_time(3333)], ["1", "1.5", "0.3333"]);
    }
}
