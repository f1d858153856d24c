//! `names`: pairs of names to a judgement.

use corroborate::value::name::{self, Judgement, NameKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::batch::{self, LineError};
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str =
    "Reads pairs, one a line, {\"id\", \"a\", \"b\", \"kind\"?}; kind: person, organization, place or other.

Example:
  echo '{\"id\":1,\"a\":\"Yusuf Karimi\",\"b\":\"Yousef Kareemi\",\"kind\":\"person\"}' | corroborate names";

/// A pair of names.
#[derive(Debug, Deserialize)]
#[serde(expecting = "a pair of names {id, a, b}")]
struct Pair {
    id: Json,
    a: String,
    b: String,
    /// What bears them: `person`, `organization`, `place`, `other`; not known without it.
    kind: Option<String>,
}

/// The judgement on a pair.
#[derive(Debug, Serialize)]
struct Answer {
    id: Json,
    #[serde(flatten)]
    judgement: Judgement,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    batch::run(&options.input, |pair: Pair, answers| answers.add(&answer(pair)?))
}

/// The answer to one pair.
fn answer(pair: Pair) -> Result<Answer, LineError> {
    let empty = [("a", &pair.a), ("b", &pair.b)].into_iter().find(|(_, name)| name.trim().is_empty());
    if let Some((side, _)) = empty {
        return Err(LineError::new(format!("the name '{side}' is empty")));
    }
    let kind = kind(pair.kind.as_deref())?;
    let judgement = name::compare(&pair.a, &pair.b, kind);
    Ok(Answer { id: pair.id, judgement })
}

const KINDS: [(&str, NameKind); 5] = [
    ("person", NameKind::Person),
    ("organization", NameKind::Organization),
    ("organisation", NameKind::Organization),
    ("place", NameKind::Place),
    ("other", NameKind::Other),
];

fn kind(given: Option<&str>) -> Result<NameKind, LineError> {
    let Some(given) = given else { return Ok(NameKind::default()) };
    let known = KINDS.iter().find(|(name, _)| *name == given).map(|(_, kind)| *kind);
    known.ok_or_else(|| {
        let what = format!("unknown kind '{given}'; known are person, organization, place, other");
        LineError::new(what)
    })
}
