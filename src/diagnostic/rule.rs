//! A rule of the language, or a check: something that can be found wrong.

use std::fmt;

/// How bad a finding is. Only errors keep outputs from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

/// One entry of the [catalog](crate::catalog).
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable number; the code is `ORG` and four digits: 402 is `ORG0402`.
    pub number: u16,
    /// The stable short name, as in `level SLUG error`.
    pub slug: &'static str,
    /// The level where nothing else is said; `None` is *off*.
    pub level: Option<Level>,
    /// What it finds, in one line.
    pub summary: &'static str,
}

impl Level {
    /// The word used in all outputs: `error`, `warning` or `note`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

impl Rule {
    /// The stable code, such as `ORG0402`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("ORG{:04}", self.number)
    }

    /// Whether it is about the text itself (files, syntax, names): such errors keep every output from
    /// being written, even drafts, and can be neither lowered nor waived.
    #[must_use]
    pub const fn is_about_text(&self) -> bool {
        self.number < 300
    }

    /// Whether it is about files and their syntax, and not about what names in them mean.
    #[must_use]
    pub const fn is_about_syntax(&self) -> bool {
        self.number < 200
    }

    /// Whether its level may be lowered and its findings waived.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        (self.is_about_text() && self.level == Some(Level::Error))
            || matches!(self.slug, "waiver-expired" | "too-many-dates")
    }
}
