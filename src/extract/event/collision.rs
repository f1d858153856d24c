//! What a thing that moves does where it hits: a crash of what carries people, an attack of what is fired.
//!
//! ```text
//! airstrike = (missile | country aircraft) verb of hitting   a drone hit a block of flats, rockets rained down on Riga
//! crash     = carrier verb of colliding                      a bus plunged into a ravine, a lorry careered into a stop
//! ```

use super::clue::Clues;
use super::model::EventType;
use crate::extract::mention::{Mention, Tag};
use crate::lexicon::WordClass;
use crate::lexicon::events::Doer;

/// `which | had then | plunged`
const COLLISION: usize = 3;

impl Clues<'_, '_> {
    /// What a thing that moves does where it hits: `a drone | hit`, `a bus | plunged into`; prices plunge into nothing.
    pub(super) fn collision(&self, verb: usize, kind: EventType) -> Option<EventType> {
        let group =
            |at: &usize| matches!(self.mentions.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Relative);
        let start = (0..verb).rev().take(COLLISION).take_while(group).last().unwrap_or(verb);
        let subject = self.mentions.at(start.checked_sub(1)?)?;
        let lexicon = self.text.lexicon();
        let means = lexicon.events.doers.get(self.text.id(subject.head)) == Some(&Doer::Means);
        let missile = self.text.is_class(subject.head, WordClass::Missile);
        match kind {
            EventType::Disaster if missile => Some(EventType::Airstrike),
            EventType::Disaster => self.text.is_class(subject.head, WordClass::Carrier).then_some(kind),
            _ => (means && !self.is_civil(subject)).then_some(EventType::Airstrike),
        }
    }

    /// `a light plane`: what may carry anybody, by no name of a country or a force: `Israeli jets`.
    fn is_civil(&self, subject: &Mention) -> bool {
        // "Two light planes" opens a sentence
        let small = |at: usize| matches!(self.mentions.tag(at), Tag::Determiner | Tag::Number);
        let named = |at: usize| !small(at) && self.text.tokens()[at].is_capitalised();
        let whose = (subject.tokens.start..subject.head).any(named);
        self.text.is_class(subject.head, WordClass::Carrier) && !whose
    }
}
