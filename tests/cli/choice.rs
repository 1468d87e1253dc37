//! `orgc build --root`, `--depth` and `--all-views`: what of a chart is written, and where.

use std::fs;

use crate::sandbox::Sandbox;

const COMPANY: &str = "\
organization \"Corner Shop\" { head ceo }
role ceo \"Managing Director\"
department sales \"Sales\" {
  head lead
  role lead \"Head of Sales\" { owns prices }
  role clerk \"Clerk\"
}
department support \"Support\" {
  head lead
  role lead \"Head of Support\" { owns refunds }
}
responsibility refunds \"Refunds\"
responsibility prices \"Prices\"
/// All *departments*.
view board \"The | board\" { depth 1 }
view index \"Sales\" { root sales; as of 2030-01-01 }
";

fn company() -> Sandbox {
    Sandbox::with(&[("a.org", COMPANY)])
}

fn built(arguments: &[&str]) -> String {
    let arguments: Vec<&str> = ["build", "--to"].iter().chain(arguments).copied().collect();
    let run = company().orgc(&arguments);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    run.stdout
}

#[test]
fn a_root_and_a_depth_do_without_a_view() {
    let sales = built(&["mermaid", "--root", "sales"]);
    assert!(sales.contains("subgraph chart[\"Corner Shop – Sales\"]"), "{sales}");
    assert!(sales.contains("r_sales_clerk[") && !sales.contains("r_ceo[") && !sales.contains("Support"), "{sales}");
    let role = built(&["mermaid", "--root", "support.lead"]);
    assert!(role.contains("r_support_lead[") && !role.contains("r_sales_lead["), "{role}");
    let flat = built(&["dot", "--depth", "1"]);
    assert!(flat.contains("+1 more") && !flat.contains("\"sales.clerk\" ["), "{flat}");
}

#[test]
fn a_root_and_a_depth_stand_in_the_place_of_those_of_a_view() {
    let support = built(&["csv", "--view", "index", "--root", "support"]);
    assert!(support.contains("\r\nsupport.lead,") && !support.contains("sales"), "{support}");
    let deep = built(&["csv", "--view", "board", "--depth", "2"]);
    assert!(deep.contains("\r\nsales.clerk,"), "{deep}");
    assert!(!built(&["csv", "--view", "board"]).contains("\r\nsales.clerk,"));
}

#[test]
fn tables_of_responsibilities_follow_the_root() {
    let matrix = built(&["markdown", "--root", "sales"]);
    assert!(matrix.starts_with("# Sales – responsibilities") && matrix.contains("| Prices |"), "{matrix}");
    assert!(!matrix.contains("Refunds"), "{matrix}");
    let long = built(&["matrix-csv", "--root", "support", "--depth", "1"]);
    assert!(
        long.ends_with("Inherited\r\nrefunds,Refunds,responsibility,,A,support.lead,Head of Support,,\r\n"),
        "{long}"
    );
}

#[test]
fn an_unknown_root_is_named_with_what_may_have_been_meant() {
    for (name, help) in [
        ("suport", "did you mean `support`?"),
        ("lead", "did you mean `sales.lead` or `support.lead`?"),
        ("nowhere-at-all", "it is named by its path, as in `sales.lead`"),
    ] {
        let run = company().orgc(&["build", "--to", "dot", "--root", name]);
        let expected = format!("error: no role or department is called `{name}`\nhelp: {help}\n");
        assert_eq!((run.code, run.stderr, run.stdout), (Some(2), expected, String::new()));
    }
}

#[test]
fn what_chooses_nothing_is_refused() {
    for option in [&["--root", "sales"][..], &["--depth", "1"], &["--all-views", "-o", "out/"]] {
        let arguments: Vec<&str> = ["build", "--to", "json"].iter().chain(option).copied().collect();
        let run = company().orgc(&arguments);
        let expected = format!(
            "error: `{}` chooses nothing in json\nhelp: it always holds everything; name another format, too\n",
            option[0]
        );
        assert_eq!((run.code, run.stderr), (Some(2), expected));
    }
    assert_eq!(company().orgc(&["build", "--to", "dot", "--depth", "deep"]).code, Some(2));
}

#[test]
fn all_views_are_written_and_listed() {
    let sandbox = company();
    let run = sandbox.orgc(&["build", "--to", "mermaid,md,json", "--all-views", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let files = ["board.mmd", "board.md", "index_.mmd", "index_.md", "org.json", "index.md"];
    assert_eq!(run.stderr, files.map(|file| format!("wrote out/{file}\n")).concat());
    let expected = "\
# Corner Shop

| View | Files |
| --- | --- |
| **The \\| board** – All \\*departments\\*. | [board.mmd](board.mmd), [board.md](board.md) |
| **Sales** | [index\\_.mmd](index_.mmd), [index\\_.md](index_.md) |
| **Everything** | [org.json](org.json) |
";
    assert_eq!(sandbox.read("out/index.md"), expected);
    assert_eq!(sandbox.read("out/board.mmd"), built(&["mermaid", "--view", "board"]));
    assert_eq!(sandbox.read("out/index_.md"), built(&["markdown", "--view", "index"]));
}

#[test]
fn all_views_are_written_or_none() {
    let sandbox = Sandbox::with(&[("a.org", COMPANY), ("out/index.md/keep.txt", "")]);
    let run = sandbox.orgc(&["build", "--to", "dot", "--all-views", "-o", "out"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(fs::read_dir(sandbox.path("out")).unwrap().count(), 1);
    let run = company().orgc(&["build", "--to", "dot", "--all-views"]);
    assert!(run.code == Some(2) && run.stderr.contains("`-o DIR/`"), "{}", run.stderr);
    let run = Sandbox::with(&[("a.org", crate::SOUND)]).orgc(&["build", "--to", "dot", "--all-views", "-o", "out/"]);
    assert!(run.stderr.starts_with("error: no file declares a `view`\n"), "{}", run.stderr);
}

#[test]
fn a_chart_that_is_too_large_for_mermaid_is_not_written() {
    let teams = (0..60).map(|team| {
        let people: String = (0..10).map(|at| format!("role p{at} \"P\" {{ reports to lead }}\n")).collect();
        format!("department t{team} \"T\" {{\nrole lead \"L\" {{ reports to top }}\n{people}}}\n")
    });
    let text = format!("role top \"Top\" {{ reports to nobody }}\n{}", teams.collect::<String>());
    let sandbox = Sandbox::with(&[("a.org", &text)]);
    let run = sandbox.orgc(&["build", "--to", "mermaid,json", "-o", "out/"]);
    assert_eq!(run.code, Some(2));
    let expected = "\
error: the chart is too large for Mermaid: it has 660 lines, and 500 are drawn at most
help: `--depth 1` fits; `--root ROLE-or-DEPARTMENT` and `--view ID` choose a part
";
    assert!(run.stderr.ends_with(expected), "{}", run.stderr);
    assert_eq!(sandbox.list(), ["a.org"]);
    assert_eq!(sandbox.orgc(&["build", "--to", "mermaid", "--depth", "1"]).code, Some(0));
}
