//! Whether a phrase names somebody who could have done it, and what they are called.

use std::ops::Range;

use super::{Accusation, BLAMED, Court, Faction, SUSPECTED};
use crate::claim::{Certainty, Polarity, Role};
use crate::extract::event::model::{EventType, Responsibility};
use crate::extract::left_out::is_left_out;
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::extract::voice::{Mood, Voice, mood};
use crate::lexicon::events::{Doer, Turn};
use crate::lexicon::speech::SourceNoun;
use crate::lexicon::{NameUse, Noun, PlaceKind, Triggers, WordClass};
use crate::text::Case;
use crate::value::place::longest_place;

/// `The group`, without a word on which, has no more words.
const BARE: usize = 2;

/// `The possibility that` stands fewer tokens before whoever may have done it.
const WHETHER: usize = 5;

impl Court<'_, '_> {
    pub(super) fn accused(
        &self,
        phrase: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Responsibility,
    ) -> Option<Accusation> {
        self.doer(phrase, cue, rule, Some(certainty))
    }

    /// The accusation of those whom a phrase names, if it names any who could have done it.
    pub(super) fn doer(
        &self,
        phrase: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Option<Responsibility>,
    ) -> Option<Accusation> {
        let last = phrase.end.checked_sub(1)?;
        let mention = self.mentions.at(last).or_else(|| self.mentions.at(phrase.start))?;
        // "his men, not | the army |, had shot it down"
        if is_left_out(self.text, self.mentions, mention.tokens.start) {
            return None;
        }
        let means = self.text.lexicon().events.doers.get(self.text.id(mention.head)) == Some(&Doer::Means);
        if self.is_event(mention.head) || means {
            let kind = if means { EventType::Airstrike } else { EventType::Attack };
            let doer = self.modifier(&(phrase.start.min(mention.head)..mention.head), kind)?;
            return self.accuse(&doer, cue, rule, certainty);
        }
        let meant = rule != "killer" && !self.has(cue, Turn::Impact);
        let charged =
            matches!(rule, BLAMED | SUSPECTED) && (self.is_accused(mention) || self.is_state(mention));
        if !(charged || self.is_doer(mention) || meant && self.is_called(mention) || self.is_band(mention)) {
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
    pub(super) fn is_doer(&self, mention: &Mention) -> bool {
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
                    || self.is(mention.tokens.start, "the"))
                    && body
            }
        }
    }

    /// Whether a mention is a name of several words that nothing else tells of: `Sable Hand` bombs and carries out,
    /// where what kills or strikes may be a storm or a ship.
    fn is_called(&self, mention: &Mention) -> bool {
        let kind = self.mentions.entity(mention.entity).kind;
        mention.named && kind == MentionKind::Other && mention.name.len() > 1 && !self.is_outlet(mention)
    }

    /// Whether somebody is named where accusers name whom they accuse: also by a name of which nothing else is known.
    pub(super) fn is_accused(&self, mention: &Mention) -> bool {
        self.is_doer(mention) || self.is_called(mention) || mention.named && self.is_initials(mention)
    }

    /// `Russia`: a state, by its name or its capital's, as it is blamed.
    pub(super) fn is_state(&self, mention: &Mention) -> bool {
        let state = |kind| matches!(kind, PlaceKind::Country | PlaceKind::Capital);
        let alone = mention.named && mention.tokens == mention.name;
        alone
            && longest_place(self.text, mention.name.start).is_some_and(|(len, place)| {
                len == mention.name.len() && state(place.kind()) && place.name_use() != NameUse::People
            })
    }

    /// `the BLA`: a name in capitals behind "the".
    fn is_initials(&self, mention: &Mention) -> bool {
        let kind = self.mentions.entity(mention.entity).kind;
        let capitals = self.text.tokens()[mention.head].case == Case::Upper;
        kind == MentionKind::Other
            && capitals
            && self.is(mention.tokens.start, "the")
            && self.is_sure_name(mention)
    }

    /// `the Blue Wolves`: a name of several words that ends in a plural of living things, as bands call themselves.
    fn is_band(&self, mention: &Mention) -> bool {
        let profile = self.text.lexicon().words.profile(self.text.id(mention.head));
        let living = matches!(profile.noun, Noun::Person | Noun::Animal | Noun::Group);
        profile.plural && living && self.is(mention.tokens.start, "the") && self.is_called(mention)
    }

    /// The armed organisation that is named first in a range, by its tokens.
    pub(super) fn armed_in(&self, range: &Range<usize>) -> Option<Range<usize>> {
        self.text.triggered(range.clone(), Triggers::ARMED).find_map(|at| {
            let (len, _) = self.text.longest(&self.text.lexicon().events.armed, at)?;
            let name = len > 1 || self.text.tokens()[at].is_capitalised();
            (name && at + len <= range.end).then(|| at..at + len)
        })
    }

    /// The armed organisations that the text names.
    pub(super) fn factions(&self) -> Vec<Faction> {
        let table = &self.text.lexicon().events.armed;
        let mut found: Vec<Faction> = Vec::new();
        for at in self.text.triggered(0..self.text.tokens().len(), Triggers::ARMED) {
            let Some((len, armed)) = self.text.longest(table, at) else { continue };
            if len == 1 && !self.text.tokens()[at].is_capitalised() {
                continue;
            }
            let (name, acts) = (self.text.line(at..at + len), self.acts(&(at..at + len)));
            match found.iter_mut().find(|known| *known.key == *armed.key) {
                Some(known) => {
                    known.acts |= acts;
                    if known.name.len() < name.len() {
                        known.name = name;
                    }
                }
                None => found.push(Faction { key: &armed.key, name, first: at, acts }),
            }
        }
        found
    }

    /// `by | the Front`, `the Front | has attacked`: whether it is named as who does such things.
    fn acts(&self, name: &Range<usize>) -> bool {
        let events = &self.text.lexicon().events;
        let mention = self.mentions.at(name.start).map_or(name.clone(), |mention| mention.tokens.clone());
        let after = mention.end.max(name.end);
        let verb = self.mentions.group_behind(after).end;
        let violent = self.text.opens(verb, &events.harm)
            || self.text.opens(verb, &events.verbs)
            || self.has(verb, Turn::Claim)
            || self.has(verb, Turn::Did);
        mention.start > 0 && self.is(mention.start - 1, "by") || violent
    }

    fn is_outlet(&self, mention: &Mention) -> bool {
        let speech = &self.text.lexicon().speech;
        let name = &mention.name;
        let outlet =
            self.text.longest(&speech.outlets, name.start).is_some_and(|(len, ())| len >= name.len());
        outlet || speech.sources.get(self.text.id(mention.head)) == Some(&SourceNoun::Agency)
    }

    /// The doer among the words before a noun for what happened: `Syrian regime | air strikes`, `rebel | shelling`.
    pub(super) fn modifier(&self, before: &Range<usize>, kind: EventType) -> Option<Range<usize>> {
        let before = &self.compound(before);
        let doers = &self.text.lexicon().events.doers;
        let owner = before.clone().rev().find(|&at| self.mentions.tag(at) == Tag::Genitive);
        let heavy = matches!(kind, EventType::Airstrike | EventType::Shelling);
        let epithet =
            |at: usize| at + 1 == before.end && self.text.is_class(at, WordClass::Epithet) && owner.is_none();
        let names = |at: usize| {
            let known = doers.get(self.text.id(at)).filter(|_| !epithet(at));
            let doer = known.is_some_and(|doer| !matches!(doer, Doer::Lone | Doer::Means));
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

    /// `experts investigating | war crimes`: what stands before a noun without a verb or preposition between them.
    fn compound(&self, before: &Range<usize>) -> Range<usize> {
        let parts = |at: &usize| {
            let led = *at > before.start && self.mentions.tag(at - 1) == Tag::Hyphen;
            matches!(self.mentions.tag(*at), Tag::Verb | Tag::Preposition) && !led
        };
        before.clone().rev().find(parts).map_or(before.start, |last| last + 1)..before.end
    }

    /// `Russian`, `U.S.`, `US-led`: of a nation, by a word that is not the name of the place.
    fn is_of_nation(&self, at: usize) -> bool {
        let Some((len, places)) = longest_place(self.text, at) else { return false };
        let initials = self.text.word(at).len() <= 4
            && self.text.word(at).chars().filter(char::is_ascii_uppercase).count() > 1;
        let led = self.text.is(at + len, "-") && self.text.is(at + len + 1, "led");
        places.name_use() == NameUse::People
            || initials && self.is_spelt_out(at) && places.kind() == PlaceKind::Country
            || led
    }

    /// `US` bombs, and not a `CAR` bomb among words that are all capitals.
    fn is_spelt_out(&self, at: usize) -> bool {
        let upper = |at: usize| self.text.tokens().get(at).is_some_and(|token| token.case == Case::Upper);
        upper(at) && (!upper(at + 1) || self.text.word(at).contains('.'))
    }

    fn is_body(&self, at: usize) -> bool {
        self.mentions.innermost(at).is_some_and(|mention| {
            let kind = self.mentions.entity(mention.entity).kind;
            // "#BREAKING Kaduna blast"
            let hashtag = mention.name.start > 0 && self.is(mention.name.start - 1, "#");
            mention.named
                && !hashtag
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

    /// `terrorists of | the front`, `forces loyal to | the president`: with those they belong to.
    fn with_body(&self, doer: &Range<usize>) -> Range<usize> {
        let end = doer.end;
        let sides = self.has(end, Turn::Siding) && (self.is(end + 1, "to") || self.is(end + 1, "with"));
        let next = if sides { end + 2 } else { end + 1 };
        let of = self.is(end, "of") || self.is(end, "from");
        let body = self.mentions.at(next).filter(|mention| {
            let body = of && mention.tokens.clone().any(|at| self.is_body(at));
            mention.tokens.start == next && (body || sides && mention.named)
        });
        body.map_or(doer.clone(), |body| doer.start..body.tokens.end)
    }

    pub(super) fn accuse(
        &self,
        doer: &Range<usize>,
        cue: usize,
        rule: &'static str,
        certainty: Option<Responsibility>,
    ) -> Option<Accusation> {
        let doer = &self.with_body(&self.behind_year(doer));
        let (name, named) = self.name(doer)?;
        if !named && !self.is_noun(doer.end - 1) {
            return None;
        }
        let voice = self.voices.at(cue);
        let certainty = certainty.unwrap_or_else(|| self.certainty(&voice, cue, &name));
        let certainty = self.doubted(certainty, &voice, cue, doer);
        let certainty = if voice.polarity == Polarity::Denied && certainty != Responsibility::Claimed {
            Responsibility::Denied
        } else {
            certainty
        };
        let head = self.text.lexicon().events.doers.get(self.text.id(doer.end - 1));
        let generic = !named && head == Some(&Doer::Faction);
        let statement = doer.start.min(cue)..doer.end.max(cue + 1);
        let faction = || self.factions.iter().find(|known| known.name == name);
        let known = self.key(doer).or_else(|| faction().map(|known| known.key.to_owned()));
        let body = known.unwrap_or_else(|| name.to_ascii_lowercase());
        Some(Accusation { name, body, tokens: doer.clone(), statement, cue, named, generic, certainty, rule })
    }

    /// `in 2021 | rebels | killed nine`: a year before a band does not count it.
    fn behind_year(&self, doer: &Range<usize>) -> Range<usize> {
        let year = self.text.word(doer.start);
        let four = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let dated = four && doer.start > 0 && self.mentions.tag(doer.start - 1) == Tag::Preposition;
        if dated && doer.len() > 1 { doer.start + 1..doer.end } else { doer.clone() }
    }

    /// Whether a word may stand for somebody: not `unidentified`, not `the`.
    fn is_noun(&self, at: usize) -> bool {
        let lexicon = self.text.lexicon();
        let id = self.text.id(at);
        let noun = lexicon.words.profile(id).noun != Noun::None;
        let place = || longest_place(self.text, at).is_some();
        let token = &self.text.tokens()[at];
        let titled = token.is_capitalised() && token.case != Case::Upper;
        if matches!(self.mentions.tag(at), Tag::Adverb | Tag::Pronoun | Tag::Preposition) {
            return false;
        }
        noun || titled || lexicon.events.doers.get(id).is_some() || !id.is_known() || place()
    }

    /// How surely, where a word about the doer or between doer and deed doubts it: `alleged rebels shot`, `killed,
    /// apparently by rebels`, `whether rebels shot him`.
    fn doubted(
        &self,
        certainty: Responsibility,
        voice: &Voice,
        cue: usize,
        doer: &Range<usize>,
    ) -> Responsibility {
        if certainty != Responsibility::ReportedAsFact {
            return certainty;
        }
        let phrase = self.mentions.at(doer.start).map_or(doer.start, |mention| mention.tokens.start);
        let statement = phrase.min(doer.start).min(cue)..doer.end.max(cue + 1);
        let before = statement.start.saturating_sub(WHETHER)..statement.start;
        let open =
            |at: usize| self.has(at, Turn::Open) && self.text.sentence_of(at) == self.text.sentence_of(cue);
        let doubt = statement.start.saturating_sub(1)..statement.end;
        if before.into_iter().any(open) {
            Responsibility::Possible
        } else if doubt.into_iter().any(|at| self.has(at, Turn::Doubted) || self.has(at, Turn::Suspected)) {
            let official = voice.speakers.first().is_some_and(|speaker| speaker.role == Role::Official);
            if official { Responsibility::SuspectedByAuthorities } else { Responsibility::Suspected }
        } else {
            certainty
        }
    }

    /// The body that a phrase names, or else its words.
    fn name(&self, doer: &Range<usize>) -> Option<(String, bool)> {
        let body =
            self.mentions.within(doer.clone()).chain(self.mentions.innermost(doer.start)).find(|mention| {
                let kind = self.mentions.entity(mention.entity).kind;
                mention.named
                    && kind == MentionKind::Organization
                    && !self.is_nameless(mention)
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
        let body = entity.named && entity.kind == MentionKind::Organization && !self.is_nameless(mention);
        if body && mention.tokens.end <= doer.end {
            return Some((entity.name.clone(), true));
        }
        let last = self.text.id(doer.end - 1);
        let head = self.text.lexicon().events.doers.get(last);
        let definite = !self.has(mention.tokens.start, Turn::Article);
        if let (Some(Doer::Faction), [faction], true) = (head, &self.factions[..], definite)
            && (faction.acts || faction.first < doer.start)
        {
            return Some((faction.name.clone(), true));
        }
        if doer.len() <= BARE && self.text.is_class(doer.end - 1, WordClass::GenericBody) {
            return None;
        }
        let opens = |at: &usize| self.has(*at, Turn::Count) || self.has(*at, Turn::Suspected);
        let start = (doer.start..doer.end - 1).find(|at| !opens(at)).unwrap_or(doer.end - 1);
        if let Some(state) = self.state_of_people(&(start..doer.end)) {
            return Some((state.to_owned(), false));
        }
        let words = self.text.span(start..doer.end).of(self.text.source());
        Some((words.split_whitespace().collect::<Vec<_>>().join(" "), false))
    }

    /// `AN | UNIDENTIFIED | GROUP`: what is read as a name says that nobody knows who they are.
    fn is_nameless(&self, mention: &Mention) -> bool {
        self.text.is_class(mention.name.start, WordClass::Nameless)
    }

    /// `a | Syrian | warplane`: the state whose the thing is.
    fn state_of_people(&self, words: &Range<usize>) -> Option<&'static str> {
        let (len, place) = longest_place(self.text, words.start)?;
        let people = place.kind() == PlaceKind::Country && place.name_use() == NameUse::People;
        if people && len == words.len() { place.resolve(&[]).country() } else { None }
    }

    /// The armed organisation that a phrase names, by whichever of its names.
    fn key(&self, doer: &Range<usize>) -> Option<String> {
        let armed = self.armed_in(doer)?;
        let found = self.text.longest(&self.text.lexicon().events.armed, armed.start);
        found.map(|(_, armed)| armed.key.to_string())
    }

    /// The fullest name that the document gives an armed organisation.
    fn full_name(&self, armed: &Range<usize>) -> String {
        let key =
            self.text.longest(&self.text.lexicon().events.armed, armed.start).map(|(_, armed)| &*armed.key);
        let known = self.factions.iter().find(|known| Some(known.key) == key);
        known.map(|known| known.name.clone()).unwrap_or_default()
    }

    /// How surely, by the verb's mood and the voice it stands in.
    fn certainty(&self, voice: &Voice, cue: usize, name: &str) -> Responsibility {
        let mood = mood(self.text, self.mentions, cue);
        let own = voice.speakers.first().is_some_and(|speaker| is_of(&speaker.name, name));
        match mood {
            Mood::Negated => return Responsibility::Denied,
            Mood::Possible => return Responsibility::Possible,
            _ => {}
        }
        match voice.speakers.first().map(|speaker| speaker.role) {
            _ if own => Responsibility::Claimed,
            Some(Role::Official) => Responsibility::SuspectedByAuthorities,
            Some(Role::Organization) => Responsibility::Suspected,
            _ if matches!(voice.certainty, Certainty::Believed) => Responsibility::Suspected,
            _ if matches!(voice.certainty, Certainty::Alleged | Certainty::Claimed) => {
                Responsibility::Suspected
            }
            _ => Responsibility::ReportedAsFact,
        }
    }
}

/// Whether a speaker is a body or speaks for it: `the Front`, `a commander of the Front`.
pub(in crate::extract) fn is_of(speaker: &str, body: &str) -> bool {
    let (speaker, body) = (speaker.to_lowercase(), body.to_lowercase());
    let mut found = speaker.match_indices(&body);
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    found.any(|(at, _)| {
        edge(speaker[..at].chars().next_back()) && edge(speaker[at + body.len()..].chars().next())
    })
}
