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
    /// Its name and attributes.
    start: String,
    inner: String,
}

/// Begins an element.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag { name, start: name.to_owned(), inner: String::new() }
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
    pub(super) fn with(mut self, child: impl Into<Markup>) -> Self {
        self.inner.push_str(&child.into().0);
        self
    }

    /// Adds all of these.
    pub(super) fn all<M: Into<Markup>>(self, children: impl IntoIterator<Item = M>) -> Self {
        children.into_iter().fold(self, Self::with)
    }
}

impl Markup {
    /// A drawing.
    pub(super) fn drawing(part: &Part) -> Self {
        Self(part.as_str().to_owned())
    }

    /// The style sheet or the script of the page, which this program wrote itself.
    pub(super) fn code(code: &Code) -> Self {
        Self(code.as_str().to_owned())
    }

    /// All parts, with this text between them.
    pub(super) fn joined<M: Into<Self>>(parts: impl IntoIterator<Item = M>, between: &str) -> Self {
        let between = Self::from(between);
        let parts: Vec<String> = parts.into_iter().map(|part| part.into().0).collect();
        Self(parts.join(&between.0))
    }

    /// This, followed by `next`.
    pub(super) fn then(mut self, next: impl Into<Self>) -> Self {
        self.0.push_str(&next.into().0);
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

impl From<&str> for Markup {
    fn from(text: &str) -> Self {
        let mut escaped = String::with_capacity(text.len() + 8);
        escape(text, &mut escaped);
        Self(escaped)
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl<M: Into<Self>> From<Option<M>> for Markup {
    fn from(markup: Option<M>) -> Self {
        markup.map(Into::into).unwrap_or_default()
    }
}

impl<M: Into<Self>> From<Vec<M>> for Markup {
    fn from(all: Vec<M>) -> Self {
        Self(all.into_iter().map(|one| one.into().0).collect())
    }
}

impl From<Tag> for Markup {
    fn from(tag: Tag) -> Self {
        let Tag { name, start, inner } = tag;
        let end = if INLINE.contains(&name) { "" } else { "\n" };
        if VOID.contains(&name) && inner.is_empty() {
            return Self(format!("<{start}/>{end}"));
        }
        Self(format!("<{start}>{inner}</{name}>{end}"))
    }
}

/// Characters that mean something are written as entities. Those that neither HTML nor XML can hold are shown as
/// missing.
fn escape(raw: &str, out: &mut String) {
    for character in raw.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            plain => out.push(plain),
        }
    }
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
