//! `orgc fmt`: writes texts in canonical form, or says which are not.

use super::args::Fmt;
use super::change::{self, Changes};
use super::failure::{Failure, why};
use super::input::{Candidate, Found, STDIN};
use super::terminal::Terminal;
use super::{Outcome, output, progress};
use crate::compile::read_trees;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::format::{Refusal, format_all};
use crate::render::{self, Checked, Look, Report, counted};
use crate::source::{Change, Span};
use crate::syntax::{self, Limits, size};

/// So many bytes are read before they are formatted side by side.
const BYTES_A_BATCH: usize = 4 << 20;

/// What came of all files.
#[derive(Default)]
struct Results {
    /// The files that are not in canonical form.
    changes: Changes,
    /// How many are in canonical form.
    unchanged: usize,
    /// The paths of those that cannot be read, or have syntax errors; sorted.
    damaged: Vec<String>,
    /// How many documents of another program were found in directories.
    skipped: usize,
}

pub(super) fn run(args: &Fmt, terminal: Terminal) -> Result<Outcome, Failure> {
    refuse_company_of_stdin(&args.paths)?;
    let found = Found::open(args)?;
    let what = format!("formatting {}", counted(found.candidates.len(), "file"));
    let results = progress::during(&what, || read(&found))?;
    show_errors(&found, &results.damaged, terminal)?;
    if args.check || args.diff {
        report(args, &results, terminal)?;
    } else if args.paths.iter().any(|path| path == STDIN) {
        pass_on(&found, &results)?;
    } else {
        write(&results, terminal)?;
    }
    let pending = (args.check || args.diff) && !results.changes.is_empty();
    Ok(if pending || !results.damaged.is_empty() { Outcome::Findings } else { Outcome::Clean })
}

/// Standard input becomes standard output, and nothing else may be in it.
fn refuse_company_of_stdin(paths: &[String]) -> Result<(), Failure> {
    if paths.len() > 1 && paths.iter().any(|path| path == STDIN) {
        return Err(Failure::new("standard input cannot be formatted together with files")
            .help("run `orgc fmt -` for it, and `orgc fmt` with the files"));
    }
    Ok(())
}

/// Files that are formatted side by side.
#[derive(Default)]
struct Batch<'f> {
    originals: Vec<Original<'f>>,
    texts: Vec<String>,
    bytes: usize,
}

/// A file that has `size` bytes: a byte-order mark counts there, and is no part of its text.
struct Original<'f> {
    path: &'f str,
    size: usize,
}

fn read(found: &Found) -> Result<Results, Failure> {
    let (mut results, mut batch) = (Results::default(), Batch::default());
    let mut left = found.limits.total_bytes;
    for Candidate { path, is_named } in &found.candidates {
        let Ok(bytes) = found.files().read(path, found.limits.file_bytes) else {
            results.damaged.push(path.clone());
            continue;
        };
        let size = bytes.len();
        left = left.checked_sub(size as u64).ok_or_else(|| too_much(found.limits.total_bytes))?;
        let decoded = syntax::decode(bytes);
        match decoded.problem {
            Some(problem) if problem.is_org_mode() && !is_named => results.skipped += 1,
            Some(_) => results.damaged.push(path.clone()),
            None => batch.add(Original { path, size }, decoded.text),
        }
        if batch.is_full() {
            std::mem::take(&mut batch).format(found.limits, &mut results)?;
        }
    }
    batch.format(found.limits, &mut results)?;
    // Some were found damaged while they were read, some when their batch was formatted.
    results.damaged.sort();
    Ok(results)
}

impl<'f> Batch<'f> {
    fn add(&mut self, original: Original<'f>, text: String) {
        self.bytes += original.size;
        self.originals.push(original);
        self.texts.push(text);
    }

    fn is_full(&self) -> bool {
        self.bytes >= BYTES_A_BATCH
    }

    fn format(self, limits: Limits, results: &mut Results) -> Result<(), Failure> {
        let formatted = format_all(limits, &self.texts);
        let mut all = self.originals.iter().zip(self.texts).zip(formatted);
        all.try_for_each(|((original, text), formatted)| judge(results, original, text, formatted))
    }
}

fn too_much(most: u64) -> Failure {
    Failure::new(format!("all files together have more than {}; nothing was written", size(most)))
        .help("format fewer directories at a time; `--max-total-size` allows more")
}

fn judge(
    results: &mut Results,
    original: &Original<'_>,
    text: String,
    formatted: Result<String, Refusal>,
) -> Result<(), Failure> {
    let &Original { path, size } = original;
    match formatted {
        Ok(after) if after == text && text.len() == size => results.unchanged += 1,
        Ok(after) => {
            let before = if text.len() == size { text } else { format!("\u{FEFF}{text}") };
            results.changes.insert(path.to_owned(), Change { before, after });
        }
        Err(Refusal::SyntaxErrors) => results.damaged.push(path.to_owned()),
        Err(Refusal::Unproven) => {
            return Err(Failure::new(format!("formatting `{path}` would change what it says; nothing was written"))
                .help("this is a mistake of orgc, not of the file; please report it, with the file if you can"));
        }
    }
    Ok(())
}

/// Why files are left as they are.
fn show_errors(found: &Found, damaged: &[String], terminal: Terminal) -> Result<(), Failure> {
    if damaged.is_empty() {
        return Ok(());
    }
    let mut all = Diagnostics::default();
    let (sources, _) = read_trees(found.files(), found.inputs(), found.limits, &mut all)
        .map_err(|error| Failure::new(format!("cannot read the sources: {}", why(&error))))?;
    let is_damaged = |span: Span| damaged.binary_search_by(|path| path.as_str().cmp(sources.path(span.file))).is_ok();
    let keeps = |found: &Diagnostic| found.level == Level::Error && found.primary().is_some_and(is_damaged);
    let mut errors = Diagnostics::default();
    errors.extend(all.into_iter().filter(keeps));
    errors.sort();
    let checked = Checked { files: damaged.len(), ..Checked::default() };
    let look = Look {
        color: terminal.stderr_color(),
        max_findings: usize::MAX,
        closes: !terminal.is_quiet(),
        ..Look::default()
    };
    output::to_stderr(&render::human(&Report { sources: &sources, findings: &errors, checked, baseline: None }, look));
    Ok(())
}

/// What would be done. The summary does not belong into a diff.
fn report(args: &Fmt, results: &Results, terminal: Terminal) -> Result<(), Failure> {
    let names = results.changes.keys().map(|path| format!("would reformat {}\n", shown(path)));
    let summary = if terminal.is_quiet() { String::new() } else { results.summary("would reformat") };
    let said = names.collect::<String>() + &summary;
    if !args.diff {
        return output::to_stdout(&said);
    }
    change::show(&results.changes, terminal)?;
    output::to_stderr(&said);
    Ok(())
}

/// A text with errors is not passed on.
fn pass_on(found: &Found, results: &Results) -> Result<(), Failure> {
    if results.damaged.is_empty() { change::pass_on(&results.changes, found.files()) } else { Ok(()) }
}

/// A file that is in canonical form is not touched.
fn write(results: &Results, terminal: Terminal) -> Result<(), Failure> {
    change::write(&results.changes)?;
    terminal.report(&results.summary("formatted"))
}

impl Results {
    /// `formatted 3 files, 5 already formatted, 1 file with errors left alone`
    fn summary(&self, done: &str) -> String {
        let files = |count: usize| counted(count, "file");
        let mut said = Vec::new();
        match (self.changes.len(), self.unchanged) {
            (0, 0) => {}
            (0, same) => said.push(format!("{} already formatted", files(same))),
            (changed, 0) => said.push(format!("{done} {}", files(changed))),
            (changed, same) => said.push(format!("{done} {}, {same} already formatted", files(changed))),
        }
        let damaged = self.damaged.len();
        said.extend((damaged > 0).then(|| format!("{} with errors left alone", files(damaged))));
        said.extend((self.skipped > 0).then(|| format!("{} of Org mode skipped", files(self.skipped))));
        format!("{}\n", said.join(", "))
    }
}

fn shown(path: &str) -> String {
    if path == STDIN { "standard input".to_owned() } else { render::harmless(path).into_owned() }
}
