//! The levels at which parts of names match, and what everything weighs.
//!
//! Bits are log2 of the odds that two names are of one bearer. The weights were set on pairs of published names by
//! hand, in round numbers, and kept where a search for better ones gained nothing on pairs it had not seen.

use super::part::Part;

/// How two parts match: the levels from strict to loose, each with the share of the part's bits that it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// The same letters.
    Identical,
    /// Spellings of one part by a table.
    Spelling,
    /// Transcriptions of one sound.
    Sound,
    /// A short form.
    Nickname,
    /// Nearly the same sound.
    Close,
    /// One letter for a part.
    Initial,
    /// A sound that is not far.
    Similar,
    /// Two parts of one name make one of the other.
    Joined,
    /// The acronym of one name is the other.
    Acronym,
    /// Two names of one body by a table.
    Known,
    /// In both names, and not matched.
    Clash,
    /// In one name only.
    Missing,
    /// A place in one name only, as in the names of branches.
    Branch,
    /// A number in one name only, or another number.
    Number,
    /// Nothing is left over on either side.
    Complete,
    /// Nothing is left over on one side.
    Covered,
    /// The same parts in another order.
    Order,
    /// A body and a part of it.
    Related,
    /// A body and what it is of.
    Holder,
    /// A name, and the same with a generation behind it.
    Generation,
    /// Words that exclude each other.
    Opposite,
    /// A name, and the same behind another given name.
    Child,
    /// Given names that clash.
    Relatives,
    /// Family names that clash.
    Namesakes,
    /// A name without letters.
    Empty,
    /// What is known before the names are read.
    Prior,
}

/// What a level is called and what it weighs.
#[derive(Debug)]
pub(super) struct Weight {
    pub(super) level: Level,
    /// The share of the part's bits.
    pub(super) share: f32,
}

/// The levels of matched parts.
const LEVELS: &[Weight] = &[
    // The same letters.
    Weight { level: Level::Identical, share: 1.0 },
    // Spellings of one part by the table of frequent parts: nearly as good.
    Weight { level: Level::Spelling, share: 0.95 },
    // Transcriptions of one sound: doubled letters, ou and u, ph and f, q and k.
    Weight { level: Level::Sound, share: 0.95 },
    // A short form: others are called so too.
    Weight { level: Level::Nickname, share: 0.6 },
    // A vowel or one like consonant differs: mostly the same part.
    Weight { level: Level::Close, share: 0.85 },
    // An initial has the bits of a letter.
    Weight { level: Level::Initial, share: 1.0 },
    // More differs: as often another part.
    Weight { level: Level::Similar, share: 0.5 },
    // Cut otherwise, with nearly the same letters.
    Weight { level: Level::Joined, share: 0.8 },
];

/// The weights that are no levels, each in bits or as a share of a part's bits.
pub(super) struct Weights {
    /// How rarely two names that come to be compared are one.
    pub(super) prior: f32,
    /// A part of each name that the other lacks: they tell two bearers apart as well as they would have shown one.
    pub(super) clash: f32,
    /// The first parts of both clash: relatives share the others.
    pub(super) clash_of_first: f32,
    /// The first part of a long name is all that the other lacks: father and child.
    pub(super) child: f32,
    /// Nothing is left over on either side.
    pub(super) complete: f32,
    /// Nothing is left over on one side.
    pub(super) covered: f32,
    /// Two places tell branches apart.
    pub(super) places: f32,
    /// Two initials tell people apart.
    pub(super) initials: f32,
    /// Words of organisations that clash, as a share of their bits.
    pub(super) generic: f32,
    /// A part that one name lacks, as a share of its bits: names are cut short all the time.
    pub(super) missing: f32,
    /// At most for one missing part, in bits.
    pub(super) missing_most: f32,
    /// A number that differs or is missing is no slip of the pen.
    pub(super) number: f32,
    /// The branch of a body is not the body.
    pub(super) branch: f32,
    /// For each letter of an acronym after the first.
    pub(super) acronym: f32,
    /// Two names under which one body is known the world over.
    pub(super) known: f32,
    /// Parts in another order.
    pub(super) order: f32,
    /// How alike parts must sound to be close.
    pub(super) close: f32,
    /// How alike parts must sound to be similar.
    pub(super) similar: f32,
    /// Taken from the likeness of two parts that the table knows as different.
    pub(super) known_apart: f32,
}

pub(super) const WEIGHTS: Weights = Weights {
    prior: 4.5,
    clash: 0.9,
    clash_of_first: 6.0,
    child: 4.0,
    complete: 4.5,
    covered: 2.0,
    places: 6.5,
    initials: 6.0,
    generic: 0.5,
    missing: 0.06,
    missing_most: 0.8,
    number: 6.5,
    branch: 1.0,
    acronym: 5.0,
    known: 12.0,
    order: 2.0,
    close: 0.79,
    similar: 0.64,
    known_apart: 0.2,
};

pub(super) fn share(level: Level) -> f32 {
    LEVELS.iter().find(|weight| weight.level == level).map_or(0.0, |weight| weight.share)
}

/// The most bits for a body and what its name says is a part of it: related, and not known to be the same.
pub(super) const MOST_FOR_BRANCH: f32 = -0.5;

/// The most bits for a name and the same name behind another given name: child and parent, or one person.
pub(super) const MOST_FOR_CHILD: f32 = -0.3;

/// The most bits for names whose given names clash, however much else they share.
pub(super) const MOST_FOR_RELATIVES: f32 = -2.5;

/// The most bits for names with words that exclude each other.
pub(super) const MOST_FOR_OPPOSITES: f32 = -4.0;

/// Whether two parts are close or similar by their sound.
pub(super) fn likeness(x: &Part, y: &Part) -> Option<Level> {
    if x.patronymic != y.patronymic {
        return None;
    }
    // US and IS, BBC and ABC: of so few letters the first tells one from the other.
    let (a, b) = (x.letters.as_bytes(), y.letters.as_bytes());
    if a.len().min(b.len()) <= 3 && a.first() != b.first() {
        return None;
    }
    let apart = if x.row != 0 && y.row != 0 { WEIGHTS.known_apart } else { 0.0 };
    let likeness = x.letters.likeness(&y.letters, WEIGHTS.similar + apart)? - apart;
    let short = x.letters.as_bytes().len().min(y.letters.as_bytes().len()) <= 3;
    if likeness >= WEIGHTS.close { Some(Level::Close) } else { (!short).then_some(Level::Similar) }
}
