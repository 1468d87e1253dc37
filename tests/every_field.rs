//! One organisation with a hostile text in every field of the language goes through every format, and a reader
//! of that format sees every text as it was written.
//!
//! What a browser and Mermaid make of such texts is in `tests/page.mjs` and `tests/mermaid.mjs`.

#![expect(clippy::print_stderr, reason = "a test that did not run has to say so")]
#![expect(clippy::panic, clippy::unwrap_used, reason = "a document that cannot be read fails the test")]

use std::collections::BTreeSet;

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::emit::{self, Format, Request};
use orgc::render::{self, Checked, Report};
use orgc::source::MemoryFiles;
use orgc::view::Focus;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use serde_json::Value;

#[path = "support/grammar.rs"]
mod grammar;
#[path = "support/graphviz.rs"]
mod graphviz;

/// Texts that mean something to one format or another.
const TROUBLE: &[&str] = &[
    "\"",
    "\\",
    "\\\"",
    "\\N \\G \\E",
    "<b>&amp;</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</text></svg>",
    "]]>",
    "-->",
    "<!--",
    "&lt; &#35; #35; #quot;",
    "| a | b |",
    "`x` ``y``",
    "**b** _i_ ~~s~~ [l](u) ![i](u)",
    "# h",
    "1. one",
    "- x",
    "$x^2$",
    "\"] --> b[\"",
    "end",
    "%%{init: {}}%%",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+1",
    "-1",
    "a,b;c\"d",
    "one\ntwo",
    "a\tb",
    "::error::x",
    "%0A%25",
    "{{0}} {0} [y](z)",
    "javascript:alert(1)",
    "'); DROP TABLE roles;--",
    "${x} $(x) `x` %s",
    "שלום مرحبا",
    "日本 Zoë",
    "👩‍👩‍👧",
];

/// The rules of the grammar that take any text; `@N@` stands in [`ORGANISATION`] for each of them.
const RULES_WITH_TEXT: &[&str] = &[
    "agent",
    "department",
    "email",
    "formerly_held_by",
    "held_by",
    "kind",
    "level",
    "link",
    "measure",
    "measure_unit",
    "needs",
    "note",
    "objective",
    "organization",
    "person",
    "policy",
    "provides",
    "purpose",
    "remark",
    "responsibility",
    "role",
    "set",
    "unowned",
    "view",
    "waive",
];

/// Every field that takes a text. `@N@` is a string, `%N%` the rest of a line of a doc comment.
const ORGANISATION: &str = r##"
/// %1%
organization @2@ #tag {
  kind @3@
  head top
  note @4@
  link @5@ @6@
  set key @7@
  waive span @8@ until 2030
}
role top @9@ {
  note @10@
  held by @11@ 50% note @12@, p note @13@
  formerly held by @14@ until 2020 note @15@
  deputised by second note @16@
  owns work note @17@
}
/// %18%
role second @19@ {
  reports to top note @20@
  assistant to top from 2030 note @21@
  dotted to top 10% for @22@ note @23@
  undisclosed note @24@
  vacant from 2030 note @25@
  part of d from 2030 note @26@
}
role empty @27@ { vacant note @28@ }
department d @29@ {
  kind @30@
  head lead note @31@
  provides @32@
  owns goal from 2030 note @33@
  link @34@
  role lead @35@ { held by a; dotted to empty for @36@ }
  responsibility work @37@ {
    responsible empty note @38@
    supported by second note @39@
    consulted d note @40@
    informed lead note @41@
    waive span @42@ until 2030
    responsibility part @43@ { unowned @44@ }
  }
}
/// %45%
person p @46@ { email @47@; set key @48@ }
agent a @49@ { email @50@ }
objective goal @51@ {
  owner top until 2029 note @52@
  contributes to other note @53@
  needs @54@
  measure m @55@ from 1 to 2 @56@ due 2027
}
objective other @57@ { owner top; measure n to 3 }
policy rules @58@ { level gap note @59@ }
policy @60@ { limit span 9 }
view v @61@ { show objectives, responsibilities; note @62@ }
"##;

const FIELDS: usize = 62;

/// The text of a field: each field has one of its own.
fn text(trouble: &str, field: usize) -> String {
    format!("{trouble}{field:02}")
}

/// Its form on one line.
fn line(trouble: &str, field: usize) -> String {
    text(trouble, field).replace('\n', " ")
}

fn organisation(trouble: &str) -> String {
    let quote = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    (1..=FIELDS).fold(ORGANISATION.to_owned(), |organisation, field| {
        let string = format!("\"{}\"", quote(&text(trouble, field)));
        organisation.replace(&format!("@{field}@"), &string).replace(&format!("%{field}%"), &line(trouble, field))
    })
}

/// The name of the file, too, is hostile.
fn file_name(trouble: &str) -> String {
    format!("{}.org", trouble.replace(['/', '\n', '\t', '\0'], "_"))
}

fn compiled(trouble: &str) -> Compilation {
    let (name, text) = (file_name(trouble), organisation(trouble));
    let mut files = MemoryFiles::default();
    files.insert(&name, text.as_str());
    let as_of = Date::new(2026, 11, 1).unwrap();
    let options = Options::on(as_of);
    let compilation = compile(&files, &[name], &options).unwrap();
    assert!(compilation.checked.is_some(), "{}", report(&compilation, render::review));
    compilation
}

fn report<T>(compilation: &Compilation, form: impl Fn(&Report<'_>) -> T) -> T {
    let (sources, findings) = (&compilation.sources, &compilation.diagnostics);
    form(&Report { sources, findings, checked: Checked::default(), baseline: None })
}

fn written(compilation: &Compilation, format: Format) -> String {
    let checked = compilation.checked.as_ref().unwrap();
    let view = checked.chart().views.iter().map(|(id, _)| id).next();
    let as_of = Date::new(2026, 11, 1).unwrap();
    let focus = Focus { view, ..Focus::default() };
    let request = Request { as_of, focus, columns: None, draft: false, sources: &compilation.sources };
    emit::write(format, checked, &request).unwrap()
}

#[test]
fn every_field_of_the_grammar_is_hostile() {
    let words = |body: &str| -> Vec<String> {
        body.split(|c: char| !(c.is_alphanumeric() || c == '_')).map(str::to_owned).collect()
    };
    let takes_text =
        |body: &str| words(body).iter().any(|word| ["text", "word_or_text", "holder"].contains(&word.as_str()));
    let rules = grammar::rules();
    let helpers = ["text", "word_or_text", "holder"];
    let names = rules.iter().filter(|(_, body)| takes_text(body)).map(|(name, _)| name.as_str());
    let names = names.filter(|name| !helpers.contains(name));
    assert_eq!(names.collect::<BTreeSet<_>>(), RULES_WITH_TEXT.iter().copied().collect());
    assert!(
        (1..=FIELDS).all(|field| ["@", "%"].iter().any(|mark| ORGANISATION.contains(&format!("{mark}{field}{mark}"))))
    );
    assert!(!ORGANISATION.contains(&format!("@{}@", FIELDS + 1)));
}

/// All strings of a document.
fn strings(document: &Value) -> BTreeSet<String> {
    let (mut strings, mut waiting) = (BTreeSet::new(), vec![document]);
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) => _ = strings.insert(text.clone()),
            Value::Array(values) => waiting.extend(values),
            Value::Object(object) => waiting.extend(object.values()),
            _ => {}
        }
    }
    strings
}

#[test]
fn json_has_every_text_of_every_field() {
    for trouble in TROUBLE {
        let document: Value = serde_json::from_str(&written(&compiled(trouble), Format::Json)).unwrap();
        let strings = strings(&document);
        for field in 1..=FIELDS {
            let of_a_comment = ORGANISATION.contains(&format!("%{field}%"));
            let expected = match field {
                _ if of_a_comment => line(trouble, field).trim().to_owned(),
                // The name of somebody who is not declared is one line.
                11 | 14 => one_line(&text(trouble, field)),
                _ => text(trouble, field),
            };
            assert!(strings.contains(&expected), "field {field}: {expected:?}");
        }
        assert!(strings.contains(&file_name(trouble)), "{trouble:?}");
        assert!(document["chart"].as_array().unwrap().len() >= 4);
    }
}

#[test]
fn spreadsheets_have_every_title_and_holder_and_no_formula() {
    for trouble in TROUBLE {
        let compilation = compiled(trouble);
        for (format, fields) in
            [(Format::Csv, &[9, 19, 27, 35, 11, 46, 49][..]), (Format::MatrixCsv, &[37, 43, 51, 55, 57, 9, 46])]
        {
            let table = written(&compilation, format);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
            let cells: Vec<String> =
                reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
            assert!(!cells.iter().any(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{table}");
            for field in fields {
                let text = text(trouble, *field);
                // Several people stand in one cell; a name that is only quoted is one line.
                let is_there = |cell: &String| one_line(cell).contains(&one_line(&text));
                assert!(cells.iter().any(is_there), "{} lacks field {field}: {text:?}\n{table}", format.name());
            }
        }
    }
}

/// With one blank for all that stand together.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The cells of all tables, and the headings.
fn seen_in_markdown(page: &str) -> Vec<String> {
    let (mut seen, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(page, Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableCell | Tag::Heading { .. }) => text.clear(),
            Event::End(TagEnd::TableCell | TagEnd::Heading(_)) => seen.push(std::mem::take(&mut text)),
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push('\n'),
            Event::InlineHtml(_)
            | Event::Html(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => panic!("{event:?} in {page}"),
            _ => {}
        }
    }
    seen
}

#[test]
fn markdown_shows_every_text_of_the_matrix() {
    for trouble in TROUBLE {
        let page = written(&compiled(trouble), Format::Markdown);
        let seen = seen_in_markdown(&page);
        // Titles of rows and columns, reasons, units, the view.
        for field in [61, 51, 57, 37, 43, 44, 9, 19, 27, 29, 35, 55, 56, 42] {
            let text = text(trouble, field);
            assert!(seen.iter().any(|cell| cell.contains(&text)), "field {field}: {text:?} in {seen:?}");
        }
    }
}

#[test]
fn pictures_show_every_text_and_are_well_formed() {
    for trouble in TROUBLE {
        let compilation = compiled(trouble);
        for (format, fields) in [
            (Format::Svg, &[2, 61, 9, 19, 27, 29, 30, 35, 22, 36, 51, 57, 55][..]),
            (Format::Html, &[2, 9, 19, 27, 29, 35, 22, 36, 51, 57, 37, 43, 55, 46]),
        ] {
            let document = written(&compilation, format);
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
            let parsed = roxmltree::Document::parse_with_options(&document, options)
                .unwrap_or_else(|error| panic!("{trouble:?} in {}: {error}", format.name()));
            let texts: String =
                parsed.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
            let texts = without_blanks(&texts);
            for field in fields {
                let text = without_blanks(&text(trouble, *field));
                assert!(texts.contains(&text), "{} lacks field {field}: {text:?}", format.name());
            }
            assert!(!parsed.descendants().any(|node| node.has_tag_name("img")), "{document}");
        }
    }
}

#[test]
fn graphviz_shows_every_text() {
    for trouble in TROUBLE {
        let drawing = written(&compiled(trouble), Format::Dot);
        let Some(svg) = graphviz::graphviz(&drawing, "-Tsvg") else { return };
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let picture = roxmltree::Document::parse_with_options(&svg, options).unwrap();
        let texts: String = picture.descendants().filter_map(|node| node.text()).collect();
        let titles = picture.descendants().flat_map(|node| node.attributes()).map(|attribute| attribute.value());
        let (texts, titles) = (without_blanks(&texts), titles.map(without_blanks).collect::<Vec<_>>());
        // Titles are drawn, line by line; what is said on demand is in one piece.
        for field in [2, 61, 9, 19, 27, 29, 35, 51, 57] {
            let text = without_blanks(&text(trouble, field));
            assert!(texts.contains(&text), "field {field}: {text:?}\n{svg}");
        }
        for field in [10, 12, 13, 15, 18, 22, 23, 24, 44] {
            let text = without_blanks(&text(trouble, field));
            assert!(titles.iter().any(|title| title.contains(&text)), "field {field}: {text:?}\n{svg}");
        }
        assert!(!picture.descendants().any(|node| node.has_tag_name("image")), "{svg}");
    }
}

#[test]
fn reports_of_findings_stay_what_they_are() {
    for trouble in TROUBLE {
        let compilation = compiled(trouble);
        assert!(!compilation.diagnostics.is_empty());
        let sarif: Value = serde_json::from_str(&report(&compilation, render::sarif)).unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), compilation.diagnostics.len());
        let json: Value = serde_json::from_str(&report(&compilation, render::json)).unwrap();
        let file = json["findings"][0]["labels"][0]["file"].as_str();
        assert_eq!(file, Some(file_name(trouble).as_str()));
        let github = report(&compilation, |report| render::github(report, false));
        assert_eq!(github.lines().count(), compilation.diagnostics.len(), "{github}");
        assert!(github.lines().all(|line| line.starts_with("::") && !line.starts_with("::error::x")), "{github}");
        let human = report(&compilation, |report| render::human(report, render::Look::default()));
        assert!(human.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()), "{human:?}");
    }
}
