//! Writing: whatever the files say, every format is what its readers take it for, of the whole and of every view.

use std::sync::OnceLock;

use jsonschema::Validator;
use orgc::calendar::Date;
use orgc::check::CheckedChart;
use orgc::compile::Compilation;
use orgc::emit::{self, Format, Request};
use orgc::model::Post;
use orgc::view::Focus;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};
use roxmltree::{Document, Node};
use serde_json::Value;

use super::organisation::{compiled, files, options};
use super::{drawing, flowchart, import_csv, import_json, page};

/// One of so many parts of a chart is drawn.
const MOST_PARTS: usize = 6;

/// Holds for the files of an input.
pub(crate) fn bytes(bytes: &[u8]) {
    let options = options();
    check(&compiled(&files(bytes), &options), options.as_of);
}

/// Holds for what came of a compilation, on a day.
pub(crate) fn check(compilation: &Compilation, as_of: Date) {
    let Some(checked) = &compilation.checked else { return };
    let written = compilation.sources.iter().map(|(_, file)| file.text().len()).sum();
    for focus in focuses(checked, written) {
        let is_whole = focus == Focus::default();
        let of_view = focus.view.and_then(|view| checked.chart().views[view].as_of);
        let request = Request {
            as_of: of_view.map_or(as_of, |(date, _)| date),
            focus,
            columns: None,
            draft: compilation.diagnostics.has_errors(),
            sources: &compilation.sources,
        };
        let formats = Format::ALL.into_iter().filter(|format| is_whole || !format.is_always_whole());
        formats.for_each(|format| check_format(format, checked, &request));
    }
}

/// The whole, and one of its parts, a view where there is one: which, depends on how much was written.
fn focuses(checked: &CheckedChart, written: usize) -> Vec<Focus> {
    let chart = checked.chart();
    let views = chart.views.iter().map(|(id, _)| Focus { view: Some(id), ..Focus::default() });
    let departments = chart.departments.iter().map(|(id, _)| Post::Department(id));
    let posts = departments.chain(chart.roles.iter().map(|(id, _)| Post::Role(id)));
    let below = |root| Focus { root: Some(root), depth: Some(1), ..Focus::default() };
    let parts: Vec<Focus> = views.chain(posts.map(below)).take(MOST_PARTS).collect();
    let part = parts.get(written % parts.len().max(1)).copied();
    std::iter::once(Focus::default()).chain(part).collect()
}

fn check_format(format: Format, checked: &CheckedChart, request: &Request<'_>) {
    let text = match emit::write(format, checked, request) {
        Ok(text) => text,
        Err(refusal) => return assert!(format == Format::Mermaid && !refusal.help.is_empty(), "{refusal:?}"),
    };
    let is_shown = |c: char| !c.is_control() || c == '\n' || c == '\t' || c == '\r' && is_table(format);
    assert!(text.chars().all(is_shown), "a control character in {}: {text:?}", format.name());
    match format {
        Format::Csv => check_roles(&text, request.focus),
        Format::MatrixCsv => check_table(&text),
        Format::Dot => drawing::check(&text),
        Format::Html => assert_eq!(page::faults(&page::parse(&text)), Vec::<String>::new(), "{text}"),
        Format::Json => check_document(&text),
        Format::Markdown => check_markdown(&text),
        Format::Mermaid => flowchart::check(&text),
        Format::Svg => check_svg(&text),
    }
}

fn is_table(format: Format) -> bool {
    matches!(format, Format::Csv | Format::MatrixCsv)
}

/// Every row has as many cells, and none is run by a spreadsheet.
fn check_table(table: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    for row in reader.records() {
        let row = row.unwrap();
        let formula = row.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        assert!(formula.is_none(), "{formula:?} in {table}");
    }
}

/// The table of all roles can be imported.
fn check_roles(table: &str, focus: Focus) {
    check_table(table);
    if focus == Focus::default() {
        import_csv::bytes(table.as_bytes());
    }
}

/// The document obeys its schema, and can be imported.
fn check_document(document: &str) {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    let schema = SCHEMA.get_or_init(|| {
        let schema = serde_json::from_str(include_str!("../../../docs/reference/orgc.schema.json")).unwrap();
        jsonschema::draft202012::new(&schema).unwrap()
    });
    let value: Value = serde_json::from_str(document).unwrap();
    schema.validate(&value).unwrap_or_else(|error| panic!("{error} at {} in {document}", error.instance_path()));
    import_json::bytes(document.as_bytes());
}

/// No HTML but line ends, and nothing that is fetched or that leads to a dangerous place.
fn check_markdown(markdown: &str) {
    for event in Parser::new_ext(markdown, Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH) {
        let is_harmless = match &event {
            Event::InlineHtml(tag) => &**tag == "<br>",
            Event::Html(_) | Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => false,
            Event::Start(Tag::Link { dest_url, .. }) => page::is_safe(dest_url),
            _ => true,
        };
        assert!(is_harmless, "{event:?} in {markdown}");
    }
}

/// Well-formed, without code, and with links to pages and people only.
fn check_svg(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error} in {svg}"));
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(!matches!(name, "script" | "image" | "foreignObject" | "use"), "{name} in {svg}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && name != "src", "{name} in {svg}");
            assert!(name != "href" || page::is_safe(value), "{value} in {svg}");
        }
    }
}
