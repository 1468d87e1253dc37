//! Statements, spelt.

use crate::syntax::spell;

/// Lists go on in a further statement from here on.
const WIDTH: usize = 80;

/// `note "…"`: over several lines where the text has them and they survive it.
pub(in crate::import) fn note(text: &str) -> String {
    if is_fit_for_block(text) {
        let lines =
            text.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("  {}", bare(line)) });
        let lines: Vec<String> = lines.collect();
        format!("note \"\"\"\n{}\n  \"\"\"", lines.join("\n"))
    } else {
        format!("note {}", spell::string(text))
    }
}

/// `keyword a, b`, as few statements as the width allows.
pub(in crate::import) fn listed(keyword: &'static str, items: impl IntoIterator<Item = String>) -> Vec<String> {
    runs(items.into_iter().map(|item| (keyword, item)))
}

/// The same for items of several keywords, whose order is kept. An item without keyword is a whole statement.
pub(in crate::import) fn runs(items: impl IntoIterator<Item = (&'static str, String)>) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut open = "";
    for (keyword, item) in items {
        let has_room = |last: &&mut String| last.chars().count() + item.chars().count() < WIDTH;
        match statements.last_mut().filter(has_room) {
            Some(last) if keyword == open && !keyword.is_empty() => {
                last.push_str(", ");
                last.push_str(&item);
            }
            _ if keyword.is_empty() => statements.push(item),
            _ => statements.push(format!("{keyword} {item}")),
        }
        open = keyword;
    }
    statements
}

/// Whether a text block gives the text back: no blanks at the end of lines, no lines at its ends that are empty.
fn is_fit_for_block(text: &str) -> bool {
    let fits = |line: &str| line.trim_end() == line;
    let mut lines = text.split('\n');
    text.contains('\n') && lines.all(fits) && !text.starts_with('\n') && !text.ends_with('\n')
}

/// A line of a text block.
fn bare(line: &str) -> String {
    let string = spell::string(line);
    let inner = string.get(1..string.len().saturating_sub(1)).unwrap_or("");
    inner.replace("\\\"", "\"").replace("\"\"\"", "\\\"\\\"\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_several_lines_is_a_block_where_nothing_of_it_gets_lost() {
        assert_eq!(note("one\n\n  \"two\" \\"), "note \"\"\"\n  one\n\n    \"two\" \\\\\n  \"\"\"");
        assert_eq!(note("a\n\"\"\""), "note \"\"\"\n  a\n  \\\"\\\"\\\"\n  \"\"\"");
        assert_eq!(note("a \nb"), r#"note "a \nb""#);
        assert_eq!(note("a"), r#"note "a""#);
    }

    #[test]
    fn neighbours_with_one_keyword_share_a_statement() {
        let item = |text: &str| text.to_owned();
        let statements =
            runs([("held by", item("a")), ("held by", item("b")), ("", item("undisclosed")), ("held by", item("c"))]);
        assert_eq!(statements, ["held by a, b", "undisclosed", "held by c"]);
        assert_eq!(listed("owns", ["x".repeat(50), "y".repeat(50)]).len(), 2);
    }
}
