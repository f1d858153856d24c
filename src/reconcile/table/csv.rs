//! Claims from CSV: the columns `source,object,attribute,value` in any order, others left aside.

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};

use super::{Builder, Places, Row, cell};
use crate::{Error, Result};

/// What is wrong with one row of a file that is otherwise read.
pub type RowErrors = Vec<Error>;

/// Streams the rows of a CSV file into the builder; `name` is the file's, for messages.
///
/// Gives the rows that cannot be read; the others are in the builder. `time` names a column of dates, dates with
/// times, or numbers.
///
/// # Errors
/// Where the header lacks a column.
pub fn read_claims(
    builder: &mut Builder,
    file: impl Read,
    name: &str,
    time: Option<&str>,
) -> Result<RowErrors> {
    let file = Watched { file, odd: false, last: b'\n', ended: false };
    let mut reader = ReaderBuilder::new().flexible(true).buffer_capacity(1 << 17).from_reader(file);
    let header = reader.byte_headers().map_err(|e| Error::row(name, 1, None, e.to_string()))?.clone();
    let columns = Columns::new(&header, name, time)?;
    let (mut errors, mut record) = (RowErrors::new(), ByteRecord::new());
    loop {
        let before = reader.position().line();
        let more = reader.read_byte_record(&mut record);
        let line = line(&record, before, reader.position().line(), reader.get_ref());
        match more {
            Ok(false) => return Ok(errors),
            Ok(true) if reader.get_ref().is_open() => {
                errors.push(Error::row(name, line, None, "a quote is opened and never closed"));
            }
            Ok(true) => match columns.row(&record, name, line) {
                Ok(row) => builder.push_at(row, line),
                Err(error) => errors.push(error),
            },
            Err(e) => {
                errors.push(Error::row(name, line, None, e.to_string()));
                return Ok(errors);
            }
        }
    }
}

/// The line on which a record starts: blank lines may stand before it, and lines end within its quotes.
fn line<R>(record: &ByteRecord, before: u64, after: u64, file: &Watched<R>) -> usize {
    if after <= before + 1 && !file.is_unended() {
        return before as usize;
    }
    let inside = record.iter().flatten().filter(|&&byte| byte == b'\n').count();
    (after as usize).saturating_sub(inside + usize::from(!file.is_unended())).max(before as usize)
}

/// A file, and whether its quotes have come in pairs and its last line has ended.
struct Watched<R> {
    file: R,
    odd: bool,
    last: u8,
    ended: bool,
}

impl<R> Watched<R> {
    /// Whether the file ended inside a quote.
    fn is_open(&self) -> bool {
        self.ended && self.odd
    }

    /// Whether the file ended within a line.
    fn is_unended(&self) -> bool {
        self.ended && self.last != b'\n'
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let len = self.file.read(buffer)?;
        let quotes = buffer.iter().take(len).filter(|&&byte| byte == b'"').count();
        self.odd ^= quotes % 2 == 1;
        self.last = buffer[..len].last().copied().unwrap_or(self.last);
        self.ended |= len == 0;
        Ok(len)
    }
}

/// Streams `object,attribute,value` rows, such as known truths, to `each`.
///
/// # Errors
/// Where the header lacks a column or a row cannot be read.
pub fn read_truths(file: impl Read, name: &str, mut each: impl FnMut([&str; 3])) -> Result<()> {
    rows(file, name, ["object", "attribute", "value"], &mut each)
}

/// Reads a hierarchy of places, `ID,name,parentID`.
///
/// # Errors
/// Where the header lacks a column or a row cannot be read.
pub fn read_places(file: impl Read, name: &str) -> Result<Places> {
    let mut nodes: Vec<[String; 3]> = Vec::new();
    rows(file, name, ["ID", "name", "parentID"], &mut |row: [&str; 3]| nodes.push(row.map(str::to_owned)))?;
    Ok(Places::new(nodes.iter().map(|[id, name, parent]| (id.as_str(), name.as_str(), parent.as_str()))))
}

fn rows(file: impl Read, name: &str, columns: [&str; 3], each: &mut impl FnMut([&str; 3])) -> Result<()> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.byte_headers().map_err(|e| Error::row(name, 1, None, e.to_string()))?.clone();
    let mut at = [0; 3];
    for (place, column) in at.iter_mut().zip(columns) {
        *place = find(&header, column, name)?;
    }
    let mut record = ByteRecord::new();
    loop {
        let line = reader.position().line() as usize;
        let more = reader.read_byte_record(&mut record);
        if !more.map_err(|e| Error::row(name, line, None, e.to_string()))? {
            return Ok(());
        }
        each([
            field(&record, at[0], name, line)?,
            field(&record, at[1], name, line)?,
            field(&record, at[2], name, line)?,
        ]);
    }
}

struct Columns {
    /// Fields of the header.
    count: usize,
    source: usize,
    object: usize,
    attribute: usize,
    value: usize,
    time: Option<usize>,
}

impl Columns {
    fn new(header: &ByteRecord, name: &str, time: Option<&str>) -> Result<Columns> {
        Ok(Columns {
            count: header.len(),
            source: find(header, "source", name)?,
            object: find(header, "object", name)?,
            attribute: find(header, "attribute", name)?,
            value: find(header, "value", name)?,
            time: time.map(|column| find(header, column, name)).transpose()?,
        })
    }

    fn row<'a>(&self, record: &'a ByteRecord, name: &str, line: usize) -> Result<Row<'a>> {
        if record.len() > self.count {
            let what = format!("{} fields, where the header has {}", record.len(), self.count);
            return Err(Error::row(name, line, Some(self.count + 1), what));
        }
        let get = |column: usize| field(record, column, name, line);
        let named = |column: usize, what: &str| match get(column)? {
            text if text.trim().is_empty() => {
                Err(Error::row(name, line, Some(column + 1), format!("the {what} is empty")))
            }
            text => Ok(text),
        };
        let time = match self.time {
            None => None,
            Some(column) => moment(get(column)?, column, name, line)?,
        };
        Ok(Row {
            source: named(self.source, "source")?,
            object: named(self.object, "object")?,
            attribute: get(self.attribute)?,
            value: get(self.value)?,
            time,
        })
    }
}

fn find(header: &ByteRecord, column: &str, name: &str) -> Result<usize> {
    let is = |cell: &[u8]| {
        let cell = cell.strip_prefix("\u{feff}".as_bytes()).unwrap_or(cell);
        cell.trim_ascii().eq_ignore_ascii_case(column.as_bytes())
    };
    let mut columns = header.iter().enumerate().filter(|(_, cell)| is(cell)).map(|(at, _)| at);
    let found = columns.next();
    if let Some(second) = columns.next() {
        let what = format!("a second column '{column}': which one counts?");
        return Err(Error::row(name, 1, Some(second + 1), what));
    }
    found.ok_or_else(|| {
        if header.is_empty() {
            return Error::row(
                name,
                1,
                None,
                format!("the file is empty; a header with '{column}' is wanted"),
            );
        }
        let mut cells: Vec<_> =
            header.iter().take(SHOWN_CELLS).map(|cell| format!("'{}'", shown(cell))).collect();
        if header.len() > SHOWN_CELLS {
            cells.push(format!("{} more", header.len() - SHOWN_CELLS));
        }
        Error::row(name, 1, None, format!("no column '{column}'; the header has {}", cells.join(", ")))
    })
}

/// How many cells of a header a message shows, and how many letters of a cell.
const SHOWN_CELLS: usize = 20;
const SHOWN: usize = 80;

/// A cell in a message, cut where it is long.
fn shown(cell: &[u8]) -> String {
    let start = String::from_utf8_lossy(&cell[..cell.len().min(4 * SHOWN)]);
    if start.chars().nth(SHOWN).is_none() && cell.len() <= 4 * SHOWN {
        return start.into_owned();
    }
    start.chars().take(SHOWN).chain(['…']).collect()
}

fn field<'a>(record: &'a ByteRecord, column: usize, name: &str, line: usize) -> Result<&'a str> {
    let Some(bytes) = record.get(column) else {
        let what = format!("{} fields, where column {} is wanted", record.len(), column + 1);
        return Err(Error::row(name, line, None, what));
    };
    std::str::from_utf8(bytes).map_err(|_| {
        let what = format!("'{}' is not UTF-8", shown(bytes));
        Error::row(name, line, Some(column + 1), what)
    })
}

fn moment(text: &str, column: usize, name: &str, line: usize) -> Result<Option<f64>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let what = || {
        Error::row(
            name,
            line,
            Some(column + 1),
            format!("'{}' is no date, time or number", shown(text.as_bytes())),
        )
    };
    cell::moment(text).map(Some).ok_or_else(what)
}
