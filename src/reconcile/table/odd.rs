//! Values that are not of their attribute's kind, and where they stand.

use super::builder::Builder;
use super::values::{MISSING, Values};

/// A value that is no figure, or no date, in an attribute of such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd<'t> {
    /// The attribute.
    pub attribute: &'t str,
    /// The value as written.
    pub value: &'t str,
    /// How many rows have it.
    pub claims: u32,
    /// The line of the file where it first stands, where rows were read from one.
    pub line: Option<u32>,
}

/// The same, by numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) text: u32,
    pub(super) claims: u32,
    pub(super) line: Option<u32>,
}

/// The lines of rows: only where a row does not stand one line after the row before.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    jumps: Vec<(u32, u32)>,
}

impl Lines {
    /// Says on which line a row stands.
    #[cfg(feature = "cli")]
    pub(super) fn note(&mut self, row: u32, line: u32) {
        if self.line(row) != Some(line) {
            self.jumps.push((row, line));
        }
    }

    fn line(&self, row: u32) -> Option<u32> {
        let before = self.jumps.partition_point(|&(start, _)| start <= row).checked_sub(1)?;
        let (start, line) = self.jumps[before];
        Some(line + (row - start))
    }
}

/// The odd values, in the order of the rows.
pub(super) fn cells(builder: &Builder, values: &Values) -> Vec<Cell> {
    let is_odd = |&id: &u32| {
        let class = values.class[id as usize];
        let kind = values.kinds[builder.values.tag(id) as usize].0;
        class != MISSING && kind.is_ordered() && values.best[class as usize].is_nan()
    };
    let odd: Vec<bool> = (0..values.class.len() as u32).map(|id| is_odd(&id)).collect();
    let mut cells: Vec<Cell> = Vec::new();
    if !odd.contains(&true) {
        return cells;
    }
    let mut place = vec![u32::MAX; odd.len()];
    for (row, &text) in builder.rows.value.iter().enumerate().filter(|(_, text)| odd[**text as usize]) {
        let at = &mut place[text as usize];
        if *at == u32::MAX {
            *at = cells.len() as u32;
            cells.push(Cell { text, claims: 0, line: builder.lines.line(row as u32) });
        }
        cells[*at as usize].claims += 1;
    }
    cells
}
