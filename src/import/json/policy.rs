//! Policies.

use super::cursor::Cursor;
use super::header::name;
use super::names::Kind;
use super::order::{Draft, Scope, place};
use super::reader::Reader;
use crate::import::text::paths;
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

/// The kinds of statements.
#[derive(Clone, Copy)]
enum Rule {
    Separate,
    Require,
    Independent,
    Limit,
    Level,
}

const RULES: &[(&str, Rule)] = &[
    ("separate", Rule::Separate),
    ("require", Rule::Require),
    ("independent", Rule::Independent),
    ("limit", Rule::Limit),
    ("level", Rule::Level),
];

/// Who may not have more than the allowed number of sides; by person, if nothing is said.
const SUBJECTS: &[(&str, &str)] = &[("person", ""), ("role", " by role"), ("department", " by department")];

const LETTERS: &[(&str, &str)] =
    &[("responsible", "responsible"), ("consulted", "consulted"), ("informed", "informed"), ("ownerIn", "owner in")];

const LIMITS: &[(&str, &str)] =
    &[("span", "span"), ("layers", "layers"), ("owned", "owned"), ("single-point", "single-point")];

const LEVELS: &[(&str, &str)] = &[("error", "error"), ("warning", "warn"), ("note", "note"), ("off", "off")];

/// What a side can be.
const SIDES: &[(&str, Side)] = &[
    ("tag", Side::Tag),
    ("role", Side::Who),
    ("department", Side::Who),
    ("objective", Side::What),
    ("responsibility", Side::What),
    ("measure", Side::What),
];

#[derive(Clone, Copy)]
enum Side {
    Tag,
    Who,
    What,
}

impl<'d> Reader<'d> {
    pub(super) fn policy(&mut self, one: &Cursor<'d>) -> Option<Draft<'d>> {
        let id = one.key("id")?;
        let path = id.text()?;
        let is_nameless = path.starts_with("policy ");
        if is_nameless && !one.flag_of("titled") {
            one.problem("a policy without a name needs a title");
        } else if !is_nameless && !spell::is_path(path) {
            id.problem(format!("`{path}` is no path"));
        }
        let own = one.objects("statements").iter().filter_map(|statement| self.rule(statement)).collect();
        let declaration = self.declaration(one, DeclKind::Policy, if is_nameless { "" } else { path }, own);
        Some(Draft { declaration, scope: Scope::Top, place: place(one) })
    }

    /// A list of sides, which must not be empty.
    pub(super) fn sides(&self, at: &Cursor<'d>, key: &str) -> Option<String> {
        let sides: Vec<String> = at.objects(key).iter().filter_map(|side| self.side(side)).collect();
        (!sides.is_empty()).then(|| sides.join(", "))
    }

    /// A role, a department, an item or a tag.
    pub(super) fn side(&self, side: &Cursor<'d>) -> Option<String> {
        let target = side.key("target")?;
        match side.word_of("targetKind", SIDES)? {
            Side::Tag => name(&target).map(|tag| format!("#{tag}")),
            Side::Who => self.names.resolve(&target, Kind::POSTS).map(|path| self.names.paths.whole(path, "")),
            Side::What => self.names.resolve(&target, Kind::ITEMS).map(|path| self.names.paths.whole(path, "")),
        }
    }

    fn rule(&self, statement: &Cursor<'d>) -> Option<String> {
        match statement.word_of("kind", RULES)? {
            Rule::Separate => self.separate(statement),
            Rule::Require => self.require(statement),
            Rule::Independent => self.independent(statement),
            Rule::Limit => {
                let what = statement.word_of("what", LIMITS)?;
                Some(format!("limit {what} {}", statement.count_of("number")?))
            }
            Rule::Level => {
                let rule = name(&statement.key("rule")?)?;
                let level = statement.word_of("level", LEVELS)?;
                let reason = statement.option_text_of("reason").map(|reason| format!(" {}", spell::string(reason)));
                Some(format!("level {rule} {level}{}", reason.unwrap_or_default()))
            }
        }
    }

    fn separate(&self, statement: &Cursor<'d>) -> Option<String> {
        let allowed = statement.count_of("allowed")?;
        let sides = self.sides(statement, "sides")?;
        let by = statement.word_of("by", SUBJECTS)?;
        let keyword = if allowed == 1 { "separate".to_owned() } else { format!("at most {allowed} of") };
        Some(format!("{keyword} {sides}{by}"))
    }

    fn require(&self, statement: &Cursor<'d>) -> Option<String> {
        let letter = statement.word_of("letter", LETTERS)?;
        let kind = if letter == "owner in" { Kind::Department } else { Kind::Role };
        let target = self.names.find(statement, "target", &[kind])?;
        let on = self.sides(statement, "on")?;
        Some(format!("require {letter} {} on {on}", self.names.paths.who(target, paths::Scope::default())))
    }

    fn independent(&self, statement: &Cursor<'d>) -> Option<String> {
        let path = |path: &str| self.names.paths.who(path, paths::Scope::default());
        let department = self.names.find(statement, "department", &[Kind::Department])?;
        let of = statement.members("of");
        let of = of.iter().filter_map(|of| self.names.resolve(of, &[Kind::Department]));
        let of: Vec<String> = of.map(path).collect();
        Some(format!("independent {} of {}", path(department), of.join(", ")))
    }
}
