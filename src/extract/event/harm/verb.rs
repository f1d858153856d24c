//! Those who suffer what a verb says: its object in the active, its subject in the passive ([`super::subject`]).

use std::ops::Range;

use super::{Cue, HarmRule, Reading, Scene, Share, Victims};
use crate::extract::figurative::is_figurative;
use crate::extract::mention::Tag;
use crate::lexicon::events::{Effect, HarmFrame, Turn};
use crate::lexicon::{Forms, Function, WordClass};

/// `six family members | found dead`: those whom a headline counts first are told in so many words.
const HEADLINE: usize = 4;
/// What is said of a subject between it and its verb, in brackets or commas, has fewer tokens.
const ASIDE: usize = 9;
/// `who had sworn allegiance to the northern branch of the Front` is so long.
const CLAUSE: usize = 14;

impl Cue {
    pub(super) fn transitive(&self, scene: &Scene<'_>) -> Option<Reading> {
        let verb = self.tokens.start;
        if self.is_nominal(scene) {
            return Some((self.behind_of(scene), HarmRule::Nominal, None))
                .filter(|(victims, ..)| !victims.is_empty());
        }
        let (start, passive) = self.group_start(scene);
        if passive {
            let avenged = self.before_relative(scene, start).is_some();
            let agent = self.by(scene).filter(|_| !avenged);
            return Some((self.subject(scene, start), HarmRule::Passive, agent));
        }
        if self.is_adjective(scene) {
            return None;
        }
        let itself = self.tokens.end..self.tokens.end + 1;
        if self.word.effect == Effect::Killed
            && scene.text.is_class(itself.start, WordClass::OwnSelf)
            && let Some(doer) = self.own_end(scene, itself)
        {
            return Some((vec![doer], HarmRule::Active, None));
        }
        if let Some(victims) = self.oneself(scene, start) {
            return Some((victims, HarmRule::Active, self.agent(scene, start)));
        }
        let mut object = self.object(scene);
        object.extend(self.then_himself(scene, &object));
        let before = || self.modified(scene, start).unwrap_or_else(|| self.subject(scene, start));
        let whole = object.iter().any(|victims| victims.share == Share::Whole);
        if whole && !self.belongs_to_next(scene, &object, start) {
            return Some((object, HarmRule::Active, self.agent(scene, start)));
        }
        if let Some(whom) = self.relative_object(scene, start) {
            let victims = scene.victims_before(whom).or_else(|| self.antecedent(scene, whom));
            return Some((vec![victims?], HarmRule::Active, self.agent(scene, start)));
        }
        let forms = scene.text.lexicon().words.profile(scene.text.id(verb)).forms;
        let participle = forms.has(Forms::PAST) || self.tokens.len() > 1;
        let victims = if participle { before() } else { Vec::new() };
        let adjacent = victims.last().is_some_and(|last| {
            let end = last.tokens.end.max(scene.phrase_end(last.tokens.start));
            let near = last.tokens.end + 1 >= start || end == start || scene.past_closed_age(end) == start;
            near && !scene.is(start - 1, "and") && !scene.is(start - 1, "or")
        });
        // "Half of the 12 people killed were children": those killed are the twelve, and half of them something else.
        let shared = victims.first().is_some_and(|first| scene.is_share(first));
        if scene.is_nominative(start) && !scene.text.is_class(self.tokens.end, WordClass::Reflexive) {
            return self.by_pronoun(scene, start);
        }
        let acts = adjacent && !shared && self.acts(scene, &victims);
        (adjacent && !shared && !acts).then(|| (victims, HarmRule::Participle, self.by(scene)))
    }

    /// Whether those before a verb without an auxiliary did it to what stands behind it, and did not suffer it.
    fn acts(&self, scene: &Scene<'_>, before: &[Victims]) -> bool {
        let thing = || {
            let counts = scene.tag(self.tokens.end) == Tag::Number;
            self.has_thing(scene) && (!counts || before.iter().all(Victims::is_named))
        };
        let single = before.iter().all(Victims::is_person);
        let led = before.first().is_some_and(|first| scene.tag(first.tokens.start) == Tag::Determiner);
        self.has_them(scene) || single && (thing() || self.has_people(scene) || led && self.has_bare(scene))
    }

    /// `the nurse | whom | Kord killed`: the relative of whoever suffers, where the one who does it stands right before
    /// the verb.
    fn relative_object(&self, scene: &Scene<'_>, start: usize) -> Option<usize> {
        let doer = scene.mentions.at(start.checked_sub(1)?).filter(|doer| doer.tokens.end == start)?;
        let whom = doer.tokens.start.checked_sub(1).filter(|&whom| whom > self.sentence.start)?;
        let led = scene.tag(whom - 1) == Tag::Preposition;
        // "told the children that Ann Roe had killed herself"
        let own = scene.text.is_class(self.tokens.end, WordClass::OwnSelf);
        (scene.tag(whom) == Tag::Relative && !led && !own && !scene.is_time(doer.head)).then_some(whom)
    }

    /// `the two cyclists | he | killed`: whom a verb without an auxiliary hits behind a pronoun that can only be its
    /// subject.
    fn by_pronoun(&self, scene: &Scene<'_>, start: usize) -> Option<Reading> {
        let whom = self.antecedent(scene, start - 1)?;
        Some((vec![whom], HarmRule::Active, self.agent(scene, start)))
    }

    /// `a bomber killed | himself and eight others`: the subject, with whoever is joined to it behind the verb.
    fn oneself(&self, scene: &Scene<'_>, start: usize) -> Option<Vec<Victims>> {
        let itself = self.tokens.end;
        let next = itself + 2;
        let others = scene.text.is_class(itself, WordClass::Reflexive) && scene.has(itself + 1, Turn::Joint);
        let others = if others { scene.list(next, self.sentence.end) } else { Vec::new() };
        let mut victims = self.subject(scene, start);
        let joined = !victims.is_empty() && !others.is_empty();
        victims.extend(others.into_iter().map(|victims| Victims { further: false, ..victims }));
        joined.then_some(victims)
    }

    pub(super) fn intransitive(&self, scene: &Scene<'_>) -> Reading {
        (self.subject(scene, self.group_start(scene).0), HarmRule::Intransitive, None)
    }

    /// `a storm drowned 12`, `12 drowned`.
    pub(super) fn labile(&self, scene: &Scene<'_>) -> Reading {
        let (start, passive) = self.group_start(scene);
        let object = if passive { Vec::new() } else { self.object(scene) };
        let hit = object.iter().any(|victims| victims.share == Share::Whole);
        if hit || !passive && self.has_thing(scene) {
            return (object, HarmRule::Active, self.agent(scene, start));
        }
        self.intransitive(scene)
    }

    /// `shot | a film`, `drowned | three kittens`: a verb with an object that is nobody tells of no harm to its
    /// subject.
    fn has_thing(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        let opens = matches!(scene.tag(next), Tag::Determiner | Tag::Possessive | Tag::Number);
        let phrase = scene.mentions.at(next).filter(|phrase| phrase.tokens.start == next);
        // "boy fatally shot / The coroner named": the subject of what follows a headline
        let acts = |end: usize| matches!(scene.tag(end), Tag::Verb | Tag::Auxiliary);
        let thing = next < self.sentence.end && phrase.is_some_and(|phrase| !acts(phrase.tokens.end));
        opens && !scene.is_time(scene.phrase_end(next).saturating_sub(1)) && thing
    }

    /// `her uncle stabbed | her`: a verb with a pronoun for its object.
    fn has_them(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        scene.text.is_class(next, WordClass::ObjectPronoun) && scene.tag(next) != Tag::Relative
    }

    /// `a gunman massacred | shoppers`: people behind the verb whom nobody counts, and who do not speak.
    fn has_people(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        let phrase = scene.mentions.at(next).filter(|phrase| phrase.tokens.start == next && !phrase.named);
        phrase.is_some_and(|phrase| {
            let end = phrase.tokens.end;
            let bare = matches!(scene.tag(next), Tag::Noun | Tag::Adjective)
                && scene.figures_in(next..end).is_empty();
            let people = phrase.plural && scene.names_people(phrase.head) && !scene.is_time(phrase.head);
            bare && people && !matches!(scene.tag(end), Tag::Verb | Tag::Auxiliary)
        })
    }

    /// `the coach killed | hopes of a comeback`: a noun for several things behind the verb, of one who opens with an
    /// article, as no headline has it; where a verb follows, as in `the man killed moments after the vote was`, he is
    /// the one who was killed.
    fn has_bare(&self, scene: &Scene<'_>) -> bool {
        let next = self.tokens.end;
        let phrase = scene.mentions.at(next).filter(|phrase| phrase.tokens.start == next && !phrase.named);
        phrase.is_some_and(|phrase| {
            let here = |at: &usize| !matches!(scene.tag(*at), Tag::Mark | Tag::Relative);
            let verb = |at: usize| matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary);
            let last = (phrase.tokens.end..self.sentence.end).take_while(here).any(verb);
            let bare = matches!(scene.tag(next), Tag::Noun | Tag::Adjective);
            bare && phrase.plural
                && scene.tag(phrase.head) == Tag::Noun
                && !scene.is_time(phrase.head)
                && !last
        })
    }

    /// `dying patients`, `drowned out`: a word that tells what somebody is like, or a part of another verb.
    pub(super) fn is_no_harm(&self, scene: &Scene<'_>) -> bool {
        let (start, end) = (self.tokens.start, self.tokens.end);
        // "is dead | tired"
        let very =
            scene.text.is_class(end - 1, WordClass::Dead) && scene.text.is_class(end, WordClass::Utterly);
        if very {
            return true;
        }
        if is_figurative(scene.text, scene.mentions, &self.tokens) {
            return true;
        }
        let suffers = matches!(self.word.frame, HarmFrame::Intransitive | HarmFrame::Labile);
        let verb = start > self.sentence.start && scene.tag(start - 1) == Tag::Auxiliary;
        let describes = is_ing(scene, start) && !verb && matches!(scene.tag(end), Tag::Noun | Tag::Adjective);
        suffers && (describes && !scene.is_time(end) || scene.has(end, Turn::Particle))
    }

    /// `an injured man`: no verb.
    fn is_adjective(&self, scene: &Scene<'_>) -> bool {
        let at = self.tokens.start;
        at > self.sentence.start
            && matches!(scene.tag(at - 1), Tag::Determiner | Tag::Possessive)
            && self.tokens.len() == 1
    }

    /// `8 killed 58 others injured`: what stands behind the verb belongs to the next, what stands before it to this
    /// one.
    fn belongs_to_next(&self, scene: &Scene<'_>, object: &[Victims], start: usize) -> bool {
        let harm = &scene.text.lexicon().events.harm;
        let next = object.iter().find(|victims| victims.share == Share::Whole).is_some_and(|victims| {
            let cue = scene.text.longest(harm, victims.tokens.end);
            cue.is_some_and(|(_, cue)| cue.frame != HarmFrame::State)
                && scene.mentions.tag(victims.tokens.end) != Tag::Conjunction
        });
        next && self.subject(scene, start).last().is_some_and(|last| last.tokens.end + 1 >= start)
    }

    fn is_nominal(&self, scene: &Scene<'_>) -> bool {
        let at = self.tokens.start;
        let determined = at > self.sentence.start
            && matches!(scene.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Genitive);
        let noun = determined || scene.tag(at) == Tag::Noun;
        let ing = || scene.text.word(at).to_ascii_lowercase().ends_with("ing");
        scene.is(self.tokens.end, "of") && (noun || ing()) || noun && self.of(scene).is_some()
    }

    /// Where the verb group starts, and whether it is passive.
    pub(super) fn group_start(&self, scene: &Scene<'_>) -> (usize, bool) {
        let words = &scene.text.lexicon().words;
        let (mut passive, mut perfect) = (false, false);
        let mut start = self.tokens.start;
        while start > self.sentence.start {
            let before = start - 1;
            match scene.tag(before) {
                Tag::Auxiliary => {
                    let function = words.profile(scene.text.id(before)).function;
                    // "is believed to have killed" has a "be" of another verb
                    perfect |= function == Function::Have && !passive;
                    passive |= function.is_be() && !perfect;
                }
                Tag::Adverb | Tag::Negation | Tag::To => {}
                _ if self.is_linking(scene, before) => {
                    passive |= scene.has(before, Turn::Passive) || self.opens_headline(scene, before);
                }
                _ => break,
            }
            start = before;
        }
        (start, passive)
    }

    /// `six people | found | dead`: a participle right behind people who are counted at the start of a headline.
    fn opens_headline(&self, scene: &Scene<'_>, linking: usize) -> bool {
        let first = self.sentence.start;
        let counted = scene.figures_in(first..first + 1).len() == 1;
        let people = linking > first
            && linking <= first + HEADLINE
            && matches!(scene.tag(linking - 1), Tag::Noun | Tag::Number);
        let next = self.tokens.end;
        // "six officers found dead dogs"
        let closed = next >= self.sentence.end
            || matches!(
                scene.tag(next),
                Tag::Preposition | Tag::Mark | Tag::Adverb | Tag::Conjunction | Tag::Subordinator
            );
        counted && people && closed && scene.has(linking, Turn::Linking) && scene.tag(linking) == Tag::Verb
    }

    /// Words inside a verb group that no closed class has: `were reported killed`, `got injured`, `were shot and
    /// killed`.
    fn is_linking(&self, scene: &Scene<'_>, at: usize) -> bool {
        // over "are now confirmed dead"
        let mut before = (self.sentence.start..at).rev().map(|at| scene.tag(at));
        let after_aux = before.find(|tag| *tag != Tag::Adverb) == Some(Tag::Auxiliary);
        let verb = |at: usize| scene.harm_at(at).is_some_and(|cue| cue.frame == HarmFrame::Transitive);
        let joint = |at: usize| scene.is(at, "and") || scene.is(at, "or");
        let shared = joint(at) && at > self.sentence.start && verb(at - 1);
        let people = self.opens_headline(scene, at);
        let alone = after_aux || people || scene.has(at, Turn::Passive) || scene.tag(at) == Tag::Adverb;
        scene.has(at, Turn::Linking) && alone
            || after_aux && is_adverb(scene, at)
            || shared
            || verb(at) && joint(at + 1)
    }

    /// The victims behind the verb; not those of whom it says that they are some of the others: `15 people killed, |
    /// including two doctors and a nurse`.
    fn object(&self, scene: &Scene<'_>) -> Vec<Victims> {
        let mut start = self.tokens.end;
        let aside = matches!(scene.text.word(start), "," | "(");
        if aside && scene.opens_part(start, self.sentence.end).is_some() {
            return Vec::new();
        }
        if (scene.is(start, "and") || scene.is(start, "or")) && scene.harm_at(start + 1).is_some() {
            start += 2;
        }
        // accused of "murdering" | two guards
        let quote = |at: usize| matches!(scene.text.word(at), "\"" | "\u{201c}" | "\u{201d}");
        let scared = self.tokens.start > self.sentence.start && quote(self.tokens.start - 1) && quote(start);
        scene.list(start + usize::from(scared), self.sentence.end)
    }

    /// Who did it, behind "by".
    fn by(&self, scene: &Scene<'_>) -> Option<Range<usize>> {
        let end = self.sentence.end.min(self.tokens.end + 8);
        let by = (self.tokens.end..end)
            .take_while(|&at| !matches!(scene.tag(at), Tag::Verb | Tag::Auxiliary))
            .find(|&at| scene.is(at, "by"))?;
        let mention = scene.mentions.at(by + 1)?;
        Some(by + 1..mention.tokens.end)
    }

    /// The phrase right before an active verb.
    fn agent(&self, scene: &Scene<'_>, start: usize) -> Option<Range<usize>> {
        let last = start.checked_sub(1).filter(|&last| last >= self.sentence.start)?;
        let last =
            if scene.tag(last) == Tag::Relative && last > self.sentence.start { last - 1 } else { last };
        // "the army managed | to kill", "succeeded | in killing"
        let managed = scene.tag(last) == Tag::Verb && scene.text.is_class(last, WordClass::Factive);
        let last = if managed && last > self.sentence.start { last - 1 } else { last };
        let last = self.before_aside(scene, last);
        let clause = scene.tag(start - 1) != Tag::Relative;
        let last = if clause { self.past_clause(scene, last).unwrap_or(last) } else { last };
        scene.mentions.at(last).map(|mention| mention.tokens.clone())
    }

    /// `two men | who swore allegiance to the Front | killed`: the last token before a clause that opens with its own
    /// verb behind "who" and has no other.
    fn past_clause(&self, scene: &Scene<'_>, last: usize) -> Option<usize> {
        let from = self.sentence.start.max(last.saturating_sub(CLAUSE)) + 1;
        let stops = |at: &usize| matches!(scene.tag(*at), Tag::Conjunction | Tag::Subordinator | Tag::Mark);
        let who =
            (from..last).rev().take_while(|at| !stops(at)).find(|&at| scene.tag(at) == Tag::Relative)?;
        let verbs = (who + 1..=last).filter(|&at| scene.tag(at) == Tag::Verb && scene.tag(at - 1) != Tag::To);
        let acts = matches!(scene.tag(who + 1), Tag::Verb | Tag::Auxiliary | Tag::Adverb);
        (acts && verbs.count() == 1 && scene.text.is_class(who, WordClass::Who)).then(|| who - 1)
    }

    /// `the Northern Front | (NF)`, `the Northern Front | , a rebel group,`: the last token before a bracket or
    /// between commas.
    fn before_aside(&self, scene: &Scene<'_>, last: usize) -> usize {
        let near = self.sentence.start.max(last.saturating_sub(ASIDE))..last;
        let open = match scene.text.word(last) {
            ")" | "]" => near.rev().find(|&at| matches!(scene.text.word(at), "(" | "[")),
            "," => near.rev().find(|&at| scene.is(at, ",")),
            _ => None,
        };
        open.and_then(|open| open.checked_sub(1)).unwrap_or(last)
    }
}

impl Scene<'_> {
    /// `he | killed`: whether "he", "she" or "they" stands right before a token.
    fn is_nominative(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|&before| self.tag(before) == Tag::Pronoun);
        before.is_some_and(|before| {
            let function = self.text.lexicon().words.profile(self.text.id(before)).function;
            matches!(function, Function::Person | Function::Plural)
                && !self.text.is_class(before, WordClass::ObjectPronoun)
        })
    }
}

pub(super) fn is_ing(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lexicon().words.profile(scene.text.id(at)).forms.has(Forms::ING)
}

/// `brutally`, which no table of adverbs needs to have.
fn is_adverb(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.text.word(at).as_bytes();
    word.len() > 4 && word[word.len() - 2..].eq_ignore_ascii_case(b"ly")
}
