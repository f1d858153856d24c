//! What a sentence says: its content words in order, whether it denies them, and of when.

use std::ops::Range;

use super::Told;
use crate::claim::Polarity;
use crate::extract::mention::{self, Mentions, Tag};
use crate::extract::voice::{self, Attribution, Voices};
use crate::lexicon::{Antonym, Function, WordClass, WordId, base_of};
use crate::report::statement::stem;
use crate::span::Span;
use crate::text::Text;
use crate::value::quantity::figures;
use crate::value::{DateRange, Day, Quantity, date};

/// A sentence as one statement.
pub(super) struct Line {
    /// What it says, without small words, speakers and dates.
    pub(super) words: Vec<Word>,
    /// Whether it says that it is not so.
    pub(super) is_denied: bool,
    /// Whether it is yet to come.
    pub(super) is_to_come: bool,
    /// Whether it is so, or not, until further notice: "has not resigned".
    pub(super) is_open: bool,
    /// Each date it gives, with its days where they are known.
    pub(super) days: Vec<Option<DateRange>>,
    pub(super) published: Option<Day>,
    /// Whether it begins with "a" or with a figure: of which thing it tells is open.
    is_of_any: bool,
    source: String,
}

/// A content word, or a figure with its unit.
pub(super) struct Word {
    /// As written.
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) stem: String,
    /// Its tokens.
    pub(super) at: Range<usize>,
    pub(super) tag: Tag,
    pub(super) opposite: Option<&'static Antonym>,
    /// Of a word that may be a form of a verb: "use" of "used".
    pub(super) lemma: Option<WordId>,
    pub(super) figure: Option<Quantity>,
}

impl Line {
    /// All from one of its words to another, as written.
    pub(super) fn phrase(&self, first: usize, last: usize) -> String {
        let text = self.source.get(self.words[first].span.start()..self.words[last].span.end());
        text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a name tells what is spoken of: "Harrow Dairies".
    pub(super) fn names_somebody(&self) -> bool {
        let capitals = |word: &Word| word.text.starts_with(char::is_uppercase);
        let named = |(at, word): (usize, &Word)| {
            word.figure.is_none() && (word.tag == Tag::Name || at > 0 && capitals(word))
        };
        self.words.iter().enumerate().any(named)
    }

    /// Whether it tells of a thing that the reader is taken to know: "the bridge".
    pub(super) fn is_of_one_thing(&self) -> bool {
        !self.is_of_any
    }

    pub(super) fn read(told: &Told) -> Option<Line> {
        let document = told.alone()?;
        let text = Text::new(document.text());
        let mentions = mention::read(&text);
        let voices = voice::read(&text, &mentions);
        let dates = date::read(&text, document.published());
        let reader = Reader { text: &text, mentions: &mentions, voices: &voices };
        if reader.is_open_ended() {
            return None;
        }
        let dated = |at: usize| dates.iter().any(|date| date.tokens().contains(&at));
        let words = reader.words(dated);
        Some(Line {
            is_denied: (reader.negations() + reader.denials()) % 2 == 1,
            is_to_come: reader.any(|function| matches!(function, Function::Modal | Function::NegatedModal)),
            is_open: reader.tokens().any(|at| reader.text.is_class(at, WordClass::PresentVerb)),
            days: dates.iter().map(date::DateMention::admitted).collect(),
            published: document.published(),
            source: document.text().to_owned(),
            is_of_any: reader.opens_with_any() || words.first().is_some_and(|word| word.figure.is_some()),
            words,
        })
    }
}

struct Reader<'t> {
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    voices: &'t Voices,
}

impl Reader<'_> {
    fn opens_with_any(&self) -> bool {
        self.text.is_class(0, WordClass::Article) && !self.text.is(0, "the")
    }

    fn function(&self, at: usize) -> Function {
        self.text.lexicon().words.profile(self.text.id(at)).function
    }

    /// The tokens of what is said, those of who says so left out.
    fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.text.tokens().len()).filter(|&at| !self.is_speech(at))
    }

    fn is_speech(&self, at: usize) -> bool {
        self.sayings().any(|said| said.clause.contains(&at) || said.cue == at)
    }

    /// Who says that something is so. Who "approves a bill" or "warns a town" says nothing that could be so.
    fn sayings(&self) -> impl Iterator<Item = &Attribution> {
        let opposite = |at: usize| self.text.longest(&self.text.lexicon().antonyms, at).is_some();
        let told = |said: &Attribution| {
            said.content.clone().any(|at| matches!(self.mentions.tag(at), Tag::Verb | Tag::Auxiliary))
        };
        self.voices.list().iter().filter(move |said| told(said) && !opposite(said.cue))
    }

    fn any(&self, is: impl Fn(Function) -> bool) -> bool {
        self.tokens().any(|at| is(self.function(at)))
    }

    /// A question, a condition, a guess, a wish; or a negation of saying and knowing, which denies nothing.
    fn is_open_ended(&self) -> bool {
        let guessed = |at: usize| self.text.is_class(at, WordClass::OpenEnded) || self.text.is(at, "?");
        let wished = self.sayings().any(|said| self.voices.at(said.content.start).wished);
        self.tokens().any(guessed)
            || wished
            || self.tokens().any(|at| self.negates(at) && self.is_of_saying(at))
    }

    /// Whether the verb behind a negation is one of saying or thinking that something is so.
    fn is_of_saying(&self, negation: usize) -> bool {
        let small =
            |&at: &usize| matches!(self.mentions.tag(at), Tag::Adverb | Tag::Auxiliary | Tag::Negation);
        let verb = (negation + 1..self.text.tokens().len()).find(|at| !small(at));
        verb.is_some_and(|verb| {
            let behind = || (verb + 1..self.text.tokens().len()).any(|at| self.mentions.tag(at) == Tag::Verb);
            self.text.longest(&self.text.lexicon().speech.cues, verb).is_some() && behind()
        })
    }

    fn negates(&self, at: usize) -> bool {
        let negated = matches!(
            self.function(at),
            Function::NegatedDo | Function::NegatedBe | Function::NegatedHave | Function::NegatedModal
        );
        let failing = self.text.is_class(at, WordClass::Failing) && self.text.is(at + 1, "to");
        negated || failing || self.mentions.tag(at) == Tag::Negation || self.is_no(at)
    }

    /// "No permit", and not "No. 2".
    fn is_no(&self, at: usize) -> bool {
        let numbers = self.text.is(at + 1, ".") || self.text.word(at).ends_with('.');
        self.text.is(at, "no") && !numbers
    }

    fn negations(&self) -> usize {
        self.tokens().filter(|&at| self.negates(at)).count()
    }

    fn denials(&self) -> usize {
        let contents = self.sayings().map(|said| said.content.start);
        contents.filter(|&at| self.voices.at(at).polarity == Polarity::Denied).count().min(1)
    }

    /// The content words; a pronoun that opens what somebody says of themselves gives way to their name.
    fn words(&self, dated: impl Fn(usize) -> bool) -> Vec<Word> {
        let figures = figures(self.text);
        let mut words = Vec::new();
        let mut end = 0;
        for at in self.tokens() {
            if at < end {
                continue;
            }
            let opens = self.mentions.tag(at) == Tag::Pronoun || self.is_gerund(at);
            if let Some(said) = self.sayings().find(|said| opens && said.content.start == at) {
                let speaker = said.clause.clone().filter(|&at| at != said.cue && self.is_content(at));
                words.extend(speaker.map(|at| self.word(at)));
            }
            if dated(at) || self.mentions.tag(at) == Tag::Pronoun {
                continue;
            }
            if let Some(figure) = figures.iter().find(|figure| figure.tokens.start == at) {
                end = figure.tokens.end;
                let word = self.word(at);
                let text = self.text.line(figure.tokens.clone());
                words.push(Word {
                    text,
                    span: self.text.span(at..end),
                    at: at..end,
                    figure: Some(figure.quantity.clone()),
                    ..word
                });
            } else if self.is_content(at) && !self.negates(at) || self.opposite(at).0 > 1 {
                end = at + self.opposite(at).0;
                words.push(self.word(at));
            }
        }
        words
    }

    fn is_gerund(&self, at: usize) -> bool {
        self.mentions.tag(at) == Tag::Verb && self.text.word(at).ends_with("ing")
    }

    /// Neither an article nor a helping verb nor one of the prepositions that any noun may have.
    fn is_content(&self, at: usize) -> bool {
        let small = match self.mentions.tag(at) {
            Tag::Possessive
            | Tag::Genitive
            | Tag::Auxiliary
            | Tag::Negation
            | Tag::To
            | Tag::Hyphen
            | Tag::Mark => true,
            Tag::Calendar => true,
            Tag::Determiner => self.text.is_class(at, WordClass::Article),
            Tag::Preposition => self.text.is_class(at, WordClass::SmallPreposition),
            Tag::Subordinator | Tag::Relative => self.text.is(at, "that"),
            _ => false,
        };
        !small && !matches!(self.function(at), Function::Be | Function::Have | Function::Do | Function::Modal)
    }

    /// `called off`: the words that have an opposite together, and how many they are; one where they have none.
    fn opposite(&self, at: usize) -> (usize, Option<&'static Antonym>) {
        let found = self.text.longest(&self.text.lexicon().antonyms, at);
        found.map_or((1, None), |(len, antonym)| (len, Some(antonym)))
    }

    fn word(&self, at: usize) -> Word {
        let (len, opposite) = self.opposite(at);
        let lower = self.text.word(at).to_lowercase();
        let tag = self.mentions.tag(at);
        // "used" may be taken for an adjective; a noun is no form of a verb
        let verbal = !matches!(tag, Tag::Noun | Tag::Name);
        let base = base_of(&lower).filter(|_| verbal).unwrap_or(&lower);
        let lemma = self.text.lexicon().words.profile(self.text.id(at)).lemma;
        let rest = (at + 1..at + len).map(|at| self.text.word(at).to_lowercase());
        Word {
            stem: std::iter::once(stem(base)).chain(rest).collect::<Vec<_>>().join(" "),
            text: self.text.line(at..at + len),
            span: self.text.span(at..at + len),
            at: at..at + len,
            tag,
            opposite,
            lemma: Some(lemma).filter(|lemma| verbal && len == 1 && lemma.is_known()),
            figure: None,
        }
    }
}
