//! What would be changed in a file, as a unified diff that `patch` understands.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::terminal::Terminal;
use crate::render::harmless;

/// Lines around each change.
const CONTEXT: usize = 3;

/// The way from `before` to `after`, the texts of the file at `path`.
pub(super) fn patch(path: &str, before: &str, after: &str, terminal: Terminal) -> String {
    let diff = TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(CONTEXT).header(path, path).to_string();
    if !terminal.is_stdout_shown() && !terminal.stdout_color() {
        return text;
    }
    text.split_inclusive('\n').map(|line| shown(line, terminal)).collect()
}

fn shown(line: &str, terminal: Terminal) -> String {
    let body = line.strip_suffix('\n').unwrap_or(line);
    let body = if terminal.is_stdout_shown() { harmless(body) } else { body.into() };
    let style = if terminal.stdout_color() { style_of(&body) } else { Style::new() };
    format!("{style}{body}{style:#}\n")
}

fn style_of(line: &str) -> Style {
    match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => Style::new().bold(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    }
}
