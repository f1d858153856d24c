//! Parts of a whole in two figures: "one in 10", "4 out of 5", "1 over 3", "a ratio of 3 to 1"; and multiples:
//! "doubled".

use super::Reader;
use super::attach::Amount;
use super::decimal::Number;
use super::numeral::{Form, Read};
use crate::lexicon::{Cue, Numeral};
use crate::text::Gap;
use crate::value::quantity::QuantityKind;

/// So many tokens lie at most between "ratio" and its figures: "the ratio of men to women in the choir is 4 to 6".
const RATIO_REACH: usize = 24;

impl Reader<'_> {
    /// The ratio that starts at token `at`.
    pub(super) fn ratio(&self, at: usize) -> Option<Amount> {
        let multiple = self.multiple_in_a_word(at).or_else(|| self.twice(at)).or_else(|| self.multiple(at));
        if multiple.is_some() {
            return multiple;
        }
        let above = self.numeral(at).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        let (joint, next) = self.ratio_joint(at, above.end).or_else(|| self.people_in(&above))?;
        let below = self
            .numeral(next)
            .filter(|read| matches!(read.form, Form::Digits | Form::Words | Form::Article))?;
        let (a, b) = (above.value()?, below.value()?);
        let read = || Read::of(at..below.end, Number::of(a / b), Form::Part);
        self.is_ratio(joint, a, b, &below).then(|| Amount::of_kind(read(), QuantityKind::Ratio))
    }

    /// `doubled`, `halved`.
    fn multiple_in_a_word(&self, at: usize) -> Option<Amount> {
        let times = match self.class(at)? {
            Numeral::Multiple(times) => Number::whole(times),
            Numeral::Divided(parts) => Number::whole(1).parts(parts),
            _ => return None,
        };
        Some(Amount::of_kind(Read::of(at..at + 1, times, Form::Part), QuantityKind::Ratio))
    }

    /// `twice as many`, `twice the size`; but not `twice a day`.
    fn twice(&self, at: usize) -> Option<Amount> {
        let compares = matches!(self.cue(at + 1), Some(Cue::Comparative | Cue::The | Cue::Own))
            || self.text.is(at + 1, "that");
        let read = || Read::of(at..at + 1, Number::whole(2), Form::Part);
        (self.cue(at) == Some(Cue::Twice) && compares).then(|| Amount::of_kind(read(), QuantityKind::Ratio))
    }

    /// `three times as many`, `three times its size`, `a 12-fold rise`.
    fn multiple(&self, at: usize) -> Option<Amount> {
        let read = self.numeral(at).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        let fold = self.behind_hyphen(read.end);
        if self.cue(fold) == Some(Cue::Fold) {
            return Some(Amount::of_kind(Read { end: fold + 1, ..read }, QuantityKind::Ratio));
        }
        let next = read.end + 1;
        // "three times that of", "three times that number"
        let that = self.text.is(next, "that")
            && (self.cue(next + 1) == Some(Cue::Of) || self.is_word(next + 1) && !self.is_word(next + 2));
        let compares = self.cue(read.end) == Some(Cue::Times)
            && (that || matches!(self.cue(next), Some(Cue::Comparative | Cue::The | Cue::Own)));
        compares.then(|| Amount::of_kind(Read { end: next, ..read }, QuantityKind::Ratio))
    }

    fn ratio_joint(&self, start: usize, at: usize) -> Option<(Cue, usize)> {
        match self.cue(at)? {
            joint @ (Cue::To | Cue::Colon) if self.speaks_of_ratio(start) => Some((joint, at + 1)),
            Cue::Out if self.cue(at + 1) == Some(Cue::Of) => {
                let every = usize::from(self.cue(at + 2) == Some(Cue::Each));
                Some((Cue::Out, at + 2 + every))
            }
            Cue::Of if self.cue(at + 1) == Some(Cue::Each) => Some((Cue::Out, at + 2)),
            joint @ (Cue::In | Cue::Over) => {
                let every = usize::from(self.cue(at + 1) == Some(Cue::Each));
                Some((joint, at + 1 + every))
            }
            _ => None,
        }
    }

    /// Whether "ratio" or "odds" stands in front of "4 to 6", in its sentence and not far.
    pub(super) fn speaks_of_ratio(&self, start: usize) -> bool {
        let lead = start.checked_sub(1).and_then(|before| self.cue(before));
        let first = self.text.sentences()[self.text.sentence_of(start)].tokens().start;
        let near = first.max(start.saturating_sub(RATIO_REACH))..start;
        lead != Some(Cue::From) && near.into_iter().any(|at| self.cue(at) == Some(Cue::Ratio))
    }

    /// `one person in ten`: one word for what is counted in front of "in".
    fn people_in(&self, above: &Read) -> Option<(Cue, usize)> {
        let at = above.end;
        let noun = self.is_word(at) && self.ends_phrase(at).is_none() && self.class(at).is_none();
        let below = self.numeral(at + 2).filter(|_| noun && self.cue(at + 1) == Some(Cue::In))?;
        let one = above.value() == Some(1.0) && self.gap(at) == Gap::Space;
        let bare = one || !self.is_word(below.end) || self.ends_phrase(below.end).is_some();
        (bare && below.value().is_some_and(|value| value >= 3.0)).then_some((Cue::In, at + 2))
    }

    fn is_ratio(&self, joint: Cue, a: f64, b: f64, below: &Read) -> bool {
        let year = self.is_year(below.start, below.end);
        let unit = self.longest(&self.words.units, below.end).is_some();
        let share = a > 0.0 && a < b && !unit;
        match joint {
            // "71 out of 120 seats" are two counts.
            Cue::Out => a > 0.0 && a <= b && (usual(b) || !self.counts_noun(below.end)),
            Cue::To | Cue::Colon => b > 0.0 && !unit,
            Cue::In => share && !year && (a <= 1.0 || usual(b)),
            _ => b > 0.0 && !self.is_word(below.end) && self.text.tokens().len() <= below.end + 1,
        }
    }
}

/// Whether parts are usually told in so many.
fn usual(whole: f64) -> bool {
    let small = whole <= 10.0 && whole.fract() == 0.0;
    small || whole % 100.0 == 0.0 || [12.0, 15.0, 20.0, 25.0, 50.0].contains(&whole)
}
