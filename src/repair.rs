//! Repairs what is certain to be repairable, in memory.
//!
//! Knows that findings carry repairs, and that one repair may show the next mistake; must not know what any
//! repair means, or write a file.

use std::collections::BTreeMap;
use std::io;

use crate::compile::{Compilation, Options, compile};
use crate::diagnostic::{Diagnostics, Fix, Level, repaired};
use crate::source::Files;

/// So often the texts are read again after repairs. What needs more is left to be repaired by hand.
const MOST_ROUNDS: usize = 10;

/// An organisation after its repairs.
#[derive(Debug)]
pub struct Repair {
    /// What came of the repaired texts.
    pub compilation: Compilation,
    /// The files that were changed, by path.
    pub changed: BTreeMap<String, Change>,
    /// How many problems were repaired.
    pub fixes: usize,
}

/// A file that was changed: all of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As they were.
    pub before: String,
    /// As they are to be.
    pub after: String,
}

/// Files, some of which have another text by now.
struct Overlay<'a> {
    base: &'a dyn Files,
    changed: BTreeMap<String, Change>,
}

/// Applies all certain repairs, again and again until there are none. Repairs after which a text has more
/// syntax errors than before are taken back.
///
/// # Errors
/// Those of [`compile`].
pub fn repair(files: &dyn Files, inputs: &[String], options: &Options) -> io::Result<Repair> {
    let mut overlay = Overlay { base: files, changed: BTreeMap::new() };
    let mut compilation = compile(&overlay, inputs, options)?;
    let mut fixes = 0;
    for _ in 0..MOST_ROUNDS {
        let (changed, applied) = round(&overlay, &compilation);
        if applied == 0 {
            break;
        }
        let next = Overlay { base: files, changed };
        let outcome = compile(&next, inputs, options)?;
        if syntax_errors(&outcome.diagnostics) > syntax_errors(&compilation.diagnostics) {
            break;
        }
        (overlay, compilation) = (next, outcome);
        fixes += applied;
    }
    Ok(Repair { compilation, changed: overlay.changed, fixes })
}

/// The repairs that may be applied without asking.
pub fn certain(findings: &Diagnostics) -> impl Iterator<Item = &Fix> {
    findings.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.certain)
}

/// All changes after the repairs that were found last, and how many these were.
fn round(overlay: &Overlay<'_>, compilation: &Compilation) -> (BTreeMap<String, Change>, usize) {
    let mut changed = overlay.changed.clone();
    let mut applied = 0;
    let mut by_file: BTreeMap<_, Vec<&Fix>> = BTreeMap::new();
    for fix in certain(&compilation.diagnostics) {
        if let Some(first) = fix.edits.first() {
            by_file.entry(first.span.file).or_default().push(fix);
        }
    }
    for (file, fixes) in by_file {
        let Some(source) = compilation.sources.get(file) else { continue };
        let after = repaired(source.text(), file, fixes);
        let change = overlay.change(source.path(), &after.text);
        if let Some(change) = change.filter(|_| after.fixes > 0) {
            changed.insert(source.path().to_owned(), change);
            applied += after.fixes;
        }
    }
    (changed, applied)
}

fn syntax_errors(findings: &Diagnostics) -> usize {
    findings.iter().filter(|found| found.level == Level::Error && found.rule.is_about_syntax()).count()
}

impl Overlay<'_> {
    /// The change of a file to `text`; its byte-order mark stays.
    fn change(&self, path: &str, text: &str) -> Option<Change> {
        let before = match self.changed.get(path) {
            Some(known) => known.before.clone(),
            None => String::from_utf8(self.base.read(path).ok()?).ok()?,
        };
        let mark = if before.starts_with('\u{FEFF}') { "\u{FEFF}" } else { "" };
        let after = format!("{mark}{text}");
        Some(Change { before, after })
    }
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(change) => Ok(change.after.clone().into_bytes()),
            None => self.base.read(path),
        }
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        self.base.expand(path)
    }
}
