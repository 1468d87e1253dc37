//! `orgc build`: checks, then writes.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Build, Columns};
use super::failure::{Failure, why};
use super::input::{Input, report};
use super::job::Job;
use super::shelf::{INDEX, STEM, Shelf};
use super::terminal::Terminal;
use super::write::{Output, write_all};
use super::{Outcome, all_views, focus, output};
use crate::check::CheckedChart;
use crate::compile::Compilation;
use crate::emit::{self, Format, Request};
use crate::model;
use crate::render::{self, Look};
use crate::source::is_source;
use crate::view::Focus;

/// Where the outputs go.
enum Destination {
    Stdout(Format),
    File(Format, PathBuf),
    Directory(Vec<Format>, PathBuf),
}

pub(super) fn run(args: &Build, terminal: Terminal) -> Result<Outcome, Failure> {
    focus::refuse_idle(args)?;
    let destination = destination(args)?;
    let input = Input::open(&args.source)?;
    let compilation = input.compile()?;
    show_findings(&compilation, &input, terminal);
    let errors = compilation.diagnostics.has_errors();
    let outcome = if errors { Outcome::Findings } else { Outcome::Clean };
    match &compilation.checked {
        Some(checked) if !errors || args.draft => {
            let job = job(args, checked, &compilation, &input).about(focus::find(args, checked.chart())?);
            focus::tell_of_absent_root(&job).iter().for_each(|told| terminal.tell(told));
            deliver(&destination, args, &input, &job, terminal)?;
        }
        _ => output::to_stderr(refusal(&compilation)),
    }
    Ok(outcome)
}

fn destination(args: &Build) -> Result<Destination, Failure> {
    let mut formats: Vec<Format> = Vec::new();
    for format in &args.to {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    match (args.output.as_deref(), formats.as_slice()) {
        (None | Some("-"), _) if args.all_views => {
            Err(Failure::new("`--all-views` writes many files").help("name a directory for them: `-o DIR/`"))
        }
        (None | Some("-"), [format]) => Ok(Destination::Stdout(*format)),
        (None | Some("-"), _) => Err(Failure::new(format!("{} formats cannot share standard output", formats.len()))
            .help("name a directory for them: `-o DIR/`")),
        (Some(path), _) if args.all_views || path.ends_with('/') || Path::new(path).is_dir() => {
            Ok(Destination::Directory(formats, PathBuf::from(path)))
        }
        (Some(path), [format]) if is_source(Path::new(path)) => Err(named_as_a_source(Path::new(path), *format)),
        (Some(path), [format]) => Ok(Destination::File(*format, PathBuf::from(path))),
        (Some(path), _) => Err(Failure::new(format!("`{path}` is one file, but there are {} formats", formats.len()))
            .help("name a directory for them: `-o DIR/`")),
    }
}

/// What is written there would be read as a part of the organisation the next time, if it does not replace one.
fn named_as_a_source(path: &Path, format: Format) -> Failure {
    let other = path.with_extension(format.suffix());
    Failure::new(format!("`{}` is the name of a source", path.display()))
        .help(format!("name another file, such as `-o {}`", other.display()))
}

/// The whole chart; what of it is wanted is still to be said.
fn job<'a>(args: &Build, checked: &'a CheckedChart, compilation: &'a Compilation, input: &Input) -> Job<'a> {
    let columns = args.columns.map(|columns| match columns {
        Columns::Roles => model::Columns::Roles,
        Columns::Departments => model::Columns::Departments,
        Columns::People => model::Columns::People,
    });
    let (asked_day, today) = (args.source.as_of, input.as_of());
    let (focus, draft) = (Focus::default(), compilation.diagnostics.has_errors());
    let request = Request { as_of: today, focus, columns, draft, sources: &compilation.sources };
    Job { checked, request, asked_day, today }
}

/// Findings go to standard error, since standard output may be the chart. Silent if there are none.
fn show_findings(compilation: &Compilation, input: &Input, terminal: Terminal) {
    if !compilation.diagnostics.is_empty() {
        let look = Look {
            color: terminal.stderr_color(),
            max_findings: input.max_findings(),
            closes: !terminal.is_quiet(),
            ..Look::default()
        };
        output::to_stderr(&render::human(&report(compilation), look));
    }
}

fn refusal(compilation: &Compilation) -> &'static str {
    if compilation.checked.is_none() {
        "nothing was written, because the text has errors\n"
    } else {
        "nothing was written, because there are errors; `--draft` writes all the same\n"
    }
}

fn deliver(
    destination: &Destination,
    args: &Build,
    input: &Input,
    job: &Job<'_>,
    terminal: Terminal,
) -> Result<(), Failure> {
    let outputs = match destination {
        Destination::Stdout(format) => return output::to_stdout(&job.text(*format)?),
        Destination::File(format, path) => vec![Output { path: path.clone(), text: job.text(*format)?, read: None }],
        Destination::Directory(formats, directory) => {
            let outputs = if args.all_views {
                all_views::outputs(job, formats, directory)?
            } else {
                in_directory(directory, formats, job)?
            };
            make(directory)?;
            outputs
        }
    };
    write_all(&outputs, &input.canonical_paths())?;
    for output in &outputs {
        terminal.tell(&format!("wrote {}\n", render::harmless(&output.path.to_string_lossy())));
    }
    Ok(())
}

/// A file for each format; of one that needs several, also a page that lists them.
fn in_directory(directory: &Path, formats: &[Format], job: &Job<'_>) -> Result<Vec<Output>, Failure> {
    let mut shelf = Shelf::new(directory);
    let mut parts = Vec::new();
    for format in formats {
        let files = shelf.fill(STEM, *format, job)?;
        parts.extend((files.len() > 1).then_some(files).into_iter().flatten());
    }
    if !parts.is_empty() {
        let whole = parts.iter_mut().find(|part| part.title.is_empty());
        whole.into_iter().for_each(|part| part.title = "The whole, without its parts".to_owned());
        shelf.put(INDEX, Format::Markdown, emit::index(job.checked, job.request.draft, &parts));
    }
    Ok(shelf.outputs)
}

fn make(directory: &Path) -> Result<(), Failure> {
    fs::create_dir_all(directory)
        .map_err(|error| Failure::new(format!("cannot make the directory `{}`: {}", directory.display(), why(&error))))
}
