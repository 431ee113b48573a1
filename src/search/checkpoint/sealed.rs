//! Bytes on disk that cannot be taken for others: written in blocks, each with its length and a sum.
//!
//! The sum of a block goes into that of the next, and the first one begins with the name of the
//! file. So a byte that changed, a block that is missing, and a file that belongs elsewhere are all
//! noticed before a byte of the block is used; and a file of any size is written and read with the
//! memory of one block.

use crate::fingerprint::Fingerprint;
use serde::{Deserialize, Serialize};
use std::io::{Error, ErrorKind, Read, Result, Write};

/// How many bytes a block has at most.
const BLOCK: usize = 1 << 16;
/// What goes into a block's checksum before its bytes: the checksum of the block before, and its
/// length.
const BEFORE: usize = 12;
/// Set in the length of the last block.
const LAST: u32 = 1 << 31;

/// What a file must be, to be the one that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    /// Its length.
    pub(super) bytes: u64,
    /// The sum of its last block.
    pub(super) sum: u64,
}

/// Writes a sealed file.
pub(super) struct Sealing<W> {
    to: W,
    seal: Seal,
    block: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    /// Begins a file under a name.
    pub(super) fn new(to: W, name: &[u8]) -> Sealing<W> {
        let seal = Seal { bytes: 0, sum: u64::from_bytes(name) };
        Sealing { to, seal, block: vec![0; BEFORE] }
    }

    /// Appends bytes.
    pub(super) fn put(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            let room = BEFORE + BLOCK - self.block.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.block.extend_from_slice(now);
            bytes = later;
            if self.block.len() == BEFORE + BLOCK {
                self.end_block(0)?;
            }
        }
        Ok(())
    }

    /// How many bytes were written.
    pub(super) fn written(&self) -> u64 {
        self.seal.bytes
    }

    /// Ends the file, and gives back where it was written.
    pub(super) fn finish(mut self) -> Result<(W, Seal)> {
        self.end_block(LAST)?;
        self.to.flush()?;
        Ok((self.to, self.seal))
    }

    fn end_block(&mut self, last: u32) -> Result<()> {
        let length = ((self.block.len() - BEFORE) as u32 | last).to_le_bytes();
        self.seal.sum = sum_of(&mut self.block, self.seal.sum, length);
        self.to.write_all(&length)?;
        self.to.write_all(&self.seal.sum.to_le_bytes())?;
        self.to.write_all(&self.block[BEFORE..])?;
        self.seal.bytes += self.block.len() as u64;
        self.block.truncate(BEFORE);
        Ok(())
    }
}

/// Reads a sealed file.
pub(super) struct Unsealing<R> {
    from: R,
    read: Seal,
    expected: Seal,
    block: Vec<u8>,
    at: usize,
    last: bool,
}

impl<R: Read> Unsealing<R> {
    /// Begins to read a file that was written under this name and has this seal.
    pub(super) fn new(from: R, name: &[u8], expected: Seal) -> Unsealing<R> {
        let read = Seal { bytes: 0, sum: u64::from_bytes(name) };
        Unsealing { from, read, expected, block: vec![0; BEFORE], at: BEFORE, last: false }
    }

    /// How many bytes so many things of this size have, if the file can have them: what a file says of
    /// itself is no reason to ask for memory.
    pub(super) fn sized(&self, count: u64, size: usize) -> Result<usize> {
        let bytes = usize::try_from(count).ok().and_then(|count| count.checked_mul(size));
        let most = usize::try_from(self.expected.bytes).unwrap_or(usize::MAX);
        let bytes = bytes.filter(|bytes| *bytes <= most);
        bytes.ok_or_else(|| damaged("it says that it holds more than it has room for"))
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read.bytes
    }

    /// The next bytes, as many as there is room for.
    pub(super) fn take(&mut self, mut room: &mut [u8]) -> Result<()> {
        while !room.is_empty() {
            if self.at == self.block.len() {
                self.next_block()?;
            }
            let count = room.len().min(self.block.len() - self.at);
            let (now, later) = room.split_at_mut(count);
            now.copy_from_slice(&self.block[self.at..self.at + count]);
            self.at += count;
            room = later;
        }
        Ok(())
    }

    /// The next bytes, this many of them.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.take(&mut bytes)?;
        Ok(bytes)
    }

    /// Ends the file: nothing may be left of it.
    pub(super) fn finish(mut self) -> Result<()> {
        if !self.last && self.at == self.block.len() {
            self.next_block()?;
        }
        let nothing_left = self.last && self.at == self.block.len();
        if !nothing_left || self.from.read(&mut [0])? != 0 || self.read != self.expected {
            return Err(damaged("it is not the file that was written"));
        }
        Ok(())
    }

    fn next_block(&mut self) -> Result<()> {
        if self.last {
            return Err(damaged("it ends too early"));
        }
        let mut length = [0; 4];
        let mut sum = [0; 8];
        self.from.read_exact(&mut length)?;
        self.from.read_exact(&mut sum)?;
        let count = (u32::from_le_bytes(length) & !LAST) as usize;
        self.last = u32::from_le_bytes(length) & LAST != 0;
        if BLOCK < count {
            return Err(damaged("a block has a wrong length"));
        }
        self.block.resize(BEFORE + count, 0);
        self.from.read_exact(&mut self.block[BEFORE..])?;
        self.at = BEFORE;
        self.read.bytes += self.block.len() as u64;
        self.read.sum = sum_of(&mut self.block, self.read.sum, length);
        if self.read.sum != u64::from_le_bytes(sum) {
            return Err(damaged("a block has a wrong sum"));
        }
        Ok(())
    }
}

/// The sum of a block, after that of the one before.
fn sum_of(block: &mut [u8], before: u64, length: [u8; 4]) -> u64 {
    block[..8].copy_from_slice(&before.to_le_bytes());
    block[8..BEFORE].copy_from_slice(&length);
    u64::from_bytes(block)
}

/// A file that is not what was written.
pub(super) fn damaged(words: &str) -> Error {
    Error::new(ErrorKind::InvalidData, words.to_owned())
}
