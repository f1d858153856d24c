//! Claims that do not fit, as diagnostics: a code, a severity, one terse message, primary and secondary spans, help.

mod find;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Severity;
use crate::align::ItemId;
use crate::claim::ClaimId;
pub(super) use find::find;

macro_rules! codes {
    ($($variant:ident $name:literal $doc:literal;)*) => {
        /// What kind of misfit it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $doc] $variant,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// Its name in reports.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }

            /// What it means, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Code::$variant => $doc,)*
                }
            }
        }
    };
}

codes! {
    FigureConflict "figure-conflict" "Two figures for one thing cannot both be true.";
    FigureTension "figure-tension" "Two figures can both be true, but no reader of one would expect the other.";
    TollRising "toll-rising" "A count that grows with time was reported at different times.";
    TollRevisedDown "toll-revised-down" "A later report gives fewer than an earlier one.";
    PartExceedsWhole "part-exceeds-whole" "A part is greater than the whole it belongs to.";
    DateConflict "date-conflict" "Two dates for one thing have no day in common.";
    PlaceConflict "place-conflict" "Two places for one thing lie outside one another.";
    StatusConflict "status-conflict" "Two states of one person exclude one another.";
    ResponsibilityContested "responsibility-contested" "Different parties are said to have done it.";
    Denied "denied" "What one source says, another denies.";
    SelfContradiction "self-contradiction" "One document says two things that cannot both be true.";
    SingleWitness "single-witness" "A serious statement rests on one witness only.";
    CreditMissing "credit-missing" "A copy does not name its original.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Claims that cannot all be true, or that an editor should know to differ.
#[doc(alias = "conflict")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discrepancy {
    /// What kind of misfit.
    pub code: Code,
    /// How much is at stake.
    pub severity: Severity,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// One sentence.
    pub message: String,
    /// The claim to look at.
    pub primary: ClaimId,
    /// The claims it is held against.
    pub secondary: Vec<ClaimId>,
    /// What an editor can do.
    pub help: String,
}
