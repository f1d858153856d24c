//! A noun phrase to the speaker it names: the person or body, as fully as the document gives it, in a role.

use std::collections::BTreeSet;
use std::ops::Range;

use super::subject::Phrases;
use crate::claim::{Role, Speaker};
use crate::extract::mention::{Mention, MentionKind, Tag};
use crate::lexicon::speech::SourceNoun;
use crate::lexicon::{Noun, WordClass};

/// Those who have spoken so far, the last at the end.
#[derive(Debug, Default)]
pub(super) struct Cast {
    heard: Vec<Heard>,
    /// What tells and is nobody.
    things: BTreeSet<String>,
    /// Reports and pictures without an author: what they show is shown by whoever cites them.
    records: BTreeSet<String>,
}

/// Somebody who spoke.
#[derive(Debug)]
struct Heard {
    /// The noun that heads the words for him.
    word: String,
    speaker: Speaker,
    sentence: usize,
}

impl Cast {
    /// The speaker that a phrase names, be it a thing: `a slide shows`.
    pub(super) fn anything(&mut self, phrases: &Phrases<'_>, phrase: &Range<usize>) -> Option<Speaker> {
        if let Some(speaker) = self.speaker(phrases, phrase) {
            return Some(speaker);
        }
        let before = phrase.start.checked_sub(1);
        // "in a way which suggested": what a preposition leads to speaks only where it is somebody.
        if before.is_some_and(|at| phrases.tag(at) == Tag::Preposition) {
            return None;
        }
        self.thing(phrases, phrase)
    }

    /// The thing that a phrase names, which tells and is nobody: `by | one estimate`.
    pub(super) fn thing(&mut self, phrases: &Phrases<'_>, phrase: &Range<usize>) -> Option<Speaker> {
        let head = head(phrases, phrase).filter(|&head| phrases.tag(head) == Tag::Noun)?;
        let kind = phrases.mentions.innermost(head).map_or(MentionKind::Other, |mention| mention.kind);
        let thing = Speaker::new(&without_article(phrases, phrase), Role::Source);
        (kind != MentionKind::Event).then(|| {
            self.things.insert(thing.name.clone());
            thing
        })
    }

    /// A book or a film, by its title, which tells and is nobody.
    pub(super) fn work(&mut self, phrases: &Phrases<'_>, title: &Range<usize>) -> Speaker {
        let work = Speaker::new(&phrases.text.line(title.clone()), Role::Source);
        self.things.insert(work.name.clone());
        work
    }

    /// Whether a speaker is a thing that shows something.
    pub(super) fn is_thing(&self, speaker: &Speaker) -> bool {
        self.things.contains(&speaker.name)
    }

    /// Whether a speaker is a report or a picture without an author.
    pub(super) fn is_record(&self, speaker: &Speaker) -> bool {
        self.records.contains(&speaker.name)
    }

    /// The speaker that a phrase names; none where it names nobody who could speak.
    pub(super) fn speaker(&mut self, phrases: &Phrases<'_>, phrase: &Range<usize>) -> Option<Speaker> {
        let head = head(phrases, phrase)?;
        let word = phrases.text.word(head).to_lowercase();
        let found =
            self.named(phrases, phrase, head).or_else(|| self.described(phrases, phrase, head, &word))?;
        let sentence = phrases.text.sentence_of(head);
        self.heard.push(Heard { word, speaker: found.clone(), sentence });
        Some(found)
    }

    /// The last speaker.
    pub(super) fn last(&self) -> Option<&Speaker> {
        self.heard.last().map(|heard| &heard.speaker)
    }

    fn named(&self, phrases: &Phrases<'_>, phrase: &Range<usize>, head: usize) -> Option<Speaker> {
        if phrases.tag(head) == Tag::Pronoun {
            return self.pronoun(phrases, head);
        }
        let mention = phrases.mentions.innermost(head)?;
        let entity = phrases.mentions.entity(mention.entity);
        let names_itself = mention.named && mention.head == head;
        if !names_itself && !entity.named || names_itself && is_office_of(phrases, phrase, mention) {
            return None;
        }
        let role = role_of_name(phrases, phrase, mention, entity.kind);
        if !mention.named && role == Role::Person {
            return Some(Speaker::new(&entity.name, role));
        }
        let name = if entity.named { entity.name.clone() } else { phrases.text.line(mention.name.clone()) };
        Some(Speaker::new(&name, role))
    }

    fn pronoun(&self, phrases: &Phrases<'_>, at: usize) -> Option<Speaker> {
        let lower = phrases.text.word(at).to_lowercase();
        let last = |fits: fn(Role) -> bool| {
            self.heard
                .iter()
                .rev()
                .take(8)
                .map(|heard| &heard.speaker)
                .find(|speaker| fits(speaker.role))
                .cloned()
        };
        let by_coreference = phrases
            .mentions
            .innermost(at)
            .map(|mention| phrases.mentions.entity(mention.entity))
            .filter(|entity| entity.kind != MentionKind::Pronoun)
            .map(|entity| Speaker::new(&entity.name, role_of_kind(entity.kind)));
        match &*lower {
            "he" | "she" => by_coreference
                .or_else(|| last(|role| matches!(role, Role::Person | Role::Official | Role::Source))),
            "it" => self.goes_on(phrases, at).or(by_coreference).or_else(|| self.last_thing(phrases)),
            "they" => by_coreference.or_else(|| last(|role| role != Role::Outlet)),
            _ => None,
        }
    }

    /// `The UN said the rebels killed 12. | It | said`: the body or record that spoke last, in the sentence before.
    fn goes_on(&self, phrases: &Phrases<'_>, at: usize) -> Option<Speaker> {
        let sentence = phrases.text.sentence_of(at);
        let opens = phrases.text.sentences()[sentence].tokens().start == at;
        let last = self.heard.last().filter(|heard| opens && heard.sentence + 1 == sentence)?;
        self.last_thing(phrases).filter(|thing| *thing == last.speaker)
    }

    /// The last body, outlet or record that spoke: what "it" is.
    fn last_thing(&self, phrases: &Phrases<'_>) -> Option<Speaker> {
        let sources = &phrases.text.lexicon().speech.sources;
        let record = |word: &str| sources.get(phrases.text.lexicon().word(word)) == Some(&SourceNoun::Record);
        let body = |role: Role| matches!(role, Role::Organization | Role::Agency);
        let heard = self.heard.iter().rev().take(8);
        heard
            .into_iter()
            .find(|heard| body(heard.speaker.role) || record(&heard.word))
            .map(|heard| heard.speaker.clone())
    }

    /// What "the group" is: the body that the text calls so, or else the last that spoke.
    fn last_group(&self, phrases: &Phrases<'_>, head: usize) -> Option<Speaker> {
        let mention = phrases.mentions.innermost(head)?;
        let entity = phrases.mentions.entity(mention.entity);
        let known = entity.named.then(|| Speaker::new(&entity.name, Role::Organization));
        known.or_else(|| self.last_thing(phrases))
    }

    /// A speaker without a name: `two sources in the ministry`, `the spokesman`.
    fn described(
        &mut self,
        phrases: &Phrases<'_>,
        phrase: &Range<usize>,
        head: usize,
        word: &str,
    ) -> Option<Speaker> {
        let noun = phrases.source_noun(head);
        let kind = phrases.mentions.innermost(head).map_or(MentionKind::Other, |mention| mention.kind);
        let role = match noun {
            Some(noun) => role_of_noun(noun),
            None if matches!(kind, MentionKind::Person | MentionKind::Group) => Role::Source,
            None if kind == MentionKind::Organization => Role::Organization,
            None => return None,
        };
        let record = noun == Some(SourceNoun::Record);
        if let Some(author) = self.author(phrases, phrase, head).filter(|_| record) {
            return Some(author);
        }
        let definite = phrases.text.is(phrase.start, "the") || phrases.text.is(phrase.start, "this");
        let bare = phrase.end - phrase.start <= 2 || phrases.text.is(phrase.start + 1, "same");
        if definite && bare {
            if let Some(known) = self.heard.iter().rev().find(|heard| heard.word == word) {
                return Some(known.speaker.clone());
            }
            let generic = phrases.text.is_class(head, WordClass::LastSpeaker);
            if word == "group" {
                return self
                    .last_group(phrases, head)
                    .or_else(|| Some(Speaker::new(&without_article(phrases, phrase), role)));
            }
            if let Some(last) = self.last().filter(|_| generic) {
                return Some(last.clone());
            }
        }
        let known = Speaker::new(&without_article(phrases, phrase), role);
        if record {
            self.records.insert(known.name.clone());
        }
        Some(known)
    }

    /// Whose report it is: `the ministry's statement`, `a report by | from | of the commission`.
    fn author(&self, phrases: &Phrases<'_>, phrase: &Range<usize>, head: usize) -> Option<Speaker> {
        let after = phrases.text.is(head + 1, "by")
            || phrases.text.is(head + 1, "from")
            || phrases.text.is(head + 1, "of");
        let at = if after && head + 2 < phrase.end {
            phrase.end - 1
        } else {
            (phrase.start..head).rev().find(|&at| phrases.tag(at) == Tag::Name)?
        };
        let mention = phrases.mentions.innermost(at)?;
        let entity = phrases.mentions.entity(mention.entity);
        let speaks = mention.named && matches!(entity.kind, MentionKind::Person | MentionKind::Organization);
        speaks.then(|| Speaker::new(&entity.name, role_of_name(phrases, phrase, mention, entity.kind)))
    }
}

/// The token that heads a phrase: the name in apposition to a description, or else the head of its first mention.
fn head(phrases: &Phrases<'_>, phrase: &Range<usize>) -> Option<usize> {
    if phrases.tag(phrase.start) == Tag::Pronoun {
        return Some(phrase.start);
    }
    if let Some(name) = phrases.apposed_name(phrase) {
        return Some(name.head);
    }
    let first = phrases.mentions.at(phrase.start).filter(|mention| mention.tokens.end <= phrase.end + 1);
    // "one of the suspects": those behind "of" say of what kind the one is.
    let one = |mention: &Mention| {
        matches!(phrases.tag(mention.head), Tag::Number | Tag::Adjective)
            && phrases.text.is(mention.head + 1, "of")
    };
    match first {
        Some(mention) if one(mention) && mention.head + 2 < phrase.end => {
            phrases.mentions.at(mention.head + 2).map(|kind| kind.head.min(phrase.end - 1))
        }
        Some(mention) => Some(mention.head.min(phrase.end - 1)),
        None => phrase
            .clone()
            .rev()
            .find(|&at| matches!(phrases.tag(at), Tag::Noun | Tag::Name | Tag::Number | Tag::Adjective)),
    }
}

/// `the President | of Velm`: a name that is nothing but an office, before whose it is.
fn is_office_of(phrases: &Phrases<'_>, phrase: &Range<usize>, mention: &Mention) -> bool {
    let profile = |at: usize| phrases.text.lexicon().words.profile(phrases.text.id(at));
    let office = |at: usize| profile(at).common || phrases.text.is_class(at, WordClass::Title);
    let person = profile(mention.name.end - 1).noun == Noun::Person;
    phrase.end > mention.tokens.end && person && mention.name.clone().all(office)
}

fn without_article(phrases: &Phrases<'_>, phrase: &Range<usize>) -> String {
    let article = ["the", "a", "an", "this", "that"].iter().any(|word| phrases.text.is(phrase.start, word));
    let start = if article && phrase.end - phrase.start > 1 { phrase.start + 1 } else { phrase.start };
    phrases.text.line(start..phrase.end)
}

fn role_of_kind(kind: MentionKind) -> Role {
    match kind {
        MentionKind::Person => Role::Person,
        MentionKind::Organization | MentionKind::Place => Role::Organization,
        _ => Role::Source,
    }
}

fn role_of_noun(noun: SourceNoun) -> Role {
    match noun {
        SourceNoun::Agency => Role::Agency,
        SourceNoun::Official => Role::Official,
        SourceNoun::Source | SourceNoun::Record => Role::Source,
        SourceNoun::Body => Role::Organization,
    }
}

/// The role of a name: an outlet, an office before or behind it, or what the name is of.
fn role_of_name(phrases: &Phrases<'_>, phrase: &Range<usize>, mention: &Mention, kind: MentionKind) -> Role {
    if is_outlet(phrases, mention) {
        return Role::Agency;
    }
    let office = |at: usize| phrases.source_noun(at) == Some(SourceNoun::Official);
    let window = phrase.start..(phrase.end + 5).min(phrases.text.tokens().len());
    match kind {
        MentionKind::Person if window.clone().any(office) => Role::Official,
        MentionKind::Person => Role::Person,
        MentionKind::Organization | MentionKind::Place if mention.tokens.clone().any(office) => {
            Role::Official
        }
        MentionKind::Organization | MentionKind::Place => Role::Organization,
        _ if phrase.clone().any(office) => Role::Official,
        _ => Role::Person,
    }
}

/// Whether a mention names an outlet: one known by name, or one whose noun says so.
pub(super) fn is_outlet(phrases: &Phrases<'_>, mention: &Mention) -> bool {
    let speech = &phrases.text.lexicon().speech;
    let known = mention.tokens.clone().any(|at| {
        phrases.text.longest(&speech.outlets, at).is_some_and(|(len, ())| {
            at + len <= mention.tokens.end + 1 && phrases.text.tokens()[at].is_capitalised()
        })
    });
    known || phrases.source_noun(mention.head) == Some(SourceNoun::Agency)
}
