//! The people that a noun phrase counts: a figure with its noun, or a single person.
//!
//! ```text
//! victim = figure [ noun of people ] | ("a" | "the" …) person | name
//! ```

use std::ops::Range;

use super::harm::GRAVE;
use crate::extract::left_out::is_left_out;
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::lexicon::events::{Doer, HarmCue, HarmFrame, Part, Turn};
use crate::lexicon::{Forms, Function, Noun, Numeral, WordClass};
use crate::text::Text;
use crate::value::quantity::{Figure, Part as FigurePart};
use crate::value::{Quantity, QuantityKind};

/// What they are is said within so many words behind "of them".
const PREDICATE: usize = 3;

/// The name of a body starts within so many tokens behind `members of`: `of the "Northern Front"`.
const BODY: usize = 3;

/// `Than` stands so many tokens behind `fewer` and what it counts.
const COMPARED: usize = 3;

/// The second of two ages stands fewer tokens behind the word for them.
const AGES: usize = 5;

/// Single persons are numbered so far.
const SEVERAL: std::ops::RangeInclusive<u64> = 2..=20;

/// Some people, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Victims {
    /// How many.
    pub quantity: Quantity,
    /// The tokens of figure and noun.
    pub tokens: Range<usize>,
    /// The parts they belong to: `civilians`, `children` …; empty for people as such.
    pub scope: Vec<&'static str>,
    /// Whether they are counted by themselves or among others of the statement.
    pub share: Share,
    /// Whether more are meant than those named before: `another 12`, `12 others`.
    pub further: bool,
    /// The entity of a single person.
    pub entity: Option<usize>,
    /// Whether that person is called by a name.
    pub named: bool,
    /// Whether it is a single person, named or described, and no figure.
    pub lone: bool,
    /// Which of several a single person is: the third of `a third man`.
    pub nth: Option<u8>,
    /// Where they are said to have suffered, by a phrase of their own: `six | in Riga`.
    pub place: Option<String>,
}

impl Victims {
    /// People who are counted by themselves, without a word on who they are.
    pub(super) fn new(quantity: Quantity, tokens: Range<usize>) -> Victims {
        Victims {
            quantity,
            tokens,
            scope: Vec::new(),
            share: Share::Whole,
            further: false,
            entity: None,
            named: false,
            lone: false,
            nth: None,
            place: None,
        }
    }
}

/// How some people stand to the others whom a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// They are counted by themselves.
    Whole,
    /// They are a part of those named before: `including two children`.
    Part,
    /// They died since an earlier count and are in the new one: `rose to 16 after two died`.
    Newly,
    /// They are those of one place, where those of others are counted too: `six in Riga and four in Tallinn`.
    Local,
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

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text.is(at, word)
    }

    pub(super) fn has(&self, at: usize, turn: Turn) -> bool {
        self.text.lexicon().events.turns.has(self.text.id(at), turn)
    }

    /// Whether a word says that people died or were hurt.
    pub(super) fn harm_at(&self, at: usize) -> Option<&HarmCue> {
        self.text.lexicon().events.harm.get(self.text.id(at))
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

    /// The victims whose phrase starts at `at`.
    pub(super) fn victims_at(&self, at: usize, end: usize, share: Share) -> Option<Victims> {
        if let Some(nobody) = self.nobody_at(at, end) {
            return Some(nobody);
        }
        let of_them = at > 1 && self.is_of_them(at - 2);
        if of_them || is_left_out(self.text, self.mentions, at) {
            return None;
        }
        let counts = |figure: &&Figure| figure.quantity.kind == QuantityKind::Count;
        if let Some(figure) = self.figure_at(at).filter(|figure| figure.tokens.start == at).filter(counts) {
            return self.counted(figure, end, share);
        }
        if self.is_lone(at) {
            return Some(self.lone(at, share));
        }
        let mention =
            self.mentions.at(at).filter(|mention| mention.tokens.start == at && mention.tokens.end <= end)?;
        if self.is_first_of_kin(mention) {
            return Some(self.first_of_kin(mention, share));
        }
        match self.figures_in(mention.tokens.clone()).iter().find(counts) {
            Some(figure) if !mention.named => {
                let described = (at..figure.tokens.start).all(|at| !self.is_of_verb(at));
                self.counted(figure, end, share).filter(|_| described || self.has(at, Turn::Article))
            }
            _ => self.single(mention, share),
        }
    }

    /// `her daughters | Ada Holm and Mia Holm`: the first of several who are named behind what they are to somebody.
    fn is_first_of_kin(&self, mention: &Mention) -> bool {
        let before = mention.name.start.checked_sub(1).filter(|before| mention.tokens.contains(before));
        mention.named && mention.plural && before.is_some_and(|before| self.has(before, Turn::Kin))
    }

    fn first_of_kin(&self, mention: &Mention, share: Share) -> Victims {
        let quantity = one(self.text, mention.name.clone());
        let entity = Some(mention.entity);
        let known = Victims::new(quantity, mention.tokens.clone());
        Victims { share, entity, named: true, lone: true, scope: self.scope(&mention.tokens), ..known }
    }

    /// `driving 40,000`: a participle before a figure takes it as its object.
    fn is_of_verb(&self, at: usize) -> bool {
        let forms = self.text.lexicon().words.profile(self.text.id(at)).forms;
        forms.has(Forms::ING) || forms.has(Forms::PAST)
    }

    fn is_lone(&self, at: usize) -> bool {
        let verb = || matches!(self.tag(at + 1), Tag::Auxiliary | Tag::Verb | Tag::Adverb);
        let one = self.is(at, "one") || self.is(at, "another");
        one && (self.is(at + 1, "of") || verb())
    }

    /// `every | one | of the 30`: all of them.
    pub(super) fn is_every_one(&self, at: usize) -> bool {
        let every = at.checked_sub(1).is_some_and(|before| self.text.is_class(before, WordClass::Every));
        every && self.is(at, "one")
    }

    /// `one | was killed`, `another | died`, `one | of his guards`.
    fn lone(&self, at: usize, share: Share) -> Victims {
        let quantity = one(self.text, at..at + 1);
        let further = self.is(at, "another");
        Victims { share, further, ..Victims::new(quantity, at..at + 1) }
    }

    /// A figure that counts people.
    pub(super) fn counted(&self, figure: &Figure, end: usize, share: Share) -> Option<Victims> {
        let counts = figure.quantity.kind == QuantityKind::Count && figure.rate.is_none();
        if !counts || self.is_compared(figure) || self.is_every_one(figure.tokens.start) {
            return None;
        }
        let phrase = figure.noun.clone().unwrap_or(figure.tokens.end..figure.tokens.end);
        let transitive = |at: usize| self.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let verb =
            phrase.clone().find(|&at| transitive(at) || at > phrase.start && self.harm_at(at).is_some());
        let phrase = phrase.start..verb.unwrap_or(phrase.end).min(end.max(phrase.start));
        if !self.counts_people(figure, &phrase) || self.is_age(figure, &phrase) || self.is_difference(figure)
        {
            return None;
        }
        let tokens = figure.tokens.start..phrase.end.max(figure.tokens.end);
        let further = self.is_further(&tokens, figure.tokens.end);
        let before = |back: usize, word: &str| tokens.start >= back && self.is(tokens.start - back, word);
        let among = before(1, "among") || before(2, "among") && (before(1, "the") || before(1, "those"));
        let of_them = self.of_them(figure.tokens.end).filter(|_| phrase.is_empty());
        let part = share == Share::Part || figure.part == Some(FigurePart::Included) || of_them.is_some();
        let share = if part && !among { Share::Part } else { Share::Whole };
        let said = of_them.map(|scope| scope.start..scope.end.min(end.max(scope.start)));
        let staff = self.staff(figure.tokens.end);
        let scope =
            said.map_or_else(|| self.with_side(self.scope(&phrase), &phrase), |said| self.predicate(&said));
        let scope = staff.unwrap_or(scope);
        let pair = self.pair(figure, &phrase);
        let lone = pair.is_some();
        if let Some((quantity, tokens)) = self.without_excepted(figure, &tokens) {
            return Some(Victims { scope, share, further, ..Victims::new(quantity, tokens) });
        }
        let quantity = pair.unwrap_or_else(|| figure.quantity.clone());
        Some(Victims { scope, share, further, lone, ..Victims::new(quantity, tokens) })
    }

    /// `all | 12 passengers except two`: ten.
    fn without_excepted(&self, figure: &Figure, tokens: &Range<usize>) -> Option<(Quantity, Range<usize>)> {
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
    fn pair(&self, figure: &Figure, phrase: &Range<usize>) -> Option<Quantity> {
        let alone = phrase.is_empty() && !self.is(figure.tokens.end, "of");
        let two = alone && self.has(figure.tokens.end - 1, Turn::Pair);
        let exact = || Quantity {
            text: figure.quantity.text.clone(),
            span: figure.quantity.span,
            ..Quantity::count(2)
        };
        two.then(exact)
    }

    /// `nine, | three | fewer than police first thought`: how far a figure is from another.
    fn is_compared(&self, figure: &Figure) -> bool {
        let next = figure.tokens.end;
        let than = (next + 1..next + 1 + COMPARED).any(|at| self.is(at, "than"));
        than && self.has(next, Turn::Compared)
    }

    /// `three | fewer than last year`: by how many.
    fn is_difference(&self, figure: &Figure) -> bool {
        self.text.is_class(figure.tokens.end, WordClass::Comparative)
            && self.is(figure.tokens.end + 1, "than")
    }

    /// `nine | of them`: those counted before.
    pub(super) fn is_of_them(&self, at: usize) -> bool {
        self.of_them(at).is_some()
    }

    /// `nine | of them | children`, `nine | of whom were | children`: where it is said what they are.
    pub(super) fn of_them(&self, at: usize) -> Option<Range<usize>> {
        let them = self.has(at + 1, Turn::Them);
        let ends = |at: &usize| matches!(self.tag(*at), Tag::Mark | Tag::Preposition);
        let end = (at + 2..at + 2 + PREDICATE).find(ends).unwrap_or(at + 2 + PREDICATE);
        (self.is(at, "of") && them).then_some(at + 2..end)
    }

    /// What some of those counted before are said to be: `four of them | children`, `four of them | in a critical condition`.
    fn predicate(&self, said: &Range<usize>) -> Vec<&'static str> {
        let mut scope = self.scope(said);
        scope.extend(said.clone().any(|at| self.has(at, Turn::Gravely)).then_some(GRAVE));
        scope
    }

    /// `14 | of our colleagues`, `three | of his sons`: people of somebody, by what they are or else as those of a body.
    fn staff(&self, of: usize) -> Option<Vec<&'static str>> {
        let noun = self.phrase_end(of + 1).checked_sub(1)?;
        let theirs = self.is(of, "of") && self.tag(of + 1) == Tag::Possessive && self.names_people(noun);
        let scope = theirs.then(|| self.scope(&(of + 2..noun + 1)))?;
        Some(if scope.is_empty() { Part::Staff.name().into_iter().collect() } else { scope })
    }

    /// `another 12`, `12 others`, `12 more people`.
    fn is_further(&self, tokens: &Range<usize>, figure_end: usize) -> bool {
        self.has(tokens.end.saturating_sub(1), Turn::More)
            || self.has(figure_end, Turn::More)
            || tokens.start > 0 && self.has(tokens.start - 1, Turn::Further)
            || self.is(tokens.start, "another")
    }

    /// `Ann Roe, 65, …`, `a woman of 27`: a bare number between commas, behind a name and a comma, or behind one person.
    fn is_age(&self, figure: &Figure, phrase: &Range<usize>) -> bool {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let of = phrase.is_empty() && start > 1 && (self.is(start - 1, "of") || self.is(start - 1, "aged"));
        if of && self.has(start - 2, Turn::Aged) {
            return true;
        }
        let both = start > 0 && self.is(start - 1, "both");
        if phrase.is_empty() && (both || self.is_end_of_ages(start)) {
            return true;
        }
        let apposed = phrase.is_empty() && start > 1 && matches!(self.text.word(start - 1), "," | "(");
        let name = || {
            self.mentions
                .at(start - 2)
                .is_some_and(|mention| mention.named && mention.kind == MentionKind::Person)
        };
        apposed && (matches!(self.text.word(end), "," | ")") || name())
    }

    /// `between the ages of 11 and | 25`, `ages 19 and | 22`: the second of two ages.
    fn is_end_of_ages(&self, start: usize) -> bool {
        let near = start.saturating_sub(AGES)..start;
        let joint = start > 0 && (self.is(start - 1, "and") || self.is(start - 1, "to"));
        joint && near.into_iter().any(|at| self.has(at, Turn::Ages))
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
            return !self.is(figure.tokens.start, "one")
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
            || self.has(head, Turn::People)
    }

    fn is_thing(&self, head: usize) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(head));
        matches!(
            profile.noun,
            Noun::Thing | Noun::Vehicle | Noun::Building | Noun::Place | Noun::Time | Noun::Happening
        ) || self.text.lexicon().words.events.get(self.text.id(head)).is_some()
    }

    /// One person: `a guard`, `his wife`, `Ann Roe`; in a list, `driver` and a further name too.
    fn single(&self, mention: &Mention, share: Share) -> Option<Victims> {
        let entity = self.mentions.entity(mention.entity);
        let pronoun = mention.kind == MentionKind::Pronoun;
        let listed = mention.tokens.start > 0
            && (self.is(mention.tokens.start - 1, "and") || self.is(mention.tokens.start - 1, ","));
        let hit = mention.tokens.start > 0 && self.suffers(mention.tokens.start - 1);
        let long = mention.name.len() > 1;
        let name = mention.named
            && match entity.kind {
                MentionKind::Person => true,
                MentionKind::Other => hit || listed && long,
                MentionKind::Place => hit && long,
                _ => false,
            };
        let noun = self.text.lexicon().events.victims.get(self.text.id(mention.head)).is_some();
        let described = mention.kind == MentionKind::Person || noun && !pronoun;
        if !(name || described || pronoun && entity.kind == MentionKind::Person)
            || self.is_plural(mention, listed)
        {
            return None;
        }
        let scope = self.scope(&mention.tokens);
        let known = mention.named || pronoun || self.is(mention.tokens.start, "the");
        let entity = known.then_some(mention.entity);
        let nth = self.nth(mention);
        let further = self.is(mention.tokens.start, "another") || nth.is_some();
        let aged = mention.named && !self.figures_in(mention.tokens.start..mention.name.start).is_empty();
        let words = if aged { mention.name.clone() } else { mention.tokens.clone() };
        let known = Victims::new(one(self.text, words), mention.tokens.clone());
        Some(Victims { scope, share, further, entity, nth, named: mention.named, lone: true, ..known })
    }

    /// `a | third | man`, `the | second | victim`
    fn nth(&self, mention: &Mention) -> Option<u8> {
        let at = mention.tokens.start + 1;
        let numeral = self.text.lexicon().numbers.numerals.get(self.text.id(at));
        let Some(Numeral::Ordinal(nth)) = numeral else { return None };
        let within = mention.tokens.contains(&(at + 1)) && SEVERAL.contains(nth);
        u8::try_from(*nth).ok().filter(|_| within)
    }

    /// `killed | Ada Holm`, `the murder of | Ada Holm`: what stands there is somebody.
    fn suffers(&self, before: usize) -> bool {
        let kills = |at: usize| self.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        kills(before) || before > 0 && self.is(before, "of") && self.harm_at(before - 1).is_some()
    }

    /// The end of the phrase that a token stands in.
    pub(super) fn phrase_end(&self, at: usize) -> usize {
        self.mentions.at(at).map_or(at + 1, |phrase| phrase.tokens.end)
    }

    /// Whether a token is a word for a time: `yesterday`, `hours`.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.text.lexicon().words.profile(self.text.id(at)).noun == Noun::Time
    }

    /// `one | of | the three leaders`: the "of" before those who start at a token, if only some of them are meant.
    pub(super) fn some_of(&self, start: usize) -> Option<usize> {
        let opens = |at: usize| matches!(self.tag(at), Tag::Determiner | Tag::Possessive);
        let of = (start.saturating_sub(2)..start).rev().find(|&at| !opens(at))?;
        let before = of.checked_sub(1).filter(|_| self.is(of, "of"))?;
        let some = self.is(before, "one") && !self.is_every_one(before)
            || self.has(before, Turn::Nobody)
            || self.figure_at(before).is_some();
        some.then_some(of)
    }

    /// `of the | 62 on board, 60`: the "of" that a clause opens with, before those who start at a token.
    pub(super) fn of_the(&self, start: usize, first: usize) -> Option<usize> {
        let the = start.checked_sub(1).filter(|&the| the > first && self.tag(the) == Tag::Determiner)?;
        self.is(the - 1, "of").then_some(the - 1)
    }

    fn is_plural(&self, mention: &Mention, listed: bool) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(mention.head));
        let opens = self.opens_headline(mention);
        let bare = !mention.named
            && profile.function == Function::None
            && mention.tokens.len() == 1
            && !(listed || opens);
        mention.plural || profile.plural && !mention.named || bare || self.has(mention.head, Turn::Mass)
    }

    /// `Child | killed in Tartu`: a headline drops the article of its first word.
    fn opens_headline(&self, mention: &Mention) -> bool {
        let (start, next) = (mention.tokens.start, mention.tokens.end);
        let first = self.text.sentences()[self.text.sentence_of(start)].tokens().start == start;
        let person = self.text.lexicon().events.victims.get(self.text.id(mention.head)).is_some();
        first && person && self.harm_at(next).is_some()
    }

    /// `four members of the Northern Front`: whoever belongs to an armed body fights.
    fn with_side(&self, mut scope: Vec<&'static str>, phrase: &Range<usize>) -> Vec<&'static str> {
        let member = phrase.end > phrase.start && self.has(phrase.end - 1, Turn::Member);
        let of = self.is(phrase.end, "of") || self.is(phrase.end, "from");
        let body = |at: usize| self.mentions.at(at).map(|body| at..body.tokens.end);
        let near = phrase.end + 1..phrase.end + 1 + if of { BODY } else { 0 };
        let armed = || near.into_iter().filter_map(body).any(|body| self.is_armed(&body));
        if scope.is_empty() && member && (self.is_armed(phrase) || armed()) {
            scope.extend(Part::Combatants.name());
        }
        scope
    }

    /// Whether words name an armed band.
    fn is_armed(&self, words: &Range<usize>) -> bool {
        let events = &self.text.lexicon().events;
        words.clone().any(|at| {
            let armed = self.text.longest(&events.armed, at);
            let named = armed.is_some_and(|(len, _)| len > 1 || self.text.tokens()[at].is_capitalised());
            named || matches!(events.doers.get(self.text.id(at)), Some(Doer::Faction | Doer::Force))
        })
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
        if phrase.clone().any(|at| self.is_minor(at)) {
            parts.extend(Part::Children.name());
        }
        if parts.contains(&CIVILIANS) && parts.contains(&"combatants") {
            parts.retain(|part| *part != CIVILIANS);
        }
        if parts.len() > 1 {
            parts.retain(|part| *part != FOLK);
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

impl Scene<'_> {
    /// `under 18`, `under the age of 15`
    fn is_minor(&self, at: usize) -> bool {
        let of = self.is(at + 1, "the") && self.is(at + 2, "age") && self.is(at + 3, "of");
        let age = self.figure_at(if of { at + 4 } else { at + 1 }).and_then(|figure| figure.quantity.best);
        (self.is(at, "under") || self.is(at, "below")) && age.is_some_and(|age| age <= OF_AGE)
    }
}

/// Whoever is so old is no child.
const OF_AGE: f64 = 18.0;

/// The part of those whom a trade or a situation names: `workers`, `passengers`. None of them fights, but the word says of
/// whom the statement tells and not that others are left out.
const FOLK: &str = "folk";

/// The part that a breakdown counts them under.
pub(super) fn category(part: &'static str) -> &'static str {
    if part == FOLK { CIVILIANS } else { part }
}

const CIVILIANS: &str = "civilians";

impl Victims {
    /// Whether they are none.
    pub(super) fn is_nobody(&self) -> bool {
        self.quantity.high == Some(0.0)
    }

    /// The parts that narrow their number; a trade narrows it only where others are counted beside them.
    pub(super) fn narrowing(&self, beside: Beside) -> impl Iterator<Item = &'static str> {
        let apart = beside == Beside::Others || self.share != Share::Whole;
        let narrows = move |part: &&'static str| apart || *part != FOLK;
        self.scope.clone().into_iter().filter(narrows).map(category)
    }
}

/// Whether a statement counts others beside some people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Nobody,
    Others,
}

/// How people stand to a fight, by the parts they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Soldiers, rebels, attackers: their dead may be counted apart from all others.
    Fighting,
    /// Police and guards: armed, and counted among the fighters, but not against the other dead.
    Armed,
    /// Everybody else.
    Unarmed,
}

/// The side that a scope puts people on.
pub(super) fn side(scope: &[&str]) -> Side {
    let holds =
        |parts: &[Part]| scope.iter().any(|part| parts.iter().any(|known| known.name() == Some(part)));
    if holds(&[Part::Combatants, Part::Attackers]) {
        Side::Fighting
    } else if holds(&[Part::Officers]) {
        Side::Armed
    } else {
        Side::Unarmed
    }
}

/// Whether people are armed and may have fought.
pub(super) fn is_combatant(scope: &[&str]) -> bool {
    side(scope) != Side::Unarmed
}

/// One, by the words for a person.
fn one(text: &Text<'_>, words: Range<usize>) -> Quantity {
    let span = text.span(words);
    let mut quantity = Quantity::count(1);
    span.of(text.source()).clone_into(&mut quantity.text);
    quantity.span = Some(span);
    quantity
}
