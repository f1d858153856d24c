//! Any text: no panic, spans valid and in order, figures finite; what is printed for a quantity reads back as the
//! same sets.
#![no_main]

use corroborate::text::Text;
use corroborate::value::quantity::{Precision, Quantity, read_one};
use corroborate::value::{Day, Reading, readings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (day, bytes) = bytes.split_at_checked(2).unwrap_or_default();
    let published = day.first().and_then(|month| Day::new(2024, (month % 13) as i8, (day[1] % 32) as i8));
    let source = String::from_utf8_lossy(bytes);
    let text = Text::new(&source);
    let mut end = 0;
    for reading in readings(&text, published) {
        let span = reading.span();
        assert!(span.start() >= end && span.get(&source).is_some());
        end = span.end();
        let Reading::Quantity(quantity, _) = reading else { continue };
        assert!([quantity.low, quantity.high, quantity.best].into_iter().flatten().all(f64::is_finite));
        assert_eq!(span.of(&source), quantity.text);
        if let Some(first) = read_one(&quantity.text) {
            let again = read_one(&first.to_string()).expect("what was read is read again");
            assert!(first.says_the_same(&again), "{first:?} {again:?}");
            check_rephrased(&first);
        }
    }
});

/// Without its own words a figure is put in words that assert the same, or in none ("<0-8").
fn check_rephrased(first: &Quantity) {
    let bare = Quantity { text: String::new(), span: None, noun: None, ..first.clone() };
    let words = bare.canonical();
    let again = read_one(&words);
    let same = again.is_some_and(|again| again.admitted().asserted == first.admitted().asserted);
    assert!(same || words.is_empty() || first.precision == Precision::Vague, "{first:?} is put as '{words}'");
}
