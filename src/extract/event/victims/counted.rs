//! People whom a figure counts.
//!
//! ```text
//! counted = figure [ noun of people ] [ "except" figure ] | "a couple"
//! ```
//! No figure for an age, a rate or a difference counts people.

use std::ops::Range;

use super::{Scene, Share, Victims, Who};
use crate::extract::mention::{MentionKind, Tag, is_of_parent, is_short_of_all};
use crate::lexicon::events::{HarmFrame, Turn};
use crate::lexicon::{Function, NameUse, Noun, WordClass};
use crate::value::place::longest_place;
use crate::value::quantity::{Figure, Part as FigurePart};
use crate::value::{Quantity, QuantityKind};

/// What they are is said within so many words behind "of them".
const PREDICATE: usize = 3;

/// `Than` stands so many tokens behind `fewer` and what it counts.
const COMPARED: usize = 3;

/// The second of two ages stands fewer tokens behind the word for them.
const AGES: usize = 5;

impl Scene<'_> {
    /// A figure that counts people.
    pub(in crate::extract::event) fn counted(
        &self,
        figure: &Figure,
        end: usize,
        share: Share,
    ) -> Option<Victims> {
        let counts = figure.quantity.kind == QuantityKind::Count && figure.rate.is_none();
        let start = figure.tokens.start;
        let nobody = self.is_compared(figure)
            || self.is_every_one(start)
            || self.is_page(start)
            || is_short_of_all(self.text, self.mentions, start);
        if !counts || nobody || is_of_parent(self.text, start) {
            return None;
        }
        let phrase = self.counted_noun(figure, end);
        // "wiped out 200 families' homes": the homes
        let owned = self.tag(phrase.end) == Tag::Genitive && self.tag(phrase.end + 1) == Tag::Noun;
        let noun = self.text.lexicon().words.profile(self.text.id(phrase.end + 1)).noun;
        if owned && noun != Noun::Person {
            return None;
        }
        if !self.counts_people(figure, &phrase) || self.is_age(figure, &phrase) || self.is_difference(figure)
        {
            return None;
        }
        if let Some(some) = self.some_of_them_hit(figure).filter(|_| phrase.is_empty()) {
            return Some(some);
        }
        let tokens = start..phrase.end.max(figure.tokens.end);
        let further = self.is_further(&tokens, figure.tokens.end);
        let of_them = self.of_them(figure.tokens.end).filter(|_| phrase.is_empty());
        let part = share == Share::Part || figure.part == Some(FigurePart::Included) || of_them.is_some();
        let share = if part && !self.is_among(start) { Share::Part } else { Share::Whole };
        let said = of_them.map(|said| said.start..said.end.min(end.max(said.start)));
        let scope =
            said.map_or_else(|| self.with_side(self.scope(&phrase), &phrase), |said| self.predicate(&said));
        let scope = self.staff(figure.tokens.end).unwrap_or(scope);
        if let Some((quantity, tokens)) = self.without_excepted(figure, &tokens) {
            return Some(Victims { scope, share, further, ..Victims::new(quantity, tokens) });
        }
        let pair = self.pair(figure, &phrase);
        let who = if pair.is_some() { Who::Described } else { Who::Counted };
        let quantity = pair.unwrap_or_else(|| figure.quantity.clone());
        Some(Victims { scope, share, further, who, ..Victims::new(quantity, tokens) })
    }

    /// What a figure counts, before a word that says what befell them.
    fn counted_noun(&self, figure: &Figure, end: usize) -> Range<usize> {
        let phrase = figure.noun.clone().unwrap_or(figure.tokens.end..figure.tokens.end);
        let transitive = |at: usize| self.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let mut harms = phrase.clone();
        let verb = harms.find(|&at| transitive(at) || at > phrase.start && self.harm_at(at).is_some());
        phrase.start..verb.unwrap_or(phrase.end).min(end.max(phrase.start))
    }

    /// `among | 12`, `among the | 12`
    fn is_among(&self, start: usize) -> bool {
        let before = |back: usize, word: &str| start >= back && self.is(start - back, word);
        before(1, "among") || before(2, "among") && (before(1, "the") || before(1, "those"))
    }

    /// `all | 12 passengers except two`: ten.
    pub(super) fn without_excepted(
        &self,
        figure: &Figure,
        tokens: &Range<usize>,
    ) -> Option<(Quantity, Range<usize>)> {
        let of_all = |at: usize| self.text.is_class(at, WordClass::Universal);
        let before = tokens.start.saturating_sub(2)..figure.tokens.end;
        let except = Some(tokens.end).filter(|&end| self.text.is_class(end, WordClass::Excepting))?;
        let next = if self.tag(except + 1) == Tag::Preposition { except + 2 } else { except + 1 };
        let few = self.figure_at(next).filter(|few| few.tokens.start == next && few.noun.is_none())?;
        let left = figure.quantity.best? - few.quantity.best?;
        let exact = figure.quantity.low == figure.quantity.high && few.quantity.low == few.quantity.high;
        let tokens = tokens.start..few.tokens.end;
        let span = self.text.span(tokens.clone());
        let known =
            Quantity { low: Some(left), high: Some(left), best: Some(left), ..figure.quantity.clone() };
        let text = span.of(self.text.source()).to_owned();
        let quantity = Quantity { text, span: Some(span), ..known };
        (exact && left > 0.0 && before.into_iter().any(of_all)).then_some((quantity, tokens))
    }

    /// `a couple | were killed`: two, where nothing is counted by it.
    pub(super) fn pair(&self, figure: &Figure, phrase: &Range<usize>) -> Option<Quantity> {
        let alone = phrase.is_empty() && !self.is(figure.tokens.end, "of");
        let two = alone && self.has(figure.tokens.end - 1, Turn::Pair);
        let exact = || Quantity {
            text: figure.quantity.text.clone(),
            span: figure.quantity.span,
            ..Quantity::count(2)
        };
        two.then(exact)
    }

    /// `2 of 8 | A guard was killed in Riga.`: the number of a picture among others, before its caption.
    fn is_page(&self, at: usize) -> bool {
        let of = self.is(at + 1, "of") && self.figure_at(at + 2).is_some_and(|all| all.noun.is_none());
        of && self.has(at + 3, Turn::Article)
    }

    /// `every | one | of the 30`: all of them.
    pub(in crate::extract::event) fn is_every_one(&self, at: usize) -> bool {
        let every = at.checked_sub(1).is_some_and(|before| self.text.is_class(before, WordClass::Every));
        every && self.is(at, "one")
    }

    /// `nine, | three | fewer than police first thought`: how far a figure is from another.
    pub(super) fn is_compared(&self, figure: &Figure) -> bool {
        let next = figure.tokens.end;
        let than = (next + 1..next + 1 + COMPARED).any(|at| self.is(at, "than"));
        than && self.has(next, Turn::Compared)
    }

    /// `three | fewer than last year`: by how many.
    pub(super) fn is_difference(&self, figure: &Figure) -> bool {
        self.text.is_class(figure.tokens.end, WordClass::Comparative)
            && self.is(figure.tokens.end + 1, "than")
    }

    /// `nine | of them`: those counted before.
    pub(in crate::extract::event) fn is_of_them(&self, at: usize) -> bool {
        self.of_them(at).is_some()
    }

    /// `nine | of them | children`, `nine | of whom were | children`: where it is said what they are.
    pub(in crate::extract::event) fn of_them(&self, at: usize) -> Option<Range<usize>> {
        let them = self.has(at + 1, Turn::Them);
        let ends = |at: &usize| matches!(self.tag(*at), Tag::Mark | Tag::Preposition);
        let end = (at + 2..at + 2 + PREDICATE).find(ends).unwrap_or(at + 2 + PREDICATE);
        (self.is(at, "of") && them).then_some(at + 2..end)
    }

    /// `another 12`, `12 others`, `12 more people`.
    pub(super) fn is_further(&self, tokens: &Range<usize>, figure_end: usize) -> bool {
        self.has(tokens.end.saturating_sub(1), Turn::More)
            || self.has(figure_end, Turn::More)
            || tokens.start > 0 && self.has(tokens.start - 1, Turn::Further)
            || self.is(tokens.start, "another")
    }

    /// `Ann Roe, 65, …`, `a woman of 27`: a bare number between commas, behind a name and a comma, or behind one
    /// person.
    pub(in crate::extract::event) fn is_age(&self, figure: &Figure, phrase: &Range<usize>) -> bool {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let of = phrase.is_empty() && start > 1 && (self.is(start - 1, "of") || self.is(start - 1, "aged"));
        if of && self.may_have_age(start - 2) {
            return true;
        }
        let both = start > 0 && self.is(start - 1, "both");
        let ages = || both || self.is_end_of_ages(start) || self.is_age_of_subject(start);
        if phrase.is_empty() && (ages() || self.is_respective_age(&figure.tokens)) {
            return true;
        }
        let apposed = phrase.is_empty() && start > 1 && matches!(self.text.word(start - 1), "," | "(");
        let closed = || matches!(self.text.word(end), "," | ")");
        apposed && (closed() || self.is_behind_person(start)) || self.is_decade(end)
    }

    /// `a woman of | 27`, `a nun of | 71`; not `the sister of | one killed`, who is told of as another's kin.
    fn may_have_age(&self, at: usize) -> bool {
        let classes = [WordClass::Female, WordClass::Male];
        let gendered = classes.iter().any(|&class| self.text.is_class(at, class));
        self.has(at, Turn::Aged) || gendered && !self.has(at, Turn::Kin)
    }

    /// `Ann Roe, | 65`: whether the name of somebody stands before the comma or the bracket.
    fn is_behind_person(&self, at: usize) -> bool {
        let holder = self.mentions.at(at - 2).filter(|holder| holder.named);
        let joined = self.has(at + 1, Turn::Joint);
        holder.is_some_and(|holder| match holder.kind {
            MentionKind::Person => true,
            MentionKind::Other => joined,
            _ => false,
        })
    }

    /// `Ann Roe and Tom Hill, 41 and | 26 | respectively`: each of two ages behind the names of two.
    fn is_respective_age(&self, figure: &Range<usize>) -> bool {
        let (start, end) = (figure.start, figure.end);
        let next = self.figure_at(end + 1).filter(|_| self.is(end, "and"));
        let before =
            start.checked_sub(2).filter(|_| self.is(start - 1, "and")).and_then(|at| self.figure_at(at));
        let behind = next.map_or(end, |next| next.tokens.end);
        let first = before.map_or(start, |before| before.tokens.start);
        let behind_name = first > 1 && self.is(first - 1, ",") && self.is_behind_person(first);
        behind_name && self.is(behind, "respectively")
    }

    /// `in his 20 | 's`: an age by its decade.
    fn is_decade(&self, end: usize) -> bool {
        matches!(self.text.word(end), "'" | "\u{2019}") && self.is(end + 1, "s")
    }

    /// `who was | 45`, `she is | 23`: told of one person.
    fn is_age_of_subject(&self, start: usize) -> bool {
        let is = start > 1 && self.text.is_class(start - 1, WordClass::SingularBe);
        let function = |at: usize| self.text.lexicon().words.profile(self.text.id(at)).function;
        let person = |at: usize| match self.tag(at) {
            Tag::Relative => self.is(at, "who"),
            Tag::Pronoun => function(at) == Function::Person,
            _ => false,
        };
        is && person(start - 2)
    }

    /// `between the ages of 11 and | 25`, `ages 19 and | 22`: the second of two ages.
    pub(super) fn is_end_of_ages(&self, start: usize) -> bool {
        let near = start.saturating_sub(AGES)..start;
        let joint = start > 0 && (self.is(start - 1, "and") || self.is(start - 1, "to"));
        joint && near.into_iter().any(|at| self.has(at, Turn::Ages))
    }

    /// The noun that is counted, as far as the phrase goes.
    pub(super) fn head(&self, figure: &Figure, phrase: &Range<usize>) -> Option<usize> {
        let last = phrase.end.checked_sub(1).filter(|&last| last >= phrase.start)?;
        figure.head.map(|head| head.min(last))
    }

    pub(super) fn counts_people(&self, figure: &Figure, phrase: &Range<usize>) -> bool {
        if figure.part == Some(FigurePart::Excluded) {
            return false;
        }
        if phrase.end > phrase.start && self.text.is_class(phrase.end - 1, WordClass::Collective) {
            return false;
        }
        let next = figure.tokens.end;
        // "six people and millions | in losses"
        if self.is(next, "in") && self.text.is_class(next + 1, WordClass::Sum) {
            return false;
        }
        let Some(head) = self.head(figure, phrase) else {
            return !self.is(figure.tokens.start, "one")
                || figure.tokens.len() > 1
                || self.tag(figure.tokens.end) != Tag::Noun;
        };
        self.names_people(head)
            || phrase.clone().any(|at| self.text.lexicon().events.victims.get(self.text.id(at)).is_some())
                && !self.is_thing(head)
    }

    /// Whether a noun is one for people.
    pub(in crate::extract::event) fn names_people(&self, head: usize) -> bool {
        let lexicon = self.text.lexicon();
        let profile = lexicon.words.profile(self.text.id(head));
        lexicon.events.victims.get(self.text.id(head)).is_some()
            || self.ends_compound(head)
            || matches!(profile.noun, Noun::Person | Noun::Group)
            || self.tag(head) == Tag::Name
                && !matches!(profile.noun, Noun::Thing | Noun::Vehicle | Noun::Building | Noun::Place)
            || self.has(head, Turn::People)
            || self.is_of_nation(head)
    }

    /// `four farm | hands`: a noun that only another before it makes one for people.
    pub(super) fn ends_compound(&self, head: usize) -> bool {
        let table = &self.text.lexicon().events.victims;
        let first = head.checked_sub(1).and_then(|first| self.text.longest(table, first));
        first.is_some_and(|(len, _)| len == 2)
    }

    /// `170 | Afghans`, `two | Poles`: the people of a place, whatever else the word may be.
    pub(in crate::extract::event) fn is_of_nation(&self, at: usize) -> bool {
        let place = || longest_place(self.text, at);
        self.text.tokens()[at].is_capitalised()
            && place().is_some_and(|(_, place)| place.name_use() == NameUse::People)
    }

    pub(super) fn is_thing(&self, head: usize) -> bool {
        if self.is_of_nation(head) {
            return false;
        }
        let profile = self.text.lexicon().words.profile(self.text.id(head));
        matches!(
            profile.noun,
            Noun::Thing | Noun::Vehicle | Noun::Building | Noun::Place | Noun::Time | Noun::Happening
        ) || self.text.lexicon().words.events.get(self.text.id(head)).is_some()
    }

    /// `one | of | the three leaders`: the "of" before those who start at a token, if only some of them are meant.
    pub(in crate::extract::event) fn some_of(&self, start: usize) -> Option<usize> {
        let opens = |at: usize| matches!(self.tag(at), Tag::Determiner | Tag::Possessive);
        // "none of the ferry's 14 crew": the possessor stands before them
        let owned = start > 0 && self.tag(start - 1) == Tag::Genitive;
        let owner = self.mentions.at(start).filter(|_| owned).map(|mention| mention.tokens.start);
        let start = owner.map_or(start, |owner| owner.min(start));
        let of = (start.saturating_sub(2)..start).rev().find(|&at| !opens(at))?;
        let before = of.checked_sub(1).filter(|_| self.is(of, "of"))?;
        let some = self.is(before, "one") && !self.is_every_one(before)
            || self.has(before, Turn::Nobody)
            || self.has(before, Turn::Some)
            || self.figure_at(before).is_some();
        some.then_some(of)
    }

    /// `of the | 62 on board, 60`: the "of" that a clause opens with, before those who start at a token.
    pub(in crate::extract::event) fn of_the(&self, start: usize, first: usize) -> Option<usize> {
        let the = start.checked_sub(1).filter(|&the| the > first && self.tag(the) == Tag::Determiner)?;
        self.is(the - 1, "of").then_some(the - 1)
    }
}
