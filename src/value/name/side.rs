//! On whose side a doer stands who has no name: "the army" is of a state, "rebels" are of none.

use crate::lexicon::Lexicon;
use crate::lexicon::events::Doer;

/// Whom a word for doers can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DoerSide {
    /// Of a state: the army, the police.
    State,
    /// Armed, and of no state: rebels, militants.
    Faction,
}

impl DoerSide {
    pub(super) const ALL: [DoerSide; 2] = [DoerSide::State, DoerSide::Faction];

    /// The side of a description, where its last word tells one and no other word tells another: "rebels and soldiers"
    /// and "rebel forces" have none.
    pub(crate) fn of(description: &str) -> Option<DoerSide> {
        let mut words = description.split_whitespace().rev();
        let last = Self::told_by(words.next()?)?;
        words.filter_map(Self::told_by).all(|side| side == last).then_some(last)
    }

    /// The first step of the path of those who stand on this side.
    pub(super) fn step(self) -> &'static str {
        match self {
            DoerSide::State => "(state)",
            DoerSide::Faction => "(faction)",
        }
    }

    /// The side that one word tells.
    pub(crate) fn told_by(word: &str) -> Option<DoerSide> {
        let lexicon = Lexicon::english();
        match lexicon.events.doers.get(lexicon.word(&word.to_lowercase()))? {
            Doer::Force => Some(DoerSide::State),
            Doer::Faction => Some(DoerSide::Faction),
            _ => None,
        }
    }
}
