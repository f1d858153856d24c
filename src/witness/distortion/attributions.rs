//! Words that were somebody's and are nobody's now, or another's: "the mast was rusty, the inspector said" → "the
//! mast was rusty".
//!
//! ```text
//! run    = content words of one sentence of the original that one attribution holds, and that the copy has
//! lost   = two thirds of a run are nobody's words in the copy, and nobody speaks near them
//! moved  = two thirds of a run are in the mouth of another there, who is named, or who says something else in the original
//! ```
//! A speaker is known by the words of the clause that names it; a pronoun and "officials" may be anybody.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names::is_variant;
use super::weave::{Side, View, Weave};
use super::{DistortionKind, DistortionSeverity, Exchange, Finding, Pages, Sheet};
use crate::extract::voice::Attribution;
use crate::text::{Text, TokenKind};
use crate::witness::credit::outlet_key;
use crate::witness::print::stem;

/// Content words of one sentence that one attribution holds.
struct Run<'p> {
    attribution: &'p Attribution,
    words: Vec<usize>,
    images: Vec<usize>,
}

/// What changed about who says it, where no exchange of names explains it.
pub(super) fn changed(pages: &Pages, weave: &Weave, exchanged: &[Exchange]) -> Vec<Finding> {
    let forth = weave.forth();
    if !may_change(forth) {
        return Vec::new();
    }
    let runs = runs(pages, forth);
    let change = |run| lost(pages, forth, run).or_else(|| moved(pages, forth, run, exchanged));
    runs.iter().filter_map(change).collect()
}

/// Whether a name or a word of speech has gone, or clauses have changed places: without it all speakers are the same.
fn may_change(forth: View) -> bool {
    let speech = &forth.from.text.lexicon().speech.cues;
    let tells = |at: usize| {
        let cue = forth.from.text.longest(speech, forth.from.token(at)).is_some();
        cue || forth.from.is_name(at)
    };
    let gone = (0..forth.from.count()).any(|at| forth.image(at).is_none() && tells(at));
    let images: Vec<usize> = (0..forth.from.count()).filter_map(|at| forth.image(at)).collect();
    gone || images.windows(2).any(|pair| pair[1] < pair[0])
}

/// Fewer words than these are a chance.
const LEAST: usize = 3;

fn runs<'p>(pages: &'p Pages, forth: View) -> Vec<Run<'p>> {
    let mut runs: Vec<Run<'p>> = Vec::new();
    for at in (0..forth.from.count()).filter(|&at| !forth.from.is_closed(at)) {
        let Some(image) = forth.image(at) else { continue };
        let Some(attribution) = pages.original.voices().innermost(forth.from.token(at)) else { continue };
        let continues = |run: &&mut Run| {
            run.attribution == attribution && forth.from.sentence(run.words[0]) == forth.from.sentence(at)
        };
        match runs.last_mut().filter(continues) {
            Some(run) => run.add(at, image),
            None => runs.push(Run { attribution, words: vec![at], images: vec![image] }),
        }
    }
    runs.retain(|run| run.words.len() >= LEAST && !run.attribution.speakers.is_empty());
    runs
}

impl Run<'_> {
    fn add(&mut self, word: usize, image: usize) {
        self.words.push(word);
        self.images.push(image);
    }
}

fn lost(pages: &Pages, forth: View, run: &Run) -> Option<Finding> {
    let voices = pages.copy.voices();
    let nobody = |image: &&usize| {
        voices.innermost(forth.to.token(**image)).is_none_or(|attribution| attribution.speakers.is_empty())
    };
    let alone: Vec<usize> = run.images.iter().filter(nobody).copied().collect();
    let speaker = Speaker::of(&pages.original, run.attribution);
    let unsaid = alone.len() * 3 >= run.images.len() * 2
        && !speaker.is_outlet(&pages.original)
        && !is_said_near(pages, forth.to, &alone, &speaker);
    unsaid.then(|| finding(forth, run, format!("what '{}' said is told without a source", speaker.name)))
}

/// Whether somebody speaks in the sentences of these words, or perhaps the same one in the sentences beside them that
/// are not the original's; or these name the speaker without a verb.
fn is_said_near(pages: &Pages, copy: &Side, words: &[usize], speaker: &Speaker) -> bool {
    let sheet = &pages.copy;
    let sentences: BTreeSet<usize> = words.iter().map(|&at| copy.sentence(at)).collect();
    let beside = |sentence: usize| {
        sentences.iter().any(|other| other.abs_diff(sentence) <= 1)
            && !pages.original.has_sentence(sheet, sentence)
    };
    let speaks = |attribution: &Attribution| {
        let sentence = copy.text.sentence_of(attribution.cue);
        sentences.contains(&sentence) || beside(sentence) && speaker.may_be(&Speaker::of(sheet, attribution))
    };
    let named = (0..copy.count())
        .filter(|&at| sentences.contains(&copy.sentence(at)))
        .any(|at| speaker.is_headed(copy.key(at), copy.word(at)));
    named || sheet.voices().list().iter().any(speaks)
}

fn moved(pages: &Pages, forth: View, run: &Run, exchanged: &[Exchange]) -> Option<Finding> {
    let mine = Speaker::of(&pages.original, run.attribution);
    let layers = pages.original.voices().holders(forth.from.token(run.words[0]));
    let layers: Vec<Speaker> = layers.into_iter().map(|layer| Speaker::of(&pages.original, layer)).collect();
    let voices = pages.copy.voices();
    let others: Vec<Speaker> = run
        .images
        .iter()
        .filter_map(|&image| voices.innermost(forth.to.token(image)))
        .map(|attribution| Speaker::of(&pages.copy, attribution))
        .filter(|other| !layers.iter().any(|layer| layer.may_be(other)))
        .collect();
    let other = others.first()?;
    let known = mine.named && other.named || speaks_in(&pages.original, other);
    let is_other = others.len() * 3 >= run.images.len() * 2
        && known
        && !exchanged.iter().any(|exchange| exchange.explains(&mine.name, &other.name))
        && !is_beside(&pages.original, run.attribution, other)
        && !is_beside(&pages.copy, voices.innermost(forth.to.token(run.images[0]))?, &mine);
    is_other.then(|| finding(forth, run, format!("what '{}' said is said by '{}'", mine.name, other.name)))
}

/// Whether somebody with all these words in the name says something.
fn speaks_in(sheet: &Sheet, other: &Speaker) -> bool {
    let says = |attribution: &Attribution| {
        let speaker = Speaker::of(sheet, attribution);
        other.words.iter().all(|(stem, word)| speaker.has(*stem, word))
    };
    sheet.voices().list().iter().any(says)
}

/// Whether a speaker is named beside the clause of another: "its owner, Brightway Lines, said".
fn is_beside(sheet: &Sheet, attribution: &Attribution, speaker: &Speaker) -> bool {
    let text = sheet.page.text;
    let clause = clause(attribution);
    let near = clause.start.saturating_sub(BESIDE)..(clause.end + BESIDE).min(text.tokens().len());
    let sentence = text.sentence_of(attribution.cue);
    near.filter(|&at| text.sentence_of(at) == sentence && tells(text, at))
        .any(|at| speaker.has(stem(text.word(at)), text.word(at)))
}

/// Tokens of an apposition.
const BESIDE: usize = 14;

/// Somebody who says something, by the words that tell one from another; none where it may be anybody.
struct Speaker {
    name: String,
    words: Vec<(u32, String)>,
    named: bool,
    /// The stem of the last noun that names it, which may be one for anybody.
    head: Option<u32>,
}

impl Speaker {
    fn of(sheet: &Sheet, attribution: &Attribution) -> Speaker {
        let text = sheet.page.text;
        let clause = clause(attribution);
        let name = attribution.speakers.first().map_or_else(String::new, |speaker| speaker.name.clone());
        let telling: Vec<usize> = clause.clone().filter(|&at| tells(text, at)).collect();
        let named = telling.iter().any(|&at| {
            text.tokens()[at].is_capitalised() && text.sentence_of(at - at.min(1)) == text.sentence_of(at)
        });
        let mut parts = name.split_whitespace();
        let full = parts.clone().count() > 1 && parts.all(|part| part.starts_with(char::is_uppercase));
        let named = named || full;
        let words = telling.iter().map(|&at| (stem(text.word(at)), text.word(at).to_owned())).collect();
        let head = Text::new(&name);
        let head = head.tokens().len().checked_sub(1).map(|last| stem(head.word(last)));
        Speaker { name, words, named, head }
    }

    /// Whether a word names it: any word of a name, else the noun that the others describe.
    fn is_headed(&self, stem: u32, word: &str) -> bool {
        self.named && self.has(stem, word) || self.head == Some(stem)
    }

    /// Whether it has a word, in this or another spelling.
    fn has(&self, stem: u32, word: &str) -> bool {
        self.words.iter().any(|(own, spelled)| *own == stem || is_variant(spelled, word))
    }

    /// Whether two may be one: they share a word, or one may be anybody.
    fn may_be(&self, other: &Speaker) -> bool {
        let shared = || other.words.iter().any(|(stem, word)| self.has(*stem, word));
        self.words.is_empty()
            || other.words.is_empty()
            || shared()
            || self.is_short_for(other)
            || other.is_short_for(self)
    }

    /// "U.N." and "United Nations".
    fn is_short_for(&self, other: &Speaker) -> bool {
        let initials: String = other.words.iter().filter_map(|(_, word)| word.chars().next()).collect();
        let letters = |word: &str| -> String { word.chars().filter(|c| c.is_alphanumeric()).collect() };
        initials.chars().count() >= 2
            && self.words.iter().any(|(_, word)| letters(word).eq_ignore_ascii_case(&initials))
    }

    /// Whether it is the paper's own name, which a copy need not keep.
    fn is_outlet(&self, sheet: &Sheet) -> bool {
        !sheet.page.outlet.is_empty() && outlet_key(&self.name) == sheet.page.outlet
    }
}

/// The tokens that name the speaker, with the verb.
fn clause(attribution: &Attribution) -> Range<usize> {
    let (start, end) = (attribution.clause.start, attribution.clause.end);
    start.min(attribution.cue)..end.max(attribution.cue + 1)
}

/// Neither a mark, nor of a closed class, nor a word of speech or for anybody.
fn tells(text: &Text, at: usize) -> bool {
    let (token, lexicon) = (&text.tokens()[at], text.lexicon());
    token.kind == TokenKind::Word
        && !lexicon.starts(token.word(), lexicon.witness.closed.bit())
        && lexicon.witness.anyone.get(text.id(at)).is_none()
        && text.longest(&lexicon.speech.cues, at).is_none()
}

fn finding(forth: View, run: &Run, message: String) -> Finding {
    Finding {
        kind: DistortionKind::AttributionLost,
        severity: DistortionSeverity::Major,
        original: with_clause(forth.from, hull(&run.words), run.attribution),
        copy: hull(&run.images),
        message,
    }
}

/// The words with those that name their speaker, where these stand in the same sentence.
fn with_clause(side: &Side, words: Range<usize>, attribution: &Attribution) -> Range<usize> {
    let tokens = clause(attribution);
    let clause = side.at_token(tokens.start)..side.at_token(tokens.end);
    let beside = clause.start < side.count() && side.sentence(clause.start) == side.sentence(words.start);
    if beside { words.start.min(clause.start)..words.end.max(clause.end) } else { words }
}

fn hull(words: &[usize]) -> Range<usize> {
    let (first, last) = (words.iter().min(), words.iter().max());
    first.copied().unwrap_or_default()..last.map_or(0, |last| last + 1)
}
