//! Documents from files: `.jsonl` of documents, `.txt`, `.md` and `.html` articles, and folders of these.
//!
//! An article's id is the name of its file without the ending, and where several articles would have one id as many of
//! the folders in front of it as tell them apart (`post/1`, `wire/1`). A `.txt` or `.md` article may start with a
//! header of `key: value` lines between two lines `---`; its keys are those of a document in JSON (`id`, `source`,
//! `title`, `published`, `url`, `language`). Of a web page the readable part is kept, with what the page says of
//! itself.

mod article;
mod id;
mod page;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use corroborate::Document;

use crate::lines::{Input, Lines, invalid_utf8};
use crate::outcome::{Failure, Status, warn};

/// What was read, and whether all of it could be.
#[derive(Debug)]
pub(crate) struct Read<T> {
    pub(crate) items: Vec<T>,
    pub(crate) status: Status,
}

/// The documents of all paths, in the order of the paths and, in a folder, of the names.
///
/// What is malformed is named on standard error and left out, and so is a document whose id another has.
pub(crate) fn documents(paths: &[PathBuf]) -> Result<Read<Document>, Failure> {
    let files = files(paths)?;
    let mut pile = Pile::default();
    let ids = id::of_articles(&files);
    for (file, id) in files.iter().zip(&ids) {
        let before = pile.read;
        pile.read(file, id)?;
        if pile.read == before {
            warn(format_args!("{}: nothing was read: there is no line in it", file.display()));
        }
    }
    Ok(Read { items: pile.documents, status: pile.status.unwrap_or(Status::Done) })
}

/// Gives each value of a file of JSON Lines with its place; lines that are none are named on standard error.
pub(crate) fn lines<T: serde::de::DeserializeOwned>(
    path: &Path,
    each: &mut dyn FnMut(&str, T),
) -> Result<Status, Failure> {
    let mut status = Status::Done;
    each_line(&Input::named(path)?, &mut |place, line| {
        match line {
            Ok(item) => each(&place, item),
            Err(what) => {
                status = Status::SomeLost;
                warn(format_args!("{place}: {what}"));
            }
        }
        Ok(())
    })?;
    Ok(status)
}

/// One article: a draft, or the one document of a file of JSON Lines.
pub(crate) fn article(path: &Path) -> Result<Document, Failure> {
    let unusable = |what: String| Failure::unusable(format!("{}: {what}", path.display()));
    if !opens_json(path)? {
        return read_article(path)?.map_err(unusable);
    }
    let mut pile = Pile::default();
    each_line(&Input::named(path)?, &mut |place, line| pile.add(place, line))?;
    match <[Document; 1]>::try_from(pile.documents) {
        Ok([document]) => Ok(document),
        Err(documents) => Err(unusable(format!("has {} documents where one is wanted", documents.len()))),
    }
}

/// The documents so far, and where each came from.
#[derive(Debug, Default)]
struct Pile {
    documents: Vec<Document>,
    places: BTreeMap<String, String>,
    /// How many documents were met, good or bad.
    read: usize,
    status: Option<Status>,
}

impl Pile {
    fn read(&mut self, file: &Path, id: &str) -> Result<(), Failure> {
        match kind(file) {
            Kind::Lines => each_line(&Input::named(file)?, &mut |place, line: Result<Document, _>| {
                let notes = line.as_ref().map(|document| article::notes_of_text(document.text()));
                for note in notes.unwrap_or_default() {
                    warn(format_args!("{place}: {note}"));
                }
                self.add(place, line)
            }),
            Kind::Article => self.add(file.display().to_string(), read_article_as(id, file)?),
        }
    }

    fn add(&mut self, place: String, read: Result<Document, String>) -> Result<(), Failure> {
        self.read += 1;
        let document = match read {
            Ok(document) => document,
            Err(what) => {
                self.status = Some(Status::SomeLost);
                warn(format_args!("{place}: {what}"));
                return Ok(());
            }
        };
        let id = document.id().to_string();
        if let Some(other) = self.places.get(&id) {
            self.status = Some(Status::SomeLost);
            warn(format_args!(
                "{place}: left out: its id '{id}' is that of {other}; give it an id of its own"
            ));
            return Ok(());
        }
        self.places.insert(id, place);
        self.documents.push(document);
        Ok(())
    }
}

fn each_line<T: serde::de::DeserializeOwned>(
    input: &Input,
    each: &mut dyn FnMut(String, Result<T, String>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut lines = Lines::of(input)?;
    while lines.advance()? > 0 {
        let read = match lines.text() {
            Ok("") => continue,
            Ok(line) => serde_json::from_str(line).map_err(|e| crate::lines::LineError::from(e).to_string()),
            Err(error) => Err(error.to_string()),
        };
        each(lines.place(), read)?;
    }
    Ok(())
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Lines,
    Article,
}

/// By its ending; standard input and unknown endings are JSON Lines.
fn kind(file: &Path) -> Kind {
    match ending(file).as_str() {
        "txt" | "md" | "markdown" | "html" | "htm" => Kind::Article,
        _ => Kind::Lines,
    }
}

fn ending(file: &Path) -> String {
    file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

const ENDINGS: [&str; 7] = ["txt", "md", "markdown", "html", "htm", "jsonl", "ndjson"];

/// The files named, and those of the folders named that can be read.
fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let found = folder(path)?;
            if found.is_empty() {
                let what = "has no .txt, .md, .html or .jsonl file";
                return Err(Failure::file(path, what));
            }
            files.extend(found);
        } else {
            Input::named(path)?;
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// The readable files of a folder and its folders, by name. Hidden ones are left out, and so are those of other
/// endings, which is said.
fn folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|e| Failure::file(path, e))?;
    let mut entries: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    entries.retain(|entry| !entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            files.extend(folder(&entry)?);
        } else if ENDINGS.contains(&ending(&entry).as_str()) {
            files.push(entry);
        } else {
            warn(format_args!("{}: left out: no .txt, .md, .html or .jsonl file", entry.display()));
        }
    }
    Ok(files)
}

/// Whether a file is an article: by its ending, unless it has JSON Lines in spite of it.
pub(crate) fn is_article(path: &Path) -> Result<bool, Failure> {
    Ok(kind(path) == Kind::Article && !opens_json(path)?)
}

/// Whether a file starts like JSON Lines.
fn opens_json(path: &Path) -> Result<bool, Failure> {
    let mut start = Vec::new();
    let file = fs::File::open(path).map_err(|e| Failure::file(path, e))?;
    file.take(4096).read_to_end(&mut start).map_err(|e| Failure::file(path, e))?;
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&start).trim_ascii_start();
    Ok(start.starts_with(b"{"))
}

/// An article named by its file, or what is wrong with its text.
pub(crate) fn read_article(path: &Path) -> Result<Result<Document, String>, Failure> {
    read_article_as(&id::stem(path), path)
}

fn read_article_as(id: &str, path: &Path) -> Result<Result<Document, String>, Failure> {
    let bytes = fs::read(path).map_err(|e| Failure::file(path, e))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Ok(Err(misencoded(error.as_bytes(), error.utf8_error()))),
    };
    let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(&text));
    let text = text.as_ref();
    for note in article::notes(path, text) {
        warn(format_args!("{}: {note}", path.display()));
    }
    Ok(match ending(path).as_str() {
        "html" | "htm" => article::page(id, text),
        "md" | "markdown" => article::markdown(id, text),
        _ => article::plain(id, text),
    })
}

/// A text whose lines end as on old Macintoshes, in the way of all others; no byte moves.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let old = text.contains('\r') && !text.contains('\n');
    if old { text.replace('\r', "\n").into() } else { text.into() }
}

/// `line 3: invalid UTF-8: …`, the byte counted in the file and in the line.
fn misencoded(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let before = &bytes[..at];
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let in_line = std::str::from_utf8(&bytes[start..]).err().unwrap_or(error);
    format!("line {line}: {}", invalid_utf8(&bytes[start..], in_line, start as u64))
}
