//! Findings that were there when the tool was adopted, so that only new ones fail.
//!
//! Knows the JSON of findings and which of them are the same; must not know where the text is from.
//!
//! A baseline is the JSON that `orgc check --format json` wrote one day; that of `orgc build --to json`
//! serves as well. A finding is *known* if the baseline has one of the same rule and subject that holds on
//! a common day and names everyone who suffers now, or says that it does not list all. Findings of the text itself that are errors are never
//! known: with them there is no chart that could be judged.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::error::Category;

use crate::calendar::{Date, Interval, Period};
use crate::diagnostic::{Diagnostic, Diagnostics, Identity, Level, NOT_ALL_LISTED};
use crate::render::{Compared, SCHEMA_VERSION};

/// The findings of another day.
#[derive(Debug)]
pub struct Baseline(IndexMap<Identity, Vec<Known>>);

#[derive(Debug)]
struct Known {
    days: Interval,
    grounds: Vec<String>,
    /// Whether others suffered, too, who are not among these.
    is_cut: bool,
    is_still_there: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    schema_version: u32,
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    slug: String,
    subject: Vec<String>,
    grounds: Vec<String>,
    #[serde(default)]
    notes: Vec<String>,
    message: String,
    from: Option<String>,
    until: Option<String>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let document: Document = serde_json::from_str(text).map_err(|error| stranger(&error))?;
        if document.schema_version != SCHEMA_VERSION {
            return Err(format!("its `schemaVersion` is {}, not {SCHEMA_VERSION}", document.schema_version));
        }
        let mut known: IndexMap<Identity, Vec<Known>> = IndexMap::new();
        for entry in document.findings {
            let days = Interval::between(date(entry.from.as_deref())?, date(entry.until.as_deref())?)
                .ok_or("a finding ends before it begins")?;
            let is_cut = entry.notes.iter().any(|note| note == NOT_ALL_LISTED);
            let finding = Known { days, grounds: entry.grounds, is_cut, is_still_there: false };
            known.entry(Identity::new(&entry.slug, &entry.subject, &entry.message)).or_default().push(finding);
        }
        Ok(Self(known))
    }

    /// Takes the known findings out of `found`; what is left is new.
    #[must_use]
    pub fn take_known(mut self, found: &mut Diagnostics) -> Compared {
        let all = found.take();
        let before = all.len();
        found.extend(all.into_iter().filter(|finding| !self.knows(finding)));
        let gone = self.0.values().flatten().filter(|known| !known.is_still_there).count();
        Compared { known: before - found.len(), gone }
    }

    fn knows(&mut self, finding: &Diagnostic) -> bool {
        if finding.level == Level::Error && finding.rule.is_about_text() {
            return false;
        }
        let days = finding.interval.unwrap_or(Interval::ALWAYS);
        let entries = self.0.get_mut(&finding.identity());
        let mut is_known = false;
        for known in entries.into_iter().flatten().filter(|known| known.days.intersect(days).is_some()) {
            known.is_still_there = true;
            is_known |= known.is_cut || finding.grounds.iter().all(|ground| known.grounds.contains(ground));
        }
        is_known
    }
}

/// Why a text is no document of findings, without the words of the library that reads it.
fn stranger(error: &serde_json::Error) -> String {
    let place = format!("line {}, column {}", error.line(), error.column());
    match error.classify() {
        Category::Eof => format!("the JSON breaks off at {place}"),
        Category::Syntax | Category::Io => format!("it is no JSON: {place} cannot be read"),
        Category::Data => format!("it is JSON about something else: {place} is not as in a list of findings"),
    }
}

fn date(text: Option<&str>) -> Result<Option<Date>, String> {
    let day = |text: &str| Period::parse(text).map(Period::first).map_err(|_| format!("`{text}` is no day"));
    text.map(day).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    fn finding(subject: &str, grounds: &[&str], from: (u16, u8, u8)) -> Diagnostic {
        let since = Date::new(from.0, from.1, from.2).unwrap();
        let found = Diagnostic::new(&catalog::OWNER_NOBODY, "m").subject(subject).holds(Interval::since(since));
        grounds.iter().fold(found, |found, ground| found.ground(*ground))
    }

    /// How many of these are new, and what is said of the rest, against a baseline in which `lead` fails `goal`
    /// from 2026-07-01 to 2026-12-31.
    fn compared(found: Vec<Diagnostic>) -> (usize, Compared) {
        let text = r#"{ "schemaVersion": 1, "summary": {}, "findings": [{ "slug": "owner-nobody", "subject": ["lead"],
            "grounds": ["goal"], "message": "m", "from": "2026-07-01", "until": "2026-12-31" }] }"#;
        let mut findings = Diagnostics::default();
        findings.extend(found);
        let compared = Baseline::parse(text).unwrap().take_known(&mut findings);
        (findings.len(), compared)
    }

    #[test]
    fn the_same_cause_on_a_common_day_is_known() {
        assert_eq!(compared(vec![finding("lead", &["goal"], (2026, 8, 1))]), (0, Compared { known: 1, gone: 0 }));
        assert_eq!(compared(vec![finding("lead", &["goal"], (2027, 1, 1))]), (1, Compared { known: 0, gone: 1 }));
        assert_eq!(compared(vec![finding("head", &["goal"], (2026, 8, 1))]), (1, Compared { known: 0, gone: 1 }));
    }

    #[test]
    fn who_suffers_anew_makes_it_new() {
        let more = finding("lead", &["goal", "other"], (2026, 8, 1));
        assert_eq!(compared(vec![more]), (1, Compared { known: 0, gone: 0 }));
        assert_eq!(compared(vec![]), (0, Compared { known: 0, gone: 1 }));
    }

    #[test]
    fn a_finding_that_did_not_list_all_knows_everyone() {
        let text = r#"{ "schemaVersion": 1, "findings": [{ "slug": "owner-nobody", "subject": ["lead"],
            "grounds": ["goal"], "notes": ["not all places are listed"], "message": "m", "from": null, "until": null }] }"#;
        let mut findings = Diagnostics::default();
        findings.push(finding("lead", &["goal", "other"], (2026, 8, 1)));
        let compared = Baseline::parse(text).unwrap().take_known(&mut findings);
        assert_eq!(compared, Compared { known: 1, gone: 0 });
    }

    #[test]
    fn other_documents_are_refused() {
        let complaint = |text| Baseline::parse(text).unwrap_err();
        assert_eq!(complaint(r#"{ "schemaVersion": 2, "findings": [] }"#), "its `schemaVersion` is 2, not 1");
        let elsewhere = |place| format!("it is JSON about something else: {place} is not as in a list of findings");
        assert_eq!(complaint("[1]"), elsewhere("line 1, column 3"));
        assert_eq!(complaint(r#"{ "schemaVersion": 1, "findings": 3 }"#), elsewhere("line 1, column 35"));
        assert_eq!(complaint(r#"{ "schemaVersion": 1 "#), "the JSON breaks off at line 1, column 21");
        assert_eq!(complaint("error[two-owners]: x"), "it is no JSON: line 1, column 1 cannot be read");
    }
}
