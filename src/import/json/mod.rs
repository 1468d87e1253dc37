//! The document of `orgc build --to json` back to text.
//!
//! Reads what is written, never what follows from it (`now`, `chart`, `metrics`, `findings`, implied lines).
//! The document is a stranger's: every key that says something must be there and fit, every reference must
//! lead somewhere, and whatever is not so is told with its JSON pointer.

mod cursor;
mod department;
mod facts;
mod header;
mod holder;
mod item;
mod measure;
mod names;
mod order;
mod policy;
mod reader;
mod role;
mod view;

use serde_json::Value;

use super::problem::Problem;
use super::text::{self, File};
use cursor::{Cursor, Problems};
use reader::Reader;

/// The version of the document that is understood.
const SCHEMA_VERSION: u64 = 1;

/// Why nothing comes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// All that is wrong with it.
    Document(Vec<Problem>),
    /// Nothing: a text would not say the same in canonical layout, which is a mistake of the program.
    Layout(Problem),
}

/// The files of the organisation that a document of `orgc build --to json` tells of.
///
/// The same organisation comes out when they are compiled, but for places. The order of siblings is kept, and
/// that of departments at the top; what may change is who comes first of two that stand in different
/// departments at the top.
///
/// # Errors
/// All that is wrong with the document, or that no layout of its text is proved to say the same.
pub fn json(document: &str) -> Result<Vec<File>, Refused> {
    let value = parse(document).map_err(|problem| Refused::Document(vec![problem]))?;
    let problems = Problems::default();
    let root = Cursor::root(&value, &problems);
    let declarations = if is_understood(&root) { Reader::new(root).read() } else { Vec::new() };
    let problems = problems.into_inner();
    if problems.is_empty() {
        text::files(&declarations).map_err(Refused::Layout)
    } else {
        Err(Refused::Document(problems))
    }
}

fn parse(document: &str) -> Result<Value, Problem> {
    let document = document.strip_prefix('\u{FEFF}').unwrap_or(document);
    let message = |error: serde_json::Error| format!("this cannot be read as JSON: {error}");
    serde_json::from_str(document).map_err(|error| Problem { place: String::new(), message: message(error) })
}

/// Whether it is a document of a version that is known. If not, nothing else is worth telling.
fn is_understood(root: &Cursor<'_>) -> bool {
    match root.value().get("schemaVersion") {
        Some(version) if version.as_u64() == Some(SCHEMA_VERSION) => tells_of_an_organisation(root),
        Some(version) if version.is_u64() => {
            let place = root.key("schemaVersion").unwrap_or_else(|| root.clone());
            place.problem(format!("version {version} of the document is not known, only version {SCHEMA_VERSION}"));
            false
        }
        _ => {
            root.problem("this is no document of `orgc build --to json`: it has no `schemaVersion`");
            false
        }
    }
}

/// Other documents have versions, too: that of `orgc check --format json` is about findings.
fn tells_of_an_organisation(root: &Cursor<'_>) -> bool {
    let has = |key: &str| root.value().get(key).is_some();
    let tells = ["roles", "departments", "people"].into_iter().any(has);
    if !tells {
        let other = if has("findings") { ": it is one of `orgc check --format json`" } else { "" };
        root.problem(format!("this is no document of `orgc build --to json`{other}"));
    }
    tells
}
