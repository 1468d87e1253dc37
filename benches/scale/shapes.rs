//! Organisations of any size that are large in one way, sound or not: each has broken a compiler of something.

use std::fmt::Write;

use crate::Texts;

/// A shape, and what makes it.
pub(crate) type Shape = (&'static str, fn(usize) -> Texts);

/// All shapes. The number is that of their roles (files, errors, owners).
pub(crate) const SHAPES: &[Shape] = &[
    ("all roles under one manager", |roles| one_file(roles, |_| "reports to ceo".to_owned())),
    ("a chain of roles", |roles| one_file(roles, |role| format!("reports to {}", before(role)))),
    ("assistants of one manager", |roles| one_file(roles, |_| "assistant to ceo".to_owned())),
    ("dotted lines to one role", |roles| one_file(roles, |_| "reports to ceo; dotted to r0 for \"advice\"".to_owned())),
    ("an item that all roles claim", |roles| {
        let claims = one_file(roles, |_| "reports to ceo; owns it".to_owned());
        claims.into_iter().chain([("2.org".to_owned(), "responsibility it\n".to_owned())]).collect()
    }),
    ("departments in rows of departments", |departments| one_text(repeated(departments, rowed))),
    ("holders, each from another day", |roles| {
        one_file(roles, |role| format!("held by \"P {role}\" from {}", day(role)))
    }),
    ("lines, each from another day", |roles| one_file(roles, |role| format!("reports to ceo from {}", day(role)))),
    ("a chain of roles held by one person", |roles| {
        one_file(roles, |role| format!("reports to {}; held by \"Bob\"", before(role)))
    }),
    ("roles held by one person", |roles| one_file(roles, |_| "held by \"Bob\" 1%".to_owned())),
    ("items owned by one role", owned_by_one),
    ("declarations of one name", |roles| one_text(repeated(roles, |_| "role same\n".to_owned()))),
    ("a ring of roles", |roles| one_file(roles, |role| format!("reports to r{}", (role + 1) % roles))),
    ("names that nothing bears", |roles| one_file(roles, |role| format!("reports to x{role}y"))),
    ("errors in one file", |roles| one_file(roles, |_| "reports: ceo".to_owned())),
    ("files", |files| {
        (0..files).map(|file| (format!("{file}.org"), format!("role r{file} {{ reports to ceo }}\n"))).collect()
    }),
];

/// A department, part of the one before it in rows of fifty, with a head who reports to the head of that one.
fn rowed(number: usize) -> String {
    let (around, above) = match number % 50 {
        0 => (String::new(), "ceo".to_owned()),
        _ => (format!("part of d{}; ", number - 1), format!("d{}.lead", number - 1)),
    };
    format!("department d{number} {{ head d{number}.lead; {around}role lead {{ reports to {above} }} }}\n")
}

/// A chart in one file, in which every role says one thing.
fn one_file(roles: usize, says: impl Fn(usize) -> String) -> Texts {
    one_text(repeated(roles, |role| format!("role r{role} \"Role {role}\" {{\n  {}\n}}\n", says(role))))
}

fn owned_by_one(items: usize) -> Texts {
    let owns = repeated(items, |item| format!("  owns o{item}\n"));
    let declared = repeated(items, |item| format!("responsibility o{item}\n"));
    one_text(format!("role owner {{\n  reports to ceo\n{owns}}}\n{declared}"))
}

fn one_text(text: String) -> Texts {
    vec![("0.org".to_owned(), "role ceo \"Head\" { held by \"Ada\" }\n".to_owned()), ("1.org".to_owned(), text)]
}

fn repeated(times: usize, line: impl Fn(usize) -> String) -> String {
    (0..times).fold(String::new(), |mut text, number| {
        let _ = write!(text, "{}", line(number));
        text
    })
}

fn before(role: usize) -> String {
    role.checked_sub(1).map_or_else(|| "ceo".to_owned(), |before| format!("r{before}"))
}

/// A day of its own for each number below 300,000.
fn day(number: usize) -> String {
    format!("{:04}-{:02}-{:02}", 1700 + number / 336, 1 + number / 28 % 12, 1 + number % 28)
}
