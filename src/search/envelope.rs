//! What workers send each other.

use super::fingerprint::Fingerprint;
use super::frontier::Segment;
use super::graph::Batch;
use crate::limits::StopReason;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::io::Write;
use timely::Accountable;
use timely::bytes::arc::Bytes;
use timely::dataflow::channels::ContainerBytes;

/// States on their way to the worker that owns them.
#[derive(Clone, Debug, Default)]
pub struct StateBatch<B, F> {
    /// The states.
    pub states: Segment<B, F>,
    /// What the predecessor of each is remembered by.
    pub traces: Vec<u32>,
}

/// What one worker sends to all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Broadcast {
    /// The result of a level.
    Tally(LevelTally),
    /// Everybody stops.
    Stop(StopReason),
    /// The sender is alive.
    Alive,
    /// How the sender's part of a checkpoint was written or read: what is in it, or what
    /// went wrong.
    Part(Result<CheckpointPart, String>),
    /// Predecessors by which states are remembered: the number of the path, and the trace.
    Traces(Vec<(usize, u32)>),
    /// States that are remembered so: the number of the path, and the name.
    Names(Vec<(usize, u128)>),
}

/// A worker's part of a checkpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckpointPart {
    /// States in its visited set.
    pub visited: u64,
    /// States that wait.
    pub waiting: u64,
    /// How many bytes its file has.
    pub bytes: u64,
    /// The sum over them.
    pub sum: u64,
}

/// What a worker has to say when a level is complete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelTally {
    /// States of the new level that the worker owns.
    pub states: u64,
    /// States of the level before that it explored.
    pub looked_at: u64,
    /// States that these represent, where one may represent many.
    pub stand_for: u64,
    /// Steps out of all that they represent.
    pub transitions: u64,
    /// The questions that some of these answer with yes.
    pub answered: u64,
    /// For each such question that wants a path, the least name of a state that does.
    pub least: Vec<(u32, u128)>,
    /// Bytes that its visited set takes.
    pub visited_bytes: u64,
    /// Why it did not explore all of them.
    pub cut: Option<StopReason>,
    /// Whether the level is to be kept on disk before the search goes on; the first worker decides.
    pub keep: bool,
}

/// The container in which Timely moves it.
#[derive(Clone, Debug)]
pub struct Envelope<B, F> {
    /// The worker it is for.
    pub to: usize,
    /// The worker it is from.
    pub from: usize,
    /// The round in which it was sent.
    pub round: u64,
    /// What is in it; nothing in a container that was emptied.
    pub content: Option<Payload<B, F>>,
    /// The bytes that travel, once their number was needed.
    encoded: OnceCell<Vec<u8>>,
}

/// What is in an envelope.
#[derive(Clone, Debug)]
pub enum Payload<B, F> {
    /// States.
    StateBatch(StateBatch<B, F>),
    /// Words.
    Broadcast(Broadcast),
}

impl<B, F> Envelope<B, F> {
    /// An envelope.
    pub fn new(from: usize, to: usize, round: u64, content: Payload<B, F>) -> Envelope<B, F> {
        Envelope { to, from, round, content: Some(content), encoded: OnceCell::new() }
    }
}

impl<B, F> Default for Envelope<B, F> {
    fn default() -> Envelope<B, F> {
        Envelope { to: 0, from: 0, round: 0, content: None, encoded: OnceCell::new() }
    }
}

impl<B, F> Accountable for Envelope<B, F> {
    fn record_count(&self) -> i64 {
        i64::from(self.content.is_some())
    }
}

/// Between processes, an envelope is: length of all that follows, receiver, sender, round, kind, then a message
/// (postcard), or the number of states, their names, traces and the batch.
impl<B: Batch, F: Fingerprint> ContainerBytes for Envelope<B, F> {
    fn from_bytes(bytes: Bytes) -> Self {
        decode(&bytes).expect("an envelope comes in as it was sent")
    }

    fn length_in_bytes(&self) -> usize {
        self.encoded().len()
    }

    fn into_bytes<W: Write>(&self, writer: &mut W) {
        writer.write_all(self.encoded()).expect("the writer has the room that was asked for");
    }
}

impl<B: Batch, F: Fingerprint> Envelope<B, F> {
    fn encoded(&self) -> &[u8] {
        self.encoded.get_or_init(|| encode(self))
    }
}

fn encode<B: Batch, F: Fingerprint>(envelope: &Envelope<B, F>) -> Vec<u8> {
    let mut bytes = vec![0; 8];
    bytes.extend((envelope.to as u32).to_le_bytes());
    bytes.extend((envelope.from as u32).to_le_bytes());
    bytes.extend(envelope.round.to_le_bytes());
    match &envelope.content {
        None => bytes.push(0),
        Some(Payload::Broadcast(message)) => {
            bytes.push(1);
            bytes = postcard::to_extend(message, bytes).expect("messages can be written");
        }
        Some(Payload::StateBatch(StateBatch { states, traces })) => {
            bytes.push(2);
            bytes.extend((traces.len() as u32).to_le_bytes());
            for name in &states.names {
                bytes.extend(&name.wide().to_be_bytes()[..F::BITS as usize / 8]);
            }
            bytes.extend(traces.iter().flat_map(|trace| trace.to_le_bytes()));
            states.states.encode(&mut bytes);
        }
    }
    let length = bytes.len() as u64;
    bytes[..8].copy_from_slice(&length.to_le_bytes());
    // Timely requires whole words.
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    bytes
}

fn decode<B: Batch, F: Fingerprint>(bytes: &[u8]) -> Option<Envelope<B, F>> {
    let (length, _) = bytes.split_first_chunk::<8>()?;
    let bytes = bytes.get(8..u64::from_le_bytes(*length) as usize)?;
    let (to, bytes) = number(bytes)?;
    let (from, bytes) = number(bytes)?;
    let (round, bytes) = bytes.split_first_chunk::<8>()?;
    let round = u64::from_le_bytes(*round);
    let (kind, bytes) = bytes.split_first()?;
    let content = match kind {
        0 => None,
        1 => Some(Payload::Broadcast(postcard::from_bytes(bytes).ok()?)),
        2 => Some(Payload::StateBatch(batch(bytes)?)),
        _ => return None,
    };
    Some(Envelope {
        to: to as usize,
        from: from as usize,
        round,
        content,
        encoded: OnceCell::new(),
    })
}

fn batch<B: Batch, F: Fingerprint>(bytes: &[u8]) -> Option<StateBatch<B, F>> {
    let (count, bytes) = number(bytes)?;
    let size = F::BITS as usize / 8;
    let (names, bytes) = bytes.split_at_checked(count as usize * size)?;
    let (traces, bytes) = bytes.split_at_checked(count as usize * 4)?;
    let names = names.chunks_exact(size).map(|name| {
        let mut wide = [0; 16];
        wide[..size].copy_from_slice(name);
        F::from_wide(u128::from_be_bytes(wide))
    });
    let traces = traces.as_chunks::<4>().0.iter().map(|&trace| u32::from_le_bytes(trace));
    let states = B::decode(bytes)?;
    let batch =
        StateBatch { states: Segment { states, names: names.collect() }, traces: traces.collect() };
    (batch.states.states.len() == count as usize).then_some(batch)
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}
