//! Tables in Markdown.

use std::fmt::{self, Display};
use std::time::Duration;

/// A table with one column of names.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: impl IntoIterator<Item = String>) -> Self {
        Self { rows: vec![head.into_iter().collect()] }
    }

    pub(crate) fn row(&mut self, name: &str, cells: impl IntoIterator<Item = String>) {
        self.rows.push([name.to_owned()].into_iter().chain(cells).collect());
    }
}

impl Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(out, "| {} |", row.join(" | "))?;
            if number == 0 {
                writeln!(out, "|---{}|", "|--:".repeat(row.len() - 1))?;
            }
        }
        Ok(())
    }
}

/// A time as people read it: three digits.
pub(crate) fn seconds(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    match milliseconds {
        short if short < 10.0 => format!("{short:.1} ms"),
        short if short < 1000.0 => format!("{short:.0} ms"),
        long => format!("{:.1} s", long / 1e3),
    }
}

/// How many times as long the second took.
pub(crate) fn ratio(first: Duration, second: Duration) -> String {
    format!("{:.1}", second.as_secs_f64() / first.as_secs_f64())
}
