//! Waivers and levels: what an organisation excepts from the checks.

use super::super::suggest;
use super::Linker;
use crate::catalog;
use crate::diagnostic::{Diagnostic, Fix, Level, Rule};
use crate::model::{DeclarationId, LevelSetting, PolicyId, Waiver};
use crate::source::Span;
use crate::syntax::tree::{LevelWord, Moment, Name, Statement, Text};

impl Linker<'_, '_> {
    pub(super) fn waive(&mut self, on: DeclarationId, rule: &Name, reason: &str, until: Moment, span: Span) {
        match catalog::find(&rule.text) {
            None => self.diagnostics.push(unknown_rule(rule)),
            Some(known) if known.is_fixed() => self.diagnostics.push(fixed(known, rule, "waived")),
            Some(known) => self.chart.waivers.push(Waiver {
                rule: known.slug.to_owned(),
                on,
                reason: reason.into(),
                until: until.period.last(),
                span,
            }),
        }
    }

    pub(super) fn level(
        &mut self,
        policy: PolicyId,
        rule: &Name,
        level: LevelWord,
        reason: Option<&Text>,
        statement: &Statement,
    ) {
        let Some(known) = catalog::find(&rule.text) else {
            self.diagnostics.push(unknown_rule(rule));
            return;
        };
        let (wanted, word) = meant(level);
        if known.is_fixed() && wanted < known.level {
            self.diagnostics.push(fixed(known, rule, "lowered"));
            return;
        }
        if wanted < known.level && reason.is_none() {
            self.diagnostics.push(without_reason(known, statement));
        }
        self.chart.levels.push(LevelSetting {
            rule: known.slug.to_owned(),
            level: word.to_owned(),
            reason: reason.map(|reason| reason.value.clone()),
            policy,
            span: statement.span,
        });
    }
}

/// The level, which is none for *off*, and its word in the chart.
const fn meant(level: LevelWord) -> (Option<Level>, &'static str) {
    match level {
        LevelWord::Off => (None, "off"),
        LevelWord::Note => (Some(Level::Note), "note"),
        LevelWord::Warn => (Some(Level::Warning), "warning"),
        LevelWord::Error => (Some(Level::Error), "error"),
    }
}

fn unknown_rule(rule: &Name) -> Diagnostic {
    let found = Diagnostic::new(&catalog::UNKNOWN_RULE, format!("no check is called `{}`", rule.text))
        .subject(rule.text.as_str())
        .label(rule.span, "the name of no check");
    match suggest::rule(&rule.text) {
        Some(slug) => {
            found.help(format!("did you mean `{slug}`?")).fix(Fix::possible(format!("write `{slug}`"), rule.span, slug))
        }
        None => found.help("`orgc rules` lists all checks"),
    }
}

fn fixed(known: &Rule, rule: &Name, done: &str) -> Diagnostic {
    let (label, help) = if known.is_about_text() {
        ("an error in the text itself", "repair what it finds: while it stands, nothing else is sure")
    } else {
        ("an error about waivers", "renew the waiver that has ended, or repair what it covers")
    };
    Diagnostic::new(&catalog::NOT_WAIVABLE, format!("`{}` cannot be {done}", known.slug))
        .subject(known.slug)
        .label(rule.span, label)
        .help(help)
}

fn without_reason(known: &Rule, statement: &Statement) -> Diagnostic {
    let default = known.level.map_or("off", Level::word);
    Diagnostic::new(&catalog::SYNTAX_ERROR, format!("`{}` is lowered without a reason", known.slug))
        .subject(known.slug)
        .label(statement.span, format!("below its default, `{default}`"))
        .help("say why, in quotes, at the end of the statement")
}
