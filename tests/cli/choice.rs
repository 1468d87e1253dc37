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
fn a_depth_of_none_leaves_the_topmost_roles() {
    let sandbox = Sandbox::with(&[("a.org", &format!("{COMPANY}view top {{ depth 0 }}\n"))]);
    let csv = |choice: &[&str]| sandbox.orgc(&[&["build", "--to", "csv"], choice].concat()).stdout;
    let roles = |csv: &str| csv.lines().skip(1).filter_map(|row| Some(row.split_once(',')?.0.to_owned())).collect();
    let top: Vec<String> = roles(&csv(&["--view", "top"]));
    assert_eq!(top, ["ceo"]);
    assert_eq!(csv(&["--view", "top"]), csv(&["--depth", "0"]));
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
fn a_root_that_is_not_there_on_the_day_is_told() {
    let text = format!(
        "{COMPANY}department lab {{ exists from 2027; head lead; role lead }}\n\
         role old {{ exists until 2024 }}\nrole never {{ abolished }}\n"
    );
    let sandbox = Sandbox::with(&[("a.org", &text)]);
    let run = |arguments: &[&str]| sandbox.orgc(&[&["build", "--to", "csv"], arguments].concat());
    for (root, told) in [
        ("lab", "it begins on 2027-01-01\nhelp: `--as-of 2027-01-01` shows it\n"),
        ("lab.lead", "it begins on 2027-01-01\nhelp: `--as-of 2027-01-01` shows it\n"),
        ("old", "it ended on 2024-12-31\nhelp: `--as-of 2024-12-31` shows it\n"),
        ("never", "it lives on no day\n"),
    ] {
        let arguments = ["--root", root, "--as-of", "2026-11-01"];
        let expected = format!("note: `{root}` is not there on 2026-11-01: {told}");
        assert_eq!((run(&arguments).code, run(&arguments).stderr), (Some(0), expected));
        assert_eq!(run(&[&arguments[..], &["--quiet"]].concat()).stderr, "");
    }
    assert_eq!(run(&["--root", "lab", "--as-of", "2027-01-01"]).stderr, "");
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
    let columns = |to| company().orgc(&["build", "--columns", "people", "--to", to, "-o", "out/"]);
    assert_eq!((columns("svg,matrix-csv").code, columns("svg,html").code), (Some(2), Some(0)));
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

| What | Files |
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

/// So many departments of eleven roles each below one at the top.
fn large(teams: usize) -> Sandbox {
    let teams = (0..teams).map(|team| {
        let people: String = (0..10).map(|at| format!("role p{at} \"P\" {{ reports to lead }}\n")).collect();
        let dotted = if team == 0 { "dotted to t1.p9" } else { "" };
        format!(
            "department t{team} \"T{team}\" {{\nhead lead\nrole lead \"L\" {{ reports to top; {dotted} }}\n{people}}}\n"
        )
    });
    let text = format!("role top \"Top\" {{ reports to nobody }}\n{}", teams.collect::<String>());
    Sandbox::with(&[("a.org", &text)])
}

#[test]
fn a_chart_that_is_too_large_for_mermaid_is_written_in_parts() {
    let sandbox = large(60);
    let run = sandbox.orgc(&["build", "--to", "mermaid,json", "-o", "out/"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let index = sandbox.read("out/index.md");
    let files: Vec<&str> = index.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(files.len() > 10 && files[0] == "org.mmd" && files[1] == "org.t0.mmd", "{index}");
    assert!(index.contains("| **The whole, without its parts** | [org.mmd](org.mmd) |"), "{index}");
    assert!(index.contains("| **T0** | [org.t0.mmd](org.t0.mmd) |"), "{index}");
    let parts: Vec<String> = files.iter().map(|file| sandbox.read(&format!("out/{file}"))).collect();
    let lines = |part: &String| part.lines().filter(|line| line.contains("--")).count();
    assert!(parts.iter().all(|part| lines(part) <= 500 && part.len() < 50_000));
    // As few as it takes: the whole is nearly as large as may be.
    assert!(lines(&parts[0]) > 480, "{}", lines(&parts[0]));
    // Nothing gets lost: neither a role nor a line.
    for team in 0..60 {
        for line in ["r_top --> r_tX_lead", "r_tX_lead --> r_tX_p0", "r_tX_lead --> r_tX_p9"] {
            let line = line.replace('X', &team.to_string());
            assert!(parts.iter().any(|part| part.lines().any(|written| written.trim() == line)), "{line}");
        }
    }
    assert!(parts[0].contains("r_t0_lead[\"<b>L</b><br/>#43;10 more\"]"), "{}", parts[0]);
    assert!(parts[1].contains("r_t0_lead -.-> r_t1_p9") && parts[1].contains("chart[\"T0\"]"), "{}", parts[1]);
}

#[test]
fn the_deepest_chart_that_fits_into_mermaid_is_named() {
    let role = |number: usize| format!("role r{number} {{ reports to r{} }}\n", number - 1);
    let chain: String = (1..700).map(role).collect();
    let sandbox = Sandbox::with(&[("a.org", &format!("organization \"Chain\" {{ head r0 }}\nrole r0\n{chain}"))]);
    let refused = sandbox.orgc(&["build", "--to", "mermaid"]);
    assert!(refused.stderr.contains("help: `--depth 500` fits; "), "{}", refused.stderr);
    assert_eq!(sandbox.orgc(&["build", "--to", "mermaid", "--depth", "500"]).code, Some(0));
    assert_eq!(sandbox.orgc(&["build", "--to", "mermaid", "--depth", "501"]).code, Some(2));
}

#[test]
fn where_there_is_one_file_only_a_chart_too_large_for_mermaid_is_not_written() {
    let sandbox = large(60);
    for output in [&["-o", "a.mmd"][..], &[]] {
        let run = sandbox.orgc(&[&["build", "--to", "mermaid"], output].concat());
        let expected = "\
error: the chart is too large for Mermaid: it has 661 lines, and 500 are drawn at most
help: `-o DIR/` writes it in 17 parts, by department; `--depth 1` fits; `--root ROLE-or-DEPARTMENT` and `--view ID` choose a part
";
        assert_eq!((run.code, run.stderr.as_str()), (Some(2), expected));
    }
    assert_eq!(sandbox.list(), ["a.org"]);
    assert_eq!(sandbox.orgc(&["build", "--to", "mermaid", "--depth", "1"]).code, Some(0));
}

#[test]
fn a_chart_that_cannot_be_divided_is_not_written() {
    let clerks: String = (0..501).map(|at| format!("role p{at} {{ reports to top }}\n")).collect();
    let view = "view all \"All\" { hide people }\n";
    let sandbox = Sandbox::with(&[("a.org", &format!("role top {{ reports to nobody }}\n{clerks}{view}"))]);
    let message = "the chart is too large for Mermaid: it has 501 lines, and 500 are drawn at most";
    let help = "help: `--root ROLE-or-DEPARTMENT` and `--view ID` choose a part\n";
    let run = sandbox.orgc(&["build", "--to", "mermaid", "-o", "out/"]);
    assert_eq!((run.code, run.stderr), (Some(2), format!("error: {message}\n{help}")));
    let run = sandbox.orgc(&["build", "--to", "mermaid", "--all-views", "-o", "out/"]);
    assert_eq!((run.code, run.stderr), (Some(2), format!("error: view `all`: {message}\n{help}")));
    assert_eq!(sandbox.list(), ["a.org"]);
}

#[test]
fn every_format_follows_the_choices_of_a_view() {
    let sandbox = Sandbox::with(&[(
        "a.org",
        "organization \"Shop\" { head ceo }\n\
         role ceo \"Chief\" { held by \"Maya Lind\" }\n\
         department sales \"Sales\" {\n\
           head lead\n\
           role lead \"Seller\" { held by \"Tom Oak\" }\n\
           role clerk \"Clerk\" { vacant until 2029 }\n\
           role cook \"Cook\" #kitchen { held by \"Ana Ruiz\"; dotted to ceo for \"news\" }\n\
           role helper \"Helper\" { reports to cook; held by \"Li Wei\" }\n\
           responsibility offers \"Offers\" { owner lead; responsible cook; consulted helper }\n\
         }\n\
         objective growth \"Growth\" { owner ceo; measure turnover \"Turnover\" to 9 }\n\
         view bare \"Bare\" { hide people, dotted, vacancies, objectives, responsibilities; exclude #kitchen }\n\
         view full \"Full\" { show people, dotted, objectives, responsibilities, vacancies; columns people }\n\
         view later \"Later\" { root sales; depth 1; as of 2030 }\n",
    )]);
    let run = sandbox.orgc(&["build", "--to", "csv,dot,markdown,matrix-csv,mermaid,svg", "--all-views", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let has = |file: &str, text: &str| sandbox.read(&format!("out/{file}")).contains(text);
    for (text, of_bare, of_full) in [
        ("Maya Lind", [false; 4], [true; 4]),
        ("news", [false; 4], [false, true, true, true]),
        ("Clerk", [false; 4], [true; 4]),
        ("Cook", [false; 4], [true; 4]),
        ("Growth", [false; 4], [false, true, true, true]),
        ("Offers", [false; 4], [false, true, true, true]),
        ("Chief", [true; 4], [true; 4]),
    ] {
        for (format, (bare, full)) in ["csv", "dot", "svg", "mmd"].into_iter().zip(of_bare.into_iter().zip(of_full)) {
            assert_eq!(has(&format!("bare.{format}"), text), bare, "{text} in bare.{format}");
            assert_eq!(has(&format!("full.{format}"), text), full, "{text} in full.{format}");
        }
    }
    assert!(has("bare.md", "There are no objectives or responsibilities to show."));
    assert!(!has("bare.matrix.csv", "Growth") && has("full.matrix.csv", "growth.turnover"));
    assert!(has("full.md", "| Tom Oak | Ana Ruiz |"), "{}", sandbox.read("out/full.md"));
    for format in ["csv", "dot", "svg", "mmd"] {
        let file = format!("later.{format}");
        assert!(has(&file, "Seller") && !has(&file, "Chief"), "{file}");
        assert!(format == "csv" || has(&file, "1 more"), "{file}");
    }
    assert!(has("later.dot", "since 2030-01-01") && has("later.md", "| Offers | A | R/C↓ |"));
    for view in ["bare", "full", "later"] {
        assert!(has("index.md", &format!("[{view}.matrix.csv]({view}.matrix.csv)")));
    }
}
