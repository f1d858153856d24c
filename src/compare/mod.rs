//! Two claims about one question: can both be true, and would a reader of one expect the other?
//!
//! The steps stand in one table, from "cannot be compared" to the sets that the two statements admit (see
//! [`crate::value`]). The first step that has something to say decides, and says why in one sentence:
//!
//! ```text
//! another attribute → opposite moves → another thing, hour, pace, scope, holder, side, kind of people or place
//!   → two namesakes → a death at two places → told one after the other → one list, text or statement
//!   → another kind of value or unit → another period → asked and given, now and then
//!   → peoples, names and branches → one voice → two doers → rounding → a later count
//!   → a death on two days, a life after it → what changed
//!   → the sets: equal, within, partial, strained, disjoint
//! ```

mod holder;
mod kinds;
mod life;
mod moment;
mod quantity;
mod scope;
mod sets;
mod side;
mod time;
mod told;
mod voice;
pub(crate) mod whole;

pub(crate) use kinds::{are_of_two_kinds, speaks_only_of_others};
pub(crate) use quantity::only_the_hedge_parts;
pub(crate) use scope::{LIST_GAP, counts_kin, has_changed, names_may_be_one, of_another_standing, standing};
pub(crate) use side::{side_counted, side_of_doer};
pub(crate) use time::{may_be_of_one_hand, pace};
pub(crate) use told::{figure, has_grown, turn};

use crate::claim::{Attribute, Claim, Polarity};
use crate::relation::{Ground, RelationKind};
use crate::text::Text;
use crate::value::{Admitted, Day, Quantity, Value};

/// A claim and the day on which it was said, if that is known.
#[derive(Debug, Clone, Copy)]
pub struct Said<'c> {
    /// What was said.
    pub claim: &'c Claim,
    /// The day for which it holds: stated in the claim, else the day of publication.
    pub on: Option<Day>,
    /// The text in which it stands, where that is at hand.
    text: Option<&'c str>,
}

impl<'c> Said<'c> {
    /// A claim of a document published on a day; an as-of date in the claim itself comes first.
    pub fn new(claim: &'c Claim, published: Option<Day>) -> Said<'c> {
        let stated = claim.qualifiers().as_of.and_then(|days| days.latest.or(days.earliest));
        Said { claim, on: stated.or(published), text: None }
    }

    /// The same with the text in which it stands: it tells whether two claims of it stand in one sentence.
    ///
    /// ```
    /// use corroborate::compare::{Said, relate};
    /// use corroborate::value::{Quantity, Value};
    /// use corroborate::{Attribute, Claim, Document, Ground, RelationKind, Span, Subject, SubjectKind};
    /// let text = "Five died. Later six died.";
    /// let document = Document::new("a", text)?;
    /// let died = |count, start, end| {
    ///     let value = Value::Quantity(Quantity::count(count));
    ///     let span = Span::new(start, end, text).unwrap();
    ///     Claim::new(&document, Subject::new(SubjectKind::Event, "fire"), Attribute::Killed, value, span)
    /// };
    /// let (five, six) = (died(5, 0, 9), died(6, 17, 25));
    /// let (a, b) = (Said::new(&five, None), Said::new(&six, None));
    /// assert_eq!(relate(a, b).ground, Ground::List, "two figures so near may be parts of one list");
    /// let found = relate(a.in_text(Some(text)), b.in_text(Some(text)));
    /// assert_eq!(found.kind, RelationKind::Conflict, "they stand in two sentences");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    #[must_use]
    pub fn in_text(self, text: Option<&'c str>) -> Said<'c> {
        Said { text, ..self }
    }
}

/// How two claims lie to each other, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The level.
    pub kind: RelationKind,
    /// What decided.
    pub ground: Ground,
    /// One sentence.
    pub reason: String,
}

impl Finding {
    fn new(kind: RelationKind, ground: Ground, reason: impl Into<String>) -> Finding {
        Finding { kind, ground, reason: reason.into() }
    }
}

/// The two claims with the sets they admit, denials turned into complements.
struct Pair<'c> {
    a: Said<'c>,
    b: Said<'c>,
    admitted: (Admitted, Admitted),
}

type Step = fn(&Pair) -> Option<Finding>;

/// From "cannot be compared" to what comes before the sets, which always decide.
const STEPS: &[Step] = &[
    scope::another_attribute,
    scope::opposite_moves,
    scope::of_another_thing,
    scope::of_own_claims,
    moment::of_two_hours,
    time::of_another_pace,
    scope::another_scope,
    holder::of_two_holders,
    holder::of_two_payments,
    scope::of_namesakes,
    scope::of_some_people,
    life::at_two_places,
    side::of_two_sides,
    kinds::of_two_kinds,
    kinds::none_of_some,
    scope::of_two_places,
    scope::side_by_side,
    told::in_sequence,
    scope::of_one_text,
    scope::in_one_statement,
    scope::another_kind,
    quantity::another_unit,
    time::another_period,
    moment::of_the_gravely_hurt,
    moment::asked_and_given,
    moment::now_and_then,
    time::unstated_period,
    time::denied_of_another_day,
    time::denied_since,
    scope::many_valued,
    scope::of_peoples,
    scope::same_name,
    scope::branch,
    voice::together,
    side::of_two_doers,
    scope::spread_out,
    quantity::opposite_change,
    quantity::times_as_much,
    quantity::rounded,
    time::later_count,
    life::after_death,
    life::on_two_days,
    time::told_as_it_went,
    time::changed_since,
];

/// Compares two claims that are about the same subject.
///
/// ```
/// use corroborate::{Attribute, Claim, Document, RelationKind, Span, Subject, SubjectKind, compare};
/// use corroborate::value::{Quantity, Value};
/// let claim = |id: &str, text: &str, number| -> corroborate::Result<Claim> {
///     let document = Document::new(id, text)?;
///     let span = Span::new(0, text.len(), text)?;
///     let value = Value::Quantity(Quantity::count(number));
///     Ok(Claim::new(&document, Subject::new(SubjectKind::Event, "blast"), Attribute::Killed, value, span))
/// };
/// let (a, b) = (claim("a", "14 died", 14)?, claim("b", "31 died", 31)?);
/// let finding = compare::relate(compare::Said::new(&a, None), compare::Said::new(&b, None));
/// assert_eq!(finding.kind, RelationKind::Conflict);
/// assert_eq!(finding.reason, "14 and 31 cannot both be true");
/// # Ok::<(), corroborate::Error>(())
/// ```
pub fn relate(a: Said, b: Said) -> Finding {
    let pair = Pair { a, b, admitted: quantity::admitted(a.claim, b.claim) };
    STEPS.iter().find_map(|step| step(&pair)).unwrap_or_else(|| sets::by_overlap(&pair))
}

impl Pair<'_> {
    fn values(&self) -> (&Value, &Value) {
        (self.a.claim.value(), self.b.claim.value())
    }

    fn attribute(&self) -> &Attribute {
        self.a.claim.attribute()
    }

    fn polarities(&self) -> (Polarity, Polarity) {
        (self.a.claim.stance().polarity, self.b.claim.stance().polarity)
    }

    /// Whether both claims say that it is so.
    fn affirmed(&self) -> bool {
        self.polarities() == (Polarity::Affirmed, Polarity::Affirmed)
    }
}

/// The value in the words of the report: as written, with "not" where it is denied.
fn words(claim: &Claim) -> String {
    match claim.stance().polarity {
        Polarity::Affirmed => bare(claim),
        Polarity::Denied => format!("not {}", bare(claim)),
    }
}

/// Joins those of a list that is counted as one number; such a number is told in digits too.
const LISTING: &str = " and ";

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "All of them": words of which only another sentence tells the number.
fn is_told_elsewhere(quantity: &Quantity) -> bool {
    let several = quantity.best.is_some_and(|best| best > 1.0);
    let worded = !quantity.text.is_empty() && !quantity.text.contains(char::is_numeric);
    several && worded && crate::value::quantity::figures(&Text::new(&quantity.text)).is_empty()
}

/// The value as written, whether it is affirmed or denied.
fn bare(claim: &Claim) -> String {
    match claim.value() {
        Value::Date(range) => range.to_string(),
        Value::Quantity(Quantity { text, best: Some(best), .. }) if text.contains(LISTING) => {
            format!("{} ({best})", one_line(text))
        }
        Value::Quantity(quantity) if is_told_elsewhere(quantity) => {
            format!("{} ({})", one_line(&quantity.text), quantity.best.unwrap_or_default())
        }
        value => one_line(&value.to_string()),
    }
}
