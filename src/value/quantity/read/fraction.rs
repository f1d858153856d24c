//! Parts of one, and numbers finer than their whole: "half", "two-thirds", "3/4", "two and a half", "five point five".

use super::Reader;
use super::decimal::Number;
use super::numeral::{And, Form, Read, Whole};
use crate::lexicon::{Cue, Numeral, Parts};
use crate::text::Gap;

/// What digits behind a slash are of, where no spaces show that it divides: "3/4", but not "9/11".
pub(in crate::value::quantity) const DENOMINATORS: [u32; 13] =
    [2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 1000];

/// No decimal place is finer: a decimal holds no more digits.
const FINEST_PLACE: i32 = -38;

impl Reader<'_> {
    /// `five point five`.
    pub(super) fn with_point(&self, whole: Read) -> Option<Read> {
        if self.class(whole.end) != Some(Numeral::Point) {
            return None;
        }
        let mut end = whole.end + 1;
        let (mut number, mut place) = (whole.number, 0i32);
        while let Some(Numeral::Digit(digit) | Numeral::Teen(digit)) = self.class(end) {
            place -= if digit > 9 { 2 } else { 1 };
            // Digits past the last that a decimal holds are dropped.
            if place >= FINEST_PLACE {
                number = number.plus(Number::whole(digit).tens(place));
            }
            end += 1;
        }
        let grain = 10f64.powi(place.max(FINEST_PLACE));
        let read = Read { end, number, grain, form: Form::Words, ..whole };
        (place < 0).then(|| self.scaled(read))
    }

    /// `two and a half thousand`, `10 1/2`, `3 million and a half`, `a dozen and a half`.
    pub(super) fn with_fraction(&self, whole: Read) -> Option<Read> {
        let hyphen = self.behind_hyphen(whole.end);
        let hyphen = hyphen > whole.end && self.gap(hyphen) == Gap::Glued && self.is_mixed(hyphen);
        let and = if hyphen { whole.end + 1 } else { self.behind_and(whole.end) };
        let part = self.part(and).filter(|part| part.value().is_some_and(|value| value < 1.0))?;
        let of_scale = self.is_scale(part.end);
        if and == whole.end && self.class(and).is_some_and(|class| matches!(class, Numeral::Part(_))) {
            return None;
        }
        if of_scale && whole.top > 0 {
            let part = self.part_scaled(part);
            return Some(Read {
                end: part.end,
                number: whole.number.plus(part.number),
                grain: part.grain,
                ..whole
            });
        }
        let power = if whole.top >= 3 { whole.top } else { 0 };
        let (unit, of_unit) = match self.class(whole.end - 1) {
            Some(Numeral::Group(size)) => (size as f64, part.number.times(size)),
            _ => (10f64.powi(power), part.number.tens(power)),
        };
        let (number, form) = (whole.number.plus(of_unit), Form::Words);
        Some(self.scaled(Read { end: part.end, number, grain: unit / 10.0, form, ..whole }))
    }

    /// A part of one: "half", "a third", "two-thirds", "3/4", "½".
    fn part(&self, at: usize) -> Option<Read> {
        self.part_from(at, self.whole(at, And::Joins))
    }

    /// The same of a whole number that is read already: its numerator.
    pub(super) fn part_from(&self, at: usize, whole: Option<Whole>) -> Option<Read> {
        let read = |end, number: Number, form| Some(Read::of(at..end, number, form));
        match self.class(at) {
            Some(Numeral::Symbol(above, below)) => {
                return read(at + 1, Number::whole(above).parts(below), Form::Part);
            }
            Some(Numeral::Part(2)) => return read(at + 1, Number::whole(1).parts(2), Form::BarePart),
            Some(Numeral::Part(4)) if self.is_scale(at + 1) => {
                return read(at + 1, Number::whole(1).parts(4), Form::Part);
            }
            Some(Numeral::Article) => return self.part_of_one(at),
            _ => {}
        }
        if self.is_number(at) && self.cue(at + 1) == Some(Cue::Slash) {
            return self.slashed(at);
        }
        let whole = whole.filter(|whole| whole.form == Form::Words || whole.form == Form::Digits)?;
        let next = self.behind_hyphen(whole.end);
        let above = whole.number.value()?;
        let below = match self.class(next)? {
            Numeral::Part(unit) if unit < 10 && above >= 100.0 && self.tens_alone(at, next).is_some() => {
                let tens = self.tens_alone(at, next)?;
                return read(next + 1, Number::of(above - tens as f64).parts(tens + unit), Form::Part);
            }
            // "12 half points" is no six: more than one are halves.
            Numeral::Part(2) if above > 1.0 && self.text.is(next, "half") => return None,
            // "firsts" is no denominator.
            Numeral::Part(below) if below > 1 => (below, next + 1),
            Numeral::Ordinal(below) if whole.number.is_one() && below > 2 => (below, next + 1),
            Numeral::Tens(tens) => match self.class(self.behind_hyphen(next + 1)) {
                Some(Numeral::Part(unit)) if unit < 10 && unit != 2 => {
                    (tens + unit, self.behind_hyphen(next + 1) + 1)
                }
                _ => return None,
            },
            _ => return None,
        };
        read(below.1, Number::Exact(whole.number).parts(below.0), Form::Part)
    }

    /// `one hundred thirty fifths` are hundred thirty-fifths: the tens in front of a denominator, unless an "and" says
    /// that they belong to the whole.
    fn tens_alone(&self, start: usize, part: usize) -> Option<u64> {
        let last = part - 1 - usize::from(self.cue(part - 1) == Some(Cue::Hyphen));
        let joined = (start..part).any(|at| self.class(at) == Some(Numeral::And));
        match self.class(last) {
            Some(Numeral::Tens(tens)) if !joined => Some(tens),
            _ => None,
        }
    }

    /// `a third`, `a hundred trillionths`, `a twenty-first`.
    fn part_of_one(&self, at: usize) -> Option<Read> {
        let read = |end, number: Number, form| Some(Read::of(at..end, number, form));
        let next = self.behind_hyphen(at + 1);
        match self.class(next)? {
            Numeral::Part(below) if below > 1 => {
                read(next + 1, Number::whole(1).parts(below), Form::BarePart)
            }
            // "a third day", "a fourth man": one more, and no part of it
            Numeral::Ordinal(_) if next == at + 1 && self.is_one_thing(next + 1) => None,
            Numeral::Ordinal(below) if below > 2 => {
                read(next + 1, Number::whole(1).parts(below), Form::BarePart)
            }
            Numeral::Tens(tens) => match self.class(self.behind_hyphen(next + 1)) {
                Some(Numeral::Ordinal(unit)) if unit < 10 => read(
                    self.behind_hyphen(next + 1) + 1,
                    Number::whole(1).parts(tens + unit),
                    Form::BarePart,
                ),
                _ => None,
            },
            _ => {
                let whole = self
                    .whole(at, And::Joins)
                    .filter(|whole| whole.form == Form::Article || whole.form == Form::Words)?;
                let Some(Numeral::Part(below)) = self.class(whole.end) else { return None };
                read(whole.end + 1, Number::Exact(whole.number).parts(below), Form::Part)
            }
        }
    }

    /// Whether a noun in the singular stands at a token.
    fn is_one_thing(&self, at: usize) -> bool {
        let noun = self.text.lexicon().words.profile(self.text.id(at)).parts.has(Parts::NOUN);
        noun && self.gap(at) <= Gap::Line
            && !self.is_plural(at)
            && self.ends_phrase(at).is_none()
            && !self.is_scale(at)
    }

    /// Whether a fraction of digits smaller than one starts here: `3-1/2`.
    pub(super) fn is_mixed(&self, at: usize) -> bool {
        self.is_number(at)
            && self.slashed(at).is_some_and(|part| part.value().is_some_and(|value| value < 1.0))
    }

    /// `3/4`: digits glued to a slash, the lower a usual denominator, no third number behind.
    fn slashed(&self, at: usize) -> Option<Read> {
        if self.cue(at + 3) == Some(Cue::Slash)
            || !self.is_number(at + 2)
            || at > 0 && self.cue(at - 1) == Some(Cue::Slash)
        {
            return None;
        }
        let alike = self.gap(at + 1) == self.gap(at + 2);
        // With spaces around it the slash divides; glued it may stand in a date.
        let apart = self.gap(at + 1) == Gap::Space && self.gap(at + 2) == Gap::Space;
        let (above, below) = (self.whole_number(at)?, self.whole_number(at + 2)?);
        let usual = DENOMINATORS.contains(&below);
        let improper = above > below && (apart || self.cue(at + 3) == Some(Cue::Of));
        let divides = alike && below > 1 && (usual || apart);
        (divides && (above < below || improper)).then(|| {
            let number = Number::whole(above.into()).parts(below.into());
            Read::of(at..at + 3, number, Form::Part)
        })
    }

    /// `half a million`, `three quarters billion`, `a quarter of a million`.
    pub(super) fn part_scaled(&self, part: Read) -> Read {
        let joined = self.behind_hyphen(part.end);
        let of = joined + usize::from(self.cue(joined) == Some(Cue::Of));
        let article = of + usize::from(self.class(of) == Some(Numeral::Article));
        let article = if joined > part.end { self.behind_hyphen(article) } else { article };
        let near = of == part.end || article > of.max(joined);
        if near
            && matches!(self.class(article), Some(Numeral::Scale(_) | Numeral::Hundred | Numeral::Group(_)))
        {
            return self.scaled(Read { end: article, form: Form::Words, ..part });
        }
        part
    }

    /// Multiplied by the scale words behind it.
    fn scaled(&self, mut read: Read) -> Read {
        loop {
            let (number, factor, power) = match self.class(read.end) {
                Some(Numeral::Scale(power)) => (read.number.tens(power), 10f64.powi(power), power),
                Some(Numeral::Hundred) => (read.number.tens(2), 100.0, 2),
                Some(Numeral::Group(size)) => (read.number.times(size), size as f64, 0),
                _ => return read,
            };
            read.number = number;
            read.grain = if read.grain == 0.0 { factor / 10.0 } else { read.grain * factor };
            read.top = read.top.saturating_add(power);
            read.end += 1;
        }
    }
}
