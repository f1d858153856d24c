//! Tables of claims and the estimators over them: numbers worked by hand, and what must hold of every table.

use std::collections::{BTreeMap, BTreeSet};

use corroborate::reconcile::table::{Builder, Kind, Row, Table};
use corroborate::reconcile::truth::{Auto, Estimator};
use corroborate::reconcile::truth::{
    Chosen, Decided, Given, Ltm, OneCoin, Partial, Rounds, Stop, Vote, by_name, methods,
};
use proptest::prelude::*;
use serde::Deserialize;

use crate::cases::{self, expect};
use crate::support::Said;

/// What an estimator makes of the object `x`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    method: String,
    /// `source|object|attribute|value`, and a day number where times matter.
    rows: Vec<String>,
    rounds: Option<u32>,
    known: Option<String>,
    value: String,
    confidence: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(default)]
    tied: bool,
    /// Means, by source.
    #[serde(default)]
    trust: BTreeMap<String, f64>,
}

#[test]
fn estimators_give_what_was_worked_out_by_hand() {
    cases::run("truth", |case: &Case| {
        let table = table(&case.rows);
        let outcome = by_name(&case.method).unwrap().estimate(&table, &given(case, &table)).unwrap();
        let item = table.items().find(|item| item.object() == "x").unwrap().number();
        let answer = outcome.answers[item as usize];
        let value = outcome.value(&table, item).unwrap_or_default();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-4 * b.abs().max(1.0);
        let close = value.parse().ok().zip(case.value.parse().ok()).is_some_and(|(a, b)| near(a, b));
        if !close {
            expect("the value", &case.value, &value)?;
        }
        let [low, high] = [answer.interval.map(|i| i.0), answer.interval.map(|i| i.1)];
        for (what, wanted, found) in [
            ("confidence", case.confidence, Some(answer.confidence)),
            ("low", case.low, low),
            ("high", case.high, high),
        ] {
            if wanted.is_some_and(|wanted| !found.is_some_and(|found| near(found, wanted))) {
                return Err(format!("{what}: expected {wanted:?}, found {found:?}"));
            }
        }
        for (source, wanted) in &case.trust {
            let at = (0..table.source_count() as u32).find(|&at| table.source_name(at) == source).unwrap();
            let found = outcome.trust[at as usize].mean;
            if !near(found, *wanted) {
                return Err(format!("trust in {source}: expected {wanted}, found {found}"));
            }
        }
        expect("a tie", &case.tied, &answer.tied)
    });
}

fn table(rows: &[String]) -> Table {
    let mut builder = Builder::default();
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        let time = cells.get(4).map(|day| day.parse().unwrap());
        builder.push(Row { source: cells[0], object: cells[1], attribute: cells[2], value: cells[3], time });
    }
    builder.finish().unwrap()
}

fn given(case: &Case, table: &Table) -> Given {
    let mut given = Given::default();
    if let Some(rounds) = case.rounds {
        given.stop(Stop::default().rounds(rounds).unwrap().tolerance(0.0).unwrap());
    }
    if let Some(known) = &case.known {
        let cells: Vec<&str> = known.split('|').collect();
        assert!(given.know(table, cells[0], cells[1], cells[2]));
    }
    given
}

#[test]
fn figures_are_equal_however_they_are_written() {
    let table = Table::from_rows([
        ["A", "x", "toll", "1,200"],
        ["B", "x", "toll", "1.2 thousand"],
        ["C", "x", "toll", "1200.0"],
        ["A", "y", "length", "5 km"],
        ["B", "y", "length", "5000 m"],
    ])
    .unwrap();
    assert_eq!(table.kinds().map(|(_, kind, _)| kind).collect::<Vec<_>>(), [Kind::Number, Kind::Number]);
    assert_eq!(table.candidate_count(), 2);
}

#[test]
fn dates_and_money_are_equal_however_they_are_written() {
    let table = Table::from_rows([
        ["A", "x", "opened", "2024-08-10"],
        ["B", "x", "opened", "10 August 2024"],
        ["C", "x", "opened", "August 10, 2024"],
        ["A", "x", "price", "$3.4 million"],
        ["B", "x", "price", "3400000"],
    ])
    .unwrap();
    assert_eq!(table.kinds().map(|(_, kind, _)| kind).collect::<Vec<_>>(), [Kind::Date, Kind::Number]);
    assert_eq!(table.candidate_count(), 2);
}

#[test]
fn kinds_are_decided_for_the_attribute_and_not_for_the_item() {
    let table = Table::from_rows([
        ["A", "p", "gate", "17"],
        ["B", "p", "gate", "F78"],
        ["A", "q", "born", "1971-03-02"],
        ["A", "r", "town", "Lyon, France"],
        ["B", "r", "town", "France"],
        ["A", "s", "code", "0071"],
    ])
    .unwrap();
    let kinds: Vec<Kind> = table.kinds().map(|(_, kind, _)| kind).collect();
    assert_eq!(kinds, [Kind::Category, Kind::Date, Kind::Place, Kind::Category]);
}

#[test]
fn the_last_claim_of_a_source_counts_and_the_latest_where_there_are_times() {
    let twice = Table::from_rows([["A", "x", "n", "5"], ["A", "x", "n", "6"], ["B", "x", "n", ""]]).unwrap();
    assert_eq!((twice.claim_count(), twice.repeats(), twice.missing()), (1, 1, 1));
    assert_eq!(twice.item(0).value(0), "6");
    let rows = ["A|x|n|5|9".to_owned(), "A|x|n|6|3".to_owned()];
    assert_eq!(table(&rows).item(0).value(0), "5");
}

#[test]
fn what_is_no_finite_number_is_left_out_of_figures() {
    let rows =
        [["A", "x", "n", "NaN"], ["B", "x", "n", "inf"], ["C", "x", "n", "1e308"], ["D", "x", "n", "1e308"]];
    let table = Table::from_rows(rows).unwrap();
    assert_eq!((table.claim_count(), table.missing()), (2, 2));
    let outcome = by_name("mean").unwrap().estimate(&table, &Given::default()).unwrap();
    assert_eq!(outcome.answers[0].chosen, Chosen::Candidate(0));
}

#[test]
fn a_denial_supplies_no_answer_to_any_method() {
    let said = |value: &str, denied: bool| Said {
        attribute: "killed".into(),
        value: value.to_owned(),
        denied,
        ..Said::default()
    };
    let claims = [said("15", false).claim("a"), said("20", true).claim("b"), said("20", true).claim("c")];
    let table = Table::from_claims(&claims).unwrap();
    assert_eq!(table.claim_count(), 1);
    for method in methods() {
        // Those that tell classes apart take no figures.
        let Ok(outcome) = by_name(method.name).unwrap().estimate(&table, &Given::default()) else { continue };
        assert_eq!(outcome.value(&table, 0).as_deref(), Some("15"), "{}", method.name);
    }
}

#[test]
fn an_answer_lies_within_its_own_interval() {
    let table = table(&["A|x|toll|10".to_owned(), "B|x|toll|12".to_owned()]);
    for method in methods() {
        let Ok(outcome) = by_name(method.name).unwrap().estimate(&table, &Given::default()) else { continue };
        let figure = outcome.value(&table, 0).and_then(|value| value.parse::<f64>().ok()).expect("a figure");
        let within = |(low, high): (f64, f64)| (low..=high).contains(&figure);
        assert!(outcome.answers[0].interval.is_none_or(within), "{}: {figure}", method.name);
    }
}

#[test]
fn an_empty_table_has_no_answers() {
    let table = Builder::default().finish().unwrap();
    for method in methods() {
        let outcome = by_name(method.name).unwrap().estimate(&table, &Given::default()).unwrap();
        assert!(outcome.answers.is_empty() && outcome.trust.is_empty(), "{}", method.name);
    }
}

#[test]
fn trust_is_carried_from_one_table_to_the_next() {
    let method = by_name("one_coin").unwrap();
    let rows: Vec<[String; 4]> = (0..20)
        .flat_map(|i| {
            [("A", "yes"), ("B", "yes"), ("C", "no")]
                .map(|(s, v)| [s.into(), format!("o{i:02}"), "a".into(), v.into()])
        })
        .collect();
    let first = Table::from_rows(rows.iter().map(|row| row.each_ref().map(String::as_str))).unwrap();
    let learned = method.estimate(&first, &Given::default()).unwrap().ledger(&first, "one_coin");
    let second = Table::from_rows([["A", "new", "a", "yes"], ["C", "new", "a", "no"]]).unwrap();
    let fresh = method.estimate(&second, &Given::default()).unwrap();
    assert!(fresh.answers[0].tied);
    let mut given = Given::default();
    given.carry(&second, &learned);
    let carried = method.estimate(&second, &given).unwrap();
    assert_eq!(carried.value(&second, 0).as_deref(), Some("yes"));
    assert!(!carried.answers[0].tied);
}

#[test]
fn a_place_named_like_its_object_counts_as_such_places_have_elsewhere() {
    // Of six others three sources speak, and two of them bear the namesake out or contradict it.
    let answer = |others_say: fn(&str) -> String| {
        let mut rows = vec!["F|z|at|Norland".to_owned()];
        for name in ["Hill", "Ford", "Marsh", "Wells", "Stone", "Brook"] {
            let namesake = format!("{name}, Norland");
            for (source, place) in [("A", &namesake), ("B", &others_say(name)), ("C", &others_say(name))] {
                rows.push(format!("{source}{name}|Ann {name}|at|{place}"));
            }
        }
        rows.extend(["D|Ann Ash|at|Ash, Norland", "E|Ann Ash|at|Birch, Norland"].map(str::to_owned));
        let table = table(&rows);
        let outcome = by_name("nested").unwrap().estimate(&table, &Given::default()).unwrap();
        outcome.value(&table, table.find_item("Ann Ash", "at").unwrap()).unwrap()
    };
    assert_eq!(answer(|name| format!("{name}, Norland")), "Ash, Norland");
    assert_eq!(answer(|name| format!("Port {}, Norland", name.len())), "Birch, Norland");
}

#[test]
fn twenty_thousand_values_of_one_item_do_not_cost_their_square() {
    let rows: Vec<[String; 4]> = (0..20_000)
        .map(|i| [format!("s{i}"), "x".to_owned(), "at".to_owned(), format!("T{i}, Norland")])
        .chain([["z".to_owned(), "x".to_owned(), "at".to_owned(), "Norland".to_owned()]])
        .collect();
    let table = build(&rows, Some(Kind::Place));
    for method in ["nested", "tdh"] {
        let mut given = Given::default();
        given.stop(Stop::default().rounds(2).unwrap());
        let outcome = by_name(method).unwrap().estimate(&table, &given).unwrap();
        assert_ne!(outcome.value(&table, 0).as_deref(), Some("Norland"), "{method}");
    }
}

#[test]
fn settings_are_checked_before_the_loop() {
    assert_eq!(
        OneCoin::default().prior(1.0, 4.0).unwrap_err().to_string(),
        "a prior accuracy of 1 worth 4 claims: between 0 and 1, and above 0, are wanted"
    );
    assert_eq!(Stop::default().rounds(0).unwrap_err().to_string(), "0 rounds: at least 1 is needed");
    assert!(by_name("oracle").err().unwrap().is_unknown_name());
}

#[test]
fn auto_says_what_it_chooses_for_each_attribute() {
    let mut rows = Vec::new();
    for i in 0..40 {
        for source in ["A", "B", "C"] {
            rows.push([
                source.to_owned(),
                format!("o{i}"),
                "label".to_owned(),
                if i % 2 == 0 { "cat" } else { "dog" }.to_owned(),
            ]);
        }
    }
    let closed = Table::from_rows(rows.iter().map(|row| row.each_ref().map(String::as_str))).unwrap();
    assert_eq!(Auto.choices(&closed), ["community"]);
    let few = [["A", "film", "stars", "4.5"], ["B", "film", "stars", "3"], ["C", "film", "stars", "4"]];
    assert_eq!(Auto.choices(&Table::from_rows(few).unwrap()), ["leading"]);
    let strangers = [["A", "x", "c", "red"], ["B", "x", "c", "red"], ["C", "y", "c", "blue"]];
    assert_eq!(Auto.choices(&Table::from_rows(strangers).unwrap()), ["vote"]);
    let bounded = [["A", "x", "n", "4"], ["B", "x", "n", "at least 3"]];
    assert_eq!(Auto.choices(&Table::from_rows(bounded).unwrap()), ["censored"]);
}

/// Rows of few sources, objects and values, some of them odd.
fn rows() -> impl Strategy<Value = Vec<[String; 4]>> {
    let value = prop::sample::select(vec![
        "5",
        "7",
        "5.0",
        "-3",
        "0",
        "1e308",
        "-1e308",
        "NaN",
        "inf",
        "at least 6",
        "red",
        "Red ",
        "blue",
        "2021-05-06",
        "Lyon, France",
        "France",
        "",
    ]);
    let row = ("[A-F]", "[x-z]", prop::sample::select(vec!["n", "c"]), value);
    prop::collection::vec(row.prop_map(|(s, o, a, v)| [s, o, a.to_owned(), v.to_owned()]), 0..40)
}

/// The rows without repeats of a source on an item, of which the last one would count.
fn once(rows: Vec<[String; 4]>) -> Vec<[String; 4]> {
    let mut seen = BTreeSet::new();
    rows.into_iter().filter(|[s, o, a, _]| seen.insert((s.clone(), o.clone(), a.clone()))).collect()
}

fn build(rows: &[[String; 4]], kind: Option<Kind>) -> Table {
    let mut builder = Builder::default();
    if let Some(kind) = kind {
        builder = builder.kind("n", kind).kind("c", kind).kind("at", kind);
    }
    builder.extend(rows.iter().map(|row| Row::from(row.each_ref().map(String::as_str))));
    builder.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_method_depends_on_the_order_of_rows(rows in rows(), seed in any::<u64>()) {
        let rows = once(rows);
        let mut shuffled = rows.clone();
        let len = shuffled.len().max(1) as u64;
        for at in (1..shuffled.len()).rev() {
            shuffled.swap(at, (seed.wrapping_mul(at as u64 + 7) % len.min(at as u64 + 1)) as usize);
        }
        let (one, other) = (build(&rows, None), build(&shuffled, None));
        for method in methods() {
            let estimate = |table: &Table| by_name(method.name).unwrap().estimate(table, &Given::default());
            match (estimate(&one), estimate(&other)) {
                (Ok(a), Ok(b)) => {
                    let values = |o: &corroborate::reconcile::truth::Outcome, t: &Table| (0..t.item_count() as u32).map(|i| o.value(t, i)).collect::<Vec<_>>();
                    prop_assert_eq!(values(&a, &one), values(&b, &other), "{}", method.name);
                    prop_assert_eq!(&a.trust, &b.trust, "{}", method.name);
                }
                (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
            }
        }
    }

    #[test]
    fn no_method_gives_what_is_no_number(rows in rows()) {
        let table = build(&rows, None);
        for method in methods() {
            let Ok(outcome) = by_name(method.name).unwrap().estimate(&table, &Given::default()) else { continue };
            for answer in &outcome.answers {
                prop_assert!((0.0..=1.0).contains(&answer.confidence), "{}: {:?}", method.name, answer);
                prop_assert!(!matches!(answer.chosen, Chosen::Figure(x) if !x.is_finite()), "{}: {:?}", method.name, answer);
                prop_assert!(answer.interval.is_none_or(|(low, high)| low <= high), "{}: {:?}", method.name, answer);
            }
            for trust in &outcome.trust {
                prop_assert!(trust.low <= trust.mean && trust.mean <= trust.high, "{}: {:?}", method.name, trust);
            }
        }
    }

    #[test]
    fn auto_never_chooses_accucopy(rows in rows()) {
        for kind in [None, Some(Kind::Category), Some(Kind::Number), Some(Kind::Place), Some(Kind::Date)] {
            prop_assert!(!Auto.choices(&build(&rows, kind)).contains(&"accucopy"));
        }
    }

    #[test]
    fn parts_of_the_rows_add_up_to_the_whole_bit_for_bit(rows in rows(), seed in any::<u64>(), flip in any::<bool>()) {
        let rows = once(rows);
        for kind in [Kind::Category, Kind::Number, Kind::Place] {
            let whole = build(&rows, Some(kind));
            let part = |keep: u64| {
                let in_part = |at: usize| seed.rotate_left(at as u32) % 3 == keep;
                let own: Vec<_> = rows.iter().enumerate().filter(|(at, _)| in_part(*at)).map(|(_, row)| row.clone()).collect();
                build(&own, Some(kind))
            };
            let mut parts = [0, 1, 2].map(part);
            if flip {
                parts.reverse();
            }
            for method in methods() {
                let cut = in_parts(method.name, &parts);
                let one = by_name(method.name).unwrap().estimate(&whole, &Given::default());
                if Rounds::start(method.name, &Partial::default()).is_ok() {
                    prop_assert_eq!(cut.is_ok(), one.is_ok(), "{}", method.name);
                }
                let (Ok(many), Ok(one)) = (cut, one) else { continue };
                prop_assert_eq!(whole.item_count(), many.answers.len());
                for (item, decided) in whole.items().zip(&many.answers) {
                    let answer = one.answers[item.number() as usize];
                    prop_assert_eq!([item.object(), item.attribute()], [&decided.object, &decided.attribute]);
                    let bits = |interval: Option<(f64, f64)>| interval.map(|(low, high)| (low.to_bits(), high.to_bits()));
                    prop_assert_eq!(bits(answer.interval), bits(decided.interval), "{}", method.name);
                    prop_assert_eq!(answer.confidence.to_bits(), decided.confidence.to_bits(), "{}", method.name);
                    prop_assert_eq!(answer.tied, decided.tied, "{}", method.name);
                    let value = one.value(&whole, item.number()).map(|value| meaning(&value));
                    prop_assert_eq!(value, decided.value.as_deref().map(meaning), "{}", method.name);
                }
                for source in 0..whole.source_count() as u32 {
                    let trust = many.rounds.trust(whole.source_name(source)).unwrap();
                    prop_assert_eq!(one.trust[source as usize], trust, "{}", method.name);
                }
            }
        }
    }
}

/// What the parts of a table lead to.
struct Together {
    rounds: Rounds,
    answers: Vec<Decided>,
}

/// Runs a method over parts, each of whose contributions is written and read again.
fn in_parts(method: &str, parts: &[Table]) -> corroborate::Result<Together> {
    let added = |contribute: &dyn Fn(&Table) -> Partial| {
        let sent = |part: &Table| serde_json::to_string(&contribute(part)).unwrap();
        let received = |text: String| -> Partial { serde_json::from_str(&text).unwrap() };
        parts.iter().map(sent).map(received).fold(Partial::default(), Partial::merged)
    };
    let mut rounds = Rounds::start(method, &added(&Partial::census))?;
    while !rounds.is_done() {
        let scores = added(&|part| Partial::scores(part, &rounds));
        rounds = rounds.next(&added(&|part| Partial::tallies(part, &scores, &rounds)));
        rounds = serde_json::from_str(&serde_json::to_string(&rounds).unwrap()).unwrap();
    }
    let answers = rounds.answers(&added(&|part| Partial::scores(part, &rounds)));
    Ok(Together { rounds, answers })
}

/// What a value means, however it is written.
fn meaning(value: &str) -> String {
    let figure = value.parse::<f64>().map(|figure| (figure + 0.0).to_string());
    figure.unwrap_or_else(|_| value.trim().to_lowercase())
}

#[test]
fn methods_whose_rounds_are_sums_run_in_parts_and_the_others_say_no() {
    let table = [Table::from_rows([["A", "x", "c", "red"], ["B", "x", "c", "blue"]]).unwrap()];
    let whole =
        ["auto", "weighted_mean", "rising", "accucopy", "independent", "ltm", "tdh", "nested", "community"];
    for method in methods() {
        let wanted = !whole.contains(&method.name);
        assert_eq!(in_parts(method.name, &table).is_ok(), wanted, "{}", method.name);
    }
    let figures = [Table::from_rows([["A", "x", "n", "4"]]).unwrap()];
    let error = in_parts("ibcc", &figures).err().unwrap();
    assert_eq!(error.to_string(), "ibcc: 'n' has figures, not classes");
    let error = Rounds::start("ltm", &Partial::default()).unwrap_err();
    assert_eq!(error.to_string(), "ltm: its rounds cannot be cut into parts");
    assert!(Rounds::start("oracle", &Partial::default()).unwrap_err().is_unknown_name());
}

#[test]
fn parts_of_nothing_are_nothing() {
    let together = in_parts("crh", &[]).unwrap();
    assert!(together.answers.is_empty() && together.rounds.trust("A").is_none());
}

#[test]
fn vote_and_its_trust_are_those_of_counting() {
    let table =
        Table::from_rows([["A", "x", "c", "red"], ["B", "x", "c", "red"], ["C", "x", "c", "blue"]]).unwrap();
    let outcome = Vote.estimate(&table, &Given::default()).unwrap();
    assert!((outcome.trust[0].mean - 2.0 / 3.0).abs() < 1e-8);
    assert!((outcome.trust[2].mean - 1.0 / 3.0).abs() < 1e-8);
}

/// Tables that no program should be given, and what every method must make of the first object.
#[test]
fn bad_input_has_a_defined_result_in_every_method() {
    let many = |values: &[&str]| -> Vec<String> {
        values.iter().enumerate().map(|(at, value)| format!("S{at:02}|x|n|{value}")).collect()
    };
    let on_four = |one: &str, other: &str| -> Vec<String> {
        let said = [("A", one), ("B", one), ("C", other), ("D", other)];
        let row = |object: &str, (source, value): (&str, &str)| format!("{source}|{object}|n|{value}");
        ["x", "y", "z"].iter().flat_map(|object| said.map(|said| row(object, said))).collect()
    };
    // What it is, its rows, the values of which one is the answer; none where nothing is said.
    let tables: [(&str, Vec<String>, &[&str]); 11] = [
        ("not a number", many(&["NaN", "nan", "5"]), &["5"]),
        ("infinities", many(&["inf", "-Infinity", "1e999", "7"]), &["7"]),
        (
            "nothing but these",
            many(&["NaN", "inf", "1"]).into_iter().take(2).chain(["S|y|n|1".to_owned()]).collect(),
            &[],
        ),
        ("the largest figures", many(&["1e308", "1e308", "1e308"]), &["1e308"]),
        ("the largest and the lowest", many(&["1e308", "-1e308"]), &["1e308", "-1e308", "0"]),
        ("a source with one claim", [on_four("4", "4"), vec!["E|x|n|4.1".to_owned()]].concat(), &["4"]),
        ("an item with one claim", vec!["A|x|n|3".to_owned()], &["3"]),
        ("all sources equal", many(&["12", "12", "12.0", "twelve"]), &["12"]),
        ("two camps", on_four("red", "blue"), &["red", "blue"]),
        (
            "ranges and hedges",
            many(&["10 to 14", "at least 12", "about 12", "12", "12"]),
            &["12", "about 12", "at least 12", "10 to 14"],
        ),
        ("a duplicate row", vec!["A|x|n|1".to_owned(), "A|x|n|2".to_owned()], &["2"]),
    ];
    for (what, rows, wanted) in tables {
        let table = table(&rows);
        let item = table.find_item("x", "n").unwrap();
        for method in methods() {
            let Ok(outcome) = by_name(method.name).unwrap().estimate(&table, &Given::default()) else {
                continue;
            };
            let value = outcome.value(&table, item);
            let is = |wanted: &&str| value.as_ref().is_some_and(|value| near(value, wanted));
            assert!(
                wanted.iter().any(is) || (wanted.is_empty() && value.is_none()),
                "{what}, {}: {value:?}",
                method.name
            );
        }
    }
}

/// The same text, or nearly the same figure.
fn near(found: &str, wanted: &str) -> bool {
    let figures = found.parse::<f64>().ok().zip(wanted.parse::<f64>().ok());
    found == wanted || figures.is_some_and(|(a, b)| (a - b).abs() <= 0.05 * b.abs().max(1e-9))
}

#[test]
fn two_camps_that_always_disagree_are_a_tie_that_is_said() {
    let rows = ["x", "y", "z"].iter().flat_map(|object| {
        [("A", "red"), ("B", "red"), ("C", "blue"), ("D", "blue")].map(|(s, v)| [s, *object, "n", v])
    });
    let table = Table::from_rows(rows).unwrap();
    let sums = |name: &str| Rounds::start(name, &Partial::default()).is_ok();
    for method in methods().iter().filter(|method| sums(method.name)) {
        let outcome = by_name(method.name).unwrap().estimate(&table, &Given::default()).unwrap();
        assert_eq!(outcome.ties(), 3, "{}", method.name);
    }
}

/// D and E err together, and G and H; all four are right and wrong equally often. So what D and E say of `x` has the
/// same weight as what D and G say of `y`, unless copies are counted for less.
#[test]
fn no_estimator_counts_copies_for_less_but_those_that_say_so() {
    let mut rows = Vec::new();
    for (errs, objects) in [(["D", "E"], 0..4), (["G", "H"], 4..8)] {
        for object in objects {
            let says = |source: &&str| if errs.contains(source) { "wrong" } else { "right" };
            let all = ["A", "B", "C", "D", "E", "G", "H"];
            rows.extend(all.iter().map(|source| format!("{source}|k{object}|c|{}", says(source))));
        }
    }
    for (object, pair) in [("x", ["D", "E"]), ("v", ["G", "H"]), ("y", ["D", "G"]), ("z", ["E", "H"])] {
        rows.extend(pair.map(|source| format!("{source}|{object}|c|wrong")));
        rows.extend(["A", "B"].map(|source| format!("{source}|{object}|c|right")));
    }
    let table = table(&rows);
    let [x, y] = ["x", "y"].map(|object| table.find_item(object, "c").unwrap());
    let say_so = ["accucopy", "independent", "community"];
    for method in methods().iter().filter(|method| method.name != "ltm") {
        let outcome = by_name(method.name).unwrap().estimate(&table, &Given::default()).unwrap();
        let answers = [x, y].map(|item| outcome.answers[item as usize].confidence);
        let values = [x, y].map(|item| outcome.value(&table, item));
        let chosen = if method.name == "auto" { Auto.choices(&table)[0] } else { method.name };
        if say_so.contains(&chosen) {
            let less = answers[0] > answers[1];
            assert!(values[0].as_deref() == Some("right") && less, "{}: {answers:?}", method.name);
        } else {
            assert_eq!(values[0], values[1], "{}", method.name);
            assert!((answers[0] - answers[1]).abs() < 1e-9, "{}: {answers:?}", method.name);
        }
    }
}

/// P(t = 1)/P(t = 0) = (50/100)/(10/1010) = 50.5 for what one source claims and none denies: 0.980583. Each run keeps
/// 20 draws, so that 500 runs are within 0.005 of it (their standard error is 0.0014).
#[test]
fn ltm_draws_a_claim_that_stands_alone_true_at_fifty_and_a_half_to_one() {
    let table = Table::from_rows([["A", "x", "c", "red"]]).unwrap();
    let confidence =
        |seed| Ltm::default().seed(seed).estimate(&table, &Given::default()).unwrap().answers[0].confidence;
    let mean = (0..500).map(confidence).sum::<f64>() / 500.0;
    assert!((mean - 50.5 / 51.5).abs() < 0.005, "{mean}");
}

/// Two sources that claim another value each, four states of (red, blue), each source a product of Pólya's urns. Both
/// true: ((50/100)·(50/101))² = 0.0612685; one: (50/100)·(1000/1010)·(10/1010)·(50/100) = 0.0024507; neither:
/// ((10/1010)·(1000/1011))² = 0.0000959. That one of them is true has 0.0637192 of 0.0662658: 0.961569. The answer
/// is the one drawn more often, so no less than that, and no more than that either is: 0.998552.
#[test]
fn ltm_lets_both_values_of_two_sources_be_true() {
    let table = Table::from_rows([["A", "x", "c", "red"], ["B", "x", "c", "blue"]]).unwrap();
    let confidence =
        |seed| Ltm::default().seed(seed).estimate(&table, &Given::default()).unwrap().answers[0].confidence;
    let mean = (0..500).map(confidence).sum::<f64>() / 500.0;
    assert!((0.961_569..0.998_552).contains(&mean), "{mean}");
}

#[test]
fn without_shared_mistakes_accucopy_is_accu() {
    // Each pair of the six shares one mistake at most, so that no pair is looked at.
    let mut rows = Vec::new();
    for object in 0..12 {
        for source in 0..6 {
            let wrong = (object * 7 + source * 5) % 11 < 2;
            let value = if wrong { format!("w{source}") } else { "right".to_owned() };
            rows.push(format!("S{source}|x{object}|c|{value}"));
        }
    }
    rows.push("S0|x|c|right".to_owned());
    let table = table(&rows);
    let outcome = |name: &str| by_name(name).unwrap().estimate(&table, &Given::default()).unwrap();
    let (copies, plain) = (outcome("accucopy"), outcome("accu"));
    for (a, b) in copies.trust.iter().zip(&plain.trust) {
        assert!((a.mean - b.mean).abs() < 1e-3, "{a:?} {b:?}");
    }
    for (a, b) in copies.answers.iter().zip(&plain.answers) {
        assert_eq!(a.chosen, b.chosen);
    }
}

/// So many items that the work is cut into several parts for each number of threads.
#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_changes_no_bit() {
    let mut rows = Vec::new();
    for item in 0..6000_u64 {
        for source in 0..3 + item % 4 {
            let figure = 100 + item % 7 + u64::from((item * 31 + source * 17) % 5 == 0) * source;
            let name = ["red", "blue", "green"][((item + figure) % 3) as usize];
            rows.push([format!("s{source}"), format!("o{item}"), "n".to_owned(), figure.to_string()]);
            rows.push([format!("s{source}"), format!("o{item}"), "c".to_owned(), name.to_owned()]);
        }
    }
    let table = build(&rows, None);
    // A draw of samples for each item makes `ltm` slow; it works on one item at a time whatever the threads.
    for method in methods().iter().filter(|method| method.name != "ltm") {
        let on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let outcome = pool.install(|| by_name(method.name).unwrap().estimate(&table, &Given::default()));
            outcome.map(|outcome| format!("{:?}{:?}", outcome.answers, outcome.trust)).ok()
        };
        let one = on(1);
        assert!(one == on(2) && one == on(7), "{}", method.name);
    }
}
