//! `reconcile --explain OBJECT` and `--method all`: why an answer is what it is, and where methods part.

use std::collections::BTreeSet;
use std::io::Write;

use corroborate::reconcile::table::{Item, Table};
use corroborate::reconcile::truth::{self, Answer, Chosen, Estimator, Given, Outcome};

use crate::outcome::Failure;

/// The most claims of an item that are withdrawn one by one, and the most claims that are gone over for it.
const TRIED: (usize, usize) = (40, 10_000_000);

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
                let claims = if trust.claims == 1 { "claim" } else { "claims" };
                writeln!(
                    out,
                    "    {name}: trust {:.2} ({interval}, on {} {claims})",
                    trust.mean, trust.claims
                )?;
            }
        }
        let pivot = Pivot { table, given, estimator, item: &item, answer, value: &value, outcome };
        writeln!(out, "  {}", pivot.found()?)?;
    }
    Ok(())
}

/// What would change the answer: one claim withdrawn, else the fewest of those that support it.
struct Pivot<'a> {
    table: &'a Table,
    given: &'a Given,
    estimator: &'a dyn Estimator,
    item: &'a Item<'a>,
    answer: Answer,
    value: &'a str,
    outcome: &'a Outcome,
}

impl Pivot<'_> {
    fn found(&self) -> Result<String, Failure> {
        let one = if self.is_small() { self.one()? } else { None };
        if let Some((source, other)) = one {
            return Ok(self.without_one(source, &other));
        }
        let tried = if self.is_small() { "no single claim, if withdrawn, changes the answer; " } else { "" };
        let Some((sources, other)) = self.fewest()? else {
            return Ok(tried.trim_end_matches("; ").to_owned());
        };
        match sources[..] {
            [source] => Ok(self.without_one(source, &other)),
            _ => Ok(format!(
                "{tried}without those of its {} most trusted sources it would be {other}",
                sources.len()
            )),
        }
    }

    fn is_small(&self) -> bool {
        let count = self.sources().len();
        count <= TRIED.0 && self.table.claim_count() * count <= TRIED.1
    }

    fn sources(&self) -> Vec<u32> {
        let supporters = self.item.candidates().flat_map(|candidate| self.item.supporters(candidate));
        let mut sources: Vec<u32> = supporters.copied().collect();
        sources.sort_unstable();
        sources
    }

    /// The first source whose claim decides, with what the answer would be without it.
    fn one(&self) -> Result<Option<(u32, String)>, Failure> {
        for source in self.sources() {
            if let Some(other) = self.other(&[source])? {
                return Ok(Some((source, other)));
            }
        }
        Ok(None)
    }

    /// The fewest supporters, the most trusted first, whose withdrawal changes the answer. Their number is halved in,
    /// so that a large item costs a few estimates and not one a claim.
    fn fewest(&self) -> Result<Option<(Vec<u32>, String)>, Failure> {
        let Chosen::Candidate(candidate) = self.answer.chosen else { return Ok(None) };
        let candidate = candidate as usize;
        if !self.item.candidates().contains(&candidate) {
            return Ok(None);
        }
        let mut sources = self.item.supporters(candidate).to_vec();
        let trust = |source: u32| self.outcome.trust[source as usize].mean;
        sources.sort_by(|&a, &b| trust(b).total_cmp(&trust(a)).then(a.cmp(&b)));
        let (mut low, mut high) = (0, sources.len());
        let Some(mut other) = self.other(&sources)? else { return Ok(None) };
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            match self.other(&sources[..middle])? {
                Some(found) => (high, other) = (middle, found),
                None => low = middle,
            }
        }
        sources.truncate(high);
        Ok(Some((sources, other)))
    }

    /// The answer without some claims, where it is another.
    fn other(&self, sources: &[u32]) -> Result<Option<String>, Failure> {
        let fewer = self.table.without(self.item.number(), sources);
        let other = self.estimator.estimate(&fewer, self.given)?.value(&fewer, self.item.number());
        let other = other.unwrap_or_else(|| "nothing".to_owned());
        Ok((other != self.value).then_some(other))
    }

    fn without_one(&self, source: u32, other: &str) -> String {
        format!("without the claim of {} the answer would be {other}", self.table.source_name(source))
    }
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
