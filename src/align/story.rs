//! Figures that are of what a document is about, of whomever its words tell them: each report on a strike names those
//! who ask for more pay in words of its own.
//!
//! ```text
//! of the story = a sum or share that is asked for (a ransom, a rise in pay) or by which a vote is won
//!              | a sum, a share, a count of those to whom something was done or one of MEASURED, of something that
//!                happened of which nothing else is told
//! ```

use super::recognition::is_passing;
use crate::claim::{Attribute, Claim};
use crate::lexicon::{Lexicon, WordClass};
use crate::value::Value;

/// Whether a claim gives a figure of what its document is mostly about.
pub(super) fn is_of_story(claim: &Claim) -> bool {
    let figure = matches!(claim.value(), Value::Quantity(_));
    figure && (is_asked(claim) || is_measured(claim) && is_passing(claim.subject()))
}

/// What reports measure of a storm, a fire or a wreck while other words tell of it. A magnitude is none of them: the
/// quake that a report is about is an event of its own, so that a magnitude told in passing is that of another.
const MEASURED: [&str; 7] = ["aboard", "area", "depth", "escaped", "gusts", "rainfall", "wind"];

/// Under what a crowd is counted, be it of marchers or of fans.
const CROWD: &str = "participant";

/// Under what all are counted who did violence: in passing, they did another.
const ATTACKER: &str = "attacker";

fn is_measured(claim: &Claim) -> bool {
    match claim.attribute() {
        Attribute::Money | Attribute::Percentage => true,
        Attribute::Other(name) => MEASURED.contains(&name.as_str()),
        // what was done to those counted tells which of them they are
        Attribute::Count(noun) => noun == CROWD || noun != ATTACKER && !claim.qualifiers().scope.is_empty(),
        _ => false,
    }
}

fn is_asked(claim: &Claim) -> bool {
    let lexicon = Lexicon::english();
    let tells = |aspect: &String| {
        lexicon.measures.is_asked(aspect) || lexicon.classes.has(lexicon.word(aspect), WordClass::Margin)
    };
    claim.qualifiers().scope.iter().any(tells)
}
