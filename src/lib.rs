//! A compiler for organisation charts.
//!
//! ```text
//!  text ─► syntax ─► resolve ─► Chart ─► check ─► CheckedChart ─► view ─► emit
//!                                                                     dot json markdown
//!          every stage writes what it finds to one `Diagnostics`, which `render` shows
//! ```

pub mod calendar;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod render;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod timeline;
pub mod view;
