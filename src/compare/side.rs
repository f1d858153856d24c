//! Of which side those are whom a figure counts: soldiers and rebels are combatants both, and no soldier is a rebel.
//!
//! ```text
//! sides   = the words for a side behind the figure, joined by "and": "12 soldiers and 30 rebels"
//! part    = the one counts some of the sides that the other counts
//! apart   = they count no side in common
//! doers   = a state's forces, of a country or of none, and a band: no party is both (of_two_doers)
//! ```
//! Where two such words stand beside each other ("rebel soldiers"), nothing tells the side.

use std::collections::BTreeSet;

use super::scope::part_of;
use super::{Finding, LISTING, Pair, words};
use crate::claim::{Attribute, Change, Claim};
use crate::lexicon::Noun;
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::name::DoerSide;
use crate::value::{Entity, Value};

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

/// The side of a fight on which the people are whom a figure counts, where it names but one.
pub(crate) fn side_counted(claim: &Claim) -> Option<DoerSide> {
    let sides = Sides::of(claim)?.sides;
    sides.first().copied().filter(|_| sides.len() == 1)
}

/// The side of a fight on which a doer is, where no country tells it.
pub(crate) fn side_of_doer(claim: &Claim) -> Option<DoerSide> {
    let Value::Entity(party) = claim.value() else { return None };
    match Power::of(claim, party)? {
        Power::State(None) => Some(DoerSide::State),
        Power::State(Some(_)) => None,
        Power::Band => Some(DoerSide::Faction),
    }
}

/// "Boko Haram" and "the army", "an Israeli strike" and "Hezbollah": two sides of a war, though one of them has no
/// name of its own. A text that blames both in one voice tells of both.
pub(super) fn of_two_doers(pair: &Pair) -> Option<Finding> {
    let (Value::Entity(x), Value::Entity(y)) = pair.values() else { return None };
    let doers = matches!(pair.attribute(), Attribute::Perpetrator | Attribute::ClaimedBy) && pair.affirmed();
    let (a, b) = (pair.a.claim, pair.b.claim);
    (doers && Power::of(a, x)?.excludes(Power::of(b, y)?)).then(|| {
        let reason = format!("one names {}, the other {}", words(a), words(b));
        Finding::new(RelationKind::Conflict, Ground::Values, reason)
    })
}

/// Whose arms somebody bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Power {
    /// A state's, of a country where the name says of which.
    State(Option<&'static str>),
    /// A band's.
    Band,
}

impl Power {
    fn of(claim: &Claim, party: &Entity) -> Option<Power> {
        let country = || party.country().filter(|_| party.is_named() || is_adjective(claim, party));
        match DoerSide::of(&party.name) {
            Some(DoerSide::State) => Some(Power::State(None)),
            Some(DoerSide::Faction) => None,
            None if is_armed_band(party) => Some(Power::Band),
            None => country().map(|country| Power::State(Some(country))),
        }
    }

    fn excludes(self, other: Power) -> bool {
        match (self, other) {
            (Power::State(Some(own)), Power::State(Some(other))) => own != other,
            (own, other) => (own == Power::Band) != (other == Power::Band),
        }
    }
}

/// `Israeli | strike`: what a people's name is said of is a thing, so that its state is meant and not some of its
/// people.
fn is_adjective(claim: &Claim, party: &Entity) -> bool {
    let quote = claim.quote();
    let whole = |(at, _): &(usize, &str)| !quote[..*at].ends_with(char::is_alphanumeric);
    let found = quote.match_indices(party.name.as_str()).find(whole);
    let behind = found.and_then(|(at, name)| quote[at + name.len()..].strip_prefix(' '));
    let Some(next) = behind.and_then(|behind| behind.split_whitespace().next()) else { return false };
    let text = Text::new(next);
    let thing = text.word(0).starts_with(char::is_lowercase);
    thing && text.lexicon().words.profile(text.id(0)).noun != Noun::Person
}

/// Whether its name, and no more, is that of a band that bears arms.
fn is_armed_band(party: &Entity) -> bool {
    let text = Text::new(&party.name);
    let armed = &text.lexicon().events.armed;
    party.is_named() && (0..text.tokens().len()).any(|at| text.longest(armed, at).is_some())
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
                None if sides.is_empty() || joins(&text, at) => before = None,
                None => break,
            }
        }
        (!sides.is_empty()).then(|| Sides { sides, words: words.join(LISTING) })
    }
}

/// Whether a word stands between two that are counted: "and", a comma, a figure, the name of a band.
fn joins(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let counts = || text.lexicon().numbers.numerals.get(text.id(at)).is_some();
    let named = || word.starts_with(char::is_uppercase);
    word == LISTING.trim()
        || word == ","
        || word.starts_with(|c: char| c.is_ascii_digit())
        || counts()
        || named()
}
