//! The ids of messages. An id that no catalogue has does not compile, nor does a message without the
//! values that it takes.

use std::fmt;

/// Every id, in order, with the names of the values that the message takes.
const MESSAGES: &[(&str, &[&str])] = &include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The id of a message. [`id!`](macro@crate::id) and [`family!`](macro@crate::family) make one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(&'static str);

impl MessageId {
    /// The id that is written so.
    ///
    /// # Panics
    /// When no message has it: in a constant, so that it does not compile.
    pub const fn known(id: &'static str) -> MessageId {
        assert!(position("", id).is_some(), "no message has this id");
        MessageId(id)
    }

    /// The id of a message that takes just the values with these names.
    ///
    /// # Panics
    /// When no message has the id, when it takes a value that is not named, or when it does not take
    /// one that is: in a constant, so that it does not compile.
    pub const fn taking(id: &'static str, values: &[&str]) -> MessageId {
        let place = position("", id).expect("no message has this id");
        let (_, taken) = MESSAGES[place];
        assert!(all_are_among(taken, values), "the message takes a value that it is not given");
        assert!(all_are_among(values, taken), "the message does not take a value that it is given");
        MessageId(id)
    }

    /// The id that is written so, where it is not known before the program runs.
    pub fn find(id: &str) -> Option<MessageId> {
        position("", id).map(|place| MessageId(MESSAGES[place].0))
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
            assert!(
                position(beginning, words[at]).is_some(),
                "some word has no message that begins so"
            );
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

/// A message with the values that it takes, by their names.
///
/// ```
/// use honnin_messages::{Language, Messages, message};
///
/// let messages = Messages::new(Language::En);
/// assert_eq!(message!(messages, "verdict-holds"), "holds");
/// assert_eq!(message!(messages, "scope-requests", n = 3), "requests 3");
/// // As in a struct: a variable of the same name.
/// let n = 4;
/// assert_eq!(message!(messages, "scope-requests", n), "requests 4");
/// ```
///
/// An id may be chosen beforehand; then it is seen when the program runs whether the values are there:
///
/// ```
/// # use honnin_messages::{Language, Messages, id, message};
/// # let messages = Messages::new(Language::En);
/// let bound = if true { id!("scope-requests") } else { id!("scope-nights") };
/// assert_eq!(message!(messages, bound, n = 3), "requests 3");
/// ```
///
/// Without a value that the message takes it does not compile, nor with one that it does not take:
///
/// ```compile_fail,E0080
/// # use honnin_messages::{Language, Messages, message};
/// message!(Messages::new(Language::En), "scope-requests");
/// ```
///
/// ```compile_fail,E0080
/// # use honnin_messages::{Language, Messages, message};
/// message!(Messages::new(Language::En), "scope-requests", n = 3, most = 4);
/// ```
#[macro_export]
macro_rules! message {
    ($messages:expr, $id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $messages.with(
            const { $crate::MessageId::taking($id, &[$(stringify!($name)),*]) },
            [$((stringify!($name), $crate::value!($name $(= $value)?))),*],
        )
    };
    ($messages:expr, $id:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $messages.with($id, [$((stringify!($name), $crate::value!($name $(= $value)?))),*])
    };
}

/// The value of one name in [`message!`].
#[doc(hidden)]
#[macro_export]
macro_rules! value {
    ($name:ident) => {
        $crate::MessageValue::from($name)
    };
    ($name:ident = $value:expr) => {
        $crate::MessageValue::from($value)
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

/// Where the message stands that has the id of these two parts.
const fn position(first: &str, second: &str) -> Option<usize> {
    let (mut from, mut to) = (0, MESSAGES.len());
    while from < to {
        let middle = from + (to - from) / 2;
        match compare(MESSAGES[middle].0.as_bytes(), first.as_bytes(), second.as_bytes()) {
            0 => return Some(middle),
            1 => to = middle,
            _ => from = middle + 1,
        }
    }
    None
}

/// Whether each of these names is one of the others.
const fn all_are_among(names: &[&str], others: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        let mut other = 0;
        while other < others.len()
            && compare(names[at].as_bytes(), others[other].as_bytes(), b"") != 0
        {
            other += 1;
        }
        if other == others.len() {
            return false;
        }
        at += 1;
    }
    true
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
