//! Any JSON as a claim: refused, or held against its document.
#![no_main]

use corroborate::{Claim, Document, Reconciler};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "At least 14 people were killed — “fourteen”, the police said.";

fuzz_target!(|json: &str| {
    let Ok(claim) = serde_json::from_str::<Claim>(json) else { return };
    let document = Document::new("d", TEXT).expect("the id is not empty");
    let with_document = Reconciler::new().document(document.clone()).expect("there is one document");
    if let Ok(reconciler) = with_document.claims([claim.clone()]) {
        claim.check(&document).expect("only claims that quote their document are taken");
        reconciler.reconcile();
    }
});
