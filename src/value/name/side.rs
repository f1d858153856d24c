//! On whose side a doer stands who has no name: "the army" is of a state, "rebels" are of none.

use super::super::place;
use crate::lexicon::events::Doer;
use crate::lexicon::{Lexicon, PlaceKind};

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

    /// The side of a name that says whose forces are meant: "the Kenyan army", and not "the Free Army".
    pub(super) fn of_forces(name: &str) -> Option<DoerSide> {
        let mut words = name.split_whitespace().skip_while(|word| word.starts_with(char::is_lowercase));
        let (country, forces) = (words.next()?, words.next()?);
        let side = Self::told_by(forces).filter(|side| *side == DoerSide::State && words.next().is_none());
        side.filter(|_| is_country(country))
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

/// Whether a name is that of a country or of its people.
fn is_country(name: &str) -> bool {
    place::resolve(name, &[]).is_some_and(|place| place.kind() == Some(PlaceKind::Country))
}
