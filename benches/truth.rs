//! Rounds over a table of made-up claims, beside a bare pass over the same columns: the floor that memory sets.
//!
//! The bare pass adds up a weight for each claim by value and adds one to each claim's source, which is what a round
//! reads and writes without its arithmetic. A round of one coin or CRH may cost at most three times as much.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

use std::hint::black_box;

use corroborate::reconcile::table::{Builder, Row, Table};
use corroborate::reconcile::truth::{Given, Stop, by_name};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const CLAIMS: usize = 1_000_000;
const SOURCES: u64 = 1000;

/// Ten claims an item; sources are right as often as their number says, from a half to nearly always.
fn table(numbers: bool) -> Table {
    let mut state = 7u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut builder = Builder::default();
    for item in 0..CLAIMS / 10 {
        let (truth, first) = (random(4), random(SOURCES));
        for step in 0..10 {
            let source = (first + step * 97) % SOURCES;
            let said = if random(2 * SOURCES) < SOURCES + source { truth } else { random(4) };
            let value = if numbers { (1000 + said).to_string() } else { format!("c{said}") };
            let (source, object) = (format!("s{source}"), format!("o{item}"));
            builder.push(Row { source: &source, object: &object, attribute: "a", value: &value, time: None });
        }
    }
    builder.finish().expect("fewer than 2³² rows")
}

/// The columns again, as anybody may read them.
struct Columns {
    starts: Vec<u32>,
    sources: Vec<u32>,
}

impl Columns {
    fn of(table: &Table) -> Columns {
        let (mut starts, mut sources) = (vec![0], Vec::new());
        for item in table.items() {
            for candidate in item.candidates() {
                sources.extend_from_slice(item.supporters(candidate));
                starts.push(sources.len() as u32);
            }
        }
        Columns { starts, sources }
    }

    fn pass(&self, weights: &[i64], paid: &mut [i64]) -> i64 {
        let mut total = 0;
        for ends in self.starts.windows(2) {
            let claims = &self.sources[ends[0] as usize..ends[1] as usize];
            total += claims.iter().map(|&source| weights[source as usize]).sum::<i64>();
            claims.iter().for_each(|&source| paid[source as usize] += 1);
        }
        total
    }
}

fn rounds(c: &mut Criterion) {
    let tables = [("category", table(false)), ("number", table(true))];
    let mut group = c.benchmark_group("ten rounds over a million claims");
    group.throughput(Throughput::Elements(10 * CLAIMS as u64)).sample_size(10);
    let columns = Columns::of(&tables[0].1);
    let (weights, mut paid) = (vec![3; SOURCES as usize], vec![0; SOURCES as usize]);
    group.bench_function("bare pass", |b| {
        b.iter(|| (0..10).map(|_| columns.pass(black_box(&weights), &mut paid)).sum::<i64>());
    });
    let mut given = Given::default();
    given.stop(Stop::default().rounds(10).and_then(|stop| stop.tolerance(0.0)).expect("ten rounds"));
    for (kind, method) in
        [("category", "one_coin"), ("category", "crh"), ("number", "crh"), ("category", "accu")]
    {
        let table = &tables.iter().find(|(name, _)| *name == kind).expect("both kinds").1;
        let estimator = by_name(method).expect("a method");
        group.bench_function(format!("{method}, {kind}"), |b| {
            b.iter(|| {
                let outcome = estimator.estimate(table, &given).expect("any table");
                assert_eq!(outcome.answers.len(), CLAIMS / 10);
                outcome.rounds
            });
        });
    }
    group.finish();
}

criterion_group!(benches, rounds);
criterion_main!(benches);
