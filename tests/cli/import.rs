//! `orgc import`: what is written, and what never is.

use crate::SOUND;
use crate::sandbox::Sandbox;

/// A chart of two departments, as a document.
fn document(sandbox: &Sandbox) -> String {
    sandbox.write("from/chart.org", CHART);
    let run = sandbox.orgc(&["build", "from", "--to", "json", "-o", "chart.json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    sandbox.read("chart.json")
}

const CHART: &str = r#"
organization "Two" { head ceo }
role ceo "Chief" { held by "Maya" }
department sales "Sales" { head lead; role lead "Lead" { held by "Tom" } }
department con "Console" { head lead; role lead "Lead" { held by "Ana" } }
"#;

#[test]
fn writes_the_files_of_a_document_which_give_the_same_document() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox);
    let run = sandbox.orgc(&["import", "json", "chart.json", "-o", "new/dir"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        run.stdout,
        "wrote new/dir/00-organization.org\nwrote new/dir/01-sales.org\nwrote new/dir/02-con_.org\n"
    );
    let again = sandbox.orgc(&["build", "new/dir", "--to", "dot"]).stdout;
    assert_eq!(again, sandbox.orgc(&["build", "from", "--to", "dot"]).stdout, "{document}");
}

#[test]
fn reads_standard_input() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox);
    let run = sandbox.orgc_with_stdin(&["import", "json", "-", "-o", "new"], &document);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(sandbox.read("new/01-sales.org").starts_with("department sales \"Sales\" {\n  head lead\n"));
}

#[test]
fn never_replaces_a_file_unless_it_is_told_to() {
    let sandbox = Sandbox::with(&[("new/01-sales.org", "mine"), ("new/02-con_.org", "mine")]);
    document(&sandbox);
    let run = sandbox.orgc(&["import", "json", "chart.json", "-o", "new"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stderr,
        "error: `new` already has `01-sales.org`, `02-con_.org`\n\
         help: nothing was written; name another directory with `-o DIR`, or replace the files with `--force`\n"
    );
    assert_eq!(sandbox.read("new/01-sales.org"), "mine");
    assert!(!sandbox.path("new/00-organization.org").exists());
    assert_eq!(sandbox.orgc(&["import", "json", "chart.json", "-o", "new", "--force"]).code, Some(0));
    assert_ne!(sandbox.read("new/01-sales.org"), "mine");
}

#[test]
fn says_with_its_pointer_what_is_wrong_with_a_document() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox);
    for (old, new, expected) in [
        ("{", "[", "this cannot be read as JSON: "),
        ("\"schemaVersion\": 1", "\"schemaVersion\": 2", "/schemaVersion: version 2 of the document is not known"),
        ("\"schemaVersion\": 1,", "", "this is no document of `orgc build --to json`"),
        ("\"title\": \"Chief\"", "\"title\": 7", "/roles/0/title: expected a string, found a number"),
        ("\"title\": \"Chief\"", "\"title\": \"a\\u202eb\"", "/roles/0/title: this text has a character that changes"),
        (
            "\"title\": \"Chief\"",
            "\"title\": \"a\\u001bb\"",
            "/roles/0/title: this text has a control character (U+001B)",
        ),
        ("\"seats\": null,", "", "/roles/0: the key `seats` is missing"),
        ("\"id\": \"sales\"", "\"id\": \"../sales\"", "/departments/0/id: `../sales` is no path"),
        (
            "\"role\": \"sales.lead\"",
            "\"role\": \"nobody\"",
            "/departments/0/heads/0/role: no role has the id `nobody`",
        ),
        ("\"share\": null", "\"share\": 1.5", "/roles/0/holdings/0/share: 1.5 is no share"),
    ] {
        sandbox.write("wrong.json", &document.replacen(old, new, 1));
        let run = sandbox.orgc(&["import", "json", "wrong.json", "-o", "new"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{old} {new}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("error: {expected}")), "{}", run.stderr);
        assert!(run.stderr.ends_with("nothing was written, because `wrong.json` has errors\n"), "{}", run.stderr);
        assert!(!sandbox.path("new").exists());
    }
}

#[test]
fn a_text_cannot_leave_its_quotation_marks() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox);
    let hostile = "x\\\" }\\nrole owner \\\"\\\"\\\" \\\\";
    sandbox.write("hostile.json", &document.replace("\"title\": \"Chief\"", &format!("\"title\": \"{hostile}\"")));
    assert_eq!(sandbox.orgc(&["import", "json", "hostile.json", "-o", "new"]).code, Some(0));
    let again = sandbox.orgc(&["build", "new", "--to", "json"]);
    assert!(again.stdout.contains(&format!("\"title\": \"{hostile}\"")), "{}", again.stdout);
    assert_eq!(again.stdout.matches("\"department\": ").count(), document.matches("\"department\": ").count());
}

#[test]
fn what_cannot_be_read_is_a_failure() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let run = sandbox.orgc(&["import", "json", "no.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: there is no file or directory `no.json`"), "{}", run.stderr);
    std::fs::write(sandbox.path("latin.json"), b"{\"title\": \"Caf\xe9\"}").unwrap();
    let run = sandbox.orgc(&["import", "json", "latin.json"]);
    assert!(run.stderr.starts_with("error: cannot import `latin.json`: it is not UTF-8: byte 14"), "{}", run.stderr);
    assert_eq!(sandbox.list(), ["a.org", "latin.json"]);
}

#[test]
fn a_table_is_written_and_told_about_where_it_is_not_placed() {
    let table = "Name,Title,Manager\nAna,Head,\nBen,Clerk,Anna\n";
    let sandbox = Sandbox::with(&[("sound.csv", "Name,Title\nAna,Head\n"), ("doubtful.csv", table)]);
    let run = sandbox.orgc(&["import", "csv", "sound.csv", "-o", "sound"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(sandbox.orgc(&["check", "sound"]).code, Some(0));
    let run = sandbox.orgc(&["import", "csv", "doubtful.csv", "-o", "doubtful"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "wrote doubtful/organization.org\n"));
    assert_eq!(
        run.stderr,
        "warning: row 3, column \"Manager\": no one is called \"Anna\"; nearest: \"Ana\"; kept as a note on role `clerk`\n\
         1 cell could not be placed\n"
    );
    assert!(sandbox.read("doubtful/organization.org").contains("note \"Manager: Anna\""));
}

#[test]
fn nothing_is_said_to_be_kept_where_nothing_is_written() {
    let table = "Name,Title,Manager\nAna,Head,\nBen,Clerk,Anna\n";
    let sandbox = Sandbox::with(&[("doubtful.csv", table), ("new/organization.org", "mine")]);
    let run = sandbox.orgc(&["import", "csv", "doubtful.csv", "-o", "new"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: `new` already has `organization.org`\n"), "{}", run.stderr);
    assert_eq!(sandbox.read("new/organization.org"), "mine");
}

#[test]
fn what_is_no_table_is_a_failure_and_nothing_is_written() {
    let sandbox = Sandbox::with(&[("other.csv", "a,b\n1,2\n"), ("empty.csv", "")]);
    std::fs::write(sandbox.path("utf16.csv"), b"\xff\xfeN\0a\0m\0e\0").unwrap();
    for (file, message) in [
        ("other.csv", "no column has names or job titles"),
        ("empty.csv", "is empty"),
        ("utf16.csv", "UTF-16, not UTF-8"),
    ] {
        let run = sandbox.orgc(&["import", "csv", file, "-o", "new"]);
        assert_eq!(run.code, Some(2), "{file}");
        assert!(run.stderr.starts_with(&format!("error: cannot import `{file}`: ")), "{}", run.stderr);
        assert!(run.stderr.contains(message), "{}", run.stderr);
        assert!(!sandbox.path("new").exists());
    }
}

#[test]
fn another_document_is_told_in_one_line() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let findings = sandbox.orgc(&["check", "--format", "json"]).stdout;
    let rules = sandbox.orgc(&["rules", "--format", "json"]).stdout;
    for (document, more) in [(findings, ": it is one of `orgc check --format json`"), (rules, "")] {
        let run = sandbox.orgc_with_stdin(&["import", "json", "-", "-o", "new"], &document);
        assert_eq!(run.code, Some(1));
        let expected = format!(
            "error: this is no document of `orgc build --to json`{more}\n\
             nothing was written, because standard input has errors\n"
        );
        assert_eq!(run.stderr, expected);
    }
}

#[test]
fn what_a_document_lacks_is_said_once_and_where() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox).replace("\"people\": [", "\"folk\": [");
    let run = sandbox.orgc_with_stdin(&["import", "json", "-", "-o", "new"], &document);
    let missing = run.stderr.lines().filter(|line| line.contains("is missing"));
    assert_eq!(missing.collect::<Vec<_>>(), ["error: the key `people` of the document is missing"]);
}

#[test]
fn keys_of_a_later_version_are_passed_over() {
    let sandbox = Sandbox::with(&[]);
    let document = document(&sandbox);
    let later = document.replace("\"title\":", "\"unheard-of\": { \"x\": [1] },\n\"title\":");
    assert_ne!(later, document);
    for (text, directory) in [(&document, "now"), (&later, "later")] {
        let run = sandbox.orgc_with_stdin(&["import", "json", "-", "-o", directory], text);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    }
    let read = |directory: &str| sandbox.read(&format!("{directory}/01-sales.org"));
    assert_eq!(read("now"), read("later"));
}
