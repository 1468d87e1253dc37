//! A compiler for organisation charts: it merges departments written as text, proves who is accountable
//! for what, over real people and every date, and writes charts, data and responsibility matrices.
//!
//! ```text
//!  files ─► source ─► syntax ─► resolve ─► model::Chart ─► timeline ─► check ─► CheckedChart ─► view ─► emit
//!            text      tree     names,      what is         the chart   what is      │           what    dot
//!                               links       meant           on a date   wrong        │           to      json
//!                                                                                    ▼           show    markdown
//!            every stage writes what it finds to one Diagnostics ──────────────────► render: human, short, json, …
//! ```
//!
//! [`compile::compile`] is the whole way on one screen. A stage is a function from its input and
//! `&mut Diagnostics` to its output; it goes on after errors, so that one run says everything that is wrong.
//!
//! Terms: a *role* is a position in the chart, with or without holder; its *solid line* leads to the one
//! role it reports to, *dotted lines* never carry accountability; an *item* is what can be owned: an
//! objective, a responsibility or a measure; the *owner* of an item is the one role *accountable* for it
//! (letter A); who answers in person is the holder of that role on a date. A *certain repair* is one beside
//! which nothing else can have been meant, so that it may be made without asking; a *baseline* is the findings
//! of another day, which are known; a text is *canonical* if it is as [`format`](mod@format) lays it out.
//!
//! The modules, in the way of the data:
//!
//! - [`source`]: texts and positions; [`calendar`]: dates, periods, intervals
//! - [`diagnostic`]: what a problem is; [`catalog`]: the list of all that can be found
//! - [`syntax`]: text to tree, the only place that knows pest
//! - [`resolve`]: trees to one chart; [`model`]: that chart
//! - [`timeline`]: the chart on a date: who is there, who answers for what, and why
//! - [`check`]: the rules; [`compile`]: everything up to here; [`repair`]: the same after all certain repairs;
//!   [`baseline`]: without what was found before
//! - [`view`]: what to show; [`layout`]: where it stands; [`emit`]: how to write it; [`render`]: how findings look
//! - [`format`](mod@format): a text in canonical layout
//! - [`import`]: other forms back to text
//! - [`cli`]: the program

pub mod baseline;
pub mod calendar;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod emit;
pub mod format;
pub mod import;
pub mod layout;
pub mod model;
pub mod render;
pub mod repair;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod timeline;
pub mod view;
