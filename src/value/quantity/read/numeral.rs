//! Numbers in words, in digits, and in both.
//!
//! ```text
//! numeral  = [ sign ] ( whole [ point | fraction ] { scale } | part { scale } )
//! whole    = chunk { [ "and" ] chunk }       each chunk smaller than the scale of the one before
//! chunk    = hundreds { scale | "dozen" }
//! hundreds = small [ "hundred" [ [ "and" ] small ] ]
//! small    = digits | tens [ [ "-" ] digit ] | teen | digit | "a" before a scale
//! fraction = "and" ( "a half" | "three quarters" | "one fifth" | … ) | symbol | digits "/" digits
//! part     = "half" | "a third" | "two-thirds" | digits "/" digits | symbol, before [ "of" ] [ "a" ] scale
//! point    = "point" digit+
//! ```
//! An ordinal in the last place ("twenty-first") makes the whole an ordinal.

use super::Reader;
use super::decimal::Decimal;
use crate::lexicon::{Cue, Numeral};
use crate::text::Gap;

/// What a numeral is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits only.
    Digits,
    /// Words, or digits with words.
    Words,
    /// "a hundred", "dozen": no figure of its own in front of the scale.
    Article,
    /// A part of one.
    Part,
    /// "half" or "quarter" alone.
    BarePart,
    /// A place in an order.
    Ordinal,
}

/// A numeral in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub(super) start: usize,
    pub(super) end: usize,
    /// None where the number is too large for any figure.
    pub(super) value: Option<f64>,
    pub(super) grain: f64,
    pub(super) form: Form,
    /// The power of ten of its scale words.
    pub(super) top: i32,
}

/// Whether "and" may stand inside a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum And {
    Joins,
    /// It divides the whole from a fraction: "one hundred and three quarters".
    Divides,
}

/// A whole number on its way.
#[derive(Debug, Clone, Copy)]
struct Whole {
    number: Decimal,
    end: usize,
    form: Form,
    top: i32,
}

impl Reader<'_> {
    pub(super) fn class(&self, at: usize) -> Option<Numeral> {
        self.words.numerals.get(self.text.id(at)).copied()
    }

    /// The numeral that starts at token `at`.
    pub(super) fn numeral(&self, at: usize) -> Option<Read> {
        let memo = &self.memo[at % self.memo.len()];
        if let Some((_, read)) = memo.get().filter(|(token, _)| *token == at) {
            return read;
        }
        let read = self.fresh_numeral(at);
        memo.set(Some((at, read)));
        read
    }

    fn fresh_numeral(&self, at: usize) -> Option<Read> {
        if !self.is_number(at) && self.class(at).is_none() {
            return None;
        }
        if self.class(at) == Some(Numeral::Minus) {
            let read = self.unsigned(self.behind_hyphen(at + 1))?;
            let value = read.value.map(|value| -value);
            return (read.form != Form::Ordinal).then_some(Read { start: at, value, ..read });
        }
        let read = self.unsigned(at)?;
        let read = Read { start: at - usize::from(self.is_number(at) && self.behind_point(at)), ..read };
        Some(self.signed(at).map_or(read, |start| Read { start, value: read.value.map(|v| -v), ..read }))
    }

    /// Where the minus sign stands in front of the digits at `at`.
    fn signed(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| self.is_number(at))?;
        let dash = matches!(self.cue(before), Some(Cue::Hyphen | Cue::Dash));
        let close = self.gap(at) == Gap::Glued || before == 0;
        (dash && close && self.gap(before) != Gap::Glued && !self.is_number(before.wrapping_sub(1)))
            .then_some(before)
    }

    fn unsigned(&self, at: usize) -> Option<Read> {
        if let Some(mixed) = self.mixed(at) {
            return Some(mixed);
        }
        if let Some(part) = self.part(at) {
            return Some(self.part_scaled(part));
        }
        let whole = self.whole(at, And::Joins)?;
        let read = whole.read(at);
        if whole.form == Form::Ordinal {
            return Some(read);
        }
        let finer =
            self.with_point(read).or_else(|| self.with_fraction(read)).or_else(|| self.to_power(read));
        Some(finer.unwrap_or(read))
    }

    /// A whole and a fraction, where "and" divides them.
    fn mixed(&self, at: usize) -> Option<Read> {
        let whole = self.whole(at, And::Divides)?;
        let divided = self.class(whole.end) == Some(Numeral::And) && whole.form != Form::Ordinal;
        if divided { self.with_fraction(whole.read(at)) } else { None }
    }

    // --- whole numbers

    fn whole(&self, at: usize, and: And) -> Option<Whole> {
        let mut whole = self.chunk(at, and)?;
        let mut limit = whole.top;
        while limit > 0 && whole.form != Form::Ordinal {
            let next = self.joined(whole.end, and);
            let Some(chunk) =
                self.chunk(next, and).filter(|chunk| fits(chunk, limit) && self.ends_alike(at, chunk))
            else {
                break;
            };
            if self.is_number(next) && (next == whole.end || limit > 2) {
                break;
            }
            limit = chunk.top;
            let number = whole.number.plus(chunk.number)?;
            let form = if chunk.form == Form::Ordinal { Form::Ordinal } else { Form::Words };
            whole = Whole { number, end: chunk.end, form, top: whole.top };
        }
        Some(whole)
    }

    /// Past an "and", or past a comma between two parts of one number in words.
    pub(super) fn behind_and(&self, at: usize) -> usize {
        let hyphen =
            usize::from(self.cue(at) == Some(Cue::Hyphen) && self.class(at + 1) == Some(Numeral::And));
        let and = usize::from(self.class(at + hyphen) == Some(Numeral::And));
        if hyphen == 1 { self.behind_hyphen(at + 2) } else { at + and }
    }

    /// An ordinal ends words only: "$280 million first mortgage notes" are two figures.
    fn ends_alike(&self, start: usize, chunk: &Whole) -> bool {
        chunk.form != Form::Ordinal || !self.is_number(start)
    }

    fn joined(&self, at: usize, and: And) -> usize {
        if and == And::Joins { self.behind_and(at) } else { at }
    }

    fn chunk(&self, at: usize, and: And) -> Option<Whole> {
        let mut whole = self.hundreds(at, and)?;
        while whole.form != Form::Ordinal {
            let next = self.behind_hyphen(whole.end);
            match self.class(next) {
                Some(Numeral::Scale(power)) => whole.scale(power),
                Some(Numeral::Hundred) if whole.top > 2 => whole.scale(2),
                Some(Numeral::Group(size)) => whole.number = whole.number.times(size)?,
                Some(Numeral::Ordinal(size)) if size >= 100 => {
                    whole.number = whole.number.times(size)?;
                    whole.form = Form::Ordinal;
                }
                _ => break,
            }
            whole.end = next + 1;
            if whole.top > 400 {
                break;
            }
        }
        Some(whole)
    }

    fn hundreds(&self, at: usize, and: And) -> Option<Whole> {
        let small = self.small(at)?;
        let next = self.behind_hyphen(small.end);
        if small.form == Form::Ordinal || self.class(next) != Some(Numeral::Hundred) {
            return Some(small);
        }
        let mut whole = small;
        whole.scale(2);
        whole.end = next + 1;
        let rest = self.joined(whole.end, and);
        let rest = self.small(rest).filter(|rest| {
            fits(rest, 2)
                && rest.form != Form::Article
                && !matches!(self.class(rest.end), Some(Numeral::Hundred | Numeral::Group(_)))
        });
        let Some(rest) = rest else { return Some(whole) };
        let form = if rest.form == Form::Ordinal { Form::Ordinal } else { Form::Words };
        Some(Whole { number: whole.number.plus(rest.number)?, end: rest.end, form, top: 0 })
    }

    fn small(&self, at: usize) -> Option<Whole> {
        if self.is_number(at) {
            return self.small_in_digits(at);
        }
        let whole = |value, end, form| Some(Whole { number: Decimal::whole(value), end, form, top: 0 });
        match self.class(at)? {
            Numeral::Digit(value) | Numeral::Teen(value) => whole(value, at + 1, Form::Words),
            Numeral::Tens(value) => {
                match (self.behind_hyphen(at + 1), self.class(self.behind_hyphen(at + 1))) {
                    (next, Some(Numeral::Digit(unit))) if unit > 0 => {
                        whole(value + unit, next + 1, Form::Words)
                    }
                    (next, Some(Numeral::Ordinal(unit))) if unit < 10 => {
                        whole(value + unit, next + 1, Form::Ordinal)
                    }
                    _ => whole(value, at + 1, Form::Words),
                }
            }
            Numeral::Article if self.is_scale(at + 1) => whole(1, at + 1, Form::Article),
            Numeral::Hundred | Numeral::Scale(_) | Numeral::Group(_)
                if !self.is_possessive(at.wrapping_sub(1)) =>
            {
                whole(1, at, Form::Article)
            }
            Numeral::Ordinal(value) => whole(value, at + 1, Form::Ordinal),
            _ => None,
        }
    }

    fn small_in_digits(&self, at: usize) -> Option<Whole> {
        let (mut number, mut end) = self.digits(at)?;
        let mut form = Form::Digits;
        if let Some(Numeral::Suffix) = self.class(end).filter(|_| self.gap(end) == Gap::Glued) {
            form = Form::Ordinal;
            end += 1;
        } else if let Some(Numeral::Short(power)) = self.class(end) {
            number = number.scaled(power);
            end += 1;
        } else if let Some(power) = self.capital_scale(end) {
            number = number.scaled(power);
            end += 1;
        }
        Some(Whole { number, end, form, top: 0 })
    }

    /// `4.3M`, `2B`: a capital glued to its digits is millions; metres are small.
    fn capital_scale(&self, at: usize) -> Option<i32> {
        let capital = matches!(self.text.word(at), "M" | "B") && self.gap(at) == Gap::Glued;
        match self.class(at) {
            Some(Numeral::MoneyShort(power)) if capital => Some(power),
            _ => None,
        }
    }

    fn is_scale(&self, at: usize) -> bool {
        matches!(self.class(at), Some(Numeral::Hundred | Numeral::Scale(_) | Numeral::Group(_)))
            || matches!(self.class(at), Some(Numeral::Ordinal(size)) if size >= 100)
    }

    /// Past a hyphen that joins two words of a number.
    pub(super) fn behind_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.cue(at) == Some(Cue::Hyphen))
    }

    /// `1.1^23`.
    fn to_power(&self, read: Read) -> Option<Read> {
        if self.cue(read.end) != Some(Cue::Caret) || self.gap(read.end) != Gap::Glued {
            return None;
        }
        let (power, end) = self.power(read.end + 1)?;
        let value = read.value.map(|value| value.powi(power)).filter(|value| value.is_finite());
        Some(Read { end, value, grain: 0.0, ..read })
    }

    // --- parts

    /// `five point five`.
    fn with_point(&self, whole: Read) -> Option<Read> {
        if self.class(whole.end) != Some(Numeral::Point) {
            return None;
        }
        let mut end = whole.end + 1;
        let (mut value, mut place) = (whole.value?, 0);
        while let Some(Numeral::Digit(digit) | Numeral::Teen(digit)) = self.class(end) {
            place -= if digit > 9 { 2 } else { 1 };
            value += digit as f64 * 10f64.powi(place);
            end += 1;
        }
        let value = (value * 10f64.powi(-place)).round() / 10f64.powi(-place);
        let read = Read { end, value: Some(value), grain: 10f64.powi(place), form: Form::Words, ..whole };
        (place < 0).then(|| self.scaled(read))
    }

    /// `two and a half thousand`, `10 1/2`, `3 million and a half`.
    fn with_fraction(&self, whole: Read) -> Option<Read> {
        let and = self.behind_and(whole.end);
        let part = self.part(and).filter(|part| part.value.is_some_and(|value| value < 1.0))?;
        let of_scale = self.is_scale(part.end);
        if and == whole.end && self.class(and).is_some_and(|class| matches!(class, Numeral::Part(_))) {
            return None;
        }
        if of_scale && whole.top > 0 {
            let part = self.part_scaled(part);
            return Some(Read {
                end: part.end,
                value: Some(whole.value? + part.value?),
                grain: part.grain,
                ..whole
            });
        }
        let unit = 10f64.powi(if whole.top >= 3 { whole.top } else { 0 });
        let value = Some(whole.value? + part.value? * unit);
        let form = Form::Words;
        Some(self.scaled(Read { end: part.end, value, grain: unit / 10.0, form, ..whole }))
    }

    /// A part of one: "half", "a third", "two-thirds", "3/4", "½".
    fn part(&self, at: usize) -> Option<Read> {
        let read = |end, value: f64, form| {
            Some(Read { start: at, end, value: Some(value), grain: 0.0, form, top: 0 })
        };
        match self.class(at) {
            Some(Numeral::Symbol(above, below)) => {
                return read(at + 1, above as f64 / below as f64, Form::Part);
            }
            Some(Numeral::Part(2)) => return read(at + 1, 0.5, Form::BarePart),
            Some(Numeral::Part(4)) if self.is_scale(at + 1) => return read(at + 1, 0.25, Form::Part),
            Some(Numeral::Article) => return self.part_of_one(at),
            _ => {}
        }
        if self.is_number(at) && self.cue(at + 1) == Some(Cue::Slash) {
            return self.slashed(at);
        }
        let whole = self
            .whole(at, And::Joins)
            .filter(|whole| whole.form == Form::Words || whole.form == Form::Digits)?;
        let next = self.behind_hyphen(whole.end);
        let above = whole.number.value()?;
        let below = match self.class(next)? {
            Numeral::Part(unit) if unit < 10 && above >= 100.0 && self.tens_alone(at, next).is_some() => {
                let tens = self.tens_alone(at, next)?;
                return read(next + 1, (above - tens as f64) / (tens + unit) as f64, Form::Part);
            }
            // "firsts" is no denominator.
            Numeral::Part(below) if below > 1 => (below, next + 1),
            Numeral::Ordinal(below) if whole.number.is_one() && below > 2 => (below, next + 1),
            Numeral::Tens(tens) => match self.class(self.behind_hyphen(next + 1)) {
                Some(Numeral::Part(unit)) if unit < 10 => (tens + unit, self.behind_hyphen(next + 1) + 1),
                _ => return None,
            },
            _ => return None,
        };
        read(below.1, above / below.0 as f64, Form::Part)
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
        let read = |end, value: f64, form| {
            Some(Read { start: at, end, value: Some(value), grain: 0.0, form, top: 0 })
        };
        let next = self.behind_hyphen(at + 1);
        match self.class(next)? {
            Numeral::Part(below) if below > 1 => read(next + 1, 1.0 / below as f64, Form::BarePart),
            Numeral::Ordinal(below) if below > 2 => read(next + 1, 1.0 / below as f64, Form::BarePart),
            Numeral::Tens(tens) => match self.class(self.behind_hyphen(next + 1)) {
                Some(Numeral::Ordinal(unit)) if unit < 10 => {
                    read(self.behind_hyphen(next + 1) + 1, 1.0 / (tens + unit) as f64, Form::BarePart)
                }
                _ => None,
            },
            _ => {
                let whole = self
                    .whole(at, And::Joins)
                    .filter(|whole| whole.form == Form::Article || whole.form == Form::Words)?;
                let Some(Numeral::Part(below)) = self.class(whole.end) else { return None };
                read(whole.end + 1, whole.number.value()? / below as f64, Form::Part)
            }
        }
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
        let (above, below): (u32, u32) =
            (self.text.word(at).parse().ok()?, self.text.word(at + 2).parse().ok()?);
        let usual = matches!(below, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12 | 16 | 32 | 64 | 100 | 1000);
        let value = Some(f64::from(above) / f64::from(below));
        let end = at + 3;
        let improper = above > below && (apart || self.cue(at + 3) == Some(Cue::Of));
        let divides = alike && below > 1 && (usual || apart);
        (divides && (above < below || improper)).then_some(Read {
            start: at,
            end,
            value,
            grain: 0.0,
            form: Form::Part,
            top: 0,
        })
    }

    /// `half a million`, `three quarters billion`, `a quarter of a million`.
    fn part_scaled(&self, part: Read) -> Read {
        let of = part.end + usize::from(self.cue(part.end) == Some(Cue::Of));
        let article = of + usize::from(self.class(of) == Some(Numeral::Article));
        let near = of == part.end || article > of;
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
            let (factor, power) = match self.class(read.end) {
                Some(Numeral::Scale(power)) => (10f64.powi(power), power),
                Some(Numeral::Hundred) => (100.0, 2),
                Some(Numeral::Group(size)) => (size as f64, 0),
                _ => return read,
            };
            read.value = read.value.map(|value| value * factor).filter(|value| value.is_finite());
            read.grain = if read.grain == 0.0 { factor / 10.0 } else { read.grain * factor };
            read.top = read.top.saturating_add(power);
            read.end += 1;
        }
    }
}

impl Whole {
    fn read(&self, start: usize) -> Read {
        let Whole { number, end, form, top } = *self;
        Read { start, end, value: number.value(), grain: number.granularity(), form, top }
    }

    fn scale(&mut self, power: i32) {
        self.number = self.number.scaled(power);
        self.top = self.top.saturating_add(power);
        self.form = if self.form == Form::Digits { Form::Words } else { self.form };
    }
}

/// Whether a number fills the places that a scale of this power of ten leaves free.
fn fits(whole: &Whole, power: i32) -> bool {
    !whole.number.is_zero() && whole.number.value().is_some_and(|value| value < 10f64.powi(power))
}
