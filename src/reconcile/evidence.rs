//! What a policy decides on: the testimonies to one question, counted by witness.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::denials::Denials;
use crate::claim::{Attribute, Certainty, Claim, Polarity, Qualifiers};
use crate::document::Grade;
use crate::span::Span;
use crate::value::quantity::rounding;
use crate::value::{Admitted, Day, Precision, Quantity, QuantityKind, Value};

/// A bound speaks for figures up to so many times what it lets expect.
const CORROBORATES: f64 = 1.5;

/// "More than" rounds a figure that is at most so many times as high; beyond, the next round figure would have been
/// said.
const ROUNDED_DOWN: f64 = 1.1;

/// One claim as evidence: what it admits, when it was said, and whose witness it is.
#[derive(Debug, Clone)]
pub struct Testimony<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// The day for which it holds, if known.
    pub on: Option<Day>,
    /// Equal for claims that are not independent of one another.
    pub witness: usize,
    /// Its source's grade, if the caller gave one.
    pub grade: Option<Grade>,
    /// Whose word it is.
    pub interest: Interest,
    admitted: Admitted,
}

/// Whether who says so has a part in what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Interest {
    /// Nobody is known to have one.
    #[default]
    Outsider,
    /// They are said to have done it, or say so themselves.
    Perpetrator,
}

impl<'c> Testimony<'c> {
    /// A claim as evidence.
    pub fn new(claim: &'c Claim, on: Option<Day>, witness: usize) -> Testimony<'c> {
        let (grade, interest) = (None, Interest::default());
        Testimony { claim, on, witness, grade, interest, admitted: own(claim) }
    }

    /// The same, from a source of a known grade.
    #[must_use]
    pub fn with_grade(mut self, grade: Option<Grade>) -> Testimony<'c> {
        self.grade = grade;
        self
    }

    /// The same, from somebody of a known interest.
    #[must_use]
    pub fn with_interest(mut self, interest: Interest) -> Testimony<'c> {
        self.interest = interest;
        self
    }

    /// Whether it gives an answer; whoever denies one only leaves room for others.
    pub fn affirms(&self) -> bool {
        self.claim.stance().polarity == Polarity::Affirmed
    }

    /// The values it admits.
    pub fn admitted(&self) -> &Admitted {
        &self.admitted
    }

    /// Whether it speaks for an answer, and does not only leave room for it: "at least 23" is no witness for 2,000, and
    /// "missing" none for alive, nor "gunmen" for a band with a name.
    pub fn bears_out(&self, answer: &Admitted) -> bool {
        match self.claim.value() {
            Value::Status { .. } => return self.admitted.asserted.is_within(&answer.asserted),
            Value::Entity(party) if !party.is_named() && !answer.asserted.is_everything() => {
                return self.admitted.asserted == answer.asserted;
            }
            _ => {}
        }
        self.admitted.asserted.meets(&answer.asserted) && self.admitted.is_near(answer, CORROBORATES)
    }

    /// Whether its own words give the answer that another testimony gives, so that it is a witness of it: whoever
    /// says as much or more, or rounds it. "Dozens", "at least 12", "between 10 and 20" and "last month" leave room
    /// for 14 on the third, and for much else; of none of them does it follow that a second one has counted.
    pub fn states(&self, answer: &Value) -> bool {
        let given = answer.admitted();
        if !self.bears_out(&given) {
            return false;
        }
        let says_as_much = self.admitted.asserted.is_within(&given.asserted);
        match (self.claim.value(), answer) {
            (Value::Quantity(own), Value::Quantity(figure)) if are_of_others(own, figure) => false,
            (Value::Quantity(own), Value::Quantity(figure)) => {
                match (own.is_implied(), figure.is_implied()) {
                    (false, false) => {
                        says_as_much || rounds(own, &self.admitted, figure) || rounding::rounds(own, figure)
                    }
                    _ => own.low == figure.low,
                }
            }
            (Value::Entity(own), Value::Entity(party)) if given.asserted.is_everything() => {
                own.is_one_with(party)
            }
            (Value::Place(own), Value::Place(place)) => {
                says_as_much || own.name.eq_ignore_ascii_case(&place.name)
            }
            _ => says_as_much,
        }
    }

    /// Whether its voice says so as known, and not as a belief or an allegation.
    pub fn is_sure(&self) -> bool {
        !matches!(self.claim.stance().certainty, Certainty::Believed | Certainty::Alleged)
    }

    /// The figure, where it gives one and affirms it.
    pub fn quantity(&self) -> Option<&'c Quantity> {
        match (self.claim.value(), self.claim.stance().polarity) {
            (Value::Quantity(quantity), Polarity::Affirmed) => Some(quantity),
            _ => None,
        }
    }

    /// Where it stands among others: by day, and within a day in the order of reading.
    fn rank(&self) -> (Option<Day>, &'c str, Span, &'c str) {
        (self.on, self.claim.document().as_str(), self.claim.span(), self.claim.id().as_str())
    }

    /// The innermost voice it rests on.
    pub(super) fn voice(&self) -> Option<&'c str> {
        self.claim.speakers().first().map(|speaker| speaker.name.as_str())
    }

    /// Whether the claim rests on somebody who speaks of their own deeds or their enemy's: its words say so, or who
    /// speaks is known to have done it.
    pub fn is_partisan(&self) -> bool {
        self.claim.stance().certainty == Certainty::Claimed || self.interest == Interest::Perpetrator
    }

    /// Whether a source of its grade is doubtful (Admiralty D or E).
    pub fn is_doubtful(&self) -> bool {
        matches!(self.grade, Some(Grade::D | Grade::E))
    }
}

/// The testimonies to one question.
#[derive(Debug, Clone)]
pub struct Evidence<'c> {
    attribute: &'c Attribute,
    testimonies: Vec<Testimony<'c>>,
    named: usize,
}

impl<'c> Evidence<'c> {
    /// The testimonies, put in order of time and then of reading, so that their order of arrival does not matter.
    pub fn new(attribute: &'c Attribute, mut testimonies: Vec<Testimony<'c>>) -> Evidence<'c> {
        testimonies.sort_by(|a, b| a.rank().cmp(&b.rank()));
        heard_together(&mut testimonies);
        Evidence { attribute, testimonies, named: 0 }
    }

    /// The same, where so many of those whom the question counts are given by name, one by one, beside the testimonies.
    ///
    /// ```
    /// use corroborate::Attribute;
    /// use corroborate::reconcile::Evidence;
    /// assert_eq!(Evidence::new(&Attribute::Killed, Vec::new()).with_named(3).named(), 3);
    /// ```
    #[must_use]
    pub fn with_named(mut self, named: usize) -> Evidence<'c> {
        self.named = named;
        self
    }

    /// How many of those whom the question counts are given by name.
    pub fn named(&self) -> usize {
        self.named
    }

    /// What is asked.
    pub fn attribute(&self) -> &Attribute {
        self.attribute
    }

    /// The testimonies, the earliest first; those without a day before all others.
    pub fn testimonies(&self) -> &[Testimony<'c>] {
        &self.testimonies
    }

    /// The last word of each witness: its latest testimony, and of several of one day the most telling. A denial that
    /// leaves room for what its witness said takes nothing back.
    pub fn by_witness(&self) -> Vec<&Testimony<'c>> {
        self.last_words(|testimony| testimony.witness)
    }

    /// The last word of each voice: of one witness who quotes several, what each of them says.
    pub fn by_voice(&self) -> Vec<&Testimony<'c>> {
        self.last_words(|testimony| (testimony.witness, testimony.voice()))
    }

    /// The last words of each voice, and all that it says of one day: who gives two figures at once leaves both open.
    ///
    /// ```
    /// use corroborate::reconcile::{Evidence, Testimony};
    /// use corroborate::value::{Day, Quantity, Value};
    /// use corroborate::{Attribute, Claim, Document, Span, Subject, SubjectKind};
    /// let document = Document::new("a", "12 died; 15 or 20 died.")?;
    /// let killed = |count, start, end| {
    ///     let blast = Subject::new(SubjectKind::Event, "blast");
    ///     let value = Value::Quantity(Quantity::count(count));
    ///     let span = Span::new(start, end, document.text()).unwrap();
    ///     Claim::new(&document, blast, Attribute::Killed, value, span)
    /// };
    /// let claims = [killed(12, 0, 2), killed(15, 9, 11), killed(20, 15, 17)];
    /// let days = [Day::new(2031, 5, 2), Day::new(2031, 5, 3), Day::new(2031, 5, 3)];
    /// let told = claims.iter().zip(days).map(|(claim, on)| Testimony::new(claim, on, 0));
    /// let evidence = Evidence::new(&Attribute::Killed, told.collect());
    /// let quotes: Vec<&str> = evidence.by_statement().iter().map(|said| said.claim.quote()).collect();
    /// assert_eq!(quotes, ["15", "20"], "the 12 of the day before has been replaced");
    /// assert_eq!(evidence.by_voice().len(), 1);
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn by_statement(&self) -> Vec<&Testimony<'c>> {
        let said = |t: &Testimony<'c>| (t.witness, t.voice(), t.affirms(), t.admitted.asserted.to_string());
        let last: BTreeMap<_, _> = self.by_voice().iter().map(|t| ((t.witness, t.voice()), t.on)).collect();
        let mut known = BTreeSet::new();
        let current = |t: &&Testimony<'c>| last.get(&(t.witness, t.voice())).is_some_and(|on| t.on >= *on);
        self.testimonies.iter().filter(current).filter(|t| known.insert(said(t))).collect()
    }

    fn last_words<K: Ord>(&self, whose: impl Fn(&Testimony<'c>) -> K) -> Vec<&Testimony<'c>> {
        let mut last: BTreeMap<K, &Testimony<'c>> = BTreeMap::new();
        for testimony in &self.testimonies {
            let known = last.entry(whose(testimony)).or_insert(testimony);
            let newer = testimony.on > known.on;
            let tells_more = testimony.on == known.on
                && testimony.admitted.asserted != known.admitted.asserted
                && testimony.admitted.asserted.is_within(&known.admitted.asserted);
            let leaves_it = known.affirms()
                && !testimony.affirms()
                && testimony.admitted.asserted.meets(&known.admitted.asserted);
            if (newer || tells_more) && !leaves_it {
                *known = testimony;
            }
        }
        let mut testimonies: Vec<&Testimony<'c>> = last.into_values().collect();
        testimonies.sort_by(|a, b| a.rank().cmp(&b.rank()));
        testimonies
    }

    /// The last words by which witnesses give an answer, without those that no fewer witnesses deny, on their day or
    /// later, than give them: a denial supplies no answer, and takes away the one that it denies.
    ///
    /// ```
    /// use corroborate::reconcile::{Evidence, Testimony};
    /// use corroborate::value::{Quantity, Value};
    /// use corroborate::{Attribute, Claim, Document, Polarity, Span, Stance, Subject, SubjectKind};
    /// let document = Document::new("a", "15 died, not 20.")?;
    /// let killed = |count, start, end| {
    ///     let blast = Subject::new(SubjectKind::Event, "blast");
    ///     let value = Value::Quantity(Quantity::count(count));
    ///     let span = Span::new(start, end, document.text()).unwrap();
    ///     Claim::new(&document, blast, Attribute::Killed, value, span)
    /// };
    /// let denied = Stance { polarity: Polarity::Denied, ..Stance::default() };
    /// let claims = [killed(15, 0, 2), killed(20, 13, 15), killed(20, 9, 15).with_stance(denied)];
    /// let testimonies = claims.iter().enumerate().map(|(at, claim)| Testimony::new(claim, None, at));
    /// let evidence = Evidence::new(&Attribute::Killed, testimonies.collect());
    /// let standing = evidence.standing();
    /// assert_eq!(standing.len(), 1);
    /// assert_eq!(standing[0].claim.quote(), "15");
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    pub fn standing(&self) -> Vec<&Testimony<'c>> {
        let heard = self.by_witness();
        let denials = Denials::of(&heard);
        let given = Denials::given(&heard);
        let stands = |t: &&Testimony<'c>| t.affirms() && denials.against(t) < given.of(t);
        heard.iter().copied().filter(stands).collect()
    }

    /// The same, without those that anybody has denied on a later day.
    pub fn not_denied_since(&self) -> Vec<&Testimony<'c>> {
        let denials = Denials::of(&self.by_witness());
        self.standing().into_iter().filter(|testimony| !denials.since(testimony)).collect()
    }

    /// The same without one claim.
    ///
    /// # Panics
    /// Where there are not as many testimonies.
    #[must_use]
    pub fn without(&self, at: usize) -> Evidence<'c> {
        let mut testimonies = self.testimonies.clone();
        testimonies.remove(at);
        heard_together(&mut testimonies);
        Evidence { testimonies, ..*self }
    }

    /// The testimonies that fit.
    pub(super) fn only(&self, fits: impl Fn(&Testimony<'c>) -> bool) -> Evidence<'c> {
        let testimonies = self.testimonies.iter().filter(|testimony| fits(testimony)).cloned().collect();
        Evidence { testimonies, ..*self }
    }

    /// How many different witnesses these testimonies come from.
    pub fn witnesses<'t>(testimonies: impl IntoIterator<Item = &'t Testimony<'c>>) -> usize
    where
        'c: 't,
    {
        testimonies.into_iter().map(|t| t.witness).collect::<BTreeSet<_>>().len()
    }
}

/// What a claim admits by itself.
fn own(claim: &Claim) -> Admitted {
    match claim.stance().polarity {
        Polarity::Affirmed => claim.value().admitted(),
        Polarity::Denied => claim.value().admitted().denied(),
    }
}

/// What each admits, the others having been heard.
fn heard_together(testimonies: &mut [Testimony]) {
    testimonies.iter_mut().for_each(|said| said.admitted = own(said.claim));
    leave_room_for_finer(testimonies);
    leave_to_most(testimonies);
}

/// Who says 54 percent has rounded, where another says 54.2: it admits both.
fn leave_room_for_finer(testimonies: &mut [Testimony]) {
    let exact = |said: &&Testimony| said.quantity().is_some_and(|figure| rounding::exact(figure).is_some());
    let mut figures: Vec<&Quantity> =
        testimonies.iter().filter(exact).filter_map(Testimony::quantity).collect();
    figures.sort_by(|a, b| in_order(a, b));
    figures.dedup_by(|a, b| in_order(a, b) == Ordering::Equal);
    let admitted: Vec<Option<Admitted>> = (0..figures.len()).map(|at| with_finer(&figures, at)).collect();
    for said in testimonies {
        let own = said.quantity().and_then(|own| figures.binary_search_by(|other| in_order(other, own)).ok());
        if let Some(wider) = own.and_then(|at| admitted[at].as_ref()) {
            said.admitted = wider.clone();
        }
    }
}

/// The order of figures of one kind and unit; those of another stand apart.
fn in_order(a: &Quantity, b: &Quantity) -> Ordering {
    let ends = |quantity: &Quantity| (quantity.low.unwrap_or(f64::NAN), quantity.high.unwrap_or(f64::NAN));
    let ((low, high), (other_low, other_high)) = (ends(a), ends(b));
    let units = a.kind.cmp(&b.kind).then_with(|| a.unit.cmp(&b.unit));
    units.then_with(|| low.total_cmp(&other_low)).then_with(|| high.total_cmp(&other_high))
}

/// What an exact figure admits that others give more finely; `figures` are in the order of [`in_order`].
fn with_finer(figures: &[&Quantity], at: usize) -> Option<Admitted> {
    let own = figures[at];
    let rounds = |other: &&&Quantity| {
        let pair =
            rounding::finer_first(own, other).filter(|_| other.kind == own.kind && other.unit == own.unit);
        pair.is_some_and(|(_, coarse)| Some(coarse) == rounding::exact(own))
    };
    let before = figures[at.saturating_sub(FINER)..at].iter().find(rounds);
    let behind = figures[at + 1..figures.len().min(at + 1 + FINER)].iter().rev().find(rounds);
    let low = before.map_or(own.low, |finer| finer.low);
    let high = behind.map_or(own.high, |finer| finer.high);
    let both = Quantity { low, high, plausible: None, ..own.clone() };
    (before.is_some() || behind.is_some()).then(|| both.admitted())
}

/// So many figures on each side are looked at: more that all round to one are no reports of one thing.
const FINER: usize = 8;

/// "Rose by 8 percent" does not bear out "fell by 8 percent", and an answer tells only by how much: it is left to the
/// side with more witnesses. Those of the other admit nothing, nor do both where they have as many.
fn leave_to_most(testimonies: &mut [Testimony]) {
    let (rises, falls) =
        (Qualifiers::rises as fn(&Qualifiers) -> bool, Qualifiers::falls as fn(&Qualifiers) -> bool);
    let told = |moves: fn(&Qualifiers) -> bool| {
        Evidence::witnesses(
            testimonies.iter().filter(|said| said.affirms() && moves(said.claim.qualifiers())),
        )
    };
    let (risen, fallen) = (told(rises), told(falls));
    if risen + fallen == 0 {
        return;
    }
    for said in testimonies {
        let (qualifiers, own) = (said.claim.qualifiers(), own(said.claim));
        let outvoted = rises(qualifiers) && (1..=fallen).contains(&risen)
            || falls(qualifiers) && (1..=risen).contains(&fallen);
        if said.affirms() && outvoted {
            said.admitted = Admitted::exactly(own.asserted.intersection(&own.asserted.complement()));
        }
    }
}

/// Whether the words round the figure: "about 200" or "nearly 200" of 198, "more than 2,000" of 2,012, "at least 12"
/// of 12.
fn rounds(own: &Quantity, admitted: &Admitted, figure: &Quantity) -> bool {
    let Some((low, (lowest, highest))) = own.low.zip(figure.low.zip(figure.high)) else { return false };
    match own.high {
        _ if own.precision == Precision::Vague => false,
        None if own.low_open => highest <= ROUNDED_DOWN * low,
        None => lowest <= low && highest <= low,
        Some(_) => {
            let is_rounded = own.precision == Precision::Approximate && low > 0.0;
            is_rounded && figure.admitted().asserted.is_within(&admitted.plausible)
        }
    }
}

/// Two single people of two ages are two people: "a 34-year-old cyclist", "a 71-year-old pedestrian".
fn are_of_others(one: &Quantity, other: &Quantity) -> bool {
    let is_single = |quantity: &Quantity| quantity.kind == QuantityKind::Count && quantity.best == Some(1.0);
    let described = |quantity: &Quantity| -> Vec<String> {
        let numbers = quantity.text.split(|c: char| !c.is_ascii_digit());
        numbers.filter(|digits| !matches!(*digits, "" | "1")).map(str::to_owned).collect()
    };
    if !is_single(one) || !is_single(other) {
        return false;
    }
    let (one, other) = (described(one), described(other));
    !one.is_empty() && !other.is_empty() && one != other
}
