//! What is said: the attributions of a text.

use std::ops::Range;

use super::quote::quotes;
use super::right::is_notice;
use super::speaker::Cast;
use super::subject::{Group, Phrases};
use super::{Attribution, Teller};
use crate::claim::Speaker;
use crate::extract::mention::{Mentions, Tag};
use crate::lexicon::speech::{Cue, Frame, Manner};
use crate::lexicon::{Forms, Parts, Triggers, WordClass};
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

/// `was told | by a pathologist at the city's hospital | that`: whoever tells it has fewer words.
const TELLER: usize = 12;

pub(super) struct Reader<'t> {
    pub(super) phrases: Phrases<'t>,
    pub(super) quotes: &'t [Range<usize>],
    pub(super) cast: Cast,
    pub(super) found: Vec<Attribution>,
    pub(super) cited: Option<Cited>,
}

/// Whom somebody cites who has not spoken yet: `Citing police, | the mayor said`.
pub(super) struct Cited {
    /// The first token of the sentence.
    pub(super) sentence: usize,
    pub(super) speaker: Speaker,
}

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
        self.polled(&sentence, from);
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

    // --- according to ------------------------------------------------------------------------------------------------

    // --- quoted as saying ----------------------------------------------------------------------------------------------

    // --- put the toll at -------------------------------------------------------------------------------------------------

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
        // "shots were heard near the bridge" are no report
        let thing = self.text().is_class(hit.tokens.start, WordClass::TakesThing);
        let reported =
            matches!(hit.cue.manner, Manner::Report) && self.tag(next) != Tag::Preposition && !thing;
        if hit.cue.frame == Frame::Hearer {
            self.told_somebody(hit, by);
            return;
        }
        if !(opens || reported) {
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

    /// `income | reported | in the two years before`, `make its voice | heard | at the polls`: a participle behind a
    /// thing, which it is done to.
    fn is_of_thing(&self, clause: &Range<usize>, speaker: &Speaker, hit: &Hit) -> bool {
        let past =
            self.text().lexicon().words.profile(self.text().id(hit.tokens.start)).forms.has(Forms::PAST);
        let next = hit.tokens.end;
        // "an airline said in Riga", "it reported on Monday", "reported in a post that"
        let done = past
            && (hit.cue.manner == Manner::Report
                || self.text().is_class(hit.tokens.start, WordClass::TakesThing))
            && self.tag(next) == Tag::Preposition
            && self.tag(next + 1) != Tag::Calendar
            && hit.group.start == hit.tokens.start;
        let near = next..hit.sentence.end.min(next + TELLER);
        let that = |at: usize| self.text().is(at, "that");
        let behind = || clause.start > hit.sentence.start && self.word(clause.start - 1) == ",";
        done && self.cast.is_thing(speaker) && !behind() && !near.into_iter().any(that)
    }

    /// `the court was told | that three had died`, `… by a witness that …`: what somebody is told, by whoever tells
    /// it.
    fn told_somebody(&mut self, hit: &Hit, by: Option<Speaker>) {
        let near = hit.tokens.end..hit.sentence.end.min(hit.tokens.end + TELLER);
        let verb = |at: &usize| !matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Mark);
        let that = near.take_while(verb).find(|&at| self.text().is(at, "that"));
        let Some(that) = that.filter(|&that| by.is_some() || that == hit.tokens.end) else { return };
        let content = that + 1..hit.sentence.end;
        self.push(hit, content, by.into_iter().collect(), hit.group.start..hit.tokens.end);
    }

    // --- X said ----------------------------------------------------------------------------------------------------------------

    fn active(&mut self, hit: &Hit) {
        if self.is_attributive(hit) || self.text().is_class(hit.tokens.end, WordClass::Finding) {
            return;
        }
        if is_notice(self.text(), self.phrases.mentions, hit.tokens.start) {
            return;
        }
        let Some((clause, speaker, side)) = self.subject(hit) else { return };
        if self.tells_nothing(&clause, &speaker, side, hit) {
            return;
        }
        let (clause, together) = self.together(clause, side, &speaker, hit);
        let Some((right, outer)) = self.right_of_clause(hit, clause.end.max(hit.tokens.end)) else { return };
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
        // "the 40 deaths | that the army had reported": the army speaks of these alone
        let left = self.antecedent(&clause).filter(|_| right.is_none()).or(left);
        let takes_object = matches!(hit.cue.frame, Frame::Object | Frame::Accuse | Frame::Infinitive);
        // "killing Ann Roe, whose sister found the body"
        let owned = self.text().is_class(clause.start, WordClass::RelativeOwner);
        let takes_left = !(takes_object || owned || right.is_none() && self.has_thing(hit))
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

    /// Whether a phrase and a verb of saying beside it say nothing of their own.
    fn tells_nothing(&self, clause: &Range<usize>, speaker: &Speaker, side: Side, hit: &Hit) -> bool {
        self.is_compared(clause)
            || self.is_of_nobody(clause)
            || self.is_denied_likeness(clause, hit)
            || self.is_of_thing(clause, speaker, hit)
            || side == Side::Before && self.is_noun_of_phrase(clause, hit)
    }

    /// The content behind the verb and the agency it was told to, cut where the clause around a participle goes on; none
    /// where such a participle says nothing: `Tom Hill, 47, testifying in Riga, said`.
    fn right_of_clause(&mut self, hit: &Hit, from: usize) -> Option<(Option<Range<usize>>, Option<Speaker>)> {
        let (right, outer) = self.right(hit, from);
        let Some((_, close)) = self.main_clause(hit) else { return Some((right, outer)) };
        right.map(|said| (Some(said.start..said.end.min(close.max(said.start))), outer))
    }

    /// `| the 40 deaths | that the army had reported`: of what a relative clause without a comma tells.
    fn antecedent(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let that = clause.start.checked_sub(1).filter(|&at| self.tag(at) == Tag::Relative)?;
        let last = that.checked_sub(1).filter(|&last| self.tag(last) != Tag::Mark)?;
        let of = self.phrases.mentions.at(last).map_or(last, |phrase| phrase.tokens.start);
        Some(of..that)
    }

    /// `The rebels claim they killed 12, | the army said`: what others say in the words of a speaker ends where he is
    /// named.
    pub(super) fn end_at(&mut self, content: &Range<usize>) {
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
        let before = self.quotes.partition_point(|quote| quote.end <= sentence.start).checked_sub(1)?;
        let near = |quote: &&Range<usize>| (quote.end..quote.end + 2).contains(&sentence.start);
        let asks = |quote: &&Range<usize>| matches!(self.word(quote.end - 1), "?" | "!");
        self.quotes.get(before).filter(near).filter(asks).cloned()
    }

    /// `11% of | Republican | claims`: what may be a noun, behind a phrase that "of" leads to from a share or a thing, and
    /// not `Ann Roe of | Oxfam | claims`.
    fn is_noun_of_phrase(&self, clause: &Range<usize>, hit: &Hit) -> bool {
        let verb = hit.tokens.start;
        let noun = self.text().lexicon().words.profile(self.text().id(verb)).parts.has(Parts::NOUN)
            && !self.text().is(hit.tokens.end, "that");
        let of = clause.start.checked_sub(1).filter(|&of| noun && self.text().is(of, "of"));
        let owner = of.and_then(|of| of.checked_sub(1)).and_then(|last| self.phrases.mentions.at(last));
        of.is_some() && owner.is_none_or(|owner| !owner.named)
    }

    /// `no group | said it was behind it`, `neither the army nor | the police | denied it`
    pub(super) fn is_of_nobody(&self, clause: &Range<usize>) -> bool {
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

    /// `three more than | the police said`, `twice what | the trust said`: what another speaker's words are held
    /// against.
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
        // "combat which confirms predictions"
        let which = hit.cue.manner == Manner::Confirm
            && hit.group.start > hit.sentence.start
            && self.text().is(hit.group.start - 1, "which");
        self.tag(at) == Tag::Adjective
            || accused
            || which
            || self.is_naming(hit)
            || believed
            || at > hit.sentence.start
                && matches!(self.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Hyphen)
    }

    /// `a minor | called | Nelson Antonio`: a participle that gives somebody new a name.
    fn is_naming(&self, hit: &Hit) -> bool {
        let at = hit.tokens.start;
        let named = at.checked_sub(1).and_then(|last| self.phrases.mentions.at(last));
        let new = named.is_some_and(|named| {
            !named.named && self.text().is_class(named.tokens.start, WordClass::IndefiniteArticle)
        });
        new && self.text().is_class(at, WordClass::Naming) && self.tag(hit.tokens.end) == Tag::Name
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
    pub(super) fn left_start(&self, end: usize, sentence: &Range<usize>) -> usize {
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
pub(super) enum Side {
    Before,
    After,
}
