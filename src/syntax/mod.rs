//! Text to tree. The only place that knows pest.
//!
//! Knows what a file says, statement by statement; must not know what any name refers to, or what is
//! wrong with an organisation.

pub mod tree;
