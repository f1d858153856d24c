//! What is asked of a subject.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lexicon::plural;

/// How the true answer may change with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Never: a birth, a founding, an event's date.
    Fixed,
    /// It can only grow while it is counted: a toll. Revisions down happen and are worth reporting.
    Grows,
    /// In any direction: members, whereabouts.
    Varies,
}

macro_rules! attributes {
    ($($variant:ident $name:literal $change:ident $doc:literal;)*) => {
        /// What is asked of a subject. Serialised by its name; any other name reads as [`Attribute::Other`].
        ///
        /// ```
        /// use corroborate::Attribute;
        /// let attribute: Attribute = "count:house".parse()?;
        /// assert_eq!(attribute, Attribute::Count("house".into()));
        /// assert_eq!(Attribute::Killed.to_string(), "killed");
        /// # Ok::<(), std::convert::Infallible>(())
        /// ```
        #[doc(alias = "property")]
        #[doc(alias = "predicate")]
        #[doc(alias = "variable")]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Attribute {
            $(#[doc = $doc] $variant,)*
            /// How many of a thing, by the noun's lemma.
            Count(String),
            /// An attribute of the caller's own.
            Other(String),
        }

        impl Attribute {
            /// The well-known attributes.
            pub const KNOWN: &[Attribute] = &[$(Attribute::$variant,)*];

            /// How its true answer may change with time.
            pub fn change(&self) -> Change {
                match self {
                    $(Attribute::$variant => Change::$change,)*
                    Attribute::Count(_) | Attribute::Other(_) => Change::Varies,
                }
            }

            /// The question it asks, as people put it: "how many died".
            ///
            /// ```
            /// use corroborate::Attribute;
            /// assert_eq!(Attribute::Killed.question(), "how many died");
            /// assert_eq!(Attribute::Count("child".into()).question(), "how many children");
            /// ```
            pub fn question(&self) -> String {
                match self {
                    $(Attribute::$variant => in_a_sentence($doc),)*
                    Attribute::Count(noun) => format!("how many {}", plural(noun)),
                    Attribute::Other(name) => name.replace('_', " "),
                }
            }

            fn known_name(&self) -> Option<&'static str> {
                match self {
                    $(Attribute::$variant => Some($name),)*
                    Attribute::Count(_) | Attribute::Other(_) => None,
                }
            }

            fn from_known_name(name: &str) -> Option<Attribute> {
                match name {
                    $($name => Some(Attribute::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

attributes! {
    Killed "killed" Grows "How many died.";
    Injured "injured" Grows "How many were hurt.";
    KilledOrInjured "killed_or_injured" Grows "How many died or were hurt.";
    Missing "missing" Varies "How many are not found.";
    Detained "detained" Grows "How many were arrested, abducted or held.";
    Displaced "displaced" Varies "How many left their homes.";
    Members "members" Varies "How strong the group is.";
    Recruits "recruits" Varies "How many joined.";
    Attacks "attacks" Grows "How many attacks were carried out.";
    Population "population" Varies "How many live there.";
    Age "age" Varies "How old.";
    Bounty "bounty" Varies "What reward is offered.";
    Money "money" Varies "What sum of money.";
    Percentage "percentage" Varies "What share of the whole.";
    Happening "happening" Fixed "What happened, in the words of the document.";
    Date "date" Fixed "When it happened.";
    Founded "founded" Fixed "When it was founded.";
    Appointed "appointed" Fixed "When the post was taken.";
    Whereabouts "whereabouts" Varies "Where they are.";
    LifeStatus "life_status" Varies "Whether alive, free, unhurt.";
    Perpetrator "perpetrator" Fixed "Who did it.";
    ClaimedBy "claimed_by" Fixed "Who says they did it.";
    DeniedBy "denied_by" Fixed "Who says they did not.";
    Cause "cause" Fixed "What caused it.";
    Alias "alias" Fixed "What other name.";
    Nationality "nationality" Fixed "Whose citizen.";
    Duration "duration" Varies "For how long.";
    Distance "distance" Varies "How far.";
}

/// A sentence without its capital and its full stop.
fn in_a_sentence(doc: &str) -> String {
    let mut letters = doc.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Attribute::Count(noun) => write!(f, "count:{noun}"),
            Attribute::Other(name) => f.write_str(name),
            known => f.write_str(known.known_name().unwrap_or_default()),
        }
    }
}

impl FromStr for Attribute {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Attribute, Infallible> {
        Ok(match name.strip_prefix("count:") {
            Some(noun) => Attribute::Count(noun.to_owned()),
            None => Attribute::from_known_name(name).unwrap_or_else(|| Attribute::Other(name.to_owned())),
        })
    }
}

impl Serialize for Attribute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Attribute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Attribute, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Ok(name.parse().unwrap_or_else(|never: Infallible| match never {}))
    }
}
