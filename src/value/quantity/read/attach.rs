//! What is glued to a numeral: its currency, its unit, its scale in letters; for smaller units behind see `smaller`.
//!
//! ```text
//! amount = currency numeral [ short ] | numeral [ "-" ] ( unit | currency )
//! unit   = a row of units.tsv [ ("per" | "/" | "a") unit ]
//! ```

use std::borrow::Cow;

use super::Reader;
use super::numeral::{Form, Read};
use crate::lexicon::{Cue, Currency, MoneySide, Numeral, Unit, UnitKind};
use crate::text::{Gap, TokenKind};
use crate::value::quantity::QuantityKind;

/// So far in front of a closing quotation mark its opening one is looked for.
const QUOTATION_REACH: usize = 12;

/// So far in front of "crowns" an adjective says whose they are.
const COUNTRY_REACH: usize = 40;

/// A numeral with what it counts in.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) read: Read,
    pub(super) kind: QuantityKind,
    pub(super) unit: Option<Cow<'static, str>>,
    /// The unit's dimension, for units that go together.
    pub(super) dimension: &'static str,
    pub(super) factor: f64,
    /// Whether the unit was written, not taken over from the other end of a range.
    pub(super) written: bool,
}

impl Amount {
    pub(super) fn bare(read: Read) -> Amount {
        let kind = match read.form {
            Form::Ordinal => QuantityKind::Ordinal,
            Form::Part | Form::BarePart => QuantityKind::Ratio,
            _ => QuantityKind::Count,
        };
        Amount { read, kind, unit: None, dimension: "", factor: 1.0, written: false }
    }

    /// The same figure in another amount's unit.
    pub(super) fn in_unit_of(&self, other: &Amount) -> Amount {
        let exponent = if self.kind == QuantityKind::Count { other.factor_of_money() } else { 0 };
        let number = self.read.number.tens(exponent);
        let read = Read { number, grain: self.read.grain * 10f64.powi(exponent), ..self.read };
        Amount { read, kind: other.kind, unit: other.unit.clone(), written: self.written, ..*other }
    }

    pub(super) fn factor_of_money(&self) -> i32 {
        if self.kind == QuantityKind::Money { self.factor.log10().round() as i32 } else { 0 }
    }
}

/// An amount of money, in the main unit of its currency.
fn money_of(read: Read, currency: &'static Currency) -> Amount {
    let number = read.number.tens(currency.exponent);
    let grain = read.grain * 10f64.powi(currency.exponent);
    Amount {
        read: Read { number, grain, ..read },
        kind: QuantityKind::Money,
        unit: (!currency.code.is_empty()).then_some(Cow::Borrowed(&*currency.code)),
        dimension: &currency.code,
        factor: 10f64.powi(currency.exponent),
        written: true,
    }
}

impl Reader<'_> {
    /// The amount whose numeral starts at token `at`.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        let read = self.numeral(at)?;
        let amount = self
            .money_before(read)
            .or_else(|| self.with_unit(read))
            .or_else(|| self.money_before_hedge(read))
            .or_else(|| self.unit_before(read))
            .or_else(|| self.bore(read))
            .or_else(|| self.side(read))
            .unwrap_or_else(|| Amount::bare(read));
        Some(self.with_smaller(amount))
    }

    // --- money

    /// `$5m`, `US$ 12 million`, `rmb 10`.
    fn money_before(&self, read: Read) -> Option<Amount> {
        let before = read.start.checked_sub(1)?;
        let open = read.form != Form::Ordinal && self.gap(read.start) <= Gap::Space;
        let (words, currency) = self.currency_before(before).filter(|_| open)?;
        let glued = currency.side == MoneySide::BeforeGlued && self.gap(read.start) == Gap::Glued;
        // "PS5" is no money, "TRY5" is.
        let large = read.value().is_none_or(|value| value >= 10.0 || value.fract() != 0.0)
            || self.class(read.end).is_some()
            || self.text.word(before).len() > 2;
        let in_front = matches!(currency.side, MoneySide::Before | MoneySide::Both) || glued && large;
        if !in_front {
            return None;
        }
        // "the euro 2 years ago": a name in letters is glued to its figure by nothing.
        let sign = !self.is_word(before) || self.text.word(before).chars().all(|c| !c.is_lowercase());
        if !sign && self.is_word_like_unit(read.end) {
            return None;
        }
        let mut read = self.with_money_scale(read);
        read.start -= words;
        // "$15 us", "$10 US dollars": the name behind is finer than the sign.
        let behind = self.longest(&self.words.currencies, read.end).filter(|_| sign);
        let end = behind.filter(|(_, c)| c.exponent == 0 && self.money_fits(c, read.end));
        let (end, currency) = match end {
            Some((len, finer)) => (read.end + len, finer),
            _ => (read.end, currency),
        };
        Some(money_of(Read { end, ..read }, currency))
    }

    /// `$ less than 2000`: the sign in front of the hedge.
    fn money_before_hedge(&self, read: Read) -> Option<Amount> {
        let (len, _) = self.hedge_before(read.start.checked_sub(1)?)?;
        let (_, currency) = self.sign_before(read.start - len)?;
        Some(money_of(read, currency))
    }

    /// The sign of money that ends in front of token `at`, and its first token.
    pub(super) fn sign_before(&self, at: usize) -> Option<(usize, &'static Currency)> {
        let before = at.checked_sub(1).filter(|&before| !self.is_word(before))?;
        let (len, currency) = self.currency_before(before)?;
        matches!(currency.side, MoneySide::Before | MoneySide::Both).then_some((at - len, currency))
    }

    /// The words of money that end with token `last`: "A$", but not the article of "a $5 note".
    fn currency_before(&self, last: usize) -> Option<(usize, &'static Currency)> {
        let (len, currency) = self.longest_before(&self.words.currencies_before, last)?;
        let first = last + 1 - len;
        let apart = len > 1 && !self.is_word(last) && self.is_word(first) && self.gap(last) != Gap::Glued;
        let article = apart && self.class(first) == Some(Numeral::Article);
        if !article {
            return Some((len, currency));
        }
        self.words.currencies_before.get(self.text.id(last)).map(|currency| (1, currency))
    }

    fn is_word_like_unit(&self, at: usize) -> bool {
        self.longest(&self.words.units, at).is_some()
    }

    // --- units

    pub(super) fn with_unit(&self, read: Read) -> Option<Amount> {
        if read.form == Form::Ordinal {
            return None;
        }
        let read = self.money_short(read);
        let hyphen = usize::from(self.cue(read.end) == Some(Cue::Hyphen) && self.is_hyphen_of_unit(read.end));
        let opened = usize::from(hyphen == 0 && self.cue(read.end) == Some(Cue::Open));
        let at = read.end + hyphen + opened + self.article_of_unit(&read);
        if self.gap(at) == Gap::Paragraph {
            return None;
        }
        let unit =
            self.longest(&self.words.units, at).filter(|(len, unit)| self.unit_fits(unit, &read, at, *len));
        let money = self.longest(&self.words.currencies, at).filter(|(_, money)| self.money_fits(money, at));
        match (unit, money) {
            _ if opened == 1 && !self.closes(at, unit.map_or(0, |(len, _)| len)) => None,
            // "a 7.1-magnitude shock": the scale is a noun beside its figure.
            (Some((_, unit)), _) if unit.kind == UnitKind::MeasureScale => Some(self.measured(read, unit)),
            (Some((len, unit)), money) if money.is_none_or(|(other, _)| len >= other) => {
                Some(self.measured(Read { end: at + len + opened, ..read }, unit))
            }
            (_, Some((len, money))) => {
                Some(money_of(Read { end: at + len, ..read }, self.of_country(money, at)))
            }
            _ => None,
        }
    }

    /// `29 | -year-old`, and `29 | - year-old`, where only what follows the unit shows that the space is a slip.
    fn is_hyphen_of_unit(&self, at: usize) -> bool {
        let unit = self.longest(&self.words.units, at + 1).map_or(0, |(len, _)| len);
        let goes_on = self.cue(at + 1 + unit) == Some(Cue::Hyphen) && self.gap(at + 1 + unit) == Gap::Glued;
        self.gap(at + 1) == Gap::Glued || unit > 0 && goes_on && self.gap(at) == Gap::Glued
    }

    /// The currency of a name that several countries share, by the adjective of one in front of it in the sentence: "a
    /// Swedish court … 200 crowns".
    fn of_country(&self, shared: &'static Currency, name: usize) -> &'static Currency {
        if shared.code.is_empty() {
            let first = self.text.sentences()[self.text.sentence_of(name)].tokens().start;
            let near = (first.max(name.saturating_sub(COUNTRY_REACH))..name).rev();
            let own = near.filter(|&at| self.text.tokens()[at].is_capitalised()).find_map(|at| {
                let word = |ahead: usize| self.text.id(if ahead == 0 { at } else { name + ahead - 1 });
                self.words.currencies.longest(word).filter(|(len, _)| *len > 1)
            });
            return own.map_or(shared, |(_, currency)| currency);
        }
        shared
    }

    /// The tokens between a part and its unit: "half an hour", "a quarter of a percentage point".
    fn article_of_unit(&self, read: &Read) -> usize {
        let of = usize::from(self.cue(read.end) == Some(Cue::Of));
        let small =
            read.value().is_some_and(|value| value < 1.0) && matches!(read.form, Form::Part | Form::Digits);
        let part = read.form == Form::BarePart || of == 1 && small;
        let article = part && self.class(read.end + of) == Some(Numeral::Article);
        if article { of + 1 } else { 0 }
    }

    /// `magnitude 6.8`, `a magnitude of 6.8`: a unit that stands in front.
    fn unit_before(&self, read: Read) -> Option<Amount> {
        let before = read.start.checked_sub(1)?;
        let joint = matches!(self.cue(before), Some(Cue::Of | Cue::Hyphen));
        let unit = before - usize::from(before > 0 && joint);
        let (len, unit) = self.longest(&self.words.units, unit)?;
        (len == 1 && unit.kind == UnitKind::MeasureScale).then(|| self.measured(read, unit))
    }

    /// `a 5m euro deal`: letters that only money has for a scale.
    fn money_short(&self, read: Read) -> Read {
        let scaled = self.with_money_scale(read);
        let money = self.longest(&self.words.currencies, scaled.end);
        let named = money.is_some_and(|(_, money)| money.side != MoneySide::Before && money.exponent == 0);
        if named { scaled } else { read }
    }

    /// Digits with the letter behind them that is a scale where money is spoken of: "5m".
    pub(super) fn with_money_scale(&self, read: Read) -> Read {
        let Some(Numeral::MoneyShort(power)) = self.class(read.end).filter(|_| read.form == Form::Digits)
        else {
            return read;
        };
        Read {
            number: read.number.tens(power),
            grain: read.grain * 10f64.powi(power),
            top: read.top.saturating_add(power),
            end: read.end + 1,
            ..read
        }
    }

    fn closes(&self, at: usize, len: usize) -> bool {
        len > 0 && self.cue(at + len) == Some(Cue::Close)
    }

    fn unit_fits(&self, unit: &Unit, read: &Read, at: usize, len: usize) -> bool {
        let glued = self.gap(at) == Gap::Glued && self.is_number(at - 1);
        // "30' tall", but not a quotation mark that closes.
        let mark = self.text.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Mark);
        if mark && !glued && unit.kind != UnitKind::Percentage && !self.is_degree(at) {
            return false;
        }
        if mark && self.closes_quotation(at) {
            return false;
        }
        // One letter stands for a unit behind digits only: "5 m", not "five m".
        let short = self.text.word(at).len() == 1 && len == 1 && !mark;
        if short && glued && self.is_no_unit_capital(at, read) {
            return false;
        }
        let upper = short && self.text.word(at).bytes().all(|b| b.is_ascii_uppercase());
        let goes_on = self.is_word(at + 1) || self.is_number(at + 1);
        let height = self.is_number(at + 1) && self.cue(at + 2) == Some(Cue::Inches);
        if mark
            && goes_on
            && !height
            && unit.kind != UnitKind::Percentage
            && self.gap(at + 1) == Gap::Glued
            && !self.is_degree(at)
        {
            return false;
        }
        match unit.kind {
            UnitKind::MeasureWeight => self.speaks_of_weight(read.start, at + len),
            UnitKind::MeasureGlued | UnitKind::DurationGlued => glued,
            UnitKind::MeasureWeak => {
                let part = matches!(read.form, Form::Part | Form::BarePart);
                part && read.value().is_some_and(|value| 0.0 < value && value < 1.0)
            }
            _ if short => read.form == Form::Digits && (!upper || !self.is_word_glued_by_mark(at + 1)),
            _ => true,
        }
    }

    /// `'more than 40'`: an apostrophe that one with a word glued behind it opened.
    fn closes_quotation(&self, at: usize) -> bool {
        let quote = |at: usize| matches!(self.text.word(at), "'" | "\u{2018}");
        let opens = |at: usize| quote(at) && self.gap(at) != Gap::Glued && self.gap(at + 1) == Gap::Glued;
        let first = at.saturating_sub(QUOTATION_REACH);
        matches!(self.text.word(at), "'" | "\u{2019}") && (first..at).rev().any(opens)
    }

    /// `4G`, `3D`: a capital that the symbol does not have.
    pub(super) fn is_no_unit_capital(&self, at: usize, read: &Read) -> bool {
        match self.text.word(at) {
            "G" | "T" => true,
            "D" => read.value().is_some_and(|value| value < 5.0),
            _ => false,
        }
    }

    /// `the baby weighs two pounds`, `five pounds of flour`.
    fn speaks_of_weight(&self, start: usize, end: usize) -> bool {
        let first = start.saturating_sub(8);
        let near = (first..start).chain(end..end + 3).any(|at| self.cue(at) == Some(Cue::Weight));
        near || self.cue(end) == Some(Cue::Of) && self.is_word(end + 1) && self.ends_phrase(end + 1).is_none()
    }

    fn is_degree(&self, at: usize) -> bool {
        self.longest(&self.words.units, at).is_some_and(|(len, _)| len > 1)
    }

    fn is_word_glued_by_mark(&self, at: usize) -> bool {
        self.gap(at) == Gap::Glued
            && self.cue(at).is_some_and(|cue| cue == Cue::Hyphen || cue == Cue::Dot)
            && self.gap(at + 1) == Gap::Glued
    }

    fn money_fits(&self, money: &Currency, at: usize) -> bool {
        match money.side {
            MoneySide::Before | MoneySide::BeforeGlued => false,
            MoneySide::AfterScale => {
                let goes_on = self.is_word(at + 1) && self.ends_phrase(at + 1).is_none();
                let object = matches!(self.cue(at + 1), Some(Cue::The | Cue::Own | Cue::Determiner));
                matches!(self.class(at - 1), Some(Numeral::Scale(6..) | Numeral::Short(6..)))
                    && !goes_on
                    && !object
            }
            MoneySide::AfterAlone => {
                !self.text.tokens()[at].is_capitalised()
                    && (!self.is_word(at + 1) || self.ends_phrase(at + 1).is_some())
            }
            MoneySide::AfterGlued => self.gap(at) == Gap::Glued && self.is_number(at - 1),
            // A sign in front of the next figure belongs to that one.
            _ => self.is_word(at) || !self.is_number(at + 1) || self.gap(at) == Gap::Glued,
        }
    }

    pub(super) fn measured(&self, read: Read, unit: &'static Unit) -> Amount {
        let kind = match unit.kind {
            UnitKind::Percentage => QuantityKind::Percentage,
            UnitKind::Duration | UnitKind::DurationGlued => QuantityKind::Duration,
            _ => QuantityKind::Measure,
        };
        let symbol = Cow::Borrowed(&*unit.symbol);
        let amount = Amount {
            read,
            kind,
            unit: Some(symbol),
            dimension: &unit.dimension,
            factor: unit.factor,
            written: true,
        };
        self.below_zero(self.per(amount, unit))
    }

    /// `12 degrees below zero`.
    fn below_zero(&self, amount: Amount) -> Amount {
        let Read { number, end, .. } = amount.read;
        let cold = amount.unit.as_deref().is_some_and(|unit| matches!(unit, "deg" | "Cel" | "degF"))
            && self.cue(end) == Some(Cue::Side)
            && self.class(end + 1) == Some(Numeral::Digit(0));
        let read = Read { number: number.negated(), end: end + 2, ..amount.read };
        if cold && number.value() > Some(0.0) { Amount { read, ..amount } } else { amount }
    }

    /// `metres per millisecond`, `km/ms`: a measure divided by another unit.
    fn per(&self, amount: Amount, unit: &Unit) -> Amount {
        let at = amount.read.end;
        let slash = self.cue(at) == Some(Cue::Slash);
        let divided = slash || self.cue(at) == Some(Cue::Per) && &*unit.dimension == "length";
        let below = self.longest(&self.words.units, at + 1).filter(|_| divided);
        match (below, &amount.unit) {
            (Some((len, below)), Some(above)) if amount.kind == QuantityKind::Measure => {
                let read = Read { end: at + 1 + len, ..amount.read };
                let symbol = format!("{above}/{}", abbreviated(&below.symbol));
                Amount {
                    read,
                    unit: Some(Cow::Owned(symbol)),
                    dimension: "",
                    factor: unit.factor / below.factor,
                    ..amount
                }
            }
            _ => amount,
        }
    }
}

fn abbreviated(symbol: &str) -> &str {
    match symbol {
        "second" => "s",
        "minute" => "min",
        "hour" => "h",
        "day" => "d",
        "millisecond" => "ms",
        symbol => symbol,
    }
}
