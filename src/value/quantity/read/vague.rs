//! Numbers of no certain size: "dozens", "a few thousand", "several hundred miles", "in his thirties".

use super::attach::Amount;
use super::bound::blank;
use super::decimal::Number;
use super::numeral::{Form, Read};
use super::{Counted, Figure, Reader};
use crate::lexicon::{Cue, Forms, Hedge, Numeral, Vague};
use crate::value::quantity::{Plausible, Precision, Quantity, QuantityKind};

/// So far in front of "many" and behind it a word of harm is looked for.
const HARM_BEFORE: usize = 3;
const HARM_BEHIND: usize = 6;

impl Reader<'_> {
    /// The vague figure that starts at token `at`.
    pub(super) fn vague(&self, at: usize) -> Option<Figure> {
        let (len, vague) = self.longest(&self.words.vague, at)?;
        if !self.is_vague(at, len) {
            return None;
        }
        let end = at + len;
        let (factor, end) = self.scale_behind(end).unwrap_or((1.0, end));
        let read = Read { grain: 0.0, ..Read::of(at..end, Number::of(vague.low), Form::Words) };
        let amount = self.amount_behind(read);
        let quantity = quantity(vague, factor, &amount);
        let hedged = self.hedged(at, amount.read.end);
        let start =
            if hedged.hedge == Hedge::Exactly || hedged.hedge == Hedge::About { at } else { hedged.start };
        Some(self.figure(quantity, start..amount.read.end, Counted::Many))
    }

    /// "scores" the verb, "few" without an article.
    fn is_vague(&self, at: usize, len: usize) -> bool {
        let end = at + len;
        if self.text.tokens().len() == len {
            return true;
        }
        let word = self.text.word(at);
        if len == 1 && word.eq_ignore_ascii_case("few") {
            return self.longest(&self.words.units, end).is_some_and(|(_, unit)| &*unit.dimension == "time");
        }
        if self.cue(end - 1) == Some(Cue::Many) {
            return self.counts_of_many(at, end);
        }
        if len == 1 && word.eq_ignore_ascii_case("tens") {
            return self.cue(end) == Some(Cue::Of);
        }
        if len == 1 && word.eq_ignore_ascii_case("scores") {
            return self.cue(end) == Some(Cue::Of) || self.is_plural(end) || self.is_passive(end);
        }
        true
    }

    /// `killed many people`, `many were wounded`: a figure of a toll; `many were evacuated`: of what was done to them;
    /// `many of the survivors`: of a whole; but not `how many`, `as many`, `many questions`, nor `many soldiers
    /// deserted`, which compares with nothing.
    fn counts_of_many(&self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.cue(before));
        if matches!(before, Some(Cue::Comparative | Cue::Degree | Cue::Times)) {
            return false;
        }
        if end - at > 1 {
            return true;
        }
        let whole = matches!(self.cue(end + 1), Some(Cue::The | Cue::Own));
        if self.cue(end) == Some(Cue::Of) && whole {
            return true;
        }
        let harm = &self.text.lexicon().events.harm;
        let sentence = self.text.sentences()[self.text.sentence_of(at)].tokens();
        let near = sentence.start.max(at.saturating_sub(HARM_BEFORE))..sentence.end.min(end + HARM_BEHIND);
        near.into_iter().any(|at| self.longest(harm, at).is_some() || self.is_passive(at))
    }

    /// `were evacuated`, `had been trapped`.
    fn is_passive(&self, at: usize) -> bool {
        let participle = || self.text.lexicon().words.profile(self.text.id(at + 1)).forms.has(Forms::PAST);
        self.cue(at) == Some(Cue::Passive) && participle()
    }

    /// `several hundred`, `a couple of thousand`, `several hundred thousand`.
    fn scale_behind(&self, at: usize) -> Option<(f64, usize)> {
        let first = at + usize::from(self.cue(at) == Some(Cue::Of));
        let scales = (first..first + 3).map_while(|at| self.scale(at));
        let (factor, count) = scales.fold((1.0, 0), |(factor, count), scale| (factor * scale, count + 1));
        (count > 0).then_some((factor, first + count))
    }

    fn scale(&self, at: usize) -> Option<f64> {
        match self.class(at)? {
            Numeral::Hundred => Some(100.0),
            Numeral::Scale(power) => Some(10f64.powi(power)),
            Numeral::Group(size) => Some(size as f64),
            _ => None,
        }
    }

    /// `several years`, `hundreds of miles`, `tens of thousands of dollars`.
    fn amount_behind(&self, read: Read) -> Amount {
        let of = read.end + usize::from(self.cue(read.end) == Some(Cue::Of));
        let amount = self.with_unit(Read { end: of, ..read });
        amount.unwrap_or_else(|| Amount::of_kind(read, QuantityKind::Count))
    }
}

fn quantity(vague: &Vague, factor: f64, amount: &Amount) -> Quantity {
    let (low, high) = vague.plausible;
    // "several hundred" goes on to the next hundred.
    let high = if factor > 1.0 && vague.high.is_none() { (high + 1.0) * factor - 1.0 } else { high * factor };
    Quantity {
        low: Some(vague.low * factor),
        high: vague.high.map(|high| high * factor),
        plausible: Some(Plausible { low: Some(low * factor), high: Some(high) }),
        precision: Precision::Vague,
        ..blank(amount)
    }
}
