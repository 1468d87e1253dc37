//! Whether a text is an Emacs Org-mode document, or other prose, whose suffix is `.org` as well.

use std::ops::Range;

use super::words;

/// What shows that a text is no organisation chart.
pub(super) struct Sign {
    /// The first line that does.
    pub(super) line: Range<usize>,
    /// Whether it has no mark of Org mode, but only words.
    pub(super) is_prose: bool,
}

/// The first line that shows that `text` is no organisation chart; `None` if it may be one.
pub(super) fn first_sign(text: &str) -> Option<Sign> {
    let mut in_comment = false;
    let mut prose = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let trimmed = line.trim();
        // Nothing stands there, and a file may be full of such lines.
        if trimmed.bytes().all(|byte| byte == b';') {
            continue;
        }
        in_comment |= trimmed.starts_with("/*");
        if in_comment {
            in_comment = !trimmed.contains("*/");
        } else if is_org_mode(line) {
            return Some(Sign { line: range, is_prose: false });
        } else if is_of_this_language(trimmed) {
            return None;
        } else if prose.is_none() && trimmed.split_whitespace().count() > 2 && !trimmed.starts_with("//") {
            prose = Some(range);
        }
    }
    prose.map(|line| Sign { line, is_prose: true })
}

/// `* heading`, `#+TITLE: …`, `:PROPERTIES:`
fn is_org_mode(line: &str) -> bool {
    let stars = line.len() - line.trim_start_matches('*').len();
    let heading = stars > 0 && line.get(stars..).is_some_and(|rest| rest.starts_with(' '));
    let setting = line.strip_prefix("#+").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    heading || setting || line.starts_with(":PROPERTIES:")
}

/// Whether a line has a mark of the language, or begins with something like one of its keywords.
fn is_of_this_language(line: &str) -> bool {
    let word = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    line.contains(['{', '}', '"', '“']) || words::is_like_a_keyword(word) || says_a_line(line)
}

/// `Anna reports to Bob`, and no more: not yet our language, but meant to be.
fn says_a_line(line: &str) -> bool {
    match line.split_whitespace().collect::<Vec<_>>().as_slice() {
        [first, "reports", "to", last] => first.starts_with(char::is_alphabetic) && !last.ends_with('.'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Option<&str> {
        first_sign(text).and_then(|sign| text.get(sign.line))
    }

    #[test]
    fn documents_of_org_mode_are_known_by_their_first_lines() {
        assert_eq!(sign("\n* TODO Call mother\n  role x\n"), Some("* TODO Call mother"));
        assert_eq!(sign("#+TITLE: Notes\r\n"), Some("#+TITLE: Notes"));
        assert_eq!(sign("Some notes on\nthe chart\n\n** Heading\n"), Some("** Heading"));
        assert_eq!(sign("The meeting went well, I think.\n"), Some("The meeting went well, I think."));
    }

    #[test]
    fn charts_are_not_documents_even_where_they_are_damaged() {
        for text in
            ["", "\n", "// * x\nrole a", "/*\n* x\n*/\nrole a", "rolle a b c", "foo \"x\" y z", "deparment x y z"]
        {
            assert_eq!(sign(text), None, "{text}");
        }
        assert_eq!(sign("role a {\n  note \"\"\"\n* bullet\n\"\"\"\n}"), None);
    }
}
