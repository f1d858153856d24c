//! Fields of the calendar by their names: months, weekdays, seasons, years.
//!
//! ```text
//! month-first = month ["."] (["the"] day [link day] [[","|"of"|"in"] year] | [","|"of"] year)
//! day-first   = day ["day"] ["of"] month [","] [year] | day link day-first
//! weekday     = weekday ["."] [","] (month-first | day-first | digits | ["the"] day) | weekday ["of"] turn "week"
//! year        = four digits | "'" two digits | year quarter | decade | turn "year"
//! ```

use super::digits::full_year;
use super::number::whole;
use super::{Read, Reader};
use crate::lexicon::dates::{DateCue as Cue, DateUnit, DateWord, Lone, Number, Opening, Turn};
use crate::text::{Case, TokenKind};
use crate::value::date::when::{Fields, Slot, When, YearOf};

impl Reader<'_> {
    /// What a month starts.
    pub(super) fn month(&self, month: i8, lone: Lone, at: usize, next: usize) -> Read<When> {
        if self.is_glued(at)
            && (self.is_money_sign(at.wrapping_sub(1)) || self.mark(at.wrapping_sub(1), &['#', '@']))
        {
            return None;
        }
        if let Some(digits) = self.digits(at) {
            return Some(digits);
        }
        let after = self.past_stop(next);
        if let Some((day, year)) = self.day_and_year(after) {
            return Some((When::Fields(Fields::of(Slot::Day(month, day)).in_year(year)), after + 1));
        }
        if let Some((day, end)) = self.day_behind_month(at, after) {
            return Some(self.month_and_day(month, day, end));
        }
        let fields = Fields::of(Slot::Month(month));
        if let Some((year, end)) = self.year_behind(after) {
            return Some((When::Fields(Fields { year: Some(year), ..fields }), end));
        }
        let year = self.year_ahead(after);
        self.may_stand_alone(lone, at, next).then_some((When::Fields(Fields { year, ..fields }), after))
    }

    /// The year of "January and February 2019", seen from behind the first month.
    fn year_ahead(&self, at: usize) -> Option<YearOf> {
        let mut at = at;
        for _ in 0..12 {
            let comma = self.past_mark(at, &[',']);
            let next = comma + usize::from(self.cues(comma, &[Cue::And, Cue::Or]));
            let (DateWord::Month(..), after) = self.word(next).filter(|_| next > at)? else { return None };
            at = self.past_stop(after);
            if let Some((year @ YearOf::Stated(_), _)) = self.year_behind(at) {
                return Some(year);
            }
        }
        None
    }

    /// "22,1987" in one token.
    fn day_and_year(&self, at: usize) -> Option<(i8, i16)> {
        let (day, year) = self.text.word(at).split_once(',').filter(|(_, year)| year.len() == 4)?;
        let day = i8::try_from(whole(day)?).ok().filter(|day| (1..=31).contains(day))?;
        Some((day, i16::try_from(whole(year)?).ok().filter(|year| (1400..=2199).contains(year))?))
    }

    fn day_behind_month(&self, at: usize, after: usize) -> Read<i8> {
        let (day, end) = self.day_of_month(self.past_words(after, &[Cue::The]))?;
        let noun = self.kind(end) == Some(TokenKind::Word)
            && !self.text.tokens()[end].is_capitalised()
            && self.word(end).is_none();
        // "In March 12 people", "in early March four men": the figure counts the people.
        let before = at.checked_sub(1);
        let placed = before.is_some_and(|at| self.cue(at, Cue::In))
            || matches!(self.before(at), Some(DateWord::Part(_)))
            || self.kind(end - 1) == Some(TokenKind::Word) && self.ordinal(end - 1).is_none();
        let lower = self.text.tokens()[at].case == Case::Lower;
        (!noun || !placed && !lower).then_some((day, end))
    }

    /// `month day`, perhaps with a second day and a year behind.
    fn month_and_day(&self, month: i8, day: i8, end: usize) -> (When, usize) {
        let first = Fields::of(Slot::Day(month, day));
        let Some((last, last_end)) = self.second_day(day, end) else {
            let (year, end) = self.year_of_day(end);
            return (When::Fields(Fields { year, ..first }), end);
        };
        let (year, end) = self.year_of_day(last_end);
        let last = Fields { year, ..Fields::of(Slot::Day(month, last)) };
        let first = Fields { year, ..first };
        (When::Through(Box::new(When::Fields(first)), Box::new(When::Fields(last))), end)
    }

    /// The last day of `March 5-7`.
    fn second_day(&self, first: i8, end: usize) -> Read<i8> {
        if let Some(last) = self.last_of_list(first, end) {
            return Some(last);
        }
        let next = self.past_words(self.link(end)?, &[Cue::The]);
        let (last, last_end) = self.day_of_month(next).filter(|&(last, _)| last > first)?;
        let noun = self.kind(last_end) == Some(TokenKind::Word)
            && !self.ends_phrase(last_end)
            && !self.is_glued(next);
        let month = matches!(self.word(last_end), Some((DateWord::Month(..), _)));
        let another = self.digits(next).is_some();
        (!noun && !month && !another).then_some((last, last_end))
    }

    /// The last of "5, 6 and 7", where the days follow on each other.
    fn last_of_list(&self, first: i8, end: usize) -> Read<i8> {
        let mut end = end;
        for day in first + 1..=31 {
            let comma = self.past_mark(end, &[',']);
            let joined = self.cue(comma, Cue::And);
            let (_, next) =
                self.day_of_month(comma + usize::from(joined)).filter(|&(found, _)| found == day)?;
            let noun = self.kind(next) == Some(TokenKind::Word) && !self.ends_phrase(next);
            if joined {
                return (!noun).then_some((day, next));
            }
            if comma == end {
                return None;
            }
            end = next;
        }
        None
    }

    /// A year behind a day, if it is there.
    fn year_of_day(&self, at: usize) -> (Option<YearOf>, usize) {
        match self.year_behind(at) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// `[","|"of"|"in"|"-"] year`, or "last year", "of this year".
    pub(super) fn year_behind(&self, at: usize) -> Read<YearOf> {
        let next = self.past_mark(at, &[',', '-', '/']);
        let next = if next == at { self.past_words(at, &[Cue::Of, Cue::In]) } else { next };
        if let Some((year, end)) = self.year_number(next) {
            let near = (1400..=2199).contains(&year);
            let fits = (near || year > 2199 && !self.ends_count(end)) && !self.mark(end, &['%']);
            return fits.then_some((YearOf::Stated(year), end));
        }
        let quoted = self.mark(next, &['\'', '\u{2019}', '\u{2018}']);
        let short = next + usize::from(quoted);
        if let Some(year) = self.whole_of(2, short) {
            let stated = quoted && self.is_glued(short)
                || next > at && self.cue(at, Cue::Of)
                || year > 31 && next == at && !self.ends_count(short + 1);
            return stated.then_some((YearOf::Stated(full_year(year) as i16), short + 1));
        }
        self.turned_year(next)
    }

    /// Whether a noun follows that a figure may count.
    fn ends_count(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).is_none()
    }

    /// "last year", "this year", "next year".
    fn turned_year(&self, at: usize) -> Read<YearOf> {
        let (DateWord::Turn(turn), next) = self.word(at)? else { return None };
        let (DateWord::Unit(DateUnit::Year, _), end) = self.word(next)? else { return None };
        let steps = match turn {
            Turn::Last => -1,
            Turn::This => 0,
            Turn::Next => 1,
            _ => return None,
        };
        Some((YearOf::Shift(steps), end))
    }

    /// Whether a word that may be no date stands as one: behind a preposition, a turn, a part or another end.
    fn may_stand_alone(&self, lone: Lone, at: usize, next: usize) -> bool {
        let named = self.is_name_behind(next);
        if lone == Lone::Yes {
            return !(named && self.text.word(at).len() <= 3);
        }
        let capital = self.text.tokens()[at].is_capitalised();
        let joined = self.link(next).or_else(|| self.cues(next, &[Cue::And, Cue::Or]).then_some(next + 1));
        let ranged = joined.is_some_and(|last| matches!(self.word(last), Some((DateWord::Month(..), _))));
        let dashed = at > 0 && self.dash(at - 1).is_some();
        // "this may also be"
        let verb =
            self.cue(at, Cue::May) && self.kind(next) == Some(TokenKind::Word) && !self.ends_phrase(next);
        let placed = match self.before(at) {
            Some(DateWord::Turn(turn)) => capital && turn != Turn::That && !verb,
            Some(DateWord::Part(_) | DateWord::Bound(Opening::Since | Opening::From | Opening::Between)) => {
                true
            }
            Some(DateWord::Bound(Opening::Until) | DateWord::Link | DateWord::And | DateWord::Ordinal(_)) => {
                capital
            }
            Some(DateWord::Bound(_)) => capital && !self.cue(at, Cue::May),
            Some(DateWord::Preposition) => {
                self.cue(at - 1, Cue::In)
                    || capital && self.cues(at - 1, &[Cue::During, Cue::Of, Cue::Throughout, Cue::On])
            }
            _ => capital && dashed,
        };
        capital && ranged || placed && !named
    }

    /// Whether a capitalised word follows, as the surname does in "April Jones".
    fn is_name_behind(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Capitalised | Case::Mixed)
                && self.word(at).is_none()
        })
    }

    /// "by May", "after May": a name as likely as the month.
    pub(super) fn is_lone_may(&self, at: usize, end: usize) -> bool {
        end == at + 1 && self.cue(at, Cue::May)
    }

    /// The date word that ends before a token.
    pub(super) fn before(&self, at: usize) -> Option<DateWord> {
        (1..=3).find_map(|back| {
            let start = at.checked_sub(back)?;
            self.word(start).filter(|&(_, end)| end == at).map(|(word, _)| word)
        })
    }

    /// What a weekday starts.
    pub(super) fn weekday(&self, weekday: i8, lone: Lone, at: usize, next: usize) -> Read<When> {
        let after = self.past_stop(next);
        if let Some((when, end)) = self.date_behind_weekday(after) {
            return Some((with_weekday(when, weekday), end));
        }
        if let Some((week, end)) = self.week_behind(after) {
            return Some((When::Weekday(weekday, Box::new(week)), end));
        }
        if let Some((week, end)) = self.after_next(DateUnit::Week, after) {
            return Some((When::Weekday(weekday, Box::new(week)), end));
        }
        let fields = Fields { weekday: Some(weekday), ..Fields::of(Slot::Weekday) };
        if let Some(later) = self.weeks_on(fields, after) {
            return Some(later);
        }
        let end = self.past_day_part(if after > next && self.kind(after).is_some() { after } else { next });
        let alone = lone == Lone::Yes
            || self.before(at).is_some_and(|word| {
                matches!(word, DateWord::Preposition | DateWord::Turn(_) | DateWord::Bound(_))
            });
        alone.then_some((When::Fields(fields), end))
    }

    pub(super) fn date_behind_weekday(&self, after: usize) -> Read<When> {
        let comma = self.past_mark(after, &[',']);
        let next = self.past_words(comma, &[Cue::The]);
        let when = match self.kind(next)? {
            TokenKind::Number => self.digits(next).or_else(|| self.day_first(next)),
            TokenKind::Word => match self.word(next)? {
                (DateWord::Month(month, _), end) => {
                    self.month(month, Lone::No, next, end).filter(|(when, _)| is_day(when))
                }
                _ => self.day_first(next),
            },
            _ => None,
        };
        let alone = || (comma == after).then(|| self.day_alone(next)).flatten();
        when.filter(|(when, _)| is_day(when)).or_else(alone)
    }

    /// The day of "Friday the 13th" or "Sunday 31".
    fn day_alone(&self, at: usize) -> Read<When> {
        let (day, end) = self.day_of_month(at)?;
        let ordinal = self.ordinal(at).is_some();
        let closed = self.kind(end).is_none_or(|kind| kind == TokenKind::Mark) && self.dash(end).is_none();
        (ordinal || closed).then_some((When::Fields(Fields::of(Slot::DayOfMonth(day))), end))
    }

    /// "of next week", "last week" behind a weekday.
    fn week_behind(&self, at: usize) -> Read<When> {
        let next = self.past_words(at, &[Cue::Of, Cue::The]);
        let (DateWord::Turn(turn), unit) = self.word(next)? else { return None };
        let (DateWord::Unit(DateUnit::Week, _), end) = self.word(unit)? else { return None };
        Some((super::relative::shifted(turn, DateUnit::Week)?, end))
    }

    /// Past "morning", "night" behind a day.
    pub(super) fn past_day_part(&self, at: usize) -> usize {
        match self.word(at) {
            Some((DateWord::DayPart | DateWord::Overnight, end)) => end,
            _ => at,
        }
    }

    /// A season, quarter, half or feast, perhaps with its year.
    pub(super) fn slot(&self, word: DateWord, at: usize, next: usize) -> Read<When> {
        let slot = match word {
            DateWord::Season(n) => Slot::Season(n),
            DateWord::Quarter(n) => Slot::Quarter(n),
            DateWord::HalfYear(n) => Slot::HalfYear(n),
            DateWord::Holiday(holiday) => Slot::Holiday(holiday),
            _ => return None,
        };
        if let Some(fiscal) = self.fiscal_year(self.past_words(next, &[Cue::Of, Cue::The])) {
            return Some(fiscal);
        }
        let fields = Fields::of(slot);
        let (year, end) = self.year_behind(next).map_or((None, next), |(year, end)| (Some(year), end));
        let fields = Fields { year, ..fields };
        if let (Slot::Holiday(_), Some((DateWord::Unit(DateUnit::Weekend, _), end))) = (slot, self.word(end))
        {
            return Some((When::Holding(DateUnit::Weekend, Box::new(When::Fields(fields))), end));
        }
        if year.is_some() {
            return Some((When::Fields(fields), end));
        }
        let alone = match slot {
            Slot::Season(_) => self.season_alone(at, next),
            Slot::HalfYear(_) => false,
            _ => true,
        };
        alone.then_some((When::Fields(fields), next))
    }

    /// "in the spring", "this fall", but not "the fall of the city".
    fn season_alone(&self, at: usize, next: usize) -> bool {
        let the = at - usize::from(at > 0 && self.cue(at - 1, Cue::The));
        let placed = match self.before(the) {
            Some(DateWord::Turn(turn)) => the == at && turn != Turn::That,
            Some(DateWord::Part(_)) => true,
            Some(DateWord::Preposition) => {
                self.cues(the - 1, &[Cue::In, Cue::During, Cue::Over, Cue::Throughout])
            }
            _ => false,
        };
        placed && !self.cue(next, Cue::Of)
    }

    /// A number that is a day with its month, a decade or a year.
    pub(super) fn figures(&self, at: usize) -> Read<When> {
        self.day_first(at).or_else(|| self.year(at)).or_else(|| self.numbered_day(at))
    }

    /// `day ["day"] ["of"] month [year]`, or two days joined before the month.
    pub(super) fn day_first(&self, at: usize) -> Read<When> {
        let (day, next) = self.day_of_month(at)?;
        if let Some(day_and_month) = self.month_behind_day(day, next) {
            return Some(day_and_month);
        }
        let joined = self.link(next).or_else(|| self.cue(next, Cue::And).then_some(next + 1))?;
        let after = self.past_words(joined, &[Cue::The]);
        let (last, end) =
            self.day_of_month(after).filter(|&(last, _)| !self.cue(next, Cue::And) || last == day + 1)?;
        let (When::Fields(last), end) = self.month_behind_day(last, end)? else { return None };
        let Slot::Day(month, last_day) = last.slot else { return None };
        let first =
            if day < last_day { Slot::Day(month, day) } else { Slot::Day((month + 10) % 12 + 1, day) };
        let year = if day < last_day || month > 1 { last.year } else { None };
        let first = Fields { year, ..Fields::of(first) };
        Some((When::Through(Box::new(When::Fields(first)), Box::new(When::Fields(last))), end))
    }

    fn month_behind_day(&self, day: i8, at: usize) -> Read<When> {
        let of = match self.word(at) {
            Some((DateWord::Unit(DateUnit::Day, Number::One), next)) => next,
            _ => at,
        };
        let next = self.past_words(self.past_mark(of, &['-', '/']), &[Cue::Of]);
        let (DateWord::Month(month, lone), after) = self.word(next)? else { return None };
        // "5 may" and "12 march" are verbs where nothing else marks the date.
        let lower = lone == Lone::No && self.text.tokens()[next].case == Case::Lower;
        // "23 of April's 30 days" counts days; "the 23rd of April's storm" is one.
        let part = self.kind(after) == Some(TokenKind::Possessive)
            && self.cue(next - 1, Cue::Of)
            && next >= 2
            && !matches!(self.before(next - 1), Some(DateWord::Suffix | DateWord::Ordinal(_)));
        if part {
            return None;
        }
        let (year, end) = self.year_of_day(self.past_stop(after));
        let verb =
            lower && year.is_none() && self.kind(end) == Some(TokenKind::Word) && self.word(end).is_none();
        (!verb).then_some((When::Fields(Fields { year, ..Fields::of(Slot::Day(month, day)) }), end))
    }

    /// "4th to 23rd of next month"
    fn numbered_days(&self, at: usize) -> Read<When> {
        let (first, next) = self.day_of_month(at)?;
        let next = self.past_words(self.link(next)?, &[Cue::The]);
        let (last, next) = self.day_of_month(next).filter(|&(last, _)| last > first)?;
        let (month, end) = self.turned_month(next)?;
        let count = i32::from(last - first) + 1;
        Some((When::Nth { unit: DateUnit::Day, nth: first.into(), count, of: Box::new(month) }, end))
    }

    /// "on the 18th", "the 21st of last month".
    fn numbered_day(&self, at: usize) -> Read<When> {
        if let Some(days) = self.numbered_days(at) {
            return Some(days);
        }
        let (day, end) = self.ordinal(at)?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        if let Some((month, end)) = self.turned_month(end) {
            return Some((
                When::Nth { unit: DateUnit::Day, nth: day.into(), count: 1, of: Box::new(month) },
                end,
            ));
        }
        let placed = at >= 2
            && self.cue(at - 1, Cue::The)
            && self.cues(at - 2, &[Cue::On, Cue::By, Cue::Until, Cue::Since, Cue::Of]);
        let holding = matches!(self.before(at - usize::from(at > 0)), Some(DateWord::Holding(_)));
        let turned = matches!(self.before(at), Some(DateWord::Weekday(..)));
        let closed = self.kind(end).is_none_or(|kind| kind == TokenKind::Mark) && !self.is_glued(end + 1);
        (placed && closed && self.kind(at) == Some(TokenKind::Number) || holding || turned)
            .then_some((When::Fields(Fields::of(Slot::DayOfMonth(day))), end))
    }

    /// "of this month", "last month".
    fn turned_month(&self, at: usize) -> Read<When> {
        let next = self.past_words(at, &[Cue::Of]);
        let (DateWord::Turn(turn), unit) = self.word(next)? else { return None };
        let (DateWord::Unit(DateUnit::Month, _), end) = self.word(unit)? else { return None };
        Some((super::relative::shifted(turn, DateUnit::Month)?, end))
    }
}

/// Whether it is a day.
fn is_day(when: &When) -> bool {
    match when {
        When::Fields(fields) | When::Either(fields, _) => {
            matches!(fields.slot, Slot::Day(..) | Slot::DayOfMonth(_))
        }
        _ => false,
    }
}

/// The weekday helps to find the year where none is stated.
fn with_weekday(when: When, weekday: i8) -> When {
    let set = |fields: Fields| Fields { weekday: Some(weekday), ..fields };
    match when {
        When::Fields(fields) => When::Fields(set(fields)),
        When::Either(first, second) if first.year.is_none() => When::Either(set(first), set(second)),
        other => other,
    }
}
