//! What is written of hand-made pictures. `tests/mermaid.mjs` gives whole charts to Mermaid itself.

use super::{MOST_CHARACTERS, MOST_LINES, drawing};
use crate::view::graph::sample::{node, picture};
use crate::view::graph::{Content, Graph, Presence};

#[test]
fn a_chart_in_words_of_mermaid() {
    let graph = picture(
        r#"
        chief
        aide < chief beside
        frame sales
        frame south in sales
        end < chief in sales
        clerk < end in south
        clerk ~ aide for "prices & "terms""
        "#,
    );
    let expected = "\
flowchart TB
  subgraph chart[\"Sample\"]
    direction TB
    r_chief[\"<b>chief</b><br/>N. chief\"]
    r_aide[\"<b>aide</b><br/>N. aide\"]
    subgraph d_sales[\"sales\"]
      direction TB
      r_end[\"<b>end</b><br/>N. end\"]
      subgraph d_south[\"south\"]
        direction TB
        r_clerk[\"<b>clerk</b><br/>N. clerk\"]
      end
    end
  end
  r_chief ---|assistant| r_aide
  r_chief --> r_end
  r_end --> r_clerk
  r_clerk -.->|\"prices #38;#32;\"| r_aide
";
    assert_eq!(drawing(&graph, false).text, expected);
}

#[test]
fn names_that_look_the_same_stay_apart() {
    let mut graph = Graph::default();
    for id in ["a.b", "a-b", "a_b", "é"] {
        let mut role = node("x");
        role.id = id.to_owned();
        graph.nodes.push(role);
    }
    let text = drawing(&graph, false).text;
    for name in ["r_a_b[", "r_a_b_2[", "r_a_b_3[", "r_ue9["] {
        assert_eq!(text.matches(name).count(), 1, "{name} in {text}");
    }
}

#[test]
fn a_draft_says_so_and_what_is_vacant_too() {
    let mut vacant = node("chief");
    if let Content::Role(role) = &mut vacant.content {
        role.presence = Presence::Vacant;
        role.holders.clear();
    }
    let mut graph = Graph { title: "Sample".to_owned(), ..Graph::default() };
    graph.nodes.push(vacant);
    let text = drawing(&graph, true).text;
    assert!(text.contains("subgraph chart[\"<b>DRAFT</b> · Sample\"]"), "{text}");
    assert!(
        text.contains("r_chief[\"<b>chief</b><br/><i>vacant</i>\"]") && text.contains("class r_chief vacant\n"),
        "{text}"
    );
}

#[test]
fn what_mermaid_would_refuse_is_known() {
    let reports = |count: usize, name: &str| (0..count).map(|at| format!("{name}{at} < chief\n")).collect::<String>();
    let excess = |text: &str| drawing(&picture(text), false).excess();
    assert_eq!(excess(&format!("chief\n{}", reports(MOST_LINES, "r"))), None);
    let lines = excess(&format!("chief\n{}", reports(MOST_LINES + 1, "r")));
    assert_eq!(lines.as_deref(), Some("it has 501 lines, and 500 are drawn at most"));
    let characters =
        excess(&format!("chief\n{}", reports(MOST_LINES, &"long_".repeat(MOST_CHARACTERS / MOST_LINES / 10))));
    assert!(characters.is_some_and(|excess| excess.ends_with("and 50000 are read at most")));
}
