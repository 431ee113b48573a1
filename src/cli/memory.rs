//! An amount of memory, as a user writes it.

use std::num::NonZeroU64;
use std::str::FromStr;

/// Bytes, written as a number with a unit: `512MiB`, `16GiB`, or plain bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Memory(NonZeroU64);

/// The units, the longest names first.
const UNITS: [(&str, u64); 4] = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("B", 1)];

impl Memory {
    pub(super) fn bytes(self) -> NonZeroU64 {
        self.0
    }
}

impl FromStr for Memory {
    type Err = String;

    fn from_str(text: &str) -> Result<Memory, String> {
        let unit = UNITS.iter().find(|(name, _)| text.ends_with(name));
        let (number, factor) = match unit {
            Some((name, factor)) => (&text[..text.len() - name.len()], *factor),
            None => (text, 1),
        };
        let number: Option<u64> = number.trim().parse().ok();
        let bytes = number.and_then(|number| number.checked_mul(factor)).and_then(NonZeroU64::new);
        let allowed = "a number of bytes, or of KiB, MiB or GiB, such as 16GiB";
        bytes.map(Memory).ok_or_else(|| format!("not an amount of memory: {allowed}"))
    }
}
