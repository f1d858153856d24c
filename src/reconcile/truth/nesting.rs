//! Which claimed places lie in which, item by item.

use crate::reconcile::table::Table;

/// For each candidate, the candidates of its item that lie around it and those that lie inside it, by their number in
/// the item.
pub(crate) struct Nesting {
    around: Lists,
    inside: Lists,
}

impl Nesting {
    pub(crate) fn of(table: &Table) -> Nesting {
        let (mut around, mut inside) = (Lists::default(), Lists::default());
        for item in table.items() {
            let (count, pairs) = (item.candidates().len(), table.nested(item.number()));
            around.push(count, &pairs);
            let mut turned: Vec<(u32, u32)> =
                pairs.into_iter().map(|(inner, outer)| (outer, inner)).collect();
            turned.sort_unstable();
            inside.push(count, &turned);
        }
        Nesting { around, inside }
    }

    /// The candidates around one.
    pub(crate) fn around(&self, candidate: usize) -> &[u32] {
        self.around.list(candidate)
    }

    /// The candidates inside one.
    pub(crate) fn inside(&self, candidate: usize) -> &[u32] {
        self.inside.list(candidate)
    }
}

/// Lists end to end.
#[derive(Default)]
struct Lists {
    ends: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    /// Adds the lists of `count` candidates from pairs of a candidate and a member, in order.
    fn push(&mut self, count: usize, pairs: &[(u32, u32)]) {
        let mut pairs = pairs.iter().peekable();
        for candidate in 0..count as u32 {
            while let Some(&(_, member)) = pairs.next_if(|pair| pair.0 == candidate) {
                self.all.push(member);
            }
            self.ends.push(self.all.len() as u32);
        }
    }

    fn list(&self, candidate: usize) -> &[u32] {
        let start = if candidate == 0 { 0 } else { self.ends[candidate - 1] };
        &self.all[start as usize..self.ends[candidate] as usize]
    }
}
