//! What a figure measures, and of whom: the turnout of an election, the fine of a company, the crowd at a rally.
//!
//! ```text
//! measure = noun { phrase } [verb] [preposition] figure    turnout in the north was 61 percent
//!         | figure ["in" | "of"] noun                      40 million euros in damage, a 6.1-magnitude quake
//!         | verb … figure                                  fined the company 3 million
//!         | crowd | ballot                                 see [`super::crowd`] and [`super::ballot`]
//!         | quake verb-of-strength figure                  the tremor measured 6.4
//! ```
//! The aspect (damage, fine, vote) becomes the scope, so that two figures meet only where they measure the same; whose
//! it is becomes the subject. What happened is the subject of its damage, its turnout and its crowd.

use std::ops::Range;

use super::owner::{owner, spoken_of};
use super::{About, Draft, Reading, ballot, crowd};
use crate::claim::Attribute;
use crate::extract::mention::{MentionKind, Tag, lemma};
use crate::lexicon::measures::{Holder, MeasureNoun, MeasureVerb, Side};
use crate::lexicon::{FrameCue, WordClass};
use crate::text::TokenKind;
use crate::value::quantity::Figure;
use crate::value::{Quantity, QuantityKind, Value, date};

/// No noun stands farther before its figure, and no verb before its noun.
pub(super) const FAR: usize = 12;

/// The draft of a figure whose measure is known.
pub(super) fn read(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    behind(reading, figure, phrase)
        .or_else(|| before(reading, figure))
        .or_else(|| strength(reading, figure))
        .or_else(|| by_verb(reading, figure, phrase))
}

pub(super) fn noun_at<'r>(reading: &'r Reading<'_>, at: usize) -> Option<(usize, &'r MeasureNoun)> {
    let found = reading.text.longest(&reading.text.lexicon().measures.nouns, at)?;
    let is_noun = matches!(reading.tag(at), Tag::Noun | Tag::Name | Tag::Adjective);
    (is_noun || found.1.unit.is_some()).then_some(found)
}

/// Whether a noun tells what a figure of this unit measures: a wind is told in metres a second, and in no euros.
fn tells_of(noun: &MeasureNoun, figure: &Figure) -> bool {
    // "won a second term with 54 percent"
    if &*noun.aspect == SENTENCE && figure.quantity.kind == QuantityKind::Percentage {
        return false;
    }
    let own = figure.quantity.si().map(|(_, unit)| unit);
    match &noun.unit {
        Some(unit) => own.is_some_and(|own| *own == **unit),
        None => true,
    }
}

pub(super) fn verb_at<'r>(reading: &'r Reading<'_>, at: usize) -> Option<(usize, &'r MeasureVerb)> {
    let found = reading.text.longest(&reading.text.lexicon().measures.verbs, at)?;
    (reading.tag(at) == Tag::Verb).then_some(found)
}

/// `$40 million in damage`, `a 3 million euro fine`, `61 percent turnout`, `52 percent of the vote`.
fn behind(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let end = phrase.end.max(figure.tokens.end);
    let near = figure.tokens.end..reading.clause(figure.tokens.start).end.min(end + 4);
    let noun_at = |at: usize| noun_at(reading, at).filter(|(_, noun)| tells_of(noun, figure));
    let inside = |at: &usize| {
        *at < end
            || matches!(reading.tag(*at), Tag::Determiner | Tag::Hyphen | Tag::Adjective)
            || reading.text.is_class(*at, WordClass::BeforeMatter)
            || noun_at(*at).is_some()
    };
    let at = near.take_while(inside).find(|&at| noun_at(at).is_some())?;
    let (len, noun) = noun_at(at)?;
    let counted = figure.head.is_some_and(|head| head == at) && figure.quantity.kind == QuantityKind::Count;
    (!counted || noun.holder != Holder::Itself && reading.tag(at) != Tag::Noun)
        .then(|| draft(reading, figure, noun, at..at + len))
        .flatten()
}

/// `turnout was 61 percent`, `a fine of 3 million`, `unemployment in Malta fell to 4 percent`.
fn before(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let first = reading.sentence(start).start.max(start.saturating_sub(FAR));
    let mut at = start;
    while at > first {
        at -= 1;
        if let Some((tokens, noun)) = noun_ending(reading, at).filter(|(_, noun)| tells_of(noun, figure)) {
            return draft(reading, figure, noun, tokens);
        }
        if let Some(change) = change_before(reading, at, start) {
            at = change;
            continue;
        }
        if !reading.is_date(at) && (stops(reading, at) || reading.figure_of(at).is_some()) {
            return None;
        }
    }
    None
}

/// The noun of a measure whose last word stands at a token, of one word or two.
fn noun_ending<'r>(reading: &'r Reading<'_>, at: usize) -> Option<(Range<usize>, &'r MeasureNoun)> {
    (at.saturating_sub(1)..=at).find_map(|from| {
        let (_, noun) = noun_at(reading, from).filter(|(len, _)| from + len == at + 1)?;
        Some((from..at + 1, noun))
    })
}

/// `revenue slipped | 4 percent | to 5 billion`: where the figure starts by which it came to this one.
fn change_before(reading: &Reading<'_>, at: usize, start: usize) -> Option<usize> {
    let to = start.checked_sub(1).filter(|&to| reading.text.is(to, "to") && at + 1 == to)?;
    let figures = reading.figures;
    let after = figures.partition_point(|figure| figure.tokens.end <= at);
    figures.get(after).filter(|figure| figure.tokens.end == to).map(|figure| figure.tokens.start)
}

/// Whether a token parts a noun from its figure: another clause, or a noun that is no part of a phrase of place.
fn stops(reading: &Reading<'_>, at: usize) -> bool {
    match reading.tag(at) {
        Tag::Conjunction | Tag::Subordinator | Tag::Relative | Tag::Pronoun | Tag::Number => true,
        Tag::Mark => reading.text.word(at) != ",",
        Tag::Noun => {
            let first = reading.mentions.at(at).map_or(at, |mention| mention.tokens.start);
            first.checked_sub(1).is_none_or(|before| reading.tag(before) != Tag::Preposition)
        }
        _ => false,
    }
}

/// `fined the company 3 million euros`, `won 48 seats`, `20,000 people took part`.
fn by_verb(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Draft> {
    let count = figure.quantity.kind == QuantityKind::Count;
    let told = if count { crowd::read(reading, figure, phrase) } else { ballot::read(reading, figure) };
    if told.is_some() {
        return told;
    }
    let at = verb_before(reading, phrase.start).or_else(|| verb_behind(reading, phrase))?;
    let (len, verb) = verb_at(reading, at)?;
    let tokens = phrase.start.min(at)..phrase.end.max(at + len);
    let scope = vec![verb.aspect.to_string()];
    match verb.side {
        Side::Thing => thing(reading, figure, &tokens, at, scope),
        Side::Patient if !count && at < phrase.start => {
            let whose =
                if reading.is_passive(at, len) { reading.subject(at) } else { reading.object(at + len) };
            let about = About::Mention(whose.filter(|&index| is_somebody(reading, index))?);
            Some(new(figure, "measured by its verb", about, attribute(figure)?, tokens, at).with_scope(scope))
        }
        Side::Agent if is_taken_from(reading, figure, at) => {
            thing(reading, figure, &tokens, at, vec![STOLEN.to_owned()])
        }
        Side::Loser if is_lost(reading, figure) => {
            thing(reading, figure, &tokens, at, vec![STOLEN.to_owned()])
        }
        Side::Payer if figure.quantity.kind == QuantityKind::Money && at < phrase.start => {
            let led = at.checked_sub(1).is_some_and(|before| reading.tag(before) == Tag::Auxiliary);
            let active = !led || !reading.is_passive(at, len);
            let payer = reading.subject(at).filter(|_| active && !is_reward(reading, figure));
            let about = About::Mention(payer.filter(|&index| is_somebody(reading, index))?);
            Some(new(figure, "measured by its verb", about, Attribute::Money, tokens, at).with_scope(scope))
        }
        Side::Agent if at < phrase.start => ballot::won(reading, figure, tokens, at, scope),
        _ => None,
    }
}

/// `took | 2 million euros from a bank`: a sum that was robbed.
fn is_taken_from(reading: &Reading<'_>, figure: &Figure, verb: usize) -> bool {
    let sum = figure.quantity.kind == QuantityKind::Money && verb < figure.tokens.start;
    sum && reading.text.is_class(verb, WordClass::Taking)
        && reading.text.is_class(figure.tokens.end, WordClass::EarlierFigure)
        && reading.tag(figure.tokens.end + 1) != Tag::Possessive
        && reading.subject(verb).is_some()
}

/// `offers | a $5 million reward`, `offered $5 million | for information`: what has a rule of its own.
fn is_reward(reading: &Reading<'_>, figure: &Figure) -> bool {
    let clause = reading.clause(figure.tokens.start);
    let near =
        clause.start.max(figure.tokens.start.saturating_sub(FAR))..clause.end.min(figure.tokens.end + FAR);
    near.into_iter().any(|at| super::figure::cue(reading, at) == Some(FrameCue::Bounty))
}

/// `robbed a bank of | 2 million euros`, `swindled out of`, `drained | 2 million euros from the fund`: a sum
/// that somebody lost.
fn is_lost(reading: &Reading<'_>, figure: &Figure) -> bool {
    let before = figure.tokens.start.checked_sub(1);
    let of = before.is_some_and(|at| reading.text.is(at, "of"));
    let from = reading.text.is(figure.tokens.end, "from");
    figure.quantity.kind == QuantityKind::Money && (of || from)
}

/// The aspect of sums that were stolen.
pub(super) const STOLEN: &str = "stolen";

/// The aspect of what burnt.
const BURNT: &str = "burnt";

/// The aspect of what was destroyed.
const DESTROYED: &str = "destroyed";

/// The attribute of how much land burnt.
const AREA: &str = "area";

/// `damaged 300 houses`, `burned 500 hectares`, `stole 2 million euros`: how many of them or how much, in what
/// happened.
fn thing(
    reading: &Reading<'_>,
    figure: &Figure,
    tokens: &Range<usize>,
    at: usize,
    scope: Vec<String>,
) -> Option<Draft> {
    let attribute = match figure.quantity.kind {
        QuantityKind::Count => {
            let head = figure.head.filter(|_| !counts_people(reading, figure))?;
            Attribute::Count(lemma(reading.text, head))
        }
        QuantityKind::Money => Attribute::Money,
        QuantityKind::Percentage if !is_of_whole(reading, figure) => Attribute::Percentage,
        QuantityKind::Measure if is_area(figure) => Attribute::Other(AREA.to_owned()),
        _ => return None,
    };
    // land that a fire burnt is destroyed by it
    let land = attribute == Attribute::Other(AREA.to_owned());
    let scope =
        scope.into_iter().map(|aspect| if land && aspect == BURNT { DESTROYED.to_owned() } else { aspect });
    let about = About::Story { at, words: tokens.clone() };
    Some(new(figure, "things harmed", about, attribute, tokens.clone(), at).with_scope(scope.collect()))
}

/// `67 percent of the town`: a share of what the phrase names.
fn is_of_whole(reading: &Reading<'_>, figure: &Figure) -> bool {
    reading.text.is_class(figure.tokens.end, WordClass::BeforeMatter)
}

/// Whether it measures land.
fn is_area(figure: &Figure) -> bool {
    figure.quantity.si().is_some_and(|(_, unit)| unit == SQUARE_METRE)
}

/// The unit of area.
const SQUARE_METRE: &str = "m2";

/// The verb whose object the figure is, over phrases between them.
fn verb_before(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let first = reading.clause(start).start.max(start.saturating_sub(FAR));
    // "sentenced the mayor, Ada Holm, | to 12 years"
    let to = start.checked_sub(1).is_some_and(|at| reading.text.is(at, "to"));
    let passes = |at: usize| to && reading.text.word(at) == ",";
    let verb = (first..start)
        .rev()
        .take_while(|&at| passes(at) || !matches!(reading.tag(at), Tag::Conjunction | Tag::Mark))
        .find(|&at| reading.tag(at) == Tag::Verb)?;
    verb_at(reading, verb).is_some().then_some(verb)
}

fn verb_behind(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    // "300 houses in the valley were destroyed"
    let start = super::figure::topic(reading, phrase).end;
    let end = reading.clause(phrase.start).end.min(start + 4);
    (start..end)
        .take_while(|&at| matches!(reading.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Verb))
        .find(|&at| verb_at(reading, at).is_some())
}

pub(super) fn counts_people(reading: &Reading<'_>, figure: &Figure) -> bool {
    let Some(head) = figure.head else { return true };
    let kind = reading.mentions.at(head).map(|mention| mention.kind);
    matches!(kind, Some(MentionKind::Group | MentionKind::Person)) || reading.text.is(head, "people")
}

pub(super) fn is_somebody(reading: &Reading<'_>, index: usize) -> bool {
    super::verb::is_somebody(reading, index) || reading.mentions.list()[index].kind == MentionKind::Place
}

/// The draft of a figure that a noun names.
fn draft(reading: &Reading<'_>, figure: &Figure, noun: &MeasureNoun, at: Range<usize>) -> Option<Draft> {
    let magnitude = figure.quantity.unit.as_deref() == Some(MAGNITUDE);
    let bare = figure.quantity.kind == QuantityKind::Count || magnitude;
    let gauged = noun.unit.is_some();
    let attribute = match () {
        () if gauged => Attribute::Other(noun.aspect.to_string()),
        () if bare => of_number(noun)?,
        () => attribute(figure)?,
    };
    let crew = &*noun.aspect == CREW;
    if crew && !(bare && at.end + 1 == figure.tokens.start && reading.text.is(at.end, "of")) {
        return None;
    }
    let tokens = figure.tokens.start.min(at.start)..figure.tokens.end.max(at.end);
    let topic = topic(reading, &at);
    let behind = at.start >= figure.tokens.end;
    let phrase = if behind { topic.start.max(figure.tokens.end)..topic.end } else { topic };
    let about = match noun.holder {
        Holder::Event => About::Story { at: at.start, words: phrase },
        Holder::Owner | Holder::Asked => {
            let whose = ballot::beneficiary(reading, figure)
                .or_else(|| owner(reading, figure, &at).filter(|_| !ballot::is_of_another(reading, figure)))
                .or_else(|| spoken_of(reading, at.start));
            whose.map_or(About::Topic(phrase), About::Mention)
        }
        Holder::Itself => About::Topic(phrase),
    };
    let scope = Some(&noun.aspect).filter(|aspect| !aspect.is_empty() && !gauged && (!bare || crew));
    let asked = noun.holder == Holder::Asked;
    let given = asked.then(|| given(reading, at.start)).flatten();
    let hour = (&*noun.aspect == ballot::TURNOUT).then(|| hour_beside(reading, figure)).flatten();
    let scope = scope.map(ToString::to_string).into_iter().chain(given).chain(hour).collect();
    let draft = new(figure, "measured by its noun", about, attribute, tokens, at.start);
    let draft = if &*noun.aspect == MAGNITUDE { in_magnitudes(figure, draft) } else { draft };
    Some(Draft { asked, ..draft }.with_scope(scope))
}

/// `turnout was 28 percent | at noon`, `at noon turnout was`: the hour of a count that goes on until the polls close.
fn hour_beside(reading: &Reading<'_>, figure: &Figure) -> Option<String> {
    let sentence = reading.sentence(figure.tokens.start);
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let near = end.saturating_add(FAR).min(sentence.end);
    let figures = reading.figures;
    let after = figures.partition_point(|other| other.tokens.start < end);
    let next = figures.get(after);
    let last = figures[..after].iter().rev().find(|other| other.tokens.end <= start);
    let first = last.map_or(sentence.start, |last| last.tokens.end.max(sentence.start));
    let behind = end..next.map_or(near, |next| next.tokens.start.min(near));
    let before = start.saturating_sub(FAR).max(first)..start;
    // behind another figure an hour is that figure's
    let before = if first == sentence.start { before } else { start..start };
    date::hour_of(reading.text, before, behind).map(|hour| hour.to_string())
}

/// `offered | a pay rise of 3 percent`, `paid | a ransom of`: what is given is not what is asked for.
fn given(reading: &Reading<'_>, noun: usize) -> Option<String> {
    let near = (reading.clause(noun).start..noun).rev().take(FAR);
    let mut verbs = near.filter_map(|at| verb_at(reading, at));
    verbs.find(|(_, verb)| verb.side == Side::Payer).map(|(_, verb)| verb.aspect.to_string())
}

/// `the quake measured | 6.4`, `which registered | 5.2`: the strength of what happened.
fn strength(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let start = figure.tokens.start;
    let passed = |at: &usize| reading.tag(*at) != Tag::Adverb;
    let verb = (start.saturating_sub(2)..start).rev().find(passed)?;
    let gauges = reading.text.is_class(verb, WordClass::Gauging) && reading.tag(verb) == Tag::Verb;
    let event = &reading.mentions.list()[reading.subject(verb).filter(|_| gauges)?];
    let bare = figure.quantity.kind == QuantityKind::Count && figure.head.is_none()
        || figure.quantity.unit.as_deref() == Some(MAGNITUDE);
    let about = About::Event { at: event.head, words: event.tokens.clone() };
    let attribute = Attribute::Other(MAGNITUDE.to_owned());
    let measured = bare && event.kind == MentionKind::Event;
    let tokens = verb..figure.tokens.end;
    measured
        .then(|| in_magnitudes(figure, new(figure, "measured by its verb", about, attribute, tokens, verb)))
}

/// A bare number as a magnitude: "a 6.1-magnitude quake", "the magnitude was 6.1" and "measured 6.1" are in one unit.
fn in_magnitudes(figure: &Figure, draft: Draft) -> Draft {
    let unit = Some(MAGNITUDE.to_owned());
    let quantity = Quantity { kind: QuantityKind::Measure, unit, ..figure.quantity.clone() };
    Draft { value: Value::Quantity(quantity), ..draft }
}

/// The attribute of a bare number: only a magnitude and a crowd have no unit.
fn of_number(noun: &MeasureNoun) -> Option<Attribute> {
    match &*noun.aspect {
        MAGNITUDE => Some(Attribute::Other(MAGNITUDE.to_owned())),
        crowd::PARTICIPANT => Some(Attribute::Count(crowd::PARTICIPANT.to_owned())),
        CREW => Some(Attribute::Other(super::figure::ABOARD.to_owned())),
        _ => None,
    }
}

/// The aspect of how long somebody is to be held.
const SENTENCE: &str = "sentence";
const MAGNITUDE: &str = "magnitude";
/// The aspect of those who work a ship or an aircraft.
const CREW: &str = "crew";
pub(super) fn new(
    figure: &Figure,
    rule: &'static str,
    about: About,
    attribute: Attribute,
    tokens: Range<usize>,
    cue: usize,
) -> Draft {
    Draft::new(rule, about, attribute, Value::Quantity(figure.quantity.clone()), tokens, cue)
}

fn attribute(figure: &Figure) -> Option<Attribute> {
    match figure.quantity.kind {
        QuantityKind::Money => Some(Attribute::Money),
        QuantityKind::Percentage | QuantityKind::Ratio => Some(Attribute::Percentage),
        QuantityKind::Duration => Some(Attribute::Duration),
        _ => None,
    }
}

/// The noun's phrase without its article, with the phrase of place or matter behind it: `price of oil`.
fn topic(reading: &Reading<'_>, noun: &Range<usize>) -> Range<usize> {
    let Some(mention) = reading.mentions.at(noun.start) else { return noun.clone() };
    let in_phrase =
        |at: &usize| matches!(reading.tag(*at), Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive);
    let start = (mention.tokens.start..noun.start).rev().take_while(in_phrase).last().unwrap_or(noun.start);
    let number = |at: usize| reading.text.tokens()[at].kind == TokenKind::Number;
    let start = (start..noun.start).rev().find(|&at| number(at)).map_or(start, |at| at + 1);
    let hangs = reading.text.is_class(noun.end, WordClass::BeforeMatter);
    let behind = reading
        .mentions
        .at(noun.end + 1)
        .filter(|next| hangs && next.tokens.clone().all(|at| !number(at) && reading.tag(at) != Tag::Number));
    start..behind.map_or(noun.end, |next| next.tokens.end)
}
