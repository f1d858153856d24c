//! Who did it, across the questions that ask it: whom others blame, who says they did, who says they did not.
//!
//! | blamed or claiming | against | code |
//! |---|---|---|
//! | X is blamed, or said to have claimed it | X denies it | `denied` |
//! | X is said to have claimed it | X did not do it, as others say | `denied` |
//! | X is blamed | Y, outside X, claims it | `responsibility-contested` |
//!
//! A denial by somebody whom nobody accuses is no misfit. Who is not named, as "gunmen", may be anybody and contests
//! nothing; "the army" that is blamed may still deny it.

use std::collections::BTreeSet;

use super::find::{Finder, is_proven};
use super::{Code, Discrepancy};
use crate::claim::{Attribute, Claim, Polarity};
use crate::compare::names_may_be_one;
use crate::report::ReconciledItem;
use crate::value::{Entity, Value};

/// The misfits of one subject.
pub(super) fn contested(finder: &Finder, items: &[&ReconciledItem]) -> Vec<Discrepancy> {
    let of = |attribute: Attribute| -> Vec<Named<'_>> {
        let items = items.iter().filter(|item| item.item.attribute == attribute);
        items.flat_map(|item| named(finder, item, Polarity::Affirmed)).collect()
    };
    let (blamed, claiming) = (of(Attribute::Perpetrator), of(Attribute::ClaimedBy));
    let denying = of(Attribute::DeniedBy);
    let (blamed, first_claiming) = (firsts(&blamed), firsts(&claiming));
    let accused = || blamed.iter().chain(&first_claiming).copied();
    let denied = accused().find_map(|accused| denied(finder, accused, &denying));
    let asked = items.iter().filter(|item| item.item.attribute == Attribute::Perpetrator);
    let disowned: Vec<Named> = asked.flat_map(|item| named(finder, item, Polarity::Denied)).collect();
    let disowned = || first_claiming.iter().find_map(|claiming| disowning(finder, claiming, &disowned));
    let denied = denied.or_else(disowned);
    let rivals = blamed.iter().find_map(|blamed| rival(finder, blamed, &claiming));
    denied.into_iter().chain(rivals).collect()
}

/// A claim that names a party, and its question.
struct Named<'c> {
    item: &'c ReconciledItem,
    claim: &'c Claim,
    party: &'c Entity,
}

fn named<'c>(finder: &Finder<'c>, item: &'c ReconciledItem, polarity: Polarity) -> Vec<Named<'c>> {
    let party = |claim: &'c Claim| match claim.value() {
        Value::Entity(party) if claim.stance().polarity == polarity => Some(Named { item, claim, party }),
        _ => None,
    };
    finder.claims_of(item).into_iter().filter_map(party).collect()
}

/// The first claim about each party.
fn firsts<'n, 'c>(named: &'n [Named<'c>]) -> Vec<&'n Named<'c>> {
    let mut known = BTreeSet::new();
    named.iter().filter(|named| known.insert(&named.party.key)).collect()
}

/// Whether one party is the other, or belongs to it.
pub(in crate::report) fn is_one_party(a: &Entity, b: &Entity) -> bool {
    let named = a.is_named() && b.is_named();
    a.key == b.key && !a.key.is_empty() || named && a.admitted().meets(&b.admitted())
}

fn is_one(a: &Named, b: &Named) -> bool {
    is_one_party(a.party, b.party)
}

/// Why the one does not stand beside the other's denial.
pub(in crate::report) fn named_and_denies(party: &Entity) -> String {
    format!("{party} is named and denies it")
}

fn denied(finder: &Finder, accused: &Named, denying: &[Named]) -> Option<Discrepancy> {
    let own: Vec<&Named> = denying.iter().filter(|denial| is_one(denial, accused)).collect();
    misfit(finder, Code::Denied, accused, &own, &named_and_denies(accused.party))
}

/// Who is said to have claimed it, and not to have done it.
fn disowning(finder: &Finder, claiming: &Named, disowned: &[Named]) -> Option<Discrepancy> {
    let own: Vec<&Named> = disowned.iter().filter(|denial| is_one(denial, claiming)).collect();
    let (party, first) = (claiming.party, own.first()?);
    let speaks = |denial: &Named| denial.claim.voice().is_some_and(|voice| is_called(&voice.name, party));
    let reason = if speaks(first) {
        named_and_denies(party)
    } else {
        format!("{party} is said to have claimed it, and not to have done it")
    };
    misfit(finder, Code::Denied, claiming, &own, &reason)
}

fn is_called(name: &str, party: &Entity) -> bool {
    name.eq_ignore_ascii_case(&party.name)
}

fn rival(finder: &Finder, blamed: &Named, claiming: &[Named]) -> Option<Discrepancy> {
    let own = claiming.iter().any(|claim| is_one(claim, blamed));
    let contests = |claim: &&Named| {
        let both_named = claim.party.is_named() && blamed.party.is_named();
        !own && both_named
            && is_proven(claim.claim, blamed.claim)
            && !names_may_be_one(claim.party, blamed.party)
    };
    let others: Vec<&Named> = claiming.iter().filter(contests).collect();
    let other = others.first()?;
    let reason = format!("{} is blamed, and {} claims it", blamed.party, other.party);
    misfit(finder, Code::ResponsibilityContested, blamed, &others, &reason)
}

fn misfit(
    finder: &Finder,
    code: Code,
    primary: &Named,
    others: &[&Named],
    reason: &str,
) -> Option<Discrepancy> {
    let first = others.first().filter(|first| finder.is_one_deed(primary.claim, first.claim))?;
    let severity = finder.severity(code, primary.claim, first.claim);
    let message = format!("{}, who did it: {reason}", primary.item.item.label);
    let found = Discrepancy::of(code, severity, primary.item, message, primary.claim.id().clone());
    Some(Discrepancy { secondary: others.iter().map(|other| other.claim.id().clone()).collect(), ..found })
}
