//! Hedges in front of an amount and behind it, and the bounds they set.

use super::attach::Amount;
use super::range::Ends;
use super::{Figure, Reader};
use crate::lexicon::{Change, Cue, Hedge, Noun, Numeral, Table, WordClass};
use crate::text::{Case, Gap};
use crate::value::quantity::hedge::Hedges;
use crate::value::quantity::{Plausible, Precision, Quantity, QuantityKind};

/// The hedges of an amount and the tokens they reach over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hedged {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hedge: Hedge,
    /// Whether "about" stands beside a bound.
    soft: bool,
}

/// So near behind its figure a noun is what is counted: `14 small villages`.
const COUNTED: usize = 4;

impl Reader<'_> {
    /// The longest phrase of a backward table that ends at token `at`.
    pub(super) fn longest_before<M>(
        &self,
        table: &'static Table<M>,
        at: usize,
    ) -> Option<(usize, &'static M)> {
        self.text.longest_back(table, at)
    }

    pub(super) fn hedge_before(&self, at: usize) -> Option<(usize, Hedge)> {
        let (len, hedge) = self.longest_before(&self.words.hedges, at)?;
        // "c. 30", but not "vitamin C. 30 men"
        let abbreviated = len == 2 && self.cue(at) == Some(Cue::Dot);
        (!abbreviated || self.text.tokens()[at - 1].case == Case::Lower).then_some((len, *hedge))
    }

    /// All hedges around the tokens.
    pub(super) fn hedged(&self, start: usize, end: usize) -> Hedged {
        self.hedged_behind(Hedged { end, ..self.hedged_before(start) })
    }

    /// The hedges in front of a token.
    pub(super) fn hedged_before(&self, start: usize) -> Hedged {
        let mut hedged = Hedged::none(start, start);
        let mut at = self.behind_quote(start);
        while at > 0 && self.gap(at) <= Gap::Line && start - at < 12 {
            let hyphen =
                usize::from(self.cue(at - 1) == Some(Cue::Hyphen) && self.gap(at) == Gap::Glued && at > 1);
            let Some((len, hedge)) = self.hedge_before(at - 1 - hyphen) else { break };
            let over = at - 1 - hyphen;
            if self.is_change(over, len) || len == 1 && self.is_particle(over, start) {
                break;
            }
            at -= len + hyphen;
            if hedge != Hedge::Exactly {
                hedged.start = at;
                hedged.add(hedge);
            }
        }
        hedged
    }

    /// `revised up to 20`: a longer phrase of change that ends where the hedge does.
    fn is_change(&self, at: usize, hedge: usize) -> bool {
        self.longest_before(&self.words.changes, at).is_some_and(|(len, _)| len > hedge)
    }

    /// `handed | over 22 prisoners`, `took | over 14 villages`: a word that belongs to the verb before it, and no
    /// bound. What is taken over is somewhere or some body, who is run over somebody: `took over 14 hours`, `ran over
    /// 12 miles`.
    fn is_particle(&self, over: usize, figure: usize) -> bool {
        let Some(verb) = over.checked_sub(1).filter(|_| self.cue(over) == Some(Cue::Over)) else {
            return false;
        };
        let profile = |at: usize| self.text.lexicon().words.profile(self.text.id(at));
        let counted =
            || (figure + 1..figure + COUNTED).map(|at| profile(at).noun).find(|noun| *noun != Noun::None);
        let is = |class: WordClass| self.text.is_class(verb, class);
        is(WordClass::HandingOver)
            || is(WordClass::TakingOver)
                && matches!(counted(), Some(Noun::Place | Noun::Building | Noun::Organization))
            || is(WordClass::RunningOver) && matches!(counted(), Some(Noun::Person | Noun::Animal))
    }

    /// `at least "12"`: where the quotation mark in front of a figure stands, behind a bound; else the figure itself.
    /// "About" in front of a quotation may tell what it is about, but for `about “300” demonstrators`.
    fn behind_quote(&self, start: usize) -> usize {
        let quote = start.checked_sub(1).filter(|&quote| {
            matches!(self.text.word(quote), "\"" | "“" | "'" | "‘") && self.gap(start) == Gap::Glued
        });
        let hedge = |quote: usize| quote.checked_sub(1).and_then(|at| self.hedge_before(at));
        let bound = |quote: &usize| {
            self.gap(*quote) == Gap::Space
                && hedge(*quote).is_some_and(|(_, hedge)| match hedge {
                    Hedge::Exactly => false,
                    Hedge::About => self.is_quoted_figure(start),
                    _ => true,
                })
        };
        quote.filter(bound).unwrap_or(start)
    }

    /// `300” demonstrators`: the quotation has but the figure, and what is counted follows it.
    fn is_quoted_figure(&self, start: usize) -> bool {
        let end = self.numeral(start).map_or(start + 1, |read| read.end);
        let closed = matches!(self.text.word(end), "\"" | "”" | "'" | "’") && self.gap(end) == Gap::Glued;
        closed && self.counts_noun(end + 1)
    }

    /// `more than 100 kilometres (60 miles)`: the same figure in another unit has the hedge of the first.
    pub(super) fn hedged_or_converted(&self, ends: &Ends, previous: Option<&Figure>) -> Hedged {
        let hedged = self.hedged(ends.start, ends.end);
        if ends.low.kind == QuantityKind::Ordinal && !self.bounds_order(&hedged, ends.start) {
            return Hedged::none(ends.start, ends.end);
        }
        if ends.low.kind == QuantityKind::Duration && self.spans_time(&hedged, ends.start) {
            return Hedged::none(ends.start, ends.end);
        }
        let opens = ends.start.checked_sub(1).filter(|&open| self.cue(open) == Some(Cue::Open));
        let converted = previous.filter(|previous| {
            hedged.is_plain()
                && opens.is_some_and(|open| open == previous.tokens.end)
                && self.cue(ends.end) == Some(Cue::Close)
                && previous.quantity.kind == ends.low.kind
                && previous.quantity.unit.as_deref() != ends.low.unit.as_deref()
        });
        let hedge = converted.map_or(hedged.hedge, |previous| hedge_of(&previous.quantity));
        Hedged { hedge, ..hedged }
    }

    /// `at least the third`, `more than the 40th`; but "moved up to third", "past the 67th precinct", "over the 38th
    /// parallel" say where something went.
    fn bounds_order(&self, hedged: &Hedged, figure: usize) -> bool {
        hedged.hedge == Hedge::AtLeast || (hedged.start..figure).any(|at| self.cue(at) == Some(Cue::Than))
    }

    /// `57 witnesses over 4 months`: behind a noun or a figure, and where it opens a sentence with a comma behind,
    /// the word says how long, not that it was longer; behind a verb or "for" it is a bound.
    fn spans_time(&self, hedged: &Hedged, figure: usize) -> bool {
        let over = hedged.start + 1 == figure && self.cue(hedged.start) == Some(Cue::Over);
        let before = hedged.start.checked_sub(1).filter(|_| over);
        let comma = || (figure + 1..figure + 4).any(|at| self.cue(at) == Some(Cue::Comma));
        let opens = over && self.starts_sentence(hedged.start) && comma();
        opens
            || before.is_some_and(|before| {
                let profile = self.text.lexicon().words.profile(self.text.id(before));
                self.is_number(before) || profile.plural && self.ends_phrase(before).is_none()
            })
    }

    fn hedged_behind(&self, mut hedged: Hedged) -> Hedged {
        let Some((len, &hedge)) = self.longest(&self.words.hedges_after, hedged.end) else { return hedged };
        let end = hedged.end + len;
        let opens = self.cue(hedged.end) == Some(Cue::Open);
        let glued = opens || self.is_word(hedged.end) || self.gap(hedged.end) == Gap::Glued;
        let figure_behind = self.numeral(end).is_some()
            || self.sign_before(end + 1).is_some()
            || matches!(self.cue(end), Some(Cue::Than | Cue::To))
            || self.cue(end) == Some(Cue::Hyphen)
            || self.is_width(end);
        let one = hedge == Hedge::About && self.text.word(hedged.end).len() == 3 && !self.is_word(end);
        if glued && !figure_behind && !one && self.gap(hedged.end) <= Gap::Line {
            hedged.end = end;
            hedged.add(hedge);
        }
        hedged
    }

    /// `30 plus or minus 3`, seen from behind "plus": how far off it may be, and no floor.
    fn is_width(&self, at: usize) -> bool {
        self.cue(at) == Some(Cue::Or) && self.class(at + 1) == Some(Numeral::Minus)
    }

    /// How the amount stands to an earlier one, from the words in front of its hedge.
    pub(super) fn change(&self, start: usize) -> Option<Change> {
        let before = start.checked_sub(1)?;
        self.longest_before(&self.words.changes, before).map(|(_, change)| *change)
    }
}

impl Hedged {
    /// No hedge around these tokens.
    pub(super) fn none(start: usize, end: usize) -> Hedged {
        Hedged { start, end, hedge: Hedge::Exactly, soft: false }
    }

    pub(super) fn is_soft(&self) -> bool {
        self.soft
    }

    /// A bound wins over "about"; of two bounds the one nearer to the figure: "at least fewer than 30".
    pub(super) fn add(&mut self, hedge: Hedge) {
        self.soft |= hedge == Hedge::About;
        let open = self.hedge == Hedge::Exactly || self.hedge == Hedge::About;
        if open && (hedge != Hedge::About || self.hedge == Hedge::Exactly) {
            self.hedge = hedge;
        }
    }

    pub(super) fn is_plain(&self) -> bool {
        self.hedge == Hedge::Exactly
    }

    fn precision(&self) -> Precision {
        let approximate = matches!(self.hedge, Hedge::About | Hedge::Nearly | Hedge::JustOver);
        if approximate || self.soft { Precision::Approximate } else { Precision::Exact }
    }

    /// The quantity of an amount or a range under these hedges.
    pub(super) fn quantity(&self, ends: &Ends, policy: &Hedges) -> Quantity {
        match &ends.high {
            Some(high) => self.between(ends, high, policy),
            None => self.of_one(&ends.low, policy),
        }
    }

    fn of_one(&self, amount: &Amount, policy: &Hedges) -> Quantity {
        let Some(value) = amount.read.value() else { return unreadable(amount) };
        let grain =
            if amount.read.grain >= 10.0 || self.hedge != Hedge::Exactly { amount.read.grain } else { 0.0 };
        let bounds = policy.asserted(self.hedge, value, grain);
        let is_share = amount.kind == QuantityKind::Ratio && (0.0..=1.0).contains(&value);
        let high = bounds.high.map(|high| if is_share { high.min(1.0) } else { high });
        let plausible = capped(policy.plausible(self.hedge, value, grain), amount);
        Quantity {
            low: bounds.low,
            high,
            low_open: bounds.low_open,
            high_open: bounds.high_open,
            best: Some(value),
            plausible: Some(plausible),
            precision: self.precision(),
            ..blank(amount)
        }
    }

    /// From where the hedge leaves the lower figure to where it leaves the upper: "nearly 10 to 20". "About" leaves the
    /// ends as they are: of a range the width tells the doubt.
    fn between(&self, ends: &Ends, high: &Amount, policy: &Hedges) -> Quantity {
        let low = &ends.low;
        let (Some(a), Some(b)) = (low.read.value(), high.read.value()) else { return unreadable(low) };
        let (a, b, last) = (a.min(b), a.max(b), b);
        let hedge = if self.hedge == Hedge::About { Hedge::Exactly } else { self.hedge };
        let below = policy.asserted(hedge, a, low.read.grain);
        let above = policy.asserted(hedge, b, high.read.grain);
        Quantity {
            low: below.low,
            high: above.high,
            low_open: below.low_open,
            high_open: above.high_open,
            best: (ends.moves && a != 0.0).then_some(last),
            plausible: Some(Plausible { low: Some(a), high: Some(b) }),
            precision: if ends.soft { Precision::Approximate } else { self.precision() },
            ..blank(low)
        }
    }
}

/// The hedge of a quantity, from its bounds.
fn hedge_of(quantity: &Quantity) -> Hedge {
    match (quantity.low, quantity.high) {
        (Some(_), None) if quantity.precision == Precision::Approximate => Hedge::JustOver,
        (Some(_), None) if quantity.low_open => Hedge::MoreThan,
        (Some(_), None) => Hedge::AtLeast,
        (Some(0.0), Some(_)) if quantity.high_open => Hedge::LessThan,
        (Some(0.0), Some(_)) => Hedge::UpTo,
        (_, high) if quantity.precision == Precision::Approximate && high == quantity.best => Hedge::Nearly,
        _ if quantity.precision == Precision::Approximate => Hedge::About,
        _ => Hedge::Exactly,
    }
}

/// No more than all: a share that is one stays one.
fn capped(plausible: Plausible, amount: &Amount) -> Plausible {
    let whole = match amount.kind {
        QuantityKind::Percentage => 100.0,
        QuantityKind::Ratio => 1.0,
        _ => return plausible,
    };
    let is_share = amount.read.value().is_some_and(|value| (0.0..=whole).contains(&value));
    let high = plausible.high.map(|high| if is_share { high.min(whole) } else { high });
    Plausible { high, ..plausible }
}

fn unreadable(amount: &Amount) -> Quantity {
    Quantity { precision: Precision::Vague, ..blank(amount) }
}

pub(super) fn blank(amount: &Amount) -> Quantity {
    Quantity {
        kind: amount.kind,
        low: None,
        high: None,
        low_open: false,
        high_open: false,
        best: None,
        plausible: None,
        precision: Precision::Exact,
        unit: amount.unit.as_deref().map(str::to_owned),
        text: String::new(),
        span: None,
        noun: None,
    }
}
