//! The words of events: what happened to whom.

use super::speech::{first, named};
use super::{Builder, Happening, Table};
use crate::error::{Error, Result};

named! {
    /// What happened to people.
    Effect "effect" {
        Killed "killed",
        Injured "injured",
        /// Shot or stabbed: dead or hurt.
        Hit "hit",
        /// Dead or hurt, not said which.
        Casualty "casualty",
    }
}

named! {
    /// How a word of harm takes those who suffer it.
    HarmFrame "grammar" {
        /// X killed 12; 12 were killed.
        Transitive "transitive",
        /// 12 died.
        Intransitive "intransitive",
        Adjective "adjective",
        /// 12 deaths; the deaths of 12.
        Noun "noun",
        /// A death toll of 12.
        Toll "toll",
        /// 12 bodies.
        Body "body",
        /// 12 dead.
        State "state",
        /// 12 were taken to hospital.
        Destination "destination",
    }
}

named! {
    /// The part of the dead to which a noun belongs.
    Part "part" {
        People "people",
        Civilians "civilians",
        Combatants "combatants",
        Attackers "attackers",
        Children "children",
        Women "women",
        Men "men",
        Officers "officers",
        Medics "medics",
        Journalists "journalists",
        Elderly "elderly",
        Staff "staff",
    }
}

impl Part {
    /// Its name in breakdowns and scopes; none for people as such.
    pub(crate) fn name(self) -> Option<&'static str> {
        Some(match self {
            Part::People => return None,
            Part::Civilians => "civilians",
            Part::Combatants => "combatants",
            Part::Attackers => "attackers",
            Part::Children => "children",
            Part::Women => "women",
            Part::Men => "men",
            Part::Officers => "officers",
            Part::Medics => "medics",
            Part::Journalists => "journalists",
            Part::Elderly => "elderly",
            Part::Staff => "staff",
        })
    }
}

named! {
    /// What sort of doer a noun names.
    Doer "sort" {
        /// Of a state.
        Force "force",
        /// Armed, of no state.
        Faction "faction",
        /// Without allegiance.
        Lone "lone",
        /// What they do it with.
        Means "means",
    }
}

/// A word of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HarmCue {
    pub(crate) effect: Effect,
    pub(crate) frame: HarmFrame,
}

/// An armed organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Armed {
    pub(crate) sort: Doer,
    /// The same for all its names.
    pub(crate) key: Box<str>,
}

/// The tables of events.
#[derive(Debug)]
pub(crate) struct EventWords {
    /// Words that say that people died or were hurt.
    pub(crate) harm: Table<HarmCue>,
    /// Verbs for what happens.
    pub(crate) verbs: Table<Happening>,
    /// Nouns for those who suffer.
    pub(crate) victims: Table<Part>,
    /// Nouns for those who do violence.
    pub(crate) doers: Table<Doer>,
    /// Armed organisations by name.
    pub(crate) armed: Table<Armed>,
}

impl EventWords {
    pub(super) fn load(builder: &mut Builder) -> Result<EventWords> {
        Ok(EventWords {
            doers: builder
                .table("doers.tsv", include_str!("en/doers.tsv"), |fields| Doer::named(first(fields)))?,
            armed: builder.table("armed_groups.tsv", include_str!("en/armed_groups.tsv"), armed_group)?,
            harm: builder.table("harm.tsv", include_str!("en/harm.tsv"), harm)?,
            verbs: builder.table("event_verbs.tsv", include_str!("en/event_verbs.tsv"), |fields| {
                Happening::named(first(fields))
            })?,
            victims: builder
                .table("victims.tsv", include_str!("en/victims.tsv"), |fields| Part::named(first(fields)))?,
        })
    }
}

fn armed_group(fields: &[&str]) -> Result<Armed> {
    let [sort, key] = fields else {
        return Err(Error::value("expected a sort and a key"));
    };
    Ok(Armed { sort: Doer::named(sort)?, key: (*key).into() })
}

fn harm(fields: &[&str]) -> Result<HarmCue> {
    let [effect, frame] = fields else {
        return Err(Error::value("expected an effect and a grammar"));
    };
    Ok(HarmCue { effect: Effect::named(effect)?, frame: HarmFrame::named(frame)? })
}
