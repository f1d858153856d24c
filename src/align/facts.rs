//! What a text says of a person right beside the name: office, calling, home, birth.
//!
//! ```text
//! before = [place] role name | role ["of" place] "," name        Leeds mayor Ada Holm; the mayor of Leeds, Ada Holm
//! behind = name "of" place                                        Governor Ada Holm of Kano
//!        | name "," [age ","] [determiner] { word } role ["of" place] | name "," [age ","] "of" place
//!        | name … "born" … year                                   Ada Holm, who was born in 1960
//! ```
//! Only the first few times that the name stands in a text are looked at: there it is said who somebody is.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem;

use super::recognition::Local;
use crate::claim::{Claim, SubjectKind};
use crate::lexicon::{Noun, Telling, WordClass, telling};
use crate::text::{Text, Token, TokenKind};
use crate::value::name::{Known, year};
use crate::value::place;

/// What a document tells of the people in its claims, right beside their names in full.
pub(super) fn of_people(text: &Text<'_>, claims: &[Claim], subjects: &[Local]) -> Vec<(u32, Known)> {
    let people = claims.iter().zip(subjects).filter_map(|(claim, subject)| {
        let person = claim.subject().kind == SubjectKind::Person && claim.subject().label.contains(' ');
        match subject {
            Local::Name(node) if person => Some((*node, claim.subject().label.as_str())),
            _ => None,
        }
    });
    let mut seen = BTreeSet::new();
    let people = people.filter(|(node, _)| seen.insert(*node)).take(FAMED);
    let facts = people.map(|(node, name)| (node, told(text, name)));
    facts.filter(|(_, known)| !known.is_empty()).collect()
}

/// So many people are looked at for who they are: a list of thousands tells little of each.
const FAMED: usize = 64;

/// What a text tells of the bearer of a name, beside the name.
pub(crate) fn told(text: &Text<'_>, name: &str) -> Known {
    let starts = memmem::find_iter(text.source().as_bytes(), name).take(LOOKED_AT);
    starts.fold(Known::default(), |known, start| match named(text, start, name.len()) {
        Some(tokens) => Beside { text, name: tokens }.told(known),
        None => known,
    })
}

/// Whether a text calls a place a town of its own: `the town of | Osk`, `Osk | village`.
pub(super) fn is_town(text: &Text<'_>, name: &str) -> bool {
    let town = |at: usize| text.is_class(at, WordClass::Town);
    let starts = memmem::find_iter(text.source().as_bytes(), name).take(LOOKED_AT);
    let mut named = starts.filter_map(|start| named(text, start, name.len()));
    named.any(|name| {
        let of = name.start > 1 && text.is(name.start - 1, "of") && town(name.start - 2);
        of || town(name.end)
    })
}

/// So many times at most the neighbours of a name are looked at.
const LOOKED_AT: usize = 3;

/// The tokens of a name that stands at these bytes, where it is all of them.
fn named(text: &Text<'_>, start: usize, len: usize) -> Option<Range<usize>> {
    let first = text.tokens().partition_point(|token| token.span().start() < start);
    let last = text.tokens().partition_point(|token| token.span().end() <= start + len);
    let whole = |at: usize| text.tokens().get(at).map(Token::span);
    let fits = whole(first)?.start() == start && whole(last.checked_sub(1)?)?.end() == start + len;
    (first < last && fits).then_some(first..last)
}

/// A name in its text.
struct Beside<'t> {
    text: &'t Text<'t>,
    name: Range<usize>,
}

impl Beside<'_> {
    fn told(&self, known: Known) -> Known {
        let known = self.before(known);
        let known = self.behind(known);
        self.born(known)
    }

    /// `the mayor of Leeds, | Ada Holm`, `Leeds mayor | Ada Holm`, `French footballer | Paul Roux`.
    fn before(&self, known: Known) -> Known {
        let Some(before) = self.name.start.checked_sub(1) else { return known };
        if self.text.is(before, ",") {
            return self.office_before(before).map_or(known.clone(), |office| known.with_role(&office));
        }
        if !self.is_role(before) {
            return known;
        }
        let role = self.text.word(before);
        let place = self.capitals_before(before);
        if place.is_empty() {
            let of = self.place_of(self.name.end);
            let role = of.map_or(role.to_owned(), |place| format!("{role} of {place}"));
            return known.with_role(&role);
        }
        let words = self.text.line(place.clone());
        if place::people_at(self.text, place.start).is_some() {
            return known.with_role(role).with_nationality(&words);
        }
        let is_place = place::resolve(&words, &[]).is_some();
        known.with_role(&if is_place { format!("{role} of {words}") } else { role.to_owned() })
    }

    /// The role that ends before a comma: `the mayor of Leeds |,`, `the mayor |,`.
    fn office_before(&self, comma: usize) -> Option<String> {
        let last = comma.checked_sub(1)?;
        if self.is_role(last) {
            return self.is_definite(last).then(|| self.text.word(last).to_owned());
        }
        let nearest = comma.saturating_sub(PLACE * (2 * JOINED + 1) + 1);
        let of = (nearest..comma).rev().find(|&of| self.text.is(of, "of"))?;
        let place = self.place_behind(of).filter(|place| place.end == comma)?;
        let role = of.checked_sub(1).filter(|&role| self.is_role(role))?;
        Some(format!("{} of {}", self.text.word(role), self.text.line(place)))
    }

    /// Whether an article stands in front of a role, with a word or two between them at most.
    fn is_definite(&self, role: usize) -> bool {
        (role.saturating_sub(ADJECTIVES + 1)..role).any(|at| self.is_article(at))
    }

    /// `Ada Holm |, 34, a former teacher`, `|, the mayor of Leeds`, `|, 34, of Leeds`.
    fn behind(&self, known: Known) -> Known {
        let comma = self.name.end;
        if !self.text.is(comma, ",") {
            return known;
        }
        let aged = self.text.whole_number(comma + 1).is_some() && self.text.is(comma + 2, ",");
        let start = if aged { comma + 3 } else { comma + 1 };
        if let Some(home) = self.place_of(start) {
            let is_place = place::resolve(&home, &[]).is_some();
            return if is_place { known.with_home(&home) } else { known };
        }
        self.described(start).map_or(known.clone(), |role| known.with_role(&role))
    }

    /// `a former teacher |,`, `the mayor of Leeds |,`, `mayor of Leeds |.`: a description up to the mark that closes
    /// it.
    fn described(&self, start: usize) -> Option<String> {
        let classes = [WordClass::SmallPreposition, WordClass::Complement];
        let is_small = |at: usize| classes.iter().any(|&class| self.text.is_class(at, class));
        let ahead = (start..start + ADJECTIVES + 2).take_while(|&at| self.is_word(at) && !is_small(at));
        let role = ahead.last().filter(|&role| self.is_role(role))?;
        let place = self.place_behind(role + 1);
        let opens = role == start || place.is_some() || self.is_article(start);
        let end = place.as_ref().map_or(role + 1, |place| place.end);
        let closes = !self.is_word(end) || is_small(end);
        let words = self.text.word(role);
        let office = place.map_or(words.to_owned(), |place| format!("{words} of {}", self.text.line(place)));
        (opens && closes).then_some(office)
    }

    /// `Ada Holm |, who was born in 1960`, `|(born 1960)`.
    fn born(&self, known: Known) -> Known {
        let near = self.name.end..self.name.end + NEAR;
        let is_birth = |&at: &usize| matches!(telling(self.text.word(at)), Some(Telling::Birth));
        let Some(born) = near.clone().take_while(|&at| !self.text.is(at, ".")).find(is_birth) else {
            return known;
        };
        let mut numbers = (born + 1..born + NEAR).filter_map(|at| self.text.whole_number(at));
        let year = numbers.find(|(_, digits)| *digits == 4).and_then(|(number, _)| year(number as u16));
        year.map_or(known.clone(), |year| known.with_birth(&year))
    }

    /// `of | Leeds`: the place behind, as written.
    fn place_of(&self, of: usize) -> Option<String> {
        self.place_behind(of).map(|place| self.text.line(place))
    }

    /// `of | Leeds`, `of | Marn-upon-Osk`: the tokens of the place.
    fn place_behind(&self, of: usize) -> Option<Range<usize>> {
        let words = |end: usize, _| if self.is_capital(end) { self.end_of_joined(end) } else { end };
        let end = (0..PLACE).fold(of + 1, words);
        (self.text.is(of, "of") && end > of + 1).then_some(of + 1..end)
    }

    /// Where a word ends with what hyphens join to it.
    fn end_of_joined(&self, at: usize) -> usize {
        let joins = (0..JOINED).map(|join| at + 1 + 2 * join).take_while(|&hyphen| self.joins(hyphen));
        at + 1 + 2 * joins.count()
    }

    /// Whether a token is a hyphen between two words, without spaces.
    fn joins(&self, hyphen: usize) -> bool {
        let span = |at: usize| self.text.tokens().get(at).map(Token::span);
        let touch = |at: usize| span(at).zip(span(at + 1)).is_some_and(|(a, b)| a.end() == b.start());
        self.text.is(hyphen, "-") && self.is_word(hyphen + 1) && touch(hyphen - 1) && touch(hyphen)
    }

    /// The capitalised words that end before a token; none where they are the end of a joined word.
    fn capitals_before(&self, end: usize) -> Range<usize> {
        let named = |at: &usize| self.is_capital(*at) && !self.is_role(*at) && !self.is_article(*at);
        let first = end.saturating_sub(PLACE);
        let start = end - (first..end).rev().take_while(named).count();
        let is_cut = start.checked_sub(1).is_some_and(|before| before > 0 && self.joins(before));
        if is_cut { end..end } else { start..end }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.text.word(at).starts_with(char::is_uppercase)
    }

    fn is_article(&self, at: usize) -> bool {
        self.text.is_class(at, WordClass::Article)
    }

    fn is_word(&self, at: usize) -> bool {
        self.text.tokens().get(at).is_some_and(|token| token.kind != TokenKind::Mark)
    }

    /// Whether a word is for somebody: `minister`, `singer`, `Governor`.
    fn is_role(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let is_person = self.text.lexicon().words.profile(self.text.id(at)).noun == Noun::Person;
        is_person && word.starts_with(char::is_lowercase)
            || matches!(telling(word), Some(Telling::Calling(_)))
    }
}

/// Words of the name of a place at most.
const PLACE: usize = 3;

/// Words at most that hyphens join to the first of a name: `Marn-on-the-Osk`.
const JOINED: usize = 3;

/// Words at most between an article and the role: `a former primary school | teacher`.
const ADJECTIVES: usize = 3;

/// The year of a birth stands so many tokens behind the name, and as many behind the word for it.
const NEAR: usize = 5;
