//! The page: made of what this program makes pages of, and every link in it leads somewhere.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};

/// Every element that a page is made of.
const ELEMENTS: &str = "a abbr article aside b bdi body button caption code dd desc details div dl dt footer g h1 h2 h3 h4 \
    h5 h6 head header html input label li main meta nav ol option p path rect script section select span style \
    summary svg table tbody td text th thead title tr ul";
/// Every attribute.
const ATTRIBUTES: &str = "aria-autocomplete aria-controls aria-expanded aria-label aria-labelledby autocomplete charset \
    checked class content d data-above data-around data-below data-box data-depth data-find data-frame data-from \
    data-in data-joins data-level data-sample data-span data-to data-whole data-with dir font-size for height hidden href http-equiv id lang \
    lengthAdjust name placeholder rel role rx scope spellcheck tabindex target text-anchor textLength title type \
    viewBox width x y";

/// A page in the eyes of a reader of XML.
pub(crate) fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap_or_else(|error| panic!("{error} in {page}"))
}

/// What is wrong with a page.
pub(crate) fn faults(document: &Document<'_>) -> Vec<String> {
    let elements: BTreeSet<&str> = ELEMENTS.split_whitespace().collect();
    let attributes: BTreeSet<&str> = ATTRIBUTES.split_whitespace().collect();
    let mut ids = BTreeSet::new();
    let mut faults = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        faults.extend((!elements.contains(name)).then(|| format!("element {name}")));
        let unknown = node.attributes().filter(|attribute| !attributes.contains(attribute.name()));
        faults.extend(unknown.map(|attribute| format!("attribute {}", attribute.name())));
        faults.extend(node.attribute("id").filter(|id| !ids.insert(*id)).map(|id| format!("a second {id}")));
    }
    for href in document.descendants().filter_map(|node| node.attribute("href")) {
        let leads = match href.strip_prefix('#') {
            Some(id) => ids.contains(id),
            None => is_safe(href),
        };
        faults.extend((!leads).then(|| format!("a link to {href}")));
    }
    let count = |name: &str| document.descendants().filter(|node| node.has_tag_name(name)).count();
    faults.extend((count("script") != 2 || count("style") != 1).then(|| "other code".to_owned()));
    faults
}

/// Whether an address leads to a page or to a person.
pub(crate) fn is_safe(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
}
