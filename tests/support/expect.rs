//! Expected texts in files. `UPDATE_EXPECT=1` writes what is, in place of comparing it.

use similar::TextDiff;

/// Whether the expectations are to be rewritten.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1")
}

/// Compares two texts; where they differ, the error is a diff.
pub(crate) fn same(name: &str, expected: &str, actual: &str) -> Result<(), String> {
    if expected == actual {
        return Ok(());
    }
    let diff = TextDiff::from_lines(expected, actual);
    let shown = diff.unified_diff().context_radius(3).header("expected", "actual").to_string();
    Err(format!("{name} differs (UPDATE_EXPECT=1 accepts it):\n{shown}"))
}
