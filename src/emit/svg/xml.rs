//! Text that is XML. What a user wrote gets into one only by [`Text::escaped`], so raw text cannot reach
//! the output.

use crate::layout::Point;

/// What a user wrote, fit for an attribute and between two tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    /// Every character that means something in XML is written as its entity, and so are line ends and tabs,
    /// which readers would turn into spaces. Characters that XML cannot hold are left out.
    pub(super) fn escaped(raw: &str) -> Self {
        if raw.bytes().all(is_plain) {
            return Self(raw.to_owned());
        }
        let mut text = String::with_capacity(raw.len() + 8);
        for character in raw.chars().filter(|character| is_xml(*character)) {
            match character {
                '&' => text.push_str("&amp;"),
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                '"' => text.push_str("&quot;"),
                '\n' => text.push_str("&#10;"),
                '\r' => text.push_str("&#13;"),
                '\t' => text.push_str("&#9;"),
                plain => text.push(plain),
            }
        }
        Self(text)
    }
}

/// Whether a byte means nothing but itself, whatever stands before and behind it.
const fn is_plain(byte: u8) -> bool {
    // All that XML cannot hold, but for control characters, begins with 0xEF.
    byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xef)
}

/// The characters of XML 1.0.
pub(super) const fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// What an attribute says.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// What this program says itself.
    Word(&'static str),
    /// Words of that kind.
    Words(Vec<&'static str>),
    /// A number.
    Number(i32),
    /// Where something begins and ends.
    Span(i32, i32),
    /// A length on paper.
    Points(i32),
    /// The left side, width and height of what is shown; its upper side is at 0.
    Window(i32, i32, i32),
    /// Straight pieces from point to point.
    Path(Vec<Vec<Point>>),
    /// What a user wrote.
    Text(Text),
}

impl From<&'static str> for Value {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number)
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

/// An attribute: its name, and what it says.
pub(super) type Attribute = (&'static str, Value);

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Opens an element.
    pub(super) fn open(&mut self, tag: &'static str, attributes: &[Attribute]) {
        self.start(tag, attributes);
        self.out.push_str(">\n");
        self.open.push(tag);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.end(tag);
        }
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, tag: &'static str, attributes: &[Attribute]) {
        self.start(tag, attributes);
        self.out.push_str("/>\n");
    }

    /// An element with a text in it.
    pub(super) fn text(&mut self, tag: &'static str, attributes: &[Attribute], text: &Text) {
        self.start(tag, attributes);
        self.out.push('>');
        self.out.push_str(&text.0);
        self.end(tag);
    }

    /// The style sheet, which has nothing in it that means something in XML.
    pub(super) fn style(&mut self, sheet: &'static str) {
        self.start("style", &[]);
        self.out.push_str(">\n");
        self.out.push_str(sheet);
        self.end("style");
    }

    /// The document, once all is closed.
    pub(super) fn into_string(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn start(&mut self, tag: &'static str, attributes: &[Attribute]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.words(&[" ", name, "=\""]);
            self.value(value);
            self.out.push('"');
        }
    }

    fn end(&mut self, tag: &'static str) {
        self.words(&["</", tag, ">\n"]);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Word(word) => self.out.push_str(word),
            Value::Words(words) => {
                for (place, word) in words.iter().enumerate() {
                    self.words(&[if place > 0 { " " } else { "" }, word]);
                }
            }
            Value::Number(number) => self.number("", *number),
            Value::Span(start, end) => {
                self.number("", *start);
                self.number(" ", *end);
            }
            Value::Points(points) => {
                self.number("", *points);
                self.out.push_str("pt");
            }
            Value::Window(left, width, height) => {
                self.number("", *left);
                self.number(" 0 ", *width);
                self.number(" ", *height);
            }
            Value::Path(pieces) => pieces.iter().for_each(|piece| self.path(piece)),
            Value::Text(text) => self.out.push_str(&text.0),
        }
    }

    fn path(&mut self, piece: &[Point]) {
        let mut last = None;
        for point in piece {
            match last.replace(*point) {
                Some(before) if before.y == point.y => self.number("H", point.x),
                Some(before) if before.x == point.x => self.number("V", point.y),
                before => {
                    self.number(if before.is_none() { "M" } else { "L" }, point.x);
                    self.number(" ", point.y);
                }
            }
        }
    }

    fn words(&mut self, words: &[&str]) {
        words.iter().for_each(|word| self.out.push_str(word));
    }

    /// A number behind a word. Most of a drawing is numbers, and this is faster than formatting them.
    fn number(&mut self, word: &str, number: i32) {
        self.words(&[word, if number < 0 { "-" } else { "" }]);
        let digits = number.unsigned_abs();
        let mut unit = 1;
        while digits / unit >= 10 {
            unit *= 10;
        }
        while unit > 0 {
            self.out.extend(char::from_digit(digits / unit % 10, 10));
            unit /= 10;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_is_an_entity() {
        assert_eq!(Text::escaped("a\t\r\n<>&\"b").0, "a&#9;&#13;&#10;&lt;&gt;&amp;&quot;b");
        assert_eq!(Text::escaped("a\u{1}\u{ffff}\u{fffd}b").0, "a\u{fffd}b");
        assert_eq!(Text::escaped("&").0, "&amp;");
        assert_eq!(Text::escaped("\t\n").0, "&#9;&#10;");
    }

    #[test]
    fn numbers_are_written_as_they_are() {
        for number in [0, 7, 10, 99, 100, -1, -1_204, 1_000_000_000, i32::MAX, i32::MIN] {
            let mut xml = Xml::default();
            xml.empty("a", &[("b", number.into())]);
            assert_eq!(xml.into_string(), format!("<a b=\"{number}\"/>\n"));
        }
    }
}
