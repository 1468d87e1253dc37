//! From paths on the command line to a compilation.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::args::{Deny, Fmt, ReadLimits, Source};
use super::failure::{Failure, why};
use super::{clock, progress};
use crate::calendar::Date;
use crate::compile::{Compilation, Options, Stats, compile};
use crate::render::{Checked, Report, counted};
use crate::repair::{Repair, repair};
use crate::source::{DiskFiles, Files, read_all};
use crate::syntax::Limits;

/// Standard input, as a path.
pub(super) const STDIN: &str = "-";

/// What is compiled, found but not yet read.
pub(super) struct Input {
    files: WithStdin,
    inputs: Vec<String>,
    paths: BTreeSet<String>,
    options: Options,
    max_findings: usize,
}

/// Files that are read one by one.
pub(super) struct Found {
    files: WithStdin,
    inputs: Vec<String>,
    pub(super) limits: Limits,
    /// Sorted by path.
    pub(super) candidates: Vec<Candidate>,
}

/// A file that may be one of the language.
pub(super) struct Candidate {
    pub(super) path: String,
    /// Whether it was named itself, rather than found in a directory.
    pub(super) is_named: bool,
}

/// The files of the disk, each under the first name by which it was found, and standard input as `-`.
#[derive(Debug, Default)]
struct WithStdin {
    stdin: OnceCell<Result<Vec<u8>, ErrorKind>>,
    names: RefCell<BTreeMap<PathBuf, String>>,
}

impl Input {
    /// Finds all files that are meant.
    pub(super) fn open(args: &Source) -> Result<Self, Failure> {
        let files = WithStdin::default();
        let inputs: Vec<String> = args.paths.iter().map(|path| without_dot(path)).collect();
        let paths = expand(&files, &inputs)?;
        let options = Options {
            as_of: args.as_of.map_or_else(clock::today, Ok)?,
            all_dates: args.all_dates,
            levels: args.levels.iter().map(|change| (change.rule, change.level)).collect(),
            deny_warnings: args.deny == Some(Deny::Warnings),
            limits: args.limits.into(),
            max_steps: args.max_steps,
        };
        let max_findings = if args.max_findings == 0 { usize::MAX } else { args.max_findings };
        Ok(Self { files, inputs, paths, options, max_findings })
    }

    /// Reads and checks everything. Files in which nothing stands are no organisation that is in order.
    pub(super) fn compile(&self) -> Result<Compilation, Failure> {
        let what = format!("checking {}", counted(self.paths.len(), "file"));
        let compilation = progress::during(&what, || compile(&self.files, &self.inputs, &self.options));
        self.with_content(compilation, |compilation| compilation)
    }

    /// The same after all certain repairs; nothing is written.
    pub(super) fn repair(&self) -> Result<Repair, Failure> {
        let what = format!("repairing {}", counted(self.paths.len(), "file"));
        let repair = progress::during(&what, || repair(&self.files, &self.inputs, &self.options));
        self.with_content(repair, |repair| &repair.compilation)
    }

    fn with_content<T>(&self, result: io::Result<T>, inside: impl Fn(&T) -> &Compilation) -> Result<T, Failure> {
        let result = result.map_err(|error| Failure::new(format!("cannot read the sources: {}", why(&error))))?;
        let compilation = inside(&result);
        let is_empty = compilation.stats.declarations == 0 && !compilation.diagnostics.has_errors();
        if is_empty { Err(nothing_declared(&self.inputs)) } else { Ok(result) }
    }

    pub(super) fn files(&self) -> &dyn Files {
        &self.files
    }

    /// The day on which it is judged.
    pub(super) fn as_of(&self) -> Date {
        self.options.as_of
    }

    pub(super) fn max_findings(&self) -> usize {
        self.max_findings
    }

    /// The files that are read, as the disk knows them.
    pub(super) fn canonical_paths(&self) -> BTreeSet<PathBuf> {
        self.paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect()
    }
}

impl Found {
    /// Finds all files that are meant.
    pub(super) fn open(args: &Fmt) -> Result<Self, Failure> {
        let files = WithStdin::default();
        let inputs: Vec<String> = args.paths.iter().map(|path| without_dot(path)).collect();
        let named: BTreeSet<&String> = inputs.iter().collect();
        let candidate = |path: String| Candidate { is_named: named.contains(&path), path };
        let candidates = expand(&files, &inputs)?.into_iter().map(candidate).collect();
        Ok(Self { files, inputs, limits: args.limits.into(), candidates })
    }

    pub(super) fn files(&self) -> &dyn Files {
        &self.files
    }

    /// The paths as they were given.
    pub(super) fn inputs(&self) -> &[String] {
        &self.inputs
    }
}

/// What is to be shown of a compilation.
pub(super) fn report(compilation: &Compilation) -> Report<'_> {
    let Stats { files, roles, items, dates, .. } = compilation.stats;
    let checked = match compilation.checked {
        Some(_) => Checked { files, roles, items, dates },
        None => Checked { files, ..Checked::default() },
    };
    Report { sources: &compilation.sources, findings: &compilation.diagnostics, checked, baseline: None }
}

impl From<ReadLimits> for Limits {
    fn from(args: ReadLimits) -> Self {
        let ReadLimits { max_file_size: file_bytes, max_total_size: total_bytes, max_nesting: nesting } = args;
        Self { file_bytes, total_bytes, nesting }
    }
}

/// The bytes of one file that is no source, or of standard input; no more than `most`.
pub(super) fn read(path: &str, most: u64) -> Result<Vec<u8>, Failure> {
    WithStdin::default().read(path, most).map_err(|error| cannot_read(path, &error))
}

/// Every file that the paths stand for, or all paths that stand for none.
fn expand(files: &dyn Files, paths: &[String]) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut missed: Option<Failure> = None;
    for path in paths {
        match files.expand(path).map_err(|error| cannot_read(path, &error)) {
            Ok(files) => found.extend(files),
            Err(failure) => missed = Some(missed.map_or_else(|| failure.clone(), |before| before.and(&failure))),
        }
    }
    match missed {
        Some(missed) => Err(missed),
        None if found.is_empty() => Err(no_files(paths)),
        None => Ok(found),
    }
}

/// `./a.org` is shown as `a.org`.
fn without_dot(path: &str) -> String {
    let short = path.trim_start_matches("./").trim_start_matches('/');
    if path.starts_with("./") && !short.is_empty() { short.to_owned() } else { path.to_owned() }
}

pub(super) fn cannot_read(path: &str, error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::new(format!("there is no file or directory `{path}`")),
        ErrorKind::FileTooLarge => Failure::new(format!("{} is too large", named(path)))
            .help("nothing of it was used; `--max-file-size` allows more"),
        ErrorKind::PermissionDenied => Failure::new(format!("no permission to read `{path}`")),
        _ => Failure::new(format!("cannot read {}: {}", named(path), why(error))),
    }
}

/// A path in a message.
pub(super) fn named(path: &str) -> String {
    if path == STDIN { "standard input".to_owned() } else { format!("`{path}`") }
}

fn no_files(paths: &[String]) -> Failure {
    Failure::new(format!("there are no `.org` or `.orgchart` files in {}", listed(paths)))
        .help("name a file or a directory that has some, or write a first organisation with `orgc init`")
}

fn nothing_declared(paths: &[String]) -> Failure {
    Failure::new(format!("nothing is declared in {}", listed(paths)))
        .help("declare a role, as in `role ceo \"Chief Executive\"`, or write a first organisation with `orgc init`")
}

fn listed(paths: &[String]) -> String {
    paths.iter().map(|path| named(path)).collect::<Vec<_>>().join(", ")
}

impl Files for WithStdin {
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        if path == STDIN { self.stdin(most) } else { DiskFiles.read(path, most) }
    }

    fn expand(&self, path: &str) -> io::Result<Vec<String>> {
        if path == STDIN {
            return Ok(vec![STDIN.to_owned()]);
        }
        Ok(DiskFiles.expand(path)?.into_iter().map(|file| self.first_name(file)).collect())
    }
}

impl WithStdin {
    fn first_name(&self, file: String) -> String {
        let canonical = fs::canonicalize(&file).unwrap_or_else(|_| PathBuf::from(&file));
        self.names.borrow_mut().entry(canonical).or_insert(file).clone()
    }

    /// All of standard input, which can be read only once.
    fn stdin(&self, most: u64) -> io::Result<Vec<u8>> {
        let read = self.stdin.get_or_init(|| read_all(io::stdin().lock(), most).map_err(|error| error.kind()));
        read.clone().map_err(io::Error::from)
    }
}
