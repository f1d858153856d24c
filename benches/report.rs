//! What a whole report costs, and how the cost grows with the number of documents.
//!
//! `cargo bench --bench report`; the ratios to look at are those of 100 to 1,000 documents: the work must grow with
//! the documents, not with their square.

#![allow(clippy::pedantic, unreachable_pub, reason = "benches tell the time and build strings plainly")]

#[path = "../tests/generate/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use the rest")]
mod generate;

use std::hint::black_box;

use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::{Document, Reconciler, Report};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Made-up reports about a few events, half of them copies.
fn reports(count: usize) -> Vec<Document> {
    generate::corpus(count, 1).items.into_iter().map(|item| item.document).collect()
}

/// All of them as one long text.
fn text(count: usize) -> String {
    reports(count).iter().map(|document| format!("{}\n\n", document.text())).collect()
}

fn reconciled(documents: &[Document]) -> Report {
    let all = documents.iter().cloned().try_fold(Reconciler::new(), Reconciler::document);
    all.expect("ids are unique").reconcile()
}

fn extract(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("extract");
    let extractor = EnglishExtractor::new();
    for count in [1, 100] {
        let document = Document::new("long", text(count)).expect("the id is not empty");
        assert!(extractor.extract(&document).claims.len() >= count);
        group.throughput(Throughput::Bytes(document.text().len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &document, |bencher, document| {
            bencher.iter(|| extractor.extract(black_box(document)));
        });
    }
    group.finish();
}

fn report(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    for count in [10, 100, 1000] {
        let documents = reports(count);
        let report = reconciled(&documents);
        assert_eq!(report.documents.len(), count);
        assert!(report.claims.len() > count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &documents, |bencher, documents| {
            bencher.iter(|| reconciled(black_box(documents)));
        });
    }
    group.finish();
}

fn render(criterion: &mut Criterion) {
    let report = reconciled(&reports(100));
    criterion.bench_function("render/text", |bencher| {
        bencher.iter(|| corroborate::report::Text::new(black_box(&report)).to_string().len())
    });
}

criterion_group!(benches, extract, report, render);
criterion_main!(benches);
