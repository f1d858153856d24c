//! Verbs by the frame they open, in all their forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::inflect;
use super::table::{Builder, Table, lines};
use crate::error::{Error, Result};

/// What a verb says happened to its patient or was done by its agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum VerbFrame {
    Detain,
    Abduct,
    /// Takes people, or things.
    Seize,
    Release,
    Displace,
    Miss,
    Join,
    Number,
    Attack,
    Found,
    /// Gives somebody a post.
    Appoint,
    /// Takes a post.
    Succeed,
    Power,
    Stay,
    Base,
    Move,
    Flee,
    Remain,
    Operate,
    Kill,
    Die,
    Wound,
    Survive,
    /// Says that something planned does not come.
    Cancel,
}

impl VerbFrame {
    const NAMES: &[(&str, VerbFrame)] = &[
        ("detain", VerbFrame::Detain),
        ("abduct", VerbFrame::Abduct),
        ("seize", VerbFrame::Seize),
        ("release", VerbFrame::Release),
        ("displace", VerbFrame::Displace),
        ("miss", VerbFrame::Miss),
        ("join", VerbFrame::Join),
        ("number", VerbFrame::Number),
        ("attack", VerbFrame::Attack),
        ("found", VerbFrame::Found),
        ("appoint", VerbFrame::Appoint),
        ("succeed", VerbFrame::Succeed),
        ("power", VerbFrame::Power),
        ("stay", VerbFrame::Stay),
        ("base", VerbFrame::Base),
        ("move", VerbFrame::Move),
        ("flee", VerbFrame::Flee),
        ("remain", VerbFrame::Remain),
        ("operate", VerbFrame::Operate),
        ("kill", VerbFrame::Kill),
        ("die", VerbFrame::Die),
        ("wound", VerbFrame::Wound),
        ("survive", VerbFrame::Survive),
        ("cancel", VerbFrame::Cancel),
    ];

    pub(super) fn named(name: &str) -> Result<VerbFrame> {
        let known = VerbFrame::NAMES.iter().find(|(known, _)| *known == name);
        known
            .map(|(_, frame)| *frame)
            .ok_or_else(|| Error::unknown("frame", name, VerbFrame::NAMES.iter().map(|(name, _)| *name)))
    }
}

/// The verbs with their frames; a phrase is a verb and its particles.
pub(super) fn load(builder: &mut Builder) -> Result<Table<VerbFrame>> {
    builder.table("verbs.tsv", &inflected(include_str!("en/verbs.tsv")), |fields| {
        VerbFrame::named(fields.first().copied().unwrap_or_default())
    })
}

/// The same table with each lemma replaced by its forms; lines keep their numbers.
fn inflected(tsv: &str) -> String {
    inflected_where(tsv, |_| true)
}

/// The same, of the rows alone whose other columns say that they hold verbs.
pub(super) fn inflected_where(tsv: &str, is_verb: impl Fn(&str) -> bool) -> String {
    let irregular = irregular_verbs();
    let row = |line: &str| {
        let (spellings, rest) = line.split_once('\t').unwrap_or((line, ""));
        if !is_verb(rest) {
            return format!("{line}\n");
        }
        let forms: BTreeSet<String> =
            spellings.split(" | ").flat_map(|phrase| forms(phrase, &irregular)).collect();
        format!("{}\t{rest}\n", forms.into_iter().collect::<Vec<_>>().join(" | "))
    };
    tsv.lines().map(|line| if line.starts_with('#') { "\n".to_owned() } else { row(line) }).collect()
}

/// All forms of a verb or of a verb with its particles.
pub(super) fn forms_of(phrase: &str) -> BTreeSet<String> {
    forms(phrase, &irregular_verbs()).into_iter().collect()
}

fn forms(phrase: &str, irregular: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let (verb, particles) =
        phrase.split_once(' ').map_or((phrase, String::new()), |(verb, rest)| (verb, format!(" {rest}")));
    let mut past: Vec<String> =
        irregular.get(verb).into_iter().flatten().map(|form| (*form).to_owned()).collect();
    if past.iter().all(|form| form.ends_with("ing")) {
        past.push(inflect::with_ed(verb));
    }
    // "Found" is far more often the past of "find" than what "founded" is the past of.
    let base = (!is_past_of_another(verb, irregular)).then(|| verb.to_owned());
    [third_person(verb), inflect::with_ing(verb)]
        .into_iter()
        .chain(base)
        .chain(past)
        .map(|form| form + &particles)
        .collect()
}

/// `goes`, `vetoes`; `radios`.
fn third_person(verb: &str) -> String {
    let after_consonant = |stem: &str| !stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    let with_es = verb.strip_suffix('o').is_some_and(after_consonant);
    if with_es { format!("{verb}es") } else { inflect::with_s(verb) }
}

fn is_past_of_another(verb: &str, irregular: &BTreeMap<&str, Vec<&str>>) -> bool {
    irregular.iter().any(|(lemma, pasts)| *lemma != verb && pasts.contains(&verb))
}

/// The lemma of a form that no rule gives: "sank" is of "sink".
pub(crate) fn base_of(form: &str) -> Option<&'static str> {
    static BASES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
        let verbs = irregular_verbs();
        verbs
            .into_iter()
            .flat_map(|(lemma, forms)| forms.into_iter().map(move |form| (form, lemma)))
            .collect()
    });
    BASES.get(form).copied()
}

/// By lemma: the pasts that no rule gives.
fn irregular_verbs() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut verbs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, line) in lines(include_str!("en/irregular.tsv")) {
        if let [form, "v", lemma] = line.split('\t').collect::<Vec<_>>()[..] {
            verbs.entry(lemma).or_default().push(form);
        }
    }
    verbs
}
