//! Any pile of texts, parted by empty lines: every renderer works, and the order of documents changes nothing.
#![no_main]

use corroborate::report::Format;
use corroborate::{Document, Reconciler, Report};
use libfuzzer_sys::fuzz_target;

fn report(documents: impl Iterator<Item = Document>) -> Report {
    let mut documents = documents;
    documents.try_fold(Reconciler::new(), Reconciler::document).expect("ids are unique").reconcile()
}

fuzz_target!(|pile: &str| {
    let documents: Vec<Document> = pile
        .split("\n\n")
        .take(6)
        .enumerate()
        .map(|(at, text)| Document::new(&format!("d{at}"), text).expect("the id is not empty"))
        .collect();
    let forward = report(documents.iter().cloned());
    for format in Format::ALL {
        assert!(!forward.render(*format).is_empty());
    }
    let backward = report(documents.into_iter().rev());
    assert_eq!(forward.discrepancies, backward.discrepancies);
    assert_eq!(forward.items, backward.items);
});
