//! Any two texts, parted by a line `===`: passages and distortions lie in them, swapping swaps the direction, and a
//! text is an undistorted copy of itself.
#![no_main]

use corroborate::witness::{self, Comparison, Direction, Passage};
use corroborate::{Document, Span};
use libfuzzer_sys::fuzz_target;

fn assert_within(comparison: &Comparison, a: &str, b: &str) {
    let quoted = |span: Span, quote: &str| [a, b].iter().any(|text| span.get(text) == Some(quote));
    for passage in &comparison.passages {
        assert!(passage.a.get(a).is_some() && passage.b.get(b).is_some());
    }
    for distortion in &comparison.distortions {
        assert!(quoted(distortion.original.span, &distortion.original.quote));
        assert!(quoted(distortion.copy.span, &distortion.copy.quote));
        assert!(!distortion.message.is_empty());
    }
}

/// The passages with the texts swapped.
fn mirrored(passages: &[Passage]) -> Vec<Passage> {
    let mut mirrored: Vec<Passage> = passages.iter().map(|p| Passage { a: p.b, b: p.a }).collect();
    mirrored.sort();
    mirrored
}

fuzz_target!(|pair: &str| {
    let (a, b) = pair.split_once("\n===\n").unwrap_or((pair, pair));
    let left = Document::new("a", a).expect("the id is not empty");
    let right = Document::new("b", b).expect("the id is not empty");
    let (forth, back) = (witness::reuse(&left, &right), witness::reuse(&right, &left));
    assert_within(&forth, a, b);
    assert_eq!(forth.direction.swapped(), back.direction);
    assert_eq!(forth.score, back.score);
    assert_eq!(forth.passages, mirrored(&back.passages));
    if forth.direction != Direction::Unknown {
        assert_eq!(forth.distortions, back.distortions);
    }
    assert!((0.0..=1.0).contains(&forth.score));
    let twin = Document::new("twin", a).expect("the id is not empty");
    assert_eq!(witness::reuse(&left, &twin).distortions, []);
    witness::revisions(&left, &right);
});
