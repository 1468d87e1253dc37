//! `orgc build`: checks, then writes.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Build, Columns};
use super::failure::Failure;
use super::input::{Input, report};
use super::nearest::{nearest, question};
use super::terminal::Terminal;
use super::write::{Output, write_all};
use super::{Outcome, output};
use crate::compile::Compilation;
use crate::emit::{self, Format, Request};
use crate::model::{self, Chart, ViewId};
use crate::render::{self, Look};
use crate::view::Focus;

/// Outputs in a directory are called `org.dot`, `org.json`, …
const STEM: &str = "org";

/// Where the outputs go.
enum Destination {
    Stdout(Format),
    File(Format, PathBuf),
    Directory(Vec<Format>, PathBuf),
}

pub(super) fn run(args: &Build, terminal: Terminal) -> Result<Outcome, Failure> {
    let destination = destination(args)?;
    let input = Input::open(&args.source)?;
    let compilation = input.compile()?;
    show_findings(&compilation, &input, terminal);
    let errors = compilation.diagnostics.has_errors();
    let outcome = if errors { Outcome::Findings } else { Outcome::Clean };
    match &compilation.checked {
        Some(chart) if !errors || args.draft => {
            let request = request(args, chart.chart(), &compilation, &input)?;
            deliver(&destination, &input, |format| emit::write(format, chart, &request))?;
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
        (None | Some("-"), [format]) => Ok(Destination::Stdout(*format)),
        (None | Some("-"), _) => Err(Failure::new(format!("{} formats cannot share standard output", formats.len()))
            .help("name a directory for them: `-o DIR/`")),
        (Some(path), _) if path.ends_with('/') || Path::new(path).is_dir() => {
            Ok(Destination::Directory(formats, PathBuf::from(path)))
        }
        (Some(path), [format]) => Ok(Destination::File(*format, PathBuf::from(path))),
        (Some(path), _) => Err(Failure::new(format!("`{path}` is one file, but there are {} formats", formats.len()))
            .help("name a directory for them: `-o DIR/`")),
    }
}

fn request<'a>(
    args: &Build,
    chart: &Chart,
    compilation: &'a Compilation,
    input: &Input,
) -> Result<Request<'a>, Failure> {
    let view = args.view.as_deref().map(|name| find_view(chart, name)).transpose()?;
    let of_view = view.and_then(|view| chart.views[view].as_of).map(|(date, _)| date);
    let columns = args.columns.map(|columns| match columns {
        Columns::Roles => model::Columns::Roles,
        Columns::Departments => model::Columns::Departments,
        Columns::People => model::Columns::People,
    });
    Ok(Request {
        as_of: args.source.as_of.or(of_view).unwrap_or(input.as_of()),
        focus: Focus { view, root: None, depth: None },
        columns,
        draft: compilation.diagnostics.has_errors(),
        sources: &compilation.sources,
    })
}

fn find_view(chart: &Chart, name: &str) -> Result<ViewId, Failure> {
    let names = || chart.views.iter().map(|(id, view)| (id, view.header.path.as_str()));
    if let Some((id, _)) = names().find(|(_, path)| *path == name) {
        return Ok(id);
    }
    let known: Vec<&str> = names().map(|(_, path)| path).collect();
    let failure = Failure::new(format!("no view is called `{name}`"));
    Err(match question(&nearest(name, known.iter().copied())) {
        Some(question) => failure.help(question),
        None if known.is_empty() => failure.help("no file declares a `view`"),
        None => failure.help(format!("there are: {}", known.join(", "))),
    })
}

/// Findings go to standard error, since standard output may be the chart. Silent if there are none.
fn show_findings(compilation: &Compilation, input: &Input, terminal: Terminal) {
    if !compilation.diagnostics.is_empty() {
        let look = Look { color: terminal.stderr_color(), max_findings: input.max_findings() };
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

fn deliver(destination: &Destination, input: &Input, write: impl Fn(Format) -> String) -> Result<(), Failure> {
    let outputs = match destination {
        Destination::Stdout(format) => return output::to_stdout(&write(*format)),
        Destination::File(format, path) => vec![Output { path: path.clone(), text: write(*format) }],
        Destination::Directory(formats, directory) => {
            let outputs = formats.iter().map(|format| in_directory(directory, *format, &write)).collect();
            make(directory)?;
            outputs
        }
    };
    write_all(&outputs, &input.canonical_paths())?;
    for output in &outputs {
        output::to_stderr(&format!("wrote {}\n", render::harmless(&output.path.to_string_lossy())));
    }
    Ok(())
}

fn in_directory(directory: &Path, format: Format, write: impl Fn(Format) -> String) -> Output {
    Output { path: directory.join(STEM).with_extension(format.suffix()), text: write(format) }
}

fn make(directory: &Path) -> Result<(), Failure> {
    fs::create_dir_all(directory)
        .map_err(|error| Failure::new(format!("cannot make the directory `{}`: {error}", directory.display())))
}
