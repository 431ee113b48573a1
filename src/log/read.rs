//! From lines to a log, or to everything that is wrong with it.
//!
//! Nothing is skipped: a line that cannot be read is a [`LogProblem`] with its number, and a log
//! with problems is not accepted. A field that the schema does not know is kept with its event.

use crate::content::unsaid_field;
use honnin_steps::event::{Action, EVENTS, Event, FIELDS, Frame, Header, SCHEMA, Source};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize as _, Deserializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// An event with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// The number of its line, from 1.
    pub line: usize,
    /// The event.
    pub event: Event,
    /// The fields that the schema does not know; almost always there are none.
    pub unknown: Option<Box<Map<String, Value>>>,
}

/// The footer of a log: the site was closed, and nothing is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The number of its line, from 1.
    pub line: usize,
    /// The files that remained in the spools.
    pub images: Vec<String>,
}

/// Whether it is known in which order the events of different sources happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceOrder {
    /// It is the order in which they stand.
    Known,
    /// The order in which they stand is a hint, and no more.
    Unknown,
}

/// A log that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// What it says it is of.
    pub header: Header,
    /// What the log itself says of the order of its sources: where the events have their positions,
    /// they stand in that order.
    pub order: SourceOrder,
    /// The events, in the order of the lines if they have no positions.
    pub events: Vec<Logged>,
    /// The footer, when there is one.
    pub closed: Option<Closed>,
}

impl Log {
    /// A log that was never a file: lines are numbered as if it had been written.
    pub fn from_events(site: &str, events: Vec<Event>, closed: Option<Vec<String>>) -> Log {
        let numbered = events.into_iter().zip(2..);
        let events: Vec<Logged> =
            numbered.map(|(event, line)| Logged { line, event, unknown: None }).collect();
        let line = events.len() + 2;
        let closed = closed.map(|images| Closed { line, images });
        Log { header: Header::of(site), order: SourceOrder::Unknown, events, closed }
    }

    /// Details that events should say and do not: for each the number of the line, and the field.
    /// Nothing was compared with them.
    pub fn unsaid(&self) -> impl Iterator<Item = (usize, &'static str)> {
        self.events.iter().filter_map(|logged| Some((logged.line, unsaid_field(&logged.event)?)))
    }

    /// How many fields the schema does not know.
    pub fn unknown_fields(&self) -> usize {
        self.events.iter().filter_map(|logged| logged.unknown.as_ref()).map(|map| map.len()).sum()
    }
}

/// Something that is wrong with a log, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProblem {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: LogProblemKind,
}

/// What can be wrong with a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogProblemKind {
    /// The file has no line.
    Empty,
    /// The first line is not a header.
    NoHeader,
    /// A header is where none is allowed.
    HeaderAgain,
    /// The log was written for another version of the schema.
    Schema {
        /// The version it names.
        found: u32,
    },
    /// The line is not UTF-8.
    NotUtf8,
    /// The line is not JSON.
    NotJson {
        /// The parser's message.
        words: String,
    },
    /// The last line breaks off: no line break follows it, and it is not JSON.
    BreaksOff,
    /// The line is neither an event nor a header nor a footer.
    NotALine,
    /// The schema does not know this event.
    UnknownEvent {
        /// What it is called.
        name: String,
    },
    /// A field of the line is missing or wrong.
    Field {
        /// The reader's message.
        words: String,
    },
    /// An arrival does not name the requester.
    NoRequester,
    /// An event of a source is missing or duplicated.
    Sequence {
        /// The source.
        source: Source,
        /// The number that its next event has.
        expected: u64,
        /// The number that was found.
        found: u64,
    },
    /// Some events have a position among all, and this one has none.
    NoPosition,
    /// The positions of the events leave a gap, or two have the same.
    Position {
        /// The position that comes next.
        expected: u64,
        /// The one that was found.
        found: u64,
    },
    /// The events of a source have their positions in another order than their own numbers.
    Disorder {
        /// The source.
        source: Source,
    },
    /// The line follows the footer.
    AfterFooter,
    /// The footer counts another number of events.
    Count {
        /// What it says.
        said: u64,
        /// How many lines with events there are.
        found: u64,
    },
}

/// Reads a log. All problems are reported, in the order of the lines.
pub fn read_log(text: &[u8]) -> Result<Log, Vec<LogProblem>> {
    let mut reader = LogReader::default();
    let broken_off = !text.ends_with(b"\n");
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let mut lines = text.split(|&byte| byte == b'\n').zip(1..).peekable();
    if text.is_empty() {
        reader.problem(1, LogProblemKind::Empty);
        return Err(reader.problems);
    }
    while let Some((line, number)) = lines.next() {
        let last = lines.peek().is_none();
        reader.line(line, number, last && broken_off);
    }
    let order = reader.put_in_order();
    match reader.header {
        Some(header) if reader.problems.is_empty() => {
            Ok(Log { header, order, events: reader.events, closed: reader.closed })
        }
        _ => Err(reader.problems),
    }
}

#[derive(Default)]
struct LogReader {
    header: Option<Header>,
    events: Vec<Logged>,
    closed: Option<Closed>,
    problems: Vec<LogProblem>,
    /// How many events each source has logged so far.
    logged: BTreeMap<Source, u64>,
    /// How many lines there are that are neither header nor footer, readable or not.
    lines: u64,
}

impl LogReader {
    fn problem(&mut self, line: usize, kind: LogProblemKind) {
        self.problems.push(LogProblem { line, kind });
    }

    fn line(&mut self, text: &[u8], line: usize, breaks_off: bool) {
        let object = match object(text, breaks_off) {
            Ok(object) => object,
            Err(kind) => {
                self.body(line);
                return self.problem(line, kind);
            }
        };
        if object.contains_key("log") {
            return self.frame(object, line);
        }
        self.body(line);
        self.event(object, line);
    }

    /// A line between the header and the footer.
    fn body(&mut self, line: usize) {
        self.lines += 1;
        if line == 1 {
            self.problem(line, LogProblemKind::NoHeader);
        }
        if self.closed.is_some() {
            self.problem(line, LogProblemKind::AfterFooter);
        }
    }

    fn frame(&mut self, object: Map<String, Value>, line: usize) {
        match Frame::deserialize(Value::Object(object)) {
            Err(error) => self.problem(line, LogProblemKind::Field { words: error.to_string() }),
            Ok(Frame::Honnin(header)) => self.header(header, line),
            Ok(Frame::Closed { events, images }) => self.footer(events, images, line),
        }
    }

    fn header(&mut self, header: Header, line: usize) {
        if line > 1 {
            return self.problem(line, LogProblemKind::HeaderAgain);
        }
        if header.schema != SCHEMA {
            self.problem(line, LogProblemKind::Schema { found: header.schema });
        }
        self.header = Some(header);
    }

    fn footer(&mut self, said: u64, images: Vec<String>, line: usize) {
        if line == 1 {
            self.problem(line, LogProblemKind::NoHeader);
        }
        if self.closed.is_some() {
            return self.problem(line, LogProblemKind::AfterFooter);
        }
        if said != self.lines {
            self.problem(line, LogProblemKind::Count { said, found: self.lines });
        }
        self.closed = Some(Closed { line, images });
    }

    fn event(&mut self, mut object: Map<String, Value>, line: usize) {
        self.count(&object, line);
        match object.get("event") {
            None => return self.problem(line, LogProblemKind::NotALine),
            Some(Value::String(name)) if !EVENTS.contains(&name.as_str()) => {
                let name = name.clone();
                return self.problem(line, LogProblemKind::UnknownEvent { name });
            }
            Some(_) => {}
        }
        let unknown = take_unknown(&mut object);
        match Event::deserialize(Value::Object(object)) {
            Err(error) => self.problem(line, LogProblemKind::Field { words: error.to_string() }),
            Ok(event) => {
                let anonymous = matches!(event.action, Action::Arrive { .. });
                if anonymous && event.details.of.is_none() {
                    self.problem(line, LogProblemKind::NoRequester);
                }
                self.events.push(Logged { line, event, unknown });
            }
        }
    }

    /// Puts the events in the order of their positions, where they have them. Positions that do not
    /// count all events from 0 show that some are missing.
    fn put_in_order(&mut self) -> SourceOrder {
        if !self.problems.is_empty() || self.events.iter().all(|it| it.event.position.is_none()) {
            return SourceOrder::Unknown;
        }
        if let Some(without) = self.events.iter().find(|it| it.event.position.is_none()) {
            let line = without.line;
            self.problem(line, LogProblemKind::NoPosition);
            return SourceOrder::Unknown;
        }
        self.events.sort_by_key(|logged| logged.event.position);
        let mut last: BTreeMap<Source, u64> = BTreeMap::new();
        let mut problem = None;
        for (logged, expected) in self.events.iter().zip(0..) {
            let Event { source, seq, position, .. } = logged.event;
            let found = position.unwrap_or_default();
            if found != expected {
                problem = Some((logged.line, LogProblemKind::Position { expected, found }));
            } else if last.insert(source, seq).is_some_and(|before| seq < before) {
                problem = Some((logged.line, LogProblemKind::Disorder { source }));
            }
            if problem.is_some() {
                break;
            }
        }
        if let Some((line, kind)) = problem {
            self.problem(line, kind);
        }
        SourceOrder::Known
    }

    /// Counts the event among those of its source, whether or not the rest of it can be read: a
    /// problem of one line is not reported again for the next.
    fn count(&mut self, object: &Map<String, Value>, line: usize) {
        let source = object.get("source").and_then(Value::as_str).and_then(Source::from_word);
        let (Some(source), Some(found)) = (source, object.get("seq").and_then(Value::as_u64))
        else {
            return;
        };
        let logged = self.logged.entry(source).or_default();
        let expected = *logged;
        *logged = found.saturating_add(1);
        if found != expected {
            self.problem(line, LogProblemKind::Sequence { source, expected, found });
        }
    }
}

/// The JSON object that a line is. A duplicate field says two things, so the line says neither.
fn object(text: &[u8], breaks_off: bool) -> Result<Map<String, Value>, LogProblemKind> {
    let text = std::str::from_utf8(text).map_err(|_| LogProblemKind::NotUtf8)?;
    let error = match serde_json::from_str(text) {
        Ok(Fields(object)) => return Ok(object),
        Err(error) => error,
    };
    match serde_json::from_str(text) {
        Ok(Value::Object(_)) => Err(LogProblemKind::Field { words: error.to_string() }),
        Ok(_) => Err(LogProblemKind::NotALine),
        Err(_) if breaks_off => Err(LogProblemKind::BreaksOff),
        Err(error) => Err(LogProblemKind::NotJson { words: error.to_string() }),
    }
}

/// The fields of an object, none of which is duplicated.
struct Fields(Map<String, Value>);

impl<'de> serde::Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        struct Once;
        impl<'de> Visitor<'de> for Once {
            type Value = Fields;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Fields, A::Error> {
                let mut fields = Map::new();
                while let Some((name, value)) = entries.next_entry::<String, Value>()? {
                    if fields.contains_key(&name) {
                        return Err(A::Error::custom(format!("duplicate field `{name}`")));
                    }
                    fields.insert(name, value);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Once)
    }
}

/// Takes the fields out that the schema does not know.
fn take_unknown(object: &mut Map<String, Value>) -> Option<Box<Map<String, Value>>> {
    if object.keys().all(|name| FIELDS.contains(&name.as_str())) {
        return None;
    }
    let all = std::mem::take(object);
    let known = |(name, _): &(String, Value)| FIELDS.contains(&name.as_str());
    let (known, unknown): (Vec<_>, Vec<_>) = all.into_iter().partition(known);
    object.extend(known);
    Some(Box::new(unknown.into_iter().collect()))
}
