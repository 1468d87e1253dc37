//! How much of a text a message shows.

use crate::diagnostic::wording;

/// How many characters of a statement are shown at most as what to write.
const MOST_SHOWN: usize = 72;

/// How many places a message shows at most.
pub(super) const MOST_LABELS: usize = 8;

/// How many characters of what is only named are shown.
const MOST_NAMED: usize = 40;

/// Whether a text is short enough to be shown as what to write.
pub(super) fn fits(text: &str) -> bool {
    !text.contains('\n') && text.chars().take(MOST_SHOWN + 1).count() <= MOST_SHOWN
}

/// The start of a text, short enough for a message.
pub(super) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let start: String = line.chars().take(MOST_NAMED).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

/// `` `a`, `b` or `c` ``
pub(super) fn one_word_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    wording::one_of(&quoted)
}
