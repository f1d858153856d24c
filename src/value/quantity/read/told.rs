//! Ages that a verb, an adverb or the place of a figure tells of somebody.
//!
//! ```text
//! age    = "as" ( "young" | "old" ) "as" number | somebody ( "is" | "was" ) said number end
//!        | "and" number "when" somebody | people "," ( "then" | "now" | "both" ) number mark
//!        | "a" youth "of" number | youth "," number "," | died … "at" number
//! said   = { hedge | "now" | "then" }
//! end    = mark | "and" | "when"
//! ```

use super::attach::Amount;
use super::numeral::{Form, Read};
use super::range::Ends;
use super::{Figure, Reader};
use crate::lexicon::{Cue, Function, Noun, Numeral};
use crate::value::quantity::QuantityKind;

/// Nobody is older, in years.
pub(crate) const OLDEST: f64 = 110.0;

/// Years that lie at most between two ages, or two births, of one person: a slip turns 34 into 43 or 33, but not
/// into 60.
pub(crate) const AGES_OF_ONE: f64 = 10.0;

/// Up to here a figure behind "at" may be an hour.
const LAST_HOUR: f64 = 24.0;

/// So far behind "died" and the like an age at death may stand: "died in hospital on Tuesday, April 30, at 97".
const DEATH_REACH: usize = 12;

/// So many tokens behind its article stands a youth at most: "a very small girl of six".
const ARTICLE_REACH: usize = 4;

impl Reader<'_> {
    /// The age that the figure at token `at` is said to be.
    pub(super) fn told_age(&self, at: usize) -> Option<Figure> {
        let read = self.numeral(at).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        let years = read.value().filter(|years| (1.0..=OLDEST).contains(years) && years.fract() == 0.0)?;
        let young = self.is_as_young(at) && !self.counts_noun(read.end);
        let told = young || self.is_bare(read.end) && self.is_told(&read, years);
        told.then(|| {
            let ends = Ends::alone(at, read.end, Amount::of_kind(read, QuantityKind::Age));
            self.age(&ends, at, read.end)
        })
    }

    /// Whether the words around a figure with nothing counted behind it make it an age.
    fn is_told(&self, read: &Read, years: f64) -> bool {
        let start = self.behind_hedges(read.start);
        let clause =
            || self.is_said_of_one(start, years) || self.is_apposed(start, read.end) || self.is_when(read);
        self.is_ended(read.end) && clause()
            || self.is_of_youth(read.start)
            || self.is_youth_set_off(read.start, read.end)
            || self.is_at_death(read.start, years)
    }

    /// Back past hedges and "now", in front of a figure.
    fn behind_hedges(&self, figure: usize) -> usize {
        let mut at = figure;
        while let Some(before) = at.checked_sub(1) {
            let said = matches!(self.cue(before), Some(Cue::Now | Cue::Apposed));
            let len = if said { 1 } else { self.hedge_before(before).map_or(0, |(len, _)| len) };
            if len == 0 {
                break;
            }
            at -= len;
        }
        at
    }

    fn is_bare(&self, end: usize) -> bool {
        let bare = !self.is_word(end) || self.ends_phrase(end).is_some();
        bare && !self.is_number(end)
            && !matches!(self.cue(end), Some(Cue::Colon | Cue::Slash | Cue::Hyphen | Cue::Dash | Cue::Of))
            && self.longest(&self.words.units, end).is_none()
            && self.longest(&self.words.currencies, end).is_none()
    }

    /// Whether nothing is counted behind a figure, and its clause ends or another starts.
    fn is_ended(&self, end: usize) -> bool {
        let mark = matches!(self.cue(end), Some(Cue::Comma | Cue::Dot | Cue::Close | Cue::When));
        (mark || self.class(end) == Some(Numeral::And) || end == self.text.tokens().len())
            && !self.is_number(end + 1)
    }

    /// `as young as`
    fn is_as_young(&self, at: usize) -> bool {
        let as_ = |at: usize| self.cue(at) == Some(Cue::Comparative);
        at > 2 && as_(at - 1) && as_(at - 3) && matches!(self.cue(at - 2), Some(Cue::Young | Cue::Old))
    }

    /// `he was`, `who is`, in front of a figure; "she was one" may say whom.
    fn is_said_of_one(&self, at: usize, years: f64) -> bool {
        let be = at.checked_sub(2).filter(|_| self.cue(at - 1) == Some(Cue::Being) && years > 1.0);
        be.is_some_and(|somebody| self.is_somebody(somebody))
    }

    /// `he`, `she`, `who`.
    fn is_somebody(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).function == Function::Person
            || self.cue(at) == Some(Cue::Who)
    }

    /// `the youth, then 15,`, `the twins, both 8,`.
    fn is_apposed(&self, start: usize, end: usize) -> bool {
        let apposed = matches!(self.cue(start), Some(Cue::Now | Cue::Apposed));
        let comma = start.checked_sub(1).filter(|&comma| apposed && self.cue(comma) == Some(Cue::Comma));
        let closed = matches!(self.cue(end), Some(Cue::Comma | Cue::Dot));
        comma.and_then(|comma| comma.checked_sub(1)).is_some_and(|people| {
            let profile = self.text.lexicon().words.profile(self.text.id(people));
            closed && (profile.noun == Noun::Person || self.cue(people) == Some(Cue::Youth))
        })
    }

    /// `24 when he joined and | 60 when he left`
    fn is_when(&self, read: &Read) -> bool {
        let joined = read.start.checked_sub(1).is_some_and(|and| self.class(and) == Some(Numeral::And));
        joined && self.cue(read.end) == Some(Cue::When) && self.is_somebody(read.end + 1)
    }

    /// `a girl of six`
    fn is_of_youth(&self, at: usize) -> bool {
        let youth = at
            .checked_sub(2)
            .filter(|&youth| self.cue(at - 1) == Some(Cue::Of) && self.cue(youth) == Some(Cue::Youth));
        youth.is_some_and(|youth| {
            (youth.saturating_sub(ARTICLE_REACH)..youth).any(|at| self.class(at) == Some(Numeral::Article))
        })
    }

    /// `the child, two, survived`
    fn is_youth_set_off(&self, at: usize, end: usize) -> bool {
        let comma = |at: usize| self.cue(at) == Some(Cue::Comma);
        at > 1 && comma(at - 1) && comma(end) && self.cue(at - 2) == Some(Cue::Youth)
    }

    /// `died on Tuesday, April 30, at 97`
    fn is_at_death(&self, at: usize, years: f64) -> bool {
        let placed = at > 0 && self.text.is(at - 1, "at") && years > LAST_HOUR;
        let first = self.text.sentences()[self.text.sentence_of(at)].tokens().start;
        let mut near = first.max(at.saturating_sub(DEATH_REACH))..at;
        placed && near.any(|at| self.cue(at) == Some(Cue::Life))
    }
}
