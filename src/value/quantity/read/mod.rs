//! From tokens to quantities.
//!
//! ```text
//! figure = { hedge } range { hedge } [ noun ] | vague [ "of" ] [ scale ] [ unit ] [ noun ] | multiple
//! range  = amount [ joint amount ]
//! amount = numeral with its currency or unit
//! ```
//! One pass: the reader looks only at tokens that are digits or words of a number; hedges, labels and currencies are
//! looked up backward from there, units and nouns forward. Each submodule holds the grammar of its part.

mod age;
mod apposition;
mod attach;
mod bound;
mod context;
mod decade;
mod decimal;
mod digits;
mod dimension;
mod fraction;
mod limits;
mod names;
mod noun;
mod numeral;
mod proper;
mod range;
mod ratio;
mod share;
mod smaller;
mod told;
mod vague;
mod words;

use std::cell::Cell;
use std::ops::Range;

use super::hedge::Hedges;
use super::{LONGEST_CELL, Quantity, QuantityKind};
use crate::lexicon::{Change, Cue, Hedge, Numbers, Numeral, Parts, Starts, Table, WordClass};
use crate::text::{Gap, Text, TokenKind};
use bound::Hedged;
pub(super) use fraction::DENOMINATORS;
use numeral::{Form, Read};
use range::Ends;
pub(crate) use told::{AGES_OF_ONE, OLDEST};

/// A quantity with where it stands in the tokens of its text and in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The quantity.
    pub quantity: Quantity,
    /// The tokens of hedge, number and unit.
    pub tokens: Range<usize>,
    /// The tokens of the noun phrase that is counted.
    pub noun: Option<Range<usize>>,
    /// The head of that phrase.
    pub head: Option<usize>,
    /// How the figure stands to an earlier one.
    pub change: Option<Change>,
    /// Whether it is a part of another figure.
    pub part: Option<Part>,
    /// The tokens of what it is counted per: "a day", "per 100,000".
    pub rate: Option<Range<usize>>,
}

impl Figure {
    /// The one of a text's figures whose tokens hold a token.
    pub(crate) fn covering(figures: &[Figure], at: usize) -> Option<&Figure> {
        let after = figures.partition_point(|figure| figure.tokens.start <= at);
        figures[..after].last().filter(|figure| figure.tokens.end > at)
    }
}

/// How a figure stands to another one of its sentence, as a part or as the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Part {
    /// "including 13 troops", "nine of whom".
    Included,
    /// "not counting the 2 attackers".
    Excluded,
    /// The whole that the figure in front is a part of: "71 of the 120 seats".
    Whole,
}

/// The figures of a text, in order and without overlap.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::quantity::figures;
/// let text = Text::new("The blast killed at least 30 people, including nine children.");
/// let figures = figures(&text);
/// assert_eq!(figures[0].quantity.text, "at least 30");
/// assert_eq!(text.word(figures[0].head.unwrap()), "people");
/// assert!(figures[1].part.is_some());
/// ```
pub fn figures(text: &Text<'_>) -> Vec<Figure> {
    figures_with(text, Hedges::standard())
}

/// The figures of a text under a table of hedges of one's own.
pub fn figures_with(text: &Text<'_>, hedges: &Hedges) -> Vec<Figure> {
    Reader::new(text, hedges).figures_of(Bare::Prose, &[])
}

/// The figures that use no token of these ranges, which are sorted and disjoint: those of the dates, say.
pub fn figures_outside(text: &Text<'_>, taken: &[Range<usize>]) -> Vec<Figure> {
    Reader::new(text, Hedges::standard()).figures_of(Bare::Prose, taken)
}

/// The quantities of a text, in order and without overlap.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::quantity::read;
/// let found = read(&Text::new("Nearly 100 people owed half a million euros."));
/// assert_eq!(found[0].high, Some(100.0));
/// assert_eq!(found[1].best, Some(500_000.0));
/// assert_eq!(found[1].unit.as_deref(), Some("EUR"));
/// ```
pub fn read(text: &Text<'_>) -> Vec<Quantity> {
    figures(text).into_iter().map(|figure| figure.quantity).collect()
}

/// The one quantity of a cell or a phrase: "at least 137", "1.2 thousand", "$5m"; none where it holds none, or several.
///
/// ```
/// use corroborate::value::quantity::read_one;
/// assert_eq!(read_one("10-12").unwrap().high, Some(12.0));
/// assert_eq!(read_one("about 2024").unwrap().best, Some(2024.0));
/// assert!(read_one("unknown").is_none());
/// ```
pub fn read_one(text: &str) -> Option<Quantity> {
    read_one_with(text, Hedges::standard())
}

/// The same under a table of hedges of one's own.
pub fn read_one_with(text: &str, hedges: &Hedges) -> Option<Quantity> {
    if text.len() > LONGEST_CELL {
        return None;
    }
    let text = Text::new(text);
    let mut found = Reader::new(&text, hedges).figures_of(Bare::Cell, &[]);
    if found.len() == 1 { found.pop().map(|figure| figure.quantity) } else { None }
}

/// The hedges of a phrase with their words, in order.
pub(super) fn hedges_of(phrase: &str) -> Vec<(String, Hedge)> {
    let text = Text::new(phrase);
    let words = &text.lexicon().numbers;
    let reader = Reader::new(&text, Hedges::standard());
    let mut found: Vec<(Range<usize>, Hedge)> = Vec::new();
    for at in (0..text.tokens().len()).rev() {
        if found.last().is_some_and(|(last, _)| at >= last.start) {
            continue;
        }
        let before = reader.hedge_before(at).map(|(len, hedge)| (at + 1 - len..at + 1, hedge));
        let after = reader.longest(&words.hedges_after, at).map(|(len, hedge)| (at..at + len, *hedge));
        let free = |tokens: &Range<usize>| found.last().is_none_or(|(last, _)| tokens.end <= last.start);
        found.extend(
            before
                .or(after.filter(|_| at > 0))
                .filter(|(tokens, hedge)| free(tokens) && *hedge != Hedge::Exactly),
        );
    }
    let words = |tokens: Range<usize>| text.span(tokens).of(phrase).to_owned();
    found.into_iter().rev().map(|(tokens, hedge)| (words(tokens), hedge)).collect()
}

/// Where the figures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bare {
    /// In prose, where a bare 2024 is a year.
    Prose,
    /// In a cell, where it is a number.
    Cell,
}

/// Whether a figure counts one thing, in the singular, or many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    One,
    Many,
}

struct Reader<'t> {
    text: &'t Text<'t>,
    words: &'static Numbers,
    hedges: &'t Hedges,
    /// The numerals read last, by token: several rules ask for the same one.
    memo: Memo,
    /// The first token of the next date: no figure reaches over it.
    limit: Cell<usize>,
}

type Memo = [Cell<Option<(usize, Option<Read>)>>; 8];

impl<'t> Reader<'t> {
    fn new(text: &'t Text<'t>, hedges: &'t Hedges) -> Reader<'t> {
        let words = &text.lexicon().numbers;
        Reader { text, words, hedges, memo: Memo::default(), limit: Cell::new(usize::MAX) }
    }
}

impl Reader<'_> {
    fn figures_of(&self, bare: Bare, taken: &[Range<usize>]) -> Vec<Figure> {
        let mut figures = Vec::with_capacity(self.text.tokens().len() / 64 + 4);
        let mut taken = taken.iter().peekable();
        let mut next = 0;
        let mut behind = 0;
        while let Some(at) = self.text.next_start(next, Starts::FIGURE) {
            while let Some(past) = taken.next_if(|range| range.end <= at) {
                behind = behind.max(past.end);
            }
            if let Some(range) = taken.peek().filter(|range| range.start <= at) {
                next = range.end;
                continue;
            }
            self.limit.set(taken.peek().map_or(usize::MAX, |range| range.start));
            next = match self.step(at, figures.last(), behind, bare) {
                Step::Nothing => at + 1,
                Step::Past(end) => end.max(at + 1),
                Step::Figure(figure) if taken.peek().is_some_and(|range| range.start < figure.tokens.end) => {
                    at + 1
                }
                Step::Figure(figure) => {
                    behind = figure.rate.as_ref().map_or(figure.tokens.end, |rate| rate.end);
                    let end = figure.tokens.end;
                    figures.push(figure);
                    end
                }
            };
        }
        figures
    }

    fn step(&self, at: usize, previous: Option<&Figure>, behind: usize, bare: Bare) -> Step {
        if let Some(end) = self.in_idiom(at) {
            return Step::Past(end);
        }
        if self.is_number(at) {
            if let Some(end) = self.no_quantity(at) {
                return Step::Past(end);
            }
        } else if self.cue(at) == Some(Cue::Web) {
            return Step::Past(self.glued_end(at));
        } else if self.class(at) == Some(Numeral::Article) && !self.leads_on(at + 1) {
            return Step::Nothing;
        } else if let Some(end) = self.in_name(at).or_else(|| self.time_in_words(at)) {
            return Step::Past(end);
        }
        let found =
            self.vague(at).or_else(|| self.context(at, previous)).or_else(|| self.plain(at, previous, bare));
        match found {
            Some(figure) if figure.tokens.start >= behind => Step::Figure(figure),
            Some(figure) => self.cut_behind(figure, at, behind),
            None => match self.numeral(at) {
                Some(read) => Step::Past(read.end),
                None => Step::Nothing,
            },
        }
    }

    /// A figure whose hedge reaches into the one before starts behind that one.
    fn cut_behind(&self, figure: Figure, at: usize, behind: usize) -> Step {
        if at < behind {
            return Step::Past(figure.tokens.end);
        }
        let tokens = behind.max(figure.tokens.start).min(at)..figure.tokens.end;
        Step::Figure(self.spanned(Figure { tokens, ..figure }))
    }

    /// An amount or range with its hedges.
    fn plain(&self, at: usize, previous: Option<&Figure>, bare: Bare) -> Option<Figure> {
        let amount = self.ratio(at).or_else(|| self.amount(at))?;
        let ends = self.ends(self.of_whole(amount));
        if let Some(age) = self.old(&ends).or_else(|| self.age_bracket(&ends)) {
            return Some(age);
        }
        let mut hedged = self.hedged_or_converted(&ends, previous);
        if ends.low.kind == QuantityKind::Money && hedged.start < ends.start {
            hedged.start = self.sign_before(hedged.start).map_or(hedged.start, |(start, _)| start);
        }
        if bare == Bare::Prose && !self.is_figure(&ends, &hedged) {
            return None;
        }
        if let Some(figure) =
            self.with_other_bound(&ends, &hedged).or_else(|| self.bound_behind_noun(&ends, &hedged))
        {
            return Some(figure);
        }
        let mut quantity = hedged.quantity(&ends, self.hedges);
        if self.goes_on_ages(&ends, previous) || self.bounds_ages(&hedged, &ends) {
            quantity.kind = QuantityKind::Age;
            quantity.unit = Some("year".to_owned());
        }
        let plural = !hedged.is_plain() && self.is_plural(hedged.end);
        let single = ends.high.is_none() && ends.low.read.value() == Some(1.0) && !plural;
        let counted = if single { Counted::One } else { Counted::Many };
        let mut figure = self.figure(quantity, hedged.start..hedged.end, counted);
        figure.change =
            if ends.moves { Some(Change::FromTo) } else { self.led_to(&figure, previous).or(figure.change) };
        Some(figure)
    }

    /// `from about 100 to more than 150`, `rose by 3 to 15`: the second of two figures with hedges of their own.
    fn led_to(&self, figure: &Figure, previous: Option<&Figure>) -> Option<Change> {
        let near = |from: &&Figure| from.tokens.end + 1 == figure.tokens.start;
        let from = previous.filter(near).filter(|from| self.cue(from.tokens.end) == Some(Cue::To))?;
        match from.change? {
            Change::From if from.quantity.best > figure.quantity.best => Some(Change::FellTo),
            Change::From | Change::RoseBy => Some(Change::RoseTo),
            Change::FellBy => Some(Change::FellTo),
            _ => None,
        }
    }

    /// Whether the words mean a figure here.
    fn is_figure(&self, ends: &Ends, hedged: &Hedged) -> bool {
        let (read, plain) = (&ends.low.read, hedged.is_plain());
        let count = matches!(ends.low.kind, QuantityKind::Count);
        if count && ends.high.is_none() && plain && self.is_year(read.start, read.end) {
            return false;
        }
        if count && ends.high.as_ref().is_some_and(|high| self.is_year(high.read.start, high.read.end)) {
            return false;
        }
        match ends.low.kind {
            QuantityKind::Ordinal => self.orders(read.start, read.end),
            QuantityKind::Ratio if read.form == Form::BarePart => {
                !plain || self.divides(read.start, read.end)
            }
            QuantityKind::Count => {
                let word = !self.is_number(read.start) && read.form == Form::Words;
                let other = self.is_rank(read)
                    || plain && ends.high.is_none() && self.is_pronoun(read.start, read.end)
                    || word
                        && (self.is_compound(read) || self.is_none_at_all(read) || self.is_some_moment(read))
                    || read.end <= read.start;
                !other
            }
            QuantityKind::Duration | QuantityKind::Measure => !(plain && self.is_adverb(read)),
            _ => true,
        }
    }

    /// `zero consensus`: behind the word, a noun that nobody counts says that there is none.
    fn is_none_at_all(&self, read: &Read) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(read.end));
        self.class(read.start) == Some(Numeral::Digit(0))
            && read.end == read.start + 1
            && self.noun(read.end, Counted::Many).is_some_and(|(_, head)| head == read.end)
            && profile.parts.has(Parts::NOUN)
            && !self.is_plural(read.end)
    }

    /// `the bottom three`.
    fn is_rank(&self, read: &Read) -> bool {
        let ranked = read.start > 0 && self.cue(read.start - 1) == Some(Cue::Rank);
        ranked && self.noun(read.end, Counted::Many).is_none()
    }

    /// `two-state solution`: a number word glued to a word that is no unit and no hedge (`fifty-plus`).
    fn is_compound(&self, read: &Read) -> bool {
        self.cue(read.end) == Some(Cue::Hyphen)
            && self.gap(read.end) == Gap::Glued
            && matches!(self.gap(read.end + 1), Gap::Glued | Gap::Line)
            && self.longest(&self.words.hedges_after, read.end).is_none()
            || read.start > 0
                && self.cue(read.start - 1) == Some(Cue::Hyphen)
                && self.gap(read.start) == Gap::Glued
    }

    /// `at | one point`: some time or other.
    fn is_some_moment(&self, read: &Read) -> bool {
        self.class(read.start) == Some(Numeral::Digit(1))
            && read.end == read.start + 1
            && read.start.checked_sub(1).is_some_and(|at| self.text.is(at, "at"))
            && self.text.is_class(read.end, WordClass::Moment)
    }

    /// "one day" the adverb.
    fn is_adverb(&self, read: &Read) -> bool {
        self.cue(read.end - 1) == Some(Cue::Day)
            && self.class(read.start) == Some(Numeral::Digit(1))
            && read.end == read.start + 2
            && !matches!(self.cue(read.end), Some(Cue::Later | Cue::Old))
    }

    /// The figure of a quantity over these tokens, with all that its sentence says of it.
    fn figure(&self, quantity: Quantity, tokens: Range<usize>, counted: Counted) -> Figure {
        let of = self.cue(tokens.end) == Some(Cue::Of);
        let counted = match quantity.kind {
            QuantityKind::Count => Some(counted),
            QuantityKind::Ratio => Some(Counted::Many),
            QuantityKind::Ordinal => Some(Counted::One),
            QuantityKind::Percentage if of => Some(Counted::Many),
            QuantityKind::Measure if of => Some(Counted::One),
            _ => None,
        };
        let found = counted.and_then(|counted| self.noun(tokens.end, counted));
        let (noun, head) = found.unzip();
        let multiplied = match self.class(tokens.end - 1) {
            Some(Numeral::Multiple(_)) => Some(Change::RoseBy),
            Some(Numeral::Divided(_)) => Some(Change::FellBy),
            _ => None,
        };
        let change = self.change(tokens.start).or(multiplied);
        let part = self.part_of_figure(&tokens, noun.as_ref());
        let rate = self.rate(noun.as_ref().map_or(tokens.end, |noun| noun.end));
        self.spanned(Figure { quantity, tokens, noun, head, change, part, rate })
    }

    fn spanned(&self, mut figure: Figure) -> Figure {
        let span = self.text.span(figure.tokens.clone());
        span.of(self.text.source()).clone_into(&mut figure.quantity.text);
        figure.quantity.span = Some(span);
        figure.quantity.noun = figure.noun.clone().map(|noun| self.text.span(noun));
        figure
    }

    // --- tokens

    /// Whether the word behind "a" can make a figure with it: a numeral, a vague number, a unit of time.
    fn leads_on(&self, at: usize) -> bool {
        let word = self.text.id(at);
        let lexicon = self.text.lexicon();
        word.is_known()
            && (self.cue(at) == Some(Cue::Hyphen)
                || lexicon.starts(word, self.words.numerals.bit())
                || lexicon.starts(word, self.words.units.bit())
                || self.longest(&self.words.vague, at - 1).is_some())
    }

    /// Whether a number can start at the token.
    fn starts_number(&self, at: usize) -> bool {
        self.is_number(at)
            || matches!(self.class(at), Some(Numeral::Digit(_) | Numeral::Teen(_) | Numeral::Tens(_)))
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        self.words.cues.get(self.text.id(at)).copied()
    }

    /// The gap in front of a token; a paragraph past the end.
    fn gap(&self, at: usize) -> Gap {
        self.text.tokens().get(at).map_or(Gap::Paragraph, |token| token.gap)
    }

    fn is_word(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn longest<M>(&self, table: &'static Table<M>, at: usize) -> Option<(usize, &'static M)> {
        self.text.longest(table, at)
    }
}

#[allow(
    clippy::large_enum_variant,
    reason = "made and taken apart at once; a box would cost more than the copy"
)]
enum Step {
    Nothing,
    Past(usize),
    Figure(Figure),
}
