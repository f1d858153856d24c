//! Of which side those are whom a figure counts: soldiers and rebels are combatants both, and no soldier is a rebel.
//!
//! ```text
//! sides   = the words for a side behind the figure, joined by "and": "12 soldiers and 30 rebels"
//! part    = the one counts some of the sides that the other counts
//! apart   = they count no side in common
//! ```
//! Where two such words stand beside each other ("rebel soldiers"), nothing tells the side.

use std::collections::BTreeSet;

use super::scope::part_of;
use super::{Finding, LISTING, Pair};
use crate::claim::{Change, Claim};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::Value;
use crate::value::name::DoerSide;

/// Two figures of one scope that count other sides of a fight.
pub(super) fn of_two_sides(pair: &Pair) -> Option<Finding> {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let counted = pair.attribute().change() == Change::Grows && pair.affirmed();
    if !counted || a.qualifiers().scope.is_empty() || a.qualifiers().scope != b.qualifiers().scope {
        return None;
    }
    let (x, y) = (Sides::of(a)?, Sides::of(b)?);
    if x.sides == y.sides {
        return None;
    }
    if x.sides.is_disjoint(&y.sides) {
        let reason = format!("one counts {}, the other {}", x.words, y.words);
        return Some(Finding::new(RelationKind::NotComparable, Ground::Scope, reason));
    }
    let (part, whole) = if x.sides.is_subset(&y.sides) { (pair.a, pair.b) } else { (pair.b, pair.a) };
    Some(part_of(part, whole))
}

/// The sides that a figure counts, and the words for them.
struct Sides {
    sides: BTreeSet<DoerSide>,
    words: String,
}

impl Sides {
    fn of(claim: &Claim) -> Option<Sides> {
        let Value::Quantity(quantity) = claim.value() else { return None };
        let from = quantity.span?.start().checked_sub(claim.span().start())?;
        let text = Text::new(claim.quote().get(from..)?);
        let (mut sides, mut words, mut before) = (BTreeSet::new(), Vec::new(), None);
        for at in 0..text.tokens().len() {
            let word = text.word(at);
            match DoerSide::told_by(word) {
                Some(side) if before.is_some_and(|known| known != side) => return None,
                Some(side) => {
                    sides.insert(side);
                    words.push(word);
                    before = Some(side);
                }
                None if sides.is_empty() || joins(word) => before = None,
                None => break,
            }
        }
        (!sides.is_empty()).then(|| Sides { sides, words: words.join(LISTING) })
    }
}

/// Whether a word stands between two that are counted: "and", a comma, a figure.
fn joins(word: &str) -> bool {
    word == LISTING.trim() || word == "," || word.starts_with(|c: char| c.is_ascii_digit())
}
