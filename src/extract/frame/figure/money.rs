//! Sums of money: rewards, and any other.

use std::ops::Range;

use super::{cue, plain};
use crate::claim::Attribute;
use crate::extract::frame::verb::may_be_person;
use crate::extract::frame::{About, Draft, Reading};
use crate::extract::mention::{MentionKind, Tag};
use crate::extract::voice::{Mood, mood};
use crate::lexicon::measures::Side;
use crate::lexicon::{FrameCue, WordClass};
use crate::value::quantity::Figure;
use crate::value::{QuantityKind, Value};

/// The reward for a person where the words around it say so, else a sum of money.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure) -> Draft {
    let clause = reading.clause(figure.tokens.start);
    let near =
        figure.tokens.start.saturating_sub(6).max(clause.start)..(figure.tokens.end + 4).min(clause.end);
    let Some(cue) = near.clone().find(|&at| cue(reading, at) == Some(FrameCue::Bounty)) else {
        let draft = plain(reading, figure, "sum of money", Attribute::Money);
        let cue = to_come(reading, figure).unwrap_or(draft.cue);
        return Draft { asked: is_pledged(reading, figure), cue, ..draft };
    };
    let wanted = person_near(reading, figure.tokens.start);
    let tokens = figure.tokens.start.min(cue)..figure.tokens.end.max(cue + 1);
    let about = wanted.map_or(About::Topic(tokens.clone()), About::Mention);
    Draft::new(
        "reward offered",
        about,
        Attribute::Bounty,
        Value::Quantity(figure.quantity.clone()),
        tokens,
        cue,
    )
}

/// `agreed to buy Nordane for | 3 billion euros`, `takes over Nordane for | 3 billion`: the price of a firm, agreed or
/// only planned.
pub(super) fn price(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let led = start.checked_sub(1).filter(|&at| reading.text.is(at, "for"))?;
    let index = reading.mentions.index_at(led.checked_sub(1)?)?;
    let bought = &reading.mentions.list()[index];
    let firm = matches!(bought.kind, MentionKind::Organization | MentionKind::Other);
    let named =
        figure.quantity.kind == QuantityKind::Money && bought.named && firm && bought.tokens.end == led;
    let first = bought.tokens.start;
    let verb = (first.saturating_sub(BOUGHT)..first).rev().find(|&at| buys(reading, at)).filter(|_| named)?;
    let value = Value::Quantity(figure.quantity.clone());
    let tokens = verb..figure.tokens.end;
    let draft = Draft::new("price", About::Mention(index), Attribute::Money, value, tokens, verb);
    Some(Draft { asked: true, ..draft }.with_scope(vec![PRICE.to_owned()]))
}

/// What a sum is the price of stands at most so many words behind its verb: `buy | its rival Nordane`, `take over`.
const BOUGHT: usize = 4;

/// What narrows the price of a firm.
const PRICE: &str = "price";

/// `buys`, `takes | over`.
fn buys(reading: &Reading<'_>, at: usize) -> bool {
    let verb = reading.text.longest(&reading.text.lexicon().measures.verbs, at);
    let over = reading.text.is_class(at, WordClass::TakingOver) && reading.text.is(at + 1, "over");
    over || verb.is_some_and(|(_, verb)| verb.side == Side::Payer)
}

/// `will | invest | 5 million euros`: the verb right before a sum, where it says that it is not spent yet.
fn to_come(reading: &Reading<'_>, figure: &Figure) -> Option<usize> {
    let verb = figure.tokens.start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Verb)?;
    (mood(reading.text, reading.mentions, verb) == Mood::Unreal).then_some(verb)
}

/// `pledged | 1.9 billion euros`: a sum that is said to be given, asked for or owed.
fn is_pledged(reading: &Reading<'_>, figure: &Figure) -> bool {
    let verb = figure.tokens.start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Verb);
    verb.is_some_and(|verb| reading.text.lexicon().speech.cues.get(reading.text.id(verb)).is_some())
}

/// The person of a sentence that stands behind a token, or else the last before it.
fn person_near(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let sentence = reading.sentence(at);
    let people: Vec<usize> = indices_within(reading, &sentence)
        .filter(|&index| {
            let mention = &reading.mentions.list()[index];
            may_be_person(reading.mentions.entity(mention.entity))
        })
        .collect();
    let start = |index: usize| reading.mentions.list()[index].tokens.start;
    people
        .iter()
        .copied()
        .find(|&index| start(index) > at)
        .or_else(|| people.iter().copied().rev().find(|&index| start(index) < at))
}

fn indices_within<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> impl Iterator<Item = usize> + 'r {
    let list = reading.mentions.list();
    let from = list.partition_point(|mention| mention.tokens.start < range.start);
    let end = range.end;
    (from..list.len()).take_while(move |&index| list[index].tokens.start < end)
}
