//! What every declaration has: name, title, tags, texts, life.

use super::fact::Dates;
use crate::source::Span;

/// The part that all declarations share.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its path from the top: `product.platform.lead`. Empty for the organization; for a policy without
    /// name `policy N`, N counting such policies from 1 in source order; for a person who is only quoted,
    /// the name.
    pub path: String,
    /// The last part of its path.
    pub name: String,
    /// The title as written. See [`Header::title`].
    pub title: Option<String>,
    /// Its tags in source order.
    pub tags: Vec<Tag>,
    /// Its doc comment (Markdown).
    pub doc: Option<String>,
    /// `note "…"`
    pub notes: Vec<String>,
    /// `link "URL" "Label"`
    pub links: Vec<Link>,
    /// `set key "value"`, in source order.
    pub properties: Vec<(String, String)>,
    /// `was old.path`
    pub was: Vec<String>,
    /// `exists …`, `abolished`
    pub exists: Existence,
    /// The place of its name (of its keyword, where it has none): what labels point at.
    pub name_span: Span,
    /// From keyword to closing brace.
    pub span: Span,
    /// Whether it is there because it was declared. `false` for people who are only quoted.
    pub declared: bool,
}

/// A tag and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The tag, without `#`.
    pub name: String,
    /// Its place.
    pub span: Span,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, of any scheme: emitters decide which they trust.
    pub url: String,
    /// What to show instead of it.
    pub label: Option<String>,
}

/// The life of a declaration as written, not yet clipped to those around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Existence {
    /// `exists from D until D`
    pub dates: Dates,
    /// The place of `abolished`.
    pub abolished: Option<Span>,
}

impl Header {
    /// The title; the name, where none is written.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// Whether it bears this tag itself.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own.name == tag)
    }
}
