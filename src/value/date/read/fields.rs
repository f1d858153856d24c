//! Fields of the calendar by their names: months, weekdays, seasons, years.
//!
//! ```text
//! month-first = month ["."] (["the"] day [link day] [[","|"of"|"in"] year] | [","|"of"] year)
//! day-first   = day ["day"] ["of"] month [","] [year] | day link day-first
//! weekday     = weekday ["."] [","] (month-first | day-first | digits | ["the"] day) | weekday ["of"] turn "week"
//! year        = four digits | "'" two digits | year quarter | decade | turn "year"
//! ```

use super::digits::full_year;
use super::{Read, Reader};
use crate::lexicon::dates::{DateUnit, DateWord, Era, Lone, Opening, Turn};
use crate::text::{Case, TokenKind};
use crate::value::date::calendar;
use crate::value::date::mention::DatePrecision;
use crate::value::date::when::{Fields, Slot, When, YearOf};

impl Reader<'_> {
    /// What a month starts.
    pub(super) fn month(&self, month: i8, lone: Lone, at: usize, next: usize) -> Read<When> {
        if let Some(digits) = self.digits(at) {
            return Some(digits);
        }
        let after = self.past_stop(next);
        if let Some((day, end)) = self.day_behind_month(at, after) {
            return Some(self.month_and_day(month, day, end));
        }
        let fields = Fields::of(Slot::Month(month));
        if let Some((year, end)) = self.year_behind(after) {
            return Some((When::Fields(Fields { year: Some(year), ..fields }), end));
        }
        self.may_stand_alone(lone, at, next).then_some((When::Fields(fields), after))
    }

    fn day_behind_month(&self, at: usize, after: usize) -> Read<i8> {
        let (day, end) = self.day_of_month(self.past_words(after, &["the"]))?;
        let noun = self.kind(end) == Some(TokenKind::Word)
            && !self.text.tokens()[end].is_capitalised()
            && self.word(end).is_none();
        // "In March 12 people": the figure counts the people.
        let counts = noun && at > 0 && self.text.is(at - 1, "in");
        let verb = self.text.tokens()[at].case == Case::Lower && noun;
        (!counts && !verb).then_some((day, end))
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
        let next = self.past_words(self.link(end)?, &["the"]);
        let (last, last_end) = self.day_of_month(next).filter(|&(last, _)| last > first)?;
        let noun = self.kind(last_end) == Some(TokenKind::Word)
            && !self.ends_phrase(last_end)
            && !self.is_glued(next);
        let month = matches!(self.word(last_end), Some((DateWord::Month(..), _)));
        let another = self.digits(next).is_some();
        (!noun && !month && !another).then_some((last, last_end))
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
        let next = if next == at { self.past_words(at, &["of", "in"]) } else { next };
        if let Some((year, end)) = self.year_number(next) {
            let fits = (1400..=2199).contains(&year) && !self.mark(end, &['%']);
            return fits.then_some((YearOf::Stated(year), end));
        }
        let quoted = self.mark(next, &['\'', '\u{2019}', '\u{2018}']);
        let short = next + usize::from(quoted);
        if let Some(year) = self.whole(short).filter(|_| self.text.word(short).len() == 2) {
            let stated = quoted && self.is_glued(short)
                || next > at && self.text.is(at, "of")
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
        !named
            && self.before(at).is_some_and(|word| match word {
                DateWord::Turn(turn) => capital && turn != Turn::That,
                DateWord::Part(_) | DateWord::Bound(Opening::Since | Opening::From | Opening::Between) => {
                    true
                }
                DateWord::Bound(Opening::Until) | DateWord::Link | DateWord::And | DateWord::Ordinal(_) => {
                    capital
                }
                DateWord::Bound(_) => capital && !self.text.is(at, "may"),
                DateWord::Preposition => {
                    self.text.is(at - 1, "in")
                        || capital
                            && ["during", "of", "throughout", "on"].iter().any(|w| self.text.is(at - 1, w))
                }
                _ => false,
            })
            || !named && capital && at > 0 && self.dash(at - 1).is_some()
    }

    /// Whether a capitalised word follows, as the surname does in "April Jones".
    fn is_name_behind(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Capitalised | Case::Mixed)
                && self.word(at).is_none()
        })
    }

    /// A name that "by" and the like may stand before, too: "by May", "after April".
    pub(super) fn lone_name(&self, at: usize, end: usize) -> bool {
        end == at + 1 && self.text.is(at, "may")
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
        let fields = Fields { weekday: Some(weekday), ..Fields::of(Slot::Weekday) };
        let end = self.past_day_part(if after > next && self.kind(after).is_some() { after } else { next });
        let alone = lone == Lone::Yes
            || self.before(at).is_some_and(|word| {
                matches!(word, DateWord::Preposition | DateWord::Turn(_) | DateWord::Bound(_))
            });
        alone.then_some((When::Fields(fields), end))
    }

    fn date_behind_weekday(&self, after: usize) -> Read<When> {
        let comma = self.past_mark(after, &[',']);
        let next = self.past_words(comma, &["the"]);
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
        when.filter(|(when, _)| is_day(when)).or_else(|| self.day_alone(comma == after, next))
    }

    /// The day of "Friday the 13th" or "Sunday 31".
    fn day_alone(&self, no_comma: bool, at: usize) -> Read<When> {
        let (day, end) = self.day_of_month(at)?;
        let ordinal = self.ordinal(at).is_some();
        let closed = self.kind(end).is_none_or(|kind| kind == TokenKind::Mark) && self.dash(end).is_none();
        (no_comma && (ordinal || closed)).then_some((When::Fields(Fields::of(Slot::DayOfMonth(day))), end))
    }

    /// "of next week", "last week" behind a weekday.
    fn week_behind(&self, at: usize) -> Read<When> {
        let next = self.past_words(at, &["of", "the"]);
        let (DateWord::Turn(turn), unit) = self.word(next)? else { return None };
        let (DateWord::Unit(DateUnit::Week, _), end) = self.word(unit)? else { return None };
        Some((super::relative::shifted(turn, DateUnit::Week)?, end))
    }

    /// Past "morning", "night" behind a day.
    pub(super) fn past_day_part(&self, at: usize) -> usize {
        match self.word(at) {
            Some((DateWord::DayPart, end)) => end,
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
        let fields = Fields::of(slot);
        if let Some((year, end)) = self.year_behind(next) {
            return Some((When::Fields(Fields { year: Some(year), ..fields }), end));
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
        let the = at - usize::from(at > 0 && self.text.is(at - 1, "the"));
        let placed = match self.before(the) {
            Some(DateWord::Turn(turn)) => the == at && turn != Turn::That,
            Some(DateWord::Part(_)) => true,
            Some(DateWord::Preposition) => {
                ["in", "during", "over", "throughout"].iter().any(|w| self.text.is(the - 1, w))
            }
            _ => false,
        };
        placed && !self.text.is(next, "of")
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
        let after = self.past_words(self.link(next)?, &["the"]);
        let (last, end) = self.day_of_month(after)?;
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
            Some((DateWord::Unit(DateUnit::Day, _), next)) => next,
            _ => at,
        };
        let next = self.past_words(self.past_mark(of, &['-', '/']), &["of"]);
        let (DateWord::Month(month, lone), after) = self.word(next)? else { return None };
        // "5 may" and "12 march" are verbs where nothing else marks the date.
        let lower = lone == Lone::No && self.text.tokens()[next].case == Case::Lower;
        let (year, end) = self.year_of_day(self.past_stop(after));
        let verb =
            lower && year.is_none() && self.kind(end) == Some(TokenKind::Word) && self.word(end).is_none();
        (!verb).then_some((When::Fields(Fields { year, ..Fields::of(Slot::Day(month, day)) }), end))
    }

    /// "on the 18th", "the 21st of last month".
    fn numbered_day(&self, at: usize) -> Read<When> {
        let (day, end) = self.ordinal(at)?;
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        if let Some((month, end)) = self.turned_month(end) {
            return Some((
                When::Nth { unit: DateUnit::Day, nth: day.into(), count: 1, of: Box::new(month) },
                end,
            ));
        }
        let placed = at >= 2
            && self.text.is(at - 1, "the")
            && ["on", "by", "until", "since", "of"].iter().any(|w| self.text.is(at - 2, w));
        let holding = matches!(self.before(at - usize::from(at > 0)), Some(DateWord::Holding(_)));
        let turned = matches!(self.before(at), Some(DateWord::Weekday(..)));
        let closed = self.kind(end).is_none_or(|kind| kind == TokenKind::Mark) && !self.is_glued(end + 1);
        (placed && closed && self.kind(at) == Some(TokenKind::Number) || holding || turned)
            .then_some((When::Fields(Fields::of(Slot::DayOfMonth(day))), end))
    }

    /// "of this month", "last month".
    fn turned_month(&self, at: usize) -> Read<When> {
        let next = self.past_words(at, &["of"]);
        let (DateWord::Turn(turn), unit) = self.word(next)? else { return None };
        let (DateWord::Unit(DateUnit::Month, _), end) = self.word(unit)? else { return None };
        Some((super::relative::shifted(turn, DateUnit::Month)?, end))
    }

    /// A year, or what starts with one.
    fn year(&self, at: usize) -> Read<When> {
        if let Some(decade) = self.decade(at) {
            return Some(decade);
        }
        let number = self.whole(at);
        if let Some((era, end)) = self.era_behind(at + 1).filter(|_| number.is_some()) {
            let days = calendar::year_of(era, i16::try_from(number?).ok()?)?;
            return Some((When::Fixed(days, DatePrecision::Year), end));
        }
        let (year, end) = self.year_number(at)?;
        if let Some(slot) = self.slot_behind_year(year, end) {
            return Some(slot);
        }
        let fields = Fields::of(Slot::Year).in_year(year);
        if let Some((last, end)) = self.second_year(year, end) {
            let last = When::Fields(fields.in_year(last));
            return Some((When::Through(Box::new(When::Fields(fields)), Box::new(last)), end));
        }
        self.is_year(year, at, end).then_some((When::Fields(fields), end))
    }

    fn era_behind(&self, at: usize) -> Read<Era> {
        let (DateWord::Era(era), end) = self.word(at)? else { return None };
        (self.text.tokens()[at].case == Case::Upper || self.text.word(at).contains('.')).then_some((era, end))
    }

    /// "2017 Q1", "2019-H2", "2024 March".
    fn slot_behind_year(&self, year: i16, at: usize) -> Read<When> {
        let next = self.past_mark(at, &['-', '/']);
        let (slot, end) = match self.word(next)? {
            (DateWord::Quarter(n), end) => (Slot::Quarter(n), end),
            (DateWord::HalfYear(n), end) => (Slot::HalfYear(n), end),
            (DateWord::Month(n, Lone::Yes), end) => (Slot::Month(n), end),
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
        let last = match self.text.word(next).len() {
            2 => i32::from(first) / 100 * 100 + number,
            4 => number,
            _ => return None,
        };
        let last = i16::try_from(last).ok().filter(|&last| last > first && last < 2200)?;
        (first >= 1000 && !self.is_glued(next + 1) || self.kind(next + 1) == Some(TokenKind::Mark))
            .then_some((last, next + 1))
    }

    /// "1990s", "1990's", "the '90s", "the 90s".
    fn decade(&self, at: usize) -> Read<When> {
        let number = self.whole(at).filter(|number| number % 10 == 0)?;
        let quote = at + 1 + usize::from(self.mark(at + 1, &['\'', '\u{2019}']));
        let plural = self.text.is(quote, "s") && self.is_glued(at + 1) && self.is_glued(quote);
        let first = match self.text.word(at).len() {
            4 if (1000..=2200).contains(&number) => number,
            2 if self.is_decade_placed(at) => full_year(number),
            _ => return None,
        };
        let century = number % 100 == 0 && first < 2000 && self.text.word(at).len() == 4;
        let (last, precision) =
            if century { (first + 99, DatePrecision::Century) } else { (first + 9, DatePrecision::Decade) };
        let days = (calendar::year(first as i16)?.0, calendar::year(last as i16)?.1);
        plural.then_some((When::Fixed(days, precision), quote + 1))
    }

    /// Two digits with an s are a decade behind "the" or a part, but an age behind "his".
    fn is_decade_placed(&self, at: usize) -> bool {
        let hyphen = at - usize::from(at > 0 && self.mark(at - 1, &['-', '\'', '\u{2019}', '\u{2018}']));
        match self.before(hyphen) {
            Some(DateWord::The) => true,
            Some(DateWord::Part(_)) => {
                hyphen < 2
                    || !["his", "her", "their", "my", "your", "our"]
                        .iter()
                        .any(|w| self.text.is(hyphen - 2, w))
            }
            _ => false,
        }
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
        if !self.is_glued(digits) || self.text.word(digits).len() != 2 || self.is_glued(at) {
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
        let next = self.past_words(at, &["of", "year"]);
        let year = self.whole(next).filter(|year| (1..=9999).contains(year))?;
        let days = calendar::year_of(era, i16::try_from(year).ok()?)?;
        Some((When::Fixed(days, DatePrecision::Year), next + 1))
    }

    /// Whether a bare figure of four digits is a year, by the words beside it.
    ///
    /// Behind a preposition, an article or a possessive it is one, unless it is round and counts a plural; behind a
    /// hedge or a plain word it is one only where no noun follows.
    fn is_year(&self, year: i16, at: usize, end: usize) -> bool {
        if self.is_part_of_more(at, end) {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| self.text.word(before));
        let word = self.before(at);
        let named = word.is_some_and(|word| {
            matches!(word, DateWord::Unit(DateUnit::Year, _) | DateWord::Month(..) | DateWord::Season(_))
        });
        let placed = named || self.is_year_placed(at, before, word);
        let plural = self.counts_plural(end);
        let worded = self.kind(at) == Some(TokenKind::Word);
        match year {
            _ if named => true,
            _ if worded => placed && !plural,
            1900..=2099 if year % 100 != 0 => {
                placed || !plural && self.kind(end) != Some(TokenKind::Word) && self.opens_phrase(at)
            }
            1500..=2199 => placed && !plural,
            _ => false,
        }
    }

    /// Whether it is glued to something that makes it an identifier, an amount of money or a score.
    fn is_part_of_more(&self, at: usize, end: usize) -> bool {
        let glued_before = self.is_glued(at)
            && at > 0
            && !self.mark(
                at - 1,
                &['(', '[', '"', '\u{201c}', '\u{2018}', '\'', '-', '\u{2013}', '\u{2014}', '/'],
            );
        let hyphenated = self.is_glued(at)
            && at > 1
            && self.mark(at - 1, &['-'])
            && self.is_glued(at - 1)
            && !matches!(self.before(at - 1), Some(DateWord::Part(_) | DateWord::Month(..)));
        let symbol = at > 0 && self.mark(at - 1, &['$', '£', '€', '#', '+', '~', '=']);
        let numbered = self.dash(end).is_some_and(|next| self.kind(next) == Some(TokenKind::Number));
        let unit = self.mark(end, &['%', '°', '/']);
        glued_before || hyphenated || symbol || numbered || unit
    }

    fn is_year_placed(&self, at: usize, before: &str, word: Option<DateWord>) -> bool {
        let possessive = at > 0 && self.kind(at - 1) == Some(TokenKind::Possessive);
        let listed = matches!(word, Some(DateWord::And)) && at >= 2 && self.year_number(at - 2).is_some();
        possessive
            || listed
            || match word {
                Some(DateWord::Preposition) => {
                    !["about", "around", "over", "within", "at", "on"]
                        .iter()
                        .any(|w| before.eq_ignore_ascii_case(w))
                        || self.kind(at + 1) != Some(TokenKind::Word)
                }
                Some(
                    DateWord::Bound(_)
                    | DateWord::Part(_)
                    | DateWord::The
                    | DateWord::Turn(_)
                    | DateWord::Link,
                ) => true,
                Some(DateWord::Amount(..)) => before.len() <= 2,
                _ => false,
            }
    }

    /// Whether what follows is a plural that a figure may count.
    fn counts_plural(&self, end: usize) -> bool {
        let word = self.text.word(end);
        let lower = self
            .text
            .tokens()
            .get(end)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower);
        lower
            && self.word(end).is_none()
            && (word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
                || ["people", "men", "women", "children", "troops", "km", "kg"].contains(&word))
            || matches!(self.word(end), Some((DateWord::Unit(..), _)))
    }

    /// Whether a figure stands at the start of a phrase: of the text, a line, a bracket or behind a comma.
    fn opens_phrase(&self, at: usize) -> bool {
        at == 0
            || self.mark(at - 1, &['(', '[', ',', ';', ':', '\u{2014}', '"', '\u{201c}'])
            || self.text.tokens()[at].gap >= crate::text::Gap::Line
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
