//! Sources that are cited, and those who put a figure at so many.

use std::ops::Range;

use super::Attribution;
use super::content::{Cited, Hit, Reader};
use crate::claim::Speaker;
use crate::extract::mention::Tag;
use crate::lexicon::WordClass;
use crate::lexicon::speech::{Cue, Frame, Manner};

/// The title of a work has fewer tokens than a quotation of somebody's words.
const TITLE: usize = 12;

/// The firm that asked and the day stand between a survey and its verb, in fewer tokens.
const SURVEYED: usize = 16;

impl Reader<'_> {
    pub(super) fn source(&mut self, hit: &Hit) {
        let Some((phrase, speaker)) = self.title(hit).or_else(|| self.whoever(hit)) else { return };
        let start = self.left_start(hit.tokens.start, &hit.sentence);
        let opens = hit.tokens.start <= start + 1;
        let content = if opens || self.starts_clause(&phrase, hit) {
            phrase.end..hit.sentence.end
        } else if self.word(hit.tokens.start - 1) == "," && self.word(phrase.end) == "," {
            start..hit.sentence.end
        } else {
            start..hit.tokens.start
        };
        self.end_at(&content);
        self.push(hit, content, vec![speaker], hit.tokens.start..phrase.end);
    }

    fn whoever(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker)> {
        let phrase = self.phrases.starting_at(hit.tokens.end, hit.sentence.end)?;
        let speaker = self.cast.anything(&self.phrases, &phrase)?;
        Some((phrase, speaker))
    }

    /// `according to | "The Long Night," | a book by Ann Roe`: a work by its title, with the marks around it.
    fn title(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker)> {
        let mark = hit.tokens.end;
        let at = self.quotes.partition_point(|quote| quote.start <= mark);
        let quote = self.quotes.get(at).filter(|quote| quote.start == mark + 1 && quote.len() <= TITLE)?;
        let last = quote.clone().rev().find(|&at| self.word(at) != ",")?;
        let words = quote.start..last + 1;
        let headed = [quote.start, last].iter().all(|&at| self.text().tokens()[at].is_capitalised());
        let whole = headed && quote.end < hit.sentence.end;
        whole.then(|| (mark..quote.end + 1, self.cast.work(&self.phrases, &words)))
    }

    /// `In a poll of 900 voters, | 41 percent …`, `By one estimate, | 300 acres …`, `A poll by Northline had | the party
    /// at 41 percent`: what a survey or a reckoning at the start of a sentence says, where nobody else speaks.
    pub(super) fn polled(&mut self, sentence: &Range<usize>, from: usize) {
        if self.found.len() > from {
            return;
        }
        let first = sentence.start;
        let told = if self.text().is(first, "in") {
            self.reckoned(sentence, WordClass::Survey)
        } else if self.text().is_class(first, WordClass::Agent) {
            self.reckoned(sentence, WordClass::Reckoning)
        } else {
            self.survey_had(sentence)
        };
        let behind = |(phrase, content): (Range<usize>, usize)| (phrase, first, content..sentence.end);
        let Some((phrase, at, content)) = told.map(behind).or_else(|| self.aside(sentence)) else { return };
        let Some(speaker) = self.reckoner(&phrase) else { return };
        let cue = Cue { frame: Frame::Source, manner: Manner::Report };
        let group = self.phrases.group(at, at);
        let hit = Hit { tokens: at..at + 1, cue, group, sentence: sentence.clone() };
        self.push(&hit, content, vec![speaker], at..phrase.end);
    }

    /// `Around Riga, | by one estimate |, 300 acres burned`, `300 acres burned, | by the ministry's count |.`: a reckoning
    /// between commas, by which goes the whole sentence, or what follows where `, and, | by one estimate, | …` adds to it.
    fn aside(&self, sentence: &Range<usize>) -> Option<(Range<usize>, usize, Range<usize>)> {
        let mut by = (sentence.start + 1..sentence.end)
            .filter(|&by| self.text().is_class(by, WordClass::Agent) && self.word(by - 1) == ",");
        by.find_map(|by| {
            let phrase = self.phrases.starting_at(by + 1, sentence.end)?;
            let noun = self.phrases.mentions.at(by + 1).filter(|noun| noun.tokens.start == by + 1)?;
            let closed = phrase.end + 1 >= sentence.end || self.word(phrase.end) == ",";
            let reckons = closed && self.text().is_class(noun.head, WordClass::Reckoning);
            let added = by >= 2 && self.tag(by - 2) == Tag::Conjunction;
            let start = if added { phrase.end } else { sentence.start };
            reckons.then_some((phrase, by, start..sentence.end))
        })
    }

    /// Who tells what a survey or a reckoning says: `the ministry's count`, or else the thing itself.
    fn reckoner(&mut self, phrase: &Range<usize>) -> Option<Speaker> {
        let said = self.cast.speaker(&self.phrases, phrase);
        let owner = phrase.clone().find(|&at| self.tag(at) == Tag::Genitive);
        let owned = said.or_else(|| self.cast.speaker(&self.phrases, &(phrase.start..owner?)));
        owned.or_else(|| self.cast.thing(&self.phrases, phrase))
    }

    /// `In | a poll of 900 voters |,`, `By | the ministry's count |,`: the phrase behind a preposition that opens a
    /// sentence, and where what it says begins.
    fn reckoned(&self, sentence: &Range<usize>, class: WordClass) -> Option<(Range<usize>, usize)> {
        let first = sentence.start;
        let phrase = self.phrases.starting_at(first + 1, sentence.end)?;
        let noun = self.phrases.mentions.at(first + 1)?;
        let fits = noun.tokens.start == first + 1
            && self.text().is_class(noun.head, class)
            && self.word(phrase.end) == ",";
        fits.then_some((phrase.clone(), phrase.end + 1))
    }

    /// `| A poll by Northline, a firm, | had | Kord leading by 48% to 42%`: a survey with what it found for its object.
    fn survey_had(&self, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let phrase = self.phrases.starting_at(sentence.start, sentence.end)?;
        let noun = self.phrases.mentions.at(sentence.start)?;
        let survey = self.text().is_class(noun.head, WordClass::Survey);
        let verb = (phrase.end..sentence.end.min(phrase.end + SURVEYED))
            .find(|&at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Relative))?;
        // "A poll had | been delayed", "A poll had | a margin of error"
        let object = matches!(self.tag(verb + 1), Tag::Name | Tag::Determiner | Tag::Noun | Tag::Pronoun)
            && !self.text().is_class(verb + 1, WordClass::IndefiniteArticle);
        (survey && object && self.text().is_class(verb, WordClass::Yielding)).then_some((phrase, verb + 1))
    }

    /// Whether "according to" opens a clause of its own after a comma or a dash: `…; according to X, …`.
    pub(super) fn starts_clause(&self, phrase: &Range<usize>, hit: &Hit) -> bool {
        let before = hit.tokens.start.saturating_sub(1);
        matches!(self.word(before), ";" | ":" | "-" | "\u{2013}" | "\u{2014}") && self.word(phrase.end) == ","
    }

    pub(super) fn cite(&mut self, hit: &Hit) {
        let end = hit.sentence.end;
        let saying = (hit.tokens.end..end.min(hit.tokens.end + 40)).find(|&at| {
            self.text().is(at, "as")
                && (self.text().is(at + 1, "saying") || self.text().is(at + 1, "telling"))
        });
        let subject = self.phrases.ending_at(hit.group.start, hit.sentence.start);
        let subject = subject
            .and_then(|phrase| self.cast.speaker(&self.phrases, &phrase).map(|speaker| (phrase, speaker)));
        if hit.group.passive {
            let Some((phrase, speaker)) = subject else { return };
            let by = (hit.tokens.end..saying.unwrap_or(hit.tokens.end + 1).min(end))
                .find(|&at| self.text().is(at, "by"));
            let outer = by.and_then(|by| self.speaker_at(by + 1, end));
            let content = saying.map_or(hit.tokens.end, |at| at + 2)..end;
            let speakers = std::iter::once(speaker).chain(outer).collect();
            self.push(hit, content, speakers, phrase.start..hit.tokens.end);
            return;
        }
        let Some(inner) = self.speaker_at(hit.tokens.end, end) else { return };
        if let (Some(saying), Some((phrase, outer))) = (saying, &subject) {
            let (content, clause) = (saying + 2..end, phrase.start..hit.tokens.end);
            self.push(hit, content, vec![inner, outer.clone()], clause);
        } else if self.word(hit.tokens.start).to_ascii_lowercase().ends_with("ing") {
            self.citing(hit, inner, subject.map(|(_, speaker)| speaker));
        }
    }

    /// `…, X said, citing Y`: what X says in this sentence is Y's; and so is what `X, citing Y, | said` or
    /// `Citing Y, | X said`.
    pub(super) fn citing(&mut self, hit: &Hit, inner: Speaker, outer: Option<Speaker>) {
        let same = |attribution: &&mut Attribution| hit.sentence.contains(&attribution.cue);
        let mut recent = self.found.iter_mut().rev().take_while(|found| found.cue >= hit.sentence.start);
        if let Some(attribution) = recent.find(same) {
            attribution.speakers.insert(0, inner);
            return;
        }
        let start = self.left_start(hit.tokens.start, &hit.sentence);
        self.cited = Some(Cited { sentence: hit.sentence.start, speaker: inner.clone() });
        let speakers = std::iter::once(inner).chain(outer).collect();
        self.push(hit, start..hit.tokens.start, speakers, hit.tokens.clone());
    }

    pub(super) fn speaker_at(&mut self, start: usize, end: usize) -> Option<Speaker> {
        let phrase = self.phrases.starting_at(start, end)?;
        self.cast.speaker(&self.phrases, &phrase)
    }

    /// `the army put the toll at 9, the mayor at 12`: each figure with who puts it so.
    pub(super) fn put(&mut self, hit: &Hit) {
        let end = hit.sentence.end;
        let passive = hit.group.passive || self.tag(hit.tokens.start) != Tag::Verb;
        let Some(at) = self.at_figure(hit.tokens.end, end).filter(|_| !passive) else { return };
        let Some(phrase) = self.phrases.ending_at(hit.group.start, hit.sentence.start) else { return };
        let Some(speaker) = self.cast.speaker(&self.phrases, &phrase) else { return };
        let mut stop = self.figure_end(at, end);
        self.push(hit, hit.tokens.end..stop, vec![speaker], phrase.start..hit.tokens.end);
        while let Some((phrase, speaker)) = self.next_estimator(stop, end) {
            stop = self.figure_end(phrase.end, end);
            self.push(hit, phrase.end..stop, vec![speaker], phrase);
        }
    }

    /// The "at" behind `from` that leads to a figure.
    pub(super) fn at_figure(&self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(from + 12)).find(|&at| self.text().is(at, "at") && self.leads_to_figure(at, end))
    }

    pub(super) fn leads_to_figure(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 5)).any(|at| self.tag(at) == Tag::Number)
    }

    /// Where the words around a figure end: before a comma or a word that joins another.
    pub(super) fn figure_end(&self, at: usize, end: usize) -> usize {
        let stops = |at: usize| matches!(self.word(at), "," | ";") || self.tag(at) == Tag::Conjunction;
        (at..end).find(|&at| stops(at) || self.text().is(at, "while")).unwrap_or(end)
    }

    /// `, the mayor | at 12`.
    pub(super) fn next_estimator(&mut self, stop: usize, end: usize) -> Option<(Range<usize>, Speaker)> {
        let joins = |at: &usize| matches!(self.tag(*at), Tag::Mark | Tag::Conjunction | Tag::Subordinator);
        let start = (stop..end.min(stop + 3)).find(|at| !joins(at))?;
        let phrase = self.phrases.starting_at(start, end)?;
        let leads = self.text().is(phrase.end, "at") && self.leads_to_figure(phrase.end, end);
        let speaker = self.cast.speaker(&self.phrases, &phrase).filter(|_| leads)?;
        Some((phrase, speaker))
    }
}
