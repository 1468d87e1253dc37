//! `reports-to-ended`: whoever lives reports to somebody who lives.

use indexmap::IndexMap;

use super::{Finding, Findings, Runs, lives};
use crate::calendar::{Date, Interval, IntervalSet};
use crate::catalog;
use crate::diagnostic::{Edit, Fix};
use crate::model::{Dates, DeclarationId, Manager, Post, RoleId};
use crate::source::Span;
use crate::timeline::Timeline;

/// A written line to a role, on the days on which that role does not live.
struct DeadLine {
    from: RoleId,
    span: Span,
    days: IntervalSet,
    /// Whether it is a name and nothing else.
    bare: bool,
}

pub(super) fn check(timeline: &Timeline, findings: &mut Findings<'_>) {
    let mut dead_lines: IndexMap<RoleId, Vec<DeadLine>> = IndexMap::new();
    for role in timeline.chart().roles.ids() {
        dead_lines_of(timeline, role).for_each(|(to, line)| dead_lines.entry(to).or_default().push(line));
    }
    let mut runs = Runs::of(timeline);
    for (manager, lines) in &dead_lines {
        lines.iter().flat_map(|line| line.days.runs()).for_each(|days| runs.add(*manager, *days));
    }
    for (manager, days) in runs.into_runs_by_day() {
        let lines = dead_lines.get(&manager).map_or(&[][..], Vec::as_slice);
        findings.report(days, describe(timeline, manager, lines, days));
    }
}

fn dead_lines_of(timeline: &Timeline, from: RoleId) -> impl Iterator<Item = (RoleId, DeadLine)> + '_ {
    let carrier = DeclarationId::Role(from);
    timeline.chart().roles[from].solid.iter().filter_map(move |line| {
        let Some(Manager::Post(Post::Role(to))) = line.value.to else { return None };
        let life = IntervalSet::from(timeline.life(DeclarationId::Role(to)));
        let days = IntervalSet::from(timeline.in_force(line, carrier)).minus(&life);
        (!days.is_empty()).then_some((
            to,
            DeadLine { from, span: line.span, days, bare: line.dates == Dates::default() && line.note.is_none() },
        ))
    })
}

fn describe(timeline: &Timeline, manager: RoleId, lines: &[DeadLine], days: Interval) -> Finding {
    let (chart, subject) = (timeline.chart(), DeclarationId::Role(manager));
    let (path, fate) = (chart.role_path(manager), lives::fate(timeline, subject, days.start()));
    let suffer = |line: &&DeadLine| !line.days.intersect(&IntervalSet::from(days)).is_empty();
    let sufferers: Vec<&DeadLine> = lines.iter().filter(suffer).collect();
    let message = match sufferers.as_slice() {
        [only] => format!("`{}` reports to `{path}`, which {fate}", chart.role_path(only.from)),
        many => format!("{} roles report to `{path}`, which {fate}", many.len()),
    };
    let mut finding = Finding::new(&catalog::REPORTS_TO_ENDED, message).about(subject);
    if let Some((span, text)) = lives::place(timeline, subject, days.start()) {
        finding = finding.label(span, text);
    }
    for line in &sufferers {
        let text = format!("`{}` reports to it here", chart.role_path(line.from));
        finding = finding.ground(DeclarationId::Role(line.from), line.span, text);
    }
    let epoch = timeline.epoch_on(days.start());
    let next = epoch.manager(manager).filter(|next| epoch.is_live(*next)).map(|next| chart.role_path(next));
    let since = days.from().filter(|from| *from > timeline.judged().start());
    if let Some(next) = next.filter(|_| since.is_none() && sufferers.iter().all(|line| line.bare)) {
        finding = finding.fix(redirect(&sufferers, next));
    }
    finding.help(help(next.unwrap_or("another role"), since))
}

/// Lets all report to whoever would be the manager of the role that does not live.
fn redirect(lines: &[&DeadLine], next: &str) -> Fix {
    let edits = lines.iter().map(|line| Edit { span: line.span, replacement: format!(".{next}") });
    Fix { title: format!("report to `{next}`"), edits: edits.collect(), certain: false }
}

fn help(next: &str, since: Option<Date>) -> String {
    match since {
        Some(from) => {
            format!("end the line with `until {}` and write `reports to {next} from {from}`", from.previous())
        }
        None => format!("write `reports to {next}` instead"),
    }
}
