//! A request, or nobody, in one byte.

use std::fmt;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// Names a request (and so the resident who made it), or nobody.
///
/// `Option<u8>` would take two bytes, one of them padding for half of its values; a state must
/// have no padding, because it is hashed and compared as bytes.
#[derive(Clone, Copy, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(transparent)]
pub struct Who(u8);

impl Who {
    /// No request: a free server, an empty page, the end of the queue.
    pub const NOBODY: Who = Who(0);

    /// The request with index `request`, counted from 0.
    pub fn request(request: usize) -> Who {
        Who(u8::try_from(request + 1).expect("requests are counted in one byte"))
    }

    /// The index of the request, or `None` for nobody.
    pub fn index(self) -> Option<usize> {
        (self != Who::NOBODY).then(|| usize::from(self.0) - 1)
    }

    /// The byte that stands for it: 0 for nobody, else one more than the index. It indexes tables that
    /// have a line for nobody too.
    pub(crate) fn byte(self) -> usize {
        usize::from(self.0)
    }

    /// Whether this names the request with index `request`.
    pub fn is(self, request: usize) -> bool {
        self == Who::request(request)
    }
}

impl fmt::Debug for Who {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index() {
            Some(request) => write!(formatter, "{request}"),
            None => formatter.write_str("-"),
        }
    }
}
