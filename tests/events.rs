//! What happened: each case gives a text and what its first event, or its harms, should be.

use corroborate::extract::{EnglishExtractor, Event, Extractor};
use corroborate::value::Quantity;
use corroborate::{Attribute, Document};
use serde::Deserialize;

use crate::cases::{expect, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    /// What the event is called.
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    killed: Option<f64>,
    #[serde(default)]
    injured: Option<f64>,
    /// Whether nothing may be said of the dead.
    #[serde(default)]
    none_killed: Option<String>,
    #[serde(default)]
    parts: std::collections::BTreeMap<String, f64>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    not_places: Vec<String>,
    /// Whether it may have no date.
    #[serde(default)]
    no_date: bool,
    /// `name: certainty`.
    #[serde(default)]
    perpetrators: Option<Vec<String>>,
    #[serde(default)]
    events: Option<usize>,
    /// How many of them are no counts of a long time.
    #[serde(default)]
    happenings: Option<usize>,
    /// Of each happening, how many were killed and since when: `4 2024-03-25`; `-` for what is not said.
    #[serde(default)]
    told: Option<Vec<String>>,
}

#[test]
fn the_first_event_is_what_a_reader_takes_it_for() {
    run::<Case>("events", check);
}

/// How many an event killed and since when.
fn summary(event: &Event) -> String {
    let killed = event.killed.as_ref().and_then(|killed| killed.best);
    let since = event.date.and_then(|date| date.earliest);
    let or_none = |said: Option<String>| said.unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {}",
        or_none(killed.map(|killed| killed.to_string())),
        or_none(since.map(|day| day.to_string()))
    )
}

fn check(case: &Case) -> Result<(), String> {
    let mut document = Document::new("d", &*case.text).map_err(|e| e.to_string())?;
    if let Some(published) = &case.published {
        document = document.with_published(published.parse().map_err(|_| "bad date")?);
    }
    let events = EnglishExtractor::new().extract(&document).events;
    if let Some(count) = case.events {
        expect("number of events", &count, &events.len())?;
    }
    if let Some(count) = case.happenings {
        let told = events.iter().filter(|event| !event.tally).count();
        expect("number of happenings", &count, &told)?;
    }
    if let Some(told) = &case.told {
        let happenings = events.iter().filter(|event| !event.tally);
        expect("told", told, &happenings.map(summary).collect())?;
    }
    let first = events.first().ok_or("no event")?;
    let best = |quantity: &Option<Quantity>| quantity.as_ref().and_then(|quantity| quantity.best);
    if case.killed.is_some() || case.none_killed.is_some() {
        expect("killed", &case.killed, &best(&first.killed))?;
    }
    if case.injured.is_some() {
        expect("injured", &case.injured, &best(&first.injured))?;
    }
    for (part, number) in &case.parts {
        expect(part, &Some(*number), &best(&first.breakdown.get(part).cloned()))?;
    }
    check_clues(case, first)
}

fn check_clues(case: &Case, event: &Event) -> Result<(), String> {
    if let Some(kind) = &case.kind {
        expect("kind", kind, &event.kind.name().to_owned())?;
    }
    if let Some(label) = &case.label {
        expect("label", label, &event.label)?;
    }
    if let Some(date) = &case.date {
        expect("date", date, &event.date.map(|date| date.to_string()).unwrap_or_default())?;
    }
    for place in &case.places {
        expect(place, &true, &event.places.contains(place))
            .map_err(|e| format!("{e} in {:?}", event.places))?;
    }
    for place in &case.not_places {
        expect(place, &false, &event.places.contains(place))?;
    }
    if case.no_date {
        expect("date", &None, &event.date)?;
    }
    let Some(perpetrators) = &case.perpetrators else { return Ok(()) };
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let said = event.perpetrators.iter().map(|perpetrator| {
        let certainty = name(serde_json::to_value(perpetrator.certainty).unwrap_or_default());
        format!("{}: {certainty}", perpetrator.name)
    });
    expect("perpetrators", perpetrators, &said.collect())
}

#[test]
fn claims_of_the_dead_carry_the_key_of_their_event() {
    let document =
        Document::new("d", "A bomb killed 12 people in Tallinn. The blast wounded 30 people.").unwrap();
    let extraction = EnglishExtractor::new().extract(&document);
    let event = &extraction.events[0];
    let toll = |attribute: Attribute| {
        extraction
            .claims
            .iter()
            .find(move |claim| *claim.attribute() == attribute)
            .expect("a toll is claimed")
    };
    let (killed, injured) = (toll(Attribute::Killed), toll(Attribute::Injured));
    assert_eq!(killed.subject().key, event.key);
    assert_eq!(injured.subject().key, event.key);
    assert!(event.claims.contains(killed.id()) && event.claims.contains(injured.id()));
}

#[test]
fn saliences_add_up_to_no_more_than_one() {
    let text = "A bomb killed 12 people in Tallinn. In 2009 gunmen shot nine people in Riga. A flood hit Vilnius last year.";
    let document = Document::new("d", text).unwrap();
    let events = EnglishExtractor::new().extract(&document).events;
    let all: f64 = events.iter().map(|event| event.salience).sum();
    assert!(events.len() > 1 && all <= 1.0 + 1e-9);
    assert!(events.windows(2).all(|pair| pair[0].salience >= pair[1].salience));
}
