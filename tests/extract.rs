//! What is read from a text: claims with subject, value, speaker, stance and the rule that read them.

use std::collections::BTreeMap;

use corroborate::extract::{EnglishExtractor, Extractor};
use corroborate::text::Text;
use corroborate::{Attribute, Claim, Document, Role};
use proptest::prelude::*;
use serde::Deserialize;

use crate::cases;

/// A text with claims that must be among those read, and attributes that must not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    title: Option<String>,
    published: Option<String>,
    #[serde(default)]
    claims: Vec<Wanted>,
    /// Attributes of which no claim may be read; `*` for none at all.
    #[serde(default)]
    absent: Vec<String>,
    /// Values of which no claim may be read.
    #[serde(default)]
    unsaid: Vec<String>,
}

/// What is wanted of a claim; what is left out is not asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    attribute: String,
    value: Option<String>,
    subject: Option<String>,
    quote: Option<String>,
    speaker: Option<String>,
    polarity: Option<String>,
    certainty: Option<String>,
    scope: Option<Vec<String>>,
    rule: Option<String>,
    place: Option<String>,
    /// The least and the most of the chances that the words give.
    likelihood: Option<(u8, u8)>,
}

fn document(case: &Case) -> Document {
    let mut document = Document::new("case", case.text.as_str()).expect("a case has a text");
    if let Some(title) = &case.title {
        document = document.with_title(title);
    }
    match &case.published {
        Some(day) => document.with_published(day.parse().expect("a case has a good date")),
        None => document,
    }
}

/// The claim's own words for what a case asks.
fn said(claim: &Claim) -> BTreeMap<&'static str, String> {
    let stance = serde_json::to_value(claim.stance()).expect("a stance is JSON");
    let text = |key: &str| stance[key].as_str().unwrap_or_default().to_owned();
    let voice = claim.speakers().iter().find(|speaker| speaker.role != Role::Outlet);
    BTreeMap::from([
        ("attribute", claim.attribute().to_string()),
        ("value", claim.value().to_string()),
        ("subject", claim.subject().label.clone()),
        ("quote", claim.quote().to_owned()),
        ("speaker", voice.map(|speaker| speaker.name.clone()).unwrap_or_default()),
        ("polarity", text("polarity")),
        ("certainty", text("certainty")),
        ("scope", claim.qualifiers().scope.join(" ")),
        ("rule", claim.provenance().rule.clone()),
        ("place", claim.qualifiers().place.clone().unwrap_or_default()),
        (
            "likelihood",
            claim.stance().likelihood.map(|of| format!("{}-{}", of.low, of.high)).unwrap_or_default(),
        ),
    ])
}

fn wanted(wanted: &Wanted) -> BTreeMap<&'static str, String> {
    let fields = [
        ("attribute", Some(wanted.attribute.clone())),
        ("value", wanted.value.clone()),
        ("subject", wanted.subject.clone()),
        ("quote", wanted.quote.clone()),
        ("speaker", wanted.speaker.clone()),
        ("polarity", wanted.polarity.clone()),
        ("certainty", wanted.certainty.clone()),
        ("scope", wanted.scope.as_ref().map(|scope| scope.join(" "))),
        ("rule", wanted.rule.clone()),
        ("place", wanted.place.clone()),
        ("likelihood", wanted.likelihood.map(|(low, high)| format!("{low}-{high}"))),
    ];
    fields.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

fn check(case: &Case) -> Result<(), String> {
    let claims = EnglishExtractor::new().extract(&document(case)).claims;
    let said: Vec<_> = claims.iter().map(said).collect();
    let listed = || said.iter().map(|claim| format!("\n   {claim:?}")).collect::<String>();
    for want in case.claims.iter().map(wanted) {
        let holds = |claim: &BTreeMap<&str, String>| want.iter().all(|(field, value)| claim[field] == *value);
        if !said.iter().any(holds) {
            return Err(format!("no claim like {want:?} among{}", listed()));
        }
    }
    let absent = |name: &String, claim: &Claim| name == "*" || *name == claim.attribute().to_string();
    let unwanted = |claim: &Claim| {
        case.absent.iter().any(|name| absent(name, claim)) || case.unsaid.contains(&claim.value().to_string())
    };
    match claims.iter().find(|claim| unwanted(claim)) {
        Some(claim) => {
            Err(format!("'{}' was read from '{}'; all:{}", claim.attribute(), claim.quote(), listed()))
        }
        None => Ok(()),
    }
}

#[test]
fn claims_are_read_as_a_careful_reader_would_note_them() {
    cases::run::<Case>("extract", check);
}

#[test]
fn a_claim_says_which_rule_read_it_from_which_word_and_why_this_speaker() -> corroborate::Result<()> {
    let document = Document::new("a", "Police arrested 12 people in Lyon, the mayor said.")?;
    let claims = EnglishExtractor::new().extract(&document).claims;
    let claim =
        claims.iter().find(|claim| *claim.attribute() == Attribute::Detained).expect("the arrest is read");
    let provenance = claim.provenance();
    assert_eq!(provenance.rule, "detained");
    assert_eq!(provenance.cue.expect("a rule has a cue").of(document.text()), "arrested");
    assert_eq!(provenance.voice, "'said' gives it to mayor");
    Ok(())
}

#[test]
fn an_acronym_in_brackets_and_a_surname_lead_to_the_full_name() -> corroborate::Result<()> {
    let text = "The Harbour Workers Union (HWU) elected Ada Holm in 2019. The HWU has 3,000 members. Holm is in Oslo.";
    let extraction = EnglishExtractor::new().extract(&Document::new("a", text)?);
    let label = |attribute: &Attribute| {
        let claim = extraction.claims.iter().find(|claim| claim.attribute() == attribute);
        claim.map(|claim| claim.subject().label.clone()).unwrap_or_default()
    };
    assert_eq!(label(&Attribute::Members), "Harbour Workers Union");
    assert_eq!(label(&Attribute::Whereabouts), "Ada Holm");
    assert!(
        extraction.aliases.iter().any(|alias| alias.name == "Harbour Workers Union" && alias.other == "HWU")
    );
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_with_spans_in_bounds(text in "\\PC{0,200}") {
        prop_assume!(!text.is_empty());
        let document = Document::new("any", text).expect("the text is short");
        for claim in EnglishExtractor::new().extract(&document).claims {
            claim.check(&document).expect("a claim quotes its document");
        }
    }

    /// Words of the readers' own tables in any order are the hardest text for them.
    #[test]
    fn words_of_the_lexicon_in_any_order_are_read_with_spans_in_bounds(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..60)
    ) {
        let document = Document::new("any", words.join(" ")).expect("the text is short");
        for claim in EnglishExtractor::new().extract(&document).claims {
            claim.check(&document).expect("a claim quotes its document");
        }
    }

    #[test]
    fn sentences_do_not_depend_on_what_follows_them_in_another_paragraph(tail in "[a-z ]{0,40}") {
        let alone = "Police arrested 12 people in Lyon.";
        let count = |text: String| {
            let document = Document::new("any", text).expect("the text is short");
            let claims = EnglishExtractor::new().extract(&document).claims;
            claims.iter().filter(|claim| *claim.attribute() == Attribute::Detained).count()
        };
        prop_assert_eq!(count(alone.to_owned()), count(format!("{alone}\n\n{tail}")));
    }
}

const WORDS: &[&str] = &[
    "the",
    "a",
    "no",
    "killed",
    "wounded",
    "arrested",
    "were",
    "was",
    "have",
    "not",
    "said",
    "that",
    "who",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "—",
    "-",
    "'s",
    "12",
    "at least",
    "dozens of",
    "people",
    "soldiers",
    "Ada Holm",
    "Gen.",
    "Chad",
    "in",
    "from",
    "to",
    "of",
    "and",
    "but",
    "if",
    "May",
    "on Friday",
    "2019",
    "attack",
    "bombing",
    "denied",
    "according to",
    "alias",
    "also known as",
    "the group",
    "he",
    "she",
    "they",
    "its",
    "bounty",
    "$5 million",
    "29-year-old",
    "home to",
    "missing",
    "alive",
    "fled",
    "based",
    "founded",
    "appointed",
    "members",
    "U.N.",
    "\n",
    "\n\n",
    "including",
];

#[test]
fn the_words_of_a_text_are_the_same_however_often_it_is_read() {
    let text = "Two sources told the Herald that the mayor, Ada Holm, had fled to Chad.";
    let read = || corroborate::extract::mention::read(&Text::new(text)).list().to_vec();
    assert_eq!(read(), read());
}
