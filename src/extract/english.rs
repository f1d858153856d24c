//! The extractor of English: tokens → mentions, figures, dates, blocks → voices, events → drafts → claims.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use super::block::Blocks;
use super::correction;
use super::culprit;
use super::digest;
use super::drafts::{Taken, drafts};
use super::effect;
use super::event::{self, Event, EventType, Events};
use super::frame::{self, About, Draft, Reading};
use super::gist;
use super::hearing::Hearing;
use super::mention::{self, Mention, MentionKind, Mentions};
use super::outlived;
use super::reckoned;
use super::voice::{self, Voice};
use super::{Alias, Extraction, Extractor};
use crate::claim::{
    Attribute, Claim, ClaimId, ClaimPart, Mentioned, Provenance, Qualifiers, Role, Speaker, Stance, Subject,
    SubjectKind,
};
use crate::document::{Document, ReadDocument};
use crate::error::Result;
use crate::lexicon::{Happening, Lexicon};
use crate::text::Text;
use crate::value::{Value, date, quantity};

/// Reads news in English by grammar and lexicon, without a model.
///
/// ```
/// use corroborate::extract::{EnglishExtractor, Extractor};
/// use corroborate::{Attribute, Document};
/// let document = Document::new("a1", "Police arrested 12 people in Lyon on Monday.")?;
/// let claims = EnglishExtractor::default().extract(&document).claims;
/// assert!(claims.iter().any(|claim| *claim.attribute() == Attribute::Detained));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct EnglishExtractor {
    lexicon: &'static Lexicon,
}

impl Default for EnglishExtractor {
    fn default() -> Self {
        EnglishExtractor { lexicon: Lexicon::english() }
    }
}

impl EnglishExtractor {
    /// The extractor with the lexicon that comes with the crate.
    pub fn new() -> EnglishExtractor {
        EnglishExtractor::default()
    }

    /// The extractor with words of the caller's own, as rows `spelling | spelling<TAB>what<TAB>which` of a TSV:
    ///
    /// | what | which |
    /// |---|---|
    /// | `name` | `person`, `organization`, `group`, `place`, `event` |
    /// | `noun` | `person` (titles too), `organization`, `group`, `place`, `vehicle`, `building`, `animal`, `thing` … |
    /// | `verb` | `kill`, `wound`, `detain`, `abduct`, `displace`, `flee`, `found`, `appoint` … |
    /// | `cue` | `alias`, `bounty`, `presence`, `alive`, `dead`, `at_large`, `missing` … |
    /// | `event` | `bombing`, `shooting`, `attack`, `clash`, `disaster`, `other` … |
    ///
    /// `file` names the table in errors. The words are kept for the life of the program.
    ///
    /// ```
    /// use corroborate::Document;
    /// use corroborate::extract::{EnglishExtractor, Extractor};
    /// let words = "Sunrise\tname\torganization\nhandcuff\tverb\tdetain\n";
    /// let extractor = EnglishExtractor::with_words("words.tsv", words)?;
    /// let document = Document::new("a", "Sunrise has 200 members. Rangers handcuffed 12 people.")?;
    /// let attributes: Vec<_> = extractor.extract(&document).claims.iter().map(|c| c.attribute().to_string()).collect();
    /// assert_eq!(attributes, ["members", "detained"]);
    /// let error = EnglishExtractor::with_words("words.tsv", "Sunrise\tname\tship").unwrap_err();
    /// assert!(error.to_string().starts_with("words.tsv:1:3: unknown kind of name 'ship'"));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    /// With file, line and column, where a row is malformed or names an unknown `what` or `which`.
    pub fn with_words(file: &str, tsv: &str) -> Result<EnglishExtractor> {
        Ok(EnglishExtractor { lexicon: Lexicon::with_additions(file, tsv)? })
    }
}

impl Extractor for EnglishExtractor {
    fn extract(&self, document: &Document) -> Extraction {
        self.extract_read(&self.read(document))
    }

    fn read<'d>(&self, document: &'d Document) -> ReadDocument<'d> {
        ReadDocument::with_lexicon(document, self.lexicon)
    }

    fn extract_read(&self, read: &ReadDocument<'_>) -> Extraction {
        let (document, text, title) = (read.document(), read.text(), read.title());
        let articles = digest::articles(text, title.as_ref());
        if articles.len() < 2 {
            return Article { document, text, title, name: document.id().to_string() }.extraction();
        }
        let told = (1..).zip(articles).map(|(number, sentences)| {
            let part = text.part(sentences.clone());
            let title = digest::heading(text, sentences);
            let name = format!("{}/article:{number}", document.id());
            Article { document, text: &part, title, name }.extraction()
        });
        digest::joined(told)
    }
}

/// One article: the text of a document, or a part of a digest.
struct Article<'a> {
    document: &'a Document,
    text: &'a Text<'a>,
    title: Option<Text<'a>>,
    /// What the keys of its subjects start with.
    name: String,
}

impl Article<'_> {
    fn extraction(&self) -> Extraction {
        let (text, document) = (self.text, self.document);
        let mentions = mention::read(text);
        let figures = correction::settled(text, quantity::figures(text));
        let dates = date::read(text, document.published());
        let blocks = Blocks::read(text, self.title.as_ref());
        let voices = voice::read(text, &mentions);
        let none = Taken::by(&dates, &Events::default(), text);
        let reading = Reading {
            text,
            mentions: &mentions,
            figures: &figures,
            dates: &dates,
            blocks: &blocks,
            taken: &none,
        };
        let events = event::heard(&reading, &voices, &Hearing { reading: &reading, voices: &voices });
        let events = match self.title.as_ref().map(headline) {
            Some(told) => events.under(told),
            None => events,
        };
        let taken = Taken::by(&dates, &events, text);
        let reading = Reading { taken: &taken, ..reading };
        let events = gist::crowned(events, &reading, self.title.as_ref());
        let hearing = Hearing { reading: &reading, voices: &voices };
        let assembly = Assembly { article: self, reading: &reading, hearing, events: &events };
        let claims = assembly.claims();
        let aliases = aliases(text, &mentions, &claims);
        let events = self.with_claims(events, &claims, &mentions);
        Extraction { claims, events, aliases }
    }

    /// A key of this article.
    fn key(&self, of: impl fmt::Display) -> String {
        format!("{}/{of}", self.name)
    }

    /// The events with keys of this article, the claims about them and those whom the claims name for them.
    fn with_claims(&self, events: Events, claims: &[Claim], mentions: &Mentions) -> Vec<Event> {
        let mut about: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
        for claim in claims {
            about.entry(&claim.subject().key).or_default().push(claim);
        }
        let bodies = culprit::Bodies::of(self.text, mentions);
        let own = |event: Event| {
            let key = self.key(&event.key);
            let claims = about.remove(key.as_str()).unwrap_or_default();
            let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id().clone()).collect();
            let mut event = Event { claims: ids, key, ..event };
            culprit::add(&mut event, &claims, &bodies);
            reckoned::settle(&mut event, &claims);
            event
        };
        events.into_list().into_iter().map(own).collect()
    }
}

/// The events of a headline.
fn headline(text: &Text<'_>) -> Events {
    let (mentions, figures) = (mention::read(text), quantity::figures(text));
    let (blocks, voices) = (Blocks::read(text, None), voice::read(text, &mentions));
    let none = Taken::by(&[], &Events::default(), text);
    let reading =
        Reading { text, mentions: &mentions, figures: &figures, dates: &[], blocks: &blocks, taken: &none };
    event::heard(&reading, &voices, &Hearing { reading: &reading, voices: &voices })
}

/// Makes claims of drafts.
struct Assembly<'a> {
    article: &'a Article<'a>,
    reading: &'a Reading<'a>,
    hearing: Hearing<'a>,
    events: &'a Events,
}

impl Assembly<'_> {
    /// All claims of the text, by place.
    fn claims(&self) -> Vec<Claim> {
        let drafts = drafts(self.reading, self.hearing.voices, self.events);
        let mut claims: Vec<Claim> = drafts.iter().filter_map(|draft| self.claim(draft)).collect();
        let gist = gist::draft(self.reading, self.events, &claims);
        claims.extend(gist.and_then(|draft| self.gist(&draft)));
        claims.sort_by(|a, b| (a.span(), a.attribute(), a.id()).cmp(&(b.span(), b.attribute(), b.id())));
        claims.dedup_by(|b, a| a.id() == b.id());
        outlived::settle(self.reading.text, &mut claims);
        claims
    }

    fn claim(&self, draft: &Draft) -> Option<Claim> {
        let voice = self.hearing.voice(draft);
        let stance = self.hearing.stance(draft, &voice)?;
        self.voiced(draft, voice, stance)
    }

    /// What an article is about is said, be it of what has been or of what is to come; a hope on its own is not.
    fn gist(&self, draft: &Draft) -> Option<Claim> {
        let voice = self.hearing.voice(draft);
        let article = self.reading.text.sentences().len() > 1;
        let stance = self.hearing.stance(draft, &voice);
        let stance = stance.or_else(|| article.then(Stance::default))?;
        self.voiced(draft, voice, stance)
    }

    fn voiced(&self, draft: &Draft, voice: Voice, stance: Stance) -> Option<Claim> {
        let text = self.reading.text;
        let outlet = Speaker::new(self.article.document.source().as_str(), Role::Outlet);
        let speakers =
            voice.speakers.into_iter().filter(|speaker| speaker.name != outlet.name).chain([outlet.clone()]);
        let span = text.span(draft.tokens.clone());
        let cue = text.tokens()[draft.cue].span();
        let claim = Claim::unspoken(
            self.article.document,
            self.subject(draft)?,
            draft.attribute.clone(),
            draft.value.clone(),
            span,
        )
        .with_qualifiers(self.qualifiers(draft))
        .with_speakers(speakers.collect())
        .with_stance(stance)
        .with_provenance(Provenance {
            voice: voice.why,
            mentions: self.mentions_of(draft),
            ..Provenance::rule(draft.rule, cue)
        });
        Some(claim)
    }

    /// The words for the subject, and the phrases of the statement: its value and what stands beside.
    fn mentions_of(&self, draft: &Draft) -> Vec<Mentioned> {
        let text = self.reading.text;
        let list = self.reading.mentions.list();
        let subject = match &draft.about {
            About::Mention(index) => list[*index].tokens.clone(),
            About::Event { words, .. }
            | About::Happening { words, .. }
            | About::Story { words, .. }
            | About::Topic(words) => words.clone(),
        };
        let figure = draft.figure(text);
        let named = |mention: &Mention| {
            let name = text.span(mention.name.clone()).of(text.source());
            match &draft.value {
                Value::Entity(entity) => entity.name.contains(name),
                Value::Place(place) => place.name.contains(name),
                _ => figure.is_some_and(|figure| mention.tokens.contains(&figure)),
            }
        };
        let within = self.reading.mentions.within(draft.tokens.clone());
        let others = within.filter(|mention| !mention.nested && mention.tokens != subject).take(MENTIONED);
        let others = others.map(|mention| {
            let part = if named(mention) { ClaimPart::Value } else { ClaimPart::Beside };
            Mentioned { part, span: text.span(mention.tokens.clone()) }
        });
        let own = (!subject.is_empty())
            .then(|| Mentioned { part: ClaimPart::Subject, span: text.span(subject.clone()) });
        own.into_iter().chain(others).collect()
    }

    fn qualifiers(&self, draft: &Draft) -> Qualifiers {
        Qualifiers { scope: draft.scope.clone(), as_of: draft.as_of, place: draft.place.clone() }
    }

    /// The subject; none for a pronoun whose antecedent is not known.
    fn subject(&self, draft: &Draft) -> Option<Subject> {
        Some(match &draft.about {
            About::Mention(index) => self.mentioned(*index, &draft.attribute)?,
            About::Event { at, words } if self.is_of_another_day(*at, draft) => self.happening(*at, words),
            About::Event { at, words } if self.is_of_another_kind(*at, draft) => self.happening(*at, words),
            About::Event { at, words } if self.is_of_another_effect(*at, words, draft) => return None,
            About::Event { at, words } => self.event(*at, words),
            About::Happening { at, words } => self.happening(*at, words),
            About::Story { at, words } => self.story(*at, words),
            About::Topic(words) => self.topic(words),
        })
    }

    fn topic(&self, words: &Range<usize>) -> Subject {
        let key = self.article.key(format_args!("topic:{}", words.start));
        Subject::new(SubjectKind::Topic, &self.reading.text.line(words.clone())).with_key(key)
    }

    /// The event told at a token, or else a happening of its own.
    fn event(&self, at: usize, words: &Range<usize>) -> Subject {
        match self.events.at(at).map(|event| &self.events.list()[event]) {
            Some(event) => {
                let key = self.article.key(&event.key);
                Subject::new(SubjectKind::Event, &event.label).with_key(key)
            }
            None => self.happening(at, words),
        }
    }

    /// Whether a draft gives the event told at a token a day that the event does not have: then it dates something
    /// else that is told beside it.
    fn is_of_another_day(&self, at: usize, draft: &Draft) -> bool {
        let own = self.events.at(at).and_then(|event| self.events.list()[event].date);
        match (own, &draft.value) {
            (Some(own), Value::Date(stated)) => !event::may_be_one_day(own, *stated),
            _ => false,
        }
    }

    /// Whether a draft dates a peaceful happening (a takeover, a trial) that is told beside a violent event.
    fn is_of_another_kind(&self, at: usize, draft: &Draft) -> bool {
        let own = self.events.at(at).map(|event| self.events.list()[event].kind);
        let peaceful = self.reading.happening_at(at) == Some(Happening::Other);
        let other = own.is_some_and(|kind| kind != EventType::Other);
        draft.attribute == Attribute::Date && peaceful && other
    }

    /// Whether what is said to be caused is not the event told where it stands.
    fn is_of_another_effect(&self, at: usize, words: &Range<usize>, draft: &Draft) -> bool {
        let own = self.events.at(at).map(|event| &self.events.list()[event]);
        own.is_some_and(|event| effect::is_of_other(self.reading, event, at, words, draft))
    }

    /// The event told at a token or last before it, not far off.
    fn story(&self, at: usize, words: &Range<usize>) -> Subject {
        let told = (at.saturating_sub(STORY)..=at).rev().find(|&at| self.events.at(at).is_some());
        self.event(told.unwrap_or(at), words)
    }

    fn happening(&self, at: usize, words: &Range<usize>) -> Subject {
        let key = self.article.key(format_args!("happening:{at}"));
        Subject::new(SubjectKind::Event, &self.reading.text.line(words.clone())).with_key(key)
    }

    fn mentioned(&self, index: usize, attribute: &Attribute) -> Option<Subject> {
        let mentions = self.reading.mentions;
        let entity = mentions.list()[index].entity;
        let referent = mentions.entity(entity);
        let kind = match referent.kind {
            MentionKind::Person => SubjectKind::Person,
            MentionKind::Organization => SubjectKind::Organization,
            MentionKind::Place => SubjectKind::Place,
            MentionKind::Group => SubjectKind::Group,
            MentionKind::Event => SubjectKind::Event,
            MentionKind::Other if referent.named && is_of_person(attribute) => SubjectKind::Person,
            MentionKind::Other if referent.named => SubjectKind::Organization,
            MentionKind::Other => SubjectKind::Topic,
            MentionKind::Pronoun => return None,
        };
        Some(Subject::new(kind, &referent.name).with_key(self.article.key(format_args!("entity:{entity}"))))
    }
}

/// A claim cites no more of the phrases of its statement.
const MENTIONED: usize = 6;

/// A story is told on over so many tokens without a word for it.
const STORY: usize = 80;

/// Whether only people have the attribute.
fn is_of_person(attribute: &Attribute) -> bool {
    matches!(
        attribute,
        Attribute::LifeStatus
            | Attribute::Age
            | Attribute::Appointed
            | Attribute::Bounty
            | Attribute::Nationality
            | Attribute::Whereabouts
            | Attribute::Alias
    ) || matches!(attribute, Attribute::Other(name) if frame::is_of_the_accused(name))
}

/// The other names that claims and brackets state.
fn aliases(text: &Text<'_>, mentions: &Mentions, claims: &[Claim]) -> Vec<Alias> {
    let stated =
        claims.iter().filter(|claim| *claim.attribute() == Attribute::Alias).filter_map(|claim| match claim
            .value()
        {
            Value::Entity(entity) => Some(Alias {
                name: claim.subject().label.clone(),
                other: entity.name.clone(),
                span: claim.span(),
            }),
            _ => None,
        });
    let short = mentions.entities().iter().flat_map(|referent| {
        referent.aliases.iter().map(|tokens| {
            let span = text.span(tokens.clone());
            Alias { name: referent.name.clone(), other: span.of(text.source()).to_owned(), span }
        })
    });
    let mut aliases: Vec<Alias> = stated.chain(short).collect();
    aliases.sort();
    aliases.dedup();
    aliases
}
