//! What the reader of dates makes of texts, and what holds of every text.

use corroborate::text::Text;
use corroborate::value::date::{self, DateBound, DateMention};
use corroborate::value::{DateRange, Day};
use serde::Deserialize;

use crate::cases;

/// A text and its dates, each `words = [bound] days`: a day, `first..last` with an open side left out, or `?` and why
/// there are none; `/` stands before other readings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// The day of publication; `unknown` where the text has none.
    #[serde(default = "tuesday")]
    published: String,
    dates: Vec<String>,
}

/// The Tuesday on which the texts of the cases are published, where they don't say.
fn tuesday() -> String {
    "2024-03-26".to_owned()
}

fn published(day: &str) -> Option<Day> {
    (day != "unknown").then(|| day.parse().expect("a case's day of publication"))
}

fn printed(mention: &DateMention, source: &str) -> String {
    let bound = match mention.bound() {
        DateBound::Since => "since ",
        DateBound::Until => "until ",
        _ => "",
    };
    let mut printed = format!("{} = {bound}", mention.span().of(source));
    match (mention.range(), mention.unresolved()) {
        (Some(range), _) => printed += &days(range),
        (None, why) => printed += &format!("? {}", why.expect("a date without days says why")),
    }
    for other in mention.alternatives() {
        printed += &format!(" / {}", days(*other));
    }
    printed
}

fn days(range: DateRange) -> String {
    let side = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    if range.earliest == range.latest {
        return side(range.earliest);
    }
    format!("{}..{}", side(range.earliest), side(range.latest))
}

/// A text and the times of day beside its dates, `-` where a date has none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Timed {
    text: String,
    times: Vec<String>,
}

#[test]
fn a_date_keeps_the_hour_that_is_said_beside_it() {
    cases::run("dates_times", |case: &Timed| {
        let mentions = date::read(&Text::new(&case.text), published(&tuesday()));
        let time = |mention: &DateMention| mention.time().map_or("-".to_owned(), |time| time.to_string());
        let found: Vec<String> = mentions.iter().map(time).collect();
        cases::expect(&case.text, &case.times, &found)
    });
}

fn check(case: &Case) -> Result<(), String> {
    let text = Text::new(&case.text);
    let mentions = date::read(&text, published(&case.published));
    let found: Vec<String> = mentions.iter().map(|mention| printed(mention, &case.text)).collect();
    cases::expect(&case.text, &case.dates, &found)
}

#[test]
fn calendar_dates_are_read_in_every_order() {
    cases::run("dates_calendar", check);
}

#[test]
fn relative_dates_are_counted_from_what_they_name() {
    cases::run("dates_relative", check);
}

#[test]
fn words_and_figures_that_are_no_dates_stay_unread() {
    cases::run("dates_none", check);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Pieces that dates are made of, put together at random.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            "(january|Mar\\.|may|OCT|Friday|sun|spring|weekend|week|days|years|quarter|century)",
            "(the|of|in|on|since|until|before|after|from|to|between|and|by|ago|later|last|next|past|early|end of)",
            "[0-9]{1,4}(st|th|s)?",
            "[0-9]{1,8}[-/.–][0-9]{1,4}([-/.–][0-9]{1,4})?",
            "(a|two|twenty|first|hundred|thousand|couple|few|half|'|,|\\.|-|\u{2019}s|\u{a0}|\n)",
            "\\PC{0,4}",
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec((piece(), "[ \n]?"), 0..24)
            .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + &gap).collect())
    }

    fn day() -> impl Strategy<Value = Option<Day>> {
        prop::option::of(
            (-9999_i16..=9999, 1_i8..=12, 1_i8..=31)
                .prop_filter_map("no such day", |(y, m, d)| Day::new(y, m, d)),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn dates_lie_in_the_text_in_order_and_end_after_they_begin(source in text(), published in day()) {
            let mut end = 0;
            for mention in date::read(&Text::new(&source), published) {
                prop_assert!(mention.span().start() >= end);
                prop_assert!(!mention.span().of(&source).is_empty());
                end = mention.span().end();
                if let Some(DateRange { earliest: Some(first), latest: Some(last) }) = mention.range() {
                    prop_assert!(first <= last, "{first} {last}");
                }
                prop_assert_eq!(mention.range().is_none(), mention.unresolved().is_some());
            }
        }

        #[test]
        fn what_is_printed_for_a_range_reads_back_as_it(first in day(), length in 0..4000) {
            let Some(first) = first.filter(|day| (1400..=2190).contains(&day.year())) else { return Ok(()) };
            let range = DateRange { earliest: Some(first), latest: first.plus(length) };
            prop_assert_eq!(date::read_one(&range.to_string(), None), Some(range));
        }
    }
}

#[test]
fn a_month_or_year_is_printed_so_that_it_reads_back() {
    use corroborate::value::{DateRange, Day, date};
    for year in (1000..=9999).step_by(7) {
        for (first, last) in [((1, 1), (12, 31)), ((1, 1), (1, 31)), ((11, 1), (11, 30))] {
            let day = |(month, day)| Day::new(year, month, day);
            let range = DateRange { earliest: day(first), latest: day(last) };
            assert_eq!(date::read_one(&range.to_string(), None), Some(range), "{range}");
        }
    }
}
