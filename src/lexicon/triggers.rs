//! Which readers a word may set off.
//!
//! Many readers look through all tokens of a text for the few words that concern them. What each of them would ask of a
//! word is asked once, when the lexicon is loaded; a text keeps the answers by token, and a reader goes from one token
//! that may set it off to the next. A trigger only promises that no other word sets its reader off: the reader still
//! asks its own questions of those that are left.

use super::events::Turn;
use super::speech::{Frame, Manner};
use super::{Blame, Lexicon, Tables, WordClass, WordId};

/// Some of the readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Triggers(u16);

impl Triggers {
    /// Who was killed or hurt.
    pub(crate) const HARM: Triggers = Triggers(1);
    /// Who says what.
    pub(crate) const SPEECH: Triggers = Triggers(1 << 1);
    /// How surely it is said.
    pub(crate) const HEDGE: Triggers = Triggers(1 << 2);
    /// What happened, by noun or verb.
    pub(crate) const EVENT: Triggers = Triggers(1 << 3);
    /// What sort of thing it was.
    pub(crate) const NATURE: Triggers = Triggers(1 << 4);
    /// At what sort of place it was.
    pub(crate) const VENUE: Triggers = Triggers(1 << 5);
    /// Whether a war is told of.
    pub(crate) const WAR: Triggers = Triggers(1 << 6);
    /// What is told beside the story.
    pub(crate) const BACKGROUND: Triggers = Triggers(1 << 7);
    /// Who is said to have done it.
    pub(crate) const ACCUSATION: Triggers = Triggers(1 << 8);
    /// Which armed organisations are named.
    pub(crate) const ARMED: Triggers = Triggers(1 << 9);
    /// What a cue of the frames says.
    pub(crate) const FRAME: Triggers = Triggers(1 << 10);
    /// What is taken back.
    pub(crate) const RETORT: Triggers = Triggers(1 << 11);

    /// Whether one of these is one of those.
    #[inline]
    pub(crate) const fn meet(self, other: Triggers) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Triggers) -> Triggers {
        Triggers(self.0 | other.0)
    }

    const fn when(self, is: bool) -> Triggers {
        if is { self } else { Triggers(0) }
    }
}

/// By word: what it may set off.
pub(super) fn by_word(lexicon: &Lexicon) -> Box<[Triggers]> {
    let mut triggers: Box<[Triggers]> = lexicon
        .vocabulary
        .words()
        .map(|word| by_start(lexicon, word).with(by_itself(lexicon, word)))
        .collect();
    let mut mark = |word: WordId, trigger: Triggers| {
        triggers[word.index()] = triggers[word.index()].with(trigger);
    };
    for (phrase, cue) in lexicon.speech.cues.phrases() {
        let accuses = cue.frame == Frame::Accuse && cue.manner == Manner::Allege;
        mark(phrase[0], Triggers::ACCUSATION.when(accuses));
        mark(phrase[0], Triggers::RETORT.when(cue.manner == Manner::Deny));
    }
    for (phrase, blame) in lexicon.blame.phrases() {
        mark(phrase[0], Triggers::ACCUSATION.when(*blame == Blame::Did));
    }
    triggers
}

/// What the phrases set off that start with a word, as it stands or, for nouns, in the singular.
fn by_start(lexicon: &Lexicon, word: WordId) -> Triggers {
    let frames = Tables::of(&[
        lexicon.added.bit(),
        lexicon.acts.bit(),
        lexicon.verbs.bit(),
        lexicon.cues.bit(),
        lexicon.blame.bit(),
        lexicon.events.verbs.bit(),
        lexicon.events.harm.bit(),
        lexicon.speech.cues.bit(),
    ]);
    let own = lexicon.opened_by(word);
    let either = own.with(lexicon.opened_by(lexicon.words.singular(word)));
    let events = &lexicon.events;
    [
        Triggers::HARM.when(own.have(events.harm.bit())),
        Triggers::SPEECH.when(own.have(lexicon.speech.cues.bit())),
        Triggers::HEDGE.when(own.have(lexicon.speech.hedges.bit()) || own.have(lexicon.speech.doubts.bit())),
        Triggers::EVENT.when(either.have(lexicon.words.events.bit()) || own.have(events.verbs.bit())),
        Triggers::NATURE.when(either.have(lexicon.natures.bit())),
        Triggers::VENUE.when(either.have(events.venues.bit())),
        Triggers::ARMED.when(own.have(events.armed.bit())),
        Triggers::FRAME.when(own.meet(frames)),
    ]
    .into_iter()
    .fold(Triggers::default(), Triggers::with)
}

/// Classes of words that set off a frame by themselves.
const FRAMES: [WordClass; 8] = [
    WordClass::Origin,
    WordClass::Demise,
    WordClass::Emerging,
    WordClass::Lively,
    WordClass::Leaving,
    WordClass::Releasing,
    WordClass::Suspect,
    WordClass::Culprit,
];

/// What a word sets off by what it is.
fn by_itself(lexicon: &Lexicon, word: WordId) -> Triggers {
    const TURNS: [(Triggers, &[Turn]); 4] = [
        (Triggers::HARM, &[Turn::Prey, Turn::Kin, Turn::Member, Turn::Losing]),
        (Triggers::WAR, &[Turn::War]),
        (Triggers::BACKGROUND, &[Turn::Recalling, Turn::Later, Turn::Record]),
        (
            Triggers::ACCUSATION,
            &[Turn::Done, Turn::Did, Turn::Out, Turn::Responsibility, Turn::Suspected, Turn::Suspect],
        ),
    ];
    let turns = TURNS
        .into_iter()
        .map(|(trigger, turns)| trigger.when(turns.iter().any(|&turn| lexicon.events.turns.has(word, turn))));
    let be = lexicon.words.profile(word).function.is_be();
    let calling = lexicon.classes.has(word, WordClass::Calling);
    let frame = FRAMES.into_iter().any(|class| lexicon.classes.has(word, class));
    let beside =
        [WordClass::Mourning, WordClass::Whereon].iter().any(|&class| lexicon.classes.has(word, class));
    turns
        .chain([Triggers::FRAME.when(be || frame), Triggers::RETORT.when(be || calling)])
        .chain([Triggers::BACKGROUND.when(beside)])
        .fold(Triggers::default(), Triggers::with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_reader_looks_for_sets_it_off() {
        let lexicon = Lexicon::english();
        let sets_off = |word: WordId, reader| lexicon.triggers(word).meet(reader);
        assert!(lexicon.events.harm.phrases().all(|(phrase, _)| sets_off(phrase[0], Triggers::HARM)));
        assert!(lexicon.speech.cues.phrases().all(|(phrase, _)| sets_off(phrase[0], Triggers::SPEECH)));
        assert!(lexicon.blame.phrases().all(|(phrase, _)| sets_off(phrase[0], Triggers::FRAME)));
        assert!(sets_off(lexicon.word("bombings"), Triggers::EVENT));
        assert!(sets_off(lexicon.word("churches"), Triggers::VENUE));
        assert!(sets_off(lexicon.word("wasn't"), Triggers::FRAME));
        assert!(!sets_off(lexicon.word("teapot"), Triggers::HARM));
        assert!(!sets_off(WordId::UNKNOWN, Triggers::FRAME));
    }
}
