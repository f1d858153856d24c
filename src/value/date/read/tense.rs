//! The tense of a date, by the words around it: whether what is told of that day has been or is yet to come.
//!
//! ```text
//! future = word-of-the-future … date, no quotation closed and no telling between    she will go on Friday
//!        | verb-of-what-is-set … date | "is" ["on"] date                            talks resume on Monday
//! open   = no year, no verb of the past and no word of harm near                     the deadline is 31 May
//! past   = else
//! ```

use std::ops::Range;

use super::{Reader, Reading};
use crate::lexicon::dates::DateWord;
use crate::lexicon::{Forms, Function, Happening};
use crate::text::TokenKind;
use crate::value::date::mention::DateBound;
use crate::value::date::resolve::Tense;

/// So many tokens behind a verb of what is set for a day, the day may stand.
const SCHEDULE_REACH: usize = 5;

/// So many tokens before its date a verb of the past stands: "took place in Riga on".
const PAST_REACH: usize = 5;

/// So many tokens behind a word of the future a date is still one of the future.
const FUTURE_REACH: usize = 30;

impl Reader<'_> {
    /// The tense of a date. Without a year and with no word of the past near it ("the deadline is 31 May") the nearer
    /// side is meant.
    pub(super) fn tense_of(&self, reading: &Reading) -> Tense {
        let tense = self.tense(reading.start);
        // "was remanded until 22 January": what began is over on a day that may be yet to come
        let open = tense == Tense::Past
            && reading.bound != DateBound::Since
            && reading.when.lacks_year()
            && (reading.bound == DateBound::Until || !self.tells_past(reading));
        if open { Tense::Open } else { tense }
    }

    /// Whether a verb in the past stands in the sentence, not far from a date, or a word of harm or for what befell
    /// somebody: "storm kills 12", "the inquiry into the crash of 12 January".
    fn tells_past(&self, reading: &Reading) -> bool {
        let sentence = self.text.sentences()[self.text.sentence_of(reading.start)].tokens();
        let first = reading.start.saturating_sub(FUTURE_REACH).max(sentence.start);
        let last = (reading.end + FUTURE_REACH).min(sentence.end);
        let stands = |at: usize| matches!(self.word(at), Some((DateWord::Stands, _)));
        let past = |at: usize| self.profile(at).forms.has(Forms::PAST) && !stands(at);
        (first..last).any(|at| past(at) || self.is_grave(at))
    }

    /// `killed`, `floods`, `bombing`: a word of harm, or for what befalls people.
    fn is_grave(&self, at: usize) -> bool {
        let lexicon = self.text.lexicon();
        let (word, lemma) = (self.text.id(at), self.profile(at).lemma);
        let happening = lexicon.words.events.get(word).or_else(|| lexicon.words.events.get(lemma));
        let grave = happening.is_some_and(|kind| !matches!(kind, Happening::Other | Happening::Arrest));
        grave || self.text.opens(at, &lexicon.events.harm)
    }

    /// Past or future, by the words of the sentence before the date.
    pub(super) fn tense(&self, at: usize) -> Tense {
        let near = |future: usize| {
            at.saturating_sub(future) <= FUTURE_REACH
                && self.text.sentence_of(future) == self.text.sentence_of(at)
        };
        let told = |future: usize| {
            self.closes_quotation(future..at) || self.is_telling(at) || self.happened(future..at)
        };
        let ahead = self.future.get().is_some_and(|future| near(future) && !told(future));
        if ahead || self.is_scheduled(at) || self.is_set_for(at) || self.is_called_for(at) {
            Tense::Future
        } else {
            Tense::Past
        }
    }

    /// `first set for Saturday, | took place on` Sunday: whether a verb that is only of the past stands right before
    /// a date, behind the word of the future and the day that was planned.
    fn happened(&self, tokens: Range<usize>) -> bool {
        let near = tokens.start.max(tokens.end.saturating_sub(PAST_REACH))..tokens.end;
        let day = |at: usize| {
            matches!(
                self.word(at),
                Some((DateWord::Weekday(..) | DateWord::Month(..) | DateWord::Days(_), _))
            )
        };
        tokens.clone().any(day)
            && near.into_iter().skip(1).any(|at| {
                let forms = self.profile(at).forms;
                let passive = self.text.is(at - 1, "be") || self.text.is(at - 1, "been");
                forms.has(Forms::PAST) && !forms.has(Forms::BASE) && !passive
            })
    }

    /// Whether a quotation that holds the first token ends before the last: `"I will not go," he said on Friday`.
    fn closes_quotation(&self, mut tokens: Range<usize>) -> bool {
        let quotes = |at: &usize| self.mark(*at, &['"', '\u{201c}', '\u{201d}']);
        let opening = ['\u{201c}'];
        let first = tokens.find(quotes);
        first.is_some_and(|at| !self.mark(at, &opening) && tokens.filter(|at| quotes(at)).count() % 2 == 0)
    }

    /// Whether a date is that of a telling: `he will go, she said (on) Friday`.
    fn is_telling(&self, at: usize) -> bool {
        let before = self.behind_on(at).and_then(|before| self.word(before));
        matches!(before, Some((DateWord::Told, _)))
    }

    /// `the vote is on Friday`: what is so at a day yet to come.
    fn is_scheduled(&self, at: usize) -> bool {
        let Some(be) = self.behind_on(at).filter(|be| be + 1 < at) else { return false };
        matches!(self.word(be), Some((DateWord::Stands, _)))
    }

    /// `talks resume`: the bare form of a verb stands behind many; "a fresh start", "saw it start" tell of no plan.
    pub(super) fn agrees(&self, at: usize, next: usize) -> bool {
        let bare = next == at + 1 && self.profile(at).forms.has(Forms::BASE);
        let part = matches!(self.word(at), Some((DateWord::Part(_), _)));
        let many = || at.checked_sub(1).is_some_and(|subject| self.profile(subject).plural);
        !bare && !part || bare && many()
    }

    /// `called a strike | for Friday`: what happens and is called for a day, not `blamed for Friday's attack`.
    fn is_called_for(&self, at: usize) -> bool {
        let before = if self.text.is(at, "for") { Some(at) } else { at.checked_sub(1) };
        let Some(before) = before.filter(|&before| self.text.is(before, "for")) else { return false };
        let events = &self.text.lexicon().words.events;
        let happens =
            |at: usize| events.get(self.text.id(at)).or_else(|| events.get(self.profile(at).lemma)).is_some();
        let genitive = (before + 1..before + 3).any(|at| self.text.word(at).starts_with(['\'', '\u{2019}']));
        before.checked_sub(1).is_some_and(happens) && !genitive
    }

    /// `the trial opens in Bari on Monday`, `it would run again on Monday`: a verb of what is set near the date, and no
    /// past between them.
    fn is_set_for(&self, at: usize) -> bool {
        let near = |&verb: &usize| verb <= at && at - verb <= SCHEDULE_REACH;
        let Some(verb) = self.scheduled.get().filter(near) else { return false };
        let past = |at: usize| {
            let profile = self.profile(at);
            let passive = self.text.is(at - 1, "be");
            profile.function == Function::Have || profile.forms.has(Forms::PAST) && !passive
        };
        let clear = |at: usize| self.kind(at) == Some(TokenKind::Word) && !past(at);
        let named = matches!(self.before(at), Some(DateWord::The | DateWord::Amount(..)));
        !named && self.text.sentence_of(verb - 1) == self.text.sentence_of(at) && (verb..at).all(clear)
    }
}
