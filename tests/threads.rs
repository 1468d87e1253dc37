//! However many processors read and check, they find and read the same.

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::format::{Refusal, format_all};
use orgc::render::{self, Checked, Report};
use orgc::source::{FileId, MemoryFiles};
use orgc::syntax::{self, Limits};
use rayon::ThreadPoolBuilder;

/// Roles with nested declarations and mistakes of several sorts, long enough to be read in several pieces.
fn text() -> String {
    let department = |number: usize| match number % 7 {
        0 => format!("department d{number} {{\n  head lead\n  role lead {{ reports: nobody }}\n}}\n"),
        3 => format!("role r{number} {{ reports to nobody; owns missing{number} }}\n"),
        _ => {
            format!("department d{number} \"D\" {{\n  head lead\n  /// Leads.\n  role lead {{ reports to .top }}\n}}\n")
        }
    };
    let rest: String = (0..2_400).map(department).collect();
    format!("role top {{ reports to nobody }}\n{rest}")
}

#[test]
fn one_long_file_is_the_same_tree() {
    let text = text();
    let read = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut found = Diagnostics::default();
            let tree = syntax::parse(FileId(0), &text, &mut found);
            (tree, found.iter().cloned().collect::<Vec<_>>())
        })
    };
    let (alone, together) = (read(1), read(8));
    assert!(alone.0.decls.len() > 4_000 && alone.1.len() > 300);
    assert_eq!(alone, together);
}

#[test]
fn texts_are_formatted_in_their_order() {
    let role = |number: usize| if number.is_multiple_of(9) { "role {".to_owned() } else { format!("role  r{number}") };
    let texts: Vec<String> = (0..500).map(role).collect();
    let format = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format_all(Limits::default(), &texts))
    };
    let formatted = format(8);
    assert_eq!(formatted, format(1));
    assert_eq!(formatted.get(9), Some(&Err(Refusal::SyntaxErrors)));
    assert_eq!(formatted.get(10), Some(&Ok("role r10\n".to_owned())));
}

#[test]
fn findings_are_the_same() {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text());
    files.insert("b.org", "role other { reports to nobody; held by \"Bo\", \"Al\"; owns it }\nobjective it\n");
    let options = Options { all_dates: true, ..Options::on(Date::new(2026, 11, 1).unwrap()) };
    let check = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let done = pool.install(|| compile(&files, &[".".to_owned()], &options)).unwrap();
        let report =
            Report { sources: &done.sources, findings: &done.diagnostics, checked: Checked::default(), baseline: None };
        render::json(&report)
    };
    assert_eq!(check(1), check(8));
}
