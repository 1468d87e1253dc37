//! The laws of looking names up, against a naive reading of them.

use proptest::prelude::*;

use super::run;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, DeclarationId, Manager, Post};
use crate::source::SourceMap;
use crate::syntax;

/// A small model: departments and roles by path, and one role that reports to `reference`.
#[derive(Debug, Clone)]
struct Model {
    departments: Vec<Vec<&'static str>>,
    roles: Vec<Vec<&'static str>>,
    /// The department in which the reference stands; the top, if it is not declared.
    scope: Vec<&'static str>,
    reference: Vec<&'static str>,
    absolute: bool,
}

impl Model {
    /// Each declaration is a file of its own, so that any order of them can be tried.
    fn files(&self) -> Vec<String> {
        let departments = self.departments.iter().map(|path| format!("department {}", path.join(".")));
        let roles = self.roles.iter().map(|path| format!("role {}", path.join(".")));
        let mut carrier = self.scope.clone();
        carrier.push("carrier");
        let dot = if self.absolute { "." } else { "" };
        let carrier = format!("role {} {{ reports to {dot}{} }}", carrier.join("."), self.reference.join("."));
        departments.chain(roles).chain([carrier]).collect()
    }

    fn declarations(&self) -> impl Iterator<Item = &Vec<&'static str>> {
        self.departments.iter().chain(&self.roles)
    }

    /// What the reference means, read off the page: all paths that fit it.
    fn meaning(&self) -> Vec<String> {
        let is_department = |path: &[&str]| self.departments.iter().any(|department| department == path);
        let below = |scope: &[&'static str]| [scope, &self.reference].concat();
        let decided_here = match self.reference.as_slice() {
            _ if self.absolute => return self.exactly(&self.reference),
            [_] => !self.exactly(&below(&self.scope)).is_empty(),
            [first, ..] => is_department(&[self.scope.as_slice(), &[first]].concat()),
            [] => false,
        };
        if decided_here {
            return self.exactly(&below(&self.scope));
        }
        self.declarations().filter(|path| path.ends_with(&self.reference)).map(|path| path.join(".")).collect()
    }

    fn exactly(&self, path: &[&'static str]) -> Vec<String> {
        self.declarations().filter(|declared| declared.as_slice() == path).map(|path| path.join(".")).collect()
    }
}

fn resolve(files: &[String]) -> (Chart, Vec<&'static str>) {
    let (chart, found) = resolved(files);
    (chart, found.iter().map(|found| found.rule.slug).collect())
}

/// What is reported of a single file.
fn diagnose(text: &str) -> Vec<Diagnostic> {
    resolved(&[text.to_owned()]).1.iter().cloned().collect()
}

fn resolved(files: &[String]) -> (Chart, Diagnostics) {
    let named = files.iter().enumerate().map(|(index, text)| (format!("{index:03}.org"), text.clone()));
    let sources = SourceMap::new(named.collect());
    let mut diagnostics = Diagnostics::default();
    let trees: Vec<_> = sources.iter().map(|(id, file)| syntax::parse(id, file.text(), &mut diagnostics)).collect();
    let chart = run(&trees, &mut diagnostics);
    diagnostics.sort();
    (chart, diagnostics)
}

/// The path to which the reference leads, and what was reported.
fn target(files: &[String]) -> (Option<String>, Vec<&'static str>) {
    let (chart, reported) = resolve(files);
    let lines = chart.roles.values().flat_map(|role| &role.solid);
    let post = lines.filter_map(|line| line.value.to).find_map(|to| match to {
        Manager::Post(Post::Role(id)) => Some(DeclarationId::Role(id)),
        Manager::Post(Post::Department(id)) => Some(DeclarationId::Department(id)),
        Manager::Nobody => None,
    });
    (post.and_then(|id| chart.header(id)).map(|header| header.path.clone()), reported)
}

fn any_model() -> impl Strategy<Value = Model> {
    let department = || prop::sample::select(vec!["a", "b"]);
    let name = || prop::sample::select(vec!["a", "b", "x", "y"]);
    let departments = prop::collection::vec(prop::collection::vec(department(), 1..4), 0..6);
    let roles = prop::collection::vec((prop::collection::vec(department(), 0..3), name()), 0..6);
    let scope = prop::collection::vec(department(), 0..3);
    let written = (prop::collection::vec(name(), 1..4), any::<prop::sample::Index>(), prop::bool::weighted(0.2));
    (departments, roles, scope, written).prop_map(|(departments, roles, scope, (random, aimed, absolute))| {
        let model = sound(&departments, roles, scope);
        let known: Vec<_> = model.declarations().cloned().collect();
        let aimed = known.get(aimed.index(2 * known.len() + 1));
        let end = aimed.map(|path| path[path.len().saturating_sub(random.len())..].to_vec());
        Model { reference: end.unwrap_or(random), absolute, ..model }
    })
}

/// Makes a model without duplicates, in which every prefix is declared.
fn sound(
    departments: &[Vec<&'static str>],
    roles: Vec<(Vec<&'static str>, &'static str)>,
    scope: Vec<&'static str>,
) -> Model {
    let prefixes = |path: &[&'static str]| (1..=path.len()).map(|length| path[..length].to_vec()).collect::<Vec<_>>();
    let mut all: Vec<_> = departments.iter().flat_map(|path| prefixes(path)).collect();
    all.extend(prefixes(&scope));
    all.extend(roles.iter().flat_map(|(scope, _)| prefixes(scope)));
    all.sort();
    all.dedup();
    let mut roles: Vec<_> = roles.into_iter().map(|(scope, name)| [scope, vec![name]].concat()).collect();
    roles.retain(|path| !all.contains(path));
    roles.sort();
    roles.dedup();
    Model { departments: all, roles, scope, reference: Vec::new(), absolute: false }
}

proptest! {
    #[test]
    fn a_reference_means_what_the_page_says(model in any_model()) {
        let (target, reported) = target(&model.files());
        match model.meaning().as_slice() {
            [] => prop_assert_eq!((target, reported), (None, vec!["unknown-name"])),
            [only] => prop_assert_eq!((target.as_ref(), reported), (Some(only), vec![])),
            _ => prop_assert_eq!((target, reported), (None, vec!["ambiguous-name"])),
        }
    }

    #[test]
    fn the_order_of_files_never_matters(model in any_model(), seed in any::<u64>()) {
        let files = model.files();
        let mut shuffled = files.clone();
        let mut state = seed | 1;
        shuffled.sort_by_cached_key(|_| { state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); state });
        prop_assert_eq!(target(&files), target(&shuffled));
    }

    #[test]
    fn a_name_added_elsewhere_never_changes_a_reference_silently(
        model in any_model(),
        place in any::<prop::sample::Index>(),
        name in prop::sample::select(vec!["a", "b", "x", "y"]),
    ) {
        let before = target(&model.files());
        let scope = model.departments.get(place.index(model.departments.len() + 1)).cloned().unwrap_or_default();
        prop_assume!(scope != model.scope);
        let added = [scope, vec![name]].concat();
        prop_assume!(model.declarations().all(|path| *path != added));
        let after = target(&Model { roles: [model.roles.clone(), vec![added]].concat(), ..model }.files());
        let unchanged = after == before || before.0.is_none();
        let reported = after.0.is_none() && after.1 == ["ambiguous-name"];
        prop_assert!(unchanged || reported, "{:?} became {:?}", before, after);
    }
}

#[test]
fn ids_are_in_source_order_also_where_a_measure_follows_a_part() {
    let text = "objective a { objective b\n measure c to 1 }\nobjective d";
    let (chart, _) = resolve(&[text.to_owned()]);
    let paths: Vec<&str> = chart.items.values().map(|item| item.header.path.as_str()).collect();
    assert_eq!(paths, ["a", "a.b", "a.c", "d"]);
}

#[test]
fn claims_are_in_source_order_whichever_side_they_stand_on() {
    let text = "department d { head h; role h { owns x }; owns x }\nresponsibility x { owner d.h }";
    let (chart, reported) = resolve(&[text.to_owned()]);
    let spans: Vec<_> = chart.items.values().flat_map(|item| &item.claims).map(|claim| claim.span.start).collect();
    assert_eq!(spans.len(), 3, "{reported:?}");
    assert!(spans.is_sorted());
}

#[test]
fn a_part_belongs_to_the_department_of_its_outermost_whole_wherever_it_stands() {
    let files = [
        "objective d.o.p.q { measure m to 1 }".to_owned(),
        "objective d.o.p".to_owned(),
        "department d { objective o }".to_owned(),
    ];
    let (chart, reported) = resolve(&files);
    assert_eq!(reported, Vec::<&str>::new());
    assert!(chart.items.values().all(|item| item.department.is_some()));
    assert_eq!(chart.items.values().filter(|item| item.parent.is_some()).count(), 3);
}

#[test]
fn so_many_departments_may_lie_around_one_and_no_more() {
    let reported_with = |first: &str, around: usize| {
        let others = (1..=around).map(|number| format!("department d{number} {{ part of d{} }}\n", number - 1));
        resolve(&[first.to_owned() + &others.collect::<String>() + "department d0"]).1
    };
    let reported = |around: usize| reported_with("", around);
    assert_eq!(reported(1_000), Vec::<&str>::new());
    assert_eq!(reported(1_001), ["too-deep"]);
    assert_eq!(reported_with("department d1001.inner\n", 1_001), ["too-deep"]);
}

#[test]
fn a_path_may_have_so_many_bytes_and_no_more() {
    let reported = |bytes: usize| resolve(&[format!("department d {{ role {} }}", "x".repeat(bytes - 2))]).1;
    assert_eq!(reported(16_384), Vec::<&str>::new());
    assert_eq!(reported(16_385), ["too-deep"]);
}

#[test]
fn near_names_are_sought_for_the_first_hundred_misses_only() {
    let misses = (0..102).map(|number| format!("role r{number} {{ reports to manage{number:03} }}\n"));
    let managers = (0..102).map(|number| format!("role manager{number:03}\n"));
    let found = diagnose(&misses.chain(managers).collect::<String>());
    let offers = found.iter().filter(|found| found.help.as_ref().is_some_and(|help| help.contains("did you mean")));
    assert_eq!((found.len(), offers.count()), (102, 100));
}

#[test]
fn names_that_look_alike_are_what_their_finding_is_about() {
    let found = diagnose("role ceo\nrole \u{441}\u{435}\u{43e}");
    let subjects: Vec<&[String]> = found.iter().map(|found| found.subject.as_slice()).collect();
    assert_eq!(subjects, [["ceo", "\u{441}\u{435}\u{43e}"]]);
}

#[test]
fn what_is_lost_explains_why_a_name_is_not_found() {
    for lost in ["warehouse central { role buyer }", "warehouse buyer", "role { reports to ceo }"] {
        let text = format!("role ceo\nrole clerk {{ reports to buyer }}\n{lost}");
        let (_, reported) = resolve(&[text]);
        assert!(!reported.contains(&"unknown-name"), "{lost}: {reported:?}");
    }
}

#[test]
fn a_failed_reference_is_damage_where_it_stands_and_nowhere_else() {
    let text = "role ceo { owns missing }\nrole clerk { reports to missing }\nrole cook { held by missing }
        responsibility a { owner missing }\nresponsibility b { consulted missing }
        department d { head missing }";
    let (chart, _) = resolve(&[text.to_owned()]);
    let damage = &chart.damage;
    let paths = |ids: &indexmap::IndexSet<DeclarationId>| {
        ids.iter().filter_map(|id| chart.header(*id)).map(|header| header.path.clone()).collect::<Vec<_>>()
    };
    assert!(damage.claims && !damage.lost);
    assert_eq!(paths(&damage.lines), ["clerk"]);
    assert_eq!(paths(&damage.holders), ["cook"]);
    assert_eq!(paths(&damage.owners), ["a"]);
    assert_eq!(paths(&damage.letters), ["b"]);
    assert_eq!(paths(&damage.heads), ["d"]);
    assert_eq!(damage.declarations.len(), 6);
}
