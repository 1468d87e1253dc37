//! Days joined to maximal runs.

use std::ops::RangeInclusive;

use orgc::calendar::Date;

/// The maximal runs of numbers that follow each other.
pub(crate) fn maximal(mut days: Vec<usize>) -> Vec<RangeInclusive<usize>> {
    days.sort_unstable();
    days.dedup();
    let mut runs: Vec<RangeInclusive<usize>> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.end() + 1 == day => *run = *run.start()..=day,
            _ => runs.push(day..=day),
        }
    }
    runs
}

/// First and last day; `-` for an open end.
pub(crate) fn written(run: &RangeInclusive<usize>, judged: &[Date]) -> String {
    let is_first = *run.start() == 0;
    let is_last = run.end() + 1 == judged.len();
    let name = |day: usize, is_open: bool| match judged.get(day) {
        Some(date) if !is_open => date.to_string(),
        _ => "-".to_owned(),
    };
    format!("{} | {}", name(*run.start(), is_first), name(*run.end(), is_last))
}
