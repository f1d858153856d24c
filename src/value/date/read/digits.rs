//! Dates in digits.
//!
//! ```text
//! digits = year sep month sep day | day sep month sep year | month sep day sep year      sep: - / .
//!        | year sep month | month sep year | year sep quarter | year "–" year | year "-" day-of-year
//!        | yyyymmdd | month sep day          the last only behind a word that dates follow
//! ```
//! `03/04/2024` is read with the month first, as the other reading stands among the alternatives; where the text tells
//! of what has been, and only the day first has been, the day is first. Between full stops the day is first. A name of
//! a month may take the place of its number: 5-Mar-2024.

use super::number::whole;
use super::{Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateWord, Opening};
use crate::text::TokenKind;
use crate::value::date::Day;
use crate::value::date::mention::DatePrecision;
use crate::value::date::when::{Fields, Slot, When};

/// One element of a chain of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Element {
    /// A number and how many digits it has.
    Number(i32, usize),
    Month(i8),
}

/// Numbers (or a month's name) with one separator between them, nothing else.
struct Chain {
    elements: [Element; 3],
    len: usize,
    separator: char,
    end: usize,
}

const SEPARATORS: &[char] =
    &['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2013}', '\u{ff0d}', '\u{ff0e}', '\u{ff0f}'];

/// The mark of ASCII that a full-width one is.
fn narrow(mark: char) -> char {
    match mark {
        '\u{ff0d}' => '-',
        '\u{ff0e}' => '.',
        '\u{ff0f}' => '/',
        mark => mark,
    }
}

impl Reader<'_> {
    pub(super) fn digits(&self, at: usize) -> Read<When> {
        if let Some(day) = self.eight_digits(at) {
            return Some((When::Fields(day), at + 1));
        }
        let counted = self.quarter_in_letters(at).or_else(|| self.iso_week(at));
        if let Some(stretch) = counted.or_else(|| self.day_of_year(at)) {
            return Some(stretch);
        }
        let chain = self.chain(at)?;
        if chain.len == 3 {
            return Some((three(&chain)?, self.past_time(chain.end)));
        }
        let when =
            two(&chain, || self.follows_date_word(at) || self.is_listed(at) || self.is_ranged(&chain))?;
        let year = self.mark(chain.end, &[',']).then(|| self.year_number(chain.end + 1)).flatten();
        match (when, year) {
            (When::Either(first, second), Some((year, end))) => {
                Some((When::Either(first.in_year(year), second.in_year(year)), end))
            }
            (When::Fields(fields), Some((year, end))) if fields.year.is_none() => {
                Some((When::Fields(fields.in_year(year)), end))
            }
            (when, _) => Some((when, chain.end)),
        }
    }

    /// Whether it is one of several month/day pairs, of which the first follows a date word.
    fn is_listed(&self, at: usize) -> bool {
        let pair = |at: usize| {
            let joined = at > 3 && (self.mark(at - 1, &[',']) || self.cues(at - 1, &[Cue::Or, Cue::And]));
            (joined && self.mark(at - 3, &['/']) && self.is_glued(at - 3)).then(|| at - 4)
        };
        std::iter::successors(pair(at), |&at| pair(at)).take(6).any(|first| self.follows_date_word(first))
    }

    /// Whether another month/day follows behind a dash.
    fn is_ranged(&self, chain: &Chain) -> bool {
        let next = self.dash(chain.end).filter(|_| chain.separator == '/').and_then(|next| self.chain(next));
        next.is_some_and(|next| next.separator == '/')
    }

    /// `20240322`
    fn eight_digits(&self, at: usize) -> Option<Fields> {
        let number = self.whole_of(8, at)?;
        let fields = day(number / 10_000, number / 100 % 100, number % 100)?;
        (1900..=2099).contains(&(number / 10_000)).then_some(fields)
    }

    /// `3Q23`, `1H 2024`: as analysts write the quarters and halves of years.
    fn quarter_in_letters(&self, at: usize) -> Read<When> {
        let nth = self.whole_of(1, at).filter(|_| self.is_glued(at + 1))?;
        let word = self.text.word(at + 1);
        let (letter, short) = word.split_at_checked(1)?;
        let slot = match letter {
            "Q" if nth <= 4 => Slot::Quarter(nth as i8),
            "H" if nth <= 2 => Slot::HalfYear(nth as i8),
            _ => return None,
        };
        let behind = || self.year_behind(at + 2).filter(|_| short.is_empty());
        let stated = match short.len() {
            2 => Some(full_year(whole(short)?)),
            4 => Some(whole(short)?),
            _ => None,
        };
        let fields = Fields::of(slot);
        match stated.and_then(|year| i16::try_from(year).ok()) {
            Some(year) if nth > 0 => Some((When::Fields(fields.in_year(year)), at + 2)),
            _ => behind()
                .filter(|_| nth > 0)
                .map(|(year, end)| (When::Fields(Fields { year: Some(year), ..fields }), end)),
        }
    }

    /// `2024-W12`, `2024-W12-5`, `2024W12`.
    fn iso_week(&self, at: usize) -> Read<When> {
        let year = self.whole_of(4, at).filter(|_| self.is_glued(at + 1))?;
        let hyphen = usize::from(self.mark(at + 1, &['-']) && self.is_glued(at + 2));
        let word = self.text.word(at + 1 + hyphen);
        let week = word.strip_prefix('W').filter(|week| week.len() == 2).and_then(whole)?;
        let fields = Fields::of(Slot::Week(i8::try_from(week).ok()?)).in_year(i16::try_from(year).ok()?);
        let end = at + 2 + hyphen;
        let weekday = self.whole_of(1, end + 1).filter(|day| {
            let joined = self.mark(end, &['-']) && self.is_glued(end) && self.is_glued(end + 1);
            joined && (1..=7).contains(day)
        });
        if !(1..=53).contains(&week) || weekday.is_none() && self.runs_on(end) {
            return None;
        }
        Some(match weekday {
            Some(day) => (When::Weekday(day as i8, Box::new(When::Fields(fields))), end + 2),
            None => (When::Fields(fields), end),
        })
    }

    /// `on 2024-082`, `day 2024-082`: the 82nd day of 2024 (ISO 8601), behind a word that dates follow; elsewhere such
    /// figures number files and laws.
    fn day_of_year(&self, at: usize) -> Read<When> {
        let year = self.whole_of(4, at)?;
        let joined = self.mark(at + 1, &['-']) && self.is_glued(at + 1) && self.is_glued(at + 2);
        let nth = self.whole_of(3, at + 2).filter(|_| joined)?;
        let before = at.checked_sub(1)?;
        let dated = self.follows_date_word(at) || self.cues(before, &[Cue::Day, Cue::Date]);
        let first = Day::new(i16::try_from(year).ok()?, 1, 1).filter(|_| dated && !self.runs_on(at + 3))?;
        let day = first.plus(nth - 1).filter(|day| nth > 0 && day.year() == first.year())?;
        Some((When::Fixed((day, day), DatePrecision::Day), at + 3))
    }

    /// The elements from a token on, as far as one separator joins them.
    fn chain(&self, at: usize) -> Option<Chain> {
        let mut chain = Chain { elements: [Element::Number(0, 0); 3], len: 0, separator: ' ', end: at };
        loop {
            if self.within_number(&mut chain).is_none() {
                break;
            }
            let next = chain.end;
            let separator = self.text.mark(next).filter(|c| SEPARATORS.contains(c)).map(narrow);
            let joined =
                self.is_glued(next) && self.is_glued(next + 1) && self.kind(next) == Some(TokenKind::Mark);
            let Some(separator) = separator.filter(|_| joined) else { break };
            let same = chain.separator == ' ' || chain.separator == separator;
            if chain.len == 3 || !same || self.element(next + 1).is_none() {
                break;
            }
            chain.separator = separator;
            chain.end = next + 1;
        }
        (chain.len >= 2 && !self.runs_on(chain.end)).then_some(chain)
    }

    /// Adds the token at the chain's end, in which full stops may join several numbers.
    fn within_number(&self, chain: &mut Chain) -> Option<()> {
        let word = self.text.word(chain.end);
        if self.kind(chain.end) != Some(TokenKind::Number) || !word.contains('.') {
            let element = self.element(chain.end)?;
            *chain.elements.get_mut(chain.len)? = element;
            chain.len += 1;
            chain.end += 1;
            return Some(());
        }
        if chain.len > 0 || word.split('.').count() > chain.elements.len() {
            return None;
        }
        // all of them or none: "2.1612.1,1" is no date
        let parts: Option<Vec<Element>> =
            word.split('.').map(|part| Some(Element::Number(whole(part)?, part.chars().count()))).collect();
        for (element, part) in chain.elements.iter_mut().zip(parts?) {
            *element = part;
            chain.len += 1;
        }
        chain.separator = '.';
        chain.end += 1;
        Some(())
    }

    fn element(&self, at: usize) -> Option<Element> {
        if let Some(number) = self.whole(at) {
            return Some(Element::Number(number, self.digit_count(at)));
        }
        match self.word(at)? {
            (DateWord::Month(month, _), _) => Some(Element::Month(month)),
            _ => None,
        }
    }

    /// Whether digits or letters are glued to what ends before a token.
    pub(super) fn runs_on(&self, end: usize) -> bool {
        if !self.is_glued(end) {
            return false;
        }
        let digits = |at: usize| self.is_glued(at) && self.kind(at) == Some(TokenKind::Number);
        match self.kind(end) {
            Some(TokenKind::Number) => true,
            Some(TokenKind::Word) => !self.text.word(end).starts_with(['T', 't', 'Z']),
            Some(TokenKind::Mark) => {
                let joined = self.mark(end, &['/', '-']) && digits(end + 1);
                // 5/1-5/7 are two dates.
                joined && !self.mark(end + 2, &['/']) || self.mark(end, &['%'])
            }
            _ => false,
        }
    }

    /// Past the time of day of an RFC 3339 date.
    fn past_time(&self, at: usize) -> usize {
        let timed =
            self.is_glued(at) && self.text.word(at).starts_with(['T', 't']) && self.text.word(at).len() == 3;
        let mut end = at;
        while timed
            && self.is_glued(end)
            && (end == at || self.kind(end) != Some(TokenKind::Word) || self.cue(end, Cue::Zulu))
        {
            end += 1;
        }
        // A full stop or comma behind it is the sentence's.
        while end > at && self.mark(end - 1, &['.', ',', ';', ')', ':']) {
            end -= 1;
        }
        end
    }

    /// Whether a word before a token says that a date follows.
    pub(super) fn follows_date_word(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        // "on 2.5 acres" is a decimal, "on 5.12." may be a day.
        let decimal = self.text.word(at).contains('.');
        let closed = self.kind(at + 1).is_none_or(|kind| kind == TokenKind::Mark);
        if self.cue(before, Cue::On) {
            return !decimal || closed;
        }
        let ranged = self.dash(before).is_some() && at > 1 && self.kind(at - 2) == Some(TokenKind::Number);
        match self.before(at) {
            Some(DateWord::Turn(_) | DateWord::Weekday(..)) => !decimal || closed,
            Some(DateWord::Bound(Opening::Before | Opening::After | Opening::Starting)) => {
                // "after 3/4 of the way"
                let end = at + 3;
                !decimal && self.kind(end).is_none_or(|kind| kind == TokenKind::Mark)
            }
            Some(DateWord::Bound(_)) => !decimal,
            Some(DateWord::Link) => at > 1 && self.kind(at - 2) == Some(TokenKind::Number) && !decimal,
            _ => ranged && !decimal,
        }
    }

    /// Past all digits that hyphens, strokes and dashes join.
    pub(super) fn past_digits(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_glued(end)
            && self.mark(end, SEPARATORS)
            && self.is_glued(end + 1)
            && self.kind(end + 1) == Some(TokenKind::Number)
        {
            end += 2;
        }
        end
    }
}

fn three(chain: &Chain) -> Option<When> {
    use Element::{Month, Number};
    match chain.elements {
        // Tables write an unknown month or day as zero.
        [Number(y, 4), Number(0, 2), Number(0, 2)] => year(y).map(When::Fields),
        [Number(y, 4), Number(m, 2), Number(0, 2)] => month(y, m),
        [Number(y, 4), Number(m, 1..=2), Number(d, 1..=2)] => day(y, m, d).map(When::Fields),
        [Number(y, 4), Month(m), Number(d, 1..=2)] | [Number(d, 1..=2), Month(m), Number(y, 4)] => {
            day(y, m.into(), d).map(When::Fields)
        }
        [Month(m), Number(d, 1..=2), Number(y, 4)]
        | [Month(m), Number(y, 4), Number(d, 1..=2)]
        | [Number(d, 1..=2), Number(y, 4), Month(m)] => day(y, m.into(), d).map(When::Fields),
        [Number(d, 1..=2), Month(m), Number(y, 2)] => day(full_year(y), m.into(), d).map(When::Fields),
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, 4)] => either(chain, a, b, y),
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, 2)] => either(chain, a, b, full_year(y)),
        _ => None,
    }
}

/// Month and day in the order that the separator makes usual; the other order beside it.
fn either(chain: &Chain, a: i32, b: i32, year: i32) -> Option<When> {
    let (month_first, day_first) = (day(year, a, b), day(year, b, a));
    let (usual, other) =
        if chain.separator == '.' { (day_first, month_first) } else { (month_first, day_first) };
    match (usual, other) {
        (Some(usual), Some(other)) => Some(When::Either(usual, other)),
        (one, two) => one.or(two).map(When::Fields),
    }
}

fn two(chain: &Chain, follows_date_word: impl Fn() -> bool) -> Option<When> {
    use Element::{Month, Number};
    let of_year = |m: i8, d: i32| {
        Day::new(2024, m, i8::try_from(d).ok()?).map(|_| When::Fields(Fields::of(Slot::Day(m, d as i8))))
    };
    match chain.elements {
        [Number(y, 4), Number(m, 2), _] | [Number(m, 1..=2), Number(y, 4), _]
            if chain.separator != '.' && chain.separator != '\u{2013}' =>
        {
            month(y, m)
        }
        [Number(y, 4), Month(m), _] | [Month(m), Number(y, 4), _] => month(y, m.into()),
        [Month(m), Number(y @ 32.., 2), _] => month(full_year(y), m.into()),
        [Number(d, 1..=2), Month(m), _] | [Month(m), Number(d, 1..=2), _] => of_year(m, d),
        [Number(a, 1..=2), Number(b, 1..=2), _] if "/.".contains(chain.separator) && follows_date_word() => {
            let (first, second) = (of_year(a.try_into().ok()?, b), of_year(b.try_into().ok()?, a));
            match (first, second) {
                (Some(When::Fields(first)), Some(When::Fields(second))) => Some(When::Either(first, second)),
                (one, two) => one.or(two),
            }
        }
        _ => None,
    }
}

fn year(year: i32) -> Option<Fields> {
    i16::try_from(year)
        .ok()
        .filter(|year| (1000..=2999).contains(year))
        .map(|year| Fields::of(Slot::Year).in_year(year))
}

fn month(year: i32, month: i32) -> Option<When> {
    ((1..=12).contains(&month) && (1600..=2200).contains(&year))
        .then(|| When::Fields(Fields::of(Slot::Month(month as i8)).in_year(year as i16)))
}

fn day(year: i32, month: i32, day: i32) -> Option<Fields> {
    let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
    Day::new(year, month, day)?;
    Some(Fields::of(Slot::Day(month, day)).in_year(year))
}

/// The year of two digits: 1950 to 2049.
pub(super) fn full_year(short: i32) -> i32 {
    short + if short < 50 { 2000 } else { 1900 }
}
