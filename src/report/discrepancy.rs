//! Claims that do not fit, as diagnostics: a code, a severity, one terse message, primary and secondary spans, help.

mod answers;
mod copies;
mod find;
mod parts;
mod people;
pub(super) use parts::tells_some;
mod perhaps;
mod responsibility;
mod scopes;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ReconciledItem;
use super::severity::Severity;
use crate::align::ItemId;
use crate::claim::{Attribute, ClaimId};
use crate::error::{Error, Result};
pub(super) use find::{Evidence, conflict_code, find};
pub(super) use responsibility::{is_one_party, named_and_denies};

macro_rules! codes {
    ($($variant:ident $name:literal $doc:literal $help:literal;)*) => {
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

            /// What an editor can do about it.
            pub fn help(self) -> &'static str {
                match self {
                    $(Code::$variant => $help,)*
                }
            }
        }
    };
}

codes! {
    FigureConflict "figure-conflict" "Two figures for one thing cannot both be true."
        "ask both sources for the count's time and scope; print both until one is withdrawn";
    FigureTension "figure-tension" "Two figures can both be true, but no reader of one would expect the other."
        "print the exact figure if its source is named, else the vaguer words";
    TollRising "toll-rising" "A count that grows with time was reported at different times."
        "print the latest, with its date; of two of one day print both, with their sources";
    TollRevisedDown "toll-revised-down" "A later report gives fewer than an earlier one."
        "ask whether both count the same; if so, print the later figure and say that it was revised";
    Corrected "corrected" "An outlet has set a figure of its own right."
        "print the later figure, and say that it was corrected";
    PartsDoNotAddUp "parts-do-not-add-up" "The parts of a list do not make the whole in front of it."
        "check what each figure counts, and whether a part is missing";
    PartExceedsWhole "part-exceeds-whole" "A part is greater than the whole it belongs to."
        "check what each figure counts";
    DateConflict "date-conflict" "Two dates for one thing have no day in common."
        "check the date against a primary source";
    PlaceConflict "place-conflict" "Two places for one thing lie outside one another."
        "print the wider place that holds both, or ask";
    StatusConflict "status-conflict" "Two states of one person exclude one another."
        "do not print either before a second independent witness";
    ResponsibilityContested "responsibility-contested" "Different parties are said to have done it."
        "name who accuses whom";
    CauseContested "cause-contested" "Two voices give different causes of one thing."
        "print each cause with who gives it, and neither as settled";
    Denied "denied" "What one source says, another denies."
        "print the denial beside the claim";
    StatementConflict "statement-conflict" "Two statements of one matter say opposite things."
        "ask which of the two holds; print neither as settled";
    SelfContradiction "self-contradiction" "One document says two things that cannot both be true."
        "ask the outlet which of the two it stands by";
    DifferentScope "different-scope" "Two figures count different things and are no rivals."
        "print each with what it counts; do not hold one against the other";
    PerhapsOneEvent "perhaps-one-event" "Two reports may tell of one event: one day, one kind, and one toll at places that are not known to be two or one place and two houses."
        "ask whether the two are one; until then count each apart";
    SingleWitness "single-witness" "A serious statement rests on one witness only."
        "name the one source";
    CopyAltered "copy-altered" "A copy says something else than its original."
        "print what the original says, and tell the outlet that copied it";
    CreditMissing "credit-missing" "A copy does not name its original."
        "credit the original";
}

impl Code {
    /// What an editor can do about it, where it is about this.
    ///
    /// ```
    /// use corroborate::{Attribute, report::Code};
    /// assert_eq!(Code::FigureConflict.help_about(&Attribute::Age), "check the age against a record; print none until then");
    /// assert_eq!(Code::Denied.help_about(&Attribute::Age), Code::Denied.help());
    /// ```
    pub fn help_about(self, attribute: &Attribute) -> &'static str {
        let figures = matches!(self, Code::FigureConflict | Code::FigureTension);
        match attribute {
            Attribute::Age if figures => "check the age against a record; print none until then",
            Attribute::Money if figures => "ask both sources what the sum includes, and as of when",
            Attribute::Percentage if figures => "ask both sources of what, and of when, the share is",
            Attribute::Duration if figures => "ask both sources from when to when they count",
            Attribute::Distance if figures => "ask both sources from where to where they measure",
            _ => self.help(),
        }
    }
}

impl FromStr for Code {
    type Err = Error;

    fn from_str(name: &str) -> Result<Code> {
        let known = || Code::ALL.iter().map(|code| code.name());
        let named = Code::ALL.iter().find(|code| code.name() == name);
        named.copied().ok_or_else(|| Error::unknown("code", name, known()))
    }
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

impl Discrepancy {
    /// A misfit of a question, held against nothing yet.
    fn of(
        code: Code,
        severity: Severity,
        item: &ReconciledItem,
        message: String,
        primary: ClaimId,
    ) -> Discrepancy {
        let item = Some(item.item.id.clone());
        Discrepancy {
            code,
            severity,
            item,
            message,
            primary,
            secondary: Vec::new(),
            help: code.help().to_owned(),
        }
    }
}
