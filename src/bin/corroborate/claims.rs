//! Claims from outside: JSON Lines of claims, or of the answers of `extract`, checked against their documents.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corroborate::{Claim, Document, DocumentId};
use serde_json::Value;

use crate::input::{self, Read};
use crate::outcome::{Failure, Status, warn};

/// The claims of a file that hold against the documents; the others are named on standard error.
pub(crate) fn of_file(path: &Path, documents: &[Document]) -> Result<Read<Claim>, Failure> {
    let mut checked = Checked::against(documents);
    let lost = input::lines(path, &mut |place, line: Value| {
        for claim in claims_of(line) {
            checked
                .add(claim)
                .map_err(|what| format!("{place}: {what}"))
                .unwrap_or_else(|what| checked.lose(&what));
        }
    })?;
    let status = if checked.lost { Status::SomeLost } else { lost };
    Ok(Read { items: checked.claims, status })
}

/// The claims of a line: the claim that it is, or the claims that it lists.
fn claims_of(line: Value) -> Vec<Value> {
    match line {
        Value::Object(mut answer) if answer.get("claims").is_some_and(Value::is_array) => {
            match answer.remove("claims") {
                Some(Value::Array(claims)) => claims,
                _ => Vec::new(),
            }
        }
        claim => vec![claim],
    }
}

/// Claims that hold against their documents.
struct Checked<'d> {
    documents: BTreeMap<&'d DocumentId, &'d Document>,
    ids: BTreeSet<String>,
    claims: Vec<Claim>,
    lost: bool,
}

impl<'d> Checked<'d> {
    fn against(documents: &'d [Document]) -> Checked<'d> {
        let documents = documents.iter().map(|document| (document.id(), document)).collect();
        Checked { documents, ids: BTreeSet::new(), claims: Vec::new(), lost: false }
    }

    fn add(&mut self, claim: Value) -> Result<(), String> {
        let id = claim.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let claim: Claim = serde_json::from_value(claim).map_err(|e| format!("claim '{id}': {e}"))?;
        let document = self.documents.get(claim.document());
        let document =
            document.ok_or_else(|| format!("claim '{id}': unknown document '{}'", claim.document()))?;
        claim.check(document).map_err(|e| e.to_string())?;
        if !self.ids.insert(id.clone()) {
            return Err(format!("claim '{id}': another claim has the same id"));
        }
        self.claims.push(claim);
        Ok(())
    }

    fn lose(&mut self, what: &str) {
        self.lost = true;
        warn(what);
    }
}
