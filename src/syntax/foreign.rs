//! Files that hold something else than one chart: two of them in a merge conflict, YAML, JSON, a diagram.
//!
//! One message for the file says so, instead of one for each of its lines.

use std::borrow::Cow;
use std::ops::Range;

use super::cursor::offset;
use super::words;
use crate::catalog::SYNTAX_ERROR;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

/// How many lines are looked at to know another format.
const MOST_LINES: usize = 200;

/// How our way of writing looks.
const EXAMPLE: &str = "`department product \"Product\" { head cpo }` and \
                       `role cpo \"Chief Product Officer\" { reports to ceo; held by \"Ana\" }`";

/// The text of a file with the first side of its merge conflicts only, and the message about them. All else
/// is blank, so that every offset stays what it is.
pub(super) fn without_conflicts(file: FileId, text: &str) -> Option<(String, Diagnostic)> {
    let starts = |mark: &str| text.starts_with(mark) || text.contains(&format!("\n{mark}"));
    if !starts("<<<<<<<") || !starts(">>>>>>>") {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    let mut first: Option<Range<usize>> = None;
    let mut is_dropped = false;
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with("<<<<<<<");
        let ends = line.starts_with(">>>>>>>");
        let is_mark = begins || ends || is_middle(line);
        if begins && first.is_none() {
            first = Some(kept.len()..kept.len() + line.trim_end().len());
        }
        is_dropped = !begins && !ends && (is_dropped || is_mark && first.is_some());
        kept.push_str(&if is_dropped || is_mark { blank(line) } else { Cow::Borrowed(line) });
    }
    let place = first?;
    let found = Diagnostic::new(&SYNTAX_ERROR, "unresolved merge conflict")
        .label(Span::new(file, offset(place.start), offset(place.end)), "the first conflict begins here")
        .help("keep one side and remove the three marker lines");
    Some((kept, found))
}

fn is_middle(line: &str) -> bool {
    line.trim_end() == "=======" || line.starts_with("|||||||")
}

/// Spaces in place of all but the line end.
pub(super) fn blank(line: &str) -> Cow<'_, str> {
    line.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }).collect()
}

/// The message about a file in another format.
pub(super) fn other_format(file: FileId, text: &str) -> Option<Diagnostic> {
    let format = format(text)?;
    let start = text.len() - text.trim_start().len();
    let length = text.trim_start().lines().next().map_or(0, |line| line.trim_end().len());
    let found = Diagnostic::new(&SYNTAX_ERROR, format!("this looks like {format}"))
        .label(Span::new(file, offset(start), offset(start + length)), "no declaration of an organisation chart")
        .help(format!("a chart is written like this: {EXAMPLE}"));
    Some(found)
}

/// The format of a file that is no chart of ours, if it is a well-known one.
pub(super) fn format(text: &str) -> Option<&'static str> {
    diagram(text)
        .or_else(|| is_json(text).then_some("JSON"))
        .or_else(|| is_toml(text).then_some("TOML"))
        .or_else(|| is_xml(text).then_some("XML"))
        .or_else(|| is_yaml(text).then_some("YAML"))
}

/// `graph TD`, `digraph org {`, `@startuml`
fn diagram(text: &str) -> Option<&'static str> {
    let is_comment =
        |line: &&str| line.is_empty() || line.starts_with("%%") || line.starts_with("//") || *line == "---";
    let first = text.lines().map(str::trim).find(|line| !is_comment(line))?;
    let (word, rest) = first.split_once([' ', '\t']).unwrap_or((first, ""));
    let directions = ["TD", "TB", "BT", "LR", "RL"];
    match word {
        "graph" | "flowchart" if directions.contains(&rest.trim_end_matches(';').trim()) => Some("Mermaid"),
        "mindmap" | "classDiagram" | "```mermaid" => Some("Mermaid"),
        "digraph" | "graph" | "strict" if text.contains('{') => Some("Graphviz DOT"),
        _ if word.starts_with("@start") => Some("PlantUML"),
        _ => None,
    }
}

/// `[role.ceo]`, and `key = value` below it
fn is_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_section = lines.next().is_some_and(|first| first.starts_with('[') && first.ends_with(']'));
    is_section && lines.next().is_some_and(|second| second.contains(" = "))
}

/// `<org>`, `<?xml …`
fn is_xml(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix('<');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c == '?' || c.is_ascii_alphabetic()))
}

/// `{"organization": …`, `[{ …`
fn is_json(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix(['{', '[']) else { return false };
    let inside = rest.trim_start().trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']);
    let Some((_, behind)) = inside.strip_prefix('"').and_then(|inside| inside.split_once('"')) else { return false };
    behind.trim_start().starts_with(':')
}

/// Lines `key: value` and `- item` from the first one on, and no block or declaration of ours.
fn is_yaml(text: &str) -> bool {
    let is_blank = |line: &&str| line.is_empty() || line.starts_with('#') || *line == "---";
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !is_blank(line)).take(MOST_LINES).collect();
    let is_pair = |line: &&&str| is_pair(line);
    let is_ours = |line: &&str| line.ends_with(['{', '}']) || is_declaration(line);
    let pairs = lines.iter().filter(is_pair).count();
    let begins = lines.first().is_some_and(|first| is_pair(&first));
    begins && lines.len() > 2 && pairs * 4 >= lines.len() * 3 && !lines.iter().any(is_ours)
}

/// `key:`, `key: value`, `- item`
pub(super) fn is_pair(line: &str) -> bool {
    let key = line.strip_prefix("- ").unwrap_or(line);
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-\"'".contains(c));
    let has_key =
        key.split_once(':').is_some_and(|(key, value)| is_key(key) && (value.is_empty() || value.starts_with(' ')));
    has_key || key.len() < line.len()
}

fn is_declaration(line: &str) -> bool {
    let (word, rest) = line.split_once(' ').unwrap_or_default();
    !rest.is_empty() && words::DECLARATIONS.iter().any(|kind| kind.keyword() == word)
}
