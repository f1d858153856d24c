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

use std::ops::Range;

use super::decimal::{Decimal, Number};
use super::{Counted, Reader};
use crate::lexicon::{Cue, Noun, Numeral};
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
    pub(super) number: Number,
    pub(super) grain: f64,
    pub(super) form: Form,
    /// The power of ten of its scale words.
    pub(super) top: i32,
}

/// Whether "and" may stand inside a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum And {
    Joins,
    /// It divides the whole from a fraction: "one hundred and three quarters".
    Divides,
}

/// A whole number on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    pub(super) number: Decimal,
    pub(super) end: usize,
    pub(super) form: Form,
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
            // "plus or minus 3 points": a width, not a sign
            if at > 0 && self.cue(at - 1) == Some(Cue::Or) {
                return None;
            }
            let read = self.unsigned(self.behind_hyphen(at + 1))?;
            if self.counts_people(read.end) {
                return None;
            }
            let number = read.number.negated();
            return (read.form != Form::Ordinal).then_some(Read { start: at, number, ..read });
        }
        let read = self.unsigned(at)?;
        let read = Read { start: at - usize::from(self.is_number(at) && self.behind_point(at)), ..read };
        let read = self.grouped_by_point(at, read);
        let sign = self.signed(at).filter(|_| !self.counts_people(read.end));
        Some(sign.map_or(read, |start| Read { start, number: read.number.negated(), ..read }))
    }

    /// Whether people are counted, of whom there are never fewer than none: "-3 people" has a dash, no sign.
    fn counts_people(&self, end: usize) -> bool {
        self.noun(end, Counted::Many).is_some_and(|(_, head)| {
            self.text.lexicon().words.profile(self.text.id(head)).noun == Noun::Person
        })
    }

    /// `1.200 people`: people come in whole numbers, so the point parts the thousands.
    fn grouped_by_point(&self, at: usize, read: Read) -> Read {
        let parts = self.text.word(at).split_once('.').filter(|_| read.form == Form::Digits);
        let thousands = parts.is_some_and(|(whole, rest)| {
            rest.len() == 3
                && (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && whole.bytes().chain(rest.bytes()).all(|b| b.is_ascii_digit())
        });
        if !thousands || read.end != at + 1 || !self.counts_people(read.end) || self.is_rated(read.end) {
            return read;
        }
        let grain = 1000.0 * read.grain;
        Read { number: read.number.tens(3), grain, ..read }
    }

    /// Whether "per" follows what is counted: "1.125 children per woman".
    fn is_rated(&self, end: usize) -> bool {
        let noun = self.noun(end, Counted::Many);
        noun.is_some_and(|(noun, _)| self.cue(noun.end) == Some(Cue::Per))
    }

    /// Where the minus sign stands in front of the digits at `at`.
    fn signed(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|_| self.is_number(at))?;
        let dash = matches!(self.cue(before), Some(Cue::Hyphen | Cue::Dash));
        let close = self.gap(at) == Gap::Glued || before == 0;
        (dash && close && self.gap(before) != Gap::Glued && !self.is_number(before.wrapping_sub(1)))
            .then_some(before)
    }

    pub(super) fn unsigned(&self, at: usize) -> Option<Read> {
        let divided = self.whole(at, And::Divides);
        let end = divided.map_or(at, |whole| whole.end);
        let and = self.behind_and(end) > end;
        if let Some(mixed) = divided.filter(|_| and).and_then(|whole| self.mixed(at, whole)) {
            return Some(mixed);
        }
        let whole = if and { self.whole(at, And::Joins) } else { divided };
        if let Some(part) = self.part_from(at, whole) {
            return Some(self.part_scaled(part));
        }
        let whole = whole?;
        let read = whole.read(at);
        if whole.form == Form::Ordinal {
            return Some(read);
        }
        let finer =
            self.with_point(read).or_else(|| self.with_fraction(read)).or_else(|| self.to_power(read));
        Some(finer.unwrap_or(read))
    }

    /// A whole and a fraction, where "and" divides them.
    fn mixed(&self, at: usize, whole: Whole) -> Option<Read> {
        let divided = self.class(whole.end) == Some(Numeral::And) && whole.form != Form::Ordinal;
        if divided { self.with_fraction(whole.read(at)) } else { None }
    }

    // --- whole numbers

    pub(super) fn whole(&self, at: usize, and: And) -> Option<Whole> {
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
                Some(Numeral::Scales(power)) if self.goes_on_to_noun(next) => whole.scale(power),
                Some(Numeral::Group(size)) => whole.number = whole.number.times(size)?,
                Some(Numeral::Grouped(size)) if whole.form == Form::Words => {
                    whole.number = whole.number.times(size)?;
                }
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

    /// `five thousands people`: the plural scales a number where something counted follows at once, or where the figure
    /// is all that there is.
    fn goes_on_to_noun(&self, at: usize) -> bool {
        let last = at + 1 == self.text.tokens().len();
        last || self.is_word(at + 1) && self.ends_phrase(at + 1).is_none() && self.gap(at + 1) <= Gap::Line
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
                let next = self.behind_tens(at + 1);
                match (next, self.class(next)) {
                    (next, Some(Numeral::Digit(unit))) if unit > 0 => {
                        whole(value + unit, next + 1, Form::Words)
                    }
                    (next, Some(Numeral::Ordinal(unit))) if unit < 10 => {
                        whole(value + unit, next + 1, Form::Ordinal)
                    }
                    _ => match self.unit_behind_and(at) {
                        Some(unit) => whole(value + unit, at + 3, Form::Words),
                        None => whole(value, at + 1, Form::Words),
                    },
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

    /// Past what joins tens to a unit: a hyphen, or the dash of `thirty–three`, which can be no range.
    fn behind_tens(&self, at: usize) -> usize {
        let glued = self.gap(at) == Gap::Glued && self.gap(at + 1) == Gap::Glued;
        let dash = self.cue(at) == Some(Cue::Dash) && glued;
        if dash { at + 1 } else { self.behind_hyphen(at) }
    }

    /// `twenty and four hours`: an old way to say it, but not "between twenty and thirty".
    fn unit_behind_and(&self, tens: usize) -> Option<u64> {
        let lead = tens.checked_sub(1).and_then(|before| self.cue(before));
        let and = self.class(tens + 1) == Some(Numeral::And) && lead != Some(Cue::Between);
        match self.class(tens + 2) {
            Some(Numeral::Digit(unit)) if and && unit > 0 && self.gap(tens + 2) <= Gap::Line => {
                let part = matches!(self.class(self.behind_hyphen(tens + 3)), Some(Numeral::Part(_)));
                (!part).then_some(unit)
            }
            _ => None,
        }
    }

    fn small_in_digits(&self, at: usize) -> Option<Whole> {
        let (mut number, mut end) = self.digits(at)?;
        let mut form = Form::Digits;
        let mut top = 0;
        if self.is_suffix(at, end) {
            form = Form::Ordinal;
            end += 1;
        } else if let Some(power) = self.short_scale(end) {
            number = number.scaled(power);
            top = power;
            end += 1;
        }
        Some(Whole { number, end, form, top })
    }

    /// `21st`, and `21 st` as machines cut it.
    fn is_suffix(&self, at: usize, end: usize) -> bool {
        if self.class(end) != Some(Numeral::Suffix) {
            return false;
        }
        let last = (self.text.word(at).bytes().rev().nth(1), self.text.word(at).bytes().last());
        let own = match last {
            (Some(b'1'), _) => "th",
            (_, Some(b'1')) => "st",
            (_, Some(b'2')) => "nd",
            (_, Some(b'3')) => "rd",
            _ => "th",
        };
        // "14st": stones
        let wrong = self.text.is(end, "st") && own != "st";
        self.gap(end) == Gap::Glued && !wrong || self.gap(end) == Gap::Space && self.text.word(end) == own
    }

    /// `5k`, `3bn`; `4.3M`, `2B`: a capital glued to its digits is millions, as is an "m" in front of something
    /// counted; metres are small.
    fn short_scale(&self, at: usize) -> Option<i32> {
        let glued = self.gap(at) == Gap::Glued;
        match (self.class(at)?, self.text.word(at)) {
            (Numeral::Short(power), _) => Some(power),
            (Numeral::MoneyShort(power), "M" | "B") if glued => Some(power),
            (Numeral::MoneyShort(power), "m") if glued && self.counts_millions(at) => Some(power),
            _ => None,
        }
    }

    /// `1.2m homes`, `3m people`, `8m tonnes`: but not `20m waves` or `the 1.5m hurdles`.
    fn counts_millions(&self, at: usize) -> bool {
        let noun = at + 1;
        let counted = self.is_word(noun)
            && self.gap(noun) == Gap::Space
            && self.is_plural(noun)
            && self.ends_phrase(noun).is_none()
            && self.cue(noun) != Some(Cue::Course);
        let people = self.text.lexicon().words.profile(self.text.id(noun)).noun == Noun::Person;
        let measured = self.longest(&self.words.units, noun).is_some_and(|(len, _)| len > 1 || counted);
        counted && (people || measured || self.text.word(at - 1).contains('.'))
    }

    pub(super) fn is_scale(&self, at: usize) -> bool {
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
        let value = read.value().map_or(f64::INFINITY, |value| value.powi(power));
        // What is too small for a float is no zero.
        let lost = value == 0.0 && read.value() != Some(0.0);
        let number = if lost { Number::Near(f64::INFINITY) } else { Number::of(value) };
        Some(Read { end, number, grain: 0.0, ..read })
    }
}

impl Read {
    /// A numeral over these tokens without scale words.
    pub(super) fn of(tokens: Range<usize>, number: Number, form: Form) -> Read {
        let grain = if matches!(form, Form::Digits | Form::Words) { 1.0 } else { 0.0 };
        Read { start: tokens.start, end: tokens.end, number, grain, form, top: 0 }
    }

    /// None where the number is too large for any figure.
    pub(super) fn value(&self) -> Option<f64> {
        self.number.value()
    }
}

impl Whole {
    fn read(&self, start: usize) -> Read {
        let Whole { number, end, form, top } = *self;
        Read { start, end, number: Number::Exact(number), grain: number.granularity(), form, top }
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
