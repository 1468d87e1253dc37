//! Pictures with texts that may be trouble, for tests.

use proptest::prelude::*;

use crate::view::graph::sample::node;
use crate::view::graph::{Frame, Graph, Info, Link, LinkKind};

/// One box, frame and line of everything that can be written, with these texts.
pub(in crate::emit) fn with_texts(texts: &[String]) -> Graph {
    let mut graph = Graph { title: texts.concat(), ..Graph::default() };
    for (place, text) in texts.iter().enumerate() {
        let info = Info { lines: vec![text.clone()], url: None };
        let (id, title) = (format!("frame {place}"), format!("F{text}"));
        let frame = graph.frames.push(Frame { id, title, kind: Some(text.clone()), around: None, info: info.clone() });
        let mut named = node(text);
        named.id = format!("{place} {text}");
        named.frame = Some(frame);
        named.info = info.clone();
        let above = graph.nodes.push(node(&format!("above {place}")));
        named.above = Some(above);
        let node = graph.nodes.push(named);
        let label = Some(format!("L{text}"));
        graph.links.push(Link { from: node, to: above, kind: LinkKind::Dotted, label, info });
    }
    graph
}

/// Texts that have been trouble somewhere, and any others.
pub(in crate::emit) fn any_text() -> impl Strategy<Value = String> {
    let trouble = r#"[\\"&<>{}|#;'\n\t\[\]NGTEHLlrn0a9 xé組]{0,12}"#;
    let words =
        ["\\N", "\\\\", "&amp;", "&#92;N", "&lt;b&gt;", "<b>", "]]>", "<!--", "\\", "\"", "%", "{a|b}", "\u{1}x"];
    prop_oneof![trouble, any::<String>(), proptest::sample::select(words.to_vec()).prop_map(str::to_owned)]
}
