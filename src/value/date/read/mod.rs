//! Dates in running text: one pass over the tokens, rules only where a date word or a number stands.
//!
//! ```text
//! mention = bounded                                see `bounded`
//! stretch = single [link single]                     March 5 – 7, 2024 · 2014 to 2018
//! single  = part ["of"] single                       early 2015 · the end of last year
//!         | ordinal unit ["of" single]               the first week of July · the third quarter
//!         | turn [amount] unit | turn fields         the past six months · last June
//!         | amount unit step [single | event]        two weeks ago · a day before the attack
//!         | fields | digits | deictic                22 March 2024 · 2024-03-22 · yesterday
//! fields  = weekday [","] fields | month day [year] | day month [year] | month year | season year | year | …
//! ```
//! A bare figure behind "in" is a year up to 2199, and up to 9999 where it closes its phrase ("In 3004, …"); behind a
//! day, a month or "year" it is one up to 9999. A year and three digits (2024-082) are a day only behind a word that
//! dates follow, as laws and files are numbered so. Hours are kept beside the day, see `clock`: the range stays one of
//! days, which is what dates are compared by.
//!
//! What is no date stays unread: "may", "march", "sun" and the like need a date or a preposition beside them, and a
//! bare figure of four digits is a year only where its neighbours say so.

mod bounded;
mod counted;
mod digits;
mod fields;
mod number;
mod relative;
mod tense;
mod year;

pub(super) use number::whole;
pub(in crate::value) use year::is_sum;

use std::cell::Cell;

use super::DateRange;
use super::Day;
use super::calendar::{self, Stretch};
use super::clock;
use super::mention::{DateBound, DateMention, DatePrecision, TimeAmount};
use super::resolve::{Context, range};
use super::when::{Fields, Lapse, When};
use crate::lexicon::Starts;
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, Opening, Part, Step};
use crate::text::{Text, TokenKind};

/// Every date of a text, in order and without overlaps, read as of its day of publication.
///
/// ```
/// use corroborate::text::Text;
/// use corroborate::value::date;
/// let text = Text::new("The bridge fell on Friday and had been closed since August 2021.");
/// let dates = date::read(&text, Some("2024-03-26".parse()?));
/// let ranges: Vec<String> = dates.iter().map(|date| date.range().unwrap().to_string()).collect();
/// assert_eq!(ranges, ["2024-03-22", "2021-08"]);
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn read(text: &Text<'_>, published: Option<Day>) -> Vec<DateMention> {
    let reader = Reader::new(text);
    let mut mentions: Vec<DateMention> = Vec::new();
    let mut previous = Previous::default();
    let mut next = 0;
    while let Some(at) = text.next_start(next, Starts::DATE) {
        let Some(reading) = reader.mention(at) else {
            next = reader.past_unread(at);
            continue;
        };
        let sentence = text.sentence_of(at);
        let context =
            Context { published, previous: previous.in_sight(sentence), tense: reader.tense_of(&reading) };
        let mention = reading.resolved(&context, text);
        previous.see(&mention, sentence);
        debug_assert!(reading.end > at, "a date takes up a token");
        next = reading.end.max(at + 1);
        mentions.push(mention);
    }
    mentions
}

/// The last date that "the following day" may be counted from.
#[derive(Default)]
struct Previous {
    date: Option<(Stretch, DatePrecision)>,
    sentence: usize,
}

impl Previous {
    /// The date, while it is still in mind.
    fn in_sight(&self, sentence: usize) -> Option<(Stretch, DatePrecision)> {
        self.date.filter(|_| sentence - self.sentence <= PREVIOUS_REACH)
    }

    /// A date that something happened on is the one that others are counted from.
    fn see(&mut self, mention: &DateMention, sentence: usize) {
        let days = mention.range().and_then(|range| range.earliest.zip(range.latest));
        if let Some(days) = days.filter(|_| mention.bound == DateBound::On) {
            *self = Previous { date: Some((days, mention.precision)), sentence };
        }
    }
}

/// So many sentences on, a date is still in mind.
const PREVIOUS_REACH: usize = 3;

/// The date that a text is as a whole, such as the cell of a table; "since" and "from" leave its end open, "until" its
/// beginning.
///
/// ```
/// use corroborate::value::date;
/// assert_eq!(date::read_one("March 2024", None).unwrap().to_string(), "2024-03");
/// assert_eq!(date::read_one("a bridge", None), None);
/// ```
pub fn read_one(source: &str, published: Option<Day>) -> Option<DateRange> {
    let text = Text::new(source);
    if let Some(year) = year_alone(&text) {
        return Some(year);
    }
    let reader = Reader::new(&text);
    let mut mentions = read(&text, published);
    let mention = mentions.pop().filter(|_| mentions.is_empty())?;
    let written = |at: &usize| reader.kind(*at) != Some(TokenKind::Mark);
    let before: Vec<usize> = (0..mention.tokens.start).filter(written).collect();
    if (mention.tokens.end..text.tokens().len()).any(|at| written(&at)) {
        return None;
    }
    let range = mention.period()?;
    match before[..] {
        [] => Some(range),
        [at] => match reader.word(at)?.0 {
            DateWord::Bound(Opening::From) => Some(DateRange { latest: None, ..range }),
            DateWord::The | DateWord::Preposition => Some(range),
            _ => None,
        },
        _ => None,
    }
}

/// A figure of four digits alone is a year, whatever a sentence would make of it.
fn year_alone(text: &Text<'_>) -> Option<DateRange> {
    let [_] = text.tokens() else { return None };
    let word = text.word(0);
    let year = number::whole(word).filter(|_| word.chars().count() == 4)?;
    let year = i16::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
    calendar::year(year).map(range)
}

/// What stands at a place: a stretch, how it is bound, and the token behind it.
struct Reading {
    when: When,
    bound: DateBound,
    start: usize,
    end: usize,
}

impl Reading {
    fn resolved(&self, context: &Context, text: &Text<'_>) -> DateMention {
        let resolution = self.when.resolve(context);
        let precision = self.when.precision();
        let alternatives = resolution.as_ref().map_or(Vec::new(), |resolved| resolved.alternatives.clone());
        let offset = matches!(self.when, When::Offset(..) | When::Shift { .. }).then(|| self.when.clone());
        DateMention {
            tokens: self.start..self.end,
            span: text.span(self.start..self.end),
            range: resolution.map(|resolved| self.opened(range(resolved.days))),
            precision,
            anchor: self.when.anchor(context),
            bound: self.bound,
            alternatives,
            amount: self.when.lapse().and_then(amount),
            offset,
            time: (precision == DatePrecision::Day)
                .then(|| clock::beside(text, &(self.start..self.end)))
                .flatten(),
        }
    }

    /// The range with its open side.
    fn opened(&self, range: DateRange) -> DateRange {
        let next = |day: Option<Day>, days: i32| day.and_then(|day| day.plus(days));
        let part = if let When::Part(part, _) = &self.when { Some(*part) } else { None };
        match self.bound {
            DateBound::On | DateBound::Since | DateBound::Until => range,
            DateBound::OnOrAfter => DateRange { latest: None, ..range },
            DateBound::OnOrBefore => DateRange { earliest: None, ..range },
            // Before the end of a stretch is still in it.
            DateBound::Before if part == Some(Part::End) => DateRange { earliest: None, ..range },
            DateBound::Before => DateRange { earliest: None, latest: next(range.earliest, -1) },
            DateBound::After if part == Some(Part::Start) => DateRange { latest: None, ..range },
            DateBound::After => DateRange { earliest: next(range.latest, 1), latest: None },
        }
    }
}

/// The amount of time in a unit that all users know.
fn amount(lapse: Lapse) -> Option<TimeAmount> {
    let (unit, factor) = match lapse.unit {
        DateUnit::Hour => return None,
        DateUnit::Day => ("day", 1.0),
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => ("week", 1.0),
        DateUnit::Fortnight => ("week", 2.0),
        DateUnit::Month => ("month", 1.0),
        DateUnit::Quarter => ("month", 3.0),
        DateUnit::Year => ("year", 1.0),
        DateUnit::Decade => ("year", 10.0),
        DateUnit::Century => ("year", 100.0),
        DateUnit::Millennium => ("year", 1000.0),
    };
    Some(TimeAmount { low: lapse.low * factor, high: lapse.high * factor, unit })
}

/// Reads what stands at a token; each reader gives what it read and the token behind it.
struct Reader<'t> {
    text: &'t Text<'t>,
    /// How many dates the one being read is a part of.
    depth: Cell<u8>,
    /// The last word of the future that was passed.
    future: Cell<Option<usize>>,
    /// The token behind the last verb that was passed of what is set for a day.
    scheduled: Cell<Option<usize>>,
}

/// A date in a date in a date … is read this far: "a week before the end of the first month of next year".
const DEEPEST: u8 = 6;

type Read<T> = Option<(T, usize)>;

/// The hyphens that join two words of one date.
const HYPHENS: &[char] = &['-', '\u{2010}', '\u{2011}'];

impl<'t> Reader<'t> {
    fn new(text: &'t Text<'t>) -> Reader<'t> {
        Reader { text, depth: Cell::new(0), future: Cell::new(None), scheduled: Cell::new(None) }
    }
}

impl Reader<'_> {
    /// The date word at a token and the token behind it.
    fn word(&self, at: usize) -> Read<DateWord> {
        let (len, word) = self.text.lexicon().dates.longest(self.text, at)?;
        Some((word, at + len))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.text.tokens().get(at).map(|token| token.kind)
    }

    /// Whether the token is one of these marks.
    fn mark(&self, at: usize, marks: &[char]) -> bool {
        self.kind(at) == Some(TokenKind::Mark) && self.text.word(at).starts_with(marks)
    }

    fn is_glued(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(crate::text::Token::is_glued)
    }

    /// Past a mark, if it is there.
    fn past_mark(&self, at: usize, marks: &[char]) -> usize {
        at + usize::from(self.mark(at, marks))
    }

    /// Past the full stop of an abbreviation, where it does not end the sentence.
    fn past_stop(&self, at: usize) -> usize {
        let abbreviations = &self.text.lexicon().abbreviations;
        let stop = self.mark(at, &['.']) && self.is_glued(at);
        let comma = stop && self.mark(at + 1, &[',']) && self.is_glued(at + 1);
        let abbreviated = comma || stop && abbreviations.get(self.text.id(at - 1)).is_some();
        let goes_on =
            at + 1 < self.text.tokens().len() && self.text.sentence_of(at) == self.text.sentence_of(at + 1);
        at + usize::from(abbreviated && goes_on)
    }

    /// Past "the", "of", "in" and the like.
    fn past_words(&self, at: usize, words: &[Cue]) -> usize {
        let mut at = at;
        while self.cues(at, words) {
            at += 1;
        }
        at
    }

    /// Whether a token is the word.
    fn cue(&self, at: usize, cue: Cue) -> bool {
        self.cues(at, &[cue])
    }

    /// Whether a token is one of the words.
    fn cues(&self, at: usize, cues: &[Cue]) -> bool {
        self.text.lexicon().dates.cue(self.text.id(at)).is_some_and(|cue| cues.contains(&cue))
    }

    /// The longest phrase of a backward table that ends before a token.
    fn longest_before<'m, M>(
        &self,
        table: &'m crate::lexicon::Table<M>,
        end: usize,
    ) -> Option<(usize, &'m M)> {
        self.text.longest_back(table, end.checked_sub(1)?)
    }

    fn profile(&self, at: usize) -> crate::lexicon::Profile {
        self.text.lexicon().words.profile(self.text.id(at))
    }

    /// Past a token at which no date starts; the digits of a number with hyphens stay together.
    fn past_unread(&self, at: usize) -> usize {
        if self.kind(at) == Some(TokenKind::Number) { self.past_digits(at) } else { at + 1 }
    }

    /// The date that starts at a token.
    fn mention(&self, at: usize) -> Option<Reading> {
        let word = match self.kind(at)? {
            TokenKind::Word => self.word(at)?.into(),
            TokenKind::Number | TokenKind::Mark => None,
            TokenKind::Possessive => return None,
        };
        match word {
            Some((DateWord::Future, _)) => self.future.set(Some(at)),
            Some((DateWord::Scheduled | DateWord::Part(Part::Start | Part::End), next))
                if self.agrees(at, next) =>
            {
                self.scheduled.set(Some(next));
            }
            _ => {}
        }
        let reading = match word {
            Some((DateWord::Bound(Opening::Between), next)) => self.between(next),
            Some((DateWord::Bound(opening), next)) => self.bounded(opening, next),
            Some((DateWord::Link, next)) if self.cue(at, Cue::Through) => self.bounded(Opening::Until, next),
            _ => self.open_behind(at),
        }?;
        Some(self.hedged(Reading { start: at, ..reading }))
    }

    /// `single [link single]`
    fn stretch(&self, at: usize) -> Read<When> {
        let (first, next) = self.single(at)?;
        let Some(after) = self.link(next) else { return Some((first, next)) };
        if let When::Through(..) = first {
            return Some((first, next));
        }
        let after = self.past_words(after, &[Cue::The]);
        match self.single(after).filter(|(last, _)| joins(&first, last)) {
            Some((last, end)) => Some((When::Through(Box::new(first), Box::new(last)), end)),
            None => Some((first, next)),
        }
    }

    fn single(&self, at: usize) -> Read<When> {
        let depth = self.depth.get();
        if depth == DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let read = self.alone(at);
        self.depth.set(depth);
        read
    }

    fn alone(&self, at: usize) -> Read<When> {
        match self.kind(at)? {
            TokenKind::Number => self.digits(at).or_else(|| self.counted(at)).or_else(|| self.figures(at)),
            TokenKind::Mark => self.short_year(at),
            TokenKind::Word => self.worded(at),
            TokenKind::Possessive => None,
        }
    }

    /// What starts with a date word.
    fn worded(&self, at: usize) -> Read<When> {
        let (word, next) = self.word(at)?;
        match word {
            DateWord::Part(part) => self.part(part, next),
            DateWord::Turn(turn) => self.turn(turn, at, next),
            DateWord::Recent(low, high) => self.recent(low, high, at, next),
            DateWord::Step(Step::Earlier) => self.part(Part::SoFar, next),
            DateWord::Step(Step::Later) => self.part(Part::Rest, next),
            DateWord::Days(days) => Some((relative::deictic(days), next)),
            DateWord::Month(month, lone) => self.month(month, lone, at, next),
            DateWord::Weekday(weekday, lone) => self.weekday(weekday, lone, at, next),
            DateWord::Unit(unit, number) => self.unit(unit, number, at, next),
            DateWord::Holding(unit) => self.holding(unit, next),
            DateWord::Season(_) | DateWord::Quarter(_) | DateWord::HalfYear(_) | DateWord::Holiday(_) => {
                self.slot(word, at, next)
            }
            DateWord::Night(of) => self.night(of, next),
            DateWord::Overnight => self.overnight(at, next),
            DateWord::Decade(decade) => self.decade_name(decade, at, next),
            DateWord::Calendar(era) => self.fiscal_year(at).or_else(|| self.year_of_calendar(era, next)),
            DateWord::Era(_) => self.year_behind_era(at),
            DateWord::Amount(..) | DateWord::Cardinal(_) | DateWord::Ordinal(_) | DateWord::Half => {
                self.counted(at).or_else(|| self.figures(at))
            }
            _ => None,
        }
    }

    /// The token before a date and the "on" before it.
    fn behind_on(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if self.text.is(before, "on") { before.checked_sub(1) } else { Some(before) }
    }
}

/// Whether two dates can be the ends of one stretch.
fn joins(first: &When, last: &When) -> bool {
    let fields =
        |when: &When| matches!(when, When::Fields(_) | When::Either(..) | When::Turned(..) | When::Part(..));
    let both = (fields(first) || matches!(first, When::Shift { .. } | When::Fixed(..)))
        && (fields(last) || matches!(last, When::Shift { .. } | When::Fixed(..)));
    both && !matches!((first, last), (When::Fields(a), When::Fields(b))
        if stated_years(a, b).is_some_and(|(a, b)| a > b))
}

fn stated_years(a: &Fields, b: &Fields) -> Option<(i16, i16)> {
    match (a.year?, b.year?) {
        (super::when::YearOf::Stated(a), super::when::YearOf::Stated(b)) => Some((a, b)),
        _ => None,
    }
}
