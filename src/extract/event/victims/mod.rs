//! The people that a noun phrase counts: a figure with its noun, or a single person.
//!
//! ```text
//! victim = figure [ noun of people ] | ("a" | "the" …) person | name
//! ```

mod counted;
mod everyone;
mod part;
mod person;
mod scene;
mod them;

pub(super) use person::one;
pub(super) use scene::Scene;

use std::ops::Range;

use crate::lexicon::events::Part;
use crate::value::Quantity;

/// Some people, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Victims {
    /// How many.
    pub quantity: Quantity,
    /// The tokens of figure and noun.
    pub tokens: Range<usize>,
    /// The parts they belong to: `civilians`, `children` …; empty for people as such.
    pub scope: Vec<&'static str>,
    /// Whether they are counted by themselves or among others of the statement.
    pub share: Share,
    /// Whether more are meant than those named before: `another 12`, `12 others`.
    pub further: bool,
    /// Whether a figure counts them, or it is a single person.
    pub who: Who,
    /// The entity of a single person.
    pub entity: Option<usize>,
    /// Which of several a single person is: the third of `a third man`.
    pub nth: Option<u8>,
    /// Where they are said to have suffered, by a phrase of their own: `six | in Riga`.
    pub place: Option<String>,
    /// The one place that their clause names, if they have none of their own: `warplanes struck Riga, killing | six`.
    pub scene: Option<String>,
}

impl Victims {
    /// People who are counted by themselves, without a word on who they are.
    pub(super) fn new(quantity: Quantity, tokens: Range<usize>) -> Victims {
        Victims {
            quantity,
            tokens,
            scope: Vec::new(),
            share: Share::Whole,
            further: false,
            who: Who::Counted,
            entity: None,
            nth: None,
            place: None,
            scene: None,
        }
    }
}

/// By what some people are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// By a figure, if only `one`.
    Counted,
    /// As a single person, or a pair, without a name: `a guard`, `a couple`.
    Described,
    /// As a single person, by name.
    Named,
}

/// How some people stand to the others whom a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// They are counted by themselves.
    Whole,
    /// They are a part of those named before: `including two children`.
    Part,
    /// They died since an earlier count and are in the new one: `rose to 16 after two died`.
    Newly,
    /// They are those of one place, where those of others are counted too: `six in Riga and four in Tallinn`.
    Local,
    /// So many suffer for each day or year, whose token this is: `six people a | day`.
    Rate(usize),
}

impl Share {
    /// Whether they are counted for each day or year.
    pub fn is_rate(self) -> bool {
        matches!(self, Share::Rate(_))
    }
}

/// The part of those whom a trade or a situation names: `workers`, `passengers`. None of them fights, but the word
/// says of whom the statement tells and not that others are left out.
const FOLK: &str = "folk";

/// The part that a breakdown counts them under.
pub(super) fn category(part: &'static str) -> &'static str {
    if part == FOLK { CIVILIANS } else { part }
}

const CIVILIANS: &str = "civilians";

impl Victims {
    /// Whether it is a single person, named or described, and no figure.
    pub(super) fn is_person(&self) -> bool {
        self.who != Who::Counted
    }

    /// Whether it is a single person who is called by a name.
    pub(super) fn is_named(&self) -> bool {
        self.who == Who::Named
    }

    /// Whether they are none.
    pub(super) fn is_nobody(&self) -> bool {
        self.quantity.high == Some(0.0)
    }

    /// The parts that narrow their number; a trade narrows it only where others are counted beside them.
    pub(super) fn narrowing(&self, beside: Beside) -> impl Iterator<Item = &'static str> {
        let apart = beside == Beside::Others || self.share != Share::Whole;
        let narrows = move |part: &&'static str| apart || *part != FOLK;
        self.scope.clone().into_iter().filter(narrows).map(category)
    }
}

/// Whether a statement counts others beside some people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Nobody,
    Others,
}

/// How people stand to a fight, by the parts they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Soldiers, rebels, attackers: their dead may be counted apart from all others.
    Fighting,
    /// Police and guards: armed, and counted among the fighters, but not against the other dead.
    Armed,
    /// Everybody else.
    Unarmed,
}

/// The side that a scope puts people on.
pub(super) fn side(scope: &[&str]) -> Side {
    let holds =
        |parts: &[Part]| scope.iter().any(|part| parts.iter().any(|known| known.name() == Some(part)));
    if holds(&[Part::Combatants, Part::Attackers]) {
        Side::Fighting
    } else if holds(&[Part::Officers]) {
        Side::Armed
    } else {
        Side::Unarmed
    }
}

/// Whether people are armed and may have fought.
pub(super) fn is_combatant(scope: &[&str]) -> bool {
    side(scope) != Side::Unarmed
}
