//! The program as people and scripts meet it: exit codes, streams, files.

#![expect(clippy::disallowed_methods, reason = "tests write what the program reads")]

mod baseline;
mod build;
mod check;
mod choice;
mod colours;
mod dates;
mod exit_codes;
mod explain_and_rules;
mod fix;
mod fmt;
mod formats;
mod hostile_files;
mod import;
mod init;
mod limits;
mod quiet;
mod streams;
mod writing;

#[path = "../support/program.rs"]
mod program;
#[path = "../support/sandbox.rs"]
mod sandbox;

/// Nothing is wrong with it.
const SOUND: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
responsibility payroll \"Payroll\"
";

/// An error of the organisation.
const TWO_OWNERS: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
role clerk \"Clerk\" { reports to head; owns payroll }
responsibility payroll \"Payroll\"
";

/// An error of the text.
const BROKEN: &str = "role head \"Head {\n";

/// A warning and nothing worse: a person whom nothing names.
const WARNING: &str = "role a\nperson b \"B\"\n";
