//! What a statement answers, and the words it answers with.

use std::collections::BTreeSet;
use std::ops::Range;

use super::aside::{Asides, asides};
use super::people::{Bearer, people};
use super::stand::{self, Stands};
use super::sum::mark_joined;
use super::thing;
use super::turned::Turns;
use crate::claim::{Attribute, Claim, Polarity, Qualifiers, Speaker, Stance, Subject, SubjectKind};
use crate::document::Document;
use crate::extract::Extractor;
use crate::extract::mention::{self, Mentions, Tag};
use crate::extract::voice::{self, Voices};
use crate::lexicon::sequence::Turn;
use crate::lexicon::{WordClass, singular};
use crate::span::Span;
use crate::text::{Sentence, Text};
use crate::value::date::{DateMention, DatePrecision, is_of_clock};
use crate::value::quantity::{Figure, figures};
use crate::value::{DateRange, Day, Entity, Place, Quantity, QuantityKind, Value, date, place};

/// The subject of what stands in a statement and answers no question that the extractor knows.
pub(in crate::report) const STATEMENT: &str = "the statement";

/// One answer with the content words of its clause.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) claim: Claim,
    /// The noun that is counted, as a lemma.
    pub(super) noun: Option<String>,
    /// The kind of people of whom a share is given, as a lemma.
    pub(super) whole: Option<String>,
    /// The stems of the words around it.
    pub(super) words: BTreeSet<String>,
    /// Whether the extractor knows what is asked, or only the kind of the value tells.
    pub(super) known: bool,
    /// Whether only a comma or "and" stands between it and what the figure before it counts.
    pub(super) is_joined: bool,
    /// Whether it is said to be some of those of whom more are told: "two guards were among the dead".
    pub(super) is_of_some: bool,
    pub(super) source: Source,
}

/// What an answer was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Figure,
    /// A date, or the length of time to it: "two years ago".
    Date,
}

/// A statement as read.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) answers: Vec<Answer>,
    /// Stems of all content words.
    pub(super) words: BTreeSet<String>,
    /// The same without those of its speakers.
    pub(super) told: BTreeSet<String>,
    /// The stems of the words for deeds and for what befell somebody.
    pub(super) deeds: BTreeSet<String>,
    /// Names, folded.
    pub(super) names: BTreeSet<String>,
    pub(super) places: Vec<Place>,
    pub(super) polarity: Polarity,
    /// The same, without what its speakers deny.
    pub(super) own_polarity: Polarity,
    /// Whether it says that something is not known.
    pub(super) is_of_unknown: bool,
    /// The day on which it is said, be it a supposed one.
    pub(super) day: Option<Day>,
    /// Those of whom it tells by name in full, with what stands beside the names.
    pub(super) people: Vec<Bearer>,
    /// Each date it gives, with its days where they are known.
    pub(super) dates: Vec<Option<DateRange>>,
    /// Of which parts of a matter it is.
    pub(super) asides: Asides,
    /// On which sides of opposites it stands.
    pub(super) stands: Stands,
    /// Whether its words put it before or after other reports.
    pub(super) turn: Option<Turn>,
    /// What tells it from a statement of the same words.
    pub(super) turns: Turns,
    /// The thing with which it begins.
    pub(super) thing: Option<String>,
    /// As written.
    pub(super) source: String,
}

impl Statement {
    pub(super) fn read(document: &Document, extractor: &dyn Extractor, day: Option<Day>) -> Statement {
        let read = extractor.read(document);
        let text = read.text();
        let mentions = mention::read(text);
        let voices = voice::read(text, &mentions);
        let dates = date::read(text, document.published().or(day));
        let reader = Reader::new(document, text, &mentions, &voices);
        let mut answers = reader.claimed(extractor);
        answers.extend(reader.figures(&answers, &dates));
        answers.sort_by_key(|answer| answer.claim.span().start());
        drop_implied(&mut answers);
        mark_joined(document.text(), &mut answers);
        let names = reader.names(&answers);
        let taken: Vec<DateRange> = dates.iter().filter_map(DateMention::admitted).collect();
        let figures_given = answers.iter().any(|answer| {
            matches!(answer.claim.value(), Value::Quantity(_)) && answer.source == Source::Figure
        });
        if figures_given {
            reader.qualify(answers.iter_mut(), &taken);
        } else {
            answers.extend(reader.dates(&dates, &answers));
            let changing = answers.iter_mut().filter(|answer| is_of_place(&answer.claim));
            reader.qualify(changing, &taken);
        }
        let people = people(text, &answers);
        Statement {
            answers,
            words: reader.words(0..text.tokens().len()),
            told: reader.told(),
            deeds: reader.deeds(),
            names,
            places: reader.places(),
            polarity: reader.polarity(),
            own_polarity: polarity(reader.negations()),
            is_of_unknown: reader.is_of_unknown,
            day: document.published().or(day),
            people,
            dates: dates.iter().map(DateMention::admitted).collect(),
            asides: asides(text, &mentions, &dates),
            stands: stand::stands(text, &mentions, &voices),
            turn: reader.turn(),
            turns: Turns::of(text),
            thing: thing::first(text, &mentions, &voices),
            source: document.text().to_owned(),
        }
    }
}

/// Whether it says where somebody is: so it is for a time.
fn is_of_place(claim: &Claim) -> bool {
    *claim.attribute() == Attribute::Whereabouts
}

/// "The coroner", "a guard": where the same is counted in numerals, a noun alone counts nothing.
fn drop_implied(answers: &mut Vec<Answer>) {
    let implied = |claim: &Claim| matches!(claim.value(), Value::Quantity(quantity) if quantity.is_implied());
    let counted: Vec<Attribute> =
        answers.iter().filter(|a| !implied(&a.claim)).map(|a| a.claim.attribute().clone()).collect();
    answers.retain(|answer| !implied(&answer.claim) || !counted.contains(answer.claim.attribute()));
}

struct Reader<'t> {
    document: &'t Document,
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    voices: &'t Voices,
    /// Whether it says that something is not known.
    is_of_unknown: bool,
}

impl<'t> Reader<'t> {
    fn new(
        document: &'t Document,
        text: &'t Text<'t>,
        mentions: &'t Mentions,
        voices: &'t Voices,
    ) -> Reader<'t> {
        let reader = Reader { document, text, mentions, voices, is_of_unknown: false };
        Reader { is_of_unknown: reader.tells_of_unknown(), ..reader }
    }

    fn claimed(&self, extractor: &dyn Extractor) -> Vec<Answer> {
        let mut claims = extractor.extract(self.document).claims;
        claims.retain(|claim| *claim.attribute() != Attribute::Happening);
        claims
            .into_iter()
            .map(by_name)
            .map(|claim| {
                let noun = match claim.attribute() {
                    Attribute::Count(noun) => Some(noun.clone()),
                    _ => None,
                };
                Answer {
                    words: self.words(self.clause(claim.span())),
                    noun,
                    whole: self.whole(&claim),
                    known: true,
                    is_joined: false,
                    is_of_some: false,
                    source: Source::Figure,
                    claim,
                }
            })
            .collect()
    }

    fn whole(&self, claim: &Claim) -> Option<String> {
        let Value::Quantity(quantity) = claim.value() else { return None };
        let span = quantity.noun?;
        let at = self.text.tokens().partition_point(|token| token.span().end() < span.end());
        let is_people = self.text.lexicon().events.victims.get(self.text.id(at)).is_some();
        is_people.then(|| singular(self.text.word(at)))
    }

    /// The figures that no claim holds.
    fn figures(&self, answers: &[Answer], dates: &[DateMention]) -> Vec<Answer> {
        let date_of = |figure: &Figure| {
            dates.iter().find(|date| {
                date.tokens().start < figure.tokens.end && figure.tokens.start < date.tokens().end
            })
        };
        let counted = |figure: Figure| match date_of(&figure) {
            None => self.figure(figure, Source::Figure),
            Some(date) if is_distance(date) => self.figure(figure, Source::Date),
            Some(_) => None,
        };
        let held = |figure: &Figure| {
            let span = figure.quantity.span;
            answers.iter().any(|answer| match answer.claim.value() {
                Value::Quantity(quantity) => quantity.span.zip(span).is_some_and(|(a, b)| a.overlaps(b)),
                _ => false,
            })
        };
        figures(self.text).into_iter().filter(|figure| !held(figure)).filter_map(counted).collect()
    }

    fn figure(&self, figure: Figure, source: Source) -> Option<Answer> {
        let noun = figure.head.map(|head| mention::lemma(self.text, head));
        let span = figure.quantity.span?;
        let attribute = attribute(&figure.quantity, noun.as_deref());
        let claim = self.claim(attribute, Value::Quantity(figure.quantity), figure.tokens);
        let whole = self.whole(&claim);
        Some(Answer {
            words: self.words(self.clause(span)),
            noun,
            whole,
            known: false,
            is_joined: false,
            is_of_some: false,
            source,
            claim,
        })
    }

    fn dates(&self, dates: &[DateMention], answers: &[Answer]) -> Vec<Answer> {
        let held =
            |range: DateRange| answers.iter().any(|answer| *answer.claim.value() == Value::Date(range));
        dates
            .iter()
            .filter_map(|mention| Some((mention, mention.admitted().filter(|&range| !held(range))?)))
            .map(|(mention, range)| Answer {
                claim: self.claim(Attribute::Date, Value::Date(range), mention.tokens()),
                noun: None,
                whole: None,
                words: self.words(self.clause(mention.span())),
                known: false,
                is_joined: false,
                is_of_some: false,
                source: Source::Date,
            })
            .collect()
    }

    fn claim(&self, attribute: Attribute, value: Value, tokens: Range<usize>) -> Claim {
        let subject = Subject::new(SubjectKind::Topic, STATEMENT);
        let stance = Stance { polarity: self.polarity_of(&tokens), ..Stance::default() };
        Claim::new(self.document, subject, attribute, value, self.text.span(tokens)).with_stance(stance)
    }

    /// A date beside a figure, or where somebody is, says for when it holds.
    fn qualify<'a>(&self, answers: impl Iterator<Item = &'a mut Answer>, dates: &[DateRange]) {
        let [day] = dates else { return };
        for answer in answers {
            if answer.claim.qualifiers().as_of.is_none() {
                let qualifiers = Qualifiers { as_of: Some(*day), ..answer.claim.qualifiers().clone() };
                answer.claim = answer.claim.clone().with_qualifiers(qualifiers);
            }
        }
    }

    /// The tokens of the sentence that has a span.
    fn clause(&self, span: Span) -> Range<usize> {
        let tokens = self.text.tokens();
        let at = tokens.partition_point(|token| token.span().end() <= span.start());
        let sentence = self.text.sentence_of(at.min(tokens.len().saturating_sub(1)));
        self.text.sentences().get(sentence).map_or(0..tokens.len(), Sentence::tokens)
    }

    /// The words of what is said, without those of who says so.
    fn told(&self) -> BTreeSet<String> {
        let said_by = |at: usize| self.voices.list().iter().any(|said| said.clause.contains(&at));
        let tokens = 0..self.text.tokens().len();
        tokens.filter(|&at| self.is_content(at) && !said_by(at)).map(|at| stem(self.text.word(at))).collect()
    }

    fn words(&self, tokens: Range<usize>) -> BTreeSet<String> {
        tokens.filter(|&at| self.is_content(at)).map(|at| stem(self.text.word(at))).collect()
    }

    /// `bombed`, `died`: what is done and what befalls somebody.
    fn deeds(&self) -> BTreeSet<String> {
        let lexicon = self.text.lexicon();
        let told = |at: usize| {
            let lemma = lexicon.words.profile(self.text.id(at)).lemma;
            let harm = self.text.longest(&lexicon.events.harm, at).is_some();
            let deed =
                lexicon.words.events.get(lemma).is_some() || self.text.longest(&lexicon.verbs, at).is_some();
            let happens = deed && self.mentions.tag(at) == Tag::Verb;
            (harm || happens).then(|| stem(self.text.word(at)))
        };
        (0..self.text.tokens().len()).filter_map(told).collect()
    }

    fn is_content(&self, at: usize) -> bool {
        let tag = self.mentions.tag(at);
        matches!(tag, Tag::Verb | Tag::Noun | Tag::Name | Tag::Adjective) && !is_of_clock(self.text, at)
    }

    /// The names in it, but those of its speakers and the letters of units: "46 C".
    fn names(&self, answers: &[Answer]) -> BTreeSet<String> {
        let voices: BTreeSet<String> =
            self.voices.list().iter().flat_map(|said| &said.speakers).flat_map(words_of).collect();
        let quantity = |answer: &Answer| match answer.claim.value() {
            Value::Quantity(quantity) => quantity.span,
            _ => None,
        };
        let figures: Vec<Span> = answers.iter().filter_map(quantity).collect();
        let free = |at: &usize| {
            let span = self.text.tokens()[*at].span();
            !figures.iter().any(|figure| figure.start() <= span.start() && span.end() <= figure.end())
        };
        let tokens = (0..self.text.tokens().len()).filter(free).filter(|&at| !is_of_clock(self.text, at));
        let names =
            tokens.filter(|&at| self.mentions.tag(at) == Tag::Name).map(|at| stem(self.text.word(at)));
        names.filter(|name| !voices.contains(name)).collect()
    }

    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = 0;
        while at < self.text.tokens().len() {
            let named = self.mentions.tag(at) == Tag::Name || !self.text.id(at).is_known();
            match place::longest_place(self.text, at).filter(|_| named) {
                Some((len, found)) => {
                    places.push(found.resolve(&[]));
                    at += len;
                }
                None => at += 1,
            }
        }
        places
    }

    /// Denied where it is negated or somebody denies it, but not both.
    fn polarity(&self) -> Polarity {
        polarity(self.negations() + self.denials())
    }

    fn negations(&self) -> usize {
        (0..self.text.tokens().len())
            .filter(|&at| self.negates(at) || stand::is_failing(self.text, at))
            .count()
    }

    /// `not | known`, `not | yet clear`, `is | unknown`: nothing is denied where nothing is known.
    fn tells_of_unknown(&self) -> bool {
        let knows = |at: usize| {
            self.text.is_class(at, WordClass::Knowing) || self.text.is_class(at, WordClass::Assurance)
        };
        let said = |at: usize| {
            at > 0 && matches!(self.mentions.tag(at - 1), Tag::Verb | Tag::Auxiliary | Tag::Adverb)
        };
        let unknown = |at: usize| {
            self.negates(at) && (knows(at + 1) || self.mentions.tag(at + 1) == Tag::Adverb && knows(at + 2))
                || self.text.is_class(at, WordClass::Unclear) && said(at)
        };
        (0..self.text.tokens().len()).any(unknown)
    }

    /// One if somebody denies it.
    fn denials(&self) -> usize {
        let contents = self.voices.list().iter().map(|said| said.content.start);
        contents.filter(|&at| self.voices.at(at).polarity == Polarity::Denied).count().min(1)
    }

    /// Whether a figure is denied: by a negation in its own clause, or by the voice that denies the statement. What is
    /// not known of them denies nobody: "the names of the nine are not known".
    fn polarity_of(&self, figure: &Range<usize>) -> Polarity {
        if self.is_of_unknown {
            return Polarity::Affirmed;
        }
        let negations =
            self.negations_before(figure.start) + usize::from(self.is_negated_subject(figure.end));
        polarity(negations + self.denials())
    }

    /// The negations from the start of the clause on, those of hedges ("no more than") left out.
    fn negations_before(&self, figure: usize) -> usize {
        let clause = (0..figure).rev().take_while(|&at| !self.divides(at));
        clause.filter(|&at| self.negates(at)).count()
    }

    /// `14 people were not killed`: the first verb behind the figure is negated.
    fn is_negated_subject(&self, end: usize) -> bool {
        let behind = (end..self.text.tokens().len()).take_while(|&at| !self.divides(at));
        let mut tags = behind.map(|at| self.mentions.tag(at));
        tags.find(|tag| matches!(tag, Tag::Verb | Tag::Negation)) == Some(Tag::Negation)
    }

    /// Whether a clause ends at the token.
    fn divides(&self, at: usize) -> bool {
        let stop = matches!(self.text.word(at), "," | ";" | ":" | "?" | "!" | ".");
        stop || matches!(self.mentions.tag(at), Tag::Relative | Tag::Subordinator)
    }

    fn negates(&self, at: usize) -> bool {
        (self.mentions.tag(at) == Tag::Negation || self.is_none(at)) && !self.numbers(at)
    }

    /// "no", "nobody", "none".
    fn is_none(&self, at: usize) -> bool {
        let lexicon = self.text.lexicon();
        lexicon.sequence.get(self.text.id(at)).is_some_and(|turn| *turn == Turn::Never)
    }

    /// "No. 2", the abbreviation before a numeral.
    fn numbers(&self, at: usize) -> bool {
        let next = if self.text.is(at + 1, ".") { at + 2 } else { at + 1 };
        let is_word = self.text.is(at, "no") || self.text.is(at, "no.");
        is_word
            && next < self.text.tokens().len()
            && self.text.word(next).starts_with(|c: char| c.is_ascii_digit())
    }

    fn turn(&self) -> Option<Turn> {
        let table = &self.text.lexicon().sequence;
        let turns = (0..self.text.tokens().len()).filter_map(|at| self.text.longest(table, at));
        turns.map(|(_, turn)| *turn).find(|turn| *turn != Turn::Never)
    }
}

/// Two negations are none.
fn polarity(negations: usize) -> Polarity {
    if negations % 2 == 1 { Polarity::Denied } else { Polarity::Affirmed }
}

/// "Two years ago", "a day before the vote": as far as that, and no stretch like "the past two years".
fn is_distance(date: &DateMention) -> bool {
    date.amount().is_some() && date.precision() != DatePrecision::Stretch
}

/// Two statements have their parties in common by name only: the keys of each are its own.
fn by_name(claim: Claim) -> Claim {
    let Value::Entity(party) = claim.value() else { return claim };
    let party = Entity { key: party.name.to_lowercase(), ..party.clone() };
    claim.with_value(Value::Entity(party))
}

fn words_of(speaker: &Speaker) -> Vec<String> {
    speaker.name.split_whitespace().map(stem).collect()
}

fn attribute(quantity: &Quantity, noun: Option<&str>) -> Attribute {
    match quantity.kind {
        QuantityKind::Age => Attribute::Age,
        QuantityKind::Percentage | QuantityKind::Ratio => Attribute::Percentage,
        QuantityKind::Money => Attribute::Money,
        QuantityKind::Duration => Attribute::Duration,
        _ => Attribute::Count(noun.unwrap_or("thing").to_owned()),
    }
}

/// A word without its commonest endings: enough to see that "detained" and "detain" are one.
pub(in crate::report) fn stem(word: &str) -> String {
    let word = singular(&word.to_lowercase());
    for ending in ["ing", "ed", "es", "er", "e", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4) {
            return stem.to_owned();
        }
    }
    word
}
