//! Waivers: mostly of what could be found there.

use super::Drawing;

/// What can be waived and given a level.
pub(super) const RULES: &[&str] = &[
    "reporting-cycle",
    "two-managers",
    "two-heads",
    "several-tops",
    "reports-to-ended",
    "head-ended",
    "head-outside",
    "crossed-lines",
    "island",
    "own-manager",
    "layers",
    "no-owner",
    "two-owners",
    "owner-nobody",
    "shared-owner",
    "owner-external",
    "agent-alone",
    "no-path-to-top",
    "no-authority",
    "inverted-authority",
    "delegation-outside",
    "owned-twice-by-name",
    "overloaded-owner",
    "nobody-responsible",
    "redundant-letter",
    "separated-duties",
    "missing-consulted",
    "not-independent",
    "overfilled",
    "vacant-but-held",
    "overbooked",
    "gap",
    "acting-without-end",
    "acting-over",
    "outside-dates",
    "redundant-dotted",
    "objective-cycle",
    "unmeasured",
    "late-part",
    "no-progress",
    "lacks-capability",
    "span",
    "single-point",
];

const OF_ROLES: &[&str] = &[
    "two-managers",
    "owner-nobody",
    "reports-to-ended",
    "shared-owner",
    "no-authority",
    "no-path-to-top",
    "gap",
    "vacant-but-held",
    "acting-without-end",
    "acting-over",
    "outside-dates",
    "overfilled",
    "redundant-dotted",
    "span",
    "layers",
    "reporting-cycle",
    "island",
    "single-point",
    "delegation-outside",
];

const OF_ITEMS: &[&str] = &[
    "no-owner",
    "two-owners",
    "owner-nobody",
    "owned-twice-by-name",
    "nobody-responsible",
    "redundant-letter",
    "missing-consulted",
    "objective-cycle",
    "unmeasured",
    "late-part",
    "no-progress",
    "lacks-capability",
    "no-path-to-top",
    "shared-owner",
    "no-authority",
    "outside-dates",
];

const OF_DEPARTMENTS: &[&str] = &[
    "two-heads",
    "head-ended",
    "head-outside",
    "crossed-lines",
    "owner-nobody",
    "no-owner",
    "outside-dates",
    "two-managers",
    "unmeasured",
    "vacant-but-held",
];

impl Drawing {
    pub(super) fn waiver(&mut self, keyword: &str) -> String {
        let usual: &[&str] = match keyword {
            "organization" => &["several-tops", "two-heads", "head-ended", "island"],
            "department" => OF_DEPARTMENTS,
            "role" => OF_ROLES,
            "person" | "agent" => {
                &["overbooked", "own-manager", "overloaded-owner", "separated-duties", "not-independent"]
            }
            "policy" => &["separated-duties", "not-independent", "missing-consulted"],
            _ => OF_ITEMS,
        };
        let likely = self.random.chance(85);
        let rule = self.random.word(if likely { usual } else { RULES });
        let until = self.last_day();
        format!("waive {rule} \"agreed in October\" until {until}")
    }
}
