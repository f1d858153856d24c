//! Two statements against each other, as wholes: do they answer the same question, and can both be true?
//!
//! Each statement is read for its answers: the claims of the extractor, and every figure and date that no claim holds.
//! Answers of the two are paired by what they count and by the words around them; each pair is related by
//! [`crate::compare`], and the worst relation is the statements' own. Statements without answers are compared as
//! propositions: the same content words and the opposite polarity contradict each other.

mod answer;
mod aside;
mod blame;
mod pair;
mod people;
mod proposition;
mod stand;
mod sum;
mod thing;
mod turned;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Qualifiers};
use crate::document::Document;
use crate::extract::Extractor;
use crate::relation::RelationKind;
use crate::text::Text;
use crate::value::{Day, Value, date};
use answer::Statement;
pub(super) use answer::{STATEMENT, stem};
pub(super) use turned::{result, results_apart};

/// How two statements lie to each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementComparison {
    /// The relation of the two as wholes.
    pub relation: RelationKind,
    /// Why, in one sentence.
    pub reason: String,
    /// The answers that were held against each other.
    pub pairs: Vec<StatementPair>,
    /// What decided the relation.
    #[serde(default)]
    pub ground: Ground,
}

/// What decides how two statements lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ground {
    /// One pair of answers, by its place in the list of pairs.
    Pair(usize),
    /// Opposite words alone: "won" and "lost".
    Opposites,
    /// Places that lie outside one another, where nothing else differs.
    Places,
    /// The other words of the two, or their answers taken together.
    #[default]
    Words,
}

/// What is said of the statements as wholes, and on what ground.
struct Decision {
    relation: RelationKind,
    reason: String,
    ground: Ground,
}

impl Decision {
    fn by_words((relation, reason): (RelationKind, String)) -> Decision {
        Decision { relation, reason, ground: Ground::Words }
    }
}

/// Two answers to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementPair {
    /// What the first statement says.
    pub a: Claim,
    /// What the second says.
    pub b: Claim,
    /// How they lie to each other.
    pub relation: RelationKind,
    /// Why, in one sentence.
    pub reason: String,
}

/// Compares two statements. They are taken to be about the same event or subject unless they say otherwise.
///
/// ```
/// use corroborate::report::compare_statements;
/// use corroborate::{Document, RelationKind};
/// let a = Document::new("a", "The storm felled 310 trees in the park.")?;
/// let b = Document::new("b", "In the park 130 trees were felled by the storm.")?;
/// let comparison = compare_statements(&a, &b, &corroborate::extract::EnglishExtractor::new());
/// assert_eq!(comparison.relation, RelationKind::Conflict);
/// assert_eq!(comparison.reason, "310 and 130 cannot both be true");
/// assert_eq!(comparison.ground, corroborate::report::Ground::Pair(0));
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn compare_statements(a: &Document, b: &Document, extractor: &dyn Extractor) -> StatementComparison {
    let day = common_day(a, b);
    let (a, b) = (Statement::read(a, extractor, day), Statement::read(b, extractor, day));
    let pairs = pair::pairs(&a, &b);
    let Decision { relation, reason, ground } =
        pair::whole(&a, &b, &pairs).unwrap_or_else(|| proposition::relation(&a, &b));
    let together = matches!(relation, RelationKind::Agree | RelationKind::Compatible);
    let one_matter = together && proposition::share(&a, &b) >= NEARLY_ALL;
    let turned = one_matter.then(|| turned::apart(&a.turns, &b.turns)).flatten();
    let contested = || turned::other_winner(&a.turns, &b.turns).filter(|_| together);
    let turned = turned.or_else(contested);
    let namesakes = people::namesakes(&a, &b).filter(|_| relation != RelationKind::NotComparable);
    let parted = || turned::of_other_parts(&a.turns, &b.turns).filter(|_| together);
    let Decision { relation, reason, ground } = match turned {
        Some(reason) => Decision::by_words((RelationKind::Conflict, reason)),
        None => match parted() {
            Some(reason) => Decision::by_words((RelationKind::NotComparable, reason)),
            None => Decision { relation, reason, ground },
        },
    };
    let Decision { relation, reason, ground } = match namesakes {
        Some(reason) => Decision::by_words((RelationKind::NotComparable, reason)),
        None => Decision { relation, reason, ground },
    };
    let compared = StatementComparison { relation, reason, pairs, ground };
    if day.is_some() { compared.as_worded() } else { compared }
}

/// The day of publication to read two statements by that have none: the last day of some year that is a Sunday, from
/// where both "on Tuesday" and "on Friday", "in May" and "in September" lie in the order of the words. Where one of the
/// two states a year, there is none: relative dates then stay unresolved.
fn common_day(a: &Document, b: &Document) -> Option<Day> {
    let states_a_year = |document: &Document| {
        date::read(&Text::new(document.text()), None).iter().any(|mention| mention.range().is_some())
    };
    let placed = a.published().is_some() || b.published().is_some();
    if placed || states_a_year(a) || states_a_year(b) { None } else { Day::new(2023, 12, 31) }
}

/// From this share of content words in common on statements of the same words may yet be others.
const NEARLY_ALL: f64 = 0.7;

impl StatementComparison {
    /// Without the days that were supposed only to hold the words of two dates against each other.
    fn as_worded(mut self) -> StatementComparison {
        let dated = |pair: &StatementPair| matches!(pair.a.value(), Value::Date(_));
        if let Ground::Pair(at) = self.ground {
            if dated(&self.pairs[at]) {
                let words = if self.relation == RelationKind::Agree { "agree" } else { "differ" };
                self.reason = format!("the dates {words} as they are worded");
                self.ground = Ground::Words;
            } else {
                self.ground = Ground::Pair(self.pairs[..at].iter().filter(|pair| !dated(pair)).count());
            }
        }
        self.pairs.retain(|pair| !dated(pair));
        self.reason = undated(&self.reason);
        for pair in &mut self.pairs {
            pair.reason = undated(&pair.reason);
            for claim in [&mut pair.a, &mut pair.b] {
                let qualifiers = Qualifiers { as_of: None, ..claim.qualifiers().clone() };
                *claim = claim.clone().with_qualifiers(qualifiers);
            }
        }
        self
    }
}

/// A reason without the days in brackets.
fn undated(reason: &str) -> String {
    let mut pieces = reason.split(" (");
    let mut words = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(')').filter(|(day, _)| day.parse::<Day>().is_ok()) {
            Some((_, rest)) => words.push_str(rest),
            None => words.extend([" (", piece]),
        }
    }
    words
}
