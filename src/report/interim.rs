//! Stand-ins until the stages land.

use crate::claim::Claim;
use crate::document::{Document, DocumentId};
use crate::extract::{Extraction, Extractor};
use crate::witness::Reuse;

pub(super) struct EnglishExtractor;

impl Extractor for EnglishExtractor {
    fn extract(&self, _: &Document) -> Extraction {
        Extraction::default()
    }
}

pub(super) struct Dependence {
    witnesses: std::collections::BTreeMap<DocumentId, String>,
}

impl Dependence {
    pub(super) fn of(documents: &[Document], _: &[Claim]) -> Dependence {
        Dependence { witnesses: documents.iter().map(|d| (d.id().clone(), d.id().to_string())).collect() }
    }

    pub(super) fn reuse(&self) -> &[Reuse] {
        &[]
    }

    pub(super) fn witness(&self, id: &DocumentId) -> &str {
        self.witnesses.get(id).map_or("", String::as_str)
    }

    pub(super) fn claim_witnesses(&self, claims: &[&Claim]) -> Vec<usize> {
        let keys: Vec<&DocumentId> = self.witnesses.keys().collect();
        claims.iter().map(|claim| keys.binary_search(&claim.document()).unwrap_or(0)).collect()
    }

    pub(super) fn independent(&self, a: &Claim, b: &Claim) -> bool {
        a.document() != b.document()
    }
}
