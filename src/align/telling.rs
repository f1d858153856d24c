//! Which documents tell of one event: those whose words are alike where the words of others on such events differ.
//!
//! Events that may be one are linked. The words of each document weigh by their rarity among the documents of its
//! topic ([`super::growing`], [`super::fingerprint`]), and two main events are one at
//!
//! ```text
//! bits = 28 × cosine − 4.6 + clues ≥ 0        the cosine counted up to 0.4
//! ```
//! The figures are those of a logistic regression over pairs of reports on two incidents of one kind: documents with
//! cosines of 0.16 are as often on one incident as on two. A cluster takes in another only where their documents are so
//! alike on the average (average linkage), so that no chain of reports joins two events; one stated day at one
//! place makes up for words that differ.

/// The bits by which documents that are so alike speak for one main event.
pub(super) fn bits(cosine: f64) -> f64 {
    BITS * cosine.min(ALIKE) - APART
}

/// What documents of the same words weigh.
pub(super) const MOST: f64 = BITS * ALIKE - APART;

/// Documents more alike than this are hardly surer to be of one event.
const ALIKE: f64 = 0.4;
/// The bits that a cosine of 1 would weigh: the slope of the regression.
const BITS: f64 = 28.0;
/// The bits against two reports that share no word: its intercept; they balance at a cosine of 0.16.
const APART: f64 = 4.6;
