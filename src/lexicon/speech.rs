//! The words of voices: verbs of saying, nouns for those who speak, outlets, and adverbs that say how surely.

use super::{Builder, Table};
use crate::error::{Error, Result};

macro_rules! named {
    ($(#[$doc:meta])* $kind:ident $what:literal { $($(#[$vdoc:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $kind {
            $($(#[$vdoc])* $variant,)*
        }

        impl $kind {
            pub(super) fn named(name: &str) -> $crate::error::Result<$kind> {
                match name {
                    $($name => Ok($kind::$variant),)*
                    _ => Err($crate::error::Error::unknown($what, name, [$($name),*])),
                }
            }
        }
    };
}

pub(super) use named;

named! {
    /// How a verb of saying takes its content.
    Frame "frame" {
        /// X said (that) content.
        Clause "clause",
        /// "content", X continued: with direct speech only.
        Quote "quote",
        /// X told Y (that) content.
        Hearer "hearer",
        /// X announced (that) content: a clause or a thing.
        Either "either",
        /// X denied content.
        Object "object",
        /// X blamed Y for content.
        Accuse "accuse",
        /// X quoted Y as saying content.
        Cite "cite",
        /// X put content at a figure.
        Put "put",
        /// According to X, content.
        Source "source",
        /// X vowed to content.
        Infinitive "infinitive",
    }
}

named! {
    /// How surely the speaker says it.
    Manner "manner" {
        Say "say",
        Confirm "confirm",
        Report "report",
        Estimate "estimate",
        Believe "believe",
        Claim "claim",
        Allege "allege",
        Deny "deny",
        /// Held to be likely untrue.
        Doubt "doubt",
        /// Wanted, planned or feared: not said to be so.
        Wish "wish",
    }
}

named! {
    /// In what role those speak whom a noun names.
    SourceNoun "role" {
        Agency "agency",
        Official "official",
        Source "source",
        Body "body",
        /// A text that speaks: a report, a statement.
        Record "record",
    }
}

/// A verb of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) frame: Frame,
    pub(crate) manner: Manner,
}

/// A word that says how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hedge {
    pub(crate) manner: Manner,
    /// The chances that it gives in hundredths, the least and the most, where it is a word of estimative probability.
    pub(crate) chances: Option<(u8, u8)>,
}

impl Hedge {
    /// What it says behind a negation: `not likely` gives the odds that "likely" leaves.
    pub(crate) fn turned(self) -> Hedge {
        let chances =
            self.chances.map(|(low, high)| (CERTAIN.saturating_sub(high), CERTAIN.saturating_sub(low)));
        let manner = match self.manner {
            Manner::Believe => Manner::Doubt,
            Manner::Doubt => Manner::Believe,
            other => other,
        };
        Hedge { manner, chances }
    }
}

/// What is certain, in hundredths.
pub(crate) const CERTAIN: u8 = 100;

/// The tables of voices.
#[derive(Debug)]
pub(crate) struct Speech {
    /// Verbs of saying and phrases such as "according to".
    pub(crate) cues: Table<Cue>,
    /// Nouns for those who speak.
    pub(crate) sources: Table<SourceNoun>,
    /// Outlets known by their names.
    pub(crate) outlets: Table<()>,
    /// Words that say how surely, without saying who.
    pub(crate) hedges: Table<Hedge>,
    /// Nouns that leave open whether the clause behind them is so: "rumours that".
    pub(crate) doubts: Table<Manner>,
}

impl Speech {
    pub(super) fn load(builder: &mut Builder) -> Result<Speech> {
        Ok(Speech {
            cues: builder.table("speech.tsv", include_str!("en/speech.tsv"), cue)?,
            sources: builder.table("sources.tsv", include_str!("en/sources.tsv"), |fields| {
                SourceNoun::named(first(fields))
            })?,
            outlets: builder.table("outlets.tsv", include_str!("en/outlets.tsv"), |_| Ok(()))?,
            hedges: builder.table("hedge_adverbs.tsv", include_str!("en/hedge_adverbs.tsv"), |fields| {
                estimative(fields)
            })?,
            doubts: builder.table("hedge_nouns.tsv", include_str!("en/hedge_nouns.tsv"), |fields| {
                Manner::named(first(fields))
            })?,
        })
    }
}

fn cue(fields: &[&str]) -> Result<Cue> {
    let [frame, manner] = fields else {
        return Err(Error::value("expected a frame and a manner"));
    };
    Ok(Cue { frame: Frame::named(frame)?, manner: Manner::named(manner)? })
}

/// How surely a hedge says it; its chances, where they are given, must say the same: what is less likely than not is
/// doubted.
fn estimative(fields: &[&str]) -> Result<Hedge> {
    let manner = Manner::named(first(fields))?;
    let Some(chances) = fields.get(1) else { return Ok(Hedge { manner, chances: None }) };
    let percent = |text: &str| text.parse::<u8>().ok().filter(|percent| *percent <= 100);
    let range = chances.split_once('-').and_then(|(low, high)| percent(low).zip(percent(high)));
    let fits = |(low, high): &(u8, u8)| low < high && (*high < EVEN) == (manner == Manner::Doubt);
    match range.filter(fits) {
        Some(range) => Ok(Hedge { manner, chances: Some(range) }),
        None => Err(Error::value("expected chances that say the same as the manner")),
    }
}

/// What is as likely as not, in hundredths.
const EVEN: u8 = 50;

pub(super) fn first<'f>(fields: &[&'f str]) -> &'f str {
    fields.first().copied().unwrap_or_default()
}
