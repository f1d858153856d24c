//! `names`: pairs of names to a judgement.

use corroborate::value::name::{self, Judgement, NameKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::batch;
use crate::outcome::Outcome;

/// The options of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct Options {
    #[command(flatten)]
    input: batch::Files,
}

const EXAMPLE: &str = "Example:
  echo '{\"id\":1,\"a\":\"Yusuf Karimi\",\"b\":\"Yousef Kareemi\",\"kind\":\"person\"}' | corroborate names";

/// A pair of names.
#[derive(Debug, Deserialize)]
pub(crate) struct Pair {
    id: Json,
    a: String,
    b: String,
    /// What bears them: `person`, `organization`, `place`; not known without it.
    kind: Option<NameKind>,
}

/// The judgement on a pair.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    id: Json,
    #[serde(flatten)]
    judgement: Judgement,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Outcome {
    batch::run(&options.input, |pair: Pair, answers| answers.add(&answer(pair)))
}

/// The answer to one pair.
pub(crate) fn answer(pair: Pair) -> Answer {
    let judgement = name::compare(&pair.a, &pair.b, pair.kind.unwrap_or_default());
    Answer { id: pair.id, judgement }
}
