//! What an editor may do with an item, by the witnesses for it and what speaks against it.

use std::fmt;

use crate::report::{Discrepancy, ReconciledItem, Severity};

/// Two are the fewest that corroborate one another.
const ENOUGH_WITNESSES: usize = 2;

/// What may be printed of an item.
///
/// An item with a critical or major discrepancy is held; without an answer, or a witness who speaks for it, there is nothing
/// to print; an answer that two independent witnesses support may be printed as it is, any other with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// Independent witnesses support it.
    Print,
    /// One witness says so: name it.
    Attribute,
    /// Something serious speaks against it: settle it first, or print both sides.
    Hold,
    /// Nothing is answered, or nobody speaks for the answer.
    Open,
}

impl Verdict {
    /// The verdict on an item, given the discrepancies of its report.
    pub fn of<'d>(
        item: &ReconciledItem,
        discrepancies: impl IntoIterator<Item = &'d Discrepancy>,
    ) -> Verdict {
        let own = |found: &&Discrepancy| found.item.as_ref() == Some(&item.item.id);
        if discrepancies.into_iter().filter(own).any(|found| found.severity <= Severity::Major) {
            return Verdict::Hold;
        }
        match &item.consensus.value {
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
