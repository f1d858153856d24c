//! All integration tests, one module a topic; cases as data are in `cases/*.toml`.

mod algebra;
mod cases;
mod comparing;
mod policies;
mod render;
mod support;
