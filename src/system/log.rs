//! The event log: what was taken is written where it takes effect.

use super::runtime::StepLabel;
use honnin_steps::event::{Action, Details, Event, Frame, Header, Source};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Where the events of a site go.
pub enum EventLog {
    /// They are kept in memory.
    Memory(MemoryLog),
    /// They are written to a file as they come.
    File(FileLog),
}

/// Events kept in memory.
#[derive(Default)]
pub struct MemoryLog {
    events: Vec<Event>,
    numbers: Numbers,
}

/// Looks at an event.
type Watch = Box<dyn FnMut(&Event) + Send>;

/// Events written to a file.
pub struct FileLog {
    file: Box<dyn Write + Send>,
    numbers: Numbers,
    /// Why the file is not whole, if it is not.
    lost: Option<io::Error>,
    /// Who looks at each event that was written.
    watch: Option<Watch>,
}

/// How many events each source has logged.
#[derive(Default)]
struct Numbers {
    of: BTreeMap<Source, u64>,
}

impl Numbers {
    fn next(&mut self, source: Source) -> u64 {
        let next = self.of.entry(source).or_default();
        *next += 1;
        *next - 1
    }

    fn all(&self) -> u64 {
        self.of.values().sum()
    }
}

impl EventLog {
    /// A log in memory.
    pub fn memory() -> EventLog {
        EventLog::Memory(MemoryLog::default())
    }

    /// A log in a file, with its first line.
    ///
    /// # Errors
    /// When the line cannot be written.
    pub fn file(mut file: Box<dyn Write + Send>, header: Header) -> io::Result<EventLog> {
        write_line(&mut file, &Frame::Honnin(header))?;
        Ok(EventLog::File(FileLog { file, numbers: Numbers::default(), lost: None, watch: None }))
    }

    /// The same log in a file, with somebody who looks at each event that is written; what is kept in
    /// memory can be looked at afterwards.
    #[must_use]
    pub fn watched(mut self, watch: impl FnMut(&Event) + Send + 'static) -> EventLog {
        if let EventLog::File(file) = &mut self {
            file.watch = Some(Box::new(watch));
        }
        self
    }

    /// Logs a step that has just been taken.
    pub fn took(&mut self, label: StepLabel, details: Details) {
        match self {
            EventLog::Memory(MemoryLog { events, numbers }) => {
                events.push(event(numbers, label, details));
            }
            EventLog::File(FileLog { file, numbers, lost, watch }) => {
                let position = Some(numbers.all());
                let event = Event { position, ..event(numbers, label, details) };
                // One event that is missing makes the rest worthless: no more is written.
                if lost.is_none() {
                    *lost = write_line(file, &event).err();
                    watch.iter_mut().for_each(|watch| watch(&event));
                }
            }
        }
    }

    /// The last step that was logged in memory.
    pub fn last_action(&self) -> Option<Action> {
        match self {
            EventLog::Memory(kept) => kept.events.last().map(|event| event.action),
            EventLog::File(_) => None,
        }
    }

    /// Takes the events out of memory; a file has none to give.
    pub fn take_events(&mut self) -> Vec<Event> {
        match self {
            EventLog::Memory(kept) => std::mem::take(&mut kept.events),
            EventLog::File(_) => Vec::new(),
        }
    }

    /// Writes the last line: the site is closed, and these images remain.
    ///
    /// # Errors
    /// When some line could not be written.
    pub fn close(&mut self, images: Vec<String>) -> io::Result<()> {
        let EventLog::File(FileLog { file, numbers, lost, .. }) = self else { return Ok(()) };
        if let Some(error) = lost.take() {
            return Err(error);
        }
        write_line(file, &Frame::Closed { events: numbers.all(), images })?;
        file.flush()
    }
}

fn event(numbers: &mut Numbers, label: StepLabel, details: Details) -> Event {
    let StepLabel { source, action } = label;
    let event = Event { source, seq: numbers.next(source), position: None, action, details };
    debug_assert_eq!(event.stray_field(), None, "an event says what its step is declared to");
    event
}

fn write_line(file: &mut impl Write, line: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *file, line)?;
    file.write_all(b"\n")
}
