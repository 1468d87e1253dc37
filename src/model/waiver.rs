//! Exceptions from checks: waivers and levels.

use smol_str::SmolStr;

use super::chart::{DeclarationId, PolicyId};
use crate::calendar::Date;
use crate::source::Span;

/// `waive RULE "reason" until D`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The slug of the rule.
    pub rule: String,
    /// The declaration that carries it.
    pub on: DeclarationId,
    /// Why.
    pub reason: SmolStr,
    /// The last day on which it holds.
    pub until: Date,
    /// Where it stands.
    pub span: Span,
}

/// `level RULE error "reason"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelSetting {
    /// The slug of the rule.
    pub rule: String,
    /// `error`, `warning`, `note` or `off`.
    pub level: String,
    /// Why.
    pub reason: Option<SmolStr>,
    /// The policy that carries it.
    pub policy: PolicyId,
    /// Where it stands.
    pub span: Span,
}
