//! The words of dates: months, weekdays, units, and the words that turn, part and join them.
//!
//! Each row of the tables is a spelling, a class and the class's value; see the comments in the tables.

mod rows;

use super::numbers::Numeral;
use super::table::{Builder, Table};
use super::{Lexicon, Starts, WordId};
use crate::error::Result;
use crate::text::Text;

/// What a word or phrase does in a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum DateWord {
    /// A month from 1; `Lone::No` where it is another word too.
    Month(i8, Lone),
    /// A weekday from Monday = 1.
    Weekday(i8, Lone),
    /// A unit of the calendar.
    Unit(DateUnit, Number),
    /// The unit that holds the date behind it.
    Holding(DateUnit),
    /// Which one: last, this, next.
    Turn(Turn),
    /// Which part of it: early, mid, late.
    Part(Part),
    /// So many days from the publication.
    Days(i32),
    /// The publication itself; a date only as an end of a stretch.
    Now,
    /// Morning, night, behind a day.
    DayPart,
    /// The night before the publication, where no day says of which night.
    Overnight,
    /// A night in front of the day on which it begins or ends.
    Night(NightOf),
    /// Towards which side it is open.
    Bound(Opening),
    /// The same, behind the date.
    Tail(Opening),
    /// Joins two ends.
    Link,
    /// Joins two ends after "between", or two amounts.
    And,
    /// From where an amount is counted.
    Step(Step),
    /// An amount without a figure, from low to high.
    Amount(f64, f64),
    /// "recent", which with a unit in the plural says how far back at least and at most.
    Recent(f64, f64),
    /// "half", as in "a year and a half".
    Half,
    /// A number below a hundred.
    Cardinal(i32),
    /// A hundred.
    Hundred,
    /// A thousand.
    Thousand,
    /// A place in an order.
    Ordinal(i32),
    /// The end of an ordinal in digits.
    Suffix,
    /// A preposition that dates follow.
    Preposition,
    /// The article.
    The,
    /// A verb of telling in the past.
    Told,
    /// A verb of being in the present.
    Stands,
    /// A word that sets the sentence in the future.
    Future,
    /// A verb in the present that sets its clause in the future where a date follows.
    Scheduled,
    /// A season from spring = 1.
    Season(i8),
    /// A quarter of a year from 1.
    Quarter(i8),
    /// A half of a year from 1.
    HalfYear(i8),
    /// A decade by its name.
    Decade(i16),
    /// The count of years that a year belongs to, behind it.
    Era(Era),
    /// The same, before it.
    Calendar(Era),
    /// A feast or day of remembrance.
    Holiday(Holiday),
}

/// Whether a word is a date when it stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lone {
    Yes,
    No,
}

/// Singular or plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    One,
    Many,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateUnit {
    Hour,
    Day,
    Week,
    WorkWeek,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Which one of a row of days, months or years is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Last,
    Past,
    Previous,
    This,
    Next,
    Coming,
    Following,
    Same,
    That,
}

/// A part of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Mid,
    Late,
    Start,
    End,
    /// The years about its start: "the turn of the century".
    Turn,
    /// From its start to the publication.
    SoFar,
    /// From the publication to its end.
    Rest,
}

/// Which of the two days of a night its name has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NightOf {
    /// "overnight on Tuesday".
    From,
    /// "the night to Wednesday".
    To,
}

/// How a bound opens a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    Since,
    Starting,
    Until,
    Before,
    After,
    By,
    NotBefore,
    From,
    Between,
}

/// From where an amount of time is counted, and in which direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Ago,
    FromNow,
    Later,
    Earlier,
}

/// A count of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Common,
    BeforeCommon,
    SolarHijri,
    LunarHijri,
    Hebrew,
    Ethiopian,
    Buddhist,
    Minguo,
    /// Years of accounts, which begin in another month in each country.
    Fiscal,
}

/// How a day of the year is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// A month and a day of it.
    Fixed(i8, i8),
    /// So many days after the n-th weekday (from Monday = 1) of a month; the last where n is negative.
    Nth { month: i8, weekday: i8, nth: i8, plus: i32 },
    /// So many days from Easter Sunday (Gregorian).
    Easter(i32),
    /// A month and a day of the lunar hijri year (tabular), and for how many days.
    Lunar { month: i8, day: i8, days: i32 },
}

macro_rules! cues {
    ($($name:ident $word:literal),* $(,)?) => {
        /// A single word that a rule of dates names; the table `date_cues.tsv` spells them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum DateCue { $(#[doc = $word] $name),* }

        const CUES: &[(&str, DateCue)] = &[$(($word, DateCue::$name)),*];
    };
}

cues! {
    The "the", Of "of", In "in", On "on", At "at", A "a", And "and", Or "or", For "for", By "by", To "to", This "this",
    That "that", Which "which", Since "since", Until "until", During "during", Over "over", Throughout "throughout",
    About "about", Around "around", Within "within", Own "own", Middle "middle", Day "day", May "may", Year "year",
    Time "time", Date "date", Through "through", PluralS "s", Zulu "z", Dated "dated", Apostrophe "apostrophe", Dash "dash",
}

/// The tables of dates.
#[derive(Debug)]
pub(crate) struct Dates {
    pub(crate) words: Table<DateWord>,
    cues: Table<DateCue>,
}

/// All words of dates, as one table, so that a token is looked up once.
const WORDS: &str = concat!(
    include_str!("en/date_words.tsv"),
    include_str!("en/months.tsv"),
    include_str!("en/weekdays.tsv"),
    include_str!("en/holidays.tsv"),
);

impl Dates {
    pub(super) fn load(builder: &mut Builder, numerals: &Table<Numeral>) -> Result<Dates> {
        let cue = |fields: &[&str]| rows::named(fields.first().copied().unwrap_or_default(), CUES);
        let words =
            builder.table("date_words.tsv, months.tsv, weekdays.tsv, holidays.tsv", WORDS, rows::word)?;
        let cues = builder.table("date_cues.tsv", include_str!("en/date_cues.tsv"), cue)?;
        let dates = Dates { words, cues };
        dates.mark_leading(builder, numerals);
        Ok(dates)
    }

    /// Notes the words with which a date, or the future in which one lies, may start, and those that may come second.
    fn mark_leading(&self, builder: &mut Builder, numerals: &Table<Numeral>) {
        for (phrase, word) in self.words.phrases() {
            builder.mark(phrase[0], Starts::DATE.second);
            match (phrase, opens(word)) {
                (_, Opens::Nothing) => {}
                ([alone], Opens::Date) => builder.mark(*alone, Starts::DATE.alone),
                _ => builder.mark(phrase[0], Starts::DATE.opener),
            }
            if let Some(&second) = phrase.get(1) {
                builder.mark(second, Starts::DATE.second);
            }
        }
        for (phrase, numeral) in numerals.phrases() {
            if numeral_word(numeral).is_some() {
                builder.mark(phrase[0], Starts::DATE.opener);
                builder.mark(phrase[0], Starts::DATE.second);
            }
        }
        for (phrase, cue) in self.cues.phrases() {
            builder.mark(phrase[0], Starts::DATE.second);
            match cue {
                DateCue::Through => builder.mark(phrase[0], Starts::DATE.opener),
                DateCue::Apostrophe => builder.mark(phrase[0], Starts::DATE.alone),
                _ => {}
            }
        }
    }

    /// Whether the letters stand in front of the digits of a fiscal year: "FY".
    pub(crate) fn names_fiscal_years(&self, letters: &str, lexicon: &Lexicon) -> bool {
        matches!(self.words.get(lexicon.word(letters)), Some(DateWord::Calendar(Era::Fiscal)))
    }

    /// The longest phrase that starts at a token: its number of tokens and what it does.
    ///
    /// Numbers in words are those of the [`Numeral`]s.
    pub(crate) fn longest(&self, text: &Text<'_>, at: usize) -> Option<(usize, DateWord)> {
        if let Some((len, &word)) = text.longest(&self.words, at) {
            return Some((len, word));
        }
        let numerals = &text.lexicon().numbers.numerals;
        let number = text.opens(at, numerals).then(|| numerals.get(text.id(at))).flatten();
        number.and_then(numeral_word).map(|word| (1, word))
    }

    /// The rule's word that it is.
    pub(crate) fn cue(&self, word: WordId) -> Option<DateCue> {
        self.cues.get(word).copied()
    }
}

/// What a word of dates may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    Nothing,
    /// A date of itself and what follows.
    More,
    /// A date by itself.
    Date,
}

fn opens(word: &DateWord) -> Opens {
    match word {
        DateWord::Preposition
        | DateWord::The
        | DateWord::Told
        | DateWord::Stands
        | DateWord::And
        | DateWord::Link
        | DateWord::Tail(_)
        | DateWord::DayPart
        | DateWord::Now
        | DateWord::Hundred
        | DateWord::Thousand
        | DateWord::Suffix => Opens::Nothing,
        DateWord::Bound(_)
        | DateWord::Turn(_)
        | DateWord::Part(_)
        | DateWord::Step(_)
        | DateWord::Amount(..)
        | DateWord::Recent(..)
        | DateWord::Half
        | DateWord::Cardinal(_)
        | DateWord::Ordinal(_)
        | DateWord::Holding(_)
        | DateWord::Night(_)
        | DateWord::Era(_)
        | DateWord::Calendar(_) => Opens::More,
        DateWord::Month(..)
        | DateWord::Weekday(..)
        | DateWord::Unit(..)
        | DateWord::Days(_)
        | DateWord::Overnight
        | DateWord::Future
        | DateWord::Scheduled
        | DateWord::Season(_)
        | DateWord::Quarter(_)
        | DateWord::HalfYear(_)
        | DateWord::Decade(_)
        | DateWord::Holiday(_) => Opens::Date,
    }
}

fn numeral_word(numeral: &Numeral) -> Option<DateWord> {
    let small = |n: u64| i32::try_from(n).ok();
    match *numeral {
        Numeral::Digit(n) | Numeral::Teen(n) | Numeral::Tens(n) => small(n).map(DateWord::Cardinal),
        Numeral::Hundred => Some(DateWord::Hundred),
        Numeral::Scale(3) => Some(DateWord::Thousand),
        Numeral::Ordinal(n) => small(n).map(DateWord::Ordinal),
        Numeral::Suffix => Some(DateWord::Suffix),
        Numeral::Part(2) => Some(DateWord::Half),
        _ => None,
    }
}
