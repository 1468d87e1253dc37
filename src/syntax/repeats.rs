//! Statements that stand twice where they may stand once.

use std::collections::BTreeMap;

use super::tree::{BodyItem, Decl, LimitKind, Statement, StatementKind};
use crate::catalog::REPEATED_STATEMENT;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::source::Span;

/// Reports the second of what may be said once in a block. The first one counts.
pub(super) fn check(decls: &[Decl], diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for decl in decls {
        seen.clear();
        for item in &decl.body {
            let BodyItem::Statement(statement) = item else { continue };
            let Some(what) = said_once(&statement.kind) else { continue };
            match seen.get(&what) {
                Some(first) => diagnostics.push(report(&what, statement, *first)),
                None => {
                    seen.insert(what, statement.span);
                }
            }
        }
    }
}

/// What a statement says that may be said once in a block; `None` if it may be said again.
fn said_once(kind: &StatementKind) -> Option<String> {
    let what = match kind {
        StatementKind::Set(set) => format!("set {}", set.key.text),
        StatementKind::Limit(limit) => format!("limit {}", limit_word(limit.what.0)),
        StatementKind::Exists(_) => "exists".to_owned(),
        StatementKind::Abolished => "abolished".to_owned(),
        StatementKind::Kind(_) => "kind".to_owned(),
        StatementKind::Seats(_) => "seats".to_owned(),
        StatementKind::Fte(_) => "fte".to_owned(),
        StatementKind::External => "external".to_owned(),
        StatementKind::Email(_) => "email".to_owned(),
        StatementKind::Unowned(_) => "unowned".to_owned(),
        StatementKind::Period(_) => "period".to_owned(),
        StatementKind::Due(_) => "due".to_owned(),
        StatementKind::Root(_) => "root".to_owned(),
        StatementKind::Depth(_) => "depth".to_owned(),
        StatementKind::Show(_) => "show".to_owned(),
        StatementKind::Hide(_) => "hide".to_owned(),
        StatementKind::Include(_) => "include".to_owned(),
        StatementKind::Exclude(_) => "exclude".to_owned(),
        StatementKind::Columns(..) => "columns".to_owned(),
        StatementKind::AsOf(_) => "as of".to_owned(),
        StatementKind::Note(_)
        | StatementKind::Link(_)
        | StatementKind::Was(_)
        | StatementKind::Waive(_)
        | StatementKind::Relation(..)
        | StatementKind::Undisclosed(_)
        | StatementKind::Vacant(_)
        | StatementKind::Provides(_)
        | StatementKind::Needs(_)
        | StatementKind::Measure(_)
        | StatementKind::Separate(_)
        | StatementKind::Require(_)
        | StatementKind::Independent(_)
        | StatementKind::Level(_) => return None,
    };
    Some(what)
}

fn report(what: &str, second: &Statement, first: Span) -> Diagnostic {
    let is_list = matches!(
        second.kind,
        StatementKind::Show(_) | StatementKind::Hide(_) | StatementKind::Include(_) | StatementKind::Exclude(_)
    );
    let help = if is_list { "write one list, with commas between its items" } else { "keep one of them" };
    Diagnostic::new(&REPEATED_STATEMENT, format!("`{what}` is said twice"))
        .label(second.span, "said again here")
        .label(first, "said first here")
        .help(help)
        .fix(Fix::possible("remove the second", second.span, ""))
}

fn limit_word(limit: LimitKind) -> &'static str {
    match limit {
        LimitKind::Span => "span",
        LimitKind::Layers => "layers",
        LimitKind::Owned => "owned",
        LimitKind::SinglePoint => "single-point",
    }
}
