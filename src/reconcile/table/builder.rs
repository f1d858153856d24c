//! Rows in, table out.

use std::collections::BTreeMap;

use super::intern::Interner;
use super::odd::{self, Lines};
use super::places::Places;
use super::{Kind, Table, grouping, values};
use crate::{Error, Result};

/// What one source says of one attribute of one object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// Who says it.
    pub source: &'a str,
    /// Of what.
    pub object: &'a str,
    /// What is asked of the object.
    pub attribute: &'a str,
    /// The answer, as written.
    pub value: &'a str,
    /// When it was said: seconds, or any other number that grows with time.
    pub time: Option<f64>,
}

impl<'a> From<[&'a str; 4]> for Row<'a> {
    fn from([source, object, attribute, value]: [&'a str; 4]) -> Row<'a> {
        Row { source, object, attribute, value, time: None }
    }
}

/// Gathers rows for a [`Table`].
///
/// ```
/// use corroborate::reconcile::table::{Builder, Row};
/// let mut rows = Builder::default();
/// rows.push(Row::from(["Herald", "quake", "killed", "1,200"]));
/// rows.push(Row::from(["Courier", "quake", "killed", "1200"]));
/// let table = rows.finish()?;
/// assert_eq!((table.item_count(), table.candidate_count()), (1, 1));
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Builder {
    pub(super) sources: Interner,
    pub(super) attributes: Interner,
    pub(super) items: Interner,
    pub(super) values: Interner,
    pub(super) rows: Rows,
    pub(super) kinds: BTreeMap<String, Kind>,
    pub(super) places: Option<Places>,
    pub(super) missing: usize,
    pub(super) lines: Lines,
    last_attribute: Option<(String, u32)>,
    pending: Pending,
}

/// Rows that wait to be numbered together.
#[derive(Debug, Clone, Default)]
struct Pending {
    text: String,
    /// Of each row: the attribute, and where source, object and value end in the text.
    rows: Vec<(u32, [usize; 3])>,
}

/// How many rows wait.
const WAITING: usize = 512;

/// The rows as columns of ids, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub(super) source: Vec<u32>,
    pub(super) item: Vec<u32>,
    pub(super) value: Vec<u32>,
    /// Empty, or as long as the others; `NaN` where no time is known.
    pub(super) time: Vec<f64>,
}

impl Builder {
    /// Fixes the kind of an attribute instead of inferring it.
    #[must_use]
    pub fn kind(mut self, attribute: &str, kind: Kind) -> Builder {
        self.kinds.insert(attribute.to_owned(), kind);
        self
    }

    /// Gives the hierarchy of places.
    #[must_use]
    pub fn places(mut self, places: Places) -> Builder {
        self.places = Some(places);
        self
    }

    /// Adds one row. An empty value says nothing, and is counted as missing.
    pub fn push(&mut self, row: Row<'_>) {
        let value = row.value.trim();
        if value.is_empty() {
            self.missing += 1;
            return;
        }
        let attribute = self.attribute(row.attribute);
        let text = &mut self.pending.text;
        let ends = [row.source, row.object, value].map(|cell| {
            text.push_str(cell);
            text.len()
        });
        self.pending.rows.push((attribute, ends));
        self.stamp(row.time);
        if self.pending.rows.len() == WAITING {
            self.number();
        }
    }

    /// The same for a row that stands on a line of a file, for messages.
    #[cfg(feature = "cli")]
    pub(super) fn push_at(&mut self, row: Row<'_>, line: usize) {
        let at = self.rows.source.len() + self.pending.rows.len();
        self.lines.note(at as u32, line as u32);
        self.push(row);
    }

    /// Numbers the rows that wait.
    fn number(&mut self) {
        let Pending { text, rows } = std::mem::take(&mut self.pending);
        let (mut cells, mut start) = ([const { Vec::new() }; 3], 0);
        cells.iter_mut().for_each(|cells| cells.reserve_exact(rows.len()));
        for (attribute, ends) in &rows {
            for ((cells, &end), tag) in cells.iter_mut().zip(ends).zip([0, *attribute, *attribute]) {
                cells.push((&text[start..end], tag));
                start = end;
            }
        }
        self.sources.intern_all(&cells[0], &mut self.rows.source);
        self.items.intern_all(&cells[1], &mut self.rows.item);
        self.values.intern_all(&cells[2], &mut self.rows.value);
        drop(cells);
        self.pending = Pending { text, rows };
        self.pending.text.clear();
        self.pending.rows.clear();
    }

    /// The table of all rows.
    ///
    /// # Errors
    /// Where there are 2³² rows or more.
    pub fn finish(mut self) -> Result<Table> {
        self.number();
        if self.rows.source.len() >= u32::MAX as usize {
            return Err(Error::value("more than 4294967294 rows in one table: split them"));
        }
        self.sources.settle(&mut self.rows.source);
        self.items.settle(&mut self.rows.item);
        self.values.settle(&mut self.rows.value);
        self.sources.close();
        self.items.close();
        let values = values::classify(&self);
        let odd = odd::cells(&self, &values);
        let groups = grouping::group(&mut self, &values);
        Ok(Table::assemble(self, values, groups, odd))
    }

    fn attribute(&mut self, name: &str) -> u32 {
        match &self.last_attribute {
            Some((last, id)) if last == name => *id,
            _ => {
                let id = self.attributes.intern(name, 0);
                self.last_attribute = Some((name.to_owned(), id));
                id
            }
        }
    }

    fn stamp(&mut self, time: Option<f64>) {
        let time = time.filter(|t| t.is_finite());
        if time.is_some() && self.rows.time.is_empty() {
            self.rows.time = vec![f64::NAN; self.rows.source.len() + self.pending.rows.len() - 1];
        }
        if time.is_some() || !self.rows.time.is_empty() {
            self.rows.time.push(time.unwrap_or(f64::NAN));
        }
    }
}

impl<'a> Extend<Row<'a>> for Builder {
    fn extend<I: IntoIterator<Item = Row<'a>>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(row));
    }
}
