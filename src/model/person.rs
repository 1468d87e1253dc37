//! People and software agents.

use smol_str::SmolStr;

use super::header::Header;

/// `person id "Name"`, `agent id "Name"`, or a name that is only quoted.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Name, texts, life. `header.title()` is the name as people say it.
    pub header: Header,
    /// A human or not.
    pub kind: PersonKind,
    /// `email "…"`
    pub email: Option<SmolStr>,
    /// `external`
    pub external: bool,
}

/// Whether a holder is human.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKind {
    /// `person`: an `Agent` of W3C ORG.
    Human,
    /// `agent`: software.
    Agent,
}
