//! `auto`: an estimator for each attribute, by what its claims look like.
//!
//! | attribute | estimator |
//! |---|---|
//! | places | `nested` |
//! | names of a closed set: at most 50, and ten items or more for each, in a table of nothing else | `community` |
//! | other names, and dates, from sources with two claims or more on average | `independent` |
//! | names and dates from sources with fewer, of whom nothing can be learned | `vote` |
//! | figures of which one in fifty is a bound or a range | `censored` |
//! | figures that sources revise, at least five times, and four times in five upwards | `rising` |
//! | figures that are *reported*: two sources of an item give the same one five times as often as two claims of the attribute taken at random, and in one pair of fifty at least | `leading` |
//! | reported figures on which one pair in three agrees, from sources with ten claims or more on average | `independent` |
//! | figures that are rated or measured: all others, where fifty pairs or more say so; else `leading` | `weighted_mean` |
//!
//! Reported figures are right or wrong, so exact agreement is evidence, and where sources mostly agree and say much it
//! tells them apart; where they seldom agree or say little, nearness has to. Rated and measured figures agree by chance, so only their middle means
//! something, and who is usually near it. Each rule looks at the claims alone, never at which answers come out.

use std::collections::{BTreeMap, BTreeSet};

use super::Estimator;
use super::given::Given;
use super::methods::by_name;
use super::outcome::{Answer, Outcome};
use crate::Result;
use crate::reconcile::table::{Kind, Table};

/// Chooses by kind of value, rows a source and rows an item.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Auto;

impl Auto {
    /// The estimator that each attribute gets, in the order of [`Table::kinds`].
    pub fn choices(&self, table: &Table) -> Vec<&'static str> {
        let looks = looks(table);
        let closed = looks.iter().all(Look::is_closed) && !says_little(table);
        looks.iter().map(|look| if closed { "community" } else { look.choice(table) }).collect()
    }

    /// The choice that most claims fall to; its trust in sources is the one reported.
    pub fn main(&self, table: &Table) -> &'static str {
        main(table, &self.choices(table))
    }
}

impl Estimator for Auto {
    fn name(&self) -> &'static str {
        "auto"
    }

    fn estimate(&self, table: &Table, given: &Given) -> Result<Outcome> {
        let choices = self.choices(table);
        let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
        for &name in choices.iter().collect::<BTreeSet<_>>() {
            outcomes.insert(name, by_name(name)?.estimate(table, given)?);
        }
        let chosen = |item: u32| choices[table.attribute_of(item) as usize];
        let answer =
            |item: u32| outcomes.get(chosen(item)).map_or(Answer::NOTHING, |o| o.answers[item as usize]);
        let answers = (0..table.item_count() as u32).map(answer).collect();
        let main = main(table, &choices);
        let outcome = outcomes.remove(main).unwrap_or_else(|| Outcome::empty(given));
        Ok(Outcome { answers, ..outcome })
    }
}

fn main(table: &Table, choices: &[&'static str]) -> &'static str {
    let mut claims: BTreeMap<&'static str, usize> = BTreeMap::new();
    for item in table.items() {
        let count: usize = item.candidates().map(|c| item.supporters(c).len()).sum();
        *claims.entry(choices[table.attribute_of(item.number()) as usize]).or_insert(0) += count;
    }
    claims
        .into_iter()
        .max_by_key(|&(name, count)| (count, std::cmp::Reverse(name)))
        .map_or("vote", |(name, _)| name)
}

/// Whether most sources have one claim, so that none can be told from another by what it says elsewhere.
fn says_little(table: &Table) -> bool {
    table.claim_count() < 2 * table.source_count()
}

/// What the claims of an attribute look like.
#[derive(Debug, Clone, Default)]
struct Look {
    kind: Option<Kind>,
    items: u64,
    pairs: f64,
    equal: f64,
    /// Claims of each value.
    values: BTreeMap<u32, f64>,
    /// Claims with bounds or ranges.
    hedged: f64,
    /// Revisions by the same source, upwards and downwards.
    revised: [u32; 2],
}

fn looks(table: &Table) -> Vec<Look> {
    let mut looks: Vec<Look> =
        table.kinds().map(|(_, kind, _)| Look { kind: Some(kind), ..Look::default() }).collect();
    for item in table.items() {
        let look = &mut looks[table.attribute_of(item.number()) as usize];
        let votes: Vec<f64> = item.candidates().map(|c| item.supporters(c).len() as f64).collect();
        let claims: f64 = votes.iter().sum();
        look.items += 1;
        look.pairs += claims * (claims - 1.0);
        look.equal += votes.iter().map(|v| v * (v - 1.0)).sum::<f64>();
        for (candidate, votes) in item.candidates().zip(votes) {
            let class = table.class(candidate);
            let (low, high) = table.bounds_of_class(class);
            look.hedged += if low < high { votes } else { 0.0 };
            *look.values.entry(class).or_insert(0.0) += votes;
        }
    }
    for replaced in table.replaced() {
        let item = table.item(replaced.item);
        let now = item.candidates().find(|&c| item.supporters(c).contains(&replaced.source));
        let (before, now) =
            (table.class_number(replaced.class), now.map_or(f64::NAN, |c| table.numbers()[c]));
        let revised = &mut looks[table.attribute_of(replaced.item) as usize].revised;
        revised[0] += u32::from(now > before);
        revised[1] += u32::from(now < before);
    }
    looks
}

impl Look {
    fn is_closed(&self) -> bool {
        let classes = self.values.len() as u64;
        self.kind == Some(Kind::Category) && (2..=50).contains(&classes) && self.items >= 10 * classes
    }

    fn choice(&self, table: &Table) -> &'static str {
        match self.kind {
            Some(Kind::Place) => "nested",
            Some(Kind::Number) if self.is_hedged() => "censored",
            Some(Kind::Number) if self.is_rising() => "rising",
            Some(Kind::Number) if !self.is_reported() => "weighted_mean",
            Some(Kind::Number) if 3.0 * self.agreement() < 1.0 => "leading",
            Some(Kind::Number) if table.claim_count() < 10 * table.source_count() => "leading",
            _ if says_little(table) => "vote",
            _ => "independent",
        }
    }

    /// Whether one claim in fifty is a bound or a range; fewer are left to stand as figures of their own.
    fn is_hedged(&self) -> bool {
        self.hedged > 0.0 && 50.0 * self.hedged >= self.values.values().sum::<f64>()
    }

    /// Whether sources agree on figures far more often than chance has it.
    fn is_reported(&self) -> bool {
        let claims: f64 = self.values.values().sum();
        let chance: f64 = self.values.values().map(|n| (n / claims) * (n / claims)).sum();
        self.pairs < 100.0 || (self.agreement() >= 0.02 && self.agreement() >= 5.0 * chance)
    }

    fn is_rising(&self) -> bool {
        let [up, down] = self.revised;
        up + down >= 5 && up >= 4 * down
    }

    /// The share of pairs of sources that give an item the same value.
    fn agreement(&self) -> f64 {
        self.equal / self.pairs.max(1.0)
    }
}
