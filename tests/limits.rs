//! Texts of a size that no corpus should hold.

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::source::MemoryFiles;

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
