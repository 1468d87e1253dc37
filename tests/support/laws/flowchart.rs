//! A Mermaid flowchart, line by line: each has one of the forms that this program writes, so no text has become
//! anything else. What Mermaid itself makes of the texts is in `tests/mermaid.mjs`.

/// Holds for a flowchart.
pub(crate) fn check(flowchart: &str) {
    let mut lines = flowchart.lines().map(str::trim_start);
    assert_eq!(lines.next(), Some("flowchart TB"));
    let mut depth = 0usize;
    for line in lines {
        match Form::of(line) {
            Some(Form::Open) => depth += 1,
            Some(Form::Close) => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("{flowchart}")),
            Some(Form::Other) => {}
            None => panic!("{line:?} is no line of a flowchart: {flowchart}"),
        }
    }
    assert_eq!(depth, 0, "{flowchart}");
}

/// What a line does to the frames.
enum Form {
    Open,
    Close,
    Other,
}

impl Form {
    fn of(line: &str) -> Option<Self> {
        if line == "end" {
            return Some(Self::Close);
        }
        if let Some(frame) = line.strip_prefix("subgraph ") {
            return is_labelled(after_name(frame)?).then_some(Self::Open);
        }
        let is_known = line == "direction TB"
            || line.strip_prefix("classDef ").is_some_and(is_class)
            || line.strip_prefix("class ").is_some_and(is_named)
            || after_name(line).is_some_and(|rest| is_labelled(rest) || is_line(rest));
        is_known.then_some(Self::Other)
    }
}

/// What stands behind the name of a box or frame.
fn after_name(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    (rest.len() < line.len()).then_some(rest)
}

/// A label in quotes, in the brackets of a shape.
fn is_labelled(shape: &str) -> bool {
    let forms =
        [("[\"", "\"]"), ("([\"", "\"])"), ("(\"", "\")"), ("[[\"", "\"]]"), ("{{\"", "\"}}"), ("[/\"", "\"/]")];
    let label = |(open, close): (&str, &str)| Some(shape.strip_prefix(open)?.strip_suffix(close)?.to_owned());
    forms.into_iter().filter_map(label).any(|label| is_label(&label))
}

/// A label has no sign that means something but line ends, bold and slanted letters, and characters by number.
fn is_label(label: &str) -> bool {
    let bare = ["<br/>", "<b>", "</b>", "<i>", "</i>"].iter().fold(label.to_owned(), |bare, tag| bare.replace(tag, ""));
    let numbers = |part: &str| part.split_once(';').is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    !bare.contains(['"', '`', '*', '_', '<', '>', '&', '\\', '[', ']', '{', '}', '|', '@'])
        && bare.split('#').skip(1).all(numbers)
}

/// A line to another box, which may have a label.
fn is_line(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let Some((line, name)) = rest.rsplit_once(' ') else { return false };
    let is_name = after_name(name) == Some("");
    let kinds = ["-->", "-.->", "---", "-.-", "==>", "--o", "~~~"];
    let is_kind = |line: &str| kinds.contains(&line);
    is_name
        && match line.split_once('|') {
            None => is_kind(line),
            Some((kind, label)) => {
                let label = label.strip_suffix('|').map(|label| label.trim_matches('"'));
                is_kind(kind) && label.is_some_and(is_label)
            }
        }
}

fn is_class(rest: &str) -> bool {
    rest.chars().all(|c| c.is_ascii_alphanumeric() || " #:,-.".contains(c))
}

fn is_named(rest: &str) -> bool {
    rest.chars().all(|c| c.is_ascii_alphanumeric() || " ,_".contains(c))
}
