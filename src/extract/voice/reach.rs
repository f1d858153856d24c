//! Which of many ranges, sorted by their starts, reach beyond a point: a tree of the furthest ends.
//!
//! ```text
//! node = the furthest end below it; its two halves are at 2·node and 2·node + 1; the ranges are the leaves
//! ```
//! A query visits only halves that hold an answer: `k` answers among `n` ranges cost `k·log n`, however far single
//! ranges reach.

/// The ends of ranges.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    furthest: Vec<usize>,
    leaves: usize,
}

/// No more answers than this are given: the nearest.
const MOST: usize = 32;

impl Reach {
    pub(super) fn new(ends: impl ExactSizeIterator<Item = usize>) -> Reach {
        let leaves = ends.len().next_power_of_two();
        let mut furthest = vec![0; 2 * leaves];
        ends.enumerate().for_each(|(at, end)| furthest[leaves + at] = end);
        for node in (1..leaves).rev() {
            furthest[node] = furthest[2 * node].max(furthest[2 * node + 1]);
        }
        Reach { furthest, leaves }
    }

    /// Of the first `count` ranges those that end after a point, the last first.
    pub(super) fn beyond(&self, point: usize, count: usize) -> Vec<usize> {
        let mut query = Query { reach: self, point, count, found: Vec::new() };
        query.collect(1, 0, self.leaves);
        query.found
    }
}

struct Query<'r> {
    reach: &'r Reach,
    point: usize,
    count: usize,
    found: Vec<usize>,
}

impl Query<'_> {
    /// The answers below a node, which has `size` ranges from `first` on.
    fn collect(&mut self, node: usize, first: usize, size: usize) {
        let none = first >= self.count || self.reach.furthest[node] <= self.point;
        if none || self.found.len() >= MOST {
            return;
        }
        if size == 1 {
            return self.found.push(first);
        }
        self.collect(2 * node + 1, first + size / 2, size / 2);
        self.collect(2 * node, first, size / 2);
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn ranges_that_reach_beyond_a_point_are_found_among_those_that_start_before_it() {
        let reach = Reach::new([9, 2, 5, 7, 30].into_iter());
        assert_eq!(reach.beyond(4, 4), [3, 2, 0]);
        assert_eq!(reach.beyond(8, 5), [4, 0]);
        assert!(reach.beyond(40, 5).is_empty());
        assert!(Reach::new([].into_iter()).beyond(0, 0).is_empty());
    }
}
