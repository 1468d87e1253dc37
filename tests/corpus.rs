//! The corpus: every file and folder below `tests/corpus` is a test.
//!
//! `tests/corpus/GROUP/NAME.org`, or a folder `NAME/` of files that are compiled together, is a case;
//! its findings stand in `NAME.expected`. The groups are the folders of `tests/corpus`, and below
//! `check/` one for each rule. In the group `emit` every format's output stands beside the case:
//! `NAME.dot`, `NAME.json`, … In the group `mistakes`, each of which is a mistake that beginners make, the
//! findings stand as people read them, and beside them, in `NAME.fixed`, what `orgc check --fix` makes of
//! the text. A case may begin with the comments `// as-of: 2026-11-01` (which is the
//! default), `// all-dates`, `// view: NAME` and `// columns: people`.
//! The group `format` belongs to `tests/format.rs`.
//! A table `import/NAME.csv` is a case of its own: what is told about it, and the files it becomes, stand in
//! `NAME.expected`. `UPDATE_EXPECT=1 cargo test --test corpus` rewrites all expectations.

#![expect(clippy::disallowed_methods, reason = "tests read their cases and write expectations")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use jsonschema::Validator;
use libtest_mimic::{Arguments, Failed, Trial};
use orgc::compile::Compilation;
use orgc::emit::Format;
use orgc::import;
use orgc::render::{Checked, Look, Report, human};
use orgc::repair::Repair;
use orgc::source::MemoryFiles;

#[path = "support/case.rs"]
mod case;
#[path = "support/expect.rs"]
mod expect;

use case::Case;

/// The group of the mistakes that beginners make.
const MISTAKES: &str = "mistakes";

/// So many mistakes of beginners are answered at least.
const FEWEST_MISTAKES: usize = 50;

/// So many findings a mistake has at most.
const MOST_FINDINGS: usize = 2;

/// Words of those who made the language, which say nothing to those who learn it.
const INTERNAL: &[&str] = &[
    "grammar",
    "token",
    "parse",
    "expected statement",
    "identifier",
    "syntax",
    "end of the statement",
    "unknown here",
    "cannot be read",
    "expression",
    "literal",
    "rule",
    "is due",
];

fn main() -> Result<ExitCode, String> {
    let arguments = Arguments::from_args();
    let trials = trials(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus")))?;
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

fn trials(root: &Path) -> Result<Vec<Trial>, String> {
    let mut trials = Vec::new();
    for group in groups(root)? {
        for entry in case::entries(&group)? {
            if entry.is_dir() || is_org_file(&entry) {
                let name = entry.strip_prefix(root).unwrap_or(&entry).with_extension("").display().to_string();
                trials.push(Trial::test(name, move || run(&entry).map_err(Failed::from)));
            } else if is_table(&entry) {
                let name = entry.strip_prefix(root).unwrap_or(&entry).display().to_string();
                trials.push(Trial::test(name, move || run_table(&entry).map_err(Failed::from)));
            } else if is_orphan(&entry) {
                let name = entry.strip_prefix(root).unwrap_or(&entry).display().to_string();
                trials.push(Trial::test(name, || Err(Failed::from("an expectation without its case"))));
            }
        }
    }
    let mistakes = trials.iter().filter(|trial| trial.name().starts_with(MISTAKES)).count();
    trials.push(Trial::test("mistakes are many", move || match mistakes {
        FEWEST_MISTAKES.. => Ok(()),
        few => Err(Failed::from(format!("only {few} mistakes of beginners"))),
    }));
    Ok(trials)
}

fn groups(root: &Path) -> Result<Vec<PathBuf>, String> {
    let mut groups = Vec::new();
    for folder in case::entries(root)?.into_iter().filter(|path| path.is_dir()) {
        if folder.ends_with("format") {
            continue;
        }
        if folder.file_name().is_some_and(|name| name == "check") {
            groups.extend(case::entries(&folder)?.into_iter().filter(|path| path.is_dir()));
        } else {
            groups.push(folder);
        }
    }
    Ok(groups)
}

fn is_orphan(expectation: &Path) -> bool {
    // A suffix may have a dot in it: `NAME.matrix.csv`.
    let name = expectation.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let expectation = expectation.with_file_name(name.split('.').next().unwrap_or_default());
    let case = |suffix: &str| expectation.with_extension(suffix).exists();
    !(case("") || case("org") || case("orgchart") || case("csv"))
}

fn run(path: &Path) -> Result<(), String> {
    let case = Case::of(load(path)?)?;
    let mut paths = case.paths();
    let compilation = case.compile(&paths)?;
    paths.reverse();
    let reversed = case.compile(&paths)?;
    let findings = case::findings(&compilation);
    expect::same("what is found when the files are given in reverse", &findings, &case::findings(&reversed))?;
    let repair = case.repaired()?;
    let is_in = |name: &str| path.parent().is_some_and(|group| group.ends_with(name));
    if is_in(MISTAKES) {
        teaches(&compilation)?;
        same_as_file(&path.with_extension("expected"), &as_people_read(&compilation))?;
        same_if_any(&path.with_extension("fixed"), only_change(&repair))?;
    } else {
        same_as_file(&path.with_extension("expected"), &findings)?;
    }
    let is_about_outputs = is_in("emit");
    let again = case.outputs(&reversed)?;
    for ((format, output), (_, again)) in case.outputs(&compilation)?.into_iter().zip(again) {
        expect::same("what is written when the files are given in reverse", &output, &again)?;
        if format == Format::Json {
            obeys_schema(&output)?;
        }
        if is_about_outputs {
            same_as_file(&path.with_extension(format.suffix()), &output)?;
        }
    }
    Ok(())
}

fn run_table(path: &Path) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let told = match import::decode(&bytes).and_then(import::csv) {
        Ok(imported) => {
            let mut told = String::new();
            told.extend(imported.notes.iter().map(|note| format!("note: {note}\n")));
            told.extend(imported.unplaced.iter().map(|cell| format!("warning: {cell}\n")));
            told.extend(imported.files.iter().map(|file| format!("\n--- {}\n{}", file.name, file.text)));
            is_text_without_errors(&imported.files)?;
            told
        }
        Err(problem) => format!("error: {problem}\n"),
    };
    same_as_file(&path.with_extension("expected"), &told)
}

fn is_text_without_errors(texts: &[import::File]) -> Result<(), String> {
    let mut files = MemoryFiles::default();
    texts.iter().for_each(|file| files.insert(&file.name, file.text.as_str()));
    let case = Case::of(files)?;
    let compilation = case.compile(&case.paths())?;
    if compilation.checked.is_some() { Ok(()) } else { Err(case::findings(&compilation)) }
}

/// Validates a JSON output with a validator that is not ours.
fn obeys_schema(output: &str) -> Result<(), String> {
    static VALIDATOR: LazyLock<Result<Validator, String>> = LazyLock::new(|| {
        let schema = serde_json::from_str(include_str!("../docs/reference/orgc.schema.json"));
        let schema: serde_json::Value = schema.map_err(|error| error.to_string())?;
        jsonschema::validator_for(&schema).map_err(|error| error.to_string())
    });
    let document: serde_json::Value =
        serde_json::from_str(output).map_err(|error| format!("the JSON is none: {error}"))?;
    let errors = VALIDATOR.as_ref()?.iter_errors(&document);
    let errors: Vec<String> = errors.map(|error| format!("{}: {error}", error.instance_path())).collect();
    if errors.is_empty() { Ok(()) } else { Err(format!("the JSON disobeys its schema:\n{}", errors.join("\n"))) }
}

/// Compares `actual` with the content of `path`, or writes it there.
fn same_as_file(path: &Path, actual: &str) -> Result<(), String> {
    if expect::updating() {
        return fs::write(path, actual).map_err(|error| format!("{}: {error}", path.display()));
    }
    let expected =
        fs::read_to_string(path).map_err(|error| format!("{}: {error}; UPDATE_EXPECT=1 writes it", path.display()))?;
    expect::same(&path.display().to_string(), &expected, actual)
}

/// Compares `actual`, if there is one, with the content of `path`, which must be there only then.
fn same_if_any(path: &Path, actual: Option<&str>) -> Result<(), String> {
    match actual {
        Some(actual) => same_as_file(path, actual),
        None if !path.exists() => Ok(()),
        None if expect::updating() => fs::remove_file(path).map_err(|error| error.to_string()),
        None => Err(format!("{}: nothing is repaired any more", path.display())),
    }
}

/// The repaired text, if there was something to repair.
fn only_change(repair: &Repair) -> Option<&str> {
    repair.changed.values().next().map(|change| change.after.as_str())
}

/// The findings as `orgc check` shows them.
fn as_people_read(compilation: &Compilation) -> String {
    let checked = Checked { files: compilation.stats.files, ..Checked::default() };
    let report = Report { sources: &compilation.sources, findings: &compilation.diagnostics, checked, baseline: None };
    human(&report, Look::default())
}

/// A mistake has one answer, or two, which say what to do, in words that its author knows.
fn teaches(compilation: &Compilation) -> Result<(), String> {
    let found = &compilation.diagnostics;
    if !(1..=MOST_FINDINGS).contains(&found.len()) {
        return Err(format!("{} findings about one mistake:\n{}", found.len(), case::findings(compilation)));
    }
    for finding in found {
        let help = finding.help.as_ref().ok_or_else(|| format!("no help: {}", finding.message))?;
        let texts = finding.labels.iter().map(|label| &label.text).chain([&finding.message, help]);
        for (text, word) in texts.flat_map(|text| INTERNAL.iter().map(move |word| (text, word))) {
            if words_of(text).contains(word) {
                return Err(format!("`{word}` says nothing to a beginner: {text}"));
            }
        }
    }
    Ok(())
}

/// The text without what stands in backticks, which is the user's own or to be written.
fn words_of(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// The files of a case, their paths relative to it.
fn load(path: &Path) -> Result<MemoryFiles, String> {
    let base = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let mut files = MemoryFiles::default();
    for file in org_files(path)? {
        let name = file.strip_prefix(base).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        files.insert(name, fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    Ok(files)
}

/// Every `.org` and `.orgchart` file that the path stands for, sorted.
fn org_files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in case::entries(path)? {
        if entry.is_dir() {
            found.extend(org_files(&entry)?);
        } else if is_org_file(&entry) {
            found.push(entry);
        }
    }
    Ok(found)
}

/// Whether it is a table to be imported.
fn is_table(path: &Path) -> bool {
    let is_import = path.parent().is_some_and(|group| group.ends_with("import"));
    is_import && path.extension().is_some_and(|suffix| suffix == "csv")
}

/// Whether the name is that of a source file.
fn is_org_file(path: &Path) -> bool {
    path.extension().is_some_and(|suffix| suffix == "org" || suffix == "orgchart")
}
