//! Figures that are of what a document is about, of whomever its words tell them: each report on a strike names those
//! who ask for more pay in words of its own.
//!
//! ```text
//! of the story = a sum or share that is asked for (a ransom, a rise in pay) or by which a vote is won
//!              | a measure of something that happened of which nothing else is told
//! ```

use super::recognition::is_passing;
use crate::claim::{Attribute, Claim};
use crate::lexicon::{Lexicon, WordClass};
use crate::value::Value;

/// Whether a claim gives a figure of what its document is mostly about.
pub(super) fn is_of_story(claim: &Claim) -> bool {
    let figure = matches!(claim.value(), Value::Quantity(_));
    let measured =
        matches!(claim.attribute(), Attribute::Money | Attribute::Percentage | Attribute::Other(_));
    figure && (is_asked(claim) || measured && is_passing(claim.subject()))
}

fn is_asked(claim: &Claim) -> bool {
    let lexicon = Lexicon::english();
    let tells = |aspect: &String| {
        lexicon.measures.is_asked(aspect) || lexicon.classes.has(lexicon.word(aspect), WordClass::Margin)
    };
    claim.qualifiers().scope.iter().any(tells)
}
