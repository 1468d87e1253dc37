//! What stands in which block.
//!
//! The grammar says the same; this table serves the messages, and a test holds the two together.

use super::grammar::Rule;
use super::tree::DeclKind;

use DeclKind::{Agent, Department, Objective, Organization, Person, Policy, Responsibility, Role, View};

/// The kinds of declaration in whose block a statement stands; empty: in every block.
pub(super) fn homes(statement: Rule) -> &'static [DeclKind] {
    match statement {
        Rule::head | Rule::kind => &[Department, Organization],
        Rule::part_of | Rule::owns => &[Role, Department],
        Rule::provides => &[Department],
        Rule::reports_to
        | Rule::assistant_to
        | Rule::dotted_to
        | Rule::held_by
        | Rule::formerly_held_by
        | Rule::undisclosed
        | Rule::vacant
        | Rule::seats
        | Rule::fte
        | Rule::deputised_by => &[Role],
        Rule::external => &[Role, Person, Agent],
        Rule::email => &[Person, Agent],
        Rule::owner | Rule::responsible | Rule::supported_by | Rule::consulted | Rule::informed | Rule::unowned => {
            &[Objective, Responsibility]
        }
        Rule::contributes_to | Rule::measure | Rule::period | Rule::due | Rule::needs => &[Objective],
        Rule::separate | Rule::at_most | Rule::require | Rule::independent | Rule::limit | Rule::level => &[Policy],
        Rule::root
        | Rule::depth
        | Rule::show
        | Rule::hide
        | Rule::include
        | Rule::exclude
        | Rule::columns
        | Rule::as_of => &[View],
        _ => &[],
    }
}

/// Whether a statement may stand in the block of a `kind`; `None` is the top of a file.
pub(super) fn may_stand(statement: Rule, kind: Option<DeclKind>) -> bool {
    let homes = homes(statement);
    kind.is_some_and(|kind| homes.is_empty() || homes.contains(&kind))
}

/// Whether a declaration may stand in the block of a `kind`; `None` is the top of a file.
pub(super) fn may_nest(inner: DeclKind, outer: Option<DeclKind>) -> bool {
    match outer {
        None => true,
        Some(Department) => matches!(inner, Department | Role | Objective | Responsibility | DeclKind::Unknown),
        Some(Objective) => inner == Objective,
        Some(Responsibility) => inner == Responsibility,
        Some(_) => false,
    }
}

/// What helps who wrote a statement in the wrong block: for the mix-ups that are common.
pub(super) fn advice(statement: Rule, kind: Option<DeclKind>) -> Option<&'static str> {
    Some(match (statement, kind?) {
        (Rule::owner, Role | Department) => "from the owner's side write `owns` and the name of what it owns",
        (Rule::owns, Objective | Responsibility) => "write `owner` and the role that is accountable",
        (Rule::owns | Rule::reports_to, Person | Agent) => {
            "people do not stand in the chart themselves, their roles do: write it in the role they hold"
        }
        (Rule::reports_to, Department) => {
            "its head reports: write `reports to` in that role; `part of` moves a department into another"
        }
        (Rule::part_of, Objective) => {
            "a part stands in the block of its whole: nest it there; what only serves another one `contributes to` it"
        }
        (Rule::part_of, Responsibility) => "a part stands in the block of its whole: nest it there",
        (Rule::reports_to, Objective) => "an objective serves another one with `contributes to`",
        (Rule::held_by, Department) => "roles are held: declare the role, and say `head` and its name here",
        (Rule::held_by, Person | Agent) => "write `held by` in the role, and the person's name behind it",
        (Rule::held_by, Objective | Responsibility) => {
            "write `owner` for the accountable role, `responsible` for who does it"
        }
        (Rule::responsible, Role | Department) => {
            "write it in the block of the objective or responsibility it is about"
        }
        (Rule::head, Role) => "write it in the department, with the name of this role",
        (Rule::kind, Role | Person | Agent | Objective | Responsibility) => {
            "say what sort it is with a tag behind the title, such as `#interim`"
        }
        (Rule::email, Role) => "write it in the block of the person who holds the role",
        (Rule::due | Rule::period, Responsibility) => {
            "responsibilities are standing work; what has a due date is an objective"
        }
        (Rule::measure, Responsibility) => "measures belong to objectives; `set` keeps other facts",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::{grammar, words};

    fn accepts(text: &str) -> bool {
        grammar::declaration(FileId(0), 0, text).is_ok()
    }

    #[test]
    fn every_form_that_a_help_shows_is_that_statement() {
        for entry in words::STATEMENTS {
            let read = grammar::statement(FileId(0), 0, entry.form).unwrap();
            assert_eq!(read.rule(), entry.rule, "{}", entry.form);
            assert_eq!(words::keyword(entry.rule), entry.keyword);
        }
    }

    #[test]
    fn the_grammar_accepts_each_statement_exactly_where_it_belongs() {
        for kind in words::DECLARATIONS {
            let head =
                if *kind == Organization { "organization \"X\"".to_owned() } else { format!("{} x", kind.keyword()) };
            for entry in words::STATEMENTS {
                let text = format!("{head} {{ {} }}", entry.form);
                assert_eq!(accepts(&text), may_stand(entry.rule, Some(*kind)), "{text}");
            }
            for inner in words::DECLARATIONS.iter().filter(|inner| **inner != Organization) {
                let text = format!("{head} {{ {} y {{ }} }}", inner.keyword());
                assert_eq!(accepts(&text), may_nest(*inner, Some(*kind)), "{text}");
            }
        }
    }
}
