//! Words that people write in one block, and what they mean there.

use super::damage::Damage;
use super::keyword::{self, Keyword};
use super::wording;
use crate::catalog::UNKNOWN_STATEMENT;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::DeclKind;
use crate::syntax::words;

use DeclKind::{Agent, Department, Objective, Organization, Person, Policy, Responsibility, Role, View};

/// What such a word means.
enum Meaning {
    /// Another keyword, with what more belongs to it.
    Write(&'static str),
    /// What the language says in another way; `NAME` stands for the declaration around it.
    Advice(&'static str),
}

use Meaning::{Advice, Write};

type Habit = (&'static [DeclKind], &'static [&'static str], Meaning);

/// All of them, the longest words of a block first.
const HABITS: &[Habit] = &[
    (
        &[Department, Organization],
        &[
            "manager",
            "boss",
            "lead",
            "leads",
            "leader",
            "led by",
            "lead by",
            "director",
            "chief",
            "supervisor",
            "headed by",
            "managed by",
            "run by",
        ],
        Write("head"),
    ),
    (&[Department], &["parent", "in", "belongs to", "under", "inside"], Write("part of")),
    (
        &[Department],
        &["members", "member", "staff", "employees", "people", "team"],
        Advice("people belong to a department by their roles: declare `role … { held by … }` in this block"),
    ),
    (&[Department], &["roles", "positions"], Advice("declare each role in this block: `role … \"Title\"`")),
    (
        &[Role],
        &["direct reports", "subordinates", "leads", "heads", "manages", "supervises", "team", "children"],
        Advice("who reports says so: write `reports to NAME` in the block of each"),
    ),
    (
        &[Role],
        &[
            "responsible for",
            "accountable for",
            "responsibilities",
            "duties",
            "tasks",
            "goals",
            "objectives",
            "okrs",
            "accountable",
            "in charge of",
            "owner of",
        ],
        Write("owns"),
    ),
    (&[Role], &["dotted line to", "dotted line", "matrix to", "matrix", "functionally to"], Write("dotted to")),
    (&[Role], &["assists", "assist to", "assistant of", "assist"], Write("assistant to")),
    (&[Role], &["parent", "under", "answers to", "works for"], Write("reports to")),
    (
        &[Role],
        &["by", "who", "filled with", "employee", "employees", "member", "members", "staff", "user", "human", "people"],
        Write("held by"),
    ),
    (
        &[Role, Department],
        &["raci", "rasci", "responsible", "consulted", "informed"],
        Advice(
            "letters stand at what is owned: write `responsible NAME`, `consulted NAME` or `informed NAME` in its block",
        ),
    ),
    (&[Role], &["open", "hiring", "unstaffed", "to be hired"], Write("vacant")),
    (
        &[Role, Department, Person, Agent, Objective, Responsibility],
        &["start", "starts", "begin", "begins", "since", "valid from", "starting"],
        Write("exists from"),
    ),
    (
        &[Role, Department, Person, Agent, Objective, Responsibility],
        &[
            "end",
            "ends",
            "valid until",
            "ending",
            "ended",
            "ended on",
            "closed",
            "closed on",
            "dissolved",
            "dissolved on",
            "deleted",
            "deleted on",
        ],
        Write("exists until"),
    ),
    (
        &[Objective, Responsibility],
        &["a", "accountable", "manager", "lead", "leader", "owned by", "led by", "accountable is"],
        Write("owner"),
    ),
    (&[Objective, Responsibility], &["r", "done by", "assigned to", "assignee", "assigned"], Write("responsible")),
    (
        &[Objective],
        &["target", "targets", "goal", "result"],
        Advice("a target is that of a measure: write `measure name \"Title\" from 10% to 50%`"),
    ),
    (
        &[Objective],
        &["parent", "belongs to", "under", "inside", "in"],
        Advice(
            "a part stands in the block of its whole: nest it there; what only serves another one `contributes to` it",
        ),
    ),
    (
        &[Responsibility],
        &["parent", "belongs to", "under", "inside", "in"],
        Advice("a part stands in the block of its whole: nest it there"),
    ),
    (&[Objective, Responsibility], &["s", "helped by"], Write("supported by")),
    (&[Objective, Responsibility], &["c"], Write("consulted")),
    (&[Objective, Responsibility], &["i"], Write("informed")),
    (
        &[Person, Agent],
        &["position", "job", "holds", "roles", "manager", "boss", "department", "team"],
        Advice("people stand in the chart by their roles: write `held by NAME` in the block of the role"),
    ),
    (&[Policy], &["span"], Write("limit span")),
    (&[Policy], &["layers"], Write("limit layers")),
    (&[Policy], &["owned"], Write("limit owned")),
    (&[Policy], &["single point", "single-point"], Write("limit single-point")),
    (&[View], &["from", "start", "top", "start from", "starts at", "start at"], Write("root")),
    (&[View], &["only", "filter", "with"], Write("include")),
    (&[View], &["without", "except", "filter out"], Write("exclude")),
    (&[View], &["date", "day", "on"], Write("as of")),
    (
        &[View],
        &["format", "output", "file", "width", "size", "type", "layout", "direction"],
        Advice(
            "a view says what to show; in which format is said when it is written: `orgc build --to dot --view NAME`",
        ),
    ),
];

/// The statement that such a word stands for: `Some(None)` if the language says it in no statement of the block.
pub(super) fn meant(damage: &Damage<'_>) -> Option<Option<Rule>> {
    let (_, meaning) = meaning(damage)?;
    Some(match meaning {
        Write(words) => keyword::exact(words).and_then(|meant| match meant.keyword {
            Keyword::Statement(rule) => Some(rule),
            Keyword::Declaration(_) => None,
        }),
        Advice(_) => None,
    })
}

/// What such a word means in its block, and how much of the statement it is.
fn meaning(damage: &Damage<'_>) -> Option<(usize, &'static Meaning)> {
    let kind = damage.kind?;
    let found = (1..=3).rev().find_map(|count| {
        let (words, length) = keyword::words(damage.text, count)?;
        let is_it = |(kinds, habits, _): &&Habit| kinds.contains(&kind) && habits.contains(&words.as_str());
        HABITS.iter().find(is_it).map(|(_, _, meaning)| (length, meaning))
    });
    // Without its day, an end is `abolished`.
    let is_undated = damage.rule() == Some(Rule::abolished) && damage.operands().is_empty();
    found.filter(|_| !is_undated)
}

/// A statement that begins with such a word.
pub(super) fn habit(damage: &Damage<'_>) -> Option<Diagnostic> {
    let kind = damage.kind?;
    let (length, meaning) = meaning(damage)?;
    let written = damage.slice(&(0..length));
    let found = Diagnostic::new(&UNKNOWN_STATEMENT, format!("there is no statement `{written}`"));
    let place = damage.span(&(0..length));
    Some(match meaning {
        Write(words) => write(damage, length, words, found),
        Advice(advice) => found
            .label(place, format!("no statement of {}", words::with_article(kind)))
            .help(advice.replace("NAME", damage.around())),
    })
}

fn write(damage: &Damage<'_>, length: usize, words: &'static str, found: Diagnostic) -> Diagnostic {
    let rest = damage.text.get(length..).unwrap_or_default();
    let marks = rest.len() - rest.trim_start_matches([' ', '\t', ':', '=']).len();
    let gap = if rest.is_empty() { "" } else { " " };
    let replacement = format!("{words}{gap}");
    let edits = [(0..length + marks, replacement.as_str())];
    let more = match words {
        "owns" => "write `owns` and the name of each; what is owned is declared, as in `responsibility name \"Title\"`",
        _ => "",
    };
    let otherwise = if more.is_empty() { format!("write `{words}`") } else { more.to_owned() };
    let fix = damage.fix(format!("write `{words}`"), &edits);
    let written = damage.edited(&edits);
    let written = written.trim();
    let is_sound = wording::fits(written) && damage.is_statement(written);
    found
        .label(damage.span(&(0..length)), format!("did you mean `{words}`?"))
        .help(if is_sound { format!("write `{written}`") } else { otherwise })
        .fix(Fix { certain: false, ..fix })
}
