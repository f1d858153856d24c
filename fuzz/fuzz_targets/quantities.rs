//! Any text: no panic, spans valid and in order, figures finite; what is printed for a quantity reads back as the
//! same sets.
#![no_main]

use corroborate::text::Text;
use corroborate::value::quantity::read_one;
use corroborate::value::{Reading, readings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let text = Text::new(&source);
    let mut end = 0;
    for reading in readings(&text, None) {
        let span = reading.span();
        assert!(span.start() >= end && span.get(&source).is_some());
        end = span.end();
        let Reading::Quantity(quantity, _) = reading else { continue };
        assert!([quantity.low, quantity.high, quantity.best].into_iter().flatten().all(f64::is_finite));
        assert_eq!(span.of(&source), quantity.text);
        if let Some(first) = read_one(&quantity.text) {
            let again = read_one(&first.to_string()).expect("what was read is read again");
            assert!(first.says_the_same(&again), "{first:?} {again:?}");
        }
    }
});
