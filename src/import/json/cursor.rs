//! A place in a document, and what can be read there. Whatever is not as it should be is a problem with its
//! place, and reading goes on.

use std::cell::RefCell;
use std::rc::Rc;

use indexmap::IndexSet;
use serde_json::Value;

use crate::import::problem::Problem;
use crate::syntax::spell;

/// All problems of a document, each once, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Problems(RefCell<IndexSet<Problem>>);

/// A value of the document, and the way to it.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'d> {
    value: &'d Value,
    way: Option<Rc<Step>>,
    problems: &'d Problems,
}

/// The last step to a value, and those before it.
#[derive(Debug)]
struct Step {
    before: Option<Rc<Step>>,
    to: Place,
}

#[derive(Debug)]
enum Place {
    Key(String),
    Index(usize),
}

impl Problems {
    pub(super) fn into_inner(self) -> Vec<Problem> {
        self.0.into_inner().into_iter().collect()
    }
}

impl<'d> Cursor<'d> {
    pub(super) const fn root(value: &'d Value, problems: &'d Problems) -> Self {
        Self { value, way: None, problems }
    }

    pub(super) const fn value(&self) -> &'d Value {
        self.value
    }

    /// Notes that something is wrong here.
    pub(super) fn problem(&self, message: impl Into<String>) {
        self.problems.0.borrow_mut().insert(Problem { place: self.pointer(), message: message.into() });
    }

    /// The value of a key, which must be there.
    pub(super) fn key(&self, key: &str) -> Option<Self> {
        let found = self.value.get(key);
        if found.is_none() {
            let whose = if self.way.is_none() { "of the document " } else { "" };
            self.problem(format!("the key `{key}` {whose}is missing"));
        }
        found.map(|value| self.step(value, Place::Key(key.to_owned())))
    }

    /// The same, if it is not null.
    pub(super) fn option(&self, key: &str) -> Option<Self> {
        self.key(key).filter(|found| !found.value.is_null())
    }

    /// The members of the array of a key.
    pub(super) fn members(&self, key: &str) -> Vec<Self> {
        let Some(found) = self.key(key) else { return Vec::new() };
        let Some(members) = found.value.as_array() else {
            found.expected("an array");
            return Vec::new();
        };
        members.iter().enumerate().map(|(index, value)| found.step(value, Place::Index(index))).collect()
    }

    /// The members of the array of a key, which must be objects.
    pub(super) fn objects(&self, key: &str) -> Vec<Self> {
        let mut members = self.members(key);
        members.retain(Self::is_object);
        members
    }

    /// The object of a key, if it is not null.
    pub(super) fn object(&self, key: &str) -> Option<Self> {
        self.option(key).filter(Self::is_object)
    }

    /// The entries of the object of a key.
    pub(super) fn entries(&self, key: &str) -> Vec<(&'d str, Self)> {
        let Some(object) = self.object(key) else { return Vec::new() };
        let entries = object.value.as_object().into_iter().flatten();
        entries.map(|(key, value)| (key.as_str(), object.step(value, Place::Key(key.clone())))).collect()
    }

    /// A text that the language can hold.
    pub(super) fn text(&self) -> Option<&'d str> {
        let text = self.string()?;
        match spell::unwritable(text) {
            Some(what) => {
                self.problem(format!("this text has {what}, which no text of the language can hold"));
                None
            }
            None => Some(text),
        }
    }

    /// Any text, also one that is only compared.
    pub(super) fn string(&self) -> Option<&'d str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.expected("a string");
        }
        text
    }

    /// A text that must be there.
    pub(super) fn text_of(&self, key: &str) -> Option<&'d str> {
        self.key(key)?.text()
    }

    /// A text, or null.
    pub(super) fn option_text_of(&self, key: &str) -> Option<&'d str> {
        self.option(key)?.text()
    }

    /// One of the words of a list.
    pub(super) fn word_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let found = self.key(key)?;
        let text = found.string()?;
        let meant = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if meant.is_none() {
            let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            found.problem(format!("`{text}` is none of {}", words.join(", ")));
        }
        meant
    }

    pub(super) fn flag_of(&self, key: &str) -> bool {
        let Some(found) = self.key(key) else { return false };
        if !found.value.is_boolean() {
            found.expected("true or false");
        }
        found.value == &Value::Bool(true)
    }

    /// A whole number that is not negative, or null.
    pub(super) fn count_of(&self, key: &str) -> Option<u64> {
        let found = self.option(key)?;
        let count = found.value.as_u64();
        if count.is_none() {
            found.expected("a whole number");
        }
        count
    }

    /// Notes that something else is due here.
    pub(super) fn expected(&self, what: &str) {
        self.problem(format!("expected {what}, found {}", kind(self.value)));
    }

    fn is_object(&self) -> bool {
        if !self.value.is_object() {
            self.expected("an object");
        }
        self.value.is_object()
    }

    fn step(&self, value: &'d Value, to: Place) -> Self {
        let way = Some(Rc::new(Step { before: self.way.clone(), to }));
        Self { value, way, problems: self.problems }
    }

    /// RFC 6901
    fn pointer(&self) -> String {
        let mut steps: Vec<String> = Vec::new();
        let mut next = self.way.as_deref();
        while let Some(step) = next {
            steps.push(match &step.to {
                Place::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
                Place::Index(index) => format!("/{index}"),
            });
            next = step.before.as_deref();
        }
        steps.into_iter().rev().collect()
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
