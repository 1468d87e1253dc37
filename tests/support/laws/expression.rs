//! What a rule of a pest grammar matches.

use std::iter::Peekable;
use std::str::Chars;

/// A parsing expression; what it only looks at is nothing.
pub(crate) enum Expression {
    Text(String),
    Rule(String),
    Sequence(Vec<Expression>),
    Choice(Vec<Expression>),
    Repeated { inner: Box<Expression>, least: usize, most: usize },
    Nothing,
}

/// Reads an expression in the notation of pest.
pub(crate) fn parse(text: &str) -> Expression {
    choice(&mut text.chars().peekable())
}

type Reader<'t> = Peekable<Chars<'t>>;

fn choice(reader: &mut Reader<'_>) -> Expression {
    separated(reader, '|', |reader| separated(reader, '~', term, Expression::Sequence), Expression::Choice)
}

/// Some of the same with a mark between them; one alone is itself.
fn separated(
    reader: &mut Reader<'_>,
    mark: char,
    read: impl Fn(&mut Reader<'_>) -> Expression,
    join: impl Fn(Vec<Expression>) -> Expression,
) -> Expression {
    skip_spaces(reader);
    // A choice may begin with its mark.
    _ = reader.next_if_eq(&mark);
    let first = read(reader);
    let mut all = vec![first];
    skip_spaces(reader);
    while reader.next_if_eq(&mark).is_some() {
        all.push(read(reader));
        skip_spaces(reader);
    }
    if all.len() == 1 { all.remove(0) } else { join(all) }
}

fn term(reader: &mut Reader<'_>) -> Expression {
    skip_spaces(reader);
    if reader.next_if(|c| matches!(c, '!' | '&')).is_some() {
        _ = term(reader);
        return Expression::Nothing;
    }
    let inner = atom(reader);
    let (least, most) = match reader.peek() {
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('?') => (0, 1),
        Some('{') => return times(reader, inner),
        _ => return inner,
    };
    reader.next();
    Expression::Repeated { inner: Box::new(inner), least, most }
}

/// `{4}`
fn times(reader: &mut Reader<'_>, inner: Expression) -> Expression {
    reader.next();
    let digits = taken(reader, |c| c.is_ascii_digit());
    reader.next();
    let count = digits.parse().unwrap();
    Expression::Repeated { inner: Box::new(inner), least: count, most: count }
}

fn atom(reader: &mut Reader<'_>) -> Expression {
    match reader.peek().copied() {
        Some('(') => {
            reader.next();
            let inner = choice(reader);
            assert_eq!(reader.next(), Some(')'), "a group is closed");
            inner
        }
        Some('"') => Expression::Text(string(reader)),
        Some('\'') => Expression::Text(range(reader).into()),
        Some(c) if c.is_alphabetic() => Expression::Rule(taken(reader, |c| c.is_alphanumeric() || c == '_')),
        other => panic!("{other:?} begins no expression"),
    }
}

/// The first character of a range.
fn range(reader: &mut Reader<'_>) -> char {
    let first = character(reader);
    assert_eq!(taken(reader, |c| c == '.'), "..", "a range has two ends");
    character(reader);
    first
}

/// A character in quotes.
fn character(reader: &mut Reader<'_>) -> char {
    reader.next();
    let character = match reader.next() {
        Some('\\') => reader.next().map(|c| if c == 'n' { '\n' } else { c }),
        other => other,
    };
    assert_eq!(reader.next(), Some('\''), "a character is closed");
    character.unwrap()
}

/// A text in quotes.
fn string(reader: &mut Reader<'_>) -> String {
    reader.next();
    let mut text = String::new();
    loop {
        match reader.next() {
            Some('\\') => text.extend(reader.next().map(|c| if c == 'n' { '\n' } else { c })),
            Some('"') | None => return text,
            Some(other) => text.push(other),
        }
    }
}

fn taken(reader: &mut Reader<'_>, is_part: impl Fn(char) -> bool) -> String {
    let mut text = String::new();
    while let Some(next) = reader.next_if(|c| is_part(*c)) {
        text.push(next);
    }
    text
}

fn skip_spaces(reader: &mut Reader<'_>) {
    while reader.next_if(|c| c.is_whitespace()).is_some() {}
}
