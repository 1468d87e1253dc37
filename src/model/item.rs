//! What can be owned: objectives, responsibilities, measures.

use smol_str::SmolStr;

use super::chart::{DepartmentId, ItemId};
use super::fact::{Dated, Dates, Number, Post};
use super::header::Header;
use crate::calendar::{Date, Period};
use crate::source::Span;

/// Something one role is to be accountable for.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Name, texts, life.
    pub header: Header,
    /// Which of the three.
    pub kind: ItemKind,
    /// The whole of which it is a part, by its path.
    pub parent: Option<ItemId>,
    /// The department in which it, or its outermost whole, is declared, by its path.
    pub department: Option<DepartmentId>,
    /// Who claims to be accountable, or is said to be, from both sides, in source order.
    pub claims: Vec<Claim>,
    /// `responsible`, `supported by`, `consulted`, `informed`, in source order.
    pub letters: Vec<Dated<LetterEntry>>,
    /// `unowned "reason"` and its place.
    pub unowned: Option<(SmolStr, Span)>,
    /// `contributes to OBJECTIVE`
    pub contributes_to: Vec<Dated<Option<ItemId>>>,
    /// `needs capability`, own ones only.
    pub needs: Vec<(SmolStr, Span)>,
    /// `period P` and its place.
    pub period: Option<(Period, Span)>,
    /// `due D` (the last day of a period) and its place.
    pub due: Option<(Date, Span)>,
    /// The numbers of a measure.
    pub measure: Option<Box<Measure>>,
}

/// The three things that can be owned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A goal.
    Objective,
    /// Standing work.
    Responsibility,
    /// A success measure of an objective: a part of it.
    Measure,
}

/// One statement about who is accountable (letter A).
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The role, or the department whose head it is.
    pub by: Option<Post>,
    /// On which side it is written.
    pub side: ClaimSide,
    /// When, as written.
    pub dates: Dates,
    /// `note "…"` of this item.
    pub note: Option<SmolStr>,
    /// Where.
    pub span: Span,
}

/// On which side a claim is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimSide {
    /// `owner r` at the item: the item carries it.
    Owner,
    /// `owns x` at the role or department: it lapses with the life of that.
    Owns,
}

/// One entry of the matrix other than A.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterEntry {
    /// The letter.
    pub letter: Letter,
    /// Who bears it.
    pub to: Option<Post>,
}

/// The letters of a RASCI matrix other than A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// R: does the work.
    Responsible,
    /// S: helps.
    Supporting,
    /// C: is asked before.
    Consulted,
    /// I: is told after.
    Informed,
}

/// `measure … from X to Y "unit"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Where it begins.
    pub from: Option<Number>,
    /// Where it is to go.
    pub to: Number,
    /// What is counted.
    pub unit: Option<SmolStr>,
    /// The place of both numbers.
    pub span: Span,
}

impl Letter {
    /// The letter itself.
    #[must_use]
    pub const fn symbol(self) -> char {
        match self {
            Self::Responsible => 'R',
            Self::Supporting => 'S',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }
}

impl ItemKind {
    /// The word for it: `objective`, `responsibility`, `measure`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Objective => "objective",
            Self::Responsibility => "responsibility",
            Self::Measure => "measure",
        }
    }
}
