//! Whose a figure is that is told of what happened, and for what a sum is: teachers ask for one rise in pay and nurses
//! for another, and who buys a mill and a mine pays twice.
//!
//! ```text
//! party  = the words for whose it is: of two kinds (see kinds.tsv), or two full names that are not one's
//! bought = the words of the clause beside the verb, the sum and who pays
//! ```

use std::collections::BTreeSet;

use super::{Finding, Pair, Said, one_line, words};
use crate::claim::{Attribute, ClaimPart, SubjectKind};
use crate::lexicon::{Kind, singular};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::name::{Name, NameKind, Verdict};

/// Two figures of what happened, each of its own party in it.
pub(super) fn of_two_holders(pair: &Pair) -> Option<Finding> {
    let claim = pair.a.claim;
    let measured = matches!(pair.attribute(), Attribute::Money | Attribute::Percentage | Attribute::Count(_));
    let of_event = claim.subject().kind == SubjectKind::Event && !claim.qualifiers().scope.is_empty();
    if !measured || !of_event {
        return None;
    }
    let (x, y) = (Party::of(pair.a)?, Party::of(pair.b)?);
    x.is_apart_from(&y).then(|| {
        let reason = format!("one is of {}, the other of {}", x.words, y.words);
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// Whose a figure is, by the words that stand for it.
struct Party<'t> {
    words: String,
    kinds: BTreeSet<&'t Kind>,
    name: Option<Name>,
}

impl<'t> Party<'t> {
    fn of(said: Said<'t>) -> Option<Party<'t>> {
        let mentions = &said.claim.provenance().mentions;
        let span = mentions.iter().find(|mentioned| mentioned.part == ClaimPart::Subject)?.span;
        let words = said.text?.get(span.start()..span.end())?;
        let text = Text::new(words);
        let kinds = &crate::lexicon::Lexicon::english().kinds;
        let kinds = (0..text.tokens().len()).filter_map(|at| Some(text.longest(kinds, at)?.1)).collect();
        let capitals = words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
        let count = words.split_whitespace().count();
        let full = count > 1 && capitals.count() == count;
        let name = full.then(|| Name::parse(words, NameKind::Other));
        Some(Party { words: one_line(words), kinds, name })
    }

    fn is_apart_from(&self, other: &Party) -> bool {
        let of_two_kinds =
            !self.kinds.is_empty() && !other.kinds.is_empty() && self.kinds.is_disjoint(&other.kinds);
        let names = self.name.as_ref().zip(other.name.as_ref());
        of_two_kinds || names.is_some_and(|(a, b)| a.verdict(b) == Verdict::Different)
    }
}

/// The aspect of a sum that is paid.
const PAID: &str = "paid";

/// Two sums that one party pays for two things.
pub(super) fn of_two_payments(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a, pair.b);
    let paid = |said: Said| said.claim.qualifiers().scope.iter().any(|aspect| aspect == PAID);
    if *pair.attribute() != Attribute::Money || !paid(a) || !paid(b) {
        return None;
    }
    let (x, y) = (bought(a)?, bought(b)?);
    let apart = !x.is_empty() && !y.is_empty() && x.is_disjoint(&y);
    apart.then(|| {
        let reason = format!("they may be paid for two things: {} and {}", words(a.claim), words(b.claim));
        Finding::new(RelationKind::NotComparable, Ground::Scope, reason)
    })
}

/// So many bytes of a clause are looked at.
const CLAUSE: usize = 160;

/// Shorter words say nothing of what is bought.
const LETTERS: usize = 4;

/// The words beside the verb of a claim, its sum and who pays, up to the end of the clause.
fn bought(said: Said) -> Option<BTreeSet<String>> {
    let (claim, text) = (said.claim, said.text?);
    let start = claim.span().start();
    let end = (start + CLAUSE..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let rest = text.get(start..end)?;
    let clause = rest.split([',', ';', '\n']).next()?.split(". ").next()?;
    let cue = claim.provenance().cue.and_then(|cue| text.get(cue.start()..cue.end())).unwrap_or_default();
    let value = claim.value().to_string();
    let known: BTreeSet<String> =
        stems(cue).chain(stems(&value)).chain(stems(&claim.subject().label)).collect();
    Some(stems(clause).filter(|word| !known.contains(word)).collect())
}

fn stems(words: &str) -> impl Iterator<Item = String> + '_ {
    let alone = words.split(|c: char| !c.is_alphanumeric());
    let long = |word: &&str| word.chars().count() >= LETTERS && word.chars().all(char::is_alphabetic);
    alone.filter(long).map(|word| singular(&word.to_lowercase()))
}
