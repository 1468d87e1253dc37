//! Tables: nothing that stands in a cell gets lost, and no text in it does any harm.

#![expect(clippy::disallowed_methods, reason = "tests read the examples")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::emit::{self, Format, Request};
use orgc::import::{self, Imported};
use orgc::source::MemoryFiles;
use orgc::view::Focus;
use proptest::prelude::*;
use serde_json::Value;

#[path = "support/folders.rs"]
mod folders;

const HEADER: [&str; 12] = [
    "Name",
    "Job title",
    "Department",
    "Manager",
    "Email",
    "Dotted line",
    "FTE",
    "Start",
    "End",
    "Employee ID",
    "Notes",
    "Cost centre",
];

/// Some rows of a table that is in order.
const ROWS: [[&str; 12]; 6] = [
    ["Ana Ruiz", "Head", "Board", "", "ana@x.example", "", "1", "2020-01-01", "", "1", "", "10"],
    ["Ben Li", "Lead", "Board / Sales", "Ana Ruiz", "ben@x.example", "", "0.8", "2021-01-01", "", "2", "", "20"],
    [
        "Cleo Park",
        "Seller",
        "Board / Sales",
        "Ben Li",
        "cleo@x.example",
        "Ana Ruiz",
        "0.5",
        "",
        "2027-12-31",
        "3",
        "",
        "20",
    ],
    ["Dan Moor", "Seller", "Board / Sales", "Ben Li", "dan@x.example", "", "", "", "", "4", "on leave", "20"],
    ["", "Clerk", "Board / Sales", "Lead", "", "", "0.5", "", "", "", "", "20"],
    ["Eva Stone", "Lead", "Board / Support", "ana@x.example", "eva@x.example", "", "1", "", "", "5", "", "30"],
];

fn table() -> Vec<Vec<String>> {
    let header = HEADER.iter().map(|cell| (*cell).to_owned()).collect();
    let rows = ROWS.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    std::iter::once(header).chain(rows).collect()
}

/// RFC 4180, every cell in quotation marks.
fn csv(table: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

fn imported(table: &[Vec<String>]) -> Imported {
    import::csv(&csv(table)).unwrap()
}

/// What the files say. They must have no errors of their own.
fn document(imported: &Imported) -> Value {
    let mut files = MemoryFiles::default();
    imported.files.iter().for_each(|file| files.insert(&file.name, file.text.as_str()));
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    let as_of = Date::new(2026, 11, 1).unwrap();
    let options = Options::on(as_of);
    let compilation = compile(&files, &paths, &options).unwrap();
    let checked =
        compilation.checked.unwrap_or_else(|| panic!("{:#?}\n{:#?}", compilation.diagnostics, imported.files));
    let request = Request { as_of, focus: Focus::default(), columns: None, draft: true, sources: &compilation.sources };
    serde_json::from_str(&emit::write(Format::Json, &checked, &request).unwrap()).unwrap()
}

/// Every string of the document.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(members) => members.iter().flat_map(strings).collect(),
        Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// All identifiers.
fn identifiers(imported: &Imported) -> BTreeSet<String> {
    let document = document(imported);
    let kinds = ["departments", "roles", "people"].into_iter();
    kinds.flat_map(|kind| document[kind].as_array().unwrap().clone()).map(|one| one["id"].to_string()).collect()
}

/// What is left of a text in a cell.
fn kept(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let writable = |c: &char| orgc::syntax::spell::unwritable(&c.to_string()).is_none();
    let text = text.trim();
    // What keeps a spreadsheet from running a cell.
    let text = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(text);
    text.chars().filter(writable).collect::<String>().trim().to_owned()
}

/// Names that mean nobody, marks of paths, and whatever else has a meaning of its own in a cell.
fn has_meaning(text: &str) -> bool {
    text.contains([',', ';', '|', '/', '>', '›', '»', '→', '\\', '\n', '<', '(', '['])
        || text.chars().all(|c| !c.is_alphabetic())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn any_text_in_any_cell_comes_back(row in 1..7usize, column in 0..12usize, text in "\\PC{0,12}|[ -~\n]{0,30}") {
        let mut table = table();
        table[row][column] = text.clone();
        let imported = imported(&table);
        let found = strings(&document(&imported));
        let kept = kept(&text);
        if !has_meaning(&kept) {
            prop_assert!(found.iter().any(|one| one.contains(&kept)), "{kept:?} is lost: {:#?}", imported);
        }
    }

    #[test]
    fn any_text_at_all_is_a_table_or_is_refused(text in "(Name|Title|[,;\t\"\r\na-z é\u{202E}\u{0}])*") {
        if let Ok(imported) = import::csv(&text) {
            document(&imported);
        }
    }

    #[test]
    fn the_order_of_rows_renames_nobody(order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle(), twin in 0..6usize) {
        let mut first = table();
        let mut namesake = first[twin + 1].clone();
        namesake[4] = "other@x.example".to_owned();
        namesake[9] = "77".to_owned();
        first.push(namesake);
        let mut second = vec![first[0].clone(), first[7].clone()];
        second.extend(order.iter().map(|row| first[row + 1].clone()));
        prop_assert_eq!(identifiers(&imported(&first)), identifiers(&imported(&second)));
    }

    #[test]
    fn a_new_row_renames_nobody(left_out in 1..7usize) {
        let all = identifiers(&imported(&table()));
        let mut fewer = table();
        fewer.remove(left_out);
        let fewer = identifiers(&imported(&fewer));
        prop_assert!(fewer.is_subset(&all), "{:?}", fewer.difference(&all).collect::<Vec<_>>());
    }
}

#[test]
fn hostile_texts_come_back_from_every_cell() {
    for text in [
        "\" } role x { note \"",
        "\"\"\"",
        "\\u{202E}",
        "${x}",
        "// x",
        "=cmd|' /C calc'!A0",
        "nobody",
        "#tag",
        "a\nb\n  c",
    ] {
        for (row, column) in [1, 3, 5].into_iter().flat_map(|row| (0..12).map(move |column| (row, column))) {
            let mut table = table();
            table[row][column] = text.to_owned();
            let imported = imported(&table);
            let found = strings(&document(&imported)).join("\u{0}");
            let is_nobody = text == "nobody" && (column == 3 || column == 5);
            let is_path = column == 2 && text.contains('\n');
            let is_list = column == 5;
            assert!(
                is_nobody || is_path || is_list || found.contains(text),
                "{text:?} in {row}, {column}: {imported:#?}"
            );
        }
    }
}

#[test]
fn what_is_placed_is_told_about_nowhere() {
    let imported = imported(&table());
    assert_eq!(imported.unplaced, []);
    let notes: Vec<String> = imported.notes.iter().map(ToString::to_string).collect();
    assert_eq!(notes, ["row 1, column \"Cost centre\": kept as `set cost-centre`"]);
}

/// What a table of `orgc build --to csv` says, in titles: the paths are those of one organisation only. Full
/// time is not written back.
fn told(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        head.iter().position(|head| head == name).and_then(|at| row.get(at)).unwrap().to_owned()
    };
    let post = |row: &csv::StringRecord| format!("{} in {}", cell(row, "Title"), cell(row, "Department"));
    let posts: BTreeMap<String, String> = rows.iter().map(|row| (cell(row, "Position ID"), post(row))).collect();
    let titles = |paths: String| {
        let mut titles: Vec<String> = paths.split("; ").filter_map(|path| posts.get(path).cloned()).collect();
        titles.sort();
        titles.join("; ")
    };
    let row = |row: &csv::StringRecord| {
        let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
        let mut told = vec![post(row), cell(row, "Name"), or(cell(row, "Share"), "100 %")];
        told.extend(["From", "Until", "State", "External"].map(|name| cell(row, name)));
        told.extend(["Manager ID", "Dotted line"].map(|name| titles(cell(row, name))));
        told
    };
    let mut told: Vec<Vec<String>> = rows.iter().map(row).collect();
    told.sort();
    told
}

/// The roles of an organisation as a table.
fn roles(files: &MemoryFiles) -> String {
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    let as_of = Date::new(2026, 11, 1).unwrap();
    let options = Options::on(as_of);
    let compilation = compile(files, &paths, &options).unwrap();
    let checked = compilation.checked.unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    let request = Request { as_of, focus: Focus::default(), columns: None, draft: true, sources: &compilation.sources };
    emit::write(Format::Csv, &checked, &request).unwrap()
}

/// The files of all versions of the examples that are sound, each with what all versions share.
fn examples() -> Vec<MemoryFiles> {
    let folders = |folder: &Path| {
        folders::entries(folder).unwrap().into_iter().filter(|path| path.is_dir()).collect::<Vec<PathBuf>>()
    };
    let mut all = Vec::new();
    for example in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")) {
        let is_whole = |version: &PathBuf| !version.ends_with("shared") && !version.ends_with("broken");
        for version in folders(&example).into_iter().filter(is_whole) {
            let mut files = MemoryFiles::default();
            for folder in [example.join("shared"), version].iter().filter(|folder| folder.is_dir()) {
                for path in folders::entries(folder).unwrap() {
                    if path.extension().is_some_and(|suffix| suffix == "org" || suffix == "orgchart") {
                        files.insert(path.display().to_string(), fs::read(&path).unwrap());
                    }
                }
            }
            all.push(files);
        }
    }
    all
}

#[test]
fn the_roles_of_every_example_come_back_from_their_table() {
    let examples = examples();
    assert!(examples.len() >= 7);
    for files in examples {
        let table = roles(&files);
        let imported = import::csv(&table).unwrap();
        assert_eq!(imported.unplaced, [], "{table}");
        let mut back = MemoryFiles::default();
        imported.files.iter().for_each(|file| back.insert(&file.name, file.text.as_str()));
        assert_eq!(told(&roles(&back)), told(&table), "{:#?}", imported.files);
    }
}

#[test]
fn roles_with_hostile_names_come_back_from_their_table() {
    let texts = ["=1+1", "+x", "-x", "@SUM(A1)", "a, \"b\"; c", "two\nlines", "'quoted'", "日本 Zoë", "1. x"];
    let role = |(at, text): (usize, &&str)| {
        let text = text.replace('"', "\\\"").replace('\n', "\\n");
        // A department stands in a path, which has one line.
        let department = text.replace("\\n", " ");
        format!(
            "department d{at} \"{department}\" {{\nrole r \"{text}\" {{ reports to top; held by \"{text}\" 50% from 2026-01 }}\n}}\n"
        )
    };
    let text =
        texts.iter().enumerate().map(role).collect::<String>() + "role top \"Top\" { vacant until 2027; fte 0.5 }\n";
    let mut files = MemoryFiles::default();
    files.insert("a.org", text);
    let table = roles(&files);
    assert_eq!(table.matches("'=1+1").count(), 3, "{table}");
    let mut back = MemoryFiles::default();
    import::csv(&table).unwrap().files.iter().for_each(|file| back.insert(&file.name, file.text.as_str()));
    assert_eq!(told(&roles(&back)), told(&table));
}

#[test]
fn paths_come_back_from_a_table_whatever_the_titles_are() {
    let mut files = MemoryFiles::default();
    let text = r#"
        role boss "Head" { reports to nobody; held by ann }
        department d "Information Technology" {
          role dev-a "Developer" { reports to boss; held by ann2 }
          role dev-b "Developer" { reports to boss; held by tom }
          department d2 "Help" { role x "Developer" { reports to dev-b; dotted to dev-a } }
        }
        person ann "Ann Lee"
        person ann2 "Ann Lee"
        person tom "Tom Okafor"
    "#;
    files.insert("a.org", text);
    let table = roles(&files);
    let imported = import::csv(&table).unwrap();
    let mut back = MemoryFiles::default();
    imported.files.iter().for_each(|file| back.insert(&file.name, file.text.as_str()));
    assert!(!imported.files.iter().any(|file| file.text.contains("-id")), "{:#?}", imported.files);
    assert_eq!(roles(&back), table);
}
