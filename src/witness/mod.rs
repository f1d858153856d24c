//! Who depends on whom, and what the copying changed.
//!
//! [`reuse`] holds two documents against one another; [`Index`] finds the originals of one among many;
//! [`Dependence`] gives the tree of copies of a pile of documents and says which claims are independent.

mod bearer;
mod citation;
mod credit;
mod dependence;
mod direction;
mod distortion;
mod index;
mod link;
mod passages;
mod print;
mod reading;
mod revisions;

pub use dependence::{Dependence, WitnessKey};
pub use direction::Direction;
pub use distortion::{Distortion, DistortionKind, DistortionSeverity, Quote};
pub use revisions::{Revisions, revisions};

use serde::{Deserialize, Serialize};

use crate::document::{Document, DocumentId, ReadDocument};
use crate::span::Span;

use distortion::Page;
use link::Related;
use reading::Reading;

/// A document that was made from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reuse {
    /// The one that was made.
    pub copy: DocumentId,
    /// The one it was made from.
    pub original: DocumentId,
    /// The share of the copy that comes from the original, 0 to 1.
    pub score: f64,
    /// Why the direction is known, in words; empty where nothing tells which is the original.
    pub reason: String,
    /// Whether the copy names its original's outlet.
    #[serde(default)]
    pub credited: bool,
    /// The passages: `a` in the copy, `b` in the original.
    #[serde(default)]
    pub passages: Vec<Passage>,
    /// What the copying changed.
    pub distortions: Vec<Distortion>,
}

impl Reuse {
    /// Whether it is known which of the two was made from the other. Where it is not, `copy` and `original` are names
    /// only: the two have a text in common, and are one witness for it.
    pub fn is_directed(&self) -> bool {
        !self.reason.is_empty()
    }

    /// Why it is known, or that it is not, in words.
    ///
    /// ```
    /// use corroborate::{Document, witness::Dependence};
    /// let told = "The ferry struck a pier in thick fog on Tuesday, and 14 passengers were treated for cuts, the harbour master said.";
    /// let dependence = Dependence::of(&[Document::new("a", told)?, Document::new("b", told)?]);
    /// assert!(!dependence.reuse()[0].is_directed());
    /// assert_eq!(dependence.reuse()[0].account(), "the two share a text; it is not known who copied whom");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn account(&self) -> &str {
        if self.is_directed() {
            &self.reason
        } else {
            "the two share a text; it is not known who copied whom"
        }
    }

    /// A change in words, which accuses nobody where it is not known who changed it.
    pub(crate) fn change(&self, distortion: &Distortion) -> String {
        if self.is_directed() {
            return distortion.message.clone();
        }
        let (one, other) = (&distortion.original.quote, &distortion.copy.quote);
        format!("{} has '{one}', {} has '{other}'", self.original, self.copy)
    }
}

/// The same words, copied or reworded, in two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// Where in the first.
    pub a: Span,
    /// Where in the second.
    pub b: Span,
}

/// What two documents have of one another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The share of the one that lies in the other, 0 to 1, the greater of the two: an excerpt has 1, and so has a
    /// digest that contains the other.
    pub score: f64,
    /// Which was made from the other.
    pub direction: Direction,
    /// Why, in words; empty where nothing tells.
    pub reason: String,
    /// The passages in both, by place in the first.
    pub passages: Vec<Passage>,
    /// What the copying changed. Where the direction is unknown, the one for which less speaks is taken for the
    /// original, and the first where nothing does.
    pub distortions: Vec<Distortion>,
}

/// Holds two documents against one another.
///
/// ```
/// use corroborate::{Document, witness::{self, Direction}};
/// let told = "The ferry struck a pier in thick fog on Tuesday, and 14 passengers were treated for cuts, the harbour master said.";
/// let wire = Document::new("wire", told)?.with_published("2031-05-06".parse()?);
/// let paper = Document::new("paper", told)?.with_published("2031-05-07".parse()?);
/// let comparison = witness::reuse(&wire, &paper);
/// assert_eq!(comparison.direction, Direction::BFromA);
/// assert!(comparison.score > 0.99);
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn reuse(a: &Document, b: &Document) -> Comparison {
    let (left, right) = (ReadDocument::new(a), ReadDocument::new(b));
    let (x, y) = (Reading::of(&left), Reading::of(&right));
    let related = Related::new(&x, &y);
    Comparison {
        score: related.score(),
        direction: related.verdict.direction,
        passages: related.passages(&x.print, &y.print),
        distortions: distorted([page(&left, &x), page(&right, &y)], &related),
        reason: related.verdict.reason,
    }
}

fn page<'t>(read: &'t ReadDocument<'t>, reading: &'t Reading) -> Page<'t> {
    Page { text: read.text(), print: &reading.print, published: reading.published, outlet: &reading.outlet }
}

/// What changed between two pages; where nothing tells which is the original, the first.
fn distorted([a, b]: [Page; 2], related: &Related) -> Vec<Distortion> {
    if !related.is_link() {
        return Vec::new();
    }
    let pairs = related.pairing.pairs.iter();
    if related.verdict.lean > 0.0 {
        let mut pairs: Vec<_> = pairs.map(|pair| (pair.b, pair.a, pair.fit)).collect();
        pairs.sort_by_key(|&(original, copy, _)| (original, copy));
        return distortion::distortions(b, a, &pairs);
    }
    let pairs: Vec<_> = pairs.map(|pair| (pair.a, pair.b, pair.fit)).collect();
    distortion::distortions(a, b, &pairs)
}

/// An original that an [`Index`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The document of the index.
    pub document: DocumentId,
    /// The share of the one that lies in the other, 0 to 1, the greater of the two.
    pub score: f64,
    /// `AFromB` where the given document was made from it.
    pub direction: Direction,
    /// Why, in words; empty where nothing tells.
    pub reason: String,
    /// The passages: `a` in the given document, `b` in the one of the index.
    pub passages: Vec<Passage>,
}

/// Documents among which the originals of another are found in time that does not grow with their number.
///
/// ```
/// use corroborate::{Document, witness::Index};
/// let told = "The ferry struck a pier in thick fog on Tuesday, and 14 passengers were treated for cuts, the harbour master said.";
/// let mut index = Index::default();
/// index.insert(&Document::new("wire", told)?);
/// assert_eq!(index.originals_of(&Document::new("paper", told)?)[0].document.as_str(), "wire");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Index {
    readings: Vec<Reading>,
    clues: index::Clues,
}

impl Index {
    /// Adds a document.
    pub fn insert(&mut self, document: &Document) {
        self.insert_reading(Reading::of(&ReadDocument::new(document)));
    }

    fn insert_reading(&mut self, reading: Reading) {
        self.clues.insert(self.readings.len() as u32, &reading.print);
        self.readings.push(reading);
    }

    /// How many documents it has.
    pub fn count(&self) -> usize {
        self.readings.len()
    }

    /// The documents of the index that this one was made from, or may have been; the greatest share first.
    pub fn originals_of(&self, document: &Document) -> Vec<Link> {
        self.originals_of_reading(&Reading::of(&ReadDocument::new(document)))
    }

    /// The same, and adds the document: it is read only once.
    ///
    /// ```
    /// use corroborate::{Document, witness::Index};
    /// let told = "The ferry struck a pier in thick fog on Tuesday, and 14 passengers were treated for cuts, the harbour master said.";
    /// let mut index = Index::default();
    /// assert!(index.introduce(&Document::new("wire", told)?).is_empty());
    /// assert_eq!(index.introduce(&Document::new("paper", told)?).len(), 1);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn introduce(&mut self, document: &Document) -> Vec<Link> {
        let reading = Reading::of(&ReadDocument::new(document));
        let links = self.originals_of_reading(&reading);
        self.insert_reading(reading);
        links
    }

    fn originals_of_reading(&self, reading: &Reading) -> Vec<Link> {
        let candidates = self.clues.candidates(&reading.print);
        let links = candidates.into_iter().filter_map(|other| link(reading, &self.readings[other as usize]));
        let mut links: Vec<Link> = links.filter(|link| link.direction != Direction::BFromA).collect();
        links.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.document.cmp(&b.document)));
        links
    }
}

fn link(reading: &Reading, other: &Reading) -> Option<Link> {
    let related = (other.id != reading.id).then(|| Related::new(reading, other)).filter(Related::is_link)?;
    Some(Link {
        document: other.id.clone(),
        score: related.score(),
        direction: related.verdict.direction,
        passages: related.passages(&reading.print, &other.print),
        reason: related.verdict.reason,
    })
}
