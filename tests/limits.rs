//! Texts of a size that no corpus should hold, and texts that are made to take long.

#[path = "support/hostile.rs"]
mod hostile;

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::source::{FileId, MemoryFiles};
use orgc::syntax::parse;

fn compiled(text: Vec<u8>) -> Result<Compilation, Box<dyn std::error::Error>> {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    let as_of = Date::new(2026, 11, 1).ok_or("no such day")?;
    let options = Options { as_of, all_dates: false, levels: Vec::new(), deny_warnings: false };
    Ok(compile(&files, &["a.org".to_owned()], &options)?)
}

fn slugs(compilation: &Compilation) -> Vec<&str> {
    compilation.diagnostics.iter().map(|finding| finding.rule.slug).collect()
}

#[test]
fn a_file_beyond_the_limit_is_one_finding() -> Result<(), Box<dyn std::error::Error>> {
    let compilation = compiled(vec![b' '; (64 << 20) + 1])?;
    assert_eq!(slugs(&compilation), ["too-large"]);
    Ok(())
}

#[test]
fn lines_of_managers_of_any_length_are_walked_without_recursion() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::from("role r0 \"Top\"\n");
    for number in 1..8_000 {
        text.push_str(&format!("role r{number} \"Role\" {{ reports to r{} }}\n", number - 1));
    }
    assert_eq!(slugs(&compiled(text.into_bytes())?), Vec::<&str>::new());
    Ok(())
}

#[test]
fn a_loop_of_any_length_is_one_finding() -> Result<(), Box<dyn std::error::Error>> {
    let count = 8_000;
    let role = |number| format!("role r{number} \"Role\" {{ reports to r{} }}\n", (number + 1) % count);
    let text: String = (0..count).map(role).collect();
    assert_eq!(slugs(&compiled(text.into_bytes())?), ["reporting-cycle"]);
    Ok(())
}

#[test]
fn parts_within_parts_by_path_are_walked_without_recursion() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::from("role top \"Top\"\nobjective o0 \"Goal\" { owner top }\n");
    for number in 1..5_000 {
        text.push_str(&format!("objective o{number} \"Goal\" {{ owner top; contributes to o{} }}\n", number - 1));
    }
    let compilation = compiled(text.into_bytes())?;
    assert!(slugs(&compilation).iter().all(|slug| *slug == "unmeasured"), "{:?}", slugs(&compilation).first());
    Ok(())
}

#[test]
fn no_text_makes_the_stack_grow() {
    for (before, again, count) in
        [("role a {\n", "- ", 50_000), ("", "role x ( ", 50_000), ("role a {\n", "reports to owns ", 10_000)]
    {
        let found = read(&format!("{before}{}\n", again.repeat(count)));
        assert!(!found.is_empty() && found.len() < 200, "{} findings in {again}…", found.len());
    }
}

#[test]
fn no_text_is_read_for_ever_or_answered_without_end() {
    for (before, again, behind) in hostile::TEXTS {
        let found = read(&format!("{before}{}{behind}\n", again.repeat(2_000)));
        assert!(found.len() < 2_500, "{} findings in {before}{again}…{behind}", found.len());
    }
}

/// What is found in the reading of a text.
fn read(text: &str) -> Diagnostics {
    let mut found = Diagnostics::default();
    _ = parse(FileId(0), text, &mut found);
    found
}
