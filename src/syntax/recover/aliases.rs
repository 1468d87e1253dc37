//! Words that other tools and people use for what this language calls otherwise.

use super::keyword::Keyword;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::DeclKind;

/// Words that mean what a keyword means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Alias {
    /// The words, in lower case, with spaces.
    pub(super) words: &'static [&'static str],
    /// What to write.
    pub(super) keyword: Keyword,
    /// What more to write, as the end of a help; may be empty.
    pub(super) more: &'static str,
}

const fn declaration(kind: DeclKind, words: &'static [&'static str], more: &'static str) -> Alias {
    Alias { words, keyword: Keyword::Declaration(kind), more }
}

const fn statement(rule: Rule, words: &'static [&'static str], more: &'static str) -> Alias {
    Alias { words, keyword: Keyword::Statement(rule), more }
}

/// All of them.
pub(super) const ALIASES: &[Alias] = &[
    declaration(
        DeclKind::Department,
        &["team", "unit", "division", "group", "squad", "section", "office", "committee", "branch", "dept", "tribe"],
        ", and say of what sort it is with `kind` in its block",
    ),
    declaration(DeclKind::Role, &["position", "post", "job"], ""),
    declaration(DeclKind::Person, &["employee", "member", "user", "staff", "human", "people"], ""),
    declaration(DeclKind::Agent, &["bot", "robot", "assistant", "ai"], ""),
    declaration(DeclKind::Objective, &["goal", "okr", "target"], ""),
    declaration(DeclKind::Responsibility, &["task", "activity", "duty", "process", "work", "raci"], ""),
    declaration(DeclKind::Organization, &["company", "org", "enterprise"], ""),
    declaration(DeclKind::Policy, &["rule", "rules"], ""),
    declaration(DeclKind::View, &["diagram", "chart", "picture"], ""),
    statement(Rule::reports_to, &["manager", "boss", "supervisor", "line manager", "managed", "superior"], ""),
    statement(Rule::held_by, &["holder", "holders", "filled", "filled by", "incumbent"], ""),
    statement(Rule::formerly_held_by, &["previously", "former", "past"], ""),
    statement(
        Rule::deputised_by,
        &["deputy", "deputized by", "deputized", "backup", "substitute", "stand in", "delegate"],
        "",
    ),
    statement(Rule::part_of, &["parent", "belongs", "in"], ""),
    statement(Rule::head, &["leader", "chief", "led"], ""),
    statement(Rule::owner, &["accountable", "owned", "responsible for"], ""),
    statement(Rule::supported_by, &["support", "supports", "helped"], ""),
    statement(Rule::consulted, &["consults"], ""),
    statement(Rule::informed, &["informs"], ""),
    statement(Rule::measure, &["metric", "kpi", "key result", "keyresult", "kr"], ""),
    statement(Rule::due, &["deadline", "by"], ""),
    statement(Rule::note, &["description", "desc", "comment", "remark", "text", "about"], ""),
    statement(Rule::kind, &["type", "category"], ""),
    statement(Rule::email, &["mail", "e mail"], ""),
    statement(Rule::link, &["url", "href", "website", "see"], ""),
    statement(Rule::vacant, &["vacancy", "empty", "unfilled", "tbd", "tbh"], ""),
    statement(Rule::seats, &["headcount", "capacity", "size"], ""),
    statement(Rule::needs, &["requires"], ""),
    statement(Rule::provides, &["capability", "capabilities", "offers", "skills"], ""),
    statement(Rule::unowned, &["unassigned", "nobody"], ""),
    statement(Rule::exists, &["valid", "active", "lifetime"], ""),
    statement(Rule::abolished, &["closed", "ended", "dissolved", "deleted"], ""),
    statement(Rule::waive, &["ignore", "allow", "suppress", "disable"], ""),
    statement(Rule::set, &["property", "attribute", "meta"], ""),
    statement(Rule::at_most, &["max", "maximum", "no more than"], ""),
    statement(Rule::separate, &["forbid", "segregate", "sod", "keep apart", "disjoint"], ""),
    statement(Rule::was, &["renamed", "formerly called", "alias"], ""),
];
