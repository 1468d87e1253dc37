//! A Graphviz drawing by the grammar of DOT (<https://graphviz.org/doc/info/lang.html>), as far as this program
//! writes it, and the mark-up of its labels.

use std::iter::Peekable;
use std::str::Chars;

use roxmltree::{Document, Node};

use super::page::is_safe;

/// A string longer than this Graphviz complains about, in bytes.
const LONGEST: usize = 16_384;

/// Elements of HTML-like labels.
const ELEMENTS: &[&str] = &["label", "font", "b", "i", "s", "br"];

/// Attributes that name a file.
const FILES: &[&str] = &["image", "shapefile", "imagepath", "fontpath", "stylesheet"];

/// What a drawing is made of.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// A name, a number or a string, as it is meant.
    Id(String),
    /// An HTML-like label, without its brackets.
    Html(String),
    /// `{ } [ ] = , ;` and `->`
    Mark(&'static str),
}

/// Holds for a drawing.
pub(crate) fn check(drawing: &str) {
    let tokens = tokens(drawing);
    let (mut depth, mut in_list) = (0usize, false);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark("{") if !in_list => depth += 1,
            Token::Mark("}") if !in_list => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("{drawing}")),
            Token::Mark("[") if !in_list => in_list = true,
            Token::Mark("]") if in_list => in_list = false,
            Token::Mark("=") if in_list => check_attribute(tokens.get(at - 1), tokens.get(at + 1), drawing),
            Token::Mark("->") if !in_list => check_line(tokens.get(at - 1), tokens.get(at + 1), drawing),
            Token::Id(_) | Token::Html(_) | Token::Mark("," | ";") => {}
            Token::Mark(mark) => panic!("{mark} at token {at} in {drawing}"),
        }
    }
    assert!(depth == 0 && !in_list, "something is left open in {drawing}");
    let ends_once = tokens.iter().filter(|token| **token == Token::Id("digraph".to_owned())).count() == 1;
    assert!(ends_once && tokens.last() == Some(&Token::Mark("}")), "more than one drawing: {drawing}");
}

fn check_line(from: Option<&Token>, to: Option<&Token>, drawing: &str) {
    assert!(matches!((from, to), (Some(Token::Id(_)), Some(Token::Id(_)))), "{from:?} -> {to:?} in {drawing}");
}

fn check_attribute(name: Option<&Token>, value: Option<&Token>, drawing: &str) {
    let Some(Token::Id(name)) = name else { panic!("{name:?} is no attribute in {drawing}") };
    assert!(!FILES.contains(&name.as_str()), "{name} in {drawing}");
    match value {
        Some(Token::Id(address)) if name == "URL" => assert!(is_safe(address), "{address} in {drawing}"),
        Some(Token::Id(text)) => check_string(text, drawing),
        Some(Token::Html(markup)) => check_markup(markup, drawing),
        other => panic!("{name} is {other:?} in {drawing}"),
    }
}

fn check_string(text: &str, drawing: &str) {
    assert!(text.len() <= LONGEST, "a string of {} bytes in {drawing}", text.len());
}

/// A label is read as XML.
fn check_markup(markup: &str, drawing: &str) {
    let whole = format!("<label>{markup}</label>");
    let document = Document::parse(&whole).unwrap_or_else(|error| panic!("{error}: {whole} in {drawing}"));
    for node in document.descendants().filter(Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{node:?} in {drawing}");
    }
}

fn tokens(drawing: &str) -> Vec<Token> {
    let mut characters = drawing.chars().peekable();
    let mut tokens = Vec::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => tokens.push(Token::Id(string(&mut characters, drawing))),
            '<' => tokens.push(Token::Html(html(&mut characters, drawing))),
            '-' if characters.next_if_eq(&'>').is_some() => tokens.push(Token::Mark("->")),
            c if c.is_whitespace() => {}
            c if c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-') => {
                tokens.push(Token::Id(word(c, &mut characters)));
            }
            c => {
                let mark = ["{", "}", "[", "]", "=", ",", ";"].into_iter().find(|mark| mark.starts_with(c));
                tokens.push(Token::Mark(mark.unwrap_or_else(|| panic!("{c:?} stands alone in {drawing}"))));
            }
        }
    }
    tokens
}

fn word(first: char, characters: &mut Peekable<Chars<'_>>) -> String {
    let mut word = String::from(first);
    while let Some(next) = characters.next_if(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')) {
        word.push(next);
    }
    word
}

/// In quotes only `\"` is an escape of the language; what other ones mean is for the attribute to say.
fn string(characters: &mut Peekable<Chars<'_>>, drawing: &str) -> String {
    let mut text = String::new();
    loop {
        match characters.next() {
            Some('"') => return text,
            Some('\\') => match characters.next() {
                Some('"') => text.push('"'),
                Some(other) => text.extend(['\\', other]),
                None => panic!("an open string in {drawing}"),
            },
            Some('\n') => panic!("a line end in a string of {drawing}"),
            Some(other) => text.push(other),
            None => panic!("an open string in {drawing}"),
        }
    }
}

/// Brackets are counted, whatever stands between them.
fn html(characters: &mut Peekable<Chars<'_>>, drawing: &str) -> String {
    let (mut text, mut depth) = (String::new(), 1);
    loop {
        let Some(next) = characters.next() else { panic!("an open label in {drawing}") };
        depth += i32::from(next == '<') - i32::from(next == '>');
        if depth == 0 {
            return text;
        }
        text.push(next);
    }
}
