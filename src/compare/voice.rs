//! Two claims of one text in one voice: a writer who names two doers rarely contradicts himself.

use super::{Finding, Pair, words};
use crate::claim::Attribute;
use crate::relation::{Ground, RelationKind};
use crate::value::Value;

/// Two doers in one voice acted together, or each did a part of it.
pub(super) fn together(pair: &Pair) -> Option<Finding> {
    let (Value::Entity(_), Value::Entity(_)) = pair.values() else { return None };
    let doers = matches!(pair.attribute(), Attribute::Perpetrator | Attribute::ClaimedBy);
    (doers && pair.affirmed() && is_one_voice(pair)).then(|| {
        let (a, b) = (words(pair.a.claim), words(pair.b.claim));
        let reason = format!("one voice names both {a} and {b}, who may have acted together");
        Finding::new(RelationKind::Compatible, Ground::Name, reason)
    })
}

/// Whether one text says both in the voice of one speaker, or in its own.
fn is_one_voice(pair: &Pair) -> bool {
    let (a, b) = (pair.a.claim, pair.b.claim);
    let one = match (a.voice(), b.voice()) {
        (Some(a), Some(b)) => a.name.eq_ignore_ascii_case(&b.name),
        (None, None) => true,
        _ => false,
    };
    a.document() == b.document() && one
}
