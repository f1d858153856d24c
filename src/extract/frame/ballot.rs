//! How people voted: shares of the votes and of those who voted, seats.
//!
//! ```text
//! won     = somebody verb-of-winning (figure seats | share)                Holm won 48 seats, took 46 percent
//!         | verb-of-winning share "for" somebody                           to 41 percent for her rival
//! given   = count-of-votes verb-of-giving somebody share                   results gave her 41 percent
//! turnout = share "of" voters verb-of-taking-part                          62 percent of voters took part
//! ```

use std::ops::Range;

use super::measure::{is_somebody, new, noun_at};
use super::{About, Draft, Reading, crowd};
use crate::claim::Attribute;
use crate::extract::mention::{Tag, lemma};
use crate::lexicon::WordClass;
use crate::value::QuantityKind;
use crate::value::quantity::Figure;

/// The aspect of the share of those who voted.
pub(super) const TURNOUT: &str = "turnout";
/// A name with its title has no more words: the share that results give to somebody stands so near behind the verb.
const NAME: usize = 6;
/// The aspect of a share of the votes.
const VOTE: &str = "vote";

/// A share of the voters or of their votes.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    turnout(reading, figure).or_else(|| given(reading, figure))
}

/// `62 percent of voters | took part`.
fn turnout(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let at = voting(reading, figure)?;
    let tokens = figure.tokens.start..at + 1;
    let about = About::Story { at, words: tokens.clone() };
    let draft = new(figure, "turnout", about, Attribute::Percentage, tokens, at);
    Some(draft.with_scope(vec![TURNOUT.to_owned()]))
}

/// `results gave her | 41 percent`: the share that a count of the votes gives somebody.
fn given(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let share = figure.quantity.kind == QuantityKind::Percentage;
    let first = reading.clause(start).start.max(start.saturating_sub(NAME));
    let verb = (first..start).rev().find(|&at| reading.tag(at) == Tag::Verb).filter(|_| share)?;
    let gives = reading.text.is_class(verb, WordClass::GivingShare);
    let giver = &reading.mentions.list()[reading.subject(verb).filter(|_| gives)?];
    let counted = reading.text.is_class(giver.head, WordClass::CountOfVotes);
    let whose = receiver(reading, verb + 1, start).filter(|_| counted);
    let about = About::Mention(whose.filter(|&index| is_somebody(reading, index))?);
    let draft = new(figure, "given by a count", about, Attribute::Percentage, verb..figure.tokens.end, verb);
    Some(draft.with_scope(vec![VOTE.to_owned()]))
}

/// `won 48 seats`, `took 46 percent`: of named people and bodies alone.
pub(super) fn won(
    reading: &Reading<'_>,
    figure: &Figure,
    tokens: Range<usize>,
    at: usize,
    scope: Vec<String>,
) -> Option<Draft> {
    let captives = figure.head.is_some_and(|head| reading.text.is_class(head, WordClass::Captive));
    let own = || reading.subject(at).filter(|_| !is_of_another(reading, figure));
    let index = beneficiary(reading, figure).or_else(own);
    // "took 14 people into custody"
    let seized = reading.split_verb(at).is_some();
    let index = index.filter(|&index| !captives && !seized && is_somebody(reading, index))?;
    let of = reading.text.is(figure.tokens.end, "of") && noun_at(reading, figure.tokens.end + 2).is_none();
    let (attribute, scope) = match figure.quantity.kind {
        QuantityKind::Percentage if !of => (Attribute::Percentage, scope),
        QuantityKind::Count => (Attribute::Count(lemma(reading.text, figure.head?)), Vec::new()),
        _ => return None,
    };
    Some(new(figure, "won", About::Mention(index), attribute, tokens, at).with_scope(scope))
}

/// `gave | Ada Holm | 41 percent`: whom a verb gives what starts at a token, be it taken for one phrase with that.
fn receiver(reading: &Reading<'_>, after: usize, given: usize) -> Option<usize> {
    let list = reading.mentions.list();
    let object = reading.object(after)?;
    let nested = (object + 1..list.len()).take_while(|&index| list[index].nested);
    std::iter::once(object).chain(nested).find(|&index| list[index].tokens.end <= given)
}

/// `62 percent of voters | took part`: the verb of taking part.
fn voting(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let end = figure.tokens.end;
    let share = figure.quantity.kind == QuantityKind::Percentage && reading.text.is(end, "of");
    let voters = reading.mentions.at(end + 1).filter(|_| share)?;
    let are_voters = reading.text.is_class(voters.head, WordClass::Electorate);
    crowd::verb(reading, &(figure.tokens.start..voters.tokens.end)).filter(|_| are_voters).map(|(at, _)| at)
}

/// `48 percent | for Ada Holm`: whose a share of the votes is, where it is said beside it.
pub(super) fn beneficiary(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let share = figure.quantity.kind == QuantityKind::Percentage && reading.text.is(figure.tokens.end, "for");
    let index = reading.mentions.index_at(figure.tokens.end + 1).filter(|_| share)?;
    let named = reading.mentions.entity(reading.mentions.list()[index].entity).named;
    (named && is_somebody(reading, index)).then_some(index)
}

/// `against | 48 percent`: the share of somebody else.
pub(super) fn is_of_another(reading: &Reading<'_>, figure: &Figure) -> bool {
    let share = figure.quantity.kind == QuantityKind::Percentage;
    share && figure.tokens.start.checked_sub(1).is_some_and(|at| reading.text.is(at, "against"))
}
