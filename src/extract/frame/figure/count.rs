//! How many there are of something: which of the readings of a count holds, and what narrows it.

use std::ops::Range;

use super::{counted_phrase, deed, held, is_attack_noun, noun, room, state, strength, topic, verb, whole};
use crate::claim::Attribute;
use crate::extract::frame::reading::{Governed, Part as Role};
use crate::extract::frame::{About, Draft, Reading, crowd, involved};
use crate::extract::mention::{Mention, Tag, is_of_parent, lemma};
use crate::lexicon::{Function, WordClass};
use crate::value::quantity::Figure;
use crate::value::{QuantityKind, Value};

/// A count, by the verb that governs what is counted, by the noun that leads to it, by the noun itself.
pub(super) fn read(reading: &Reading<'_>, at: usize) -> Option<Draft> {
    let figure = &reading.figures[at];
    // "father of three killed": his children, of whom nothing is told
    let counts = figure.head.is_some_and(|head| reading.tag(head) == Tag::Noun);
    if is_of_parent(reading.text, figure.tokens.start) && !counts {
        return None;
    }
    if let Some(compound) = compound(reading, figure) {
        return Some(compound);
    }
    let phrase = counted_phrase(reading, figure);
    let governed =
        reading.governed_range(&phrase).filter(|governed| !is_told_of_some(reading, figure, governed));
    let governed = governed.filter(|governed| !is_of_one(reading, figure, &phrase, governed.verb));
    let listed = if governed.is_none() { listed(reading, figure, &phrase) } else { None };
    let governed = governed.or(listed);
    let behind_whole = |draft: &Draft| draft.cue >= phrase.end && whole::is_of_some(reading, figure);
    let found = held::counted(reading, figure)
        .or_else(|| held::freed(reading, figure, &phrase))
        .or_else(|| room::read(reading, figure, &phrase))
        .or_else(|| strength::read(reading, figure, &phrase))
        .or_else(|| deed::read(reading, figure, &phrase))
        .or_else(|| verb::read(reading, figure, &phrase, governed?))
        .or_else(|| state::read(reading, figure, &phrase).filter(|draft| !behind_whole(draft)));
    let some = found.is_some() || whole::is_of_some(reading, figure);
    if let Some(involved) = involved::read(reading, figure, &phrase).filter(|_| !some) {
        return Some(involved);
    }
    let found = found
        .or_else(|| noun::leading(reading, figure, &phrase))
        .or_else(|| noun::counted(reading, figure, &phrase));
    let draft = found.or_else(|| elliptic(reading, at, &phrase))?;
    let mut scope = scope(reading, figure, &phrase, &draft);
    if listed.is_some() || is_first_of_list(reading, at, &phrase) {
        scope.extend(kind_of_some(reading, figure, &draft));
        scope.sort();
        scope.dedup();
    }
    scope.extend(draft.scope.iter().cloned());
    scope.extend(kin(reading, &phrase));
    Some(draft.with_scope(scope))
}

/// `arrested 12 men and | three women`: the verb of those counted before, where people are counted; not `12 rebels and
/// 40 rifles`, nor `12 men, and 40 others have escaped`.
fn listed(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>) -> Option<Governed> {
    if verb::is_people(reading, figure) { reading.governed_list(phrase) } else { None }
}

/// `arrested | 12 men | and three women`: whether others are counted behind the same verb.
fn is_first_of_list(reading: &Reading<'_>, at: usize, phrase: &Range<usize>) -> bool {
    let next = reading.figures.get(at + 1).filter(|next| next.tokens.start <= phrase.end + 2);
    let behind = next.map(|next| counted_phrase(reading, next));
    let others = |next: &Figure, behind: &Range<usize>| listed(reading, next, behind).is_some();
    next.zip(behind).is_some_and(|(next, behind)| behind.start > phrase.end && others(next, &behind))
}

/// What those are of whom others are counted apart: `man`, beside three women.
fn kind_of_some(reading: &Reading<'_>, figure: &Figure, draft: &Draft) -> Option<String> {
    let people = matches!(draft.attribute, Attribute::Detained | Attribute::Displaced);
    let head = figure.head.filter(|&head| people && !reading.text.is_class(head, WordClass::Anybody))?;
    Some(lemma(reading.text, head))
}

/// `two of the | four suspects | were released`: whether a verb tells of some of those counted; a participle right
/// behind them is theirs (`two of the | four suspects | arrested on Friday`), and so not of `| two |` of them; nor
/// where they have no number (`two of the | suspects | arrested on Friday are still held`).
fn is_told_of_some(reading: &Reading<'_>, figure: &Figure, governed: &Governed) -> bool {
    let behind = figure.tokens.end..governed.verb;
    let finite = behind.into_iter().any(|at| reading.tag(at) == Tag::Auxiliary);
    let of_whole = !finite && governed.verb > figure.tokens.end && whole::is_some_of(reading, figure);
    of_whole
        || !finite && whole::is_some_of_them(reading, figure, governed.verb)
        || whole::is_of_some(reading, figure)
            && (governed.verb < figure.tokens.start || finite || governed.role == Role::Agent)
}

/// `the man who killed his wife and | two daughters | was arrested`: whether a verb of one stands behind several who
/// are joined to others.
pub(super) fn is_of_one(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>, verb: usize) -> bool {
    let several = figure.quantity.low.is_some_and(|low| low > 1.0);
    let joined = phrase.start.checked_sub(1).is_some_and(|and| reading.tag(and) == Tag::Conjunction);
    let mut group = phrase.end..verb.max(phrase.end);
    several && joined && group.any(|at| reading.text.is_class(at, WordClass::SingularBe))
}

/// `the 120-seat parliament`, `a 12-member council`: how many a thing has.
fn compound(reading: &Reading<'_>, figure: &Figure) -> Option<Draft> {
    let noun = figure.tokens.end + 1;
    let glued = reading.tag(figure.tokens.end) == Tag::Hyphen && reading.tag(noun) != Tag::Verb;
    let index = reading.mentions.index_at(noun).filter(|_| glued)?;
    let mention = &reading.mentions.list()[index];
    if mention.head <= noun || is_attack_noun(reading, figure) {
        return None;
    }
    let topic = About::Topic(noun + 1..mention.head + 1);
    let about = if mention.named { About::Mention(index) } else { topic };
    let strong = reading.text.is(noun, "strong");
    // "a several-thousand-strong band" is of no thousand
    if strong && figure.tokens.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Hyphen) {
        return None;
    }
    let about = if strong { behind_name(reading, mention).map_or(about, About::Mention) } else { about };
    let member = strong || reading.text.is_class(noun, WordClass::Member);
    let attribute = if member { Attribute::Members } else { Attribute::Count(lemma(reading.text, noun)) };
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new(
        "so many to a thing",
        about,
        attribute,
        value,
        figure.tokens.start..mention.head + 1,
        noun,
    ))
}

/// `the Red Path, | a 2,000-strong militia`: the body with a name that a phrase behind a comma describes.
fn behind_name(reading: &Reading<'_>, phrase: &Mention) -> Option<usize> {
    let comma = phrase.tokens.start.checked_sub(1).filter(|&at| reading.text.word(at) == ",")?;
    let index = reading.mentions.index_at(comma.checked_sub(1)?)?;
    let name = &reading.mentions.list()[index];
    (!phrase.named && name.named && name.tokens.end == comma).then_some(index)
}

/// `350,000 from Tajikistan`: a figure without a noun takes the one of the figure before it in its sentence.
fn elliptic(reading: &Reading<'_>, at: usize, phrase: &Range<usize>) -> Option<Draft> {
    let figure = &reading.figures[at];
    let follows =
        reading.tag(figure.tokens.end) == Tag::Preposition || reading.text.is(figure.tokens.end, "others");
    let before = reading.figures[..at].last().filter(|before| {
        before.head.is_some()
            && before.quantity.kind == QuantityKind::Count
            && reading.text.sentence_of(before.tokens.start) == reading.text.sentence_of(figure.tokens.start)
    });
    let pronoun = reading.text.is_class(figure.tokens.end + 1, WordClass::ObjectPronoun)
        || figure.tokens.start.checked_sub(1).is_some_and(|at| reading.tag(at) == Tag::Negation);
    let head = before.and_then(|before| before.head).filter(|_| follows && !pronoun)?;
    let about = About::Topic(topic(reading, phrase));
    let value = Value::Quantity(figure.quantity.clone());
    Some(Draft::new(
        "counted noun, left out",
        about,
        Attribute::Count(lemma(reading.text, head)),
        value,
        phrase.clone(),
        figure.tokens.start,
    ))
}

/// `18,000 fighters | and their families`, `| including their families`: who counts them counts others than who
/// counts the fighters alone.
fn kin(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<String> {
    let joined = reading.tag(phrase.end) == Tag::Conjunction
        || reading.text.is_class(phrase.end, WordClass::Including)
        || reading.text.is(phrase.end, "with");
    let at = phrase.end + 1;
    let at = if reading.tag(at) == Tag::Possessive { at + 1 } else { at };
    let (_, kind) = reading.text.longest(&reading.text.lexicon().kinds, at).filter(|_| joined)?;
    kind.is_kin().then(|| lemma(reading.text, at))
}

/// What narrows the count: the modifiers of the noun, of cases of an illness also how sure they are ("suspected"), and
/// the noun itself where the attribute does not say it.
fn scope(reading: &Reading<'_>, figure: &Figure, phrase: &Range<usize>, draft: &Draft) -> Vec<String> {
    let attribute = &draft.attribute;
    if deed::is_of_attackers(attribute) || crowd::is_of_participants(attribute) {
        return Vec::new();
    }
    let holder = match draft.about {
        About::Mention(index) => reading.mentions.list()[index].tokens.clone(),
        _ => 0..0,
    };
    let mut scope: Vec<String> = phrase
        .clone()
        .filter(|at| !figure.tokens.contains(at) && !holder.contains(at))
        .filter(|&at| {
            let of_patients = deed::is_of_patients(attribute);
            let standing = of_patients && reading.text.is_class(at, WordClass::Verifying);
            standing || matches!(reading.tag(at), Tag::Name | Tag::Adjective | Tag::Noun)
        })
        .filter(|&at| reading.function(at) != Function::Quantifier && !reading.is_date(at))
        .filter(|&at| !reading.text.is_class(at, WordClass::Fired))
        .filter(|&at| !(deed::is_of_patients(attribute) && deed::tells_illness(reading, at)))
        .filter(|&at| !(deed::is_of_escapees(attribute) && reading.text.is_class(at, WordClass::Inmate)))
        .map(|at| lemma(reading.text, at))
        .filter(|word| !is_plain(reading, word))
        .collect();
    if let Attribute::Count(noun) = attribute {
        scope.retain(|word| word != noun);
        let jobs =
            figure.head.is_some_and(|head| noun == "job" && reading.text.is_class(head, WordClass::Job));
        scope.retain(|word| !jobs || figure.head.is_none_or(|head| *word != lemma(reading.text, head)));
    }
    let held = |at: usize| reading.text.is_class(at, WordClass::Arrest);
    let own = match attribute {
        Attribute::Attacks => Some("attack".to_owned()),
        Attribute::Detained => figure.head.filter(|&head| held(head)).map(|head| lemma(reading.text, head)),
        _ => None,
    };
    scope.retain(|word| own.as_ref() != Some(word));
    let lives = |word: &str| {
        let lexicon = reading.text.lexicon();
        lexicon.classes.has(lexicon.word(word), WordClass::Inhabitant)
    };
    scope.retain(|word| *attribute != Attribute::Displaced || !lives(word));
    scope.sort();
    scope.dedup();
    scope
}

/// Nouns for people that narrow nothing.
fn is_plain(reading: &Reading<'_>, word: &str) -> bool {
    let lexicon = reading.text.lexicon();
    lexicon.classes.has(lexicon.word(word), WordClass::PlainPerson)
}
