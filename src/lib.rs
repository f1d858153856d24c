//! Reads what several sources say and answers: on what do they agree, where do they differ, is the difference
//! real, and who merely copied whom.

mod error;
pub mod lexicon;
mod span;
pub mod text;
pub mod value;

pub use error::{Error, Result};
pub use span::Span;
