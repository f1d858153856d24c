//! What is said: the attributions of a text.

use std::ops::Range;

use super::quote::quotes;
use super::speaker::Cast;
use super::subject::{Group, Phrases};
use super::{Attribution, Teller};
use crate::claim::{Role, Speaker};
use crate::extract::mention::{MentionKind, Mentions, Tag};
use crate::lexicon::speech::{Cue, Frame, Manner};
use crate::lexicon::{Forms, Function, Triggers, WordClass};
use crate::text::Text;

/// All attributions, in order of their contents, the longer first.
pub(super) fn attributions(text: &Text<'_>, mentions: &Mentions) -> Vec<Attribution> {
    let quotes = quotes(text);
    let mut reader = Reader {
        phrases: Phrases { text, mentions },
        quotes: &quotes,
        cast: Cast::default(),
        found: Vec::new(),
        cited: None,
    };
    for sentence in text.sentences() {
        reader.sentence(sentence.tokens());
    }
    reader.quoted_opinions();
    reader.direct_speech();
    reader.interview();
    let mut found = reader.found;
    found.retain(|attribution| !attribution.content.is_empty());
    found.sort_by_key(|attribution| {
        (attribution.content.start, usize::MAX - attribution.content.end, attribution.cue)
    });
    found
}

pub(super) struct Reader<'t> {
    pub(super) phrases: Phrases<'t>,
    pub(super) quotes: &'t [Range<usize>],
    pub(super) cast: Cast,
    pub(super) found: Vec<Attribution>,
    cited: Option<Cited>,
}

/// Whom somebody cites who has not spoken yet: `Citing police, | the mayor said`.
struct Cited {
    /// The first token of the sentence.
    sentence: usize,
    speaker: Speaker,
}

/// "No" stands within so many tokens before a doubt.
const DOUBT: usize = 4;

/// A verb of saying in its sentence.
pub(super) struct Hit {
    pub(super) tokens: Range<usize>,
    pub(super) cue: Cue,
    pub(super) group: Group,
    pub(super) sentence: Range<usize>,
}

impl Reader<'_> {
    pub(super) fn text(&self) -> &Text<'_> {
        self.phrases.text
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.phrases.tag(at)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.phrases.text.word(at)
    }

    fn sentence(&mut self, sentence: Range<usize>) {
        let from = self.found.len();
        let text = self.phrases.text;
        let mut next = sentence.start;
        while let Some(at) = text.next_trigger(next..sentence.end, Triggers::SPEECH) {
            let Some((len, cue)) = text.longest(&text.lexicon().speech.cues, at) else {
                next = at + 1;
                continue;
            };
            if self.takes_lives(at, len) {
                next = at + len;
                continue;
            }
            let tokens = at..(at + len).min(sentence.end);
            let group = self.phrases.group(at, sentence.start);
            self.hit(&Hit { tokens, cue: *cue, group, sentence: sentence.clone() });
            next = at + len;
        }
        self.headline(&sentence, from);
        self.cut_siblings(from, &sentence);
    }

    fn hit(&mut self, hit: &Hit) {
        match hit.cue.frame {
            Frame::Source => self.source(hit),
            Frame::Cite => self.cite(hit),
            Frame::Put => self.put(hit),
            _ if self.tag(hit.tokens.start) == Tag::Name || self.is_doubt_of_nobody(hit) => {}
            _ if self.is_of_deed(hit) || self.is_believed(hit) => self.held(hit),
            _ if self.tag(hit.tokens.start) == Tag::Noun => self.noun(hit),
            _ if self.is_undenied(hit) => self.undenied(hit),
            _ if hit.group.infinitive || hit.group.irreal => {}
            _ if hit.group.passive => self.passive(hit),
            _ => self.active(hit),
        }
    }

    /// `is accused | of killing`, `the man suspected | of bombing`: what somebody is held to have done.
    fn is_of_deed(&self, hit: &Hit) -> bool {
        let forms = |at: usize| self.text().lexicon().words.profile(self.text().id(at)).forms;
        let held = self.text().is_class(hit.tokens.start, WordClass::Accused);
        let of = hit.tokens.end;
        held && forms(hit.tokens.start).has(Forms::PAST)
            && self.text().is(of, "of")
            && forms(of + 1).has(Forms::ING)
            && of + 1 < hit.sentence.end
    }

    /// `a man believed | to be involved`: what somebody is held to be or to do, by nobody who is named.
    fn is_believed(&self, hit: &Hit) -> bool {
        let forms = self.text().lexicon().words.profile(self.text().id(hit.tokens.start)).forms;
        hit.cue.manner == Manner::Believe
            && forms.has(Forms::PAST)
            && self.tag(hit.tokens.end) == Tag::To
            && hit.group.start == hit.tokens.start
            && hit.tokens.end + 1 < hit.sentence.end
    }

    /// What somebody is held to have done, up to the verb of which he is the subject: `of having killed | …`, `to be
    /// involved | in …`.
    fn held(&mut self, hit: &Hit) {
        let deed = hit.tokens.end + 1;
        let forms = |at: usize| self.text().lexicon().words.profile(self.text().id(at)).forms;
        let group = |at: &usize| matches!(self.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
        let own = (deed..hit.sentence.end).take_while(group).count();
        let ends = |at: &usize| {
            self.tag(*at) == Tag::Verb && !forms(*at).has(Forms::ING)
                || matches!(self.tag(*at), Tag::Auxiliary | Tag::Relative | Tag::Subordinator)
                || matches!(self.word(*at), "," | ";" | ":" | "\u{2013}" | "\u{2014}")
        };
        let first = (deed + own + 1).min(hit.sentence.end);
        let end = (first..hit.sentence.end).find(ends).unwrap_or(hit.sentence.end);
        self.push(hit, deed..end, Vec::new(), hit.group.start..hit.tokens.end);
    }

    /// `no doubt | that`, `beyond doubt | that`, `nobody doubts | that`: it is so.
    fn is_doubt_of_nobody(&self, hit: &Hit) -> bool {
        let doubt = self.text().is_class(hit.tokens.start, WordClass::Doubting);
        let from = hit.sentence.start.max(hit.tokens.start.saturating_sub(DOUBT));
        let no = |at: usize| {
            self.tag(at) == Tag::Negation
                || self.text().is_class(at, WordClass::NoOne)
                || self.text().is_class(at, WordClass::Beyond)
        };
        doubt && (from..hit.tokens.start).any(no)
    }

    /// `did not | deny`, `refused to | deny`; who cannot deny it admits it, and what nobody denies is so.
    fn is_undenied(&self, hit: &Hit) -> bool {
        let words = &self.text().lexicon().words;
        let mut group = hit.group.start..hit.tokens.start;
        let modal = group.any(|at| {
            matches!(words.profile(self.text().id(at)).function, Function::Modal | Function::NegatedModal)
        });
        let before = hit.group.start.checked_sub(1).filter(|&at| at >= hit.sentence.start);
        let refuses = before.is_some_and(|at| self.text().is_class(at, WordClass::Failing));
        let told = hit.group.irreal && !hit.group.infinitive || hit.group.infinitive && refuses;
        let rules_out = self.text().is_class(hit.tokens.start, WordClass::RulingOut);
        let nobody = || {
            let subject = self.phrases.ending_at(hit.group.start, hit.sentence.start);
            subject.is_some_and(|subject| self.is_of_nobody(&subject))
        };
        hit.cue.manner == Manner::Deny && told && !modal && !rules_out && !hit.group.passive && !nobody()
    }

    /// What somebody does not deny: others must have said it, and he has not.
    fn undenied(&mut self, hit: &Hit) {
        let (content, _) = self.right(hit, hit.tokens.end);
        let Some(content) = content else { return };
        let thing = Teller::Thing;
        let clause = hit.group.start..hit.tokens.end;
        let manner = Manner::Allege;
        let cue = hit.tokens.start;
        self.found.push(Attribution { content, speakers: Vec::new(), cue, clause, manner, teller: thing });
    }

    // --- according to ------------------------------------------------------------------------------------------------

    fn source(&mut self, hit: &Hit) {
        let Some(phrase) = self.phrases.starting_at(hit.tokens.end, hit.sentence.end) else { return };
        let Some(speaker) = self.cast.anything(&self.phrases, &phrase) else { return };
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

    /// Whether "according to" opens a clause of its own after a comma or a dash: `…; according to X, …`.
    fn starts_clause(&self, phrase: &Range<usize>, hit: &Hit) -> bool {
        let before = hit.tokens.start.saturating_sub(1);
        matches!(self.word(before), ";" | ":" | "-" | "\u{2013}" | "\u{2014}") && self.word(phrase.end) == ","
    }

    // --- quoted as saying ----------------------------------------------------------------------------------------------

    fn cite(&mut self, hit: &Hit) {
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
    fn citing(&mut self, hit: &Hit, inner: Speaker, outer: Option<Speaker>) {
        let same = |attribution: &&mut Attribution| hit.sentence.contains(&attribution.cue);
        if let Some(attribution) = self.found.iter_mut().rev().find(same) {
            attribution.speakers.insert(0, inner);
            return;
        }
        let start = self.left_start(hit.tokens.start, &hit.sentence);
        self.cited = Some(Cited { sentence: hit.sentence.start, speaker: inner.clone() });
        let speakers = std::iter::once(inner).chain(outer).collect();
        self.push(hit, start..hit.tokens.start, speakers, hit.tokens.clone());
    }

    fn speaker_at(&mut self, start: usize, end: usize) -> Option<Speaker> {
        let phrase = self.phrases.starting_at(start, end)?;
        self.cast.speaker(&self.phrases, &phrase)
    }

    // --- put the toll at -------------------------------------------------------------------------------------------------

    /// `the army put the toll at 9, the mayor at 12`: each figure with who puts it so.
    fn put(&mut self, hit: &Hit) {
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
    fn at_figure(&self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(from + 12)).find(|&at| self.text().is(at, "at") && self.leads_to_figure(at, end))
    }

    fn leads_to_figure(&self, at: usize, end: usize) -> bool {
        (at + 1..end.min(at + 5)).any(|at| self.tag(at) == Tag::Number)
    }

    /// Where the words around a figure end: before a comma or a word that joins another.
    fn figure_end(&self, at: usize, end: usize) -> usize {
        let stops = |at: usize| matches!(self.word(at), "," | ";") || self.tag(at) == Tag::Conjunction;
        (at..end).find(|&at| stops(at) || self.text().is(at, "while")).unwrap_or(end)
    }

    /// `, the mayor | at 12`.
    fn next_estimator(&mut self, stop: usize, end: usize) -> Option<(Range<usize>, Speaker)> {
        let joins = |at: &usize| matches!(self.tag(*at), Tag::Mark | Tag::Conjunction | Tag::Subordinator);
        let start = (stop..end.min(stop + 3)).find(|at| !joins(at))?;
        let phrase = self.phrases.starting_at(start, end)?;
        let leads = self.text().is(phrase.end, "at") && self.leads_to_figure(phrase.end, end);
        let speaker = self.cast.speaker(&self.phrases, &phrase).filter(|_| leads)?;
        Some((phrase, speaker))
    }

    // --- a report that ---------------------------------------------------------------------------------------------------

    /// `the ministry's claim that …`, `reports that …`.
    fn noun(&mut self, hit: &Hit) {
        if !self.text().is(hit.tokens.end, "that") {
            return;
        }
        let Some(mention) = self.phrases.mentions.at(hit.tokens.start) else { return };
        // "the agency said in a report that": the report is where it says so
        if mention.tokens.start > hit.sentence.start && self.text().is(mention.tokens.start - 1, "in") {
            return;
        }
        let owner = (mention.tokens.start..hit.tokens.start).find(|&at| self.tag(at) == Tag::Genitive);
        let owner = owner.and_then(|at| self.cast.speaker(&self.phrases, &(mention.tokens.start..at)));
        let content = hit.tokens.end + 1..hit.sentence.end;
        self.push(hit, content, owner.into_iter().collect(), hit.tokens.clone());
    }

    // --- was said to be ----------------------------------------------------------------------------------------------------

    /// `is believed to be`, `it was reported that`, `was confirmed by the hospital`.
    fn passive(&mut self, hit: &Hit) {
        let next = hit.tokens.end;
        let by = self.text().is(next, "by").then(|| self.speaker_at(next + 1, hit.sentence.end)).flatten();
        let impersonal = self.text().is(hit.group.start.saturating_sub(1), "it");
        let opens = matches!(hit.cue.frame, Frame::Clause | Frame::Either | Frame::Accuse)
            && (by.is_some()
                || impersonal
                || self.tag(next) == Tag::To
                || self.text().is(next, "that")
                || self.text().is(next, "on"));
        let reported = matches!(hit.cue.manner, Manner::Report) && self.tag(next) != Tag::Preposition;
        if hit.cue.frame == Frame::Hearer || !(opens || reported) {
            return;
        }
        let start = self.left_start(hit.group.start, &hit.sentence);
        let it = hit.group.start.saturating_sub(1);
        let content = if impersonal && it > start + 1 && self.closes_content(it - 1) {
            start..it
        } else if impersonal {
            next..hit.sentence.end
        } else {
            start..hit.sentence.end
        };
        self.push(hit, content, by.into_iter().collect(), hit.group.start..hit.tokens.end);
    }

    // --- X said ----------------------------------------------------------------------------------------------------------------

    fn active(&mut self, hit: &Hit) {
        if self.is_attributive(hit) || self.text().is_class(hit.tokens.end, WordClass::Finding) {
            return;
        }
        let Some((clause, speaker, side)) = self.subject(hit) else { return };
        if self.is_compared(&clause) || self.is_of_nobody(&clause) || self.is_denied_likeness(&clause, hit) {
            return;
        }
        let (clause, together) = self.together(clause, side, &speaker, hit);
        let (right, outer) = self.right(hit, clause.end.max(hit.tokens.end));
        // "…, a guard told the inquiry": whoever is told closes the clause
        let told = hit.cue.frame == Frame::Hearer && side == Side::Before && right.is_none();
        let end = if told { self.hearer(clause.end, hit.sentence.end).0 } else { clause.end };
        let clause = clause.start..end.min(hit.sentence.end).max(clause.end);
        let quoted = self.touches_quote(clause.start, clause.end, &hit.sentence);
        if hit.cue.frame == Frame::Quote && !quoted {
            return;
        }
        let left_start = self.left_start(clause.start, &hit.sentence);
        let comma = clause.start > left_start && self.closes_content(clause.start - 1);
        let left = (left_start < clause.start).then_some(left_start..clause.start);
        let takes_object = matches!(hit.cue.frame, Frame::Object | Frame::Accuse | Frame::Infinitive);
        // "killing Ann Roe, whose sister found the body"
        let owned = self.text().is_class(clause.start, WordClass::RelativeOwner);
        let takes_left = !takes_object
            && !owned
            && (side == Side::After || right.is_none() || comma && self.stands_apart(&clause, hit));
        let cited = self.cited.take().filter(|cited| cited.sentence == hit.sentence.start);
        let inner = cited.map(|cited| cited.speaker).or_else(|| self.learned_from(hit));
        let speakers: Vec<Speaker> = inner.into_iter().chain(together).chain(outer).collect();
        let right = right.or_else(|| {
            if takes_left && comma { self.resumed(clause.end.max(hit.tokens.end), hit) } else { None }
        });
        let left = left.or_else(|| self.question_before(&hit.sentence));
        if let Some(content) = left.filter(|_| takes_left) {
            self.end_at(&content);
            self.push(hit, content, speakers.clone(), clause.clone());
        }
        if let Some(content) = right {
            self.push(hit, content, speakers, clause);
        }
    }

    /// `police and | witnesses said`: both, whoever speaks for a body first.
    fn together(
        &mut self,
        clause: Range<usize>,
        side: Side,
        speaker: &Speaker,
        hit: &Hit,
    ) -> (Range<usize>, Vec<Speaker>) {
        let before =
            Some(clause.start..hit.group.start).filter(|phrase| side == Side::Before && !phrase.is_empty());
        let other = before.and_then(|phrase| self.phrases.joined_before(&phrase, hit.sentence.start));
        let joined = other.and_then(|other| {
            let first = self.cast.speaker(&self.phrases, &other)?;
            Some((other.start..clause.end, first))
        });
        let Some((both, first)) = joined.filter(|(_, first)| first != speaker) else {
            return (clause, vec![speaker.clone()]);
        };
        if self.phrases.is_second_place(&clause, &both) {
            return (both, vec![first]);
        }
        let mut together = vec![speaker.clone(), first];
        together.sort_by_key(|speaker| speaker.role == Role::Source);
        (both, together)
    }

    /// `The rebels claim they killed 12, | the army said`: what others say in the words of a speaker ends where he is named.
    fn end_at(&mut self, content: &Range<usize>) {
        let cast = &self.cast;
        let inside = |found: &&mut Attribution| {
            let before_its_verb = found.clause.start < found.cue;
            let record = found.speakers.first().is_some_and(|speaker| cast.is_record(speaker));
            before_its_verb
                && !record
                && content.contains(&found.content.start)
                && found.content.end > content.end
        };
        let near = self.found.iter_mut().rev().take_while(|found| found.cue >= content.start);
        near.filter(inside).for_each(|found| found.content.end = content.end);
    }

    /// `the paper has learned from | the ministry`
    fn learned_from(&mut self, hit: &Hit) -> Option<Speaker> {
        let from = hit.tokens.end;
        let reports = hit.cue.manner == Manner::Report && self.text().is(from, "from");
        if reports { self.speaker_at(from + 1, hit.sentence.end) } else { None }
    }

    /// `"Who knew?" Holm said`: the quotation that closed the sentence before.
    fn question_before(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let near = |quote: &&Range<usize>| (quote.end..quote.end + 2).contains(&sentence.start);
        self.quotes.iter().find(near).filter(|quote| matches!(self.word(quote.end - 1), "?" | "!")).cloned()
    }

    /// `no group | said it was behind it`, `neither the army nor | the police | denied it`
    fn is_of_nobody(&self, clause: &Range<usize>) -> bool {
        let before = clause.start.checked_sub(1);
        let nor = before.is_some_and(|at| self.text().is_class(at, WordClass::Nor));
        nor || self.text().is_class(clause.start, WordClass::NoOne)
    }

    /// `did not kill 12, as | some media reported`: who said so said that it did.
    fn is_denied_likeness(&self, clause: &Range<usize>, hit: &Hit) -> bool {
        let start = hit.sentence.start;
        let negated =
            |at: usize| self.tag(at) == Tag::Negation || self.word(at).to_ascii_lowercase().ends_with("n't");
        let likened = clause.start.checked_sub(2).filter(|&comma| comma > start && self.word(comma) == ",");
        likened.is_some_and(|comma| self.text().is(comma + 1, "as") && (start..comma).any(negated))
    }

    /// `three more than | the police said`, `twice what | the trust said`: what another speaker's words are held against.
    fn is_compared(&self, clause: &Range<usize>) -> bool {
        let before = clause.start.checked_sub(1);
        // "more than 20 witnesses said"
        let number = self.tag(clause.start) == Tag::Number
            || self.text().is_class(clause.start, WordClass::IndefiniteArticle);
        !number && before.is_some_and(|at| self.text().is_class(at, WordClass::Comparing))
    }

    /// `the reported attack`, `an alleged spy`, `the man accused of`: the verb stands inside a noun phrase.
    fn is_attributive(&self, hit: &Hit) -> bool {
        let at = hit.tokens.start;
        let accused = hit.cue.frame == Frame::Accuse && self.tag(hit.tokens.end) == Tag::Preposition;
        // "jets believed to be the army's"
        let forms = self.text().lexicon().words.profile(self.text().id(at)).forms;
        let believed = hit.cue.manner == Manner::Believe
            && self.tag(hit.tokens.end) == Tag::To
            && forms.has(Forms::PAST);
        self.tag(at) == Tag::Adjective
            || accused
            || believed
            || at > hit.sentence.start
                && matches!(self.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Hyphen)
    }

    fn subject(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let first = hit.sentence.start;
        let inverted = hit.group.start == first || self.closes_content(hit.group.start - 1);
        // "told the Post" has its hearer behind it
        let after = if inverted && hit.cue.frame != Frame::Hearer { self.subject_after(hit) } else { None };
        if after.is_some() {
            return after;
        }
        let before = self.phrases.ending_at(hit.group.start, first);
        let before = before.map(|phrase| self.phrases.past_participles(phrase, first));
        if let Some(phrase) = before {
            let hears = hit.cue.frame == Frame::Hearer;
            let after =
                if !hears && self.follows_as_name(hit, &phrase) { self.subject_after(hit) } else { None };
            if after.is_some() {
                return after;
            }
            if let Some(speaker) = self.cast.anything(&self.phrases, &phrase) {
                return Some((phrase.start..hit.tokens.end, speaker, Side::Before));
            }
        }
        self.participle(hit)
    }

    /// `… killed 4 people said Ann Roe`: in copy without commas, a person behind the verb at the end speaks.
    fn follows_as_name(&self, hit: &Hit, before: &Range<usize>) -> bool {
        let Some(after) = self.phrases.starting_at(hit.tokens.end, hit.sentence.end) else { return false };
        let named_before = self
            .phrases
            .mentions
            .at(before.start)
            .is_some_and(|mention| mention.named || self.phrases.is_source(mention));
        let speaks = self
            .phrases
            .mentions
            .at(after.start)
            .is_some_and(|mention| self.phrases.is_source(mention) || mention.named);
        let ends = (after.end..hit.sentence.end)
            .take(8)
            .all(|at| !matches!(self.tag(at), Tag::Verb | Tag::Auxiliary));
        !named_before && speaks && ends && self.tag(before.start) != Tag::Pronoun
    }

    /// `," said X`
    fn subject_after(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let phrase = self.phrases.starting_at(hit.tokens.end, hit.sentence.end)?;
        let verb_follows =
            matches!(self.tag(phrase.end), Tag::Verb | Tag::Auxiliary) && phrase.end < hit.sentence.end;
        if verb_follows {
            return None;
        }
        let apposed = self.with_name(&phrase, hit.sentence.end).unwrap_or_else(|| phrase.clone());
        let speaker = self.cast.speaker(&self.phrases, &apposed)?;
        Some((hit.group.start..apposed.end, speaker, Side::After))
    }

    /// `said | a spokeswoman for the fund, Ada Holm,`: a description with the name behind it.
    fn with_name(&self, phrase: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let next = phrase.end + 1;
        let name = self.phrases.mentions.at(next).filter(|name| name.tokens.start == next && next < end)?;
        let closed = matches!(self.word(name.tokens.end), "," | ".");
        let whole = phrase.start..name.tokens.end;
        let apposed = closed && self.word(phrase.end) == "," && name.kind == MentionKind::Person;
        (apposed && self.phrases.apposed_name(&whole).is_some()).then_some(whole)
    }

    /// `…, adding that`: the speaker of this sentence goes on.
    fn participle(&mut self, hit: &Hit) -> Option<(Range<usize>, Speaker, Side)> {
        let word = self.word(hit.tokens.start).to_ascii_lowercase();
        let goes_on = word.ends_with("ing")
            || hit.group.start > hit.sentence.start && self.tag(hit.group.start - 1) == Tag::Conjunction;
        if !goes_on {
            return None;
        }
        let here = |attribution: &&Attribution| {
            hit.sentence.contains(&attribution.cue) && !attribution.speakers.is_empty()
        };
        let before = self.found.iter().rev().find(here).map(|attribution| attribution.speakers[0].clone());
        let speaker = before.or_else(|| self.first_subject(hit))?;
        Some((hit.group.start..hit.tokens.end, speaker, Side::Before))
    }

    /// The phrase before the first verb of the sentence.
    fn first_subject(&mut self, hit: &Hit) -> Option<Speaker> {
        let verb = (hit.sentence.start..hit.group.start)
            .find(|&at| matches!(self.tag(at), Tag::Verb | Tag::Auxiliary))?;
        let group = self.phrases.group(verb, hit.sentence.start);
        let phrase = self.phrases.ending_at(group.start, hit.sentence.start)?;
        self.cast.speaker(&self.phrases, &phrase)
    }

    /// Whether what stands before the speaker is content, not an adverbial: `It fell, X said(,)` against `After
    /// the fall, X said it`.
    fn stands_apart(&self, clause: &Range<usize>, hit: &Hit) -> bool {
        let comma_after = self.word(clause.end.max(hit.tokens.end)) == ",";
        let quote = clause.start > hit.sentence.start
            && (1..=2).any(|back| {
                clause.start >= back + hit.sentence.start && self.phrases.is_quote(clause.start - back)
            });
        comma_after || quote
    }

    /// A comma, a dash or a closing quotation mark.
    pub(super) fn closes_content(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "\u{2013}" | "\u{2014}" | "?" | "!" | "\u{2026}")
            || self.phrases.is_quote(at)
            || self.word(at) == "'"
    }

    fn touches_quote(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        let near = start.saturating_sub(2).max(sentence.start)..(end + 6).min(sentence.end);
        near.into_iter().any(|at| self.phrases.is_quote(at)) || self.word(end) == ":"
    }

    // --- the content before the speaker ------------------------------------------------------------------------------------

    /// Where the content starts that ends at `end`: the sentence, or what follows a contrast with another speaker.
    fn left_start(&self, end: usize, sentence: &Range<usize>) -> usize {
        let mut here = self.found.iter().rev().take_while(|found| found.cue >= sentence.start);
        let last = here.find(|found| sentence.contains(&found.cue) && found.clause.start < end);
        let Some(last) = last else { return sentence.start };
        let contrast = (last.clause.end..end)
            .rev()
            .find(|&at| self.word(at) == ";" || self.text().is_class(at, WordClass::Contrast));
        contrast.map_or(sentence.start, |at| at + 1)
    }

    pub(super) fn push(
        &mut self,
        hit: &Hit,
        content: Range<usize>,
        speakers: Vec<Speaker>,
        clause: Range<usize>,
    ) {
        let thing = speakers.first().is_some_and(|speaker| self.cast.is_thing(speaker));
        self.found.push(Attribution {
            content,
            speakers,
            cue: hit.tokens.start,
            clause,
            manner: hit.cue.manner,
            teller: if thing { Teller::Thing } else { Teller::Somebody },
        });
    }

    /// Ends a content where, after "but", "while" or "and", another speaker begins.
    fn cut_siblings(&mut self, from: usize, sentence: &Range<usize>) {
        for other in from..self.found.len() {
            let (start, cue) = (self.found[other].clause.start, self.found[other].cue);
            let rightward = self.found[other].content.start >= start;
            let joined = start > sentence.start && {
                let before = start - 1;
                self.word(before) == ";"
                    || self.text().is(before, "and")
                    || self.text().is_class(before, WordClass::Contrast)
            };
            if !(rightward && joined) {
                continue;
            }
            for content in
                self.found[from..].iter_mut().filter(|found| found.cue < cue).map(|found| &mut found.content)
            {
                if content.contains(&start) && content.start < start {
                    content.end = start - 1;
                }
            }
        }
    }
}

/// On which side of the verb the speaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}
