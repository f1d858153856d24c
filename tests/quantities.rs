//! What is read from sentences, and what must not be; what reads back as itself; what no input may do.

use corroborate::text::Text;
use corroborate::value::quantity::{self, Hedges, Quantity};
use corroborate::value::{Bound, Day, Interval, Precision, Reading, readings};
use proptest::prelude::*;
use serde::Deserialize;

use crate::cases;

/// A sentence and the readings it gives, each as [`line`] prints it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    found: Vec<String>,
}

#[test]
fn sentences_give_the_quantities_they_state() {
    cases::run("quantities", check);
}

#[test]
fn names_clocks_and_pronouns_are_no_quantities() {
    cases::run("quantities_none", check);
}

fn check(case: &Case) -> Result<(), String> {
    let published: Option<Day> = case.published.as_deref().map(|day| day.parse().expect("a day"));
    let text = Text::new(&case.text);
    let found: Vec<String> =
        readings(&text, published).iter().map(|reading| line(&case.text, reading)).collect();
    cases::expect(&case.text, &case.found, &found)
}

/// `at least 30 = count [30, ∞) people`: the words, the kind, the asserted set, precision, unit, noun.
fn line(text: &str, reading: &Reading) -> String {
    let quantity = match reading {
        Reading::Quantity(quantity, _) => quantity,
        Reading::Date(words, _) => return format!("{words} = date"),
        _ => return String::new(),
    };
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let precision = match quantity.precision {
        Precision::Exact => "",
        Precision::Approximate => " approximate",
        Precision::Vague => " vague",
    };
    let unit = quantity.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let noun = quantity.noun.map(|noun| format!(" of {}", noun.of(text))).unwrap_or_default();
    format!("{} = {kind} {}{precision}{unit}{noun}", quantity.text, set(quantity))
}

fn set(quantity: &Quantity) -> String {
    let low = Bound { value: quantity.low.unwrap_or(f64::NEG_INFINITY), open: quantity.low_open };
    let high = Bound { value: quantity.high.unwrap_or(f64::INFINITY), open: quantity.high_open };
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low.total_cmp(&high).is_eq() => low.to_string(),
        _ => Interval::new(low, high).map_or_else(|| "nothing".to_owned(), |set| set.to_string()),
    }
}

#[test]
fn what_is_printed_reads_back_as_the_same_sets() {
    let phrases = [
        "at least 137",
        "nearly 100",
        "1.2 thousand",
        "10-12",
        "$5m",
        "about 5 million euros",
        "more than 3 km",
        "half a million",
        "two-thirds",
        "dozens",
        "several hundred",
        "29-year-old",
        "45 percent",
        "up to 20",
        "under six months",
        "between 3 and 4 thousand",
        "a year and a half",
        "one in 10",
        "minus 5 degrees",
        "from 12 to 15",
        "140 or more",
        "some 300",
        "a couple of thousand",
        "3.14 hundreds times",
    ];
    for phrase in phrases {
        let first = quantity::read_one(phrase).unwrap_or_else(|| panic!("'{phrase}' is not read"));
        let bare = Quantity { text: String::new(), span: None, noun: None, ..first.clone() };
        if first.precision != Precision::Vague {
            let again = quantity::read_one(&bare.canonical());
            assert!(
                again.as_ref().is_some_and(|again| again.admitted().asserted == first.admitted().asserted),
                "'{phrase}' prints as '{}', which reads as {again:?}",
                bare.canonical()
            );
        }
        let again = quantity::read_one(&first.to_string()).expect("what was read is read again");
        assert!(first.says_the_same(&again), "'{phrase}' reads otherwise the second time");
    }
}

#[test]
fn every_hedge_has_the_bounds_of_the_table() {
    let cases = [
        ("100", "100", (50.0, 150.0)),
        ("7", "7", (7.0, 7.0)),
        ("at least 100", "[100, ∞)", (100.0, 150.0)),
        ("more than 100", "(100, ∞)", (100.0, 200.0)),
        ("just over 100", "(100, ∞)", (100.0, 110.0)),
        ("up to 100", "[0, 100]", (50.0, 100.0)),
        ("fewer than 100", "[0, 100)", (0.0, 100.0)),
        ("nearly 100", "[50, 100)", (90.0, 100.0)),
        ("about 120", "[60, 240]", (108.0, 132.0)),
        ("between 10 and 20", "[10, 20]", (10.0, 20.0)),
        ("several", "[3, 9]", (3.0, 9.0)),
        ("scores", "[40, ∞)", (40.0, 199.0)),
    ];
    for (phrase, asserted, plausible) in cases {
        let read = quantity::read_one(phrase).unwrap_or_else(|| panic!("'{phrase}' is not read"));
        assert_eq!(set(&read), asserted, "{phrase}");
        let found = read.plausible.expect("every figure has a plausible set");
        assert_eq!((found.low, found.high), (Some(plausible.0), Some(plausible.1)), "{phrase}");
    }
}

#[test]
fn an_explanation_says_which_words_gave_which_bound() {
    let cases: [(&str, &[(&str, &str)]); 10] = [
        ("40", &[]),
        (
            "at least some 30",
            &[("at least", "the figure or more"), ("some", "near the figure, on either side")],
        ),
        (
            "some 30 or more",
            &[("some", "near the figure, on either side"), ("or more", "the figure or more")],
        ),
        ("more than 20 and up to 30", &[("more than", "above the figure"), ("up to", "the figure or less")]),
        ("10 to 12", &[("10 to 12", "between the two figures")]),
        (
            "between about 10 and 20",
            &[
                ("about", "near the figure, on either side"),
                ("between about 10 and 20", "between the two figures"),
            ],
        ),
        ("from 12 to 15", &[("from 12 to 15", "between the two figures")]),
        ("nearly half of the 40", &[("nearly", "below the figure and close to it")]),
        ("20-odd", &[("odd", "near the figure, on either side")]),
        ("dozens", &[("dozens", "an order of size, no figure")]),
    ];
    for (phrase, expected) in cases {
        let read = quantity::read_one(phrase).unwrap_or_else(|| panic!("'{phrase}' is not read"));
        let reasons = read.explain();
        let found: Vec<(&str, &str)> =
            reasons.iter().map(|reason| (reason.words.as_str(), reason.meaning)).collect();
        assert_eq!(found, expected, "{phrase}");
    }
}

/// What a hedge says of its figure, and phrases with the words that say it.
const EXPLAINED: &[(&str, &[(&str, &str)])] = &[
    (
        "the figure or more",
        &[
            ("at least 12 boats", "at least"),
            ("no fewer than 12 boats", "no fewer than"),
            ("a minimum of 12 boats", "a minimum of"),
            ("12 or more boats", "or more"),
            ("12-plus boats", "plus"),
            ("fifty-plus boats", "plus"),
            ("12 at least", "at least"),
        ],
    ),
    (
        "above the figure",
        &[
            ("more than 12 boats", "more than"),
            ("over 12 boats", "over"),
            ("upwards of 12 boats", "upwards of"),
            ("in excess of 12 boats", "in excess of"),
            ("exceeding 12 boats", "exceeding"),
        ],
    ),
    (
        "the figure or less",
        &[
            ("up to 12 boats", "up to"),
            ("at most 12 boats", "at most"),
            ("no more than 12 boats", "no more than"),
            ("as many as 12 boats", "as many as"),
            ("a maximum of 12 boats", "a maximum of"),
            ("12 or fewer boats", "or fewer"),
        ],
    ),
    (
        "below the figure",
        &[
            ("fewer than 12 boats", "fewer than"),
            ("less than 12 km", "less than"),
            ("under 12 boats", "under"),
            ("below 12 percent", "below"),
        ],
    ),
    (
        "below the figure and close to it",
        &[
            ("nearly 12 boats", "nearly"),
            ("almost 12 boats", "almost"),
            ("close to 12 boats", "close to"),
            ("just under 12 boats", "just under"),
        ],
    ),
    (
        "near the figure, on either side",
        &[
            ("about 12 boats", "about"),
            ("some 12 boats", "some"),
            ("roughly 12 boats", "roughly"),
            ("an estimated 12 boats", "an estimated"),
            ("12 or so boats", "or so"),
            ("twelve or thereabouts", "or thereabouts"),
        ],
    ),
    (
        "above the figure and close to it",
        &[("just over 12 boats", "just over"), ("a little over 12 boats", "a little over")],
    ),
];

#[test]
fn an_explanation_names_the_words_of_every_bound() {
    for (meaning, phrases) in EXPLAINED {
        for (phrase, words) in *phrases {
            let read = quantity::read_one(phrase).unwrap_or_else(|| panic!("'{phrase}' is not read"));
            let found: Vec<(String, &str)> =
                read.explain().into_iter().map(|reason| (reason.words, reason.meaning)).collect();
            assert_eq!(found, [((*words).to_owned(), *meaning)], "{phrase}");
        }
    }
}

#[test]
fn a_caller_can_replace_the_table_of_hedges() {
    let hedges = Hedges::from_tsv("about\t[0.9N, 1.1N]\t[N, N]").expect("a row of the table");
    let read = quantity::read_one_with("about 100", &hedges).expect("a figure");
    assert_eq!(set(&read), "[90, 110]");
    let error = Hedges::from_tsv("about\tsoon").expect_err("not a rule");
    assert_eq!(error.to_string(), "hedges:1: no rule: 'about\tsoon'");
}

#[test]
fn integers_and_decimals_are_exact() {
    for (text, value) in [
        ("999,999,999,999,999", 999_999_999_999_999.0),
        ("1.3 million", 1_300_000.0),
        ("8.2 million", 8_200_000.0),
        ("0.1", 0.1),
        ("4.35", 4.35),
        ("1.1 billion", 1_100_000_000.0),
    ] {
        let best = quantity::read_one(text).and_then(|read| read.best);
        assert_eq!(best, Some(value), "{text}");
    }
}

#[test]
fn figures_too_large_for_any_number_are_vague_and_finite() {
    let digits = "9".repeat(400);
    let scales = "million ".repeat(60);
    for text in [digits, scales] {
        for quantity in quantity::read(&Text::new(&text)) {
            let ends = [quantity.low, quantity.high, quantity.best].into_iter().flatten();
            assert!(ends.clone().all(f64::is_finite));
            assert!(ends.count() == 0 || quantity.best.is_some());
        }
    }
}

#[test]
fn spans_lie_on_characters_whatever_the_input() {
    let inputs = [
        "\u{200f}١٢٣ \u{202b}people\u{202c} and ½ of ４５ –– 3–4–5 «\u{ad}six\u{ad}teen»",
        "thirty\u{ad}-\u{200b}five\u{a0}000 12\u{2009}540\u{202f}000 −−5 1.1^-99 1e999 6x10^9",
        "((((between between 3 and and and 4 to to 5 or or 6))))",
        "$$$$ 5 %%%% €£¥ 7 U.S. $ 9 a a a half half a third of of",
        "\"''\"“”‘’12\"'5'11\" and and and and a hundred and and",
    ];
    for input in inputs {
        let text = Text::new(input);
        let mut end = 0;
        for reading in readings(&text, None) {
            let span = reading.span();
            assert!(span.start() >= end && span.get(input).is_some(), "{input}: {reading:?}");
            end = span.end();
        }
    }
}

/// Pieces of figures, joined at random.
const PIECES: &[&str] = &[
    "at least",
    "nearly",
    "about",
    "more than",
    "up to",
    "or more",
    "or so",
    "-odd",
    "plus",
    "some",
    "between",
    "and",
    "from",
    "to",
    "–",
    "-",
    "or",
    "in",
    "out of",
    "over",
    "a",
    "an",
    "the",
    "of",
    "one",
    "two",
    "nineteen",
    "twenty",
    "twenty-one",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "dozens",
    "several",
    "a few",
    "half",
    "third",
    "quarters",
    "first",
    "3",
    "12,540",
    "1.5",
    "0",
    "007",
    "2024",
    "½",
    "3/4",
    "1e9",
    "%",
    "percent",
    "$",
    "€",
    "USD",
    "m",
    "bn",
    "km",
    "years",
    "year-old",
    "aged",
    "feet",
    "in",
    "people",
    "men",
    "killed",
    "Jo",
    ",",
    ".",
    "(",
    ")",
    ":",
    "'",
    "\u{a0}",
    "\n",
    "999999999999999999999999999999999999999999",
    "trillion",
    "point",
    "minus",
    "−",
    "^",
    "per",
    "day",
    "his thirties",
];

proptest! {
    #[test]
    fn any_joining_of_pieces_gives_finite_figures_that_read_again(
        picks in proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 1..12)
    ) {
        let mut source = String::new();
        for (pick, spaced) in picks {
            source.push_str(PIECES[pick]);
            source.push_str(if spaced { " " } else { "" });
        }
        check_any(&source);
    }

    #[test]
    fn any_text_gives_spans_in_order(source in "\\PC{0,60}") {
        check_any(&source);
    }
}

fn check_any(source: &str) {
    let mut end = 0;
    for reading in readings(&Text::new(source), None) {
        let span = reading.span();
        assert!(span.start() >= end && span.get(source).is_some(), "{source:?}: {reading:?}");
        end = span.end();
        let Reading::Quantity(quantity, _) = reading else { continue };
        let ends = [quantity.low, quantity.high, quantity.best];
        assert!(ends.into_iter().flatten().all(f64::is_finite), "{source:?}: {quantity:?}");
        let Some(first) = quantity::read_one(&quantity.text) else { continue };
        let again = quantity::read_one(&first.to_string());
        assert!(again.is_some_and(|again| first.says_the_same(&again)), "{source:?}: {first:?}");
        check_rephrased(source, &first);
    }
}

/// Without its own words a figure is put in words that assert the same.
fn check_rephrased(source: &str, first: &Quantity) {
    if first.precision == Precision::Vague {
        return;
    }
    let bare = Quantity { text: String::new(), span: None, noun: None, ..first.clone() };
    let words = bare.canonical();
    let again = quantity::read_one(&words);
    let same = again.as_ref().is_some_and(|again| again.admitted().asserted == first.admitted().asserted);
    assert!(same, "{source:?}: {first:?} is put as '{words}', which reads as {again:?}");
}
