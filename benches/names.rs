//! Names a second on one core: reading them, judging pairs that have little in common, judging spellings of one name
//! (what blocking leaves), and finding places in a text. strsim's Jaro–Winkler stands beside for comparison.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

use std::hint::black_box;

use corroborate::text::Text;
use corroborate::value::name::{Name, NameKind, Verdict};
use corroborate::value::place::longest_place;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const GIVEN: &[&[&str]] = &[
    &["Yusuf", "Yousef", "Youssouf"],
    &["Muhammad", "Mohammed", "Mohd."],
    &["Abdul Karim", "Abdelkarim", "Abd al-Kareem"],
    &["William", "Bill", "W."],
    &["Ana María", "Ana", "A. M."],
    &["Sergei", "Sergey", "Serhiy"],
    &["Ngozi", "Ngozi", "N."],
    &["Min-jun", "Min Jun", "Minjun"],
];
const FAMILY: &[&[&str]] = &[
    &["Karimi", "Kareemi", "al-Karimi"],
    &["Ortega", "Ortega", "Ortéga"],
    &["Volkonsky", "Volkonskiy", "Wolkonsky"],
    &["Okonkwo-Bell", "Okonkwo Bell", "Okonkwo"],
    &["el-Haddad", "Hadad", "Al Haddad"],
    &["Thistlewood", "Thistlewood", "Thisltewood"],
];

/// Every person under each of three spellings.
fn people() -> Vec<[Name; 3]> {
    let spelled = |given: &[&str], family: &[&str], at: usize| {
        Name::parse(&format!("{} {}", given[at], family[at]), NameKind::Person)
    };
    let person = |given, family| [0, 1, 2].map(|at| spelled(given, family, at));
    GIVEN.iter().flat_map(|given| FAMILY.iter().map(move |family| person(given, family))).collect()
}

fn judge(c: &mut Criterion) {
    let people = people();
    let names: Vec<&Name> = people.iter().flatten().collect();
    let pairs = names.len() * names.len();
    let mut group = c.benchmark_group("names");
    group.throughput(Throughput::Elements(pairs as u64));
    group.bench_function("all pairs", |b| {
        b.iter(|| {
            let same = |a: &&Name| names.iter().filter(|b| a.score(b) >= 0.5).count();
            let same: usize = names.iter().map(same).sum();
            assert!(same > names.len() && same < pairs / 4, "{same}");
            black_box(same)
        });
    });
    group.bench_function("all pairs, Jaro–Winkler of the strings", |b| {
        b.iter(|| {
            let like = |a: &&Name| {
                names.iter().filter(|b| strsim::jaro_winkler(a.as_str(), b.as_str()) >= 0.9).count()
            };
            black_box(names.iter().map(like).sum::<usize>())
        });
    });
    group.throughput(Throughput::Elements(people.len() as u64 * 9));
    group.bench_function("spellings of one name", |b| {
        b.iter(|| {
            let pairs = people.iter().flat_map(|p| p.iter().flat_map(move |a| p.iter().map(move |b| (a, b))));
            let same = pairs.filter(|(a, b)| a.verdict(b) == Verdict::Same).count();
            assert!(same * 10 > people.len() * 8, "{same}");
            black_box(same)
        });
    });
    group.finish();
}

fn read(c: &mut Criterion) {
    let people = people();
    let names: Vec<&str> = people.iter().flatten().map(Name::as_str).collect();
    let mut group = c.benchmark_group("names");
    group.throughput(Throughput::Elements(names.len() as u64));
    group.bench_function("read", |b| {
        b.iter(|| {
            names
                .iter()
                .map(|name| Name::parse(black_box(name), NameKind::Person).keys().len())
                .sum::<usize>()
        });
    });
    group.finish();
}

fn places(c: &mut Criterion) {
    let source = "A bus left Port-au-Prince for San Juan, Puerto Rico, on Monday; in New York and in Upper Nowhere \
                  nobody saw it. The ministry in Addis Ababa said that Kenyan and Ethiopian drivers went home. "
        .repeat(50);
    let text = Text::new(&source);
    let mut group = c.benchmark_group("places");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("in a text, by token", |b| {
        b.iter(|| {
            let found = (0..text.tokens().len()).filter(|&at| longest_place(&text, at).is_some()).count();
            assert!(found >= 50 * 6, "{found}");
            black_box(found)
        });
    });
    group.finish();
}

criterion_group!(benches, judge, read, places);
criterion_main!(benches);
