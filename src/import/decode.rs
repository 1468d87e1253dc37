//! Bytes of a stranger to text.

use super::problem::Problem;
use crate::syntax::{in_utf8, is_utf16};

/// The text of a file that should be UTF-8.
///
/// # Errors
/// What it is instead, and what to do about it.
pub fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    let problem = |message: String| Problem { place: String::new(), message };
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(problem("it is a workbook or an archive, no text: save the sheet as CSV, UTF-8".to_owned()));
    }
    if is_utf16(bytes) {
        return Err(problem(format!("it is UTF-16, not UTF-8: {}", in_utf8("UTF-16", ""))));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        problem(format!("it is not UTF-8: byte {at} cannot be read; {}", in_utf8("WINDOWS-1252", "")))
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_is_named() {
        let message = |bytes: &[u8]| decode(bytes).unwrap_err().message;
        assert!(message(b"\xff\xfeN\0a\0").contains("UTF-16"));
        assert!(message(b"N\0a\0m\0").contains("UTF-16"));
        assert!(message(b"M\xfcller").contains("byte 1 cannot be read"));
        assert!(message(b"PK\x03\x04").contains("workbook"));
        assert_eq!(decode("\u{FEFF}Name".as_bytes()).unwrap(), "Name");
    }
}
