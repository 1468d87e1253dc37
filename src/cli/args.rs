//! What can be written after `orgc`: clap types, and nothing but.

use clap::{Parser, Subcommand, ValueEnum};

use super::values::{self, LevelChange};
use crate::calendar::Date;
use crate::compile::MAX_STEPS;
use crate::emit::Format;

/// A compiler for organisation charts: who does what, who answers for it, on every date.
#[derive(Debug, Parser)]
#[command(name = "orgc", version, after_help = "Exit codes: 0 clean (warnings allowed), 1 findings, 2 could not run.")]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours; `NO_COLOR` is honoured.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub color: Color,
    /// Say nothing but what is wrong: no summary, no names of what was written.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check an organisation and say what is wrong.
    Check(Check),
    /// Check an organisation and write charts, matrices and data.
    Build(Build),
    /// Write the files of an organisation in canonical form.
    Fmt(Fmt),
    /// Explain a check, or a word of the language: `orgc explain role` lists what a role can say.
    Explain(Explain),
    /// List all checks.
    Rules(Rules),
    /// Write a small organisation to start from.
    Init(Init),
    /// Write files from another form of an organisation.
    Import(Import),
}

/// What is read, and how it is judged.
#[derive(Debug, clap::Args)]
pub struct Source {
    /// Files, and directories of `.org` and `.orgchart` files; `-` is standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// Judge this day and all later changes [default: today, or `SOURCE_DATE_EPOCH`].
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub as_of: Option<Date>,
    /// Judge the past as well.
    #[arg(long)]
    pub all_dates: bool,
    /// Give a check another level: `error`, `warn`, `note` or `off`; may be repeated.
    #[arg(long = "level", value_name = "RULE=LEVEL", value_parser = values::level)]
    pub levels: Vec<LevelChange>,
    /// Treat warnings as errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
    /// Show at most so many findings in the formats human and short; 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = values::count)]
    pub max_findings: usize,
    /// How much is read.
    #[command(flatten)]
    pub limits: ReadLimits,
    /// Judge no more dates than cost so many steps: one for every role on every day on which lines change.
    #[arg(long, help_heading = LIMITS, value_name = "N", default_value_t = MAX_STEPS)]
    pub max_steps: usize,
}

/// Under which heading the limits stand.
const LIMITS: &str = "Limits";

/// How much is read of the files of the language.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ReadLimits {
    /// Read no file that is larger, as in `1GiB`, `512KiB` or `1000000`.
    #[arg(long, help_heading = LIMITS, value_name = "SIZE", default_value = "64MiB", value_parser = values::file_size)]
    pub max_file_size: u64,
    /// Read no more than this of all files together.
    #[arg(long, help_heading = LIMITS, value_name = "SIZE", default_value = "1GiB", value_parser = values::size)]
    pub max_total_size: u64,
    /// Read blocks in blocks no deeper, up to 256.
    #[arg(long, help_heading = LIMITS, value_name = "N", default_value_t = 64, value_parser = values::nesting)]
    pub max_nesting: usize,
}

/// `orgc check`
#[derive(Debug, clap::Args)]
pub struct Check {
    /// What is read.
    #[command(flatten)]
    pub source: Source,
    /// How findings are written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Report::Human)]
    pub format: Report,
    /// Report only what is not in this file, which `orgc check --format json` wrote one day.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<String>,
    /// Repair in the files what is certain to be repairable, and report what is left.
    #[arg(long)]
    pub fix: bool,
    /// Show as a diff what `--fix` would change, and write nothing.
    #[arg(long, conflicts_with_all = ["baseline", "format"])]
    pub diff: bool,
}

/// `orgc build`
#[derive(Debug, clap::Args)]
pub struct Build {
    /// What is read.
    #[command(flatten)]
    pub source: Source,
    /// What to write: `csv`, `dot`, `html`, `json`, `markdown`, `matrix-csv`, `mermaid` or `svg`; several with commas between them.
    #[arg(long, required = true, value_name = "FORMAT", value_delimiter = ',', value_parser = values::format)]
    pub to: Vec<Format>,
    /// Where to write: a file, or a directory (it exists, or ends with `/`) [default: standard output].
    #[arg(short, long, value_name = "FILE-or-DIR")]
    pub output: Option<String>,
    /// Show what this `view` shows.
    #[arg(long, value_name = "ID")]
    pub view: Option<String>,
    /// Show only this role or department and all below it, whatever the view says.
    #[arg(long, value_name = "ROLE-or-DEPARTMENT")]
    pub root: Option<String>,
    /// Show at most so many levels below the topmost roles, whatever the view says.
    #[arg(long, value_name = "N", value_parser = values::levels)]
    pub depth: Option<u32>,
    /// Write a file for each view and format into a directory, and `index.md`, which lists them.
    #[arg(long, conflicts_with_all = ["view", "root", "depth"])]
    pub all_views: bool,
    /// The columns of the matrix [default: as many as fit].
    #[arg(long, value_enum, value_name = "WHAT")]
    pub columns: Option<Columns>,
    /// Write despite errors (but not of the text itself), marked DRAFT.
    #[arg(long)]
    pub draft: bool,
}

/// `orgc fmt`
#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// Files, and directories of `.org` and `.orgchart` files; `-` is standard input, written to standard output.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// Write nothing; name the files that are not in canonical form, and exit with 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// Write nothing; show what would be changed, and exit with 1 if there is anything.
    #[arg(long)]
    pub diff: bool,
    /// How much is read.
    #[command(flatten)]
    pub limits: ReadLimits,
}

/// `orgc explain`
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// One check by its slug or code, such as `two-owners` or `ORG0402`, or one word of the language, such
    /// as `role` or `reports to`.
    #[arg(value_name = "CHECK-or-WORD", required = true)]
    pub words: Vec<String>,
}

/// `orgc rules`
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// How the list is written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = List::Human)]
    pub format: List,
}

/// `orgc init`
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Where to write; made if it is not there.
    #[arg(value_name = "DIR", default_value = ".")]
    pub directory: String,
}

/// `orgc import`
#[derive(Debug, clap::Args)]
pub struct Import {
    /// What is read.
    #[command(subcommand)]
    pub from: ImportFrom,
}

/// The forms that can be read.
#[derive(Debug, Subcommand)]
pub enum ImportFrom {
    /// Write the files of the organisation in a document of `orgc build --to json`.
    Json(ImportSource),
    /// Write the organisation in a table of people and positions: names, titles, departments, managers.
    Csv(ImportSource),
}

/// What is read, and where its files go.
#[derive(Debug, clap::Args)]
pub struct ImportSource {
    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub file: String,
    /// Where to write; made if it is not there.
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub output: String,
    /// Replace files that are there.
    #[arg(long)]
    pub force: bool,
    /// Read no larger file, as in `1GiB`, `512KiB` or `1000000`.
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = values::file_size, help_heading = LIMITS)]
    pub max_file_size: u64,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that has them.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// What is treated as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Every warning.
    Warnings,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// With the lines of the source they are about.
    Human,
    /// A line each.
    Short,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code hosts and viewers.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum List {
    /// In columns.
    Human,
    /// For programs.
    Json,
}

/// The columns of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Columns {
    /// A column for each role.
    Roles,
    /// A column for each department.
    Departments,
    /// A column for each person.
    People,
}
