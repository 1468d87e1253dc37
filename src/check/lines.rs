//! Lines as places and as steps of a proof.

use super::words::elided_with;
use crate::model::{Chart, DeclarationId, RoleId};
use crate::source::Span;
use crate::timeline::{Epoch, LineTo};

/// Where the solid line of a role is written, and what it says; of a default line, the role itself.
pub(super) fn solid(chart: &Chart, epoch: &Epoch, role: RoleId) -> (Span, String) {
    let (line, name) = (epoch.line(role), chart.role_path(role));
    let written = line.written.and_then(|place| chart.roles[role].solid.get(place)).map(|line| line.span);
    let span = written.unwrap_or(chart.roles[role].header.name_span);
    let how = if written.is_some() { "here" } else { "by default" };
    let text = match line.to {
        LineTo::Role(manager) if line.assistant => {
            format!("`{name}` is assistant to `{}` {how}", chart.role_path(manager))
        }
        LineTo::Role(manager) => format!("`{name}` reports to `{}` {how}", chart.role_path(manager)),
        LineTo::Nobody => format!("`{name}` reports to nobody, on purpose"),
        LineTo::Nowhere => format!("`{name}` has no manager"),
        LineTo::Unknown => format!("the manager of `{name}` is not known"),
    };
    (span, text)
}

/// The line of a role as steps: each role and why it reports to the next; of a long one the beginning and the end.
pub(super) fn steps_up<'c>(
    chart: &'c Chart,
    epoch: &'c Epoch,
    line: &'c [RoleId],
) -> impl Iterator<Item = String> + 'c {
    elided_with(line, |role| solid(chart, epoch, *role).1.trim_end_matches(" here").to_owned())
}

/// Where a head is named: the place, and what it says.
pub(super) fn head(chart: &Chart, carrier: DeclarationId, place: usize) -> Option<(Span, String)> {
    let heads = match carrier {
        DeclarationId::Department(department) => &chart.departments[department].heads,
        DeclarationId::Organization => &chart.organization.as_ref()?.heads,
        _ => return None,
    };
    let head = heads.get(place)?;
    Some((head.span, format!("`{}` heads {} here", chart.role_path(head.value?), led(chart, carrier))))
}

/// A department by its path, or the organization.
pub(super) fn led(chart: &Chart, carrier: DeclarationId) -> String {
    match carrier {
        DeclarationId::Department(department) => format!("`{}`", chart.department_path(department)),
        _ => "the organization".to_owned(),
    }
}
