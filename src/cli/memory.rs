//! An amount of memory, as a user writes it.

use std::error::Error;
use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// Bytes, written as a number with a unit: `512MiB`, `16GiB`, or plain bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MemorySize(NonZeroU64);

/// The units, the longest names first.
const UNITS: [(&str, u64); 4] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("B", 1)];

impl MemorySize {
    pub(super) fn bytes(self) -> NonZeroU64 {
        self.0
    }
}

/// The text is not an amount of memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoMemory;

impl fmt::Display for NoMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no amount of memory")
    }
}

impl Error for NoMemory {}

impl FromStr for MemorySize {
    type Err = NoMemory;

    fn from_str(text: &str) -> Result<MemorySize, NoMemory> {
        let unit = UNITS.iter().find(|(name, _)| text.ends_with(name));
        let (number, factor) = match unit {
            Some((name, factor)) => (&text[..text.len() - name.len()], *factor),
            None => (text, 1),
        };
        let number: Option<u64> = number.trim().parse().ok();
        let bytes = number.and_then(|number| number.checked_mul(factor)).and_then(NonZeroU64::new);
        bytes.map(MemorySize).ok_or(NoMemory)
    }
}
