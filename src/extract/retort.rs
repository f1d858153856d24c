//! Denials that lean on what was said before: `Villagers said the army killed 41 people. The army denied it.`
//!
//! ```text
//! retort  = X denies it | X "called" it lie | it be lie | "which" X denies
//!         | "," "a" noun for what is said [ "that" ] X denies
//! it      = "it" | "this" | "that" | ("the" | "these" | …) noun for what is said
//! lie     = what [`falsehood`] reads
//! ```
//! What is denied is the last thing that somebody else said: who did it, where he says who did; or else all he said.
//! Where nobody else spoke, it is who did it in the sentence before.

use std::ops::Range;

use super::falsehood;
use super::frame::{Draft, Reading};
use super::mention::Tag;
use super::voice::{Attribution, Mood, Voices, mood};
use crate::claim::Attribute;
use crate::lexicon::speech::Manner;
use crate::lexicon::{Triggers, WordClass};
use crate::value::{Quantity, Value};

/// What a retort takes back of the drafts that are known.
pub(super) fn drafts(reading: &Reading<'_>, voices: &Voices, known: &[Draft]) -> Vec<Draft> {
    let all = 0..reading.text.tokens().len();
    let retorts = reading.text.triggered(all, Triggers::RETORT).filter_map(|at| retort(reading, at));
    let mut known: Vec<&Draft> = known.iter().collect();
    known.sort_by_key(|draft| draft.cue);
    retorts.flat_map(|retort| retort.denials(reading, voices, &known)).collect()
}

/// Those of the drafts, in the order of their cues, whose cue is among some tokens.
fn within<'k, 'd>(known: &'k [&'d Draft], tokens: &Range<usize>) -> &'k [&'d Draft] {
    let from = known.partition_point(|draft| draft.cue < tokens.start);
    let to = known.partition_point(|draft| draft.cue < tokens.end);
    &known[from..to.max(from)]
}

/// A denial of something said before.
struct Retort {
    /// The mention of who denies; none where only the voice tells.
    speaker: Option<usize>,
    /// The verb.
    cue: usize,
    tokens: Range<usize>,
    /// Where it stands to what it denies.
    stands: Stands,
}

/// Where a denial stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In the sentence of what it denies, set beside it.
    Beside,
    /// By itself.
    Apart,
}

fn retort(reading: &Reading<'_>, at: usize) -> Option<Retort> {
    let text = reading.text;
    let retort = if text.opens(at, &text.lexicon().speech.cues) && denies(reading, at).is_some() {
        let after = at + denies(reading, at)?;
        match taken_up(reading, after) {
            Some(end) => by_subject(reading, at, end)?,
            None => Retort {
                stands: Stands::Beside,
                ..by_subject(reading, at, relative_object(reading, at, after)?)?
            },
        }
    } else if text.is_class(at, WordClass::Calling) {
        let after = taken_up(reading, at + 1)?;
        by_subject(reading, at, falsehood::lie(reading, after)?)?
    } else if falsehood::is_be(reading, at) {
        let start = taken_up_before(reading, at)?;
        Retort {
            speaker: None,
            cue: at,
            tokens: start..falsehood::behind(reading, at)?,
            stands: Stands::Apart,
        }
    } else {
        return None;
    };
    reading.is_fresh(at).then_some(retort)
}

/// The length of a verb of denying that is used as one.
fn denies(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let (len, cue) = reading.text.longest(&reading.text.lexicon().speech.cues, at)?;
    (cue.manner == Manner::Deny && reading.tag(at) == Tag::Verb).then_some(len)
}

/// A retort of the verb's subject, if it is said to be made.
fn by_subject(reading: &Reading<'_>, verb: usize, end: usize) -> Option<Retort> {
    let real = mood(reading.text, reading.mentions, verb) == Mood::Real;
    let speaker = reading.subject(verb).filter(|_| real && reading.tag(verb) == Tag::Verb)?;
    let start = reading.mentions.list()[speaker].tokens.start;
    let start = if verb - start.min(verb) < FAR { start.min(verb) } else { verb };
    Some(Retort { speaker: Some(speaker), cue: verb, tokens: start..end, stands: Stands::Apart })
}

/// A subject farther off is not quoted with its verb.
const FAR: usize = 16;

/// The end of what takes up something said, at a token: `it`, `this`, `the claim`; not `the claim that …`, `the
/// report of …`, `this year`.
fn taken_up(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let text = reading.text;
    if text.is_class(at, WordClass::Demonstrative) && !opens_clause(reading, at) {
        let noun = text.is_class(at + 1, WordClass::ReportNoun);
        let end = if noun { at + 2 } else { at + 1 };
        return (noun || is_bare(reading, end)).then_some(end).filter(|&end| !is_governed(reading, end));
    }
    let noun = (at + 1..at + 3).find(|&noun| text.is_class(noun, WordClass::ReportNoun))?;
    let definite = matches!(reading.tag(at), Tag::Determiner | Tag::Possessive)
        && !text.is_class(at, WordClass::IndefiniteArticle);
    (definite && !is_governed(reading, noun + 1)).then_some(noun + 1)
}

/// `denied that | it had fled`; not `denied that`, `dismissed that | figure`.
fn opens_clause(reading: &Reading<'_>, that: usize) -> bool {
    let noun = reading.text.is_class(that + 1, WordClass::ReportNoun)
        && !matches!(reading.tag(that + 2), Tag::Verb | Tag::Auxiliary | Tag::Noun);
    let alone = matches!(reading.text.word(that + 1), "." | "," | ";");
    reading.tag(that) == Tag::Subordinator && !noun && !alone
}

/// Whether a demonstrative that ends there stands by itself: not `this year`, nor `it` as the subject of a clause.
fn is_bare(reading: &Reading<'_>, end: usize) -> bool {
    let be = falsehood::is_be(reading, end);
    let lying = falsehood::lie(reading, end).is_some() || be && falsehood::behind(reading, end).is_some();
    let goes_on = matches!(
        reading.tag(end),
        Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Verb
            | Tag::Auxiliary
            | Tag::Adjective
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Pronoun
    );
    lying || !goes_on
}

/// Whether what stands there says what the noun before it is of.
fn is_governed(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Subordinator | Tag::Relative)
        || reading.text.is_class(at, WordClass::Complement)
        || reading.tag(at) == Tag::To
}

/// `, which the army | denies`, `, a claim the army | denies`: the relative before the verb, or the noun, takes up
/// what was said.
fn relative_object(reading: &Reading<'_>, verb: usize, after: usize) -> Option<usize> {
    let bare = matches!(reading.tag(after), Tag::Mark | Tag::Conjunction | Tag::Subordinator);
    let subject = reading.mentions.at(verb.checked_sub(1)?).filter(|_| bare)?;
    let which = subject.tokens.start.checked_sub(1)?;
    (reading.tag(which) == Tag::Relative || is_apposed(reading, which)).then_some(after)
}

/// `, a | figure |`, `, | claims |`: a noun for what is said, set beside it.
fn is_apposed(reading: &Reading<'_>, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1) else { return false };
    let article = reading.text.is_class(before, WordClass::IndefiniteArticle);
    let mark = if article { before.checked_sub(1) } else { Some(before) };
    let apposed = mark.is_some_and(|mark| reading.tag(mark) == Tag::Mark);
    apposed && reading.text.is_class(noun, WordClass::ReportNoun)
}

/// Where what takes up something said starts that ends before a token.
fn taken_up_before(reading: &Reading<'_>, be: usize) -> Option<usize> {
    let start = (be.saturating_sub(3)..be).find(|&at| taken_up(reading, at) == Some(be))?;
    let opens = start.checked_sub(1).is_none_or(|before| !is_governor(reading, before));
    opens.then_some(start)
}

/// `of this`, `that it`: what is not the subject.
fn is_governor(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Preposition | Tag::To | Tag::Verb)
        && !reading.text.opens(at, &reading.text.lexicon().speech.cues)
}

impl Retort {
    /// The drafts it takes back, as denied.
    fn denials(&self, reading: &Reading<'_>, voices: &Voices, known: &[&Draft]) -> Vec<Draft> {
        let answered = self.answered(reading, voices);
        let whole = match answered {
            Some(said) => said.content.start.min(said.clause.start)..said.content.end.max(said.clause.end),
            None => self.sentence_before(reading),
        };
        let before = |draft: &Draft| draft.tokens.end <= self.tokens.start;
        let blames = |draft: &Draft| draft.attribute == Attribute::Perpetrator && !draft.denied;
        let blamed = within(known, &whole).iter().filter(|draft| blames(draft) && before(draft));
        let denied: Vec<Draft> = blamed.map(|draft| self.denial(draft)).collect();
        let Some(said) = answered.filter(|_| denied.is_empty()) else { return denied };
        let last = self.last_sentence(reading, &said.content);
        let said = within(known, &last).iter();
        let said = said.filter(|draft| is_deniable(&draft.attribute) && before(draft));
        said.map(|draft| self.denial(draft)).collect()
    }

    fn denial(&self, draft: &Draft) -> Draft {
        let rule = if self.stands == Stands::Beside { DENIED_BESIDE } else { "denied again" };
        Draft {
            rule,
            tokens: self.tokens.clone(),
            cue: self.cue,
            voice: self.speaker,
            certainty: None,
            denied: true,
            value: unplaced(&draft.value),
            ..draft.clone()
        }
    }

    /// What the last speaker said who is not the one that denies it.
    fn answered<'v>(&self, reading: &Reading<'_>, voices: &'v Voices) -> Option<&'v Attribution> {
        let sentence = reading.text.sentence_of(self.cue);
        let near = |found: &&Attribution| {
            found.cue < self.tokens.start
                && !found.speakers.is_empty()
                && (self.stands == Stands::Beside || !found.content.contains(&self.cue))
                && reading.text.sentence_of(found.cue) + ANSWER >= sentence
        };
        voices.before(self.cue).take(NEAR).filter(near).max_by_key(|found| found.cue)
    }

    /// Of what was said at length, the last sentence before the denial.
    fn last_sentence(&self, reading: &Reading<'_>, said: &Range<usize>) -> Range<usize> {
        let end = said.end.min(self.tokens.start);
        let sentence = reading.text.sentences().get(reading.text.sentence_of(end.saturating_sub(1)));
        said.start.max(sentence.map_or(0, |sentence| sentence.tokens().start))..end
    }

    fn sentence_before(&self, reading: &Reading<'_>) -> Range<usize> {
        let own = reading.text.sentence_of(self.cue);
        let before = own.checked_sub(1).and_then(|before| reading.text.sentences().get(before));
        before.map_or(0..0, crate::text::Sentence::tokens)
    }
}

/// The rule of a denial that stands in the sentence of what it denies, and so in the words of whom it answers.
pub(super) const DENIED_BESIDE: &str = "denied beside";

/// A value without its place: it stands in another sentence than the denial.
fn unplaced(value: &Value) -> Value {
    match value {
        Value::Quantity(quantity) => Value::Quantity(Quantity { span: None, noun: None, ..quantity.clone() }),
        value => value.clone(),
    }
}

/// So many sentences later a statement is still answered.
const ANSWER: usize = 2;

/// So many attributions are looked at for the one that is answered.
const NEAR: usize = 24;

/// Whether who denies what was said denies this of it: not the day, nor who somebody is.
fn is_deniable(attribute: &Attribute) -> bool {
    !matches!(
        attribute,
        Attribute::Date
            | Attribute::Age
            | Attribute::Alias
            | Attribute::Nationality
            | Attribute::Founded
            | Attribute::DeniedBy
            | Attribute::ClaimedBy
    )
}
