//! Any text, with its first line for a title: no panic, every span in bounds with its quote.
#![no_main]

use corroborate::{Document, Reconciler};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let title = text.lines().next().unwrap_or_default();
    let document = Document::new("fuzz", text).expect("the id is not empty and the text is short");
    let document = document.with_title(title);
    let report = Reconciler::new().document(document.clone()).expect("there is one document").reconcile();
    for claim in &report.claims {
        claim.check(&document).expect("a claim quotes its document");
    }
});
