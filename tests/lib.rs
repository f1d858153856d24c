//! All integration tests, one module a topic; cases as data are in `cases/*.toml`.

mod algebra;
mod auto_traits;
mod cases;
mod comparing;
mod layers;
mod policies;
mod render;
mod support;
