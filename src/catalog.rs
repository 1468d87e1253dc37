//! The one list of everything that can be found wrong, sorted by number.
//!
//! Knows number, slug, default level and a one-line summary of every rule; must not know how any
//! of them is found. `orgc rules`, `orgc explain`, the reference and the tests read it. The page of
//! a rule is `docs/checks/SLUG.md`.

use crate::diagnostic::{Level, Rule};

macro_rules! catalog {
    ($($number:literal $name:ident $slug:literal $level:ident $summary:literal)*) => {
        $(
            #[doc = $summary]
            pub static $name: Rule =
                Rule { number: decimal(stringify!($number)), slug: $slug, level: $level, summary: $summary };
        )*
        /// Every rule, sorted by number.
        pub static RULES: &[&Rule] = &[$(&$name),*];
        /// The page of every rule, in the order of [`RULES`].
        static PAGES: &[&str] = &[$(include_str!(concat!("../docs/checks/", $slug, ".md"))),*];
    };
}

/// Reads a number that is written with leading zeros, as the codes are.
const fn decimal(digits: &str) -> u16 {
    let bytes = digits.as_bytes();
    let (mut index, mut number) = (0, 0);
    while index < bytes.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time, bounded by the loop")]
        let digit = bytes[index] - b'0';
        number = number * 10 + digit as u16;
        index += 1;
    }
    number
}

const ERROR: Option<Level> = Some(Level::Error);
const WARN: Option<Level> = Some(Level::Warning);
const NOTE: Option<Level> = Some(Level::Note);
const OFF: Option<Level> = None;

catalog! {
    // Files
    0001 UNREADABLE_FILE "unreadable-file" ERROR "a file that cannot be read"
    0002 NOT_UTF8 "not-utf8" ERROR "a file that is not UTF-8 text"
    0003 ORG_MODE_DOCUMENT "org-mode-document" ERROR "a file that is an Emacs Org-mode document"
    0004 SEVERAL_ORGANIZATIONS "several-organizations" ERROR "more than one `organization` among the files"
    0005 INVISIBLE_CHARACTER "invisible-character" ERROR "a character that cannot be seen, or that changes the direction of text"
    0006 TOO_DEEP "too-deep" ERROR "blocks or departments nested deeper than the limit"
    0007 TOO_LARGE "too-large" ERROR "a file or a title larger than the limit"
    0008 CONTROL_CHARACTER "control-character" ERROR "a control character that does not belong into text"
    // Syntax
    0101 SYNTAX_ERROR "syntax-error" ERROR "text that is no statement"
    0102 MISSING_BRACE "missing-brace" ERROR "a block that is never closed"
    0103 MISSING_QUOTE "missing-quote" ERROR "a string that is never closed"
    0104 MISSING_COMMA "missing-comma" ERROR "two items of a list without a comma between them"
    0105 STRAY_COMMA "stray-comma" ERROR "a comma that nothing follows"
    0106 STRAY_BRACE "stray-brace" ERROR "a brace that opens or closes nothing"
    0107 STRAY_PUNCTUATION "stray-punctuation" ERROR "punctuation of another language, such as `:` or `=` after a keyword"
    0108 LEADING_DATE "leading-date" ERROR "a statement that begins with `from` or `until`"
    0109 BAD_ESCAPE "bad-escape" ERROR "an unknown escape in a string"
    0110 UNCLOSED_COMMENT "unclosed-comment" ERROR "a block comment that is never closed"
    0111 UNKNOWN_STATEMENT "unknown-statement" ERROR "a word that begins no statement"
    0112 STATEMENT_OUT_OF_PLACE "statement-out-of-place" ERROR "a statement that belongs into another block"
    0113 REPEATED_STATEMENT "repeated-statement" ERROR "a second one of what may be said once"
    0114 MODIFIER_OUT_OF_PLACE "modifier-out-of-place" ERROR "a modifier that this statement does not take"
    0115 BAD_DATE "bad-date" ERROR "a date that is none"
    0116 BAD_INTERVAL "bad-interval" ERROR "an interval that ends before it begins"
    0117 BAD_NUMBER "bad-number" ERROR "a number outside of what is possible"
    0118 STRAY_DOC_COMMENT "stray-doc-comment" WARN "a doc comment that documents nothing"
    // Names and kinds
    0201 DUPLICATE_NAME "duplicate-name" ERROR "two declarations of one name in one scope"
    0202 UNKNOWN_NAME "unknown-name" ERROR "a reference to what is declared nowhere"
    0203 AMBIGUOUS_NAME "ambiguous-name" ERROR "a reference that fits more than one declaration"
    0204 WRONG_KIND "wrong-kind" ERROR "a reference to another kind of thing than belongs there"
    0205 UNKNOWN_RULE "unknown-rule" ERROR "a rule name that no check has"
    0206 NOT_WAIVABLE "not-waivable" ERROR "a waiver or a lower level for what can have none"
    0207 CONFLICTING_LEVELS "conflicting-levels" ERROR "two policies that give one rule different levels"
    0208 DEPARTMENT_WITHOUT_HEAD "department-without-head" ERROR "a department without head where its head is needed"
    0209 LOOKALIKE_NAME "lookalike-name" WARN "two names that look alike but are not the same"
    0210 PLACEHOLDER_NAME "placeholder-name" WARN "a holder called TBD, N.N. or the like, or an empty title"
    0211 UNDECLARED_PERSON "undeclared-person" NOTE "one quoted name that holds several roles"
    0212 UNUSED_PERSON "unused-person" WARN "a person that nothing refers to"
    0213 UNUSED_TAG "unused-tag" WARN "a tag in a policy or view that nothing bears"
    0214 NEAR_TAG "near-tag" WARN "a tag one letter away from one that a policy or view names"
    0215 EMPTY_VIEW "empty-view" WARN "a view that shows nothing"
    // Reporting
    0301 REPORTING_CYCLE "reporting-cycle" ERROR "solid lines that loop"
    0302 TWO_MANAGERS "two-managers" ERROR "a role with more than one solid line at one time"
    0303 TWO_HEADS "two-heads" ERROR "two different roles that head one department at one time"
    0304 SEVERAL_TOPS "several-tops" WARN "more than one role without manager that does not say `reports to nobody`"
    0305 REPORTS_TO_ENDED "reports-to-ended" ERROR "a live role that reports to one that has ended or not begun"
    0306 HEAD_ENDED "head-ended" ERROR "a live department whose head has ended"
    0307 HEAD_OUTSIDE "head-outside" NOTE "a head that is no role of the department or of one around it"
    0308 CROSSED_LINES "crossed-lines" WARN "a head that does not report into the line of the enclosing department's head"
    0309 ISLAND "island" WARN "a role that no line ties to the rest"
    0310 OWN_MANAGER "own-manager" NOTE "a person above herself through two roles"
    0311 LAYERS "layers" OFF "more layers of reports than a policy allows"
    // Ownership
    0401 NO_OWNER "no-owner" ERROR "an objective or responsibility without accountable role"
    0402 TWO_OWNERS "two-owners" ERROR "two accountable roles at one time"
    0403 OWNER_NOBODY "owner-nobody" ERROR "an accountable role that nobody fills"
    0404 SHARED_OWNER "shared-owner" WARN "an accountable role with several holders and no stated job share"
    0405 OWNER_EXTERNAL "owner-external" WARN "an accountable role or person outside of the organisation"
    0406 AGENT_ALONE "agent-alone" ERROR "a software agent that owns or does work with no human up its line"
    0407 NO_PATH_TO_TOP "no-path-to-top" ERROR "an owner with no unbroken solid line to the top"
    0408 NO_AUTHORITY "no-authority" WARN "a responsible role to which the owner has no line"
    0409 INVERTED_AUTHORITY "inverted-authority" WARN "a responsible role that stands above the owner"
    0410 DELEGATION_OUTSIDE "delegation-outside" WARN "the owner of a part outside the line of the owner of the whole"
    0411 OWNED_TWICE_BY_NAME "owned-twice-by-name" WARN "two items of one scope with the same title and different owners"
    0412 OVERLOADED_OWNER "overloaded-owner" OFF "a person accountable for more than a policy allows"
    0413 WAIVER_EXPIRED "waiver-expired" ERROR "a waiver past its end whose reason still stands"
    0414 WAIVER_UNUSED "waiver-unused" WARN "a waiver that covers nothing"
    // Matrix
    0501 NOBODY_RESPONSIBLE "nobody-responsible" WARN "a responsibility that nobody is responsible for, among others that have one"
    0502 REDUNDANT_LETTER "redundant-letter" WARN "two letters for one role of which the stronger says it all"
    // Policies
    0601 SEPARATED_DUTIES "separated-duties" ERROR "one person on more sides than a policy allows"
    0602 MISSING_CONSULTED "missing-consulted" ERROR "an item that does not list whom a policy requires"
    0603 NOT_INDEPENDENT "not-independent" ERROR "a line or a person between departments that must be independent"
    // Posts, people, time
    0701 OVERFILLED "overfilled" WARN "more holders than seats"
    0702 VACANT_BUT_HELD "vacant-but-held" ERROR "a role that is vacant and held at one time"
    0703 OVERBOOKED "overbooked" WARN "a person with shares of more than 100 %"
    0704 GAP "gap" WARN "a time without holder between two holders"
    0705 ACTING_WITHOUT_END "acting-without-end" WARN "an acting holder without review date"
    0706 ACTING_OVER "acting-over" ERROR "an acting holder past the review date, with no successor"
    0707 OUTSIDE_DATES "outside-dates" ERROR "a date outside the life of what it is about"
    0708 TOO_MANY_DATES "too-many-dates" ERROR "more dates than are judged"
    // Dotted lines
    0801 REDUNDANT_DOTTED "redundant-dotted" WARN "a dotted line that a solid line already says"
    // Objectives
    0901 OBJECTIVE_CYCLE "objective-cycle" ERROR "objectives that contribute to each other in a loop"
    0902 UNMEASURED "unmeasured" NOTE "an objective without parts and without measure"
    0903 LATE_PART "late-part" WARN "a part that is due after the whole"
    0904 NO_PROGRESS "no-progress" WARN "a measure that ends where it begins"
    0905 LACKS_CAPABILITY "lacks-capability" WARN "an owner whose department lacks what the item needs"
    // Health
    1001 SPAN "span" OFF "more direct reports than a policy allows"
    1002 SINGLE_POINT "single-point" OFF "one person without deputy as the only holder of too much"
}

/// The rule with this slug (`two-owners`) or code (`ORG0402`, in any case).
#[must_use]
pub fn find(slug_or_code: &str) -> Option<&'static Rule> {
    let wanted = |rule: &&&Rule| rule.slug == slug_or_code || rule.code().eq_ignore_ascii_case(slug_or_code);
    RULES.iter().find(wanted).copied()
}

/// The page that explains a rule, in Markdown: `docs/checks/SLUG.md`.
#[must_use]
pub fn page(rule: &Rule) -> &'static str {
    let pages = RULES.iter().zip(PAGES);
    pages.filter(|(other, _)| other.number == rule.number).map(|(_, page)| *page).next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_rise_and_slugs_differ() {
        assert!(RULES.windows(2).all(|pair| pair[0].number < pair[1].number));
        let slugs: std::collections::BTreeSet<_> = RULES.iter().map(|rule| rule.slug).collect();
        assert_eq!(slugs.len(), RULES.len());
    }

    #[test]
    fn a_rule_is_found_by_slug_and_by_code() {
        assert_eq!(find("two-owners"), Some(&TWO_OWNERS));
        assert_eq!(find("org0402"), Some(&TWO_OWNERS));
        assert_eq!(find("nonsense"), None);
    }
}
