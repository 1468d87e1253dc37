//! Who and what there will be, before anything is said about them.

use orgc::calendar::Date;

use super::days;
use super::mood::Mood;
use super::random::Random;

/// All names of an organisation, as paths.
pub(super) struct Plan {
    pub(super) days: Vec<Date>,
    pub(super) departments: Vec<Vec<String>>,
    pub(super) roles: Vec<Post>,
    pub(super) people: Vec<Human>,
    pub(super) items: Vec<Thing>,
    /// What is to be said in other declarations: the path of a role or department, and the claim.
    pub(super) claims: Vec<(Vec<String>, String)>,
    /// Whether this chart names anybody.
    pub(super) names_people: bool,
}

/// A role.
pub(super) struct Post {
    pub(super) path: Vec<String>,
    /// The role above it in a sound organisation.
    pub(super) manager: Option<usize>,
}

/// A person or agent, declared or only quoted.
pub(super) struct Human {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) agent: bool,
    pub(super) declared: bool,
}

/// An objective or responsibility.
pub(super) struct Thing {
    pub(super) keyword: &'static str,
    pub(super) path: Vec<String>,
    pub(super) whole: Option<usize>,
    /// The role that owns it, or its whole, in a sound organisation.
    pub(super) owner: usize,
}

impl Plan {
    pub(super) fn new(random: &mut Random, mood: &Mood) -> Self {
        let departments = departments(random, mood);
        let roles = roles(random, mood, &departments);
        let items = items(random, mood, &departments, &roles);
        let (days, people) = (days::pool(random), people(random, mood));
        let names_people = random.chance(85);
        Self { days, departments, roles, people, items, claims: Vec::new(), names_people }
    }
}

fn below(whole: &[String], name: String) -> Vec<String> {
    whole.iter().cloned().chain([name]).collect()
}

fn departments(random: &mut Random, mood: &Mood) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for number in 0..random.between(0, mood.departments) {
        let around = if random.chance(50) { random.any(&all).cloned() } else { None };
        all.push(below(&around.unwrap_or_default(), format!("d{number}")));
    }
    all
}

/// Roles may be called alike in different departments.
fn roles(random: &mut Random, mood: &Mood, departments: &[Vec<String>]) -> Vec<Post> {
    let mut all: Vec<Post> = Vec::new();
    for number in 0..random.between(2, mood.roles) {
        let inside = number > 0 && random.chance(70);
        let department = if inside { random.any(departments) } else { None };
        let lead = department.map(|department| below(department, "lead".to_owned()));
        let path = match lead {
            Some(lead) if all.iter().all(|role| role.path != lead) && random.chance(50) => lead,
            _ => below(department.map_or(&[], Vec::as_slice), format!("r{number}")),
        };
        let manager = number.checked_sub(1).map(|last| random.below(last + 1).min(random.below(last + 1)));
        all.push(Post { path, manager });
    }
    all
}

fn people(random: &mut Random, mood: &Mood) -> Vec<Human> {
    const NAMES: &[&str] = &["Ana Ruiz", "Tom Okafor", "Li Wei", "Maya Lindqvist", "Omar Haddad", "Grace Owusu"];
    let count = random.between(0, mood.people);
    let human = |(number, title): (usize, &&str)| Human {
        name: format!("p{number}"),
        title: (*title).to_owned(),
        agent: random.chance(12),
        declared: random.chance(75),
    };
    NAMES.iter().enumerate().take(count).map(human).collect()
}

fn items(random: &mut Random, mood: &Mood, departments: &[Vec<String>], roles: &[Post]) -> Vec<Thing> {
    let mut all: Vec<Thing> = Vec::new();
    for number in 0..random.between(0, mood.items) {
        let part = number > 0 && random.chance(55);
        let whole = if part { Some(random.below(number)).filter(|whole| depth(&all, *whole) < 2) } else { None };
        all.push(match whole.and_then(|whole| all.get(whole).map(|item| (whole, item))) {
            Some((whole, item)) => Thing {
                keyword: item.keyword,
                path: below(&item.path, format!("i{number}")),
                whole: Some(whole),
                owner: item.owner,
            },
            None => free_standing(random, number, departments, roles),
        });
    }
    all
}

fn free_standing(random: &mut Random, number: usize, departments: &[Vec<String>], roles: &[Post]) -> Thing {
    let department = if random.chance(35) { random.any(departments) } else { None };
    let path = below(department.map_or(&[], Vec::as_slice), format!("i{number}"));
    let keyword = random.word(&["objective", "responsibility"]);
    Thing { keyword, path, whole: None, owner: random.below(roles.len()) }
}

/// How many wholes are around it.
fn depth(items: &[Thing], item: usize) -> usize {
    std::iter::successors(Some(item), |item| items.get(*item).and_then(|item| item.whole)).count() - 1
}
