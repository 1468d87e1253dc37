//! Text that is HTML. What a user wrote gets into one only as a text or as the value of an attribute, and both
//! are escaped, so raw text cannot reach the output. What is written is XML as well, so that any reader of
//! either takes it for the same.

use super::code::Code;
use crate::emit::svg::Part;

/// Elements that have nothing in them, and no end.
const VOID: [&str; 4] = ["meta", "link", "br", "input"];
/// Elements within a line: what stands around them is kept as it is.
const INLINE: [&str; 10] = ["a", "abbr", "b", "bdi", "button", "code", "i", "label", "option", "span"];

/// A piece of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

/// An element in the making.
#[derive(Debug)]
pub(super) struct Tag {
    name: &'static str,
    /// Its beginning, up to where more attributes can stand.
    start: String,
    inner: Markup,
}

/// What can stand in an element. It goes right to where it belongs: a page is many small pieces in each other.
pub(super) trait Content {
    /// Writes this behind what is there.
    fn put(self, page: &mut Markup);
}

/// Begins an element.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag { name, start: ["<", name].concat(), inner: Markup::default() }
}

/// An element of this class.
pub(super) fn classed(name: &'static str, class: &'static str) -> Tag {
    tag(name).set("class", class)
}

impl Tag {
    /// Adds an attribute.
    pub(super) fn set(mut self, name: &'static str, value: &str) -> Self {
        self.start.push(' ');
        self.start.push_str(name);
        self.start.push_str("=\"");
        escape(value, &mut self.start);
        self.start.push('"');
        self
    }

    /// Adds an attribute that is there or not.
    pub(super) fn flag(self, name: &'static str) -> Self {
        self.set(name, name)
    }

    /// Adds something to what is in it.
    pub(super) fn with(mut self, child: impl Content) -> Self {
        child.put(&mut self.inner);
        self
    }

    /// Adds all of these.
    pub(super) fn all<C: Content>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::with)
    }
}

impl Markup {
    /// A piece with this in it.
    pub(super) fn of(content: impl Content) -> Self {
        Self::default().then(content)
    }

    /// A drawing.
    pub(super) fn drawing(part: &Part) -> Self {
        Self(part.as_str().to_owned())
    }

    /// The style sheet or the script of the page, which this program wrote itself.
    pub(super) fn code(code: &Code) -> Self {
        Self(code.as_str().to_owned())
    }

    /// All parts, with this text between them.
    pub(super) fn joined<C: Content>(parts: impl IntoIterator<Item = C>, between: &str) -> Self {
        let mut all = Self::default();
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                between.put(&mut all);
            }
            part.put(&mut all);
        }
        all
    }

    /// This, followed by `next`.
    pub(super) fn then(mut self, next: impl Content) -> Self {
        next.put(&mut self);
        self
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

impl Content for Markup {
    fn put(self, page: &mut Markup) {
        if page.is_empty() {
            *page = self;
        } else {
            page.0.push_str(&self.0);
        }
    }
}

impl Content for &str {
    fn put(self, page: &mut Markup) {
        escape(self, &mut page.0);
    }
}

impl Content for String {
    fn put(self, page: &mut Markup) {
        self.as_str().put(page);
    }
}

impl<C: Content> Content for Option<C> {
    fn put(self, page: &mut Markup) {
        if let Some(content) = self {
            content.put(page);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn put(self, page: &mut Markup) {
        self.into_iter().for_each(|one| one.put(page));
    }
}

impl Content for Tag {
    fn put(self, page: &mut Markup) {
        let Self { name, start, inner } = self;
        page.0.push_str(&start);
        if VOID.contains(&name) && inner.is_empty() {
            page.0.push_str("/>");
        } else {
            [">", &inner.0, "</", name, ">"].into_iter().for_each(|piece| page.0.push_str(piece));
        }
        if !INLINE.contains(&name) {
            page.0.push('\n');
        }
    }
}

impl From<&str> for Markup {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self::of(text)
    }
}

impl<C: Content> From<Vec<C>> for Markup {
    fn from(all: Vec<C>) -> Self {
        Self::of(all)
    }
}

impl From<Tag> for Markup {
    fn from(tag: Tag) -> Self {
        Self::of(tag)
    }
}

/// Characters that mean something are written as entities. Those that neither HTML nor XML can hold are shown as
/// missing.
fn escape(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some((at, written, character)) = rest.char_indices().find_map(|(at, it)| Some((at, entity(it)?, it))) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(written);
        rest = rest.get(at + character.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// What is written for a character that cannot stand for itself.
fn entity(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        ' '..='~' => return None,
        control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => "\u{fffd}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roxmltree::{Document, Node};

    use super::*;
    use crate::emit::picture::sample::any_text;

    /// What can be told of a text.
    fn readable(text: &str) -> String {
        let is_lost = |c: char| c.is_control() && !matches!(c, '\t' | '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
        text.chars().map(|c| if is_lost(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
    }

    proptest! {
        #[test]
        fn texts_and_attributes_come_back_and_are_nothing_else(one in any_text(), other in any_text()) {
            let page: Markup = tag("p").set("title", &one).with(other.as_str()).with(tag("b").with(one.as_str())).into();
            let page = page.into_string();
            let document = Document::parse(&page).unwrap();
            let root = document.root_element();
            prop_assert_eq!(root.attribute("title").unwrap(), readable(&one));
            prop_assert_eq!(root.attributes().len(), 1);
            let texts: String = root.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
            prop_assert_eq!(texts, readable(&format!("{other}{one}")));
            prop_assert_eq!(root.descendants().filter(Node::is_element).count(), 2);
        }
    }

    #[test]
    fn what_means_something_is_an_entity() {
        let written = |text: &str| Markup::from(text).into_string();
        assert_eq!(written("a\t\n<>&\"b"), "a&#9;&#10;&lt;&gt;&amp;&quot;b");
        assert_eq!(written("a\u{1}b\u{ffff}c"), "a\u{fffd}b\u{fffd}c");
    }

    #[test]
    fn only_void_elements_have_no_end() {
        let written = |name| Markup::from(tag(name)).into_string();
        assert_eq!(
            (written("input"), written("td"), written("a")),
            ("<input/>\n".into(), "<td></td>\n".into(), "<a></a>".into())
        );
    }
}
