//! The sentences of documents, and which of them may be about one matter.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Attribute, Claim, Subject, SubjectKind};
use crate::document::{Document, DocumentId};
use crate::extract::{mention, voice};
use crate::fnv;
use crate::lexicon::Function;
use crate::report::statement::{STATEMENT, stem};
use crate::span::Span;
use crate::text::Text;
use crate::value::place::longest_place;
use crate::value::{Quantity, Value};

/// Fewer words in common are chance.
const TWO: usize = 2;
/// Two sentences of one matter have this share of their words in common (Dice).
const ONE_MATTER: f64 = 0.5;
/// A word in more sentences than this says nothing of a matter.
const COMMON: usize = 60;

/// A document that names more is compared by its sentences alone.
const FEW: usize = 64;

/// A sentence with the stems of what it says.
pub(in crate::report) struct Told<'d> {
    pub(in crate::report) document: &'d Document,
    pub(in crate::report) span: Span,
    stems: BTreeSet<u32>,
    /// Those of them that are of names, places left out.
    names: BTreeSet<u32>,
    may_oppose: bool,
}

/// Sentences, by stem.
pub(in crate::report) struct Sentences<'d> {
    list: Vec<Told<'d>>,
    by_stem: BTreeMap<u32, Vec<usize>>,
    /// What each document names, up to FEW.
    named: BTreeMap<&'d DocumentId, BTreeSet<u32>>,
}

impl<'d> Sentences<'d> {
    /// The sentences of documents that say enough to be compared.
    pub(in crate::report) fn of(documents: impl Iterator<Item = &'d Document>) -> Sentences<'d> {
        let mut list = Vec::new();
        let mut named = BTreeMap::new();
        for document in documents {
            let text = Text::new(document.text());
            list.extend(told(document, &text));
            named.insert(document.id(), names(&text));
        }
        let mut by_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, told) in list.iter().enumerate() {
            for &stem in &told.stems {
                by_stem.entry(stem).or_default().push(at);
            }
        }
        by_stem.retain(|_, places| (2..=COMMON).contains(&places.len()));
        Sentences { list, by_stem, named }
    }

    pub(in crate::report) fn list(&self) -> &[Told<'d>] {
        &self.list
    }

    /// How many words two sentences have in common.
    pub(in crate::report) fn shared(&self, a: usize, b: usize) -> usize {
        self.list[a].stems.intersection(&self.list[b].stems).count()
    }

    /// Whether the documents of two sentences name nothing, or the one nothing that the other does not name.
    pub(super) fn name_the_same(&self, a: usize, b: usize) -> bool {
        let named = |at: usize| self.named.get(self.list[at].document.id());
        named(a).zip(named(b)).is_some_and(|(a, b)| {
            let few = a.len() < FEW && b.len() < FEW;
            few && a.is_empty() == b.is_empty() && (a.is_subset(b) || b.is_subset(a))
        })
    }

    /// The sentences of other documents that may be about the same, the likeliest first.
    pub(in crate::report) fn candidates(&self, of: usize) -> Vec<usize> {
        let own = &self.list[of];
        let met: BTreeSet<usize> =
            own.stems.iter().filter_map(|stem| self.by_stem.get(stem)).flatten().copied().collect();
        let mut likely: Vec<(usize, usize)> =
            met.into_iter().map(|at| (own.stems.intersection(&self.list[at].stems).count(), at)).collect();
        likely.retain(|&(shared, at)| {
            let all = own.stems.len() + self.list[at].stems.len();
            shared >= TWO && 2.0 * shared as f64 >= ONE_MATTER * all as f64
        });
        likely.retain(|&(_, at)| {
            own.document.id() != self.list[at].document.id() && !are_of_two(own, &self.list[at])
        });
        likely.sort_by_key(|&(shared, at)| (std::cmp::Reverse(shared), at));
        likely.into_iter().map(|(_, at)| at).collect()
    }
}

/// Whether each names somebody whom the other does not: two matters in similar words.
fn are_of_two(a: &Told, b: &Told) -> bool {
    let only = |x: &Told, y: &Told| x.names.iter().any(|name| !y.stems.contains(name));
    only(a, b) && only(b, a)
}

/// The first capitalised words of a text, those of the calendar left out.
fn names(text: &Text) -> BTreeSet<u32> {
    let mut names = BTreeSet::new();
    for sentence in text.sentences().iter().map(crate::text::Sentence::tokens) {
        let first = sentence.start;
        let calendar = |at: usize| text.lexicon().words.profile(text.id(at)).function == Function::Calendar;
        let named = |&at: &usize| {
            text.tokens()[at].is_capitalised() && !calendar(at) && (at > first || !text.id(at).is_known())
        };
        names.extend(sentence.filter(named).map(|at| fnv::short(stem(text.word(at)).as_bytes())));
        if names.len() >= FEW {
            break;
        }
    }
    names
}

fn told<'d>(document: &'d Document, text: &Text) -> Vec<Told<'d>> {
    let closed = &text.lexicon().witness.closed;
    let sentence = |tokens: std::ops::Range<usize>| {
        let says = |at: &usize| {
            text.word(*at).starts_with(char::is_alphabetic) && closed.get(text.id(*at)).is_none()
        };
        let hashed = |at: usize| fnv::short(stem(text.word(at)).as_bytes());
        let stems = tokens.clone().filter(says).map(hashed).collect();
        let names = tokens.clone().filter(|&at| is_name(text, at, tokens.start)).map(hashed).collect();
        let may_oppose = tokens.clone().any(|at| opposes(text, at));
        Told { document, span: text.span(tokens), stems, names, may_oppose }
    };
    let sentences = text.sentences().iter().map(|found| sentence(found.tokens()));
    sentences.filter(|told| told.stems.len() >= TWO).collect()
}

/// A capitalised word that is no place; at the start of a sentence only one that is no word of the lexicon.
fn is_name(text: &Text, at: usize, first: usize) -> bool {
    let opens = at == first && text.id(at).is_known();
    text.tokens()[at].is_capitalised() && !opens && longest_place(text, at).is_none()
}

/// A negation, a word with an opposite, a figure: one of the two sentences of a misfit has it.
fn opposes(text: &Text, at: usize) -> bool {
    let lexicon = text.lexicon();
    let function = lexicon.words.profile(text.id(at)).function;
    let negates = matches!(
        function,
        Function::Negation
            | Function::NegatedDo
            | Function::NegatedBe
            | Function::NegatedHave
            | Function::NegatedModal
    );
    negates
        || text.is(at, "no")
        || text.longest(&lexicon.antonyms, at).is_some()
        || lexicon.numbers.numerals.get(text.id(at)).is_some()
        || text.word(at).starts_with(|c: char| c.is_ascii_digit())
        || text.opens(at, &lexicon.speech.cues)
}

impl Told<'_> {
    /// Whether it has a word by which one sentence opposes another.
    pub(super) fn may_oppose(&self) -> bool {
        self.may_oppose
    }

    /// As written.
    pub(super) fn text(&self) -> &str {
        self.span.of(self.document.text())
    }

    /// All that it names, places too: clubs are called after them.
    pub(super) fn sides(&self) -> BTreeSet<u32> {
        let text = Text::new(self.text());
        let voices = voice::read(&text, &mention::read(&text));
        let lexicon = text.lexicon();
        // "On", "At", "After" open a sentence and name nobody, and who says so is no side
        let closed = |at: usize| match lexicon.words.profile(text.id(at)).function {
            Function::Calendar => true,
            Function::None => at == 0 && lexicon.witness.closed.get(text.id(at)).is_some(),
            _ => at == 0,
        };
        let said_by = |at: usize| {
            voices.list().iter().any(|said| said.clause.contains(&at) && !said.content.contains(&at))
        };
        let named = |&at: &usize| text.tokens()[at].is_capitalised() && !closed(at) && !said_by(at);
        let named = (0..text.tokens().len())
            .filter(named)
            .filter(|&at| at > 0 || text.longest(&lexicon.antonyms, at).is_none());
        named.map(|at| fnv::short(stem(text.word(at)).as_bytes())).collect()
    }

    /// The sentence as a document of its own.
    pub(in crate::report) fn alone(&self) -> Option<Document> {
        let document = Document::new(self.document.id().as_str(), self.span.of(self.document.text()));
        let document = document.ok()?.with_source(self.document.source().as_str());
        Some(match self.document.published() {
            Some(day) => document.with_published(day),
            None => document,
        })
    }

    /// A claim of the sentence as one of its document.
    pub(in crate::report) fn placed(&self, claim: &Claim) -> Option<Claim> {
        let value = match claim.value() {
            Value::Quantity(quantity) => Value::Quantity(Quantity {
                span: quantity.span.and_then(|span| self.moved(span)),
                noun: quantity.noun.and_then(|span| self.moved(span)),
                ..quantity.clone()
            }),
            value => value.clone(),
        };
        let (subject, attribute) = (claim.subject().clone(), claim.attribute().clone());
        let placed = Claim::new(self.document, subject, attribute, value, self.moved(claim.span())?);
        let placed = placed.with_qualifiers(claim.qualifiers().clone());
        Some(placed.with_speakers(claim.speakers().to_vec()).with_stance(claim.stance()))
    }

    fn moved(&self, span: Span) -> Option<Span> {
        let by = self.span.start();
        Span::new(span.start() + by, span.end() + by, self.document.text()).ok()
    }

    /// All that the sentence says, as one claim.
    pub(in crate::report) fn whole(&self) -> Claim {
        let text = self.span.of(self.document.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let subject = Subject::new(SubjectKind::Topic, STATEMENT);
        Claim::new(self.document, subject, Attribute::Happening, Value::Text { text }, self.span)
    }
}
