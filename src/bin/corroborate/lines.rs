//! The lines of files of JSON Lines, each with its place, or with what is wrong with it.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::outcome::Failure;

/// Where lines come from.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    StandardInput,
    File(PathBuf),
}

impl Input {
    /// The inputs, each seen to be readable; standard input where none is named.
    pub(crate) fn all(files: &[PathBuf]) -> Result<Vec<Input>, Failure> {
        if files.is_empty() {
            return Ok(vec![Input::StandardInput]);
        }
        files.iter().map(|file| Input::named(file)).collect()
    }

    /// The input of a name; `-` is standard input.
    pub(crate) fn named(path: &Path) -> Result<Input, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Input::StandardInput);
        }
        if path.is_dir() {
            return Err(Failure::file(path, "is a folder; expected a file"));
        }
        File::open(path).map(|_| Input::File(path.to_owned())).map_err(|e| Failure::file(path, e))
    }

    /// How many bytes it has, if that is known before they are read.
    pub(crate) fn len(&self) -> Option<u64> {
        match self {
            Input::StandardInput => None,
            Input::File(path) => path.metadata().ok().map(|data| data.len()),
        }
    }

    fn reader(&self) -> Result<Box<dyn Read>, Failure> {
        match self {
            Input::StandardInput => Ok(Box::new(io::stdin())),
            Input::File(path) => File::open(path)
                .map(|file| Box::new(file) as Box<dyn Read>)
                .map_err(|e| Failure::file(path, e)),
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::StandardInput => f.write_str("<stdin>"),
            Input::File(path) => path.display().fmt(f),
        }
    }
}

/// What is wrong with a line.
#[derive(Debug)]
pub(crate) struct LineError(String);

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl LineError {
    pub(crate) fn new(what: String) -> LineError {
        LineError(what)
    }

    /// A line that is no object at all.
    pub(crate) fn no_json(line: &str) -> LineError {
        let start: String = line.chars().take(24).collect();
        let dots = if start.len() < line.len() { "…" } else { "" };
        LineError(format!("expected JSON Lines, one object a line as `--help` shows; found '{start}{dots}'"))
    }
}

impl From<corroborate::Error> for LineError {
    fn from(error: corroborate::Error) -> LineError {
        LineError(error.to_string())
    }
}

impl From<serde_json::Error> for LineError {
    /// Its message without the line, which is always 1 here: whoever reads lines says which of them it is.
    fn from(error: serde_json::Error) -> LineError {
        let message = error.to_string();
        let bare = message.strip_suffix(&format!(" at line {} column {}", error.line(), error.column()));
        LineError(match bare {
            Some(bare) if error.column() > 0 => format!("{bare} at column {}", error.column()),
            Some(bare) => bare.to_owned(),
            None => message,
        })
    }
}

const BUFFER: usize = 1 << 18;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads an input line by line into one buffer.
pub(crate) struct Lines {
    input: Input,
    reader: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
    /// The number of the line, from 1.
    number: usize,
    /// The byte of the file at which the next line starts.
    next: u64,
}

impl Lines {
    pub(crate) fn of(input: &Input) -> Result<Lines, Failure> {
        let reader = BufReader::with_capacity(BUFFER, input.reader()?);
        Ok(Lines { input: input.clone(), reader, line: Vec::new(), number: 0, next: 0 })
    }

    /// Whether the next line may have to be waited for.
    pub(crate) fn may_wait(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// Goes to the next line and gives its number of bytes: 0 at the end.
    pub(crate) fn advance(&mut self) -> Result<u64, Failure> {
        self.next += self.line.len() as u64;
        self.number += 1;
        self.line.clear();
        let read = self.reader.read_until(b'\n', &mut self.line);
        read.map(|read| read as u64).map_err(|e| Failure::unusable(format!("{}: {e}", self.input)))
    }

    /// The words of the line; empty for a blank one.
    pub(crate) fn text(&self) -> Result<&str, LineError> {
        let marked = if self.number == 1 { self.line.strip_prefix(BYTE_ORDER_MARK) } else { None };
        let line = marked.unwrap_or(&self.line);
        let text = str::from_utf8(line).map_err(|e| LineError(invalid_utf8(&self.line, e, self.next)))?;
        Ok(text.trim_ascii())
    }

    /// `FILE:LINE`.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.input, self.number)
    }
}

/// What is wrong with a line that starts at byte `start` of its file.
pub(crate) fn invalid_utf8(line: &[u8], error: std::str::Utf8Error, start: u64) -> String {
    let mark = if start == 0 && line.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let column = mark + error.valid_up_to();
    let byte = line.get(column).copied().unwrap_or_default();
    format!("invalid UTF-8: 0x{byte:02x} at byte {} of the file, {column} of the line", start + column as u64)
}
