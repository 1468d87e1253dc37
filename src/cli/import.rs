//! `orgc import`: files from other forms of an organisation.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Import, ImportFrom, ImportSource};
use super::failure::{Failure, why};
use super::input::{self, named, report};
use super::terminal::Terminal;
use super::write::{Output, write_all};
use super::{Outcome, clock, output};
use crate::compile::{Options, compile};
use crate::import::{self, File, Problem, Refused};
use crate::render::{self, Look, counted, harmless};
use crate::source::MemoryFiles;

/// This many problems are shown.
const MOST_PROBLEMS: usize = 100;

pub(super) fn run(args: &Import, terminal: Terminal) -> Result<Outcome, Failure> {
    match &args.from {
        ImportFrom::Json(source) => json(source, terminal),
        ImportFrom::Csv(source) => csv(source, terminal),
    }
}

fn json(source: &ImportSource, terminal: Terminal) -> Result<Outcome, Failure> {
    let bytes = input::read(&source.file, source.max_file_size)?;
    match import::json(decode(&bytes, source)?) {
        Ok(files) => deliver(&files, source, terminal),
        Err(refused) => refuse(&refused, &source.file),
    }
}

/// What is wrong with the document is for its author to repair; a mistake of the program is not.
fn refuse(refused: &Refused, file: &str) -> Result<Outcome, Failure> {
    match refused {
        Refused::Document(problems) => {
            output::to_stderr(&shown("error", problems));
            output::to_stderr(&format!("nothing was written, because {} has errors\n", named(file)));
            Ok(Outcome::Findings)
        }
        Refused::Layout(problem) => Err(Failure::new(format!("cannot import {}: {problem}", named(file)))
            .help("nothing was written; the document is not to blame")),
    }
}

/// What could not be placed is told when the files that keep it as notes are written.
fn csv(source: &ImportSource, terminal: Terminal) -> Result<Outcome, Failure> {
    let bytes = input::read(&source.file, source.max_file_size)?;
    let unusable = |problem: Problem| Failure::new(format!("cannot import {}: {problem}", named(&source.file)));
    let imported = import::csv(decode(&bytes, source)?).map_err(unusable)?;
    let outcome = deliver(&imported.files, source, terminal)?;
    if outcome == Outcome::Findings {
        return Ok(outcome);
    }
    terminal.tell(&shown("note", &imported.notes));
    output::to_stderr(&shown("warning", &imported.unplaced));
    if imported.unplaced.is_empty() {
        return Ok(outcome);
    }
    terminal.tell(&format!("{} could not be placed\n", counted(imported.unplaced.len(), "cell")));
    Ok(Outcome::Findings)
}

/// The text of the file, which must be UTF-8.
fn decode<'b>(bytes: &'b [u8], source: &ImportSource) -> Result<&'b str, Failure> {
    import::decode(bytes).map_err(|problem| Failure::new(format!("cannot import {}: {problem}", named(&source.file))))
}

/// `error: /roles/3: …`, `warning: row 7, column "Manager": …`: a line each.
fn shown(level: &str, problems: &[Problem]) -> String {
    let line = |problem: &Problem| format!("{level}: {}\n", harmless(&problem.to_string()));
    let lines: String = problems.iter().take(MOST_PROBLEMS).map(line).collect();
    match problems.len().saturating_sub(MOST_PROBLEMS) {
        0 => lines,
        more => format!("{lines}and {more} more\n"),
    }
}

/// Writes the files, if the compiler reads them and nothing is there that would be replaced.
fn deliver(files: &[File], source: &ImportSource, terminal: Terminal) -> Result<Outcome, Failure> {
    if files.is_empty() {
        return Err(Failure::new("nothing is declared in what was imported"));
    }
    if !is_readable(files, terminal)? {
        output::to_stderr("nothing was written, because the text would have errors\n");
        return Ok(Outcome::Findings);
    }
    let directory = Path::new(&source.output);
    if !source.force {
        refuse_to_overwrite(files, directory)?;
    }
    fs::create_dir_all(directory)
        .map_err(|error| Failure::new(format!("cannot make the directory `{}`: {}", source.output, why(&error))))?;
    let outputs =
        files.iter().map(|file| Output { path: directory.join(&file.name), text: file.text.clone(), read: None });
    let outputs: Vec<Output> = outputs.collect();
    write_all(&outputs, &canonical(&source.file))?;
    let lines = outputs.iter().map(|output| format!("wrote {}\n", shown_path(&output.path)));
    terminal.report(&lines.collect::<String>())?;
    Ok(Outcome::Clean)
}

/// Whether the text has no errors of its own. What they are is said.
fn is_readable(files: &[File], terminal: Terminal) -> Result<bool, Failure> {
    let mut texts = MemoryFiles::default();
    files.iter().for_each(|file| texts.insert(&file.name, file.text.as_str()));
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let options = Options::on(clock::today()?);
    let compilation = compile(&texts, &names, &options);
    let compilation = compilation.map_err(|error| Failure::new(format!("cannot compile the result: {error}")))?;
    if compilation.checked.is_none() {
        let look =
            Look { color: terminal.stderr_color(), max_findings: usize::MAX, offers_repairs: false, closes: true };
        output::to_stderr(&render::human(&report(&compilation), look));
    }
    Ok(compilation.checked.is_some())
}

fn refuse_to_overwrite(files: &[File], directory: &Path) -> Result<(), Failure> {
    let is_there = |file: &&File| fs::symlink_metadata(directory.join(&file.name)).is_ok();
    let there: Vec<String> = files.iter().filter(is_there).map(|file| format!("`{}`", file.name)).collect();
    if there.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` already has {}", directory.display(), there.join(", ")))
        .help("nothing was written; name another directory with `-o DIR`, or replace the files with `--force`"))
}

/// The file that is read, as the disk knows it.
fn canonical(file: &str) -> BTreeSet<PathBuf> {
    fs::canonicalize(file).into_iter().collect()
}

fn shown_path(path: &Path) -> String {
    harmless(&path.strip_prefix(".").unwrap_or(path).to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_of_the_program_is_not_one_of_the_document() {
        let problem = |place: &str| Problem { place: place.to_owned(), message: "m".to_owned() };
        assert_eq!(refuse(&Refused::Document(vec![problem("/roles/0")]), "a.json"), Ok(Outcome::Findings));
        let failure = refuse(&Refused::Layout(problem("")), "a.json").unwrap_err().to_string();
        let expected = "error: cannot import `a.json`: m\nhelp: nothing was written; the document is not to blame\n";
        assert_eq!(failure, expected);
    }
}
