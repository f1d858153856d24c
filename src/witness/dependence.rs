//! A pile of documents as a tree of copies, and which of their claims are independent.
//!
//! A document that lies in another by half or more is that document's witness over again. A smaller copy makes only
//! the claims in its passages dependent. Each claim is traced through passages, from copy to original, to the
//! document that said it first, or to the outlet it cites; two claims are independent where they end in two places.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::bearer::Bearer;
use super::direction::Direction;
use super::link::Related;
use super::passages::Pair;
use super::reading::Reading;
use super::{Index, Passage, Reuse};
use super::{citation, distortion};
use crate::claim::Claim;
use crate::document::{Document, DocumentId, ReadDocument};
use crate::span::Span;

/// The name of a witness: equal for what is not independent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WitnessKey(String);

impl WitnessKey {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WitnessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who depends on whom among documents. See the [module](super).
///
/// ```
/// use corroborate::{Document, witness::Dependence};
/// let told = "The ferry struck a pier in thick fog on Tuesday, and 14 passengers were treated for cuts, the harbour master said.";
/// let wire = Document::new("wire", told)?.with_published("2031-05-06".parse()?);
/// let paper = Document::new("paper", told)?.with_published("2031-05-07".parse()?);
/// let other = Document::new("other", "A bakery in the old town has won a prize for its rye bread.")?;
/// let dependence = Dependence::of(&[wire, paper, other]);
/// assert_eq!(dependence.reuse()[0].copy.as_str(), "paper");
/// assert_eq!(dependence.witness(&"paper".into()), dependence.witness(&"wire".into()));
/// assert_ne!(dependence.witness(&"other".into()), dependence.witness(&"wire".into()));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dependence {
    documents: Vec<DocumentId>,
    by_id: BTreeMap<DocumentId, usize>,
    /// The documents of each outlet's key, where just one is.
    by_outlet: BTreeMap<String, Option<usize>>,
    /// By document: the first of its outlet by id.
    first_of_outlet: Vec<usize>,
    /// By document: the agency whose copy it is by its first line.
    wires: Vec<Option<String>>,
    /// By document: whom it gives which title.
    bearers: Vec<Vec<Bearer>>,
    reuse: Vec<Reuse>,
    /// By copy: the originals as indices into `reuse`.
    originals: Vec<Vec<usize>>,
    /// By copy: its passages in order.
    copied: Vec<Vec<Copied>>,
}

/// A passage of a copy: its place there, and its number among those of a reuse.
#[derive(Debug, Clone, PartialEq)]
struct Copied {
    span: Span,
    reuse: usize,
    passage: usize,
}

/// From this share on, the whole copy is its original's witness.
const WHOLE: f64 = 0.5;

impl Dependence {
    /// Finds who depends on whom. The order of the documents does not matter.
    pub fn of(documents: &[Document]) -> Dependence {
        let read: Vec<ReadDocument> = documents.iter().map(ReadDocument::new).collect();
        Dependence::of_read(&read)
    }

    /// The same for documents that have been read.
    pub fn of_read(documents: &[ReadDocument<'_>]) -> Dependence {
        let readings: Vec<Reading> = documents.iter().map(Reading::of).collect();
        let mut dependence = Dependence::unlinked(&readings);
        for copy in kept(&readings, copies(&readings)) {
            let page = |at: usize| super::page(&documents[at], &readings[at]);
            let distortions = distortion::distortions(page(copy.original), page(copy.copy), &copy.pairs());
            dependence.originals[copy.copy].push(dependence.reuse.len());
            dependence.reuse.push(Reuse { distortions, ..copy.reuse(&readings) });
        }
        dependence.with_places()
    }

    fn unlinked(readings: &[Reading]) -> Dependence {
        let mut by_outlet = BTreeMap::new();
        for (at, reading) in readings.iter().enumerate().filter(|(_, reading)| !reading.outlet.is_empty()) {
            by_outlet.entry(reading.outlet.clone()).and_modify(|only| *only = None).or_insert(Some(at));
        }
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, reading) in readings.iter().enumerate() {
            let known = first.entry(&reading.outlet).or_insert(at);
            *known = if reading.id < readings[*known].id { at } else { *known };
        }
        let first_of_outlet = readings.iter().enumerate().map(|(at, reading)| {
            if reading.outlet.is_empty() {
                at
            } else {
                first.get(reading.outlet.as_str()).copied().unwrap_or(at)
            }
        });
        Dependence {
            first_of_outlet: first_of_outlet.collect(),
            documents: readings.iter().map(|reading| reading.id.clone()).collect(),
            by_id: readings.iter().enumerate().map(|(at, reading)| (reading.id.clone(), at)).collect(),
            by_outlet,
            wires: readings.iter().map(|reading| reading.wire.clone()).collect(),
            bearers: readings.iter().map(|reading| reading.bearers.clone()).collect(),
            reuse: Vec::new(),
            originals: vec![Vec::new(); readings.len()],
            copied: Vec::new(),
        }
    }

    /// With the passages of each copy in order, so that one is found among many.
    fn with_places(mut self) -> Dependence {
        let of_reuse = |reuse: usize| {
            let passages = self.reuse[reuse].passages.iter().enumerate();
            passages.map(move |(passage, found)| Copied { span: found.a, reuse, passage })
        };
        let of_copy = |originals: &Vec<usize>| {
            let mut copied: Vec<Copied> = originals.iter().copied().flat_map(of_reuse).collect();
            copied.sort_by_key(|copied| copied.span);
            copied
        };
        self.copied = self.originals.iter().map(of_copy).collect();
        self
    }

    /// Which document was made from which, by the ids of copy and original.
    pub fn reuse(&self) -> &[Reuse] {
        &self.reuse
    }

    /// The same, to be given to a report.
    pub fn into_reuse(self) -> Vec<Reuse> {
        self.reuse
    }

    /// The witness of a document: the id of the first document of the outlet that it goes back to by half or more.
    pub fn witness(&self, document: &DocumentId) -> WitnessKey {
        match self.by_id.get(document) {
            Some(&at) => self.witness_of_document(self.root(at)),
            None => WitnessKey(document.as_str().to_owned()),
        }
    }

    /// The witness of a document that is no copy: the agency whose line stands over it, else the first of its outlet.
    fn witness_of_document(&self, at: usize) -> WitnessKey {
        match &self.wires[at] {
            Some(agency) => self.witness_of_outlet(agency),
            None => WitnessKey(self.documents[self.first_of_outlet[at]].as_str().to_owned()),
        }
    }

    fn root(&self, document: usize) -> usize {
        let mut at = document;
        for _ in 0..self.documents.len() {
            let Some(original) = self.whole_original(at) else { break };
            at = original;
        }
        at
    }

    /// The document that most of this one comes from, where at least half does.
    fn whole_original(&self, copy: usize) -> Option<usize> {
        let most =
            self.originals[copy].iter().map(|&at| &self.reuse[at]).filter(|reuse| reuse.score >= WHOLE);
        let most =
            most.max_by(|a, b| a.score.total_cmp(&b.score).then_with(|| b.original.cmp(&a.original)))?;
        self.by_id.get(&most.original).copied()
    }

    /// The witness of a claim's content: who said first what it says, by copying and by citation.
    pub fn witness_of(&self, claim: &Claim) -> WitnessKey {
        let Some(&document) = self.by_id.get(claim.document()) else {
            return WitnessKey(claim.document().as_str().to_owned());
        };
        let origin = self.origin(document, claim.span());
        match citation::cited(claim) {
            Some(outlet) if origin == document => self.witness_of_outlet(&outlet),
            _ => self.witness_of_document(origin),
        }
    }

    /// The document in which a claim stood first, whoever is cited there.
    fn first_told<'a>(&'a self, claim: &'a Claim) -> &'a DocumentId {
        let known = self.by_id.get(claim.document());
        known.map_or(claim.document(), |&at| &self.documents[self.origin(at, claim.span())])
    }

    fn witness_of_outlet(&self, outlet: &str) -> WitnessKey {
        match self.by_outlet.get(outlet) {
            Some(Some(document)) => WitnessKey(self.documents[self.root(*document)].as_str().to_owned()),
            _ => WitnessKey(format!("outlet:{outlet}")),
        }
    }

    /// The document in which the words of a span were first said.
    fn origin(&self, document: usize, span: Span) -> usize {
        let (mut at, mut span) = (document, Some(span));
        for _ in 0..self.documents.len() {
            let step = span.and_then(|span| self.copied_from(at, span));
            let step = step.or_else(|| Some((self.whole_original(at)?, None)));
            let Some((original, there)) = step else { break };
            (at, span) = (original, there);
        }
        at
    }

    /// The original and the place there of a span that lies in a copied passage.
    fn copied_from(&self, copy: usize, span: Span) -> Option<(usize, Option<Span>)> {
        let copied = &self.copied[copy];
        // The passages are whole sentences, so those that end later also start later.
        let from = copied.partition_point(|copied| copied.span.end() <= span.start());
        let near = copied[from..].iter().take_while(|copied| copied.span.start() < span.end());
        let first = near.min_by_key(|copied| (copied.reuse, copied.passage))?;
        let reuse = &self.reuse[first.reuse];
        Some((*self.by_id.get(&reuse.original)?, Some(reuse.passages[first.passage].b)))
    }

    /// Whether two claims come from two documents that can vouch for each other: not from one document, nor one copied
    /// or cited from where the other comes from. Whose words they repeat is another matter: two reporters who both
    /// heard the minister are two documents and, for what the minister said, one witness
    /// ([`Dependence::claim_witnesses`]).
    pub fn independent(&self, a: &Claim, b: &Claim) -> bool {
        let apart = || self.witness_of(a) != self.witness_of(b) && self.first_told(a) != self.first_told(b);
        a.document() != b.document() && apart()
    }

    /// For each claim the number of its witness for the content that they share, counted from 0 in the order of the
    /// claims.
    ///
    /// A named voice is a witness, in however many documents it speaks and by however much of its name, and two voices
    /// in one document are two. What a document says in its own voice is the witness of the outlet that it was copied
    /// from or that it cites, or whose line stands over it, however many documents that outlet has published; where
    /// somebody is quoted beside it, the document says it after them: after whoever gives the same answer, else after
    /// the first; not where it has it from other people without a name, "doctors". What a copy has from its original
    /// is the original's, whomever the copy names for it.
    pub fn claim_witnesses(&self, claims: &[&Claim]) -> Vec<usize> {
        let names = self.witness_names(claims);
        let mut told: BTreeMap<(&DocumentId, String), &String> = BTreeMap::new();
        for (claim, name) in claims.iter().zip(&names) {
            told.entry((claim.document(), claim.value().to_string())).or_insert(name);
        }
        let first = |at: usize| {
            let first = self.first_told(claims[at]);
            let copied = first != claims[at].document();
            let original = copied.then(|| told.get(&(first, claims[at].value().to_string()))).flatten();
            original.copied().unwrap_or(&names[at])
        };
        let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
        (0..claims.len())
            .map(|at| {
                let next = numbers.len();
                *numbers.entry(first(at)).or_insert(next)
            })
            .collect()
    }

    /// Whom the documents of these claims give which title.
    fn bearers_of(&self, claims: &[&Claim]) -> Vec<&Bearer> {
        let documents: BTreeSet<usize> =
            claims.iter().filter_map(|claim| self.by_id.get(claim.document()).copied()).collect();
        documents.into_iter().flat_map(|document| &self.bearers[document]).collect()
    }

    /// For each claim whom its own document has it from.
    fn witness_names(&self, claims: &[&Claim]) -> Vec<String> {
        let voices = citation::voices(claims, &self.bearers_of(claims));
        let origins: Vec<WitnessKey> = claims.iter().map(|claim| self.witness_of(claim)).collect();
        let mut quoted: BTreeMap<(&WitnessKey, Option<String>), &str> = BTreeMap::new();
        for (at, voice) in voices.iter().enumerate() {
            let Some(voice) = voice else { continue };
            quoted.entry((&origins[at], Some(claims[at].value().to_string()))).or_insert(voice);
            quoted.entry((&origins[at], None)).or_insert(voice);
        }
        let after = |at: usize| {
            let said = (&origins[at], Some(claims[at].value().to_string()));
            quoted.get(&said).or_else(|| quoted.get(&(&origins[at], None))).copied()
        };
        let name = |(at, voice): (usize, &Option<String>)| {
            let after = || if citation::is_of_others(claims[at]) { None } else { after(at) };
            match voice.as_deref().or_else(after) {
                Some(voice) => format!("voice:{voice}"),
                None => format!("witness:{}", origins[at]),
            }
        };
        voices.iter().enumerate().map(name).collect()
    }
}

/// A copy and its original, by number.
#[derive(Debug, Clone)]
struct Dependent {
    copy: usize,
    original: usize,
    related: Related,
    /// Whether the copy is the first of the compared two.
    is_first: bool,
}

impl Dependent {
    fn reuse(self, readings: &[Reading]) -> Reuse {
        let (copy, original) = (&readings[self.copy], &readings[self.original]);
        let flip = |passage: Passage| Passage { a: passage.b, b: passage.a };
        let passages = if self.is_first {
            self.related.passages(&copy.print, &original.print)
        } else {
            self.related.passages(&original.print, &copy.print).into_iter().map(flip).collect()
        };
        Reuse {
            copy: copy.id.clone(),
            original: original.id.clone(),
            score: self.score(),
            credited: super::direction::is_credited(copy, original),
            reason: self.related.verdict.reason,
            passages,
            distortions: Vec::new(),
        }
    }

    fn score(&self) -> f64 {
        f64::from(self.related.pairing.share[usize::from(!self.is_first)])
    }

    /// Stretch of the original, stretch of the copy, fit; by place in the original.
    fn pairs(&self) -> Vec<(usize, usize, f32)> {
        let sides = |pair: &Pair| if self.is_first { (pair.b, pair.a) } else { (pair.a, pair.b) };
        let triple = |pair: &Pair| (sides(pair).0, sides(pair).1, pair.fit);
        let mut pairs: Vec<(usize, usize, f32)> = self.related.pairing.pairs.iter().map(triple).collect();
        pairs.sort_by_key(|&(original, copy, _)| (original, copy));
        pairs
    }

    /// How well all of it fits together.
    fn total_fit(&self) -> f32 {
        self.stretches().map(|(_, fit)| fit).sum()
    }

    /// The stretches of the copy that come from the original, and how well each fits.
    fn stretches(&self) -> impl Iterator<Item = (usize, f32)> {
        let is_first = self.is_first;
        self.related.pairing.pairs.iter().map(move |pair| (if is_first { pair.a } else { pair.b }, pair.fit))
    }
}

/// Every pair of linked documents, each compared once.
fn copies(readings: &[Reading]) -> Vec<Dependent> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|&a, &b| {
        (readings[a].published, &readings[a].id).cmp(&(readings[b].published, &readings[b].id))
    });
    let mut index = Index::default();
    let mut copies = Vec::new();
    for (number, &at) in order.iter().enumerate() {
        for other in index.clues.candidates(&readings[at].print) {
            let other = order[other as usize];
            let related = Related::new(&readings[at], &readings[other]);
            copies.extend(related.is_link().then(|| oriented(readings, at, other, related)));
        }
        index.clues.insert(number as u32, &readings[at].print);
    }
    copies
}

/// Which is the copy; where nothing tells, the one that leans to it, or the one that comes later by id.
fn oriented(readings: &[Reading], a: usize, b: usize, related: Related) -> Dependent {
    let is_first = match related.verdict.direction {
        Direction::AFromB => true,
        Direction::BFromA => false,
        Direction::Unknown if related.verdict.lean != 0.0 => related.verdict.lean > 0.0,
        Direction::Unknown => readings[a].id > readings[b].id,
    };
    let (copy, original) = if is_first { (a, b) } else { (b, a) };
    Dependent { copy, original, related, is_first }
}

/// The copies that no better original explains: each stretch of a copy comes from the original that it fits best.
fn kept(readings: &[Reading], mut copies: Vec<Dependent>) -> Vec<Dependent> {
    let by_place = |c: &Dependent| {
        (readings[c.copy].id.clone(), readings[c.original].published, readings[c.original].id.clone())
    };
    copies.sort_by_cached_key(by_place);
    let mut kept = Vec::with_capacity(copies.len());
    for group in copies.chunk_by_mut(|a, b| a.copy == b.copy) {
        group.sort_by(|a, b| {
            let known = |copy: &Dependent| copy.related.verdict.direction != Direction::Unknown;
            known(b).cmp(&known(a)).then_with(|| b.total_fit().total_cmp(&a.total_fit()))
        });
        let best = best_fits(group);
        kept.extend(group.iter().filter(|copy| is_first_hand(copy, &best)).cloned());
    }
    kept.sort_by(|a, b| {
        let ids = |c: &Dependent| (&readings[c.copy].id, &readings[c.original].id);
        ids(a).cmp(&ids(b))
    });
    kept
}

/// For each stretch of a copy how well it fits the original it fits best, and which that is: of equals one that is
/// known to be the original, then the one that the whole copy fits best, then the earliest.
fn best_fits(group: &[Dependent]) -> BTreeMap<usize, (f32, usize)> {
    let mut best = BTreeMap::new();
    for copy in group {
        for (stretch, fit) in copy.stretches() {
            let so_far = best.entry(stretch).or_insert((fit, copy.original));
            if fit > so_far.0 {
                *so_far = (fit, copy.original);
            }
        }
    }
    best
}

/// Whether at least half of what lies in this original fits no other original as well.
fn is_first_hand(copy: &Dependent, best: &BTreeMap<usize, (f32, usize)>) -> bool {
    let (mut first_hand, mut all) = (0, 0);
    for (stretch, _) in copy.stretches() {
        all += 1;
        first_hand += usize::from(best.get(&stretch).is_some_and(|&(_, original)| original == copy.original));
    }
    first_hand * 2 >= all
}
