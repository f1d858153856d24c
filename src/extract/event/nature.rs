//! What sort of thing a stretch of text tells of: a flood, a crash on the road, a vote.
//!
//! ```text
//! natures = those that the words for the event name, else those of its kind; and those that other phrases tell;
//!           narrowed to the settings told: a crash to the road, an accident to a mine
//! ```
//! Two events that have no nature in common are two, whatever else they share.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clue::Mark;
use super::model::EventType;
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::events::Turn;
use crate::lexicon::natures::{Nature, Natures, Telling};
use crate::lexicon::{Forms, Gazetteer, Lexicon, NameUse, Noun, Table, Triggers};
use crate::text::Text;

/// A phrase with what it tells.
struct Told {
    tokens: Range<usize>,
    telling: Telling,
}

/// The natures of what is told in a range of tokens with these words for it.
pub(super) fn natures(
    text: &Text<'_>,
    mentions: &Mentions,
    tokens: &Range<usize>,
    marks: &[Mark],
) -> Natures {
    let told = told(text, tokens);
    let naming = marks.iter().filter(|mark| !is_gunfire(text, mentions, mark));
    let named = naming.map(|mark| of_mark(mark, &told)).fold(Natures::default(), Natures::or);
    let beside = told.iter().filter_map(|told| match told.telling {
        Telling::Tells(natures) if is_told(mentions, &told.tokens) => Some(natures),
        _ => None,
    });
    let settings = told.iter().filter_map(|told| match told.telling {
        Telling::Sets(natures) => Some(natures),
        _ => None,
    });
    beside.fold(named, Natures::or).set_in(settings.fold(Natures::default(), Natures::or))
}

/// The natures of what is told in a range of tokens without a word for an event.
pub(in crate::extract) fn beside_events(
    text: &Text<'_>,
    mentions: &Mentions,
    tokens: &Range<usize>,
) -> Natures {
    natures(text, mentions, tokens, &[])
}

/// The noun phrases in a range that tell one of these natures.
pub(super) fn nouns(
    text: &Text<'_>,
    mentions: &Mentions,
    tokens: &Range<usize>,
    natures: Natures,
) -> impl Iterator<Item = Range<usize>> {
    let tells = move |told: &Told| match told.telling {
        Telling::Names(own) | Telling::Tells(own) => own.meets(natures),
        Telling::Sets(_) => false,
    };
    let is_noun = move |told: &Told| {
        let last = told.tokens.end - 1;
        let named_by_verb = text.lexicon().words.profile(text.id(last)).forms.has(Forms::ING);
        let opens = last == text.sentences()[text.sentence_of(last)].tokens().start;
        // "soldiers killed 11 protesters": who takes part is not what it is called
        let people = text.lexicon().words.profile(text.id(last)).noun == Noun::Person;
        let of_verb = told.tokens.len() > 1 && mentions.tag(told.tokens.start) == Tag::Verb;
        !of_verb && !people && mentions.tag(last) == Tag::Noun
            || named_by_verb
            || opens && mentions.tag(last) == Tag::Name
    };
    let found = told(text, tokens).into_iter().filter(move |told| tells(told) && is_noun(told));
    found.map(|told| told.tokens)
}

/// The names of that in which or to which it happened, in lower case: `the Karoma | dam`, `the ferry | Santa Rufina`.
pub(super) fn things(text: &Text<'_>, mentions: &Mentions, tokens: &Range<usize>) -> Vec<String> {
    let is_thing = |told: &Told| matches!(told.telling, Telling::Sets(_)) || told.tokens.len() > 1;
    // "head coach Ann Roe" is no bus
    let is_role = |told: &Told| {
        let holder = mentions.innermost(told.tokens.end);
        holder.is_some_and(|it| it.kind == MentionKind::Person && it.tokens.contains(&told.tokens.start))
    };
    let settings = told(text, tokens).into_iter().filter(|told| is_thing(told) && !is_role(told));
    let is_name = |at: &usize| mentions.tag(*at) == Tag::Name && !is_people(text.word(*at));
    let named = settings.flat_map(|told| {
        let (start, end) = (told.tokens.start, told.tokens.end);
        let phrase = mentions.at(start).map_or(start, |mention| mention.tokens.start);
        (phrase..start).filter(is_name).chain((end..tokens.end).take_while(is_name)).collect::<Vec<_>>()
    });
    let names: BTreeSet<String> = named.map(|at| text.word(at).to_lowercase()).collect();
    names.into_iter().collect()
}

/// Whether a name is that of a people: `the Hungarian bus`.
fn is_people(word: &str) -> bool {
    let bearers = Gazetteer::get().bearers(word);
    bearers.is_some_and(|bearers| bearers.iter().all(|(_, used)| used == NameUse::People))
}

/// The sorts of houses and grounds at which it was: `at | a church`, `a | church | bombing`.
pub(super) fn venues(text: &Text<'_>, mentions: &Mentions, tokens: &Range<usize>) -> BTreeSet<&'static str> {
    let lexicon = Lexicon::english();
    let mut venues = BTreeSet::new();
    let mut next = tokens.start;
    while let Some(at) = text.next_trigger(next..tokens.end, Triggers::VENUE) {
        let found = longest_in_singular(text, &lexicon.events.venues, at);
        let len = found.map_or(1, |(len, _)| len);
        venues.extend(found.filter(|_| is_venue(text, mentions, at..at + len)).map(|(_, sort)| &**sort));
        next = at + len;
    }
    venues
}

/// Whether something is said to be at a house, or is named after it.
fn is_venue(text: &Text<'_>, mentions: &Mentions, name: Range<usize>) -> bool {
    let phrase = mentions.at(name.start).map_or(name.start, |mention| mention.tokens.start);
    let head = mentions.at(name.start).map_or(name.end - 1, |mention| mention.head);
    let placed = phrase.checked_sub(1).is_some_and(|before| {
        let turns = &text.lexicon().events.turns;
        let struck = || text.longest(&text.lexicon().events.verbs, before).is_some();
        turns.has(text.id(before), Turn::Locative) || turns.has(text.id(before), Turn::Impact) || struck()
    });
    let names = || head >= name.end && text.longest(&text.lexicon().words.events, head).is_some();
    placed && head < name.end || names()
}

/// The phrases in a range that tell something, the longest first where they meet.
fn told(text: &Text<'_>, tokens: &Range<usize>) -> Vec<Told> {
    let table = &text.lexicon().natures;
    let mut told = Vec::new();
    let mut next = tokens.start;
    while let Some(at) = text.next_trigger(next..tokens.end, Triggers::NATURE) {
        let found = longest_in_singular(text, table, at);
        let len = found.map_or(1, |(len, _)| len);
        told.extend(found.map(|(len, &telling)| Told { tokens: at..at + len, telling }));
        next = at + len;
    }
    told
}

/// The longest phrase of a table at a token, as it stands or with its plurals in the singular.
pub(super) fn longest_in_singular<'t, M>(
    text: &Text<'_>,
    table: &'t Table<M>,
    at: usize,
) -> Option<(usize, &'t M)> {
    let lexicon = text.lexicon();
    let singular = |at: usize| lexicon.words.singular(text.id(at));
    text.longest(table, at).or_else(|| {
        let opens = lexicon.starts(singular(at), table.bit());
        opens.then(|| table.longest(|ahead| singular(at + ahead))).flatten()
    })
}

/// Whether a phrase is what it is about: several words, a noun that heads its phrase, or a verb.
fn is_told(mentions: &Mentions, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let is_head = mentions.at(last).is_some_and(|mention| mention.head == last);
    tokens.len() > 1 || is_head || mentions.tag(last) == Tag::Verb
}

/// `under fire`, `opened fire`: a bare noun behind a verb or a preposition need not be what burns.
fn is_gunfire(text: &Text<'_>, mentions: &Mentions, mark: &Mark) -> bool {
    // "died in floods"
    let several = text.lexicon().words.profile(text.id(mark.tokens.end - 1)).plural;
    let before = mark.tokens.start.checked_sub(1).map(|at| mentions.tag(at));
    mark.kind == EventType::Disaster
        && !mark.verb
        && !several
        && matches!(before, Some(Tag::Preposition | Tag::Verb))
}

/// What the phrases over a mark name, else what its kind is.
fn of_mark(mark: &Mark, told: &[Told]) -> Natures {
    let over = |tokens: &Range<usize>| tokens.start < mark.tokens.end && mark.tokens.start < tokens.end;
    let named = told.iter().filter(|told| over(&told.tokens)).filter_map(|told| match told.telling {
        Telling::Names(natures) | Telling::Tells(natures) => Some(natures),
        Telling::Sets(_) => None,
    });
    named.reduce(Natures::or).unwrap_or_else(|| of_kind(mark.kind))
}

fn of_kind(kind: EventType) -> Natures {
    match kind {
        EventType::Bombing => Natures::of(&[Nature::Bombing]),
        EventType::Shooting => Natures::of(&[Nature::Guns]),
        EventType::Airstrike => Natures::of(&[Nature::Raid]),
        EventType::Shelling => Natures::of(&[Nature::Shells]),
        EventType::Attack => Natures::of(&[Nature::Violence]),
        EventType::Kidnapping => Natures::of(&[Nature::Capture]),
        EventType::Arson => Natures::of(&[Nature::Arson, Nature::Fire]),
        EventType::Chemical => Natures::of(&[Nature::Chemical]),
        EventType::Clash => Natures::of(&[Nature::Fighting]),
        EventType::Robbery => Natures::of(&[Nature::Robbery]),
        EventType::Disaster | EventType::Arrest | EventType::Other => Natures::default(),
    }
}
