//! Who says what: for any token of a text, the chain of voices it stands in, how surely they say it, and whether
//! they deny it.
//!
//! ```text
//! attribution = speaker verb ["that"] content            the army said (that) it had left
//!             | content "," speaker verb                 it had left, the army said
//!             | content verb speaker                     "We left," said the colonel
//!             | "according to" speaker "," content       | content "according to" speaker
//!             | speaker "told" agency content            the agency hands on what the speaker said
//!             | agency "quoted" speaker "as saying" content
//!             | speaker ":" content | content ":" speaker  in headlines and interviews
//!             | speaker "," participle content "," verb …  the mayor, noting that it had left, resigned
//!             | participle content "," speaker verb …      noting that it had left, the mayor resigned
//!             | ("in" survey | "by" reckoning) "," content | survey "had" content
//! ```
//! The content of one attribution may hold another, so voices nest: the innermost owns the claim. Direct speech that
//! runs over several sentences stays with its speaker. Where nobody speaks, the outlet does.

mod cited;
mod content;
mod held;
mod lives;
mod mood;
mod quote;
mod reach;
mod right;
mod speaker;
mod subject;
mod who;
mod whole;

use std::ops::Range;

pub(crate) use mood::{Mood, is_group_negated, mood, turns_odds};
pub(crate) use right::{is_notice, is_said_next};

use reach::Reach;

use crate::claim::{Certainty, Likelihood, Polarity, Role, Speaker};
use crate::extract::mention::Mentions;
use crate::lexicon::WordClass;
use crate::lexicon::speech::{Hedge, Manner};
use crate::text::Text;

/// One attribution: some tokens are the words or thoughts of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The tokens that are said.
    pub content: Range<usize>,
    /// Who says so, from the innermost voice outwards; empty where only the verb tells that somebody did.
    pub speakers: Vec<Speaker>,
    /// The token that tells.
    pub cue: usize,
    /// The tokens from the speaker to the verb.
    pub clause: Range<usize>,
    manner: Manner,
    teller: Teller,
}

/// What it is that tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teller {
    Somebody,
    /// A picture, a study, a figure: evidence in the hands of whoever cites it.
    Thing,
}

/// The voice in which a token stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voice {
    /// Who says so, from the innermost voice outwards, without the outlet; empty in the outlet's own voice.
    pub speakers: Vec<Speaker>,
    /// How surely, all layers taken together.
    pub certainty: Certainty,
    /// Whether it is denied by the innermost voice that judges.
    pub polarity: Polarity,
    /// How likely it is held to be, where a word of estimative probability says it.
    pub likelihood: Option<Likelihood>,
    /// Whether it is denied by nobody, but only held to be unlikely.
    pub(in crate::extract) doubted: bool,
    /// Whether it is wished, planned or threatened, and so not said to be so.
    pub wished: bool,
    /// Which words say so.
    pub why: String,
}

/// The tokens on which a word bears that says how surely.
#[derive(Debug, Clone)]
struct Hedged {
    tokens: Range<usize>,
    hedge: Hedge,
}

/// All attributions of a text.
#[derive(Debug, Clone, Default)]
pub struct Voices {
    attributions: Vec<Attribution>,
    hedges: Vec<Hedged>,
    words: Vec<String>,
    /// The ends of the contents.
    reach: Reach,
}

/// Reads the voices of a text.
///
/// ```
/// use corroborate::extract::{mention, voice};
/// use corroborate::text::Text;
/// let text = Text::new("Two people died, the coroner said. The road is open.");
/// let voices = voice::read(&text, &mention::read(&text));
/// assert_eq!(voices.at(1).speakers[0].name, "coroner");
/// assert!(voices.at(9).speakers.is_empty());
/// ```
pub fn read(text: &Text<'_>, mentions: &Mentions) -> Voices {
    let mut attributions = content::attributions(text, mentions);
    // "claimed responsibility for the attack that killed 12" claims the deed and tells the rest as a fact.
    attributions.retain(|found| !text.is_class(found.cue + 1, WordClass::ClaimedDeed));
    let mut hedges = mood::hedges(text, mentions);
    attributions.sort_by_key(|found| (found.content.start, usize::MAX - found.content.end));
    let reach = Reach::new(attributions.iter().map(|found| found.content.end));
    hedges.sort_by_key(|hedged| hedged.tokens.start);
    let words = attributions.iter().map(|found| text.word(found.cue).to_owned()).collect();
    Voices { attributions, hedges, words, reach }
}

/// Nobody hands on the words of so many others; quotation marks that nobody closes may look so.
const DEEPEST: usize = 8;
/// No hedge bears on more tokens.
const LONGEST_HEDGE: usize = 160;

impl Voices {
    /// All attributions in order of their contents, the longer first.
    pub fn list(&self) -> &[Attribution] {
        &self.attributions
    }

    /// The attributions whose contents start at a token or before it, from the last one back.
    pub(in crate::extract) fn before(&self, token: usize) -> impl Iterator<Item = &Attribution> {
        let end = self.attributions.partition_point(|found| found.content.start <= token);
        self.attributions[..end].iter().rev()
    }

    /// The attributions whose content has a token. Where nobody is named, the verb bears on what stands behind it and
    /// not on its subject: "the 29-year-old is believed to be hiding" tells his age as a fact.
    fn holding(&self, token: usize) -> impl Iterator<Item = usize> {
        let end = self.attributions.partition_point(|found| found.content.start <= token);
        self.reach.beyond(token, end).into_iter().filter(move |&at| {
            let found = &self.attributions[at];
            !found.speakers.is_empty() || token >= found.cue || found.content.end <= found.cue
        })
    }

    /// The attributions whose contents hold a token, from the innermost outwards.
    pub fn holders(&self, token: usize) -> Vec<&Attribution> {
        let mut layers: Vec<usize> = self.holding(token).collect();
        layers.sort_by_key(|&at| (self.attributions[at].content.len(), usize::MAX - at));
        layers.into_iter().map(|at| &self.attributions[at]).collect()
    }

    /// The attribution whose content holds a token most closely: whose words it is.
    pub fn innermost(&self, token: usize) -> Option<&Attribution> {
        let closest =
            self.holding(token).min_by_key(|&at| (self.attributions[at].content.len(), usize::MAX - at));
        closest.map(|at| &self.attributions[at])
    }

    /// The voice in which a token stands.
    pub fn at(&self, token: usize) -> Voice {
        let mut layers: Vec<usize> = self.holding(token).collect();
        layers.sort_by_key(|&at| (self.attributions[at].content.len(), usize::MAX - at));
        layers.truncate(DEEPEST);
        // "Satellite images show 12 craters, the watchdog said": the watchdog says so
        layers.sort_by_key(|&at| self.attributions[at].teller == Teller::Thing);
        let mut voice = Voice::default();
        for &layer in &layers {
            voice.wrap(&self.attributions[layer], &self.words[layer]);
        }
        voice.hedge(&self.hedged(token));
        voice
    }

    /// What the hedges alone say of a token: how surely, and whether it is held to be unlikely.
    pub(in crate::extract) fn hedged(&self, token: usize) -> Voice {
        let mut voice = Voice::default();
        let from = self.hedges.partition_point(|hedged| hedged.tokens.start + LONGEST_HEDGE < token);
        let near = self.hedges[from..].iter().take_while(|hedged| hedged.tokens.start <= token);
        for hedged in near.filter(|hedged| hedged.tokens.contains(&token)) {
            voice.certainty = voice.certainty.max(certainty(hedged.hedge.manner, None));
            voice.doubted |= hedged.hedge.manner == Manner::Doubt;
            voice.likelihood = likelihood(hedged.hedge).or(voice.likelihood);
        }
        if voice.doubted {
            voice.polarity = Polarity::Denied;
        }
        voice
    }
}

impl Voice {
    /// Takes over what hedges say.
    pub(in crate::extract) fn hedge(&mut self, hedges: &Voice) {
        self.certainty = self.certainty.max(hedges.certainty);
        self.likelihood = self.likelihood.or(hedges.likelihood);
        if hedges.polarity == Polarity::Denied {
            self.doubted |= self.polarity != Polarity::Denied;
            self.polarity = Polarity::Denied;
        }
    }

    /// Adds the next layer outwards.
    fn wrap(&mut self, layer: &Attribution, verb: &str) {
        let first = self.speakers.is_empty() && self.why.is_empty();
        for speaker in &layer.speakers {
            if !self.speakers.iter().any(|known| known.name == speaker.name) {
                self.speakers.push(speaker.clone());
            }
        }
        let outer = !first && matches!(layer.manner, Manner::Say | Manner::Confirm | Manner::Report);
        if !outer {
            self.certainty = self.certainty.max(certainty(layer.manner, layer.speakers.first()));
        }
        if matches!(layer.manner, Manner::Deny | Manner::Doubt) {
            self.polarity = Polarity::Denied;
        }
        self.wished |= layer.manner == Manner::Wish;
        if self.why.is_empty() {
            self.why = match layer.speakers.first() {
                Some(speaker) => format!("'{verb}' gives it to {}", speaker.name),
                None => format!("'{verb}' says that somebody says so"),
            };
        }
    }
}

/// The chances that a hedge gives to what it bears on.
fn likelihood(hedge: Hedge) -> Option<Likelihood> {
    hedge.chances.map(|(low, high)| Likelihood { low, high })
}

/// How surely a manner says it; what nameless sources and other outlets say is only reported.
fn certainty(manner: Manner, speaker: Option<&Speaker>) -> Certainty {
    match manner {
        Manner::Say | Manner::Confirm | Manner::Deny | Manner::Wish => {
            match speaker.map(|speaker| speaker.role) {
                Some(Role::Source | Role::Agency) | None => Certainty::Reported,
                Some(_) => Certainty::Asserted,
            }
        }
        Manner::Report => Certainty::Reported,
        Manner::Estimate => Certainty::Estimated,
        Manner::Believe | Manner::Doubt => Certainty::Believed,
        Manner::Claim => Certainty::Claimed,
        Manner::Allege => Certainty::Alleged,
    }
}
