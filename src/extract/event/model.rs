//! What happened: the bundle of clues by which two mentions are known to be of one event.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claim::ClaimId;
use crate::lexicon::Happening;
use crate::value::place::Nearness;
use crate::value::{DateRange, Quantity};

/// The kind of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each name says what it is")]
pub enum EventType {
    Bombing,
    Shooting,
    Airstrike,
    Shelling,
    Attack,
    Kidnapping,
    Arson,
    Chemical,
    Clash,
    Robbery,
    Disaster,
    Arrest,
    Other,
}

impl EventType {
    /// Its name in the JSON form.
    pub fn name(self) -> &'static str {
        match self {
            EventType::Bombing => "bombing",
            EventType::Shooting => "shooting",
            EventType::Airstrike => "airstrike",
            EventType::Shelling => "shelling",
            EventType::Attack => "attack",
            EventType::Kidnapping => "kidnapping",
            EventType::Arson => "arson",
            EventType::Chemical => "chemical",
            EventType::Clash => "clash",
            EventType::Robbery => "robbery",
            EventType::Disaster => "disaster",
            EventType::Arrest => "arrest",
            EventType::Other => "other",
        }
    }
}

/// How surely somebody is said to have done it (MUC-4 fill rules, slot 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Responsibility {
    /// They say so themselves.
    Claimed,
    /// No doubt is expressed.
    ReportedAsFact,
    /// An authority accuses.
    SuspectedByAuthorities,
    /// Somebody else accuses.
    Suspected,
    /// Not explicitly connected.
    Possible,
    /// They, or another, say it was not them.
    Denied,
}

/// Somebody said to have done it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Perpetrator {
    /// The name.
    pub name: String,
    /// How surely.
    pub certainty: Responsibility,
}

/// An event as one document tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The subject key of its claims.
    pub key: String,
    /// What the document calls it.
    pub label: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// When.
    pub date: Option<DateRange>,
    /// Where, the finest place first.
    pub places: Vec<String>,
    /// Whether in the finest place or near it.
    #[serde(default, skip_serializing_if = "Nearness::is_in")]
    pub nearness: Nearness,
    /// Who is said to have done it.
    pub perpetrators: Vec<Perpetrator>,
    /// Everyone killed, as a total.
    pub killed: Option<Quantity>,
    /// Everyone injured.
    pub injured: Option<Quantity>,
    /// The parts: `civilians`, `combatants`, `children`, `women` …
    pub breakdown: BTreeMap<String, Quantity>,
    /// How much the document is about it, 0 to 1.
    pub salience: f64,
    /// Its claims.
    pub claims: Vec<ClaimId>,
    /// Whether it counts over a long time or a whole war, and is no single happening.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tally: bool,
    /// Words that name it or its parties, beyond kind, place and date: lower-case, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// What sort of thing it is: `weather`, `road`, `fire` …, none where nothing tells. Two events without one in
    /// common are two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub natures: Vec<String>,
    /// The words of the names of that to which it happened, `the Karoma dam`, `the ferry Santa Rufina`: lower-case,
    /// sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub things: Vec<String>,
    /// The sorts of houses and grounds at which it happened, `church`, `station`: sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<String>,
}

impl From<Happening> for EventType {
    fn from(happening: Happening) -> EventType {
        match happening {
            Happening::Bombing => EventType::Bombing,
            Happening::Shooting => EventType::Shooting,
            Happening::Airstrike => EventType::Airstrike,
            Happening::Shelling => EventType::Shelling,
            Happening::Attack => EventType::Attack,
            Happening::Kidnapping => EventType::Kidnapping,
            Happening::Arson => EventType::Arson,
            Happening::Chemical => EventType::Chemical,
            Happening::Clash => EventType::Clash,
            Happening::Robbery => EventType::Robbery,
            Happening::Disaster => EventType::Disaster,
            Happening::Arrest => EventType::Arrest,
            Happening::Other | Happening::None => EventType::Other,
        }
    }
}
