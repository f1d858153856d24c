//! Names and places: judgements with their evidence, keys, known facts, and places in texts.

use corroborate::text::Text;
use corroborate::value::name::{Name, NameKind, Verdict, compare, keys};
use corroborate::value::place::{Nearness, longest_place, resolve};
use corroborate::value::{Place, ValueSet};
use proptest::prelude::*;
use serde::Deserialize;

use crate::cases::{self, expect};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    a: String,
    b: String,
    #[serde(default)]
    kind: NameKind,
    judgement: Verdict,
    /// One of the sentences of the evidence.
    because: String,
}

#[test]
fn names_are_judged_with_evidence_in_words() {
    cases::run("names", |case: &Case| {
        let found = compare(&case.a, &case.b, case.kind);
        expect("judgement", &case.judgement, &found.verdict)?;
        let said = found.evidence.contains(&case.because);
        expect(
            "evidence",
            &Some(&case.because),
            &if said { Some(&case.because) } else { found.evidence.last() },
        )?;
        let turned = compare(&case.b, &case.a, case.kind);
        expect("judgement from the other side", &case.judgement, &turned.verdict)
    });
}

#[test]
fn names_that_are_judged_the_same_share_a_key() {
    cases::run("names", |case: &Case| {
        let (a, b) = (keys(&case.a, case.kind), keys(&case.b, case.kind));
        let meet = a.iter().any(|key| b.contains(key)) || case.kind == NameKind::Place;
        expect("a key in common", &true, &(meet || case.judgement != Verdict::Same))
    });
}

#[test]
fn scores_of_identical_names_differ_by_how_telling_the_names_are() {
    let score = |name: &str| compare(name, name, NameKind::Person).score;
    let (common, rare) = (score("Mohammed Ali"), score("Ottoline Thistlewood"));
    assert!(0.5 < common && common < rare && rare < 0.99, "{common} {rare}");
}

#[test]
fn the_evidence_of_a_comparison_adds_up_to_its_score() {
    let judgement = compare("Dr. Ana Ortega", "Anna Ortega Ruiz", NameKind::Person);
    let bits = |sentence: &String| -> f64 {
        let number = sentence.rsplit_once('(').and_then(|(_, end)| end.strip_suffix(" bits)"));
        number.and_then(|number| number.parse().ok()).expect("each sentence ends in its bits")
    };
    let total: f64 = judgement.evidence.iter().map(bits).sum();
    let score = 1.0 / (1.0 + (-total / 4.0).exp2());
    assert!((judgement.score - score).abs() < 0.02, "{} {score}", judgement.score);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceCase {
    text: String,
    /// Each place as written, with the path that it resolves to among the others.
    places: Vec<(String, Vec<String>)>,
}

#[test]
fn places_are_found_in_texts() {
    cases::run("places", |case: &PlaceCase| {
        let text = Text::new(&case.text);
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        let mut at = 0;
        while at < text.tokens().len() {
            let Some((count, places)) = longest_place(&text, at).filter(|(_, places)| !places.is_word())
            else {
                at += 1;
                continue;
            };
            let written = text.span(at..at + count).of(text.source()).to_owned();
            let context: Vec<Place> = found.iter().map(|(name, _)| Place::named(name.clone())).collect();
            found.push((written, places.resolve(&context).path().unwrap_or_default()));
            at += count;
        }
        expect("places", &case.places, &found)
    });
}

#[test]
fn old_and_new_names_admit_the_same_places() {
    for (old, new) in
        [("Kiev", "Kyiv"), ("Burma", "Myanmar"), ("Bombay", "Mumbai"), ("Ivory Coast", "Côte d'Ivoire")]
    {
        let (old, new) = (Place::named(old).admitted(), Place::named(new).admitted());
        assert!(old.meets(&new) && !old.is_everything(), "{old} {new}");
    }
}

#[test]
fn a_place_conflicts_with_what_lies_elsewhere_only() {
    let meet = |a: &Place, b: &Place| a.admitted().meets(&b.admitted());
    let (lagos, nigeria, kenya) = (Place::named("Lagos"), Place::named("Nigeria"), Place::named("Kenya"));
    assert!(meet(&lagos, &nigeria));
    assert!(meet(&lagos, &Place::named("West Africa")));
    assert!(!meet(&lagos, &kenya));
    assert!(!meet(&lagos, &Place::named("Nairobi")));
    assert!(!meet(&kenya, &kenya.clone().with_nearness(Nearness::Outside)));
    assert!(meet(&lagos.clone().with_nearness(Nearness::Near), &nigeria));
    assert_eq!(Place::named("Upper Nowhere").admitted(), ValueSet::everything());
    let below = Place::named("Upper Nowhere").inside(["Lagos", "Nigeria"]);
    assert!(meet(&below, &nigeria) && !meet(&below, &kenya));
}

#[test]
fn a_name_of_many_places_means_the_one_its_context_names() {
    let country = |context: &[Place]| resolve("Hyderabad", context).and_then(|place| place.country());
    assert_eq!(country(&[]), Some("India"));
    assert_eq!(country(&[Place::named("Pakistan")]), Some("Pakistan"));
}

proptest! {
    #[test]
    fn any_two_strings_are_judged_alike_from_both_sides(a in "\\PC{0,40}", b in "[ A-Za-z'().,;/-]{0,60}") {
        for kind in [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other] {
            let (x, y) = (Name::parse(&a, kind), Name::parse(&b, kind));
            let judgement = x.compare(&y);
            prop_assert!((0.0..=1.0).contains(&judgement.score));
            prop_assert_eq!(judgement.score, x.score(&y));
            prop_assert!((judgement.score - y.score(&x)).abs() < 1e-3, "{} {}", judgement.score, y.score(&x));
        }
    }
}
