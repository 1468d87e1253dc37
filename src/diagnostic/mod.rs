//! What a problem is: rule, message, places, proof, help.
//!
//! Knows nothing of how a problem looks (that is `render`) or how it is found. A diagnostic is plain
//! data, built where the problem is seen.

mod collection;
mod finding;
mod fix;
mod identity;
mod rule;
pub(crate) mod wording;

pub use collection::Diagnostics;
pub use finding::{Diagnostic, Label, NOT_ALL_LISTED};
pub use fix::{Edit, Fix};
pub use identity::Identity;
pub use rule::{Level, Rule};
