//! Smaller units and parts behind an amount: "5 ft 2 in", "a year and a half", "15 dollars 50".
//!
//! ```text
//! sum = amount [ "and" ] ( part | numeral smaller-unit { [ "and" ] numeral smaller-unit } | cents )
//! ```
//! A smaller unit is one of the same dimension of which the larger is not yet full.

use std::borrow::Cow;

use super::Reader;
use super::attach::Amount;
use super::decimal::Number;
use super::numeral::{Form, Read};
use crate::lexicon::{Cue, Numeral};
use crate::text::Gap;
use crate::value::quantity::QuantityKind;

impl Reader<'_> {
    /// `3 dollars 50 cents`, `5 ft 2 in`, `a year and a half`, `15 dollars 50`.
    pub(super) fn with_smaller(&self, amount: Amount) -> Amount {
        let Some(sum) = self.part_behind(&amount).or_else(|| self.smaller_unit(&amount)) else {
            return self.bare_cents(&amount).unwrap_or(amount);
        };
        // "two hours, ten minutes and five seconds" goes down twice.
        self.smaller_unit(&sum).unwrap_or(sum)
    }

    fn part_behind(&self, amount: &Amount) -> Option<Amount> {
        if amount.unit.is_none() || self.class(amount.read.end) != Some(Numeral::And) {
            return None;
        }
        let part = self.numeral(amount.read.end + 1)?;
        let noun = self.is_word(part.end)
            && self.ends_phrase(part.end).is_none()
            && amount.read.form == Form::BarePart;
        let alone = matches!(part.form, Form::Part | Form::BarePart)
            && !noun
            && self.cue(part.end) != Some(Cue::Of)
            && self.class(part.end) != Some(Numeral::Article)
            && self.longest(&self.words.units, part.end).is_none();
        let number = amount.read.number.plus(part.number);
        let read = Read { end: part.end, number, grain: 0.1, form: Form::Words, ..amount.read };
        (alone && amount.read.value() >= Some(1.0)).then(|| Amount { read, ..amount.clone() })
    }

    fn smaller_unit(&self, amount: &Amount) -> Option<Amount> {
        if amount.dimension.is_empty() || amount.kind == QuantityKind::Percentage {
            return None;
        }
        let and = self.behind_and(amount.read.end);
        let read = self.numeral(and).filter(|read| matches!(read.form, Form::Digits | Form::Words))?;
        if self.gap(read.start) > Gap::Space {
            return None;
        }
        let below = |smaller: &Amount| goes_below(amount, smaller);
        let smaller = self.with_unit(read).filter(below).or_else(|| self.mark_of_smaller(amount, read));
        let smaller = smaller.filter(below)?;
        if let Some(sum) = in_smaller_unit(amount, &smaller) {
            return Some(sum);
        }
        let ratio = smaller.factor / amount.factor;
        // Minor units of money are read in the main one already.
        let part = if amount.kind == QuantityKind::Money {
            smaller.read.number
        } else {
            Number::of(read.value()? * ratio)
        };
        let number = amount.read.number.plus(part);
        let read = Read { end: smaller.read.end, number, grain: 0.0, ..amount.read };
        Some(Amount { read, ..amount.clone() })
    }

    /// `5 ft 2 in`, `5'10"`: behind feet, "in" and a quotation mark may be inches; behind hours, "m" minutes.
    fn mark_of_smaller(&self, amount: &Amount, read: Read) -> Option<Amount> {
        let symbol = match amount.unit.as_deref()? {
            "ft" if self.cue(read.end) == Some(Cue::In) || self.cue(read.end) == Some(Cue::Inches) => "in",
            "hour" if self.text.word(read.end) == "m" => "minute",
            _ => return None,
        };
        let mark = self.cue(read.end) == Some(Cue::Inches);
        let noun = self.is_word(read.end + 1) && self.ends_phrase(read.end + 1).is_some();
        let unit = self.words.units.meanings().find(|unit| &*unit.symbol == symbol)?;
        (!noun || mark).then(|| self.measured(Read { end: read.end + 1, ..read }, unit))
    }

    /// `15 dollars and 50`, `thirteen dollars forty five`.
    fn bare_cents(&self, amount: &Amount) -> Option<Amount> {
        let named =
            amount.kind == QuantityKind::Money && self.is_word(amount.read.end - 1) && amount.read.top == 0;
        let read = if named { self.numeral(self.behind_and(amount.read.end)) } else { None }?;
        let cents = read.value().is_some_and(|cents| (10.0..100.0).contains(&cents) && cents.fract() == 0.0);
        let ends = cents
            && !self.is_word(read.end)
            && amount.factor_of_money() == 0
            && self.longest(&self.words.units, read.end).is_none();
        let number = amount.read.number.plus(read.number.tens(-2));
        let read = Read { end: read.end, number, grain: 0.01, ..amount.read };
        ends.then(|| Amount { read, ..amount.clone() })
    }
}

/// Lengths of time in the smaller of two units, where a whole number of it makes the larger: "2 years 1 month".
fn in_smaller_unit(amount: &Amount, smaller: &Amount) -> Option<Amount> {
    let ratio = amount.factor / smaller.factor;
    let whole = amount.kind == QuantityKind::Duration && (ratio - ratio.round()).abs() < 1e-6;
    let number = amount.read.number.times(ratio.round() as u64).plus(smaller.read.number);
    let read = Read { end: smaller.read.end, number, grain: smaller.read.grain, ..amount.read };
    whole.then(|| Amount { read, ..smaller.clone() })
}

fn goes_below(amount: &Amount, smaller: &Amount) -> bool {
    let value = smaller.read.value().unwrap_or(f64::INFINITY);
    let full = (amount.factor / smaller.factor) * 1.000_001;
    let imperial = |symbol: &Option<Cow<'static, str>>| matches!(symbol.as_deref(), Some("ft" | "lb" | "st"));
    let stacks =
        matches!(amount.kind, QuantityKind::Money | QuantityKind::Duration) || imperial(&amount.unit);
    stacks
        && amount.kind == smaller.kind
        && smaller.factor < amount.factor
        && (amount.dimension == smaller.dimension || amount.kind == QuantityKind::Money)
        && if amount.kind == QuantityKind::Money {
            value < 1.0
        } else {
            value < full && amount.read.value().is_some_and(|v| v.fract() == 0.0)
        }
}
