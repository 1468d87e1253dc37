//! What was written: one file as a tree of declarations and statements, with the place of every word.
//!
//! The vocabulary is that of the text (`Decl`, `Path`, `Text`); what is meant is `model`.
//! Declarations lie flat in one list and name their parent by index, in source order, so that no walk
//! over them recurses.

use smallvec::SmallVec;
use smol_str::SmolStr;

use crate::calendar::Period;
use crate::source::{FileId, Span};

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Which file.
    pub file: FileId,
    /// All declarations, also nested ones, in source order (a block before what stands in it).
    pub decls: Vec<Decl>,
    /// All comments but doc comments that document something, in source order.
    pub comments: Vec<Comment>,
    /// Whether something could not be read whose place among the declarations is not known
    /// (a whole block of an unknown kind, the file itself).
    pub lost: bool,
}

/// The place of a declaration in [`Tree::decls`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeclIndex(pub u32);

/// The kind of a declaration: its keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeclKind {
    /// `organization`
    Organization,
    /// `department`
    Department,
    /// `role`
    Role,
    /// `person`
    Person,
    /// `agent`
    Agent,
    /// `objective`
    Objective,
    /// `responsibility`
    Responsibility,
    /// `policy`
    Policy,
    /// `view`
    View,
    /// A block whose keyword is unknown and near to no other (already reported). Its name is declared,
    /// so that references to it are not reported as well; its statements are not read.
    Unknown,
}

/// `keyword path "Title" #tag… { body }`
#[derive(Debug, Clone, PartialEq)]
pub struct Decl {
    /// What is declared.
    pub kind: DeclKind,
    /// The place of the keyword.
    pub keyword: Span,
    /// The name, with its scope in front where one is written. `None` for an organization, for a policy
    /// without name, and where it is missing (already reported).
    pub path: Option<Path>,
    /// The title in quotes.
    pub title: Option<Text>,
    /// The tags behind the title.
    pub tags: Vec<Name>,
    /// The `///` lines before it, without the slashes, joined by newlines.
    pub doc: Option<Text>,
    /// The declaration in whose block it stands.
    pub parent: Option<DeclIndex>,
    /// What stands in its block, in source order.
    pub body: Vec<BodyItem>,
    /// From keyword to the end of title and tags: what a message points at.
    pub header: Span,
    /// From keyword to closing brace.
    pub span: Span,
}

/// One thing in a block.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyItem {
    /// A statement.
    Statement(Statement),
    /// A nested declaration.
    Decl(DeclIndex),
    /// A statement that could not be read (already reported).
    Damaged(Damaged),
}

/// A statement that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Damaged {
    /// The place.
    pub span: Span,
    /// What it was going to relate, if its keyword could be read.
    pub relation: Option<Relation>,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// The place of its keyword (`reports to` is one).
    pub keyword: Span,
    /// From keyword to the end of its last item.
    pub span: Span,
}

/// Every statement of the language. What is large and rare is boxed: most are *keyword item, item, …*
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// `note "…"`
    Note(Text),
    /// `link "URL" "Label"`
    Link(Box<Link>),
    /// `set key "value"`
    Set(Box<Property>),
    /// `was old.path`
    Was(Box<Path>),
    /// `waive RULE "reason" until D`
    Waive(Box<Waive>),
    /// `exists from D until D`
    Exists(Box<Bounds>),
    /// `abolished`
    Abolished,
    /// Every statement of the form *keyword item, item, …*
    Relation(Relation, Vec<Item>),
    /// `undisclosed`
    Undisclosed(Box<Modifiers>),
    /// `vacant`
    Vacant(Box<Modifiers>),
    /// `external`
    External,
    /// `kind WORD-or-string`
    Kind(Text),
    /// `provides capability, …`
    Provides(Vec<Text>),
    /// `needs capability, …`
    Needs(Vec<Text>),
    /// `seats N`
    Seats(Number),
    /// `fte X`
    Fte(Number),
    /// `email "…"`
    Email(Text),
    /// `unowned "reason"`
    Unowned(Text),
    /// `measure id "Title" …`
    Measure(Box<Measure>),
    /// `period P`
    Period(Moment),
    /// `due D`
    Due(Moment),
    /// `separate A, B by person`, `at most N of A, B by person`
    Separate(Box<Separate>),
    /// `require consulted ROLE on #tag-or-PATH`, `require owner in DEPARTMENT on …`
    Require(Box<Require>),
    /// `independent DEPARTMENT of DEPARTMENT, …`
    Independent(Box<Independent>),
    /// `limit span N`
    Limit(Box<Limit>),
    /// `level RULE error "reason"`
    Level(Box<Level>),
    /// `root ROLE-or-DEPARTMENT`
    Root(Box<Path>),
    /// `depth N`
    Depth(Number),
    /// `show people, dotted, …`
    Show(Vec<(Layer, Span)>),
    /// `hide people, dotted, …`
    Hide(Vec<(Layer, Span)>),
    /// `include PATH, #tag`
    Include(Vec<Side>),
    /// `exclude PATH, #tag`
    Exclude(Vec<Side>),
    /// `columns roles`
    Columns(Columns, Span),
    /// `as of DATE`
    AsOf(Moment),
}

/// The keyword of a statement of the form *keyword item, item, …*
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// `head`
    Head,
    /// `part of`
    PartOf,
    /// `owns`
    Owns,
    /// `reports to`
    ReportsTo,
    /// `assistant to`
    AssistantTo,
    /// `dotted to`
    DottedTo,
    /// `held by`
    HeldBy,
    /// `formerly held by`
    FormerlyHeldBy,
    /// `deputised by`
    DeputisedBy,
    /// `owner`
    Owner,
    /// `responsible`
    Responsible,
    /// `supported by`
    SupportedBy,
    /// `consulted`
    Consulted,
    /// `informed`
    Informed,
    /// `contributes to`
    ContributesTo,
}

/// One item of a list, with the modifiers that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Whom or what it names.
    pub target: Target,
    /// What is said about it, if anything is. See [`Item::modifiers`].
    pub modified: Option<Box<Modifiers>>,
    /// From target to its last modifier.
    pub span: Span,
}

/// Whom or what an item names.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A name or path.
    Path(Path),
    /// A quoted name: for `held by` and `formerly held by`. Elsewhere it is a title or person in place of a
    /// name (already reported).
    Quoted(Text),
    /// `nobody`: only for `reports to`.
    Nobody(Span),
}

/// `[share%] [acting] [for "purpose"] [note "…"] [from D] [until D]`, each at most once, in any order.
/// Which of them a statement takes has been checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Modifiers {
    /// `60%`
    pub share: Option<Share>,
    /// `acting`
    pub acting: Option<Span>,
    /// `for "purpose"`
    pub purpose: Option<Text>,
    /// `note "…"`
    pub note: Option<Text>,
    /// `from D`, `until D`
    pub bounds: Bounds,
}

/// `[from D] [until D]`
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bounds {
    /// The first day.
    pub from: Option<Moment>,
    /// The last day.
    pub until: Option<Moment>,
}

/// A date or period and its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The date or period.
    pub period: Period,
    /// Its place, without `from` or `until`.
    pub span: Span,
}

/// A share of working time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Hundredths of a percent: `60%` is 6000. At most 10 000.
    pub basis_points: u16,
    /// Its place.
    pub span: Span,
}

/// One identifier, under NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The identifier.
    pub text: SmolStr,
    /// Its place.
    pub span: Span,
}

/// Identifiers joined by `.`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Whether a dot stands before it: it starts at the top.
    pub absolute: bool,
    /// The identifiers; at least one.
    pub parts: SmallVec<[Name; 1]>,
    /// From the first character to the last.
    pub span: Span,
}

/// A string, or a word that stands for one, with its escapes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text that is meant.
    pub value: SmolStr,
    /// The place, quotes included.
    pub span: Span,
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Digits with `-` and `.`, without `_` and `%`: `-3`, `1000`, `0.5`.
    pub digits: SmolStr,
    /// Whether `%` follows.
    pub percent: bool,
    /// Its place.
    pub span: Span,
}

/// `measure id "Title" [from X] to Y ["unit"] [due D] [owner ROLE]`
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its name in the scope of the objective.
    pub name: Name,
    /// Its title.
    pub title: Option<Text>,
    /// Where it begins.
    pub from: Option<Number>,
    /// Where it is to go.
    pub to: Number,
    /// What is counted.
    pub unit: Option<Text>,
    /// When it is to be there.
    pub due: Option<Moment>,
    /// Who is accountable for it.
    pub owner: Option<Item>,
}

/// `waive RULE "reason" until D`
#[derive(Debug, Clone, PartialEq)]
pub struct Waive {
    /// The slug or code of the rule.
    pub rule: Name,
    /// Why.
    pub reason: Text,
    /// The last day on which it holds.
    pub until: Moment,
}

/// `level RULE error "reason"`
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The slug or code of the rule.
    pub rule: Name,
    /// The level.
    pub level: (LevelWord, Span),
    /// Why.
    pub reason: Option<Text>,
}

/// `link "URL" "Label"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: Text,
    /// What to show instead of it.
    pub label: Option<Text>,
}

/// `set key "value"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The key.
    pub key: Name,
    /// The value.
    pub value: Text,
}

/// `separate A, B by person`, `at most N of A, B by person`
#[derive(Debug, Clone, PartialEq)]
pub struct Separate {
    /// N; one, for `separate`.
    pub allowed: Number,
    /// What must be kept apart.
    pub sides: Vec<Side>,
    /// Who may not have more than one: `person`, if nothing is said.
    pub by: Option<(By, Span)>,
}

/// `require consulted ROLE on #tag-or-PATH`, `require owner in DEPARTMENT on …`
#[derive(Debug, Clone, PartialEq)]
pub struct Require {
    /// What is required.
    pub letter: RequiredLetter,
    /// The role; the department, for `owner in`.
    pub who: Path,
    /// What must list it.
    pub on: Vec<Side>,
}

/// `independent DEPARTMENT of DEPARTMENT, …`
#[derive(Debug, Clone, PartialEq)]
pub struct Independent {
    /// Who must be independent.
    pub department: Path,
    /// Of whom.
    pub of: Vec<Path>,
}

/// `limit span N`
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// `span`, `layers`, `owned` or `single-point`.
    pub what: (LimitKind, Span),
    /// N.
    pub number: Number,
}

/// A thing in a list of a policy or a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// A name or path.
    Path(Path),
    /// A tag, without `#`.
    Tag(Name),
}

/// By whom duties are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// `by person`
    Person,
    /// `by role`
    Role,
    /// `by department`
    Department,
}

/// What a `require` statement requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequiredLetter {
    /// `require responsible`
    Responsible,
    /// `require consulted`
    Consulted,
    /// `require informed`
    Informed,
    /// `require owner in`
    OwnerIn,
}

/// What a `limit` statement limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitKind {
    /// Direct reports of one role.
    Span,
    /// Roles on the line from the lowest to the top.
    Layers,
    /// Items one person is accountable for.
    Owned,
    /// Owned items of a sole holder without deputy.
    SinglePoint,
}

/// The level in a `level` statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelWord {
    /// `off`
    Off,
    /// `note`
    Note,
    /// `warn`
    Warn,
    /// `error`
    Error,
}

/// What a view can show or hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// `people`
    People,
    /// `dotted`
    Dotted,
    /// `objectives`
    Objectives,
    /// `responsibilities`
    Responsibilities,
    /// `vacancies`
    Vacancies,
}

/// What the columns of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Columns {
    /// `columns roles`
    Roles,
    /// `columns departments`
    Departments,
    /// `columns people`
    People,
}

/// A comment, where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Its place, with its marks, without the line end.
    pub span: Span,
    /// Whether it is `/* … */`.
    pub block: bool,
}

impl Tree {
    /// The declaration at `index`.
    #[must_use]
    pub fn decl(&self, index: DeclIndex) -> Option<&Decl> {
        self.decls.get(index.0 as usize)
    }
}

impl Item {
    /// What is said about it; nothing, mostly.
    #[must_use]
    pub fn modifiers(&self) -> &Modifiers {
        self.modified.as_deref().unwrap_or(&Modifiers::NONE)
    }
}

impl Modifiers {
    /// Nothing is said.
    pub const NONE: Self =
        Self { share: None, acting: None, purpose: None, note: None, bounds: Bounds { from: None, until: None } };
}

impl Path {
    /// The path as written, under NFC.
    #[must_use]
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        format!("{}{}", if self.absolute { "." } else { "" }, parts.join("."))
    }
}

impl DeclKind {
    /// The keyword.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Department => "department",
            Self::Role => "role",
            Self::Person => "person",
            Self::Agent => "agent",
            Self::Objective => "objective",
            Self::Responsibility => "responsibility",
            Self::Policy => "policy",
            Self::View => "view",
            Self::Unknown => "declaration",
        }
    }
}

impl Relation {
    /// The keyword.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::PartOf => "part of",
            Self::Owns => "owns",
            Self::ReportsTo => "reports to",
            Self::AssistantTo => "assistant to",
            Self::DottedTo => "dotted to",
            Self::HeldBy => "held by",
            Self::FormerlyHeldBy => "formerly held by",
            Self::DeputisedBy => "deputised by",
            Self::Owner => "owner",
            Self::Responsible => "responsible",
            Self::SupportedBy => "supported by",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
            Self::ContributesTo => "contributes to",
        }
    }
}
