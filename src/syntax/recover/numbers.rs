//! Numbers as the language writes them.

/// Whether a word is digits, perhaps in groups, perhaps with decimals: `12`, `1_000`, `0.5`.
pub(super) fn is_amount(word: &str) -> bool {
    let is_digits = |part: &str| {
        let goes_on = part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        goes_on && !part.is_empty() && !part.starts_with('_') && !part.ends_with('_')
    };
    word.split_once('.').map_or_else(|| is_digits(word), |(whole, part)| is_digits(whole) && is_digits(part))
}

/// Whether a word is an amount, perhaps with a sign before or a percent sign behind it: `-3`, `41%`.
pub(super) fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    is_amount(word.strip_suffix('%').unwrap_or(word))
}

/// The value of an amount; none of what is none.
pub(super) fn amount(word: &str) -> Option<f64> {
    Some(word).filter(|word| is_amount(word))?.replace('_', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_numbers() {
        for word in ["0", "12", "1_000", "0.5", "1_000.25"] {
            assert!(is_amount(word) && is_number(word), "{word}");
        }
        for word in ["-1", "41%", "-0.5%"] {
            assert!(!is_amount(word) && is_number(word), "{word}");
        }
        for word in ["", "-", "%", ".5", "5.", "1.2.3", "_1", "1_", "1e2", "inf", "nan", "NaN", "+1", "--1", "1%%"] {
            assert!(!is_number(word) && amount(word).is_none(), "{word}");
        }
        assert_eq!(amount("1_000.5"), Some(1000.5));
    }
}
