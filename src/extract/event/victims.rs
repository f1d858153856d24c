//! The people that a noun phrase counts: figures with their nouns, single persons, and lists of them.
//!
//! ```text
//! list   = victim { ("," | "and" | "including") victim }
//! victim = figure [ noun of people ] | ("a" | "the" …) person | name
//! ```
//! What stands behind "including" or "among them" is a part of what stands before.

use std::ops::Range;

use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::events::{HarmFrame, Part};
use crate::lexicon::{Function, Noun};
use crate::text::Text;
use crate::value::quantity::{Figure, Part as FigurePart};
use crate::value::{Quantity, QuantityKind};

/// Some people, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Victims {
    /// How many.
    pub quantity: Quantity,
    /// The tokens of figure and noun.
    pub tokens: Range<usize>,
    /// The parts they belong to: `civilians`, `children` …; empty for people as such.
    pub scope: Vec<&'static str>,
    /// Whether they are a part of those named before.
    pub included: bool,
    /// Whether more are meant than those named before: `another 12`, `12 others`.
    pub further: bool,
    /// The entity of a single person.
    pub entity: Option<usize>,
    /// Whether that person is called by a name.
    pub named: bool,
}

/// What the readers of harm look at.
pub(super) struct Scene<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) mentions: &'t Mentions,
    pub(super) figures: &'t [Figure],
}

impl Scene<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.mentions.tag(at)
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.is(at, word))
    }

    /// The figure that starts at or covers a token.
    pub(super) fn figure_at(&self, at: usize) -> Option<&Figure> {
        let after = self.figures.partition_point(|figure| figure.tokens.start <= at);
        self.figures[..after].last().filter(|figure| figure.tokens.end > at)
    }

    /// The figures whose tokens lie in a range.
    pub(super) fn figures_in(&self, range: Range<usize>) -> &[Figure] {
        let from = self.figures.partition_point(|figure| figure.tokens.start < range.start);
        let to = self.figures.partition_point(|figure| figure.tokens.start < range.end);
        &self.figures[from..to.max(from)]
    }

    /// The victims listed from `start` on, up to the first thing that is none.
    pub(super) fn list(&self, start: usize, end: usize) -> Vec<Victims> {
        let mut found: Vec<Victims> = Vec::new();
        let mut included = false;
        let mut at = start;
        while at < end {
            let joined = found.is_empty() || included || self.is_joined(start, at);
            if let Some(victims) = self.victims_at(at, end, included).filter(|_| joined) {
                if !found.is_empty() && self.suffers_next(&victims) {
                    break;
                }
                at = victims.tokens.end.max(at + 1);
                self.add(&mut found, victims);
            } else if let Some(next) = self.opens_part(at, end) {
                included |= !found.is_empty();
                at = next;
            } else if !found.is_empty() && self.goes_on(at, end) || found.is_empty() && self.may_precede(at) {
                at += 1;
            } else {
                break;
            }
        }
        found
    }

    /// `…, and 30 people | injured`: whether a word of harm of their own stands behind the victims.
    fn suffers_next(&self, victims: &Victims) -> bool {
        let harm = &self.text.lexicon().events.harm;
        self.text.longest(harm, victims.tokens.end).is_some()
            || self.tag(victims.tokens.end) == Tag::Auxiliary
    }

    /// Whether a victim at `at` goes on with a list: behind a comma or "and", or with an article of its own.
    pub(super) fn is_joined(&self, first: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= first) else { return false };
        self.is(before, &["and", ",", "&", "or", "plus", "as", "also", "including", "with", "("])
            || self.is(at, &["a", "an", "another"])
    }

    fn add(&self, found: &mut Vec<Victims>, victims: Victims) {
        let same = |known: &Victims| known.entity.is_some() && known.entity == victims.entity;
        if !found.iter().any(same) {
            found.push(victims);
        }
    }

    /// `including`, `among them`, `most of them`: past it.
    pub(super) fn opens_part(&self, at: usize, end: usize) -> Option<usize> {
        // A comma and a bracket may stand before it; a longer run of marks opens nothing.
        let at = (at..(at + 3).min(end)).find(|&at| !self.is(at, &[",", "("]))?;
        let next = at + 1;
        if at >= end {
            None
        } else if self.is(at, &["including", "included", "mostly", "mainly"]) {
            Some(next)
        } else if self.is(at, &["among"]) && self.is(next, &["them", "whom", "which"]) {
            Some(next + 1)
        } else {
            None
        }
    }

    /// Whether a list goes on over a token: a comma or "and" with another victim behind it.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let joins =
            self.is(at, &[",", "and", "&", "or", "plus", "(", "as", "well"]) || self.tag(at) == Tag::Adverb;
        let ahead = (at + 1..(at + 4).min(end))
            .take_while(|&at| {
                self.is(at, &["and", "also", "at", "least", "as", "well", "another", ","])
                    || self.victims_at(at, end, false).is_some()
            })
            .any(|at| self.victims_at(at, end, false).is_some() || self.opens_part(at, end).is_some());
        joins && ahead
    }

    /// Words that may stand between a verb and those it hits: `killed and injured`, `killed as many as`.
    fn may_precede(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Adverb | Tag::Determiner)
            || self.is(at, &["up", "to", "as", "many", "at", "least", "between", "some", "all", "both"])
    }

    /// The victims whose phrase starts at `at`.
    pub(super) fn victims_at(&self, at: usize, end: usize, included: bool) -> Option<Victims> {
        if let Some(figure) = self.figure_at(at).filter(|figure| figure.tokens.start == at) {
            return self.counted(figure, end, included);
        }
        if self.is(at, &["one", "another"])
            && matches!(self.tag(at + 1), Tag::Auxiliary | Tag::Verb | Tag::Adverb)
        {
            return Some(self.lone(at, included));
        }
        let mention =
            self.mentions.at(at).filter(|mention| mention.tokens.start == at && mention.tokens.end <= end)?;
        if !self.figures_in(mention.tokens.clone()).is_empty() && !mention.named {
            let figure = self
                .figures_in(mention.tokens.clone())
                .iter()
                .find(|figure| figure.quantity.kind == QuantityKind::Count)?;
            return self.counted(figure, end, included);
        }
        self.single(mention, included)
    }

    /// `one | was killed`, `another | died`.
    fn lone(&self, at: usize, included: bool) -> Victims {
        let span = self.text.span(at..at + 1);
        let mut quantity = Quantity::count(1);
        span.of(self.text.source()).clone_into(&mut quantity.text);
        quantity.span = Some(span);
        let further = self.is(at, &["another"]);
        Victims {
            quantity,
            tokens: at..at + 1,
            scope: Vec::new(),
            included,
            further,
            entity: None,
            named: false,
        }
    }

    /// A figure that counts people.
    pub(super) fn counted(&self, figure: &Figure, end: usize, included: bool) -> Option<Victims> {
        if figure.quantity.kind != QuantityKind::Count || figure.rate.is_some() {
            return None;
        }
        let phrase = figure.noun.clone().unwrap_or(figure.tokens.end..figure.tokens.end);
        let harm = &self.text.lexicon().events.harm;
        let transitive =
            |at: usize| harm.get(self.text.id(at)).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let verb = phrase
            .clone()
            .find(|&at| transitive(at) || at > phrase.start && harm.get(self.text.id(at)).is_some());
        let phrase = phrase.start..verb.unwrap_or(phrase.end).min(end.max(phrase.start));
        if !self.counts_people(figure, &phrase) || self.is_age(figure, &phrase) {
            return None;
        }
        let tokens = figure.tokens.start..phrase.end.max(figure.tokens.end);
        let further = self.is(tokens.end.saturating_sub(1), &["others", "other", "more"])
            || self.is(figure.tokens.end, &["more", "other", "others"])
            || tokens.start > 0 && self.is(tokens.start - 1, &["another", "other", "further"])
            || self.is(tokens.start, &["another"]);
        let among = tokens.start > 0
            && (self.is(tokens.start - 1, &["among"])
                || tokens.start > 1
                    && self.is(tokens.start - 2, &["among"])
                    && self.is(tokens.start - 1, &["the", "those"]));
        let included = (included || figure.part == Some(FigurePart::Included)) && !among;
        Some(Victims {
            quantity: figure.quantity.clone(),
            scope: self.scope(&phrase),
            tokens,
            included,
            further,
            entity: None,
            named: false,
        })
    }

    /// `Ann Roe, 65, …`: a bare number between commas, or behind a name and a comma.
    fn is_age(&self, figure: &Figure, phrase: &Range<usize>) -> bool {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let apposed = phrase.is_empty() && start > 1 && self.is(start - 1, &[",", "("]);
        let name = || {
            self.mentions
                .at(start - 2)
                .is_some_and(|mention| mention.named && mention.kind == MentionKind::Person)
        };
        apposed && (self.is(end, &[",", ")"]) || name())
    }

    /// The noun that is counted, as far as the phrase goes.
    fn head(&self, figure: &Figure, phrase: &Range<usize>) -> Option<usize> {
        let last = phrase.end.checked_sub(1).filter(|&last| last >= phrase.start)?;
        figure.head.map(|head| head.min(last))
    }

    fn counts_people(&self, figure: &Figure, phrase: &Range<usize>) -> bool {
        if figure.part == Some(FigurePart::Excluded) {
            return false;
        }
        let Some(head) = self.head(figure, phrase) else {
            return !self.is(figure.tokens.start, &["one"])
                || figure.tokens.len() > 1
                || self.tag(figure.tokens.end) != Tag::Noun;
        };
        self.names_people(head)
            || phrase.clone().any(|at| self.text.lexicon().events.victims.get(self.text.id(at)).is_some())
                && !self.is_thing(head)
    }

    /// Whether a noun is one for people.
    pub(super) fn names_people(&self, head: usize) -> bool {
        let lexicon = self.text.lexicon();
        let profile = lexicon.words.profile(self.text.id(head));
        lexicon.events.victims.get(self.text.id(head)).is_some()
            || matches!(profile.noun, Noun::Person | Noun::Group)
            || self.tag(head) == Tag::Name
                && !matches!(profile.noun, Noun::Thing | Noun::Vehicle | Noun::Building | Noun::Place)
            || self.is(head, &["others", "more", "dead", "wounded", "injured"])
    }

    fn is_thing(&self, head: usize) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(head));
        matches!(
            profile.noun,
            Noun::Thing | Noun::Vehicle | Noun::Building | Noun::Place | Noun::Time | Noun::Happening
        ) || self.text.lexicon().words.events.get(self.text.id(head)).is_some()
    }

    /// One person: `a guard`, `his wife`, `Ann Roe`; in a list, `driver` and a further name too.
    fn single(&self, mention: &Mention, included: bool) -> Option<Victims> {
        let entity = self.mentions.entity(mention.entity);
        let pronoun = mention.kind == MentionKind::Pronoun;
        let listed = mention.tokens.start > 0 && self.is(mention.tokens.start - 1, &["and", ","]);
        let name = mention.named
            && (entity.kind == MentionKind::Person
                || listed && mention.name.len() > 1 && entity.kind == MentionKind::Other);
        let noun = self.text.lexicon().events.victims.get(self.text.id(mention.head)).is_some();
        let described = mention.kind == MentionKind::Person || noun && !pronoun;
        if !(name || described || pronoun && entity.kind == MentionKind::Person)
            || self.is_plural(mention, listed)
        {
            return None;
        }
        let scope = self.scope(&mention.tokens);
        let known = mention.named || pronoun || self.is(mention.tokens.start, &["the"]);
        let entity = known.then_some(mention.entity);
        let further = self.is(mention.tokens.start, &["another"]);
        Some(Victims {
            quantity: one(self.text, mention),
            tokens: mention.tokens.clone(),
            scope,
            included,
            further,
            entity,
            named: mention.named,
        })
    }

    fn is_plural(&self, mention: &Mention, listed: bool) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(mention.head));
        let bare =
            !mention.named && profile.function == Function::None && mention.tokens.len() == 1 && !listed;
        mention.plural
            || profile.plural && !mention.named
            || bare
            || self.is(mention.head, &["people", "personnel", "police", "troops", "family", "staff"])
    }

    /// The parts that the words of a phrase name, sorted.
    pub(super) fn scope(&self, phrase: &Range<usize>) -> Vec<&'static str> {
        let victims = &self.text.lexicon().events.victims;
        let mut parts = Vec::new();
        let mut at = phrase.start;
        while at < phrase.end {
            let found = self.text.longest(victims, at).filter(|(len, _)| at + len <= phrase.end);
            parts.extend(found.and_then(|(_, part)| part.name()));
            at += found.map_or(1, |(len, _)| len);
        }
        if parts.contains(&"civilians") && parts.contains(&"combatants") {
            parts.retain(|part| *part != "civilians");
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

/// The part a scope puts people in, as far as they fight or not.
pub(super) fn is_combatant(scope: &[&str]) -> bool {
    scope.iter().any(|part| {
        [Part::Combatants, Part::Attackers, Part::Officers].iter().any(|known| known.name() == Some(part))
    })
}

/// One, at the mention of a person.
fn one(text: &Text<'_>, mention: &Mention) -> Quantity {
    let span = text.span(mention.tokens.clone());
    let mut quantity = Quantity::count(1);
    span.of(text.source()).clone_into(&mut quantity.text);
    quantity.span = Some(span);
    quantity
}
