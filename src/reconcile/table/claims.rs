//! Claims of documents as rows of a table.
//!
//! | column | of the claim |
//! |---|---|
//! | source | its source |
//! | object | the key of its subject; the label where it has no key |
//! | attribute | its attribute, with the scope in brackets: `killed (civilians)` |
//! | value | its value, as it prints: bounds and ranges stay what they are |
//! | time | the last day for which it is said to hold |
//!
//! Claims that deny, and dates that are not known, say of no value that it is true, and are left out.

use std::collections::BTreeMap;

use super::{Builder, Kind, Row, Table};
use crate::Result;
use crate::claim::{Claim, Polarity};
use crate::value::Value;

impl Table {
    /// The table of claims of a report, or of any others.
    ///
    /// ```
    /// use corroborate::reconcile::table::Table;
    /// use corroborate::reconcile::truth::{Auto, Estimator, Given};
    /// use corroborate::{Document, Reconciler};
    /// let report = Reconciler::new()
    ///     .document(Document::new("a", "At least 12 people were killed in the Velm Valley flood on 3 May 2021.")?)?
    ///     .document(Document::new("b", "The Velm Valley flood on 3 May 2021 killed 14 people.")?)?
    ///     .reconcile();
    /// let table = Table::from_claims(&report.claims)?;
    /// let killed = table.items().find(|item| item.attribute() == "killed").unwrap();
    /// let outcome = Auto.estimate(&table, &Given::default())?;
    /// assert_eq!(outcome.value(&table, killed.number()).as_deref(), Some("14"));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where there are 2³² claims or more.
    pub fn from_claims<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Result<Table> {
        let mut kinds: BTreeMap<String, Option<Kind>> = BTreeMap::new();
        let mut builder = Builder::default();
        for claim in claims.into_iter().filter(|claim| claim.stance().polarity == Polarity::Affirmed) {
            let Some((value, kind)) = cell(claim.value()) else { continue };
            let attribute = attribute(claim);
            let subject = claim.subject();
            let object = if subject.key.is_empty() { &subject.label } else { &subject.key };
            let source = claim.source().as_str();
            let until = claim.qualifiers().as_of.and_then(|days| days.latest.or(days.earliest));
            let time = until.map(|day| f64::from(day.number()));
            builder.push(Row { source, object, attribute: &attribute, value: &value, time });
            let known = kinds.entry(attribute).or_insert(Some(kind));
            *known = known.filter(|known| *known == kind);
        }
        // Where claims of one attribute have values of several kinds, what they look like decides.
        let kinds = kinds.into_iter().filter_map(|(attribute, kind)| Some((attribute, kind?)));
        kinds.fold(builder, |builder, (attribute, kind)| builder.kind(&attribute, kind)).finish()
    }
}

fn attribute(claim: &Claim) -> String {
    let scope = claim.qualifiers().scope.join(", ");
    if scope.is_empty() { claim.attribute().to_string() } else { format!("{} ({scope})", claim.attribute()) }
}

fn cell(value: &Value) -> Option<(String, Kind)> {
    match value {
        Value::Quantity(quantity) => Some((quantity.text.clone(), Kind::Number)),
        Value::Date(days) if days.earliest.or(days.latest).is_none() => None,
        Value::Date(_) => Some((value.to_string(), Kind::Date)),
        Value::Place(_) => Some((value.to_string(), Kind::Place)),
        Value::Entity(_) | Value::Status { .. } | Value::Text { .. } => {
            Some((value.to_string(), Kind::Category))
        }
    }
}
