//! Texts of a size that no corpus should hold, and texts that are made to take long.

#[path = "support/hostile.rs"]
mod hostile;

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::diagnostic::{Diagnostic, Diagnostics};
use orgc::format::format_within;
use orgc::render::{self, Checked, Report};
use orgc::source::{FileId, MemoryFiles};
use orgc::syntax::{Limits, parse, parse_within};

fn compiled(text: impl Into<Vec<u8>>) -> Result<Compilation, Box<dyn std::error::Error>> {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    within(Limits::default(), &files)
}

fn within(limits: Limits, files: &MemoryFiles) -> Result<Compilation, Box<dyn std::error::Error>> {
    let as_of = Date::new(2026, 11, 1).ok_or("no such day")?;
    Ok(compile(files, &[".".to_owned()], &Options { limits, ..Options::on(as_of) })?)
}

fn slugs(compilation: &Compilation) -> Vec<&str> {
    compilation.diagnostics.iter().map(|finding| finding.rule.slug).collect()
}

fn messages(compilation: &Compilation) -> Vec<&str> {
    compilation.diagnostics.iter().map(|finding| finding.message.as_str()).collect()
}

#[test]
fn a_file_beyond_the_limit_is_one_finding() -> Result<(), Box<dyn std::error::Error>> {
    assert_eq!(messages(&compiled(vec![b' '; (64 << 20) + 1])?), ["this file has more than 64 MiB"]);
    let limits = Limits { file_bytes: 7, ..Limits::default() };
    let mut files = MemoryFiles::default();
    files.insert("a.org", "role ab");
    assert_eq!(messages(&within(limits, &files)?), [""; 0]);
    files.insert("b.org", "role abc");
    assert_eq!(messages(&within(limits, &files)?), ["this file has more than 7 bytes"]);
    Ok(())
}

#[test]
fn files_beyond_the_limit_of_all_together_are_one_finding() -> Result<(), Box<dyn std::error::Error>> {
    let limits = Limits { total_bytes: 14, ..Limits::default() };
    let mut files = MemoryFiles::default();
    ["a.org", "b.org"].iter().zip(["role ab", "agent b"]).for_each(|(path, text)| files.insert(*path, text));
    assert_eq!(slugs(&within(limits, &files)?), ["unused-person"]);
    // Whatever stands behind the first one that is too much, and even if it would fit.
    ["c.org", "d.org"].iter().for_each(|path| files.insert(*path, "r"));
    files.insert("e.org", "");
    let compilation = within(limits, &files)?;
    assert_eq!(messages(&compilation), ["all files together have more than 14 bytes"]);
    let place = compilation.diagnostics.iter().find_map(Diagnostic::primary).ok_or("no place")?;
    assert_eq!(compilation.sources.path(place.file), "c.org");
    Ok(())
}

/// Departments in departments, `depth` of them; each has a role, and the innermost is led by it.
fn nested(depth: usize) -> String {
    let open = |number| {
        format!(
            "department d{number} {{\nhead r\nrole r {{ reports to {}r }}\n",
            ".d0.".repeat(usize::from(number > 0))
        )
    };
    (0..depth).map(open).chain(std::iter::repeat_n("}\n".to_owned(), depth)).collect()
}

#[test]
fn blocks_are_as_deep_as_the_limit_says() -> Result<(), Box<dyn std::error::Error>> {
    for depth in [64, Limits::MOST_NESTING] {
        let limits = Limits { nesting: depth, ..Limits::default() };
        let mut files = MemoryFiles::default();
        // The block of the innermost role stands one deeper.
        files.insert("a.org", nested(depth - 1));
        assert!(!slugs(&within(limits, &files)?).contains(&"too-deep"));
        assert!(format_within(limits, &nested(depth - 1)).is_ok());
        files.insert("a.org", nested(depth));
        let expected = format!("blocks are nested more than {depth} deep");
        assert_eq!(messages(&within(limits, &files)?).iter().filter(|message| **message == expected).count(), 1);
        assert!(format_within(limits, &nested(depth)).is_err());
    }
    Ok(())
}

/// The threads that read files have stacks of 2 MiB; half of that is enough, also without optimisation.
#[test]
fn the_deepest_blocks_fit_into_the_smallest_stack() -> Result<(), Box<dyn std::error::Error>> {
    let everything = || {
        let limits = Limits { nesting: Limits::MOST_NESTING, ..Limits::default() };
        let text = nested(Limits::MOST_NESTING - 1);
        let mut found = Diagnostics::default();
        let tree = parse_within(limits, FileId(0), &text, &mut found);
        // Where a brace is missing the text is read in another way.
        let damaged = parse_within(limits, FileId(0), text.trim_end_matches("}\n"), &mut found);
        (tree.decls.len(), damaged.decls.len())
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(everything)?;
    let expected = 2 * (Limits::MOST_NESTING - 1);
    assert_eq!(thread.join().map_err(|_| "no panic")?, (expected, expected));
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
fn a_text_full_of_mistakes_is_given_up() -> Result<(), Box<dyn std::error::Error>> {
    let more = "more than 1000 mistakes in this file";
    for text in ["nonsense\n".repeat(40_000), format!("role a {{ {} }}\n", "zzz ; ".repeat(5_000)), "}".repeat(5_000)] {
        let compilation = compiled(text)?;
        assert_eq!(compilation.diagnostics.len(), 1_001);
        assert_eq!(messages(&compilation).iter().filter(|message| **message == more).count(), 1);
    }
    assert!(!messages(&compiled("nonsense\n".repeat(1_000))?).contains(&more));
    Ok(())
}

#[test]
fn a_title_of_any_length_is_said_in_part() -> Result<(), Box<dyn std::error::Error>> {
    let declarations = |title: &str| {
        format!("role a \"{title}\" {{ held by \"{title}\" }}\nobjective o {{ owner a; measure m \"{title}\" to 3 }}\n")
    };
    assert_eq!(slugs(&compiled(declarations(&"é".repeat(2_048)))?), [""; 0]);
    let long = compiled(declarations(&"é".repeat(2_049)))?;
    assert_eq!(messages(&long), ["this title has more than 4 KiB"; 3]);
    let two_owners = "role b { owns o }\nobjective o { owner a }\n".to_owned();
    let told = compiled(format!("role a \"{}\"\n{two_owners}", "x".repeat(1 << 20)))?;
    assert!(
        render::json(&Report {
            sources: &told.sources,
            findings: &told.diagnostics,
            checked: Checked::default(),
            baseline: None
        })
        .len()
            < 64 << 10
    );
    Ok(())
}

#[test]
fn departments_that_are_part_of_each_other_in_a_row_have_an_end() -> Result<(), Box<dyn std::error::Error>> {
    let row = |count: usize, last: &str| {
        let department = |number| format!("department d{number} {{ part of d{} }}\n", number + 1);
        (0..count).map(department).collect::<String>() + &format!("department d{count} {last}\n")
    };
    assert_eq!(slugs(&compiled(row(999, ""))?), [""; 0]);
    for last in ["", "{ part of d0 }"] {
        let compilation = compiled(row(20_000, last))?;
        assert_eq!(messages(&compilation), ["around `d0` lie more than 1000 departments"]);
    }
    Ok(())
}

/// Each of them would be compared with each other, letter by letter.
#[test]
fn names_of_any_length_are_looked_up_at_once() -> Result<(), Box<dyn std::error::Error>> {
    let name = "x".repeat(16_000);
    let role = |number| format!("role {name}{number} {{ reports to {name}q{number} }}\n");
    let text: String = (0..40).map(role).collect();
    assert_eq!(slugs(&compiled(text)?).iter().filter(|slug| **slug == "unknown-name").count(), 40);
    Ok(())
}

#[test]
fn a_role_with_any_number_of_gaps_is_judged_in_one_go() -> Result<(), Box<dyn std::error::Error>> {
    let holding = |number: i64| {
        let day = day(2 * number);
        format!("  held by \"p{number}\" from {day} until {day}\n")
    };
    let text = format!("role a {{\n{}}}\n", (0..1_900).map(holding).collect::<String>());
    assert_eq!(slugs(&compiled(text)?).iter().filter(|slug| **slug == "gap").count(), 1_899);
    Ok(())
}

/// Each finding rests on everything: listed in full, they would be the square of the text.
#[test]
fn many_findings_that_rest_on_the_same_many_things_list_a_part_of_them() -> Result<(), Box<dyn std::error::Error>> {
    let numbers = || 0..400;
    let items: String = numbers().map(|item| format!("responsibility x{item}\n")).collect();
    let owned: Vec<String> = numbers().map(|item| format!("x{item}")).collect();
    let stays = numbers().map(|stay| format!("  held by e from {0} until {0}\n", day(2 * stay)));
    let role = format!("role z {{\n  owns {}\n{}}}\n", owned.join(", "), stays.collect::<String>());
    let compilation = compiled(format!("person e \"E\" {{ external }}\n{role}{items}"))?;
    let found: Vec<&Diagnostic> =
        compilation.diagnostics.iter().filter(|finding| finding.rule.slug == "owner-external").collect();
    assert_eq!(found.len(), 400);
    let places: usize = found.iter().map(|finding| finding.labels.len() + finding.grounds.len()).sum();
    assert!(places <= 2 * (20_000 + 400 * 9), "{places}");
    let first = found.iter().min_by_key(|finding| finding.interval).ok_or("no finding")?;
    assert!(first.grounds.len() == 400 && first.notes.is_empty(), "{first:?}");
    let last = found.iter().max_by_key(|finding| finding.interval).ok_or("no finding")?;
    assert_eq!(last.notes, ["not all places are listed"]);
    Ok(())
}

/// What is not listed is judged all the same: of 1,200 items of a vacant role one has no waiver.
#[test]
fn a_waiver_covers_what_it_covers_however_much_is_listed() -> Result<(), Box<dyn std::error::Error>> {
    let items: String = (0..1_200).map(|item| format!("  responsibility x{item} {{ owner .z }}\n")).collect();
    let waiver = "  waive owner-nobody \"known\" until 2027-06-30\n";
    let waived = format!("role z {{ vacant }}\ndepartment d {{\n{waiver}{items}}}\n");
    assert_eq!(slugs(&compiled(waived.as_str())?), Vec::<&str>::new());
    let left = compiled(format!("{waived}responsibility left {{ owner z }}\n"))?;
    let found: Vec<_> =
        left.diagnostics.iter().map(|finding| (finding.rule.slug, finding.grounds.as_slice())).collect();
    assert_eq!(found, [("owner-nobody", &["left".to_owned()][..])]);
    assert!(left.diagnostics.iter().all(|finding| !finding.labels.is_empty()));
    Ok(())
}

/// A member of a ring is a member, however many there are.
#[test]
fn a_waiver_of_any_member_of_any_ring_covers_it() -> Result<(), Box<dyn std::error::Error>> {
    let waiver = "waive reporting-cycle \"known\" until 2027-06-30";
    let ring = |name: &str, number: usize, waived: Option<usize>| {
        let role = |place: usize| {
            let waiver = if waived == Some(place) { waiver } else { "" };
            format!("role {name}{place} {{\nreports to {name}{}\n{waiver}\n}}\n", (place + 1) % number)
        };
        (0..number).map(role).collect::<String>()
    };
    let found = compiled(ring("a", 10_000, None) + &ring("b", 10_000, None) + &ring("c", 30, Some(29)))?;
    assert_eq!(slugs(&found), ["reporting-cycle", "reporting-cycle"]);
    Ok(())
}

/// What `too-many-dates` says a text costs, if it is more than one step.
fn steps(text: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    let as_of = Date::new(2026, 11, 1).ok_or("no such day")?;
    let options = Options { max_steps: 1, ..Options::on(as_of) };
    let compilation = compile(&files, &[".".to_owned()], &options)?;
    let found = compilation.diagnostics.iter().find(|finding| finding.rule.slug == "too-many-dates");
    Ok(found.and_then(|finding| finding.proof.last().cloned()))
}

#[test]
fn contributions_that_change_often_cost_a_step_each() -> Result<(), Box<dyn std::error::Error>> {
    let contributing = |dated: usize| {
        let dates = |place: usize| match place {
            0 if dated > 0 => format!(" until {}", day(2_000)),
            _ if place < dated => format!(" from {}", day(300 + i64::try_from(place).unwrap_or_default())),
            _ => String::new(),
        };
        let one =
            |place| format!("objective o{place} {{ owner a; contributes to goal{}; measure m to 1 }}\n", dates(place));
        let rest: String = (0..100).map(one).collect();
        format!("role a {{ reports to nobody }}\nobjective goal {{ owner a; measure m to 1 }}\n{rest}")
    };
    assert_eq!(steps(&contributing(64))?, None);
    let expected = "all of them would cost 6500 steps; 1 are allowed";
    assert_eq!(steps(&contributing(65))?.as_deref(), Some(expected));
    Ok(())
}

#[test]
fn items_that_follow_a_long_list_of_heads_cost_a_step_for_each() -> Result<(), Box<dyn std::error::Error>> {
    let led = |heads: i64, owned: usize| {
        let head = |place| format!("  head r{} from {} until {}\n", place % 2, day(300 + place), day(300 + place));
        let heads: String = (0..heads).map(head).collect();
        let item = |item| format!("responsibility o{item} {{ owner d; responsibility p }}\n");
        let items: String = (0..owned).map(item).collect();
        format!("department d {{\n{heads}  role r0\n  role r1\n}}\n{items}")
    };
    let cost = |steps: usize| Some(format!("all of them would cost {steps} steps; 1 are allowed"));
    // Each of 65 days and the one after: two roles and a department; 65 heads; five items and their parts, eight each.
    assert_eq!(steps(&led(65, 5))?, cost(66 * (3 + 65 + 8 * 10)));
    assert_eq!(steps(&led(65, 0))?, cost(66 * (3 + 65)));
    assert_eq!(steps(&led(64, 5))?, cost(65 * 3));
    Ok(())
}

/// A day in 2026 or later.
fn day(number: i64) -> String {
    Date::from_unix_days(20_800 + number).map_or_else(String::new, |day| day.to_string())
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

#[test]
fn a_line_that_leads_into_a_ring_goes_around_it_once() -> Result<(), Box<dyn std::error::Error>> {
    let roles = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("e", "d")];
    let text: String =
        roles.iter().map(|(role, manager)| format!("role {role} {{ reports to {manager} }}\n")).collect();
    let compilation = compiled(text)?;
    assert!(slugs(&compilation).contains(&"reporting-cycle"));
    let checked = compilation.checked.as_ref().ok_or("the text is sound")?;
    let (chart, epoch) = (checked.chart(), checked.timeline().epoch_on(checked.timeline().as_of()));
    let line = |id| epoch.line_of(id).into_iter().map(|role| chart.role_path(role)).collect::<String>();
    assert_eq!(chart.roles.ids().map(line).collect::<Vec<_>>(), ["abcd", "bcd", "cdb", "dbc", "edbc"]);
    Ok(())
}

#[test]
fn the_beginning_of_a_line_is_that_of_the_whole() -> Result<(), Box<dyn std::error::Error>> {
    let ends = "role ended { exists until 2020; reports to a }\nrole under { reports to ended }\n";
    let roles = ["a to nobody", "b to a", "c to b", "d to c", "own to own", "x to y", "y to z", "z to x", "w to x"];
    let roles = roles.map(|role| format!("role {} }}\n", role.replacen(' ', " { reports ", 1)));
    let compilation = compiled(roles.concat() + ends)?;
    let checked = compilation.checked.as_ref().ok_or("the text is sound")?;
    let epoch = checked.timeline().epoch_on(checked.timeline().as_of());
    let mut lengths = Vec::new();
    for role in checked.chart().roles.ids() {
        let line = epoch.line_of(role);
        let whole = line.get(1..).unwrap_or_default();
        for first in 0..5 {
            let above = epoch.line_above(role, first);
            assert_eq!(above.first, whole.iter().take(first).copied().collect::<Vec<_>>());
            assert_eq!((above.length, above.last), (whole.len(), line.last().copied().unwrap_or(role)));
        }
        lengths.push(whole.len());
    }
    assert_eq!(lengths, [0, 1, 2, 3, 0, 2, 2, 2, 3, 0, 0]);
    Ok(())
}
