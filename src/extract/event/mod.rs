//! What happened: events as the document tells them.
//!
//! [`harms`] reads each statement that people were killed or hurt; [`read`] joins what belongs to one event by its
//! clues, adds up its dead and injured, and says who is said to have done it.

mod acted;
mod apposed;
mod aside;
mod assembly;
mod background;
mod bundle;
mod clue;
mod collision;
mod court;
mod day;
mod draft;
mod fate;
mod fronted;
mod harm;
mod headline;
mod kin;
mod list;
mod listed;
mod local;
mod model;
mod nature;
mod order;
mod partition;
mod perpetrator;
mod rate;
mod read;
mod roll;
mod single;
mod site;
mod slice;
mod strike;
mod struck;
mod toll;
mod victims;
mod village;

pub(super) use bundle::may_be_one_day;
pub(crate) use draft::drafts;
pub use harm::{Harm, HarmKind, HarmRule, harms};
pub use model::{Event, EventType, Perpetrator, Responsibility};
pub(super) use nature::beside_events;
pub use perpetrator::Accusation;
pub(super) use perpetrator::is_of;
pub use read::{Events, read};
pub(super) use read::{Heard, heard};
pub use victims::{Share, Victims, Who};
