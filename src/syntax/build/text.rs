//! Strings, text blocks, and words that stand for them.

use super::Builder;
use crate::catalog::{BAD_ESCAPE, INVISIBLE_CHARACTER, TOO_LARGE};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::characters;
use crate::syntax::cursor::{Node, offset};
use crate::syntax::grammar::Rule;
use crate::syntax::size;
use crate::syntax::text_block::TextBlock;
use crate::syntax::tree::Text;

/// A title may have this many bytes, and so may the name of a holder: pictures and messages say them again
/// and again, so that longer ones would make a small file fill the memory.
const LONGEST_TITLE: usize = 4 << 10;

impl Builder<'_> {
    /// The title of a declaration, or the name of a holder: what of it is too long is left out.
    pub(super) fn title(&mut self, node: &Node<'_>) -> Text {
        let text = self.text(node);
        if text.value.len() <= LONGEST_TITLE {
            return text;
        }
        let found = Diagnostic::new(&TOO_LARGE, format!("this title has more than {}", size(LONGEST_TITLE as u64)))
            .label(text.span, "titles and names are shown wherever they are referred to")
            .help("shorten it, and say the rest in a `note`");
        self.report(found);
        let kept = text.value.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_TITLE).last();
        Text { value: text.value.get(..kept.unwrap_or(0)).unwrap_or_default().into(), span: text.span }
    }

    /// A string, a text block, or a word that stands for one.
    pub(super) fn text(&mut self, node: &Node<'_>) -> Text {
        let (written, span) = (node.text(), node.span());
        match node.rule() {
            Rule::string => {
                let inner = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
                Text { value: self.unescaped(inner, span.start + 1).into(), span }
            }
            Rule::text_block => {
                let inner = written.get(3..written.len().saturating_sub(3)).unwrap_or_default();
                self.check_escapes(inner, span.start + 3);
                Text { value: unindented(inner).into(), span }
            }
            _ => Text { value: self.name(node).text, span },
        }
    }

    /// `raw` with its escapes resolved; `start` is its place in the file.
    fn unescaped(&mut self, raw: &str, start: u32) -> String {
        if raw.contains('\\') {
            self.check_escapes(raw, start);
        }
        resolved(raw)
    }

    fn check_escapes(&mut self, raw: &str, start: u32) {
        let mut rest = raw;
        while let Some(at) = rest.find('\\') {
            let escape = rest.get(at..).unwrap_or_default();
            let (length, character) = read_escape(escape);
            let from = start + offset(raw.len() - rest.len() + at);
            let span = Span::new(self.file, from, from + offset(length));
            self.check_escape(escape.get(..length).unwrap_or_default(), character, span);
            rest = escape.get(length..).unwrap_or_default();
        }
    }

    fn check_escape(&mut self, escape: &str, character: Option<char>, span: Span) {
        match character {
            None => {
                let help = "the escapes are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}` with a hexadecimal number; \
                            a backslash itself is written `\\\\`";
                let message = format!("`{escape}` is no escape");
                self.report(Diagnostic::new(&BAD_ESCAPE, message).label(span, "unknown escape").help(help));
            }
            Some(character) if escape.starts_with("\\u") && characters::is_forbidden(character) => {
                let message = format!("this escape stands for {}", characters::describe(character));
                let found = Diagnostic::new(&INVISIBLE_CHARACTER, message)
                    .label(span, "cannot be seen where it is shown")
                    .help("remove it: text must be what it looks like");
                self.report(found);
            }
            Some(_) => {}
        }
    }
}

/// The length of the escape at the start of `text`, and the character it stands for.
fn read_escape(text: &str) -> (usize, Option<char>) {
    let mut characters = text.chars().skip(1);
    match characters.next() {
        Some('"') => (2, Some('"')),
        Some('\\') => (2, Some('\\')),
        Some('n') => (2, Some('\n')),
        Some('t') => (2, Some('\t')),
        Some('u') => read_unicode_escape(text),
        Some(other) => (1 + other.len_utf8(), None),
        None => (1, None),
    }
}

fn read_unicode_escape(text: &str) -> (usize, Option<char>) {
    let digits = text.get(2..).and_then(|rest| rest.strip_prefix('{')).and_then(|rest| rest.split_once('}'));
    let Some((digits, _)) = digits.filter(|(digits, _)| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) else {
        return (2, None);
    };
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 6);
    let character = number.and_then(char::from_u32).filter(|character| !character.is_control());
    (digits.len() + 4, character)
}

fn resolved(raw: &str) -> String {
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, _)) = rest.split_once('\\') {
        value.push_str(before);
        let escape = rest.get(before.len()..).unwrap_or_default();
        let (length, character) = read_escape(escape);
        value.extend(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    value.push_str(rest);
    value
}

/// The text that a text block stands for.
fn unindented(inner: &str) -> String {
    let lines: Vec<String> = TextBlock::read(inner).all_lines().map(resolved).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_indentation_of_a_text_block_does_not_count() {
        assert_eq!(unindented("\n    one\n      two\n\n    three\n    "), "one\n  two\n\nthree");
        assert_eq!(unindented("one"), "one");
        assert_eq!(unindented("one\n  two\n  "), "one\ntwo");
        assert_eq!(unindented("\n  one\n  two"), "one\ntwo");
        assert_eq!(unindented("\r\n  one\\n\\\"\r\n"), "  one\n\"");
    }

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(resolved(r#"a\"b\\c\n\u{1F600}\t"#), "a\"b\\c\n\u{1F600}\t");
        assert_eq!(read_escape("\\u{110000}").1, None);
        assert_eq!(read_escape("\\q").1, None);
        assert_eq!(read_escape("\\u{7}").1, None);
    }
}
