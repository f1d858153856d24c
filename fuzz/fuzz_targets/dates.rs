//! Any text and any day: no panic, spans in bounds and in order, and what is printed for a date reads back as it.
#![no_main]

use corroborate::text::Text;
use corroborate::value::Day;
use corroborate::value::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, Option<(i16, i8, i8)>)| {
    let (source, published) = input;
    let published = published.and_then(|(year, month, day)| Day::new(year, month, day));
    let mut end = 0;
    for mention in date::read(&Text::new(source), published) {
        assert!(mention.span().start() >= end && mention.span().get(source).is_some());
        end = mention.span().end();
        let Some(range) = mention.range() else { continue };
        if let (Some(first), Some(last)) = (range.earliest, range.latest) {
            assert!(first <= last);
            if (1000..=9999).contains(&first.year()) && (1000..=9999).contains(&last.year()) {
                assert_eq!(date::read_one(&range.to_string(), None), Some(range));
            }
        }
    }
});
