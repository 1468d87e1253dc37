//! The whole pipeline on one screen: files in, a checked chart and all findings out.
//!
//! Knows the order of the stages; must not know how anything is shown or written.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};

use rayon::prelude::*;

use crate::calendar::Date;
use crate::catalog::{TOO_LARGE, UNREADABLE_FILE};
use crate::check::{self, CheckedChart, Levels};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Rule};
use crate::model::{Chart, ItemKind};
use crate::resolve;
use crate::source::{FileId, Files, SourceMap, Span};
use crate::syntax::{self, DecodeProblem, Limits, size, tree::Tree};
use crate::timeline::Timeline;

pub use crate::timeline::MAX_STEPS;

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
    /// How much is read.
    pub limits: Limits,
    /// How many steps the judging of all dates may cost: see [`Unjudged`](crate::timeline::Unjudged).
    pub max_steps: usize,
}

impl Options {
    /// As on a day on which nothing else is asked for.
    #[must_use]
    pub fn on(as_of: Date) -> Self {
        let limits = Limits::default();
        Self { as_of, all_dates: false, levels: Vec::new(), deny_warnings: false, limits, max_steps: MAX_STEPS }
    }
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
/// let compilation = compile(&files, &["ceo.org".to_owned()], &Options::on(as_of))?;
/// assert!(!compilation.diagnostics.has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// If an input is not there, or a directory cannot be walked. A file that cannot be read is a finding.
pub fn compile(files: &dyn Files, inputs: &[String], options: &Options) -> io::Result<Compilation> {
    let mut diagnostics = Diagnostics::default();
    let (sources, trees) = read_trees(files, inputs, options.limits, &mut diagnostics)?;
    let declarations = trees.iter().map(|tree| tree.decls.len()).sum();
    let chart = resolve::run(&trees, &mut diagnostics);
    let levels = Levels::new(&chart, &options.levels);
    let follow = || Timeline::new(chart, options.as_of, options.all_dates, options.max_steps);
    // Letting go of every word of every file takes a while: time is bought with memory.
    let ((), timeline) = rayon::join(|| drop(trees), follow);
    let checked = check::run(timeline, &levels);
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
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> io::Result<(SourceMap, Vec<Tree>)> {
    let (sources, problems) = read(files, &expand(files, inputs)?, limits);
    let trees = parse(&sources, problems, limits, diagnostics);
    Ok((sources, trees))
}

/// Why a file is not parsed.
enum Problem {
    Unreadable(io::Error),
    /// It alone is larger than this many bytes.
    TooLarge(u64),
    /// With it the files are larger than this many bytes; it is the first that is not read.
    TooMuch(u64),
    /// It stands behind that one.
    BehindTooMuch,
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

fn read(files: &dyn Files, paths: &BTreeMap<String, bool>, limits: Limits) -> (SourceMap, BTreeMap<String, Problem>) {
    let (mut texts, mut problems) = (Vec::with_capacity(paths.len()), BTreeMap::new());
    let mut left = Some(limits.total_bytes);
    for (path, named) in paths {
        let (text, problem) = read_file(files, path, *named, limits, &mut left);
        texts.push((path.clone(), text));
        problems.extend(problem.map(|problem| (path.clone(), problem)));
    }
    (SourceMap::new(texts), problems)
}

/// `left` is how many bytes may still be read; none once there were more.
fn read_file(
    files: &dyn Files,
    path: &str,
    named: bool,
    limits: Limits,
    left: &mut Option<u64>,
) -> (String, Option<Problem>) {
    let unread = |problem| (String::new(), Some(problem));
    let Some(rest) = *left else { return unread(Problem::BehindTooMuch) };
    let bytes = match files.read(path, limits.file_bytes) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => return unread(Problem::TooLarge(limits.file_bytes)),
        Err(error) => return unread(Problem::Unreadable(error)),
    };
    *left = rest.checked_sub(bytes.len() as u64);
    if left.is_none() {
        return unread(Problem::TooMuch(limits.total_bytes));
    }
    let decoded = syntax::decode(bytes);
    let problem = decoded.problem.map(|problem| match problem.is_org_mode() && !named {
        true => Problem::Skipped(problem),
        false => Problem::Decode(problem),
    });
    (decoded.text, problem)
}

/// Reads all files, on all processors: no file knows of another.
fn parse(
    sources: &SourceMap,
    mut problems: BTreeMap<String, Problem>,
    limits: Limits,
    diagnostics: &mut Diagnostics,
) -> Vec<Tree> {
    let files: Vec<_> = sources.iter().map(|(id, file)| (id, file.text(), problems.remove(file.path()))).collect();
    let read = |(id, text, problem): (FileId, &str, Option<Problem>)| {
        let mut found = Diagnostics::default();
        let tree = match problem {
            None => Some(syntax::parse_within(limits, id, text, &mut found)),
            Some(problem) => problem.tree(id, &mut found),
        };
        (tree, found)
    };
    let all: Vec<(Option<Tree>, Diagnostics)> = files.into_par_iter().map(read).collect();
    let mut trees = Vec::with_capacity(all.len());
    for (tree, mut found) in all {
        trees.extend(tree);
        diagnostics.extend(found.take());
    }
    trees
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    let words = said.split_once(" (os error").map_or(said.as_str(), |(words, _)| words);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn way_to_read(problem: ErrorKind) -> &'static str {
    match problem {
        ErrorKind::InvalidFilename => "rename it",
        ErrorKind::InvalidInput => "name a file, or a directory that has some",
        ErrorKind::NotFound => "if it is a link, let it lead to a file",
        _ => "check that you may read it",
    }
}

impl Problem {
    /// What is known of a file that is not parsed: nothing, and that is reported; but of one that was left out.
    fn tree(self, file: FileId, diagnostics: &mut Diagnostics) -> Option<Tree> {
        let is_left_out = matches!(self, Self::Skipped(_));
        diagnostics.extend(self.report(file));
        (!is_left_out).then(|| syntax::unread(file))
    }

    fn report(self, file: FileId) -> Option<Diagnostic> {
        let start = Span::start_of(file);
        Some(match self {
            Self::Decode(problem) => problem.report(file),
            Self::Skipped(problem) => skipped(problem, file),
            Self::Unreadable(why) => {
                Diagnostic::new(&UNREADABLE_FILE, format!("this file cannot be read: {}", reason(&why)))
                    .label(start, "")
                    .help(way_to_read(why.kind()))
            }
            Self::TooLarge(most) => Diagnostic::new(&TOO_LARGE, format!("this file has more than {}", size(most)))
                .label(start, "nothing of it was read")
                .help("split it into one file a department, which are read together; `--max-file-size` allows more"),
            Self::TooMuch(most) => {
                Diagnostic::new(&TOO_LARGE, format!("all files together have more than {}", size(most)))
                    .label(start, "from this file on nothing was read")
                    .help("compile fewer directories at a time; `--max-total-size` allows more")
            }
            Self::BehindTooMuch => return None,
        })
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
