//! Several that became one: "the gunmen" → "the gunman", "passports" → "a passport".

use super::weave::{Side, Weave};
use super::{DistortionKind, DistortionSeverity, Finding, Pages, said};

/// Plurals of the original that are singulars of the copy, and the reverse, where the words tell a number.
pub(super) fn changed(_: &Pages, weave: &Weave) -> Vec<Finding> {
    let forth = weave.forth();
    let pairs = (0..forth.from.count()).filter_map(|at| Some((at, forth.image(at)?)));
    pairs
        .filter(|&(at, image)| is_other_number(forth.from, at, forth.to, image))
        .map(|pair| finding(weave, pair))
        .collect()
}

fn finding(weave: &Weave, (at, image): (usize, usize)) -> Finding {
    let original = at.saturating_sub(1)..at + 1;
    let copy = image.saturating_sub(1)..image + 1;
    let message = format!(
        "'{}' has become '{}': another number",
        said(&weave.original, original.clone()),
        said(&weave.copy, copy.clone())
    );
    Finding {
        kind: DistortionKind::NumberChanged,
        severity: DistortionSeverity::Major,
        original,
        copy,
        message,
    }
}

fn is_other_number(original: &Side, at: usize, copy: &Side, image: usize) -> bool {
    let (a, b) = (original.word(at).to_lowercase(), copy.word(image).to_lowercase());
    let one = |many: &str, one: &str| is_plural_of(many, one);
    one(&a, &b) && is_one(copy, image, &b) && !is_one(original, at, &a)
        || one(&b, &a) && is_one(original, at, &a) && a.ends_with("man") && !is_one(copy, image, &b)
}

fn is_plural_of(many: &str, one: &str) -> bool {
    many.strip_suffix("men").is_some_and(|stem| one.strip_suffix("man") == Some(stem))
        || many.strip_suffix('s') == Some(one)
        || many.strip_suffix("es") == Some(one)
        || (many, one) == ("children", "child")
}

/// Whether the words say that it is one: "a passport"; "the gunman" too, since a man is one.
fn is_one(side: &Side, at: usize, word: &str) -> bool {
    let heads_a_name = at + 1 < side.count()
        && !side.is_after_mark(at + 1)
        && !side.is_closed(at + 1)
        && side.is_name(at + 1);
    let mut before = (at.saturating_sub(3)..at).rev();
    let article =
        before.find(|&i| matches!(side.word(i).to_ascii_lowercase().as_str(), "a" | "an" | "one" | "the"));
    let Some(article) = article.filter(|&article| (article + 1..at).all(|i| !side.is_closed(i))) else {
        return false;
    };
    let indefinite = !side.word(article).eq_ignore_ascii_case("the");
    !heads_a_name && (indefinite && is_last_of_phrase(side, at) || word.ends_with("man"))
}

/// Whether no noun may follow: "a passport office" is no passport.
fn is_last_of_phrase(side: &Side, at: usize) -> bool {
    at + 1 >= side.count()
        || side.is_after_mark(at + 1)
        || side.is_closed(at + 1)
        || side.word(at + 1).ends_with("ed")
        || side.word(at + 1) == "found"
}
