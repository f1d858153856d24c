//! The rules by which harm is read.

use std::fmt;

/// Which rule read a statement of harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HarmRule {
    /// Some of those told of elsewhere: `two of the dead were guards`.
    Among,
    /// `12 were killed`.
    Passive,
    /// `a blast killed 12`.
    Active,
    /// `12 killed in a blast`.
    Participle,
    /// `12 died`.
    Intransitive,
    /// `12 were taken to hospital`.
    Destination,
    /// `12 dead`.
    State,
    /// `12 deaths`.
    Nominal,
    /// `a death toll of 12`.
    Toll,
}

impl HarmRule {
    /// Its name in the provenance of a claim.
    ///
    /// ```
    /// assert_eq!(corroborate::extract::event::HarmRule::Toll.name(), "toll");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            HarmRule::Among => "among",
            HarmRule::Passive => "passive",
            HarmRule::Active => "active",
            HarmRule::Participle => "participle",
            HarmRule::Intransitive => "intransitive",
            HarmRule::Destination => "destination",
            HarmRule::State => "state",
            HarmRule::Nominal => "nominal",
            HarmRule::Toll => "toll",
        }
    }

    /// Whether a verb says it.
    pub(in crate::extract::event) fn is_verbal(self) -> bool {
        matches!(self, HarmRule::Passive | HarmRule::Intransitive | HarmRule::Active | HarmRule::Participle)
    }
}

impl fmt::Display for HarmRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
