//! The laws of the sets by which values are compared.

use corroborate::value::{Admitted, Bound, Interval, Overlap, ValueSet};
use proptest::prelude::*;

fn bound() -> impl Strategy<Value = Bound> {
    (-20i32..20, any::<bool>()).prop_map(|(value, open)| Bound { value: f64::from(value), open })
}

fn numbers() -> impl Strategy<Value = ValueSet> {
    let ends = prop_oneof![
        4 => (bound(), bound()),
        1 => bound().prop_map(|low| (low, Bound::closed(f64::INFINITY))),
        1 => bound().prop_map(|high| (Bound::closed(f64::NEG_INFINITY), high)),
    ];
    let interval =
        ends.prop_filter_map("an interval that is not empty", |(low, high)| Interval::new(low, high));
    proptest::collection::vec(interval, 1..4).prop_map(|intervals| {
        let sets = intervals.into_iter().map(ValueSet::numbers);
        sets.reduce(|a, b| a.union(&b)).expect("at least one interval")
    })
}

fn regions() -> impl Strategy<Value = ValueSet> {
    let path = proptest::collection::vec(prop_oneof![Just("a"), Just("b"), Just("c")], 1..4);
    let inside = proptest::collection::vec(path, 1..4).prop_map(|paths| {
        paths.into_iter().map(ValueSet::region).reduce(|a, b| a.union(&b)).expect("at least one path")
    });
    (inside, any::<bool>()).prop_map(|(set, denied)| if denied { set.complement() } else { set })
}

fn set() -> impl Strategy<Value = ValueSet> {
    prop_oneof![4 => numbers(), 4 => regions(), 1 => Just(ValueSet::everything())]
}

fn pair() -> impl Strategy<Value = (ValueSet, ValueSet)> {
    prop_oneof![(numbers(), numbers()), (regions(), regions())]
}

proptest! {
    #[test]
    fn conflict_is_symmetric((a, b) in (set(), set())) {
        prop_assert_eq!(a.meets(&b), b.meets(&a));
    }

    #[test]
    fn nothing_conflicts_with_itself(a in set()) {
        prop_assume!(!a.is_empty());
        prop_assert!(a.meets(&a));
        prop_assert!(a.is_within(&a));
    }

    #[test]
    fn what_conflicts_with_the_weaker_statement_conflicts_with_the_stronger((weak, other) in pair(), hedge in numbers()) {
        let strong = weak.intersection(&hedge);
        prop_assert!(strong.is_within(&weak) || strong.is_empty());
        if !weak.meets(&other) {
            prop_assert!(!strong.meets(&other));
        }
    }

    #[test]
    fn a_statement_conflicts_with_the_denial_of_any_superset((a, b) in pair()) {
        if a.is_within(&b) {
            prop_assert!(!a.meets(&b.complement()));
        }
    }

    #[test]
    fn the_denial_of_a_denial_is_the_statement(a in set()) {
        prop_assert_eq!(a.complement().complement(), a);
    }

    #[test]
    fn what_says_nothing_conflicts_with_nothing(a in set()) {
        prop_assume!(!a.is_empty());
        prop_assert!(ValueSet::everything().meets(&a));
        prop_assert!(ValueSet::everything().complement().meets(&a));
    }

    #[test]
    fn a_union_holds_both_sides((a, b) in pair()) {
        let union = a.union(&b);
        prop_assert!(a.is_within(&union) && b.is_within(&union), "{a} and {b} in {union}");
    }

    #[test]
    fn an_overlap_seen_from_the_other_side_is_the_same((a, b) in pair()) {
        let (a, b) = (Admitted::exactly(a), Admitted::exactly(b));
        prop_assert_eq!(a.overlap(&b), b.overlap(&a).reversed());
        prop_assert_ne!(a.overlap(&b), Overlap::Strained);
    }
}

#[test]
fn sets_print_themselves_as_in_the_books() {
    let at_least = Interval::new(Bound::closed(137.0), Bound::closed(f64::INFINITY)).unwrap();
    assert_eq!(ValueSet::numbers(at_least).to_string(), "[137, ∞)");
    assert_eq!(ValueSet::region(["pakistan", "balochistan"]).to_string(), "pakistan > balochistan");
    assert_eq!(ValueSet::region(["afghanistan"]).complement().to_string(), "outside afghanistan");
}
