//! Phrases that several renderings share.

use crate::calendar::Interval;

/// `1 error`, `2 errors`.
#[must_use]
pub fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// When a finding holds, where that says anything: `from 2026-07-01, with no end`.
pub(super) fn when(interval: Option<Interval>) -> Option<String> {
    let interval = interval.filter(|interval| *interval != Interval::ALWAYS)?;
    let no_end = if interval.until().is_none() { ", with no end" } else { "" };
    Some(format!("{interval}{no_end}"))
}
