//! The ids of messages. An id that no catalogue has does not compile.

use std::fmt;

/// Every id, in order.
const IDS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/ids.rs"));

/// The id of a message. [`id!`](macro@crate::id) and [`family!`](macro@crate::family) make one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(&'static str);

impl MessageId {
    /// The id that is written so.
    ///
    /// # Panics
    /// When no message has it: in a constant, so that it does not compile.
    pub const fn known(id: &'static str) -> MessageId {
        assert!(is_known("", id), "no message has this id");
        MessageId(id)
    }

    /// The id that is written so, where it is not known before the program runs.
    pub fn find(id: &str) -> Option<MessageId> {
        IDS.binary_search(&id).ok().map(|place| MessageId(IDS[place]))
    }

    /// The id as it is written.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// The ids of the messages for the words of a type: the same beginning, and then the word.
#[derive(Clone, Copy, Debug)]
pub struct Family(&'static str);

impl Family {
    /// The messages that begin so, one for each of these words.
    ///
    /// # Panics
    /// When a word has none: in a constant, so that it does not compile.
    pub const fn known(beginning: &'static str, words: &[&str]) -> Family {
        let mut at = 0;
        while at < words.len() {
            assert!(is_known(beginning, words[at]), "some word has no message that begins so");
            at += 1;
        }
        Family(beginning)
    }

    /// The id for a word.
    ///
    /// # Panics
    /// When it is none of the words.
    pub fn id_for(self, word: &str) -> MessageId {
        let id = MessageId::find(&format!("{}{word}", self.0));
        id.unwrap_or_else(|| panic!("{}{word} is a message", self.0))
    }
}

/// The id of a message, which the compiler looks up.
///
/// ```
/// let holds = honnin_messages::id!("verdict-holds");
/// assert_eq!(holds.name(), "verdict-holds");
/// ```
///
/// No message has this id, so that it does not compile:
///
/// ```compile_fail,E0080
/// let missing = honnin_messages::id!("verdict-hold");
/// ```
#[macro_export]
macro_rules! id {
    ($id:literal) => {
        const { $crate::MessageId::known($id) }
    };
}

/// The id of the message for a word of a type that [`words!`](honnin_models::words) declares. The
/// compiler looks up the messages for all of its words: `family!("layer-", Layer, layer)`.
#[macro_export]
macro_rules! family {
    ($beginning:literal, $type:ty, $word:expr) => {
        const { $crate::Family::known($beginning, <$type>::WORDS) }.id_for(<$type>::word($word))
    };
}

/// Whether some message has the id of these two parts.
const fn is_known(first: &str, second: &str) -> bool {
    let (mut from, mut to) = (0, IDS.len());
    while from < to {
        let middle = from + (to - from) / 2;
        match compare(IDS[middle].as_bytes(), first.as_bytes(), second.as_bytes()) {
            0 => return true,
            1 => to = middle,
            _ => from = middle + 1,
        }
    }
    false
}

/// How an id compares with one in two parts: 0 where they are the same, 1 where it comes after it,
/// and -1 where it comes before it.
const fn compare(id: &[u8], first: &[u8], second: &[u8]) -> i8 {
    let length = first.len() + second.len();
    let mut at = 0;
    while at < id.len() && at < length {
        let other = if at < first.len() { first[at] } else { second[at - first.len()] };
        if id[at] != other {
            return if id[at] > other { 1 } else { -1 };
        }
        at += 1;
    }
    if id.len() == length {
        0
    } else if id.len() > length {
        1
    } else {
        -1
    }
}
