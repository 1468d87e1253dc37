//! How an organisation is laid out in files, and declarations in a file.
//!
//! Knows the look of a canonical text. Knows nothing of where the data is from.

mod block;
mod declaration;
mod file_name;
mod groups;
pub(super) mod paths;
pub(super) mod statement;

pub(super) use declaration::{Declaration, Keyword};

use file_name::FileNames;
use groups::Group;

use crate::format;

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name: safe on every file system, without directories.
    pub name: String,
    /// Its whole text.
    pub text: String,
}

/// Lays the declarations out, which stand in the order in which they are to be drawn.
///
/// Files are read in the order of their names. Where the names alone would change the order of the
/// departments, or that of the roles at the top among them, all names get a number in front.
pub(super) fn files(declarations: &[Declaration]) -> Vec<File> {
    let groups = groups::of(declarations);
    let plain = FileNames::of(&groups);
    let names = if plain.keep_order(&groups) { plain } else { plain.numbered() };
    let file = |(name, group): (String, &Group<'_>)| File { name, text: canonical(block::text(declarations, group)) };
    names.into_iter().zip(&groups).map(file).collect()
}

/// The text in the layout of `orgc fmt`.
fn canonical(text: String) -> String {
    format::format(&text).unwrap_or(text)
}
