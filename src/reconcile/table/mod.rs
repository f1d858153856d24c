//! Claims by the million, column by column.
//!
//! A table is built from rows of source, object, attribute and value, in any order ([`Builder`]). It then holds
//! *items* (an attribute of an object), each with its *candidates* (the distinct values claimed for it, in order),
//! each with its claims (the sources that said so). Three columns of numbers say it all: where an item's candidates
//! start, where a candidate's claims start, and the source of each claim; a claim costs four bytes, and estimators
//! run over the columns from front to back.
//!
//! Sources, items and values are numbered in the order of their texts, so nothing that is computed from a table
//! depends on the order of its rows. Where a source speaks twice of an item the last row counts, or the latest
//! where rows have times; [`Table::repeats`] says how many were replaced.

mod builder;
mod cell;
mod claims;
#[cfg(feature = "cli")]
pub mod csv;
mod grouping;
mod index;
mod intern;
mod kind;
mod odd;
mod places;
mod values;

pub use builder::{Builder, Row};
pub(crate) use grouping::Replaced;
pub use kind::{Because, Kind};
pub use odd::Odd;
pub use places::Places;

use std::ops::Range;

use crate::Result;
use grouping::Groups;
use intern::Interner;
use values::Values;
pub(crate) use values::figure_of_key;

/// Claims grouped by item and value.
///
/// ```
/// use corroborate::reconcile::table::Table;
/// let rows = [["A", "flood", "missing", "12"], ["B", "flood", "missing", "12"], ["C", "flood", "missing", "30"]];
/// let table = Table::from_rows(rows)?;
/// assert_eq!((table.claim_count(), table.source_count()), (3, 3));
/// assert_eq!(table.item(0).object(), "flood");
/// # Ok::<(), corroborate::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Table {
    source_names: Interner,
    item_names: Interner,
    attribute_names: Interner,
    texts: Interner,
    values: Values,
    groups: Groups,
    item_kind: Vec<Kind>,
    number: Vec<f64>,
    source_claims: Vec<u32>,
    places: Option<Places>,
    missing: usize,
    odd: Vec<odd::Cell>,
}

impl Table {
    /// The table of rows in the order source, object, attribute, value.
    ///
    /// # Errors
    /// Where there are 2³² rows or more.
    pub fn from_rows<'a>(rows: impl IntoIterator<Item = [&'a str; 4]>) -> Result<Table> {
        let mut builder = Builder::default();
        builder.extend(rows.into_iter().map(Row::from));
        builder.finish()
    }

    fn assemble(builder: Builder, values: Values, groups: Groups, odd: Vec<odd::Cell>) -> Table {
        let mut source_claims = vec![0; groups.sources.len()];
        groups.source.iter().for_each(|&source| source_claims[source as usize] += 1);
        let number = groups.class.iter().map(|&class| values.best[class as usize]).collect();
        let kind = |&id: &u32| values.kinds[builder.items.tag(id) as usize].0;
        let item_kind = groups.items.iter().map(kind).collect();
        let missing = builder.missing + groups.missing;
        let mut texts = builder.values;
        texts.close();
        Table {
            source_names: builder.sources,
            item_names: builder.items,
            attribute_names: builder.attributes,
            texts,
            values,
            groups,
            item_kind,
            number,
            source_claims,
            places: builder.places,
            missing,
            odd,
        }
    }

    /// How many sources there are; they are numbered in the order of their names.
    pub fn source_count(&self) -> usize {
        self.groups.sources.len()
    }

    /// How many items there are; they are numbered in the order of objects, then attributes.
    pub fn item_count(&self) -> usize {
        self.groups.items.len()
    }

    /// How many distinct values there are, each counted once an item.
    pub fn candidate_count(&self) -> usize {
        self.groups.class.len()
    }

    /// How many claims count: one for each pair of source and item.
    pub fn claim_count(&self) -> usize {
        self.groups.source.len()
    }

    /// How many claims a later one of the same source replaced.
    pub fn repeats(&self) -> usize {
        self.groups.repeats
    }

    /// How many rows say nothing: an empty value, or `NaN` where a figure belongs.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Values that are no figures, or no dates, in attributes of such: they are voted on as names, after the figures.
    ///
    /// ```
    /// use corroborate::reconcile::table::Table;
    /// let mut rows = vec![["A", "flood", "missing", "a handful?"]];
    /// rows.extend(["B", "C", "D", "E", "F", "G", "H", "I", "J"].map(|source| [source, "flood", "missing", "12"]));
    /// let table = Table::from_rows(rows)?;
    /// let odd = table.odd().next().unwrap();
    /// assert_eq!((odd.attribute, odd.value, odd.claims), ("missing", "a handful?", 1));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn odd(&self) -> impl Iterator<Item = Odd<'_>> {
        self.odd.iter().map(|cell| Odd {
            attribute: self.attribute_names.text(self.texts.tag(cell.text)),
            value: self.texts.text(cell.text),
            claims: cell.claims,
            line: cell.line,
        })
    }

    /// The name of a source.
    ///
    /// # Panics
    /// Where there is no such source.
    pub fn source_name(&self, source: u32) -> &str {
        self.source_names.text(self.groups.sources[source as usize])
    }

    /// The number of the source of this name.
    pub fn find_source(&self, name: &str) -> Option<u32> {
        let at = self.groups.sources.binary_search_by(|&id| self.source_names.text(id).cmp(name));
        at.ok().map(|at| at as u32)
    }

    /// How many claims of a source count.
    ///
    /// # Panics
    /// Where there is no such source.
    pub fn claims_of(&self, source: u32) -> u32 {
        self.source_claims[source as usize]
    }

    /// One item.
    ///
    /// # Panics
    /// Where there is no such item.
    pub fn item(&self, item: u32) -> Item<'_> {
        let at = item as usize;
        let candidates =
            self.groups.candidate_start[at] as usize..self.groups.candidate_start[at + 1] as usize;
        Item { table: self, at: item, candidates }
    }

    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        (0..self.item_count() as u32).map(|item| self.item(item))
    }

    /// The item of this object and attribute.
    pub fn find_item(&self, object: &str, attribute: &str) -> Option<u32> {
        let key = |id: u32| (self.item_names.text(id), self.attribute_names.text(self.item_names.tag(id)));
        let at = self.groups.items.binary_search_by(|&id| key(id).cmp(&(object, attribute)));
        at.ok().map(|at| at as u32)
    }

    /// Each attribute with its kind and why it is of that kind, in the order of first sight.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, Kind, Because)> {
        let named =
            |(id, &(kind, why)): (usize, &(Kind, Because))| (self.attribute_names.text(id as u32), kind, why);
        self.values.kinds.iter().enumerate().map(named)
    }

    pub(crate) fn claim_sources(&self) -> &[u32] {
        &self.groups.source
    }

    pub(crate) fn claim_starts(&self) -> &[u32] {
        &self.groups.claim_start
    }

    pub(crate) fn candidate_starts(&self) -> &[u32] {
        &self.groups.candidate_start
    }

    pub(crate) fn numbers(&self) -> &[f64] {
        &self.number
    }

    /// The claims of each source.
    pub(crate) fn counts(&self) -> &[u32] {
        &self.source_claims
    }

    pub(crate) fn kind(&self, item: u32) -> Kind {
        self.item_kind[item as usize]
    }

    pub(crate) fn item_kinds(&self) -> &[Kind] {
        &self.item_kind
    }

    /// When each claim was made; empty where no row has a time.
    pub(crate) fn times(&self) -> &[f64] {
        &self.groups.time
    }

    pub(crate) fn replaced(&self) -> &[Replaced] {
        &self.groups.replaced
    }

    pub(crate) fn class(&self, candidate: usize) -> u32 {
        self.groups.class[candidate]
    }

    pub(crate) fn text(&self, candidate: usize) -> &str {
        self.class_text(self.class(candidate))
    }

    pub(crate) fn class_text(&self, class: u32) -> &str {
        self.texts.text(self.values.text[class as usize])
    }

    pub(crate) fn class_number(&self, class: u32) -> f64 {
        self.values.best[class as usize]
    }

    pub(crate) fn bounds_of_class(&self, class: u32) -> (f64, f64) {
        let best = self.values.best[class as usize];
        self.values.bounds.get(class as usize).copied().unwrap_or((best, best))
    }

    /// Which candidates of an item lie in which: pairs of the inner one and the outer one, by their number in the item.
    pub(crate) fn nested(&self, item: u32) -> Vec<(u32, u32)> {
        if self.kind(item) != Kind::Place {
            return Vec::new();
        }
        let texts: Vec<&str> = self.item(item).candidates().map(|candidate| self.text(candidate)).collect();
        places::nested(&texts, self.places.as_ref())
    }

    /// How finely a candidate names a place: the names that lie around it.
    pub(crate) fn fineness(&self, candidate: usize) -> u32 {
        let text = self.text(candidate);
        (text.matches(',').count() + self.places.as_ref().map_or(0, |places| places.depth(text))) as u32
    }

    /// What a candidate's value is, in letters that order as values do and are the same in every table.
    pub(crate) fn value_key(&self, candidate: usize) -> String {
        self.key_of_class(self.class(candidate))
    }

    pub(crate) fn key_of_class(&self, class: u32) -> String {
        if self.class_number(class).is_nan() {
            return format!("~{}", values::plain(self.class_text(class)));
        }
        values::key_of_figure(self.class_number(class), self.bounds_of_class(class))
    }

    /// The same table without the claims of some sources on one item.
    ///
    /// ```
    /// use corroborate::reconcile::table::Table;
    /// let table = Table::from_rows([["A", "x", "c", "red"], ["B", "x", "c", "blue"], ["C", "x", "c", "blue"]])?;
    /// let fewer = table.without(0, &[1, 2]);
    /// assert_eq!((fewer.claim_count(), fewer.candidate_count(), fewer.source_count()), (1, 1, 3));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Panics
    /// Where there is no such item.
    #[must_use]
    pub fn without(&self, item: u32, sources: &[u32]) -> Table {
        let mut table = self.clone();
        let gone = |source: &u32| sources.contains(source);
        let withdrawn = self.item(item).candidates().flat_map(|c| self.item(item).supporters(c));
        withdrawn.filter(|source| gone(source)).for_each(|&source| table.source_claims[source as usize] -= 1);
        table.groups.withdraw(item as usize, gone);
        let best = |&class: &u32| self.values.best[class as usize];
        table.number = table.groups.class.iter().map(best).collect();
        table
    }

    /// The truth of an item, seen from its candidates.
    pub(crate) fn known(&self, item: u32, value: &str) -> Known {
        let candidates = self.item(item).candidates();
        let first = candidates.start;
        let reading = match self.kind(item) {
            Kind::Number => cell::figure(value),
            Kind::Date => cell::date(value),
            Kind::Category | Kind::Place => None,
        };
        if let Some(reading) = reading {
            let at = candidates.clone().find(|&c| self.number[c] == reading.best);
            return Known::Figure(reading.best, at.map(|c| c - first));
        }
        let key = values::plain(value.trim());
        let at = candidates.clone().find(|&c| values::plain(self.text(c)) == key);
        at.map_or(Known::Unclaimed, |c| Known::Candidate(c - first))
    }

    /// A figure as values of the item's kind are written.
    pub(crate) fn print_figure(&self, item: u32, figure: f64) -> String {
        self.kind(item).print(figure)
    }

    /// The attribute of an item, numbered as [`Table::kinds`] lists them.
    pub(crate) fn attribute_of(&self, item: u32) -> u32 {
        self.item_names.tag(self.groups.items[item as usize])
    }
}

/// The truth of an item as seen from its claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Known {
    /// The candidate of this number among the item's own.
    Candidate(usize),
    /// A figure, and the item's own candidate that it is, if one.
    Figure(f64, Option<usize>),
    /// A value that nobody claims.
    Unclaimed,
}

impl Known {
    pub(crate) fn candidate(self) -> Option<usize> {
        match self {
            Known::Candidate(at) => Some(at),
            Known::Figure(_, at) => at,
            Known::Unclaimed => None,
        }
    }
}

/// One question that sources answer: an attribute of an object.
#[derive(Debug, Clone)]
pub struct Item<'t> {
    table: &'t Table,
    at: u32,
    candidates: Range<usize>,
}

impl<'t> Item<'t> {
    /// Its number in the table.
    pub fn number(&self) -> u32 {
        self.at
    }

    /// What it is about.
    pub fn object(&self) -> &'t str {
        self.table.item_names.text(self.table.groups.items[self.at as usize])
    }

    /// What is asked of it.
    pub fn attribute(&self) -> &'t str {
        self.table.attribute_names.text(self.table.attribute_of(self.at))
    }

    /// The kind of its values.
    pub fn kind(&self) -> Kind {
        self.table.kind(self.at)
    }

    /// The numbers of its candidates: figures by size, then other texts in order.
    pub fn candidates(&self) -> Range<usize> {
        self.candidates.clone()
    }

    /// A candidate's value as it is most often written.
    ///
    /// # Panics
    /// Where there is no such candidate.
    pub fn value(&self, candidate: usize) -> &'t str {
        self.table.text(candidate)
    }

    /// The sources that claim a candidate, by their numbers.
    ///
    /// # Panics
    /// Where there is no such candidate.
    pub fn supporters(&self, candidate: usize) -> &'t [u32] {
        let start = self.table.groups.claim_start[candidate] as usize;
        &self.table.groups.source[start..self.table.groups.claim_start[candidate + 1] as usize]
    }
}
