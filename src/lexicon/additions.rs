//! Words that a caller adds at run time: names, nouns, titles, verbs, cues.
//!
//! A row is `spelling | spelling …<TAB>what<TAB>which`:
//!
//! | what | which |
//! |---|---|
//! | `name` | `person`, `organization`, `group`, `place`, `event` |
//! | `noun` | a class of nouns: `person` (titles too), `organization`, `group`, `place`, `vehicle`, `building` … |
//! | `verb` | a frame: `kill`, `detain`, `flee` … (the forms are made by rule) |
//! | `cue` | what a phrase opens: `alias`, `bounty`, `presence` … |
//! | `event` | the type of event that a noun names: `bombing`, `disaster` … |

use std::collections::BTreeSet;

use super::cues::FrameCue;
use super::table::{Builder, Table, lines};
use super::verbs::{VerbFrame, forms_of};
use super::words::{Happening, Noun};
use crate::error::{Error, Result};

/// What an added phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Addition {
    Name(Noun),
    Noun(Noun),
    Verb(VerbFrame),
    Cue(FrameCue),
    Event(Happening),
}

const KINDS: [&str; 5] = ["name", "noun", "verb", "cue", "event"];

/// Adds the rows of a caller behind all tables, so that no word of theirs changes its id.
pub(super) fn load(builder: &mut Builder, file: &str, tsv: &str) -> Result<Table<Addition>> {
    let mut seen = BTreeSet::new();
    let mut checked = String::new();
    for (number, line) in lines(tsv) {
        let row = |column: usize, e: Error| Error::row(file, number, Some(column), e.to_string());
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [spellings, what, which] = fields[..] else {
            let count = fields.len();
            return Err(Error::row(file, number, None, format!("expected 3 columns, but found {count}")));
        };
        let column = if KINDS.contains(&what) { 3 } else { 2 };
        addition(what, which).map_err(|e| row(column, e))?;
        for spelling in spellings.split(" | ") {
            if spelling.is_empty() || !seen.insert(spelling.to_lowercase()) {
                return Err(row(
                    1,
                    Error::value(format!("'{spelling}' is empty or stands in the file already")),
                ));
            }
            let forms =
                if what == "verb" { forms_of(spelling) } else { BTreeSet::from([spelling.to_owned()]) };
            let forms: Vec<String> = forms.into_iter().collect();
            checked.extend([&*forms.join(" | "), "\t", what, "\t", which, "\n"]);
        }
    }
    builder.table(file, &checked, |fields| match fields {
        [what, which] => addition(what, which),
        _ => Err(Error::value("expected 3 columns")),
    })
}

fn addition(what: &str, which: &str) -> Result<Addition> {
    Ok(match what {
        "name" => Addition::Name(name(which)?),
        "noun" => Addition::Noun(Noun::named(which)?),
        "verb" => Addition::Verb(VerbFrame::named(which)?),
        "cue" => Addition::Cue(FrameCue::named(which)?),
        "event" => Addition::Event(Happening::named(which)?),
        _ => return Err(Error::unknown("kind of addition", what, KINDS)),
    })
}

fn name(which: &str) -> Result<Noun> {
    Ok(match which {
        "person" => Noun::Person,
        "organization" => Noun::Organization,
        "group" => Noun::Group,
        "place" => Noun::Place,
        "event" => Noun::Happening,
        _ => {
            let known = ["person", "organization", "group", "place", "event"];
            return Err(Error::unknown("kind of name", which, known));
        }
    })
}
