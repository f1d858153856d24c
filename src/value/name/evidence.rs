//! The steps of a comparison in words.

use super::level::Level;
use super::part::Reading;
use super::weigh::{Side, Step};

/// What a step says, with its weight.
pub(super) fn sentence(step: &Step, a: &Reading, b: &Reading) -> String {
    let (x, y) = (words(a, step.a), words(b, step.b));
    let only = if x.is_empty() { &y } else { &x };
    let what = match step.level {
        Level::Identical => format!("both have '{x}'"),
        Level::Spelling => format!("'{x}' and '{y}' are spellings of one name"),
        Level::Sound => format!("'{x}' and '{y}' sound the same"),
        Level::Nickname => format!("'{x}' and '{y}' are forms of one name"),
        Level::Close => format!("'{x}' and '{y}' differ by little"),
        Level::Similar => format!("'{x}' and '{y}' are similar"),
        Level::Initial => format!("'{x}' and '{y}' begin alike, and one is an initial"),
        Level::Joined => format!("'{x}' and '{y}' are the same letters, cut differently"),
        Level::Acronym => format!("'{x}' and '{y}' are an acronym and what it stands for"),
        Level::Known => format!("'{x}' and '{y}' are known as names of one body"),
        Level::Clash => format!("one has '{x}' where the other has '{y}'"),
        Level::Number => format!("the number '{only}' is in one name only"),
        Level::Missing => format!("'{only}' is in one name only"),
        Level::Branch => format!("'{only}' is in one name only, as in the name of a branch"),
        Level::Complete => "nothing is left over of either name".to_owned(),
        Level::Covered => "nothing is left over of one name".to_owned(),
        Level::Order => "the parts are in another order".to_owned(),
        Level::Related => "a branch is not the body itself".to_owned(),
        Level::Holder => "a body is not what it is a body of".to_owned(),
        Level::Generation => format!("'{only}' tells a child from a parent"),
        Level::Opposite => format!("'{x}' and '{y}' exclude each other"),
        Level::Child => "one name is the other behind a given name: perhaps child and parent".to_owned(),
        Level::Relatives => "the given names differ: perhaps relatives".to_owned(),
        Level::Namesakes => "the family names differ: perhaps two people of one given name".to_owned(),
        Level::Empty => "a name has no letters".to_owned(),
        Level::Prior => "most names that are compared are not of one".to_owned(),
    };
    format!("{what} ({:+.1} bits)", step.bits)
}

/// The parts of one side as written; pieces of words each with a capital.
fn words(reading: &Reading, side: Side) -> String {
    let first = side.first as usize;
    let parts = reading.parts.get(first..first + side.count as usize).unwrap_or_default();
    let pieces = || parts.iter().map(|part| capitalised(reading.word(part))).collect::<Vec<_>>().join(" ");
    reading.written(parts).map_or_else(pieces, str::to_owned)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
