//! Phrases that open a frame.

use super::table::{Builder, Table};
use crate::error::{Error, Result};

macro_rules! table_of {
    ($(#[$doc:meta])* $kind:ident from $file:literal: $($variant:ident $name:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $kind {
            $($variant,)*
        }

        impl $kind {
            pub(super) fn named(name: &str) -> Result<$kind> {
                match name {
                    $($name => Ok($kind::$variant),)*
                    other => Err(Error::unknown("class", other, [$($name),*])),
                }
            }

            pub(super) fn load(builder: &mut Builder) -> Result<Table<$kind>> {
                let tsv = include_str!(concat!("en/", $file));
                builder.table($file, tsv, |fields| $kind::named(fields.first().copied().unwrap_or_default()))
            }
        }
    };
}

table_of! {
    /// What a phrase opens.
    FrameCue from "cues.tsv":
    Alias "alias",
    Bounty "bounty",
    Presence "presence",
    Present "present",
    Alive "alive",
    Dead "dead",
    AtLarge "at_large",
    Free "free",
    Homeless "homeless",
    PleadedGuilty "pleaded_guilty",
    PleadedNotGuilty "pleaded_not_guilty",
    Convicted "convicted",
    Acquitted "acquitted",
    Guilty "guilty",
    Charged "charged",
    Detained "detained",
    Missing "missing",
    Wounded "wounded",
    Unhurt "unhurt",
    Cleared "cleared",
    Home "home",
    Population "population",
    Citizen "citizen",
    Members "members",
    ReportedDead "reported_dead",
    PresumedDead "presumed_dead",
    Age "age",
}
