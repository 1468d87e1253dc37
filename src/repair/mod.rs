//! Repairs what is certain to be repairable, in memory.
//!
//! Knows that findings carry repairs, how their edits change a text, and that one repair may show the next
//! mistake; must not know what any repair means, or write a file.

mod repaired;

pub use repaired::{Repaired, repaired};

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::compile::{Compilation, Options, compile};
use crate::diagnostic::{Fix, Level};
use crate::source::{Change, Files, read_all};

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

/// Files, some of which have another text by now.
struct Overlay<'a> {
    base: &'a dyn Files,
    changed: BTreeMap<String, Change>,
    /// The largest file that is read.
    most: u64,
}

/// What one round does to the files, by path: their changes, and how many repairs are new in each.
type Round = BTreeMap<String, (Change, usize)>;

/// Applies all certain repairs, again and again until there are none. Where a file has more syntax errors than
/// before, its repairs of that round are taken back, and it is repaired no further; the other files are.
///
/// # Errors
/// Those of [`compile`].
pub fn repair(files: &dyn Files, inputs: &[String], options: &Options) -> io::Result<Repair> {
    let mut overlay = Overlay { base: files, changed: BTreeMap::new(), most: options.limits.file_bytes };
    let mut compilation = compile(&overlay, inputs, options)?;
    let mut fixes = 0;
    let mut given_up = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let mut round = overlay.round(&compilation, &given_up);
        let (next, outcome) = loop {
            if round.is_empty() {
                return Ok(Repair { compilation, changed: overlay.changed, fixes });
            }
            let next = overlay.after(&round);
            let outcome = compile(&next, inputs, options)?;
            let worse = worse(&round, &compilation, &outcome);
            if worse.is_empty() {
                break (next, outcome);
            }
            round.retain(|path, _| !worse.contains(path));
            given_up.extend(worse);
        };
        fixes += round.values().map(|(_, applied)| applied).sum::<usize>();
        (overlay, compilation) = (next, outcome);
    }
    Ok(Repair { compilation, changed: overlay.changed, fixes })
}

/// The files that were changed and have more syntax errors for it.
fn worse(round: &Round, before: &Compilation, after: &Compilation) -> BTreeSet<String> {
    let (before, after) = (syntax_errors(before), syntax_errors(after));
    let count = |errors: &BTreeMap<&str, usize>, path: &str| errors.get(path).copied().unwrap_or(0);
    round.keys().filter(|path| count(&after, path) > count(&before, path)).cloned().collect()
}

/// How many syntax errors each file has.
fn syntax_errors(compilation: &Compilation) -> BTreeMap<&str, usize> {
    let mut errors = BTreeMap::new();
    let found = compilation.diagnostics.iter();
    for place in found.filter(|found| found.level == Level::Error && found.rule.is_about_syntax()) {
        if let Some(span) = place.primary() {
            *errors.entry(compilation.sources.path(span.file)).or_default() += 1;
        }
    }
    errors
}

impl Overlay<'_> {
    /// The certain repairs of what was found last, but for the files that were given up.
    fn round(&self, compilation: &Compilation, given_up: &BTreeSet<String>) -> Round {
        let mut by_file: BTreeMap<_, Vec<&Fix>> = BTreeMap::new();
        for fix in compilation.diagnostics.certain_fixes() {
            if let Some(first) = fix.edits.first() {
                by_file.entry(first.span.file).or_default().push(fix);
            }
        }
        let mut round = Round::new();
        for (file, fixes) in by_file {
            let source = compilation.sources.get(file).filter(|source| !given_up.contains(source.path()));
            let Some(source) = source else { continue };
            let after = repaired(source.text(), file, fixes);
            if after.fixes > 0 {
                let change = self.change(source.path(), source.text(), &after.text);
                round.insert(source.path().to_owned(), (change, after.fixes));
            }
        }
        round
    }

    /// The files with the changes of a round.
    fn after(&self, round: &Round) -> Self {
        let mut changed = self.changed.clone();
        changed.extend(round.iter().map(|(path, (change, _))| (path.clone(), change.clone())));
        Overlay { base: self.base, changed, most: self.most }
    }

    /// The change of a file from what was read of it to `text`; its byte-order mark stays.
    fn change(&self, path: &str, read: &str, text: &str) -> Change {
        if let Some(known) = self.changed.get(path) {
            let mark = mark_of(known.before.as_bytes());
            return Change { before: known.before.clone(), after: format!("{mark}{text}") };
        }
        let mark = self.base.read(path, self.most).map_or("", |bytes| mark_of(&bytes));
        Change { before: format!("{mark}{read}"), after: format!("{mark}{text}") }
    }
}

/// The byte-order mark with which a file begins, if it does.
fn mark_of(bytes: &[u8]) -> &'static str {
    const MARK: &str = "\u{FEFF}";
    if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" }
}

impl Files for Overlay<'_> {
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(change) => read_all(change.after.as_bytes(), most),
            None => self.base.read(path, most),
        }
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        self.base.expand(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::source::MemoryFiles;

    /// Repairable, and more than once.
    const MISTAKES: &str = "role a { reports_to: nobody; held by \"Ana\" and \"Tom\"; seats 2 }\n";

    fn compiled(texts: [&str; 2]) -> (MemoryFiles, Compilation) {
        let mut files = MemoryFiles::default();
        files.insert("a.org", texts[0]);
        files.insert("b.org", texts[1]);
        let compilation = compile(&files, &inputs(), &options()).unwrap();
        (files, compilation)
    }

    fn inputs() -> [String; 2] {
        ["a.org".to_owned(), "b.org".to_owned()]
    }

    fn options() -> Options {
        let as_of = Date::new(2026, 11, 1).unwrap();
        Options::on(as_of)
    }

    #[test]
    fn a_file_is_worse_by_its_own_errors_and_not_by_those_of_others() {
        let (files, before) = compiled([MISTAKES, MISTAKES]);
        let overlay = Overlay { base: &files, changed: BTreeMap::new(), most: u64::MAX };
        let round = overlay.round(&before, &BTreeSet::new());
        assert_eq!(round.keys().collect::<Vec<_>>(), ["a.org", "b.org"]);
        let (_, after) = compiled(["role a { vacant }\n", "role b { vacant; ] ) }\nrole c { ]; ) ; ]\n"]);
        assert_eq!(worse(&round, &before, &after), BTreeSet::from(["b.org".to_owned()]));
        assert_eq!(worse(&round, &after, &before), BTreeSet::from(["a.org".to_owned()]));
    }

    #[test]
    fn a_file_that_was_given_up_is_left_and_the_others_are_repaired() {
        let (files, before) = compiled([MISTAKES, MISTAKES]);
        let overlay = Overlay { base: &files, changed: BTreeMap::new(), most: u64::MAX };
        let round = overlay.round(&before, &BTreeSet::from(["b.org".to_owned()]));
        let next = overlay.after(&round);
        assert_eq!(next.changed.keys().collect::<Vec<_>>(), ["a.org"]);
        assert_eq!(next.read("b.org", u64::MAX).unwrap(), MISTAKES.as_bytes());
    }
}
