//! The words of the language: rule of the grammar → keyword, human word, meaning.
//!
//! Every table is a `match` without a catch-all where one could hide a forgotten rule, so that a new rule
//! of the grammar does not compile before it has its words.

use super::grammar::Rule;
use super::tree::{DeclKind, Relation};
use crate::diagnostic::wording;

/// The kind of declaration a rule reads.
pub(super) fn decl_kind(rule: Rule) -> Option<DeclKind> {
    Some(match rule {
        Rule::organization => DeclKind::Organization,
        Rule::department => DeclKind::Department,
        Rule::role => DeclKind::Role,
        Rule::person => DeclKind::Person,
        Rule::agent => DeclKind::Agent,
        Rule::objective => DeclKind::Objective,
        Rule::responsibility => DeclKind::Responsibility,
        Rule::policy => DeclKind::Policy,
        Rule::view => DeclKind::View,
        _ => return None,
    })
}

/// The relation a statement of the form *keyword item, item, …* says.
pub(super) fn relation(rule: Rule) -> Option<Relation> {
    Some(match rule {
        Rule::head => Relation::Head,
        Rule::part_of => Relation::PartOf,
        Rule::owns => Relation::Owns,
        Rule::reports_to => Relation::ReportsTo,
        Rule::assistant_to => Relation::AssistantTo,
        Rule::dotted_to => Relation::DottedTo,
        Rule::held_by => Relation::HeldBy,
        Rule::formerly_held_by => Relation::FormerlyHeldBy,
        Rule::deputised_by => Relation::DeputisedBy,
        Rule::owner => Relation::Owner,
        Rule::responsible => Relation::Responsible,
        Rule::supported_by => Relation::SupportedBy,
        Rule::consulted => Relation::Consulted,
        Rule::informed => Relation::Informed,
        Rule::contributes_to => Relation::ContributesTo,
        _ => return None,
    })
}

/// A statement, its keyword, and an example of how it is written.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rule: Rule,
    pub(super) keyword: &'static str,
    pub(super) form: &'static str,
}

/// Every statement.
pub(super) const STATEMENTS: &[Entry] = &[
    Entry { rule: Rule::note, keyword: "note", form: r#"note "text""# },
    Entry { rule: Rule::link, keyword: "link", form: r#"link "https://…" "label""# },
    Entry { rule: Rule::set, keyword: "set", form: r#"set key "value""# },
    Entry { rule: Rule::was, keyword: "was", form: "was old.path" },
    Entry { rule: Rule::waive, keyword: "waive", form: r#"waive RULE "reason" until 2026-12-31"# },
    Entry { rule: Rule::exists, keyword: "exists", form: "exists from 2026-01-01 until 2026-12-31" },
    Entry { rule: Rule::abolished, keyword: "abolished", form: "abolished" },
    Entry { rule: Rule::head, keyword: "head", form: "head ROLE" },
    Entry { rule: Rule::kind, keyword: "kind", form: "kind team" },
    Entry { rule: Rule::part_of, keyword: "part of", form: "part of DEPARTMENT" },
    Entry { rule: Rule::owns, keyword: "owns", form: "owns NAME, NAME" },
    Entry { rule: Rule::provides, keyword: "provides", form: "provides CAPABILITY, CAPABILITY" },
    Entry { rule: Rule::reports_to, keyword: "reports to", form: "reports to ROLE" },
    Entry { rule: Rule::assistant_to, keyword: "assistant to", form: "assistant to ROLE" },
    Entry { rule: Rule::dotted_to, keyword: "dotted to", form: r#"dotted to ROLE 20% for "purpose""# },
    Entry { rule: Rule::held_by, keyword: "held by", form: "held by PERSON, PERSON" },
    Entry {
        rule: Rule::formerly_held_by,
        keyword: "formerly held by",
        form: "formerly held by PERSON until 2026-12-31",
    },
    Entry { rule: Rule::undisclosed, keyword: "undisclosed", form: "undisclosed" },
    Entry { rule: Rule::vacant, keyword: "vacant", form: "vacant from 2026-01-01" },
    Entry { rule: Rule::seats, keyword: "seats", form: "seats 4" },
    Entry { rule: Rule::fte, keyword: "fte", form: "fte 0.5" },
    Entry { rule: Rule::deputised_by, keyword: "deputised by", form: "deputised by ROLE" },
    Entry { rule: Rule::external, keyword: "external", form: "external" },
    Entry { rule: Rule::email, keyword: "email", form: r#"email "name@example.org""# },
    Entry { rule: Rule::owner, keyword: "owner", form: "owner ROLE" },
    Entry { rule: Rule::responsible, keyword: "responsible", form: "responsible ROLE, ROLE" },
    Entry { rule: Rule::supported_by, keyword: "supported by", form: "supported by ROLE, ROLE" },
    Entry { rule: Rule::consulted, keyword: "consulted", form: "consulted ROLE, ROLE" },
    Entry { rule: Rule::informed, keyword: "informed", form: "informed ROLE, ROLE" },
    Entry { rule: Rule::unowned, keyword: "unowned", form: r#"unowned "reason""# },
    Entry { rule: Rule::contributes_to, keyword: "contributes to", form: "contributes to OBJECTIVE" },
    Entry { rule: Rule::measure, keyword: "measure", form: r#"measure NAME "Title" from 42 to 10"# },
    Entry { rule: Rule::period, keyword: "period", form: "period 2026-Q4" },
    Entry { rule: Rule::due, keyword: "due", form: "due 2026-12-31" },
    Entry { rule: Rule::needs, keyword: "needs", form: "needs CAPABILITY, CAPABILITY" },
    Entry { rule: Rule::separate, keyword: "separate", form: "separate NAME, NAME by person" },
    Entry { rule: Rule::at_most, keyword: "at most", form: "at most 2 of NAME, NAME, NAME by person" },
    Entry { rule: Rule::require, keyword: "require", form: "require consulted ROLE on #tag" },
    Entry { rule: Rule::independent, keyword: "independent", form: "independent DEPARTMENT of DEPARTMENT" },
    Entry { rule: Rule::limit, keyword: "limit", form: "limit span 8" },
    Entry { rule: Rule::level, keyword: "level", form: r#"level RULE warn "reason""# },
    Entry { rule: Rule::root, keyword: "root", form: "root ROLE" },
    Entry { rule: Rule::depth, keyword: "depth", form: "depth 3" },
    Entry { rule: Rule::show, keyword: "show", form: "show people, dotted" },
    Entry { rule: Rule::hide, keyword: "hide", form: "hide people, dotted" },
    Entry { rule: Rule::include, keyword: "include", form: "include NAME, #tag" },
    Entry { rule: Rule::exclude, keyword: "exclude", form: "exclude NAME, #tag" },
    Entry { rule: Rule::columns, keyword: "columns", form: "columns roles" },
    Entry { rule: Rule::as_of, keyword: "as of", form: "as of 2026-12-31" },
];

/// Every kind of declaration that can be written.
pub(super) const DECLARATIONS: &[DeclKind] = &[
    DeclKind::Organization,
    DeclKind::Department,
    DeclKind::Role,
    DeclKind::Person,
    DeclKind::Agent,
    DeclKind::Objective,
    DeclKind::Responsibility,
    DeclKind::Policy,
    DeclKind::View,
];

/// `a role`, `an agent`
pub(super) fn with_article(kind: DeclKind) -> String {
    wording::with_article(kind.keyword())
}

/// Whether a line that begins with this word is a statement, even where a list could go on: what the grammar
/// calls a bare statement.
#[must_use]
pub fn is_bare_statement(word: &str) -> bool {
    matches!(word, "vacant" | "undisclosed" | "external" | "abolished" | "exists")
}

/// Whether a word is a keyword of a declaration or statement, or one or two letters away from one.
pub(super) fn is_like_a_keyword(word: &str) -> bool {
    let declarations = DECLARATIONS.iter().map(|kind| kind.keyword());
    let statements = STATEMENTS.iter().filter_map(|entry| entry.keyword.split(' ').next());
    declarations.chain(statements).any(|keyword| is_near(word, keyword))
}

/// Whether `word` is `keyword` with a slip of the finger in it.
pub(super) fn is_near(word: &str, keyword: &str) -> bool {
    let allowed = match keyword.len() {
        0..4 => 0,
        4..6 => 1,
        _ => 2,
    };
    word.len().abs_diff(keyword.len()) <= 2 * allowed && strsim::damerau_levenshtein(word, keyword) <= allowed
}

/// The keyword of a statement; empty for what is none.
pub(super) fn keyword(rule: Rule) -> &'static str {
    relation(rule).map_or_else(|| entry(rule).map_or("", |entry| entry.keyword), Relation::keyword)
}

/// An example of how a statement is written; empty for what is none.
pub(super) fn form(rule: Rule) -> &'static str {
    entry(rule).map_or("", |entry| entry.form)
}

fn entry(rule: Rule) -> Option<&'static Entry> {
    STATEMENTS.iter().find(|entry| entry.rule == rule)
}

/// Whether a statement takes a modifier: `share`, `acting`, `purpose`, `remark`, `from` or `until`.
pub(super) fn takes_modifier(statement: Rule, said: Rule) -> bool {
    match said {
        Rule::share => {
            matches!(statement, Rule::held_by | Rule::formerly_held_by | Rule::undisclosed | Rule::dotted_to)
        }
        Rule::acting => matches!(statement, Rule::held_by | Rule::formerly_held_by | Rule::undisclosed),
        Rule::purpose => statement == Rule::dotted_to,
        _ => true,
    }
}

/// What a modifier is called in a message.
pub(super) fn modifier(rule: Rule) -> &'static str {
    match rule {
        Rule::share => "share",
        Rule::acting => "`acting`",
        Rule::purpose => "purpose (`for`)",
        Rule::remark => "`note`",
        Rule::from => "`from`",
        _ => "`until`",
    }
}

/// Where a modifier does belong, as the end of a help.
pub(super) fn modifier_home(rule: Rule) -> &'static str {
    match rule {
        Rule::share => "a share belongs to `held by`, `formerly held by`, `undisclosed` and `dotted to`",
        Rule::acting => "`acting` belongs to `held by`, `formerly held by` and `undisclosed`",
        _ => "`for \"purpose\"` belongs to `dotted to`",
    }
}

/// What a person calls that which a rule reads; `None` for what is only part of something that has a name.
#[expect(clippy::too_many_lines, reason = "a table: one line a rule")]
pub(super) fn human(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::EOI => Some("nothing more"),
        Rule::due => Some("`due`"),
        Rule::measure_from | Rule::from => Some("`from`"),
        Rule::measure_to => Some("`to`"),
        Rule::measure_unit => Some("the unit"),
        Rule::measure_owner => Some("`owner`"),
        Rule::by => Some("`by`"),
        Rule::by_whom => Some("`person`, `role` or `department`"),
        Rule::letter => Some("`consulted`, `informed`, `responsible` or `owner in`"),
        Rule::limit_kind => Some("`span`, `layers`, `owned` or `single-point`"),
        Rule::level_word => Some("`error`, `warn`, `note` or `off`"),
        Rule::layer => Some("`people`, `dotted`, `objectives`, `responsibilities` or `vacancies`"),
        Rule::column => Some("`roles`, `departments` or `people`"),
        Rule::item | Rule::line | Rule::holder | Rule::path | Rule::word => Some("a name"),
        Rule::nobody => Some("`nobody`"),
        Rule::until => Some("`until`"),
        Rule::acting => Some("`acting`"),
        Rule::remark => Some("`note`"),
        Rule::purpose => Some("`for`"),
        Rule::tag => Some("a tag such as `#community`"),
        Rule::number => Some("a number"),
        Rule::share => Some("a share such as `50%`"),
        Rule::date => Some("a date such as `2026-12-31`"),
        Rule::text | Rule::string | Rule::text_block => Some("a text in quotes"),
        Rule::organization
        | Rule::department
        | Rule::role
        | Rule::person
        | Rule::agent
        | Rule::objective
        | Rule::responsibility
        | Rule::policy
        | Rule::view
        | Rule::note
        | Rule::link
        | Rule::set
        | Rule::was
        | Rule::waive
        | Rule::exists
        | Rule::abolished
        | Rule::head
        | Rule::kind
        | Rule::part_of
        | Rule::owns
        | Rule::provides
        | Rule::reports_to
        | Rule::assistant_to
        | Rule::dotted_to
        | Rule::held_by
        | Rule::formerly_held_by
        | Rule::undisclosed
        | Rule::vacant
        | Rule::seats
        | Rule::fte
        | Rule::deputised_by
        | Rule::external
        | Rule::email
        | Rule::owner
        | Rule::responsible
        | Rule::supported_by
        | Rule::consulted
        | Rule::informed
        | Rule::unowned
        | Rule::contributes_to
        | Rule::measure
        | Rule::period
        | Rule::needs
        | Rule::separate
        | Rule::at_most
        | Rule::require
        | Rule::independent
        | Rule::limit
        | Rule::level
        | Rule::root
        | Rule::depth
        | Rule::show
        | Rule::hide
        | Rule::include
        | Rule::exclude
        | Rule::columns
        | Rule::as_of => Some("a statement"),
        Rule::file
        | Rule::lone_declaration
        | Rule::declaration
        | Rule::open
        | Rule::brace
        | Rule::close
        | Rule::organization_statement
        | Rule::department_part
        | Rule::department_statement
        | Rule::role_statement
        | Rule::holder_statement
        | Rule::objective_statement
        | Rule::responsibility_statement
        | Rule::policy_statement
        | Rule::view_statement
        | Rule::common
        | Rule::lone_statement
        | Rule::measure_part
        | Rule::side
        | Rule::next
        | Rule::bare_statement
        | Rule::modifier
        | Rule::identifier
        | Rule::boundary
        | Rule::word_or_text
        | Rule::digits
        | Rule::dot
        | Rule::space
        | Rule::newline
        | Rule::semicolon
        | Rule::gap
        | Rule::end
        | Rule::blank
        | Rule::line_break => None,
    }
}
