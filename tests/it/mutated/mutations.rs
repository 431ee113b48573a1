//! How an input is altered: bytes, numbers, words and lines of its own kind of file.

use crate::logs::Dice;

/// What means something in these files, or to whoever shows them.
const PIECES: [&str; 24] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "=",
    "\n",
    "\0",
    "-1",
    "18446744073709551616",
    "1e999",
    "null",
    "true",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{3164}",
    "\u{feff}",
    "\u{e0041}",
    "\"\"",
    "\\u0000",
    "C1",
    "\"position\":0,",
    "\"outcome\":\"delivered\"",
];

/// An input, altered in one place or in a few.
pub(super) fn altered(input: &[u8], others: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=dice.below(3) {
        if bytes.is_empty() {
            break;
        }
        alter(&mut bytes, others, dice);
    }
    bytes
}

fn alter(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(bytes.len());
    let until = at + dice.below(bytes.len() - at + 1).min(40);
    match dice.below(9) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => drop(bytes.drain(at..until)),
        2 => {
            let again = bytes[at..until].to_vec();
            bytes.splice(at..at, again);
        }
        3 => {
            let piece = PIECES[dice.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
        4 => number(bytes, at, dice),
        5 => line(bytes, dice),
        6 => bytes.truncate(at),
        7 => {
            let other = &others[dice.below(others.len())];
            let from = dice.below(other.len());
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => {
            let piece = bytes[at..until].to_vec();
            let to = dice.below(bytes.len());
            bytes.splice(to..to, piece);
        }
    }
}

/// Another number in place of the next one.
fn number(bytes: &mut Vec<u8>, from: usize, dice: &mut Dice) {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[from..].iter().position(is_digit).map(|at| from + at) else { return };
    let length = bytes[start..].iter().take_while(|byte| is_digit(byte)).count();
    let others = ["0", "1", "2", "3", "7", "255", "4294967296"];
    let other = others[dice.below(others.len())];
    bytes.splice(start..start + length, other.bytes());
}

/// A line is taken out, doubled, or put in another place.
fn line(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<Vec<u8>> =
        bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let taken = lines.remove(dice.below(lines.len()));
    for _ in 0..dice.below(3) {
        lines.insert(dice.below(lines.len() + 1), taken.clone());
    }
    *bytes = lines.concat();
}
