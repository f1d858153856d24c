//! Stand-ins until the stages land.

use crate::document::Document;
use crate::extract::{Extraction, Extractor};

pub(super) struct EnglishExtractor;

impl Extractor for EnglishExtractor {
    fn extract(&self, _: &Document) -> Extraction {
        Extraction::default()
    }
}
