//! One name in the place of another: "taken to hospital in Corran" → "taken to hospital in Kestral".
//!
//! ```text
//! lone      = a name of which no word stands in the other text
//! exchanged = two lone names between the same words, or behind the same preposition, or before the same surname
//! ```
//! What a paper calls a thing is its own choice where both names are known to be of one: Kiev and Kyiv, U.N. and United
//! Nations, the name of an outlet that the copy credits instead.

use std::ops::Range;

use super::leftover;
use super::names::{bare, is_sure, is_variant, names};
use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, Sheet, said};
use crate::lexicon::{NameLexicon, Noun, ShiftClass, WordClass};
use crate::text::{Case, Text};
use crate::value::name::{NameKind, Verdict, compare};
use crate::value::place;
use crate::witness::credit::{is_agency, outlet_key};

/// Which names of the original are others in the copy.
pub(super) fn changed(pages: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let ours = lone(&pages.original, &pages.copy, forth);
    if ours.is_empty() {
        return Vec::new();
    }
    let theirs = lone(&pages.copy, &pages.original, forth.back());
    let in_place = |name: &Range<usize>| theirs.iter().find(|other| is_in_place(forth, name, other));
    let (mut left, mut pairs) = (Vec::new(), Vec::new());
    for name in &ours {
        match in_place(name) {
            Some(other) => pairs.push((name, other)),
            None => left.push(name),
        }
    }
    let free: Vec<&Range<usize>> =
        theirs.iter().filter(|other| pairs.iter().all(|(_, taken)| taken != other)).collect();
    let is_name = |side: &Side, name: &Range<usize>| is_name_like(side, name);
    left.retain(|name| is_name(forth.from, name));
    let free: Vec<&Range<usize>> = free.into_iter().filter(|name| is_name(forth.to, name)).collect();
    let others = leftover::pairs(forth, &left, &free).into_iter();
    pairs.extend(others.filter(|(name, other)| kind(forth.from, name) == kind(forth.to, other)));
    pairs.into_iter().filter_map(|(name, other)| exchanged(pages, forth, name, other)).collect()
}

/// The runs of words of names that the other text has nowhere; parts of a name where it has the rest.
fn lone(own: &Sheet, other: &Sheet, view: View) -> Vec<Range<usize>> {
    let side = view.from;
    let alone = |at: usize| view.image(at).is_none() && !other.says(side.key(at)) && is_sure(side, at);
    let mut lone = Vec::new();
    for name in names(side) {
        let first = name.clone().find(|&at| alone(at));
        let Some(first) = first else { continue };
        let end = (first..name.end).find(|&at| !alone(at) && !side.is_closed(at)).unwrap_or(name.end);
        let token = side.token(first);
        let is_name = !own.is_date(&(token..token + 1)) && !own.is_figure(&(token..token + 1));
        let is_word = end == first + 1 && is_ordinary(side, first);
        if is_name && !is_word && !is_headline(side, first) && !is_of_address(side, first) {
            lone.push(first..end);
        }
    }
    lone
}

/// Whether a word is in the dictionary, or a title: "Department", "Det".
fn is_ordinary(side: &Side, at: usize) -> bool {
    let profile = side.text.lexicon().words.profile(side.text.id(side.token(at)));
    let title = || NameLexicon::english().word(&side.word(at).to_lowercase()).title.is_some();
    profile.common && place::resolve(side.word(at), &[]).is_none() || title()
}

/// Part of an address: "site.org/Z7gw", "@Name".
fn is_of_address(side: &Side, at: usize) -> bool {
    let before = side.token(at).checked_sub(1);
    before.is_some_and(|before| matches!(side.text.word(before), "/" | "@" | "#" | "_"))
}

/// Words in capitals that are a name and no words of a headline: of the dictionary only beside a word for a house or a
/// place.
fn is_name_like(side: &Side, name: &Range<usize>) -> bool {
    let ordinary = |at: usize| !side.is_closed(at) && is_ordinary(side, at);
    let headed = |at: usize| {
        is_of_house(side, at) || matches!(noun(side, at), Noun::Place | Noun::Building | Noun::Vehicle)
    };
    let given = NameLexicon::english().word(&side.word(name.start).to_lowercase()).given.is_some();
    !name.clone().any(ordinary) || name.clone().any(headed) || given && name.len() > 1
}

/// What a name is likely to be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Place,
    House,
    Other,
}

fn kind(side: &Side, name: &Range<usize>) -> Kind {
    let initials = |at: usize| side.text.tokens()[side.token(at)].case == Case::Upper;
    match name {
        name if is_placed(side, name) => Kind::Place,
        name if name.clone().any(|at| is_of_house(side, at) || initials(at)) => Kind::House,
        _ => Kind::Other,
    }
}

/// Whether most words of the sentence have a capital.
fn is_headline(side: &Side, at: usize) -> bool {
    let sentence = side.sentence(at);
    let content = (0..side.count()).filter(|&at| side.sentence(at) == sentence && !side.is_closed(at));
    let (mut capitals, mut all) = (0, 0);
    for at in content {
        all += 1;
        capitals += usize::from(side.is_name(at));
    }
    capitals * 4 > all * 3
}

fn exchanged(pages: &Pages, forth: View, name: &Range<usize>, other: &Range<usize>) -> Option<Finding> {
    let (was, is) = (said(forth.from, name.clone()), said(forth.to, other.clone()));
    let (whole_name, whole_other) = (whole(forth.from, name), whole(forth.to, other));
    let placed = is_placed(forth.from, &whole_name) && is_placed(forth.to, &whole_other);
    if is_one(was, is)
        || [(was, pages.original.page.outlet), (is, pages.copy.page.outlet)]
            .iter()
            .any(|(name, own)| is_outlet(name, own))
    {
        return None;
    }
    let kind = if placed { DistortionKind::PlaceChanged } else { DistortionKind::EntityChanged };
    let (original, copy) = (whole_name, whole_other);
    let message =
        format!("'{}' has become '{}'", said(forth.from, original.clone()), said(forth.to, copy.clone()));
    Some(Finding { kind, severity: DistortionSeverity::Major, original, copy, message })
}

/// Whether the second stands where the first should: both neighbours stand for one another, or the word before them is
/// the same and the words around.
fn is_in_place(forth: View, name: &Range<usize>, other: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).zip(other.start.checked_sub(1));
    let stands_for = |at: usize, image: usize| forth.image(at) == Some(image);
    let same_before = before.is_some_and(|(x, y)| stands_for(x, y) || forth.from.key(x) == forth.to.key(y));
    let same_after = stands_for(name.end, other.end)
        && forth.from.sentence(name.end.min(forth.from.count() - 1)) == forth.from.sentence(name.start);
    let place = forth.place(name.clone());
    let near = place.is_some_and(|place| other.start <= place.end + 1 && place.start <= other.end + 1);
    let matched = same_after || before.is_some_and(|(x, y)| stands_for(x, y));
    let context = forth.shared_context(name.clone(), other.clone());
    (same_before || same_after) && near && context >= if matched { 2 } else { 3 }
}

/// Whether a name is known as a place, or stands where places do, and is no name of a house.
fn is_placed(side: &Side, name: &Range<usize>) -> bool {
    if name.clone().any(|at| is_of_house(side, at)) {
        return false;
    }
    let acts = name.start == 0 || side.sentence(name.start - 1) != side.sentence(name.start);
    let known = !acts && place::resolve(said(side, name.clone()), &[]).is_some();
    let before = name.start.checked_sub(1).map(|before| side.token(before));
    let behind = before.is_some_and(|at| side.text.is_class(at, WordClass::BeforePlace));
    let holds_place = name.len() > 1 && name.clone().any(|at| is_place_noun(side, at));
    known || behind || holds_place || is_of_place(side, name)
}

/// "Bank", "Institute": part of the name of an organisation.
fn is_of_house(side: &Side, at: usize) -> bool {
    let word = side.word(at).to_lowercase();
    NameLexicon::english().word(&word).organisation.is_some()
        || matches!(noun(side, at), Noun::Organization | Noun::Group)
}

fn is_place_noun(side: &Side, at: usize) -> bool {
    noun(side, at) == Noun::Place
}

fn noun(side: &Side, at: usize) -> Noun {
    side.text.lexicon().words.profile(side.text.id(side.token(at))).noun
}

/// "the outskirts of Corran", "the village of Corran", "the road to Corran", "35 miles north of Corran".
fn is_of_place(side: &Side, name: &Range<usize>) -> bool {
    let Some(noun) = name.start.checked_sub(2) else { return false };
    let joined = matches!(side.word(noun + 1), "of" | "to");
    let shift = side.text.longest(&side.text.lexicon().witness.shifts, side.token(noun));
    let is_side = shift.is_some_and(|(_, shift)| shift.class == ShiftClass::Side);
    joined && (is_side || is_place_noun(side, noun))
}

/// Whether two names may be of one.
fn is_one(was: &str, is: &str) -> bool {
    place::are_one(was, is) == Some(true)
        || is_variant(was, is)
        || is_short_for(was, is)
        || is_short_for(is, was)
        || is_derived(was, is)
        || [NameKind::Person, NameKind::Organization]
            .iter()
            .any(|&kind| compare(was, is, kind).verdict == Verdict::Same)
}

/// "Tavia" and "Tavian", "Shia" and "Shiite"; two known places that start alike are two.
fn is_derived(was: &str, is: &str) -> bool {
    let (was, is) = (bare(was), bare(is));
    let alike = was.chars().zip(is.chars()).take_while(|(x, y)| x == y).count();
    was == is || alike >= 4 && place::are_one(&was, &is) != Some(false) || root(&was) == root(&is)
}

/// A name without the endings of those who belong to it.
fn root(name: &str) -> &str {
    let ending = ["ites", "ite", "ians", "ian", "ans", "ese", "ish", "an", "is", "ic", "a", "i", "s"];
    let root = ending.iter().find_map(|ending| name.strip_suffix(ending));
    root.filter(|root| root.len() >= 3).unwrap_or(name)
}

/// Whether the letters of one name are the initials of the other.
fn is_short_for(short: &str, long: &str) -> bool {
    let text = Text::new(long);
    let initials: String = (0..text.tokens().len())
        .filter(|&at| text.tokens()[at].is_capitalised())
        .filter_map(|at| text.word(at).chars().next())
        .collect();
    let letters = bare(short);
    initials.chars().count() >= 2
        && letters.starts_with(&initials.to_lowercase())
        && letters.len() <= initials.len() + 2
}

/// Whether a name is the paper's own, or an agency's.
fn is_outlet(name: &str, own: &str) -> bool {
    let key = outlet_key(name);
    key == own || is_agency(&key)
}

/// The name with the words of it on either side.
fn whole(side: &Side, name: &Range<usize>) -> Range<usize> {
    let all = names(side).into_iter().find(|all| all.start <= name.start && name.end <= all.end);
    all.unwrap_or_else(|| name.clone())
}
