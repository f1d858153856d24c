//! What the caller knows better: names that are one, judgements, and the policy of reconciling.

use std::str::FromStr;

use corroborate::align::PinnedJudgement;
use corroborate::reconcile::policy;
use corroborate::reconcile::{Grade, Policy};
use corroborate::report::{Code, Severities};
use corroborate::{Attribute, Document, Reconciler, Severity};

use crate::outcome::warn;

/// Settings of the reconciliation.
#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// Two names are one, "Omar Salih=Abu Nur"; may be repeated
    #[arg(long, value_name = "NAME=NAME", value_parser = parse::<Alias>)]
    alias: Vec<Alias>,
    /// Two subjects, by label or key, are one, "A=B", or two, "A!=B", whatever the clues say; may be repeated
    #[arg(long, value_name = "A=B|A!=B", value_parser = parse::<Pin>)]
    pin: Vec<Pin>,
    /// The policy by which answers are found; `list` prints the policies with their rules, `all` what each answers
    #[arg(long, value_name = "NAME", default_value = "interval")]
    policy: String,
    /// How reliable a source is, "The Arden Post=B": a letter from A to F (Admiralty), or a number from 0 to 1; over
    /// the "grade" of its documents; heeded by the policies whose codebook asks for it; may be repeated
    #[arg(long, value_name = "SOURCE=GRADE", value_parser = parse::<Graded>)]
    grade: Vec<Graded>,
    /// Give every misfit of a code this severity, "figure-tension=note"; may be repeated
    #[arg(long, value_name = "CODE=SEVERITY", value_parser = parse::<Rated>)]
    severity: Vec<Rated>,
    /// How bad a misfit about an attribute is at worst, "money=critical"; may be repeated
    #[arg(long, value_name = "ATTRIBUTE=SEVERITY", value_parser = parse::<Stake>)]
    stake: Vec<Stake>,
    /// The factor from which on two figures are far apart, and weigh in full
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0)]
    far: f64,
}

impl Settings {
    /// Whether the answers of all policies are asked for.
    pub(crate) fn compares_policies(&self) -> bool {
        self.policy == "all"
    }

    /// Whether only the names of the policies are asked for.
    pub(crate) fn asks_for_policies(&self) -> bool {
        self.policy == "list"
    }

    /// A reconciler with these settings.
    pub(crate) fn reconciler(&self) -> corroborate::Result<Reconciler<'static>> {
        let name = if self.compares_policies() { policy::POLICIES[0].name() } else { &self.policy };
        let policy: &'static (dyn Policy + Sync) = policy::named(name)?;
        let reconciler = Reconciler::new().policy(policy).severities(self.severities());
        let graded = |all: Reconciler<'static>, Graded(source, grade): &Graded| all.grade(source, *grade);
        let reconciler = self.grade.iter().fold(reconciler, graded);
        let reconciler = self.alias.iter().fold(reconciler, |all, Alias(a, b)| all.alias(a, b));
        Ok(self.pin.iter().fold(reconciler, |all, Pin(a, b, judgement)| all.pin(a, b, *judgement)))
    }

    /// How bad each misfit is.
    fn severities(&self) -> Severities {
        let rated = |all: Severities, Rated(code, severity): &Rated| all.with_code(*code, *severity);
        let staked = |all: Severities, Stake(of, severity): &Stake| all.with_stake(of.clone(), *severity);
        let severities = self.severity.iter().fold(Severities::default().with_far(self.far), rated);
        self.stake.iter().fold(severities, staked)
    }
}

impl Settings {
    /// Says which names of `--alias` and `--pin` neither a claim, an event nor a text has, and which sources of
    /// `--grade` no text is of.
    pub(crate) fn warn_unmatched(&self, known: &[&str], texts: &[Document]) {
        for Graded(source, _) in &self.grade {
            if !texts.iter().any(|document| document.source().as_str() == source) {
                warn(format_args!("--grade: no document is of the source '{source}'"));
            }
        }
        let aliases = self.alias.iter().flat_map(|Alias(a, b)| [("alias", a), ("alias", b)]);
        let pins = self.pin.iter().flat_map(|Pin(a, b, _)| [("pin", a), ("pin", b)]);
        let given: Vec<(&str, &String)> = aliases.chain(pins).collect();
        if given.is_empty() {
            return;
        }
        let texts: Vec<String> = texts.iter().map(|document| document.text().to_lowercase()).collect();
        for (option, name) in given {
            let folded = name.to_lowercase();
            let told = texts.iter().any(|text| text.contains(&folded));
            if !told && !known.iter().any(|known| known.to_lowercase() == folded) {
                warn(format_args!("--{option}: nothing in the documents is called '{name}'"));
            }
        }
    }
}

/// The policies, one a line: `NAME<TAB>RULE`.
pub(crate) fn policies() -> String {
    let rows: Vec<String> =
        policy::POLICIES.iter().map(|policy| format!("{}\t{}", policy.name(), policy.rule())).collect();
    rows.join("\n") + "\n"
}

/// Reads an argument by its own rules.
pub(crate) fn parse<T: FromStr>(text: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|e: T::Err| e.to_string())
}

#[derive(Debug, Clone)]
struct Alias(String, String);

impl FromStr for Alias {
    type Err = String;

    fn from_str(text: &str) -> Result<Alias, String> {
        let (a, b) = two(text, "=").ok_or("expected two names, NAME=NAME")?;
        Ok(Alias(a, b))
    }
}

#[derive(Debug, Clone)]
struct Rated(Code, Severity);

impl FromStr for Rated {
    type Err = String;

    fn from_str(text: &str) -> Result<Rated, String> {
        let (code, severity) = two(text, "=").ok_or("expected a code and a severity, CODE=SEVERITY")?;
        Ok(Rated(parse(&code)?, parse(&severity)?))
    }
}

#[derive(Debug, Clone)]
struct Graded(String, Grade);

impl FromStr for Graded {
    type Err = String;

    fn from_str(text: &str) -> Result<Graded, String> {
        let (source, grade) = two(text, "=").ok_or("expected a source and a grade, SOURCE=GRADE")?;
        Ok(Graded(source, parse(&grade)?))
    }
}

#[derive(Debug, Clone)]
struct Stake(Attribute, Severity);

impl FromStr for Stake {
    type Err = String;

    fn from_str(text: &str) -> Result<Stake, String> {
        let (of, severity) =
            two(text, "=").ok_or("expected an attribute and a severity, ATTRIBUTE=SEVERITY")?;
        Ok(Stake(parse(&of)?, parse(&severity)?))
    }
}

#[derive(Debug, Clone)]
struct Pin(String, String, PinnedJudgement);

impl FromStr for Pin {
    type Err = String;

    fn from_str(text: &str) -> Result<Pin, String> {
        let different = two(text, "!=").map(|(a, b)| Pin(a, b, PinnedJudgement::Different));
        let same = || two(text, "=").map(|(a, b)| Pin(a, b, PinnedJudgement::Same));
        different.or_else(same).ok_or_else(|| "expected two subjects, A=B or A!=B".to_owned())
    }
}

fn two(text: &str, sign: &str) -> Option<(String, String)> {
    let (a, b) = text.split_once(sign)?;
    let (a, b) = (a.trim(), b.trim());
    (!a.is_empty() && !b.is_empty()).then(|| (a.to_owned(), b.to_owned()))
}
