//! How what is said in a text is meant: in whose voice, and whether it is told, denied or left open.
//!
//! The events ask it before they add up their dead and name their doers, and each claim is made of its answer.

use super::event::Heard;
use super::frame::{Draft, Reading, beside_be};
use super::mention::{MentionKind, Tag};
use super::retort::DENIED_BESIDE;
use super::stance;
use super::voice::{Voice, Voices};
use crate::claim::{Polarity, Role, Speaker, Stance};

/// A text with its voices.
pub(super) struct Hearing<'h> {
    pub(super) reading: &'h Reading<'h>,
    pub(super) voices: &'h Voices,
}

impl Hearing<'_> {
    /// The stance of a draft in its voice; none where it is not said to be so.
    pub(super) fn stance(&self, draft: &Draft, voice: &Voice) -> Option<Stance> {
        stance::stance(self.reading, draft, voice, self.told_at(draft))
    }

    /// The token at which a draft is told: its cue, or the figure that another verb of saying gives behind it, as in
    /// `disputed the | toll, saying that only | four had died`.
    fn told_at(&self, draft: &Draft) -> usize {
        let figure = draft.figure(self.reading.text).filter(|&figure| figure > draft.cue + 1);
        let said = |figure: &usize| {
            let says = self.voices.innermost(*figure).filter(|said| !said.speakers.is_empty());
            says.is_some_and(|said| (draft.cue + 1..*figure).contains(&said.cue))
        };
        figure.filter(said).unwrap_or(draft.cue)
    }

    /// `is | probably in Oslo`: how surely the words right behind a form of "be" say it.
    fn hedged_behind(&self, cue: usize) -> Voice {
        let be = self.reading.tag(cue) == Tag::Auxiliary;
        let behind = be.then(|| beside_be(self.reading, cue)).and_then(Iterator::last);
        behind.map(|at| self.voices.hedged(at)).unwrap_or_default()
    }

    /// The voice in which a draft stands; where nobody speaks, the one that its rule knows.
    pub(super) fn voice(&self, draft: &Draft) -> Voice {
        let mut voice = self.voices.at(self.told_at(draft));
        voice.hedge(&self.hedged_behind(draft.cue));
        // "put the toll at 9": what is said may start behind the word that fired the rule.
        if let Some(at) = draft
            .figure(self.reading.text)
            .filter(|at| voice.speakers.is_empty() && draft.tokens.contains(at))
        {
            let certainty = voice.certainty;
            voice = self.voices.at(at);
            voice.certainty = voice.certainty.max(certainty);
        }
        voice.certainty = voice.certainty.max(draft.certainty.unwrap_or_default());
        let beside = draft.rule == DENIED_BESIDE && draft.voice.is_some();
        if beside && !voice.speakers.is_empty() {
            voice = Voice { speakers: voice.speakers.split_off(1), ..Voice::default() };
        }
        let own = draft.voice.filter(|_| beside || voice.speakers.is_empty());
        let Some(index) = own else { return voice };
        let entity = self.reading.mentions.entity(self.reading.mentions.list()[index].entity);
        let role = if entity.kind == MentionKind::Person { Role::Person } else { Role::Organization };
        voice.speakers.insert(0, Speaker::new(&entity.name, role));
        voice.why = format!("the rule '{}' gives it to {}", draft.rule, entity.name);
        voice
    }
}

impl Heard for Hearing<'_> {
    fn polarity(&self, draft: &Draft) -> Option<Polarity> {
        // "wanted over a fire that killed nine": what is wished is not what is told of it
        let voice = Voice { wished: false, ..self.voice(draft) };
        self.stance(draft, &voice).map(|stance| stance.polarity)
    }

    fn is_left_open(&self, token: usize) -> bool {
        stance::is_left_open(self.reading, token)
    }

    fn is_aside(&self, token: usize) -> bool {
        self.reading.blocks.is_aside(token)
    }
}
