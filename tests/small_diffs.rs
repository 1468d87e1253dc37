//! A small change of the organisation is a small change of what is written of it, so that outputs can be kept
//! under version control and reviewed there: one line of an example is changed, and the lines that differ in
//! each output are counted.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::unwrap_used, reason = "an example that does not compile fails the test")]

use std::fs;
use std::path::Path;

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::emit::{self, Format, Request};
use orgc::source::MemoryFiles;
use orgc::view::Focus;
use similar::{ChangeTag, TextDiff};

#[path = "support/folders.rs"]
mod folders;

/// The outputs that are looked at, in the order of the numbers below.
const FORMATS: [Format; 6] =
    [Format::Markdown, Format::Json, Format::Csv, Format::MatrixCsv, Format::Mermaid, Format::Dot];

/// A change of one fact, and how many lines of each output it may take away and add, all in all: those that speak
/// of it. (The editor of the example is named in a matrix six times, because she deputises for her manager, too.)
struct Edit {
    what: &'static str,
    file: &'static str,
    old: &'static str,
    new: &'static str,
    most: [usize; FORMATS.len()],
}

const EDITS: &[Edit] = &[
    Edit {
        what: "a role gets another title",
        file: "marketing.org",
        old: "\"Managing Editor\"",
        new: "\"Editor in Chief\"",
        most: [2, 4, 2, 6, 4, 4],
    },
    Edit {
        what: "somebody else holds a role",
        file: "marketing.org",
        old: "\"Grace Owusu\"",
        new: "\"Ruben Alvarez\"",
        most: [0, 28, 2, 12, 2, 2],
    },
    Edit {
        what: "a role is added in the middle of a department",
        file: "finance.org",
        old: "  role treasurer \"Treasurer\"",
        new: "  role controller \"Controller\" { held by \"Ina Fuchs\" }\n\n  role treasurer \"Treasurer\"",
        most: [0, 120, 1, 0, 2, 2],
    },
    Edit {
        what: "a role is added at the end of a department",
        file: "support.org",
        old: "  responsibility tickets",
        new: "  role night \"Night Watch\" { held by \"Ina Fuchs\" }\n\n  responsibility tickets",
        most: [0, 120, 1, 0, 2, 2],
    },
    Edit {
        what: "somebody else owns a responsibility",
        file: "marketing.org",
        old: "    owner editor\n    responsible editor",
        new: "    owner cmo\n    responsible editor",
        most: [2, 9, 0, 2, 0, 0],
    },
    Edit {
        what: "an objective is added",
        file: "objectives.org",
        old: "objective member-value",
        new: "objective calm \"Quiet nights\" {\n  owner support.lead\n  measure calls \"Calls at night\" from 9 to 3\n}\n\nobjective member-value",
        most: [2, 120, 0, 2, 0, 0],
    },
];

#[test]
fn a_changed_line_changes_few_lines_of_every_output() {
    let files = files();
    let mut faults = String::new();
    for edit in EDITS {
        let changed = changed(&files, edit);
        for (format, most) in FORMATS.into_iter().zip(edit.most) {
            let [before, after] = [&files, &changed].map(|files| lasting(format, &written(files, format)));
            let (count, diff) = difference(&before, &after);
            if count > most || (most > 0 && count == 0) {
                faults += &format!("{}: {count} lines of {} instead of {most}\n{diff}", edit.what, format.name());
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// A holder whose name is as wide moves nothing: then the one line that differs is the box.
#[test]
fn what_keeps_its_size_keeps_every_place_of_a_drawing() {
    let files = files();
    let edit = Edit {
        what: "",
        file: "marketing.org",
        old: "\"Grace Owusu\"",
        new: "\"Grace Uwosu\"",
        most: [0; FORMATS.len()],
    };
    for format in [Format::Dot, Format::Svg] {
        let [before, after] = [files.clone(), changed(&files, &edit)].map(|files| written(&files, format));
        let (count, diff) = difference(&before, &after);
        assert!((2..=4).contains(&count), "{count} lines of {}\n{diff}", format.name());
    }
}

/// A dotted line moves nothing but, now and then, other dotted lines.
#[test]
fn a_dotted_line_changes_no_place_of_a_drawing() {
    let files = files();
    let edit = Edit {
        what: "",
        file: "support.org",
        old: "held by \"Ben Ortiz\"",
        new: "dotted to finance.cfo for \"what a ticket costs\"\n    held by \"Ben Ortiz\"",
        most: [0; FORMATS.len()],
    };
    for (format, places) in
        [(Format::Dot, [" -> ", " [label=", "subgraph"]), (Format::Svg, ["<rect", "<text", "\"line\""])]
    {
        let is_place = |line: &&str| {
            let is_dotted = ["constraint=false", "\"purpose\"", "\"paper\""].iter().any(|mark| line.contains(mark));
            !is_dotted && places.iter().any(|mark| line.contains(mark))
        };
        let [before, after] = [files.clone(), changed(&files, &edit)].map(|files| {
            let text = written(&files, format);
            text.lines().filter(is_place).map(|line| format!("{line}\n")).collect::<String>()
        });
        let (count, diff) = difference(&before, &after);
        assert!(count == 0 && before.lines().count() > 60, "{count} lines of {}\n{diff}", format.name());
    }
}

/// The files of the example, by name.
fn files() -> Vec<(String, String)> {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/northwind");
    let folders = ["shared", "sound"].map(|folder| folders::entries(&example.join(folder)).unwrap());
    let sources = folders.into_iter().flatten().filter(|path| path.extension().is_some_and(|suffix| suffix == "org"));
    let read = |path: std::path::PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
    };
    sources.map(read).collect()
}

fn changed(files: &[(String, String)], edit: &Edit) -> Vec<(String, String)> {
    let change = |(name, text): &(String, String)| {
        if name != edit.file {
            return (name.clone(), text.clone());
        }
        assert_eq!(text.matches(edit.old).count(), 1, "{}: {}", edit.what, edit.old);
        (name.clone(), text.replace(edit.old, edit.new))
    };
    files.iter().map(change).collect()
}

/// What a format makes of the files.
fn written(files: &[(String, String)], format: Format) -> String {
    let mut memory = MemoryFiles::default();
    files.iter().for_each(|(name, text)| memory.insert(name, text.as_str()));
    let as_of = Date::new(2026, 11, 1).unwrap();
    let options = Options::on(as_of);
    let compilation = compile(&memory, &[".".to_owned()], &options).unwrap();
    let found: Vec<&str> = compilation.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(found.is_empty(), "{found:?}");
    let request =
        Request { as_of, focus: Focus::default(), columns: None, draft: false, sources: &compilation.sources };
    emit::write(format, compilation.checked.as_ref().unwrap(), &request).unwrap()
}

/// An output without what is promised to move: places in the files, and places on the drawing.
fn lasting(format: Format, text: &str) -> String {
    match format {
        Format::Json => {
            let is_place = |line: &&str| {
                let key = line.trim_start();
                !["\"line\":", "\"column\":", "\"offset\":"].iter().any(|place| key.starts_with(place))
            };
            text.lines().filter(is_place).map(|line| format!("{line}\n")).collect()
        }
        Format::Dot => {
            let places = ["pos=\"", "bb=\"", "lp=\"", "xlp=\""];
            let bare = places.iter().fold(text.to_owned(), |text, name| without(&text, name, '"'));
            let sizes = ["width=", "height="];
            sizes.iter().fold(bare, |text, name| without(&text, name, ','))
        }
        _ => text.to_owned(),
    }
}

/// A text without all that stands between `start` and `end`.
fn without(text: &str, start: &str, end: char) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + start + part.split_once(end).map_or("", |(_, behind)| behind))
}

/// How many lines were taken away and added, and which.
fn difference(before: &str, after: &str) -> (usize, String) {
    let diff = TextDiff::from_lines(before, after);
    let count = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).count();
    (count, diff.unified_diff().context_radius(0).to_string())
}
