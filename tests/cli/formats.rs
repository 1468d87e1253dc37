//! `orgc check --format sarif` and `github`: findings for code hosts.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a document that lacks a key fails the test")]

use serde_json::Value;

use crate::TWO_OWNERS;
use crate::sandbox::Sandbox;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A text in which SARIF finds neither placeholders nor links.
fn escaped(text: &str) -> String {
    let mut text = text.replace('\\', "\\\\");
    for (one, other) in [("{", "{{"), ("}", "}}"), ("[", "\\["), ("]", "\\]")] {
        text = text.replace(one, other);
    }
    text
}

/// What the repair of a result inserts, and where: line and column.
fn repairs(result: &Value) -> Vec<(u64, u64, String)> {
    let changes = result["fixes"].as_array().into_iter().flatten().flat_map(|fix| fix["artifactChanges"].as_array());
    let replacements = changes.flatten().flat_map(|change| change["replacements"].as_array().unwrap());
    let at = |place: &Value| (place["startLine"].as_u64().unwrap(), place["startColumn"].as_u64().unwrap());
    let inserted = |replacement: &Value| replacement["insertedContent"]["text"].as_str().unwrap().to_owned();
    let repair = |replacement: &Value| {
        let (line, column) = at(&replacement["deletedRegion"]);
        (line, column, inserted(replacement))
    };
    replacements.map(repair).collect()
}

/// The same of a finding in JSON.
fn edits(finding: &Value) -> Vec<(u64, u64, String)> {
    let edits = finding["fix"]["edits"].as_array().into_iter().flatten();
    let number = |edit: &Value, key: &str| edit[key].as_u64().unwrap();
    let text = |edit: &Value| edit["replacement"].as_str().unwrap().to_owned();
    edits.map(|edit| (number(edit, "line"), number(edit, "column"), text(edit))).collect()
}

#[test]
fn sarif_says_what_json_says() {
    let sandbox = Sandbox::with(&[("a b.org", TWO_OWNERS), ("c.org", "role x { held by: \"Zoë {0} [y](z)\" }\n")]);
    let findings = json(&sandbox.orgc(&["check", "--format", "json"]).stdout)["findings"].clone();
    let run = sandbox.orgc(&["check", "--format", "sarif"]);
    assert_eq!(run.code, Some(1));
    let sarif = json(&run.stdout);
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.as_array().unwrap().len());
    let says = |part: &str| results.iter().any(|result| result["message"]["text"].as_str().unwrap().contains(part));
    assert!(says(r#"help: write `held by "Zoë {{0}} \[y\](z)"`"#), "{results:?}");
    assert!(results.iter().any(|result| !repairs(result).is_empty()));
    for (result, finding) in results.iter().zip(findings.as_array().unwrap()) {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!((&rule["id"], &rule["name"]), (&finding["code"], &finding["slug"]));
        assert_eq!((&result["ruleId"], &result["level"]), (&finding["code"], &finding["level"]));
        let text = result["message"]["text"].as_str().unwrap();
        assert_eq!(text.lines().next(), Some(escaped(finding["message"].as_str().unwrap()).as_str()));
        assert_eq!(repairs(result), edits(finding));
        let places =
            result["locations"].as_array().unwrap().iter().chain(result["relatedLocations"].as_array().unwrap());
        let places: Vec<&Value> = places.collect();
        let labels = finding["labels"].as_array().unwrap();
        assert_eq!(places.len(), labels.len());
        for (place, label) in places.into_iter().zip(labels) {
            let region = &place["physicalLocation"]["region"];
            let seen = ["startLine", "startColumn", "endLine", "endColumn", "byteOffset"].map(|key| &region[key]);
            assert_eq!(seen, ["line", "column", "endLine", "endColumn", "offset"].map(|key| &label[key]));
            let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert_eq!(uri.replace("%20", " "), label["file"].as_str().unwrap());
        }
    }
}

#[test]
fn sarif_without_findings_is_a_run_without_results() {
    let run = Sandbox::with(&[("a.org", crate::SOUND)]).orgc(&["check", "--format", "sarif"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(json(&run.stdout)["runs"][0]["results"], Value::Array(vec![]));
}

#[test]
fn github_gets_a_command_for_each_finding() {
    let run = Sandbox::with(&[("a.org", TWO_OWNERS)]).orgc(&["check", "--format", "github"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].starts_with("::error file=a.org,line=1,endLine=1,col="), "{}", lines[0]);
    assert!(lines[0].contains(",title=two-owners::`payroll` has two accountable roles"), "{}", lines[0]);
    assert!(lines[1].starts_with("checked 2 roles") && lines.len() == 2, "{}", run.stdout);
}

#[test]
fn the_steps_of_a_proof_make_no_chain_of_reports_of_each_other() {
    let unowned = "role a \"A\" { reports to nobody }\nresponsibility x \"X\"\n";
    let sandbox = Sandbox::with(&[("a.org", unowned)]);
    let proof = "proof: no `owner` and no `owns` names `x`; it is part of nothing that has an owner";
    for format in ["github", "sarif"] {
        let said = sandbox.orgc(&["check", "--format", format]).stdout;
        assert!(said.contains(proof), "{said}");
    }
}
