//! The organisation as one page for browsers: it needs nothing else, and asks nobody for anything.
//!
//! Whatever it tells stands in it as HTML, in the order in which it is read, so that it can be read without script,
//! aloud, and on paper. The script only moves it: it shows one part at a time, hides what is below a role, finds, and
//! brings what is told of a role beside the chart. It does not tell all that the files say: departments and people
//! have no cards of their own, and items are told of without their properties. All of it is in the JSON.

mod chart;
mod code;
mod desk;
mod findings;
mod items;
mod letter;
mod markup;
mod matrix;
mod proof;
mod role;

use super::Request;
use crate::check::CheckedChart;
use crate::render::counted;
use crate::timeline::State;
use crate::view::graph::Graph;

use code::{Code, policy};
use desk::Desk;
use markup::{Markup, Tag, classed, tag};

/// The page, as the request wants to see it.
pub(super) fn html(checked: &CheckedChart, request: &Request<'_>) -> String {
    let graph = Graph::of(checked, request.focus, request.as_of);
    let desk = Desk::of(checked, request);
    let sections = sections(&desk, &graph);
    let body = tag("body")
        .with(classed("a", "skip").set("href", "#main").with("To the content"))
        .with(header(&desk, &graph, request.draft))
        .with(tabs(&sections))
        .with(tag("main").set("id", "main").all(sections.into_iter().map(section)))
        .with(tag("footer").with(tag("p").with(format!("Written by {GENERATOR}."))));
    document(&graph, body)
}

const GENERATOR: &str = concat!("orgc ", env!("CARGO_PKG_VERSION"));

/// A part of the page.
struct Section {
    id: &'static str,
    title: &'static str,
    /// How many things there are in it.
    count: Option<usize>,
    content: Markup,
}

fn sections(desk: &Desk<'_>, graph: &Graph) -> Vec<Section> {
    let section = |id, title, count, content| Section { id, title, count, content };
    vec![
        section("chart", "Chart", None, chart::panel(graph)),
        section("roles", "Roles", Some(desk.roles.len()), role::cards(desk)),
        section("matrix", "Matrix", None, matrix::tables(desk)),
        section("items", items::title(desk), None, items::cascade(desk)),
        section("findings", "Findings", Some(desk.told_findings.len()), findings::list(desk)),
    ]
}

fn section(section: Section) -> Tag {
    let heading = format!("{}.title", section.id);
    tag("section")
        .set("id", section.id)
        .set("aria-labelledby", &heading)
        .with(tag("h2").set("id", &heading).with(section.title))
        .with(section.content)
}

/// Links to the parts, which the script makes tabs of.
fn tabs(sections: &[Section]) -> Tag {
    let link = |section: &Section| {
        let count = section.count.map(|count| classed("span", "count").with(count.to_string()));
        let count = count.map(|count| Markup::from(" ").then(count));
        tag("a").set("href", &format!("#{}", section.id)).with(section.title).with(count)
    };
    let tabs = classed("div", "tabs").all(sections.iter().map(link));
    tag("nav").set("aria-label", "Parts of this page").with(tabs)
}

fn header(desk: &Desk<'_>, graph: &Graph, draft: bool) -> Tag {
    let words = "Written despite errors: do not rely on it. What is wrong stands under Findings.";
    let draft = draft.then(|| classed("p", "draft").with(tag("b").with("DRAFT")).with(format!(" {words}")));
    let truth = graph.truth_words().map(|words| classed("p", "truth").with(format!("True {words}.")));
    tag("header")
        .with(tag("h1").set("dir", "auto").with(title(graph)))
        .with(draft)
        .with(classed("p", "counts").with(counts(desk, graph)))
        .with(truth)
        .with(search())
}

fn title(graph: &Graph) -> &str {
    if graph.title.trim().is_empty() { "Organisation" } else { &graph.title }
}

/// What there is, in a line.
fn counts(desk: &Desk<'_>, graph: &Graph) -> String {
    let state = |wanted: State| {
        let is_so = |id| desk.timeline.seating(id).on(desk.day).is_some_and(|seating| seating.state == wanted);
        desk.roles.iter().filter(|id| is_so(**id)).count()
    };
    let vacant = state(State::Vacant);
    let departments = graph.departments();
    let counts = [
        Some(counted(desk.roles.len(), "role")),
        (vacant > 0).then(|| format!("{vacant} vacant")),
        (departments > 0).then(|| counted(departments, "department")),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where something is searched, which the script does.
fn search() -> Tag {
    let field = tag("input")
        .set("id", "query")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("role", "combobox")
        .set("aria-expanded", "false")
        .set("aria-controls", "results")
        .set("aria-autocomplete", "list")
        .set("placeholder", "Role, person, department, objective");
    classed("div", "search")
        .set("role", "search")
        .flag("hidden")
        .with(tag("label").set("for", "query").with("Search"))
        .with(field)
        .with(tag("ul").set("id", "results").set("role", "listbox").set("aria-label", "Found").flag("hidden"))
        .with(tag("p").set("id", "status").set("role", "status"))
}

fn document(graph: &Graph, body: Tag) -> String {
    let (sheet, early, script) = (Code::sheet(), Code::early(), Code::script());
    let meta = |name: &'static str, content: &str| tag("meta").set("name", name).set("content", content);
    let policy =
        tag("meta").set("http-equiv", "Content-Security-Policy").set("content", &policy(&sheet, [&early, &script]));
    let head = tag("head")
        .with(tag("meta").set("charset", "utf-8"))
        .with(policy)
        .with(meta("viewport", "width=device-width, initial-scale=1"))
        .with(meta("color-scheme", "light dark"))
        .with(meta("referrer", "no-referrer"))
        .with(meta("generator", GENERATOR))
        .with(tag("title").with(format!("{} – organisation chart", title(graph))))
        .with(tag("style").with(Markup::code(&sheet)))
        .with(tag("script").with(Markup::code(&early)));
    let script = tag("script").set("type", "module").with(Markup::code(&script));
    let page: Markup = tag("html").set("lang", "en").with(head).with(body.with(script)).into();
    format!("<!DOCTYPE html>\n{}", page.into_string())
}
