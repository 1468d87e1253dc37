//! The whole pipeline on one screen: files in, a checked chart and all findings out.
//!
//! Knows the order of the stages; must not know how anything is shown or written.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;

use crate::calendar::Date;
use crate::catalog::{TOO_LARGE, UNREADABLE_FILE};
use crate::check::{self, CheckedChart, Levels};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Rule};
use crate::model::{Chart, ItemKind};
use crate::resolve;
use crate::source::{FileId, Files, SourceMap, Span};
use crate::syntax::{self, DecodeProblem, tree::Tree};
use crate::timeline::Timeline;

/// All files together may have this many bytes: 1 GiB.
pub const MAX_TOTAL_BYTES: usize = 1 << 30;

/// What a compilation depends on besides its files.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day on which the chart is looked at. The library has no clock.
    pub as_of: Date,
    /// Whether days before that one are judged, too.
    pub all_dates: bool,
    /// Levels that win over those of policies; `None` is *off*.
    pub levels: Vec<(&'static Rule, Option<Level>)>,
    /// Whether warnings are errors.
    pub deny_warnings: bool,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Files read.
    pub files: usize,
    /// Declarations of all kinds, also those that are in error.
    pub declarations: usize,
    /// Roles declared.
    pub roles: usize,
    /// Objectives and responsibilities declared, their parts counted, measures not.
    pub items: usize,
    /// Judged dates: the as-of date, and every later one on which something changes.
    pub dates: usize,
}

/// What came of a compilation.
#[derive(Debug)]
pub struct Compilation {
    /// All files with their texts.
    pub sources: SourceMap,
    /// Everything that was found, in source order.
    pub diagnostics: Diagnostics,
    /// The chart; `None` if a file, its syntax or a name is in error.
    pub checked: Option<CheckedChart>,
    /// What was looked at.
    pub stats: Stats,
}

/// Compiles all files that `inputs` stand for (files, or directories with all that is below them) into
/// one chart.
///
/// ```
/// use orgc::{calendar::Date, compile::{compile, Options}, source::MemoryFiles};
///
/// let mut files = MemoryFiles::default();
/// files.insert("ceo.org", "role ceo \"Chief Executive\" { owns growth }\nobjective growth \"Growth\"\n");
/// let as_of = Date::new(2026, 11, 1).ok_or("no such day")?;
/// let options = Options { as_of, all_dates: false, levels: Vec::new(), deny_warnings: false };
/// let compilation = compile(&files, &["ceo.org".to_owned()], &options)?;
/// assert!(!compilation.diagnostics.has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// If an input is not there, or a directory cannot be walked. A file that cannot be read is a finding.
pub fn compile(files: &dyn Files, inputs: &[String], options: &Options) -> io::Result<Compilation> {
    let mut diagnostics = Diagnostics::default();
    let (sources, trees) = read_trees(files, inputs, &mut diagnostics)?;
    let declarations = trees.iter().map(|tree| tree.decls.len()).sum();
    let chart = resolve::run(&trees, &mut diagnostics);
    drop(trees);
    let levels = Levels::new(&chart, &options.levels);
    let checked = check::run(Timeline::new(chart, options.as_of, options.all_dates), &levels);
    let stats = Stats { declarations, ..stats(&sources, checked.timeline()) };
    let diagnostics = judge(diagnostics, &checked, &levels, options.deny_warnings);
    let sound = !diagnostics.has_text_errors();
    let checked = sound.then(|| checked.with_findings(diagnostics.iter().cloned().collect()));
    Ok(Compilation { sources, diagnostics, checked, stats })
}

/// Reads what the files say, one by one, without asking what any name refers to: the first stages of [`compile`].
///
/// # Errors
/// As [`compile`].
pub fn read_trees(
    files: &dyn Files,
    inputs: &[String],
    diagnostics: &mut Diagnostics,
) -> io::Result<(SourceMap, Vec<Tree>)> {
    let (sources, problems) = read(files, &expand(files, inputs)?);
    let trees = parse(&sources, problems, diagnostics);
    Ok((sources, trees))
}

/// Why a file is not parsed.
enum Problem {
    Unreadable(String),
    TooMuch,
    Decode(DecodeProblem),
    /// It belongs to another program, and nobody asked for it by name.
    Skipped(DecodeProblem),
}

/// Every file the inputs stand for, and whether it was named itself rather than found in a directory.
fn expand(files: &dyn Files, inputs: &[String]) -> io::Result<BTreeMap<String, bool>> {
    let mut paths = BTreeMap::new();
    for input in inputs {
        let found = files.expand(input).map_err(|error| io::Error::new(error.kind(), format!("`{input}`: {error}")))?;
        for path in found {
            let named = path == *input;
            *paths.entry(path).or_insert(false) |= named;
        }
    }
    Ok(paths)
}

fn read(files: &dyn Files, paths: &BTreeMap<String, bool>) -> (SourceMap, BTreeMap<String, Problem>) {
    let (mut texts, mut problems, mut total) = (Vec::with_capacity(paths.len()), BTreeMap::new(), 0);
    for (path, named) in paths {
        let (text, problem) = read_file(files, path, *named, &mut total);
        texts.push((path.clone(), text));
        problems.extend(problem.map(|problem| (path.clone(), problem)));
    }
    (SourceMap::new(texts), problems)
}

fn read_file(files: &dyn Files, path: &str, named: bool, total: &mut usize) -> (String, Option<Problem>) {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return (String::new(), Some(Problem::Unreadable(error.to_string()))),
    };
    *total = total.saturating_add(bytes.len());
    if *total > MAX_TOTAL_BYTES {
        return (String::new(), Some(Problem::TooMuch));
    }
    let decoded = syntax::decode(bytes);
    let problem = decoded.problem.map(|problem| match problem.is_org_mode() && !named {
        true => Problem::Skipped(problem),
        false => Problem::Decode(problem),
    });
    (decoded.text, problem)
}

/// Reads all files, on all processors: no file knows of another.
fn parse(sources: &SourceMap, mut problems: BTreeMap<String, Problem>, diagnostics: &mut Diagnostics) -> Vec<Tree> {
    let files: Vec<_> = sources.iter().map(|(id, file)| (id, file.text(), problems.remove(file.path()))).collect();
    let read = |(id, text, problem)| {
        let mut found = Diagnostics::default();
        (parse_file(id, text, problem, &mut found), found)
    };
    let all: Vec<(Option<Tree>, Diagnostics)> = files.into_par_iter().map(read).collect();
    let mut trees = Vec::with_capacity(all.len());
    for (tree, mut found) in all {
        trees.extend(tree);
        diagnostics.extend(found.take());
    }
    trees
}

fn parse_file(id: FileId, text: &str, problem: Option<Problem>, diagnostics: &mut Diagnostics) -> Option<Tree> {
    match problem {
        None => Some(syntax::parse(id, text, diagnostics)),
        Some(Problem::Skipped(problem)) => {
            diagnostics.push(skipped(problem, id));
            None
        }
        Some(problem) => {
            diagnostics.push(problem.report(id));
            Some(syntax::unread(id))
        }
    }
}

impl Problem {
    fn report(self, file: FileId) -> Diagnostic {
        let start = Span::start_of(file);
        match self {
            Self::Decode(problem) | Self::Skipped(problem) => problem.report(file),
            Self::Unreadable(why) => Diagnostic::new(&UNREADABLE_FILE, format!("this file cannot be read: {why}"))
                .label(start, "")
                .help("check that it is a regular file and that you may read it"),
            Self::TooMuch => Diagnostic::new(&TOO_LARGE, "all files together have more than 1 GiB")
                .label(start, "from this file on nothing was read")
                .help("compile fewer directories at a time"),
        }
    }
}

/// A file of another program that lies in a directory is left out, and says so.
fn skipped(problem: DecodeProblem, file: FileId) -> Diagnostic {
    let found = problem.report(file);
    let message = format!("skipped: {}", found.message);
    Diagnostic { level: Level::Note, message, help: None, ..found }
}

fn stats(sources: &SourceMap, timeline: &Timeline) -> Stats {
    let chart: &Chart = timeline.chart();
    let items = chart.items.values().filter(|item| item.kind != ItemKind::Measure).count();
    let first = timeline.judged().start();
    let later = timeline.change_dates().iter().filter(|day| **day > first).count();
    Stats { files: sources.len(), roles: chart.roles.len(), items, dates: later + 1, ..Stats::default() }
}

/// Applies the levels to what the stages before the checks found, and puts all findings together.
fn judge(mut text: Diagnostics, checked: &CheckedChart, levels: &Levels, deny_warnings: bool) -> Diagnostics {
    let mut all = Diagnostics::default();
    all.extend(levels.apply(text.take()));
    all.extend(checked.findings().iter().cloned());
    if deny_warnings {
        let denied = all.take().into_iter().map(|found| match found.level {
            Level::Warning => Diagnostic { level: Level::Error, ..found },
            _ => found,
        });
        all.extend(denied.collect::<Vec<_>>());
    }
    all.sort();
    all
}
