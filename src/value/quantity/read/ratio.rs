//! Parts of a whole in two figures: "one in 10", "4 out of 5", "1 over 3"; and multiples: "doubled".

use super::Reader;
use super::attach::Amount;
use super::numeral::{Form, Read};
use crate::lexicon::{Cue, Numeral};
use crate::value::quantity::QuantityKind;

impl Reader<'_> {
    /// The ratio that starts at token `at`.
    pub(super) fn ratio(&self, at: usize) -> Option<Amount> {
        if let Some(Numeral::Multiple(times)) = self.class(at) {
            let value = Some(times as f64);
            let read = Read { start: at, end: at + 1, value, grain: 0.0, form: Form::Part, top: 0 };
            return Some(super::amount_of(read, QuantityKind::Ratio));
        }
        if let Some(times) = self.multiple(at) {
            return Some(times);
        }
        let above = self.numeral(at).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        let (joint, next) = self.ratio_joint(above.end)?;
        let below = self
            .numeral(next)
            .filter(|read| matches!(read.form, Form::Digits | Form::Words | Form::Article))?;
        let (a, b) = (above.value?, below.value?);
        if !self.is_ratio(joint, a, b, &below) {
            return None;
        }
        let read =
            Read { start: at, end: below.end, value: Some(a / b), grain: 0.0, form: Form::Part, top: 0 };
        Some(super::amount_of(read, QuantityKind::Ratio))
    }

    /// `three times as many`.
    fn multiple(&self, at: usize) -> Option<Amount> {
        let read = self.numeral(at).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        let compares = self.cue(read.end) == Some(Cue::Times)
            && matches!(self.cue(read.end + 1), Some(Cue::Comparative | Cue::The));
        compares.then(|| super::amount_of(Read { end: read.end + 1, ..read }, QuantityKind::Ratio))
    }

    fn ratio_joint(&self, at: usize) -> Option<(Cue, usize)> {
        match self.cue(at)? {
            Cue::Out if self.cue(at + 1) == Some(Cue::Of) => {
                let every = usize::from(self.cue(at + 2) == Some(Cue::Each));
                Some((Cue::Out, at + 2 + every))
            }
            joint @ (Cue::In | Cue::Over) => {
                let every = usize::from(self.cue(at + 1) == Some(Cue::Each));
                Some((joint, at + 1 + every))
            }
            _ => None,
        }
    }

    fn is_ratio(&self, joint: Cue, a: f64, b: f64, below: &Read) -> bool {
        let year = self.is_year(below.start, below.end);
        let unit = self.longest(&self.words.units, below.end).is_some();
        let share = a > 0.0 && a < b && !unit;
        match joint {
            Cue::Out => a > 0.0 && a <= b,
            Cue::In => {
                share && !year && (a <= 1.0 || [3.0, 4.0, 5.0, 10.0, 20.0, 100.0, 1000.0].contains(&b))
            }
            _ => b > 0.0 && !self.is_word(below.end) && self.text.tokens().len() <= below.end + 1,
        }
    }
}
