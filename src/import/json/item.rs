//! Objectives and responsibilities.

use super::cursor::Cursor;
use super::facts::{date, tail};
use super::header::word_or_text;
use super::names::Kind;
use super::order::{Draft, Scope, place};
use super::reader::Reader;
use crate::calendar::Period;
use crate::import::text::{paths, statement};
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

/// The letters of a matrix other than A.
const LETTERS: &[(&str, &str)] = &[("R", "responsible"), ("S", "supported by"), ("C", "consulted"), ("I", "informed")];

/// On which side a claim is written: here, or at the role or department.
const SIDES: &[(&str, bool)] = &[("owner", true), ("owns", false)];

impl<'d> Reader<'d> {
    pub(super) fn item(&mut self, one: &Cursor<'d>, keyword: DeclKind) -> Option<Draft<'d>> {
        let path = one.text_of("id")?;
        let around = self.scope_of_item(one, keyword, path);
        let department = one.option_text_of("department").unwrap_or("");
        let scope = paths::Scope { department, item: Some(path) };
        let mut own = statement::listed("owner", self.owners(one, scope));
        let letters = one.objects("letters");
        own.extend(statement::runs(letters.iter().filter_map(|letter| self.letter(letter, scope))));
        own.extend(one.option_text_of("unowned").map(|reason| format!("unowned {}", spell::string(reason))));
        own.extend(if keyword == DeclKind::Objective { self.of_objective(one, scope) } else { refuse_goals(one) });
        let declaration = self.declaration(one, keyword, path, own);
        Some(Draft { declaration, scope: around, place: place(one) })
    }

    /// The claims that are written at the item itself.
    pub(super) fn owners(&self, one: &Cursor<'d>, scope: paths::Scope<'_>) -> Vec<String> {
        let claims = one.objects("owners");
        let here = claims.iter().filter(|claim| claim.word_of("written", SIDES) == Some(true));
        let owner = |claim: &Cursor<'d>| {
            let target = self.names.find(claim, "target", Kind::POSTS)?;
            Some(self.names.paths.who(target, scope) + &tail(claim))
        };
        here.filter_map(owner).collect()
    }

    /// The item, or else the department, in which it is declared: also the start of its path.
    fn scope_of_item(&self, one: &Cursor<'d>, keyword: DeclKind, path: &str) -> Scope<'d> {
        let of_same_kind = if keyword == DeclKind::Objective { Kind::Objective } else { Kind::Responsibility };
        let department = one.option("department").and_then(|at| self.names.resolve(&at, &[Kind::Department]));
        let whole = one.option("parentId").and_then(|at| self.names.resolve(&at, &[of_same_kind]));
        let scope = match (whole, department) {
            (Some(whole), _) => Scope::Item(whole),
            (None, Some(department)) => Scope::Department(department),
            (None, None) => Scope::Top,
        };
        if let Some(at) = one.key("id").filter(|_| !scope.has(path)) {
            at.problem("this id does not fit `parentId` and `department`");
        }
        scope
    }

    fn letter(&self, letter: &Cursor<'d>, scope: paths::Scope<'_>) -> Option<(&'static str, String)> {
        let keyword = letter.word_of("letter", LETTERS)?;
        let target = self.names.find(letter, "target", Kind::POSTS)?;
        Some((keyword, self.names.paths.who(target, scope) + &tail(letter)))
    }

    /// What only objectives say.
    fn of_objective(&self, one: &Cursor<'d>, scope: paths::Scope<'_>) -> Vec<String> {
        let aims = one.objects("contributesTo");
        let aim = |fact: &Cursor<'d>| {
            let path = self.names.find(fact, "objective", &[Kind::Objective])?;
            Some(self.names.paths.what(path, scope) + &tail(fact))
        };
        let mut own = statement::listed("contributes to", aims.iter().filter_map(aim));
        own.extend(period(one).map(|period| format!("period {period}")));
        own.extend(date(one, "due").map(|due| format!("due {due}")));
        let needed = one.members("needs");
        own.extend(statement::listed("needs", needed.iter().filter_map(Cursor::text).map(word_or_text)));
        own.extend(one.objects("measures").iter().filter_map(|measure| self.measure(measure, scope)));
        own
    }
}

fn period(one: &Cursor<'_>) -> Option<String> {
    let found = one.option("period")?;
    let period = Period::parse(found.string()?).ok();
    if period.is_none() {
        found.problem("expected a day, month, quarter or year such as `2026-Q4`");
    }
    period.map(|period| period.to_string())
}

/// A responsibility has none of what only objectives have.
fn refuse_goals(one: &Cursor<'_>) -> Vec<String> {
    let arrays = ["contributesTo", "needs", "measures"].into_iter().flat_map(|key| one.members(key));
    let values = ["period", "due"].into_iter().filter_map(|key| one.option(key));
    arrays.chain(values).for_each(|at| at.problem("only an objective has this"));
    Vec::new()
}
