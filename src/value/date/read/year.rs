//! Years: by their figures, in decades and centuries, by other counts, and which bare figures are years.
//!
//! ```text
//! year   = four digits | "'" two digits | year ["-"] (quarter | half | month) | year dash (year | two digits)
//! decade = three digits "0s" | ["'"] two digits "s" | "nineties"
//! other  = ("solar" | "hijri") "year" digits | digits ("AH" | "BC") | "AD" digits | digits "in the" "Persian calendar"
//! fiscal = ("FY" | "fiscal" | "financial year") (year | two digits)
//! ```

use super::digits::full_year;
use super::{Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, Era, Lone};
use crate::lexicon::{Cue as NumberCue, Noun, Numeral, Parts};
use crate::text::{Case, Gap, Text, TokenKind};
use crate::value::date::calendar;
use crate::value::date::mention::DatePrecision;
use crate::value::date::when::{Fields, Slot, When};

/// So far in front of "the 30s" a word for warmth is looked for.
const WARMTH_REACH: usize = 10;

/// News tells of no stretch of years that starts before or ends behind these, and of many a stretch of hours.
const FIRST_YEAR: i32 = 1000;
const LAST_YEAR: i32 = 2100;

impl Reader<'_> {
    /// A year, or what starts with one.
    pub(super) fn year(&self, at: usize) -> Read<When> {
        if let Some(decade) = self.decade(at) {
            return Some(decade);
        }
        if let Some(decade) = self.worded_decade(at) {
            return Some(decade);
        }
        if let Some((era, end)) = self.other_count(at) {
            let days = calendar::year_of(era, i16::try_from(self.whole(at)?).ok()?)?;
            return Some((When::Fixed(days, DatePrecision::Year), end));
        }
        let (year, end) = self.year_number(at)?;
        if let Some(slot) = self.slot_behind_year(year, end) {
            return Some(slot);
        }
        if let Some((DateWord::Calendar(Era::Fiscal), end)) = self.word(end) {
            return Some((fiscal(year)?, end));
        }
        let fields = Fields::of(Slot::Year).in_year(year);
        if let Some((last, end)) = self.second_year(year, end) {
            let last = When::Fields(fields.in_year(last));
            return Some((When::Through(Box::new(When::Fields(fields)), Box::new(last)), end));
        }
        self.is_year(year, at, end).then_some((When::Fields(fields), end))
    }

    /// `44 BC`, `1402 in the Persian calendar`: the count of years that a figure belongs to by the words behind it.
    pub(super) fn other_count(&self, at: usize) -> Read<Era> {
        self.whole(at)?;
        self.era_behind(at + 1).or_else(|| self.reckoning_behind(at + 1))
    }

    fn era_behind(&self, at: usize) -> Read<Era> {
        let (DateWord::Era(era), end) = self.word(at)? else { return None };
        (self.text.tokens()[at].case == Case::Upper || self.text.word(at).contains('.')).then_some((era, end))
    }

    /// "1402 in the Persian calendar".
    fn reckoning_behind(&self, at: usize) -> Read<Era> {
        let next = self.past_words(at, &[Cue::Of, Cue::In, Cue::On, Cue::By, Cue::The]);
        match self.word(next)? {
            (DateWord::Calendar(era), end) if next > at + 1 && era != Era::Fiscal => Some((era, end)),
            _ => None,
        }
    }

    /// "AD 79".
    pub(super) fn year_behind_era(&self, at: usize) -> Read<When> {
        let (era, next) = self.era_behind(at)?;
        let year = self.whole(next).filter(|year| (1..=9999).contains(year))?;
        let days = calendar::year_of(era, i16::try_from(year).ok()?)?;
        (!self.counts(next + 1)).then_some((When::Fixed(days, DatePrecision::Year), next + 1))
    }

    /// "FY2023", "fiscal 2024", "financial year 2022-23".
    pub(super) fn fiscal_year(&self, at: usize) -> Read<When> {
        let (DateWord::Calendar(Era::Fiscal), next) = self.word(at)? else { return None };
        let number = self.whole(next)?;
        let short = self.is_glued(next) || self.text.tokens()[at].case == Case::Upper;
        let year = match self.digit_count(next) {
            4 => number,
            2 if short => full_year(number),
            _ => return None,
        };
        let year = i16::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
        if let Some((last, end)) = self.second_year(year, next + 1) {
            let fields = |year| When::Fields(Fields::of(Slot::Year).in_year(year));
            return Some((When::Through(Box::new(fields(year)), Box::new(fields(last))), end));
        }
        Some((fiscal(year)?, next + 1))
    }

    /// "2017 Q1", "2019-H2", "2024 March".
    fn slot_behind_year(&self, year: i16, at: usize) -> Read<When> {
        let next = self.past_mark(at, &['-', '/']);
        let (slot, end) = match self.word(next)? {
            (DateWord::Quarter(n), end) => (Slot::Quarter(n), end),
            (DateWord::HalfYear(n), end) => (Slot::HalfYear(n), end),
            (DateWord::Season(n), end) if next == at => (Slot::Season(n), end),
            (DateWord::Month(n, lone), end)
                if lone == Lone::Yes || self.text.tokens()[next].is_capitalised() =>
            {
                match self.day_of_month(self.past_stop(end)) {
                    Some((day, end)) if next == at => (Slot::Day(n, day), end),
                    _ => (Slot::Month(n), end),
                }
            }
            _ => return None,
        };
        Some((When::Fields(Fields::of(slot).in_year(year)), end))
    }

    /// The end of `2014–2018`, `2014-18` or `2014/15`.
    fn second_year(&self, first: i16, at: usize) -> Read<i16> {
        let next = self.dash(at).or_else(|| self.mark(at, &['/']).then_some(at + 1))?;
        if !self.is_glued(at) || !self.is_glued(next) {
            return None;
        }
        let number = self.whole(next)?;
        let last = match self.digit_count(next) {
            2 => i32::from(first) / 100 * 100 + number,
            4 => number,
            _ => return None,
        };
        let last = i16::try_from(last).ok().filter(|&last| last > first && last < 2200)?;
        (!self.runs_on(next + 1)).then_some((last, next + 1))
    }

    /// "1990s", "1990's", "the '90s", "the 90s".
    fn decade(&self, at: usize) -> Read<When> {
        let number = self.whole(at).filter(|number| number % 10 == 0)?;
        let quote = at + 1 + usize::from(self.mark(at + 1, &['\'', '\u{2019}']));
        let plural = self.cue(quote, Cue::PluralS) && self.is_glued(at + 1) && self.is_glued(quote);
        let first = match self.digit_count(at) {
            4 if (1000..=2200).contains(&number) => number,
            2 if self.is_decade_placed(at) => full_year(number),
            _ => return None,
        };
        let century = number % 100 == 0 && first < 2000 && self.digit_count(at) == 4;
        let (last, precision) =
            if century { (first + 99, DatePrecision::Century) } else { (first + 9, DatePrecision::Decade) };
        let days = (calendar::year(first as i16)?.0, calendar::year(last as i16)?.1);
        plural.then_some((When::Fixed(days, precision), quote + 1))
    }

    /// Two digits with an s are a decade behind "the" or a part, but an age behind "his".
    fn is_decade_placed(&self, at: usize) -> bool {
        let hyphen = at - usize::from(at > 0 && self.mark(at - 1, &['-', '\'', '\u{2019}', '\u{2018}']));
        let quoted = hyphen < at && !self.mark(hyphen, &['-']) && !self.is_glued(hyphen);
        let joined = hyphen < at && !quoted;
        match self.before(hyphen) {
            _ if quoted => true,
            // "the over-60s", "temperatures in the 30s"
            Some(DateWord::Preposition) if joined => false,
            // "over 60s" are people
            Some(DateWord::Preposition) if self.cue(at - 1, Cue::Over) => false,
            Some(DateWord::The | DateWord::Preposition) => !self.speaks_of_warmth(at),
            Some(DateWord::Part(_)) => hyphen < 2 || !self.cues(hyphen - 2, &[Cue::Own]),
            _ => false,
        }
    }

    fn speaks_of_warmth(&self, at: usize) -> bool {
        let cues = &self.text.lexicon().numbers.cues;
        let near = at.saturating_sub(WARMTH_REACH)..at;
        near.into_iter().any(|at| cues.get(self.text.id(at)) == Some(&NumberCue::Warmth))
    }

    /// "the nineteen seventies".
    fn worded_decade(&self, at: usize) -> Read<When> {
        let (DateWord::Cardinal(century), next) = self.word(at)? else { return None };
        let (DateWord::Decade(decade), end) = self.word(self.past_mark(next, &['-']))? else { return None };
        let first = i16::try_from(century).ok().filter(|century| (15..=20).contains(century))? * 100 + decade;
        let days = (calendar::year(first)?.0, calendar::year(first + 9)?.1);
        Some((When::Fixed(days, DatePrecision::Decade), end))
    }

    /// "the nineties".
    pub(super) fn decade_name(&self, decade: i16, at: usize, next: usize) -> Read<When> {
        let first = full_year(decade.into()) as i16;
        let first = if decade == 20 || decade == 30 || decade == 40 { 1900 + decade } else { first };
        let days = (calendar::year(first)?.0, calendar::year(first + 9)?.1);
        self.is_decade_placed(at).then_some((When::Fixed(days, DatePrecision::Decade), next))
    }

    /// `'98`, where the words before it let a date follow.
    pub(super) fn short_year(&self, at: usize) -> Read<When> {
        let digits = at + 1;
        let short = self.is_glued(digits) && self.digit_count(digits) == 2;
        if !self.cue(at, Cue::Apostrophe) || !short || self.is_glued(at) {
            return None;
        }
        if let Some(decade) = self.decade(digits) {
            return Some(decade);
        }
        let placed = self.before(at).is_some_and(|word| {
            matches!(word, DateWord::Preposition | DateWord::Part(_) | DateWord::Bound(_))
        });
        let year = full_year(self.whole(digits)?) as i16;
        let closed = !self.mark(digits + 1, &['\'', '\u{2019}']);
        (placed && closed).then_some((When::Fields(Fields::of(Slot::Year).in_year(year)), digits + 1))
    }

    /// "solar year 1402".
    pub(super) fn year_of_calendar(&self, era: Era, at: usize) -> Read<When> {
        if era == Era::Fiscal {
            return None;
        }
        let next = self.past_words(at, &[Cue::Of, Cue::Year]);
        let year = self.whole(next).filter(|year| (1..=9999).contains(year))?;
        let days = calendar::year_of(era, i16::try_from(year).ok()?)?;
        Some((When::Fixed(days, DatePrecision::Year), next + 1))
    }

    /// Whether a bare figure of four digits is a year, by the words beside it.
    ///
    /// Behind a preposition, an article or a possessive it is one unless it counts a plural and is round; elsewhere
    /// it is one where nothing it could count follows.
    fn is_year(&self, year: i16, at: usize, end: usize) -> bool {
        if self.is_part_of_more(at, end) {
            return false;
        }
        // "mid-2016"
        let first = at - usize::from(at > 0 && self.is_glued(at) && self.dash(at - 1).is_some());
        let word = self.before(first);
        let named = matches!(
            word,
            Some(DateWord::Unit(DateUnit::Year, _) | DateWord::Month(..) | DateWord::Season(_))
        );
        let placed = named || self.is_year_placed(at, word);
        let counts = self.counts(end);
        match year {
            _ if named => true,
            1900..=2099 if year % 100 != 0 && self.kind(at) == Some(TokenKind::Number) => {
                placed || !counts && (self.is_attribute(at, end) || self.opens_phrase(at))
            }
            1500..=2199 => placed && !counts,
            // "In 3004," closes its phrase; "in 3004 cases" counts.
            2200.. => at > 0 && self.cue(at - 1, Cue::In) && self.kind(end) != Some(TokenKind::Word),
            _ => false,
        }
    }

    /// Whether it is glued to something that makes it an identifier, an amount of money or a score, or is labelled.
    fn is_part_of_more(&self, at: usize, end: usize) -> bool {
        const OPENING: &[char] =
            &['(', '[', '"', '\u{201c}', '\u{2018}', '\'', '-', '\u{2013}', '\u{2014}', '/'];
        let Some(before) = at.checked_sub(1) else { return self.is_measured(end) };
        let glued = self.is_glued(at) && !self.mark(before, OPENING);
        let hyphenated = self.is_glued(at)
            && self.mark(before, &['-'])
            && self.is_glued(before)
            && !matches!(self.before(before), Some(DateWord::Part(_) | DateWord::Month(..)));
        let symbol = self.is_money_sign(before) || self.mark(before, &['#', '+', '~', '=']);
        glued
            || hyphenated
            || symbol
            || self.is_measured(end)
            || self.is_of_hours(at)
            || self.is_of_people(at)
    }

    /// `between | 1830 | and 2200`, `from 0900 to | 1700 | on Monday`: one of two times of day, where one of them is no
    /// year or a weekday or a word for hours stands behind.
    fn is_of_hours(&self, at: usize) -> bool {
        let joins = |at: usize| matches!(self.word(at), Some((DateWord::And | DateWord::Link, _)));
        let (first, last) = match at {
            _ if joins(at + 1) => (at, at + 2),
            2.. if joins(at - 1) => (at - 2, at),
            _ => return false,
        };
        let bound = first > 0 && matches!(self.word(first - 1), Some((DateWord::Bound(_), _)));
        let time = |at: usize| {
            let whole = self.whole(at).filter(|_| self.digit_count(at) == 4);
            whole.filter(|whole| whole / 100 < 24 && whole % 100 < 60)
        };
        let Some((from, to)) = time(first).zip(time(last)).filter(|_| bound) else { return false };
        let weekday = |at: usize| matches!(self.word(at), Some((DateWord::Weekday(..), _)));
        let hours = self.text.lexicon().numbers.cues.get(self.text.id(last + 1)) == Some(&NumberCue::Clock);
        let no_year = from < FIRST_YEAR || to >= LAST_YEAR;
        no_year || hours || weekday(last + 1) || weekday(last + 2)
    }

    /// `between | 1200 | and 1500 people`, `1200 to | 1500 | people`: one of two round figures that count whoever
    /// stands behind them.
    fn is_of_people(&self, at: usize) -> bool {
        let joins = |at: usize| matches!(self.word(at), Some((DateWord::And | DateWord::Link, _)));
        let last = if joins(at + 1) { at + 2 } else { at };
        let Some(first) = last.checked_sub(2).filter(|&first| joins(first + 1)) else { return false };
        let round = |at: usize| self.digit_count(at) == 4 && self.text.word(at).ends_with("00");
        let people = self.profile(last + 1).noun == Noun::Person;
        people && self.kind(last + 1) == Some(TokenKind::Word) && round(first) && round(last)
    }

    /// Whether a sign behind it or a range of other figures says that it is no year.
    fn is_measured(&self, end: usize) -> bool {
        let ranged = self.dash(end).is_some_and(|next| self.kind(next) == Some(TokenKind::Number));
        let clock = self.text.lexicon().numbers.cues.get(self.text.id(end)) == Some(&NumberCue::Clock);
        ranged || clock || self.mark(end, &['%', '°', '/'])
    }

    fn is_year_placed(&self, at: usize, word: Option<DateWord>) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let possessive = self.kind(before) == Some(TokenKind::Possessive);
        let free = !self.counts(at + 1);
        match word {
            Some(DateWord::And) => free && before > 0 && self.year_number(before - 1).is_some(),
            Some(DateWord::Preposition) if self.cues(before, &[Cue::In, Cue::During]) => true,
            // "at 2100" is a time of day, "over 2000" a count.
            Some(DateWord::Preposition) if self.cues(before, &[Cue::At, Cue::On, Cue::Over, Cue::Within]) => {
                false
            }
            Some(DateWord::Preposition) if is_sum(self.text, at) => false,
            Some(DateWord::Preposition) => {
                let near = self.cues(before, &[Cue::About, Cue::Around]);
                free && (!near || self.kind(at + 1) != Some(TokenKind::Word))
            }
            Some(DateWord::Bound(_) | DateWord::Turn(_) | DateWord::Link) => free,
            Some(DateWord::The | DateWord::Part(_)) => true,
            Some(DateWord::Amount(..)) => self.text.word(before).len() <= 2,
            _ => possessive || self.cue(before, Cue::Own) || free && self.is_dated(before),
        }
    }

    /// Behind "born", "c." and the like, and behind another year of a list.
    fn is_dated(&self, before: usize) -> bool {
        let stop = usize::from(self.mark(before, &['.']) && self.is_glued(before));
        let word = before.checked_sub(stop).filter(|&word| self.cue(word, Cue::Dated));
        let abbreviated = |word: usize| {
            let token = &self.text.tokens()[word];
            stop == 1 && token.case == Case::Lower || token.span().of(self.text.source()).len() > 2
        };
        let listed = before > 0 && self.mark(before, &[',']) && self.year_number(before - 1).is_some();
        listed || word.is_some_and(abbreviated)
    }

    /// Whether a plural or a unit follows, which a figure counts.
    fn counts(&self, end: usize) -> bool {
        if matches!(self.word(end), Some((DateWord::Unit(..), _))) {
            return true;
        }
        let lower =
            |at: usize| self.kind(at) == Some(TokenKind::Word) && self.text.tokens()[at].case == Case::Lower;
        let unknown = |at: usize| lower(at) && self.word(at).is_none();
        // "2000 armed men": an adjective may stand between.
        let adjective = unknown(end) && self.profile(end).parts.is_only(Parts::ADJECTIVE);
        let noun = end + usize::from(adjective && unknown(end + 1));
        unknown(noun) && self.is_plural(noun)
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = self.text.word(at);
        self.profile(at).plural || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    }

    /// "the deadly 2021 attack", "World Cup 2022": between an adjective and a noun, or behind a name.
    fn is_attribute(&self, at: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let labels = &self.text.lexicon().numbers.labels;
        let labelled = self.longest_before(labels, at).is_some();
        let noun = self.kind(end) == Some(TokenKind::Word) && self.profile(end).parts.has(Parts::NOUN);
        let described = noun && self.profile(before).parts.has(Parts::ADJECTIVE);
        let name = self.kind(before) == Some(TokenKind::Word)
            && self.text.tokens()[before].case == Case::Capitalised
            && self.word(before).is_none()
            && before > 0
            && self.kind(end) != Some(TokenKind::Word);
        !labelled && (described || name)
    }

    /// Whether a figure stands at the start of a phrase: of the text, a line, a bracket or behind a comma.
    fn opens_phrase(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.mark(before, &['(', '[', ',', ';', ':', '\u{2014}', '"', '\u{201c}'])
            || self.text.tokens()[at].gap >= Gap::Line
    }
}

/// A fiscal year, wherever in its country's calendar it begins.
fn fiscal(year: i16) -> Option<When> {
    Some(When::Fixed(calendar::year_of(Era::Fiscal, year)?, DatePrecision::Stretch))
}

/// `a fine of 2000`, `a total of 1990`: behind "of", a figure that is what a noun with "a" comes to, where the figure
/// is round or the noun measures something.
pub(in crate::value) fn is_sum(text: &Text<'_>, at: usize) -> bool {
    let lexicon = text.lexicon();
    let Some(of) = at.checked_sub(2).map(|_| at - 1).filter(|&of| text.is(of, "of")) else { return false };
    let article = |at: usize| lexicon.numbers.numerals.get(text.id(at)) == Some(&Numeral::Article);
    let indefinite = (of.saturating_sub(4)..of - 1).any(article);
    let round = text.word(at).ends_with("00");
    indefinite && (round || lexicon.measures.nouns.get(text.id(of - 1)).is_some())
}
