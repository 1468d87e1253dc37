//! Text as people are shown it: harmless, and not endless.

use std::borrow::Cow;

use super::harmless;

/// Of one text of a finding, so many bytes are shown: a message may quote what somebody wrote, and that may be
/// a line of ten megabytes.
const MOST: usize = 2_000;

/// Marks what was cut.
const CUT: &str = "…";

/// The text, made harmless and cut to a length.
pub(super) fn brief(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST {
        return harmless(text);
    }
    let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    Cow::Owned(harmless(text.get(..end).unwrap_or_default()).into_owned() + CUT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        assert!(matches!(brief(&"é".repeat(1_000)), Cow::Borrowed(_)));
        assert_eq!(brief(&format!("x{}", "é".repeat(1_000))), format!("x{}…", "é".repeat(999)));
        assert_eq!(brief("a\x1bb"), "a␛b");
    }
}
