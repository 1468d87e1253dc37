//! `orgc check`: says what is wrong, and repairs it where that is certain.

use std::fs::File;
use std::io;

use super::args::{Check, Report as Format};
use super::failure::Failure;
use super::input::{Input, STDIN, cannot_read};
use super::terminal::Terminal;
use super::{Outcome, change, output};
use crate::baseline::Baseline;
use crate::compile::Compilation;
use crate::diagnostic::Level;
use crate::render::{self, Look, Report, counted};
use crate::repair::Repair;
use crate::source::read_all;

/// How a baseline comes to be.
const HOW: &str = "write one with `orgc check --format json > baseline.json`";

pub(super) fn run(args: &Check, terminal: Terminal) -> Result<Outcome, Failure> {
    let baseline = args.baseline.as_deref().map(|path| baseline(path, args.source.limits.max_file_size)).transpose()?;
    let input = Input::open(&args.source)?;
    if args.diff {
        return preview(&input, terminal);
    }
    if !args.fix {
        return say(args, &input, terminal, input.compile()?, baseline);
    }
    let repair = input.repair()?;
    change::write(&repair.changed)?;
    if is_filter(args) {
        change::pass_on(&repair.changed, input.files())?;
    }
    let fixed =
        problems(&repair).map_or_else(|| "nothing was fixed".to_owned(), |problems| format!("fixed {problems}"));
    let outcome = say(args, &input, terminal, repair.compilation, baseline)?;
    terminal.tell(&format!("{fixed}\n"));
    Ok(outcome)
}

/// It may come out of a pipe, as in `--baseline <(git show main:baseline.json)`: it is named on the command line.
#[expect(clippy::disallowed_methods, reason = "the baseline is no source")]
fn baseline(path: &str, most: u64) -> Result<Baseline, Failure> {
    let unreadable = |error: io::Error| cannot_read(path, &error).help(HOW);
    let bytes = File::open(path).and_then(|file| read_all(file, most)).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::new(format!("`{path}` is not UTF-8")).help(HOW))?;
    Baseline::parse(&text).map_err(|why| Failure::new(format!("`{path}` is no baseline: {why}")).help(HOW))
}

/// Whether standard output is the repaired text of standard input.
fn is_filter(args: &Check) -> bool {
    args.fix && args.source.paths.iter().any(|path| path == STDIN)
}

/// What `--fix` would change.
fn preview(input: &Input, terminal: Terminal) -> Result<Outcome, Failure> {
    let repair = input.repair()?;
    change::show(&repair.changed, terminal)?;
    let errors = repair.compilation.diagnostics.count(Level::Error);
    let fixed = problems(&repair).unwrap_or_else(|| "nothing".to_owned());
    let left = if errors == 0 { String::new() } else { format!(", {} would be left", counted(errors, "error")) };
    terminal.tell(&format!("{fixed} would be fixed{left}\n"));
    Ok(if repair.fixes == 0 && errors == 0 { Outcome::Clean } else { Outcome::Findings })
}

/// `3 problems in 2 files`, if there are any.
fn problems(repair: &Repair) -> Option<String> {
    let said = || format!("{} in {}", counted(repair.fixes, "problem"), counted(repair.changed.len(), "file"));
    (repair.fixes > 0).then(said)
}

/// Says what was found: on standard output, unless that is the repaired text of standard input.
fn say(
    args: &Check,
    input: &Input,
    terminal: Terminal,
    mut compilation: Compilation,
    baseline: Option<Baseline>,
) -> Result<Outcome, Failure> {
    let compared = baseline.map(|baseline| baseline.take_known(&mut compilation.diagnostics));
    let report = Report { baseline: compared, ..super::input::report(&compilation) };
    let is_taken = is_filter(args);
    let color = if is_taken { terminal.stderr_color() } else { terminal.stdout_color() };
    let (max_findings, closes) = (input.max_findings(), !terminal.is_quiet());
    let text = match args.format {
        Format::Human => render::human(&report, Look { color, max_findings, offers_repairs: !args.fix, closes }),
        Format::Short => render::short(&report, max_findings),
        Format::Json => render::json(&report),
        Format::Sarif => render::sarif(&report),
        Format::Github => render::github(&report, closes),
    };
    if is_taken {
        output::to_stderr(&text);
    } else {
        output::to_stdout(&text)?;
    }
    Ok(if compilation.diagnostics.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
