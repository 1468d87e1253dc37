//! Roles with their lines and holders.

use super::cursor::Cursor;
use super::facts::{share, tail};
use super::names::Kind;
use super::order::{Draft, place};
use super::reader::Reader;
use crate::import::text::{paths, statement};
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

/// What the kinds of lines are called.
const LINES: &[(&str, &str)] = &[("solid", "reports to"), ("assistant", "assistant to"), ("dotted", "dotted to")];

#[derive(Clone, Copy)]
enum Holder {
    Named,
    Undisclosed,
    Placeholder,
}

const HOLDERS: &[(&str, Holder)] = &[
    ("person", Holder::Named),
    ("agent", Holder::Named),
    ("undisclosed", Holder::Undisclosed),
    ("placeholder", Holder::Placeholder),
];

impl<'d> Reader<'d> {
    pub(super) fn role(&mut self, one: &Cursor<'d>) -> Option<Draft<'d>> {
        let path = one.text_of("id")?;
        let scope = self.department_around(one, "department", path);
        let department = paths::parent(path);
        let mut own: Vec<String> = one.flag_of("external").then(|| "external".to_owned()).into_iter().collect();
        let lines = self.take_lines(path);
        own.extend(statement::runs(lines.iter().filter_map(|line| self.line(line, department))));
        let counts = [("seats", one.count_of("seats").map(|seats| seats.to_string())), ("fte", fte(one))];
        own.extend(counts.into_iter().filter_map(|(word, count)| Some(format!("{word} {}", count?))));
        let holdings = one.objects("holdings");
        own.extend(statement::runs(holdings.iter().filter_map(|holding| self.holding(holding))));
        own.extend(one.objects("vacancies").iter().map(|vacancy| format!("vacant{}", tail(vacancy))));
        own.extend(self.deputies(one, department));
        own.extend(self.memberships(one, department));
        own.extend(self.claims(one, department));
        let declaration = self.declaration(one, DeclKind::Role, path, own);
        Some(Draft { declaration, scope, place: place(one) })
    }

    fn line(&self, line: &Cursor<'d>, department: &str) -> Option<(&'static str, String)> {
        let keyword = line.word_of("kind", LINES)?;
        let is_dotted = keyword == "dotted to";
        let scope = paths::Scope { department, item: None };
        let target = match line.option("target") {
            Some(target) => self.names.paths.who(self.names.resolve(&target, Kind::POSTS)?, scope),
            None if keyword == "reports to" => "nobody".to_owned(),
            None => {
                line.problem("only a solid line may lead to nobody");
                return None;
            }
        };
        let (share, purpose) = (share(line), line.option_text_of("purpose"));
        let is_plain = share.is_empty() && purpose.is_none();
        if !(is_dotted || is_plain) {
            line.problem("only a dotted line has a share or a purpose");
        }
        let purpose = purpose.map(|purpose| format!(" for {}", spell::string(purpose))).unwrap_or_default();
        Some((keyword, format!("{target}{share}{purpose}{}", tail(line))))
    }

    fn holding(&self, holding: &Cursor<'d>) -> Option<(&'static str, String)> {
        let kind = holding.word_of("holder", HOLDERS)?;
        let is_former = holding.flag_of("former");
        let acting = if holding.flag_of("acting") { " acting" } else { "" };
        let modifiers = format!("{}{acting}{}", share(holding), tail(holding));
        let name = match kind {
            Holder::Undisclosed if is_former => {
                holding.problem("who held it formerly and is undisclosed cannot be written");
                return None;
            }
            Holder::Undisclosed => return Some(("", format!("undisclosed{modifiers}"))),
            Holder::Placeholder => spell::string(holding.text_of("name")?),
            Holder::Named => self.holder_name(holding)?,
        };
        Some((if is_former { "formerly held by" } else { "held by" }, name + &modifiers))
    }

    /// By identifier, if there is one; else by the name.
    fn holder_name(&self, holding: &Cursor<'d>) -> Option<String> {
        let at = holding.key("person")?;
        let person = at.text()?;
        match self.names.is_declared(person) {
            Some(true) => Some(person.to_owned()),
            Some(false) => holding.text_of("name").map(spell::string),
            None => {
                at.problem(format!("no person or agent has the id `{person}`"));
                None
            }
        }
    }

    fn deputies(&self, one: &Cursor<'d>, department: &str) -> Vec<String> {
        let scope = paths::Scope { department, item: None };
        let facts = one.objects("deputies");
        let deputy = |fact: &Cursor<'d>| {
            let role = self.names.find(fact, "role", &[Kind::Role])?;
            Some(self.names.paths.who(role, scope) + &tail(fact))
        };
        statement::listed("deputised by", facts.iter().filter_map(deputy))
    }
}

fn fte(one: &Cursor<'_>) -> Option<String> {
    let found = one.option("fte")?;
    let number = found.value().as_number().filter(|number| number.as_f64().is_some_and(|value| value > 0.0));
    let Some(number) = number else {
        found.expected("a number above 0");
        return None;
    };
    let digits = number.to_string();
    // The language has no exponents.
    Some(if digits.contains(['e', 'E']) { number.as_f64().unwrap_or_default().to_string() } else { digits })
}
