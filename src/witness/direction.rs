//! Which of two texts was made from the other.
//!
//! Each sign is worth bits towards "this one is the copy"; the difference of the two sums decides, and a difference
//! below [`ENOUGH`] decides nothing.
//!
//! | sign | bits |
//! |---|---|
//! | it credits the other's outlet | 4 |
//! | it was published at least a day later | 3 |
//! | the other is a news agency's, it is not | 2 |
//! | most of it lies in the other, and little of the other in it | 1.5 |
//! | it credits an outlet or a feed, the other nobody | 1 |
//! | it has breaks that rewriting leaves, the other none | 1 |

use serde::{Deserialize, Serialize};

use super::credit::is_agency;
use super::reading::Reading;

/// Which of two documents was made from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The first from the second.
    AFromB,
    /// The second from the first.
    BFromA,
    /// Nothing tells.
    Unknown,
}

impl Direction {
    /// The same, with the documents swapped.
    ///
    /// ```
    /// use corroborate::witness::Direction;
    /// assert_eq!(Direction::AFromB.swapped(), Direction::BFromA);
    /// ```
    #[must_use]
    pub fn swapped(self) -> Direction {
        match self {
            Direction::AFromB => Direction::BFromA,
            Direction::BFromA => Direction::AFromB,
            Direction::Unknown => Direction::Unknown,
        }
    }
}

/// A direction and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) direction: Direction,
    /// The signs, in words; empty where nothing tells.
    pub(super) reason: String,
    /// Bits towards "the first is the copy".
    pub(super) lean: f32,
}

impl Verdict {
    /// The verdict on texts of which neither was made from the other.
    pub(super) fn none() -> Verdict {
        Verdict { direction: Direction::Unknown, reason: String::new(), lean: 0.0 }
    }
}

/// The bits that decide.
const ENOUGH: f32 = 1.5;

/// Which of two texts was made from the other; `share`: how much of each lies in the other.
pub(super) fn verdict(a: &Reading, b: &Reading, share: [f32; 2]) -> Verdict {
    let (of_a, of_b) = (signs(a, b, share[0], share[1]), signs(b, a, share[1], share[0]));
    let sum = |signs: &[(f32, String)]| signs.iter().map(|(bits, _)| bits).sum::<f32>();
    let lean = sum(&of_a) - sum(&of_b);
    let (direction, signs) = match lean {
        lean if lean >= ENOUGH => (Direction::AFromB, of_a),
        lean if lean <= -ENOUGH => (Direction::BFromA, of_b),
        _ => (Direction::Unknown, Vec::new()),
    };
    let signs: Vec<String> = signs.into_iter().map(|(_, words)| words).collect();
    Verdict { direction, reason: signs.join("; "), lean }
}

/// What speaks for the first being the copy.
fn signs(copy: &Reading, original: &Reading, of_copy: f32, of_original: f32) -> Vec<(f32, String)> {
    let mut signs = Vec::new();
    let mut sign = |bits: f32, words: String| signs.push((bits, words));
    if is_credited(copy, original) {
        sign(4.0, format!("it credits {}", original.outlet));
    }
    if let (Some(late), Some(early)) = (copy.published, original.published)
        && late > early
    {
        sign(3.0, format!("it was published on {late}, the other on {early}"));
    }
    if is_agency(&original.outlet) && !is_agency(&copy.outlet) {
        sign(2.0, "the other is a news agency's".to_owned());
    }
    let longer = original.print.stretches.len() >= copy.print.stretches.len() + MORE_SENTENCES;
    if longer && of_copy >= of_original + EXCERPT {
        sign(1.5, "most of it lies in the other, which has more".to_owned());
    }
    if credits_somebody(copy) && !credits_somebody(original) {
        sign(1.0, "it says that it has its news from others".to_owned());
    }
    if copy.scars > 0 && original.scars == 0 {
        sign(1.0, "it has broken sentences that the other has not".to_owned());
    }
    signs
}

/// By so much more of an excerpt lies in its original than of the original in it.
const EXCERPT: f32 = 0.25;

/// By so many sentences more: one that was added to a brief may as well have been cut.
const MORE_SENTENCES: usize = 2;

/// Whether the first names the second's outlet as its source.
pub(super) fn is_credited(copy: &Reading, original: &Reading) -> bool {
    !original.outlet.is_empty() && original.outlet != copy.outlet && copy.credits.names(&original.outlet)
}

fn credits_somebody(reading: &Reading) -> bool {
    reading.credits.nameless || reading.credits.names_any()
}
