//! How an organisation is laid out in files, and declarations in a file.
//!
//! Knows the look of a canonical text. Knows nothing of where the data is from.

mod block;
mod declaration;
mod file_name;
mod groups;
pub(super) mod paths;
pub(super) mod statement;

pub(super) use declaration::Declaration;

use file_name::FileNames;
use groups::Group;

use super::problem::Problem;
use crate::format::{self, Refusal};

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
///
/// # Errors
/// If a text would not say the same in canonical layout, which is a mistake of the program.
pub(super) fn files(declarations: &[Declaration]) -> Result<Vec<File>, Problem> {
    let groups = groups::of(declarations);
    let plain = FileNames::of(&groups);
    let names = if plain.keep_order(&groups) { plain } else { plain.numbered() };
    let file = |(name, group): (String, &Group<'_>)| {
        let text = canonical(&name, block::text(declarations, group))?;
        Ok(File { name, text })
    };
    names.into_iter().zip(&groups).map(file).collect()
}

/// The text in the layout of `orgc fmt`. One with syntax errors stays, to be shown with them when it is read.
fn canonical(name: &str, text: String) -> Result<String, Problem> {
    match format::format(&text) {
        Ok(canonical) => Ok(canonical),
        Err(Refusal::SyntaxErrors) => Ok(text),
        Err(Refusal::Unproven) => Err(Problem {
            place: String::new(),
            message: format!("formatting `{name}` would change what it says: a mistake of orgc; please report it"),
        }),
    }
}
