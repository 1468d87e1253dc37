//! `orgc init`: a small organisation to start from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Outcome;
use super::args::Init;
use super::failure::{Failure, why};
use super::terminal::Terminal;
use super::write::{Output, write_all};
use crate::render::harmless;
use crate::source::{DiskFiles, Files};
use crate::syntax;

macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("init/", $name)))
    };
    ($name:literal, $file:literal) => {
        ($name, include_str!(concat!("init/", $file)))
    };
}

/// What to do in place of it.
const ELSEWHERE: &str = "nothing was written; name a new directory: `orgc init my-organization`";

/// The files and their texts.
const TEMPLATES: &[(&str, &str)] = &[
    template!("organization.org"),
    template!("product.org"),
    template!("community.org"),
    template!(".gitattributes", "gitattributes"),
    template!(".editorconfig", "editorconfig"),
];

pub(super) fn run(args: &Init, terminal: Terminal) -> Result<Outcome, Failure> {
    let directory = Path::new(&args.directory);
    if fs::metadata(directory).is_ok_and(|there| !there.is_dir()) {
        return Err(Failure::new(format!("`{}` is a file, not a directory", args.directory)).help(ELSEWHERE));
    }
    refuse_to_overwrite(directory)?;
    refuse_company(&args.directory)?;
    fs::create_dir_all(directory)
        .map_err(|error| Failure::new(format!("cannot make the directory `{}`: {}", args.directory, why(&error))))?;
    let output =
        |(name, text): &(&str, &str)| Output { path: directory.join(name), text: (*text).to_owned(), read: None };
    let outputs: Vec<Output> = TEMPLATES.iter().map(output).collect();
    write_all(&outputs, &BTreeSet::new())?;
    terminal.report(&told(&args.directory, &outputs))?;
    Ok(Outcome::Clean)
}

fn refuse_to_overwrite(directory: &Path) -> Result<(), Failure> {
    let there = |name: &str| fs::symlink_metadata(directory.join(name)).is_ok();
    let existing: Vec<String> =
        TEMPLATES.iter().filter(|(name, _)| there(name)).map(|(name, _)| format!("`{name}`")).collect();
    if existing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` already has {}", directory.display(), existing.join(", "))).help(ELSEWHERE))
}

/// All files of a directory are one organisation: a second one would be merged into the first.
fn refuse_company(directory: &str) -> Result<(), Failure> {
    let files = DiskFiles.expand(directory).unwrap_or_default();
    match files.iter().find(|path| is_of_an_organisation(path)) {
        None => Ok(()),
        Some(path) => Err(Failure::new(format!("there is an organisation in `{directory}` already: `{path}`"))
            .help(format!("{ELSEWHERE}, or check what is there: `orgc check {directory}`"))),
    }
}

/// A document of Emacs Org mode is none, and no command takes it for one.
fn is_of_an_organisation(path: &str) -> bool {
    let problem =
        DiskFiles.read(path, syntax::Limits::default().file_bytes).ok().and_then(|bytes| syntax::decode(bytes).problem);
    !problem.is_some_and(syntax::DecodeProblem::is_org_mode)
}

fn told(directory: &str, outputs: &[Output]) -> String {
    let files: String = outputs.iter().map(|output| format!("wrote {}\n", shown(&output.path))).collect();
    let path = if directory == "." { String::new() } else { format!(" {}", harmless(directory)) };
    format!("{files}\nnext: orgc check{path}\n      orgc build{path} --to dot -o org.dot\n")
}

fn shown(path: &Path) -> String {
    harmless(&path.strip_prefix(".").unwrap_or(path).to_string_lossy()).into_owned()
}
