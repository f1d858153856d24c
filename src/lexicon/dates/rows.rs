//! From the columns of a row of the tables of dates to what its word does.

use super::{DateUnit, DateWord, Era, Holiday, Lone, NightOf, Number, Opening, Part, Step, Turn};
use crate::error::{Error, Result};

/// The meaning of a row: `class`, then its values.
pub(super) fn word(fields: &[&str]) -> Result<DateWord> {
    let value = |at: usize| fields.get(at).copied().unwrap_or_default();
    Ok(match value(0) {
        "month" => DateWord::Month(number(value(1))?, lone(value(2))),
        "weekday" => DateWord::Weekday(number(value(1))?, lone(value(2))),
        "unit" => DateWord::Unit(unit(value(1))?, if value(2) == "one" { Number::One } else { Number::Many }),
        "holding" => DateWord::Holding(unit(value(1))?),
        "turn" => DateWord::Turn(turn(value(1))?),
        "part" => DateWord::Part(part(value(1))?),
        "days" => DateWord::Days(number(value(1))?),
        "now" => DateWord::Now,
        "daypart" => DateWord::DayPart,
        "overnight" => DateWord::Overnight,
        "night" => DateWord::Night(night(value(1))?),
        "bound" => DateWord::Bound(opening(value(1))?),
        "tail" => DateWord::Tail(opening(value(1))?),
        "link" => DateWord::Link,
        "and" => DateWord::And,
        "step" => DateWord::Step(step(value(1))?),
        "recent" => DateWord::Recent(number(value(1))?, number(value(2))?),
        "amount" => DateWord::Amount(number(value(1))?, number(value(2))?),
        "prep" => DateWord::Preposition,
        "the" => DateWord::The,
        "told" => DateWord::Told,
        "stands" => DateWord::Stands,
        "future" => DateWord::Future,
        "scheduled" => DateWord::Scheduled,
        "season" => DateWord::Season(number(value(1))?),
        "quarter" => DateWord::Quarter(number(value(1))?),
        "halfyear" => DateWord::HalfYear(number(value(1))?),
        "decade" => DateWord::Decade(number(value(1))?),
        "era" => DateWord::Era(era(value(1))?),
        "calendar" => DateWord::Calendar(era(value(1))?),
        "fixed" => DateWord::Holiday(Holiday::Fixed(number(value(1))?, number(value(2))?)),
        "nth" => DateWord::Holiday(Holiday::Nth {
            month: number(value(1))?,
            weekday: number(value(2))?,
            nth: number(value(3))?,
            plus: if value(4).is_empty() { 0 } else { number(value(4))? },
        }),
        "easter" => DateWord::Holiday(Holiday::Easter(number(value(1))?)),
        "lunar" => DateWord::Holiday(Holiday::Lunar {
            month: number(value(1))?,
            day: number(value(2))?,
            days: number(value(3))?,
        }),
        class => return Err(Error::value(format!("'{class}' is no class of date words"))),
    })
}

fn number<N: std::str::FromStr>(field: &str) -> Result<N> {
    field.parse().map_err(|_| Error::value(format!("'{field}' is not the number that belongs here")))
}

fn lone(field: &str) -> Lone {
    if field == "plain" { Lone::No } else { Lone::Yes }
}

/// The value of a field by a table of names.
pub(super) fn named<V: Copy>(field: &str, values: &[(&str, V)]) -> Result<V> {
    let value = values.iter().find(|(name, _)| *name == field).map(|&(_, value)| value);
    value.ok_or_else(|| Error::unknown("value", field, values.iter().map(|&(name, _)| name)))
}

fn unit(field: &str) -> Result<DateUnit> {
    named(
        field,
        &[
            ("hour", DateUnit::Hour),
            ("day", DateUnit::Day),
            ("week", DateUnit::Week),
            ("workweek", DateUnit::WorkWeek),
            ("weekend", DateUnit::Weekend),
            ("fortnight", DateUnit::Fortnight),
            ("month", DateUnit::Month),
            ("quarter", DateUnit::Quarter),
            ("year", DateUnit::Year),
            ("decade", DateUnit::Decade),
            ("century", DateUnit::Century),
            ("millennium", DateUnit::Millennium),
        ],
    )
}

fn turn(field: &str) -> Result<Turn> {
    named(
        field,
        &[
            ("last", Turn::Last),
            ("past", Turn::Past),
            ("previous", Turn::Previous),
            ("this", Turn::This),
            ("next", Turn::Next),
            ("coming", Turn::Coming),
            ("following", Turn::Following),
            ("same", Turn::Same),
            ("that", Turn::That),
        ],
    )
}

fn part(field: &str) -> Result<Part> {
    named(
        field,
        &[
            ("early", Part::Early),
            ("mid", Part::Mid),
            ("late", Part::Late),
            ("start", Part::Start),
            ("end", Part::End),
            ("turn", Part::Turn),
            ("so far", Part::SoFar),
            ("rest", Part::Rest),
        ],
    )
}

fn night(field: &str) -> Result<NightOf> {
    named(field, &[("from", NightOf::From), ("to", NightOf::To)])
}

fn opening(field: &str) -> Result<Opening> {
    named(
        field,
        &[
            ("since", Opening::Since),
            ("starting", Opening::Starting),
            ("until", Opening::Until),
            ("before", Opening::Before),
            ("after", Opening::After),
            ("by", Opening::By),
            ("not before", Opening::NotBefore),
            ("from", Opening::From),
            ("between", Opening::Between),
        ],
    )
}

fn step(field: &str) -> Result<Step> {
    named(
        field,
        &[
            ("ago", Step::Ago),
            ("from now", Step::FromNow),
            ("later", Step::Later),
            ("earlier", Step::Earlier),
        ],
    )
}

fn era(field: &str) -> Result<Era> {
    named(
        field,
        &[
            ("ce", Era::Common),
            ("bce", Era::BeforeCommon),
            ("hijri", Era::LunarHijri),
            ("lunar", Era::LunarHijri),
            ("solar", Era::SolarHijri),
            ("hebrew", Era::Hebrew),
            ("ethiopian", Era::Ethiopian),
            ("buddhist", Era::Buddhist),
            ("minguo", Era::Minguo),
            ("fiscal", Era::Fiscal),
        ],
    )
}
