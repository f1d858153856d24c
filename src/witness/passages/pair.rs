//! Two sentences held against one another: how well they fit, and what the one has that the other has not.

use super::common::{Common, common};
use super::side::{Side, Weighed, is_ordinary, rounded};

/// A stretch of each text, and how well they fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::witness) struct Pair {
    /// The stretch of the first text.
    pub(in crate::witness) a: usize,
    /// The stretch of the second.
    pub(in crate::witness) b: usize,
    /// The share of each that the other has.
    pub(in crate::witness) contained: [f32; 2],
    /// The weight in both, outside quotation marks.
    pub(in crate::witness) evidence: f32,
    /// How well the two fit, 0 to 1.
    pub(in crate::witness) fit: f32,
    /// Too short to prove anything, or to count in the share.
    pub(super) short: bool,
    /// How far the one repeats the other's wording.
    pub(in crate::witness) wording: Wording,
    /// The weight in both of words that are neither names nor figures, outside quotation marks.
    pub(in crate::witness) worded: f32,
    /// Names and figures.
    pub(super) facts: Shared,
    /// Figures.
    pub(super) figures: Shared,
    /// Figures, where those are in both that stand beside the same word.
    counting: Shared,
    /// The most ordinary words in one run of words that follow one another in both.
    run: usize,
    /// The ordinary words in both.
    ordinary: usize,
    /// Whether two words have changed places.
    pub(in crate::witness) exchanged: bool,
    /// Ordinary words that only the first has, and only the second.
    own: [usize; 2],
    /// Whether all words of both stand in one order.
    in_step: bool,
    /// Whether each has a word for a speaker that the other has not.
    of_two_speakers: bool,
    /// Whether they are the same word for word, the small ones too, and long enough for that to be no chance.
    pub(in crate::witness) identical: bool,
}

/// How many of a kind two stretches have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shared {
    /// In both.
    pub(super) both: u32,
    /// In the one that has fewer.
    pub(super) fewer: u32,
    /// In the one that has more.
    more: u32,
}

impl Shared {
    fn new(both: u32, a: u32, b: u32) -> Shared {
        Shared { both, fewer: a.min(b), more: a.max(b) }
    }

    /// Whether at least half of those of the one that has fewer are in both.
    pub(super) fn is_half(self) -> bool {
        self.both * 2 >= self.fewer
    }
}

impl Pair {
    /// The pair of two stretches, where they share enough.
    pub(super) fn of(a: &Side, b: &Side, x: usize, y: usize) -> Option<Pair> {
        let (left, right) = (a.words(x), b.words(y));
        let common = common(left, right);
        let shares = Shares::of(&common, left, right);
        let size = Size::of(&common, &shares);
        let in_order = common.in_step() + shares.least() >= STEADY;
        let fit = if size == Size::Long || shares.is_whole() { shares.fit } else { shares.fit.min(BESIDE) };
        if size == Size::Slight || !in_order || fit < FITTING {
            return None;
        }
        let proves = |weight: f32| if size == Size::Long { rounded(weight * fit) } else { 0.0 };
        let identical = a.print.stretches[x].is_identical(&b.print.stretches[y], IDENTICAL);
        let ordinary = common.ordinaries();
        Some(Pair {
            a: x,
            b: y,
            contained: shares.contained,
            evidence: proves(common.unquoted),
            fit,
            short: size != Size::Long && !shares.is_whole(),
            worded: proves(common.wording_unquoted),
            wording: if identical { Wording::Whole } else { common.wording(shares.contained, shares.worded) },
            facts: Shared::new(common.facts, left.facts(), right.facts()),
            figures: Shared::new(common.figures, left.figures(), right.figures()),
            counting: Shared::new(common.figures_beside(left, right), left.figures(), right.figures()),
            run: common.longest_run(),
            ordinary,
            exchanged: common.is_exchange(),
            own: [left, right].map(|side| side.ordinaries().saturating_sub(ordinary)),
            in_step: common.in_step() >= 1.0,
            of_two_speakers: common.is_of_two_speakers(left, right),
            identical,
        })
    }

    /// Whether a run of words stands in both that no two writers hit upon, or so many words in all.
    pub(in crate::witness) fn is_verbatim(&self) -> bool {
        self.run >= VERBATIM || self.ordinary >= MANY_WORDS
    }

    /// Whether each sentence has a figure that the other has not, or has for another thing.
    pub(in crate::witness) fn counts_otherwise(&self) -> bool {
        self.counting.both < self.counting.fewer
    }

    /// Whether it does, and one of the sentences has more figures: "31 people, eight more than on Monday" of 23.
    pub(in crate::witness) fn counts_on(&self) -> bool {
        self.counts_otherwise() && self.counting.fewer < self.counting.more
    }

    /// Whether one of the sentences has such a figure.
    pub(in crate::witness) fn counts_more(&self) -> bool {
        self.counting.both < self.counting.more
    }

    /// Whether the one says nothing of its own, and the other hardly anything, or one word stands for another that is
    /// no speaker; two words may where all others stand in one order.
    pub(in crate::witness) fn is_one_statement(&self) -> bool {
        let [x, y] = self.own;
        !self.of_two_speakers && x.max(y) <= if x.min(y) == 0 || self.in_step { ASIDE } else { 1 }
    }

    /// Whether the same words stand in another order, as two reporters put the facts of one event: "won the title on
    /// Saturday, beating", "beat … on Saturday to win the title".
    pub(in crate::witness) fn is_put_anew(&self) -> bool {
        !self.in_step && !self.identical && !self.is_verbatim()
    }

    /// Whether each sentence has a name or a figure that the other has not.
    pub(in crate::witness) fn has_another_fact(&self) -> bool {
        self.facts.both < self.facts.fewer
    }
}

/// How far two sentences share more than what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::witness) enum Wording {
    /// Words of one event, as two reporters may both put it.
    Free,
    /// Nearly the same words.
    Close,
    /// Every word of the one, names and figures too.
    Whole,
}

/// How much of each of two stretches the other has.
struct Shares {
    contained: [f32; 2],
    /// Of the ordinary words of the one that has more of them.
    worded: f32,
    /// How well the two fit, 0 to 1.
    fit: f32,
}

impl Shares {
    fn of(common: &Common, a: Weighed, b: Weighed) -> Shares {
        let contained = [a, b].map(|side| common.weight / side.total(|_| true));
        let [x, y] = [a, b].map(|side| side.total(is_ordinary));
        let ordinary = common.ordinary / x.min(y).max(1.0);
        let fit = contained[0].max(contained[1]) * OF_ALL + ordinary.min(1.0) * (1.0 - OF_ALL);
        let fit = if common.longest_run() >= VERBATIM { fit.max(ALONE) } else { fit };
        Shares { contained, worded: common.ordinary / x.max(y).max(1.0), fit }
    }

    fn least(&self) -> f32 {
        self.contained[0].min(self.contained[1])
    }

    /// Whether nearly all of each is in the other.
    fn is_whole(&self) -> bool {
        self.least() > NEARLY_ALL
    }
}

/// How much two stretches have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// Enough to prove something.
    Long,
    /// Enough for a passage beside another, or as a whole.
    Short,
    Slight,
}

impl Size {
    fn of(common: &Common, shares: &Shares) -> Size {
        let words = common.places.len();
        if words >= LONG && common.weight >= LONG as f32 {
            Size::Long
        } else if words >= SHORT && shares.fit >= ALONE {
            Size::Short
        } else {
            Size::Slight
        }
    }
}

/// What the share of all words counts in the fit; the ordinary ones make up the rest.
const OF_ALL: f32 = 0.6;
/// A pair that fits less is none.
const FITTING: f32 = 0.4;
/// The steps that go forward and the share of the one that has less of the other, together: words of one event come
/// in any order, those of a copy in one.
const STEADY: f32 = 0.7;
/// Of a sentence that is in the other but for a word.
const NEARLY_ALL: f32 = 0.9;
/// Words in common, each of the least weight, that prove something.
const LONG: usize = 4;
/// Words in common of a short sentence: it proves nothing, and is a passage beside another, or as a whole.
const SHORT: usize = 2;

/// A pair without a neighbour needs this fit.
pub(super) const ALONE: f32 = 0.55;
/// One beside a pair that has it needs this: copies go on, chance does not.
pub(super) const BESIDE: f32 = 0.42;

/// A run of so many ordinary words proves a passage whatever else the sentences say.
const VERBATIM: usize = 5;

/// So many words of its own leave a sentence the statement that it repeats: "said late on".
const ASIDE: usize = 2;

/// So many words one by one the same, the small ones too, are no chance.
const IDENTICAL: usize = 8;

/// So many ordinary words in common are more than what happened.
const MANY_WORDS: usize = 8;
