//! What an editor may do with an item, by the witnesses for it and what speaks against it.

use std::fmt;

use crate::report::{Code, Discrepancy, ReconciledItem, Severity};

/// Two are the fewest that corroborate one another.
const ENOUGH_WITNESSES: usize = 2;

/// What may be printed of an item.
///
/// An item with a critical or major discrepancy is held (a slip of a copy aside: it is no witness); without an
/// answer, or a witness who speaks for it, or where two answers conflict and as many speak for each, it is open; an
/// answer that two independent witnesses support may be printed as it is, any other with its source: so is what all
/// of them only believe, fear or allege.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// Independent witnesses support it.
    Print,
    /// One witness says so, or several only believe it: name the source.
    Attribute,
    /// Something serious speaks against it: settle it first, or print both sides.
    Hold,
    /// Nothing is answered, nobody speaks for the answer, or as much for another.
    Open,
}

impl Verdict {
    /// The verdict on an item, given the discrepancies of its report.
    pub fn of<'d>(
        item: &ReconciledItem,
        discrepancies: impl IntoIterator<Item = &'d Discrepancy>,
    ) -> Verdict {
        let exceeded = |found: &Discrepancy| {
            found.code == Code::PartExceedsWhole
                && found.secondary.iter().any(|claim| item.item.claims.contains(claim))
        };
        let own = |found: &&Discrepancy| {
            found.code != Code::CopyAltered && found.item.as_ref() == Some(&item.item.id) || exceeded(found)
        };
        if discrepancies.into_iter().filter(own).any(|found| found.severity <= Severity::Major) {
            return Verdict::Hold;
        }
        match &item.consensus.value {
            Some(_) if !item.consensus.rivals.is_empty() => Verdict::Open,
            Some(_) if item.consensus.unconfirmed => Verdict::Attribute,
            Some(_) if item.consensus.witnesses >= ENOUGH_WITNESSES => Verdict::Print,
            Some(_) if item.consensus.witnesses > 0 => Verdict::Attribute,
            _ => Verdict::Open,
        }
    }

    /// What to do, in a word or two.
    pub fn advice(self) -> &'static str {
        match self {
            Verdict::Print => "print",
            Verdict::Attribute => "name the source",
            Verdict::Hold => "hold",
            Verdict::Open => "open",
        }
    }

    /// A mark of one column.
    pub fn mark(self) -> char {
        match self {
            Verdict::Print => '✓',
            Verdict::Attribute => '~',
            Verdict::Hold => '✗',
            Verdict::Open => '?',
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.advice())
    }
}
