//! Colours.

use crate::TWO_OWNERS;
use crate::sandbox::{Run, Sandbox};

#[test]
fn are_for_terminals_unless_asked_for() {
    let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS)]);
    let colored = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = sandbox.command(arguments);
        command.envs(variable);
        Run::of(command.output().unwrap()).stdout.contains('\x1b')
    };
    assert!(!colored(&["check"], None));
    assert!(colored(&["check", "--color", "always"], None));
    assert!(colored(&["check", "--color", "always"], Some(("NO_COLOR", "1"))));
    assert!(!colored(&["check", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!colored(&["check"], Some(("NO_COLOR", "1"))));
}
