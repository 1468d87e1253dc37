//! Which day it is.

use crate::SOUND;
use crate::sandbox::{Run, Sandbox};

const PLANNED: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
role clerk \"Clerk\" { reports to head; owns payroll from 2027-03-01 }
responsibility payroll \"Payroll\"
";

#[test]
fn a_day_is_judged_with_all_that_follows() {
    let sandbox = Sandbox::with(&[("a.org", PLANNED)]);
    assert!(sandbox.orgc(&["check"]).stdout.contains("from 2027-03-01, with no end"));
    let later = sandbox.orgc(&["check", "--as-of", "2027-06"]);
    assert_eq!(later.code, Some(1));
    assert!(!later.stdout.contains("with no end"), "{}", later.stdout);
}

#[test]
fn today_is_taken_from_the_environment_or_the_clock() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let mut command = sandbox.command(&["check"]);
    assert_eq!(Run::of(command.env("SOURCE_DATE_EPOCH", "noon").output().unwrap()).code, Some(2));
    assert_eq!(Run::of(command.env("SOURCE_DATE_EPOCH", "").output().unwrap()).code, Some(0));
    assert_eq!(Run::of(command.env_remove("SOURCE_DATE_EPOCH").output().unwrap()).code, Some(0));
}
