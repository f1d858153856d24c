//! Who is said to have done it, and how surely, by the responsibility classes of the MUC-4 fill rules (slot 11).
//!
//! ```text
//! claimed                   X "claimed responsibility" | "responsibility was claimed by" X
//! reported as fact          X "killed" … | "killed by" X | "attack by" X | X "attacked" | "the" X "shelling"
//! suspected by authorities  the same in the voice of an authority | an authority "blamed" X, "accused" X
//! suspected                 the same in another voice | "suspected" X
//! possible                  "may have been carried out by" X
//! denied                    X "denied" … | "not carried out by" X
//! ```

use std::ops::Range;

use super::clue::{Mark, Stretch};
use super::harm::Harm;
use super::model::{EventType, Responsibility};
use crate::claim::{Certainty, Polarity, Role};
use crate::extract::mention::{Mention, MentionKind, Mentions, Tag};
use crate::extract::voice::{Mood, Voice, Voices, mood};
use crate::lexicon::events::Doer;
use crate::lexicon::speech::{Frame, Manner, SourceNoun};
use crate::lexicon::{Function, NameUse, Noun, PlaceKind};
use crate::text::{Case, Text};
use crate::value::place::longest_place;

/// Somebody said to have done something.
#[derive(Debug, Clone, PartialEq)]
pub struct Accusation {
    /// The name, as fully as the document gives it.
    pub name: String,
    /// The tokens that name them.
    pub tokens: Range<usize>,
    /// The tokens of the whole statement.
    pub statement: Range<usize>,
    /// The token that says so.
    pub cue: usize,
    /// Whether they have a name, or are only described.
    pub named: bool,
    /// Whether the words for them fit any armed band: "guerrillas".
    pub generic: bool,
    /// How surely.
    pub certainty: Responsibility,
    /// Which rule read it.
    pub rule: &'static str,
}

impl Accusation {
    /// How strong the evidence is: who kills by the grammar of the sentence, or says so, before who is near it.
    pub(super) fn weight(&self) -> u32 {
        match self.rule {
            "killer" | "claimed responsibility" => 4,
            "blamed" | "by" => 3,
            "whose" | "agent" => 2,
            _ => 1,
        }
    }
}

/// The accusations of a text, each with the index of the stretch it belongs to.
pub(super) fn accusations(
    text: &Text<'_>,
    mentions: &Mentions,
    voices: &Voices,
    harms: &[Harm],
    stretches: &[Stretch],
) -> Vec<(Accusation, usize)> {
    let mut court = Court { text, mentions, voices, factions: Vec::new() };
    court.factions = court.factions();
    let mut found = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let mut here = Vec::new();
        for &harm in &stretch.harms {
            here.extend(court.of_harm(&harms[harm]));
        }
        for mark in &stretch.marks {
            here.extend(court.of_mark(mark, &stretch.tokens));
        }
        for token in stretch.tokens.clone() {
            here.extend(court.of_word(token, &stretch.tokens));
        }
        found.extend(here.into_iter().map(|accusation| (accusation, at)));
    }
    found
}

struct Court<'t> {
    text: &'t Text<'t>,
    mentions: &'t Mentions,
    voices: &'t Voices,
    /// The armed organisations of the text; where it names just one, "the guerrillas" are its.
    factions: Vec<(&'static str, String)>,
}

impl Court<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.is(at, word))
    }

    /// `X killed 12`, `12 were killed by X`.
    fn of_harm(&self, harm: &Harm) -> Option<Accusation> {
        let agent = harm.agent.clone()?;
        self.doer(&agent, harm.cue, "killer", None)
    }

    // --- the words for what happened ---------------------------------------------------------------------------------------

    fn of_mark(&self, mark: &Mark, stretch: &Range<usize>) -> Vec<Accusation> {
        let mut found = Vec::new();
        // Whoever arrests did not do what the arrest is for, and what collapses did not do it.
        if matches!(mark.kind, EventType::Arrest | EventType::Disaster) {
            return found;
        }
        let cue = mark.tokens.start;
        if let Some(by) = self.by(mark.tokens.end, stretch.end) {
            found.extend(self.doer(&by, cue, "by", None));
        }
        if mark.verb {
            found.extend(
                self.subject(cue, stretch.start).and_then(|subject| self.doer(&subject, cue, "agent", None)),
            );
            return found;
        }
        let before = self.mentions.at(cue).map_or(cue..cue, |mention| mention.tokens.start..cue);
        found.extend(
            self.modifier(&before, mark.kind).and_then(|doer| self.accuse(&doer, cue, "whose", None)),
        );
        if mark.kind == EventType::Clash && self.is(mark.tokens.end, &["with", "against"]) {
            let other = self.mentions.at(mark.tokens.end + 1).map(|mention| mention.tokens.clone());
            found.extend(other.and_then(|other| self.doer(&other, cue, "clash", None)));
        }
        found
    }

    /// `… by X`, `… carried out by X`, before the next clause.
    fn by(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let end = end.min(from + 10);
        let by = (from..end)
            .take_while(|&at| !self.is(at, &[",", ";", "that", "who", "which", "while"]))
            .find(|&at| self.is(at, &["by"]))?;
        let mention = self.mentions.at(by + 1)?;
        Some(by + 1..mention.tokens.end)
    }

    /// The subject of an active verb.
    fn subject(&self, verb: usize, first: usize) -> Option<Range<usize>> {
        let words = &self.text.lexicon().words;
        let mut start = verb;
        while let Some(before) = start.checked_sub(1).filter(|&before| before >= first) {
            match self.mentions.tag(before) {
                Tag::Auxiliary
                    if matches!(
                        words.profile(self.text.id(before)).function,
                        Function::Be | Function::NegatedBe
                    ) =>
                {
                    return None;
                }
                Tag::Auxiliary | Tag::Adverb | Tag::Relative => start = before,
                _ => break,
            }
        }
        let last = start.checked_sub(1).filter(|&last| last >= first)?;
        self.mentions.at(last).map(|mention| mention.tokens.clone())
    }

    // --- responsibility, blame ------------------------------------------------------------------------------------------------

    fn of_word(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        if self.is(
            at,
            &["fired", "launched", "dropped", "staged", "perpetrated", "conducted", "committed", "planted"],
        ) && self.is(at + 1, &["by"])
        {
            let by = self.by(at + 1, stretch.end)?;
            return self.doer(&by, at, "by", None);
        }
        let did = ["perpetrated", "committed", "staged", "launched", "conducted", "planted", "participated"];
        if self.is(at, &did) || self.is(at, &["carried", "carry"]) && self.is(at + 1, &["out"]) {
            return self
                .subject(at, stretch.start)
                .and_then(|subject| self.doer(&subject, at, "agent", None));
        }
        if self.is(at, &["responsibility", "credit"]) {
            return self.responsibility(at, stretch);
        }
        if self.is(at, &["suspected", "alleged"]) {
            let mention =
                self.mentions.at(at).filter(|mention| mention.tokens.start <= at && mention.head > at)?;
            return self.doer(
                &(at + 1..mention.tokens.end),
                at,
                "suspected",
                Some(Responsibility::Suspected),
            );
        }
        let (len, cue) = self.text.longest(&self.text.lexicon().speech.cues, at)?;
        if cue.frame != Frame::Accuse || cue.manner != Manner::Allege || self.mentions.tag(at) != Tag::Verb {
            return None;
        }
        self.blame(at, len, stretch)
    }

    /// `X claimed responsibility`, `responsibility … claimed by X`.
    fn responsibility(&self, at: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let claim = [
            "claimed",
            "claim",
            "claims",
            "claiming",
            "accepted",
            "accepts",
            "assumed",
            "took",
            "admitted",
            "acknowledged",
        ];
        let before = (stretch.start..at).rev().take(5).find(|&at| self.is(at, &claim));
        let after = (at + 1..stretch.end).take(12).find(|&at| self.is(at, &claim));
        let negative = (stretch.start..at)
            .rev()
            .take(6)
            .any(|at| self.is(at, &["no", "nobody", "none", "not", "never", "denied"]));
        let denied =
            (stretch.start..at).rev().take(4).any(|at| self.is(at, &["denied", "rejected", "denies"]));
        if let Some(verb) = before.filter(|_| !negative) {
            let subject = self.subject(verb, stretch.start)?;
            return self.accused(&subject, verb, "claimed responsibility", Responsibility::Claimed);
        }
        if denied {
            let verb =
                (stretch.start..at).rev().find(|&at| self.is(at, &["denied", "rejected", "denies"]))?;
            let subject = self.subject(verb, stretch.start)?;
            return self.accused(&subject, verb, "denied responsibility", Responsibility::Denied);
        }
        let verb = after.filter(|_| !negative)?;
        let by = self.by(verb, stretch.end)?;
        self.accused(&by, verb, "claimed responsibility", Responsibility::Claimed)
    }

    /// `blamed X for`, `blamed the attack on X`, `accused X of`, `was blamed on X`.
    fn blame(&self, at: usize, len: usize, stretch: &Range<usize>) -> Option<Accusation> {
        let passive = (stretch.start..at).rev().take(3).any(|before| {
            matches!(self.text.lexicon().words.profile(self.text.id(before)).function, Function::Be)
        });
        let on = (at + len..stretch.end.min(at + len + 12)).find(|&at| {
            self.is(at, &["on", "to"])
                && self.mentions.at(at + 1).is_some_and(|mention| self.is_doer(mention))
        });
        let object = self
            .mentions
            .at(at + len)
            .filter(|mention| self.is_doer(mention))
            .map(|mention| mention.tokens.clone());
        let blamed = match (object, on) {
            (Some(object), _) if !passive => object,
            (_, Some(on)) => on + 1..self.mentions.at(on + 1)?.tokens.end,
            _ if passive => self
                .mentions
                .at((stretch.start..at).rev().find(|&at| self.mentions.at(at).is_some())?)?
                .tokens
                .clone(),
            _ => return None,
        };
        let authority = self.subject(at, stretch.start).is_some_and(|subject| self.is_authority(&subject))
            || self.voices.at(at).speakers.first().is_some_and(|speaker| speaker.role == Role::Official);
        let certainty =
            if authority { Responsibility::SuspectedByAuthorities } else { Responsibility::Suspected };
        self.accused(&blamed, at, "blamed", certainty)
    }

    fn is_authority(&self, phrase: &Range<usize>) -> bool {
        let official = Some(&crate::lexicon::speech::SourceNoun::Official);
        phrase.clone().any(|at| self.text.lexicon().speech.sources.get(self.text.id(at)) == official)
    }

    // --- doers -----------------------------------------------------------------------------------------------------------------

    fn accused(
        &self,
        phrase: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Responsibility,
    ) -> Option<Accusation> {
        self.doer(phrase, cue, rule, Some(certainty))
    }

    /// The accusation of those whom a phrase names, if it names any who could have done it.
    fn doer(
        &self,
        phrase: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Option<Responsibility>,
    ) -> Option<Accusation> {
        let last = phrase.end.checked_sub(1)?;
        let mention = self.mentions.at(last).or_else(|| self.mentions.at(phrase.start))?;
        let means = self.text.lexicon().events.doers.get(self.text.id(mention.head)) == Some(&Doer::Means);
        if self.is_event(mention.head) || means {
            let kind = if means { EventType::Airstrike } else { EventType::Attack };
            let doer = self.modifier(&(phrase.start.min(mention.head)..mention.head), kind)?;
            return self.accuse(&doer, cue, rule, certainty);
        }
        if !self.is_doer(mention) {
            return None;
        }
        self.accuse(&(phrase.start.max(mention.tokens.start)..mention.tokens.end), cue, rule, certainty)
    }

    fn is_event(&self, head: usize) -> bool {
        let words = &self.text.lexicon().words;
        let lemma = words.profile(self.text.id(head)).lemma;
        words.events.get(self.text.id(head)).or_else(|| words.events.get(lemma)).is_some()
    }

    /// Whether a mention may be of a doer: an armed body, people, somebody with a name.
    fn is_doer(&self, mention: &Mention) -> bool {
        if let Some(armed) = self.armed_in(&mention.tokens) {
            let noun = self.text.lexicon().words.profile(self.text.id(mention.head)).noun;
            return armed.contains(&mention.head)
                || matches!(noun, Noun::Person | Noun::Group | Noun::Organization);
        }
        let doer = self.text.lexicon().events.doers.get(self.text.id(mention.head));
        let entity = self.mentions.entity(mention.entity);
        let body = entity.named
            && matches!(entity.kind, MentionKind::Organization | MentionKind::Group)
            && !self.is_outlet(mention)
            && self.is_sure_name(mention);
        match doer {
            Some(Doer::Lone | Doer::Means) => false,
            Some(_) => true,
            None => {
                (mention.named
                    || mention.kind == MentionKind::Pronoun
                    || self.is(mention.tokens.start, &["the"]))
                    && body
            }
        }
    }

    /// The armed organisation that is named first in a range, by its tokens.
    fn armed_in(&self, range: &Range<usize>) -> Option<Range<usize>> {
        range.clone().find_map(|at| {
            let (len, _) = self.text.longest(&self.text.lexicon().events.armed, at)?;
            let name = len > 1 || self.text.tokens()[at].is_capitalised();
            (name && at + len <= range.end).then(|| at..at + len)
        })
    }

    /// The armed organisations that the text names: key and fullest name.
    fn factions(&self) -> Vec<(&'static str, String)> {
        let table = &crate::lexicon::Lexicon::english().events.armed;
        let mut found: Vec<(&'static str, String)> = Vec::new();
        for at in 0..self.text.tokens().len() {
            let Some((len, armed)) = self.text.longest(table, at) else { continue };
            if len == 1 && !self.text.tokens()[at].is_capitalised() {
                continue;
            }
            let words = self.text.span(at..at + len).of(self.text.source());
            let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
            match found.iter_mut().find(|(key, _)| *key == &*armed.key) {
                Some((_, known)) if known.len() < name.len() => *known = name,
                Some(_) => {}
                None => found.push((&armed.key, name)),
            }
        }
        found
    }

    fn is_outlet(&self, mention: &Mention) -> bool {
        let speech = &self.text.lexicon().speech;
        mention.tokens.clone().any(|at| self.text.longest(&speech.outlets, at).is_some())
            || speech.sources.get(self.text.id(mention.head)) == Some(&SourceNoun::Agency)
    }

    /// The doer among the words before a noun for what happened: `Syrian regime | air strikes`, `rebel | shelling`.
    fn modifier(&self, before: &Range<usize>, kind: EventType) -> Option<Range<usize>> {
        let doers = &self.text.lexicon().events.doers;
        let owner = before.clone().rev().find(|&at| self.mentions.tag(at) == Tag::Genitive);
        let heavy = matches!(kind, EventType::Airstrike | EventType::Shelling);
        let names = |at: usize| {
            let doer =
                doers.get(self.text.id(at)).is_some_and(|doer| !matches!(doer, Doer::Lone | Doer::Means));
            doer || heavy && self.is_of_nation(at) || self.is_body(at)
        };
        if let Some(armed) = self.armed_in(before) {
            return Some(armed);
        }
        let first = before.clone().find(|&at| names(at))?;
        let last = before.clone().rev().find(|&at| names(at))?;
        let last = owner.map_or(last, |owner| last.min(owner.saturating_sub(1)).max(first));
        Some(first..last + 1)
    }

    /// `Russian`, `U.S.`, `US-led`: of a nation, by a word that is not the name of the place.
    fn is_of_nation(&self, at: usize) -> bool {
        let Some((len, places)) = longest_place(self.text, at) else { return false };
        let initials = self.text.word(at).len() <= 4
            && self.text.word(at).chars().filter(char::is_ascii_uppercase).count() > 1;
        let led = self.text.is(at + len, "-") && self.text.is(at + len + 1, "led");
        places.name_use() == NameUse::People
            || initials && self.text.tokens()[at].case == Case::Upper && places.kind() == PlaceKind::Country
            || led
    }

    fn is_body(&self, at: usize) -> bool {
        self.mentions.innermost(at).is_some_and(|mention| {
            let kind = self.mentions.entity(mention.entity).kind;
            mention.named
                && matches!(kind, MentionKind::Organization | MentionKind::Group)
                && !self.is_outlet(mention)
                && self.is_sure_name(mention)
        })
    }

    /// Whether a name is one not only because all letters around it are capitals and no table has it.
    fn is_sure_name(&self, mention: &Mention) -> bool {
        let shouts = |at: usize| {
            self.text
                .tokens()
                .get(at)
                .is_some_and(|token| token.case == Case::Upper && token.span().len() > 3)
        };
        let around = mention.tokens.start.saturating_sub(4)..mention.tokens.start;
        let shouted =
            around.clone().filter(|&at| shouts(at)).count() * 2 >= around.len() && !around.is_empty();
        let body = mention.name.clone().any(|at| {
            matches!(
                self.text.lexicon().words.profile(self.text.id(at)).noun,
                Noun::Organization | Noun::Group
            )
        });
        !shouted || body || mention.name.len() > 2
    }

    /// `terrorists of | the front`: with the body they belong to.
    fn with_body(&self, doer: &Range<usize>) -> Range<usize> {
        let member = self.is(doer.end, &["of", "from"])
            || self.is(doer.end, &["belonging"]) && self.is(doer.end + 1, &["to"]);
        let next = if self.is(doer.end, &["belonging"]) { doer.end + 2 } else { doer.end + 1 };
        let body = self.mentions.at(next).filter(|mention| {
            member && mention.tokens.start == next && mention.tokens.clone().any(|at| self.is_body(at))
        });
        body.map_or(doer.clone(), |body| doer.start..body.tokens.end)
    }

    fn accuse(
        &self,
        doer: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Option<Responsibility>,
    ) -> Option<Accusation> {
        let doer = &self.with_body(doer);
        let (name, named) = self.name(doer)?;
        let voice = self.voices.at(cue);
        let certainty = certainty.unwrap_or_else(|| self.certainty(&voice, cue, &name));
        let certainty = if voice.polarity == Polarity::Denied && certainty != Responsibility::Claimed {
            Responsibility::Denied
        } else {
            certainty
        };
        let head = self.text.lexicon().events.doers.get(self.text.id(doer.end - 1));
        let generic = !named && head == Some(&Doer::Faction);
        let statement = doer.start.min(cue)..doer.end.max(cue + 1);
        Some(Accusation { name, tokens: doer.clone(), statement, cue, named, generic, certainty, rule })
    }

    /// The body that a phrase names, or else its words.
    fn name(&self, doer: &Range<usize>) -> Option<(String, bool)> {
        let body =
            self.mentions.within(doer.clone()).chain(self.mentions.innermost(doer.start)).find(|mention| {
                let kind = self.mentions.entity(mention.entity).kind;
                mention.named
                    && kind == MentionKind::Organization
                    && mention.name.start >= doer.start
                    && mention.name.end <= doer.end
            });
        let mention = self.mentions.at(doer.start)?;
        if let Some(body) = body {
            return Some((self.mentions.entity(body.entity).name.clone(), true));
        }
        if let Some(armed) = self.armed_in(doer) {
            return Some((self.full_name(&armed), true));
        }
        let entity = self.mentions.entity(mention.entity);
        if entity.named && entity.kind == MentionKind::Organization && mention.tokens.end <= doer.end {
            return Some((entity.name.clone(), true));
        }
        let head = self.text.lexicon().events.doers.get(self.text.id(doer.end - 1));
        if let (Some(Doer::Faction), [(_, faction)]) = (head, &self.factions[..]) {
            return Some((faction.clone(), true));
        }
        let start = if self.is(doer.start, &["the", "a", "an", "some", "two", "three"]) && doer.len() > 1 {
            doer.start + 1
        } else {
            doer.start
        };
        let words = self.text.span(start..doer.end).of(self.text.source());
        Some((words.split_whitespace().collect::<Vec<_>>().join(" "), false))
    }

    /// The fullest name that the document gives an armed organisation.
    fn full_name(&self, armed: &Range<usize>) -> String {
        let key =
            self.text.longest(&self.text.lexicon().events.armed, armed.start).map(|(_, armed)| &*armed.key);
        let known = self.factions.iter().find(|(known, _)| Some(*known) == key);
        known.map(|(_, name)| name.clone()).unwrap_or_default()
    }

    /// How surely, by the verb's mood and the voice it stands in.
    fn certainty(&self, voice: &Voice, cue: usize, name: &str) -> Responsibility {
        let mood = mood(self.text, self.mentions, cue);
        let own = voice.speakers.first().is_some_and(|speaker| speaker.name == name);
        match mood {
            Mood::Negated => return Responsibility::Denied,
            Mood::Possible => return Responsibility::Possible,
            _ => {}
        }
        match voice.speakers.first().map(|speaker| speaker.role) {
            _ if own => Responsibility::Claimed,
            _ if matches!(voice.certainty, Certainty::Believed) => Responsibility::Suspected,
            Some(Role::Official) => Responsibility::SuspectedByAuthorities,
            _ if voice.certainty == Certainty::Alleged => Responsibility::Suspected,
            _ => Responsibility::ReportedAsFact,
        }
    }
}
