//! Questions: subject, attribute and scope, and, of figures that hold for a time and a place, these.
//!
//! ```text
//! question = subject , attribute , scope , span , site
//! span     = the stretch of time that the periods of its claims cover without a gap, where there are several
//! site     = the place of the count, where there are several of which none holds another
//! ```
//! A tax of 2023 and a tax of 2024 are two questions, and so are the cases of two towns. What states neither answers
//! the question of no time and no place in particular.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::{Item, ItemId};
use crate::claim::{Attribute, Claim, Qualifiers, SubjectKind};
use crate::fnv;
use crate::value::{DateRange, Place, Value, place};

/// The claims grouped by the question they answer. What a text is about, in its own words, answers none.
pub(super) fn items(claims: &[Claim]) -> Vec<Item> {
    // in no order: the items are sorted in the end, and no two are of one name
    let mut asked: HashMap<String, Vec<&Claim>> = HashMap::new();
    for claim in claims.iter().filter(|claim| *claim.attribute() != Attribute::Happening) {
        asked.entry(question(claim)).or_default().push(claim);
    }
    let parted = asked.into_iter().flat_map(|(id, claims)| parted(&id, &claims));
    let mut items: Vec<(Standing, Item)> = parted.collect();
    items.sort_unstable_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
    items.into_iter().map(|(_, item)| item).collect()
}

/// Where a question stands among all: those about one thing with the largest number first, how many died before how
/// many of them were children. The bits of numbers that are not negative stand in the order of the numbers.
type Standing = (String, Reverse<u64>);

fn standing(item: &Item, claims: &[&Claim]) -> Standing {
    let largest = claims.iter().map(|claim| count(claim)).fold(0.0, f64::max);
    (format!("{}/{}", item.subject, item.attribute), Reverse(largest.to_bits()))
}

/// How many a claim counts; 0 where it counts nothing.
fn count(claim: &Claim) -> f64 {
    match claim.value() {
        Value::Quantity(quantity) => quantity.best.or(quantity.low).unwrap_or_default().max(0.0),
        _ => 0.0,
    }
}

fn question<'c>(claim: &'c Claim) -> String {
    let mut id = format!("{}/{}", claim.subject().key, claim.attribute());
    // By how much a thing changed is one question, whichever way it went.
    let one_way = |part: &'c str| if part == Qualifiers::FALL { Qualifiers::RISE } else { part };
    let mut scope: Vec<&str> = claim.qualifiers().scope.iter().map(|part| one_way(part)).collect();
    scope.sort_unstable();
    for part in scope {
        id.push('/');
        id.push_str(part);
    }
    id
}

/// The claims of a question, or of several where they hold for times or places apart.
fn parted(id: &str, claims: &[&Claim]) -> Vec<(Standing, Item)> {
    if !claims.first().is_some_and(|claim| is_of_time_and_place(claim.attribute())) {
        return vec![item(id, "", claims)];
    }
    let spans = spans(claims);
    let sites = sites(claims);
    let mut parts: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for &claim in claims {
        let span = span(claim, &spans).map(|span| format!(" ({span})")).unwrap_or_default();
        let site =
            site(claim).filter(|_| sites.len() > 1).map(|site| format!(" ({site})")).unwrap_or_default();
        parts.entry(format!("{span}{site}")).or_default().push(claim);
    }
    parts.iter().map(|(part, claims)| item(&format!("{id}{part}"), part, claims)).collect()
}

fn item(id: &str, part: &str, claims: &[&Claim]) -> (Standing, Item) {
    let first = claims.first().expect("a question has a claim");
    let has = |moves: fn(&Qualifiers) -> bool| claims.iter().any(|claim| moves(claim.qualifiers()));
    let mut scope = first.qualifiers().scope.clone();
    // where one says that it rose and another that it fell, the question is only by how much
    if has(Qualifiers::rises) && has(Qualifiers::falls) {
        scope.retain(|word| word != Qualifiers::RISE && word != Qualifiers::FALL);
    }
    let item = Item {
        id: ItemId::from(id.to_owned()),
        subject: first.subject().key.clone(),
        label: format!("{}{part}", first.subject().label),
        attribute: first.attribute().clone(),
        scope,
        claims: claims.iter().map(|claim| claim.id().clone()).collect(),
    };
    (standing(&item, claims), item)
}

/// Shares, sums and counts of things hold for a time and a place; the dead of one event do not.
fn is_of_time_and_place(attribute: &Attribute) -> bool {
    matches!(attribute, Attribute::Percentage | Attribute::Money | Attribute::Attacks | Attribute::Count(_))
}

/// The stretches that the stated periods cover without a gap, in order; none where there is but one.
fn spans(claims: &[&Claim]) -> Vec<DateRange> {
    let stated = claims.iter().filter_map(|claim| claim.qualifiers().as_of);
    let mut periods: Vec<DateRange> = stated.filter(|days| days.earliest != days.latest).collect();
    periods.sort_by_key(|days| (days.earliest, days.latest.is_none(), days.latest));
    let mut spans: Vec<DateRange> = Vec::new();
    for days in periods {
        match spans.last_mut().filter(|span| span.admitted().meets(&days.admitted())) {
            Some(span) => span.latest = span.latest.zip(days.latest).map(|(a, b)| a.max(b)),
            None => spans.push(days),
        }
    }
    if spans.len() > 1 { spans } else { Vec::new() }
}

/// The stretch in which the time of a claim lies.
fn span<'s>(claim: &Claim, spans: &'s [DateRange]) -> Option<&'s DateRange> {
    let days = claim.qualifiers().as_of?;
    spans.iter().find(|span| span.admitted().meets(&days.admitted()))
}

/// The places of which none is known to hold another; none where one is.
fn sites(claims: &[&Claim]) -> Vec<String> {
    let mut sites: Vec<String> = claims.iter().filter_map(|claim| site(claim)).collect();
    sites.sort_unstable();
    sites.dedup();
    if sites.len() < 2 {
        return Vec::new();
    }
    let known: Vec<Option<Place>> =
        sites.iter().take(CHECKED).map(|site| place::resolve(site, &[])).collect();
    let one_in_other = known.iter().enumerate().any(|(at, a)| {
        known[at + 1..]
            .iter()
            .any(|b| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.admitted().meets(&b.admitted())))
    });
    if one_in_other { Vec::new() } else { sites }
}

/// Of so many places at most each is held against each; what lies among more is taken to hold none of them.
const CHECKED: usize = 16;

/// Where a count was taken, as written.
fn site(claim: &Claim) -> Option<String> {
    claim.qualifiers().place.clone()
}

/// A readable name that two different subjects hardly share: the first words of a label and a hash of `unique`.
pub(super) fn slug(label: &str, unique: &str) -> String {
    let words: Vec<String> = folded(label).split(' ').take(4).map(str::to_owned).collect();
    format!("{}-{:08x}", words.join("-"), fnv::short(unique.as_bytes()))
}

/// A label in lower case, single spaces, letters and digits only.
pub(super) fn folded(label: &str) -> String {
    let letters: String = label.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kind's name in keys.
pub(super) fn kind_name(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Event => "event",
        SubjectKind::Person => "person",
        SubjectKind::Organization => "organization",
        SubjectKind::Place => "place",
        SubjectKind::Group => "group",
        SubjectKind::Topic => "topic",
    }
}
