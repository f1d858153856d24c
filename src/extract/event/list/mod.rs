//! Lists of the people whom a statement counts.
//!
//! ```text
//! list = victim { modifier } { ("," | ";" | "and" | "including") victim { modifier } }
//! modifier = preposition noun phrase | "(" words ")" | "," description ","
//! ```
//! What stands behind "including" or "among them" is a part of what stands before.

mod next;
mod part;

use super::harm::GRAVE;
use super::roll::Roll;
use super::victims::{Scene, Share, Victims, Who, one};
use crate::extract::mention::{Mention, MentionKind, Tag, is_of_parent};
use crate::lexicon::FirstNames;
use crate::lexicon::events::Turn;

/// So many phrases may describe one victim of a list.
const MODIFIERS: usize = 3;
/// A day has so many words: `3 May 2024`.
const DAY: usize = 3;
/// A bracket behind a victim has fewer tokens.
const BRACKET: usize = 8;
/// The next victim of a list stands fewer tokens behind: `, as well as at least | 12 guards`.
const AHEAD: usize = 7;

impl Scene<'_> {
    /// The victims listed from `start` on, up to the first thing that is none.
    pub(super) fn list(&self, start: usize, end: usize) -> Vec<Victims> {
        let mut found: Vec<Victims> = Vec::new();
        let mut share = Share::Whole;
        let mut dash = None;
        let mut at = start;
        while at < end {
            let listed = self.is(at.saturating_sub(1), ";") && found.last().is_some_and(Victims::is_named);
            let joined = found.is_empty() || share == Share::Part || self.is_joined(start, at) || listed;
            if let Some(roll) = self.roll_of_list((start, at), end, share).filter(|_| joined) {
                roll.people.into_iter().for_each(|one| add(&mut found, one));
                at = roll.end.max(at + 1);
            } else if let Some(victims) = self.victims_at(at, end, share).filter(|_| joined) {
                if !found.is_empty() && self.does_next(&victims, start) {
                    break;
                }
                at = victims.tokens.end.max(at + 1);
                if let Some(named) = self.named_kin(&found, &victims) {
                    found.pop();
                    add(&mut found, named);
                } else if self.is_apposed(&found, &victims) {
                    self.take_apposed(&mut found, &victims);
                } else {
                    let victims = self.of_those(&found, victims);
                    add(&mut found, victims);
                }
            } else if let Some(named) = self.given_kin(&found, at) {
                at = named.tokens.end;
                found.pop();
                add(&mut found, named);
            } else if let Some(next) = self.past_more_words(&found, at) {
                at = next;
            } else if let Some(next) = dash.and_then(|dash| self.past_closing_dash(dash, at)) {
                (share, dash, at) = (Share::Whole, None, next);
            } else if let Some(next) = self.opens_part(at, end) {
                if !found.is_empty() {
                    share = Share::Part;
                    dash = Some(at);
                }
                at = next;
            } else if let Some(next) = self.resumes(&found, at, end) {
                at = next;
            } else {
                break;
            }
        }
        if self.tells_who(&found) {
            found[1..].iter_mut().for_each(|one| one.share = Share::Part);
        }
        found
    }

    /// `six priests - five Poles and a Dane | - | and two women`: past the dash that closes what another has opened.
    pub(super) fn past_closing_dash(&self, open: usize, at: usize) -> Option<usize> {
        let dash = |at: usize| {
            self.tag(at) == Tag::Mark && matches!(self.text.word(at), "-" | "\u{2013}" | "\u{2014}")
        };
        let behind = at + usize::from(dash(at)) + usize::from(dash(at) && dash(at + 1));
        (behind > at && dash(open) && self.has(behind, Turn::Joint)).then_some(behind)
    }

    /// `injuring 23 passengers, two | critically`, `eight | from one family`: some of those before, told by how badly
    /// or by whence.
    fn of_those(&self, found: &[Victims], mut victims: Victims) -> Victims {
        let end = victims.tokens.end;
        let start = victims.tokens.start;
        let bare = self.figure_at(start).is_some_and(|figure| figure.tokens == victims.tokens);
        if bare && is_fewer(&victims, found.last()) && self.is(start - 1, ",") && self.is(end, "from") {
            victims.share = Share::Part;
        }
        let first = found.first().map_or(start, |first| first.tokens.end);
        if self.are_named(found, &victims) || self.is_bracketed(first, start) {
            victims.share = Share::Part;
        }
        if !found.is_empty() && self.has(end, Turn::Gravely) && self.harm_at(end + 1).is_none() {
            victims.share = Share::Part;
            victims.scope.push(GRAVE);
        }
        victims
    }

    /// `ten people ( | six guards and four drivers)`: whether a bracket that opens behind the first still stands open.
    pub(super) fn is_bracketed(&self, first: usize, at: usize) -> bool {
        let mark = |at: &usize| matches!(self.text.word(*at), "(" | "[" | ")" | "]");
        let last = (first.max(at.saturating_sub(BRACKET))..at).rev().find(mark);
        last.is_some_and(|last| matches!(self.text.word(last), "(" | "["))
    }

    /// `two guards, | Ann Roe and Tom Hill`: the names of those counted right before.
    fn are_named(&self, found: &[Victims], victims: &Victims) -> bool {
        let Some(counted) = found.iter().rposition(|known| !known.is_named()) else { return false };
        let count = found[counted].quantity.best.unwrap_or_default();
        let named = found.len() - counted;
        let end = found[counted].tokens.end;
        let mark = end + 1 == found.get(counted + 1).unwrap_or(victims).tokens.start && !self.is(end, "and");
        victims.is_named() && mark && count > 1.0 && named as f64 <= count
    }

    /// Where a list is read on: behind a word that may stand before its first, or between two of them.
    fn resumes(&self, found: &[Victims], at: usize, end: usize) -> Option<usize> {
        if found.is_empty() {
            let word = self.past_word_for_kin(at).or_else(|| self.past_office(at));
            return word.or_else(|| self.may_precede(at).then_some(at + 1));
        }
        if self.goes_on(at, end) || self.repeats_of(at) {
            return Some(at + 1);
        }
        // "Ann Roe | , 24, | Tom Hill, 31, and a guard", "Ann Roe | , 24, of Riga; | Tom Hill, 31, of Oslo"
        let aged = self.past_entry(found.last(), at, end);
        let from =
            aged + usize::from(aged > at && self.is(aged, ",") && self.tag(aged + 1) == Tag::Preposition);
        let home = if from > aged { self.past_modifiers(from, end) } else { aged };
        let aged = if home > from { home } else { aged };
        if aged > at && aged < end && self.goes_on(aged, end) {
            return Some(aged + 1);
        }
        let next = self.past_modifiers(at, end);
        let told = || self.past_relative(found.last(), at, end);
        (next > at && self.goes_on(next, end)).then_some(next).or_else(told)
    }

    /// `Ann Roe |, 24 |;`, `Ann Roe |, 24, a nurse |, and`, `a woman | of 34 |,`: past what is said of one of a list.
    fn past_entry(&self, last: Option<&Victims>, at: usize, end: usize) -> usize {
        let named = last.is_some_and(Victims::is_named);
        if named { self.past_descriptions(at, end).max(self.past_age(at)) } else { self.past_age(at) }
    }

    /// `with her daughter |, Florence |, and a guard`: one of somebody's own by a given name, whatever else the name
    /// may be of.
    pub(super) fn given_kin(&self, found: &[Victims], at: usize) -> Option<Victims> {
        let last = found.last().filter(|last| last.tokens.end == at)?;
        let start = at + usize::from(self.is(at, ","));
        let name = self.mentions.at(start).filter(|name| name.named && name.tokens.start == start)?;
        let given = name.name.len() == 1 && FirstNames::english().gender(self.text.word(start)).is_some();
        let ends = matches!(self.tag(name.tokens.end), Tag::Mark | Tag::Conjunction);
        let known = Victims::new(one(self.text, name.name.clone()), name.tokens.clone());
        let known = Victims { who: Who::Named, entity: Some(name.entity), share: last.share, ..known };
        self.named_kin(found, &known).filter(|_| given && ends)
    }

    /// `his brother | 8-year-old Ole Holm |`: past the name of whoever was described right before.
    pub(super) fn past_own_name(&self, found: &[Victims], at: usize) -> Option<usize> {
        let described =
            found.last().filter(|last| last.is_person() && !last.is_named() && last.tokens.end == at)?;
        let name = self.mentions.at(at).filter(|name| name.named && name.kind == MentionKind::Person)?;
        (name.tokens.start == described.tokens.end).then_some(name.tokens.end)
    }

    /// `with | her children: | her son Tom Aske and …`: past a word for several whom nobody counts and who are told
    /// one by one.
    fn past_word_for_kin(&self, at: usize) -> Option<usize> {
        let kin = self.mentions.at(at).filter(|kin| kin.tokens.start == at && kin.plural && !kin.named)?;
        let names = kin.tokens.end + 1;
        let counted = self.figures_in(kin.tokens.clone()).is_empty();
        // "her brothers: Tom Aske, a neighbour, saw it" names no brother
        let person = |name: &Mention| {
            let joined = self.tag(name.tokens.end) == Tag::Conjunction;
            let own = self.tag(names) == Tag::Possessive;
            name.named && name.kind == MentionKind::Person && (joined || own)
        };
        let named = self.mentions.at(names).is_some_and(person);
        let marked = matches!(self.text.word(kin.tokens.end), ":" | "\u{2013}" | "\u{2014}");
        (counted && marked && named && self.has(kin.head, Turn::Kin)).then_some(names)
    }

    /// `of a judge and | of his clerk`.
    fn repeats_of(&self, at: usize) -> bool {
        self.is(at, "of") && at > 0 && self.has(at - 1, Turn::Joint)
    }

    /// `the mayor | of Riga | , a guard`: past the phrases that describe a victim.
    pub(super) fn past_modifiers(&self, at: usize, end: usize) -> usize {
        (0..MODIFIERS).fold(at, |at, _| {
            if let Some(close) = self.bracket(at, end) {
                return close + 1;
            }
            let part = self.is(at, "among") && self.has(at + 1, Turn::Them);
            let company = self.is(at, "by") || self.is(at, "with");
            let modifier = self.tag(at) == Tag::Preposition && !part && !company;
            let phrase = self.mentions.at(at + 1).filter(|phrase| modifier && phrase.tokens.start == at + 1);
            phrase.map_or(at, |phrase| phrase.tokens.end).min(end)
        })
    }

    /// `near the capital on Tuesday | , including`: past where and when it was.
    pub(super) fn past_setting(&self, at: usize, end: usize) -> usize {
        let day = self.past_day(self.past_modifiers(at, end)).min(end);
        self.past_modifiers(day, end)
    }

    /// `on Tuesday | , including`, `on 3 May | among them`: past the day of what is told.
    fn past_day(&self, at: usize) -> usize {
        let on = usize::from(self.tag(at) == Tag::Preposition);
        let dated = |at: &usize| matches!(self.tag(*at), Tag::Calendar | Tag::Number);
        let day = (at + on..at + on + DAY).take_while(dated);
        let named = day.clone().any(|at| self.tag(at) == Tag::Calendar);
        if named { at + on + day.count() } else { at }
    }

    /// `six | in Vilnius`: people counted by a bare figure, with a place right behind and no verb of their own.
    pub(super) fn placed(&self, at: usize, end: usize) -> Option<Victims> {
        let one = self.is(at, "one") && self.has(at + 1, Turn::Locative);
        let figure = self.figure_at(at).filter(|figure| figure.tokens.start == at && !one);
        let counted = match figure {
            Some(figure) => self.counted(figure, end, Share::Whole)?,
            None if one => self.lone(at, Share::Whole),
            None => return None,
        };
        let bare = figure.is_none_or(|figure| counted.tokens == figure.tokens);
        let bare = bare && counted.share == Share::Whole;
        // "five | more | in Riga"
        let next = counted.tokens.end + usize::from(self.has(counted.tokens.end, Turn::More));
        let name = (next + 1..end.min(next + 5)).any(|at| self.tag(at) == Tag::Name);
        let placed = bare && self.has(next, Turn::Locative) && name && !self.does_next(&counted, at);
        placed.then_some(Victims { tokens: counted.tokens.start..next, ..counted })
    }

    /// The end of the short bracket that opens at a token.
    pub(super) fn bracket(&self, at: usize, end: usize) -> Option<usize> {
        let open = matches!(self.text.word(at), "(" | "[");
        let mut inside = (at..end.min(at + BRACKET)).filter(|_| open);
        inside.find(|&at| matches!(self.text.word(at), ")" | "]"))
    }

    /// The roll that opens at a token of a list, without a last name that has a verb of its own.
    fn roll_of_list(&self, (start, at): (usize, usize), end: usize, share: Share) -> Option<Roll> {
        let mut roll = self.roll(at, end, share)?;
        let acts = |last: &Victims| last.is_named() && self.does_next(last, start);
        if let Some(last) = roll.people.pop_if(|last| acts(last)) {
            roll.end = last.tokens.start;
        }
        (!roll.people.is_empty()).then_some(roll)
    }

    /// `his wife, | Ann Roe`, `her son | Tom`: one who was told of as somebody's own, with the name that stands right
    /// behind.
    pub(super) fn named_kin(&self, found: &[Victims], victims: &Victims) -> Option<Victims> {
        let last = found.last().filter(|last| is_one(last) && last.is_person() && !last.is_named())?;
        let start = last.tokens.start;
        let own = self.tag(start) == Tag::Possessive || start > 0 && self.tag(start - 1) == Tag::Genitive;
        let behind = victims.tokens.start == last.tokens.end + usize::from(self.is(last.tokens.end, ","));
        (own && behind && victims.is_named()).then(|| Victims {
            tokens: start..victims.tokens.end,
            scope: last.scope.clone(),
            share: last.share,
            ..victims.clone()
        })
    }

    /// Whether a victim at `at` goes on with a list: behind a comma or "and", or with an article of its own.
    pub(super) fn is_joined(&self, first: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return false };
        self.has(before, Turn::Joint)
            || matches!(self.text.word(before), "," | "&" | "(")
            || self.repeats_of(before)
            || self.has(at, Turn::Article)
            || self
                .figure_at(at)
                .is_some_and(|figure| figure.tokens.start == at && self.is_of_them(figure.tokens.end))
    }

    /// `Boy | , 2, | killed`, `Father | of three | killed`: behind an age and the comma that closes it, or the number
    /// of somebody's children.
    pub(in crate::extract::event) fn past_closed_age(&self, end: usize) -> usize {
        let end = if is_of_parent(self.text, end + 1) { end + 2 } else { end };
        let age = self.past_age(end);
        if age > end && self.is(age, ",") { age + 1 } else { age }
    }

    /// `a woman | of 34 |, Ada Lund,`, `Ada Lund |, 34 |, a nurse,`
    pub(super) fn past_age(&self, end: usize) -> usize {
        let age =
            self.figure_at(end + 1).filter(|figure| self.is(end, "of") && figure.tokens.start == end + 1);
        if let Some(age) = age.filter(|age| age.noun.is_none()) {
            return age.tokens.end;
        }
        let apposed =
            self.figure_at(end + 1).filter(|figure| self.is(end, ",") && figure.tokens.start == end + 1);
        let closed = apposed.filter(|age| self.is_age(age, &(age.tokens.end..age.tokens.end)));
        closed.map_or(end, |age| age.tokens.end)
    }

    /// `his wife`: known by whose she is.
    pub(super) fn is_kin(&self, victims: &Victims) -> bool {
        self.tag(victims.tokens.start) == Tag::Possessive
    }

    /// Whether a list goes on over a token: a comma or "and" with another victim behind it.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let joins = self.has(at, Turn::List)
            || self.is(at, ";") && !self.opens_clause(at + 1, end)
            || matches!(self.text.word(at), "," | "&" | "(")
            || self.tag(at) == Tag::Adverb;
        let ahead = (at + 1..(at + AHEAD).min(end))
            .take_while(|&at| {
                self.has(at, Turn::Ahead)
                    || self.is(at, ",")
                    || self.repeats_of(at)
                    || self.victims_at(at, end, Share::Whole).is_some()
            })
            .any(|at| self.victims_at(at, end, Share::Whole).is_some() || self.opens_part(at, end).is_some());
        joins && ahead
    }

    /// Words that may stand between a verb and those it hits: `killed and injured`, `killed as many as`.
    fn may_precede(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Adverb | Tag::Determiner) || self.has(at, Turn::Before)
    }
}

/// Whether people are fewer than some others.
fn is_fewer(few: &Victims, all: Option<&Victims>) -> bool {
    all.and_then(|all| all.quantity.best).zip(few.quantity.best).is_some_and(|(all, few)| few < all)
}

/// Whether a number of people is exactly one.
pub(super) fn is_one(victims: &Victims) -> bool {
    victims.quantity.best == Some(1.0)
}

fn add(found: &mut Vec<Victims>, victims: Victims) {
    let same = |known: &Victims| known.entity.is_some() && known.entity == victims.entity;
    if !found.iter().any(same) {
        found.push(victims);
    }
}
