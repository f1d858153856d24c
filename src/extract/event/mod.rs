//! What happened: events as the document tells them.

mod model;

pub use model::{Event, EventType, Perpetrator, Responsibility};
