//! Sentences of a pest grammar: a number at every choice.

use std::collections::BTreeMap;

use super::expression::{Expression, parse};

/// Deeper than this the shortest way out is taken.
const DEEPEST: usize = 60;

/// What stands for the words of the language that carry meaning only by being the same or not.
const POOLS: &[(&str, &[&str])] = &[
    ("identifier", &["a", "b", "c", "d", "lead", "head", "3F", "x-1", "nobody", "gap", "span", "größe"]),
    (
        "string",
        &[
            "\"A\"",
            "\"B\"",
            "\"Ana Ruiz\"",
            "\"Tom\"",
            "\"\"",
            "\"x\\\"y\"",
            "\"\\u{1F600}\\n\"",
            "\"<b>&amp;\"",
            "\"a|b`c\"",
            "\"https://a.example/?b=1\"",
            "\"=1+1\"",
            "\"// no\"",
            "\"]]> -->\"",
        ],
    ),
    ("text_block", &["\"\"\"\n  two\n    lines\n  \"\"\"", "\"\"\"one\"\"\""]),
    ("number", &["1", "2", "0", "-3", "0.5", "41%", "1_000", "99999999999999999999"]),
    ("share", &["50%", "100%", "12.5%", "0.01%"]),
    ("date", &["2026", "2027", "2026-12", "2026-Q4", "2026-12-31", "2027-01-01", "2024-02-29", "9999-12-31", "0001"]),
    ("end", &["\n", "\n", ";"]),
    ("gap", &[" "]),
    ("blank", &["\n", " ", " // c\n", "\n/// d\n", " /* e */ ", ";"]),
];

/// Rules, by name.
pub(crate) struct Grammar(BTreeMap<String, Expression>);

/// A sentence in the making.
struct Derivation<'a> {
    grammar: &'a Grammar,
    choices: std::slice::Iter<'a, u8>,
    text: String,
}

impl Grammar {
    /// The grammar of rules, each its name and what it matches.
    pub(crate) fn of(rules: Vec<(String, String)>) -> Self {
        Self(rules.into_iter().map(|(name, body)| (name, parse(&body))).collect())
    }

    /// The sentence of a rule that is reached by these choices; where they end it is soon over.
    pub(crate) fn sentence(&self, rule: &str, choices: &[u8]) -> String {
        let mut derivation = Derivation { grammar: self, choices: choices.iter(), text: String::new() };
        derivation.rule(rule, 0);
        derivation.text
    }
}

impl Derivation<'_> {
    fn choice(&mut self, among: usize) -> usize {
        self.choices.next().map_or(0, |byte| usize::from(*byte) % among)
    }

    fn rule(&mut self, name: &str, depth: usize) {
        let pool = POOLS.iter().find(|(rule, _)| *rule == name);
        if let Some((_, words)) = pool {
            let word = words[self.choice(words.len())];
            self.text.push_str(word);
        } else if let Some(body) = self.grammar.0.get(name) {
            self.expression(body, depth + 1);
        }
    }

    fn expression(&mut self, expression: &Expression, depth: usize) {
        match expression {
            Expression::Text(text) => self.text.push_str(text),
            Expression::Rule(name) => self.rule(name, depth),
            Expression::Sequence(parts) => parts.iter().for_each(|part| self.expression(part, depth)),
            Expression::Choice(ways) => {
                let way = if depth > DEEPEST { ways.len() - 1 } else { self.choice(ways.len()) };
                self.expression(&ways[way], depth);
            }
            Expression::Repeated { inner, least, most } => {
                let mut count = 0;
                while count < *least || count < *most && depth <= DEEPEST && self.choice(3) > 0 {
                    self.expression(inner, depth);
                    count += 1;
                }
            }
            Expression::Nothing => {}
        }
    }
}
