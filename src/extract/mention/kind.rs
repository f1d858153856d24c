//! What a name or a noun names.

use std::ops::Range;

use super::{MentionKind, Tag};
use crate::lexicon::{Addition, FirstNames, Function, NameLexicon, NameUse, Noun, Profile, WordClass};
use crate::text::{Case, Text, TokenKind};

/// For whom a word that is tagged as a pronoun stands: `her` that is no possessive is a person.
pub(super) fn pronoun(text: &Text<'_>, at: usize) -> Function {
    match profile(text, at).function {
        Function::Possessive => Function::Person,
        function => function,
    }
}

pub(super) fn profile(text: &Text<'_>, at: usize) -> Profile {
    let profile = text.lexicon().words.profile(text.id(at));
    match text.longest(&text.lexicon().added, at) {
        Some((1, Addition::Noun(noun))) => Profile { noun: *noun, common: true, ..profile },
        _ => profile,
    }
}

/// The kind of a phrase whose head is a common noun.
pub(super) fn of_noun(text: &Text<'_>, phrase: Range<usize>, head: usize) -> MentionKind {
    if matches!(text.longest(&text.lexicon().added, head), Some((1, Addition::Event(_)))) {
        return MentionKind::Event;
    }
    if let Some(start) = event_phrase(text, phrase, head) {
        debug_assert!(start <= head);
        return MentionKind::Event;
    }
    let profile = profile(text, head);
    match profile.noun {
        Noun::Person if profile.plural || text.is(head, "people") => MentionKind::Group,
        Noun::Person => MentionKind::Person,
        Noun::Organization => MentionKind::Organization,
        Noun::Group => MentionKind::Group,
        Noun::Place | Noun::Building => MentionKind::Place,
        _ => MentionKind::Other,
    }
}

/// The first token of the event noun that ends at `head`, with the words before it that belong to it.
pub(crate) fn event_phrase(text: &Text<'_>, phrase: Range<usize>, head: usize) -> Option<usize> {
    let events = &text.lexicon().words.events;
    let plural = profile(text, head).lemma;
    let id = |at: usize| if at == head && profile(text, head).plural { plural } else { text.id(at) };
    (phrase.start.max(head.saturating_sub(2))..=head).find(|&start| {
        events
            .longest(
                |ahead| {
                    if start + ahead <= head { id(start + ahead) } else { crate::lexicon::WordId::UNKNOWN }
                },
            )
            .is_some_and(|(len, _)| start + len == head + 1)
    })
}

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    /// "the", as before bodies and hardly ever before people and places.
    The,
    /// Anything else.
    Other,
}

/// The kind of a name that the caller has added.
fn added_name(text: &Text<'_>, name: &Range<usize>) -> Option<MentionKind> {
    let (len, Addition::Name(noun)) = text.longest(&text.lexicon().added, name.start)? else { return None };
    (len == name.len()).then_some(match noun {
        Noun::Person => MentionKind::Person,
        Noun::Organization => MentionKind::Organization,
        Noun::Group => MentionKind::Group,
        Noun::Place => MentionKind::Place,
        _ => MentionKind::Event,
    })
}

/// The name's kind, and where the bare name starts behind titles and roles.
pub(super) fn of_name(text: &Text<'_>, name: Range<usize>, article: Article) -> (MentionKind, usize) {
    if let Some(kind) = known_kind(text, &name) {
        return (kind, name.start);
    }
    if let Some(start) = behind_title(text, &name) {
        return (MentionKind::Person, start);
    }
    (kind_by_words(text, &name, article), name.start)
}

/// The kind of a name that a list has, or that its place in the text tells.
fn known_kind(text: &Text<'_>, name: &Range<usize>) -> Option<MentionKind> {
    if let Some(kind) = added_name(text, name) {
        return Some(kind);
    }
    let known = text.longest(&text.lexicon().bodies, name.start);
    if known.is_some_and(|(len, ())| len > 1 && len == name.len()) {
        return Some(MentionKind::Organization);
    }
    if is_armed(text, name) {
        return Some(MentionKind::Organization);
    }
    if opens_dateline(text, name) {
        return Some(MentionKind::Place);
    }
    let bearers = text.gazetteer_name(name.start).filter(|place| place.tokens() == *name)?.bearers;
    if bearers.name_use() == NameUse::People {
        let plural = text.word(name.end - 1).ends_with('s');
        return Some(if plural { MentionKind::Group } else { MentionKind::Other });
    }
    (bearers.population() > 0 || name.len() > 1).then_some(MentionKind::Place)
}

/// Whether a name is, or starts with two words or more that are, the name of an armed body.
fn is_armed(text: &Text<'_>, name: &Range<usize>) -> bool {
    let armed = text.longest(&text.lexicon().events.armed, name.start);
    armed.is_some_and(|(len, _)| {
        len == name.len() || len > 1 && len < name.len() && !is_title(text, name.start + len)
    })
}

/// Where the name of a person starts behind titles and roles.
fn behind_title(text: &Text<'_>, name: &Range<usize>) -> Option<usize> {
    let last = name.end - 1;
    let title = (name.start..last).rev().find(|&at| is_title(text, at))?;
    let start = match first_name(text, name, title) {
        Some(first) => first,
        None => (title + 1..name.end).find(|&at| text.word(at) != ".").unwrap_or(last),
    };
    if profile(text, start).common && has_purpose(text, name) || is_office(text, title, start, last) {
        return None;
    }
    (profile(text, last).noun != Noun::Organization).then_some(start)
}

/// `Secretary | General`: two titles are an office, and the second no name; that of `Officer King` is.
fn is_office(text: &Text<'_>, title: usize, start: usize, last: usize) -> bool {
    let titles = NameLexicon::english();
    let name =
        |at: usize| text.is_class(at, WordClass::GivenTitle) || text.is_class(at, WordClass::GivenWord);
    let office = || titles.is_title(text.word(title)) || titles.is_title(&text.line(title..last + 1));
    start == last && titles.is_title(text.word(last)) && !name(last) && office()
}

/// `Malik Omar Safra`, `President | Dean Cole`, `Ann Baker Holm`: where the name starts in which a word for somebody is
/// a first name; a title that few bear as a name is one only where a child is called so, who holds no office.
fn first_name(text: &Text<'_>, name: &Range<usize>, title: usize) -> Option<usize> {
    let years = age_behind(text, name.end);
    let named = if text.is_class(title, WordClass::GivenWord) {
        // "Hunter Tom Hale": what he is
        let whole = name.end - title > 2 && is_given(text, title + 1);
        years.is_some() || !whole
    } else {
        text.is_class(title, WordClass::GivenTitle) && years.is_some_and(|years| years < ADULT)
    };
    // "Joan Sheikh Holm": behind a first name of its own; "Jordan King Abdullah" is of a country
    let own = (name.start..title).rev().take_while(|&at| !is_title(text, at) && text.word(at) != ".").last();
    let own = own.filter(|&own| is_given(text, own) && text.gazetteer_name(own).is_none());
    if text.is_class(title, WordClass::GivenTitle) && own.is_some() {
        return own;
    }
    let before = title.checked_sub(1).filter(|&before| before >= name.start);
    let titled = before.is_none_or(|at| is_title(text, at) || text.word(at) == ".");
    named.then_some(if titled { title } else { name.start })
}

/// Nobody younger has an office.
const ADULT: u8 = 18;

/// The kind of a name by the words in it: an event's, a place's, a body's, or else a person's.
fn kind_by_words(text: &Text<'_>, name: &Range<usize>, article: Article) -> MentionKind {
    let last = name.end - 1;
    if has_purpose(text, name) {
        return MentionKind::Organization;
    }
    if name.len() > 2 && is_suffix(text, last) && is_given(text, name.start) {
        return MentionKind::Person;
    }
    if name.len() > 1 && is_initials(text, name.start) && !names_body(text, last) {
        return MentionKind::Person;
    }
    if is_of_people(text, name) {
        return MentionKind::Organization;
    }
    if event_phrase(text, name.clone(), last).is_some() {
        return MentionKind::Event;
    }
    match profile(text, last).noun {
        Noun::Person if name.len() > 1 => return MentionKind::Person,
        Noun::Place if name.len() == 2 && is_given(text, name.start) && !follows_place_word(text, name) => {
            return MentionKind::Person;
        }
        // "Ann Bell": a first name before a noun
        Noun::Thing | Noun::Animal | Noun::Time | Noun::None
            if name.len() == 2
                && is_given(text, name.start)
                && article == Article::Other
                && !profile(text, last).plural
                && !follows_place_word(text, name) =>
        {
            return MentionKind::Person;
        }
        Noun::Place | Noun::Building if name.len() > 1 => return MentionKind::Place,
        _ => {}
    }
    let single = name.clone().skip(1).all(|at| text.tokens()[at].is_glued());
    let branch = || name.clone().any(|at| text.word(at).len() == 1 && upper_letter(text, at));
    if is_body(text, name, article) || single && name.len() > 1 && branch() {
        return MentionKind::Organization;
    }
    let plain = |at: usize| {
        let profile = profile(text, at);
        // "Bill Moe"
        let given = at == name.start && name.len() > 1 && names_somebody(text, name);
        !profile.common || profile.function == Function::Particle || profile.noun == Noun::None || given
    };
    if !single && name.clone().all(plain) { MentionKind::Person } else { MentionKind::Other }
}

/// `Bill Moe`: a first name that is a word too, and no street: `30 Porter St`, `in Hazel Grove`.
fn names_somebody(text: &Text<'_>, name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1);
    let numbered = before.is_some_and(|at| text.tokens()[at].kind == TokenKind::Number);
    text.is_class(name.start, WordClass::GivenWord) && !numbered && !follows_place_word(text, name)
}

/// `Veterans | of Foreign Wars`, `Mothers | Against Drunk Driving`: people who are called together by what
/// they have in common.
fn is_of_people(text: &Text<'_>, name: &Range<usize>) -> bool {
    let joint = |at: usize| ["of", "for", "against"].iter().any(|word| text.is(at, word));
    let people = |at: usize| profile(text, at).plural && profile(text, at).noun == Noun::Person;
    (name.start..name.end - 1).any(|at| people(at) && joint(at + 1))
}

/// `J.R. | Smith`: initials glued together, of somebody where no word for a body or a place stands behind them.
/// Those of states ("U.S. Army") are in the gazetteer.
fn is_initials(text: &Text<'_>, at: usize) -> bool {
    let letters = text.word(at).strip_suffix('.').unwrap_or(text.word(at)).split('.');
    let mut count = 0;
    let single = letters
        .inspect(|_| count += 1)
        .all(|letter| letter.len() == 1 && letter.bytes().all(|letter| letter.is_ascii_uppercase()));
    single && count > 1 && text.gazetteer_name(at).is_none()
}

/// Whether a word is one for a body, a place or what happens.
fn names_body(text: &Text<'_>, at: usize) -> bool {
    let noun = profile(text, at).noun;
    matches!(noun, Noun::Organization | Noun::Group | Noun::Building | Noun::Place | Noun::Happening)
        || text.is_class(at, WordClass::BodyNoun)
        || text.tokens()[at].case == Case::Upper
}

/// `Front | for Reform`, `Army | of the Faithful`: a word for a body, and behind it what the body is for.
fn has_purpose(text: &Text<'_>, name: &Range<usize>) -> bool {
    let linked = |at: usize| is_body_link(text, at + 1) && text.is_class(at, WordClass::BodyNoun);
    (name.start..name.end - 1).any(linked)
}

/// Between a word for a body and what the body is for.
pub(super) fn is_body_link(text: &Text<'_>, at: usize) -> bool {
    text.is_class(at, WordClass::BodyLink) || text.is(at, "to")
}

/// The longest word of an acronym of several words: in copy all in capitals longer ones are names of people.
const ACRONYM: usize = 5;

/// Whether a name has a word for a body, stands behind "the", or is an acronym.
fn is_body(text: &Text<'_>, name: &Range<usize>, article: Article) -> bool {
    let acronym = || {
        let upper = |at: usize| text.tokens()[at].case == Case::Upper;
        let long = || name.clone().any(|at| text.word(at).len() > ACRONYM);
        let person = || name.len() > 1 && name.clone().all(upper) && (is_given(text, name.start) || long());
        upper(name.start) && name.len() <= 3 && text.word(name.start).len() > 1 && !person()
    };
    name.clone().any(|at| matches!(profile(text, at).noun, Noun::Organization | Noun::Group))
        || name.len() > 1 && text.is_class(name.end - 1, WordClass::BodyNoun)
        || article == Article::The && !profile(text, name.end - 1).plural
        || acronym()
}

/// `John Hale | Jr`
pub(super) fn is_suffix(text: &Text<'_>, at: usize) -> bool {
    text.tokens()[at].is_capitalised() && NameLexicon::english().is_suffix(text.word(at))
}

/// Whether a word is a frequent given name.
pub(super) fn is_given(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    NameLexicon::english().is_given(word) || FirstNames::english().gender(word).is_some()
}

/// `in Jordan Hills`: a name behind a word of place.
fn follows_place_word(text: &Text<'_>, name: &Range<usize>) -> bool {
    name.start.checked_sub(1).is_some_and(|before| text.is_class(before, WordClass::PlaceWord))
}

/// Whether an age between commas stands behind a name: `Berg, 56, said`.
pub(super) fn is_aged(text: &Text<'_>, end: usize) -> bool {
    age_behind(text, end).is_some()
}

/// The age between commas or in brackets behind a name.
fn age_behind(text: &Text<'_>, end: usize) -> Option<u8> {
    let opens = matches!(text.word(end), "," | "(");
    let closes = matches!(text.word(end + 2), "," | "." | ")" | ";");
    let age = text.word(end + 1).parse::<u8>().ok().filter(|age| (1..=110).contains(age));
    age.filter(|_| opens && closes)
}

/// `BRANEK, April 9 —`: the capitals that open a text before a mark name where it was written.
fn opens_dateline(text: &Text<'_>, name: &Range<usize>) -> bool {
    let capitals = name.clone().all(|at| text.tokens()[at].case == Case::Upper);
    name.start == 0 && capitals && matches!(text.word(name.end), "," | "(" | "\u{2014}" | "\u{2013}")
}

/// `K` of `Isis-K`: a branch or a model, hardly ever a person.
fn upper_letter(text: &Text<'_>, at: usize) -> bool {
    text.word(at).chars().all(char::is_uppercase)
}

/// Whether the word may stand before a person's name: a title or a role.
pub(super) fn is_title(text: &Text<'_>, at: usize) -> bool {
    profile(text, at).noun == Noun::Person && !profile(text, at).plural || text.is_class(at, WordClass::Title)
}

/// Whether the tag may stand inside a noun phrase.
pub(super) fn is_inside(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Number | Tag::Name | Tag::Noun | Tag::Adjective | Tag::Calendar | Tag::Hyphen | Tag::Genitive
    )
}
