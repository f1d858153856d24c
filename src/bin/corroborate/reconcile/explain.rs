//! `reconcile --explain OBJECT` and `--method all`: why an answer is what it is, and where methods part.

use std::collections::BTreeSet;
use std::io::Write;

use corroborate::reconcile::table::{Item, Table};
use corroborate::reconcile::truth::{self, Estimator, Given, Outcome};

use crate::outcome::Failure;

/// The most claims of an item that are withdrawn one by one, and the most claims of a table in which it is tried.
const TRIED: (usize, usize) = (40, 1_000_000);

/// Writes the claims on one object with the trust in their sources, and which single claim would change the answer.
pub(super) fn write(
    out: &mut impl Write,
    table: &Table,
    given: &Given,
    estimator: &dyn Estimator,
    outcome: &Outcome,
    object: &str,
) -> Result<(), Failure> {
    let items: Vec<Item<'_>> = table.items().filter(|item| item.object() == object).collect();
    if items.is_empty() {
        return Err(Failure::unusable(format!("--explain '{object}': no claim is about it")));
    }
    for item in items {
        let answer = outcome.answers[item.number() as usize];
        let value = outcome.value(table, item.number()).unwrap_or_else(|| "nothing".to_owned());
        let tie = if answer.tied { ", a tie" } else { "" };
        writeln!(out, "{object}, {}: {value} (confidence {:.2}{tie})", item.attribute(), answer.confidence)?;
        for candidate in item.candidates() {
            writeln!(out, "  {}", item.value(candidate))?;
            for &source in item.supporters(candidate) {
                let trust = outcome.trust[source as usize];
                let (name, interval) =
                    (table.source_name(source), format!("{:.2} to {:.2}", trust.low, trust.high));
                writeln!(
                    out,
                    "    {name}: trust {:.2} ({interval}, on {} claims)",
                    trust.mean, trust.claims
                )?;
            }
        }
        writeln!(out, "  {}", pivot(table, given, estimator, &item, &value)?)?;
    }
    Ok(())
}

/// Which claim, withdrawn, would change the answer.
fn pivot(
    table: &Table,
    given: &Given,
    estimator: &dyn Estimator,
    item: &Item<'_>,
    value: &str,
) -> Result<String, Failure> {
    let mut sources: Vec<u32> = item.candidates().flat_map(|c| item.supporters(c)).copied().collect();
    sources.sort_unstable();
    if sources.len() > TRIED.0 || table.claim_count() * sources.len() > TRIED.1 * 10 {
        return Ok("too many claims to withdraw them one by one".to_owned());
    }
    for source in sources {
        let fewer = table.without(item.number(), source);
        let other = estimator.estimate(&fewer, given)?.value(&fewer, item.number());
        let other = other.unwrap_or_else(|| "nothing".to_owned());
        if other != value {
            return Ok(format!(
                "without the claim of {} the answer would be {other}",
                table.source_name(source)
            ));
        }
    }
    Ok("no single claim, if withdrawn, changes the answer".to_owned())
}

/// Writes how often each two methods give the same answer, and the items on which they give most answers.
pub(super) fn write_agreement(out: &mut impl Write, table: &Table, given: &Given) -> Result<(), Failure> {
    let mut names = Vec::new();
    let mut answers: Vec<Vec<Option<String>>> = Vec::new();
    for method in truth::methods() {
        match truth::by_name(method.name)?.estimate(table, given) {
            Ok(outcome) => {
                names.push(method.name);
                answers.push((0..table.item_count() as u32).map(|item| outcome.value(table, item)).collect());
            }
            Err(error) => crate::outcome::warn(error),
        }
    }
    writeln!(out, "agreement,{}", names.join(","))?;
    for (name, own) in names.iter().zip(&answers) {
        let shares: Vec<String> =
            answers.iter().map(|other| format!("{:.3}", agreement(own, other))).collect();
        writeln!(out, "{name},{}", shares.join(","))?;
    }
    let different = |item: usize| answers.iter().map(|own| &own[item]).collect::<BTreeSet<_>>();
    let mut parted: Vec<(usize, usize)> =
        (0..table.item_count()).map(|item| (different(item).len(), item)).collect();
    parted.retain(|(count, _)| *count > 1);
    parted.sort_unstable_by_key(|&(count, item)| (std::cmp::Reverse(count), item));
    writeln!(
        out,
        "\n{} of {} items have more than one answer; those with most:",
        parted.len(),
        table.item_count()
    )?;
    for (_, item) in parted.into_iter().take(10) {
        let shown = table.item(item as u32);
        let given: Vec<&str> =
            different(item).into_iter().map(|value| value.as_deref().unwrap_or("nothing")).collect();
        writeln!(out, "  {}, {}: {}", shown.object(), shown.attribute(), given.join(" | "))?;
    }
    Ok(())
}

fn agreement(one: &[Option<String>], other: &[Option<String>]) -> f64 {
    let same = one.iter().zip(other).filter(|(a, b)| a == b).count();
    same as f64 / one.len().max(1) as f64
}
