//! The page in the eyes of a reader of XML: whatever the files say, it is a page of this program's making, in which
//! every link leads somewhere and every text comes back. What a browser makes of it is in `tests/page.mjs`.

#![expect(clippy::disallowed_methods, reason = "tests read their cases")]
#![expect(clippy::panic, reason = "a page that cannot be read fails the test")]
#![expect(clippy::unwrap_used, reason = "a page that lacks a part is a failure")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::emit::{self, Format, Request};
use orgc::model::Post;
use orgc::source::MemoryFiles;
use orgc::view::Focus;
use proptest::prelude::*;
use roxmltree::{Document, Node};

#[path = "support/folders.rs"]
mod folders;
#[path = "oracle/generate/mod.rs"]
mod generate;
#[path = "support/laws/page.rs"]
mod law;

use law::{faults, parse};

/// The page and the JSON of some files on a day; `None` if they have errors of the text.
fn outputs(files: impl IntoIterator<Item = (String, String)>, as_of: Date) -> Option<[String; 2]> {
    outputs_below(files, as_of, None)
}

/// The same, of what lies below a department.
fn outputs_below(
    files: impl IntoIterator<Item = (String, String)>,
    as_of: Date,
    root: Option<&str>,
) -> Option<[String; 2]> {
    let mut memory = MemoryFiles::default();
    files.into_iter().for_each(|(name, text)| memory.insert(&name, text));
    let paths: Vec<String> = memory.paths().map(str::to_owned).collect();
    let options = Options::on(as_of);
    let compilation = compile(&memory, &paths, &options).unwrap();
    let checked = compilation.checked.as_ref()?;
    let draft = compilation.diagnostics.has_errors();
    let departments = &checked.chart().departments;
    let root = departments.iter().find(|(_, one)| root == Some(one.header.path.as_str()));
    let focus = Focus { root: root.map(|(id, _)| Post::Department(id)), ..Focus::default() };
    let request = Request { as_of, focus, columns: None, draft, sources: &compilation.sources };
    Some([Format::Html, Format::Json].map(|format| emit::write(format, checked, &request).unwrap()))
}

fn ids<'d>(document: &'d Document<'_>) -> BTreeSet<&'d str> {
    document.descendants().filter_map(|node| node.attribute("id")).collect()
}

#[test]
fn pages_of_the_project_are_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = folders::entries(&root.join("tests/corpus/emit")).unwrap();
    let pages: Vec<PathBuf> = corpus
        .into_iter()
        .chain([root.join("examples/northwind/sound/out/org.html")])
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "html"))
        .collect();
    assert!(pages.len() > 5, "the pages are gone");
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        assert_eq!(faults(&parse(&page)), [""; 0], "{}", path.display());
    }
}

#[test]
fn pages_of_random_organisations_are_sound_and_whole() {
    let mut count = 0;
    for seed in 0..60 {
        let Some([page, json]) = outputs(generate::organisation(seed), generate::as_of()) else { continue };
        let document = parse(&page);
        assert_eq!(faults(&document), [""; 0], "seed {seed}");
        let (json, ids): (serde_json::Value, _) = (serde_json::from_str(&json).unwrap(), ids(&document));
        for (kind, word) in [("roles", "role"), ("objectives", "objective"), ("responsibilities", "responsibility")] {
            for one in json.get(kind).and_then(serde_json::Value::as_array).unwrap() {
                let text = |pointer| one.pointer(pointer).and_then(serde_json::Value::as_str).unwrap();
                let is_live = !matches!(text("/now/state"), "planned" | "ended");
                let id = format!("{word}.{}", text("/id"));
                assert!(!is_live || ids.contains(id.as_str()), "seed {seed}: {id} is not told of");
            }
        }
        count += 1;
    }
    assert!(count > 30, "only {count} organisations have a page");
}

#[test]
fn a_part_of_the_organisation_has_its_own_findings_and_the_number_of_errors_elsewhere() {
    let department = |name: &str| {
        format!(
            "department {name} \"{name}\" {{ head one\nrole one \"One\" {{ vacant }}\n\
             role two \"Two\" {{ vacant; reports to one, top }} }}\n"
        )
    };
    let text = format!(
        "organization \"O\" {{ head top }}\nrole top \"Top\" {{ vacant }}\n{}{}",
        department("a"),
        department("b")
    );
    let findings = |root: Option<&str>| {
        let files = [("o.org".to_owned(), text.clone())];
        let [page, _] = outputs_below(files, generate::as_of(), root).unwrap();
        assert_eq!(faults(&parse(&page)), [""; 0], "{root:?}");
        page.split_once("<section id=\"findings\"").unwrap().1.to_owned()
    };
    let (whole, part) = (findings(None), findings(Some("a")));
    let managers = |name: &str| format!("<code>{name}.two</code> has more than one manager");
    assert!(
        whole.contains(&managers("a")) && whole.contains(&managers("b")) && !whole.contains("more error"),
        "{whole}"
    );
    assert!(part.contains(&managers("a")) && !part.contains(&managers("b")), "{part}");
    assert!(part.contains("There is 1 more error, about what is not shown here."), "{part}");
}

/// A chain of so many roles, of which the last one owns something.
fn chain(count: usize) -> String {
    let role = |at: usize| format!("role r{at} \"R{at}\" {{ vacant; reports to r{} }}\n", at - 1);
    let rest: String = (1..count).map(role).collect();
    let last = count - 1;
    format!(
        "organization \"O\" {{ head r0 }}\nrole r0 \"R0\" {{ vacant }}\n{rest}responsibility w \"W\" {{ owner r{last} }}\n"
    )
}

#[test]
fn pages_grow_with_the_roles_and_not_with_their_depth() {
    let page = |count| outputs([("o.org".to_owned(), chain(count))], generate::as_of()).unwrap();
    let [short, long] = [page(500), page(2_000)].map(|[page, _]| page);
    let each = (long.len() - short.len()) / 1_500;
    assert!(each < 4_000, "each further role adds {each} bytes");
    let middle = "… 1993 more …";
    assert_eq!(long.matches(middle).count(), 2, "the last role and what it owns count what they do not name");
}

/// A text of the language, escaped.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t"))
}

fn any_text() -> impl Strategy<Value = String> {
    let trouble = r#"[\\"'`&<>/{}()|#;:=!?$%*_~\[\] \n\taxéש組👩]{1,16}"#;
    let words = [
        "</script>",
        "<!--",
        "]]>",
        "&amp;",
        "&lt;b&gt;",
        "<b>",
        "onload=alert(1)",
        "javascript:alert(1)",
        "`",
        "${x}",
    ];
    prop_oneof![trouble, proptest::sample::select(words.to_vec()).prop_map(str::to_owned)]
}

/// An organisation that says this text wherever a text can be said.
fn saying(text: &str) -> String {
    let (word, name) = (quoted(&format!("<{text}>")), quoted(&format!("<{}>", text.replace(['\n', '\t'], " "))));
    format!(
        "organization {word} {{ kind {word}; head top; note {word}; set key {word}; link {word} {word} }}
person p {word} {{ email {word}; note {word} }}
role top {word} {{
  held by p note {word}, {name} 50% from 2027 note {word}
  formerly held by p until 2020
  note {word}; set key {word}; link \"https://a.example\" {word}
}}
department d {word} {{
  kind {word}; head h; provides {word}
  role h {word} {{ vacant note {word}; deputised by top note {word}; dotted to top for {word} note {word} }}
  role gone {word} {{ abolished }}
  responsibility r {word} {{ owner h note {word}; responsible top; consulted d; link {word} {word} }}
}}
objective o {word} {{ owner top; note {word}; needs {word}; measure m {word} from 1 to 2 {word} due 2027; objective part {word} }}
responsibility un {word} {{ unowned {word}; waive nobody-responsible {word} until 2027 }}
policy {word} {{ separate top, d.h; level unmeasured off {word} }}
"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back_and_does_nothing(text in any_text()) {
        let [page, _] = outputs([("a.org".to_owned(), saying(&text))], generate::as_of()).expect("the text has no errors of its own");
        let document = parse(&page);
        prop_assert_eq!(faults(&document), Vec::<String>::new());
        let wanted = format!("<{text}>");
        let told = |element: &str, class: Option<&str>| {
            let is_it = |node: &Node<'_, '_>| {
                let all: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
                node.has_tag_name(element) && node.attribute("class") == class && all.contains(&wanted)
            };
            document.descendants().filter(is_it).count()
        };
        prop_assert!(told("h1", None) >= 1 && told("title", None) >= 1);
        prop_assert!(told("h3", None) >= 2 && told("h4", None) >= 3 && told("h5", None) >= 1);
        prop_assert!(told("p", Some("prose")) >= 2, "notes");
        prop_assert!(told("caption", None) >= 1, "the table of a department");
        prop_assert!(told("th", Some("objective")) >= 2 && told("th", Some("responsibility")) >= 2, "the matrix");
        prop_assert!(told("dd", None) >= 8, "facts");
        prop_assert!(told("td", None) >= 1, "a waiver");
    }
}
