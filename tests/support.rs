//! Claims in few words, for tests.

use corroborate::value::quantity::read_one;
use corroborate::value::{DateRange, Day, Entity, Place, Precision, Quantity, QuantityKind, Status, Value};
use corroborate::{
    Attribute, Certainty, Claim, Document, Polarity, Qualifiers, Role, Span, Speaker, Stance, Subject,
    SubjectKind,
};

/// A claim as a case writes it: who says what of which attribute.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    pub(crate) attribute: String,
    /// "139", "at least 139", "120 to 140", "more than 100", "up to 50", or the words of another kind.
    pub(crate) value: String,
    /// The day it was published.
    pub(crate) on: Option<String>,
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) scope: Vec<String>,
    #[serde(default)]
    pub(crate) denied: bool,
    /// How surely.
    #[serde(default)]
    pub(crate) certainty: Certainty,
    /// Who says so, where it is not the outlet.
    pub(crate) speaker: Option<String>,
    /// The first and the last day for which it holds.
    pub(crate) as_of: Option<(String, String)>,
    /// Whether it is of a body or a place, and not of an event.
    pub(crate) of: Option<SubjectKind>,
    /// The document, where both claims stand in one.
    pub(crate) document: Option<String>,
    /// The whole text, where its words decide.
    pub(crate) text: Option<String>,
    /// The words of the text that say it, where they are not all.
    pub(crate) quote: Option<String>,
    /// Where it holds.
    pub(crate) place: Option<String>,
}

impl Said {
    pub(crate) fn day(&self) -> Option<Day> {
        self.on.as_ref().map(|day| day.parse().expect("a case's day"))
    }

    /// The claim, as the document `id` makes it.
    pub(crate) fn claim(&self, id: &str) -> Claim {
        let id = self.document.as_deref().unwrap_or(id);
        let text = self.text.clone().unwrap_or_else(|| format!("{} {}", self.attribute, self.value));
        let document = Document::new(id, text.clone()).expect("an id");
        let quote = self.quote.as_deref().unwrap_or(&text);
        let start = text.find(quote).expect("a quote of the text");
        let span = Span::new(start, start + quote.len(), &text).expect("a quote of the text");
        let attribute: Attribute = self.attribute.parse().expect("any name is an attribute");
        let value = value(&attribute, &self.value, self.unit.as_deref());
        let as_of = self.as_of.as_ref().map(|(from, to)| days(&format!("{from} to {to}")));
        let qualifiers = Qualifiers { scope: self.scope.clone(), as_of, place: self.place.clone() };
        let polarity = if self.denied { Polarity::Denied } else { Polarity::Affirmed };
        let subject =
            Subject::new(self.of.unwrap_or(SubjectKind::Event), "the event").with_key("event:the-event");
        let voice = self.speaker.iter().map(|name| Speaker::new(name, Role::Organization));
        let speakers = voice.chain([Speaker::new(id, Role::Outlet)]).collect();
        Claim::new(&document, subject, attribute, value, span)
            .with_qualifiers(qualifiers)
            .with_speakers(speakers)
            .with_stance(Stance { polarity, certainty: self.certainty, ..Stance::default() })
    }
}

pub(crate) fn value(attribute: &Attribute, words: &str, unit: Option<&str>) -> Value {
    match attribute {
        Attribute::Whereabouts => Value::Place(Place::named(words)),
        Attribute::Perpetrator
        | Attribute::ClaimedBy
        | Attribute::DeniedBy
        | Attribute::Alias
        | Attribute::Nationality => {
            Value::Entity(Entity { name: words.to_owned(), key: words.to_lowercase() })
        }
        Attribute::LifeStatus => Value::Status { status: status(words) },
        Attribute::Date | Attribute::Founded => Value::Date(days(words)),
        Attribute::Money => Value::Quantity(Quantity { kind: QuantityKind::Money, ..quantity(words, unit) }),
        Attribute::Other(_) if words.parse::<f64>().is_err() => Value::Text { text: words.to_owned() },
        _ => Value::Quantity(quantity(words, unit)),
    }
}

fn status(words: &str) -> Status {
    serde_json::from_value(serde_json::Value::String(words.to_owned())).expect("a status")
}

fn days(words: &str) -> DateRange {
    let day = |day: &str| Some(day.parse().expect("a case's day"));
    match words.split_once(" to ") {
        Some((from, to)) => DateRange { earliest: day(from), latest: day(to) },
        None => DateRange { earliest: day(words), latest: day(words) },
    }
}

pub(crate) fn quantity(words: &str, unit: Option<&str>) -> Quantity {
    let mut quantity = Quantity::count(0);
    quantity.text = words.to_owned();
    quantity.unit = unit.map(str::to_owned);
    let number = |digits: &str| Some(digits.parse::<f64>().expect("a case's number"));
    if let Some(low) = words.strip_prefix("at least ") {
        (quantity.low, quantity.high, quantity.best) = (number(low), None, number(low));
    } else if let Some(low) = words.strip_prefix("more than ") {
        (quantity.low, quantity.high, quantity.best, quantity.low_open) =
            (number(low), None, number(low), true);
    } else if let Some(high) = words.strip_prefix("up to ") {
        (quantity.low, quantity.high, quantity.best) = (Some(0.0), number(high), number(high));
    } else if let Some((low, high)) = words.split_once(" to ") {
        (quantity.low, quantity.high, quantity.best) = (number(low), number(high), None);
    } else if let Some(low) =
        [("dozens", "24"), ("hundreds", "200"), ("a guard", "1")].iter().find(|(word, _)| *word == words)
    {
        quantity.low = number(low.1);
        quantity.high = None;
        quantity.best = None;
        quantity.precision = if words == "a guard" { Precision::Exact } else { Precision::Vague };
    } else if words.parse::<f64>().is_ok() {
        (quantity.low, quantity.high, quantity.best) = (number(words), number(words), number(words));
    } else {
        return read_one(words).expect("a case's figure in words");
    }
    quantity
}
