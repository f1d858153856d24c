//! Long documents: why things are as they are.

#[doc = include_str!("guide/design.md")]
pub mod design {}

#[doc = include_str!("guide/extract.md")]
pub mod extract {}

#[doc = include_str!("guide/alignment.md")]
pub mod alignment {}

#[doc = include_str!("guide/policies.md")]
pub mod policies {}

#[doc = include_str!("guide/discrepancies.md")]
pub mod discrepancies {}

#[doc = include_str!("guide/checking.md")]
pub mod checking {}

#[doc = include_str!("guide/dates.md")]
pub mod dates {}

#[doc = include_str!("guide/voices.md")]
pub mod voices {}

#[doc = include_str!("guide/events.md")]
pub mod events {}

#[doc = include_str!("guide/quantities.md")]
pub mod quantities {}

#[doc = include_str!("guide/witness.md")]
pub mod witness {}

#[doc = include_str!("guide/names.md")]
pub mod names {}

#[doc = include_str!("guide/truth.md")]
pub mod truth {}
