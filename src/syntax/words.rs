//! The words of the language: rule of the grammar → keyword, human word, meaning.
//!
//! Every table is a `match` without a catch-all where one could hide a forgotten rule, so that a new rule
//! of the grammar does not compile before it has its words.

use super::grammar::Rule;
use super::tree::{DeclKind, Relation};

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

/// Every statement with its keyword.
pub(super) const STATEMENTS: &[(Rule, &str)] = &[
    (Rule::note, "note"),
    (Rule::link, "link"),
    (Rule::set, "set"),
    (Rule::was, "was"),
    (Rule::waive, "waive"),
    (Rule::exists, "exists"),
    (Rule::abolished, "abolished"),
    (Rule::head, "head"),
    (Rule::kind, "kind"),
    (Rule::part_of, "part of"),
    (Rule::owns, "owns"),
    (Rule::provides, "provides"),
    (Rule::reports_to, "reports to"),
    (Rule::assistant_to, "assistant to"),
    (Rule::dotted_to, "dotted to"),
    (Rule::held_by, "held by"),
    (Rule::formerly_held_by, "formerly held by"),
    (Rule::undisclosed, "undisclosed"),
    (Rule::vacant, "vacant"),
    (Rule::seats, "seats"),
    (Rule::fte, "fte"),
    (Rule::deputised_by, "deputised by"),
    (Rule::external, "external"),
    (Rule::email, "email"),
    (Rule::owner, "owner"),
    (Rule::responsible, "responsible"),
    (Rule::supported_by, "supported by"),
    (Rule::consulted, "consulted"),
    (Rule::informed, "informed"),
    (Rule::unowned, "unowned"),
    (Rule::contributes_to, "contributes to"),
    (Rule::measure, "measure"),
    (Rule::period, "period"),
    (Rule::due, "due"),
    (Rule::needs, "needs"),
    (Rule::separate, "separate"),
    (Rule::at_most, "at most"),
    (Rule::require, "require"),
    (Rule::independent, "independent"),
    (Rule::limit, "limit"),
    (Rule::level, "level"),
    (Rule::root, "root"),
    (Rule::depth, "depth"),
    (Rule::show, "show"),
    (Rule::hide, "hide"),
    (Rule::include, "include"),
    (Rule::exclude, "exclude"),
    (Rule::columns, "columns"),
    (Rule::as_of, "as of"),
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

/// Whether a word is a keyword of a declaration or statement, or one or two letters away from one.
pub(super) fn is_like_a_keyword(word: &str) -> bool {
    let declarations = DECLARATIONS.iter().map(|kind| kind.keyword());
    let statements = STATEMENTS.iter().filter_map(|(_, keyword)| keyword.split(' ').next());
    declarations.chain(statements).any(|keyword| is_near(word, keyword))
}

/// Whether `word` is `keyword` with a slip of the finger in it.
pub(super) fn is_near(word: &str, keyword: &str) -> bool {
    let slips = strsim::damerau_levenshtein(word, keyword);
    let allowed = match keyword.len() {
        0..4 => 0,
        4..6 => 1,
        _ => 2,
    };
    slips <= allowed
}

/// The keyword of a statement; empty for what is none.
pub(super) fn keyword(rule: Rule) -> &'static str {
    relation(rule).map(Relation::keyword).unwrap_or_else(|| {
        let entry = STATEMENTS.iter().find(|(statement, _)| *statement == rule);
        entry.map_or("", |(_, keyword)| *keyword)
    })
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

/// What a person calls that which a rule reads.
pub(super) fn human(rule: Rule) -> &'static str {
    match rule {
        Rule::measure_from => "`from`",
        Rule::measure_to => "`to`",
        Rule::measure_unit => "the unit",
        Rule::measure_owner => "`owner`",
        Rule::due => "`due`",
        _ => "this",
    }
}
