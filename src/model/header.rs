//! What every declaration has: name, title, tags, texts, life.

use smol_str::SmolStr;

use super::fact::Dates;
use crate::source::Span;

/// The part that all declarations share.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its path from the top: `product.platform.lead`. Empty for the organization; for a policy without
    /// name `policy N`, N counting such policies from 1 in source order; for a person who is only quoted,
    /// the name.
    pub path: String,
    /// Where in the path its last part begins, in bytes. See [`Header::name`].
    pub(crate) name_start: usize,
    /// The title as written. See [`Header::title`].
    pub title: Option<SmolStr>,
    /// Tags and texts, where there are any. See [`Header::annotations`].
    pub annotated: Option<Box<Annotations>>,
    /// `exists …`, `abolished`, where it is said. See [`Header::exists`].
    pub limited: Option<Box<Existence>>,
    /// The place of its name (of its keyword, where it has none): what labels point at.
    pub name_span: Span,
    /// From keyword to closing brace.
    pub span: Span,
    /// Whether it is there because it was declared. `false` for people who are only quoted.
    pub declared: bool,
}

/// What is said about a declaration beside its name. Most say nothing of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Annotations {
    /// Its tags in source order.
    pub tags: Vec<Tag>,
    /// Its doc comment (Markdown).
    pub doc: Option<SmolStr>,
    /// `note "…"`
    pub notes: Vec<SmolStr>,
    /// `link "URL" "Label"`
    pub links: Vec<Link>,
    /// `set key "value"`, in source order.
    pub properties: Vec<(SmolStr, SmolStr)>,
    /// `was old.path`
    pub was: Vec<String>,
}

static NO_ANNOTATIONS: Annotations = Annotations {
    tags: Vec::new(),
    doc: None,
    notes: Vec::new(),
    links: Vec::new(),
    properties: Vec::new(),
    was: Vec::new(),
};

/// A tag and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The tag, without `#`.
    pub name: SmolStr,
    /// Its place.
    pub span: Span,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, of any scheme: emitters decide which they trust.
    pub url: SmolStr,
    /// What to show instead of it.
    pub label: Option<SmolStr>,
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
    /// The last part of its path; all of it for a policy and for a person who is only quoted.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.get(self.name_start..).unwrap_or(&self.path)
    }

    /// The title; the name, where none is written.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or_else(|| self.name())
    }

    /// Tags and texts.
    #[must_use]
    pub fn annotations(&self) -> &Annotations {
        self.annotated.as_deref().unwrap_or(&NO_ANNOTATIONS)
    }

    /// The life as written: all days, mostly.
    #[must_use]
    pub fn exists(&self) -> Existence {
        self.limited.as_deref().copied().unwrap_or_default()
    }

    /// Whether it bears this tag itself.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        self.annotations().tags.iter().any(|own| own.name == tag)
    }
}
