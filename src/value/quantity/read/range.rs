//! Two amounts that are the ends of one: "between a and b", "a to b", "a–b", "from a to b", "two or three".
//!
//! The ends share their unit and, where the first is the smaller number, the scale of the second ("3–4 thousand").

use super::attach::Amount;
use super::bound::Hedged;
use super::numeral::{Form, Read};
use super::{Counted, Reader};
use crate::lexicon::{Cue, Numeral};
use crate::text::Gap;
use crate::value::quantity::QuantityKind;

/// An amount, or two as the ends of a range.
#[derive(Debug, Clone)]
pub(super) struct Ends {
    pub(super) low: Amount,
    pub(super) high: Option<Amount>,
    /// The token of "between" or "from", else the first of the lower end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it goes from the one to the other, not lies between them.
    pub(super) moves: bool,
    /// Whether "about" stands inside: "between about 10 and 20".
    pub(super) soft: bool,
}

impl Ends {
    /// One amount over these tokens.
    pub(super) fn alone(start: usize, end: usize, low: Amount) -> Ends {
        Ends { low, high: None, start, end, moves: false, soft: false }
    }
}

/// How two amounts are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
    Or,
}

impl Reader<'_> {
    /// The range that starts with an amount, or the amount alone.
    pub(super) fn ends(&self, low: Amount) -> Ends {
        if let Some(again) = self.or_again(&low) {
            return again;
        }
        let alone = Ends::alone(low.read.start, low.read.end, low.clone());
        let joint = self.joint(low.read.end).or_else(|| self.distant_joint(&low));
        let Some((joint, next)) = joint else { return alone };
        let inner = self.inner_hedges(low.read.start);
        let lead = inner.start.checked_sub(1).and_then(|before| self.cue(before));
        if joint == Joint::And && lead != Some(Cue::Between)
            || low.kind == QuantityKind::Ordinal && lead.is_none()
        {
            return alone;
        }
        let high = self.money_end(&low, next).or_else(|| self.amount_from(next));
        let high =
            high.map(
                |high| if joint == Joint::To && lead == Some(Cue::From) { self.last_end(high) } else { high },
            );
        let high = high.filter(|high| high.read.end <= self.limit.get());
        let Some(high) = high.filter(|high| self.joins(&low, high, joint, lead)) else {
            return alone;
        };
        let (low, high) = self.shared(low, high);
        let led = matches!((lead, joint), (Some(Cue::Between), _) | (Some(Cue::From), Joint::To));
        let first = if led { inner.start - 1 } else { low.read.start };
        let moves = lead == Some(Cue::From) && !self.ranges(first);
        let soft = led && inner.is_soft();
        Ends { start: first, end: high.read.end, low, high: Some(high), moves, soft }
    }

    /// `a dozen or two`, `a year or two`: one of them, or as many as the word behind says.
    pub(super) fn or_again(&self, low: &Amount) -> Option<Ends> {
        let joint = low.read.end;
        let one = self.class(low.read.start) == Some(Numeral::Article) && joint > low.read.start + 1;
        let joined = one && self.cue(joint) == Some(Cue::Or) && self.gap(joint) <= Gap::Line;
        let Some(Numeral::Digit(times @ 2..=9)) = self.class(joint + 1).filter(|_| joined) else {
            return None;
        };
        let end = joint + 2;
        // "a hundred or two thousand", "a year or two months"
        let own = self.is_scale(end) || self.longest(&self.words.units, end).is_some();
        let number = low.read.number.times(times);
        let read = Read { start: joint + 1, end, number, ..low.read };
        let high = Amount { read, ..low.clone() };
        let ends = Ends::alone(low.read.start, end, low.clone());
        (!own).then_some(Ends { high: Some(high), ..ends })
    }

    /// `from 24 to 33-35`: the far end of a range that is itself an end.
    fn last_end(&self, amount: Amount) -> Amount {
        let Some((Joint::Dash, next)) = self.joint(amount.read.end) else { return amount };
        let high = self.amount_from(next);
        match high.filter(|high| self.joins(&amount, high, Joint::Dash, None)) {
            Some(high) => Amount { read: Read { start: amount.read.start, ..high.read }, ..high },
            None => amount,
        }
    }

    /// The hedges between "from" or "between" and its figure: "from up to 20 to 30"; none elsewhere.
    fn inner_hedges(&self, start: usize) -> Hedged {
        let hedged = self.hedged_before(start);
        let lead = hedged.start.checked_sub(1).and_then(|before| self.cue(before));
        if matches!(lead, Some(Cue::From | Cue::Between)) { hedged } else { Hedged::none(start, start) }
    }

    /// `from 20 miles in 2008 to 29`: up to three words between the ends of a change.
    fn distant_joint(&self, low: &Amount) -> Option<(Joint, usize)> {
        let end = low.read.end;
        let from = low.read.start.checked_sub(1).filter(|&from| self.cue(from) == Some(Cue::From))?;
        let to = (end + 1..end + 4).find(|&at| self.cue(at) == Some(Cue::To))?;
        let plain = |at: usize| (self.is_word(at) || self.is_number(at)) && self.gap(at) <= Gap::Line;
        let changes =
            (from.saturating_sub(3)..from).any(|at| self.words.changes.get(self.text.id(at)).is_some());
        ((end..to).all(plain) && changes && low.written).then_some((Joint::To, to + 1))
    }

    /// `fees range from 1 to 2 per cent`: words for a span, not for a change.
    fn ranges(&self, from: usize) -> bool {
        (from.saturating_sub(3)..from).any(|at| self.cue(at) == Some(Cue::Ranges))
    }

    /// `$5-10m`: behind one sign of money, letters that only money has for a scale.
    fn money_end(&self, low: &Amount, at: usize) -> Option<Amount> {
        let signed = low.kind == QuantityKind::Money && self.is_number(low.read.end - 1);
        let read = self.numeral(at).filter(|read| signed && read.form == Form::Digits)?;
        let scaled = self.with_money_scale(read);
        (scaled.end > read.end).then(|| Amount::bare(scaled))
    }

    /// The amount that starts at token `at` with its sign of money or with its number.
    fn amount_from(&self, at: usize) -> Option<Amount> {
        (0..3).find_map(|sign| self.amount(at + sign).filter(|amount| amount.read.start == at))
    }

    fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        if self.gap(at) > Gap::Line {
            return None;
        }
        let joint = match self.cue(at) {
            Some(Cue::Hyphen | Cue::Dash | Cue::Tilde) => Joint::Dash,
            Some(Cue::To | Cue::Through) => Joint::To,
            Some(Cue::Or) => Joint::Or,
            None if self.class(at) == Some(Numeral::And) => Joint::And,
            _ => return None,
        };
        // "7- or 8-inch", "12- to 15-year-olds"
        if joint == Joint::Dash && self.gap(at) == Gap::Glued {
            match self.cue(at + 1) {
                Some(Cue::To) => return Some((Joint::To, self.behind_hyphen(at + 2))),
                Some(Cue::Or) if self.joins_ages(at + 2) => return Some((Joint::Or, at + 2)),
                _ => {}
            }
        }
        Some((joint, at + 1))
    }

    /// `16- or 17-year-old`: of sizes ("a 7- or 8-inch screen") there are two, of ages one.
    fn joins_ages(&self, at: usize) -> bool {
        let amount = self.amount(at);
        amount.is_some_and(|amount| self.cue(self.behind_hyphen(amount.read.end)) == Some(Cue::Old))
    }

    fn joins(&self, low: &Amount, high: &Amount, joint: Joint, lead: Option<Cue>) -> bool {
        // "$5-10 million": one sign for both ends
        let signed = low.kind == QuantityKind::Money
            && self.is_number(low.read.end - 1)
            && !high.written
            && high.kind == QuantityKind::Count;
        let bare = high.kind == QuantityKind::Count && self.noun(high.read.end, Counted::Many).is_none();
        let one_kind = signed
            || low.written && bare && lead == Some(Cue::From) && joint == Joint::To
            || low.kind == high.kind && low.unit == high.unit
            || !low.written && low.kind == QuantityKind::Count;
        let (Some(a), Some(b)) = (low.read.value(), high.read.value()) else { return false };
        let shares = self.shares_scale(low, high);
        let below_zero = a < 0.0 && b < 0.0 && joint != Joint::Dash;
        let grows = a < b
            || shares && a < b / self.scale_of(high)
            || lead == Some(Cue::From)
            || below_zero && lead.is_none_or(|lead| lead == Cue::Between);
        let plain = |read: &Read| !matches!(read.form, Form::BarePart | Form::Article);
        let open = self.gap(high.read.start) <= Gap::Line
            && (a >= 0.0 || below_zero)
            && high.read.form != Form::Ordinal
            || low.kind == high.kind;
        let fits = match joint {
            Joint::Dash => self.dash_joins(low, high),
            Joint::Or => {
                plain(&low.read) && plain(&high.read) && (shares || b <= a * 2.0 + 2.0) && !low.written
            }
            Joint::To => lead == Some(Cue::From) || signed && shares || !self.steps(low, high),
            Joint::And => true,
        };
        one_kind
            && grows
            && open
            && fits
            && (low.kind == QuantityKind::Ordinal) == (high.kind == QuantityKind::Ordinal)
    }

    /// `10-12`, `10 – 12`: both sides alike.
    fn dash_joins(&self, low: &Amount, high: &Amount) -> bool {
        let dash = low.read.end;
        let first = high.read.start;
        let alike = (self.gap(dash) == Gap::Glued) == (self.gap(first) == Gap::Glued);
        alike && low.read.form != Form::Ordinal
    }

    /// `rose 64 points to 4,577`, `by $43 billion to $419 billion`, `rose by 4 to 12`: a step and where it led; `grew
    /// by 3 to 5 a year` is a range.
    fn steps(&self, low: &Amount, high: &Amount) -> bool {
        let by = self.hedged_before(low.read.start).start.checked_sub(1).is_some_and(|before| {
            self.cue(before) == Some(Cue::By) || self.words.changes.get(self.text.id(before)).is_some()
        });
        let far = low.read.value().zip(high.read.value()).is_some_and(|(a, b)| b > a * 3.0);
        let bare = !low.written && !high.written && self.noun(high.read.end, Counted::Many).is_none();
        let step = by && bare && self.rate(high.read.end).is_none();
        low.written && !high.written || by && far && low.written || step
    }

    /// Whether no unit stands behind the figure: "5" and "$5", but not "5 dollars".
    fn ends_in_figure(&self, amount: &Amount) -> bool {
        let last = amount.read.end - 1;
        !amount.written
            || amount.kind == QuantityKind::Money && (self.is_number(last) || self.class(last).is_some())
    }

    /// Whether the scale of the upper end may hold for the lower too: "3–4 thousand", "two or three dozen".
    fn shares_scale(&self, low: &Amount, high: &Amount) -> bool {
        low.read.top == 0 && self.scale_of(high) > 1.0 && self.ends_in_figure(low)
    }

    /// By what the last word of a numeral multiplies it.
    fn scale_of(&self, amount: &Amount) -> f64 {
        match self.class(amount.read.end - 1) {
            Some(Numeral::Group(size)) => size as f64,
            _ => 10f64.powi(amount.read.top),
        }
    }

    /// Both ends in one unit and one scale.
    fn shared(&self, low: Amount, high: Amount) -> (Amount, Amount) {
        let low = if self.shares_scale(&low, &high) { self.with_scale(low, &high) } else { low };
        match (low.written, high.written) {
            (false, true) => (low.in_unit_of(&high), high),
            (true, false) if high.kind == QuantityKind::Count => {
                let high = high.in_unit_of(&low);
                (low, high)
            }
            _ => (low, high),
        }
    }

    /// The lower end under the scale of the upper: "3–4 thousand".
    fn with_scale(&self, low: Amount, high: &Amount) -> Amount {
        let scale = self.scale_of(high);
        let (Some(a), Some(b)) = (low.read.value(), high.read.value()) else { return low };
        if a >= b / scale {
            return low;
        }
        let number = match self.class(high.read.end - 1) {
            Some(Numeral::Group(size)) => low.read.number.times(size),
            _ => low.read.number.tens(high.read.top),
        };
        let read = Read { number, grain: low.read.grain * scale, top: high.read.top, ..low.read };
        Amount { read, ..low }
    }
}
