//! Who says what a draft says, and how surely.
//!
//! ```text
//! firm   = as surely as the draft, and as exactly: the same value of the same people, or one that cannot be true where the
//!          draft's is not
//! hedged = by believing, claiming or accusing, where the draft tells it; or only up to, or at least, the draft's figure
//! ```

use super::{Effect, Remark};
use crate::claim::{Certainty, Claim, Polarity};
use crate::compare::Finding;
use crate::relation::{Ground, RelationKind};
use crate::report::severity::{Severities, Severity};
use crate::value::Value;

/// The claims of others that are true where the draft is.
pub(super) struct Support<'c> {
    firm: Vec<&'c Claim>,
    hedged: Vec<(&'c Claim, Hedge<'c>)>,
}

/// What a claim of another leaves open that the draft does not.
#[derive(Clone, Copy)]
enum Hedge<'c> {
    /// "May have died."
    Guess,
    /// What an interested party says of itself or its enemy.
    OwnWord,
    Accusation,
    /// "Up to 40", "at least 40": the words.
    Bound(&'c str),
}

impl<'c> Support<'c> {
    /// From the claims that are true where the draft's is, each with how it lies to it.
    pub(super) fn of(claim: &Claim, fitting: impl Iterator<Item = (&'c Claim, Finding)>) -> Support<'c> {
        let mut support = Support { firm: Vec::new(), hedged: Vec::new() };
        for (other, finding) in fitting {
            match hedge(claim, other) {
                Some(hedge) => support.hedged.push((other, hedge)),
                None if says_as_much(claim, other, &finding) => support.firm.push(other),
                None => {}
            }
        }
        support
    }

    /// Who says it as surely as the draft.
    pub(super) fn firm(self) -> Vec<&'c Claim> {
        self.firm
    }

    /// The remark on what the draft says more surely than all others.
    ///
    /// The day of what may have happened is not what is unsure, and of one who may have died the status tells.
    pub(super) fn hedged(&self, claim: &Claim, severities: &Severities) -> Option<Remark> {
        let aside = match claim.value() {
            Value::Quantity(quantity) => quantity.is_implied(),
            value => matches!(value, Value::Date(_)),
        };
        if aside {
            return None;
        }
        let (first, hedge) = self.hedged.first().filter(|_| self.firm.is_empty())?;
        let reason = format!("{} {}", first.source(), hedge.told());
        let against = self.hedged.iter().map(|&(other, _)| other.clone()).collect();
        Some(Remark { against, ..Remark::of(Effect::Hedged, severity(claim, severities), claim, reason) })
    }
}

impl Hedge<'_> {
    fn told(self) -> String {
        match self {
            Hedge::Guess => "says only that it may be so".to_owned(),
            Hedge::OwnWord => "has it only as the word of a party to it".to_owned(),
            Hedge::Accusation => "has it only as an accusation".to_owned(),
            Hedge::Bound(words) => format!("says only \u{201c}{words}\u{201d}"),
        }
    }
}

/// A grave statement that is told more surely than anybody tells it is one step less grave than one that is
/// contradicted.
pub(super) fn severity(claim: &Claim, severities: &Severities) -> Severity {
    severities.of_conflict(claim, claim).max(Severity::Major)
}

/// Whether the draft says nothing that the other does not say: "at least 12" of 14, but not 14 of "at least 12"; nor
/// twelve soldiers of twelve people, or the army of gunmen.
fn says_as_much(claim: &Claim, other: &Claim, finding: &Finding) -> bool {
    let same_people = claim.qualifiers().scope == other.qualifiers().scope;
    if !same_people || finding.ground == Ground::Part || claim.stance().polarity != other.stance().polarity {
        return false;
    }
    let (own, theirs) = (claim.value().admitted().asserted, other.value().admitted().asserted);
    let entails = !own.is_everything() && theirs.is_within(&own);
    let affirmed = claim.stance().polarity == Polarity::Affirmed;
    finding.kind == RelationKind::Agree || finding.ground == Ground::Rounding || affirmed && entails
}

fn hedge<'c>(claim: &Claim, other: &'c Claim) -> Option<Hedge<'c>> {
    let (own, theirs) = (claim.stance().certainty, other.stance().certainty);
    let told = own <= Certainty::Estimated;
    match theirs {
        Certainty::Believed if told => Some(Hedge::Guess),
        Certainty::Alleged if told => Some(Hedge::Accusation),
        Certainty::Claimed if own == Certainty::Asserted => Some(Hedge::OwnWord),
        _ => bound(claim.value(), other.value()).map(Hedge::Bound),
    }
}

/// The words of a figure of which the draft gives the bound as the figure.
fn bound<'c>(own: &Value, theirs: &'c Value) -> Option<&'c str> {
    let (Value::Quantity(own), Value::Quantity(theirs)) = (own, theirs) else { return None };
    let exact = own.low.filter(|low| own.high == Some(*low))?;
    let is_floor = theirs.low == Some(exact) && theirs.high.is_none();
    let is_ceiling = theirs.high == Some(exact) && theirs.low.is_none_or(|low| low <= 0.0) && exact > 0.0;
    (is_floor || is_ceiling).then_some(theirs.text.as_str())
}
