//! What of the chart is wanted: the names behind `--view` and `--root`.

use super::args::Build;
use super::failure::Failure;
use super::job::Job;
use super::nearest::{nearest, question};
use crate::calendar::{Date, Interval};
use crate::emit::Format;
use crate::model::{Chart, DeclarationId, Post, ViewId};
use crate::render::harmless;
use crate::view::Focus;

/// The choice, if all that is named is there.
pub(super) fn find(args: &Build, chart: &Chart) -> Result<Focus, Failure> {
    Ok(Focus {
        view: args.view.as_deref().map(|name| find_view(chart, name)).transpose()?,
        root: args.root.as_deref().map(|name| find_root(chart, name)).transpose()?,
        depth: args.depth,
    })
}

/// A choice that nothing would follow is a mistake.
pub(super) fn refuse_idle(args: &Build) -> Result<(), Failure> {
    if args.columns.is_some() && !args.to.iter().any(|format| format.has_columns()) {
        return Err(Failure::new("`--columns` chooses nothing in what is written")
            .help("the matrix of `markdown` and `html` has columns; name one of these formats, too"));
    }
    let idle = args.to.iter().all(|format| format.is_always_whole());
    let named = [("--root", args.root.is_some()), ("--depth", args.depth.is_some()), ("--all-views", args.all_views)];
    match named.iter().find(|(_, is_named)| *is_named && idle) {
        Some((option, _)) => Err(Failure::new(format!("`{option}` chooses nothing in {}", Format::Json.name()))
            .help("it always holds everything; name another format, too")),
        None => Ok(()),
    }
}

/// What is said of a root that does not live on the day: what it still owns has rows, but it is in no picture.
pub(super) fn tell_of_absent_root(job: &Job<'_>) -> Option<String> {
    let id = match job.request.focus.root? {
        Post::Role(id) => DeclarationId::Role(id),
        Post::Department(id) => DeclarationId::Department(id),
    };
    let (timeline, day) = (job.checked.timeline(), job.request.as_of);
    let life = timeline.life(id);
    if life.is_some_and(|life| life.contains(day)) {
        return None;
    }
    let path = harmless(&timeline.chart().header(id)?.path);
    let (why, help) =
        life.map_or_else(|| ("it lives on no day".to_owned(), String::new()), |life| nearest_day(life, day));
    Some(format!("note: `{path}` is not there on {day}: {why}\n{help}"))
}

fn nearest_day(life: Interval, day: Date) -> (String, String) {
    let is_over = life.is_over(day);
    let (why, nearest) = if is_over { ("it ended on", life.end()) } else { ("it begins on", life.start()) };
    (format!("{why} {nearest}"), format!("help: `--as-of {nearest}` shows it\n"))
}

fn find_view(chart: &Chart, name: &str) -> Result<ViewId, Failure> {
    let names = || chart.views.iter().map(|(id, view)| (id, view.header.path.as_str()));
    if let Some((id, _)) = names().find(|(_, path)| *path == name) {
        return Ok(id);
    }
    let known: Vec<&str> = names().map(|(_, path)| path).collect();
    let failure = Failure::new(format!("no view is called `{name}`"));
    Err(match question(&nearest(name, known.iter().copied())) {
        Some(question) => failure.help(question),
        None if known.is_empty() => failure.help("no file declares a `view`"),
        None => failure.help(format!("there are: {}", known.join(", "))),
    })
}

fn find_root(chart: &Chart, name: &str) -> Result<Post, Failure> {
    let departments = chart.departments.iter().map(|(id, one)| (one.header.path.as_str(), Post::Department(id)));
    let roles = chart.roles.iter().map(|(id, role)| (role.header.path.as_str(), Post::Role(id)));
    let posts: Vec<(&str, Post)> = departments.chain(roles).collect();
    if let Some((_, post)) = posts.iter().find(|(path, _)| *path == name) {
        return Ok(*post);
    }
    let failure = Failure::new(format!("no role or department is called `{name}`"));
    let last_words = posts.iter().filter(|(path, _)| path.rsplit('.').next() == Some(name)).map(|(path, _)| *path);
    let mut near: Vec<&str> = last_words.take(3).collect();
    if near.is_empty() {
        near = nearest(name, posts.iter().map(|(path, _)| *path));
    }
    Err(failure.help(question(&near).unwrap_or_else(|| "it is named by its path, as in `sales.lead`".to_owned())))
}
