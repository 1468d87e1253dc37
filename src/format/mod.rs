//! A text in canonical layout.
//!
//! Knows pieces, statements and blocks; must not know what a statement says. Only spaces, line ends and
//! semicolons are chosen here: every word, string and comment is taken over as it was written, in its order,
//! and that is proved for each text before it is given back.
//!
//! ```text
//!  text ─► pieces ─► outline ─► gaps ─► text
//!          syntax    which      what    is it
//!                    begins     stands  still the
//!                    what       before  same?
//! ```
//!
//! The style is described in `docs/reference/style.md`.

mod gaps;
mod measure;
mod outline;
mod print;
mod proof;

use rayon::prelude::*;

use crate::syntax::{self, Limits};

/// What has no meaning at the end of a line. Other spaces and signs that Unicode knows are left where they are.
const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// How far a level of blocks is indented.
const INDENT: usize = 2;

/// What was written on one line stays there if it is not wider.
const WIDTH: usize = 100;

/// Why a text is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has syntax errors, so that it is not known where its statements begin and end; or control characters.
    SyntaxErrors,
    /// Its canonical form would not say the same: a mistake of the formatter, not of the text.
    Unproven,
}

/// The canonical form of a text.
///
/// ```
/// let text = "role ceo{reports to nobody;held by \"Ana\",\n\"Tom\" // both\n}";
/// let canonical = "role ceo {\n  reports to nobody\n  held by \"Ana\",\n    \"Tom\" // both\n}\n";
/// assert_eq!(orgc::format::format(text).as_deref(), Ok(canonical));
/// ```
///
/// # Errors
/// If the text is to be left as it is; see [`Refusal`].
pub fn format(text: &str) -> Result<String, Refusal> {
    format_within(Limits::default(), text)
}

/// [`format_within`] of several texts, in their order, on all processors: no text knows of another.
#[must_use]
pub fn format_all(limits: Limits, texts: &[String]) -> Vec<Result<String, Refusal>> {
    texts.par_iter().map(|text| format_within(limits, text)).collect()
}

/// [`format()`] with limits of one's own.
///
/// # Errors
/// As [`format()`].
pub fn format_within(limits: Limits, text: &str) -> Result<String, Refusal> {
    if !syntax::is_well_formed_within(limits, text) {
        return Err(Refusal::SyntaxErrors);
    }
    let spots = outline::outline(text);
    let formatted = print::print(text, &spots, &gaps::gaps(&spots));
    if proof::is_same(text, &spots, &outline::outline(&formatted)) { Ok(formatted) } else { Err(Refusal::Unproven) }
}
