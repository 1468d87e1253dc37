//! Importing a table: whatever stands in it, what is written has no errors of its own.

use orgc::import;
use orgc::source::MemoryFiles;

use super::import_json::check_texts;
use super::organisation::{compiled, options};

/// Holds for the bytes of a table.
pub(crate) fn bytes(bytes: &[u8]) {
    let Ok(text) = import::decode(bytes) else { return };
    let Ok(imported) = import::csv(text) else { return };
    check_texts(&imported.files);
    let mut files = MemoryFiles::default();
    imported.files.iter().for_each(|file| files.insert(&file.name, file.text.as_str()));
    let compilation = compiled(&files, &options());
    assert!(compilation.checked.is_some(), "{:#?}\n{:#?}", compilation.diagnostics, imported.files);
    imported.unplaced.iter().chain(&imported.notes).for_each(|told| assert!(!told.message.is_empty()));
}
