//! Importing a document: whatever it is, what is written can be read, and says the same when it is written again.

use orgc::emit::{self, Format, Request};
use orgc::import::{self, File, Refused};
use orgc::source::MemoryFiles;
use orgc::syntax::is_well_formed;
use orgc::view::Focus;

use super::organisation::{compiled, options};

/// Holds for the bytes of a document.
pub(crate) fn bytes(bytes: &[u8]) {
    let Ok(text) = import::decode(bytes) else { return };
    match import::json(text) {
        Ok(files) => check(&files),
        Err(Refused::Document(problems)) => assert!(!problems.is_empty(), "refused without a reason"),
        Err(Refused::Layout(problem)) => panic!("{problem}"),
    }
}

/// Holds for the files of a document.
pub(crate) fn check(files: &[File]) {
    check_texts(files);
    let Some(document) = document_of(files) else { return };
    let again = import::json(&document).unwrap_or_else(|refused| panic!("{refused:#?} of {files:#?}"));
    assert_eq!(document_of(&again).as_ref(), Some(&document), "{files:#?}");
}

/// Names are names of files, and texts are texts of the language in its layout.
pub(crate) fn check_texts(files: &[File]) {
    for (at, file) in files.iter().enumerate() {
        let is_plain = !file.name.contains(['/', '\\', '\0', ':']) && !file.name.starts_with('.');
        assert!(is_plain && file.name.ends_with(".org"), "{:?} is no name of a file", file.name);
        let is_new = files.iter().take(at).all(|other| other.name.to_lowercase() != file.name.to_lowercase());
        assert!(is_new, "two files are `{}`", file.name);
        assert!(is_well_formed(&file.text), "it cannot be read:\n{}", file.text);
        assert_eq!(orgc::format::format(&file.text).as_ref(), Ok(&file.text), "it is not canonical");
    }
}

/// The document of these files, without places; `None` if the text has errors.
fn document_of(files: &[File]) -> Option<String> {
    let mut memory = MemoryFiles::default();
    files.iter().for_each(|file| memory.insert(&file.name, file.text.as_str()));
    let compilation = compiled(&memory, &options());
    let checked = compilation.checked.as_ref()?;
    let as_of = options().as_of;
    let draft = compilation.diagnostics.has_errors();
    let request = Request { as_of, focus: Focus::default(), columns: None, draft, sources: &compilation.sources };
    Some(emit::write(Format::Json, checked, &request).unwrap())
}
