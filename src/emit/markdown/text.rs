//! Text that is Markdown. What a user wrote gets into one only by [`Text::escaped`], so raw text cannot
//! reach the output.

use std::fmt::Write;

use crate::calendar::Date;
use crate::view::matrix::Symbol;

/// One line of Markdown, fit for a heading, a paragraph and a cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    /// Markdown that this program says itself.
    pub(super) fn of(markdown: &'static str) -> Self {
        Self(markdown.to_owned())
    }

    /// What a user wrote, so that a reader sees just that: every character that means something in
    /// Markdown is escaped, a line end is `<br>`, and control characters are replaced.
    pub(super) fn escaped(raw: &str) -> Self {
        let (begin, end) = (raw.len() - raw.trim_start().len(), raw.trim_end().len());
        let mut text = String::with_capacity(raw.len() + 8);
        let mut previous = '\0';
        for (offset, character) in raw.char_indices() {
            let outside = offset < begin || offset >= end;
            match character {
                '\n' if previous == '\r' => {}
                '\n' | '\r' => text.push_str("<br>"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '#' | '$' => {
                    text.extend(['\\', character]);
                }
                // A parser trims blanks at the ends of a cell.
                '\t' => text.push_str("&#9;"),
                blank if outside && blank.is_whitespace() && !blank.is_control() => entity(&mut text, blank),
                control if control.is_control() => text.push(char::REPLACEMENT_CHARACTER),
                plain => text.push(plain),
            }
            previous = character;
        }
        Self(text)
    }

    /// A name that consists of letters, digits and hyphens, as code.
    pub(super) fn code(slug: &str) -> Self {
        let harmless = slug.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
        Self(format!("`{}`", harmless.collect::<String>()))
    }

    /// A number.
    pub(super) fn count(number: usize) -> Self {
        Self(number.to_string())
    }

    /// A message of a check: names stand in it in backticks, and are code here.
    pub(super) fn message(raw: &str) -> Self {
        let parts: Vec<&str> = raw.split('`').collect();
        // A backtick of a user has no other one.
        if parts.len().is_multiple_of(2) {
            return Self::escaped(raw);
        }
        let is_plain = |c: char| c.is_alphanumeric() || " -_.#".contains(c);
        let is_name = |name: &str| name.chars().all(is_plain) && name.trim() == name && !name.is_empty();
        let part = |(place, part): (usize, &&str)| match (place % 2, *part) {
            (0, words) => Self::inside(words),
            (_, name) if is_name(name) => Self(format!("`{name}`")),
            (_, text) => Self(format!("\\`{}\\`", Self::inside(text).0)),
        };
        Self::joined(parts.iter().enumerate().map(part), "")
    }

    /// The same as [`Text::escaped`] for a part that is not alone in its line: blanks at its ends stay blanks.
    fn inside(raw: &str) -> Self {
        let core = raw.trim_start_matches(' ');
        let (before, trimmed) = (raw.len() - core.len(), core.trim_end_matches(' '));
        let behind = core.len() - trimmed.len();
        Self([&" ".repeat(before), Self::escaped(trimmed).as_str(), &" ".repeat(behind)].concat())
    }

    /// A link to a file beside the page.
    pub(super) fn link(file: &str) -> Self {
        let name = Self::escaped(file);
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        let address: String = file.chars().filter(|c| is_plain(*c)).collect();
        Self(format!("[{}]({address})", name.0))
    }

    /// A letter of the matrix.
    pub(super) fn letter(symbol: Symbol) -> Self {
        Self(symbol.letter().to_string())
    }

    /// A day.
    pub(super) fn day(date: Date) -> Self {
        Self(date.to_string())
    }

    /// In bold letters; nothing stays nothing.
    pub(super) fn bold(self) -> Self {
        if self.0.is_empty() { self } else { Self(format!("**{}**", self.0)) }
    }

    /// This, followed by `next`.
    pub(super) fn then(mut self, next: &Self) -> Self {
        self.0.push_str(&next.0);
        self
    }

    /// All parts, with `between` between them.
    pub(super) fn joined(parts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Self(parts.join(between))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn entity(text: &mut String, character: char) {
    // Writing to a string cannot fail.
    _ = write!(text, "&#{};", u32::from(character));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::super::page::{Align, Page};
    use super::*;

    /// The cells of all tables, the headings and the paragraphs, as a reader of the page sees them.
    fn seen(markdown: &str) -> Vec<String> {
        let mut seen = Vec::new();
        let mut text = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::TableCell | Tag::Heading { .. } | Tag::Paragraph) => text.clear(),
                Event::End(TagEnd::TableCell | TagEnd::Heading(_) | TagEnd::Paragraph) => {
                    seen.push(std::mem::take(&mut text));
                }
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::InlineHtml(tag) if &*tag == "<br>" => text.push('\n'),
                Event::Start(Tag::Strong | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
                | Event::End(TagEnd::Strong | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow) => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        seen
    }

    /// What is left of a text in the eyes of a reader: line ends are one kind, controls are replaced.
    fn readable(raw: &str) -> String {
        let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
        let keep = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
        lines.chars().map(|c| if keep(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
    }

    fn any_text() -> impl Strategy<Value = String> {
        let spiky = r"[\\`*_\[\]<>&~|#$!@:(){}+.^=\-\x22'/;a1 \t\n\r\u{85}\u{a0}\u{3000}é\u{1b}]{0,24}";
        prop_oneof![spiky, any::<String>()]
    }

    proptest! {
        #[test]
        fn a_reader_sees_every_cell_as_it_was_written(first in any_text(), second in any_text(), third in any_text()) {
            let mut page = Page::default();
            page.table(
                &[(Text::escaped(&first), Align::Left), (Text::escaped(&second), Align::Center)],
                &[
                    vec![Text::escaped(&third).bold(), Text::escaped(&first).then(&Text::of("(x)"))],
                    vec![Text::escaped(&second), Text::of("↳").then(&Text::escaped(&third))],
                ],
            );
            let markdown = page.into_string();
            let (first, second, third) = (readable(&first), readable(&second), readable(&third));
            let expected = [
                first.clone(), second.clone(), third.clone(), format!("{first}(x)"), second, format!("↳{third}"),
            ];
            prop_assert_eq!(seen(&markdown), expected);
        }

        #[test]
        fn a_reader_sees_every_heading_and_sentence_as_it_was_written(first in any_text(), second in any_text()) {
            let mut page = Page::default();
            page.heading(1, &Text::of("x").then(&Text::escaped(&first)));
            page.paragraph(&Text::of("x").then(&Text::escaped(&second)));
            let expected = [format!("x{}", readable(&first)), format!("x{}", readable(&second))];
            prop_assert_eq!(seen(&page.into_string()), expected);
        }
    }

    proptest! {
        #[test]
        fn a_reader_sees_every_message_as_it_was_written(raw in any_text()) {
            let mut page = Page::default();
            let raw = format!("x{raw}x");
            page.table(&[(Text::message(&raw), Align::Left)], &[]);
            // A backtick is only a mark of what is code.
            let bare = |text: &str| text.replace('`', "");
            let seen: Vec<String> = seen(&page.into_string()).iter().map(|text| bare(text)).collect();
            prop_assert_eq!(seen, [bare(&readable(&raw))]);
        }
    }

    #[test]
    fn what_a_reader_would_change_is_written_otherwise() {
        let written = |raw| Text::escaped(raw).0;
        assert_eq!(written("a\r\nb\rc\nd"), "a<br>b<br>c<br>d");
        assert_eq!(written(" \u{a0}a b\t "), "&#32;&#160;a b&#9;&#32;");
        assert_eq!(written("a\u{1b}b"), "a\u{fffd}b");
        assert_eq!(Text::link("a b(1)-\u{fc}_2.md").0, "[a b(1)-\u{fc}\\_2.md](ab1-\u{fc}_2.md)");
    }

    #[test]
    fn names_in_messages_are_code() {
        let message = |raw| Text::message(raw).0;
        assert_eq!(message("`a.b` has *two* of `Ünï-1`: `a|b`"), "`a.b` has \\*two\\* of `Ünï-1`: \\`a\\|b\\`");
        assert_eq!(message("a ` b"), "a \\` b");
        assert_eq!(message("a  `  `  b  ` c|  `"), "a  \\`  \\`  b  \\` c\\|  \\`");
    }

    #[test]
    fn code_has_nothing_but_letters_digits_and_hyphens() {
        assert_eq!(Text::code("two-owners`|").as_str(), "`two-owners`");
    }
}
