//! All integration tests, one module a topic; cases as data are in `cases/*.toml`.

#![allow(
    clippy::pedantic,
    unreachable_pub,
    reason = "tests read files, start the program and build strings plainly"
)]

mod algebra;
mod align;
mod auto_traits;
mod cases;
mod checks;
#[cfg(feature = "cli")]
mod cli;
mod comparing;
mod dates;
mod digests;
mod discrepancies;
mod events;
mod extract;
#[cfg(feature = "cli")]
mod folders;
mod generate;
mod growth;
mod layers;
mod names;
mod policies;
mod properties;
mod quantities;
mod render;
#[cfg(feature = "cli")]
mod schema;
mod support;
#[cfg(feature = "cli")]
mod tables;
mod truth;
mod voices;
mod witness;
