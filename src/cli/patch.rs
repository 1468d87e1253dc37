//! What would be changed in a file, as a unified diff that `patch` understands.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use super::terminal::Terminal;
use crate::render::harmless;
use crate::source::characters;

/// Lines around each change.
const CONTEXT: usize = 3;

/// The way from `before` to `after`, the texts of the file at `path`.
pub(super) fn patch(path: &str, before: &str, after: &str, terminal: Terminal) -> String {
    let name = quoted(path);
    let diff = TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(CONTEXT).header(&name, &name).to_string();
    if !terminal.is_stdout_shown() && !terminal.stdout_color() {
        return text;
    }
    text.split_inclusive('\n').map(|line| shown(line, terminal)).collect()
}

/// A path in the header of a patch, as git writes it: in quotation marks if it could be read as anything else,
/// and with a tab at its end if it has spaces, at which its name would be cut.
fn quoted(path: &str) -> String {
    if path.chars().any(|character| is_not_shown(character) || matches!(character, '"' | '\\')) {
        return format!("\"{}\"", path.chars().map(escaped).collect::<String>());
    }
    let end = if path.contains(' ') { "\t" } else { "" };
    format!("{path}{end}")
}

/// Whether a character has no shape of its own, or changes how others are read.
fn is_not_shown(character: char) -> bool {
    character.is_control() || characters::changes_direction(character) || characters::is_invisible(character)
}

/// A character in quotation marks: most as they are, those that are not shown as their bytes in octal.
fn escaped(character: char) -> String {
    match character {
        '"' | '\\' => format!("\\{character}"),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        _ if is_not_shown(character) => {
            character.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\{byte:03o}")).collect()
        }
        _ => character.to_string(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_line() {
        for (path, name) in [
            ("a/zoë.org", "a/zoë.org"),
            ("a b.org", "a b.org\t"),
            ("\u{202e}gro.a", r#""\342\200\256gro.a""#),
            ("a\n+++ b.org", r#""a\n+++ b.org""#),
            ("\"a\"\\\u{1b}\u{9b}.org", r#""\"a\"\\\033\302\233.org""#),
        ] {
            assert_eq!(quoted(path), name);
        }
    }
}
