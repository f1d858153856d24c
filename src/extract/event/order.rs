//! The places of an event in the order in which it names them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::site::Site;
use crate::value::place::Nearness;

/// The names of places, the finest first, then those around them.
pub(super) fn ordered(sites: &[Rc<Site>]) -> Vec<String> {
    let mut sites: Vec<&Rc<Site>> = sites.iter().collect();
    sites.sort_by_key(|site| usize::MAX - if site.steps() == 0 { 9 } else { site.steps() });
    let mut known: BTreeSet<String> = BTreeSet::new();
    let own = sites.iter().map(|site| &site.name);
    let around =
        sites.iter().flat_map(|site| site.within.iter().filter(|around| !is_named_after(around, &site.name)));
    own.chain(around).filter(|name| known.insert(name.to_ascii_lowercase())).cloned().collect()
}

/// Whether what happened was in the finest of its places or near it: near, where no mention says in.
pub(super) fn nearness(sites: &[Rc<Site>], places: &[String]) -> Nearness {
    let of_finest = sites.iter().filter(|site| places.first().is_some_and(|finest| *finest == site.name));
    of_finest.map(|site| site.nearness).min().unwrap_or_default()
}

/// `Distrito Capital de Bogotá` around `Bogota`: a region that is called after the place says no more than it.
fn is_named_after(region: &str, place: &str) -> bool {
    let place: Vec<&str> = place.split_whitespace().collect();
    let words: Vec<&str> = region.split_whitespace().collect();
    !place.is_empty()
        && words.windows(place.len()).any(|part| part.iter().zip(&place).all(|(a, b)| is_same_word(a, b)))
}

/// Whether two words are one, whatever accents their letters have.
fn is_same_word(a: &str, b: &str) -> bool {
    let same = |(a, b): (char, char)| !a.is_ascii() || !b.is_ascii() || a.eq_ignore_ascii_case(&b);
    a.chars().count() == b.chars().count() && a.chars().zip(b.chars()).all(same)
}
